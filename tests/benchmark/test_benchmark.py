"""The benchmark's texts are what they say, and its figures come out; how high they are is for people."""

import json
import re
import sys
from pathlib import Path

import pytest

from factcheck.checks import CHECKS
from factcheck.pipeline import extract
from tests.benchmark import __main__ as benchmark
from tests.benchmark import archive, checks, intake, processes, speed, texts
from tests.slips import articles, planted


@pytest.mark.parametrize("kind", [texts.news, texts.figures, texts.plain, texts.dense, texts.table])
def test_a_text_is_as_long_as_asked_and_the_same_every_time(kind: speed.Kind) -> None:
    assert len(kind(5000)) == 5000
    assert kind(5000) == kind(5000)


def test_copy_without_numbers_has_none() -> None:
    assert extract(texts.plain(20_000)).records == ()


def test_copy_full_of_numbers_has_one_every_few_words() -> None:
    assert 15 < 20_000 / len(extract(texts.dense(20_000)).records) < 40
    assert 60 < 20_000 / len(extract(texts.news(20_000)).records) < 200


def test_each_table_of_speeds_is_filled() -> None:
    kinds, lengths = speed.by_kind(2000, hostile=2000), speed.by_length(500)

    assert all(value > 0 for value in (*kinds.values(), *lengths.values()))
    assert set(kinds) > {"news", "wire table", "hostile: digits"}
    assert list(lengths) == ["0 KB", "1 KB", "2 KB", "4 KB"]
    assert {"fold", "sentences", "figures", "attribution", "second look"} < set(speed.by_stage(3000))
    assert set(speed.by_article(1000, articles=3)) == {"p50", "p99"}


def test_an_extraction_never_loads_the_parser_of_the_unit_table() -> None:
    assert processes.loaded() == []


def test_quality_is_printed_for_people_and_for_programs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmark", "quality"])
    benchmark.main()
    shown = capsys.readouterr().out
    assert re.search(r"all +\d+ of \d+", shown)
    assert re.search(r"gaza-day-fourteen +\d+ +\d+\.\d", shown)

    monkeypatch.setattr(sys, "argv", ["benchmark", "--json", "quality"])
    benchmark.main()
    assert json.loads(capsys.readouterr().out)["quality"]["articles"]["all"]["claims"] > 100


def test_every_kind_of_slip_is_some_check_s_to_find() -> None:
    kinds = {slip.relation.kind for article in articles() for slip in planted(article)}

    assert {kind for each in checks.FINDS.values() for kind in each} == kinds
    assert checks.FINDS.keys() < {each.NAME for each in CHECKS}


def test_the_table_of_checks_has_a_row_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    few = [each for each in articles() if each.name == "county-court"]
    monkeypatch.setattr(checks, "articles", lambda: few)
    table = checks.table()

    assert [name.removesuffix(" (off)") for name in table] == [each.NAME for each in CHECKS]
    assert {tuple(row) for row in table.values()} == {("planted", "found", "all", "others'", "cries", "ms")}
    assert any(row["found"] for row in table.values())


def test_what_is_said_of_the_seeds_is_told_with_its_sum() -> None:
    assert "62 miles = 99.78 kilometres; the text says 140 kilometres" in checks.seeds().values()


def test_the_checks_are_timed_on_news_and_on_what_is_full_of_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "ROUNDS", 1)
    news, dense = checks.cost().values()

    assert 20 < int(str(news["figures"])) < 60 < int(str(dense["figures"]))
    assert all(row["check ms"] for row in (news, dense))


def test_an_archive_is_checked_and_each_finding_shown_on_lines_that_are_safe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "may").mkdir()
    (tmp_path / "may" / "path.txt").write_text("The \x1b[2Jpath of 62 miles (140km) opened.", "utf-8")
    (tmp_path / "june.md").write_text("Of the 64 staff, 41 teach.", "utf-8")
    monkeypatch.setattr(sys, "argv", ["archive", str(tmp_path)])
    archive.main()
    shown = capsys.readouterr().out

    assert "62 miles = 99.78 kilometres; the text says 140 kilometres" in shown
    assert "\x1b" not in shown
    assert re.search(r"findings in 20 stories +10\.00", shown)


def test_a_section_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmark", "beauty"])
    with pytest.raises(SystemExit):
        benchmark.main()


def test_adding_is_measured_with_all_its_processes(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    intake.write_articles(folder, 6, 1500)
    one, two = (intake.measured(folder, tmp_path / f"{jobs}.db", jobs) for jobs in (1, 2))

    assert (one.articles, two.articles) == (6, 6)
    assert one.figures == two.figures > 30
    assert two.cpu > 0 < two.wall
    assert len({path.read_text("utf-8") for path in folder.iterdir()}) == 6
