"""`factcheck check` and `factcheck findings`: what does not add up, for people, editors and machines."""

import json
from pathlib import Path

import pytest

from factcheck.checks import ACROSS, CHECKS
from tests.cli.desk import done, run

SLIP = "Fence row\n\nA 30-foot (48-kilometre) fence will rise, the mayor said.\n\nIt costs £3m.\n"


@pytest.fixture
def slip(folder: Path) -> Path:
    path = folder / "fence.txt"
    path.write_text(SLIP, encoding="utf-8")
    return path


def test_a_finding_names_its_place_and_shows_its_sum(slip: Path) -> None:
    outcome = run("check", "fence.txt")

    assert outcome.code == 1
    assert outcome.lines()[:2] == [
        "fence.txt:3:12: conversions: 30-foot is not 48-kilometre",
        "    30 feet = 0.009144 kilometres; the text says 48 kilometres",
    ]
    assert outcome.err == "1 finding.\n"


def test_the_hook_for_pre_commit_names_a_command_that_answers_for_several_files(slip: Path) -> None:
    hooks = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8")
    (entry,) = (line.split(":", 1)[1].split() for line in hooks.splitlines() if "entry:" in line)
    Path("calm.md").write_text("Seven miles (11 km) of coast.\n", encoding="utf-8")

    assert entry[0] == "factcheck"
    assert run(*entry[1:], "calm.md", "fence.txt").code == 1
    assert run(*entry[1:], "calm.md").code == 0


