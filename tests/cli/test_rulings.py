"""The checked copy goes to the editor and comes back: as Markdown, as a list in Word, as comments."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.cli.desk import STORM, done, run
from tests.word import build

EXTENDED = "http://schemas.microsoft.com/office/word/2012/wordml"
IDENTIFIED = "http://schemas.microsoft.com/office/word/2010/wordml"


@pytest.fixture(autouse=True)
def asked(ledger: Path) -> None:
    done("decide", "1", "disputed", "--reason", "wrong", "--correction", "1,200", "--source", "Bulletin 7",
         "--passage", "1,200 are dead", "--locator", "page 2")  # fmt: skip
    done("decide", "2", "disputed", "--reason", "cannot-confirm", "--note", "No record of it.")
    done("decide", "3", "verified")


def rulings(claim: int) -> list[dict[str, Any] | None]:
    report = json.loads(done("report", "--format", "json").out)
    (found,) = (each for part in report["articles"] for each in part["claims"] if each["id"] == claim)
    return [each["ruling"] for each in found["decisions"]]


def outcome(claim: int) -> tuple[str, str, str] | None:
    ruling = rulings(claim)[-1]
    return None if ruling is None else (ruling["outcome"], ruling["words"], ruling["editor"])


def copy_with(folder: Path, **said: str) -> Path:
    """A checked copy in Markdown, with words written behind the slips of some claims."""
    text = done("report", "--paper", "checked").out
    for claim, words in said.items():
        slip = re.search(rf"Ruling on claim {claim[1:]} \(\w+\):", text)
        assert slip is not None
        text = f"{text[: slip.end()]} {words}{text[slip.end() :]}"
    path = folder / "checked.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_copy_holds_what_is_asked_for_and_nothing_else() -> None:
    text = done("report", "--paper", "checked").out
    assert "# Checked copy: Storm shuts the harbour" in text
    assert "**2 changes asked for**" in text
    assert "### 1,400 → 1,200 people" in text
    assert "### 20,000 residents: disputed: cannot be confirmed" in text
    assert "“1,200 are dead”" in text
    assert "page 2, Bulletin 7" in text
    assert "Note: No record of it." in text
    assert text.count("Ruling on claim") == 2
    assert "3.4m" not in text


def test_what_the_editor_wrote_is_on_record_by_name(folder: Path) -> None:
    path = copy_with(folder, c1="accepted", c2="Stet – the ministry has it")
    outcome_ = done("report", "--read-rulings", path, "--editor", "Eva")
    assert outcome_.lines() == [
        "1  “1,400 people”: accepted (Eva)",
        "2  “20,000 residents”: stet: the ministry has it (Eva)",
    ]
    assert outcome_.err == "2 rulings recorded\n"
    assert (outcome(1), outcome(2)) == (("accepted", "", "Eva"), ("stet", "the ministry has it", "Eva"))
    assert "the editor's ruling: accepted (Eva" in done("history", "1").out
    assert "Ruled already: accepted (Eva" in done("report", "--paper", "checked").out
    assert done("audit").out.startswith("whole")


def test_read_twice_it_changes_nothing(folder: Path, ledger: Path) -> None:
    path = copy_with(folder, c1="accepted")
    done("report", "--read-rulings", path, "--editor", "Eva")
    before = rulings(1)
    again = done("report", "--read-rulings", path, "--editor", "Eva")
    assert again.out == ""
    assert again.err == "0 rulings recorded, 1 known already, 1 not ruled on\n"
    assert rulings(1) == before


def test_a_copy_made_after_a_ruling_reads_back_as_no_other(folder: Path) -> None:
    done("report", "--read-rulings", copy_with(folder, c1="instead: some 1,200"), "--editor", "Eva")
    again = done("report", "--read-rulings", copy_with(folder), "--editor", "Eva")
    assert again.err == "0 rulings recorded, 2 not ruled on\n"
    assert outcome(1) == ("instead", "some 1,200", "Eva")


def test_words_on_the_lines_below_belong_to_the_ruling(folder: Path) -> None:
    path = copy_with(folder, c1="\n\ninstead:\n\nabout 1,200", c2="no.")
    done("report", "--read-rulings", path, "--editor", "Eva")
    assert (outcome(1), outcome(2)) == (("instead", "about 1,200", "Eva"), ("stet", "", "Eva"))


def test_what_is_not_understood_is_said_line_by_line_and_the_rest_is_taken(folder: Path) -> None:
    path = copy_with(folder, c1="why?", c2="accepted")
    stray = (
        "\n\nRuling on claim 99 (00112233445566aa): accepted\n\nRuling on claim 3 (00112233445566aa): no\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + stray, encoding="utf-8")
    told = run("report", "--read-rulings", path, "--editor", "Eva")
    assert told.code == 1
    assert "'why?' is no ruling on claim 1; write accepted, stet, or instead" in told.err
    assert "no claim 99 in this ledger" in told.err
    assert "claim 3 has no decision 00112233445566aa" in told.err
    assert re.findall(r"checked\.md, line (\d+): ", told.err) == sorted(
        re.findall(r"line (\d+): ", told.err), key=int
    )
    assert told.err.endswith("1 ruling recorded, 3 not understood\n")
    assert (outcome(1), outcome(2)) == (None, ("accepted", "", "Eva"))


def test_a_change_that_was_decided_again_needs_a_new_copy(folder: Path) -> None:
    path = copy_with(folder, c1="accepted")
    done("decide", "1", "verified", "--reviewer", "Ben")
    told = run("report", "--read-rulings", path, "--editor", "Eva")
    assert (told.code, "claim 1 was decided again since this copy was made" in told.err) == (1, True)


def test_nobody_rules_without_a_name(folder: Path) -> None:
    told = run("report", "--read-rulings", copy_with(folder, c1="accepted"))
    assert told.code == 1
    assert "who ruled on claim 1? name the editor with --editor" in told.err


@pytest.mark.parametrize("content", [b"", b"nothing here", b"PK\x03\x04 no zip", b"\xff\xfe\x00"])
def test_what_is_no_copy_is_said_on_one_line(folder: Path, content: bytes) -> None:
    (folder / "stray.md").write_bytes(content)
    for path in ("stray.md", "gone.md"):
        told = run("report", "--read-rulings", path, "--editor", "Eva")
        assert (told.code, told.err.count("\n"), "Traceback" in told.err) == (2, 1, False)


@pytest.fixture
def word(folder: Path) -> Path:
    """The storm as a Word file, in the ledger as document 2 with claims 5 to 8."""
    document = docx.Document()
    for paragraph in STORM.split("\n\n"):
        document.add_paragraph(paragraph.strip())
    document.save(str(folder / "storm.docx"))
    done("add", "storm.docx", "--new")
    done("decide", "5", "disputed", "--correction", "1,200", "--source", "Bulletin 7")
    done("decide", "6", "disputed", "--note", "No record of it.")
    return folder / "storm.docx"


def checked(folder: Path, change: Callable[[Any], None] = lambda document: None) -> Path:
    done("report", "--paper", "checked", "--document", "2", "-o", "checked.docx", "--force")
    document = docx.Document(str(folder / "checked.docx"))
    change(document)
    document.save(str(folder / "back.docx"))
    return folder / "back.docx"


def write_behind_slips(document: Any) -> None:
    for comment, words in zip(document.comments, ("accepted", "leave it"), strict=True):
        comment.paragraphs[-1].add_run(f" {words}")


def answer(document: Any) -> None:
    """Answer each comment as Word does: a comment of one's own, and a part that says which it answers."""
    threads = []
    for number, (comment, words) in enumerate(
        zip(list(document.comments), ("why?", "stet: ask me"), strict=True)
    ):
        own, theirs = f"0000000{number}", f"0000001{number}"
        comment._comment_elm.findall(qn("w:p"))[-1].set(f"{{{IDENTIFIED}}}paraId", own)
        reply = document.add_comment(document.paragraphs[0].runs, text=words, author="Eva Hartmann")
        reply._comment_elm.findall(qn("w:p"))[-1].set(f"{{{IDENTIFIED}}}paraId", theirs)
        threads.append(f'<w15:commentEx w15:paraId="{own}"/>')
        threads.append(f'<w15:commentEx w15:paraId="{theirs}" w15:paraIdParent="{own}"/>')
    content = f'<w15:commentsEx xmlns:w15="{EXTENDED}">{"".join(threads)}</w15:commentsEx>'
    part = Part(
        PackURI("/word/commentsExtended.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
        content.encode(),
        document.part.package,
    )
    document.part.relate_to(part, "http://schemas.microsoft.com/office/2011/relationships/commentsExtended")


def test_the_original_comes_back_with_a_comment_at_each_figure(word: Path, folder: Path) -> None:
    document = docx.Document(str(checked(folder)))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        paragraph.text for paragraph in docx.Document(str(word)).paragraphs
    ]
    first, second = document.comments
    assert first.text.startswith("1,400 → 1,200 people\n")
    assert "Bulletin 7" in first.text
    assert second.text.startswith("20,000 residents: disputed\n")
    for start, words in zip(
        document.element.body.iter(qn("w:commentRangeStart")), ("1,400", "20,000"), strict=True
    ):
        following = start.getnext()
        assert "".join(node.text or "" for node in following.iter(qn("w:t"))) == words


