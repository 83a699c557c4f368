"""A reviewer's desk to test at: an article, its claims, a ledger that holds them, and a clock that stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from factcheck.cli.engine import engine
from factcheck.cli.house import house_rules
from factcheck.ledger import Ledger
from factcheck.model.claim import Claim, Extraction, Tier
from factcheck.model.document import Document, Span
from factcheck.model.quantity import Aside, Change, Hedge, Kind, Modality, Role
from factcheck.review.missed import sentence_around
from factcheck.review.session import ReviewSession
from tests.factories import claim

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

ARTICLE = """\
Harbour rebuilding to cost twice the first estimate

Rebuilding the storm-damaged harbour at Port Ellery will cost £1.9bn, the transport ministry said on \
Monday, up from the £0.9bn that ministers named in 2019.

About 1,400 people lost their homes when the sea wall gave way, according to the town council. Eleven \
of them are still living in hotels. Unemployment in the district rose to 7.2% in the spring, from 5.8% a \
year before, figures from the statistics office show.

“We lost more than 60 boats in one night,” said Maren Holt, who leads the fishermen's union. [sic] She \
put the fleet's losses at nearly $40m, citing insurers. Officials in the capital denied that up to 300 \
jobs would go.

The new wall will be 12 km long and stand 8.5 metres above the tide mark. Work begins on 4 May under \
contract No 17, and two of the three contractors have worked here before. It should last a century, \
the engineers hope.
"""

_HARBOUR: Sequence[tuple[str, str | None, dict[str, Any]]] = (
    ("£1.9bn", "1900000000", {"kind": Kind.MONEY, "unit": "pound sterling", "number": "1.9bn",
                              "measure": "cost of rebuilding", "speaker": "the transport ministry",
                              "attribution": "the transport ministry said", "period": "Monday",
                              "place": "Port Ellery", "modality": Modality.STATED}),
    ("£0.9bn", "900000000", {"kind": Kind.MONEY, "unit": "pound sterling", "number": "0.9bn",
                             "role": Role.FROM, "change": Change.UP, "speaker": "ministers",
                             "period": "2019"}),
    ("About 1,400 people", "1400", {"hedge": Hedge.ABOUT, "noun": "people", "number": "1,400", "low": None,
                                    "high": None, "speaker": "the town council",
                                    "modality": Modality.ESTIMATED}),
    ("Eleven", "11", {"noun": "people"}),
    ("7.2%", "7.2", {"kind": Kind.PERCENT, "unit": "percentage", "number": "7.2", "change": Change.UP,
                     "role": Role.TO, "measure": "unemployment", "speaker": "the statistics office"}),
    ("5.8%", "5.8", {"kind": Kind.PERCENT, "unit": "percentage", "number": "5.8", "role": Role.FROM,
                     "measure": "unemployment", "speaker": "the statistics office"}),
    ("more than 60 boats", "60", {"hedge": Hedge.MORE_THAN, "noun": "boats", "high": None,
                                  "speaker": "Maren Holt"}),
    ("nearly $40m", "40000000", {"hedge": Hedge.NEARLY, "kind": Kind.MONEY, "unit": "dollar",
                                 "number": "40m", "speaker": "Maren Holt", "via": "insurers",
                                 "measure": "losses of the fleet", "flags": ("ambiguous_unit",)}),
    ("up to 300 jobs", "300", {"hedge": Hedge.AT_MOST, "noun": "jobs", "low": None,
                               "speaker": "officials in the capital", "modality": Modality.DENIED}),
    ("12 km", "12", {"kind": Kind.MEASURE, "unit": "kilometre", "measure": "length of the wall"}),
    ("8.5 metres", "8.5", {"kind": Kind.MEASURE, "unit": "metre", "measure": "height of the wall"}),
)  # fmt: skip

_MINOR = (("two of the three", "2", {"number": "two"}),)
_ASIDE = (
    ("in 2019", {"number": "2019", "reason": Aside.PERIOD}),
    ("4 May", {"number": "4", "reason": Aside.DATE}),
    ("No 17", {"number": "17", "reason": Aside.LABEL}),
)


def extracted(text: str, claims: Sequence[Claim], origin: str, title: str | None = None) -> Extraction:
    """An extraction of these claims, each with its own sentence."""
    records = sorted(
        (
            replace(each, sentence=text[slice(*sentence_around(text, Span(each.start, each.end)))])
            for each in claims
        ),
        key=lambda each: each.start,
    )
    return Extraction(document=Document(text=text, origin=origin, title=title), records=tuple(records))


def harbour() -> Extraction:
    """The article, with eleven claims, a minor number and three set aside."""
    claims = [claim(ARTICLE, phrase, value, **fields) for phrase, value, fields in _HARBOUR]
    claims += [claim(ARTICLE, phrase, value, tier=Tier.MINOR, **more) for phrase, value, more in _MINOR]
    claims += [
        claim(ARTICLE, phrase, None, tier=Tier.SET_ASIDE, kind=None, hedge=None, **more)
        for phrase, more in _ASIDE
    ]
    return extracted(ARTICLE, claims, "drafts/harbour.txt", "Harbour rebuilding to cost twice")


@dataclass(frozen=True, slots=True)
class Unrelated:
    """A new claim, in the eyes of a lineage that knows no kin."""

    same: int | None = None
    supersedes: int | None = None


def no_kin(old: Sequence[Claim], new: Sequence[Claim], **texts: str) -> list[Unrelated]:
    """Every claim of a new draft is new."""
    return [Unrelated() for _ in new]


class Clock:
    """Moves a second on each time it is read."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def ledger_with(path: Path, *extractions: Extraction) -> Ledger:
    """A new ledger that holds these."""
    ledger = Ledger.open(path, create=True)
    for extraction in extractions:
        ledger.record(extraction, now=NOON, engine="test", lineage=no_kin)
    return ledger


def seated(ledger: Ledger, reviewer: str = "ana", **more: Any) -> ReviewSession:
    """A session of a reviewer at a ledger."""
    return ReviewSession(ledger, reviewer=reviewer, clock=Clock(), engine=engine(house_rules()), **more)
