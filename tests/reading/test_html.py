"""Web pages: which words are one number, which are two, what is left out, and what cannot be read whole."""

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ReadingError, UnreadableArticle
from factcheck.limits import PAGE_BYTES, PAGE_TAGS
from factcheck.model.document import Zone
from factcheck.model.protocols import Likeness
from factcheck.reading import html, mhtml
from factcheck.webpage import kinds, raw_text, read
from factcheck.webpage.parsing import parse


def text(markup: str) -> str:
    return read(markup.encode(), None).text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("killed 1,<span>400</span>", "killed 1,400"),
        ("killed <b>1</b>,<b>400</b>", "killed 1,400"),
        ("killed <i>1</i><i>4</i><i>0</i><i>0</i> men", "killed 1400 men"),
        ("killed 1,<wbr>400 and 2&shy;0 and 3&#8203;0", "killed 1,400 and 20 and 30"),
        ("killed 1&nbsp;400, 2&thinsp;500, 3&#8239;600", "killed 1\xa0400, 2\u2009500, 3\u202f600"),
        ("killed 1,400<sup>3</sup> men", "killed 1,400[3] men"),
        ("killed 100<sup>2</sup> men", "killed 100[2] men"),
        ("killed 1,400<sup><a href='#fn3'>3</a></sup>", "killed 1,400[3]"),
        ("killed 1,400<sup>3,4</sup>", "killed 1,400[3,4]"),
        ("on 20 km<sup>2</sup> of land", "on 20 km² of land"),
        ("on 20 m<sup><a href='#2'>2</a></sup> of land", "on 20 m[2] of land"),
        ("the 4<sup>th</sup> man", "the 4th man"),
        ("2 × 10<sup>6</sup> cells", "2 × 10⁶ cells"),
        ("tonnes of CO<sub>2</sub> in 3<sup>1</sup>/<sub>2</sub> years", "tonnes of CO2 in 3 1⁄2 years"),
        ("<sup>1</sup>&frasl;<sub>3</sub> of men", "1⁄3 of men"),
        ("Killed<br>1,400", "Killed\n1,400"),
        ("<span>Killed</span><span>1,400</span>", "Killed 1,400"),
        ("<span>2023</span><span>1,400</span>", "2023 1,400"),
        ("a <!-- 5 --> b <?php 6 ?> c", "a b c"),
        ("10&#150;15% &frac12; &pound;5 &#x35;", "10–15% ½ £5 5"),
        ("he said <q>12 died</q>", "he said “12 died”"),
        ("  a\n\t b  ", "a b"),
        ("1\n400", "1 400"),
    ],
)
def test_a_number_stays_what_it_is(markup: str, words: str) -> None:
    assert text(f"<p>{markup}</p>") == words


def test_the_readers_of_pages_know_them() -> None:
    for opening in (
        "<!DOCTYPE html>",
        "  <html>",
        "\ufeff<HTML >",
        "<?xml version='1.0'?>\n<html >",
        "<!-- x --><p>5",
    ):
        assert html.recognises(opening.encode()) is Likeness.CERTAIN
        assert html.recognises(opening.encode("utf-16")) is Likeness.CERTAIN
    for opening in ("", "<b>5</b> men", "5 < 6", "<rss version='2.0'>", "%PDF", "<!-- " * 1000):
        assert html.recognises(opening.encode()) is Likeness.POSSIBLE
    mail = b"From: a@b.c\r\nTo: d@e.f\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    assert mhtml.recognises(mail) is Likeness.NONE
    assert mhtml.recognises(mail.replace(b"To: d@e.f\r\n", b"")) is Likeness.CERTAIN
    assert mhtml.recognises(b"bplist00" + bytes(50)) is Likeness.NONE


def test_what_stands_beside_an_article_is_told_by_whole_names() -> None:
    assert kinds.beside("site-nav") == "a menu"
    assert kinds.beside("article-related-links") == "links to other articles"
    assert kinds.beside("unrelated") is None
    assert kinds.beside("share-price-table") is None
    assert kinds.beside("navigate-the-report") is None


def test_an_article_is_kept_whatever_it_is_called() -> None:
    page = "<body><div class='related promo'><h1>Dam</h1>" + "<p>It killed 1,400 people, they say.</p>" * 9
    assert text(page).count("1,400") == 9


def test_the_zones_of_a_page() -> None:
    page = read(
        b"<article><h1>Dam 1</h1><p class=standfirst>two 2</p>"
        b"<figure><figcaption>three 3</figcaption></figure>"
        b"<p>four 4</p><table><tr><td>a</td><td>5</td></tr></table><p>Correction: six 6 died.</p></article>",
        None,
    )
    zones = {page.surface(region.span): region.zone for region in page.regions}
    assert zones == {
        "Dam 1": Zone.HEADLINE,
        "two 2": Zone.STANDFIRST,
        "three 3": Zone.CAPTION,
        "a | 5": Zone.TABLE,
        "Correction: six 6 died.": Zone.CORRECTION,
    }


