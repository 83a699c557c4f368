"""Currencies before and after a number."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.grammar.currencies import Money, currency_at, currency_before, minor_unit
from factcheck.grammar.units import table, unit
from factcheck.lexicon import load

BEFORE = [
    ("$5", "$", "dollar"),
    ("US$5bn", "US$", "united states dollar"),
    ("U.S.$5", "U.S.$", "united states dollar"),
    ("US $5", "US $", "united states dollar"),
    ("$US5", "$US", "united states dollar"),
    ("USD 5", "USD", "united states dollar"),
    ("USD5", "USD", "united states dollar"),
    ("A$5", "A$", "australian dollar"),
    ("AU$5", "AU$", "australian dollar"),
    ("C$6", "C$", "canadian dollar"),
    ("CA$6", "CA$", "canadian dollar"),
    ("NZ$6", "NZ$", "new zealand dollar"),
    ("HK$6", "HK$", "hong kong dollar"),
    ("S$6", "S$", "singapore dollar"),
    ("R$6", "R$", "brazilian real"),
    ("£94,000", "£", "pound sterling"),
    ("£ 94,000", "£", "pound sterling"),
    ("GBP 9", "GBP", "pound sterling"),
    ("€1,200", "€", "euro"),
    ("EUR50", "EUR", "euro"),
    ("¥3,000", "¥", "japanese yen"),
    ("CN¥3,000", "CN¥", "chinese yuan"),
    ("RMB 30", "RMB", "chinese yuan"),
    ("₹500", "₹", "indian rupee"),
    ("Rs 500", "Rs", "indian rupee"),
    ("Rs. 500", "Rs.", "indian rupee"),
    ("Rs500", "Rs", "indian rupee"),
    ("INR 500", "INR", "indian rupee"),
    ("CHF 500", "CHF", "swiss franc"),
    ("SFr500", "SFr", "swiss franc"),
    ("kr 50", "kr", "krone"),
    ("SEK 50", "SEK", "swedish krona"),
    ("RM50", "RM", "malaysian ringgit"),
    ("₦50", "₦", "nigerian naira"),
    ("KSh50", "KSh", "kenyan shilling"),
    ("R500m", "R", "south african rand"),
    ("R1,200", "R", "south african rand"),
    ("R2.5 million", "R", "south african rand"),
    ("₿2", "₿", "bitcoin"),
    ("TRY 5bn", "TRY", "turkish lira"),
    ("COP 1,200", "COP", "colombian peso"),
    ("usd 50", "usd", "united states dollar"),
    ("cad$ 15", "cad$", "canadian dollar"),
    ("NZD$15", "NZD$", "new zealand dollar"),
    ("₭90,000", "₭", "lao kip"),
]

SCALED_BEFORE = [
    ("MUSD 60", "united states dollar", 10**6),
    ("TEUR 450", "euro", 1000),
    ("SEK million 45", "swedish krona", 10**6),
    ("EURbn 2.5", "euro", 10**9),
    ("£m 12.4", "pound sterling", 10**6),
]

SCALED_AFTER = [
    ("USD million", "united states dollar", 10**6),
    ("MNOK", "norwegian krone", 10**6),
    ("KEUR", "euro", 1000),
]

NOT_BEFORE = [
    "R16",
    "R2-D2",
    "CAR5",
    "xkr 5",
    "USDA 5",
    "Mars 5",
    "5",
    " 5",
    "No 5",
    "%5",
    "COP 28",
    "TOP 10",
    "ALL 5",
    "TRY 5",
    "MARS 5",
    "TALL 5",
    "M 5",
    "room 5",
    "Am 5",
]

AFTER = [
    ("€", "euro"), ("£", "pound sterling"), ("$", "dollar"), ("¢", "cent"), ("pence", "penny"),
    ("penny", "penny"), ("pennies", "penny"), ("cents", "cent"), ("cent", "cent"),
    ("dollars", "dollar"), ("dollar", "dollar"), ("Dollars", "dollar"), ("bucks", "dollar"),
    ("US dollars", "united states dollar"), ("U.S. dollars", "united states dollar"),
    ("us-dollars", "united states dollar"), ("American dollars", "united states dollar"),
    ("Australian dollars", "australian dollar"), ("Hong Kong dollars", "hong kong dollar"),
    ("Trinidad and Tobago dollars", "trinidad and tobago dollar"), ("pounds", "pound sterling"),
    ("pound", "pound sterling"), ("pounds sterling", "pound sterling"),
    ("Egyptian pounds", "egyptian pound"), ("Lebanese pounds", "lebanese pound"),
    ("quid", "pound sterling"), ("euros", "euro"), ("euro", "euro"), ("EUR", "euro"),
    ("USD", "united states dollar"), ("GBP", "pound sterling"), ("yuan", "chinese yuan"),
    ("renminbi", "chinese yuan"), ("yen", "japanese yen"), ("rupees", "indian rupee"),
    ("Pakistani rupees", "pakistani rupee"), ("Sri Lankan rupees", "sri lankan rupee"),
    ("South Korean won", "south korean won"), ("rand", "south african rand"),
    ("reais", "brazilian real"), ("rubles", "russian ruble"), ("roubles", "russian ruble"),
    ("Swiss francs", "swiss franc"), ("kronor", "swedish krona"),
    ("Norwegian kroner", "norwegian krone"), ("bitcoins", "bitcoin"), ("pesos", "mexican peso"),
    ("Argentine pesos", "argentine peso"), ("shekels", "israeli shekel"),
]  # fmt: skip

NOT_AFTER = [
    "won", "Won", "real", "p", "c", "US soldiers", "US", "Hong Kong", "$10", "$ 10", "£5", "Cent",
    "per cent", "people", "dollarisation", "GBPs", "euro_", "poundage", "crore rupees",
    "pound-feet", "pounds-force", "SDG targets", "IRR", "",
    " euros", "COP", "TRY", "Sen", "MARS", "THEM",
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "name"), BEFORE)
def test_a_currency_before_a_number_is_read(text: str, surface: str, name: str) -> None:
    assert text.startswith(surface)
    at = re.search(r"\d", text)
    assert at is not None
    assert currency_before("It cost " + text, 8 + at.start()) == Money(name, 8)


@pytest.mark.parametrize(("text", "name", "scale"), SCALED_BEFORE)
def test_a_scale_written_with_the_currency_before_a_number_is_read(text: str, name: str, scale: int) -> None:
    at = re.search(r"\d", text)
    assert at is not None
    assert currency_before("It cost " + text, 8 + at.start()) == Money(name, 8, Decimal(scale))


@pytest.mark.parametrize(("surface", "name", "scale"), SCALED_AFTER)
def test_a_scale_written_with_the_currency_after_a_number_is_read(
    surface: str, name: str, scale: int
) -> None:
    assert currency_at("5 " + surface, 2, attached=False) == Money(name, 2 + len(surface), Decimal(scale))


@pytest.mark.parametrize("text", NOT_BEFORE)
def test_what_only_looks_like_a_currency_before_a_number_is_refused(text: str) -> None:
    at = re.search(r"\d", text)
    assert at is not None
    assert currency_before("It cost " + text, 8 + at.start()) is None


def test_no_currency_is_read_from_before_the_floor() -> None:
    assert currency_before("US$5", 3, floor=0) == Money("united states dollar", 0)
    assert currency_before("US$5", 3, floor=2) == Money("dollar", 2)
    assert currency_before("US$5", 3, floor=3) is None


@pytest.mark.parametrize(("surface", "name"), AFTER)
def test_a_currency_after_a_number_is_read(surface: str, name: str) -> None:
    assert currency_at("5 " + surface, 2, attached=False) == Money(name, 2 + len(surface))
    assert currency_at("5 " + surface + " a head", 2, attached=False) == Money(name, 2 + len(surface))


@pytest.mark.parametrize("surface", NOT_AFTER)
def test_what_only_looks_like_a_currency_after_a_number_is_refused(surface: str) -> None:
    assert currency_at("5 " + surface, 2, attached=False) is None


def test_pence_and_cents_shrink_to_a_letter_that_touches_the_number() -> None:
    assert currency_at("50p", 2, attached=True) == Money("penny", 3)
    assert currency_at("99c", 2, attached=True) == Money("cent", 3)
    assert currency_at("50pm", 2, attached=True) is None


def test_won_is_money_after_a_scale_or_a_country() -> None:
    assert currency_at("10 won", 3, attached=False) is None
    assert currency_at("10 trillion won", 12, attached=False, after_scale=True) == Money(
        "south korean won", 15
    )
    assert currency_at("500won", 3, attached=True) == Money("south korean won", 6)
    assert currency_at("10 North Korean won", 3, attached=False) == Money("north korean won", 19)


def test_the_longest_name_wins_and_no_word_is_cut() -> None:
    assert currency_at("5 pound sterlings", 2, attached=False) == Money("pound sterling", 7)
    assert currency_at("5 us dollarisation", 2, attached=False) is None


def test_minor_units() -> None:
    assert minor_unit("pound sterling") == "penny"
    assert minor_unit("euro") == "cent"
    assert minor_unit("parsec") is None


def test_every_currency_is_a_unit_of_money() -> None:
    for row in load.rows("currencies"):
        each = unit(row["name"])
        assert each is not None
        assert each.entity == "currency"
    theirs = {each.name for each in table().values() if each.entity == "currency"}
    unlisted = theirs - {row["name"] for row in load.rows("currencies")}
    # coins too small, too old or too like a word to be read
    assert unlisted == {"rappen", "mill", "dime"}


def test_no_surface_means_two_currencies() -> None:
    seen: dict[str, str] = {}
    for row in load.rows("currencies"):
        surfaces = [row["code"].rstrip("*"), *row["prefixes"].split(";"), *re.split("[;=]", row["words"])]
        for surface in {*surfaces, *row["signs"].split(";")} - {""}:
            assert seen.setdefault(surface, row["name"]) == row["name"], surface


@given(st.text(max_size=30), st.integers(0, 31), st.booleans(), st.booleans())
def test_any_text_can_be_asked_about(text: str, at: int, attached: bool, scale: bool) -> None:
    after = currency_at(text, at, attached=attached, after_scale=scale)
    assert after is None or (after.name in table() and at < after.edge <= len(text))
    before = currency_before(text, min(at, len(text)))
    assert before is None or (before.name in table() and before.edge < at)


@pytest.mark.parametrize("piece", ["$", "US ", "Hong ", "U.S.", "R1", "R", "Rs."])
def test_a_long_text_is_read_no_further_than_the_longest_name(piece: str) -> None:
    hostile = piece * 50_000
    for at in range(3000):
        currency_at(hostile, at, attached=False)
        currency_before(hostile, at)
