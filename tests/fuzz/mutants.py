"""Damaged and hostile relatives of good files: bytes changed anywhere, or inside what a file packs."""

import random
import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from tests.word.build import archive

_NUMBERS = (b"-1", b"0", b"1", b"255", b"65536", b"2147483648", b"99999999999999999999", b"1e308", b"nan")
_PACKED = (b"PK", b"%PDF")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TAG = re.compile(rb"<[^<>]{1,200}>")
_DIGITS = re.compile(rb"\d+")


class Mutant(NamedTuple):
    """One changed file, and how it came about."""

    raw: bytes
    how: str
    keeps_content: bool
    """Whether only damage can make it say less than the file that it was made of."""


def mutants(seeds: dict[str, bytes], number: int, seed: int) -> Iterator[Mutant]:
    """Yield so many mutants of good files, the same for the same seed."""
    chance = random.Random(seed)
    names = sorted(seeds)
    for nth in range(number):
        name = names[nth % len(names)]
        raw = seeds[name]
        packed = nth % 2 == 0
        changed = _inside(raw, chance) if packed else _bytes(raw, chance)
        is_proved = not packed and raw.startswith(_PACKED)
        yield Mutant(changed, f"{name}, mutant {nth} of seed {seed}", is_proved)


def _bytes(raw: bytes, chance: random.Random) -> bytes:
    """Change the file's own bytes, once or a few times."""
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 1, 2, 5, 20))):
        chance.choice(_CHANGES)(changed, chance)
    return bytes(changed)


def _flip(changed: bytearray, chance: random.Random) -> None:
    if changed:
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)


def _overwrite(changed: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(changed) + 1)
    piece = bytes(chance.randrange(256) for _ in range(chance.choice((1, 2, 4, 16, 64))))
    changed[at : at + len(piece)] = piece


def _cut(changed: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(changed) + 1)
    del changed[at : at + chance.choice((1, 2, 8, 100, 10_000))]


def _truncate(changed: bytearray, chance: random.Random) -> None:
    del changed[chance.randrange(len(changed) + 1) :]


def _repeat(changed: bytearray, chance: random.Random) -> None:
    at, end = chance.randrange(len(changed) + 1), chance.randrange(len(changed) + 1)
    piece = changed[at : min(at + 500, len(changed))]
    changed[end:end] = piece * chance.choice((1, 2, 50))


def _number(changed: bytearray, chance: random.Random) -> None:
    found = list(_DIGITS.finditer(changed))
    if found:
        digits = chance.choice(found)
        changed[digits.start() : digits.end()] = chance.choice(_NUMBERS)


def _tag(changed: bytearray, chance: random.Random) -> None:
    """Take out a tag, say it twice, or exchange it for another."""
    found = list(_TAG.finditer(changed))
    if found:
        one, other = chance.choice(found), chance.choice(found)
        changed[one.start() : one.end()] = chance.choice((b"", one[0] * 2, one[0] * 300, other[0]))


_CHANGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip,
    _flip,
    _overwrite,
    _cut,
    _truncate,
    _repeat,
    _number,
)


def _inside(raw: bytes, chance: random.Random) -> bytes:
    """Change what a file packs, and pack it again so that every checksum is right."""
    if not raw.startswith(_PACKED):
        return _inside_markup(raw, chance)
    return _inside_archive(raw, chance) if raw.startswith(b"PK") else _inside_streams(raw, chance)


def _inside_markup(raw: bytes, chance: random.Random) -> bytes:
    """Change the tags of a page, which packs nothing."""
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 2, 5, 20))):
        chance.choice((*_CHANGES, _tag, _tag, _tag, _tag, _tag, _tag))(changed, chance)
    return bytes(changed)


def _inside_archive(raw: bytes, chance: random.Random) -> bytes:
    try:
        with ZipFile(BytesIO(raw)) as packed:
            files = {entry.filename: packed.read(entry) for entry in packed.infolist()}
    except BadZipFile:
        return _bytes(raw, chance)
    name = chance.choice(sorted(files))
    changed = bytearray(files[name])
    for _ in range(chance.choice((1, 2, 5))):
        chance.choice((*_CHANGES, _tag, _tag, _tag, _tag))(changed, chance)
    return archive(files | {name: bytes(changed)})


def _inside_streams(raw: bytes, chance: random.Random) -> bytes:
    """Change the contents of a PDF's streams, which are told to be as long as they then are."""
    found = list(_STREAM.finditer(raw))
    if not found:
        return _bytes(raw, chance)
    stream = chance.choice(found)
    try:
        content, is_packed = bytearray(zlib.decompress(stream[1])), True
    except zlib.error:
        content, is_packed = bytearray(stream[1]), False
    for _ in range(chance.choice((1, 2, 5))):
        chance.choice((_flip, _overwrite, _cut, _repeat, _number, _number))(content, chance)
    packed = zlib.compress(bytes(content)) if is_packed else bytes(content)
    head = raw[: stream.start()]
    # the length stands in the dictionary before; where it does not, the mutant has a wrong one
    at = head.rfind(b"/Length ")
    length = re.compile(rb"/Length \d+").match(head, at) if at >= 0 else None
    if length:
        head = head[:at] + b"/Length %d" % len(packed) + head[length.end() :]
    return head + b"stream\n" + packed + b"\nendstream" + raw[stream.end() :]
