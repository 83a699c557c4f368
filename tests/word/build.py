"""Word files made by hand: the parts that a test is about, and no others."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = (
    'xmlns:w="{w}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{}</cp:coreProperties>'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

NAMED_STYLES = {
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Caption": "caption",
    "ListBullet": "List Bullet",
}


def run(text: str, properties: str = "") -> str:
    """One run of text, as Word writes it."""
    wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{wrapped}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", properties: str = "") -> str:
    """One paragraph; what is no markup is made a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each of which is text or the markup of its paragraphs."""
    lines = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{c if c.startswith('<') else paragraph(c)}</w:tc>" for c in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{lines}</w:tbl>"


def styles(extra: str = "", language: str = "en-GB") -> str:
    """The part that declares the usual styles, and others."""
    usual = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>'
        + ('<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>' if id_ == "ListBullet" else "")
        + "</w:style>"
        for id_, name in NAMED_STYLES.items()
    )
    spoken = f'<w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
    defaults = f"<w:docDefaults>{spoken}</w:docDefaults>"
    return f"<w:styles {_SPACES.format(w=W)}>{defaults}{usual}{extra}</w:styles>"


def word_file(body: str, *, namespace: str = W, core: str = "", **parts: str) -> bytes:
    """A Word file with this body, and with other parts by their kinds: footnotes, header, comments."""
    spaces = _SPACES.format(w=namespace)
    files = {"word/document.xml": f"<w:document {spaces}><w:body>{body}<w:sectPr/></w:body></w:document>"}
    related = {"styles": styles(), **parts}
    for kind, inner in related.items():
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        content = inner if inner.startswith("<w:styles") else f"<w:{root} {spaces}>{inner}</w:{root}>"
        files[f"word/{kind}.xml"] = content.replace(W, namespace)
    files["word/_rels/document.xml.rels"] = _relations({kind: f"{kind}.xml" for kind in related})
    mains = {"officeDocument": "word/document.xml"}
    if core:
        files["docProps/core.xml"] = _CORE.format(core)
        mains["core-properties"] = "docProps/core.xml"
    files["_rels/.rels"] = _relations(mains)
    files["[Content_Types].xml"] = _content_types(list(related))
    return archive({name: f"{_HEAD}{content}".encode() for name, content in files.items()})


def archive(files: dict[str, bytes]) -> bytes:
    """A zip archive of these files, the same bytes on every day."""
    sink = BytesIO()
    with ZipFile(sink, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            entry = ZipInfo(name, (2024, 3, 8, 9, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, content)
    return sink.getvalue()


def _content_types(kinds: list[str]) -> str:
    start = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{start}.{kind}+xml"/>'
        for name, kind in [("document", "document.main"), *((kind, kind) for kind in kinds)]
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
