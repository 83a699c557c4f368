"""The papers: what stands on each, whatever it is written as."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.cli.report import PAPERS as NAMES
from factcheck.errors import ReportError
from factcheck.model.claim import Claim
from factcheck.model.decision import Evidence, Reason, Source, Stance, Status
from factcheck.model.document import Document
from factcheck.model.entry import ClaimHistory, FindingEntry
from factcheck.model.finding import Finding, Mention, Outcome
from factcheck.model.galley import BESIDE, galley
from factcheck.model.paper import Block, Bullets, Copy, Heading, Mark, Note, Run, Verdict, Words
from factcheck.model.quantity import Change, Hedge, Kind, Modality, Role
from factcheck.model.question import question
from factcheck.model.report import Report
from factcheck.reports import format_named, paper_named, render
from factcheck.reports.papers import PAPERS
from tests.factories import claim
from tests.reports.factories import FERRY, POLICE, article, decision, ferry_article, history, report, sample


def laid_out(paper: Report, name: str) -> list[Block]:
    return list(paper_named(name).compose(paper).blocks)


def notes(paper: Report, name: str) -> dict[int, Note]:
    return {block.claim: block for block in laid_out(paper, name) if isinstance(block, Note)}


def said(note: Note, term: str) -> list[str]:
    return [
        "".join(run.text for run in line) for fact in note.facts if fact.term == term for line in fact.lines
    ]


def test_the_command_knows_every_paper() -> None:
    assert {kind.NAME for kind in PAPERS} == set(NAMES)


def test_a_paper_that_is_not_there_or_not_made_so() -> None:
    with pytest.raises(ReportError, match="use one of checking, checked, open, calls"):
        paper_named("nothing")
    with pytest.raises(ReportError, match="csv holds the whole report, not the open paper: use"):
        render(sample(), format_named("csv"), "open")


# the article with its figures marked


def _placed(text: str, *phrases: str) -> Iterator[ClaimHistory]:
    for number, phrase in enumerate(phrases, 1):
        yield history(number, claim(text, phrase, "1"))


def _text(copies: list[Copy]) -> str:
    pieces = (piece for copy in copies for piece in copy.pieces)
    return "".join(piece.text if isinstance(piece, Mark) else piece for piece in pieces)


def test_each_paragraph_is_followed_by_its_own_notes() -> None:
    text = "Dam fails, 12 dead\n\nIt killed 12 people.\nIt hurt 40.\n\nNobody knows why."
    stretches = list(galley(Document(text=text), _placed(text, "12 dead", "12 people", "40")))
    assert [[each.entry.id for each in claims] for _, claims in stretches] == [[1], [2, 3], []]
    assert [copy and _text([copy]) for copy, _ in stretches] == text.split("\n\n")


def test_figures_that_share_words_are_marked_apart() -> None:
    text = "Eight people, including three children, died."
    outer = claim(text, "Eight people, including three children", "8", number="Eight")
    inner = claim(text, "three children", "3", number="three")
    ((copy, _),) = galley(Document(text=text), [history(1, outer), history(2, inner)])
    assert copy is not None
    assert [piece.text for piece in copy.pieces if isinstance(piece, Mark)] == [
        "Eight people, including ",
        "three children",
    ]
    assert _text([copy]) == text


@given(
    text=st.text(st.sampled_from("ab 1\n"), max_size=80),
    spans=st.lists(st.tuples(st.integers(0, 80), st.integers(0, 9)), max_size=60),
)
@settings(max_examples=100, deadline=None)
def test_no_word_and_no_claim_is_lost_wherever_claims_stand(text: str, spans: list[tuple[int, int]]) -> None:
    places = sorted((min(start, len(text)), min(start + size, len(text))) for start, size in spans)
    base = claim("1 mile", "1 mile", "1")
    claims = [
        history(number, replace(base, start=start, end=end, number_start=start, number_end=end))
        for number, (start, end) in enumerate(places, 1)
    ]
    stretches = list(galley(Document(text=text), claims))
    assert [each.entry.id for _, beside in stretches for each in beside] == [one.entry.id for one in claims]
    copies = [copy for copy, _ in stretches if copy is not None]
    assert "".join(_text(copies).split()) == "".join(text.split())
    assert all(len(beside) <= BESIDE for _, beside in stretches)


# the checking paper


def _finding(outcome: Outcome) -> FindingEntry:
    place = Mention(start=0, end=3, phrase="12%")
    said = Finding(check="sums", outcome=outcome, message="The parts miss.", working="1 + 2 = 3", place=place)
    return FindingEntry(
        id=1, document_id=1, document_title="x", finding=said, claims=(12,), found_at="2026-11-20T09:00:00Z"
    )


def test_a_finding_stands_in_the_way_and_by_its_claim() -> None:
    doubtful = replace(ferry_article(), findings=(_finding(Outcome.INCONSISTENT),), doubts=1)
    paper = report(doubtful)
    assert "1 finding" in paper.verdict
    assert said(notes(paper, "checking")[12], "The checks say") == ["The parts miss. 1 + 2 = 3"]
    (bullets,) = (block for block in laid_out(paper, "checking") if isinstance(block, Bullets))
    assert any(run.text == "The parts miss." for line in bullets.lines for run in line)


def test_what_fits_by_rounding_is_told_and_stands_in_nobodys_way() -> None:
    paper = report(replace(ferry_article(), findings=(_finding(Outcome.CONSISTENT),)))
    assert "finding" not in paper.verdict
    assert said(notes(paper, "checking")[12], "The checks say") == ["The parts miss. 1 + 2 = 3"]


def test_reviewers_who_differ_and_wording_that_moved_are_said_plainly() -> None:
    record = claim(FERRY, "12%", "12")
    torn = history(11, record, decision(1, Status.VERIFIED, reviewer="ann", evidence=(POLICE,)),
                   decision(2, Status.DISPUTED, reviewer="bob", reason=Reason.WRONG))  # fmt: skip
    moved = replace(history(12, record), earlier=torn.entry)
    found = notes(report(article(torn, moved)), "checking")
    assert said(found[11], "Second opinion differs") == ["ann: verified; bob: disputed: it is wrong"]
    (words,) = said(found[12], "Decided on other wording")
    assert words.startswith("claim 11, “12%”, was disputed: it is wrong by bob")


# the open paper


_NONE = "none of its evidence supports it"


def _evidence(title: str, origin: str | None = None, stance: Stance = Stance.SUPPORTS) -> Evidence:
    return Evidence(source=Source(title=title, origin=origin), stance=stance)


@pytest.mark.parametrize(
    ("status", "evidence", "why"),
    [
        (Status.VERIFIED, (), ["no evidence recorded"]),
        (Status.VERIFIED, (_evidence("Census"),), []),
        (
            Status.VERIFIED,
            (_evidence("Census", stance=Stance.REFUTES),),
            [_NONE],
        ),
        (Status.SOURCED, (_evidence("The Times", "Reuters"),), ["one origin only: Reuters"]),
        (
            Status.SOURCED,
            (_evidence("The Times", "Reuters"), _evidence("The Sun", "reuters ")),
            ["2 sources, one origin only: Reuters"],
        ),
        (Status.SOURCED, (_evidence("The Times", "Reuters"), _evidence("Own count")), []),
        (Status.NOT_A_CLAIM, (), []),
        (Status.DISPUTED, (), ["disputed"]),
        (Status.UNREVIEWED, None, ["nobody has looked at it yet"]),
    ],
)
def test_why_a_claim_is_on_the_open_paper(status: Status, evidence: Any, why: list[str]) -> None:
    made = () if evidence is None else (decision(1, status, evidence=evidence),)
    found = notes(report(article(history(1, claim(FERRY, "12%", "12"), *made))), "open")
    assert [said(note, "Why") for note in found.values()] == ([why] if why else [])
    assert all("".join(run.text for run in note.sentence).count("12%") for note in found.values())


def test_an_open_paper_on_which_nothing_is() -> None:
    blocks = laid_out(report(article()), "open")
    assert isinstance(blocks[0], Verdict)
    assert isinstance(blocks[1], Words)


# the call sheet


def test_a_call_sheet_is_by_whom_to_ring() -> None:
    blocks = laid_out(sample(), "calls")
    assert [block.words for block in blocks if isinstance(block, Heading)] == [
        "Mayor Ida Holm",
        "The harbour board",
        "Nobody is named",
    ]
    assert set(notes(sample(), "calls")) == {11, 12, 15}


def test_whoever_gave_the_evidence_is_rung_about_it() -> None:
    torn = history(
        1,
        claim(FERRY, "12%", "12", speaker="police"),
        decision(1, Status.DISPUTED, reason=Reason.SOURCES_CONFLICT, evidence=(POLICE,)),
    )
    blocks = laid_out(report(article(torn)), "calls")
    assert Heading(words="Sgt Anna Lind") in blocks
    (reached,) = (block for block in blocks if isinstance(block, Words))
    assert Run("duty desk, by phone") in [Run(run.text) for run in reached.line]


def _asked(phrase: str, value: str, *, speaker: bool = True, **fields: Any) -> str:
    return question(replace(claim(phrase, phrase, value, number=phrase), **fields), speaker=speaker)


_STILL = "is that figure still current, and as of when?"
_BEHIND = "what are the two figures behind it, and as of when?"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (
            _asked("1,400", "1400", action="kill", period="on Oct 7"),
            f"You said 1,400 were killed on Oct 7: {_STILL}",
        ),
        (_asked("One drone", "1", action="shoot_down"), f"You said one drone was shot down: {_STILL}"),
        (
            _asked("About 30", "30", action="die", hedge=Hedge.ABOUT, noun="minors"),
            f"You said about 30 minors died: {_STILL} Is there an exact figure?",
        ),
        (
            _asked("200 captives", "200", action="capture", noun="captives", noun_head="captive"),
            f"You gave a figure of 200 captives: {_STILL}",
        ),
        (
            _asked("655 homes", "655", speaker=False, period="On 9 February", place="Tarnwick"),
            f"Our copy gives a figure of 655 homes (in Tarnwick, on 9 February): {_STILL}",
        ),
        (
            _asked("£412m", "412", kind=Kind.MONEY, measure="revenue", modality=Modality.ESTIMATED),
            f"You gave a figure of £412m for “revenue”: {_STILL} Whose estimate is it?",
        ),
        (
            _asked("12%", "12", kind=Kind.PERCENT, measure="sales", change=Change.UP, role=Role.BY),
            f"You gave a rise in “sales” of 12%: {_BEHIND}",
        ),
        (
            _asked("56", "56", change=Change.DOWN, role=Role.TO, period="In May"),
            f"You gave a fall to 56 (in May): {_STILL}",
        ),
        (
            _asked("28%", "28", kind=Kind.PERCENT),
            "You gave a figure of 28%: is that still current, of what is it a percentage, and as of when?",
        ),
        (
            _asked("71", "71", kind=Kind.AGE),
            "You gave an age of “71”: is that right, and what is the date of birth?",
        ),
        (
            _asked("six weeks", "6", kind=Kind.DURATION),
            "You gave a time of “six weeks”: is that right, and counted from when?",
        ),
        (
            _asked("5 km", "5", kind=Kind.MEASURE),
            "You gave a figure of 5 km: is that right, and who measured it?",
        ),
        (_asked("a third", "1", kind=Kind.FRACTION), f"You gave a share of “a third”: {_BEHIND}"),
        (_asked("12-1", "12", kind=Kind.RATIO), f"You gave a ratio of “12-1”: {_BEHIND}"),
        (_asked("twice", "2", kind=Kind.MULTIPLE), f"You said “twice”: {_BEHIND}"),
        (_asked("31-12", "31", kind=Kind.SCORE, action="vote"), "You gave a vote of “31-12”: is that right?"),
        (
            _asked("third", "3", kind=Kind.RANK),
            "You gave a rank of “third”: is that right, and in which ranking?",
        ),
        (
            _asked("20 people", "20", via="citing military sources"),
            f"You gave a figure of 20 people: {_STILL} You cited military sources: may we see that?",
        ),
    ],
)  # fmt: skip
def test_the_question_is_one_that_can_be_read_out(asked: str, words: str) -> None:
    assert asked == words


@pytest.mark.parametrize("kind", [None, *Kind])
def test_there_is_a_question_for_every_kind(kind: Kind | None) -> None:
    for change, role in ((None, None), (Change.UP, Role.BY), (Change.DOWN, Role.FROM)):
        record: Claim = replace(claim("12", "12", "12"), kind=kind, change=change, role=role)
        assert question(record, speaker=True).endswith("?")
        assert "None" not in question(record, speaker=False)
