"""A guide to the ledger for Datasette: what each table and column holds, and questions ready to ask."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

_HEADING = re.compile(r"-- (?P<name>\w+): (?P<title>.+)\n-- (?P<description>.+)\n(?P<sql>(?:.|\n)+)")

_ABOUT = (
    "Every figure of every article, who decided what on it, and on which evidence. "
    "The record is append-only: decisions are made with factcheck, and read here."
)

_LOOKS = {
    # fifty columns described would push the rows two screens down
    "extra_css_urls": ["data:text/css,dl.column-descriptions%7Bmax-height:9rem;overflow-y:auto%7D"]
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question ready to ask, as SQL; what begins with a colon is asked for."""

    name: str
    title: str
    description: str
    sql: str


def questions() -> tuple[Question, ...]:
    """Return the questions, in the order in which they are listed.

    >>> [question.name for question in questions()][:2]
    ['who_decided', 'verified_without_evidence']
    """
    _, *pieces = _text("questions.sql").split("\n\n")
    found = (_HEADING.fullmatch(piece.strip().removesuffix(";")) for piece in pieces)
    return tuple(Question(**heading.groupdict()) for heading in found if heading)


def tables() -> dict[str, dict[str, Any]]:
    """Return what the guide says of each table and view, as its file has it."""
    told = tomllib.loads(_text("tables.toml"))
    return {**told["tables"], **told["views"]}


def described(columns: Mapping[str, tuple[str, ...]]) -> dict[str, dict[str, str]]:
    """Return a description for each column of each table.

    >>> described({"evidence": ("locator",)})["evidence"]["locator"]
    'The place in the source: page, paragraph, cell, time.'
    """
    shared = tomllib.loads(_text("tables.toml"))["shared"]
    return {
        table: {
            name: said
            for name in columns[table]
            if (said := told.get("columns", {}).get(name) or shared.get(name))
        }
        for table, told in tables().items()
        if table in columns
    }


def metadata(database: str, columns: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return what Datasette is told of a ledger that it serves under this name."""
    words = described(columns)
    shown = {
        table: {"description": told["description"], "columns": words[table], **dict(_settings(table, told))}
        for table, told in tables().items()
        if table in columns
    }
    shown["_sqlite_migrations"] = {"hidden": True}
    return {
        "title": "factcheck",
        "description": _ABOUT,
        **_LOOKS,
        "databases": {database: {"description": _ABOUT, "tables": shown, "queries": _queries()}},
    }


def config(database: str, columns: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return the part of it that Datasette 1.0 wants in a file of its own."""
    settings = {table: dict(_settings(table, told)) for table, told in tables().items() if table in columns}
    settings["_sqlite_migrations"] = {"hidden": True}
    return {**_LOOKS, "databases": {database: {"tables": settings, "queries": _queries()}}}


def _settings(table: str, told: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    if "label" in told:
        yield "label_column", told["label"]
    for name in ("facets", "sort_desc"):
        if name in told:
            yield name, told[name]
    if table in ("open_claims", "disputed_claims", "stale_decisions"):
        # a view has no index of its own: its claims are searched by that of the table
        yield "fts_table", "claims_fts"
        yield "fts_pk", "id"


def _queries() -> dict[str, dict[str, object]]:
    return {
        question.name: {
            "title": question.title, "description": question.description, "sql": question.sql,
            "hide_sql": True,
        }
        for question in questions()
    }  # fmt: skip


def _text(name: str) -> str:
    return files("factcheck.ledger.guide").joinpath(name).read_text(encoding="utf-8")
