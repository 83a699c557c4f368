"""Any sequence of deeds leaves session and ledger in agreement."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.errors import FactcheckError
from factcheck.model.decision import Evidence, Reason, Source, Status
from factcheck.review.session import ReviewSession
from factcheck.review.views import ORDERS, VIEWS
from tests.review.desk import harbour, ledger_with, seated

STATUSES = (Status.VERIFIED, Status.DISPUTED, Status.SOURCED, Status.NOT_A_CLAIM)

DEEDS = st.one_of(
    st.tuples(st.just("decide"), st.sampled_from(STATUSES)),
    st.tuples(st.just("attach"), st.sampled_from(STATUSES)),
    st.tuples(st.just("explain"), st.sampled_from(["", "1,200"])),
    st.tuples(st.just("decide_marked"), st.sampled_from(STATUSES)),
    st.tuples(st.just("elsewhere"), st.tuples(st.integers(0, 10), st.sampled_from(tuple(Status)))),
    st.tuples(st.just("move"), st.integers(-2, 13)),
    st.tuples(st.just("reload"), st.sampled_from(sorted(VIEWS))),
    st.tuples(st.just("order"), st.sampled_from(sorted(ORDERS))),
    st.tuples(st.just("search"), st.sampled_from(["", "1,400", "wall", "'"])),
    st.tuples(
        st.sampled_from(
            ["undo", "redo", "clear", "mark", "mark_all", "promote", "next_open", "previous_open", "poll"]
        ),
        st.none(),
    ),
)


def do(session: ReviewSession, other: ReviewSession, name: str, said: object) -> None:
    if name == "attach":
        assert isinstance(said, Status)
        evidence = Evidence(source=Source(title="minutes"))
        session.attach(session.here(), evidence, said, advance=True)
    elif name == "explain":
        session.explain(session.just_decided(), Reason.WRONG, str(said) or None)
    elif name == "elsewhere":
        assert isinstance(said, tuple)
        row, status = said
        other.poll()
        other.move(row)
        if status is Status.UNREVIEWED:
            other.clear()
        else:
            other.decide(status, stay=True)
    elif name == "reload":
        session.reload(VIEWS[str(said)].over(session.filter, session.reviewer, session.current))
    elif name == "order":
        session.reload(replace(session.filter, order=ORDERS[str(said)][0]))
    elif said is None:
        getattr(session, name)()
    else:
        getattr(session, name)(said)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DEEDS, max_size=14))
def test_session_and_ledger_agree_whatever_is_pressed(deeds: list[tuple[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder, ledger_with(Path(folder) / "a.db", harbour()) as ledger:
        session, other = seated(ledger), seated(ledger, "ben")
        for name, said in deeds:
            before = list(session.rows.ids)
            with suppress(FactcheckError):
                do(session, other, name, said)
            if name not in ("reload", "order", "search", "promote"):
                assert list(session.rows.ids) == before
            assert session.cursor == 0 or 0 <= session.cursor < len(session.rows)
            session.poll()
            for entry in session.rows:
                assert entry == ledger.claim(entry.id)
            if session.current is not None:
                document = session.current.document_id
                assert session.articles.coverage(document) == ledger.coverage(document)
                still = [row for row, entry in enumerate(session.rows) if entry.status is Status.UNREVIEWED]
                assert session.next_open() == bool(still)
        assert ledger.audit().whole


# what a reviewer alone can do without putting decided claims elsewhere in the order
ALONE = DEEDS.filter(lambda deed: deed[0] not in ("elsewhere", "order", "poll"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ALONE, max_size=10), st.integers(1, 12))
def test_a_queue_read_in_two_steps_is_the_one_read_at_once(
    deeds: list[tuple[str, object]], first: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = ledger_with(Path(folder) / "one.db", harbour())
        two = ledger_with(Path(folder) / "two.db", harbour())
        with one, two:
            at_once, stepwise = seated(one), seated(two, first=first)
            for name, said in deeds:
                told = [refused_or_told(session, name, said) for session in (at_once, stepwise)]
                assert told[0] == told[1]
                assert at_once.current == stepwise.current
                assert list(at_once.known.ids)[: len(stepwise.known)] == list(stepwise.known.ids)
            stepwise.complete()
            assert list(at_once.known) == list(stepwise.known)
            assert at_once.next_open() == stepwise.next_open()
            assert at_once.cursor == stepwise.cursor


def refused_or_told(session: ReviewSession, name: str, said: object) -> str | None:
    try:
        do(session, session, name, said)
    except FactcheckError as error:
        return str(error)
    return None
