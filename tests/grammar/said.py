"""Who a text says gave a figure, found the way the pipeline does."""

from factcheck.grammar.attribution import attribute, said_at
from factcheck.grammar.fold import fold
from factcheck.grammar.sentences import split
from factcheck.model.quantity import Attribution

Row = tuple[str, str, str | None]


def said(text: str, surface: str) -> Attribution | None:
    folded = fold(text)
    return said_at(attribute(folded, split(folded, ())), folded.index(fold(surface)))


def speaker(text: str, surface: str) -> str | None:
    one = said(text, surface)
    return one.speaker if one else None
