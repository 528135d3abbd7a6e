"""What a definition of personalized learning leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plcomms.check.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.model.project import span_of


class Quality(NamedTuple):
    """A quality of personalized learning: what it is, a sentence that says it, and the words that show it."""

    meaning: str
    example: str
    words: re.Pattern[str]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_OTHERS = r"(?:classmate|peer|friend|each\ other|one\ another|partner)\w*"
_SELF = (
    r"(?:their|his|her|your|its|my|our)\ (?:own\ )?(?:\w+\ )?(?:work|learning|progress|growth|effort)"
    r"|themsel\w+"
)
_JUDGE = (
    r"(?:judg|assess|check|review|evaluat|rate|rating|grad(?:e|ing)\b|feedback|critiqu|improv"
    r"|look\w*\ (?:back|at)|how\ well|track|monitor|self-correct|better)\w*"
)

QUALITIES: tuple[Quality, ...] = (
    Quality(
        "that learning fits what each child likes, can do and needs",
        "Teachers start with what a child likes and does well.",
        _words(
            r"""\b(?: interest | strength | abilit | talent | passion | aptitude | readiness | tailor
            | customi[sz] | adapt(?!er) | adjust | suit(?:s|ed|able)?\b | fit(?:s|ted|ting)?\b
            | match(?:es|ed)?\b | differentiat
            | individual(?:i[sz]|\ (?:need|goal|student|child|learner))
            | (?:unique|different)\ (?:need|child|learner)
            | (?:likes?|loves?|enjoys?|cares?\ about|good\ at|does\ well|can\ (?:already\ )?do
            | needs?\ (?:next|most)
            | (?:each|every)\ (?:\w+\ )?needs?|(?:child|student|learner|kid)(?:'s|s'|s)?\ needs?)\b
            | (?:meet|where)\w*\ (?:\w+\ )?(?:they|he|she|students|children)\ (?:are|is)\b )"""
        ),
    ),
    Quality(
        "that students work on tasks that matter and take charge of more of them",
        "Students work on real tasks and take charge of more of them as they grow.",
        _words(
            r"""\b(?: responsib | ownership | owners?\b
            | own(?:s|ing)?\ (?:their|his|her|more|the|what) | accountab | in\ charge
            | (?:take|takes|taking|took)\ (?:\w+\ )?(?:charge|over|the\ lead|more\ of) | independen
            | lead(?:s|ing)?\ (?:their|his|her) | (?:student|learner|child)-(?:led|driven|directed)
            | self-direct | direct(?:s|ing)?\ (?:their|his|her) | driv(?:e|es|ing)\ (?:their|his|her)
            | on\ (?:their|his|her)\ own
            | real(?:-|\ )(?:world|life|task|work|problem|project|thing)\w*
            | tasks?\ (?:that\ )?(?:are|is|matters?) | relevan | authentic | meaningful | purposeful
            | hands-on | (?:that|which)\ matters?\b | project )"""
        ),
    ),
    Quality(
        "that a child gets the time that he or she needs",
        "Hard topics get more time, and a child who is ready moves on.",
        _words(
            r"""\b(?: pac(?:e|es|ed|ing)\b | speed | (?:more|extra|enough|less|the|much)\ time\b
            | longer\b | rush | time\ (?:varies|is\ flexible) | wait\w*\ for
            | as\ (?:long|fast|quickly) | time\ (?:that\ )?(?:they|he|she|each|a\ child|students)\b
            | mov(?:e|es|ing)\ (?:on|ahead|forward|up) | advanc(?:e|es|ing)\b | ahead\b | faster
            | slower | quick(?:ly|er)\b | slow(?:ly|er)?\b | linger
            | when\ (?:they|he|she|a\ child|students|each\ child)\ (?:are|is)\ ready
            | ready\ to\ (?:move|go) | once\ (?:they|he|she)\ (?:ha\w+|show\w*|master\w*)
            | master(?:y|ed|s)\b )"""
        ),
    ),
    Quality(
        "that technology connects children with people and facts",
        "When it helps, a computer connects students with facts and people.",
        _words(
            r"""\b(?: tech\b | technolog | computer | device | laptop | chromebook | i?pads?\b | tablet
            | digital | online | on-line | software | apps?\b | internet | web\b | website | screen
            | virtual | electronic | video | platform | AI\b )"""
        ),
    ),
    Quality(
        "that students judge their own work and help each other do so",
        "Students learn to judge their own work and to help a classmate improve.",
        _words(
            rf"""\b(?: reflect(?:s?\ (?:on|about|back|and|together)|ing\b|ion|\b)
            | self-?\ ?(?:assess|evaluat|reflect|check|correct|monitor)
            | peer\ (?:assess|review|feedback|evaluat|critique|edit)
            | {_JUDGE}\ (?:\w+[ ,]+){{0,5}}(?:{_OTHERS}|{_SELF})
            | (?:{_OTHERS}|{_SELF})\W+(?:\w+\W+){{0,5}}{_JUDGE}
            | (?:good|strong|weak|right|wrong)\ in\ {_SELF}
            | set(?:s|ting)?\ (?:their|his|her)\ (?:own\ )?goals )"""
        ),
    ),
    Quality(
        "that students have some choice in what, how, when or where they learn",
        "Students choose some of their topics and some ways to show what they know.",
        _words(
            r"""\b(?: choos | choice | chose | pick(?:s|ing|ed)?\b | decid | decision | option | voice
            | agency | control | (?:a|have|more|some)\ say\b | select
            | co-?(?:design|plan|creat|author) | design(?:s|ing)?\ (?:their|his|her)
            | plan(?:s|ning)?\ (?:their|his|her) | help(?:s|ing)?\ (?:to\ )?(?:plan|shape|design)
            | shap(?:e|es|ing)\ (?:their|his|her|what|how) | what\ (?:they|he|she)\ wants?
            | (?:set|sets|setting)\ (?:their|his|her)\ (?:own\ )? )"""
        ),
    ),
)
"""The six qualities, in the order of the guide's definition."""

_ALL = " ".join(quality.example for quality in QUALITIES)
_THREE = "Personalized learning fits each child's interests. Students go at their own pace, on a laptop."
_OTHER_WORDS = (
    "Lessons are tailored to each learner. Students own their work on projects, advance once they have "
    "mastered a topic, reflect on it with peers, and have a say in what comes next. Digital tools help."
)


@on_project(
    severity=Severity.ADVICE,
    message="The definition does not say {meaning}.",
    help="If it is so in your schools, say it in a sentence, such as “{example}”",
    source="Education Elements and ExcelinEd guide (2018): six qualities of personalized learning",
    cases=(
        Case(f"definition: {_THREE}\n", (_THREE,) * 3),
        Case("definition: {statement: We care for all.}\n", ("We care for all.",) * 6),
        Case(f"definition: {_ALL}\n"),
        Case(f"definition: {_OTHER_WORDS}\n"),
        Case("vision: Each child will learn well.\n"),
    ),
)
def definition_qualities(project: Project, _context: Context) -> Iterator[Hit]:
    """Looks for each of six qualities in what a district says personalized learning is.

    A definition without choice, pace or the pupil's own part sounds like lessons on a computer; one that
    names all six lets a family see what will be different.
    """
    definition = project.district.definition
    if definition is None:
        return
    said = definition.statement.replace("’", "'")
    for quality in QUALITIES:
        if not quality.words.search(said):
            fields = {"meaning": quality.meaning, "example": quality.example}
            yield Hit(fields=fields, at=span_of(definition.statement))
