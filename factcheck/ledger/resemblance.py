"""Whether a text that comes in under a new name is a draft of an article that is there already."""

from collections import Counter
from typing import TYPE_CHECKING

from factcheck.ledger import documents, drafts
from factcheck.ledger.clean import storable
from factcheck.model.claim import Extraction
from factcheck.model.drafting import Resemblance

if TYPE_CHECKING:
    from sqlite3 import Connection

_LOOKED_UP = 24
"""Sentences of the new text that are looked up."""

_KNOWN = 32
"""Documents that may have such a sentence; one that stands in more is furniture."""

_COMPARED = 3
"""Documents whose whole text is then compared."""

_SHARE = 0.5
"""Share of the shorter text's sentences that both have, in drafts of one article."""

_FEWEST = 2
"""As many sentences at least: one alone may be anybody's."""


def resembled(connection: "Connection", extraction: Extraction) -> Resemblance | None:
    """Return the document that the text is most likely a draft of, if it is of any."""
    text = extraction.document.text
    own = drafts.sentences(text)
    best: Resemblance | None = None
    for document_id in _candidates(connection, extraction):
        other = drafts.sentences(documents.latest(connection, document_id).text)
        shared, of = len(own & other), min(len(own), len(other))
        if shared < _FEWEST or shared < _SHARE * of or (best is not None and shared <= best.shared):
            continue
        best = Resemblance(document=documents.entry(connection, document_id), shared=shared, of=of)
    return best


def _candidates(connection: "Connection", extraction: Extraction) -> list[int]:
    """Return the documents whose claims stand in most of the same sentences."""
    said = list(dict.fromkeys(claim.sentence for claim in extraction.claims))
    # from all over the text: what is furniture stands at its ends
    step = max(1, len(said) // _LOOKED_UP)
    counted: Counter[int] = Counter()
    for sentence in said[::step]:
        found = connection.execute(
            "SELECT DISTINCT document_id FROM claims"
            # the opening is what the index knows; the plus keeps SQLite from another
            " WHERE substr(sentence, 1, 48) = substr(?1, 1, 48) AND sentence = ?1 AND +in_latest = 1"
            " LIMIT ?2",
            (storable(sentence), _KNOWN + 1),
        ).fetchall()
        if len(found) <= _KNOWN:
            counted.update(row[0] for row in found)
    return [document_id for document_id, _ in counted.most_common(_COMPARED)]
