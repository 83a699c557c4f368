"""Mastheads: found where they are plain to see, and nowhere else."""

import pytest

from factcheck.masthead import find_masthead

BODY = (
    "A dam that was built in the valley in 1953, and that held forty million tonnes of water, broke at noon, "
    "and 12 people died."
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Dam failure kills 12\n\n{BODY}", "Dam failure kills 12"),
        (f"\n\n  Dam failure kills 12  \r\n\r\n{BODY}", "Dam failure kills 12"),
        (f"Dam failure kills 12\n{BODY}", "Dam failure kills 12"),
        ("Dam failure kills 12\nBy Jane Smith\nIt broke.", "Dam failure kills 12"),
        ("Dam failure kills 12\nBy our own staff, 20 October 2023\n\nIt broke.", "Dam failure kills 12"),
        ("Who killed 12 people?\n\nIt broke.", "Who killed 12 people?"),
        (BODY, None),
        ("12 people died", None),
        ("It killed 12 people.\n\nThen it rained.", None),
        ("It began so:\n\nThen it rained.", None),
        ("apples 10\npears 12", None),
        ("1. First point\n\nThen it rained.", None),
        ("By Jane Smith\n\nThen it rained.", None),
        ("20 October 2023\n\nThen it rained.", None),
        ("1953\n\nThen it rained.", None),
        (f"{BODY} {BODY}\n\nThen it rained.", None),
        ("a wrapped line of forty\ncharacters, and another\n\nThen it rained.", None),
    ],
)
def test_the_headline(text: str, title: str | None) -> None:
    assert find_masthead(text).title(text) == title


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Smith", "Jane Smith"),
        ("BY JANE SMITH", "JANE SMITH"),
        ("By Jane Smith, Political Editor", "Jane Smith"),
        ("By Jane Smith and Ali bin Saleh in Leeds", "Jane Smith and Ali bin Saleh"),
        ("By Jane Smith, John Doe and Zoë O’Neill", "Jane Smith, John Doe and Zoë O’Neill"),
        ("By Jane Smith in Leeds and John Doe in St Albans, 20 October 2023", "Jane Smith and John Doe"),
        ("By Jane Smith | Reuters", "Jane Smith"),
        ("By Friday the army had sent 300 soldiers", None),
        ("By Prime Minister Sunak's count 12 died.", None),
        ("By then", None),
        ("Stand By Jane Smith", None),
    ],
)
def test_the_byline(line: str, byline: str | None) -> None:
    assert find_masthead(f"Dam failure kills 12\n\n{line}\n\n{BODY}").byline == byline


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("20 October 2023", "2023-10-20"),
        ("Friday 20th October, 2023 • 9:30am BST", "2023-10-20"),
        ("Published: Oct. 20, 2023 at 09:30 GMT", "2023-10-20"),
        ("2023-10-20T09:30:00Z", "2023-10-20"),
        ("By Jane Smith in Leeds, Friday 20 October 2023", "2023-10-20"),
        ("By our own staff, 20 October 2023", "2023-10-20"),
        ("By then the toll was 12. On 20 October 2023", None),
        ("LEEDS, England, Oct. 20, 2023 (Wire) - A dam broke.", "2023-10-20"),
        ("LEEDS, 20 October 2023 — A dam broke.", "2023-10-20"),
        ("Leeds, 20 October 2023 — A dam broke.", "2023-10-20"),
        ("New Mills, Derbyshire, Oct. 20, 2023 - A dam broke.", "2023-10-20"),
        ("On Friday, 20 October 2023 - a wet day - a dam broke.", None),
        ("Friday, 20 October 2023 was wet - and a dam broke.", None),
        ("Leeds, 20 October 2023, was wet.", None),
        ("LEEDS, Oct. 20 (Wire) - A dam broke.", None),
        ("The dam broke on 20 October 2023", None),
        ("31 February 2023", None),
        ("20 Octavia 2023", None),
        ("2023-13-45", None),
    ],
)
def test_the_date_of_publication(line: str, published: str | None) -> None:
    assert find_masthead(f"Dam failure kills 12\n\n{line}\n\n{BODY}").published == published


def test_a_date_in_the_body_is_no_date_of_publication() -> None:
    assert (
        find_masthead(f"Dam fails\n\n{BODY}\n\nIt was opened on 20 October 2023, and it broke.").published
        is None
    )


def test_a_standfirst_stands_between_headline_and_byline() -> None:
    text = f"Dam fails\n\nEngineers had warned of 40 cracks\n\nBy Jane Smith\n\n{BODY}"
    standfirst = find_masthead(text).standfirst
    assert standfirst is not None
    assert text[standfirst.start : standfirst.end] == "Engineers had warned of 40 cracks"
    assert find_masthead(f"Dam fails\n\nEngineers had warned\n\n{BODY}").standfirst is None


@pytest.mark.parametrize(
    "line",
    ["on " * 50_000, "A." * 50_000, "By " + "Ab " * 50_000, "AB " * 40 + "x", "By " + "A" * 99, "1" * 90],
)
def test_hostile_lines_are_no_masthead(line: str) -> None:
    masthead = find_masthead(f"{line}\n\n{line}!\n\n{BODY}")
    assert masthead.published is None
