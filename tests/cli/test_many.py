"""Many articles at once: folders, several processes, what goes wrong with some, and being stopped."""

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cli.workers import worked
from factcheck.ledger import Ledger
from tests.cli.desk import done, run


def articles(folder: Path, number: int) -> list[str]:
    """So many articles that are no drafts of one another."""
    folder.mkdir(exist_ok=True)
    names = []
    for at in range(number):
        names.append(str(folder / f"a{at:03}.txt"))
        boat = f"Boat {at} cost £{at + 1}m in May. It lost {at + 7} nets off Cape {at}, said Skipper {at}."
        Path(names[-1]).write_text(f"Storm {at}\n\n{boat}", encoding="utf-8")
    return names


def titles(path: Path = Path("ledger.db")) -> list[str]:
    with Ledger.open(path) as ledger:
        assert ledger.audit().faults == ()
        return [entry.title for entry in ledger.documents()]


def test_a_folder_is_all_that_can_be_read_in_it_sorted(folder: Path) -> None:
    for name in (
        "copy/b.txt",
        "copy/a.md",
        "copy/sub/c.txt",
        "copy/.hidden.txt",
        "copy/.git/d.txt",
        "copy/sub/e",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name}\n\nIt cost £{len(name)}m, said {name}.", encoding="utf-8")
    (folder / "copy/picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (folder / "copy/noise.bin").write_bytes(bytes(range(256)) * 9)
    (folder / "copy/sub/round").symlink_to(folder / "copy")
    (folder / "copy/gone.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "copy/pipe")

    outcome = done("add", "copy", "--ledger", "copy/ledger.db")
    added = re.findall(r"^document \d+, new: (?:.* \()?([^()]+?)\)?$", outcome.out, re.MULTILINE)
    assert added == ["a.md", "b.txt", "sub/c.txt", "sub/e"]
    left_out, summary = outcome.err.splitlines()
    assert left_out.endswith(": 2 (copy/noise.bin, copy/picture.png)")
    assert summary == "4 articles added"
    again = done("add", "copy", "--ledger", "copy/ledger.db")
    assert again.err.splitlines()[-1] == "0 articles added, 4 nothing new"


def test_several_processes_add_what_one_does_in_the_same_order(folder: Path) -> None:
    names = articles(folder / "copy", 12)
    one = done("add", *names, "--jobs", "1", "--ledger", "one.db")
    several = done("add", *names, "--jobs", "3", "--ledger", "three.db")
    assert several.out == one.out
    assert len(titles(Path("three.db"))) == 12


@pytest.mark.parametrize("jobs", [1, 2])
def test_bad_files_among_good_are_a_line_each_at_the_end(folder: Path, jobs: int) -> None:
    names = articles(folder / "copy", 6)
    (folder / "empty.txt").touch()
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    outcome = run(
        "add", names[0], "nowhere.txt", *names[1:4], "image.txt", "empty.txt", *names[4:], "--jobs", jobs
    )
    assert outcome.code == 2
    nowhere, image, empty, summary = outcome.err.splitlines()
    assert "no file nowhere.txt" in nowhere
    assert "image.txt looks like an image" in image
    assert "empty.txt holds no text" in empty
    assert summary == "6 articles added, 3 failed"
    assert titles() == [f"Storm {at}" for at in range(6)]


def tripled(number: int) -> Iterator[int]:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    yield from (number, number, number)


def test_a_process_that_dies_fails_what_it_had_in_hand_and_nothing_else() -> None:
    made = list(worked(tripled, range(20), lambda number, code: -number, jobs=3))
    expected: list[int | None] = []
    for number in range(20):
        expected += [-5, None] if number == 5 else [number, number, number, None]
    assert made == expected
