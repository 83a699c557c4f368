"""Several processes and threads at one ledger."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from factcheck.errors import LedgerError
from factcheck.ledger import Ledger, connect
from factcheck.model.entry import ClaimHistory
from tests.ledger.desk import NOW, VERIFIED, article, hurry, record

REVIEWER = """
import sys
from pathlib import Path
from factcheck.errors import Conflict
from factcheck.ledger import Ledger
from tests.ledger.desk import NOW, VERIFIED
path, name, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
won = lost = 0
with Ledger.open(path) as ledger:
    print("ready", flush=True)
    sys.stdin.readline()
    while won + lost < rounds:
        base = ledger.claim(1).last_decision
        try:
            ledger.decide(1, VERIFIED, reviewer=name, now=NOW, base=base)
            won += 1
        except Conflict:
            lost += 1
    print(won)
"""

DUELLIST = """
import sys
from pathlib import Path
from factcheck.errors import Conflict
from factcheck.ledger import Ledger
from tests.ledger.desk import NOW, VERIFIED
path, name, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
won = 0
with Ledger.open(path) as ledger:
    print("ready", flush=True)
    sys.stdin.readline()
    while ledger.head().seq < rounds:
        # each decides on what the other has seen as well: one of the two is always too late
        base = ledger.claim(1).last_decision
        try:
            ledger.decide(1, VERIFIED, reviewer=name, now=NOW, base=base)
            won += 1
        except Conflict as error:
            assert "has marked it verified" in str(error), error
    print(won)
"""

MAKER = """
import sys
from pathlib import Path
from factcheck.ledger import Ledger
from tests.ledger.desk import article, record
print("ready", flush=True)
sys.stdin.readline()
with Ledger.open(Path(sys.argv[1]), create=True) as ledger:
    record(ledger, article(origin=sys.argv[2]))
print(1)
"""


def together(code: str, path: Path, names: list[str], *words: str) -> list[int]:
    """Run the code in as many processes, all let go at once, and return the number that each prints."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path), name, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for name in names
    ]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = []
    for process in processes:
        out, err = process.communicate()
        assert process.returncode == 0, err
        said.append(int(out))
    return said


def check(history: ClaimHistory, names: list[str], won: list[int]) -> None:
    counted = [sum(decision.reviewer == name for decision in history.decisions) for name in names]
    assert counted == won
    assert [decision.seq for decision in history.decisions] == list(range(1, sum(won) + 1))


def test_two_reviewers_decide_on_one_claim_and_nothing_is_lost_or_doubled(ledger: Ledger, path: Path) -> None:
    names = ["ann", "bob"]
    won = together(REVIEWER, path, names, "40")
    check(ledger.history(1), names, won)
    assert ledger.audit().faults == ()


@pytest.mark.slow
def test_two_reviewers_one_claim_and_each_round_is_won_by_one(ledger: Ledger, path: Path) -> None:
    won = together(DUELLIST, path, ["ann", "bob"], "1000")
    history = ledger.history(1)
    assert sum(won) == len(history.decisions) in (1000, 1001)
    check(history, ["ann", "bob"], won)
    assert ledger.audit().faults == ()


@pytest.mark.slow
def test_eight_reviewers(ledger: Ledger, path: Path) -> None:
    names = [f"r{number}" for number in range(8)]
    won = together(REVIEWER, path, names, "150")
    check(ledger.history(1), names, won)
    assert ledger.audit().faults == ()


def test_three_processes_make_the_same_ledger_at_once(path: Path) -> None:
    together(MAKER, path, ["a.txt", "b.txt", "c.txt"])
    with Ledger.open(path) as ledger:
        assert {document.origin for document in ledger.documents()} == {"a.txt", "b.txt", "c.txt"}
        assert ledger.audit().faults == ()
    assert {found.name for found in path.parent.iterdir()} <= {"ledger.db", "ledger.db-journal"}


def test_a_reader_sees_what_was_there_while_another_writes(ledger: Ledger, path: Path) -> None:
    with Ledger.open(path) as other, other._file.writing() as connection:
        connection.execute("UPDATE documents SET title = 'Half-written'")
        assert ledger.document("1").title == "flood.txt"
    assert ledger.document("1").title == "Half-written"


def test_threads_share_one_ledger(ledger: Ledger) -> None:
    hurry(ledger)
    paper = ledger.report(now=NOW, version="")

    def work(number: int) -> int:
        ledger.decide(number % 3 + 1, VERIFIED, reviewer=f"r{number % 4}", now=NOW)
        return sum(len(history.decisions) for history in paper.articles[0].claims)

    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(work, range(60)))
    assert max(counts) == 60
    assert ledger.audit().faults == ()


def test_an_error_inside_a_transaction_leaves_the_ledger_usable(ledger: Ledger) -> None:
    def interrupted() -> None:
        with ledger._file.writing() as connection:
            connection.execute("UPDATE documents SET title = 'Half-written'")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert ledger.document("1").title == "flood.txt"
    assert record(ledger, article("Nothing here but 7 dogs.", "7 dogs", origin="dogs.txt")).new


LOOKER = """
import sys
from pathlib import Path
from factcheck.ledger import presence
print(presence.open_elsewhere(Path(sys.argv[1])))
"""


def looked_at(path: Path) -> str:
    command = [sys.executable, "-c", LOOKER, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.skipif(not connect._SOUND_WAL, reason="without WAL a ledger is locked only while it is used")
def test_a_second_look_at_the_file_gives_up_no_lock_of_the_first(ledger: Ledger, path: Path) -> None:
    """By POSIX a process that closes a file gives up all the locks that it has on it."""
    assert looked_at(path) == "True"
    for opened in (Ledger.open(path), Ledger.suspect(path)):
        opened.close()
        opened.close()
    with pytest.raises(LedgerError, match="the ledger itself"):
        ledger.audit(copy=path)
    assert looked_at(path) == "True"
    ledger.close()
    assert looked_at(path) == "False"
