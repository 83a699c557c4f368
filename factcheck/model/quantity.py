"""What the grammar finds in a sentence: figures, the quantities they are part of, and who says so."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from factcheck.model.document import Span, Zone

Number = Decimal | Fraction
"""Exact: a decimal as written, or a fraction that no decimal holds ("a third")."""


class Hedge(StrEnum):
    """How a figure is loosened or bounded by the words around it."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    VAGUE = "vague"


class Kind(StrEnum):
    """Which sort of figure."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    AGE = "age"
    DURATION = "duration"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    RANK = "rank"
    SCORE = "score"


class Change(StrEnum):
    """The direction in which a measure moved."""

    UP = "up"
    DOWN = "down"


class Role(StrEnum):
    """What a figure is to a change: its size, where it began, where it ended."""

    BY = "by"
    FROM = "from"
    TO = "to"


class Modality(StrEnum):
    """How firmly the article puts it."""

    STATED = "stated"
    ESTIMATED = "estimated"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Aside(StrEnum):
    """Why a number is no quantity."""

    DATE = "date"
    PERIOD = "period"
    TIME = "time"
    NAME = "name"
    LABEL = "label"
    CODE = "code"
    ADDRESS = "address"
    CONTACT = "contact"
    LINK = "link"
    LIST = "list"
    COORDINATES = "coordinates"
    IDIOM = "idiom"
    PRONOUN = "pronoun"
    UNREAD = "unread"
    """Looks like a number, but the grammar cannot say what it is worth: a person should look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as written: where it stands and what it is worth, before any word around it counts."""

    span: Span
    value: Number | None
    """The number as said; None for a range and for a vague word ("several")."""
    low: Number | None = None
    high: Number | None = None
    """Both equal to value unless the figure itself is a range or vague."""
    second: Number | None = None
    """The other number of a score, a vote or a size in two dimensions."""
    hedge: Hedge = Hedge.EXACT
    """What the figure's own form implies: vague for "dozens"; exact otherwise."""
    kind: Kind | None = None
    """Set where the form alone decides: "2-1" is a score, "one in five" a fraction, "third" a rank."""
    unit: str | None = None
    """Set where the form holds the unit: "5ft 10in" is in inches, "$" before the digits."""
    unit_span: Span | None = None
    flags: tuple[str, ...] = ()
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with its hedge, unit and noun: all that its own clause says of it."""

    figure: Figure
    span: Span
    """The phrase: hedge to noun."""
    value: Number | None
    low: Number | None
    high: Number | None
    hedge: Hedge = Hedge.EXACT
    unit: str | None = None
    noun: str | None = None
    noun_head: str | None = None
    measure: str | None = None
    per: str | None = None
    change: Change | None = None
    role: Role | None = None
    flags: tuple[str, ...] = ()
    part_of: Span | None = None
    """The figure that this one is part of: the eight of "eight, including three"."""
    twin_of: Span | None = None
    """The figure that this one says over again in another unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A number that is no quantity, and why."""

    span: Span
    reason: Aside
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The words that give a stretch of the text to someone."""

    span: Span
    """The words themselves: "Israel's public broadcaster said"."""
    scope: Span
    """The stretch that is said."""
    speaker: str | None
    """Who is said to have said it, by the fullest name that the article gives."""
    via: str | None = None
    """Whom the speaker cites: "military sources"."""
    denies: bool = False
    """The reporting verb says that it is not so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the sentence says around one quantity."""

    action: str | None = None
    modality: Modality = Modality.STATED
    place: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSentence:
    """A sentence with every number in it accounted for."""

    span: Span
    zone: Zone
    quantities: tuple[Quantity, ...]
    set_aside: tuple[SetAside, ...]
