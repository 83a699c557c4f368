"""Office files of ours: the same contents are the same bytes, whenever they were made."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def timeless(packed: BytesIO) -> bytes:
    """Return an archive whose files bear the first day that archives know, not the moment of packing."""
    file = BytesIO()
    with ZipFile(packed) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(ZipInfo(entry.filename), old.read(entry), ZIP_DEFLATED)
    return file.getvalue()
