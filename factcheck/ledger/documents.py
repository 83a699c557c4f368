"""The documents of a ledger: found by id, uid or origin, and read at their latest revision."""

import hashlib
import zlib
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import LedgerDamaged, UnknownDocument, UnknownRevision
from factcheck.ledger import rows
from factcheck.ledger.clean import key, storable
from factcheck.model.claim import Claim
from factcheck.model.document import Document, Region, Span
from factcheck.model.entry import DocumentEntry

if TYPE_CHECKING:
    from sqlite3 import Connection

_LATEST = """
    FROM documents d JOIN revisions r ON r.document_id = d.id
    WHERE r.number = (SELECT max(number) FROM revisions WHERE document_id = d.id)"""


class Revision(NamedTuple):
    """The row of one revision, as far as a new draft is compared with it."""

    id: int
    number: int
    text: str
    text_sha256: str
    origin: str | None
    engine: str


def entries(connection: "Connection") -> list[DocumentEntry]:
    """Return all documents, in the order in which they first came in."""
    found = connection.execute(f"SELECT {rows.DOCUMENT_COLUMNS} {_LATEST} ORDER BY d.id")
    return [rows.document(row) for row in found]


def several(connection: "Connection") -> bool:
    """Tell whether there is more than one document."""
    return len(connection.execute("SELECT id FROM documents LIMIT 2").fetchall()) > 1


def entry(connection: "Connection", document_id: int) -> DocumentEntry:
    """Return one document by id."""
    row = connection.execute(
        f"SELECT {rows.DOCUMENT_COLUMNS} {_LATEST} AND d.id = ?", (key(document_id),)
    ).fetchone()
    if row is None:
        raise UnknownDocument(f"no document {document_id} in this ledger; `factcheck stats` lists them")
    return rows.document(row)


def found(connection: "Connection", ref: str) -> DocumentEntry:
    """Return the document of an id, uid or origin."""
    document_id = None
    if ref.isascii() and ref.isdigit():
        row = connection.execute("SELECT id FROM documents WHERE id = ?", (key(int(ref[:20])),)).fetchone()
        document_id = row and row[0]
    if document_id is None:
        row = connection.execute("SELECT id FROM documents WHERE uid = ?", (storable(ref),)).fetchone()
        document_id = row[0] if row else of_origin(connection, ref)
    if document_id is None:
        raise UnknownDocument(
            f"no document {storable(ref)!r} in this ledger; give an id, a uid or the path or URL it came from"
        )
    return entry(connection, document_id)


def of_origin(connection: "Connection", origin: str) -> int | None:
    """Return the id of the document that last had a revision from this path or URL."""
    row = connection.execute(
        "SELECT document_id FROM revisions WHERE origin = ? ORDER BY id DESC LIMIT 1", (storable(origin),)
    ).fetchone()
    return row[0] if row else None


def latest(connection: "Connection", document_id: int) -> Revision:
    """Return the latest revision of a document."""
    row = connection.execute(
        "SELECT id, number, text, text_sha256, origin, engine FROM revisions WHERE document_id = ?"
        " ORDER BY number DESC LIMIT 1",
        (key(document_id),),
    ).fetchone()
    if row is None:
        raise UnknownDocument(f"no document {document_id} in this ledger; `factcheck stats` lists them")
    return Revision(*row)


def article(connection: "Connection", document_id: int) -> Document:
    """Return the latest draft as it was read, to be read again."""
    found = entry(connection, document_id)
    revision = latest(connection, document_id)
    media_type, regions_text, byline, published, language = connection.execute(
        "SELECT r.media_type, r.regions, d.byline, d.published, d.language"
        " FROM revisions r JOIN documents d ON d.id = r.document_id WHERE r.id = ?",
        (revision.id,),
    ).fetchone()
    return Document(
        text=revision.text,
        origin=found.origin,
        title=found.title,
        byline=byline,
        published=published,
        language=language,
        media_type=media_type,
        raw=original(connection, document_id, revision.number),
        regions=rows.regions(regions_text),
    )


def original(connection: "Connection", document_id: int, number: int | None) -> bytes | None:
    """Return the bytes that a draft was read from, the latest unless told; None if from no file."""
    row = connection.execute(
        "SELECT r.raw_sha256, o.bytes, o.zlib"
        " FROM revisions r LEFT JOIN originals o ON o.sha256 = r.raw_sha256"
        " WHERE r.document_id = ?1 AND r.number = coalesce(?2, (SELECT max(number) FROM revisions"
        " WHERE document_id = ?1))",
        (key(document_id), None if number is None else key(number)),
    ).fetchone()
    if row is None:
        raise UnknownRevision(
            f"document {document_id} has no draft {number}; `factcheck diff {document_id}` names the latest"
        )
    sha256, size, packed = row
    if sha256 is None:
        return None
    try:
        # never more than it says: what unpacks to a disk full of zeros is no article
        raw = b"" if packed is None else zlib.decompressobj().decompress(packed, size + 1)
    except zlib.error:
        raw = b""
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise LedgerDamaged(
            f"the original file of document {document_id} is not as it was; run `factcheck audit`"
        )
    return raw


def unaccounted(connection: "Connection", document_id: int) -> list[Span]:
    """Return where numbers stand in the latest text that no figure accounts for."""
    found = connection.execute(
        'SELECT start, "end" FROM unaccounted WHERE revision_id = ? ORDER BY start',
        (latest(connection, document_id).id,),
    )
    return [Span(*row) for row in found]


def regions(connection: "Connection", document_id: int) -> tuple[Region, ...]:
    """Return what the stretches of the latest text are, apart from body."""
    revision = latest(connection, document_id)
    row = connection.execute("SELECT regions FROM revisions WHERE id = ?", (revision.id,)).fetchone()
    return rows.regions(row[0])


def set_aside(connection: "Connection", document_id: int) -> list[Claim]:
    """Return the numbers of the latest text that are no quantity, in its order."""
    revision = latest(connection, document_id)
    found = connection.execute(
        f"SELECT {rows.ASIDE_COLUMNS} FROM set_aside WHERE revision_id = ? ORDER BY start, id", (revision.id,)
    )
    return [rows.aside(row, document_id=document_id, text_digest=revision.text_sha256) for row in found]
