"""How far an attribution reaches: its clause, its sentence, the quotations that belong to it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from factcheck.grammar import partings, quotes, relatives
from factcheck.model.document import Span
from factcheck.model.quantity import Attribution

# No scope is longer: what would be is cut off here.
LONGEST = quotes.LONGEST


class Page:
    """A folded text with its sentences and quotations."""

    def __init__(self, text: str, sentences: Sequence[Span], quotations: Sequence[Span]) -> None:
        self.text = text
        self.sentences = sentences
        self.quotations = quotations
        self._sentence_starts = [span.start for span in sentences]
        self._quotation_starts = [span.start for span in quotations]

    def sentence_at(self, at: int) -> int:
        """Return the index of the sentence that a position stands in or after."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def quotation_at(self, at: int) -> Span | None:
        """Return the quotation that a position stands inside."""
        index = bisect_right(self._quotation_starts, at) - 1
        return self.quotations[index] if index >= 0 and at < self.quotations[index].end else None

    def quoted(self, at: int) -> bool:
        """Tell whether a position stands inside a quotation."""
        return self.quotation_at(at) is not None

    def quotation_before(self, at: int) -> Span | None:
        """Return the quotation that ends right before a position, spaces and a comma apart."""
        end = at
        while end > 0 and at - end < 4 and self.text[end - 1] in " ,\u2014":
            end -= 1
        last = self.quotation_at(end - 1) if end else None
        return last if last is not None and last.end == end else None

    def quotation_after(self, at: int) -> Span | None:
        """Return the quotation that opens right after a position, spaces, a comma or a colon apart."""
        start = at
        while start < len(self.text) and start - at < 6 and self.text[start] in " ,.:\u2014":
            start += 1
        if ":" in self.text[at:start]:
            while start < len(self.text) and start - at < 8 and self.text[start] in " \n":
                start += 1
        following = self.quotation_at(start) if start < len(self.text) else None
        return following if following is not None and following.start == start else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An attribution as found, before it is known how far it reaches."""

    start: int
    end: int
    sentence: int
    speaker: str | None
    via: str | None = None
    denies: bool = False
    trailing: bool
    """What is said stands before it, and may go on after it."""
    quotation: Span | None = None
    """The quotation that it follows: "We lost 300," he said."""
    relative: bool = False
    """It stands in a clause of its own: Acme, which said it lost 300, closed."""
    until: int | None = None
    """Where what is said ends, if the words themselves show it: called it "a mess"."""
    local: bool = False
    """It is about no more than the words right before it: the 300 that analysts had expected."""


def measure(page: Page, reports: Sequence[Report]) -> Iterator[Attribution]:
    """Yield the attributions of each report, with scopes that leave room for those of its neighbours."""
    for report in reports:
        if report.local:
            yield _attribution(
                report, max(report.start - _LOCAL, page.sentences[report.sentence].start), report.end
            )
    whole = [report for report in reports if not report.local]
    for index, report in enumerate(whole):
        earlier = whole[index - 1] if index else None
        later = whole[index + 1] if index + 1 < len(whole) else None
        if earlier is not None and earlier.sentence != report.sentence:
            earlier = None
        beside = later if later is not None and later.sentence == report.sentence else None
        start, end = _bounds(page, report, earlier, beside)
        if beside is None:
            if report.trailing and (later is None or later.sentence > report.sentence + 1):
                end = _carried(page, report, start, end)
            resumed = _resumed(page, report, later, end)
            if resumed is not None:
                yield _attribution(report, *resumed)
            for paragraph in continued(page, resumed.end if resumed else end):
                yield _attribution(replace(report, trailing=False), *paragraph)
        yield _attribution(report, start, end)


# How much of what stands before "that analysts had expected" those words are about.
_LOCAL = 24


def _attribution(report: Report, start: int, end: int) -> Attribution:
    start = max(start, end - LONGEST) if report.trailing else start
    return Attribution(
        span=Span(report.start, report.end),
        scope=Span(start, min(max(end, start), start + LONGEST)),
        speaker=report.speaker,
        via=report.via,
        denies=report.denies,
    )


def _resumed(page: Page, report: Report, later: Report | None, end: int) -> Span | None:
    """Return the quotation that opens the next sentence, where a speaker was quoted and only named since."""
    index = report.sentence + 1
    if report.quotation is None or index >= len(page.sentences):
        return None
    start = page.sentences[index].start
    following = page.quotation_at(start)
    if following is None or following.start != start or end >= start:
        return None
    if "\n" in page.text[page.sentences[index - 1].end : start] or (later and later.quotation == following):
        return None
    return Span(start, chained(page, following.end))


# How many paragraphs of nothing but quoted words follow a quotation without saying again whose they are.
_PARAGRAPHS = 4


def continued(page: Page, end: int) -> Iterator[Span]:
    """Yield the paragraphs of nothing but quoted words that go on where a speaker's quotation ended one."""
    text = page.text
    for _ in range(_PARAGRAPHS):
        last = page.quotation_at(end - 1) if end else None
        # a question is answered by someone else; without a full stop it is a quotation pulled from elsewhere
        if last is None or last.end != end or text[end - 2] not in _FULL:
            return
        start = end
        while start < len(text) and start - end < 6 and text[start].isspace():
            start += 1
        following = page.quotation_at(start) if "\n" in text[end:start] else None
        if following is None or following.start != start:
            return
        end = chained(page, following.end)
        if text[end : end + 1] not in ("", "\n") or text[end - 2] not in _FULL:
            return
        yield Span(start, end)


