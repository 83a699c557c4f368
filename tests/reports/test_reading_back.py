"""What papers and data say, read back by parsers that are not ours, is what the report holds."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest

from factcheck.model.decision import Evidence, Reason, Status
from factcheck.model.entry import ClaimEntry, ClaimHistory
from factcheck.model.report import Report
from factcheck.model.wording import evidence_line, standing_words
from factcheck.reports import FORMATS, format_named, render
from factcheck.reports.papers import PAPERS
from factcheck.reports.papers.checked import asked
from factcheck.reports.papers.open import reasons
from tests.reports.factories import sample
from tests.reports.hostile import hostile
from tests.reports.readers import DATA, NOTES, SLIPS, Read, Told, flat, word_tables
from tests.reports.strategies import HOSTILE

MADE = [
    *(("checking", name) for name in (*NOTES, *DATA)),
    *((paper, name) for paper in ("open", "calls") for name in NOTES),
    *(("checked", name) for name in SLIPS),
]
"""Every paper and format but the ClaimReviews, which do not tell all of it: they have tests of their own."""


def test_every_paper_is_read_back_in_every_format() -> None:
    data = {("checking", form.NAME) for form in FORMATS if form.NAME not in (*NOTES, "claimreview")}
    assert {(kind.NAME, name) for kind in PAPERS for name in kind.LAYOUTS} | data == set(MADE)


def _claims(paper: Report) -> dict[int, ClaimHistory]:
    return {each.entry.id: each for part in paper.articles for each in part.claims}


def _proof(each: ClaimHistory) -> tuple[Evidence, ...]:
    return each.decisions[-1].evidence if each.decisions else ()


def _told(each: ClaimHistory) -> Told:
    proof = tuple(flat(piece.passage or piece.source.title) for piece in _proof(each))
    return Told(flat(each.entry.claim.phrase), _standing(each.entry), proof)


def _standing(entry: ClaimEntry) -> str:
    return standing_words(entry.status, entry.reason)


def _to_settle(entry: ClaimEntry) -> bool:
    bare = entry.status is Status.VERIFIED and not entry.evidence_count
    in_doubt = entry.status is Status.DISPUTED and entry.reason is not Reason.WRONG
    return bare or in_doubt or entry.status is Status.UNREVIEWED


def held(paper: Report, kind: str) -> dict[int, Told]:
    """What has to stand on a paper: of each of its claims the figure, the status and the evidence."""
    claims = _claims(paper)
    match kind:
        case "open":
            return {number: _told(each) for number, each in claims.items() if any(reasons(each))}
        case "calls":
            wanted = {number: each for number, each in claims.items() if _to_settle(each.entry)}
            return {number: _told(each)._replace(evidence=()) for number, each in wanted.items()}
        case "checked":
            disputed = {
                number: each for number, each in claims.items() if each.entry.status is Status.DISPUTED
            }
            return {
                number: _told(each)._replace(phrase=flat(asked(each.entry)))
                for number, each in disputed.items()
            }
    return {number: _told(each) for number, each in claims.items()}


def _reader(kind: str, name: str) -> Callable[[bytes], Read]:
    return SLIPS[name] if kind == "checked" else DATA.get(name) or NOTES[name]


def compare(paper: Report, kind: str, name: str) -> None:
    made = b"".join(render(paper, format_named(name), kind))
    read, expected = dict(_reader(kind, name)(made)), held(paper, kind)
    assert set(read) == set(expected)
    for number, told in expected.items():
        phrase, standing, evidence = read[number]
        # the checked copy goes on with who says so
        assert (phrase, standing.removesuffix(standing[len(told.standing) :])) == told[:2]
        assert standing == told.standing or kind == "checked"
        # a claim that stands on nothing says so
        shown = [line for line in evidence if line != "no evidence recorded"]
        if name in ("csv", "xlsx"):
            # one cell holds all of it
            lines = flat("\n".join(map(evidence_line, _proof(_claims(paper)[number]))))
            assert shown == ([lines] if lines else [])
            continue
        assert len(shown) == len(told.evidence)
        assert all(passage in line for passage, line in zip(told.evidence, shown, strict=True))


every_paper = pytest.mark.parametrize(("kind", "name"), MADE)


@every_paper
def test_each_claim_reads_back_with_its_figure_status_and_evidence(kind: str, name: str) -> None:
    compare(sample(), kind, name)


@every_paper
def test_a_few_hostile_texts_read_back_whole(kind: str, name: str) -> None:
    compare(hostile(len(HOSTILE) + 20), kind, name)


_hostile = cache(hostile)


@pytest.mark.slow
@every_paper
def test_thousands_of_hostile_texts_read_back_whole(kind: str, name: str) -> None:
    # the checking paper has every format, and what the others are made of
    compare(_hostile(10_000 if kind == "checking" else 2_000), kind, name)


@pytest.mark.parametrize("paper", [sample(), hostile(len(HOSTILE))], ids=["sample", "hostile"])
def test_the_tables_of_a_word_file_say_the_same(paper: Report) -> None:
    read = dict(word_tables(b"".join(render(paper, format_named("docx")))))
    claims = _claims(paper)
    assert set(read) == set(claims)
    for number, each in claims.items():
        entry = each.entry
        bare = entry.status is Status.VERIFIED and not entry.evidence_count
        number_of = "no evidence recorded" if bare else str(entry.evidence_count or "")
        correction = f", should be {flat(entry.correction)}" if entry.correction else ""
        assert read[number] == (flat(entry.claim.phrase), _standing(entry) + correction, (number_of,))


def test_a_word_file_carries_no_time_of_its_own() -> None:
    made = b"".join(render(sample(), format_named("docx")))
    assert {each.date_time for each in ZipFile(BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