def test_an_editor_writes_behind_the_slip_of_a_comment(word: Path, folder: Path) -> None:
    done("report", "--read-rulings", checked(folder, write_behind_slips), "--editor", "Eva")
    assert (outcome(5), outcome(6)) == (("accepted", "", "Eva"), ("stet", "it", "Eva"))


def test_an_editor_answers_the_comments_under_their_own_name(word: Path, folder: Path) -> None:
    told = run("report", "--read-rulings", checked(folder, answer))
    assert told.code == 1
    assert "comment 1: 'why?' is no ruling on claim 5" in told.err
    assert (outcome(5), outcome(6)) == (None, ("stet", "ask me", "Eva Hartmann"))


def test_an_article_that_came_as_no_word_file_is_a_list_in_word(folder: Path) -> None:
    done("report", "--paper", "checked", "-o", "list.docx")
    document = docx.Document(str(folder / "list.docx"))
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("Ruling on claim 1 "):
            paragraph.add_run(" make it ‘about 1,200’")
    document.save(str(folder / "back.docx"))
    done("report", "--read-rulings", folder / "back.docx", "--editor", "Eva")
    assert (outcome(1), outcome(2)) == (("instead", "‘about 1,200’", "Eva"), None)


def test_a_word_file_that_takes_no_comments_becomes_a_list_and_that_is_said(folder: Path) -> None:
    paragraphs = (build.paragraph(each.strip()) for each in STORM.split("\n\n"))
    (folder / "strict.docx").write_bytes(build.word_file("".join(paragraphs), namespace=build.STRICT))
    done("add", "strict.docx", "--new")
    done("decide", "5", "disputed", "--correction", "1,200")
    told = done("report", "--paper", "checked", "--document", "2", "-o", "checked.docx").err.splitlines()
    assert told[0].startswith("note: no comments can be put into this Word file (")
    assert told[0].endswith("): the checked paper is a list")
    assert [*told[1:]] == ["checked.docx: NOT CLEAR: 3 open, 1 disputed"]
    assert "Ruling on claim 5" in "".join(each.text for each in docx.Document("checked.docx").paragraphs)


