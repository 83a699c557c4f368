"""Office files that are none: every limit a little below and a little above, and the tricks of archives."""

import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from factcheck import limits
from factcheck.errors import UnreadableArticle
from factcheck.office import archive as module
from factcheck.office.archive import Archive
from factcheck.office.parts import parse, relations
from factcheck.reading import docx
from tests.word.build import archive, paragraph, word_file


def test_a_part_is_found_whatever_its_case() -> None:
    opened = Archive(archive({"Word/Document.xml": b"<a/>"}), "a.docx")
    assert "word/document.xml" in opened
    assert opened.read("/word/DOCUMENT.xml") == b"<a/>"


@pytest.mark.parametrize(
    ("limit", "allowed", "files", "told"),
    [
        ("ARCHIVE_ENTRIES", 2, {"a": b"", "b": b""}, "files in it"),
        ("ARCHIVE_BYTES", 2_000_000, {"a": b"a" * 1_000_000, "b": b"b" * 1_000_000}, "unpacks to"),
        ("PART_BYTES", 1_000_000, {"a": b"a" * 1_000_000}, "a unpacks to more than"),
    ],
)
def test_a_limit_and_one_above_it(
    monkeypatch: pytest.MonkeyPatch, limit: str, allowed: int, files: dict[str, bytes], told: str
) -> None:
    monkeypatch.setattr(module, "ARCHIVE_RATIO", 10_000)
    monkeypatch.setattr(module, limit, allowed)
    Archive(archive(files), "a.docx").read("a")
    monkeypatch.setattr(module, limit, allowed - 1)
    with pytest.raises(
        UnreadableArticle, match=rf"a\.docx is larger than any article \(.*{told}.*save its text"
    ):
        Archive(archive(files), "a.docx").read("a")


def test_what_unpacks_to_too_many_times_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b" " * 3_000_000
    packed = ZipFile(BytesIO(archive({"a": content}))).infolist()[0].compress_size
    monkeypatch.setattr(module, "ARCHIVE_RATIO", len(content) // packed + 1)
    Archive(archive({"a": content}), "a.docx")
    monkeypatch.setattr(module, "ARCHIVE_RATIO", len(content) // packed)
    with pytest.raises(UnreadableArticle, match="times its size"):
        Archive(archive({"a": content}), "a.docx")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = archive({"word/document.xml": b" " * (limits.ARCHIVE_BYTES + 1)})
    assert len(bomb) < 1_000_000
    with pytest.raises(UnreadableArticle, match="larger than any article"):
        Archive(bomb, "a.docx")


def test_a_part_that_says_it_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = archive({"a": b"a" * 3000})
    # in the entry and in the table of contents
    lying = raw.replace(struct.pack("<I", 3000), struct.pack("<I", 30))
    assert lying != raw
    with pytest.raises(UnreadableArticle, match="a does not unpack"):
        Archive(lying, "a.docx").read("a")


def test_parts_that_overlap() -> None:
    raw = archive({"a": b"a" * 10, "b": bytes(range(256)) * 40})
    table = ZipFile(BytesIO(raw)).infolist()
    size = table[1].compress_size
    lying = raw.replace(struct.pack("<I", table[0].compress_size), struct.pack("<I", size + len(raw)))
    with pytest.raises(UnreadableArticle, match="overlap"):
        Archive(lying, "a.docx")


@pytest.mark.parametrize("name", ["../a.xml", "/etc/passwd", "a/../../b", "..\\a"])
def test_a_part_that_wants_to_lie_elsewhere(name: str) -> None:
    with pytest.raises(UnreadableArticle, match="wants to lie outside"):
        Archive(archive({"a": b"", name: b""}), "a.docx")


def test_a_part_that_stands_twice() -> None:
    with pytest.raises(UnreadableArticle, match="stands in it twice"):
        Archive(archive({"word/document.xml": b"", "word/Document.xml": b""}), "a.docx")


def test_an_archive_with_a_password() -> None:
    raw = bytearray(archive({"a": b"a"}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableArticle, match="protected by a password; save a copy"):
        Archive(bytes(raw), "a.docx")


def test_an_archive_packed_otherwise() -> None:
    sink = BytesIO()
    with ZipFile(sink, "w", ZIP_BZIP2) as packed:
        packed.writestr("a", b"a")
    with pytest.raises(UnreadableArticle, match="no office program packs"):
        Archive(sink.getvalue(), "a.docx")


@pytest.mark.parametrize("end", [1, 10, 30, 100, -30, -1])
def test_an_archive_that_is_cut_off(end: int) -> None:
    with pytest.raises(UnreadableArticle, match="damaged or cut off"):
        Archive(archive({"a": b"a" * 100})[:end], "a.docx")


def test_a_part_that_is_damaged() -> None:
    raw = bytearray(archive({"a": bytes(range(200))}))
    raw[60] ^= 255
    with pytest.raises(UnreadableArticle, match="a does not unpack"):
        Archive(bytes(raw), "a.docx").read("a")


ENTITIES = b"""<!DOCTYPE w [<!ENTITY a "1,400"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><w>&b;</w>"""
FILE = b"""<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>"""


@pytest.mark.parametrize("xml", [ENTITIES, FILE, ENTITIES.decode().encode("utf-16"), b"<!DOCTYPE w><w/>"])
def test_a_part_that_declares_entities(xml: bytes) -> None:
    opened = Archive(archive({"a.xml": xml}), "a.docx")
    with pytest.raises(UnreadableArticle, match=r"a\.xml declares entities\); do not trust it"):
        parse(opened, "a.xml", "a.docx")


@pytest.mark.parametrize("xml", [b"", b"<a>", b"<a>" * 300 + b"</a>" * 300, b"\0", b"<a>\xff</a>"])
def test_a_part_that_makes_no_sense(xml: bytes) -> None:
    with pytest.raises(UnreadableArticle, match=r"a\.xml breaks off"):
        parse(Archive(archive({"a.xml": xml}), "a.docx"), "a.xml", "a.docx")


def test_what_a_part_refers_to_outside_is_not_followed() -> None:
    listed = (
        b'<R><Relationship Id="1" Type="x/styles" Target="../../../etc/passwd"/>'
        b'<Relationship Id="2" Type="x/image" Target="http://a.b/c" TargetMode="External"/></R>'
    )
    opened = Archive(archive({"word/_rels/document.xml.rels": listed}), "a.docx")
    assert [tuple(each) for each in relations(opened, "word/document.xml", "a.docx")] == [
        ("1", "styles", "etc/passwd")
    ]


def test_a_locked_file_is_said_to_be_locked() -> None:
    raw = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    with pytest.raises(UnreadableArticle, match="protected by a password"):
        docx.read(raw, "a.docx")


def test_an_archive_without_entries_of_text() -> None:
    sink = BytesIO()
    with ZipFile(sink, "w", ZIP_DEFLATED):
        pass
    with pytest.raises(UnreadableArticle, match="no Word document"):
        docx.read(sink.getvalue(), "a.docx")


def test_a_file_is_known_by_what_is_in_it() -> None:
    from factcheck.model.protocols import Likeness

    assert docx.recognises(word_file(paragraph("5"))) is Likeness.CERTAIN
    assert docx.recognises(archive({"xl/workbook.xml": b""})) is Likeness.NONE
    assert docx.recognises(b"word/document") is Likeness.NONE
