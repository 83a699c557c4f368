"""A mail taken apart: its parts with what each is to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from enum import StrEnum
from pathlib import PurePath

from factcheck.errors import UnreadableArticle
from factcheck.limits import MAIL_DEPTH, MAIL_PARTS, NAME_CHARS
from factcheck.mail import headers
from factcheck.mail.replies import unflowed
from factcheck.masthead import read_date

_MARKUP = re.compile(r"<(script|style)\b.*?(?:</\1|\Z)|<[^<>]*>", re.DOTALL | re.IGNORECASE)
_WORD = re.compile(r"\w+")
_PLAIN, _HTML = "text/plain", "text/html"


class Role(StrEnum):
    """What a part is to its mail."""

    TEXT = "the text"
    OTHER_FORM = "the same text in another form"
    MAIL = "an attached mail"
    ATTACHMENT = "an attachment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a mail; of one that is attached, its subject."""

    role: Role
    text: str = ""
    """Its words, or its HTML; empty for what is no text."""
    is_html: bool = False
    name: str = ""
    """Of an attachment."""
    fields: str = ""
    """Of an attached mail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail and its parts, in the order in which they are read."""

    subject: str | None
    sender: str | None
    date: str | None
    """The ISO date."""
    language: str | None
    fields: str
    """The words of its header, without the subject."""
    parts: tuple[Part, ...]
    damaged: bool


def take_apart(raw: bytes, name: str) -> Mail:
    """Return the parts of a mail; the name is for messages."""
    try:
        message = message_from_bytes(raw, policy=headers.AsWritten())
        parts = tuple(_parts(message))
    except RecursionError as error:
        raise UnreadableArticle(f"{name} is nested too deeply to be a mail; save its text as .txt") from error
    return Mail(
        subject=headers.subject(message),
        sender=headers.sender(message),
        date=read_date(headers.field(message, "date")),
        language=headers.field(message, "content-language"),
        fields=_fields(message),
        parts=parts,
        damaged=bool(message.defects),
    )


def _parts(message: Message) -> Iterator[Part]:
    waiting = [(message, Role.TEXT, 0)]
    for _ in range(MAIL_PARTS):
        if not waiting:
            return
        part, role, depth = waiting.pop()
        kind = part.get_content_type()
        # asked first: the payload of a part that is none is looked up by whatever charset it names
        if not part.is_multipart():
            yield _part(part, role)
        elif depth < MAIL_DEPTH:
            inside = part.get_payload()
            children = [child for child in inside if isinstance(child, Message)]
            if kind == "message/rfc822":
                yield from (
                    Part(role=Role.MAIL, text=headers.subject(child) or "", fields=_fields(child))
                    for child in children
                )
            chosen = _chosen(children, depth) if kind == "multipart/alternative" else None
            waiting += [
                (child, role if chosen in (None, child) else Role.OTHER_FORM, depth + 1)
                for child in reversed(children)
            ]


def _part(message: Message, role: Role) -> Part:
    kind, name = message.get_content_type(), _name(message)
    is_file = message.get_content_disposition() == "attachment" or name
    if is_file or kind not in (_PLAIN, _HTML):
        text = _text(message) if message.get_content_maintype() == "text" else ""
        return Part(role=Role.ATTACHMENT, text=text, name=name or f"a part without a name ({kind})")
    return Part(role=role, text=_text(message), is_html=kind == _HTML)


def _chosen(forms: list[Message], depth: int) -> Message | None:
    """Return the plain text of several forms of one text, unless it is but a stub of another."""
    if not forms or depth > 2:
        # nobody writes forms of forms, and each level would be read again
        return forms[0] if forms else None
    words = [_words(form) for form in forms]
    plain = next((at for at, form in enumerate(forms) if form.get_content_type() == _PLAIN), None)
    richest = words.index(max(words))
    return forms[richest if plain is None or 2 * words[plain] < words[richest] else plain]


def _words(form: Message) -> int:
    texts = (part.text for part in _parts(form) if part.role is not Role.ATTACHMENT)
    return sum(len(_WORD.findall(_MARKUP.sub(" ", text))) for text in texts)


def _text(part: Message) -> str:
    """Return the words of a text part, its lines as they are meant."""
    payload = part.get_payload(decode=True)
    text = headers.decoded(payload, part.get_content_charset()) if isinstance(payload, bytes) else ""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    return unflowed(text, without_space=str(part.get_param("delsp", "")).lower() == "yes")


def _name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return PurePath(headers.plain(name).replace("\\", "/")).name[:NAME_CHARS]


def _fields(message: Message) -> str:
    return "\n".join(headers.plain(value) for name, value in message.items() if name.lower() != "subject")
