"""Mails: as press offices and their programs write them, and as they come in damaged."""

from email.message import EmailMessage

import pytest

from factcheck.errors import ReadingError, UnreadableArticle
from factcheck.model.document import Document, Zone
from factcheck.model.protocols import Likeness
from factcheck.reading import choose, eml, mbox, raw_text


def mail(text: str | None = "Some 12 people died.", **fields: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {
        "From": "Jane Smith <jane@example.org>",
        "Message-ID": "<1@example.org>",
        **fields,
    }.items():
        message[name] = value
    if text is not None:
        message.set_content(text)
    return message


def read(message: EmailMessage | bytes) -> Document:
    return eml.read(message if isinstance(message, bytes) else bytes(message), "note.eml")


def test_the_subject_is_the_headline_and_the_header_tells_who_and_when() -> None:
    document = read(mail(Subject="Re: RE: Dam fails, 40 missing", Date="Fri, 20 Oct 2023 09:30:00 +0100"))
    assert document.text.strip() == "Dam fails, 40 missing\n\nSome 12 people died."
    assert [(each.zone, document.surface(each.span)) for each in document.regions] == [
        (Zone.HEADLINE, "Dam fails, 40 missing")
    ]
    assert (document.title, document.byline, document.published) == (
        "Dam fails, 40 missing",
        "Jane Smith",
        "2023-10-20",
    )


def test_a_text_that_opens_with_the_subject_says_it_once() -> None:
    document = read(mail("Dam fails\n\nBy Ruth Ames\n\nSome 12 people died.", Subject="Dam  fails"))
    assert document.text.count("Dam fails") == 1
    assert document.byline == "Ruth Ames"


@pytest.mark.parametrize("encoding", ["7bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "windows-1252"])
def test_every_encoding_of_the_text(encoding: str, charset: str) -> None:
    text = "It cost 3,500,000 in all and was " + "long, very long, " * 8 + "at 1,400 a day."
    text = text if encoding == "7bit" else text.replace("3,500,000", "£3.5m")
    message = mail(None)
    message.set_content(text, charset=charset, cte=encoding)
    document = read(message)
    assert " ".join(document.text.split()) == text


def test_a_charset_that_is_not_the_one_declared() -> None:
    head = b"From: a@b.c\r\nMessage-ID: <1>\r\nContent-Type: text/plain; charset=%s\r\n\r\n"
    for charset, words in (
        (b"iso-8859-1", "a “12” – b".encode("cp1252")),
        (b"us-ascii", "a “12” – b".encode()),
        (b"utf-8", "a “12” – b".encode("cp1252")),
        (b"x-unknown", "a “12” – b".encode()),
        (b"zip", "a “12” – b".encode()),
    ):
        assert read(head % charset + words).text == "a “12” – b"


def test_of_several_forms_the_plain_one_is_read_unless_it_is_a_stub() -> None:
    message = mail("Some 12 people died in the flood.")
    message.add_alternative("<p>Some <b>12</b> people died in the flood.</p>", subtype="html")
    assert read(message).text.strip() == "Some 12 people died in the flood."
    assert any(each.where == "the same text in another form" for each in eml.raw_text(bytes(message)))
    stub = mail("Please use another program.")
    stub.add_alternative(
        f"<p>Some <b>1,400</b> people died.</p>{'<p>It was a long flood.</p>' * 9}", subtype="html"
    )
    assert "Some 1,400 people died." in read(stub).text
    assert "another program" not in read(stub).text


def test_what_is_attached_is_named_and_how_to_add_it_said() -> None:
    message = mail()
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="figures; rm -rf.pdf")
    message.add_attachment("12 more", filename="añadido.txt")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="../../a.png")
    document = read(message)
    assert document.text.strip() == "Some 12 people died."
    assert document.notices == (
        "attached and not read: figures; rm -rf.pdf, añadido.txt, a.png; save what is wanted and add it: "
        "factcheck add 'figures; rm -rf.pdf' 'añadido.txt'",
    )
    assert "12 more" in [each.words.strip() for each in eml.raw_text(bytes(message)) if not each.is_article]


def test_a_mail_with_nothing_but_an_attachment_is_refused_and_says_so() -> None:
    message = mail(None)
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="figures.pdf")
    with pytest.raises(
        UnreadableArticle, match=r"holds no text but what is attached \(figures.pdf\); save that"
    ):
        read(message)


