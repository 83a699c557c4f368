"""Where, inside a sentence, what one speaker says parts from what the next one or the article says."""

from functools import cache

import regex

from factcheck.grammar.letters import finite


@cache
def speakers_aside() -> "regex.Pattern[str]":
    """Return the pattern for what is said of a speaker named last: said Jane Smith, who has 900 acres."""
    return regex.compile(
        r"[^,;:.\"\n]{0,80}(?P<aside>,)\s(?:(?:who|whose|which|where)\b|as\s(?!well\b|many\b|much\b|of\b))"
    )


@cache
def contrast() -> "regex.Pattern[str]":
    """Return the pattern for where another statement than the reported one begins: ", but 20 survived"."""
    return regex.compile(r",\s(?:but|while|whereas|although|though)\s(?!that\b|said\b)|;\s")


@cache
def goes_on() -> "regex.Pattern[str]":
    """Return the pattern for a verb after "but" that goes on with what is said: they said, but had fallen."""
    return regex.compile(r"(?:had|has|have|was|were|is|are|would|will|could)\b")


@cache
def boundary() -> "regex.Pattern[str]":
    """Return the pattern for where what one speaker said may end and the next begins."""
    return regex.compile(
        r",\s(?:(?:but|and|while|whereas|although|though|so|yet)\s)?+|;\s|\s(?:while|whereas|although|but)\s"
    )


@cache
def parting() -> "regex.Pattern[str]":
    """Return the pattern for what parts two speakers' statements, and not what one tells of the other's."""
    # but 20 survived; , and 20 were hurt; but not: killed 30, and left 20 hurt
    return regex.compile(
        rf",?\s(?:but|while|whereas|although|though|yet|so)\s|;\s|,\sand\s(?!(?:{finite()}|that)\b)"
    )


@cache
def link() -> "regex.Pattern[str]":
    """Return the pattern for what stands before a second speaker whom the first does not quote."""
    return regex.compile(
        r"""
        (?: ,\s*+ | ;\s*+ | \s+ | \u2014\s* )
        (?: (?:and|but|while|whereas|although|though|as|yet|or)\s+ ) (?: (?:the|on|in)\s )?$
      | [,;\u2014]\s*$
        """,
        regex.VERBOSE,
    )


@cache
def part() -> "regex.Pattern[str]":
    """Return the pattern for a sentence about parts of what the one before counted: "One of them"."""
    return regex.compile(
        r"""
        (?: One|Another|Two|Three|Some|Most|Several|None|Neither|Both|The\sothers? ) \s
        (?: of\s(?:them|those)\b (?P<noun>(?!))? | (?P<noun>\p{Ll}{4,}) )
        """,
        regex.VERBOSE,
    )
