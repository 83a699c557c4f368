"""The words beside a reporting verb that name who speaks: a name, an office, a group, a body, a report."""

import re
from dataclasses import dataclass, replace
from functools import cache

import regex

from factcheck.grammar.letters import Sort, read, sort_of
from factcheck.grammar.words import alternation
from factcheck.lexicon.load import tables

# How far to either side of its verb a speaker is looked for, in characters; first only near it.
LEFT = 240
NEAR = 60
RIGHT = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A speaker as printed."""

    start: int
    end: int
    name_start: int
    """Where the name begins: "chief executive Jane Smith" is named by its last two words."""
    sort: Sort


# What stands inside a phrase before its noun: names, owners, adjectives, numbers, "Foreign and Commonwealth".
_MODIFIERS = r"(?:NKN|[NGwd#RS])"
# the start, a mark, a conjunction or an adverb is to the left, but not "to this"
_EDGE = r"(?<![^CQMLKVYAW])(?<![XJ]V)"
_OPEN = r"(?<=^|[QMLKVYW]|^[IEO][^CMQ]{1,7}C)"  # no list that began before it goes on here
_FREE = r"(?<![OIEJDGHX])"  # no preposition claims what follows
NAME_LETTERS = r"N(?:N|[OI]D?N|(?<=ON+)KN)*\#?"
# the economy minister, Norway's bank
_PHRASE = rf"(?: (?:D{{1,2}}|G) {_MODIFIERS}{{0,6}} (?: [RT] N* | {NAME_LETTERS} ) )"
# a member of, local officials in, a study by
_CHAIN = rf"""(?:
    (?: (?: D{{1,2}} {_MODIFIERS}{{0,5}} | {_MODIFIERS}{{1,4}} )? [RTH] | D(?=O) ) (?: [OI] | (?<=T)J )
)"""
_SUBJECT = rf"""(?P<subject>
    P
    # figures published on Thursday by the bank, a team led by the bank
  | {_EDGE} D{{0,2}} {_MODIFIERS}{{0,4}} [RT] d (?: [EI]?V+ )? J (?: {_PHRASE} | {NAME_LETTERS} )
    # a member of the cabinet
  | {_FREE} {_CHAIN}{{1,2}} (?: {_PHRASE} | [RNw\#]{{0,3}}R | {NAME_LETTERS} | D? [Nwd\#]{{0,3}} w )
    # people familiar with the matter, sources close to the company
  | {_EDGE} D? {_MODIFIERS}{{0,3}} R (?: wI | [dw][EX] | IwO ) (?: D? [wR]{{1,2}} | D? {NAME_LETTERS} )
    # nurses, doctors and porters
  | {_OPEN} D? {_MODIFIERS}{{0,3}} R (?: C {_MODIFIERS}{{0,2}} R ){{1,3}} C? K {_MODIFIERS}{{0,3}} R
    # officials and residents
  | {_EDGE} D? {_MODIFIERS}{{0,4}} [RT] K {_MODIFIERS}{{0,3}} [RT]
    # Acme, Bolt and Crux
  | {_OPEN} (?:DG?)? {NAME_LETTERS} (?: C D? {NAME_LETTERS} ){{1,3}} C? K D? {NAME_LETTERS}
    # the UK and Germany
  | {_EDGE} D? {NAME_LETTERS} K D? {NAME_LETTERS}
    # the Bakers' and Allied Workers' Union
  | {_FREE} D (?: N | GK ){{1,4}} G N{{1,3}}
    # Jane Smith of the consumer group Fair Play
  | {_FREE} N{{2,3}} [OI] D? [NGwdRT]{{1,5}}
    # Mr Hall's deputy
  | {_EDGE} N{{1,3}} G {_MODIFIERS}{{0,3}} R
  | {_FREE} {_PHRASE}
    # "...," actor Larry Leitha said
  | (?<=Q) [wd\#]{{1,3}} {NAME_LETTERS}
    # aid agencies, economy minister Tom Brand
  | {_EDGE} {_MODIFIERS}{{0,4}} [RT] N*
  | (?<!N) {_FREE} {NAME_LETTERS}
    # in London police
  | (?<=[OIE]N+) R
    # the widow
  | (?: {_EDGE} | (?<=^[IEO]D?[NwGd]{{0,2}}[TR]) ) D {_MODIFIERS}{{0,4}} w
    # rescuers who reached the place on foot
  | {_EDGE} D? {_MODIFIERS}{{0,3}} R W [^CQMLKWY]{{1,10}}
    # Sainsbury's
  | {_EDGE} N{{0,2}} G
)"""
# between commas or brackets: the chief executive, 34, D-Mass., prosecuting; but not: the mayor, Jane Smith,
_ASIDE = r"""(?:
    C (?! D[NGwdR\#]{0,5}R (?:[OI]D?[NwR]{1,4})? CNN{1,3}C )
      (?: [DWOIJERTGV\#PdL] [^QMC]{0,24} | N{0,3}G [^QMC]{1,12} | w{1,2}[OIEX] [^QMC]{1,20}
        | N{1,3}w?R | (?<=NC)N{1,2}M? | w ) (?: C [^QMC]{0,14} ){0,2} C
  | M[^M]{0,12}M
)"""
# data released on Monday
_PUBLISHED = r"(?: (?<=[RT]) d [EI]?V+ )"


@cache
def _left() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""(?r) (?:
            # her shadow, Jane Smith,
            (?<= [LKQMVC] D [NGwdR\#]{{1,5}} C | ^ D [NGwdR\#]{{1,5}} C ) (?P<subject> NN{{1,3}} ) C
            # the head of Acme, Jane Smith,
          |             (?<= (?: (?:^|[LKQMV]) D? | CD | G )[NGwdR\#]{{0,5}}[RH] (?:[OI]D?[NwR]{{1,4}})? C )
            (?P<subject> {NAME_LETTERS} ) C
          | {_SUBJECT} {_PUBLISHED}? (?: C?[WY] )?
        ) (?: [EI]?V+ | A | {_ASIDE} ){{0,6}}""",
        regex.VERBOSE,
    )


_NAMED = rf"""(?P<subject>
    P
  | (?: (?: D{{1,2}} {_MODIFIERS}{{0,4}} | [NGw\#R]{{0,4}} ) [RTH] (?:[OI]|(?<=T)J) | DO ){{0,2}}
    (?: D{{1,2}} {_MODIFIERS}{{0,4}} [RT] N*
      | D? {NAME_LETTERS} (?: w{{0,2}} R{{1,2}} N* )?
      | [NGw\#R]{{0,4}} [RT] N*
      | G{{1,2}} {NAME_LETTERS}
    )
    (?: K D? (?: [NGw]{{0,3}} [RT] | {NAME_LETTERS} ) (?!A) )?
  | D w (?= $ | [CMQWYI] )
)"""


@cache
def _right() -> "regex.Pattern[str]":
    return regex.compile(rf"{_NAMED} (?= $ | [CMQWYVLEIKXJdUO] | wJ )", regex.VERBOSE)


@cache
def _inverted() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""{_NAMED} (?= $ | [CMQW] | (?: [OEI] | [dw]J )? [DNVGR\#]{{1,5}} (?: $ | [CMQ] ) )
          | (?P<subject> D {_MODIFIERS}{{1,4}} w ) (?= $ | [CMQ] )      # the 68-year-old former midwife
        """,
        regex.VERBOSE,
    )


@cache
def _apposed() -> "regex.Pattern[str]":
    # the finance director of Acme, Jane Smith
    return regex.compile(
        rf"D{{1,2}} {_MODIFIERS}{{0,4}} (?P<office>[Rw]) (?:[OI]D?[NwR]{{1,4}})? C"
        rf" (?P<subject>N{{1,4}}) (?= $ | [CMQW] )",
        regex.VERBOSE,
    )


@cache
def _opening() -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?: [VLK]* (?: [IEO][^CMQ]{{1,9}}C | C )? ) {_NAMED} (?= [AXdwVC] )", regex.VERBOSE
    )


def before(text: str, low: int, at: int) -> Subject | None:
    """Return the subject of the verb at a position, looking no further left than `low`.

    >>> text = "However a member of Norway's harbour board on Monday night said"
    >>> subject = before(text, 0, text.index("said"))
    >>> text[subject.start : subject.end]
    "a member of Norway's harbour board"
    """
    for reach in (NEAR, LEFT):
        cut = at - reach > low
        words, letters = read(text, at - reach if cut else low, at)
        if cut:  # what the window cuts in two is no word
            words, letters = words[1:], letters[1:]
        if not letters or letters[-1] in _NO_SUBJECT:
            return None
        match = _left().match(letters)
        if match is not None and _OBJECT.search(letters, 0, match.start("subject")):
            return None
        if match is not None and not (cut and match.start("subject") < 4):
            subject = subject_of(words, letters, *match.span("subject"))
            # a terminal caught fire, the governor said: a clause is nobody
            if _is_body(words, letters, match):
                return replace(subject, sort=Sort.BODY)
            clause = subject.sort is Sort.OTHER and _past().search(text, subject.start, subject.end)
            return None if clause else subject
        if not cut:
            return None
    return None


_BODY_BEFORE = re.compile(r"(?:^|[^OIEJ])[DG][NwdR\#]{0,4}C$")


def _is_body(words: list[re.Match[str]], letters: str, match: "regex.Match[str]") -> bool:
    """Tell whether a name between commas stands for the body before it: her bank, Northern Mutual, said."""
    first, end = match.span("subject")
    if letters[end : end + 1] != "C" or not _BODY_BEFORE.search(letters[:first]):
        return False
    return sort_of(words[first - 2][0]) is Sort.BODY


@cache
def _past() -> "regex.Pattern[str]":
    return regex.compile(rf"\s{alternation(tables('reporting')['finite']['irregular'])}\s")


# The company that owns Acme said: Acme is not the one who did
_OBJECT = re.compile(r"[WY][^CQMKLWY]*[wd]$")
# A verb right after one of these has no subject before it: to say, would say, "said.
_NO_SUBJECT = frozenset("XOIEJDHKLQU#")


def after(text: str, at: int, high: int) -> Subject | None:
    """Return the speaker named right after a position: "according to officials".

    >>> text = "according to a spokesman for Acme, which denies it"
    >>> subject = after(text, 12, len(text))
    >>> text[subject.start : subject.end]
    'a spokesman for Acme'
    """
    return _first(_right(), text, at, high)


def inverted(text: str, at: int, high: int) -> Subject | None:
    """Return the subject that follows its verb and ends the clause: "said Jane Smith, who was there".

    >>> inverted("said Acme lost it all", 4, 21) is None
    True
    """
    return _first(_inverted(), text, at, high)


def opening(text: str, at: int, high: int) -> Subject | None:
    """Return the subject of the sentence that begins at a position, where its first clause shows it.

    >>> subject = opening("On Monday, Acme cut 500 jobs.", 0, 29)
    >>> subject.start, subject.end
    (11, 15)
    """
    return _first(_opening(), text, at, high)


def _first(pattern: "regex.Pattern[str]", text: str, at: int, high: int) -> Subject | None:
    words, letters = read(text, at, min(high, at + RIGHT))
    match = _apposed().match(letters)
    apt = (Sort.PERSON, Sort.OTHER) if pattern is _inverted() else (Sort.PERSON,)
    lone = match is not None and len(match["subject"]) == 1 and pattern is not _inverted()
    if match is None or lone or sort_of(words[match.start("office")][0]) not in apt:
        match = pattern.match(letters)
    return None if match is None else subject_of(words, letters, *match.span("subject"))


@cache
def _namesakes() -> frozenset[str]:
    return frozenset(word.capitalize() for word in tables("people")["namesakes"]["words"])


_OF_SOMEWHERE = re.compile(r"NN+[OI]")


@cache
def _chained() -> "regex.Pattern[str]":
    return regex.compile(r"[^OIJN]*[RTHD](?=[OIJ])|[^OIJ]*[RTH](?=[OIJ]|[dw][EIX]|d(?:[EI]?V+)?J|W)")


def subject_of(words: list[re.Match[str]], letters: str, first: int, end: int) -> Subject:
    """Return the subject that the words from one index to another make."""
    inside = letters[first:end]
    name = first
    chained = _chained().match(inside)
    if inside == "P":
        sort = Sort.PRONOUN
    elif chained is None and (inside.endswith(("N", "#", "G")) or _OF_SOMEWHERE.match(inside)):
        sort = Sort.NAME
        # of "the chief executive Jane Smith" the last two words are the name; "the United Nations" is one
        described = {"w", "R", "T", "d"} & set(inside) and not _OF_SOMEWHERE.match(inside)
        run = regex.search(r"N(?:N|[OI]D?N)*\#?$", inside) if described else None
        name = end - len(run[0]) if run else first
        name -= name > first and words[name - 1][0] in _namesakes()
    else:
        sort = sort_of(words[first + chained.end() - 1 if chained else end - 1][0])
        if chained and inside[chained.end() - 1] in "HD":
            sort = Sort.GROUP
    return Subject(
        start=words[first].start(), end=words[end - 1].end(), name_start=words[name].start(), sort=sort
    )
