"""What adding an article did, in words."""

from collections.abc import Iterator, Sequence

from factcheck.model.entry import DocumentEntry, Receipt
from factcheck.model.wording import titled
from factcheck.transfer import Stray, Transfer

_PLACES = 3
"""As many places are told in one line, and of each as many numbers."""

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

    >>> footer = Stray(number="2024", where="the footer", around="© 2024 The Post")
    >>> arrivals(Transfer(in_file=5, in_text=4, left_out=(footer,)))
    '5 numbers in the file, 4 in the text; left out: 1 in the footer (2024).'
    """
    if not (transfer.lost or transfer.strange or transfer.left_out):
        return f"{many(transfer.in_file, 'number')} in the file, all in the text."
    parts = [f"{many(transfer.in_file, 'number')} in the file, {transfer.in_text:,} in the text"]
    if transfer.lost:
        parts.append(f"LOST: {_told(transfer.lost)}")
    if transfer.strange:
        numbers = [stray.number[:_NUMBER] for stray in transfer.strange]
        parts.append(f"in the text only: {len(numbers):,} ({_some(numbers)})")
    if transfer.left_out:
        parts.append(f"left out: {_told(transfer.left_out)}")
    return "; ".join(parts) + "."


def _told(strays: Sequence[Stray]) -> str:
    """Return how many stand where, the places with most of them first, with a few of each."""
    places: dict[str, list[str]] = {}
    for stray in strays:
        places.setdefault(stray.where, []).append(stray.number[:_NUMBER])
    listed = sorted(places.items(), key=lambda place: -len(place[1]))
    told = [f"{len(numbers):,} in {where} ({_some(numbers)})" for where, numbers in listed[:_PLACES]]
    rest = sum(len(numbers) for _, numbers in listed[_PLACES:])
    return ", ".join(told) + (f", {rest:,} elsewhere" if rest else "")


def _some(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:_PLACES]) + (", …" if len(numbers) > _PLACES else "")


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
