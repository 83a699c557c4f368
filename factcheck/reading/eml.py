"""A mail: its own text under its subject; what is attached to it is named."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from factcheck.decoding import opening
from factcheck.errors import ReadingError, UnreadableArticle
from factcheck.layout import headed, joined, under_headline
from factcheck.model.document import Document, RawText
from factcheck.model.protocols import Likeness
from factcheck.reading import html, plain
from factcheck.safe import one_line

if TYPE_CHECKING:
    from factcheck.mail.parts import Mail, Part

NAME = "a mail"
MEDIA_TYPE = "message/rfc822"
SUFFIXES: tuple[str, ...] = (".eml",)

_FIELD = re.compile(r"([!-9;-~]{1,60}):")
_USUAL = {"from", "to", "subject", "date", "content-type"}
_ONLY_MAIL = {"message-id", "mime-version", "received", "return-path", "delivered-to"}
_ADDABLE = {".docx", ".pdf", ".txt", ".md", ".html", ".htm", ".eml", ".csv", ".xlsx", ".jsonl"}


def recognises(raw: bytes) -> Likeness:
    """Tell a mail by the fields that it opens with."""
    names = set()
    for line in opening(raw).splitlines():
        field = _FIELD.match(line)
        if field is None and not line[:1].isspace():
            break
        if field:
            names.add(field[1].lower())
    if names & _ONLY_MAIL and names & _USUAL:
        return Likeness.CERTAIN
    return Likeness.POSSIBLE if names & _USUAL else Likeness.NONE


def read(raw: bytes, origin: str | None) -> Document:
    """Return the document in a mail: its subject is the headline, and only its own text is below it."""
    from factcheck.mail.parts import Role, take_apart

    shown = one_line(origin or "the mail")
    mail = take_apart(raw, shown)
    texts = [text for part in mail.parts if (text := _document(part)) is not None]
    attached = [one_line(part.name) for part in mail.parts if part.role is Role.ATTACHMENT]
    if not texts:
        others = f" but what is attached ({', '.join(attached)}); save that, and add it" if attached else ""
        raise UnreadableArticle(f"{shown} holds no text{others or '; check that it is the right file'}")
    document = joined(texts)
    if any(text.media_type == html.MEDIA_TYPE for text in texts):
        document = under_headline(document, mail.subject)
    else:
        document = plain.document(document.text, None, title=mail.subject)
    return replace(
        document,
        origin=origin,
        title=mail.subject or document.title,
        byline=document.byline or mail.sender,
        published=mail.date or document.published,
        language=mail.language or document.language,
        media_type=MEDIA_TYPE,
        raw=raw,
        notices=(*document.notices, *_notices(mail, attached)),
    )


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the mail's own words, and apart from them its header, quotations, other forms, attachments."""
    from factcheck.mail.parts import take_apart

    mail = take_apart(raw, "the mail")
    yield RawText("the header", mail.fields, is_article=False)
    subject = mail.subject
    for part in mail.parts:
        for each in _raw(part):
            if subject and each.is_article and each.words.strip():
                yield each._replace(words=headed(each.words, subject)[0])
                subject = None
            else:
                yield each


def _document(part: "Part") -> Document | None:
    """Return what is the mail's own of a part; None when that is nothing."""
    from factcheck.mail.parts import Role
    from factcheck.mail.replies import own

    if part.role not in (Role.TEXT, Role.MAIL) or not part.text.strip():
        return None
    if part.is_html:
        try:
            return html.read(part.text.encode(), None)
        except ReadingError:
            # markup around a picture, and no words
            return None
    words = own(part.text) if part.role is Role.TEXT else part.text
    return Document(text=words) if words.strip() else None


def _raw(part: "Part") -> Iterator[RawText]:
    from factcheck.mail.parts import Role
    from factcheck.mail.replies import only_quotes, stretches

    if part.role is Role.MAIL:
        yield RawText(part.role, part.text)
        yield RawText("the header", part.fields, is_article=False)
    elif part.role is not Role.TEXT:
        where = f"{part.role} ({part.name})" if part.name else part.role
        yield RawText(where, part.text, is_article=False)
    elif part.is_html:
        yield from _raw_page(part.text)
    else:
        everything = only_quotes(part.text)
        for stretch in stretches(part.text):
            yield RawText(stretch.where or part.role, stretch.words, everything or not stretch.where)


def _raw_page(text: str) -> Iterator[RawText]:
    try:
        yield from html.raw_text(text.encode())
    except ReadingError:
        yield RawText("what cannot be read", text, is_article=False)


def _notices(mail: "Mail", attached: list[str]) -> Iterator[str]:
    from factcheck.mail.parts import Role

    if any(part.role is Role.MAIL for part in mail.parts):
        yield "another mail is attached; its text stands below"
    if attached:
        import shlex

        addable = [shlex.quote(name) for name in attached if PurePath(name).suffix.lower() in _ADDABLE]
        hint = f"; save what is wanted and add it: factcheck add {' '.join(addable)}" if addable else ""
        yield f"attached and not read: {', '.join(attached)}{hint}"
    if mail.damaged:
        yield "the mail is damaged; what could be read of it was"
