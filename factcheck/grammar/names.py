"""The people whom an article names: their fullest names, genders and offices, and where each is mentioned."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from factcheck.grammar.letters import Sort, sort_of
from factcheck.lexicon.load import tables
from factcheck.model.document import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone, by the fullest name that the article gives."""

    name: str
    gender: str | None = None
    """Male, female, or None where neither title nor given name tells."""
    offices: tuple[str, ...] = ()
    """What the article calls the person besides: "economy minister"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The persons of one article."""

    persons: Mapping[str, tuple[Person, ...]]
    """By surname."""
    givens: Mapping[str, Person]
    """By given name, where no other person of the article has it."""
    mentions: tuple[tuple[Span, Person], ...]
    """In order; a surname that two persons share is nobody's."""

    def of(self, surname: str, gender: str | None = None) -> Person | None:
        """Return the one person of this surname who may be of this gender."""
        fitting = [one for one in self.persons.get(surname, ()) if may_be(one, gender)]
        return fitting[0] if len(fitting) == 1 else None

    def holder(self, office: str) -> Person | None:
        """Return the one person who is called this: "the minister" when there is a single minister.

        A country before the office keeps it apart: "Danish prime minister" is not "the prime minister".
        """
        everyone = [one for same in self.persons.values() for one in same]
        exact = [one for one in everyone if office in one.offices]
        fitting = exact or [one for one in everyone if any(_ends(held, office) for held in one.offices)]
        return fitting[0] if len(fitting) == 1 else None

    def within(self, span: Span) -> tuple[tuple[Span, Person], ...]:
        """Return the mentions that begin inside a span."""
        first = bisect_left(self.mentions, span.start, key=lambda mention: mention[0].start)
        last = bisect_left(self.mentions, span.end, lo=first, key=lambda mention: mention[0].start)
        return self.mentions[first:last]


def may_be(person: Person, gender: str | None) -> bool:
    """Tell whether nothing in the article says that the person is of another gender."""
    return gender is None or person.gender in (None, gender)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    titles: Mapping[str, str | None]
    offices: frozenset[str]
    given: Mapping[str, str | None]
    organisations: frozenset[str]
    openers: frozenset[str]
    marks: frozenset[str]
    """What a person's name in capitals nearly always holds: a title or a given name."""


@cache
def lexicon() -> _Lexicon:
    """Return what tells a name from other words that have a capital."""
    people = tables("people")
    titles: dict[str, str | None] = dict.fromkeys(people["titles"]["any"])
    given: dict[str, str | None] = {}
    for gender in ("male", "female"):
        titles |= dict.fromkeys(people["titles"][gender], gender)
        for name in people["given"][gender].split():
            given[name] = None if given.get(name, gender) != gender else gender
    return _Lexicon(
        titles,
        frozenset(people["offices"]["words"]),
        given,
        frozenset(people["organisations"]["words"]),
        frozenset(people["openers"]["words"]),
        frozenset((*titles, *(f"{title}." for title in titles), *given)),
    )


@cache
def _runs() -> re.Pattern[str]:
    # the standard library's engine is twice as fast here, but has no class of capitals
    capital = "[A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x530)) if letter.isupper()) + "]"
    return re.compile(
        rf"""
        {capital} (?<![\w'-]{capital}) [\w'-]*+
        (?:
            (?: \.(?: (?<=\b{capital}\.) | (?<=\b(?:Mr|Ms|Dr|St|Lt)\.)      # J. R. Smith
                   | (?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev)\.) | (?<=\b(?:Prof|Capt)\.) ) )?+
            [ ] (?: (?:de|da|di|du|dos|del|van|von|der|den|ter|bin|bint|ibn|al|el|la|le)[ ] ){{0,2}}+
            {capital} [\w'-]*+
        )*+
        """,
        re.VERBOSE,
    )


