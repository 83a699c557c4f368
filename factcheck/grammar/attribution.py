"""Who says what: reporting verbs and "according to", their speakers, and how far their words reach."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from factcheck.grammar import hearsay, names, owners, quotes, relatives, scopes
from factcheck.grammar.clauses import shared
from factcheck.grammar.letters import Sort
from factcheck.grammar.reporting import COMMAND, PUT_IT, Verb, anchors, may_speak, says_something, verbs
from factcheck.grammar.scopes import Page, Report
from factcheck.grammar.speakers import Subject, after, before, inverted
from factcheck.grammar.tails import is_object, tail_end
from factcheck.grammar.voices import Voices
from factcheck.model.document import Span, Zone
from factcheck.model.quantity import Attribution


def attribute(
    text: str, sentences: Sequence[Span], zones: Sequence[Zone] | None = None
) -> tuple[Attribution, ...]:
    """Return who says what in a folded document, in the order in which what they say begins.

    >>> text = "Police arrested 12 men, officials said. Nobody was hurt."
    >>> (one,) = attribute(text, (Span(0, 39), Span(40, 56)))
    >>> one.speaker, text[one.span.start : one.span.end], text[one.scope.start : one.scope.end]
    ('officials', 'officials said', 'Police arrested 12 men, officials said.')
    """
    quotations = quotes.find(text)
    marks = _find(text, quotations) if sentences else []
    if not marks and not quotations:
        return ()
    page = scopes.Page(text, sentences, quotations)
    voices = Voices(text, sentences, names.find(text), page.quoted, _skipped(zones))
    reports: list[Report] = []
    for mark in marks:
        _add(page, voices, mark, reports)
    found = list(scopes.measure(page, reports))
    found += owners.find(page, voices, reports, found)
    return tuple(sorted(found, key=lambda one: (one.scope.start, -one.scope.end)))


def said_at(attributions: Sequence[Attribution], at: int) -> Attribution | None:
    """Return the innermost attribution whose scope holds a position.

    The attributions come in the order that `attribute` gives them; the search ends where no scope,
    however long, could still reach the position.
    """
    innermost: Attribution | None = None
    for index in range(bisect_right(attributions, at, key=lambda one: one.scope.start) - 1, -1, -1):
        one = attributions[index]
        if at - one.scope.start > scopes.LONGEST:
            break
        own = one.span.start <= at < one.span.end  # "four survivors said"
        if at < one.scope.end and not own and (innermost is None or _length(one) < _length(innermost)):
            innermost = one
    return innermost


def _length(one: Attribution) -> int:
    return one.scope.end - one.scope.start


_OUT_OF_FLOW = frozenset({Zone.CAPTION, Zone.TABLE, Zone.CORRECTION})


def _skipped(zones: Sequence[Zone] | None) -> Callable[[int], bool]:
    if zones is None:
        return lambda _: False
    return lambda index: index < len(zones) and zones[index] in _OUT_OF_FLOW


def _find(text: str, quotations: Sequence[Span]) -> list[Span]:
    """Return where a word, or a colon before a quotation, may give something to someone."""
    marks = [Span(*match.span(1)) for match in anchors().finditer(text)]
    if text.startswith("According to"):
        marks.insert(0, Span(0, len("According to")))
    colons = [Span(one.start - 2, one.start - 1) for one in quotations if text.endswith(": ", 0, one.start)]
    return sorted(marks + colons) if colons else marks


def _add(page: Page, voices: Voices, mark: Span, reports: list[Report]) -> None:
    """Add the report that a reporting word makes, if it makes one, to those before it."""
    text = page.text
    earlier = reports[-1] if reports else None
    if earlier is not None and mark.start < earlier.end:
        return
    index = page.sentence_at(mark.start)
    low, high = page.sentences[index]
    if not low <= mark.start < high:
        return
    form = text[mark.start : mark.end].lower()
    if form == ":":
        # John Smith: "We lost 300."
        subject = before(text, low, mark.start)
        if subject is not None and subject.start == low and subject.sort is Sort.NAME:
            reports.append(_report(page, voices, subject, low, mark.end, index, trailing=False))
        return
    verb = verbs()[form]
    quotation = page.quotation_at(mark.start)
    if quotation is not None:
        low, high = max(low, quotation.start + 1), min(high, quotation.end)
    if verb.lemma == "citing":
        _cite(page, mark, high, index, reports)
    elif verb.lemma == "according_to":
        subject = after(text, mark.end, high)
        if subject is not None:
            trailing = _preceded(text, low, mark.start)
            reports.append(_report(page, voices, subject, mark.start, subject.end, index, trailing=trailing))
    elif form.endswith("ing"):
        if form == "saying" and (subject := hearsay.quoted_as_saying(text, low, mark)):
            trailing = hearsay.ends_clause(text, mark.end, high) and _preceded(text, low, subject.start)
            reports.append(_report(page, voices, subject, subject.start, mark.end, index, trailing=trailing))
        # ", adding that": whoever spoke last in the sentence goes on, or its subject begins to speak
        if text[mark.start - 2 : mark.start] != ", ":
            return
        if earlier is not None and earlier.sentence == index:
            reports.append(
                replace(earlier, start=mark.start, end=mark.end, trailing=False, quotation=None, via=None)
            )
        elif quotation is None:
            reports.extend(_shared(page, voices, verb, mark, index, Span(low, high)))
    else:
        report = _spoken(page, voices, verb, mark, index, Span(low, high))
        if report is not None:
            reports.append(report)
        elif quotation is None and (earlier is None or earlier.sentence != index or earlier.until):
            reports.extend(_shared(page, voices, verb, mark, index, Span(low, high)))


def _shared(page: Page, voices: Voices, verb: Verb, mark: Span, index: int, around: Span) -> Iterator[Report]:
    """Yield the report of a verb that shares the sentence's subject: "cut 40 jobs and said"."""
    text = page.text
    subject = shared(text, around.start, mark, verb)
    if subject is None or not may_speak(subject, verb, quoted=page.quoted(subject.start)):
        return
    if verb.lemma != "tell" and not says_something(text, subject, verb, mark, around.end):
        return
    if verb.lemma == "tell" and COMMAND.match(text, mark.end, around.end):
        return
    addressee = after(text, mark.end, around.end) if verb.lemma == "tell" else None
    yield _report(
        page, voices, subject, mark.start, addressee.end if addressee else mark.end, index,
        trailing=False, denies=verb.family == "denial",
    )  # fmt: skip


