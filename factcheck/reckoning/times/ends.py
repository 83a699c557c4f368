"""How a sentence ties a span of time to its two ends, be they dates (●) or times of the day (◷)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.reckoning.times.outline import HOUR, LENGTH, Outline
from factcheck.reckoning.times.ties import Tie, tie, tied_by

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_HOUR_OF = (
    rf"(?: (?:on )?(?:an? |the )?(?:\w+ )?{_DAY}| (?:that|the (?:next|same|following)|in the|at) (?:\w+))?"
)
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
_WAY = r"(?:trip|climb|journey|crossing|search|hearing|session|siege|drive|walk|march|ride|wait|standoff)"
_STRUCK = (
    r"\b(?:beginning|starting|served|struck|hit|broke|gave way|collapsed|crashed|derailed|exploded|erupted"
    r"|sank|capsized|attacked|raided|stormed)\b"
)
_HALT = (
    r"\b(?i:halted|suspended|failed|stopped|closed|shut|went (?:down|out|off)|left|missing|cut|was due"
    r"|scheduled|adjourned|interrupted|stranded|trapped|abandoned|paused|broke)\b"
)
"""What a delay goes on from; a match that begins is delayed by less than it lasts."""
_CLOSED = r"(?= ?(?:[,.;:)–—]|$)| in all| in total| altogether| a (?:day|night|shift))"
_A = r"(?:an?|its|his|her|their) (?:[\w’'-]+ ){0,2}?[\w’'-]+"
_TAKEN = (
    r"\b(?i:the|an?|his|her|its|their|for|over|after|of|lasts?|lasted|lasting|takes?|took|spen[dt]|ha[sd]|have"
    r"|given?)"
)
"""What stands before a span that is said to be passed."""
_SAME = r"(?! (?:the|an?|its|his|her|their|it|he|she|they|we|I|others?|another)\b)"
"""That the next clause tells of the same thing."""
_AT_IT = (
    r"(?= (?:in (?:the|that|this|his|her) (?:job|post|role|position|chair|office)|in (?:prison|jail|office"
    r"|charge"
    r"|custody|detention|power|hospital)|behind bars|inside|(?:on|at) the (?:job|helm)|of (?:work|talks"
    r"|evidence"
    r"|testimony|debate|fighting|building|deliberations))\b| ?(?:[,.;:)–—]|$))"
)
_ON = r"(?:at|by|around|about|shortly after|just after|in|on|until|to)"
_FROM = r"(?:[Ff]rom|[Bb]etween|at|by|around|about|in|on)"
_DUE = r"\b(?i:due|scheduled|timetabled|expected|supposed|meant|booked|planned)\b"
_LATE = r"(?:late|behind (?:schedule|time)|early|ahead of (?:schedule|time))\b"
_LATER = ("▲ later", "▲ afterwards", "▲ on")
_BEHIND = ("▲ late", "▲ behind", "▲ early", "▲ ahead")


@cache
def _within(point: str) -> tuple[Tie, ...]:
    """Return how one sentence ties a span (▲) to its two ends."""
    some = rf"[^{point}▲◆;]"
    a, b, tail = _ends(point)
    ends = (
        rf"(?:[Ff]rom {a},? (?:up )?(?:to|until|till|through) {b}|[Bb]etween {a} and {b}"
        rf"|(?<!from )(?P<a>{point}) ?(?:[-–—]|to) ?(?P<b>{point}){tail})"
    )
    return (
        # closed between 9:15 and 11:45, two and a half hours; from 2 p.m. to 5 p.m., a wait of three hours
        tie(rf"{ends} ?[,:(–—]+ ?(?:or |for |lasting |{_A} of )?(?P<d>▲){_CLOSED}", "▲"),
        # for three hours, from 2 p.m. to 5 p.m.; over 30 years, between 1990 and 2020
        tie(
            rf"(?:{_TAKEN} |^)(?P<d>▲),? ?[,:(–—]? ?{ends}(?!{some}{{0,60}}\band from)",
            *(
                f"▲{gap}{word}"
                for gap in (" ", ", ", " (", " — ", ": ")
                for word in ("from", "between", point)
            ),
        ),
        # the eight-hour hearing ran from 9 a.m. to 5 p.m.
        tie(
            rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<d>▲) (?:[\w’'-]+ ){{1,3}}(?:r[au]ns?"
            rf"|lasted|lasts|was held|took place|stretched|went on) {ends}",
            *("from", "between"),
        ),
        # built between 1961 and 1966, it took five years
        tie(
            rf"\b(?:[Bb]uilt|[Mm]ade|[Dd]ug|[Ll]aid) {ends},? {some}{{1,30}}\btook (?P<d>▲)"
            r"(?! (?:longer|more))",
            "took ▲",
        ),
        # it broke out at 21:40 and was put out six hours later, at 03:40
        tie(
            rf"(?P<a>{point}){tail}{some}{{1,100}}?(?P<d>▲) (?:later|afterwards|on),? (?:at|by|on|in) {b}",
            *_LATER,
        ),
        # at 1.20 a.m.; the first engine came at 1.31 a.m., 11 minutes later
        tie(
            rf"(?P<a>{point}){tail}[^{point}▲◆]{{1,140}}?\b{_ON} {b},? (?:exactly |just |barely |some )?"
            r"(?P<d>▲) (?:later(?! than)|afterwards|late\b|behind)",
            *("▲ later", "▲ afterwards", "▲ late", "▲ behind"),
        ),
        # halted at 9:46 and resumed at 11:16 after a delay of 90 minutes
        tie(
            rf"{_HALT}{some}{{0,50}}?\b{_ON} {a}{some}{{1,60}}?{_FINISH}{some}{{0,40}}?\b{_ON} {b},? after "
            rf"an? (?:\w+ )?{_PAUSE} of (?P<d>▲){_AT_IT}",
            "of ▲",
        ),
        tie(
            rf"{_BEGIN}{some}{{0,50}}?\b{_ON} {a}{some}{{1,60}}?{_FINISH}{some}{{0,40}}?\b{_ON} {b},? after "
            rf"(?:serving |spending |an? )?(?P<d>▲)(?: {_PAUSE})?{_AT_IT}",
            *("after ▲", "ing ▲", "a ▲", "an ▲"),
        ),
        # slipped 90 minutes to noon
        tie(
            rf"(?P<a>{point}){tail}{some}{{1,60}}?\b(?:slipped|delayed|moved|put (?:back|off)|postponed)"
            rf"(?: by)? (?P<d>▲),? (?:to|until) {b}",
            *("▲ to", "▲ until", "▲, to", "▲, until"),
        ),
        # opened on 6 January and closed on 17 March, lasted ten weeks
        tie(
            rf"{_BEGIN}{some}{{0,40}}?\b{_ON} {a},? (?:and|but) (?:\w+ )?{_FINISH}{some}{{0,20}}?\b{_ON} {b}"
            rf",? (?:having |has |had )?{_LASTED} (?P<d>▲){_CLOSED}",
            "▲",
        ),
        # the three-year war that began in 1992 ended in 1995
        tie(
            rf"\b[Tt]he (?P<d>▲) (?:\w+ ){{1,2}}(?:that|which) {_BEGIN} {_ON} {a},? "
            rf"(?:and )?{_FINISH} {_ON} {b}",
            "he ▲",
        ),
        # began at 8 p.m. and went on for five hours, until 1 a.m.
        tie(
            rf"{_BEGIN}{some}{{0,40}}?\b{_ON} {a}{some}{{0,60}}?{_LASTED} (?P<d>▲){some}{{0,15}}?"
            rf"(?:until|to|till|ending|before (?:his|her|their|its) release) {some}{{0,25}}?{b}",
            "▲",
        ),
        # 35 minutes after it went down at 4:15; three days after he was hurt on 1 June
        tie(
            rf"(?P<b>{point}){tail},? (?P<d>▲) after (?:it|he|she|they|the [\w’'-]+|its|his|her|their)"
            rf"(?: [\w’'-]+){{1,6}} (?:at|on|in) (?P<a>{point})",
            "▲ after",
        ),
        # three days after the storm of 1 June, on 4 June
        tie(
            rf"(?P<d>▲) after (?:the|his|her|its|their) (?:[\w’'-]+ ){{1,3}}(?:of|on|at|in) (?P<a>{point}),? "
            rf"(?:at|on|in) (?P<b>{point})",
            "▲ after",
        ),
        # the vote, five weeks after the 1 March election, came on 5 April
        tie(
            rf",? (?P<d>▲) after the (?P<a>{point}) [\w’'-]+,? (?:came|comes|fell|took place|was held"
            rf"|followed) (?:at|on|in) (?P<b>{point})",
            "▲ after",
        ),
        # it began at 3 p.m. and ended at 5.30 p.m., two and a half hours after it began
        tie(
            rf"\b(?P<root>\w{{4}})\w*{some}{{1,30}}?\b{_ON} {a}{some}{{1,60}}?\b{_ON} {b},? (?P<d>▲) after "
            r"(?:it|they|he|she) (?:was |were |had |first ){0,2}(?:(?P=root)|beg[au]n|started|opened)",
            "▲ after",
        ),
        # set off at noon and reached it at 4 p.m., a climb of four hours
        tie(
            rf"(?P<a>{point}){tail}{some}{{1,80}}?\b{_ON} {b},? (?:a|an|after an?) (?:\w+ )?{_WAY} of"
            rf" (?P<d>▲)",
            "of ▲",
        ),
    )


@cache
def _beside(point: str) -> tuple[Tie, ...]:
    """Return how hours stand beside two times of the day that they may lie between."""
    if point != HOUR:
        return ()
    some = rf"[^{point}▲◆;]"
    a, b, _ = _ends(point)
    then = rf"(?:,? (?:and|until|till|to|before|but|then|through)){_SAME}(?: [\w’'-]+){{0,5}}? {b}"
    return (
        # a 19-hour session that started at 10 a.m. and broke up at 5 a.m.; spent nine hours in a chair, from
        tie(
            rf"{_TAKEN} (?P<d>▲)(?! (?:later|after|before|earlier|late|ago)\b){some}{{0,80}}? "
            rf"{_FROM} {a}{then}",
            "▲",
        ),
        # opened at 10 a.m. and rose at 4 p.m., lasted six hours
        tie(
            rf"\b{_FROM} {a}{then},? (?:and |having |it |which |in all ){{0,2}}"
            rf"(?:took|lasted|lasting|taking|spanning|after|for|{_A} of) (?P<d>▲){_CLOSED}",
            "▲",
        ),
        # due at 7.05 a.m., it left at 11.05 a.m., four hours late
        tie(
            rf"{_DUE}{some}{{0,40}}?\b{_ON} {a}{some}{{1,80}}?\b{_ON} {b}{some}{{0,40}}?(?P<d>▲) {_LATE}",
            *_BEHIND,
        ),
    )


@cache
def _across(point: str) -> tuple[Tie, ...]:
    """Return how two sentences, with ¶ between, tie the span of the second to an end in the first."""
    some = rf"[^{point}▲◆¶;]"
    _, _, tail = _ends(point)
    first = rf"^[^{point}▲]*\b{_ON} (?P<a>{point}){tail}{some}{{0,120}}¶"
    on = r"(?:[Aa]t|[Bb]y|[Aa]round|[Jj]ust after|[Ii]n|[Oo]n)"
    return (
        # she left at 11.15. Forty-five minutes later, at midnight; It closed 75 years later, in 1986
        tie(
            rf"{first} ?(?:(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he) \w+ )?(?:[Ss]ome )?(?P<d>▲) "
            rf"(?:later|afterwards|on),? {on} (?P<b>{point})",
            *_LATER,
        ),
        # the dam gave way at 6:12. By 7:42, an hour and a half later; Help came at 6:30, 18 minutes later
        tie(
            rf"{first}{some}{{0,80}}?{on} (?P<b>{point}){tail},? (?P<d>▲) (?:later|afterwards|on(?=[,.]))",
            *_LATER,
        ),
    )


@cache
def _across_beside(point: str) -> tuple[Tie, ...]:
    """Return how hours stand behind a sentence with one time of the day, and beside another."""
    if point != HOUR:
        return ()
    some = rf"[^{point}▲◆¶;]"
    _, _, tail = _ends(point)
    first = rf"(?P<a>{point}){tail}[^{point}▲]*¶"
    last = rf"\b(?:[Aa]t|[Bb]y|[Aa]round) (?P<b>{point}){tail}"
    return (
        # it derailed at 9:52. It had been due at 9:16 and was 36 minutes late; due at 7.40. It came at 9.10
        tie(rf"{first}{some}*{_DUE}{some}*{last}{some}{{0,50}}(?P<d>▲) {_LATE}", *_BEHIND),
        tie(rf"{_DUE}{some}*{first}{some}*{last}{some}{{0,50}}(?P<d>▲) {_LATE}", *_BEHIND),
        # they began at 5 a.m. By 11 a.m., six hours after the first door gave way
        tie(
            rf"^[^▲{point}]*(?:{_BEGIN}|{_STRUCK})[^▲{point}]*{first} ?(?:By|At) (?P<b>{point}){tail},? "
            r"(?P<d>▲) after\b",
            "▲ after",
        ),
        # the power failed at 5 p.m. It came back at 11 p.m., after six hours
        tie(rf"^[^▲{point}]*{first}{some}{{1,60}}{last},? after (?P<d>▲){_CLOSED}", "after ▲"),
    )


def _ends(point: str) -> tuple[str, str, str]:
    """Return how a sentence names the first end and the last, and what may stand behind either."""
    tail = _HOUR_OF if point == HOUR else ""
    of = (
        r"(?:the (?:[\w’'-]+ ){1,4}(?:of|in|on|at) |(?:that|the last) (?:of|in|on) "
        r"|about |around |just (?:after|before) )?"
    )
    a, b = (rf"{of}(?:{_DAY},? )?(?P<{letter}>{point}){tail}" for letter in "ab")
    return a, b, tail


@dataclass(frozen=True, slots=True)
class Tied:
    """A span of an outline, and where its two ends stand: "a" and "b" of the match."""

    length: Claim
    place: Outline
    found: "regex.Match[str]"
    is_loose: bool
    """Whether it only stands beside them: it may be of something else, unless it comes near."""


def tied(text: str, before: Outline | None, outline: Outline, point: str) -> Iterator[Tied]:
    """Yield each span of a sentence with its ends, one of which may stand in the sentence before."""
    if LENGTH not in outline.text or point not in outline.text:
        return
    told = []
    if outline.text.count(point) > 1:
        told = [(outline, _within(point), False), (outline, _beside(point), True)]
    if before is not None and before.text.count(point) == 1 and before.adjoins(text, outline):
        both = before.followed_by(outline)
        told += [(both, _across(point), False), (both, _across_beside(point), True)]
    held = set()
    for place, ties, is_loose in told:
        for found in tied_by(ties, place.text):
            length = place.figure(found, "d")
            if length.uid not in held:
                held.add(length.uid)
                yield Tied(length, place, found, is_loose)
