"""Text that would take over the screen: nothing of it is obeyed, and no row is out of step."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from factcheck.model.decision import Evidence, Judgement, Source, Status
from factcheck.review.app import ReviewApp
from factcheck.review.session import ReviewSession
from tests.factories import claim
from tests.review.desk import extracted, ledger_with, seated
from tests.review.stage import played, scenes

ATTACKS = {
    "title": "\x1b]2;owned\x1b\\",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "move": "\x1b[8;1H",
    "c1": "\x9b2J",
    "click": "[@click=app.quit]click[/]",
    "markup": "[red]5[/red] [/] [sic] a [/b] b [$primary]x",
    "link": "[link=https://evil]x[/link]",
    "override": "\u202e123\u202c \u2066x\u2069",
    "unseen": "1\u200b0\ufeff0\U000e0041",
    "wide": "日本語の数字は12%です",
    "emoji": "👨\u200d👩\u200d👧 ❤\ufe0f 🇫🇷",
    "accents": "e" + "\u0301" * 50,
    "backspace": "abc\x08\x08\x08\rX\x01",
    "separators": "a\u2028b\x85c\tc",
}


def hostile(attack: str, path: Path) -> ReviewSession:
    text = f"{attack} said 5 dead{attack} here. {attack * 3}\n\nAnd 6 more {attack}."
    first = replace(
        claim(text, f"5 dead{attack}", "5"), speaker=attack, via=attack, noun=attack, period=attack,
        unit=attack, measure=attack, attribution=attack, place=attack,
    )  # fmt: skip
    made = extracted(text, [first, claim(text, "6 more", "6")], f"{attack}.txt", attack)
    session = seated(ledger_with(path, made), f"ana{attack}")
    evidence = Evidence(source=Source(title=f"t{attack}", origin=attack), passage=attack, locator=attack)
    judgement = Judgement(status=Status.DISPUTED, note=attack, correction=attack, evidence=(evidence,))
    session.judge(session.here(), judgement)
    return session


@pytest.mark.slow
@pytest.mark.parametrize("name", ATTACKS)
def test_hostile_text_is_shown_and_never_obeyed(name: str, tmp_path: Path) -> None:
    attack = ATTACKS[name]
    session = hostile(attack, tmp_path / "hostile.db")
    steps = ("g", "h", "escape", "A", "escape", "s", "type:x", "escape", "m v")
    for step, seen in zip(steps, scenes(session, *steps, size=(100, 30)), strict=False):
        bad = {character for character in seen.text if unicodedata.category(character) in ("Cc", "Cf", "Cs")}
        assert bad <= {"\n", "\u200d"}, step
        assert {cell_len(line) for line in seen.lines} == {100}, step
    session.ledger.close()


def test_markup_is_shown_letter_by_letter(tmp_path: Path) -> None:
    session = hostile(ATTACKS["markup"], tmp_path / "hostile.db")
    seen = played(session, size=(140, 40))
    assert "[red]5[/red] [/] [sic] a [/b] b [$primary]x" in seen.text
    session.ledger.close()


def test_a_megabyte_without_a_space_is_an_article(tmp_path: Path) -> None:
    text = "9" * 500_000 + " 5 dead " + "日" * 500_000
    made = extracted(text, [claim(text, "5 dead", "5")], "long.txt")
    with ledger_with(tmp_path / "long.db", made) as ledger:
        seen = played(seated(ledger), "2", "G", "g", "1", "v")
    assert "1 decided, 0 open" in seen.head or "all decided" in seen.head


def test_what_is_pasted_is_made_safe(session: ReviewSession) -> None:
    seen = played(session, "s", "type:a\x1b[31mb", "enter")
    assert seen.running
    assert "\x1b" not in session.rows[0].claim.sentence + repr(session.sources)


def test_what_is_copied_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # pasted into a shell, each line of it would be a command
    text = "They counted 5 dead\u2028; reboot\x85; reboot\x0b; reboot\x1b]52;c;eA==\x07 on the shore."
    copied: list[str] = []
    monkeypatch.setattr(ReviewApp, "copy_to_clipboard", lambda self, words: copied.append(words))
    with ledger_with(
        tmp_path / "lines.db", extracted(text, [claim(text, "5 dead", "5")], "lines.txt")
    ) as ledger:
        played(seated(ledger), "y")
    assert [len(words.splitlines()) for words in copied] == [1]
    assert not {character for character in copied[0] if unicodedata.category(character) == "Cc"}
