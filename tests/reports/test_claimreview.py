"""ClaimReviews: what schema.org and the search engines ask of one, and nothing that is the desk's own."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import assume, given, settings
from pyld import jsonld

from factcheck.model.decision import Reason, Status
from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.model.wording import standing_words
from factcheck.reports import claimreview
from factcheck.safe import one_line
from tests.factories import claim
from tests.reports.factories import (
    BUDGET,
    POLICE,
    article,
    decision,
    everywhere,
    history,
    rendered,
    report,
    sample,
)
from tests.reports.hostile import hostile
from tests.reports.strategies import texts

TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": r"^https?://[^\s@]+$"}
SCHEMA = {
    "type": "object",
    "required": ["@context", "@graph"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {"type": "array", "items": {"$ref": "#/$defs/review"}},
    },
    "$defs": {
        "review": {
            "type": "object",
            # the first three, and the rating's alternateName, are what search engines require
            "required": ["@type", "claimReviewed", "reviewRating", "url", "author", "itemReviewed"],
            "additionalProperties": False,
            "properties": {
                "@type": {"const": "ClaimReview"},
                "@id": {"type": "string", "pattern": "^urn:factcheck:claim:[0-9a-f]{16}$"},
                "claimReviewed": TEXT,
                "url": {"anyOf": [ADDRESS, {"type": "string", "pattern": "^urn:factcheck:claim:"}]},
                "datePublished": TEXT,
                "author": {"$ref": "#/$defs/named"},
                "reviewRating": {"$ref": "#/$defs/rating"},
                "itemReviewed": {"$ref": "#/$defs/claim"},
                "citation": {"type": "array", "items": {"$ref": "#/$defs/work"}},
            },
        },
        "named": {
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": {"@type": {"enum": ["Person", "Organization"]}, "name": TEXT},
        },
        "rating": {
            "type": "object",
            "required": ["@type", "alternateName", "name", "ratingValue", "bestRating", "worstRating"],
            "properties": {
                "@type": {"const": "Rating"},
                "alternateName": TEXT,
                "ratingValue": {"type": "integer", "minimum": 1, "maximum": 4},
                "worstRating": {"const": 1},
                "bestRating": {"const": 4},
            },
        },
        "claim": {
            "type": "object",
            "required": ["@type", "text", "appearance"],
            "additionalProperties": False,
            "properties": {
                "@type": {"const": "Claim"},
                "text": TEXT,
                "author": {"$ref": "#/$defs/named"},
                "appearance": {"$ref": "#/$defs/work"},
            },
        },
        "work": {
            "type": "object",
            "required": ["@type"],
            "additionalProperties": False,
            "properties": {
                "@type": {"const": "CreativeWork"},
                "name": TEXT,
                "headline": TEXT,
                "url": ADDRESS,
                "publisher": {"$ref": "#/$defs/named"},
                "temporalCoverage": TEXT,
                "datePublished": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
            },
        },
    },
}


def _reviews(paper: Report) -> list[dict[str, Any]]:
    whole = json.loads(rendered(claimreview.render(paper)))
    jsonschema.validate(whole, SCHEMA)
    reviews: list[dict[str, Any]] = whole["@graph"]
    return reviews


def test_claims_on_which_there_is_something_to_say_have_a_review_each() -> None:
    # 11 is open, and 16 no claim at all
    uids = [review["@id"].rpartition(":")[2] for review in _reviews(sample())]
    decided = {12, 13, 14, 15, 21, 22}
    assert uids == [
        each.entry.claim.uid for part in sample().articles for each in part.claims if each.entry.id in decided
    ]


def test_a_review_says_what_was_said_by_whom_and_what_came_of_it() -> None:
    review = _reviews(sample())[1]
    assert review["claimReviewed"] == "… a petition against it, and that the crossing lost £1.9bn last year."
    assert review["reviewRating"]["alternateName"] == "disputed: it is wrong; should be £1.9m"
    assert review["author"]["name"] == "Ada Weiss"
    assert review["itemReviewed"]["author"] == {"name": "The harbour board"}
    assert review["itemReviewed"]["text"].endswith("lost £1.9bn last year.")
    (source,) = review["citation"]
    assert (source["name"], source["publisher"]["name"]) == (BUDGET.source.title, "Harbour Board")
    assert source["url"] == BUDGET.source.url


def test_what_is_the_desks_own_stays_there() -> None:
    said = rendered(claimreview.render(sample()))
    for own in ("Out by a thousand", POLICE.source.title, "duty desk", "Net result", "cell F12", "drafts/"):
        assert own not in said


@pytest.mark.parametrize(
    ("status", "reason", "value"),
    [
        (Status.VERIFIED, None, 4),
        (Status.VERIFIED, Reason.ON_AUTHOR, 3),
        (Status.SOURCED, None, 3),
        (Status.DISPUTED, None, 2),
        (Status.DISPUTED, Reason.CANNOT_CONFIRM, 2),
        (Status.DISPUTED, Reason.SOURCES_CONFLICT, 2),
        (Status.DISPUTED, Reason.WRONG, 1),
    ],
)
def test_the_rating_is_how_far_a_claim_is_confirmed(
    status: Status, reason: Reason | None, value: int
) -> None:
    decided = history(1, claim("1 mile", "1 mile", "1"), decision(1, status, reason=reason))
    (review,) = _reviews(report(article(decided)))
    assert review["reviewRating"]["ratingValue"] == value


@pytest.mark.parametrize(
    ("origin", "url"),
    [
        ("https://example.org/news/1", "https://example.org/news/1#claim-{uid}"),
        ("drafts/ferry.txt", "urn:factcheck:claim:{uid}"),
        ("javascript:alert(1)", "urn:factcheck:claim:{uid}"),
        (None, "urn:factcheck:claim:{uid}"),
    ],
)
def test_a_review_of_a_page_stands_at_its_address(origin: str | None, url: str) -> None:
    one = article(history(1, claim("1 mile", "1 mile", "1"), decision(1, Status.VERIFIED)))
    (review,) = _reviews(report(replace(one, document=replace(one.document, origin=origin))))
    assert review["url"] == url.format(uid=review["@id"].rpartition(":")[2])


@pytest.mark.parametrize(
    ("published", "day"), [("2024-03-01T08:00Z", "2024-03-01"), ("2024-03-01", "2024-03-01"), ("soon", None)]
)
def test_a_page_bears_its_date_where_it_has_one(published: str, day: str | None) -> None:
    decided = history(1, claim("1 mile", "1 mile", "1"), decision(1, Status.VERIFIED))
    draft = Document(text="1 mile", published=published)
    (review,) = _reviews(report(article(decided, draft=lambda: draft)))
    assert review["itemReviewed"]["appearance"].get("datePublished") == day


def test_what_is_recommended_is_there_where_it_is_known() -> None:
    for review in _reviews(sample()):
        assert {"author", "itemReviewed", "datePublished"} <= set(review)
        assert {"name", "ratingValue", "bestRating", "worstRating"} <= set(review["reviewRating"])
        assert review["itemReviewed"]["appearance"]["headline"]


@pytest.mark.slow
def test_ten_thousand_hostile_texts_are_said_as_text() -> None:
    paper = hostile(10_000)
    decided = [one for part in paper.articles for one in part.claims if one.decisions]
    for review, one in zip(_reviews(paper), decided, strict=True):
        entry = one.entry
        assert review["itemReviewed"]["text"] == one_line(entry.claim.sentence)
        assert review["reviewRating"]["name"].startswith(standing_words(entry.status, entry.reason))
        named = [one_line(piece.source.title) for piece in one.decisions[-1].evidence]
        assert [source["name"] for source in review.get("citation", [])] == named


@given(text=texts)
@settings(max_examples=60, deadline=None)
def test_any_text_is_said_as_text(text: str) -> None:
    # nobody decides under no name
    assume(text)
    for review in _reviews(everywhere(text)):
        assert review["itemReviewed"]["text"] == one_line(f"¶ {text} ¶")
        assert len(review["claimReviewed"]) <= max(claimreview.CLAIM_CHARS, len(text))


@given(before=texts, phrase=texts, after=texts)
@settings(max_examples=60, deadline=None)
def test_an_excerpt_holds_the_phrase_and_is_short(before: str, phrase: str, after: str) -> None:
    shown = claimreview.excerpt(f"{before} {phrase} {after}", phrase)
    figure = " ".join(one_line(phrase).split())
    assert figure in shown
    assert len(shown) <= max(claimreview.CLAIM_CHARS, len(figure))


def test_a_parser_of_json_ld_finds_the_same() -> None:
    whole = json.loads(rendered(claimreview.render(sample())))
    # what https://schema.org answers, as far as it is needed here: there is no network in a test
    vocabulary = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}
    graph = jsonld.flatten({**whole, "@context": vocabulary})
    reviews = [node for node in graph if "https://schema.org/ClaimReview" in node.get("@type", ())]
    reviewed = {node["https://schema.org/claimReviewed"][0]["@value"] for node in reviews}
    assert reviewed == {review["claimReviewed"] for review in whole["@graph"]}
    ratings = [node for node in graph if "https://schema.org/Rating" in node.get("@type", ())]
    assert len(ratings) == len(reviews) == 6