def test_a_mail_that_is_sent_on_whole_stands_below() -> None:
    inner = mail("Some 12 people died.", Subject="Flood: 3 missing")
    outer = mail("For 2pm.", Subject="Fwd: flood")
    outer.add_attachment(inner)
    document = read(outer)
    assert (
        " | ".join(document.text.split("\n\n")).strip()
        == "flood | For 2pm. | Flood: 3 missing | Some 12 people died."
    )
    assert document.notices == ("another mail is attached; its text stands below",)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"From: a\n",
        b"From: a\n\n",
        b"Subject: =?utf-8?b?!!!?= =?x?q?=?=\nFrom: (((((\nMessage-ID: <\n\n12 died.",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\n12 died.",
        b"Content-Type: multipart/alternative; boundary=x\n\n--x--",
        b"Content-Type: message/rfc822\n\nContent-Type: message/rfc822\n\n12 died.",
        b"Content-Transfer-Encoding: base64\n\n!!!",
        b"Content-Type: text/plain; charset*0*=utf-8''%ff; charset*1=x; format*=x\n\n12 died.",
        b"Content-Disposition: attachment; filename*0*=utf-8''%ff\xff\n\n12 died.",
        b"From: \xff\xfe\nSubject: \xe2\x82\xac 12\n\n12 died.",
        b"Date: 99999999999999999999\nFrom: " + b"(" * 9999 + b"\n\n12 died.",
    ],
)
def test_a_damaged_mail_is_read_or_refused(raw: bytes) -> None:
    try:
        document = read(raw)
    except ReadingError as error:
        assert "\n" not in str(error)  # noqa: PT017
        return
    assert document.text.strip()
    assert list(raw_text(raw, eml.MEDIA_TYPE))


def test_parts_without_end_are_refused_or_read_in_time() -> None:
    nested = b"".join(
        b"Content-Type: multipart/alternative; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(300)
    )
    with pytest.raises(ReadingError):
        read(b"From: a\n" + nested + b"\n12 died.")
    many = b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n12 died.\n" + b"--x\n\n12 died.\n" * 5000
    assert read(many).text.count("12 died.") <= 1000


@pytest.mark.parametrize(
    ("raw", "likeness"),
    [
        (b"Return-Path: <a>\nSubject: b\n\nc", Likeness.CERTAIN),
        (b"Subject: b\nFrom: a\n\nc", Likeness.POSSIBLE),
        (b"Dam fails\n\nFrom: here\nMessage-ID: there", Likeness.NONE),
    ],
)
def test_a_mail_is_known_by_its_header(raw: bytes, likeness: Likeness) -> None:
    assert eml.recognises(raw) is likeness


def test_a_mailbox_is_a_mail_an_article() -> None:
    raw = b"".join(
        b"From jane@example.org Fri Oct 20 09:30:00 2023\n" + bytes(message) + b"\n"
        for message in (
            mail("12 died.\n\nFrom 3 to 5 are missing.\n".replace("\n\nFrom", "\n\n>From"), Subject="Flood"),
            mail(None, **{"Message-ID": "<2@example.org>"}),
            mail("40 came."),
        )
    )
    assert choose(raw, "mails.txt") is mbox
    first, second, third = mbox.read_all(raw, "mails.mbox")
    assert isinstance(first, Document)
    assert first.text.strip() == "Flood\n\n12 died.\n\nFrom 3 to 5 are missing."
    assert first.origin == "mails.mbox#1@example.org"
    assert isinstance(second, ReadingError)
    assert isinstance(third, Document)
