"""Many articles at once: folders, several processes, what goes wrong with some, and being stopped."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cli.workers import worked
from factcheck.ledger import Ledger
from tests.cli.desk import done, environment, on_terminal, run


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


def test_a_thing_that_brings_more_than_fits_waits_for_its_turn() -> None:
    made = list(worked(many_large, [300, 2, 1, 40, 3], lambda number, code: b"", jobs=2))
    assert [made.count(None), len(made)] == [5, 5 + 346]
    assert [len(piece) for piece in made if piece is not None] == [100_000] * 346


def many_large(number: int) -> Iterator[bytes]:
    for _ in range(number):
        yield bytes(100_000)


def test_who_stops_listening_leaves_no_process_behind() -> None:
    coming = worked(endless, range(4), lambda number, code: -1, jobs=2)
    workers = {next(coming) for _ in range(3)}
    coming.close()
    assert len(workers) == 1
    for pid in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(pid or 0, 0)


def endless(_: int) -> Iterator[int]:
    while True:
        yield os.getpid()


def started(*arguments: object) -> "subprocess.Popen[bytes]":
    """The command on its way, in a process group of its own as a terminal would make it."""
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment({}),
        start_new_session=True,
        # whoever started the tests in the background had them ignore Ctrl-C
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def children(pid: int) -> list[int]:
    """The processes that a process has started, those that only watch over others left out."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in path.read_text().split()]
    return [child for child in found if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()]


def after(program: "subprocess.Popen[bytes]", receipts: int) -> None:
    """Return when the program has printed so many receipts."""
    assert program.stdout is not None
    for _ in range(3 * receipts):
        assert program.stdout.readline()


def gone(pids: list[int]) -> bool:
    """Whether none of the processes runs any more, after some time to notice."""
    for _ in range(200):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.05)
    return False


LONG = 120


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the children are looked up in /proc")
def test_ctrl_c_says_how_many_were_added_whole(folder: Path) -> None:
    articles(folder / "copy", LONG)
    program = started("add", "copy", "--jobs", "2")
    after(program, 5)
    workers = children(program.pid)
    assert len(workers) == 2
    # as a terminal does it: to all of the group
    os.killpg(program.pid, signal.SIGINT)
    out, err = program.communicate(timeout=60)
    added = 5 + out.count(b"document ")
    assert program.returncode == 130
    (line,) = err.decode().splitlines()
    assert line == f"factcheck: stopped; {added} articles added, each whole, and nothing of the others"
    assert titles() == [f"Storm {at}" for at in range(added)]
    assert gone(workers)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the children are looked up in /proc")
def test_a_killed_worker_costs_one_article(folder: Path) -> None:
    articles(folder / "copy", LONG)
    program = started("add", "copy", "--jobs", "2")
    after(program, 3)
    os.kill(children(program.pid)[0], signal.SIGKILL)
    _, err = program.communicate(timeout=120)
    assert program.returncode == 2
    failed, summary = err.decode().splitlines()
    assert re.fullmatch(
        r"factcheck: copy/a\d{3}.txt cannot be read \(the process that read it was killed\); .*", failed
    )
    assert summary == f"{LONG - 1} articles added, 1 failed"
    assert len(titles()) == LONG - 1
    assert done("add", "copy").err.endswith(f"1 article added, {LONG - 1} nothing new\n")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the children are looked up in /proc")
def test_a_killed_import_in_several_processes_leaves_whole_articles_and_no_process(folder: Path) -> None:
    articles(folder / "copy", LONG)
    for attempt in range(6):
        program = started("add", "copy", "--jobs", "2")
        after(program, attempt)
        workers = children(program.pid)
        time.sleep(0.017 * attempt)
        program.kill()
        program.communicate(timeout=60)
        assert gone(workers)
        if (folder / "ledger.db").exists():
            held = titles()
            assert held == [f"Storm {at}" for at in range(len(held))]
            with Ledger.open(folder / "ledger.db") as ledger:
                figures = {ledger.coverage(entry.id).figures for entry in ledger.documents()}
            assert len(figures) <= 2
            (folder / "ledger.db").unlink()
            for beside in folder.glob("ledger.db-*"):
                beside.unlink()


def test_a_terminal_sees_a_bar_with_count_rate_and_name_and_each_receipt_whole(folder: Path) -> None:
    names = articles(folder / "copy", 8)
    shown = on_terminal("add", "copy", "nowhere.txt")
    assert re.search(r"\[#+-+\]  \d/9.* \d+/s  copy/a00\d.txt", shown)
    # what a reader sees once the bar has been wiped away: nothing of it is left in front of a receipt
    lines = [line.rpartition("\x1b[K")[2] for line in shown.split("\r\n")]
    assert sum(line.startswith("document ") for line in lines) == len(names)
    assert lines[-3:-1] == [
        "factcheck: there is no file nowhere.txt; check the path",
        "8 articles added, 1 failed",
    ]
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")


def test_no_bar_where_nobody_looks(folder: Path) -> None:
    articles(folder / "copy", 3)
    assert done("add", "copy").err == "3 articles added\n"
