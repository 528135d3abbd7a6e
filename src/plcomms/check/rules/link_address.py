"""Links that lead nowhere a reader can go: to no page, mailbox or telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import (
    ANY_LANGUAGE,
    Block,
    Case,
    Context,
    Hit,
    Passage,
    Project,
    Severity,
    on_project,
    on_text,
)
from plcomms.model.calendar import CalendarEntry
from plcomms.model.district import Contact, Content
from plcomms.model.entries import Event
from plcomms.model.links import address, found_in
from plcomms.model.project import span_of

_SOURCE = "RFC 3986, section 4.3: an absolute address begins with a scheme such as https"
_EVENT = (
    "events:\n  - id: night\n    title: Night\n    about: Come.\n    date: 2027-03-04\n    start: 6 pm\n"
    "    place: Hill School\n    reply_to: '{0}'\n    reply_link: '{1}'\n"
)
_CONTACT = "contact: {{name: Ana Lee, phone: '{0}', website: '{1}'}}\n"
_UNREAD = re.compile(r"\]\(\s*(?P<target>(?:javascript|vbscript|data|file):[^)\s]*)", re.IGNORECASE)
"""A link that Markdown itself takes for none, and prints as it was typed."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}|[A-Za-z]:\\")


@on_project(
    severity=Severity.WARNING,
    message="“{found}” at {field} is no address that a reader can follow, so no link is made of it.",
    help="Write nothing else there than a web address that begins with https://, an email address or a "
    "telephone number.",
    source=_SOURCE,
    cases=(
        Case(_EVENT.format("Ana Lee", "javascript:alert(1)"), ("javascript:alert(1)",)),
        Case(_EVENT.format("Ana Lee", "file:///C:/x.pdf"), ("file:///C:/x.pdf",)),
        Case(_EVENT.format("Ana Lee", "ask at the office"), ("ask at the office",)),
        Case(_CONTACT.format("call Ana", "our site"), ("call Ana", "our site")),
        Case("next_steps:\n  - statement: Tell us.\n    link: form.pdf\n", ("form.pdf",)),
        Case("news:\n  - {title: A, text: B., link: {words: C, to: form.pdf}}\n", ("form.pdf",)),
        Case("news:\n  - {title: A, text: B., link: '[C](https://hill.example)'}\n"),
        Case("dates:\n  - {title: A, date: 2027-03-04, online: ask}\n", ("ask",)),
        Case(_EVENT.format("the office", "<https://hill.example/niños?room=12 A>")),
        Case(_EVENT.format("555-0100", "[Reply](https://hill.example/r)")),
        Case(_CONTACT.format("555-0100 or 555-0101", "www.hill.example")),
        Case("next_steps:\n  - statement: Tell us.\n    link: ana.lee@hill.example\n"),
    ),
)
def link_address(project: Project, _context: Context) -> Iterator[Hit]:
    """Sees that what is given as an address is one.

    A code to scan that leads nowhere keeps a family from replying. Only pages, mailboxes and telephones
    become links; what could run a program or open a file never does.
    """
    for field, written in _fields(project):
        at = span_of(written)
        if at and not address(written):
            yield Hit(fields={"found": str(written), "field": field}, at=at)


def _fields(project: Project) -> Iterator[tuple[str, str]]:
    """Every field that is an address by its name, with what stands in it."""
    yield from _of_contact(project.district.contact)
    for school in project.schools.values():
        yield from _of_contact(school.principal)
        yield from _of_contact(school.office)
    for voice in (project.district, *project.schools.values()):
        yield from _of_voice(voice)


def _of_voice(voice: Content) -> Iterator[tuple[str, str]]:
    for event in voice.events:
        yield from _of_event(event)
    for entry in voice.dates:
        yield from _of_date(entry)
    links = (*(step.link for step in voice.next_steps), *(notice.link for notice in voice.notices))
    yield from (("link", link) for link in links if link)
    yield from (("link", item.link.address) for item in voice.news if item.link)


def _of_event(event: Event) -> Iterator[tuple[str, str]]:
    for name in ("reply_link", "online", "reply_phone"):
        if written := getattr(event, name):
            yield name, written
    for contact in event.contacts:
        yield from _of_contact(contact)


def _of_date(entry: CalendarEntry) -> Iterator[tuple[str, str]]:
    if entry.meeting and not (entry.link and entry.link.address == entry.meeting):
        yield "online", entry.meeting
    for link in (entry.link, *(session.link for session in entry.sessions)):
        if link:
            yield "link", link.address
    for contact in entry.contacts:
        yield from _of_contact(contact)


def _of_contact(contact: Contact | None) -> Iterator[tuple[str, str]]:
    if contact and contact.website:
        yield "website", contact.website
    if contact and contact.phone and not any(found_in(contact.phone)):
        yield "phone", contact.phone


@on_text(
    severity=Severity.WARNING,
    message="The link to “{found}” leads nowhere, so only its words are printed.",
    help="Link to a web address that begins with https://, an email address or a telephone number.",
    source=_SOURCE,
    cases=(
        Case("Read [the rules](javascript:alert(1)) first.", ("[the rules](javascript:alert(1",)),
        Case("Read [the rules](ftp://hill.example/a) and [more](sms:5550100).", ("the rules", "more")),
        Case("Read [the handbook](handbook.pdf).", ("the handbook",), kind="letter"),
        Case("Read [the handbook](handbook.html), or [the rules](https://hill.example/rules)."),
        Case("Write to [Ana](mailto:ana@hill.example), or call [her](tel:555-0100).", kind="letter"),
    ),
    languages=ANY_LANGUAGE,
)
def link_target(passage: Passage, _context: Context) -> Iterator[Hit]:
    """Finds links in a text that no reader can follow.

    A page that is sent by mail or printed lies beside no other file.
    """
    for number, block in enumerate(passage.blocks):
        for start, end, target in _targets(block):
            scheme = _SCHEME.match(target)
            if (scheme or passage.document) and not target.startswith("#") and not address(target):
                yield Hit(start, end, number, fields={"found": target})


def _targets(block: Block) -> Iterator[tuple[int, int, str]]:
    """The places of links in ``block``, and where each leads."""
    yield from ((link.start, link.end, link.target) for link in block.links if not link.picture)
    for found in _UNREAD.finditer(block.text):
        words = max(block.text.rfind(end, 0, found.start()) for end in "]\n") + 1
        start = block.text.find("[", words, found.start())
        if start >= 0:
            yield start, found.end(), found["target"]
