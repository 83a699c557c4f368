"""Who a speaker as printed is: surnames, offices and pronouns resolved to what the article named before."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

import regex

from factcheck.grammar import names
from factcheck.grammar.leads import is_description, leads, mentioned, replies, rivals_subject, says_him
from factcheck.grammar.letters import Sort
from factcheck.grammar.names import Names, may_be
from factcheck.grammar.printed import lowered, publisher
from factcheck.grammar.speakers import Subject, opening
from factcheck.lexicon.load import tables
from factcheck.model.document import Span

# A pronoun looks for whom it stands for no further back than this many sentences.
REACH = 6
# Nor does it ask more of a sentence than its last few speakers and this many characters.
_RECENT = 8
_CHARS = 600


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, resolved; and what a later pronoun may make of it."""

    name: str | None
    sort: Sort
    gender: str | None = None
    human: bool | None = None
    """None where a name may be a person's or a company's."""


@dataclass(slots=True)
class Voices:
    """The speakers of one article so far, in the order of the text."""

    text: str
    sentences: Sequence[Span]
    names: Names
    quoted: Callable[[int], bool]
    """Tells whether a position stands inside a quotation."""
    skipped: Callable[[int], bool]
    """Tells whether a sentence, by its index, is out of the story's flow: a caption, a table."""
    _heard: dict[int, deque[tuple[int, Voice]]] = field(default_factory=dict)
    _met: dict[str, str] = field(default_factory=dict)
    _bodies: set[str] = field(default_factory=set)
    _leads: dict[int, Subject | None] = field(default_factory=dict)

    def resolve(self, subject: Subject, sentence: int) -> Voice:
        """Return who the subject is, and remember it; a pronoun that could be two people's is nobody's."""
        printed = self.text[subject.name_start : subject.end]
        if subject.sort is Sort.PRONOUN:
            voice = self._pronoun(printed.lower(), subject.start, sentence)
        elif subject.sort is Sort.NAME:
            voice = self._named(printed)
        elif subject.sort is Sort.DOCUMENT:
            voice = self._document(printed, subject.start, sentence)
        else:
            if subject.sort is Sort.BODY and printed[0].isupper():
                self._bodies.add(printed)
            voice = self._aged(printed, subject.start, sentence) or self._described(
                printed.split(" who ", 1)[0], subject.sort
            )
        self._heard.setdefault(sentence, deque(maxlen=_RECENT)).append((subject.start, voice))
        return voice

    def _document(self, printed: str, at: int, sentence: int) -> Voice:
        if printed.lower().startswith("its "):
            owner = self._earlier(Sort.BODY, at, sentence)
            if owner.name:
                return Voice(owner.name, Sort.DOCUMENT, human=False)
        return Voice(publisher(printed), Sort.DOCUMENT, human=False)

    def _named(self, printed: str) -> Voice:
        known = names.lexicon()
        if printed in self._bodies:
            return Voice(printed, Sort.BODY, human=False)
        words = printed.removesuffix("'s").split()
        if words[0].lower() in ("the", "a", "an"):
            return Voice(lowered(printed), Sort.NAME, human=False)
        # Jane Smith of Oxford University is Jane Smith
        place = next(
            (at for at, word in enumerate(words) if word in ("of", "at", "from", "for", "in")), len(words)
        )
        one = place and "and" not in words
        person = self.names.of(words[place - 1], _gender(words)) if one else None
        titled = words[0].rstrip(".") in known.titles
        if person and (place == 1 or titled or words[place - 2] in person.name):
            return Voice(person.name, Sort.NAME, person.gender, human=True)
        if len(words) == 1:
            return self._single(printed, words[0])
        company = not known.organisations.isdisjoint(words) or place < len(words) or "and" in words
        if not company and len(words) <= 4:
            self._met.setdefault(words[-1], printed)
        human = True if titled or words[0] in known.given else None
        return Voice(printed, Sort.NAME, _gender(words), False if company else human)

    def _single(self, printed: str, word: str) -> Voice:
        person = self.names.givens.get(word)
        if person:
            return Voice(person.name, Sort.NAME, person.gender, human=True)
        # a surname that two persons share stays as it is printed
        known = word in self.names.persons or word in names.lexicon().given
        human = True if known else None if word in self._met else False
        return Voice(self._met.get(word, printed), Sort.NAME, human=human)

    def _described(self, printed: str, sort: Sort) -> Voice:
        low = printed.lower()
        if sort is Sort.PERSON and low.startswith("the "):
            holder = self.names.holder(low.removeprefix("the "))
            if holder:
                return Voice(holder.name, Sort.NAME, holder.gender, human=True)
        gender = "female" if low.endswith("woman") else "male" if low.endswith("man") else None
        return Voice(lowered(printed), sort, gender, human=sort in (Sort.PERSON, Sort.OTHER))

    def _aged(self, printed: str, at: int, sentence: int) -> Voice | None:
        """Return the one person named just before whom "the 68-year-old former midwife" stands for."""
        if not _AGED.match(printed):
            return None
        low = self.sentences[max(0, sentence - _JUST)].start
        persons = {person.name: person for _, person in self.names.within(Span(low, at))}
        if len(persons) != 1:
            return None
        (person,) = persons.values()
        return Voice(person.name, Sort.NAME, person.gender, human=True)

    def _pronoun(self, word: str, at: int, sentence: int) -> Voice:
        if self.quoted(at):
            return Voice(None, Sort.PRONOUN)
        gender = _pronouns().get(word)
        if gender is not None:
            return self._person(gender, at, sentence)
        voice = self._earlier(Sort.GROUP if word == "they" else Sort.BODY, at, sentence)
        if word == "it" and voice.name and voice.human is None:
            self._bodies.add(voice.name)
        return voice

    def _earlier(self, sort: Sort, at: int, sentence: int) -> Voice:
        """Return the last group ("they") or organisation ("it") that spoke or led a sentence."""
        for index in range(sentence, max(-1, sentence - 3), -1):
            for start, voice in reversed(self._heard.get(index, ())):
                if start < at and _fits(voice, sort):
                    return voice
            if index == sentence or self.skipped(index) or self._within_quotation(index):
                continue
            lead = self._opening(index)
            if lead and lead.sort is not Sort.PRONOUN:
                voice = self._lead(lead)
                if _fits(voice, sort):
                    return voice
                if lead.sort in (Sort.GROUP, Sort.BODY):
                    break
        return Voice(None, Sort.PRONOUN)

    def _lead(self, lead: Subject) -> Voice:
        printed = self.text[lead.name_start : lead.end]
        return (
            self._named(printed)
            if lead.sort is Sort.NAME
            else Voice(lowered(printed), lead.sort, human=False)
        )

    def _person(self, gender: str, at: int, sentence: int) -> Voice:
        """Return the last person who was a sentence's subject, if nobody else came between."""
        passed: set[str] = set()
        looked = 0
        described = -1  # the sentence that speaks of the one before it's person by an office
        for index in range(sentence, -1, -1):
            span = self.sentences[index]
            if index != sentence and (self.skipped(index) or self._within_quotation(index)):
                continue
            looked += 1
            if looked > REACH:
                break
            heard = [
                (start, voice) for start, voice in self._heard.get(index, ()) if start < at and voice.name
            ]
            speakers = [
                (start, voice)
                for start, voice in heard
                if voice.human is not False and voice.gender in (None, gender) and not _is_kin(voice, gender)
            ]
            here = [
                (mention, person)
                for mention, person in self.names.within(_near(span, at))
                if may_be(person, gender) and not self.quoted(mention.start)
            ]
            subject = next((one for one in here if leads(self.text, one[0], span)), None)
            chosen = speakers[-1][1].name if speakers else subject[1].name if subject else None
            # "she told Mr Powell. He replied": where the other speaker cannot be meant, the one left is
            if (
                chosen is None
                and any(voice.gender for _, voice in heard)
                and len({one.name for _, one in here}) == 1
            ):
                chosen = here[0][1].name
            others = [mention for mention, person in here if person.name != chosen]
            # "Dana met Luis. He said": whose gender nobody told may be the other
            unsure = not any(person.gender for _, person in here if person.name == chosen)
            likelier = unsure and any(person.gender for _, person in here if person.name != chosen)
            if described == index + 1 and (others or speakers or chosen is None):
                break
            if chosen is not None:
                if index < sentence and len(speakers) == 1 and not replies(self.text, at):
                    # "Ann said that Jane had gone. She added": whom the speaker speaks of is no rival
                    others = [mention for mention in others if mention.start < speakers[0][0]]
                rivals = any(rivals_subject(self.text, mention, span, at) for mention in others)
                if rivals or likelier or passed - {chosen} or len({one.name for _, one in speakers}) > 1:
                    break
                return Voice(chosen, Sort.NAME, gender, human=True)
            if index == sentence or any(rivals_subject(self.text, mention, span, at) for mention in others):
                passed.update(person.name for _, person in here)
                continue
            lead = self._opening(index)
            if lead and _pronouns().get(self.text[lead.start : lead.end].lower()) == gender:
                continue  # "He met Adam Reed": nobody but he is the subject
            if lead and index and self._is_anaphoric(lead, index):
                described = index
                continue
            passed.update(person.name for _, person in here)
        return Voice(None, Sort.PRONOUN)

    def _opening(self, index: int) -> Subject | None:
        """Return the subject that a sentence opens with; every pronoun near it asks."""
        if index not in self._leads:
            self._leads[index] = opening(self.text, *self.sentences[index])
        return self._leads[index]

    def _is_anaphoric(self, lead: Subject, index: int) -> bool:
        """Tell whether "the prime minister" can only be the person whom the sentence before is about.

        It names an office for the first time, right after that sentence, and no "him" keeps the two apart.
        """
        printed = self.text[lead.start : lead.end]
        office = printed[4:]
        low, high = self.sentences[index - 1].start, lead.start
        if lead.sort is not Sort.PERSON or not is_description(printed) or "\n" in self.text[low:high].strip():
            return False
        if says_him(self.text, self.sentences[index]) or mentioned(self.text, office, lead.start):
            return False
        persons = {person.name: person for _, person in self.names.within(Span(low, high))}
        return len(persons) == 1 and not any(one.offices for one in persons.values())

    def _within_quotation(self, index: int) -> bool:
        """Tell whether a sentence is nothing but quoted words."""
        span = self.sentences[index]
        return index not in self._heard and self.quoted(span.start) and self.quoted(span.end - 1)


_AGED = regex.compile(r"[Tt]he\s\d\d-year-old\b")
_JUST = 3


def _is_kin(voice: Voice, gender: str) -> bool:
    """Tell whether "she" can hardly be "her professor"."""
    possessive = "her " if gender == "female" else "his "
    return voice.sort is not Sort.NAME and voice.name is not None and voice.name.startswith(possessive)


def _near(sentence: Span, at: int) -> Span:
    """Return as much of a sentence, up to a position, as is looked at for persons."""
    end = min(at, sentence.end)
    return Span(max(sentence.start, end - _CHARS), end)


@cache
def _pronouns() -> dict[str, str]:
    pronouns = tables("people")["pronouns"]
    return {word: gender for gender in ("male", "female") for word in pronouns[gender]}


def _gender(words: Sequence[str]) -> str | None:
    known = names.lexicon()
    return known.titles.get(words[0].rstrip(".")) or (known.given.get(words[0]) if len(words) > 1 else None)


def _fits(voice: Voice, sort: Sort) -> bool:
    if voice.name is None:
        return False
    if sort is Sort.GROUP:
        return voice.sort is Sort.GROUP
    return voice.human is not True and voice.sort in (Sort.NAME, Sort.BODY, Sort.DOCUMENT)