_LEADING = re.compile(r'[\s"]*(?:(?:And|But|Yet|However|Meanwhile|Still),?\s*)?')


def _preceded(text: str, low: int, at: int) -> bool:
    """Tell whether a sentence says anything before a position."""
    leading = _LEADING.match(text, low, at)
    begin = leading.end() if leading else low
    return bool(text[begin : min(at, begin + 40)].strip())


def _cite(page: Page, mark: Span, high: int, index: int, reports: list[Report]) -> None:
    source = after(page.text, mark.end, high)
    if source is not None and reports and reports[-1].sentence == index:
        reports[-1] = replace(reports[-1], via=page.text[source.start : source.end])


def _spoken(page: Page, voices: Voices, verb: Verb, mark: Span, index: int, around: Span) -> Report | None:
    text = page.text
    denies = verb.family == "denial"
    if verb.lemma == "put" and text.startswith(" it", mark.end):
        verb, mark = PUT_IT, Span(mark.start, mark.end + 3)
    elif verb.lemma == "tell" and COMMAND.match(text, mark.end, around.end):
        return None
    quoted = hearsay.quoted_by(text, mark, around.end) if verb.lemma == "quote" else None
    if quoted is not None and (subject := before(text, around.start, mark.start)):
        source, end = quoted
        return _report(page, voices, subject, subject.start, end, index, trailing=False, via=source)
    valued = hearsay.valued_by(text, around.start, mark, around.end) if verb.lemma in _VALUING else None
    if valued is not None:
        return _report(page, voices, valued, valued.start - len("by "), valued.end, index, trailing=True)
    if verb.family == "naming":
        return _named(page, voices, verb, mark, index, around)
    report = _verb_first(page, voices, verb, mark, index, around)
    if report is not None or text.startswith(" by ", mark.end):
        return report
    subject = before(text, around.start, mark.start)
    if subject is None or not may_speak(subject, verb, quoted=page.quoted(subject.start)):
        return None
    follows = page.quotation_before(subject.start)
    behind = text[max(around.start, subject.start - 7) : subject.start]
    tail = tail_end(text, around, subject, verb, mark, follows)
    preceded = follows is not None or _preceded(text, around.start, subject.start)
    trailing = tail is not None and preceded
    if not trailing and not says_something(text, subject, verb, mark, around.end):
        return None
    end = tail if trailing and tail else mark.end
    if not trailing and verb.lemma == "tell":
        addressee = after(text, mark.end, around.end)
        end = addressee.end if addressee else end
    via, relative = hearsay.cited_between(text, subject, mark)
    relative = relative or _WHICH.search(behind) is not None
    relative = relative or (behind.endswith("that ") and relatives.verb_at(text, mark.end + 1))
    return _report(
        page, voices, subject, subject.start, end, index,
        trailing=trailing, follows=follows if trailing else None, denies=denies, via=via, relative=relative,
        local=trailing and follows is None and verb is not PUT_IT and is_object(text, around, subject),
    )  # fmt: skip


