"""How a sentence ties a span of time to its two ends, be they dates (●) or times of the day (◷)."""

from collections.abc import Iterator
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.reckoning.times.outline import HOUR, LENGTH, Outline

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_HOUR_OF = rf"(?: (?:on )?{_DAY}| (?:that|the (?:next|same|following)|in the|at) (?:\w+))?"
"""What may stand behind a time of the day: 6 a.m. on Monday, 2 o'clock the next morning."""
_BEGIN = (
    r"\b(?i:beg[aiu]n|start(?:s|ed)?|launched|opened|kicked off|set (?:off|out)|left|departed|halted"
    r"|suspended"
    r"|broke out|failed|retired|stopped|closed|shut|went down|sailed|arrested|jailed|imprisoned|appointed"
    r"|elected"
    r"|joined|founded|sworn in|set|passed|missing|cut|took off|came|made|detained|was due|scheduled)\b"
)
_FINISH = (
    r"\b(?:end(?:s|ed)|finish(?:ed|es)|closed|left|retired|resigned|stepped down|freed|released|release"
    r"|reopened"
    r"|resumed|returned|came back|was back|put out|out|restored|repealed|broken|over|shut|landed|docked"
    r"|reached"
    r"|arrived|concluded|accepted|charged|completed|thawed|verdict)\b"
)
_LASTED = (
    r"\b(?:lasted|lasts|last|lasting|ran|runs|took|takes|taking|went on|stood|spent|serv(?:ed|ing)|stay(?:s"
    r"|ed)?)"
    r"(?: (?:on|out|open|closed))?(?: for)?"
)
_PAUSE = r"(?:delay|wait|gap|stoppage|break|pause|trip|climb|journey|crossing|search|hearing|session|siege)"
_CLOSED = r"(?= ?(?:[,.;:)–—]|$)| in all| in total| altogether)"
_AT_IT = (
    r"(?= (?:in (?:the|that|this|his|her) (?:job|post|role|position|chair|office)|in (?:prison|jail|office"
    r"|charge"
    r"|custody|detention|power|hospital)|behind bars|inside|(?:on|at) the (?:job|helm)|of (?:work|talks"
    r"|evidence"
    r"|testimony|debate|fighting|building|deliberations))\b| ?(?:[,.;:)–—]|$))"
)


