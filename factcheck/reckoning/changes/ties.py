"""The words that tie a level in one clause or sentence to what became of it in another."""

from functools import cache

import regex

from factcheck.grammar.changes import nouns
from factcheck.grammar.wordlists import either, words
from factcheck.reckoning.changes.then import EARLIER, MONTHS

_TIME = (
    r"(?:(?:by|in|on|since|at|from|under|during|over|before|after|last|this|now|today|next|then|an?|the|\w+\s+(?:years?|months?))\b"
    r"[^,;:]{0,30}?(?:,\s+(?:19|20)[0-9]{2})?,?\s+)"
)
_THING = (
    r"(?:figure|total|number|sum|count|tally|rate|share|price|cost|average|proportion|level|amount|toll"
    r"|value)"
)
_SUBJECT = rf"(?:it|they|this|that|these|those|he|she|there|(?:the|that|this)\s+{_THING})"
_WERE = r"(?:was|were|had\s+been|is|are|stood\s+at|had|has|numbered|totalled|came\s+to)"
_PREDICATE = (
    r"(?:\s+(?!(?:its|their|his|her|the|an?|of|for|with|and|that|said|says|told|expects?|expected)\b)"
    r"[\p{L}’'-]+){1,6}?"
)


@cache
def turn() -> "regex.Pattern[str]":
    """Return what ends one clause and begins the next."""
    return regex.compile(r"[;:]\s+|,\s+(?:and|but|while|so|which\s+means)\s+", regex.IGNORECASE)


