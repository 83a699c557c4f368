"""Words as letters, one a word: what the patterns for speakers read instead of the text.

"However a member of Norway's harbour board on Monday" is VDROGwREV.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from factcheck.grammar.words import alternation
from factcheck.lexicon.load import tables


class Sort(StrEnum):
    """What the words that name a speaker are."""

    NAME = "name"
    PERSON = "person"
    GROUP = "group"
    BODY = "body"
    DOCUMENT = "document"
    PRONOUN = "pronoun"
    OTHER = "other"
    """Some noun or other: "the widow"."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    letters: Mapping[str, str]
    sorts: Mapping[str, Sort]
    not_adverbs: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    people, reporting = tables("people"), tables("reporting")
    between, clauses = reporting["between"], reporting["clauses"]
    sorts: dict[str, Sort] = dict.fromkeys(people["bodies"]["words"], Sort.BODY)
    sorts |= dict.fromkeys(people["persons"]["words"], Sort.PERSON)
    sorts |= {title.lower(): Sort.PERSON for title in people["titles"]["any"] if len(title) > 4}
    sorts |= {_plural(word): Sort.GROUP for word in sorts}
    sorts |= dict.fromkeys(people["groups"]["words"], Sort.GROUP)
    sorts |= dict.fromkeys(people["documents"]["words"], Sort.DOCUMENT)
    sorts = {word[:-1]: Sort.PERSON for word in people["groups"]["words"] if word.endswith("ers")} | sorts
    pronouns = [word for kind in ("male", "female", "many", "thing") for word in people["pronouns"][kind]]
    # the later wins
    letters = dict.fromkeys(people["openers"]["words"], "E")
    letters |= {word: "T" if sort is Sort.DOCUMENT else "R" for word, sort in sorts.items()}
    for letter, words in (
        ("H", people["quantifiers"]["words"]),
        ("D", clauses["determiners"]),
        ("U", people["pronouns"]["unnamed"]),
        ("D", ("one", "this", "these", "those", "some", "many", "most")),
        ("E", clauses["prepositions"]),
        ("I", ("in", "at", "from", "with")),
        ("O", ("of", "for")),
        ("J", ("by",)),
        ("L", (*clauses["links"], *clauses["openers"])),
        ("K", ("and", "&")),
        ("W", ("who", "which")),
        ("Y", ("that",)),
        ("V", (word.lower() for word in between["adverbs"])),
        ("A", between["auxiliaries"]),
        ("X", (*between["passive"], *between["refusals"])),
        ("P", pronouns),
    ):
        letters |= dict.fromkeys(words, letter)
    letters |= dict.fromkeys(("january", "february", "march", "april", "june", "july", "august"), "V")
    letters |= dict.fromkeys(("september", "october", "november", "december"), "V")
    letters |= dict.fromkeys("\u00a3$\u20ac%", "S")
    letters |= {"plc": "N", ",": "C", '"': "Q", **dict.fromkeys(".;:!?()[]\u2014-\u2026", "M")}
    return _Lexicon(letters, sorts, frozenset(between["not_adverbs"]))


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "ch", "sh", "x")) else f"{word}s"


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        r"""
        \w[\w&]*+ (?: [-'./&]\w++ | ,\d{3}(?!\d) ){0,8}+    # O'Neill-Smith's  34-year-old  1,000
        (?: '(?<=s')(?=[ ])                                 # residents'
          | [ ](?<=\bNo[ ])\d++ | \.[ ](?<=\bNo\.[ ])\d++  # No 10
          | \. (?: (?<=\.[A-Z]\.) | (?<=\b[A-Z]\.)(?=[ ]["A-Z])   # U.S.  J. R. Smith
                | (?<=\b(?:Mr|Ms|Dr|St|Jr|Lt|Co)\.)
                | (?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev|Inc|Ltd)\.)
                | (?<=\b(?:Prof|Capt|Corp)\.) )
        )?+
      | [^\w\s]
        """,
        re.VERBOSE,
    )


def read(text: str, start: int, end: int) -> tuple[list[re.Match[str]], str]:
    """Return the words between two positions, and their letters."""
    words = list(_words().finditer(text, start, end))
    letters = ""
    for word in words:
        letter = _letter(word[0])
        if len(letter) > 1:  # at the start of the sentence the first, elsewhere the second
            letter = letter[letters != ""]
        elif letter == "m":  # a month, unless it is a surname: Theresa May
            letter = "N" if letters.endswith("N") else "V"
        letters += letter
    return words, letters


_CONTRACTED = ("'ll", "'d", "'ve", "'re", "'m", "n't")
_SURNAMES = frozenset({"may", "march", "april", "june", "august"})


@lru_cache(maxsize=8192)
def _letter(word: str) -> str:
    """Return a word's letter: N a name, G a possessive, d one in -ed, w another, # a number, S its sign."""
    known = _lexicon()
    low = word.lower()
    letter = known.letters.get(low)
    if word[0].isupper():
        if letter is None and low.endswith(_CONTRACTED):
            return "X"  # They'll
        if letter is None:
            return "G" if low.endswith(("'s", "s'")) else "N"
        if low in _SURNAMES:
            return "m"
        # an office with a capital is part of a name, unless it opens the sentence
        return f"{letter}N" if letter in "RTH" else letter
    if letter is not None:
        return letter
    if low.endswith(("'s", "s'")):
        return "G"
    if low.endswith(_CONTRACTED):
        return "X"
    if word[0].isdigit():
        return "R" if "-year-old" in low else "#"
    if not word[0].isalnum():
        return "M"
    if low.endswith("ly") and low not in known.not_adverbs:
        return "V"
    return "d" if low.endswith("ed") else "w"


def finite() -> str:
    """Return a pattern for the words that are a clause's verb: "was", "rose", "shelved"."""
    verbs = tables("reporting")["finite"]
    return rf"(?:{alternation([*verbs['auxiliaries'], *verbs['irregular']])}|[a-z]{{2,}}ed)"


def sort_of(noun: str, otherwise: Sort = Sort.OTHER) -> Sort:
    """Return what a noun names: "ministry" a body, "officials" a group.

    >>> sort_of("officials").value, sort_of("34-year-old").value
    ('group', 'person')
    """
    low = noun.lower()
    return Sort.PERSON if "-year-old" in low else _lexicon().sorts.get(low, otherwise)
