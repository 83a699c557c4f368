"""Work on many things in processes of their own; what comes of each is given in the order of the things."""

import signal
from collections import defaultdict, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")
Product = TypeVar("Product")

Work = Callable[[Thing], Iterator[Product]]
"""A function of a module, so that another process finds it by its name."""

_AT_HAND = 2
"""Things that a process has: the one it works on, and the next, so that it never waits."""

_AHEAD = 8
"""Things for each process that may be begun, and products kept, before those in front of them are done."""

# no fork: a copy of this process would hold its open ledger, too
_processes = get_context("spawn")


def worked(
    work: Work[Thing, Product],
    things: Sequence[Thing],
    died: Callable[[Thing, int | None], Product],
    *,
    jobs: int,
) -> Generator[Product | None]:
    """Yield what comes of one thing after the other, and None after the last of each.

    A process that dies fails what it worked on, and nothing else: `died` says what comes of that thing,
    given the exit code. Another process takes its place.
    """
    shop = _Shop(work, things, died, jobs)
    try:
        yield from shop.products()
    finally:
        shop.close()


class _Worker(Generic[Thing, Product]):
    """A process, and what it has at hand."""

    def __init__(self, work: Work[Thing, Product]) -> None:
        self.connection, theirs = _processes.Pipe()
        self.at_hand: deque[int] = deque()
        self._process = _processes.Process(target=_serve, args=(theirs, work))
        self._process.start()
        theirs.close()

    def give(self, at: int, thing: Thing) -> None:
        self.at_hand.append(at)
        # one that is dead says so when it is listened to
        with suppress(OSError):
            self.connection.send(thing)

    def ended(self) -> int | None:
        """Return the exit code of a process that has closed its end."""
        self._process.join()
        return self._process.exitcode

    def close(self) -> None:
        self.connection.close()
        self._process.terminate()
        self._process.join()


def _serve(connection: "Connection[Any, Any]", work: Work[Thing, Product]) -> None:
    # Ctrl-C reaches every process of a terminal: the one in front decides
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            for product in work(connection.recv()):
                connection.send((product,))
            connection.send(None)


class _Shop(Generic[Thing, Product]):
    def __init__(
        self,
        work: Work[Thing, Product],
        things: Sequence[Thing],
        died: Callable[[Thing, int | None], Product],
        jobs: int,
    ) -> None:
        self._work, self._things, self._died = work, things, died
        self._workers = [_Worker(work) for _ in range(min(jobs, len(things)))]
        self._ahead = _AHEAD * jobs
        self._to_do = deque(range(len(things)))
        self._made: defaultdict[int, deque[Product]] = defaultdict(deque)
        self._done: set[int] = set()

    def products(self) -> Iterator[Product | None]:
        for front in range(len(self._things)):
            while True:
                self._hand_out(front)
                made = self._made[front]
                while made:
                    yield made.popleft()
                if front in self._done:
                    break
                self._listen(front)
            self._done.discard(front)
            del self._made[front]
            yield None

    def _hand_out(self, front: int) -> None:
        for worker in self._workers:
            while self._to_do and len(worker.at_hand) < _AT_HAND and self._to_do[0] < front + self._ahead:
                at = self._to_do.popleft()
                worker.give(at, self._things[at])

    def _listen(self, front: int) -> None:
        full = sum(map(len, self._made.values())) >= self._ahead
        heard: dict[object, _Worker[Thing, Product]] = {
            worker.connection: worker
            for worker in self._workers
            # the one whose product is waited for is listened to always
            if front in worker.at_hand or (worker.at_hand and not full)
        }
        for connection in wait([worker.connection for worker in heard.values()]):
            self._hear(heard[connection])

    def _hear(self, worker: _Worker[Thing, Product]) -> None:
        at = worker.at_hand[0]
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            self._made[at].append(self._died(self._things[at], worker.ended()))
            self._to_do.extendleft(list(worker.at_hand)[:0:-1])
            worker.close()
            self._workers[self._workers.index(worker)] = _Worker(self._work)
        else:
            if message is not None:
                self._made[at].append(message[0])
                return
            worker.at_hand.popleft()
        self._done.add(at)

    def close(self) -> None:
        for worker in self._workers:
            worker.close()
