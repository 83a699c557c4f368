"""What adding an article did, in words."""

from collections.abc import Iterator, Sequence

from factcheck.model.entry import DocumentEntry, Receipt
from factcheck.model.wording import many, titled
from factcheck.transfer import Stray, Transfer

_PLACES = 3
"""As many places are told in one line."""

_FEW = 3
"""As many numbers of each."""

_NUMBER = 24
"""Characters of a number that are shown."""


def receipt_lines(receipt: Receipt, transfer: Transfer | None = None) -> Iterator[str]:
    """Yield which document it is now, what came of the draft before, and every figure accounted for.

    The transfer says which numbers of the file the article holds.
    """
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
    if transfer is not None:
        yield f"  {arrivals(transfer)}"
    yield f"  {receipt.coverage}"
    if receipt.findings:
        yield f"  {many(receipt.findings, 'finding')}: see factcheck findings --document {document.id}"


def arrivals(transfer: Transfer) -> str:
    """Return in one line how many numbers of a file the text holds, and where the others stand.

    >>> footer = Stray(number="2024", where="the foot of the page", around="© 2024 The Post")
    >>> arrivals(Transfer(in_file=5, in_text=4, left_out=(footer,)))
    '5 numbers in the file, 4 in the text; 1 left out: the foot of the page (2024).'
    """
    parts = [f"{many(transfer.in_file, 'number')} in the file"]
    if not (transfer.lost or transfer.strange or transfer.left_out):
        return f"{parts[0]}, all in the text."
    parts[0] += f", {transfer.in_text:,} in the text"
    for what, strays in (("LOST", transfer.lost), ("left out", transfer.left_out)):
        if strays:
            parts.append(f"{len(strays):,} {what}: {_places(strays)}")
    if transfer.strange:
        numbers = [stray.number for stray in transfer.strange]
        parts.append(f"{len(numbers):,} only in the text ({_some(numbers)})")
    return "; ".join(parts) + "."


def _places(strays: Sequence[Stray]) -> str:
    """Return where they stand, the places with most of them first, with a few of each."""
    places: dict[str, list[str]] = {}
    for stray in strays:
        places.setdefault(stray.where, []).append(stray.number)
    listed = sorted(places.items(), key=lambda place: -len(place[1]))
    told = [f"{where} ({_some(numbers)})" for where, numbers in listed[:_PLACES]]
    rest = sum(len(numbers) for _, numbers in listed[_PLACES:])
    return ", ".join(told) + (f", and {rest:,} elsewhere" if rest else "")


def _some(numbers: Sequence[str]) -> str:
    shown = ", ".join(number[:_NUMBER] for number in numbers[:_FEW])
    return f"{shown} and {len(numbers) - _FEW:,} more" if len(numbers) > _FEW else shown


def called(document: DocumentEntry) -> str:
    """Return a document's title, and where it came from if the title does not say that."""
    title = titled(document)
    return title if document.origin in (None, title) else f"{title} ({document.origin})"
