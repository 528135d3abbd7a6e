"""A message to open and send: a draft for any mail program (RFC 5322), its pictures inside."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from typing import TYPE_CHECKING

from plcomms.model.errors import RenderError
from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument
from plcomms.model.links import host_of
from plcomms.render.email.parts import message
from plcomms.render.formats import Renderer
from plcomms.render.formats.text import as_text
from plcomms.render.pictures import FittedPicture, attached
from plcomms.render.rewrite import Attributes, rewritten

if TYPE_CHECKING:
    from email.message import EmailMessage

__all__ = ["CLIP", "RENDERER", "message", "mjml", "render", "size"]


CLIP = 102 * 1024
"""Bytes of HTML after which Gmail cuts a message off."""

_NOWHERE = "plcomms.invalid"
"""A host that no message comes from (RFC 2606), for names that must have one."""

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_UNPRINTED = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]+")
_WHOLE = {"aria-roledescription": "email", "role": "article"}
"""What MJML says of the element that is the whole message."""
_IMPLIED = frozenset(("tbody",))
"""Tags that HTML lets a writer leave out of a table: each counts toward the length at which Gmail cuts."""

_COMPLAINT = "A message of {label} could not be laid out as it should: {said}."
_COMPLAINT_HELP = "Correct the template that it comes from."


def render(page: FramedDocument) -> bytes:
    """The page as a draft: plain words, and HTML with its pictures; equal pages give equal bytes.

    It has no date and no receiver: the mail program asks for them when it is sent.

    Raises:
        RenderError: a picture cannot be read, or the MJML has a mistake.
    """
    from plcomms.render.email.headers import new_message  # noqa: PLC0415 (only who sends needs Python's email)

    source, pictures = mjml(page)
    html, title = _laid_out(source, page)
    made = new_message()
    made["Subject"] = _line(title)
    _from(made, page)
    made["X-Unsent"] = "1"
    made.set_content(as_text(page.body.root))
    made.add_alternative(html, subtype="html")
    for picture in pictures:
        _attach(made, picture)
    _name(made, hashlib.sha256(html.encode() + page.body.html.encode()).hexdigest())
    return made.as_bytes()


def size(page: FramedDocument) -> int:
    """How many bytes the HTML of ``page`` takes as a message, its pictures aside.

    Raises:
        RenderError: see ``render``.
    """
    return len(_laid_out(mjml(page)[0], page)[0].encode())


def mjml(page: FramedDocument) -> tuple[str, tuple[FittedPicture, ...]]:
    """The MJML of ``page``, its pictures named as attachments, and those.

    Raises:
        RenderError: a picture cannot be read.
    """
    return attached(page.html, page.roots)


def _laid_out(source: str, page: FramedDocument) -> tuple[str, str]:
    """The HTML that mail programs understand, and its title."""
    import mrml  # noqa: PLC0415 (only a message needs it)

    label = page.artifact.document.label
    try:
        made = mrml.to_html(source)
    except OSError as error:
        raise RenderError(_COMPLAINT.format(label=label, said=error), _COMPLAINT_HELP) from error
    if made.warnings:
        said = "; ".join(sorted({str(warning.kind) for warning in made.warnings}))
        raise RenderError(_COMPLAINT.format(label=label, said=said), _COMPLAINT_HELP)
    html = rewritten(made.content, _as_main, dropped=_IMPLIED)
    return html, unescape(made.title or "").strip() or page.title


def _as_main(_tag: str, attributes: Attributes) -> Attributes | None:
    """A mail program shows the message as a page of its own, so that it is what a reader may jump to."""
    return {**attributes, "role": "main"} if attributes.items() >= _WHOLE.items() else None


def _from(made: EmailMessage, page: FramedDocument) -> None:
    """Who sends it and gets the answers, where an address of theirs is known."""
    from email.headerregistry import Address  # noqa: PLC0415

    from plcomms.render.email.headers import is_short  # noqa: PLC0415

    address = _deliverable(str(page.sender.contact.email or "").strip())
    if not address:
        return
    school, district = page.sender.short_names
    short = school or district or ""
    for header, name in (("From", page.sender.name), ("Reply-To", page.sender.contact.name)):
        fitting = (said for said in map(_line, (name, short)) if is_short(said, len(header) + 2))
        made[header] = Address(next(fitting, ""), addr_spec=address)


def _deliverable(written: str) -> str:
    """A mailbox with its host as mail is sent to it; empty where not every program can send to it."""
    local, _, host = written.rpartition("@")
    address = f"{local}@{host_of(host)}"
    return address if _ADDRESS.fullmatch(address) else ""


def _line(words: str) -> str:
    """``words`` as the one line that a header is."""
    return _UNPRINTED.sub(" ", words).strip()


def _attach(made: EmailMessage, picture: FittedPicture) -> None:
    html = made.get_payload()[1]  # type: ignore[index]
    html.add_related(  # type: ignore[union-attr]
        picture.data,
        "image",
        picture.type,
        cid=f"<{picture.name}>",
        filename=picture.name,
        disposition="inline",
    )


def _name(made: EmailMessage, digest: str) -> None:
    """Give the message and the borders between its parts names that are the same in each build."""
    made["Message-ID"] = f"<{digest[:32]}@{_NOWHERE}>"
    for number, part in enumerate(part for part in made.walk() if part.is_multipart()):
        # Quoted-printable text never has "=_" (RFC 2045, section 6.7).
        part.set_boundary(f"=_{number}_{digest[:32]}")


RENDERER = Renderer(Format("email", "Email draft", 2, "eml", "email.mjml"), render, message=message)
