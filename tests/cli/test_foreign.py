"""Articles that are not in English: said, refused, and taken when somebody insists."""

import json
from pathlib import Path

from tests.cli.desk import done, run

BRAND = (
    "Nach Angaben der Polizei wurden bei dem Brand in der Nacht zum Montag 12 Menschen verletzt. Der Schaden "
    "liegt bei 3,5 Millionen Euro, und das Haus ist nicht mehr bewohnbar. Die Feuerwehr kam mit 140 Leuten."
)


def test_an_article_in_another_language_is_refused_and_the_others_are_added(folder: Path) -> None:
    (folder / "brand.txt").write_text(BRAND, encoding="utf-8")
    (folder / "fire.txt").write_text("The fire hurt 12 people.", encoding="utf-8")
    outcome = run("add", "brand.txt", "fire.txt")
    assert outcome.code == 2
    assert outcome.err.splitlines() == [
        "factcheck: brand.txt is in German, and figures are read in English; "
        "factcheck add --force takes it all the same",
        "1 article added, 1 failed",
    ]
    assert outcome.lines()[0].startswith("document 1, new: fire.txt")
    assert done("add", "--force", "brand.txt").lines()[0].startswith("document 2, new")


def test_extract_says_so_and_reads_it_all_the_same(folder: Path) -> None:
    (folder / "brand.txt").write_text(BRAND, encoding="utf-8")
    outcome = done("extract", "--format", "jsonl", "brand.txt")
    assert "note: brand.txt is in German, and is read as English" in outcome.err
    flags = {record["phrase"]: record["flags"] for record in map(json.loads, outcome.lines())}
    assert [said for phrase, said in flags.items() if "3,5" in phrase] == [["foreign"]]


def test_a_declared_language_counts_where_the_text_is_too_short(folder: Path) -> None:
    (folder / "brand.md").write_text("---\nlang: de\n---\n\n12 Tote.\n", encoding="utf-8")
    assert "is in German, by its own account, and" in run("add", "brand.md").err
