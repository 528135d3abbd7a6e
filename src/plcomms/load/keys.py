"""The words that can stand before a colon in people's files, and what they are called elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from plcomms.model.district import District, School
from plcomms.model.glossary import GlossaryFile
from plcomms.model.issue import Issue

OTHER_NAMES: Mapping[str, str] = {
    "about": "description details summary info",
    "address": "street",
    "alt": "alt_text alttext",
    "answer": "a reply response",
    "brand": "branding style design theme",
    "bring": "notes what_to_bring",
    "by": "who person author speaker due deadline",
    "calendar": "ics ical",
    "caption": "legend subtitle description",
    "colors": "color palette colours colour",
    "consent": "permission release",
    "contact": "contacts",
    "credit": "photographer taken_by photo_by source copyright",
    "dates": "calendar important_dates key_dates days save_the_date",
    "dismissal": "early_release release early_dismissal dismissal_time half_day lets_out",
    "every": "repeat repeats recurring recurrence rrule frequency weekly monthly",
    "except": "skip exceptions excluding but_not not_on without exdate",
    "date": "when day on",
    "definition": "meaning",
    "detail": "grade class grades",
    "family": "parent parents mother father mom dad guardian caregiver grandparent",
    "student": "pupil child kid",
    "staff": "superintendent counselor secretary nurse coach librarian",
    "email": "eml mail e-mail e_mail",
    "end": "finish finishes until ends to end_time endtime",
    "events": "event calendar",
    "families": "parents parent family guardians caregivers",
    "faqs": "faq questions",
    "feature": "featured pin pinned highlight",
    "figure": "number statistic stat",
    "file": "path src filename",
    "focus": "crop position center centre",
    "for": "audiences audience variants versions",
    "gallery": "pictures photos images album slideshow",
    "host": "organizer organiser presenter",
    "issue": "edition volume month",
    "languages": "language lang",
    "link": "url web href",
    "markdown": "md",
    "name": "district school",
    "news": "announcements updates items",
    "no_school": "closed holiday holidays school_closed no_classes",
    "online": "zoom virtual webinar video",
    "provided": "provides provide we_provide",
    "reply_fields": "slip_fields fields slip",
    "reply_phone": "rsvp_phone",
    "school_year": "year schoolyear",
    "sections": "section order layout",
    "sessions": "slots",
    "next_steps": "steps actions todo next",
    "note": "message letter",
    "notices": "notice alerts alert announcements announcement",
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
    "theme": "look style template layout",
    "reply_by": "rsvp_by respond_by",
    "reply_link": "rsvp_link form signup",
    "reply_to": "rsvp respond contact",
    "room": "classroom",
    "short_name": "nickname abbreviation",
    "slides": "pptx powerpoint ppt",
    "snippets": "sms texts social",
    "source": "citation",
    "at": "time hours",
    "from": "starting first since",
    "to": "end_date enddate last_day through thru date_end to_date",
    "until": "last end_date ends_on",
    "start": "time begin begins starts from start_time starttime hour",
    "statement": "text body content message words sentence paragraph",
    "stories": "story",
    "students": "student kids pupils",
    "teacher": "teachers",
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

SPELLINGS: Mapping[str, str] = {"colours": "colors", "statement": "text", "only": "for"}
"""Keys that may be written in another way, too."""

_ONE_DAY = (
    "An event has one date: write an entry for each day, or name the last day in “about”; "
    "or move it to “dates”, where a range of days can stand."
)
_IN_WORDS = "Say it in “about”, or in “bring” if it is something to know beforehand."
NO_PLACE: Mapping[str, str] = {
    **dict.fromkeys(("end_date", "enddate", "last_day", "dates", "days", "date_end", "to_date"), _ONE_DAY),
    **dict.fromkeys(
        ("all_day", "allday", "all-day"),
        "An event needs an hour: write when people can come, and in “about” that it lasts all day; "
        "or move it to “dates”, where no hour is needed.",
    ),
    **dict.fromkeys(
        ("repeat", "repeats", "recurring", "weekly", "every"),
        "An event has one date: write an entry for each time, each with its own id; or move it to “dates”, "
        "where  every: first Tuesday  can stand.",
    ),
    **dict.fromkeys(("cost", "price", "fee", "fees", "admission", "age", "ages", "grades"), _IN_WORDS),
    "contacts": "One contact can be named, under “contact”; name other people in the text.",
    "titles": "One title can be given; join the two in one line.",
}
"""Keys for which nothing stands here: what to do instead."""

NEEDED: Mapping[str, str] = {
    "start": "Add a line  start: 6:30 pm  there. An event needs an hour: say when people can come, "
    "and the rest in “about”.",
    "date": "Add a line  date: 2026-10-14  there. Leave the entry out until its day is known.",
}
"""What to write for a key that is missing, where it takes more than a line."""


@cache
def known_keys() -> frozenset[str]:
    """Every word that can stand before a colon in a district's, a school's or a glossary's file."""
    models = {field for model in (District, School, Issue, GlossaryFile) for field in _keys(model)}
    return frozenset({*models, *OTHER_NAMES, "colors", "colours"})


@cache
def outermost_keys() -> frozenset[str]:
    """The words that stand at the very left of these files."""
    return frozenset(name for model in (District, School, Issue, GlossaryFile) for name in model.model_fields)


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
