"""A document's words: its template with what the district says bound into it."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time
from typing import Any

import jinja2
import markdown
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plcomms.documents.holes import fill, make_hole
from plcomms.documents.kinds import Kinds
from plcomms.model.district import Statement
from plcomms.model.document import Body, Document
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.glossary import Audience
from plcomms.model.project import Project
from plcomms.model.text import Source, Span, Text
from plcomms.source.markdown import Rich, read_markdown

_EXTENSIONS = ["attr_list", "md_in_html", "sane_lists", "tables"]
_NO_FIELD = "The template asks for something that does not exist: {what}."
_NO_FIELD_HELP = "Take it out of the template, or correct its name."
_SYNTAX = "The template cannot be read: {what}."
_SYNTAX_HELP = "Check the line for a missing  %}  or  }}  or  {% endif %}  or  {% endfor %}."
_FAULT = "A template cannot be used."


class Composer:
    """Makes the bodies of a project's documents; templates are read once."""

    def __init__(self, project: Project, kinds: Kinds) -> None:
        self._project = project
        self._kinds = kinds
        self._environment = template_environment(kinds)
        self._environment.finalize = make_hole
        self._environment.filters |= {
            "date": long_date,
            "short_date": short_date,
            "times": times,
            "link": link,
        }
        self._read: dict[tuple[str, object], Rich] = {}
        self._markdown = markdown.Markdown(extensions=_EXTENSIONS, output_format="html")

    def compose(self, document: Document) -> Body:
        """The words of ``document``.

        Raises:
            InputError: its template has a mistake; the finding says on which line.
        """
        name = self._kinds.template(document)
        holes: list[str] = []
        values = self._values(document) | {"_holes": holes}
        try:
            source = self._environment.get_template(name).render(values)
        except jinja2.TemplateError as error:
            raise self._fault(error, name) from error
        skeleton = self._markdown.reset().convert(source) if name.endswith(".md") else source
        html, blocks = fill(skeleton, holes, self._reading)
        title = next((b.text for b in blocks if b.kind == "heading"), Text(document.name))
        return Body(document, str(title), html, blocks)

    def _values(self, document: Document) -> Mapping[str, Any]:
        """What a template may name."""
        project, sender = self._project, self._project.sender(document.school)
        audience = project.glossary.audience(document.audience)
        district = project.district

        def mine(entries: Iterable[Any]) -> list[Any]:
            """Those of ``entries`` that are for this audience or for all."""
            return [e for e in entries if not _only(e) or any(a in _only(e) for a in audience.chain)]

        return {
            "document": document,
            "audience": audience,
            "district": district,
            "sender": sender,
            "school": sender.school,
            "vision": district.vision,
            "definition": district.definition,
            "progress": district.progress,
            "whys": district.whys,
            "proof": sender.proof,
            "stories": sender.stories,
            "quotes": mine(sender.quotes),
            "events": mine(sender.events),
            "event": next((e for e in sender.events if e.id == document.event), None),
            "faqs": mine(sender.faqs),
            "next_steps": mine(sender.next_steps),
            "say": _sayer(audience),
            "times": times,
        }

    def _reading(self, text: str) -> Rich:
        """``read_markdown``, once for each text at each place."""
        key = (str(text), getattr(text, "segments", ()))
        if key not in self._read:
            self._read[key] = read_markdown(text)
        return self._read[key]

    def _fault(self, error: jinja2.TemplateError, name: str) -> InputError:
        file, line = _template_line(error, name)
        shown = f"templates/{file}"
        source = Source(shown, self._kinds.read(file))
        start = source.line_start(line) if line <= source.text.count("\n") + 1 else 0
        word = re.search(r"'(\w+)'(?!.*')", str(error.message or ""))
        at = source.text.find(word[1], start) if word else -1
        span = Span(shown, at, at + len(word[1])) if word and at >= 0 else Span(shown, start, start)
        syntax = isinstance(error, jinja2.TemplateSyntaxError)
        message = (_SYNTAX if syntax else _NO_FIELD).format(what=str(error.message).rstrip("."))
        help = _SYNTAX_HELP if syntax else _NO_FIELD_HELP
        found = Finding("template", Severity.ERROR, message, span, help)
        return InputError(_FAULT, findings=(found,), sources={shown: source})


def template_environment(kinds: Kinds) -> jinja2.Environment:
    """An environment that can reach nothing but what it is given, and that refuses a misspelt name."""
    return ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in kinds.folders]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _sayer(audience: Audience) -> Callable[[Statement | None], str]:
    """What ``say(statement)`` gives in a template: the words that ``audience`` gets."""

    def say(statement: Statement | None) -> str:
        return statement.to(audience) if statement else ""

    return say


def _only(entry: Any) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(entry, "for_", ()) or getattr(entry, "only", ())
    return found


def _template_line(error: jinja2.TemplateError, name: str) -> tuple[str, int]:
    """The template and the line in it at which ``error`` arose."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.name or name, error.lineno
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "templates" in f.filename]
    for frame in reversed(frames):
        kind, _, file = frame.filename.replace("\\", "/").rpartition("templates/")
        if kind and not frame.filename.endswith(".py"):
            return file, frame.lineno or 1
    return name, 1


def long_date(day: date) -> str:
    """A day as a letter writes it: Thursday, January 14, 2027."""
    return f"{day:%A, %B} {day.day}, {day.year}"


def short_date(day: date) -> str:
    """A day as a list writes it: Thu, Jan 14."""
    return f"{day:%a, %b} {day.day}"


def times(start: time, end: time | None = None) -> str:
    """A time, or from when to when: 6:30 to 8 p.m."""
    if end is None:
        return _clock(start)
    same_half = (start.hour < 12) == (end.hour < 12) and not _named(start) and not _named(end)
    first = _clock(start).removesuffix(" a.m.").removesuffix(" p.m.") if same_half else _clock(start)
    return f"{first} to {_clock(end)}"


def _named(when: time) -> bool:
    return when in (time(12), time(0))


def _clock(when: time) -> str:
    if _named(when):
        return "noon" if when.hour else "midnight"
    minutes = f":{when:%M}" if when.minute else ""
    return f"{(when.hour - 1) % 12 + 1}{minutes} {'a.m.' if when.hour < 12 else 'p.m.'}"


def link(where: str) -> str:
    """The address to put behind what people wrote: a web address, an e-mail or a telephone number."""
    bare = where.strip()
    if re.match(r"(?i)https?://|mailto:|tel:", bare):
        return bare
    if re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", bare):
        return f"mailto:{bare}"
    if re.fullmatch(r"[\d\s()+.-]{7,}", bare):
        return "tel:" + re.sub(r"[^\d+]", "", bare)
    return f"https://{bare}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", bare) else ""


def compose_all(composer: Composer, documents: Iterable[Document]) -> Iterator[Body]:
    """The bodies of ``documents``, in order."""
    return map(composer.compose, documents)
