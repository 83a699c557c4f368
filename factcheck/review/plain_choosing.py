"""Finding claims line by line: moving, lists, search, choices, orders, saved views, articles, the paper."""

from dataclasses import replace
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.model.amount import amount
from factcheck.model.entry import ClaimEntry
from factcheck.model.filter import ClaimFilter
from factcheck.model.protocols import WriteReport
from factcheck.model.quantity import Kind
from factcheck.model.wording import STATUS_WORDS
from factcheck.reports import SUFFIXES
from factcheck.review.alike import nearest_first
from factcheck.review.glyphs import ASCII
from factcheck.review.plain_lines import PlainLines
from factcheck.review.views import FROM_LISTS, ORDERS, VIEWS, words_for
from factcheck.safe import one_line

_LISTED = 20
_SAID = 60
"""Characters of a sentence in a list."""


class PlainChoosing(PlainLines):
    """The commands that choose what is shown."""

    write_report: WriteReport
    _sought = ""

    # moving

    def go(self, row: int) -> None:
        """Go to a claim by its row."""
        self.session.move(row)

    def next_open(self, step: int) -> None:
        """Go to the next open claim, or the one before."""
        session = self.session
        if not (session.next_open() if step > 0 else session.previous_open()):
            self.tell("No open claim is left here.")

    def match(self, step: int) -> None:
        """Go to the next claim with what was searched for last, or to the one before."""
        sought = self.session.filter.text or self._sought
        if not sought:
            raise UsageError(f"nothing was searched for yet: {self.keymap['search']}WORDS searches")
        self._among(replace(self.session.filter, text=sought), step, f"no claim that is shown has {sought!r}")

    def finding(self, step: int) -> None:
        """Go to the next claim that the checks found something in, or to the one before."""
        wanted = replace(self.session.filter, findings=True)
        self._among(wanted, step, "the checks say nothing of the claims that are shown")

    def _among(self, wanted: ClaimFilter, step: int, none: str) -> None:
        if not self.session.go_among(wanted, step):
            raise UsageError(none)

    def listed(self) -> None:
        """List claims from this one on, a line each."""
        session = self.session
        for row in range(session.cursor, min(session.cursor + _LISTED, len(session.rows))):
            entry = session.rows[row]
            marked = "marked, " if entry.id in session.marks else ""
            self.tell(f"  {row + 1} {marked}{_line(entry)}")

    # what is shown

    def search(self, words: str) -> None:
        """Show the claims with these words; all again without any."""
        self._sought = words or self._sought
        self.session.search(words)

    def filter(self, typed: str) -> None:
        """Make a choice by its letter, or drop it; save, show and delete views."""
        session = self.session
        letter, _, rest = typed.partition(" ")
        if not letter:
            chosen = {each for each, view in VIEWS.items() if view.on(session.filter, session.reviewer)}
            self.tell_all(
                f"{'*' if each in chosen else ' '}{each} {view.words}" for each, view in VIEWS.items()
            )
            self.tell_all(f" {each} {words}" for each, (_, words) in FROM_LISTS.items())
            self.tell_all(f" {number} {name}" for number, name in enumerate(self.saved, 1))
            letter, _, rest = self.ask("show only (a letter; empty leaves all as it was): ").partition(" ")
        if letter in VIEWS:
            session.reload(VIEWS[letter].over(session.filter, session.reviewer, session.current))
        elif letter in FROM_LISTS:
            getattr(self, FROM_LISTS[letter][0])(rest.strip())
        elif letter:
            wanted = f"{letter} {rest}".strip()
            session.reload(self.saved[wanted].over(session.filter, session.reviewer))
        self.tell(f"shown: {words_for(session.filter)}")

    def choose_kind(self, typed: str) -> None:
        """Choose a kind of figure."""
        kinds = list(Kind)
        at = kinds.index(Kind(typed)) if typed in kinds else self.pick("", [*map(str, kinds)], "which kind")
        if at is not None:
            self.session.reload(replace(self.session.filter, kinds=frozenset({kinds[at]})))

    def choose_speaker(self, typed: str) -> None:
        """Choose somebody who said something."""
        session = self.session
        names = [name for name, _ in session.ledger.speakers(session.filter.document)]
        at = names.index(typed) if typed in names else self.pick("", names, "said by which")
        if at is not None:
            session.reload(replace(session.filter, speaker=names[at]))

    def save_view(self, name: str) -> None:
        """Save what is shown under a name."""
        name = name or self.ask("name of the view: ")
        self.tell(self.saved.save(name, self.session.filter, self.session.reviewer))

    def forget_view(self, name: str) -> None:
        """Delete a saved view."""
        names = list(self.saved)
        at = names.index(name) if name in names else self.pick("", names, "delete which")
        if at is not None:
            self.tell(self.saved.forget(names[at]))

    def order(self, letter: str) -> None:
        """Put other claims first."""
        if letter not in ORDERS:
            self.tell_all(f"{each} {words}" for each, (_, words) in ORDERS.items())
            letter = self.ask("order (a letter; empty leaves all as it was): ")
        if letter in ORDERS:
            self.session.reload(replace(self.session.filter, order=ORDERS[letter][0]))
        self.tell(f"shown: {words_for(self.session.filter)}")

    # articles

    def articles(self, typed: str) -> None:
        """List the articles, or show the claims of one; of all for 0."""
        session = self.session
        documents = session.ledger.documents()
        if not typed:
            counts = session.ledger.counts_by_document()
            self.tell("  0 all articles")
            for number, each in enumerate(documents, 1):
                held = counts.get(each.id)
                told = f"{held.unreviewed:,} left of {held.total:,}" if held else "no claims"
                self.tell(f"  {number} {one_line(each.called)}: {told}")
            typed = self.ask("which article (empty leaves all as it was): ")
        if typed == "0":
            session.read_article(None)
        elif typed.isdecimal() and 0 < int(typed[:9]) <= len(documents):
            session.read_article(documents[int(typed[:9]) - 1].id)
        elif typed:
            raise UsageError(f"there are articles from 1 to {len(documents)}, and 0 for all")

    def compare(self) -> None:
        """Tell the same quantity elsewhere in the ledger, and go to the one that is chosen."""
        session = self.session
        here = session.here()
        alike = nearest_first(here.claim, session.ledger.alike(here.id))
        if not alike:
            raise UsageError("nothing else in the ledger is counted or measured like it")
        lines = [
            f"{session.articles.title(each.document_id)}: {_line(each)}; "
            f"{session.against(here.claim, each.claim).words}"
            for each in alike
        ]
        at = self.pick("", lines, "go to which")
        if at is not None:
            session.go_to(alike[at])

    def report(self, typed: str) -> None:
        """Write the checking paper of the article that is shown to a file."""
        path = Path(typed or self.ask("to the file (report.html): ") or "report.html").expanduser()
        if path.suffix.lower() not in SUFFIXES:
            raise UsageError(f"no report ends in {path.suffix or 'nothing'!r}: {' '.join(SUFFIXES)}")
        if path.exists() and self.ask(f"{path} is there already; write over it? y or n: ") not in (
            "y",
            "yes",
        ):
            return
        session = self.session
        document = session.current.document_id if session.current else session.filter.document
        self.tell(f"{path}: {self.write_report(path, document)}")


def _line(entry: ClaimEntry) -> str:
    claim = entry.claim
    sign = "v?, " if ASCII.sign(entry) == ASCII.bare else ""
    return one_line(f"{sign}{STATUS_WORDS[entry.status]}, {amount(claim)}: {claim.sentence[:_SAID]}")