def _named(page: Page, voices: Voices, verb: Verb, mark: Span, index: int, around: Span) -> Report | None:
    """Return the report of no more than quoted words: called it "the worst night in 30 years"."""
    opening = _NAMING.match(page.text, mark.end, around.end)
    quotation = page.quotation_at(opening.end()) if opening else None
    if quotation is None or page.quoted(mark.start):
        return None
    subject = before(page.text, around.start, mark.start)
    if subject is None or not may_speak(subject, verb, quoted=page.quoted(subject.start)):
        return None
    report = _report(page, voices, subject, subject.start, quotation.start, index, trailing=False)
    return replace(report, until=quotation.end)


_NAMING = re.compile(r"""[^.;:"\n]{1,80}?(?=["'](?<=\s["'])[^\W_])""")
_VALUING = frozenset({"put", "value", "estimate", "assess", "reckon"})


def _verb_first(
    page: Page, voices: Voices, verb: Verb, mark: Span, index: int, around: Span
) -> Report | None:
    """Return the report of a verb whose subject follows: said Jane Smith; was told by Dr Reed."""
    text = page.text
    if text.startswith(" by ", mark.end):
        subject = after(text, mark.end + 4, around.end) if verb.family in ("speech", "statement") else None
        if subject is None:
            return None
        return _report(page, voices, subject, mark.start, subject.end, index, trailing=False)
    edge = text[max(around.start, mark.start - 3) : mark.start].rstrip()
    follows = page.quotation_before(mark.start)
    if verb.family == "document" or not (follows or edge.endswith((",", '"', "'"))):
        return None
    if follows is None and verb.family == "manner":
        return None
    subject = inverted(text, mark.end, around.end)
    if subject is None or not may_speak(subject, verb, quoted=page.quoted(subject.start)):
        return None
    return _report(
        page, voices, subject, mark.start, subject.end, index,
        trailing=True, follows=follows, denies=verb.family == "denial",
    )  # fmt: skip


# a levy which officials reckon would cost £5m
_WHICH = re.compile(r"\b(?:which|whom|who) $")


def _report(
    page: Page, voices: Voices, subject: Subject, start: int, end: int, index: int, *,
    trailing: bool, follows: Span | None = None, denies: bool = False, via: str | None = None,
    relative: bool = False, local: bool = False,
) -> Report:  # fmt: skip
    return Report(
        start=start,
        end=end,
        sentence=index,
        speaker=voices.resolve(subject, index).name,
        via=via,
        denies=denies,
        trailing=trailing,
        quotation=follows,
        relative=relative,
        local=local,
    )