@cache
def _describes() -> re.Pattern[str]:
    # Owen Marsh, the harbour minister, / Jane Smith, 34, / John Smith, who
    return re.compile(
        r""",[ ](?: \d\d(?=[,.; ]) | who\b
            | (?:(?:the|a|an|its|then)[ ])? (?P<office>[^\W\d_][^\W\d_]?[\w' -]{2,60}+)(?=[,.;]) )""",
        re.VERBOSE,
    )


@dataclass(frozen=True, slots=True)
class _Sighting:
    span: Span
    title: tuple[str, ...]
    name: tuple[str, ...]
    gender: str | None
    office: str | None

    @property
    def full(self) -> str:
        """The name with an office or a rank before it, but without Mr or Ms."""
        civil = not self.office and self.gender and len(self.title) == 1 and self.title[0] in _CIVIL
        return " ".join(self.name if civil and len(self.name) > 1 else (*self.title, *self.name))


_CIVIL = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mr.", "Mrs.", "Ms."})


def find(text: str) -> Names:
    """Return the persons of a folded text.

    >>> names = find("Adam Reed met Keith Archer. Mr Archer left. Economy Minister Tom Brand stayed.")
    >>> names.of("Archer").name, names.holder("minister").name
    ('Keith Archer', 'Economy Minister Tom Brand')
    """
    known = lexicon()
    sightings: list[_Sighting] = []
    single: list[re.Match[str]] = []
    unsure: list[re.Match[str]] = []
    for match in _runs().finditer(text):
        run = match[0]
        if " " not in run:
            single.append(match)
        elif sighting := _sighting(text, match.end(), run, known):
            sightings.append(sighting)
        else:
            unsure.append(match)
    # Oleh Marchuk is a person if the article speaks of Mr Marchuk
    surnames = {one.name[-1] for one in sightings if len(one.name) == 1}
    for match in unsure if surnames else ():
        words = match[0].removesuffix("'s").split(" ")
        words = words[words[0].lower() in known.openers :]
        if words[-1] in surnames and 2 <= len(words) <= 4 and known.organisations.isdisjoint(words):
            span = Span(match.end() - len(" ".join(words)), match.end())
            sightings.append(_Sighting(span, (), tuple(words), None, None))
    persons = _persons(sightings)
    givens = _givens(persons, known)
    names = Names(persons=persons, givens=givens, mentions=())
    if not sightings:
        return names
    mentions = [(one.span, names.of(one.name[-1], one.gender)) for one in sightings]
    for match in single:
        word = match[0].removesuffix("'s")
        if word in persons:
            mentions.append((Span(*match.span()), names.of(word)))
        elif word in givens:
            mentions.append((Span(*match.span()), givens[word]))
    placed = sorted(((span, one) for span, one in mentions if one), key=lambda mention: mention[0])
    return Names(persons=persons, givens=givens, mentions=tuple(placed))


def _givens(persons: Mapping[str, tuple[Person, ...]], known: _Lexicon) -> dict[str, Person]:
    """Return the persons whom a given name alone may stand for: Kelly, further down, for Kelly Dawes."""
    givens: dict[str, Person | None] = {}
    for one in (one for same in persons.values() for one in same):
        given = next((word for word in one.name.split(" ")[:-1] if word in known.given), None)
        if given is not None and given not in persons:
            givens[given] = None if given in givens else one
    return {given: one for given, one in givens.items() if one}


_AFTER_NAME = frozenset({"KC", "QC", "MP", "MPs", "MSP", "MEP", "OBE", "CBE", "MBE", "Jr", "Sr", "PhD", "MD"})


def _is_person(office: str | None) -> bool:
    """Tell whether what a name is described as is a person: "chairman of the forum"."""
    if not office:
        return False
    words = _OF.split(office, maxsplit=1)[0].split(" ")
    return bool(words) and sort_of(words[-1]) is Sort.PERSON


_OF = re.compile(r" (?:of|at|for|in|on|with|to|and) ")


