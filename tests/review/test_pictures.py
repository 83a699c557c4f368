"""Pictures of the screens, compared letter by letter; `pytest --snapshot-update` draws them anew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from factcheck.model.decision import Evidence, Judgement, Reason, Source, Status
from factcheck.review.session import ReviewSession
from tests.factories import claim
from tests.review.desk import NOON, extracted, ledger_with, no_kin, seated
from tests.review.picture import main
from tests.review.stage import staged
from tests.review.test_hostile import ATTACKS

Compare = Callable[..., bool]


@pytest.fixture
def worked(session: ReviewSession) -> ReviewSession:
    """A session with decisions of every kind."""
    minutes = Evidence(
        source=Source(title="Council minutes", publisher="Port Ellery", origin="town clerk"),
        passage="1,412 residents displaced",
        locator="item 4",
        as_of="2026-02-20",
    )
    session.decide(Status.VERIFIED)
    session.judge(session.here(), Judgement(status=Status.DISPUTED, reason=Reason.WRONG, correction="£0.8bn"))
    session.next_open()
    session.attach(session.here(), minutes, Status.SOURCED, advance=True)
    session.decide(Status.NOT_A_CLAIM)
    session.move(2)
    return session


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["80x24", "140x40"])
def test_the_review_screen(snap_compare: Compare, worked: ReviewSession, size: tuple[int, int]) -> None:
    assert snap_compare(staged(worked), terminal_size=size)


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        (["question_mark"], (80, 24)),
        (["g", "s", *"Budget", "tab", "tab", "tab", *"1.88bn"], (80, 24)),
        (["k", "w"], (80, 24)),
        (["h"], (100, 30)),
        (["A"], (80, 24)),
        (["f"], (80, 24)),
        (["space", "m", "m", "d"], (100, 30)),
        (["slash", *"wall"], (80, 24)),
        ([*"pv" * 8], (80, 24)),
        (["2", "z"], (80, 24)),
        (["T"], (100, 30)),
        (["T", "T"], (100, 30)),
        (["colon", *"decided"], (80, 24)),
        (["a"], (80, 24)),
        (["o"], (80, 24)),
        (["r"], (80, 24)),
        (["2", "question_mark"], (80, 24)),
        (["k", "i"], (80, 24)),
        (["space", "equals_sign"], (80, 24)),
        (["space", "equals_sign"], (140, 40)),
        (["f", "u", "f", "plus", *"morning"], (80, 24)),
        ([], (50, 12)),
        (["g", "s", *"Budget"], (140, 40)),
        (["f", "u", "f"], (140, 40)),
        (["question_mark"], (140, 40)),
        (["h"], (140, 40)),
        (["g", "2", "A", *"lv", "l"], (80, 24)),
        (["g", "m", "m", "number_sign"], (80, 24)),
    ],
    ids=["help", "evidence", "why", "history", "add", "filter", "marked", "search", "all-decided", "zoomed",
         "light", "contrast", "palette", "articles", "order", "report",
         "help-of-the-article", "note", "compare", "compare-wide",
         "save-view", "too-small", "evidence-wide", "filter-wide",
         "help-wide", "history-wide", "picking", "calculator"],
)  # fmt: skip
def test_what_keys_show(
    snap_compare: Compare, worked: ReviewSession, keys: list[str], size: tuple[int, int]
) -> None:
    async def press(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        # what is read aside is read to the end
        await pilot.app.workers.wait_for_complete()

    assert snap_compare(staged(worked), run_before=press, terminal_size=size)


@pytest.fixture
def several(worked: ReviewSession) -> ReviewSession:
    """The same among other articles, one of them done and one with a long name."""
    name = "Fishermen ask who will pay for sixty boats, and for how long they will have to wait for an answer"
    for text, title in (("Sixty boats sank.", name), ("Two came back.", "Arrivals")):
        made = extracted(text, [claim(text, text.split()[0], "2")], f"drafts/{title.split()[0]}.txt", title)
        worked.ledger.record(made, now=NOON, engine="test", lineage=no_kin)
    other = seated(worked.ledger, "ben", document=3)
    other.decide(Status.VERIFIED)
    worked.reload()
    return worked


@pytest.mark.parametrize(
    ("size", "more"),
    [
        ((80, 24), {}),
        ((140, 40), {}),
        ((140, 40), {"theme": "contrast"}),
        ((80, 24), {"theme": "light"}),
        ((140, 40), {"theme": "none"}),
        ((80, 24), {"ascii_only": True}),
    ],
    ids=["80x24", "140x40", "contrast", "light", "none", "ascii"],
)
def test_the_articles(
    snap_compare: Compare, several: ReviewSession, size: tuple[int, int], more: dict[str, Any]
) -> None:
    app: App[None] = staged(several, choose_article=True, **more)
    assert snap_compare(app, press=["j"], terminal_size=size)


def test_without_colour(
    snap_compare: Compare, worked: ReviewSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app: App[None] = staged(worked)
    assert snap_compare(app, press=["T"], terminal_size=(100, 30))


def test_in_ascii(snap_compare: Compare, worked: ReviewSession) -> None:
    assert snap_compare(staged(worked, ascii_only=True), terminal_size=(80, 24))


def test_with_hostile_text(snap_compare: Compare, tmp_path: Path) -> None:
    text = "\n".join(f"{name}: {attack} 5 dead." for name, attack in ATTACKS.items())
    claims = [
        claim(text, text[start : start + len(name) + len(attack) + 9], "5", number="5")
        for name, attack in ATTACKS.items()
        for start in [text.index(f"{name}: ")]
    ]
    with ledger_with(tmp_path / "h.db", extracted(text, claims, "a\x1b[2J.txt", "\x1b]2;x\x07[b]")) as ledger:
        assert snap_compare(staged(seated(ledger)), terminal_size=(100, 40))


def test_a_picture_of_a_ledger_can_be_drawn(tmp_path: Path, worked: ReviewSession) -> None:
    out = tmp_path / "screen.svg"
    main(str(out), str(worked.ledger.path), "100x30", "j")
    assert "Harbour" in out.read_text(encoding="utf-8")
    assert out.read_text(encoding="utf-8").startswith("<svg")
