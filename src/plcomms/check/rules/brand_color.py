"""Brand colors in which, or on which, words cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.model.brand import Brand
from plcomms.model.colour import READABLE, area, best_on, contrast, settled, tint, turns_brown, words_in
from plcomms.model.project import span_of

_SAME_GRAY = 1.2
"""Below this contrast two areas side by side look like one (a choice of our own)."""

_WORDS = {
    "primary": "headings and links are set in {became}",
    "accent": "names, months and small headings are set in {became}",
}
_AREAS = {"primary": "bands are filled with {became}", "accent": "drawings are filled with {became}"}
_LIGHT = "is too light for words on a white page"
_MIDDLING = "is too dark for dark words and too light for white ones"
_AND = " and "
_GROUND = "It stands as a ground with words on it; as letters it would be brown."
_DARKER = "To have the same color everywhere, write “{became}” or a darker one."
_RATIO = "{ratio:.1f} to 1"
_BRAND = "brand:\n  colors: {{primary: '{0}', accent: '{1}'}}\n"
_SCHOOL = "name: Green Valley\n# file: schools/hill.yaml\nname: Hill School\nprincipal: {name: Jo Day}\n"


@on_project(
    severity=Severity.ADVICE,
    message="The {role} color {color} {problem}: {changes} instead.",
    help="Its contrast is {ratio}; words need {least}. No page is left unreadable. {advice}",
    source="WCAG 2.1, success criterion 1.4.3: text has a contrast of at least 4.5 to 1",
    cases=(
        Case(_BRAND.format("#7fb3d5", "#8a3c12"), ("#7fb3d5",)),
        Case(_BRAND.format("#fc0", "#d98a29"), ("#fc0", "#d98a29")),
        Case(_BRAND.format("#797979", "#8a3c12"), ("#797979",)),
        Case(_SCHOOL + _BRAND.format("#1d4f73", "#ffcc00"), ("#ffcc00",)),
        Case(_BRAND.format("#1d4f73", "#8a3c12")),
        Case(_BRAND.format("#036", "#800020")),
    ),
)
def brand_color(project: Project, _context: Context) -> Iterator[Hit]:
    """Says where a color of the brand is made darker so that words can be read.

    Pale letters are lost on weak eyes, on a phone in the sun and on a copier.
    """
    for brand in _brands(project):
        ground = tint(brand.colours.primary)
        set_in = words_in(brand.colours.primary, brand.colours.accent)
        for role, words in zip(("primary", "accent"), set_in, strict=True):
            color = getattr(brand.colours, role)
            at = span_of(color)
            if at and (words != color or area(color) != color):
                yield Hit(fields=_fields(role, color, words, ground), at=at)


def _fields(role: str, color: str, words: str, ground: str) -> dict[str, object]:
    """What to say of a color that is changed for ``words``, and perhaps for areas too."""
    filled = area(color)
    became = settled(color) if role == "primary" else words
    changes = [_WORDS[role].format(became=words)] if words != color else []
    changes += [_AREAS[role].format(became=filled)] if filled != color else []
    return {
        "role": role,
        "color": color,
        "problem": _LIGHT if filled == color else _MIDDLING,
        "changes": _AND.join(changes),
        "advice": _GROUND if turns_brown(color, ground) else _DARKER.format(became=became),
        "ratio": _RATIO.format(ratio=contrast(color, ground if filled == color else best_on(color))),
        "least": _RATIO.format(ratio=READABLE),
    }


@on_project(
    severity=Severity.ADVICE,
    message="The colors {primary} and {accent} come out of a copier as the same gray.",
    help="Choose a lighter or a darker one of the two, so that a copied page looks as it should.",
    source="WCAG 2.1, success criterion 1.4.1: color alone must not carry a meaning",
    cases=(
        Case(_BRAND.format("#1d4f73", "#7a2f2f"), ("#7a2f2f",)),
        Case(_BRAND.format("#8a3c12", "#8a3c12"), ("#8a3c12",)),
        Case(_BRAND.format("#14505c", "#b3501a")),
        Case(_BRAND.format("#1d4f73", "#a95613")),
    ),
)
def brand_gray(project: Project, _context: Context) -> Iterator[Hit]:
    """Compares the two colors of the brand as a black-and-white copier shows them.

    Most papers reach families as copies in black on white.
    """
    for brand in _brands(project):
        primary, accent = brand.colours.primary, brand.colours.accent
        at = span_of(accent) or span_of(primary)
        if at and contrast(area(primary), area(accent)) < _SAME_GRAY:
            yield Hit(fields={"primary": primary, "accent": accent}, at=at)


def _brands(project: Project) -> Iterator[Brand]:
    yield project.district.brand
    yield from (school.brand for school in project.schools.values() if school.brand)