def _sighting(text: str, end: int, run: str, known: _Lexicon) -> _Sighting | None:
    words = run.split(" ")
    if words[-1].endswith("'s"):
        words[-1] = words[-1][:-2]
        end -= 2
    while len(words) > 2 and words[-1] in _AFTER_NAME:
        end -= len(words.pop()) + 1
    if known.marks.isdisjoint(words) and not text.startswith(", ", end):
        return None
    last = len(words) - 1
    first = next((at for at in range(last + 1) if words[at].lower() not in known.openers), last)
    # what owns the rest is no part of the name: "Leeds's Tom Brand"
    first = next((at + 1 for at in range(last - 1, first - 1, -1) if words[at].endswith("'s")), first)
    begin = next(
        (at + 1 for at in range(last - 1, first - 1, -1) if words[at].rstrip(".") in known.titles), first
    )
    title, name = tuple(words[first:begin]), tuple(words[begin:])
    # a photographer's credit ends in a stroke: "Amir Levy/Getty"
    if (
        len(name) > 5
        or not known.organisations.isdisjoint(name)
        or name[-1] in known.offices
        or text.startswith("/", end)
    ):
        return None
    described = _describes().match(text, end, min(len(text), end + 90)) if len(name) > 1 else None
    office = described["office"] if described else None
    if not title and not (
        len(name) > 1 and (name[0] in known.given or (described and not office) or _is_person(office))
    ):
        return None
    if any(word in known.offices for word in title):
        office = " ".join(title)
    genders = [known.titles[word.rstrip(".")] for word in title if word.rstrip(".") in known.titles]
    genders += [known.given.get(name[0])] if len(name) > 1 else []
    gender = next((one for one in genders if one), None)
    return _Sighting(Span(end - len(" ".join(words[first:])), end), title, name, gender, office)


def _persons(sightings: list[_Sighting]) -> dict[str, tuple[Person, ...]]:
    """Return the persons behind the sightings: one a given name, and Mr Smith with the Smith he may be."""
    by_surname: dict[str, dict[str, list[_Sighting]]] = {}
    for sighting in sightings:
        given = sighting.name[0] if len(sighting.name) > 1 else ""
        by_surname.setdefault(sighting.name[-1], {}).setdefault(given, []).append(sighting)
    return {surname: _apart(by_given) for surname, by_given in by_surname.items()}


def _apart(by_given: dict[str, list[_Sighting]]) -> tuple[Person, ...]:
    nameless = by_given.pop("", [])
    if len(by_given) <= 1:
        return (_person([sighting for same in by_given.values() for sighting in same] + nameless),)
    return tuple(_person(same) for same in by_given.values())


def _person(sightings: list[_Sighting]) -> Person:
    fullest = max(sightings, key=lambda one: (len(one.name), len(one.full)))
    offices = dict.fromkeys(one.office.lower() for one in sightings if one.office)
    gender = next((one.gender for one in sightings if one.gender), None)
    return Person(name=fullest.full, gender=gender, offices=tuple(offices))


_COUNTRY = ("ian", "ish", "ese", "ean", "can", "eli", "aqi", "ani", "nch", "man", "eek", "tch", "iss")


def _ends(held: str, office: str) -> bool:
    """Tell whether an office is the end of another, and no country stands before it."""
    head = held.split(" of ")[0].split(" at ")[0].split(" for ")[0]
    rest = head.removesuffix(f" {office}")
    return rest != head and not any(is_country(word) or word in _APART for word in rest.split())


_COUNTRIES = frozenset({"us", "uk", "eu", "un", "u.s.", "u.k."})
_APART = frozenset({"former", "deputy", "vice", "acting", "shadow"})


def is_country(word: str) -> bool:
    """Tell whether a word is the adjective of a country: "Israeli".

    >>> is_country("Israeli"), is_country("Economy")
    (True, False)
    """
    low = word.lower()
    return low in _COUNTRIES or low.endswith(_COUNTRY)
