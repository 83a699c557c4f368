"""What the panes say, before anything draws it: wrapping, the card, comparisons, missed figures."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.cli.figures import read_figures
from factcheck.model.claim import Claim
from factcheck.model.decision import Act, Decision, Evidence, Reason, Source, Status
from factcheck.model.document import Region, Span, Zone
from factcheck.model.entry import ClaimEntry, ClaimHistory
from factcheck.model.quantity import Hedge, Kind
from factcheck.review.card import card, full_history
from factcheck.review.glyphs import ASCII, UNICODE, flag
from factcheck.review.line import Line, Run
from factcheck.review.missed import claim_at, places, sentence_around
from factcheck.review.wrap import _SINGLE, fold, rows, shorten
from factcheck.safe import safe
from tests.factories import claim

PARAGRAPHS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=200).map(
    lambda text: safe(text).replace("\n", " ")
)


@given(PARAGRAPHS, st.integers(2, 60))
def test_rows_cover_a_paragraph_and_none_but_hung_spaces_is_too_wide(text: str, width: int) -> None:
    spans = list(rows(text, 0, len(text), width))
    assert "".join(text[start:end] for start, end in spans) == text
    for start, end in spans:
        row = text[start:end].rstrip()
        # one character may be wider than the width by itself
        assert cell_len(row) <= width or len(row) == 1


def test_every_character_taken_for_one_cell_is_one_cell() -> None:
    for code in range(0x3000):
        if _SINGLE.fullmatch(chr(code)):
            assert cell_len(chr(code)) == 1, hex(code)


def test_a_long_line_without_spaces_is_broken() -> None:
    text = "1" * 100_000
    assert {end - start for start, end in rows(text, 0, len(text), 50)} == {50}


def test_an_accent_stays_with_its_letter() -> None:
    text = "e\u0301" * 10
    assert [text[start:end] for start, end in rows(text, 0, len(text), 4)] == ["e\u0301" * 4] * 2 + [
        "e\u0301" * 2
    ]


@given(st.lists(PARAGRAPHS, max_size=4), st.integers(0, 12), st.integers(4, 40))
def test_folding_loses_no_word(texts: list[str], indent: int, width: int) -> None:
    line = Line(tuple(Run(text) for text in texts), indent)
    first, *later = fold(line, width)
    margin = min(indent, width // 2)
    drawn = "".join(run.text for run in first) + "".join(
        "".join(run.text for run in row)[margin:] for row in later
    )
    assert drawn == line.text


@given(PARAGRAPHS, st.integers(0, 30))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert cell_len(shorten(text, width, "…")) <= width


def entry(made: Claim, **more: object) -> ClaimEntry:
    return ClaimEntry(id=7, claim=made, document_id=1, **more)  # type: ignore[arg-type]


def told(history: ClaimHistory) -> str:
    return "\n".join(line.text for line in card(history, UNICODE))


def decision(**more: object) -> Decision:
    fields: dict[str, object] = {
        "seq": 1, "uid": "", "claim_id": 7, "act": Act.DECIDE, "status": Status.VERIFIED, "reviewer": "ana",
        "decided_at": "2026-03-02T12:00:00.000000Z", "hash": "",
    }  # fmt: skip
    return Decision(**(fields | more))  # type: ignore[arg-type]


def test_the_card_shows_the_figure_as_people_write_it() -> None:
    made = claim(
        "Spending rose to £1.9bn.", "£1.9bn", "1900000000", number="1.9bn", unit="pound sterling",
        kind=Kind.MONEY, measure="spending", speaker="the ministry", via="a report", attribution="it said",
    )  # fmt: skip
    words = told(ClaimHistory(entry=entry(made), decisions=()))
    assert words.splitlines()[:3] == [
        "£1.9bn spending  money · pound sterling",
        ".  open: nobody has looked at it yet",
        'said by   the ministry, citing a report  "it said"',
    ]
    assert "sentence  Spending rose to £1.9bn." in words


def test_the_card_names_what_cannot_be_seen_and_says_where() -> None:
    text = "In all 1,0\u200b00 dead\u202e."
    made = claim(text, "1,0\u200b00 dead\u202e", "1000", flags=("hidden characters", "mixed digits"))
    words = told(ClaimHistory(entry=entry(made), decisions=())).splitlines()
    assert words[2:4] == [
        'beware    cannot be seen: zero-width space U+200B in "1,0|00"; '
        'right-to-left override U+202E in "dead|"',
        "beware    mixed digits",
    ]


def test_verified_without_evidence_says_so_and_disputed_does_not() -> None:
    made = claim("1,400 dead", "1,400 dead", "1400")
    for status, said in ((Status.VERIFIED, True), (Status.DISPUTED, False)):
        history = ClaimHistory(
            entry=entry(made, status=status, decision_count=1), decisions=(decision(status=status),)
        )
        assert ("no evidence recorded" in told(history)) is said


def test_the_card_tells_reason_correction_note_and_evidence() -> None:
    made = claim("1,400 dead", "1,400 dead", "1400")
    evidence = Evidence(source=Source(title="Report 14"), passage="1,200 dead", locator="p 2")
    disputed = decision(status=Status.DISPUTED, reason=Reason.WRONG, note="recount", evidence=(evidence,))
    held = entry(
        made, status=Status.DISPUTED, reason=Reason.WRONG, correction="1,200", reviewer="ana",
        decided_at=disputed.decided_at, decision_count=1, supersedes_id=3, in_latest=False,
    )  # fmt: skip
    words = told(ClaimHistory(entry=held, decisions=(disputed,)))
    assert "✗d disputed: it is wrong, should be 1,200 (ana, 2 Mar 2026 12:00)" in words
    assert "evidence  supports it: “1,200 dead” — p 2, Report 14 (document)" in words
    assert "note      recount" in words
    assert "see claim 3" in words
    assert "no longer says so" in words


def test_a_note_erased_by_law_is_told_as_that() -> None:
    held = entry(claim("1,400 dead", "1,400 dead", "1400"), status=Status.VERIFIED)
    history = ClaimHistory(entry=held, decisions=(decision(note=None),))
    assert "note erased by law" in told(history)
    assert "note erased by law" in "\n".join(line.text for line in full_history(history))


def test_the_card_tells_of_the_latest_decisions_and_counts_the_rest() -> None:
    held = entry(claim("1,400 dead", "1,400 dead", "1400"), status=Status.VERIFIED)
    decisions = tuple(decision(seq=seq) for seq in range(1, 6))
    assert "2 more: h" in told(ClaimHistory(entry=held, decisions=decisions))


def test_no_line_of_the_card_breaks_and_none_is_endless() -> None:
    made = claim("a\nb" * 4000 + " 5 dead", "5 dead", "5", speaker="x\x1b[31m\n" * 3000)
    for line in card(ClaimHistory(entry=entry(made), decisions=()), UNICODE):
        assert "\n" not in line.text
        assert "\x1b" not in line.text
        assert len(line.text) < 5000


def test_the_flag_column_warns_of_one_thing() -> None:
    assert flag(claim("1\u200b000 dead", "1\u200b000 dead", "1000"), ASCII) == "?"
    assert flag(claim("5 dead", "5 dead", "5"), UNICODE, revised=True) == "~"
    assert flag(claim("5 dead", "5 dead", "5"), UNICODE) == " "


def test_a_wording_is_found_across_line_breaks_and_taken_literally() -> None:
    text = "At least\nfive (5) fled.\nFive stayed."
    assert [text[slice(*place.span)] for place in places(text, "LEAST  five (5)")] == ["least\nfive (5)"]
    assert list(places(text, " ")) == []
    assert list(places(text, ".*")) == []


def test_a_missed_figure_becomes_a_claim_of_its_own_sentence() -> None:
    text = "Headline\n\nTwo fled. About 1,400 people died. One stayed."
    span = Span(text.index("About"), text.index(" died"))
    made = claim_at(text, span, (Region(span=Span(0, 30), zone=Zone.CAPTION),), read_figures)
    assert (made.phrase, made.value) == ("About 1,400 people", Decimal(1400))
    assert (made.zone, made.rule) == (Zone.CAPTION, "reviewer")
    assert text[made.number_start : made.number_end] == "1,400"
    assert made.sentence == "About 1,400 people died."


def test_a_wording_without_a_figure_is_a_vague_claim() -> None:
    text = "Droves of them fled."
    made = claim_at(text, Span(0, 14), (), read_figures)
    assert (made.value, made.hedge, made.number_span) == (None, Hedge.VAGUE, Span(0, 14))


@given(st.text(max_size=300), st.data())
def test_the_sentence_holds_its_figure(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    around = sentence_around(text, Span(start, end))
    assert around.start <= start <= end <= around.end <= len(text)
