"""The zip archive that an office file is, checked before anything of it is unpacked."""

import zlib
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from factcheck.errors import UnreadableArticle
from factcheck.limits import ARCHIVE_BYTES, ARCHIVE_ENTRIES, ARCHIVE_RATIO, PART_BYTES

_ENCRYPTED = 0x1
_LEAST_FOR_RATIO = 1 << 20
"""What unpacks to less is harmless, however well it was packed."""


class Archive:
    """The parts of an office file by name, each unpacked when it is asked for, up to the limits."""

    def __init__(self, raw: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = ZipFile(BytesIO(raw))
            entries = self._zip.infolist()
        except (BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise UnreadableArticle(
                f"{name} is damaged or cut off (its table of contents is missing); fetch or save it again"
            ) from error
        _check(entries, len(raw), name)
        self._entries = {_normal(entry.filename): entry for entry in entries}

    def __contains__(self, part: str) -> bool:
        return _normal(part) in self._entries

    def read(self, part: str) -> bytes:
        """Return the bytes of a part, proved by its checksum."""
        entry = self._entries[_normal(part)]
        try:
            with self._zip.open(entry) as file:
                # what is declared may be wrong: no more is unpacked than may be
                content = file.read(PART_BYTES + 1)
                if len(content) <= PART_BYTES:
                    # the checksum is proved at the end of the part
                    file.read(1)
        except (BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise UnreadableArticle(
                f"{self._name} is damaged ({part} does not unpack); fetch or save it again"
            ) from error
        if len(content) > PART_BYTES:
            raise _too_large(self._name, f"{part} unpacks to more than {PART_BYTES >> 20} MB")
        return content


def _check(entries: list[ZipInfo], size: int, name: str) -> None:
    """Refuse an archive whose own table of contents shows that no office program wrote it."""
    if len(entries) > ARCHIVE_ENTRIES:
        raise _too_large(name, f"{len(entries):,} files in it")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > ARCHIVE_BYTES:
        raise _too_large(name, f"it unpacks to {unpacked >> 20:,} MB")
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > _LEAST_FOR_RATIO and unpacked > ARCHIVE_RATIO * max(packed, 1):
        raise _too_large(name, f"it unpacks to {unpacked // max(packed, 1):,} times its size")
    if packed > size:
        raise _damaged(name, "its files overlap")
    if len({_normal(entry.filename) for entry in entries}) < len(entries):
        raise _damaged(name, "a file stands in it twice")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise UnreadableArticle(f"{name} is protected by a password; save a copy without one")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _damaged(name, "packed in a way that no office program packs")
        parts = PurePosixPath(entry.orig_filename.replace("\\", "/")).parts
        if not parts or ".." in parts or parts[0] == "/" or "\0" in entry.orig_filename:
            raise _damaged(name, "a file in it wants to lie outside")


def _normal(part: str) -> str:
    # names of parts are compared without regard to case
    return part.replace("\\", "/").lstrip("/").lower()


def _too_large(name: str, why: str) -> UnreadableArticle:
    return UnreadableArticle(f"{name} is larger than any article ({why}); save its text as .txt and add that")


def _damaged(name: str, why: str) -> UnreadableArticle:
    return UnreadableArticle(f"{name} was not written by an office program ({why}); save it again in one")
