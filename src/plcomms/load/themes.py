"""Themes: folders of styles, the district's own laid over those that come with plcomms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from plcomms.load.files import read_text, shipped
from plcomms.load.validation import nearest_help, validated
from plcomms.load.yaml.file import read_yaml
from plcomms.model.finding import Finding, Severity
from plcomms.model.project import span_of
from plcomms.model.text import Source
from plcomms.model.theme import Theme

THEMES = "_themes"
"""The folder in ``templates`` that holds a folder for each theme."""
THEME_FILE = "theme.yaml"

_TEMPLATES = "templates"
_UNKNOWN = "There is no theme “{name}”."


def read_themes(folders: tuple[Path, ...]) -> tuple[dict[str, Theme], list[Finding], dict[str, Source]]:
    """The themes in ``folders`` of templates, of which the first go before; what is wrong; and the files."""
    themes: dict[str, Theme] = {}
    problems: list[Finding] = []
    sources: dict[str, Source] = {}
    for folder in reversed(folders):
        for file in sorted(folder.glob(f"{THEMES}/[!_.]*/{THEME_FILE}")):
            name = f"{_TEMPLATES}/{THEMES}/{file.parent.name}/{THEME_FILE}"
            text, problem = read_text(file, name)
            tree = read_yaml(name, text)
            sources[name] = tree.source
            theme, found = validated(Theme, tree)
            problems += [problem] if problem else found
            if theme:
                themes[file.parent.name] = theme.model_copy(update={"name": file.parent.name})
    problems += [
        Finding("reference", Severity.ERROR, _UNKNOWN.format(name=theme.like), span_of(theme.like),
                nearest_help(theme.like, themes))
        for theme in themes.values()
        if theme.like and theme.like not in themes
    ]  # fmt: skip
    return themes, problems, sources


def unknown_theme(name: str, root: Path) -> Iterator[Finding]:
    """What to say of a theme called ``name``, as the district at ``root`` wrote it, where there is none."""
    places = (root / _TEMPLATES, shipped(_TEMPLATES))
    known = {file.parent.name for place in places for file in place.glob(f"{THEMES}/[!_.]*/{THEME_FILE}")}
    if name not in known:
        help = nearest_help(name, sorted(known))
        yield Finding("reference", Severity.ERROR, _UNKNOWN.format(name=name), span_of(name), help)


def style_files(name: str, themes: Mapping[str, Theme], kind: str, format: str) -> Iterator[str]:
    """The files of styles that the theme called ``name`` may have for ``kind`` in ``format``.

    Those of the theme that it is like come first. Each is a template, and so may name colours.
    """
    chain: list[str] = []
    while name and name not in chain:
        chain.insert(0, name)
        name = themes[name].like or "" if name in themes else ""
    for each in chain:
        for file in ("style.css", f"{format}.css", f"{kind}.css", f"{kind}.{format}.css"):
            yield f"{THEMES}/{each}/{file}"
