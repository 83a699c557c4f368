"""Whose a quotation is that no reporting clause gives to anyone: by the sentence before it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factcheck.grammar.letters import Sort
from factcheck.grammar.scopes import Page, Report, chained, continued
from factcheck.grammar.speakers import opening
from factcheck.grammar.voices import Voices
from factcheck.model.document import Span
from factcheck.model.quantity import Attribution

# Shorter ones are titles and turns of phrase.
_SHORTEST = 12
_FULL = frozenset(".!?\u2026")


def find(
    page: Page, voices: Voices, reports: Sequence[Report], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield the attributions of the quotations that open a sentence inside none of those found before."""
    by_sentence = {report.sentence: report for report in reports if not report.local}
    claimed = _Covered(found)
    end = 0
    for quotation in page.quotations:
        index = page.sentence_at(quotation.start)
        if index == 0 or quotation.start < end or quotation.end - quotation.start < _SHORTEST:
            continue
        if page.sentences[index].start != quotation.start or claimed.holds(quotation.start + 1):
            continue
        if page.text[quotation.end - 2] not in _FULL:
            continue  # "The 39 Steps" is a film
        owner = _owner(page, voices, by_sentence.get(index - 1), quotation, index)
        if owner is not None:
            speaker, words = owner
            for scope in (
                Span(quotation.start, chained(page, quotation.end)),
                *continued(page, quotation.end),
            ):
                yield Attribution(span=words, scope=scope, speaker=speaker)
                end = scope.end


def _owner(
    page: Page, voices: Voices, report: Report | None, quotation: Span, index: int
) -> tuple[str, Span] | None:
    """Return whose a quotation is by the sentence before it, and that sentence's words for it."""
    before = page.sentences[index - 1]
    if "\n" in page.text[before.end : quotation.start]:
        # "It was bad," said Ann Lee.  "Then 40 died." A paragraph of nothing but quoted words goes on.
        fills = page.text[quotation.end : quotation.end + 1] in ("", "\n")
        if report is None or report.quotation is None or not fills:
            return None
        is_answer = page.text[report.quotation.end - 2] == "?"
        return None if is_answer or not report.speaker else (report.speaker, Span(report.start, report.end))
    if report is not None:
        return (report.speaker, Span(report.start, report.end)) if report.speaker else None
    # He shook his head. "We lost 300."
    lead = opening(page.text, *before)
    if lead is None or lead.sort not in (Sort.NAME, Sort.PRONOUN) or page.quoted(lead.start):
        return None
    voice = voices.resolve(lead, index - 1)
    others = {person.name for _, person in voices.names.within(before)} - {voice.name}
    return (voice.name, Span(lead.start, lead.end)) if voice.name and voice.human and not others else None


class _Covered:
    """The stretches that attributions cover, put together."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for scope in sorted(one.scope for one in found):
            if self._ends and scope.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], scope.end)
            else:
                self._starts.append(scope.start)
                self._ends.append(scope.end)

    def holds(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]