@cache
def _within(point: str) -> "tuple[regex.Pattern[str], ...]":
    """Return how one sentence ties a span (▲) to its two ends."""
    some = rf"[^{point}▲◆;]"
    tail = _HOUR_OF if point == HOUR else ""
    of = (
        r"(?:the (?:[\w’'-]+ ){1,4}(?:of|in|on|at) |(?:that|the last) (?:of|in|on) "
        r"|about |around |just (?:after|before) )?"
    )
    on = r"(?:at|by|around|about|shortly after|just after|in|on|until|to)"
    a, b = (rf"{of}(?:{_DAY},? )?(?P<{letter}>{point}){tail}" for letter in "ab")
    ends = (
        rf"(?:[Ff]rom {a} (?:up )?(?:to|until|till|through) {b}|[Bb]etween {a} and {b}"
        rf"|(?<!from )(?P<a>{point}) ?(?:[-–—]|to) ?(?P<b>{point}){tail})"
    )
    return tuple(
        regex.compile(words)
        for words in (
            # closed between 9:15 and 11:45, two and a half hours; from 2 p.m. to 5 p.m., three hours
            rf"{ends} ?[,:(–—]+ ?(?:or |for |a (?:total|span|period|gap|stretch) of |lasting"
            rf" )?(?P<d>▲){_CLOSED}",
            # for three hours, from 2 p.m. to 5 p.m.; over 30 years, between 1990 and 2020
            rf"(?:\b(?:[Ff]or|[Oo]ver|last(?:s|ed)?) |^)(?P<d>▲),? ?[,:(–—]? ?{ends}(?!{some}{{0,60}}\band"
            rf" from)",
            # the eight-hour hearing ran from 9 a.m. to 5 p.m.
            rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<d>▲) (?:[\w’'-]+ ){{1,3}}(?:r[au]ns?"
            rf"|lasted"
            rf"|lasts|was held|took place|stretched|went on) {ends}",
            # built between 1961 and 1966, it took five years
            rf"\b(?:[Bb]uilt|[Mm]ade|[Dd]ug|[Ll]aid) {ends},? {some}{{1,30}}\btook (?P<d>▲)(?! (?:longer"
            rf"|more))",
            # it broke out at 21:40 and was put out six hours later, at 03:40
            rf"(?P<a>{point}){tail}{some}{{1,100}}?(?P<d>▲) (?:later|afterwards|on),? (?:at|by|on|in) {b}",
            # at 1.20 a.m.; the first engine came at 1.31 a.m., 11 minutes later
            rf"(?P<a>{point}){tail}[^{point}▲◆]{{1,140}}?\b{on} {b},? (?:exactly |just |barely |some"
            rf" )?(?P<d>▲) (?:later|afterwards|late\b|behind)",
            # halted at 9:46 and resumed at 11:16 after a delay of 90 minutes
            rf"{_BEGIN}{some}{{0,50}}?\b{on} {a}{some}{{1,60}}?{_FINISH}{some}{{0,40}}?\b{on} {b},? after "
            rf"(?:serving |spending |an? (?:\w+ )?{_PAUSE} of )?(?P<d>▲)(?: {_PAUSE})?{_AT_IT}",
            # slipped 90 minutes to noon
            rf"(?P<a>{point}){tail}{some}{{1,60}}?\b(?:slipped|delayed|moved|put (?:back|off)|postponed)(?:"
            rf" by)? "
            rf"(?P<d>▲),? (?:to|until) {b}",
            # opened on 6 January and closed on 17 March, lasted ten weeks
            rf"{_BEGIN}{some}{{0,40}}?\b{on} {a},? (?:and|but) (?:\w+ )?{_FINISH}{some}{{0,20}}?\b{on} {b},? "
            rf"(?:having |has |had )?{_LASTED} (?P<d>▲){_CLOSED}",
            # the three-year war that began in 1992 ended in 1995
            rf"\b[Tt]he (?P<d>▲) (?:\w+ ){{1,2}}(?:that|which) {_BEGIN} {on} {a},? (?:and )?{_FINISH} {on}"
            rf" {b}",
            # began at 8 p.m. and went on for five hours, until 1 a.m.
            rf"{_BEGIN}{some}{{0,40}}?\b{on} {a}{some}{{0,60}}?{_LASTED} (?P<d>▲){some}{{0,15}}?"
            rf"(?:until|to|till|ending|before (?:his|her|their|its) release) {some}{{0,25}}?{b}",
            # 35 minutes after it went down at 4:15; three days after he was hurt on 1 June
            rf"(?P<b>{point}){tail},? (?P<d>▲) after (?:it|he|she|they|the [\w’'-]+|its|his|her|their)"
            rf"(?: [\w’'-]+){{1,6}} (?:at|on|in) (?P<a>{point})",
            # three days after the storm of 1 June, on 4 June
            rf"(?P<d>▲) after (?:the|his|her|its|their) (?:[\w’'-]+ ){{1,3}}(?:of|on|at|in) (?P<a>{point}),? "
            rf"(?:at|on|in) (?P<b>{point})",
            # the vote, five weeks after the 1 March election, came on 5 April
            rf",? (?P<d>▲) after the (?P<a>{point}) [\w’'-]+,? (?:came|comes|fell|took place|was held"
            rf"|followed) "
            rf"(?:at|on|in) (?P<b>{point})",
            # it began at 3 p.m. and ended at 5.30 p.m., two and a half hours after it began
            rf"\b(?P<root>\w{{4}})\w*{some}{{1,30}}?\b{on} {a}{some}{{1,60}}?\b{on} {b},? (?P<d>▲) after "
            r"(?:it|they|he|she) (?:was |were |had |first ){0,2}(?:(?P=root)|beg[au]n|started|opened)",
            # set off at noon and reached it at 4 p.m., a climb of four hours
            rf"(?P<a>{point}){tail}{some}{{1,80}}?\b{on} {b},? (?:a|an|after an?) (?:\w+ )?{_PAUSE} of"
            rf" (?P<d>▲)",
        )
    )


@cache
def _across(point: str) -> "tuple[regex.Pattern[str], ...]":
    """Return how two sentences, with ¶ between, tie the span of the second to an end in the first."""
    some = rf"[^{point}▲◆¶;]"
    tail = _HOUR_OF if point == HOUR else ""
    on = r"(?:at|by|around|just after|in|on)"
    return tuple(
        regex.compile(words)
        for words in (
            # she left at 11.15. Forty-five minutes later, at midnight; It closed 75 years later, in 1986
            rf"^[^{point}▲]*\b{on} (?P<a>{point}){tail}{some}{{0,80}}¶ ?(?:(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he)"
            rf" \w+ )?"
            rf"(?:[Ss]ome )?(?P<d>▲) (?:later|afterwards|on),? {on} (?P<b>{point})",
            # the dam gave way at 6:12. By 7:42, an hour and a half later
            rf"^[^{point}▲]*\b(?:[Aa]t|[Oo]n|[Ii]n) (?P<a>{point}){tail}{some}{{0,80}}¶ ?(?:At|By|On|In) "
            rf"(?P<b>{point}){tail},? (?P<d>▲) (?:later|afterwards|on)\b",
        )
    )


def tied(
    text: str, before: Outline | None, outline: Outline, point: str
) -> "Iterator[tuple[Claim, Outline, regex.Match[str]]]":
    """Yield each span of a sentence with its ends, "a" and "b" of the match, one here or before it."""
    if LENGTH not in outline.text or point not in outline.text:
        return
    held = set()
    told = [(words, outline) for words in _within(point)] if outline.text.count(point) > 1 else []
    if before is not None and before.text.count(point) == 1 and before.adjoins(text, outline):
        both = before.followed_by(outline)
        told += [(words, both) for words in _across(point)]
    for words, place in told:
        for found in words.finditer(place.text):
            length = place.figure(found, "d")
            if length.uid not in held:
                held.add(length.uid)
                yield length, place, found
