"""Choices that narrow one another, orders, and views saved by name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import SettingsError, UsageError
from factcheck.ledger import Ledger
from factcheck.model.claim import Claim, Tier
from factcheck.model.decision import Status
from factcheck.model.document import Zone
from factcheck.model.filter import ClaimFilter, Order
from factcheck.model.quantity import Kind
from factcheck.model.view import as_table, read_view
from factcheck.preferences import Preferences, read
from factcheck.review.saved import SavedViews
from factcheck.review.session import ReviewSession
from factcheck.review.views import VIEWS, words_for
from tests.factories import claim
from tests.review.desk import NOON, Unrelated, extracted, ledger_with, no_kin, seated
from tests.review.stage import played

FILTERS = st.builds(
    ClaimFilter,
    statuses=st.frozensets(st.sampled_from(Status)),
    tiers=st.sampled_from(
        [frozenset({Tier.CLAIM}), frozenset({Tier.MINOR}), frozenset({*Tier} - {Tier.SET_ASIDE})]
    ),
    text=st.text(max_size=20),
    kinds=st.frozensets(st.sampled_from(Kind)),
    reviewer=st.sampled_from([None, "ana", "ben"]),
    speaker=st.sampled_from([None, "Maren Holt"]),
    changed=st.booleans(),
    hidden=st.booleans(),
    zones=st.frozensets(st.sampled_from(Zone)),
    findings=st.booleans(),
    differs=st.booleans(),
    order=st.sampled_from(Order),
)


@pytest.fixture
def saved(tmp_path: Path) -> SavedViews:
    return SavedViews(Preferences(path=tmp_path / "desk" / "settings.toml"))


def phrases(session: ReviewSession) -> list[str]:
    return [entry.claim.phrase for entry in session.rows]


def test_choices_narrow_one_another(session: ReviewSession) -> None:
    played(session, "v j v g", "f v", "f k")
    assert phrases(session) == ["£1.9bn"]
    seen = played(session, "f u")
    assert "open, money" in seen.notice
    assert phrases(session) == ["£0.9bn", "nearly $40m"]
    played(session, "f k")
    assert len(session.rows) == 9


def test_the_menu_shows_what_is_chosen(session: ReviewSession) -> None:
    seen = played(session, "f u f")
    assert "*u  open" in seen.text
    assert "*a  all claims" in played(session, "f a f").text


def test_a_kind_and_a_speaker_are_chosen_from_lists(session: ReviewSession) -> None:
    played(session, "f K", "type:percent", "enter")
    assert {entry.claim.kind for entry in session.rows} == {Kind.PERCENT}
    seen = played(session, "f a f W", "type:maren", "enter")
    assert phrases(session) == ["more than 60 boats", "nearly $40m"]
    assert "said by Maren Holt" in seen.notice


def test_who_said_most_stands_first(ledger: Ledger) -> None:
    told = ledger.speakers()
    assert told[0][1] == max(claims for _, claims in told) == 2
    assert ("Maren Holt", 2) in told
    assert ledger.speakers(99) == []


def test_n_goes_to_what_was_searched_for(session: ReviewSession) -> None:
    cursors: list[int] = []
    seen = played(session, "n")
    assert seen.notice.startswith("! nothing was searched for yet")

    def look() -> None:
        cursors.append(session.cursor)

    seen = played(session, "slash", "type:Maren", "escape g", "n", look, "n", look, "n", look, "N", look)
    assert cursors == [6, 7, 6, 7]
    assert "with 'Maren'" in seen.notice
    played(session, "slash", "type:Maren", "enter n", look)
    assert cursors[-1] == 0
    seen = played(session, "slash escape slash", "type:zebra", "escape n")
    assert "no claim that is shown has 'zebra'" in seen.notice


def test_what_is_shown_is_saved_and_shown_again(
    session: ReviewSession, saved: SavedViews, tmp_path: Path
) -> None:
    keys = ("f u f k", "slash", "type:Port", "enter", "o w", "f +", "type:money to check", "enter")
    seen = played(session, *keys, saved=saved, size=(140, 30))
    assert "view 'money to check' saved" in seen.notice
    wanted = session.filter
    played(session, "f a escape o p", saved=saved)
    assert session.filter == ClaimFilter()
    assert "1  money to check" in played(session, "f", saved=saved).text
    played(session, "f 1", saved=saved)
    assert session.filter == wanted
    played(session, "f a escape o p :", "type:view: money", "enter", saved=saved)
    assert session.filter == wanted
    # another sitting reads them from the file
    again = SavedViews(read(tmp_path / "desk" / "settings.toml"))
    assert list(again) == ["money to check"]
    seen = played(session, "f D enter", saved=again)
    assert "view 'money to check' deleted" in seen.notice
    assert read(tmp_path / "desk" / "settings.toml").views == {}


def test_a_view_that_cannot_be_saved_is_told_and_nothing_typed_is_lost(session: ReviewSession) -> None:
    seen = played(session, "f +", "enter")
    assert "a view needs a name" in seen.text
    seen = played(session, "f +", "type:mine", "enter", size=(120, 30))
    assert "cannot be written" in seen.text
    assert "mine" in seen.text
    assert "no view is saved yet" in played(session, "f D").notice


def test_saving_leaves_the_rest_of_the_settings_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('# mine\ntheme = "light" # by day\n\n[keys]\nverify = "1" # one\n', encoding="utf-8")
    views = SavedViews(read(file))
    views.save("a 'b' \"c\" [d]", ClaimFilter(text="1,400 \\ \x7f", changed=True), "ana")
    views.save("other", ClaimFilter(order=Order.DEADLINE, reviewer="ana"), "ana")
    text = file.read_text(encoding="utf-8")
    assert text.startswith('# mine\ntheme = "light" # by day\n\n[keys]\nverify = "1" # one\n')
    again = SavedViews(read(file))
    assert list(again) == ["a 'b' \"c\" [d]", "other"]
    assert again["other"].over(ClaimFilter(document=7), "ben").reviewer == "ben"
    assert again["2"] == again["other"]
    with pytest.raises(UsageError, match="no view is called 'x'"):
        again["x"]


def test_a_link_to_the_settings_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text('theme = "dark"\n', encoding="utf-8")
    (tmp_path / "settings.toml").symlink_to(tmp_path / "real.toml")
    SavedViews(read(tmp_path / "settings.toml")).save("v", ClaimFilter(differs=True), "ana")
    assert (tmp_path / "settings.toml").is_symlink()
    assert read(tmp_path / "real.toml").views == {"v": {"differs": True}}


@given(FILTERS)
def test_a_saved_view_is_what_was_shown(shown: ClaimFilter) -> None:
    view = read_view(as_table(shown, "ana"), "settings")
    assert view.over(ClaimFilter(document=4), "ana") == replace(shown, document=4)


@given(FILTERS)
def test_what_is_shown_can_be_said(shown: ClaimFilter) -> None:
    narrowed = replace(shown, order=Order.POSITION, text="") != ClaimFilter()
    assert (words_for(replace(shown, order=Order.POSITION)) != "all claims") == narrowed


@given(FILTERS)
def test_a_shows_all_claims(shown: ClaimFilter) -> None:
    wanted = ClaimFilter(text=shown.text, order=shown.order)
    assert VIEWS["a"].over(shown, "ana") == wanted


@given(
    FILTERS.map(lambda shown: replace(shown, text="")), st.sampled_from(sorted(set(VIEWS) - {"k", "w", "t"}))
)
def test_a_choice_made_again_is_dropped(shown: ClaimFilter, letter: str) -> None:
    choice = VIEWS[letter]
    if not choice.on(shown, "ana"):
        made = choice.over(shown, "ana")
        assert choice.on(made, "ana")
        assert choice.over(made, "ana") != made or letter == "a"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"status": "open"}, "status must be a list"),
        ({"status": ["opn"]}, "status cannot be 'opn'"),
        ({"kind": [3]}, "kind cannot be 3"),
        ({"order": "size"}, "order cannot be 'size'"),
        ({"mine": 1}, "mine must be true or false"),
        ({"search": 3}, "search must be words between quotation marks"),
        ({"colour": "red"}, "there is no 'colour'"),
    ],
)
def test_a_view_that_makes_no_sense_is_refused(table: dict[str, object], told: str) -> None:
    with pytest.raises(SettingsError, match=r"^x\.toml: \[views\.a\]: ") as refused:
        read_view(table, "x.toml: [views.a]")
    assert told in str(refused.value)


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[Ledger]:
    """An article in two drafts, the second with one claim more and one with a hidden character."""
    first = "Five died."
    then = "Five died. Six fled. 1\u200b000 came."
    new = [
        claim(then, "Five", "5"),
        claim(then, "Six", "6"),
        claim(then, "1\u200b000", "1000", flags=("hidden characters",)),
    ]

    def same_first(
        old: Sequence[Claim], new: Sequence[Claim], *, old_text: str, text: str
    ) -> list[Unrelated]:
        descents = no_kin(old, new)
        return [replace(descents[0], same=0), *descents[1:]] if descents else []

    with ledger_with(tmp_path / "d.db", extracted(first, [claim(first, "Five", "5")], "a.txt")) as ledger:
        ledger.record(extracted(then, new, "a.txt"), now=NOON, engine="test", lineage=same_first)
        yield ledger


def test_what_the_new_draft_brought_is_shown(drafts: Ledger) -> None:
    session = seated(drafts)
    played(session, "f c")
    assert phrases(session) == ["Six", "1\u200b000"]
    played(session, "f c f h")
    assert phrases(session) == ["1\u200b000"]


def test_where_reviewers_differ_is_shown(session: ReviewSession) -> None:
    session.decide(Status.VERIFIED)
    other = seated(session.ledger, "ben")
    other.move(0)
    other.decide(Status.DISPUTED)
    other.move(3)
    other.decide(Status.DISPUTED)
    session.poll()
    played(session, "f x")
    assert phrases(session) == ["£1.9bn"]


def test_deadline_puts_first_what_must_not_be_wrong(tmp_path: Path) -> None:
    text = "One two three. " + "x" * 1000 + " four five six."
    made = [
        claim(text, "six", "6", number="six", worth=0.9),
        claim(text, "five", "5", number="five", worth=0.2),
        claim(text, "four", "4", number="four", worth=0.9, speaker="the mayor"),
        claim(text, "three", "3", number="three", worth=0.1),
        claim(text, "two", "2", number="two", worth=0.5),
        claim(text, "One", "1", number="One", worth=0.0, zone=Zone.HEADLINE, speaker="the mayor"),
    ]
    with ledger_with(tmp_path / "d.db", extracted(text, made, "a.txt")) as ledger:
        ordered = ledger.claims(ClaimFilter(order=Order.DEADLINE))
        assert [entry.claim.phrase for entry in ordered] == ["One", "two", "three", "six", "five", "four"]
