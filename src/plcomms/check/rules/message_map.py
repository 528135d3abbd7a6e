"""What the whole message lacks, or has too much of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plcomms.check.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.language.sentences import words
from plcomms.model.coverage import GUIDELINES, carriers
from plcomms.model.project import span_of
from plcomms.plan.turns import stories_in

MOST_WHYS = 4
"""Messages that people keep in mind at most (WSPRA); three are better."""

LONGEST_VISION = 40
"""Words of a vision: more than a sentence may have cannot be repeated to a neighbor."""

_NEED: Mapping[str, tuple[str, ...]] = {
    "future": ("families",),
    "progress": ("families",),
    "ownership": ("families", "students"),
    "teachers": ("staff",),
    "clear-why": ("families", "staff"),
    "stories": ("families",),
    "invitation": ("families",),
}
"""Who must hear each of the seven guidelines."""

_MEANING = {
    "future": "that children will be ready for college, career and life",
    "progress": "how they can see a child's progress",
    "ownership": "that students take charge of more of their work",
    "teachers": "that teachers get the time and tools that they need",
    "clear-why": "why you do this",
    "stories": "a story of a child, a class or a school",
    "invitation": "that they are invited to come and see",
}
_WHY = (
    "  - {{id: why-{0}, statement: 'Reason {0}.',"
    " guidelines: [future, progress, ownership, teachers, clear-why]}}\n"
)
_REST = (
    "stories:\n  - {id: one, title: Peas, statement: We planted peas., guidelines: [stories]}\n"
    "next_steps:\n  - {statement: Come and see., guidelines: [invitation]}\n"
)
_FORTY_ONE = "Each child will " + "read and write and add and " * 7 + "sing well."


@on_project(
    severity=Severity.ADVICE,
    message="Nothing tells {readers} {meaning} (guideline “{guideline}”).",
    help="Say it in a why, a story or an event for them, and name it there: guidelines: [{guideline}]",
    source="Education Elements and ExcelinEd guide (2018), seven guidelines",
    cases=(
        Case("name: Green\nwhys:\n" + _WHY.format(1), ("Green", "Green")),
        Case("name: Green\n" + _REST + "whys:\n" + _WHY.format(1).replace("teachers, ", ""), ("Green",)),
        Case("name: Green\n" + _REST + "whys:\n" + _WHY.format(1)),
        Case(
            "name: Green\n"
            + _REST.replace("[invitation]", "[invitation], only: [families]")
            + "whys:\n"
            + _WHY.format(1)
        ),
    ),
)
def guideline_gap(project: Project, _context: Context) -> Iterator[Hit]:
    """Looks for each of the seven guidelines in what its readers get.

    A message that leaves one out invites the question that it would have answered.
    """
    found = carriers(project)
    for guideline in GUIDELINES:
        audiences = [
            project.glossary.audiences[a] for a in _NEED[guideline] if a in project.glossary.audiences
        ]
        missing = [a for a in audiences if not any(c.guideline == guideline and c.reaches(a) for c in found)]
        if missing:
            fields = {
                "readers": " and ".join(str(audience.label) for audience in missing),
                "meaning": _MEANING[guideline],
                "guideline": guideline,
            }
            yield Hit(fields=fields, at=span_of(project.district.name))


@on_project(
    severity=Severity.WARNING,
    message="The vision has {count} words.",
    help="Say it in one sentence of at most 40 words, better 25, that a parent can repeat to a neighbor.",
    source="plainlanguage.gov, Write short sentences: none over 40 words",
    cases=(
        Case(f"vision: {_FORTY_ONE}\n", (_FORTY_ONE,)),
        Case(f"vision:\n  statement: Well read.\n  for: {{staff: {_FORTY_ONE}}}\n", (_FORTY_ONE,)),
        Case("vision: Each child will be known well and taught well.\n"),
        Case("vision: {statement: Known well., for: {students: My teachers know me.}}\n"),
    ),
)
def vision_length(project: Project, _context: Context) -> Iterator[Hit]:
    """Keeps the vision short enough to be remembered.

    A vision that nobody can say by heart is on the wall and nowhere else.
    """
    vision = project.district.vision
    for said in (vision.statement, *vision.variants.values()):
        count = len(words(said))
        if count > LONGEST_VISION:
            yield Hit(fields={"count": count}, at=span_of(said))


@on_project(
    severity=Severity.WARNING,
    message="There are {count} whys; people keep four in mind at most.",
    help="Keep the three or four that matter most, and make the others proof points under them.",
    source="Washington School Public Relations Association (WSPRA): at most four key messages",
    cases=(
        Case("whys:\n" + "".join(map(_WHY.format, range(1, 6))), ("why-5",)),
        Case("whys:\n" + "".join(map(_WHY.format, range(1, 8))), ("why-5",)),
        Case("whys:\n" + "".join(map(_WHY.format, range(1, 5)))),
        Case("whys:\n" + _WHY.format(1)),
    ),
)
def too_many_messages(project: Project, _context: Context) -> Iterator[Hit]:
    """Keeps the number of messages to what people remember.

    Who hears seven reasons repeats none.
    """
    whys = project.district.whys
    if len(whys) > MOST_WHYS:
        yield Hit(fields={"count": len(whys)}, at=span_of(whys[MOST_WHYS].id))


@on_project(
    severity=Severity.WARNING,
    message="The newsletter of {name} has no story.",
    help="Tell under stories what happened to one child or class this month, in four to six short sentences.",
    source="Education Elements and ExcelinEd guide (2018), guideline 6: share success stories in newsletters",
    cases=(
        Case("name: Green Valley\n", ("Green Valley",)),
        Case(
            "name: Green Valley\n# file: schools/hill.yaml\nname: Hill School\nprincipal: {name: Jo Day}\n",
            ("Hill School",),
        ),
        Case("stories:\n  - {id: peas, title: Peas, statement: We planted peas.}\n"),
        Case(
            "name: Green\n# file: schools/hill.yaml\nname: Hill School\nprincipal: {name: Jo Day}\n"
            "stories:\n  - {id: peas, title: Peas, statement: We planted peas.}\n"
        ),
    ),
)
def no_story(project: Project, _context: Context) -> Iterator[Hit]:
    """Has every newsletter tell a story.

    People forget reasons and remember Amara, who measured the rain.
    """
    for school in project.schools or ("",):
        sender = project.sender(school)
        if not sender.stories or (school in project.months and not stories_in(project, school)):
            yield Hit(fields={"name": sender.name}, at=span_of(sender.name))
