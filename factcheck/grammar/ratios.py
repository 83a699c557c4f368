"""Two numbers that measure each other: scores and votes, odds, ratios, one in so many."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from factcheck.grammar.changes import verbs
from factcheck.grammar.numeral import Form, share
from factcheck.grammar.terms import Term, single
from factcheck.grammar.wordlists import either, words
from factcheck.model.document import Span
from factcheck.model.quantity import Figure, Kind, Number

_EVERY = regex.compile(r"(?r)(?<!\w)[Ff]or[ ]every[ ]")
_AND_THEN = re.compile(  # for every 100 sons, there were 94
    r"[ ][a-z]+(?:[ ][a-z]+)?,?[ ](?:there[ ](?:were|are)[ ]|around[ ]|nearly[ ]|about[ ]|just[ ]|only[ ])?"
)

_LARGEST_SCORE = 999
_LARGEST_VOTE = 1_000_000_000
_LARGEST_SCALE = 10_000_000
"""The scale of a map, 1:25,000, has the form of a ratio."""

_WON_BY = r"votes|frames|goals|points|sets|games|legs|holes|runs"
_VERSUS = re.compile(  # 2-1, 33/1, 3:1, 5 to 1; but "with 34: 14 gold" has a list behind its colon
    rf"-|/|[ ]?:|[ ]:[ ]|[ ](?:(?:{_WON_BY})[ ])?to[ ]"
)
_AT_ODDS = regex.compile(
    r"""
    (?r) (?: (?:chances|chance|ratio|odds|rate) (?:[ ](?:were|are|of|at|is)|,)?     # odds of, a ratio of
           | outnumber(?:ed|ing|s)?(?:[ ][a-z]+){0,2}?(?:[ ]by)? | at )
    [ ] (?:roughly[ ]|around[ ]|about[ ])?
    """,
    regex.VERBOSE,
)
_ODDS_BEFORE = re.compile(
    r"(?<!\w)(?:favou?rites?|bookmakers?|outsiders?|bookies|ratio|odds)(?!\w)"  # the bookmakers' 5-1
)
_ODDS_AFTER = re.compile(
    r"[ ](?:favou?rites?|outsiders?|against|chance|shots?|ratio|odds|on(?=[,.;)]|$))(?!\w)"  # a 5-1 outsider
)
_VOTED = regex.compile(  # voted by 22 to 17, the jury split 10 to 2, voters backed it 52 to 48
    r"""
    (?r) (?<!\w) (?:voted|votes?|divided|split|ruled|carried|passed|backed|approved|rejected|margin|majority
                    |defeated|beaten|beat|leads|led|wins|won|lost)
    (?: [ ] (?: the[ ](?:motion|measure|proposal|bill) | [A-Z][\w'-]+
              | was|were|is|by|of|it|him|her|them ) ){0,2} [ ]
    """,
    regex.VERBOSE,
)
_MOVED = regex.compile(  # narrowed from 14 points to three, cut 9 goals to 4
    r"(?r)(?<!\w)(?P<word>[A-Za-z]+)(?:[ ](?:almost|nearly|about|just|by))?[ ]"
)
_DECIDED = re.compile(  # a 2-3 defeat, 4-6 on the season
    r"[ ](?:victory|defeat|draw|vote|win|(?:on[ ]the|this)[ ](?:season|year|campaign))(?!\w)"
)

_OUT_OF = re.compile(
    r"""
    [ ] (?: (?:out[ ]of|for|in|of)[ ]every | out[ ]of | per | in | of )     # nine out of 10, £1 in every £4
    (?: [ ](?:those|these|the) )? [ ]
    | -in-                                                                  # a 1-in-5 chance
    """,
    re.VERBOSE | re.IGNORECASE,
)


_ONE_OF_THEM = re.compile(  # one person in 500, one seat for every 220,000 votes
    r"[ ][a-z]{2,20}(?P<every>[ ](?:(?:in|out[ ]of)(?:[ ]every)?|for[ ]every)[ ])"
)
_NO_NOUN_NEXT = re.compile(
    r"[.,;:!?)]|\s*$|[ ](?:is|are|was|were|has|have|had|will|would|could|can|may|who|now)(?!\w)"
)


@cache
def _contest() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(words('contests', 'before'))})(?!\w)")


@cache
def _contest_goes_on() -> re.Pattern[str]:
    decided = either(words("contests", "after"))
    return re.compile(
        rf"""
          [ -] (?:{decided}) (?!\w)                                                         # a 2-1 win
        | [,.;)] | $                                                                        # won 2-1.
        | [ ] (?:against|after|last|over|with|and|but|for|as|at|by|in|on|to) (?!\w)         # won 2-1 at
        """,
        re.VERBOSE,
    )


def two_values(span: Span, first: Number, second: Number, kind: Kind, rule: str) -> Figure:
    """Return a figure of two numbers, of which the first is its value.

    >>> two_values(Span(0, 3), Decimal(2), Decimal(1), Kind.SCORE, "score").second
    Decimal('1')
    """
    return Figure(span=span, value=first, low=first, high=first, second=second, kind=kind, rule=rule)


def link_between(text: str, first: Term, second: Term) -> tuple[str, Number | None]:
    """Return what joins two terms and what the second is worth: the sign of "5°-7°" is a hyphen."""
    link = text[first.end : second.start]
    # "5°-7°", and "2 -7" with a space gone astray
    if second.negative and not link.strip() and text[second.start] == "-":
        return "-", second.numeral.value
    return link, second.value


def find_for_every(text: str, first: Term, second: Term, sentence: Span) -> Figure | None:
    """Return the ratio of "for every 100 sons, 94 daughters": 94 to 100."""
    whole, part = first.numeral.value, second.numeral.value
    if not _EVERY.match(text, max(sentence.start, first.start - 12), first.start):
        return None
    if first.unit != second.unit or not _AND_THEN.fullmatch(text, first.end, second.start):
        return None
    if not isinstance(whole, Decimal) or not isinstance(part, Decimal) or not whole:
        return None
    each = Fraction(part) / Fraction(whole)
    span = Span(first.first, second.numeral.span.end)
    return single(span, share(each.numerator, each.denominator), "for-every", kind=Kind.RATIO)


def find_score(text: str, first: Term, second: Term, sentence: Span) -> Figure | None:
    """Return a score, a vote, odds or a ratio: "won 2-1", "a 52-48 vote", "odds of 5-1", "3:1"."""
    ours = first.numeral.value
    link, theirs = link_between(text, first, second)
    # "52% to 48%", and a percentage that is said once for both
    unit = first.unit or second.unit
    if unit not in {None, "percentage"} or (first.unit and second.unit not in {None, unit}):
        return None
    if first.negative or not _VERSUS.fullmatch(link):
        return None
    most = _LARGEST_VOTE if link == " votes to " else _LARGEST_SCORE
    largest = _LARGEST_SCALE if link == ":" else most
    if ours is None or theirs is None or not _is_score(ours, most) or not _is_score(theirs, largest):
        return None
    if link.endswith(" to ") and _moves(text, first.start, sentence):
        return None
    span = Span(first.numeral.span.start, second.numeral.span.end)
    left = text[max(sentence.start, span.start - 42) : span.start]
    counted = link not in {" to ", "-", "/"} and link.endswith(" to ")
    voted = counted or (
        link == " to " and _VOTED.match(text, max(sentence.start, span.start - 36), span.start)
    )
    if voted and ours > theirs:
        score = two_values(span, ours, theirs, Kind.SCORE, "score")
        return replace(score, unit=unit, unit_span=second.unit_span or first.unit_span)
    if unit:
        return None
    if _is_ratio(text, link, left, span, sentence):
        return two_values(span, ours, theirs, Kind.RATIO, "ratio")
    if link != "-":
        return None
    contest = _contest().search(left) and _contest_goes_on().match(text, span.end)
    # a range ascends: what does not is a score
    if contest or ours >= theirs or _DECIDED.match(text, span.end):
        return two_values(span, ours, theirs, Kind.SCORE, "score")
    return None


def _moves(text: str, start: int, sentence: Span) -> bool:
    """Whether what stands before "14 points to three" says that it is from where to where, or by how much."""
    word = _MOVED.match(text, max(sentence.start, start - 24), start)
    return word is not None and (word["word"] == "from" or word["word"] in _changing())


@cache
def _changing() -> frozenset[str]:
    """Words of change, but for those of games: "fell 9 goals to 4", "lost 9 goals to 4"."""
    return words("change", "moving").union(verbs()) - words("contests", "before")


def _is_score(value: Number, largest: int = _LARGEST_SCORE) -> bool:
    return isinstance(value, Decimal) and value == value.to_integral_value() and 0 <= value <= largest


def _is_ratio(text: str, link: str, left: str, span: Span, sentence: Span) -> bool:
    to_one = link == "/" and text.startswith("/1", span.end - 2)
    if to_one or link in {":", " : "} or _ODDS_AFTER.match(text, span.end):
        return True
    if link == "-":
        return _ODDS_BEFORE.search(left) is not None
    return _AT_ODDS.match(text, max(sentence.start, span.start - 36), span.start) is not None


def find_one_in(text: str, first: Term, second: Term, sentence: Span) -> Figure | None:
    """Return the share of "one in five adults", "nine out of 10", "£1 in every £4"."""
    link = text[first.end : second.start]
    part, whole = first.numeral.value, second.numeral.value
    them = _ONE_OF_THEM.fullmatch(link) if part == 1 else None
    if them and ("every" in link or _NO_NOUN_NEXT.match(text, second.end)):
        link = them["every"]
    if not _OUT_OF.fullmatch(link) or first.numeral.form is Form.ORDINAL:
        return None
    # "five of the 20 people" are five people
    counted = link.startswith(" of ") and not link.startswith(" of every")
    if counted or first.unit != second.unit or (first.unit and not first.currency):
        return None
    if not isinstance(part, Decimal) or not isinstance(whole, Decimal) or not _is_share(part, whole, link):
        return None
    value = share(int(part), int(whole))
    return single(Span(first.first, second.numeral.span.end), value, "one-in", kind=Kind.FRACTION)


def find_over(text: str, first: Term, second: Term, sentence: Span) -> Figure | None:
    """Return a fraction that is read out, "one over twenty", where the sentence says nothing else."""
    part, whole = first.numeral.value, second.numeral.value
    if text[first.end : second.start] != " over " or first.unit or second.unit:
        return None
    if not isinstance(part, Decimal) or not isinstance(whole, Decimal) or not 0 < part < whole:
        return None
    opens = first.negative or not text[sentence.start : first.start].strip()
    if not opens or text[second.end : sentence.end].strip(" .?!\n"):
        return None
    each = Fraction(part) / Fraction(whole) * (-1 if first.negative else 1)
    span = Span(first.first, second.numeral.span.end)
    return single(span, share(each.numerator, each.denominator), "over", kind=Kind.FRACTION)


def _is_share(part: Decimal, whole: Decimal, link: str) -> bool:
    """Whether so many "in" so many is a share: "two in three" is, "12 in 2019" and "3 in 20 days" are not."""
    if not _is_score(part) or whole != whole.to_integral_value() or not 0 < part <= whole or whole <= 1:
        return False
    if part == 1 or link != " in ":
        return True
    return whole in {3, 4, 5} or (whole % 10 == 0 and whole != 20)