def test_what_an_editor_struck_out_in_word_is_no_ruling(word: Path, folder: Path) -> None:
    def strike(document: Any) -> None:
        slip = next(iter(document.comments)).paragraphs[-1]
        run_ = slip.add_run(" accepted")
        deletion = OxmlElement("w:del")
        run_._r.addprevious(deletion)
        deletion.append(run_._r)

    told = done("report", "--read-rulings", checked(folder, strike), "--editor", "Eva")
    assert told.err == "0 rulings recorded, 2 not ruled on\n"


def test_hostile_words_of_an_editor_are_words(word: Path, folder: Path) -> None:
    def hostile(document: Any) -> None:
        next(iter(document.comments)).paragraphs[-1].add_run(" instead: =cmd|'/C calc'!A0 \u202e[31m")

    told = done("report", "--read-rulings", checked(folder, hostile), "--editor", "E\x1b[31mva")
    assert "\x1b" not in told.out
    assert "\u202e" not in told.out
    ruled = outcome(5)
    assert ruled is not None
    assert ruled[1].startswith("=cmd|")


def test_a_word_file_is_never_parsed_in_this_process(
    word: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = checked(folder, write_behind_slips)
    monkeypatch.setattr("factcheck.office.parts.etree", None)
    done("report", "--read-rulings", path, "--editor", "Eva")
    assert (outcome(5), outcome(6)) == (("accepted", "", "Eva"), ("stet", "it", "Eva"))
