"""Notices that are too long to be read at the bus stop."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import ANY_LANGUAGE, Case, Context, Hit, Project, Severity, on_project
from plcomms.language.tokens import words
from plcomms.model.project import span_of

MOST = 70
"""Words of a notice with its title; with the day, the sender and whom to call the sheet stays under 100."""

_NOTICE = "notices:\n  - {{id: snow, title: No school today, statement: {said}}}\n"


@on_project(
    severity=Severity.WARNING,
    message="This notice has {count} words with its title, and a notice has at most {most}.",
    help="Say what is different today and what to do. The reasons can stand in a letter.",
    source="CDC, Crisis and Emergency Risk Communication (2018): a first message is short and simple",
    cases=(
        Case(_NOTICE.format(said=" ".join(["snow"] * 68)), (" ".join(["snow"] * 68),)),
        Case(
            _NOTICE.format(said=f"Stay home., for: {{staff: {' '.join(['ice'] * 80)}}}"),
            (" ".join(["ice"] * 80),),
        ),
        Case(_NOTICE.format(said=" ".join(["snow"] * 67))),
        Case(_NOTICE.format(said="Stay home.")),
    ),
    languages=ANY_LANGUAGE,
)
def notice_length(project: Project, _context: Context) -> Iterator[Hit]:
    """Keeps a notice so short that it is read at once.

    A family reads it on a telephone with one hand, at six in the morning.
    """
    for voice in (project.district, *project.schools.values()):
        for notice in voice.notices:
            for said in (notice.statement, *notice.variants.values()):
                count = len(words(notice.title)) + len(words(said))
                if count > MOST:
                    yield Hit(fields={"count": count, "most": MOST}, at=span_of(said))
