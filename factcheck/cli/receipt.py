"""What adding an article did, in words."""

from collections.abc import Iterator

from factcheck.model.entry import DocumentEntry, Receipt
from factcheck.model.wording import titled


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """Yield which document it is now, what came of the draft before, and every figure accounted for."""
    document = receipt.document
    if not receipt.new:
        yield f"document {document.id}: {called(document)}"
        yield f"  same text as revision {document.revision}: nothing new"
    elif document.revision == 1:
        yield f"document {document.id}, new: {called(document)}"
    else:
        read_again = ", the same text read again" if receipt.reread else ""
        yield f"document {document.id}, revision {document.revision}{read_again}: {called(document)}"
        yield (
            f"  {many(receipt.kept, 'decision')} kept; {many(receipt.changed, 'claim')} changed, "
            f"{receipt.added} added, {receipt.gone} gone"
        )
    yield f"  {receipt.coverage}"
    if receipt.findings:
        yield f"  {many(receipt.findings, 'finding')}: see factcheck findings --document {document.id}"


def called(document: DocumentEntry) -> str:
    """Return a document's title, and where it came from if the title does not say that."""
    title = titled(document)
    return title if document.origin in (None, title) else f"{title} ({document.origin})"


def many(number: int, noun: str) -> str:
    """Return a number of things.

    >>> many(1, "claim"), many(1400, "claim")
    ('1 claim', '1,400 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
