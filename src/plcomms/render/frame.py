"""An artifact's body in its frame, and the bytes that its format makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from plcomms.compose.links import linked
from plcomms.compose.qr import drawn
from plcomms.compose.templates import Templates
from plcomms.load.fonts import font_folder
from plcomms.load.kinds import Kinds
from plcomms.load.markdown import read_markdown
from plcomms.model.brand import Brand
from plcomms.model.document import Artifact, Body, Kind
from plcomms.model.element import parse
from plcomms.model.fonts import DISPLAY_FONTS, FONTS, Font
from plcomms.model.framed import TO_CALENDAR, CalendarItem, FramedDocument, Printed
from plcomms.model.glossary import Audience, reaches
from plcomms.model.project import Project, Sender
from plcomms.render.assets import embedded_in_style as with_files
from plcomms.render.formats import renderer_of
from plcomms.render.formats.text import as_lines
from plcomms.render.palette import dark, palette
from plcomms.render.typography import curled, typeset

__all__ = ["apply_frame", "faces", "font_folder", "roots_of", "to_printed", "with_files"]

_STYLED = ("web", "pdf")
"""The formats whose pages have style sheets."""

_FACE = (
    '@font-face {{ font-family: "{font.family}"; font-weight: {weight}; font-style: {face.style}; '
    'src: url("{uri}"); }}'
)


def apply_frame(
    artifact: Artifact, body: Body, project: Project, kinds: Kinds, templates: Templates | None = None
) -> FramedDocument:
    """The whole page of ``artifact``: ``body`` in the frame of its format, with the styles of its kind.

    ``templates`` are those of the folders of ``kinds``, where they were read already.
    """
    renderer = renderer_of(artifact.format)
    frame = renderer.format.frame
    sender = project.sender(artifact.document.school)
    roots = roots_of(project, kinds)
    title = body.title if sender.name in body.title else f"{body.title} – {sender.name}"
    html = drawn(body.html)
    if frame:
        html = typeset(html, artifact.document.language)
        title = curled(title, artifact.document.language)
    if html != body.html:
        body = replace(body, html=html)
    colours = palette(sender.brand.colours)
    kind = kinds.kinds[artifact.document.kind]
    about_event = kind.each != "notice"
    event = next((e for e in sender.events if about_event and e.id == artifact.document.event), None)
    theme = kinds.themes[sender.brand.theme]
    font, display = letters_of(sender.brand, kinds)
    if frame:
        values = {
            "title": title,
            "language": artifact.document.language,
            "document": artifact.document,
            "kind": kind,
            "sender": sender,
            "running": Markup(_in_styles(sender.name)),  # noqa: S704 (escaped as styles have it)
            "district": project.district,
            "palette": colours,
            "night": dark(colours),
            "look": artifact.look,
            "event": event,
            "font": font,
            "display": display,
            "theme": theme,
            "faces": faces_of(font, display, renderer.format.printed),
            "styles": Markup(kinds.styles(artifact.document.kind, artifact.format)),  # noqa: S704 (a template's own)
            "body": Markup(body.html),  # noqa: S704 (made by compose, which escapes every value)
            "message": renderer.message(body.root) if renderer.message else None,
        }
        templates = templates or Templates(kinds.folders)
        values["theme_styles"] = _theme_styles(kinds, theme.name, artifact, values, templates)
        html = templates.rendered(f"_frames/{frame}", values)
    reader = project.glossary.audience(artifact.document.audience)
    about = _about(str(event.about.to(reader))) if event else ""
    pages = _pages(artifact, kind, reader)
    listed = () if event else _listed(artifact, html, sender, reader)
    return FramedDocument(
        artifact,
        body,
        html,
        title,
        roots,
        sender,
        colours,
        event,
        about,
        listed,
        pages,
        1 in kind.up,
        display,
        theme.filled,
    )


def _in_styles(words: str) -> str:
    """``words`` as they stand in quotes in a style sheet, where HTML's own signs mean nothing."""
    return "".join(c if c.isalnum() or c in " .,-" else f"\\{ord(c):x} " for c in words)


def _listed(artifact: Artifact, html: str, sender: Sender, reader: Audience) -> tuple[CalendarItem, ...]:
    """What a calendar of ``sender`` has for ``reader``, if the page is one or has one in it."""
    if artifact.format != "calendar" and TO_CALENDAR not in html:
        return ()
    events = [
        CalendarItem(e, _about(str(e.about.to(reader)))) for e in sender.events if reaches(e.for_, reader)
    ]
    dates = [
        CalendarItem(d, _about(str(d.about.to(reader))) if d.about else "", d.spans)
        for d in sender.dates
        if reaches(d.for_, reader)
    ]
    return (*events, *dates)


def _theme_styles(
    kinds: Kinds, theme: str, artifact: Artifact, values: Mapping[str, Any], templates: Templates
) -> Markup:
    """The styles of ``theme`` for a page, with ``values`` such as its colours in them."""
    if artifact.format not in _STYLED:
        return Markup("")
    names = kinds.theme_styles(theme, artifact.document.kind, artifact.format)
    return Markup("\n".join(templates.rendered(name, values) for name in names))  # noqa: S704 (a theme's own)


@lru_cache(maxsize=256)
def _about(words: str) -> str:
    """What is said of an event as lines; several formats and readers ask for the same words."""
    return as_lines(parse(linked(read_markdown(words).html)))


def _pages(artifact: Artifact, kind: Kind, reader: Audience) -> int:
    """How many pages it is to take: one sheet where several stand on it, none said for large print."""
    if artifact.look.large:
        return 0
    if artifact.look.up > 1:
        return 1
    wanted = kind.pages or 0
    return wanted if isinstance(wanted, int) else next((wanted[a] for a in reader.chain if a in wanted), 0)


def roots_of(project: Project, kinds: Kinds) -> tuple[Path, ...]:
    """The folders whose files a page may use."""
    brands = (project.district.brand, *(school.brand for school in project.schools.values() if school.brand))
    chosen = [FONTS[brand.font] for brand in brands] + list(DISPLAY_FONTS.values())
    fonts = dict.fromkeys(font_folder(font) for font in chosen)
    return (project.root, *kinds.folders, *fonts)


def letters_of(brand: Brand, kinds: Kinds) -> tuple[Font, Font]:
    """The letters of text and those of headings."""
    font = FONTS[brand.font]
    return font, DISPLAY_FONTS.get(kinds.themes[brand.theme].display, font)


def faces_of(font: Font, display: Font, printed: bool = False) -> Markup:
    """The rules that tell a page where the files of its letters are; see ``faces``."""
    return Markup("\n").join(faces(each, printed) for each in dict.fromkeys((font, display)))


@lru_cache(maxsize=64)
def faces(font: Font, printed: bool = False) -> Markup:
    """The rules that tell a page where the files of ``font`` are.

    A browser takes a file with many weights once, for all of them; WeasyPrint wants to be told of each.
    """
    folder = font_folder(font)
    rules = [
        _FACE.format(font=font, weight=weight, face=face, uri=(folder / face.file).as_uri())
        for face in font.faces
        for weight in (face.weights if printed else [" ".join(face.weights)])
    ]
    return Markup("\n".join(rules))  # noqa: S704 (names of our own)


def to_printed(page: FramedDocument) -> Printed:
    """The bytes of a dressed page, and what was left out of it for it to fit; a pure function of it.

    Raises:
        RenderError: the page cannot be made.
    """
    return renderer_of(page.artifact.format).to_printed(page)
