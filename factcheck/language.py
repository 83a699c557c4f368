"""Which language a text is in, told by the small words that no text can do without."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import islice

from factcheck.lexicon.load import tables
from factcheck.model.document import Document

ENGLISH = "en"

_WORDS = 2000
"""As many words are looked at."""

_FEW_WORDS = 25
"""A text of fewer words is not judged by them."""

_FEW_LETTERS = 25
"""A text with fewer letters of another script is not judged by it."""

_SHARE = 0.12
"""A text in a language has at least this share of its small words."""

_LEAD = 1.5
"""English has to be behind by this factor: a quotation does not make an article foreign."""

_WORD = re.compile(r"[^\W\d_]+")

_SCRIPTS = {
    "CYRILLIC": "a language in Cyrillic letters",
    "GREEK": "Greek",
    "ARABIC": "a language in Arabic letters",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "a language in Devanagari letters",
    "BENGALI": "Bengali",
    "TAMIL": "Tamil",
    "THAI": "Thai",
    "HANGUL": "Korean",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "CJK": "Chinese",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "ETHIOPIC": "a language in Ethiopic letters",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language, as a person calls it."""

    code: str | None
    """Of ISO 639-1; None where the letters tell no more than a script."""
    name: str


def find_language(text: str) -> Tongue | None:
    """Return the language of a text; None when it is too short, or too mixed, to tell.

    >>> find_language("The dam killed 12 people.") is None
    True
    >>> find_language("Der Damm ist am Montag gebrochen und hat nach Angaben der Polizei " * 4).name
    'German'
    """
    words = [found.group() for found in islice(_WORD.finditer(text), _WORDS)]
    if script := _script(words):
        return Tongue(code=None, name=script)
    if len(words) < _FEW_WORDS:
        return None
    seen = Counter(language for word in words for language in _languages().get(word.lower(), ()))
    if not seen:
        return None
    (best, hits), english = seen.most_common(1)[0], seen[ENGLISH]
    if best != ENGLISH and hits < _LEAD * english:
        best, hits = ENGLISH, english
    if hits < _SHARE * len(words):
        return None
    return Tongue(code=best, name=tables("languages")[best]["name"])


def foreign(document: Document) -> str | None:
    """Return in what language an article is that is not English, in words; None when it is, or may be.

    A text that is too short to tell is taken to be in the language that its format declares.

    >>> foreign(Document(text="Zwölf Tote", language="de-CH"))
    'German, by its own account'
    """
    found = find_language(document.text)
    if found is not None:
        return None if found.code == ENGLISH else found.name
    declared = (document.language or ENGLISH).replace("_", "-").partition("-")[0].strip().lower()
    # "eng", "English" and "x-none" say nothing against it
    language = tables("languages").get(declared)
    return f"{language['name']}, by its own account" if language and declared != ENGLISH else None


def _script(words: list[str]) -> str | None:
    """Return what the letters tell, when most of them are of another script than ours."""
    letters = [letter for word in words for letter in word]
    others = [letter for letter in letters if letter > "\u0370"]
    if len(others) < _FEW_LETTERS or 2 * len(others) < len(letters):
        return None
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in others)
    # Japanese is mostly Chinese characters, with Hiragana between them
    if scripts["HIRAGANA"] > len(others) / 20:
        return "Japanese"
    return _SCRIPTS.get(scripts.most_common(1)[0][0])


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Return of each small word the languages that it belongs to."""
    belongs: dict[str, list[str]] = {}
    for code, language in tables("languages").items():
        for word in set(language["words"].split()):
            belongs.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in belongs.items()}
