"""Markdown: what a reader of the page sees is the text, and none of it is lost."""

import pytest

from factcheck.errors import UnreadableArticle
from factcheck.model.document import Zone
from factcheck.reading import markdown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It killed **1,400** _people_.", "It killed 1,400 people."),
        ("See [the 12 pages](http://a.b/5 '7').", "See the 12 pages."),
        ("wrapped after 12\npeople", "wrapped after 12 people"),
        ("broken  \nhere, and<br>there", "broken\nhere, and\nthere"),
        ("one\n\n\n\ntwo", "one\n\ntwo"),
        ("run `1,400` now", "run 1,400 now"),
        ("```py\n5 lines\n```\n\n    6 lines", "5 lines\n\n6 lines"),
        ("a <!-- 5 hidden --> b <span class='6'>7</span>", "a  b 7"),
        ("<div>\n<!-- 5 -->\n6 &amp; 7</div>", "6 & 7"),
        ("<script>\nvar a = 5;\n</script>\n\n6 men", "6 men"),
        ("&pound;5 &#0; &lt;b&gt;", "£5 \ufffd <b>"),
        ("- 5 men\n- 6 women\n  - 7 of them old\n\nafter", "• 5 men\n• 6 women\n• 7 of them old\n\nafter"),
        ("3. three\n4. four", "3. three\n4. four"),
        ("2023\\. What a year", "2023. What a year"),
        ("> 12 dead\n\n---\n\n13 hurt", "12 dead\n\n13 hurt"),
        ("a[^1] 5 * 6 * 7", "a[^1] 5 * 6 * 7"),
        ("look ![5 men](a.png) here", "look 5 men here"),
        ("[5]: http://a.b\n\n[5] men", "5 men"),
        ("Dam\r\n===\r\n\r\n12 died\r\n", "Dam\n\n12 died"),
    ],
)
def test_marks_are_removed_and_words_kept(source: str, text: str) -> None:
    assert markdown.read(source.encode(), None).text == text


PAGE = """\
# Dam failure kills **12**

Engineers had warned of 40 cracks

By Jane Smith, Leeds

20 October 2023

A dam broke.

## The 3 causes

| Town | Dead |
|------|-----:|
| Leeds | 5 |
| *York* | 7 |

![Rescuers carry 2 people](rescue.jpg)
"""


def test_the_parts_of_a_page() -> None:
    document = markdown.read(PAGE.encode(), "story.md")
    parts = [(region.zone, document.surface(region.span)) for region in document.regions]
    assert parts == [
        (Zone.HEADLINE, "Dam failure kills 12"),
        (Zone.STANDFIRST, "Engineers had warned of 40 cracks"),
        (Zone.TABLE, "Town | Dead\nLeeds | 5\nYork | 7"),
        (Zone.CAPTION, "Rescuers carry 2 people"),
    ]
    assert (document.title, document.byline, document.published) == (
        "Dam failure kills 12",
        "Jane Smith",
        "2023-10-20",
    )
    assert "\n\nThe 3 causes\n\n" in document.text


def test_front_matter_is_about_the_text_and_its_title_stands_above_it() -> None:
    source = (
        '---\ntitle: "12 dead"\nauthor: [Jane Smith]\ndate: 2023-10-20T09:00\nlang: en-GB\n---\n\nIt broke.'
    )
    document = markdown.read(source.encode(), None)
    assert document.text == "12 dead\n\nIt broke."
    assert [region.zone for region in document.regions] == [Zone.HEADLINE]
    assert (document.title, document.byline) == ("12 dead", "Jane Smith")
    assert (document.published, document.language) == ("2023-10-20", "en-GB")


@pytest.mark.parametrize(
    "source",
    ["---\nIt killed 12 people\n---\n\nafter", "---\ntitle: 12 dead\n\nno end", "text\n---\na: 12\n---\n"],
)
def test_what_only_looks_like_front_matter_is_kept(source: str) -> None:
    assert "12" in markdown.read(source.encode(), None).text


@pytest.mark.parametrize("source", ["<!-- 5 -->", "---\ntitle: a\n---\n", "[a]: b", "# \n"])
def test_a_page_that_shows_nothing_is_refused(source: str) -> None:
    with pytest.raises(UnreadableArticle, match="no text beside its marks"):
        markdown.read(source.encode(), None)


@pytest.mark.parametrize("depth", [3, 8, 9, 10, 15, 30, 2000])
@pytest.mark.parametrize("mark", ["> ", "- "])
def test_what_is_nested_deeply_is_not_left_out(mark: str, depth: int) -> None:
    assert "1,400 people" in markdown.read(f"{mark * depth}1,400 people".encode(), None).text


