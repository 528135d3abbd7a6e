"""Texts on learning that name the devices before the people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plcomms.check.focus import PEOPLE, focused_on
from plcomms.check.rule import Block, Case, Context, Hit, Passage, Severity, on_document, on_statement
from plcomms.check.rules.technology_focus import TECHNOLOGY
from plcomms.language.normalize import Words

_TOOLS = frozenset(
    """
    technology technologies tech device devices laptop laptops chromebook chromebooks ipad ipads tablet
    tablets computer computers software platform platforms app apps dashboard dashboards algorithm algorithms
    ai edtech chatbot chatbots smartboard smartboards
    """.split()  # noqa: SIM905
)
_LEARNING = frozenset(
    """
    learn learns learning learned teach teaches teaching taught lesson lessons classroom classrooms
    instruction education reading math personalize personalized personalizes personalised personalizing
    pace skills
    """.split()  # noqa: SIM905
)
_SUBJECTS = frozenset(
    """
    teacher teachers class classes science lab labs club coach coaches department director coordinator
    specialist staff center team integration student students fee fees plan committee
    """.split()  # noqa: SIM905
)
"""After these a word for a device only tells which one is meant: the computer lab, our technology teacher."""

_SOURCE = (
    "Education Elements and ExcelinEd guide (2018): children and teachers come before technology, "
    "which is one of several means"
)
_HELP = "Begin with what a child or a teacher does; name the tool after it, as a help."
_MESSAGE = "“{found}” comes before any child or teacher."
_CASES = (
    Case("Laptops let each student learn at the right pace.", ("Laptops",)),
    Case("Learning means more here. With our *new software*, children move on.", ("software",)),
    Case("Our three pillars for learning are devices, teachers and families.", ("devices",)),
    Case("Each student learns at the right pace, and a laptop can help."),
    Case("Teachers plan lessons together. Software shows them what a child missed."),
    Case("Our technology teacher will teach coding. The computer lab is open for lessons."),
    Case("Read it at www.green.example/ai/devices. Children learn there."),
    Case("The app shows when the bus comes. Parents log in once."),
)


@on_document(severity=Severity.ADVICE, message=_MESSAGE, help=_HELP, source=_SOURCE, cases=_CASES)
def technology_first(passage: Passage, context: Context) -> Iterator[Hit]:
    """Puts children and teachers before technology in the order of ideas.

    What comes first is taken for the point. A text on learning whose first idea is a device is read as one
    about screens, whatever follows.
    """
    yield from _first(passage.blocks, context)


@on_statement(severity=Severity.ADVICE, message=_MESSAGE, help=_HELP, source=_SOURCE, cases=_CASES)
def technology_before_people(passage: Passage, context: Context) -> Iterator[Hit]:
    """Puts children and teachers before technology in each statement.

    What comes first is taken for the point, in one sentence as in a letter.
    """
    yield from _first(passage.blocks, context)


def _first(blocks: Iterable[Block], context: Context) -> Iterator[Hit]:
    blocks = tuple(blocks)
    teaches = any(context.vocabulary(block) & _LEARNING for block in blocks if block.kind != "heading")
    if not teaches or focused_on(TECHNOLOGY, blocks, context):
        return
    for number, block in enumerate(blocks):
        if block.kind == "heading" or not context.vocabulary(block) & (_TOOLS | PEOPLE):
            continue
        words = context.words_of(block)
        k = next((k for k, word in enumerate(words.words) if _opens(words, k, word)), None)
        if k is not None:
            if words.words[k] in _TOOLS:
                found = words.written(k)
                yield Hit(words.starts[k], words.ends[k], number, {"found": found})
            return


def _opens(words: Words, k: int, word: str) -> bool:
    """Whether word ``k`` speaks of people or of devices as such, outside an address."""
    if word not in PEOPLE and (word not in _TOOLS or words.in_address(words.starts[k], words.ends[k])):
        return False
    if word in PEOPLE:
        return not (k and words.words[k - 1] == "dear")
    following = words.words[k + 1] if k + 1 < len(words) and words.gap(k + 1) == " " else ""
    return following not in _SUBJECTS
