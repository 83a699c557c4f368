"""Feeds: every dialect an item an article, and none that harms whoever reads it."""

import pytest

from factcheck.errors import ReadingError, UnreadableArticle
from factcheck.model.document import Document, Zone
from factcheck.model.protocols import Outcome
from factcheck.reading import choose, feed, raw_text

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss [<!ENTITY pound "12">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Post, 24 hours</title>{items}</channel></rss>"""

ITEM = """<item>
<title>Dam fails, {missing} missing &amp;amp; one found</title>
<link>https://example.org/{path}</link>
<dc:creator>Jane Smith</dc:creator>
<pubDate>Fri, 20 Oct 2023 23:30:00 -0500</pubDate>
<description>Engineers had warned of 7 cracks</description>
<content:encoded><![CDATA[<p>It killed 1,400<sup>3</sup> people.</p><p>It cost &pound;3.5m.</p>]]>
</content:encoded>
</item>"""


def rss(*items: str) -> bytes:
    return RSS.format(items="".join(items)).encode()


def read(raw: bytes, origin: str | None = "feed.xml") -> list[Outcome]:
    return list(feed.read_all(raw, origin))


def document(outcome: Outcome) -> Document:
    assert isinstance(outcome, Document)
    return outcome


def test_an_item_is_an_article_under_its_title() -> None:
    dam, other = map(
        document, read(rss(ITEM.format(missing=40, path="dam"), ITEM.format(missing=41, path="b")))
    )
    assert dam.text == (
        "Dam fails, 40 missing & one found\n\nEngineers had warned of 7 cracks\n\n"
        "It killed 1,400[3] people.\n\nIt cost £3.5m."
    )
    assert [each.zone for each in dam.regions] == [Zone.HEADLINE, Zone.STANDFIRST]
    assert (dam.origin, dam.byline, dam.published) == ("https://example.org/dam", "Jane Smith", "2023-10-20")
    assert other.title == "Dam fails, 41 missing & one found"
    again = document(*read(dam.raw or b""))
    assert (again.text, again.origin) == (dam.text, dam.origin)


def test_a_summary_that_the_text_begins_with_is_not_said_twice() -> None:
    item = ITEM.format(missing=40, path="dam").replace(
        "Engineers had warned of 7 cracks", "It cost £3.5m […]"
    )
    (dam,) = map(document, read(rss(item)))
    assert dam.text.count("3.5m") == 1


def test_atom_and_rdf() -> None:
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>5</title><entry>'
        b'<title type="html">a &amp;lt; 5</title><link rel="alternate" href="https://example.org/a"/>'
        b"<updated>2023-10-20T09:00:00Z</updated><author><name>Ann</name></author>"
        b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>12 <b>men</b></p></div>'
        b"</content></entry></feed>"
    )
    (entry,) = map(document, read(atom))
    assert (entry.text, entry.byline, entry.published) == ("a < 5\n\n12 men", "Ann", "2023-10-20")
    rdf = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        b"<channel><title>5</title></channel><item><title>12 men</title>"
        b"<link>https://example.org/r</link><description>It was 13.</description></item></rdf:RDF>"
    )
    (item,) = map(document, read(rdf))
    assert (item.text, item.origin) == ("12 men\n\nIt was 13.", "https://example.org/r")


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16", "utf-8"])
def test_the_encoding_is_the_declared_one(encoding: str) -> None:
    raw = (
        rss("<item><title>It cost £3</title></item>")
        .decode()
        .replace('"utf-8"', f'"{encoding}"')
        .encode(encoding)
    )
    assert choose(raw, "a.txt") is feed
    assert [document(each).text for each in read(raw)] == ["It cost £3"]


def test_an_item_cannot_harm_the_others() -> None:
    outcomes = read(
        rss(
            "<item><title>12 &nbsp; men</title><description>cut off […]</description></item>",
            "<item></item>",
            "<item><title>3 <b></title></item>",
            "<item><link>javascript:alert(1)</link><title>4 men</title></item>",
            "<item><title>5 men</title><descr",
        ).removesuffix(b"</channel></rss>")
    )
    assert [document(each).text.split()[0] for each in outcomes if isinstance(each, Document)] == [
        "12",
        "3",
        "4",
        "5",
    ]
    assert [str(each) for each in outcomes if isinstance(each, ReadingError)] == [
        "feed.xml, item 2 holds no text; add the page that it leads to"
    ]
    assert document(outcomes[0]).notices == (
        "feed.xml, item 1 breaks the rules of XML (undefined entity); what could be read was",
        "feed.xml, item 1 is only the beginning of the article; add its page",
    )
    assert document(outcomes[3]).origin == "feed.xml#item-4"


def test_items_with_one_address_are_told_apart() -> None:
    item = ITEM.format(missing=1, path="front")
    origins = [document(each).origin for each in read(rss(item, item, item))]
    assert origins == ["https://example.org/front", "feed.xml#item-2", "feed.xml#item-3"]


def test_entities_that_grow_or_read_files_do_neither() -> None:
    levels = "".join(f'<!ENTITY a{at + 1} "{f"&a{at};" * 10}">' for at in range(12))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "1,400">{levels}<!ENTITY x SYSTEM "file:///etc/passwd">'
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>'
        "<rss version='2.0'><channel><item><title>12 &a12; &x;</title></item></channel></rss>"
    ).encode()
    (item,) = map(document, read(bomb))
    assert item.text == "12 &a12; &x;"


@pytest.mark.parametrize(
    "raw",
    [
        b"<rss>" + b"<item>" * 50_000,
        b"<rss>" + b"<item " * 50_000,
        b"<rss><item>" + b"<b>" * 50_000 + b"</item>",
        b"<rss><item><title>" + b"&amp;" * 50_000 + b"</title></item>",
        b"<rss><item><title><![CDATA[" + b"<" * 50_000,
    ],
    ids=["items", "tags of items", "bold", "ampersands", "cdata"],
)
def test_hostile_feeds_are_read_or_refused_in_time(raw: bytes) -> None:
    try:
        outcomes = read(raw)
    except ReadingError:
        return
    assert outcomes


def test_a_feed_without_items_or_that_is_none_is_refused() -> None:
    with pytest.raises(UnreadableArticle, match="has no items"):
        read(rss())
    with pytest.raises(UnreadableArticle, match="is no feed"):
        read(b"<urlset></urlset>")


def test_too_many_items_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "FEED_ITEMS", 2)
    outcomes = read(rss(*["<item><title>12 men</title></item>"] * 4))
    assert [isinstance(each, Document) for each in outcomes] == [True, True, False]
    assert "has more than 2 items" in str(outcomes[-1])


def test_an_item_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "FEED_ITEM_BYTES", 300)
    small, large = read(
        rss("<item><title>12 men</title></item>", f"<item><title>{'13 ' * 300}</title></item>")
    )
    assert document(small).text == "12 men"
    assert "item 2 is larger than" in str(large)


def test_what_else_an_item_says_is_no_part_of_the_article() -> None:
    (dam,) = map(document, read(rss(ITEM.format(missing=40, path="dam/7"))))
    told = list(raw_text(dam.raw or b"", dam.media_type))
    assert "https://example.org/dam/7" in "".join(each.words for each in told if not each.is_article)
    assert "1,400" in "".join(each.words for each in told if each.is_article)
