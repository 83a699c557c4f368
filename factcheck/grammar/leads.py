"""Which of the people in a sentence it is about, so that a later "he" is that one and no other."""

from functools import cache

import regex

from factcheck.grammar.letters import finite
from factcheck.model.document import Span


def leads(text: str, mention: Span, sentence: Span) -> bool:
    """Tell whether a mention is the subject of its clause.

    >>> text = "Keith Archer met Adam Reed."
    >>> leads(text, Span(0, 12), Span(0, 27)), leads(text, Span(17, 26), Span(0, 27))
    (True, False)
    """
    left = text[max(sentence.start, mention.start - 24) : mention.start]
    if left.strip() and not _before_subject().search(left):
        return False
    return _after_subject().match(text, mention.end, min(len(text), sentence.end)) is not None


def rivals_subject(text: str, mention: Span, sentence: Span, pronoun: int) -> bool:
    """Tell whether "he" may be someone whom a sentence mentions beside its subject.

    So it may be who did it ("told by Adam Reed"), whom more is said of ("Adam Reed, who"), who has a clause
    of his own, and, of "he replied", whoever was spoken to.
    """
    if leads(text, mention, sentence) or replies(text, pronoun):
        return True
    left = text[max(sentence.start, mention.start - 24) : mention.start]
    return _DOER.search(left) is not None or _WHO.match(text, mention.end) is not None


def replies(text: str, pronoun: int) -> bool:
    """Tell whether "he" answers: whoever was spoken to before may be meant."""
    return _REPLIES.match(text, pronoun) is not None


_REPLIES = regex.compile(r"\w+\s(?:has\s|had\s|later\s)?(?:replied|responded|answered)\b")
_DOER = regex.compile(r"\b(?:by|from)\s(?:\p{Ll}+\s){0,2}$")
_WHO = regex.compile(r"(?:'s\s\p{Ll}+)?,?\swho\b")


def says_him(text: str, sentence: Span) -> bool:
    """Tell whether a sentence speaks of someone besides its subject as "him" or "her"."""
    return _HIM.search(text, sentence.start, min(sentence.end, sentence.start + _FAR)) is not None


_HIM = regex.compile(r"\b(?:him|her|them)\b")
_FAR = 600


def is_description(printed: str) -> bool:
    """Tell whether words are an office that stands for someone named: "the prime minister", not "the king".

    >>> is_description("The prime minister"), is_description("The king")
    (True, False)
    """
    return _OFFICE.fullmatch(printed) is not None


_OFFICE = regex.compile(
    r"[Tt]he\s(?:\p{Ll}+\s){0,2}(?:minister|president|premier|chancellor|secretary|mayor|governor|senator|chairman"
    r"|chairwoman|ambassador|commissioner|executive|director|leader|\d\d-year-old)"
)
# How far back an office is looked for, to tell its first mention.
_BACK = 20_000


def mentioned(text: str, office: str, at: int) -> bool:
    """Tell whether an office is spoken of before a position."""
    low = max(0, at - _BACK)
    return any(text.find(form, low, at) >= 0 for form in (office, office.title(), office.capitalize()))


@cache
def _before_subject() -> "regex.Pattern[str]":
    return regex.compile(
        r"""
        (?: , | [\u2014:;]
          | \b(?:and|but|as|when|while|that|after|before|because|where|\p{Ll}+er|\p{Ll}+or|\p{Ll}+man) ) \s$
      | ^(?:The|A|An)\s$
        # Outside court Ann Lee was calm; but not: In talks with Ann Lee
      | ^(?:Outside|Inside|In|At|On|After|Before)\s (?:\p{Ll}+\s){0,2}
        (?!(?:with|to|by|of|from|for|on|at|in|and|or|against|between)\s) \p{Ll}+\s$
        """,
        regex.VERBOSE,
    )


@cache
def _after_subject() -> "regex.Pattern[str]":
    verb = rf"(?:\p{{Ll}}+ly\s|also\s|later\s|now\s|then\s|still\s)?+(?:{finite()}|\p{{Ll}}{{2,}}s)"
    return regex.compile(
        rf"""
        (?: \s\([^()\n]{{1,40}}\) )?+                              # Joan Fenwick (Lib Dem)
        (?: ,?\s (?: {verb} | on\s\p{{Lu}}\p{{Ll}}+day ) \b
          | ,\s (?: who|whose|the|a|an|\d\d|now|then|also|however ) \b
          | \s(?:of|from|at)\s[^,;:.\n]{{2,60}}? ,?\s (?: {verb} | who ) \b       # Jane Smith of Leeds said
          | ,\s\p{{Ll}}[^;:.\n]{{2,160}} ,\s (?: {verb} | who ) \b    # Jane Smith, director of Acme, called
        )""",
        regex.VERBOSE,
    )
