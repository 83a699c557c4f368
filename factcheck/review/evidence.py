"""The window in which a claim gets a source: where from, which passage, what it says of the claim."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from factcheck.errors import UsageError
from factcheck.limits import NAME_CHARS, NOTE_CHARS
from factcheck.model.agreement import Agreement, Relation
from factcheck.model.claim import Claim
from factcheck.model.decision import Evidence, Source, SourceKind, Stance, Status
from factcheck.model.whence import read_whence
from factcheck.model.wording import SOURCE_WORDS, STATUS_WORDS
from factcheck.review.deciding import named
from factcheck.review.window import Choice, Field, Window, labelled
from factcheck.safe import one_line
from factcheck.times import read_day, read_moment, stamp

_WHERE = "URL, file, title, or phone: spokesman, 19:40"
_DAY = "the date it speaks for: 2023-10-19"
_MOMENT = "now; or 19:40, 2023-10-19 19:40"
_AGAINST = frozenset({Relation.DIFFERS, Relation.OTHER})
_STATUSES = (Status.SOURCED, Status.VERIFIED, Status.DISPUTED)
_KINDS = {words: kind for kind, words in SOURCE_WORDS.items()}


class EvidenceWindow(Window[str]):
    """Enter saves the evidence and gives the status; Esc leaves all as it was."""

    HINT = "Enter save   Tab next   Up Down earlier sources   Esc change nothing"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", show=False, priority=True),
        Binding("up", "recall(-1)", show=False),
        Binding("down", "recall(1)", show=False),
    ]

    class Compared(Message):
        """The figures of a passage were read."""

        def __init__(self, passage: str, agreement: Agreement | None) -> None:
            super().__init__()
            self.passage = passage
            self.agreement = agreement

    def __init__(
        self,
        claim: Claim,
        status: Status,
        *,
        sources: Sequence[Source],
        folder: Path,
        clock: Callable[[], datetime],
        compare: Callable[[str, Claim], Agreement | None],
        save: Callable[[Evidence, Status], str],
    ) -> None:
        super().__init__()
        self.TITLE_WORDS = f"a source for {named(claim)}"
        self._claim = claim
        self._status = status
        self._sources = tuple(sources)
        self._recalled = len(self._sources)
        self._folder = folder
        self._clock = clock
        self._compare = compare
        self._save = save
        self._used: Source | None = None
        self._passage = ""
        self._reading = Lock()

    def parts(self) -> Iterator[Widget]:
        """Yield the fields, the one that is always needed first."""
        yield labelled("source", Field(id="source", longest=NOTE_CHARS, placeholder=_WHERE))
        yield labelled("kind", Choice(tuple(_KINDS), SOURCE_WORDS[SourceKind.DOCUMENT], id="kind"))
        yield labelled("place", Field(id="locator", longest=NAME_CHARS, placeholder="page, table, minute"))
        yield labelled("passage", Field(id="passage", longest=NOTE_CHARS, placeholder="its own words"))
        yield Static(id="compared", markup=False)
        yield labelled("it", Choice([str(stance) for stance in Stance], str(Stance.SUPPORTS), id="stance"))
        yield labelled(
            "first said by", Field(id="origin", longest=NAME_CHARS, placeholder="if not the source")
        )
        yield labelled("as of", Field(id="as_of", longest=NAME_CHARS, placeholder=_DAY))
        yield labelled("consulted", Field(id="consulted", longest=NAME_CHARS, placeholder=_MOMENT))
        words = [STATUS_WORDS[status] for status in _STATUSES]
        if self._status not in _STATUSES:
            words.append(STATUS_WORDS[self._status])
        yield labelled("then mark it", Choice(words, STATUS_WORDS[self._status], id="status"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Compare the figures of the passage with the claim; an address, a file, a person have their kind."""
        if event.input.id == "passage":
            self._read(event.value)
        elif event.input.id == "source":
            self._choose(read_whence(event.value, self._folder).source.kind)

    def on_mount(self) -> None:
        """Get the reader of figures ready while the source is typed: its first figure takes it a while."""
        self._read("")

    def _read(self, passage: str) -> None:
        self._passage = passage
        # a long passage takes longer to read than a key may
        self.run_worker(partial(self._compare_aside, passage), thread=True, group="compare")

    def _compare_aside(self, passage: str) -> None:
        with self._reading:
            if passage == self._passage:
                compared = self._compare(passage or "0", self._claim)
                self.post_message(self.Compared(passage, compared if passage.strip() else None))

    def on_evidence_window_compared(self, event: Compared) -> None:
        """Tell how the passage stands to the claim."""
        if event.passage == self._passage:
            compared = event.agreement
            told = self.query_one("#compared", Static)
            told.update(Content(one_line("" if compared is None else compared.words)))
            told.set_class(compared is not None and compared.relation in _AGAINST, "-against")

    def _choose(self, kind: SourceKind) -> None:
        kinds = self.query_one("#kind", Choice)
        kinds.at = kinds.words.index(SOURCE_WORDS[kind])

    def action_recall(self, step: int) -> None:
        """Fill in a source that was used before."""
        if not self._sources:
            self.tell("no source was used yet")
            return
        self._recalled = (self._recalled + step) % len(self._sources)
        source = self._sources[self._recalled]
        field = self.query_one("#source", Field)
        with self.prevent(Input.Changed):
            field.value = source.title
        field.cursor_position = len(field.value)
        self.query_one("#origin", Field).value = source.origin or ""
        self._choose(source.kind)
        self._used = source

    def action_save(self) -> None:
        """Record the evidence with the status chosen."""
        words = self.query_one("#status", Choice).chosen
        status = next(status for status in Status if STATUS_WORDS[status] == words)
        self.attempt(lambda: self._save(self._evidence(), status))

    def _evidence(self) -> Evidence:
        line = self._typed("source")
        if not line:
            raise UsageError("a source is needed: a URL, a file, a title, or who said it")
        whence = read_whence(line, self._folder)
        as_of, consulted = self._typed("as_of"), self._typed("consulted")
        # one that was recalled is the same source, whoever published it
        source = whence.source if self._used is None or line != self._used.title else self._used
        return Evidence(
            source=replace(
                source,
                kind=_KINDS[self.query_one("#kind", Choice).chosen],
                origin=self._typed("origin") or None,
            ),
            passage=self._typed("passage"),
            locator=self._typed("locator") or whence.locator,
            stance=Stance(self.query_one("#stance", Choice).chosen),
            consulted_at=stamp(read_moment(consulted, self._clock())),
            as_of=read_day(as_of) if as_of else None,
        )

    def _typed(self, field: str) -> str:
        return self.query_one(f"#{field}", Field).value.strip()
