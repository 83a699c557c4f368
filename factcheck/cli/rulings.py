"""Rulings that an editor wrote on a checked copy, taken back into the ledger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck import confined
from factcheck.cli.faults import complain
from factcheck.errors import DecisionError, LedgerError, ReportError, UsageError
from factcheck.limits import ARTICLE_BYTES
from factcheck.model.returned import Comment
from factcheck.model.ruling import HOW, find_slip, read_ruling
from factcheck.model.wording import many
from factcheck.safe import one_line

if TYPE_CHECKING:
    from factcheck.ledger import Ledger

_ZIP = b"PK\x03\x04"
_ADVICE = "open it in Word or LibreOffice and save it again, or save its text as .txt"
_ENDS = ("#", "---")
"""What no ruling goes on after: the next heading, or the foot of the copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What somebody wrote behind one slip."""

    where: str
    claim: int
    decision: str
    words: str
    author: str | None = None
    """Who answered a comment; None where the words stand on the slip itself."""


def take_in(ledger: "Ledger", path: Path, *, editor: str | None, now: datetime) -> bool:
    """Record the rulings on a checked copy, tell of each, and return whether all could be taken."""
    slips = list(written(path))
    if not slips:
        raise ReportError(f"{path} has no line to rule on; is it a copy that --paper checked wrote?")
    taken = same = blank = faults = 0
    for slip in slips:
        if not slip.words:
            blank += 1
            continue
        try:
            new = _take(ledger, slip, editor, now)
        except (DecisionError, LedgerError, UsageError) as error:
            faults += 1
            complain(f"{path}, {slip.where}: {error}")
            continue
        taken, same = taken + new, same + (not new)
    parts = [f"{many(taken, 'ruling')} recorded"]
    parts += [f"{same} known already"] if same else []
    parts += [f"{blank} not ruled on"] if blank else []
    parts += [f"{faults} not understood"] if faults else []
    click.echo(", ".join(parts), err=True)
    return not faults


def _take(ledger: "Ledger", slip: Written, editor: str | None, now: datetime) -> bool:
    ruling = read_ruling(slip.words)
    if ruling is None:
        raise UsageError(f"{slip.words[:60]!r} is no ruling on claim {slip.claim}; {HOW}")
    name = editor or slip.author
    if not name:
        raise UsageError(f"who ruled on claim {slip.claim}? name the editor with --editor")
    outcome, words = ruling
    new = ledger.rule(slip.claim, slip.decision, outcome, words=words, editor=name, now=now)
    if new:
        phrase = ledger.claim(slip.claim).claim.phrase
        said = f"{outcome}: {words}" if words else str(outcome)
        click.echo(one_line(f"{slip.claim}  “{phrase}”: {said} ({name})"))
    return new


def written(path: Path) -> Iterator[Written]:
    """Yield what stands behind each slip of a copy: Markdown, or Word with lines, comments and answers."""
    try:
        with path.open("rb") as file:
            raw = file.read(ARTICLE_BYTES + 1)
    except OSError as error:
        raise ReportError(f"{path} cannot be read ({(error.strerror or str(error)).lower()})") from error
    if len(raw) > ARTICLE_BYTES:
        raise ReportError(f"{path} is larger than any checked copy")
    if not raw.startswith(_ZIP):
        yield from _behind_slips(raw.decode("utf-8-sig", "replace").splitlines(), "line")
        return
    # whoever sent it may be anybody: it is opened where an article is
    copy = confined.returned("factcheck.word", raw, str(path), advice=_ADVICE)
    yield from _behind_slips(copy.lines, "paragraph")
    for number, comment in enumerate(copy.comments, 1):
        for slip in _behind_slips(comment.lines, "line"):
            yield _answered(slip, comment, f"comment {number}")


def _behind_slips(lines: Iterable[str], unit: str) -> Iterator[Written]:
    """Yield each slip with what is written behind it, down to the next heading or slip."""
    slip: Written | None = None
    words: list[str] = []
    for number, line in enumerate(lines, 1):
        found = find_slip(line)
        if slip is not None and (found is not None or line.lstrip().startswith(_ENDS)):
            yield replace(slip, words=" ".join(filter(None, words)))
            slip = None
        if found is not None:
            claim, decision, behind = found
            slip = Written(where=f"{unit} {number}", claim=claim, decision=decision, words="")
            words = [behind.strip("* ")]
        elif slip is not None:
            words.append(line.strip())
    if slip is not None:
        yield replace(slip, words=" ".join(filter(None, words)))


def _answered(slip: Written, comment: Comment, where: str) -> Written:
    """Return what an editor said of a comment: on its slip, else in the last answer that is a ruling."""
    answers = [(" ".join(reply.lines).strip(), reply.author) for reply in comment.replies]
    if slip.words or not answers:
        return Written(where=where, claim=slip.claim, decision=slip.decision, words=slip.words)
    words, author = next((each for each in reversed(answers) if read_ruling(each[0])), answers[-1])
    return Written(where=where, claim=slip.claim, decision=slip.decision, words=words, author=author)