@cache
def taken_up() -> "regex.Pattern[str]":
    """Return what takes up what was said before, its figure at once: "They", "that number"."""
    return regex.compile(
        rf"""["“'‘]?(?:{_TIME}|(?:when|after|by\s+the\s+time)\b[^;:]{{0,80}}?,\s+)?{_SUBJECT}{_PREDICATE}(?:\s+(?:a|the)\s+(?:total|record)(?:\s+of)?)?\s*[£$€]?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def aside() -> "regex.Pattern[str]":
    """Return what tells by the way what it was: "The budget, £52m last year, will rise"."""
    return regex.compile(
        rf"\s+(?:\w+\s+){{0,2}}?(?:{EARLIER}|on\s+\w+day|now|currently|at\s+present)[,)]{_PREDICATE}\s*[£$€]?",
        regex.IGNORECASE,
    )


@cache
def moves() -> "regex.Pattern[str]":
    """Return what moves a level that is the subject: "The $2.50 fare will go up by"."""
    return regex.compile(
        r"""(?:\s+(?!(?:the|an?|its|their|his|her|our|my|of|for|with|and|or|but|that|in|at|on|to)\b)\p{Ll}+){0,2}?
        (?:\s+(?:will|would|is|was|are|were|has|have|had|be|been|to|due|expected))*
        (?:\s+(?:(?<=\b(?:is|was|are|were|be|been)\s)(?:cut|raised|lifted|reduced|increased|lowered|trimmed)
          |r[io]se|risen|f[ae]ll(?:en)?|go|went|gone|gr[eo]wn?|shr[aiu]nk|climb(?:ed)?|drop(?:ped)?|jump(?:ed)?)
          (?:\s+(?:up|down))?)?
        \s+(?:by\s+)?[£$€]?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def raised() -> "regex.Pattern[str]":
    """Return what moves a level that is the object: "The Cabinet wants to raise it to"."""
    return regex.compile(
        r"(?r)\b(?:rais|lift|increas|cut|reduc|lower|put|push|bring|br?ought|tak|mov)\w*\s+"
        rf"(?:it|them|this|that|(?:the|that|its|their)\s+(?:\w+\s+)?{_THING})"
        r"(?:\s+(?:up|down))?\s+(?:to|by|from)\s+\Z",
        regex.IGNORECASE,
    )


def takes_up(text: str, start: int, end: int) -> bool:
    """Tell whether a clause takes up at once what was told before, as its subject or its object."""
    return bool(taken_up().fullmatch(text, start, end) or raised().search(text, start, end))


@cache
def that_is() -> "regex.Pattern[str]":
    """Return what sums up two levels: "That is a fall of", "The drop of"."""
    return regex.compile(
        r"(?:(?:that|this|it)\s+(?:is|was|means|represents|amounts\s+to|marks|would\s+be|works\s+out\s+at)\s"
        rf"|the\s+(?:{either(nouns())})\s+(?:of|is|was)\s)",
        regex.IGNORECASE,
    )


@cache
def goes_on() -> "regex.Pattern[str]":
    """Return what stands between two levels of one subject: no name, no other thing."""
    return regex.compile(
        rf"(?:[^\S\n]+(?!(?:while|whereas|the|an?|its|his|her|their|of|for|from)\b)(?:[a-z’'-]+|[0-9]{{4}}|{MONTHS})"
        r"|[,;])*\s*(?:the\s+)?[£$€]?"
    )


@cache
def beside() -> "regex.Pattern[str]":
    """Return what stands between a level and its size: a time, and nothing of another thing."""
    return regex.compile(
        rf"(?:\s+(?:{EARLIER}|this\s+\w+|in\s+\w+|on\s+\w+|now|today|yesterday|last\s+\w+))?(?:,|\s+[–—-]|\s*\()"
        r"(?:\s*(?!(?:so|is|was|were|are|the)\b)[\w’'-]+){0,5}\s*",
        regex.IGNORECASE,
    )


@cache
def was() -> "regex.Pattern[str]":
    """Return what tells in the next sentence what it was: "A year earlier it was"."""
    return regex.compile(
        rf"""(?:\s+(?:this|in|on)\s+\w+)?[;.]["”’]?\s+
        (?: (?:the\s+)?(?:\w+\s+){{0,2}}?{EARLIER}(?:\s+\w+)?,?\s+{_SUBJECT}\s+(?:only\s+)?{_WERE}
          | (?:(?:in|on|at)\s+\w+(?:\s+\w+)?,?\s+)?{_SUBJECT}\s+had\s+been
          | {_SUBJECT}\s+(?:was|were)(?=[^.;]{{1,40}}{EARLIER}) )\s+(?:only\s+|just\s+)?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def result() -> "regex.Pattern[str]":
    """Return what leads on to what comes of it: ", so that the total is"."""
    return regex.compile(
        r"""(?:,\s+(?:so|which\s+means)(?:\s+that)?|;)\s+
        (?:it|they|that|this|(?:the|that|their|its)\s+\w+)\s+[^,;:]{1,30}\Z""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def arrives() -> "regex.Pattern[str]":
    """Return what leads from a size to its level: "5% more, £3.30", "10% to"."""
    return regex.compile(
        r"(?:\s+\w+){0,5}?,?\s+(?:to|at)\s+|(?:\s+(?:more|less|higher|lower))?,\s+"
        r"|(?:\s+(?:in|over|since|during)\s+(?:\w+\s+)?\w+)?,?\s+(?:and|to)\s+(?:\w+\s+){0,2}?"
        r"(?:stands?|stood|is|are|was|were|totals?|totalled|reach(?:es|ed)?|numbers?|numbered|costs?)\s+(?:at\s+|now\s+)?",
        regex.IGNORECASE,
    )


@cache
def sums_up() -> "regex.Pattern[str]":
    """Return what leads to a size that takes up two levels told before."""
    named = either(frozenset(nouns()) | words("change", "apart"))
    return regex.compile(
        rf"""(?:.*[;,]\s+(?:so\s+)?)?
        (?: (?:that|this|it)
            (?:['’]s|\s+(?:is|was|means|meant|represents|amounts?\s+to|marks|makes|would\s+be))\s+(?:an?|the)\s+
          | (?:\w+\s+){{0,3}}(?P<the>the|this|that)\s+ )
        (?:\w+\s+){{0,2}}(?:(?:{named})\s+(?:of|is|was)\s+)?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def had() -> "regex.Pattern[str]":
    """Return what leads to a level that something had reached before: "had burned"."""
    return regex.compile(
        r"(?r)\bhad\s+(?:only\s+|just\s+|already\s+)?\w+(?:ed|en|wn|ld|ad|id|de|un|um)\s+(?:\w+\s+)?\Z"
    )


@cache
def its() -> "regex.Pattern[str]":
    """Return how a sentence begins that tells more of the thing before it: "Its receipts"."""
    return regex.compile(r"(?:Its|Their|His|Her|That|This)\s", regex.IGNORECASE)
