"""Where the words that give what stands before them to someone end: "he said in Lincoln."."""

import re

from factcheck.grammar import relatives
from factcheck.grammar.reporting import Verb
from factcheck.grammar.speakers import Subject
from factcheck.model.document import Span

# What may stand between a verb and the mark that ends its clause: he said in Lincoln.
_TAIL = re.compile(
    r"""(?:\s(?:in|on|at|to|during|last|late|early|earlier|later|yesterday|today|afterwards|after|through|via|from|this|of
        |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)
        \b[^.,;:!?"\n]{0,60})?\s*(?=[.,](?!\d)|[;!?)\u2014\n]|$)""",
    re.VERBOSE,
)
# told reporters; told rescuers who brought them to the island of Elba on Wednesday
_TOLD = re.compile(
    r"""(?:\s[\w.'&-]{0,29}[\w'&-]){1,12}? (?:(?P<who>\swho) (?:\s(?!that\b)[\w.'&-]{0,29}[\w'&-]){2,14} )?
        \s*(?=[.,](?!\d)|[;!?]|$)""",
    re.VERBOSE,
)
# the 300 that analysts had expected, more than officials said
_OBJECT = re.compile(r"\b(?:that|than|what|which|whom|as) $")
# What these give stands behind them: records show, but not ", court records,"
_AHEAD = frozenset({"record", "count", "value"})
_STOPS = (",", '"', "'", "\u2014", ";", ":", ")", "?", "!")


def tail_end(
    text: str, around: Span, subject: Subject, verb: Verb, mark: Span, follows: Span | None
) -> int | None:
    """Return where the words end, if the subject and verb can stand behind what is said.

    >>> from factcheck.grammar.reporting import verbs
    >>> from factcheck.grammar.speakers import before
    >>> text = "Some 30 died, officials said on Monday."
    >>> tail_end(text, Span(0, 39), before(text, 0, 24), verbs()["said"], Span(24, 28), None)
    38
    """
    tail = _TAIL.match(text, mark.end, around.end)
    if tail is not None and verb.lemma == "tell" and tail.end() - mark.end < 2:
        return None  # in a headline, "inquiry told" is a passive
    if tail is None and verb.lemma == "tell":
        tail = _TOLD.match(text, mark.end, around.end)
        # told reporters 22 wells had run dry: this is said
        if tail and relatives.verb_within(text, mark.end, tail.start("who") if tail["who"] else tail.end()):
            return None
    if tail is None:
        return None
    held = verb.ambiguous or is_object(text, around, subject)
    if held and relatives.verb_within(text, mark.end, tail.end()):
        return None  # a report that inspectors wrote in 2021 found 17 faults
    if follows is None and not _stands_behind(text, around, subject, verb, mark):
        return None
    return tail.end()


def is_object(text: str, around: Span, subject: Subject) -> bool:
    """Tell whether what is said is what "that", "than" or "which" before the subject stands for."""
    return _OBJECT.search(text[max(around.start, subject.start - 7) : subject.start]) is not None


def _stands_behind(text: str, around: Span, subject: Subject, verb: Verb, mark: Span) -> bool:
    if verb.family == "manner" or verb.lemma in _AHEAD:
        return False
    if text.startswith(_CITING, mark.end) and _THAT.search(text, mark.end, around.end):
        return False  # reported, citing two brokers, that
    left = text[max(around.start, subject.start - 6) : subject.start].rstrip()
    # witness accounts and police reports, as all agree, are nouns
    is_plural = text[mark.end - 1] == "s" and verb.lemma != "say"
    if left.endswith(_STOPS) or is_object(text, around, subject):
        return True
    return not is_plural and not left.endswith((" after", " when", "before", " since", "cause"))


_CITING = (", citing", ", quoting")
_THAT = re.compile(r", that\b")
