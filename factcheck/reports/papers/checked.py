"""The checked copy: only the changes that are asked for, each with room for the editor's ruling."""

import re
from collections.abc import Iterable, Iterator

from factcheck.errors import ReportError, UnreadableArticle
from factcheck.model.decision import Decision
from factcheck.model.document import Span
from factcheck.model.entry import ClaimEntry, ClaimHistory
from factcheck.model.noting import evidence_line, quoted
from factcheck.model.paper import (
    Block,
    Bullets,
    Foot,
    Heading,
    Line,
    Paper,
    Run,
    Tone,
    Verdict,
    Words,
    plain,
)
from factcheck.model.report import ArticleReport, Report
from factcheck.model.ruling import HOW, slip
from factcheck.model.standing import standing
from factcheck.model.wording import NOTE_ERASED, drafted, made, ruled, sealed, standing_words, titled, when
from factcheck.safe import one_line

NAME = "checked"
LAYOUTS: tuple[str, ...] = ("md", "docx")

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PARSER = "factcheck.word.commenting"
_ADVICE = "open it in Word or LibreOffice, save it again and add that"
_DIGITS = re.compile(r"\d[\d.,\u00a0\u202f]*")


def compose(report: Report) -> Paper:
    """Return the list of changes, article by article."""
    return Paper(
        title="Checked copy",
        made_at=report.generated_at,
        claims=report.counts.total,
        blocks=_blocks(report),
    )


def asked(entry: ClaimEntry) -> str:
    """Return the change that is asked for, on one line: what stands there, and what should.

    >>> from tests.factories import claim
    >>> killed = claim("some 1,400 killed", "some 1,400 killed", "1400", number="1,400")
    >>> asked(ClaimEntry(id=1, document_id=1, claim=killed, correction="1,200"))
    'some 1,400 → 1,200 killed'
    >>> asked(ClaimEntry(id=1, document_id=1, claim=killed, correction="nobody"))
    'some 1,400 killed → nobody'
    """
    claim, correction = entry.claim, entry.correction
    if not correction:
        return f"{claim.phrase}: {standing_words(entry.status, entry.reason)}"
    first, end = claim.number_start - claim.start, claim.number_end - claim.start
    before, number, after = claim.phrase[:first], claim.phrase[first:end], claim.phrase[end:]
    alone = (not before or before[-1].isspace()) and (not after or after[0].isspace())
    if alone and _DIGITS.fullmatch(number) and _DIGITS.fullmatch(correction):
        return f"{before}{number} → {correction}{after}"
    return f"{claim.phrase} → {correction}"


def annotate(report: Report) -> bytes | None:
    """Return the Word file that the one article of a report came as, with a comment beside each figure.

    None where it came as something else; ReportError where the file takes no comments.
    """
    if len(report.articles) != 1:
        return None
    (article,) = report.articles
    draft = article.draft()
    if draft.media_type != _WORD or draft.raw is None:
        return None
    from factcheck import confined  # only a Word file pays for it

    comments, made_at = _comments(article), report.generated_at
    try:
        return confined.commented(
            "factcheck.word.commenting",
            draft.raw,
            comments,
            author="factcheck",
            made_at=made_at,
            advice=_ADVICE,
        )
    except UnreadableArticle as error:
        raise ReportError(f"no comments can be put into this Word file ({error})") from error


def _comments(article: ArticleReport) -> Iterator[tuple[Span, tuple[str, ...]]]:
    for history, decision in _changes(article.changes):
        claim = history.entry.claim
        said = (asked(history.entry), *map(_words, _grounds(history, decision)))
        lines = (*said, f"Ruling: {HOW}.", slip(history.entry.id, decision.uid))
        yield Span(claim.number_start, claim.number_end), tuple(map(one_line, lines))


def _blocks(report: Report) -> Iterator[Block]:
    only = report.articles[0].document if len(report.articles) == 1 else None
    number = sum(1 for article in report.articles for _ in _changes(article.changes))
    words = f"{number} change{'' if number == 1 else 's'} asked for" if number else "No change is asked for"
    yield Verdict(
        kicker="Checked copy",
        title=titled(only) if only else f"{len(report.articles)} articles" if report.articles else "",
        lamp="",
        words=words,
        lines=(plain(drafted(only)),) if only else (),
    )
    if number:
        yield Words(line=plain(f"For the editor: behind each ruling, {HOW}."))
    for article in report.articles:
        yield from _article(article, several=only is None)
    yield Heading(words="About this copy", level=2)
    yield Foot(lines=(plain(made(report)), plain(sealed(report.head))))


def _article(article: ArticleReport, *, several: bool) -> Iterator[Block]:
    named = not several
    for history, decision in _changes(article.changes):
        if not named:
            yield Heading(words=titled(article.document), document=article.document.id)
            yield Words(line=plain(drafted(article.document)))
            named = True
        yield Heading(words=asked(history.entry), level=3)
        copy = (Run("In the copy: ", Tone.SOFT), *quoted(history.entry))
        yield Bullets(lines=(copy, *_grounds(history, decision)))
        yield Words(line=plain(slip(history.entry.id, decision.uid)))


def _changes(histories: Iterable[ClaimHistory]) -> Iterator[tuple[ClaimHistory, Decision]]:
    for history in histories:
        decision = standing(history)
        if decision is not None:
            yield history, decision


def _grounds(history: ClaimHistory, decision: Decision) -> Iterator[Line]:
    entry = history.entry
    by = f"{standing_words(entry.status, entry.reason)}, {decision.reviewer}, {when(decision.decided_at)}"
    yield plain(by)
    note = NOTE_ERASED if decision.note is None else decision.note
    if note:
        yield plain(f"Note: {note}")
    for piece in decision.evidence:
        yield (Run("Source: ", Tone.SOFT), *evidence_line(piece))
    if not decision.evidence:
        yield plain("Source: none recorded")
    if decision.ruling is not None:
        yield plain(f"Ruled already: {ruled(decision.ruling)}")


def _words(line: Line) -> str:
    return "".join(f"“{run.text}”" if run.tone is Tone.QUOTE else run.text for run in line)
