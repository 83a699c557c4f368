"""What the checks found, on the desk: the other figure, the sum, a dismissal and its undoing."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.cli.findings import recheck
from factcheck.cli.house import house_rules
from factcheck.cli.intake import record
from factcheck.errors import DecisionError, UsageError
from factcheck.ledger import Ledger
from factcheck.model.claim import Tier
from factcheck.model.document import Document, Span
from factcheck.model.filter import ClaimFilter
from factcheck.model.finding import Finding, Outcome, mention
from factcheck.model.quantity import Aside
from factcheck.pipeline import extract
from factcheck.review.app import ReviewApp
from factcheck.review.article import Article
from factcheck.review.missed import claim_at
from factcheck.review.session import ReviewSession
from tests.factories import claim
from tests.review.desk import NOON, extracted, ledger_with, seated
from tests.review.stage import played, staged
from tests.review.test_plain import typed

TEXT = """\
Storm leaves 1,650 homeless

Along the coast 340 people lost their homes, and 1,275 people did inland. The army sent 12 trucks.
"""


@pytest.fixture
def storm(tmp_path: Path) -> Iterator[Ledger]:
    claims = [
        claim(TEXT, "1,650", "1650", noun="homeless"),
        claim(TEXT, "340 people", "340", noun="people"),
        claim(TEXT, "1,275 people", "1275", noun="people"),
        claim(TEXT, "12 trucks", "12", noun="trucks"),
    ]
    with ledger_with(tmp_path / "storm.db", extracted(TEXT, claims, "storm.txt", "Storm")) as ledger:
        whole, *parts = claims[:3]
        found = Finding(
            check="sums", outcome=Outcome.INCONSISTENT, message="The parts do not add up to the whole.",
            working="340 + 1,275 = 1,615; the text says 1,650 (35 more)",
            place=mention(whole), others=tuple(map(mention, parts)),
        )  # fmt: skip
        ledger.keep_findings(1, [found], engine="test", now=NOON)
        yield ledger


def said(desk: ReviewSession, keys: str) -> str:
    """The notice after some keys, without what is shown beside it."""
    return played(desk, keys).notice.split("  ")[0]


@pytest.fixture
def desk(storm: Ledger) -> ReviewSession:
    return seated(storm)


def test_the_card_shows_the_sum_and_the_other_figures(desk: ReviewSession) -> None:
    seen = played(desk, size=(140, 40))
    for words in ("The parts do not add up", "340 + 1,275 = 1,615", 'against "340 people", "1,275 people"'):
        assert words in " ".join(seen.text.split()), words


def test_a_key_goes_round_the_figures_of_the_finding(desk: ReviewSession) -> None:
    assert [said(desk, ";") for _ in range(3)] == [
        "held against it: 340 people", "held against it: 1,275 people", "held against it: 1,650",
    ]  # fmt: skip
    desk.move(3)
    assert played(desk, ";").notice.startswith("! the checks hold no other claim")


def test_a_figure_outside_the_filter_is_gone_to_as_well(desk: ReviewSession) -> None:
    desk.search("homeless")
    assert len(desk.rows) == 1
    assert said(desk, ";") == "held against it: 340 people"
    assert (desk.here().claim.phrase, len(desk.rows)) == ("340 people", 4)


def test_a_finding_is_dismissed_with_a_reason_and_comes_back(desk: ReviewSession) -> None:
    seen = played(desk, "!")
    assert seen.window == "DismissWindow"
    assert "340 + 1,275 = 1,615" in seen.text
    seen = played(desk, "!", "type:some lost two homes", "enter", size=(100, 30))
    assert seen.notice.startswith("dismissed: The parts do not add up to the whole.")
    assert "found " not in seen.text
    assert not desk.findings()
    assert not desk.rows[1].findings
    history = played(desk, "h", size=(100, 30)).text
    assert "dismissed ana, 2 Mar 2026" in history
    assert "some lost two homes" in history
    seen = played(desk, "!")
    assert "dismissed by ana: some lost two homes" in seen.text
    seen = played(desk, "!", "type:they did not", "enter", size=(100, 30))
    assert seen.notice.startswith("brought back")
    assert len(desk.findings()) == 1


def test_no_reason_is_refused_and_esc_changes_nothing(desk: ReviewSession) -> None:
    seen = played(desk, "! enter")
    assert seen.window == "DismissWindow"
    assert "needs a reason" in seen.text
    assert played(desk, "!", "type:no", "escape").window == "ReviewScreen"
    assert len(desk.findings()) == 1


def test_where_nothing_was_found_it_is_said(desk: ReviewSession) -> None:
    desk.move(3)
    assert played(desk, "!").notice.strip() == "! the checks found nothing in this claim"


def test_of_several_findings_one_is_chosen(storm: Ledger) -> None:
    first = storm.findings()[0].finding
    other = Finding(
        check="repeats", outcome=Outcome.INCONSISTENT, message="Said in two ways.",
            working="1,650 is not 340",
        place=first.place, others=first.others[:1],
    )  # fmt: skip
    storm.keep_findings(1, [first, other], engine="test", now=NOON)
    desk = seated(storm)
    assert played(desk, "!").window == "Ask"
    played(desk, "! 2", "type:one is of the region", "enter")
    assert [each.finding.check for each in desk.findings()] == ["sums"]


def test_dismissed_meanwhile_by_another_is_told(desk: ReviewSession, storm: Ledger) -> None:
    (entry,) = desk.findings()
    storm.dismiss(entry.id, reason="they overlap", reviewer="ben", now=NOON)
    with pytest.raises(DecisionError, match="dismissed by ben: they overlap"):
        desk.dismiss(entry, "mine")


def test_the_article_marks_the_figures_that_are_held_against_this_one(desk: ReviewSession) -> None:
    async def held() -> str:
        app = staged(desk)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            article = app.screen.query_one(Article)
            alert = article.ink("alert").color
            return "".join(
                segment.text
                for y in range(5)
                for segment in article.render_line(y)
                if segment.style and segment.style.color == alert and segment.style.underline
            )

    assert asyncio.run(held()) == "340 people1,275 people"


def test_line_by_line_as_well(desk: ReviewSession) -> None:
    told = typed(desk, ";", "! some lost two homes", "h", "!", "they did not", "q")
    assert 'against "1,650"' in told
    assert "dismissed: The parts do not add up" in told
    assert "ana, 2 Mar 2026" in told
    assert "brought back: The parts" in told
    desk.move(3)
    with pytest.raises(UsageError):
        desk.go_to_other()


def test_the_marked_figures_are_reckoned_with(desk: ReviewSession, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(ReviewApp, "copy_to_clipboard", lambda self, text: copied.append(text))
    seen = played(desk, "j m m # y")
    assert seen.window == "CalculatorWindow"
    assert "1,615" in seen.text
    assert copied[0].splitlines()[0] == "sum: 340 + 1,275 = 1,615"
    assert played(desk, "# escape").window == "ReviewScreen"
    assert list(desk.marks) == [2, 3]


def test_without_two_marks_there_is_nothing_to_reckon_with(desk: ReviewSession) -> None:
    assert said(desk, "#").startswith("! mark two or more figures")
    assert "! mark two or more" in typed(desk, "m", "#", "q")
    assert "sum: 1,650 + 340 = 1,990" in typed(desk, "m", "#", "q")


def checked(path: Path, text: str, tier: Tier) -> Ledger:
    """A ledger of an article as the engine reads it, in which one number is not yet a claim."""
    read = extract(Document(text=text, origin="storm.txt"))
    records = tuple(
        replace(each, tier=tier, reason=Aside.LABEL if tier is Tier.SET_ASIDE else None)
        if each.phrase == "425 people"
        else each
        for each in read.records
    )
    ledger = ledger_with(path, replace(read, records=records))
    ledger.keep_findings(1, [], engine="test", now=NOON)
    return ledger


WRONG = "Along the coast 340 people fled, and in the hills 75 people, a total of 425 people."


def test_a_claim_that_is_added_or_promoted_is_checked(tmp_path: Path) -> None:
    for tier in (Tier.MINOR, Tier.SET_ASIDE):
        with checked(tmp_path / f"{tier}.db", WRONG, tier) as ledger:
            desk = seated(ledger)
            assert not any(row.findings for row in desk.rows)
            if tier is Tier.MINOR:
                desk.reload(ClaimFilter(tiers=frozenset({Tier.MINOR})))
                desk.promote()
            else:
                start = WRONG.index("425 people")
                desk.add(claim_at(WRONG, Span(start, start + 10), (), desk.engine.read_figures), 1)
            assert desk.here().claim.phrase == "425 people"
            (found,) = desk.findings()
            assert "340 + 75 = 415" in found.finding.working
            assert desk.here().id in found.claims
            # by hand it is the same, and nothing is written twice
            recheck(ledger, 1, house_rules())
            assert [each.id for each in ledger.findings()] == [found.id]


def test_a_toll_of_no_day_shows_the_last_two_that_have_one(tmp_path: Path) -> None:
    rules = house_rules()
    with Ledger.open(tmp_path / "tolls.db", create=True) as ledger:
        for dead, day in (("1,400", "2023-11-02"), ("1,500", "2023-11-03"), ("1,900", "2023-11-05")):
            story = Document(text=f"The storm killed {dead} people in Orsha.", origin=day, published=day)
            record(ledger, extract(story), rules, new=True)
        undated = "The storm killed 1,600 people in Orsha, the state said."
        record(ledger, extract(Document(text=undated, origin="undated.txt")), rules, new=True)
        (found,) = ledger.findings()
        assert (found.finding.check, len(found.claims)) == ("tolls", 3)
        desk = seated(ledger)
        desk.reload(ClaimFilter(document=4))
        seen = played(desk, size=(200, 40))
    card = " ".join(seen.text.split())
    assert "1,600 people is of no day" in card
    assert "1,500 people on 2023-11-03" in card
    assert "1,900 in document 3 of 2023-11-05" in card


def test_a_claim_of_a_reviewer_is_checked_in_the_next_draft_too(tmp_path: Path) -> None:
    with checked(tmp_path / "ledger.db", WRONG, Tier.SET_ASIDE) as ledger:
        desk = seated(ledger)
        start = WRONG.index("425 people")
        desk.add(claim_at(WRONG, Span(start, start + 10), (), desk.engine.read_figures), 1)
        assert len(ledger.added_claims(1)) == 1
        more = extract(Document(text=f"{WRONG} Nobody was hurt.", origin="storm.txt"))
        receipt = record(ledger, more, house_rules())
        assert receipt.findings == 1
        (found,) = ledger.findings()
        assert {ledger.claim(each).claim.phrase for each in found.claims} == {
            "340 people", "75 people", "425 people",
        }  # fmt: skip
