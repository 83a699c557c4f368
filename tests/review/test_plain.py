"""The review by lines of text."""

import io
import webbrowser
from pathlib import Path
from typing import Any

import pytest

from factcheck.model.decision import Reason, Stance, Status
from factcheck.model.filter import ClaimFilter, Order
from factcheck.model.quantity import Kind
from factcheck.model.standing import standing
from factcheck.preferences import Preferences
from factcheck.review.keymap import Keymap, remapped
from factcheck.review.keys import KEYS, Where
from factcheck.review.plain import SCREEN_ONLY, PlainReview, run_plain
from factcheck.review.saved import SavedViews
from factcheck.review.session import ReviewSession
from tests.factories import claim
from tests.review.desk import extracted, harbour, ledger_with, seated
from tests.review.stage import NOWHERE, no_report


def typed(session: ReviewSession, *lines: str, **more: Any) -> str:
    out = io.StringIO()
    given = {"keymap": Keymap(), "saved": SavedViews(NOWHERE), "write_report": no_report, **more}
    run_plain(session, io.StringIO("".join(f"{line}\n" for line in lines)), out, **given)
    return out.getvalue()


def statuses(session: ReviewSession) -> str:
    return "".join(entry.status.value[0] for entry in session.rows)


def test_every_key_is_a_command_or_means_nothing_without_a_screen(session: ReviewSession) -> None:
    review = PlainReview(
        session,
        io.StringIO(),
        io.StringIO(),
        keymap=Keymap(),
        saved=SavedViews(NOWHERE),
        write_report=no_report,
    )
    names = {key.name for key in KEYS}
    assert set(review.commands) | set(SCREEN_ONLY) == names
    assert not set(review.commands) & set(SCREEN_ONLY)
    told = typed(session, "?", "q")
    for name in review.commands:
        assert f"  {Keymap()[name]}" in told


def test_the_commands_are_the_keys_of_the_screen_as_the_reviewer_has_them(session: ReviewSession) -> None:
    keymap = remapped({"verify": ("b",), "dispute": ("v",)})
    typed(session, "b", "v", "q", keymap=keymap)
    assert statuses(session) == "vd" + "u" * 9


def test_a_claim_is_told_and_a_letter_decides(session: ReviewSession) -> None:
    out = typed(session, "v", "d", "-", "q")
    assert "claim 1 of 11, open" in out
    assert "Harbour rebuilding to cost twice. 15 figures: 0 decided, 11 open" in out
    assert "verified: £1.9bn" in out
    assert statuses(session) == "vdn" + "u" * 8
    assert "claim 4 of 11" in out
    assert out.endswith("Every decision is saved.\n")


def test_a_word_typed_in_haste_decides_nothing(session: ReviewSession) -> None:
    out = typed(session, "verified", "space", "dear me", "d", "q")
    assert "! verified is no command: ? lists them" in out
    assert "! dear is no command" in out
    assert statuses(session) == "ud" + "u" * 9


def test_words_after_the_letter_are_the_note(session: ReviewSession) -> None:
    typed(session, "d they recounted", "q")
    now = standing(session.ledger.history(session.rows[0].id))
    assert now is not None
    assert (now.status, now.note) == (Status.DISPUTED, "they recounted")
    assert session.cursor == 1
    typed(session, "D it stays", "q")
    assert session.cursor == 1


def test_sourced_asks_for_the_source_and_an_empty_line_leaves_all_as_it_was(session: ReviewSession) -> None:
    typed(session, "s", "", "q")
    assert statuses(session) == "u" * 11
    out = typed(session, "s", "https://example.org/b", "p 14", "1.88bn in all", "refutes", "2026-03-01", "q")
    assert "1.88bn: agrees after rounding" in out
    assert statuses(session)[0] == "s"
    assert session.rows[0].evidence_count == 1
    now = standing(session.ledger.history(session.rows[0].id))
    assert now is not None
    assert (now.evidence[0].stance, now.evidence[0].as_of) == (Stance.REFUTES, "2026-03-01")
    assert "nothing was saved" in typed(session, "s", "x", "", "", "perhaps", "q")


def test_e_keeps_the_status(session: ReviewSession) -> None:
    typed(session, "v", "1", "e", "Budget", "", "", "", "", "q")
    assert statuses(session)[0] == "v"
    assert session.rows[0].evidence_count == 1


def test_moving(session: ReviewSession) -> None:
    cursors: list[int] = []

    class Lines:
        """Looks where the cursor stands before each line is read."""

        def __init__(self, *lines: str) -> None:
            self._left = list(lines)

        def readline(self) -> str:
            cursors.append(session.cursor)
            return f"{self._left.pop(0)}\n"

    lines: Any = Lines(
        "j", "j", "k", "G", "g", "p", " ", "space", "5", "9" * 30, "n", "/Maren", "/", "n", "N", "c", "]",
        "[", "q",
    )  # fmt: skip
    out = io.StringIO()
    run_plain(session, lines, out, keymap=Keymap(), saved=SavedViews(NOWHERE), write_report=no_report)
    assert cursors == [0, 1, 2, 1, 10, 0, 10, 0, 1, 4, 10, 10, 0, 6, 7, 6, 6, 10, 0]
    assert "! nothing was searched for yet" in out.getvalue()
    assert "! the checks say nothing of the claims that are shown" in out.getvalue()


def test_undo_clear_promote_and_add(session: ReviewSession) -> None:
    out = typed(
        session, "v", "u", "U", "k", "x", "h", "/1,400", "/", "f n", "+",
        "f a", "A a century", "A of", "2", "A of", "", "A zzz", "A", "1", "R", "zzz", "f q", "", "q",
    )  # fmt: skip
    for words in (
        "taken back: £1.9bn is open", "brought back: £1.9bn is verified", "open again: £1.9bn",
        "ana cleared it: open again", "minor number 1 of 1", "now a claim: two of the three",
        "added: a century", "added: of", "! these words are not in the article", "1 period",
        "! zzz is no command", "! no view is called 'q'",
    ):  # fmt: skip
        assert words in out, words


