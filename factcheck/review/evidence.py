"""The window in which a claim gets a source: where from, which passage, what it says of the claim."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from factcheck.errors import UsageError
from factcheck.limits import NAME_CHARS, NOTE_CHARS
from factcheck.model.agreement import Agreement
from factcheck.model.claim import Claim
from factcheck.model.decision import Evidence, Source, SourceKind, Stance, Status
from factcheck.model.wording import SOURCE_WORDS, STATUS_WORDS
from factcheck.review.session import named
from factcheck.review.window import Choice, Field, Window, labelled
from factcheck.safe import one_line

_URL = ("http://", "https://")
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

    def __init__(
        self,
        claim: Claim,
        status: Status,
        *,
        sources: Sequence[Source],
        compare: Callable[[str, Claim], Agreement | None],
        save: Callable[[Evidence, Status], str],
    ) -> None:
        super().__init__()
        self.TITLE_WORDS = f"a source for {named(claim)}"
        self._claim = claim
        self._status = status
        self._sources = tuple(sources)
        self._recalled = len(self._sources)
        self._compare = compare
        self._save = save

    def parts(self) -> Iterator[Widget]:
        """Yield the fields, the one that is always needed first."""
        yield labelled("source", Field(id="source", longest=NAME_CHARS, placeholder="URL, title or person"))
        yield labelled("kind", Choice(tuple(_KINDS), SOURCE_WORDS[SourceKind.DOCUMENT], id="kind"))
        yield labelled("place", Field(id="locator", longest=NAME_CHARS, placeholder="page, table, minute"))
        yield labelled("passage", Field(id="passage", longest=NOTE_CHARS, placeholder="its own words"))
        yield Static(id="compared", markup=False)
        yield labelled("it", Choice([str(stance) for stance in Stance], str(Stance.SUPPORTS), id="stance"))
        yield labelled(
            "first said by", Field(id="origin", longest=NAME_CHARS, placeholder="if not the source")
        )
        yield labelled("as of", Field(id="as_of", longest=NAME_CHARS, placeholder="the date it speaks for"))
        words = [STATUS_WORDS[status] for status in _STATUSES]
        if self._status not in _STATUSES:
            words.append(STATUS_WORDS[self._status])
        yield labelled("then mark it", Choice(words, STATUS_WORDS[self._status], id="status"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Compare the passage's figure with the claim's; a URL is a web page."""
        if event.input.id == "passage":
            compared = self._compare(event.value, self._claim)
            words = "" if compared is None else compared.words
            self.query_one("#compared", Static).update(Content(one_line(words)))
        elif event.input.id == "source" and event.value.startswith(_URL):
            kinds = self.query_one("#kind", Choice)
            kinds.at = kinds.words.index(SOURCE_WORDS[SourceKind.WEB_PAGE])

    def action_recall(self, step: int) -> None:
        """Fill in a source that was used before."""
        if not self._sources:
            self.tell("no source was used yet in this sitting")
            return
        self._recalled = (self._recalled + step) % len(self._sources)
        source = self._sources[self._recalled]
        self.query_one("#source", Field).value = source.url or source.title
        self.query_one("#origin", Field).value = source.origin or ""
        kinds = self.query_one("#kind", Choice)
        kinds.at = kinds.words.index(SOURCE_WORDS[source.kind])

    def action_save(self) -> None:
        """Record the evidence with the status chosen."""
        words = self.query_one("#status", Choice).chosen
        status = next(status for status in Status if STATUS_WORDS[status] == words)
        self.attempt(lambda: self._save(self._evidence(), status))

    def _evidence(self) -> Evidence:
        title = self._typed("source")
        if not title:
            raise UsageError("a source is needed: a URL, a title, or who said it")
        return Evidence(
            source=Source(
                kind=_KINDS[self.query_one("#kind", Choice).chosen],
                title=title,
                url=title if title.startswith(_URL) else None,
                origin=self._typed("origin") or None,
            ),
            passage=self._typed("passage"),
            locator=self._typed("locator"),
            stance=Stance(self.query_one("#stance", Choice).chosen),
            as_of=self._typed("as_of") or None,
        )

    def _typed(self, field: str) -> str:
        return self.query_one(f"#{field}", Field).value.strip()