_FULL = frozenset(".!\u2026")


def _bounds(page: Page, report: Report, earlier: Report | None, later: Report | None) -> tuple[int, int]:
    low, high = page.sentences[report.sentence]
    around = page.quotation_at(report.start)
    if around is not None:
        low, high = max(low, around.start), min(high, around.end)
    if report.until is not None:
        return report.end, report.until
    if report.quotation is not None:
        return _of_quotation(page, report, earlier, low)
    if report.relative:
        high = relatives.end(page.text, low, Span(report.start, report.end), high)
    elif report.trailing and (aside := partings.speakers_aside().match(page.text, report.end, high)):
        # said Jane Smith, who has 900 acres; police said, as a storm hit
        high = aside.start("aside")
    end = _end(page, report, later, high)
    if not report.trailing:
        return report.end, _with_quotations(page, report.end, end)
    return _start(page, report, earlier, low), end


def _of_quotation(page: Page, report: Report, earlier: Report | None, low: int) -> tuple[int, int]:
    quotation = report.quotation
    assert quotation is not None
    # what stands before a quotation inside the sentence is reported too: The law was "a mess", he said
    start = quotation.start if earlier is not None else min(quotation.start, low)
    following = page.quotation_after(report.end)
    return start, chained(page, following.end) if following else report.start


def _start(page: Page, report: Report, earlier: Report | None, low: int) -> int:
    at = page.text.rfind(";", earlier.end if earlier else low, report.start)
    if at >= 0:
        return at + 1
    if earlier is None:
        return low
    if not earlier.trailing:
        # "X said A, Y reported": the second tells what the first said, unless a conjunction parts them
        parting = partings.parting().search(page.text, earlier.end, report.start)
        return parting.end() if parting else low
    between = partings.boundary().search(page.text, earlier.end, report.start)
    return between.end() if between else max(low, earlier.end)


def _end(page: Page, report: Report, later: Report | None, high: int) -> int:
    text = page.text
    if later is not None and later.start > high:
        later = None
    contrast = partings.contrast().search(text, report.end, later.start if later else high)
    if contrast and not (report.trailing and partings.goes_on().match(text, contrast.end())):
        return contrast.start()
    if later is None:
        return high
    if later.trailing and not report.trailing:
        parting = partings.parting().search(text, report.end, later.start)
        if parting:
            return parting.start()
    # "X says that Y said": the second is part of what the first says, unless a link stands before it
    link = partings.link().search(text, max(report.end, later.start - 16), later.start)
    if link:
        return link.start()
    if later.trailing:
        between = partings.boundary().search(text, report.end, later.start)
        return between.start() if between else later.start
    return later.start if report.trailing else high


def _with_quotations(page: Page, start: int, end: int) -> int:
    """Return where the scope ends when the quotation that begins in it runs on past it."""
    opened = page.quotation_after(start) or (page.quotation_at(end - 1) if end > start else None)
    if opened is None or opened.start < start or opened.end < end - 2:
        return end
    return chained(page, max(end, opened.end))


def chained(page: Page, end: int) -> int:
    """Return the end of the quotations that follow one another with nothing but a space between."""
    for _ in range(8):
        following = page.quotation_at(end + 1) if page.text.startswith(' "', end) else None
        if following is None or following.start != end + 1:
            break
        end = following.end
    return end


def _carried(page: Page, report: Report, start: int, end: int) -> int:
    """Return the end of the next sentence when it tells the parts of what was said: "One drone was ..."."""
    index = report.sentence + 1
    if index >= len(page.sentences) or report.quotation or end < page.sentences[report.sentence].end:
        return end
    span = page.sentences[index]
    if span.start - end > 2 or "\n" in page.text[end : span.start]:
        return end
    part = partings.part().match(page.text, span.start, span.end)
    if part is None:
        return end
    noun = part["noun"]
    if (
        noun
        and regex.search(rf"\b{regex.escape(noun[:-1])}\w{{0,4}}s\b", page.text[start : report.start]) is None
    ):
        return end
    return span.end
