"""Letters that leave a family without a next step or a person to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.letters import calls_to_act, is_loose_letter, is_note, is_to_staff
from plcomms.check.rule import (
    ANY_LANGUAGE,
    Case,
    Context,
    Hit,
    Passage,
    Project,
    Severity,
    on_document,
    on_project,
)
from plcomms.language.sentences import tokens
from plcomms.model.project import span_of

_CONTACT_HELP = "Name one person, with a phone number or an e-mail address that gets an answer."
_STEP_HELP = "End with one thing to do, with a day: “Please send back the slip by March 4.”"
_BODY = (
    "We had a good month. Children read and wrote, and the garden grew. Our teachers are proud of them. The "
    "new swings stand in the yard, and the halls are bright. The choir sang at the fair, and many came."
)
_HERE = re.compile(
    r"\b(?:ext(?:ension|\.)?\s*#?\d{2,5}|(?:dial(?:ing)?|press(?:ing)?|option)\s+\d|"
    r"(?:reply|respond|write back)\s+to\s+this"
    r"|(?:answer|reply to)\s+(?:this|my|our)\s+(?:e-?mail|message|text|letter))",
    re.IGNORECASE,
)
"""Ways to reach somebody without a number or an address in the text."""


@on_document(
    severity=Severity.WARNING,
    message="This letter does not ask its readers to do anything.",
    help=_STEP_HELP,
    source="CDC Clear Communication Index (2019), item 5, Call to action",
    cases=(
        Case(f"Dear families,\n\n{_BODY}\n\nAna Lee", ("Ana Lee",)),
        Case(f"Dear Ms. Lee,\n\n{_BODY}", (_BODY,)),
        Case(f"Dear families,\n\n{_BODY}\n\nPlease come on May 4."),
        Case(f"Dear families,\n\n{_BODY}\n\nAsk your child to show you the garden."),
        Case(f"Dear families,\n\n{_BODY}\n\nIf you want to see it, stop at the side door."),
        Case("Dear families,\n\nThank you for the cakes. We had a lovely day."),
        Case(_BODY),
    ),
)
def letter_step(passage: Passage, _context: Context) -> Iterator[Hit]:
    """Has a letter end in something that the reader can do.

    A letter without a next step is read with a nod and forgotten.
    """
    if is_loose_letter(passage) and not is_note(passage):
        text = "\n".join(block.text for block in passage.blocks)
        if not calls_to_act(text):
            last = len(passage.blocks) - 1
            yield Hit(0, len(passage.blocks[last].text), last)


@on_document(
    severity=Severity.WARNING,
    message="This letter does not say how to reach anybody.",
    help=_CONTACT_HELP,
    source="plainlanguage.gov, Address the user; WSPRA, writing to families",
    cases=(
        Case(f"Dear families,\n\n{_BODY}\n\nAna Lee", ("Ana Lee",)),
        Case(f"Dear families,\n\n{_BODY} Call us.", (f"{_BODY} Call us.",)),
        Case(f"Dear families,\n\n{_BODY} Call Ana Lee, 555-0100."),
        Case(f"Dear families,\n\n{_BODY} Write to ana.lee@green-valley.example."),
        Case(f"Dear families,\n\n{_BODY} Ask for extension 114, or reply to this email."),
        Case(f"Dear colleagues,\n\n{_BODY} Call us."),
        Case(_BODY),
    ),
    languages=ANY_LANGUAGE,
)
def letter_contact(passage: Passage, _context: Context) -> Iterator[Hit]:
    """Has a letter say whom to ask, and how.

    The family that most needs to ask is the one that will not look the number up.
    """
    if is_loose_letter(passage) and not is_note(passage) and not is_to_staff(passage):
        found = (token.kind for block in passage.blocks for token in tokens(block.text))
        here = any(_HERE.search(block.text) for block in passage.blocks)
        if not here and not any(kind in ("phone", "address") for kind in found):
            last = len(passage.blocks) - 1
            yield Hit(0, len(passage.blocks[last].text), last)


@on_project(
    severity=Severity.WARNING,
    message="Letters from {name} to families have no next step.",
    help="Add one thing that a family can do now under next_steps, with a day.",
    source="CDC Clear Communication Index (2019), item 5, Call to action",
    cases=(
        Case("name: Green Valley\n", ("Green Valley",)),
        Case("name: Green Valley\nnext_steps:\n  - {statement: Plan., only: [staff]}\n", ("Green Valley",)),
        Case("name: Green Valley\nnext_steps:\n  - statement: Ask your child about the garden.\n"),
        Case("name: Green Valley\nnext_steps:\n  - {statement: Come., only: [families]}\n"),
    ),
)
def no_next_step(project: Project, _context: Context) -> Iterator[Hit]:
    """Gives families something to do in every letter.

    A letter without a next step is read with a nod and forgotten.
    """
    for school in ("", *project.schools) if not project.schools else project.schools:
        steps = project.sender(school).next_steps
        if not any(not step.only or "families" in step.only for step in steps):
            name = project.sender(school).name
            yield Hit(fields={"name": name}, at=span_of(name))


@on_project(
    severity=Severity.WARNING,
    message="{name} cannot be reached: there is no phone number and no e-mail address.",
    help=_CONTACT_HELP,
    source="plainlanguage.gov, Address the user; WSPRA, writing to families",
    cases=(
        Case("contact: {name: Ana Lee}\n", ("Ana Lee",)),
        Case("contact: {name: Ana Lee, website: green-valley.example}\n", ("Ana Lee",)),
        Case("contact: {name: Ana Lee, phone: 555-0100}\n"),
        Case("contact: {name: Ana Lee, email: ana@green-valley.example}\n"),
    ),
)
def no_contact(project: Project, _context: Context) -> Iterator[Hit]:
    """Has everyone whom readers are sent to be reachable.

    Every document ends with the contact; a name alone helps nobody.
    """
    for contact in dict.fromkeys(project.sender(school).contact for school in ("", *project.schools)):
        if not contact.phone and not contact.email:
            yield Hit(fields={"name": contact.name}, at=span_of(contact.name))