def test_a_folder_stands_for_the_articles_in_it(slip: Path) -> None:
    done("add", "fence.txt")
    (slip.parent / "copy").mkdir()
    (slip.parent / "copy" / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    slip.rename(slip.parent / "copy" / "fence.txt")

    outcome = run("check", ".")
    assert outcome.code == 1
    assert outcome.lines()[0].startswith("copy/fence.txt:3:12: conversions:")
    # the ledger is not named among what is left out
    assert outcome.err.splitlines() == [
        "note: left out, because no text can be read from them: 1 (copy/photo.png)",
        "1 finding.",
    ]
    assert "copy/photo.png" in run("extract", "copy").err


def test_nothing_found_is_exit_code_nought(folder: Path) -> None:
    (folder / "calm.txt").write_text("Seven miles (11 km) of coast.\n", encoding="utf-8")

    assert run("check", "calm.txt").code == 0
    assert "7 miles = 11.27 kilometres" in run("check", "--all", "calm.txt").out


def test_machines_get_records(slip: Path) -> None:
    (record,) = json.loads(run("check", "--format", "json", "fence.txt").out)

    assert list(record)[:8] == ["check", "message", "working", "outcome", "start", "end", "phrase", "others"]
    assert SLIP[record["start"] : record["end"]] == record["phrase"] == "48-kilometre"


def test_a_pull_request_gets_annotations_that_nobody_can_break_out_of(folder: Path) -> None:
    (folder / "a,b:c.txt").write_text("A 30-foot (48-kilometre) fence. 100% sure.", encoding="utf-8")

    (line,) = run("check", "--format", "github", "a,b:c.txt").lines()
    assert line == (
        "::warning file=a%2Cb%3Ac.txt,line=1,col=12,title=factcheck conversions::30-foot is not 48-kilometre"
        "%0A30 feet = 0.009144 kilometres; the text says 48 kilometres"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "name an article"),
        (("--only", "spelling", "fence.txt"), "no check 'spelling'; there are: "),
        (("--skip", "spelling", "fence.txt"), "no check 'spelling'"),
        (("--explain", "spelling"), "no check 'spelling'"),
        (("--only", "sums", "--skip", "sums", "fence.txt"), "no check is left to run"),
        (("--only", "elsewhere", "fence.txt"), "elsewhere compares with other articles; name a ledger"),
        (("--rules", "nowhere.toml", "fence.txt"), "there is no file nowhere.toml"),
        (("--rules", "bad.toml", "fence.txt"), "bad.toml: there is no house rule 'abuot'"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_line(slip: Path, arguments: tuple[str, ...], words: str) -> None:
    Path("bad.toml").write_text("abuot = 0.1\n", encoding="utf-8")

    outcome = run("check", *arguments)

    assert outcome.code == 2
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


def test_the_checks_are_listed_and_each_can_be_named_and_explained(slip: Path) -> None:
    listed = run("check", "--list").lines()
    names = [line.split()[0] for line in listed]

    assert names == [each.NAME for each in CHECKS]
    assert not [line for line in listed if line.endswith("(off)")]
    Path("rules.toml").write_text('off = ["nouns"]\n', encoding="utf-8")
    off = [line for line in run("check", "--list", "--rules", "rules.toml").lines() if line.endswith("(off)")]
    assert [line.split()[0] for line in off] == ["nouns"]
    for name, line in zip(names, listed, strict=True):
        told = run("check", "--explain", name).out
        assert told.startswith(line.split(maxsplit=1)[1].removesuffix(" (off)"))
        ledger = ("--ledger", "ledger.db") if name in {each.NAME for each in ACROSS} else ()
        done("add", "fence.txt")
        assert run("check", "--only", name, *ledger, "fence.txt").code == int(name == "conversions")


def test_house_rules_can_be_printed_changed_and_named(slip: Path) -> None:
    rules = run("check", "--dump-rules").out
    Path("house.toml").write_text(rules.replace("off = []", 'off = ["conversions"]'), encoding="utf-8")

    assert run("check", "--rules", "house.toml", "fence.txt").code == 0
    assert run("check", "--rules", "house.toml", "--only", "conversions", "fence.txt").code == 1
    assert run("check", "--skip", "conversions", "fence.txt").code == 0


def test_the_settings_file_holds_house_rules(slip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("settings.toml").write_text('[checks]\noff = ["conversions"]\n', encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_SETTINGS", "settings.toml")

    assert run("check", "fence.txt").code == 0


def test_what_is_added_is_checked_and_a_dismissal_stays(slip: Path) -> None:
    assert "1 finding: see factcheck findings --document 1" in done("add", "fence.txt").out
    listed = run("findings", "--format", "json")
    assert listed.code == 1
    (found,) = json.loads(listed.out)
    assert found["check"] == "conversions"
    assert len(found["claims"]) == 2

    done("findings", "--dismiss", str(found["id"]), "--reason", "a joke of the mayor")
    slip.write_text(SLIP.replace("£3m", "£4m"), encoding="utf-8")
    done("add", "fence.txt")

    assert run("findings").code == 0
    assert "a joke of the mayor" in run("findings", "--dismissed").out


def test_claims_and_coverage_count_what_was_found(slip: Path) -> None:
    done("add", "fence.txt")

    def counted() -> tuple[list[int], int]:
        claims = json.loads(done("claims", "--format", "json").out)
        return (
            [each["findings"] for each in claims if each["findings"]],
            json.loads(done("coverage", "1", "--format", "json").out)["findings"],
        )

    assert counted() == ([1, 1], 1)
    assert "1 finding of the checks: see factcheck findings --document 1" in done("coverage", "1").out
    done("findings", "--dismiss", "1", "--reason", "a joke of the mayor")
    assert counted() == ([], 0)
    assert "of the checks" not in done("coverage", "1").out


def test_a_dismissal_wants_a_reason(slip: Path) -> None:
    done("add", "fence.txt")

    outcome = run("findings", "--dismiss", "1")
    assert outcome.code == 2
    assert "--reason" in outcome.err


def test_new_rules_hold_for_what_is_in_the_ledger_once_it_is_checked_again(
    slip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("add", "fence.txt")
    Path("settings.toml").write_text('[checks]\noff = ["conversions"]\n', encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_SETTINGS", "settings.toml")

    assert run("findings").code == 1
    assert run("findings", "--again").code == 0
