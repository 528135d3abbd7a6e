"""Lists, quotes and emphasis inside one another without end."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.check.statements import statements
from plcomms.load.markdown import DEEPEST

_VISION = "vision: |\n  We want this.\n\n{lines}"
_LIST = "".join(f"  {'  ' * depth}- level {depth}\n" for depth in range(DEEPEST + 1))


@on_project(
    severity=Severity.ERROR,
    message=f"Lists, quotes or emphasis stand more than {DEEPEST} deep inside one another here.",
    help="Take levels out: begin a list of its own, or say it in a sentence.",
    source="plainlanguage.gov, Use lists: more than two levels confuse readers",
    cases=(
        Case(_VISION.format(lines=_LIST), (f"- level {DEEPEST}",)),
        Case(_VISION.format(lines=f"  {'> ' * (DEEPEST + 1)}far in\n"), ("> > > > > > > far in",)),
        Case(_VISION.format(lines=f"  {'*a ' * 7}b{'*' * 7}\n"), (f"{'*a ' * 7}b{'*' * 7}",)),
        Case(_VISION.format(lines="  - a coat\n    - with a name\n      - in *ink*\n")),
        Case(_VISION.format(lines="  > Said *and **meant***.\n")),
    ),
)
def nested_too_deep(project: Project, context: Context) -> Iterator[Hit]:
    """Bounds how deep lists, quotes and emphasis may stand inside one another.

    Nobody can follow them, and no sheet of paper has room for so many margins.
    """
    for said in statements(project):
        deep = context.markdown(said.words).deep
        if deep:
            yield Hit(at=deep, shows=(deep,))
