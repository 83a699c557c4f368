"""Lineage: a decision stays with what was decided, and with nothing else."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.alignment import wording
from factcheck.lineage import Descent, lineage
from factcheck.model.claim import Claim, Tier
from factcheck.model.protocols import Lineage
from factcheck.model.quantity import Hedge
from factcheck.pipeline import extract
from tests.factories import claim


@dataclass(frozen=True)
class Draft:
    """A text, and the claims in it."""

    claims: tuple[Claim, ...]
    text: str


def draft(*sentences: str | tuple[str, dict[str, Any]]) -> Draft:
    """A draft with a claim for each number of each sentence, counted in the word after it."""
    claims: list[Claim] = []
    text = ""
    for sentence in sentences:
        words, fields = sentence if isinstance(sentence, tuple) else (sentence, {})
        text += " " if text else ""
        at, behind = len(text), 0
        tokens = words.split()
        for place, token in enumerate(tokens):
            digits = token.strip("£%.,")
            if not digits[:1].isdigit():
                continue
            noun = tokens[place + 1].strip('.,”"') if place + 1 < len(tokens) else None
            found = words.index(digits, behind)
            behind = found + len(digits)
            start, end = at + found, at + behind
            made = claim(words, digits, digits.replace(",", ""), noun=noun, noun_head=noun)
            placed = replace(made, start=start, end=end, number_start=start, number_end=end)
            claims.append(replace(placed, **fields))
        text += words
    return Draft(tuple(claims), text)


def descents(old: Draft, new: Draft) -> tuple[Descent, ...]:
    return lineage(old.claims, new.claims, old_text=old.text, text=new.text)


DAM = "The dam failure killed 12 people in the valley."
FLOOD = "Officials said that 1,400 houses were lost in the flood."
DRY = "Then it was dry."
RAIN = "It rained."
ARMY = "The army sent 300 soldiers and 20 boats to the town."


def fates(old: Draft, new: Draft) -> list[str]:
    """For each new claim: "same 0", "supersedes 0", or "new"."""
    return [_fate(descent) for descent in descents(old, new)]


def _fate(descent: Descent) -> str:
    if descent.same is not None:
        return f"same {descent.same}"
    return "new" if descent.supersedes is None else f"supersedes {descent.supersedes}"


@pytest.mark.parametrize(
    ("label", "old", "new", "expected"),
    [
        ("nothing changed", [DAM, FLOOD], [DAM, FLOOD], "same 0, same 1"),
        ("a typo elsewhere", [DAM, FLOOD], [DAM, FLOOD.replace("lost", "lsot")], "same 0, supersedes 1"),
        ("another figure", [DAM, FLOOD], [DAM.replace("12", "13"), FLOOD], "supersedes 0, same 1"),
        ("the figure restyled", [FLOOD], [FLOOD.replace("1,400", "1400")], "supersedes 0"),
        ("moved", [DAM, FLOOD, ARMY], [ARMY, DAM, FLOOD], "same 2, same 3, same 0, same 1"),
        ("deleted", [DAM, FLOOD], [FLOOD], "same 1"),
        ("added", [DAM], [FLOOD, DAM], "new, same 0"),
        ("doubled in place", [DAM], [DAM, DAM], "supersedes 0, new"),
        ("doubled elsewhere", [DAM, FLOOD, DRY], [DAM, FLOOD, DRY, DAM], "same 0, same 1, new"),
        ("the first of two deleted", [DAM, FLOOD, DAM], [FLOOD, DAM], "same 1, same 2"),
        ("the second of two deleted", [DAM, FLOOD, DAM], [DAM, FLOOD], "same 0, same 1"),
        ("the first of two deleted among words", [DRY, DAM, RAIN, DAM], [DRY, RAIN, DAM], "same 1"),
        ("nobody can tell which of two is left", [DAM, DRY, DAM], [RAIN, DAM, "Wind."], "supersedes 0"),
        ("one of two changed", [ARMY], [ARMY.replace("300", "350")], "supersedes 0, supersedes 1"),
        ("a clause added", [DAM], [DAM.replace("killed", "on Friday killed")], "supersedes 0"),
        ("a word and the figure", [DAM], [DAM.replace("12 people", "15 people here")], "supersedes 0"),
        ("two swapped", [ARMY], ["The army sent 20 boats and 300 soldiers to the town."],
         "supersedes 1, supersedes 0"),
        ("split", [ARMY], ["The army sent 300 soldiers to the town.", "It sent 20 boats to the town."],
         "supersedes 0, supersedes 1"),
        ("another story", [DAM, FLOOD], ["Arsenal sold 5 players for profit."], "new"),
        ("the figure in another story", [DAM], ["A bakery on Mars hired 12 people last week again."], "new"),
        ("restyled", ["He said “about\u00a0200 men” fled."], ['He said "about 200\n men" fled.'], "same 0"),
        ("a hidden character", [DAM], [DAM.replace("in the", "in\u200b the")], "supersedes 0"),
        ("nothing before", [], [DAM], "new"),
        ("nothing after", [DAM], [], ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "-",
)  # fmt: skip
def test_the_table_of_edits(label: str, old: list[str], new: list[str], expected: str) -> None:
    assert ", ".join(fates(draft(*old), draft(*new))) == expected, label


@pytest.mark.parametrize(
    "fields",
    [
        {"speaker": "the mayor"},
        {"hedge": Hedge.ABOUT},
        {"unit": "tonne"},
        {"noun": "dead"},
        {"low": None, "high": None},
        {"value": Decimal(13)},
        {"second": Decimal(2)},
        {"tier": Tier.MINOR},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_what_was_judged_has_changed_though_the_words_have_not(fields: dict[str, Any]) -> None:
    assert fates(draft(DAM), draft((DAM, fields))) == ["supersedes 0"]


def test_a_changed_hedge_is_another_wording() -> None:
    assert fates(draft(DAM), draft(DAM.replace("12", "about 12"))) == ["supersedes 0"]


def test_where_the_claim_stands_is_not_what_it_says() -> None:
    old = draft(DAM)
    new = draft("Rain fell for days.", DAM)
    moved = tuple(replace(each, uid="0" * 16, worth=1.0, rule="other") for each in new.claims)
    assert fates(old, replace(new, claims=moved)) == ["same 0"]


def test_the_closest_of_many_predecessors_is_taken() -> None:
    old = draft(*(f"In {town} the flood took 40 houses." for town in ("Leeds", "York", "Ripon")))
    new = draft("In Ripon the flood took 41 houses.", "In Leeds the flood took 44 houses.")
    assert fates(old, new) == ["supersedes 2", "supersedes 0"]


def test_it_is_the_lineage_that_the_ledger_asks_for() -> None:
    asked: Lineage = lineage
    dam = draft(DAM)
    assert list(asked(dam.claims, dam.claims, old_text=DAM, text=DAM)) == [Descent(same=0)]


def test_repeated_sentences_by_the_thousand() -> None:
    old = draft(*[DAM] * 3000)
    assert fates(old, old) == [f"same {at}" for at in range(3000)]
    # one of them went, nobody can tell which
    fewer = draft(*[DAM] * 2999)
    assert fates(old, fewer) == [f"supersedes {at}" for at in range(2999)]
    changed = draft(*[DAM.replace("12", "13")] * 3000)
    assert fates(old, changed) == [f"supersedes {at}" for at in range(3000)]


def test_five_thousand_reworded_sentences() -> None:
    old = draft(*(f"In town{at} the flood of {at} took some houses and bridges." for at in range(5000)))
    new = draft(*(f"In town{at} a flood of {at} took some houses and bridges." for at in range(5000)))
    assert fates(old, new) == [f"supersedes {at}" for at in range(5000)]


def test_one_sentence_of_two_thousand_figures() -> None:
    listed = ", ".join(f"{at} dead" for at in range(2000))
    assert fates(draft(listed), draft("So " + listed)) == [f"supersedes {at}" for at in range(2000)]


SENTENCES = st.sampled_from(
    [
        DAM,
        FLOOD,
        ARMY,
        DAM.replace("12", "13"),
        "It took 5 days.",
        "It took 6 days.",
        "5 5 5",
        "So 5 men, 5 men.",
    ]
)


@given(st.lists(SENTENCES, max_size=12))
def test_a_draft_is_itself(sentences: list[str]) -> None:
    same = draft(*sentences)
    assert [each.same for each in descents(same, same)] == list(range(len(same.claims)))


@given(
    st.permutations([f"In town {letter} the flood took {at} houses." for at, letter in enumerate("abcdefgh")])
)
def test_distinct_sentences_may_stand_in_any_order(sentences: list[str]) -> None:
    old, new = draft(*sorted(sentences)), draft(*sentences)
    same = [each.same for each in descents(old, new)]
    assert [old.claims[at].sentence for at in same if at is not None] == sentences


@given(st.lists(SENTENCES, max_size=12), st.lists(SENTENCES, max_size=12))
def test_no_old_claim_is_given_out_twice(before: list[str], after: list[str]) -> None:
    old, new = draft(*before), draft(*after)
    found = descents(old, new)
    assert len(found) == len(new.claims)
    given_out = [at for each in found for at in (each.same, each.supersedes) if at is not None]
    assert len(given_out) == len(set(given_out))
    for each, later in zip(found, new.claims, strict=True):
        assert each.same is None or each.supersedes is None
        assert each.same is None or old.claims[each.same].sentence == later.sentence


PIECES = st.lists(
    st.sampled_from(
        ["5 men", "5", " ", ". ", "\n", "\n\n", "“", "”", "…", "6%", "£3m", "He said ", "1–2", "\u200b", "é"]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=60)
@given(PIECES, PIECES)
def test_no_text_is_too_odd(before: str, after: str) -> None:
    old, new = (
        Draft(tuple(each for each in extract(text).records if each.tier is not Tier.SET_ASIDE), text)
        for text in (before, after)
    )
    for descent, later in zip(descents(old, new), new.claims, strict=True):
        if descent.same is not None:
            was = old.claims[descent.same]
            assert (was.value, was.noun, was.hedge) == (later.value, later.noun, later.hedge)
            assert wording(was.sentence) == wording(later.sentence)
    assert [each.same for each in descents(old, old)] == list(range(len(old.claims)))