TOO_MUCH = {
    "larger than 10 MB": b"<p>" + b"x" * PAGE_BYTES,
    "more than 300,000 tags": b"<p>5" + b"<b>" * PAGE_TAGS,
    "nested deeper than 2,048 levels": b"<div>" * 200_000 + b"1,400 died",
    "shows no words": b"<script>var dead = 1400</script>",
    "holds no text": b"  \n ",
    "shows no article": b"<nav>5 pages</nav>",
    "is binary": b"<p>" + bytes(range(1, 32)) * 40,
}


@pytest.mark.parametrize("words", TOO_MUCH)
def test_a_page_that_cannot_be_read_whole_is_refused(words: str) -> None:
    with pytest.raises(UnreadableArticle, match=words) as refusal:
        html.read(TOO_MUCH[words], "a\x1b[31m.html")
    assert str(refusal.value).isprintable()


def test_a_page_just_below_a_limit_is_read() -> None:
    assert text("<p>5" + "<i></i>" * (PAGE_TAGS // 2 - 2)) == "5"
    assert text("<div>" * 2000 + "1,400 died") == "1,400 died"


@pytest.mark.slow
def test_a_tag_with_attributes_without_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck import confined
    from factcheck.confined.keeper import Bounds, Keeper

    keeper = Keeper(Bounds(cpu_seconds=1))
    monkeypatch.setattr(confined, "_keeper", lambda: keeper)
    try:
        with pytest.raises(UnreadableArticle, match="more than 1 s of computing"):
            html.read(b"<p " + b" ".join(b"a%d" % at for at in range(100_000)) + b">1,400 died", "a.html")
        assert html.read(b"<p>1,400 died", "a.html").text == "1,400 died"
    finally:
        keeper.close()


@pytest.mark.parametrize(
    "markup",
    [
        "<!DOCTYPE html [<!ENTITY a '99'><!ENTITY b '&a;&a;'>]><p>&b; 5 died",
        "<!DOCTYPE html SYSTEM 'file:///etc/passwd' [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x; 5 died",
        "<p>5 died<base href='http://10.0.0.1/'><link rel=stylesheet href='http://10.0.0.1/a.css'>",
        "<meta http-equiv=refresh content='0;url=http://10.0.0.1'><p>5 died",
        "<p>5 died</p></body></html></p></b></div>",
        "<p>5 died<table><td>",
        "<p>5 died &#0; &#xD800; &#x110000; &#99999999999; &",
        "<p title='<p>9'>5 died",
    ],
)
def test_pages_that_mean_harm_are_words_like_others(markup: str) -> None:
    words = text(markup)
    assert "5 died" in words
    assert "root:" not in words
    words.encode()


def test_what_is_struck_out_or_hidden_is_told() -> None:
    markup = b"<p>It killed <del>1,300</del> 1,400 <span hidden>9</span> people.</p>"
    document = read(markup, "dam.html")
    assert document.text == "It killed 1,400 people."
    assert document.notices == ("dam.html strikes out “1,300”; it is left out",)
    assert [each[:2] for each in raw_text(markup) if not each.is_article] == [
        ("struck out", "1,300"),
        ("hidden", "9"),
    ]


PIECES = """
<p> </p> <div> </div> <span> </span> <sup> </sup> <sub> </sub> <table><tr><td> </td><td> <tr> </table>
<ul><li> </ul> <h1> </h1> <br> <a> </a> <del> </del> <aside> <figure><figcaption> <q> <pre> <article> <nav>
</nav> <style> </style> &nbsp; &#0; <!-- --> <![CDATA[ ]]> 1,400 12 3.5 ½ x people died. / < > &
"""
MARKUP = st.lists(st.sampled_from([*PIECES.split(), " ", "<p hidden>", "<b class=ad>"]), max_size=40)


def digits(words: str) -> list[str]:
    return sorted(filter(str.isdecimal, normalize("NFKC", words.replace("½", ""))))


@settings(max_examples=150)
@given(MARKUP.map("".join))
def test_no_digit_of_a_page_is_lost_or_made_up(markup: str) -> None:
    page = f"<body><p>Some words that begin it.</p>{markup}".encode()
    try:
        document = read(page, None)
    except UnreadableArticle:
        return
    stretches = list(raw_text(page))
    root, _ = parse(page, "page")
    for style in list(root.iter("style")):
        style.text = ""
    assert digits("".join(each.words for each in stretches)) == digits("".join(root.itertext()))
    own = digits("".join(each.words for each in stretches if each.is_article))
    assert own == digits(document.text)
    at = 0
    for region in document.regions:
        assert at <= region.span.start < region.span.end <= len(document.text)
        at = region.span.end


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_in_a_page_are_read_or_refused(raw: bytes) -> None:
    try:
        document = read(b"<p>1,400 died</p>" + raw, None)
    except ReadingError:
        return
    assert document.text.strip()
    assert "\0" not in document.text
    document.text.encode()
