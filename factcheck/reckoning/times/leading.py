"""How words tell that years lead from a year to today, or from today to one that is ahead."""

from collections.abc import Iterator
from functools import cache

import regex

from factcheck.reckoning.times.outline import WEEKDAY
from factcheck.reckoning.times.ties import Tie, tie, tied_by

_OVER = (
    r"(?= ?(?:[,.;:)–—”\"]|$)"
    r"| (?:when|and|as|by|with|after|to|in|on|at|this|last|next|today|yesterday|tomorrow)\b)"
)
_TOOK = (
    r"\b(?:bec[ao]mes?|t(?:ook|akes?|aken) (?:over|up|charge|office|the)|appointed|elected|named|chosen"
    r"|sworn in|crowned|promoted|came to power)\b"
)
"""How somebody comes to a post."""
_IN_POST = (
    r"(?= (?:in (?:the (?:post|job|role|chair)|charge|office|power|post|it)|at the (?:helm|top|wheel)|there"
    r"|of it)\b| ?(?:[,.;:)–—]|$))"
)
_LEAVES = (
    r"\b(?:is|are|will(?=[^▲●]{0,40}(?:●|\b(?:this|next) ))|plans|intends|leaves|leaving|steps|stepping"
    r"|retir(?:es|ing)|goes|going|quits)\b"
)
"""How they leave it; "will retire after 15 years" may be years ahead."""
_SOME = r"[^●▲◆;:.]"
_GAP = r"(?: ?[,(–—])? ?"


@cache
def _back() -> tuple[Tie, ...]:
    """Return how a sentence ties years (▲) to the year (●) they count from."""
    return (
        tie(rf"(?P<m>●){_GAP}(?:or |that is,? )?(?P<d>▲) ago{_OVER}", "▲ ago"),
        # the 2013 flood, 12 years ago
        tie(rf"\b[Tt]he (?P<m>●) [\w’'-]+, (?P<d>▲) ago{_OVER}", "▲ ago"),
        tie(
            rf"(?P<d>▲) ago(?: (?:this|last|next) \w+| today)?{_GAP}(?:when |back )?(?:in|on) "
            rf"{WEEKDAY}(?P<m>●)",
            "▲ ago",
        ),
        tie(rf"(?P<d>▲){_GAP}(?:ever )?since (?:early |late )?(?P<m>●)", "since"),
        tie(
            r"since (?:early |late )?(?P<m>●) ?[,(–—] ?(?:for |a (?:span|period|wait|gap) of |some )?(?P<d>▲)"
            r"(?= ?[,.;:)–—]|$| in all| in total)",
            "since",
        ),
        tie(r"(?P<d>▲),? (?:ever )?since (?:it|he|she|they|we|I) (?:[\w’'-]+ ){1,5}?in (?P<m>●)", "since"),
        tie(rf"\b[Ii]t (?:is|was|has been) (?P<d>▲) since {_SOME}{{1,80}}?\bin (?P<m>●)", "▲ since"),
        tie(
            rf"\bfor (?P<d>▲), having (?:arriv|join|com|mov|start|begun|tak|be)\w*{_SOME}{{1,40}}?"
            r"\bin (?P<m>●)",
            "▲, having",
        ),
        tie(
            r"(?P<d>▲) since (?:the|its|his|her|their) (?:[\w’'-]+ ){1,2}(?:of|in) (?P<m>●)",
            "▲ since",
        ),
        tie(
            r"^[^●▲]*\b(?:[Ii]n|[Ss]ince) (?P<m>●)[^●▲;]{1,120}?(?:[,–—(]|[,–—] and) ?"
            r"(?P<d>▲) on(?=[,.;)–—])[^●]*$",
            "▲ on",
        ),
        # became its head in 2021 and is to go after four years in the post
        tie(
            rf"{_TOOK}{_SOME}{{0,60}}?\b(?:in|since) (?P<m>●){_SOME}{{1,60}}?{_LEAVES}[^▲◆;:.]{{0,60}}?"
            rf"\bafter (?P<d>▲){_IN_POST}",
            "after ▲",
        ),
        # fourteen days after the storm of 13 February, 300 homes have no power
        tie(
            r"^[^●▲]{0,20}(?P<d>▲) (?:after|since|on from) (?:the|its|a|an|his|her|their) (?:[\w’'-]+ ){1,3}"
            r"(?:of|on|in) (?P<m>●),[^●▲]*\b(?:has|have|is|are|remains?|still)\b",
            *("▲ after", "▲ since", "▲ on"),
        ),
    )


@cache
def _ahead() -> tuple[Tie, ...]:
    """Return how a sentence ties years (▲) to the year (●) they lead to."""
    return (
        tie(
            rf"(?P<m>●){_GAP}(?:now )?(?:just |only )?(?P<d>▲) (?:from now|hence|away|from today)\b",
            "▲ from", "▲ hence", "▲ away",
        ),
        tie(
            rf"(?P<d>▲) (?:from now|hence|from today){_GAP}(?:(?:in|on) )?{WEEKDAY}(?P<m>●)",
            "▲ from", "▲ hence",
        ),
        tie(
            rf"(?P<d>▲) (?:away|off|ahead),? (?:is|are|falls|comes|was)? ?(?:in |on )?{WEEKDAY}(?P<m>●)",
            "▲ away", "▲ off", "▲ ahead",
        ),
        tie(rf"(?P<m>●){_GAP}in (?P<d>▲)[’'] time\b", "time"),
        tie(rf"\b[Ii]n (?P<d>▲)[’'] time{_GAP}(?:in )?(?P<m>●)", "time"),
    )  # fmt: skip


def led_to(text: str) -> "Iterator[tuple[regex.Match[str], bool]]":
    """Yield each count of an outline with its moment, and whether that is ahead."""
    yield from ((found, False) for found in tied_by(_back(), text))
    yield from ((found, True) for found in tied_by(_ahead(), text))


@cache
def begun_here() -> tuple[Tie, ...]:
    """Return how it is told when it began: has worked there for 25 years. "I started here in 2000"."""
    return (
        tie(
            r"\bha(?:s|ve|d) (?:\w+ ){0,2}?\w+(?:ed|en|un|n)\b[^●▲¶;]{0,60}? for (?P<d>▲)[^●¶]{0,200}¶"
            r"[^●▲.;]{0,10}\b(?:I|we|he|she|they|We|He|She|They)"
            r" (?:started|began|came|joined|arrived|moved)(?: work(?:ing)?)? (?:here|there) in (?P<m>●)",
            *("here in ●", "there in ●"),
        ),
    )


@cache
def since_then() -> tuple[Tie, ...]:
    """Return how it is told how long ago that was: the quake of 1985. No law changed in the 41 years since"""
    return (
        tie(
            r"^[^●¶]*\b(?:in|of|since|on) (?P<m>●)[^●▲¶]*¶"
            r"(?:[^●▲]{0,160}\bin the (?P<d>▲) since(?= ?[,.;:)–—]|$)"
            r"| ?[“\"]?(?P<d>▲) on\b(?=[^●¶]*\b(?:is|are|has|have|still|remains?)\b))",
            *("▲ since", "▲ on"),
        ),
    )
