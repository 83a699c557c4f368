"""Makes the PDFs of `fixtures/reading`: python -m tests.pdf.make_corpus chromium

A browser prints the pages of `fixtures/printed`; without the name of one only the other files are made. What
is expected of each is written beside it by hand.
"""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader, PdfWriter

from tests.pdf.build import pdf_file, set_copy, shown

CORPUS = Path(__file__).parents[2] / "fixtures" / "reading"
PAGES = CORPUS.with_name("printed")

COPY = [
    "The ferry sank in 40 minutes with 212 people aboard, all of whom",
    "were saved. The list of passengers named 181; nobody could say who",
    "the other 31 were. The wreck lies 18 m down, with 6.5 tonnes of fuel.",
]


def _encrypted(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_file(set_copy(COPY), packed=True))))
    writer.encrypt(user, "of the owner", algorithm="AES-256")
    sink = BytesIO()
    writer.write(sink)
    return sink.getvalue()


_PICTURE = (
    b"<</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    b"/Length 1>>\nstream\n\x80\nendstream"
)
_SCANNED = "q 500 0 0 700 40 60 cm /X1 Do Q\n"
_BLIND = (
    b"<</Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts "
    b"[<</Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500>>]>>"
)

MADE = {
    "ferry-owner.pdf": _encrypted(""),
    "ferry-locked.pdf": _encrypted("secret"),
    "scan.pdf": pdf_file(_SCANNED, _SCANNED, extra=[_PICTURE]),
    "scan-read.pdf": pdf_file(_SCANNED + "3 Tr " + set_copy(COPY), extra=[_PICTURE]),
    "scan-inside.pdf": pdf_file(
        set_copy(COPY), _SCANNED, set_copy(["It was built in 1987."]), extra=[_PICTURE]
    ),
    "turned.pdf": pdf_file(
        "".join(
            f"BT /F1 10 Tf 0 1 -1 0 {200 + 12 * at} 80 Tm ({line}) Tj ET\n" for at, line in enumerate(COPY)
        ),
        page="/Rotate 90",
        facts="/Title (Ferry sinks) /Author (Ruth Ames) /CreationDate (D:20240308091500Z)",
    ),
    "watermarked.pdf": pdf_file(
        "BT /F1 40 Tf .7 .7 -.7 .7 200 300 Tm (DRAFT 7) Tj ET /Artifact <</Type /Pagination>> BDC "
        + shown("slug FERRY2", 60, 810)
        + " EMC "
        + set_copy(COPY)
    ),
    "blind-font.pdf": pdf_file("BT /F1 10 Tf 60 700 Td <0014001500160017> Tj ET", font=_BLIND),
    "cut-off.pdf": pdf_file(set_copy(COPY), packed=True)[:-300],
}


def printed(page: Path, browser: str) -> bytes:
    """The PDF that a browser prints of a page."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "page.pdf"
        quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        subprocess.run(
            [browser, *quiet, f"--print-to-pdf={target}", page.as_uri()], check=True, capture_output=True
        )
        return target.read_bytes()


if __name__ == "__main__":
    for name, raw in MADE.items():
        (CORPUS / name).write_bytes(raw)
    for page in PAGES.glob("*.html") if len(sys.argv) > 1 else ():
        (CORPUS / page.name).with_suffix(".pdf").write_bytes(printed(page, sys.argv[1]))