def test_choices_orders_and_saved_views(session: ReviewSession, tmp_path: Path) -> None:
    saved = SavedViews(Preferences(path=tmp_path / "settings.toml"))
    out = typed(
        session, "f", "u", "f K money", "o v", "f + big money", "f a", "o", "p", "f W Maren Holt", "f a",
        "f 1", "q", saved=saved,
    )  # fmt: skip
    assert session.filter == ClaimFilter(
        statuses=frozenset({Status.UNREVIEWED}), kinds=frozenset({Kind.MONEY}), order=Order.VALUE
    )
    assert "shown: open, money, by value" in out
    assert "shown: said by Maren Holt" in out
    assert list(saved) == ["big money"]
    typed(session, "f a", "f big money", "f D", "1", "q", saved=saved)
    assert session.filter.order is Order.VALUE
    assert list(saved) == []


def test_several_at_once(session: ReviewSession) -> None:
    out = typed(session, "m", "m", "l", "d", "n", "d", "y", "q")
    assert "disputed: 2 marked claims? y or n:" in out
    assert "nothing was decided" in out
    assert "disputed: 2 claims" in out
    assert statuses(session) == "dd" + "u" * 9
    typed(session, "M", "M", "q")
    assert session.marks == {}


def test_reasons_and_notes(session: ReviewSession) -> None:
    typed(session, "d", "w w", "g", "i", "2", "£2bn", "they say so", "q")
    now = standing(session.ledger.history(session.rows[0].id))
    assert now is not None
    assert (now.reason, now.correction, now.note) == (Reason.SOURCES_CONFLICT, "£2bn", "they say so")
    assert "! it is one of: w " in typed(session, "D", "w x", "q")
    typed(session, "3", "i counted again", "1", "", "", "q")
    assert session.rows[2].status is Status.VERIFIED


def test_the_list_is_numbered(session: ReviewSession) -> None:
    out = typed(session, "V", "l", "q")
    assert "  1 v?, verified, £1.9bn: Rebuilding the storm" in out
    assert "  11 open, 8.5 metres: The new wall" in out


def test_articles_comparison_and_paper(tmp_path: Path) -> None:
    asked: list[tuple[Path, int | None]] = []

    def write(path: Path, document: int | None) -> str:
        asked.append((path, document))
        return "NOT CLEAR"

    boats = "More than 70 boats sank."
    other = extracted(
        boats, [claim(boats, "More than 70 boats", "70", noun="boats", noun_head="boats")], "b.txt"
    )
    with ledger_with(tmp_path / "a.db", harbour(), other) as ledger:
        session = seated(ledger)
        out = typed(session, "a", "2", f"r {tmp_path}/p.md", "a 0", "a 9", "=", "q", write_report=write)
        assert "2 b.txt: 1 left of 1" in out
        assert asked == [(tmp_path / "p.md", 2)]
        assert "! there are articles from 1 to 2" in out
        assert "! nothing else in the ledger" in out
        assert len(session.rows) == 12
        (tmp_path / "p.md").write_text("mine", encoding="utf-8")
        out = typed(session, f"r {tmp_path}/p.md", "n", "r x.exe", "q", write_report=write)
        assert len(asked) == 1
        assert "! no report ends in '.exe'" in out


def test_the_source_is_opened(session: ReviewSession, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def browse(url: str) -> bool:
        opened.append(url)
        return False

    monkeypatch.setattr(webbrowser, "open", browse)
    out = typed(session, "O", "S", "https://example.org/b", "", "", "", "", "O", "q")
    assert "! no source of this claim has an address" in out
    assert "no browser here; the address is https://example.org/b" in out
    assert opened == ["https://example.org/b"]


def test_the_end_of_the_input_is_the_end(session: ReviewSession) -> None:
    assert typed(session).endswith("Every decision is saved.\n")


def test_all_decided_is_said(session: ReviewSession) -> None:
    assert "All claims of this article are decided." in typed(session, *"v" * 11, "space", "q")


def test_an_empty_queue_is_said_and_takes_every_command(session: ReviewSession) -> None:
    out = typed(session, "/no such words", "v", "A x", "h", "q")
    assert out.count("No claim is shown.") == 1
    for key in Keymap().on(Where.CLAIMS):
        if key.name not in ("quit", "search"):
            typed(session, "/no such words", f"{key.keys[0]} x", "", "", "", "", "")
            session.search("no such words")
    assert session.ledger.head().seq == 0


def test_nothing_from_outside_reaches_the_terminal_raw(tmp_path: Path) -> None:
    text = "\x1b]0;owned\x07 said 5\x1b[31m dead \u202e here."
    hostile = extracted(text, [claim(text, "5\x1b[31m dead", "5", number="5")], "a\x1b[2J.txt", "t\x9b2J")
    with ledger_with(tmp_path / "h.db", hostile) as ledger:
        out = typed(seated(ledger), "v \x1b[2J", "h", "A said", "a", "", "l", "f x\x1b[2J", "=", "q")
    assert not set("\x1b\x07\x9b\u202e") & set(out)


def test_a_figure_after_w_is_what_it_should_be(session: ReviewSession) -> None:
    out = typed(session, "d", "w 1,200", "d", "w", "=about a dozen", "q")
    assert "disputed: it is wrong: £1.9bn; should be 1,200" in out
    assert [session.rows[row].correction for row in (0, 1)] == ["1,200", "about a dozen"]
