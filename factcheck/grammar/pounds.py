"""Whether pounds are money or a weight: "a 2,000-pound bomb", "a £2,000 bonus", "six pounds of flour"."""

import re
from functools import cache

import regex

from factcheck.grammar.wordlists import either, words
from factcheck.model.document import Span

_LEFT, _RIGHT = 40, 34
"""Characters to either side in which a word may tell that something is weighed."""

_OF = re.compile(r"[ ]of[ ](?:[a-z']+[ -]){0,3}")
_PUT_ON = regex.compile(
    r"(?r)(?<!\w)(?:(?:shed(?:ding|s)?|put(?:s|ting)?[ ]on)[ ])"
    r"(?:more[ ]than[ ]|another[ ]|around[ ]|nearly[ ]|about[ ]|over[ ]|some[ ]|up[ ]to[ ])?"
)


def is_weight(text: str, number: Span, end: int, sentence: Span, *, scaled: bool) -> bool:
    """Tell whether the "pounds" that end there are a weight; `scaled` says that they are so many million.

    >>> sentence, number = Span(0, 15), Span(2, 4)
    >>> is_weight("a 20-pound bomb", number, 10, sentence, scaled=False)
    True
    >>> is_weight("a 20-pound fine", number, 10, sentence, scaled=False)
    False
    """
    near = text[max(sentence.start, number.start - _LEFT) : min(sentence.end, end + _RIGHT)].lower()
    if _weighed().search(near) or _IN_KILOS.match(text, end, sentence.end):
        return True
    if text[end - 1] == "s":
        of = _OF.match(text, end, sentence.end)
        if of is not None and not scaled:
            return _of_money().search(text, end, min(sentence.end, end + _RIGHT)) is None
        return _PUT_ON.match(text, max(sentence.start, number.start - 24), number.start) is not None
    return not scaled and _heavy_thing().match(text, end, sentence.end) is not None


_IN_KILOS = re.compile(
    r"[ ]?[(\[](?:[a-z]+[ ])?\d[\d,.]*[ ]?(?:kg|kilo|k(?=[)\]])|gram|g(?=[)\]])|tonne)"
)  # 88 pounds (40 kg)


@cache
def _weighed() -> re.Pattern[str]:
    """What makes "pounds" a weight, near enough to either side."""
    return re.compile(either(words("nouns", "weight", "near")))


@cache
def _heavy_thing() -> re.Pattern[str]:
    """What is described by its weight: a 20-pound turkey, a 500-pound unguided bomb."""
    return re.compile(rf"[ ](?:[a-z-]+[ ])?(?:{either(words('nouns', 'weight', 'things'))})s?(?!\w)")


@cache
def _of_money() -> re.Pattern[str]:
    """What pounds are of, if they are money: pounds of debt, of taxpayers' money."""
    return re.compile(rf"(?<!\w)(?:{either(words('nouns', 'weight', 'of_money'))})")
