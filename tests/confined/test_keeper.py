"""The process that parses: what it may take, how it ends, and that its answers are no more than data."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.confined.keeper import Bounds, Keeper
from factcheck.confined.wire import (
    BadAnswer,
    document_data,
    document_of,
    raw_text_of,
    returned_data,
    returned_of,
)
from factcheck.errors import UnreadableArticle
from factcheck.model.document import Annotation, Document, RawText, Region, Span, Zone
from factcheck.model.returned import Comment, Returned

MEGABYTE = 1 << 20


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    kept = Keeper(Bounds(seconds=120, cpu_seconds=1, memory=400 * MEGABYTE, answer=MEGABYTE, files=1000))
    yield kept
    kept.close()


def ask(keeper: Keeper, what: str, verb: str = "read") -> Any:
    return keeper.ask("tests.confined.hostile", verb, what.encode(), "a.docx", advice="save it again")


def test_one_process_serves_file_after_file(keeper: Keeper) -> None:
    first, second = (ask(keeper, "who")["text"] for _ in range(2))
    assert first == second != f"who {os.getpid()}"
    assert ask(keeper, "text 1,400 dead")["text"] == "1,400 dead"
    assert raw_text_of(ask(keeper, "12", "raw_text")) == (
        RawText("the header", "12", is_article=False),
        RawText("the text", "1,400"),
    )


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("refuse a.docx is empty; try\nanother", r"^a\.docx is empty; try another$"),
        ("raise x", r"^a\.docx is damaged, or not what it looks like \(KeyError\); save it again$"),
        (f"hold {500 * MEGABYTE}", r"takes more than 400 MB of memory to read; save"),
        ("spin 30", r"takes more than 1 s of computing to read; save"),
        (f"fill {MEGABYTE}", r"holds more than 1 MB of text; save"),
        ("die 11", r"broke down \(SIGSEGV\); save"),
        ("die 9", r"broke down \(SIGKILL\); save"),
        ("exit 0", r"broke down \(exit 0\)"),
        ("exit 3", r"takes more than 400 MB of memory"),
        ("say hello world, this is no frame", r"broke down \(no answer\)"),
        ("say \0\0\0\0\0\0\0\4nope", r"broke down \(no answer\)"),
        ("say \0\0\0\0\0\0\0\4null", r"broke down \(no answer\)"),
        ("say \0\0\0\0\0\0\0\2{}", r"broke down \(no answer\)"),
        ("say \0\0", r"broke down \(exit 0\)"),
        ("write /tmp/taken-over", r"is damaged, or not what it looks like \(OSError\)"),
    ],
)
def test_every_end_is_one_line_and_the_next_file_is_read(keeper: Keeper, what: str, told: str) -> None:
    with pytest.raises(UnreadableArticle, match=told) as refusal:
        ask(keeper, what)
    assert "\n" not in str(refusal.value)
    assert ask(keeper, "text 1,400")["text"] == "1,400"


@pytest.mark.parametrize(
    ("under", "over"),
    [
        (f"hold {60 * MEGABYTE}", f"hold {450 * MEGABYTE}"),
        ("spin 0.3", "spin 4"),
        ("fill 1000000", "fill 1100000"),
    ],
)
def test_a_little_less_than_a_limit_is_read(keeper: Keeper, under: str, over: str) -> None:
    ask(keeper, under)
    with pytest.raises(UnreadableArticle, match="more than"):
        ask(keeper, over)


def test_each_file_has_its_own_seconds(keeper: Keeper) -> None:
    workers = {ask(keeper, "spin 0.5")["text"] for _ in range(4)}
    assert len(workers) == 1


@pytest.mark.parametrize("what", ["sleep 30", "drip"])
def test_nobody_is_waited_for_longer_than_the_clock_says(what: str) -> None:
    keeper = Keeper(Bounds(seconds=0.5))
    with pytest.raises(UnreadableArticle, match=r"was not read after 0\.5 s; save"):
        ask(keeper, what)
    keeper.close()


def test_a_process_is_replaced_after_so_many_files() -> None:
    keeper = Keeper(Bounds(files=2))
    assert [int(ask(keeper, "who")["text"].split()[1]) for _ in range(4)]
    asked = [ask(keeper, "who")["text"] for _ in range(4)]
    assert asked[0] == asked[1] != asked[2] == asked[3]
    keeper.close()


def test_a_process_that_was_killed_between_two_files_is_replaced(keeper: Keeper) -> None:
    os.kill(int(ask(keeper, "who")["text"].split()[1]), 9)
    assert ask(keeper, "text 12")["text"] == "12"


def test_nothing_of_ours_is_handed_to_the_process(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "12")
    ask(keeper, "text 1")
    with Path(__file__).open("rb"):
        environment, folder, open_files = json.loads(ask(keeper, "surroundings")["text"])
    assert "SECRET" not in environment
    assert folder == "/"
    # the three that every process has, the line, and the folder being listed
    assert len(open_files) <= 5


@pytest.mark.skipif(os.geteuid() == 0, reason="root may start as many processes as it likes")
def test_it_starts_no_other_process(keeper: Keeper) -> None:
    with pytest.raises(UnreadableArticle, match="damaged"):
        ask(keeper, "fork")


def test_a_forked_worker_starts_a_process_of_its_own(keeper: Keeper) -> None:
    ours = ask(keeper, "who")["text"]
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.write(writing, ask(keeper, "who")["text"].encode())
        os._exit(0)
    os.waitpid(worker, 0)
    theirs = os.read(reading, 100).decode()
    assert theirs.startswith("who ")
    assert theirs != ours == ask(keeper, "who")["text"]
    os.close(reading)
    os.close(writing)


def test_memory_is_watched_where_the_system_does_not(keeper: Keeper) -> None:
    import subprocess

    script = (
        "from factcheck.confined.process import watch_memory\n"
        "watch_memory(100 << 20)\nheld = bytearray(b'1' * (200 << 20))\nwhile True: pass"
    )
    done = subprocess.run([sys.executable, "-c", script], timeout=30, check=False)
    assert done.returncode == 3


DOCUMENT = Document(
    text="Dam fails\n\n1,400 dead",
    title="Dam fails",
    byline="Jane Smith",
    published="2023-10-20",
    language="en",
    regions=(Region(span=Span(0, 9), zone=Zone.HEADLINE),),
    annotations=(Annotation(span=Span(11, 16), words="Who says?", author="Sub", made_at="2023-10-20"),),
    notices=("page 2 has no text",),
    origin="a.docx",
    media_type="application/pdf",
    raw=b"raw",
)


def returned(**changed: Any) -> Document:
    data = json.loads(json.dumps(document_data(DOCUMENT))) | changed
    return document_of(data, origin="a.docx", media_type="application/pdf", raw=b"raw")


def test_a_document_comes_back_as_it_went() -> None:
    assert returned() == DOCUMENT


@pytest.mark.parametrize(
    "changed",
    [
        {"text": None},
        {"text": "12\0"},
        {"text": "12\ud800"},
        {"title": 12},
        {"byline": ["Jane"]},
        {"language": "\0"},
        {"regions": None},
        {"regions": [[0, 99, "headline"]]},
        {"regions": [[-1, 2, "headline"]]},
        {"regions": [[3, 2, "headline"]]},
        {"regions": [[0, 2, "advert"]]},
        {"regions": [[0, 5, "headline"], [3, 9, "caption"]]},
        {"regions": [[0.0, 5, "headline"]]},
        {"regions": [[False, True, "headline"]]},
        {"regions": ["abc"]},
        {"annotations": [[0, 2, None, None, None]]},
        {"annotations": [[0, 2, "a", 3, None]]},
        {"annotations": {"a": 1}},
        {"notices": [1]},
        {"notices": 3},
    ],
)
def test_what_is_no_document_is_not_taken_for_one(changed: dict[str, Any]) -> None:
    with pytest.raises((BadAnswer, ValueError, TypeError)):
        returned(**changed)


def test_a_copy_that_came_back_survives_the_wire() -> None:
    answered = Comment(lines=("why?",), author="Eva")
    copy = Returned(lines=("# 1", ""), comments=(Comment(lines=("a", "b"), author="", replies=(answered,)),))
    assert returned_of(json.loads(json.dumps(returned_data(copy)))) == copy


@pytest.mark.parametrize(
    "data",
    [
        None, {}, {"lines": "a", "comments": []}, {"lines": [1], "comments": []},
        {"lines": [], "comments": 1}, {"lines": ["\ud800"], "comments": []},
        {"lines": [], "comments": [["a", "Eva", []]]},
        {"lines": [], "comments": [[[], None, []]]}, {"lines": [], "comments": [[[], "Eva", [["a"]]]]},
    ],
)  # fmt: skip
def test_a_copy_of_another_shape_is_no_answer(data: Any) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        returned_of(data)
