"""PDF files made by hand: what a page's program shows, and nothing that a printer would add."""

import zlib
from collections.abc import Sequence

A4 = (595, 842)
_FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"


def pdf_file(
    *pages: str,
    font: bytes = _FONT,
    extra: Sequence[bytes] = (),
    page: str = "",
    root: str = "",
    facts: str = "",
    packed: bool = False,
) -> bytes:
    """A PDF of these pages; `extra` are further objects, the first of which is number 5."""
    objects = [b""] * 4 + list(extra)
    kids: list[int] = []
    for program in pages:
        content = program.encode("cp1252")
        form = b""
        if packed:
            content, form = zlib.compress(content), b"/Filter /FlateDecode "
        objects.append(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (form, len(content), content))
        kids.append(len(objects) + 1)
        objects.append(f"<</Type /Page /Parent 2 0 R /Contents {len(objects)} 0 R {page}>>".encode("cp1252"))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[0] = f"<</Type /Catalog /Pages 2 0 R {root}>>".encode()
    objects[1] = (
        f"<</Type /Pages /Kids [{listed}] /Count {len(kids)} /MediaBox [0 0 {A4[0]} {A4[1]}] "
        "/Resources <</Font <</F1 3 0 R>> /XObject <</X1 5 0 R>>>>>>"
    ).encode()
    objects[2] = font
    objects[3] = f"<<{facts}>>".encode()
    return assembled(objects)


def assembled(objects: Sequence[bytes]) -> bytes:
    """These objects, numbered from 1, as a file; the first is its root and the fourth its facts."""
    file = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        file += b"%010d 00000 n \n" % place
    file += b"trailer\n<</Size %d /Root 1 0 R /Info 4 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
    )
    return bytes(file)


def shown(text: str, x: float, y: float, size: float = 10, more: str = "") -> str:
    """The steps that show a text at a place."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {more} {x} {y} Td ({escaped}) Tj ET\n"


def set_copy(
    lines: Sequence[str], x: float = 60, y: float = 760, size: float = 10, leading: float = 12
) -> str:
    """Lines of copy, one below the other."""
    return "".join(shown(line, x, y - nth * leading, size) for nth, line in enumerate(lines))
