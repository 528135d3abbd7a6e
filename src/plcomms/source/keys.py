"""The words that can stand before a colon in people's files, and what they are called elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from plcomms.model.district import District, School
from plcomms.model.glossary import GlossaryFile

OTHER_NAMES: Mapping[str, str] = {
    "about": "description details summary info",
    "address": "street",
    "alt": "alt_text alttext",
    "answer": "a reply response",
    "brand": "branding style design theme",
    "bring": "notes what_to_bring",
    "by": "who person author speaker due deadline",
    "calendar": "ics ical",
    "colors": "color palette colours colour",
    "consent": "permission release",
    "contact": "contacts",
    "date": "when day on",
    "definition": "meaning",
    "detail": "grade class grades",
    "email": "eml mail e-mail e_mail",
    "end": "finish finishes until ends to end_time endtime",
    "events": "event dates calendar",
    "families": "parents parent family guardians caregivers",
    "faqs": "faq questions",
    "figure": "number statistic stat",
    "file": "path src filename",
    "for": "audiences audience variants versions",
    "host": "organizer organiser presenter",
    "issue": "edition volume",
    "languages": "language lang",
    "link": "url web href",
    "markdown": "md",
    "name": "district school",
    "next_steps": "steps actions todo next",
    "note": "message letter",
    "one-pager": "onepager house",
    "people": "person students names",
    "phone": "telephone tel call mobile",
    "picture": "image img photo photograph",
    "place": "location where venue building",
    "primary": "main",
    "proof": "facts evidence data",
    "question": "q ask",
    "quote": "quotation",
    "quotes": "quotations",
    "reply_by": "rsvp_by respond_by",
    "reply_link": "rsvp_link form signup",
    "reply_to": "rsvp respond contact",
    "room": "classroom",
    "short_name": "nickname abbreviation",
    "slides": "pptx powerpoint ppt",
    "snippets": "sms texts social",
    "source": "citation",
    "start": "time begin begins starts from start_time starttime hour",
    "statement": "text body content message words sentence paragraph",
    "stories": "story",
    "students": "student kids pupils",
    "teachers": "teacher",
    "text": "txt plain",
    "title": "headline heading header subject name",
    "vision": "mission",
    "web": "html htm page website",
    "website": "site homepage web url",
    "whys": "why reasons reason",
    "word": "docx doc",
    "words": "text statement quote body",
}
"""What people call a thing that has another name here."""


@cache
def known_keys() -> frozenset[str]:
    """Every word that can stand before a colon in a district's, a school's or a glossary's file."""
    models = {field for model in (District, School, GlossaryFile) for field in _keys(model)}
    return frozenset({*models, *OTHER_NAMES, "colors", "colours"})


@cache
def outermost_keys() -> frozenset[str]:
    """The words that stand at the very left of these files."""
    return frozenset(name for model in (District, School, GlossaryFile) for name in model.model_fields)


def _keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
        for inner in _models(field.annotation):
            yield from _keys(inner)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
