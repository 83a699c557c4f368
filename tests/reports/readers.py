"""What is told of each claim, read back out of papers and data by parsers that are not ours."""

import csv
import json
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from typing import Any, NamedTuple

import html5lib
from docx import Document
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from factcheck.model.decision import Reason, Status
from factcheck.model.ruling import find_slip
from factcheck.model.wording import standing_words
from factcheck.safe import one_line


class Told(NamedTuple):
    """What is told of one claim."""

    phrase: str
    standing: str
    evidence: tuple[str, ...] = ()


Read = Iterator[tuple[int, Told]]


def flat(text: str) -> str:
    return " ".join(one_line(text).split())


# papers whose claims are notes


def html_notes(made: bytes) -> Read:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(made.decode("utf-8"))
    for note in page.iter("div"):
        if "note" not in note.get("class", "").split():
            continue
        stamp = next(each for each in note.iter("span") if "stamp" in each.get("class", ""))
        yield (
            int(note.get("id").removeprefix("claim-")),
            Told(
                flat("".join(next(note.iter("bdi")).itertext())),
                flat("".join(stamp.itertext())).split(" ", 1)[1],
                tuple(flat("".join(each.itertext())) for each in _evidence_lines(note)),
            ),
        )


def _evidence_lines(note: Any) -> Iterator[Any]:
    within = False
    for each in (each for each in note.iter() if each.tag in ("dt", "dd")):
        if each.tag == "dt":
            within = each.text == "Evidence"
        elif within:
            yield each


def markdown_notes(made: bytes) -> Read:
    number, phrase, standing, evidence, within = 0, "", "", list[str](), False
    for kind, depth, line in _lines(made):
        if kind != "list":
            continue
        if depth == 1 and line.startswith("Claim "):
            if number:
                yield number, Told(phrase, standing, tuple(evidence))
            head, _, phrase = line.partition(": ")
            number, standing, evidence = int(head.removeprefix("Claim ")), "", []
        elif number and depth == 2:
            standing = standing or line.split(" ", 1)[1]
            within = line.startswith("Evidence:")
            if within and line != "Evidence:":
                evidence.append(line.removeprefix("Evidence: "))
        elif number and depth == 3 and within:
            evidence.append(line)
    if number:
        yield number, Told(phrase, standing, tuple(evidence))


def _lines(made: bytes) -> Iterator[tuple[str, int, str]]:
    """Yield each line with what it stands in, and how deep: list 2, heading 3, paragraph 0."""
    depth, level = 0, 0
    for token in MarkdownIt("commonmark").parse(made.decode("utf-8")):
        depth += token.type == "list_item_open"
        depth -= token.type == "list_item_close"
        if token.type in ("heading_open", "heading_close"):
            level = int(token.tag[1]) if token.type == "heading_open" else 0
        if token.type == "inline":
            text = flat("".join(child.content for child in token.children or () if child.type == "text"))
            yield ("list", depth, text) if depth else ("heading" if level else "paragraph", level, text)


def word_notes(made: bytes) -> Read:
    found: dict[int, Told] = {}
    number, within = 0, False
    for paragraph in Document(BytesIO(made)).paragraphs:
        runs = [run.text for run in paragraph.runs]
        if len(runs) == 3 and runs[0].endswith("  ") and runs[0].strip().isdigit():
            number = int(runs[0])
            found[number] = Told(flat(runs[2]), flat(runs[1]).split(" ", 1)[1])
        elif number and runs:
            within = runs[0] == "Evidence: " or (within and runs[0] == "")
            if within:
                told = found[number]
                found[number] = told._replace(evidence=(*told.evidence, flat("".join(runs[1:]))))
    yield from found.items()


def word_tables(made: bytes) -> Read:
    """The table of claims below each article; of evidence it says how much there is."""
    for table in Document(BytesIO(made)).tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if rows[0][0] == "Claim":
            for number, phrase, _, standing, _, evidence in rows[1:]:
                yield int(number), Told(flat(phrase), flat(standing).split(" ", 1)[1], (evidence,))


# the checked copy


def markdown_slips(made: bytes) -> Read:
    return _slips(
        (kind if kind != "heading" else f"heading {level}", line) for kind, level, line in _lines(made)
    )


def word_slips(made: bytes) -> Read:
    kinds = {"Heading 3": "heading 3", "List Bullet": "list"}
    paragraphs = Document(BytesIO(made)).paragraphs
    return _slips(
        (kinds.get(str(each.style and each.style.name), "paragraph"), flat(each.text)) for each in paragraphs
    )


def _slips(lines: Iterator[tuple[str, str]]) -> Read:
    asked, said = "", list[str]()
    for kind, line in lines:
        if kind == "heading 3":
            asked, said = line, []
        elif kind == "list":
            said.append(line)
        elif kind == "paragraph" and (slip := find_slip(line)):
            sources = (each.removeprefix("Source: ") for each in said if each.startswith("Source: "))
            yield slip[0], Told(asked, said[1], tuple(each for each in sources if each != "none recorded"))


# data


def csv_rows(made: bytes) -> Read:
    for row in csv.DictReader(StringIO(made.decode("utf-8-sig"), newline=""), strict=True):
        yield int(row["id"]), _row(row)


def xlsx_rows(made: bytes) -> Read:
    book = load_workbook(BytesIO(made), read_only=True)
    names, *rows = book["claims"].iter_rows(values_only=True)
    for values in rows:
        row = dict(zip(names, values, strict=True))
        yield int(row["id"]), _row({name: str(value or "") for name, value in row.items()})


def _row(row: dict[str, str]) -> Told:
    reason = row["decision_reason"]
    standing = standing_words(Status(row["status"]), Reason(reason) if reason else None)
    # a workbook writes the underscore of what would be one of its escapes as one
    phrase, evidence = (row[name].replace("_x005F_", "_") for name in ("phrase", "evidence"))
    return Told(flat(phrase), standing, (flat(evidence),) if evidence else ())


def json_claims(made: bytes) -> Read:
    for article in json.loads(made)["articles"]:
        yield from map(_claim, article["claims"])


def json_lines(made: bytes) -> Read:
    yield from map(_claim, map(json.loads, made.splitlines()))


def _claim(said: dict[str, Any]) -> tuple[int, Told]:
    reason = said["decision_reason"]
    standing = standing_words(Status(said["status"]), Reason(reason) if reason else None)
    decisions = said["decisions"]
    evidence = decisions[-1]["evidence"] if decisions else []
    told = tuple(flat(each["passage"] or each["source"]["title"]) for each in evidence)
    return said["id"], Told(flat(said["phrase"]), standing, told)


NOTES: dict[str, Callable[[bytes], Read]] = {
    "html": html_notes,
    "md": markdown_notes,
    "docx": word_notes,
}
SLIPS: dict[str, Callable[[bytes], Read]] = {"md": markdown_slips, "docx": word_slips}
DATA: dict[str, Callable[[bytes], Read]] = {
    "csv": csv_rows,
    "xlsx": xlsx_rows,
    "json": json_claims,
    "jsonl": json_lines,
}