@pytest.mark.parametrize(
    "source",
    [
        "[" * 200_000,
        "![" * 100_000,
        "[" * 90_000 + "]" * 90_000,
        "> " * 50_000 + "a",
        "<a " * 30_000,
        "**a" * 10_000,
    ],
    ids=lambda source: source[:3],
)
def test_hostile_markdown_is_read_all_the_same(source: str) -> None:
    document = markdown.read((source + "\n\n1,400 people").encode(), None)
    assert document.text.endswith("1,400 people")


def test_where_links_lead_is_raw_text_and_no_article() -> None:
    source = "---\ndate: 2023\n---\nSee [12 pages](http://a.b/5). <b>7</b>\n\n[8]: http://a.b/9\n"
    words = [(each.words.strip(), each.is_article) for each in markdown.raw_text(source.encode())]
    assert words == [
        ("---\ndate: 2023\n---", False),
        ("See [12 pages]", True),
        ("(http://a.b/5)", False),
        (".", True),
        ("<b>", False),
        ("7", True),
        ("</b>", False),
        ("", True),
        ("[8]: http://a.b/9", False),
        ("", True),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It killed 1,400<sup>3</sup> men.", "It killed 1,400[3] men."),
        ("<p>It killed 1,400<sup>3</sup> men, 12<sub>4</sub>.</p>", "It killed 1,400[3] men, 12[4]."),
        ("An area of 20 km<sup>2</sup> and CO<sub>2</sub>.", "An area of 20 km² and CO2."),
        ("It killed 1,400^3^ men.", "It killed 1,400[3] men."),
        (
            "It killed 1,400[^3] men.\n\n[^3]: Of 12.\n[^b]: Of 13.",
            "It killed 1,400[^3] men.\n\n[^3]: Of 12.\n\n[^b]: Of 13.",
        ),
        ("the 4<sup>th</sup> of <b>5</b>", "the 4th of 5"),
    ],
)
def test_the_mark_of_a_note_is_no_digit(source: str, text: str) -> None:
    assert markdown.read(source.encode(), None).text == text


@pytest.mark.parametrize(
    ("source", "caption"),
    [
        ("![Some 90 people](a.png)\n*Photo: 12 people*", "Some 90 people\nPhoto: 12 people"),
        ("![Some 90 people](a.png)", "Some 90 people"),
        ("<figure>\n<img src=a>\n<figcaption>Some 70 people</figcaption>\n</figure>", "Some 70 people"),
    ],
)
def test_what_is_said_of_a_picture_is_a_caption(source: str, caption: str) -> None:
    document = markdown.read(f"It broke.\n\n{source}\n\nThe end.".encode(), None)
    assert document.text == f"It broke.\n\n{caption}\n\nThe end."
    assert [(each.zone, document.surface(each.span)) for each in document.regions] == [
        (Zone.CAPTION, caption)
    ]


def test_a_table_in_html_is_a_table() -> None:
    source = (
        "It broke.\n\n<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Leeds</td><td>5</td></tr></table>\n"
    )
    document = markdown.read(source.encode(), None)
    assert [(each.zone, document.surface(each.span)) for each in document.regions] == [
        (Zone.TABLE, "Town | Dead\nLeeds | 5")
    ]


def test_what_front_matter_prints_is_in_the_text() -> None:
    source = (
        "---\ntitle: 12 dead\nstandfirst: >\n  It cost\n  £3m\nauthors:\n  - Ann\n  - Tom\n"
        "description: 40 words\n---\n\nIt broke."
    )
    document = markdown.read(source.encode(), None)
    assert document.text == "12 dead\n\nIt cost £3m\n\nIt broke."
    assert [each.zone for each in document.regions] == [Zone.HEADLINE, Zone.STANDFIRST]
    assert document.byline == "Ann, Tom"
    told = list(markdown.raw_text(source.encode()))
    assert [each.words for each in told if each.is_article] == ["12 dead", "It cost £3m", "\nIt broke."]
    assert "40 words" in "".join(each.words for each in told if not each.is_article)


def test_a_title_of_its_own_goes_before_that_of_the_front_matter() -> None:
    document = markdown.read(b"---\ntitle: Site\n---\n\n# 12 dead\n\nIt broke.", None)
    assert document.text == "12 dead\n\nIt broke."
    assert document.title == "12 dead"
