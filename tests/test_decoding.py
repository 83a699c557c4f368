"""Decoding: the encodings that newsrooms have, and the files that are no text."""

import pytest

from factcheck.decoding import decode, decoded, opening, storable
from factcheck.errors import UnreadableArticle

COPY = [
    "The UN said 1,400 people were killed – more than “expected”, it said. Prices rose to £3.4bn, or €4bn.",
    "It cost £5",
    "A café in São Paulo charged €5m — the workers’ share",
    "It wasn’t 5%, he said: “It’s 10–15%.”",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
@pytest.mark.parametrize("text", COPY)
def test_an_encoding_is_told_from_the_bytes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "story.txt") == text


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-16-be", b"\xfe\xff"), ("utf-16-le", b"\xff\xfe"), ("utf-32-be", b"\0\0\xfe\xff")],
)
def test_a_byte_order_mark_names_the_encoding(encoding: str, mark: bytes) -> None:
    assert decode(mark + COPY[0].encode(encoding), "story.txt") == COPY[0]


def test_a_fraction_in_an_old_encoding() -> None:
    assert decode("up 5½ per cent – in a café".encode("cp1252"), "a") == "up 5½ per cent – in a café"


def test_other_alphabets_are_guessed() -> None:
    text = "Привет, в стране 5 человек погибли вчера, и ещё 12 человек ранены. " * 3
    assert decode(text.encode("cp1251"), "a") == text


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04word/document.xml", "office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old office document"),
        (b"{\\rtf1 12 dead}", "rich-text"),
        (b"\x89PNG\r\n", "an image"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (b"SQLite format 3\x00", "ledger"),
        (b"ID3\x04\x00", "a recording"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_a_file_of_another_kind_is_named(raw: bytes, what: str) -> None:
    with pytest.raises(UnreadableArticle, match=rf"^story\.txt looks like .*{what}.*; save its text"):
        decode(raw, "story.txt")


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\x01\x02\x03" * 50,
        bytes(range(256)) * 4,
        b"\x81\x8d\x8f\x90\x9d" * 9,
    ],
)
def test_binary_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableArticle, match=r"binary.*; save its text"):
        decode(raw, "story.txt")


@pytest.mark.parametrize(
    "raw", [b"\xff\xfea", b"\xff\xfe\x00\xd8", b"\xfe\xff\xd8", b"\xff\xfe\0\0\xff\xff\xff\xff"]
)
def test_damage_is_said_to_be_damage(raw: bytes) -> None:
    with pytest.raises(UnreadableArticle, match="damaged at byte"):
        decode(raw, "story.txt")


@pytest.mark.parametrize("text", ["ID3 tags rose 5%.", "RIFF raised £5m.", "%5 of them", "<b>5</b> men"])
def test_words_are_not_taken_for_a_file_of_another_kind(text: str) -> None:
    assert decode(text.encode(), "story.txt") == text


def test_a_stray_nul_is_shown_and_moves_nothing() -> None:
    assert decode(b"12 dead\x00, 5 hurt", "a") == "12 dead\ufffd, 5 hurt"


def test_escapes_for_a_terminal_are_text() -> None:
    assert decode(b"\x1b[31m12 dead\x1b[0m", "a") == "\x1b[31m12 dead\x1b[0m"


def test_the_name_of_a_file_cannot_command_the_terminal() -> None:
    with pytest.raises(UnreadableArticle) as refusal:
        decode(b"%PDF", "a\x1b]0;x\n.txt")
    assert str(refusal.value).isprintable()


def test_what_is_storable_is_left_alone() -> None:
    text = "“1,400” 日本 \x1b \u200b"
    assert storable(text) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_how_a_file_opens_is_told_in_every_encoding(encoding: str) -> None:
    assert opening(("<html>£5" + 9000 * "é").encode(encoding)).startswith("<html>£5é")


def test_what_cannot_be_decoded_still_opens() -> None:
    assert opening(b"<p>\xa35\xff") == "<p>\ufffd5\ufffd"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(encoding: str) -> None:
    assert decode("12 dead, “5” hurt, the ministry said".encode(encoding), "a") == (
        "12 dead, “5” hurt, the ministry said"
    )


@pytest.mark.parametrize(
    ("declared", "true", "text"),
    [
        ("iso-8859-1", "cp1252", "It cost €1,400 – “more”"),
        ("us-ascii", "cp1252", "It cost £5"),
        ("ISO-8859-1", "utf-8", "It cost £5"),
        ("utf-8", "cp1252", "It cost £5, he said – twice"),
        ("utf-16", "cp1252", "It cost £5"),
        ("macintosh", "mac_roman", "It cost £5"),
        ("latin1", "mac_roman", "It wasn’t £5 – “never”"),
        ("iso-8859-2", "iso8859_2", "Łódź: 12 zł"),
        ("windows-1251", "cp1251", "погибли 12"),
        ("koi8-r", "koi8_r", "погибли 12"),
        ("gb2312", "gb18030", "死亡１２人"),
        ("shift_jis", "cp932", "死者１２人"),
        ("euc-kr", "cp949", "사망 12명"),
        ("iso-2022-jp", "iso2022_jp", "死者12人"),
        ("utf-7", "cp1252", "It cost £5"),
        ("rot13", "cp1252", "It cost £5"),
        ("unicode_escape", "cp1252", "It cost £5"),
        ("nonsense\0", "cp1252", "It cost £5"),
        (None, "cp1252", "It cost £5"),
    ],
)
def test_what_a_file_declares_is_one_witness(declared: str | None, true: str, text: str) -> None:
    assert decoded(text.encode(true), "a", declared).text == text


def test_a_page_with_a_few_bytes_pasted_from_windows_stays_utf_8() -> None:
    raw = "“Ünder £5”, said Zoë – ".encode() + b"it cost \xa31,400 \x96 twice"
    text, encoding, notices = decoded(raw, "a.html")
    assert text == "“Ünder £5”, said Zoë – it cost £1,400 – twice"
    assert encoding == "utf-8"
    assert notices == ("a.html is UTF-8 but for 2 bytes; look for characters that make no sense",)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_that_ends_in_the_middle_of_a_character(mark: bytes) -> None:
    text, _, notices = decoded(mark + "“12 dead” – £5".encode() + b"\xe2\x80", "a")
    assert text.startswith("“12 dead” – £5")
    assert notices
