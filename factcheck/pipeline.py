"""The whole flow: article → sentences → quantities → claims, every number in exactly one tier → findings."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import KINDS
from factcheck.grammar.attribution import attribute, said_at
from factcheck.grammar.context import Surroundings, context, surroundings
from factcheck.grammar.fold import fold, odd_digits
from factcheck.grammar.parse import parse
from factcheck.grammar.scan import unaccounted
from factcheck.grammar.sentences import split
from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim, Extraction, Tier, claim_uid
from factcheck.model.document import Document, Span, Zone
from factcheck.model.quantity import Attribution, Kind, ParsedSentence, Quantity, SetAside
from factcheck.model.worth import Weights, parts, worth
from factcheck.reading import read_text
from factcheck.safe import hidden

if TYPE_CHECKING:
    from factcheck.model.finding import Finding
    from factcheck.model.house import HouseRules
    from factcheck.model.protocols import Memory


def extract(text: str | Document) -> Extraction:
    """Return every figure of an article, each in its tier, with all that the article says about it.

    Pure: no file is written and no database touched, and no text is ever an error.

    >>> extraction = extract("Around 200 people were held, the ministry said on 7 October.")
    >>> [(claim.phrase, claim.speaker) for claim in extraction.claims]
    [('Around 200 people', 'the ministry')]
    >>> [str(number.reason) for number in extraction.set_aside]
    ['date']
    """
    document = text if isinstance(text, Document) else read_text(text)
    folded = fold(document.text)
    sentences = split(folded, document.regions)
    parsed = tuple(parse(folded, sentences, document))
    attributions = attribute(folded, sentences) if any(each.quantities for each in parsed) else ()
    records = tuple(_records(document, folded, parsed, attributions))
    return Extraction(document=document, records=records, unaccounted=unaccounted(folded, records))


def check(
    extraction: Extraction,
    rules: "HouseRules",
    *,
    memory: "Memory | None" = None,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
) -> "tuple[Finding, ...]":
    """Return what the checks say of an article's figures: those that were named, or all that are on.

    >>> from factcheck.model.house import read_rules
    >>> rules = read_rules(tables("house"), "house.toml")
    >>> [each.working for each in check(extract("It is 7 miles (112 km) away."), rules)]
    ['7 miles = 11.27 kilometres; the text says 112 kilometres']
    """
    # the figures alone are found without them
    from factcheck.checks import chosen, findings
    from factcheck.reckoning.check import Forgetful
    from factcheck.reckoning.page import Page

    checks = chosen(only, skip, rules.off)
    return tuple(findings(Page(extraction, rules), memory or Forgetful(), checks))


def _records(
    document: Document, folded: str, parsed: tuple[ParsedSentence, ...], attributions: tuple[Attribution, ...]
) -> Iterator[Claim]:
    digest = document.digest
    for sentence in parsed:
        # one string for all of its figures, however many
        printed = document.surface(sentence.span)
        found: list[Claim] = []
        if sentence.quantities:
            around = surroundings(folded, sentence.span)
            found += [
                _claim(document, around, digest, sentence, printed, each, attributions)
                for each in sentence.quantities
            ]
        found += [_set_aside(document, digest, sentence, printed, each) for each in sentence.set_aside]
        yield from sorted(found, key=lambda claim: claim.number_start)


def _judge(quantity: Quantity, folded: str) -> tuple[Kind, Tier]:
    for kind in KINDS:
        tier = kind.judge(quantity, folded)
        if tier is not None:
            return Kind(kind.NAME), tier
    raise AssertionError("the last kind claims whatever is left")


@cache
def weights() -> Weights:
    """Return what makes a claim worth checking, as the lexicon says."""
    lists = dict(tables("worth"))
    people = frozenset(lists.pop("people")["nouns"].split())
    size = {int(step): points for step, points in lists.pop("size").items()}
    return Weights(people=people, size=size, **lists)


def _claim(
    document: Document,
    around: Surroundings,
    digest: str,
    sentence: ParsedSentence,
    printed: str,
    quantity: Quantity,
    attributions: tuple[Attribution, ...],
) -> Claim:
    kind, tier = _judge(quantity, around.text)
    number = quantity.figure.span
    said = said_at(attributions, number.start)
    told = context(around, quantity.span, said)
    claim_like = (quantity.part_of, quantity.twin_of)
    part_of, twin_of = (span and claim_uid(digest, span) for span in claim_like)
    return Claim(
        uid=claim_uid(digest, number),
        document=document.origin,
        tier=tier,
        start=quantity.span.start,
        end=quantity.span.end,
        phrase=document.surface(quantity.span),
        number_start=number.start,
        number_end=number.end,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        second=quantity.figure.second,
        hedge=quantity.hedge,
        unit=quantity.unit,
        noun=quantity.noun,
        noun_head=quantity.noun_head,
        measure=quantity.measure,
        per=quantity.per,
        change=quantity.change,
        role=quantity.role,
        kind=kind,
        action=told.action,
        speaker=said.speaker if said else None,
        attribution=document.surface(said.span) if said else None,
        via=said.via if said else None,
        modality=told.modality,
        place=told.place,
        period=told.period,
        zone=sentence.zone,
        sentence=printed,
        part_of=part_of,
        twin_of=twin_of,
        worth=worth(parts(weights(), kind, sentence.zone, quantity, told, said), tier, weights()),
        flags=quantity.flags + _flags(document.text, quantity.span, number),
        rule=quantity.figure.rule,
    )


def _set_aside(
    document: Document, digest: str, sentence: ParsedSentence, printed: str, aside: SetAside
) -> Claim:
    start, end = aside.span
    return Claim(
        uid=claim_uid(digest, Span(start, end)),
        document=document.origin,
        tier=Tier.SET_ASIDE,
        reason=aside.reason,
        start=start,
        end=end,
        phrase=document.surface(aside.span),
        number_start=start,
        number_end=end,
        zone=sentence.zone or Zone.BODY,
        sentence=printed,
        flags=_flags(document.text, aside.span, aside.span),
        rule=aside.rule,
    )


def _flags(text: str, phrase: Span, number: Span) -> tuple[str, ...]:
    """What a person should know of the characters that a phrase and its number are printed in."""
    # what hides beside a figure may make it look like another: "3" and "4" with nothing to see between
    printed = text[max(0, phrase.start - 1) : phrase.end + 1]
    if printed.isascii() and printed.isprintable():
        return ()
    digits = odd_digits(text[number.start : number.end])
    return (("hidden characters",) if hidden(printed) else ()) + ((digits,) if digits else ())
