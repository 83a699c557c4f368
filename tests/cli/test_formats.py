"""Every file of the corpus through the command: strict receipts, and the file given back as it came."""

import json
import tomllib
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from factcheck.model.document import Document
from factcheck.model.protocols import Collection
from factcheck.reading import choose, read_bytes, read_path
from tests.cli.desk import done, run

CORPUS = Path(__file__).parents[2] / "fixtures" / "reading"
FILES = [path.with_suffix("") for path in sorted(CORPUS.rglob("*.toml"))]


def refused(file: Path) -> bool:
    return "refused" in tomllib.loads(file.with_name(f"{file.name}.toml").read_text("utf-8"))


READABLE = [file for file in FILES if not refused(file)]


@pytest.mark.parametrize("file", READABLE, ids=lambda file: file.name)
def test_no_number_is_lost_on_the_way_and_the_file_is_kept(file: Path, folder: Path) -> None:
    added = run("add", file, "--strict", "--force", "--new")
    outcomes = list(read_path(file))
    documents = [outcome for outcome in outcomes if isinstance(outcome, Document)]
    # of several articles in a file one may be unreadable
    assert added.code == (0 if documents == outcomes else 2), added.out + added.err
    with Ledger.open(folder / "ledger.db") as ledger:
        held = ledger.documents()
        assert len(held) == len(documents)
        for entry, document in zip(held, documents, strict=True):
            article = ledger.article(entry.id)
            # what the format tells of an article is what the ledger has of it
            assert (article.text, article.regions) == (document.text, document.regions)
            told = (document.byline, document.published, document.language, document.media_type)
            assert (article.byline, article.published, article.language, article.media_type) == told
            assert article.title == (document.title or article.title)
            assert article.raw == document.raw
            zones = {str(region.zone) for region in document.regions} | {"body"}
            assert {claim.zone for claim in ledger.set_aside(entry.id)} <= zones
            # what is shown at any later time is what the receipt said
            shown = json.loads(done("coverage", entry.id, "--strict", "--format", "json").out)
            assert f"{shown['in_file']:,} number" in added.out
    if not isinstance(choose(file.read_bytes(), file.name), Collection):
        done("original", "1", "-o", "back")
        assert (folder / "back").read_bytes() == file.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("file", READABLE, ids=lambda file: file.name)
def test_standard_input_is_read_by_what_it_is(file: Path, folder: Path) -> None:
    raw = file.read_bytes()
    added = run("add", "-", "--strict", "--force", "--new", stdin=raw)
    # of formats that look alike only the name tells: without one it is plain text
    nameless = list(read_bytes(raw, None, "standard input"))
    assert added.code == (2 if any(isinstance(each, Exception) for each in nameless) else 0), added.err
    with Ledger.open(folder / "ledger.db") as ledger:
        texts = [ledger.text(entry.id) for entry in ledger.documents()]
    assert texts == [each.text for each in nameless if not isinstance(each, Exception)]


@pytest.mark.parametrize("file", [file for file in FILES if refused(file)], ids=lambda file: file.name)
def test_what_cannot_be_read_is_one_line_and_makes_no_ledger(file: Path, folder: Path) -> None:
    outcome = run("add", file)
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert list(folder.iterdir()) == []
