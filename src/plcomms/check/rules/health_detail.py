"""What a text gives away of one child's health, record and home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block
from plcomms.language.people.private_details import details
from plcomms.language.terms.named import NamedPerson

_NOUN = (
    r"(?:students?|pupils?|child(?:ren)?|boys?|girls?|kids?|graders?|kindergart[en]+ers?|preschoolers?|freshm[ae]n"
    r"|sophomores?|juniors?|seniors?|learners?|athletes?|players?)"
)
_ONE = (
    r"(?:student|pupil|child|boy|girl|kid|grader|kindergart[en]+er|preschooler|freshman|sophomore|junior"
    r"|senior|player)"
)
_BECAUSE = re.compile(
    r"\s*(?:because|due|since|after|with|without|despite|as|given|while|following|under|by|on|in|when|once|until"
    r"|during|though|although|before|even|thanks)\b",
    re.IGNORECASE,
)
"""A sentence may begin with the detail and name the child then: ``Because of an allergy, Ana``."""

_OURS = re.compile(
    rf"\b(?:(?:the|this|that) (?:[\w-]+ ){{0,2}}?{_ONE} (?:who|whose|with|that)\b"
    r"|one (?:[\w-]+ )?(?:grader|kindergart[en]+er|student|boy|girl)\b"
    rf"|the only (?:[\w-]+ )?{_NOUN}|one of (?:our|the|my|these|\S+\s\S+['’]s) (?:[\w-]+ ){{0,3}}{_NOUN}"
    r"|(?:our|my) (?:[\w-]+ )?(?:student|pupil|grader))\b",
    re.IGNORECASE,
)
"""One child among ours."""

_SOME = re.compile(
    rf"\b(?:an?|the|this|that|another) (?:[\w-]+ ){{0,3}}{_NOUN}\b[^.;]{{0,50}}?"
    r"\b(?:(?:in|from|of|at) (?:room|our|my|mr|mrs|ms|miss|grade|his|her|\w+ grade)"
    r"|was|had|lost|got|took|has been|told|is now)\b"
    r"|\b(?:an?|the|this|that|another) (?:[\w-]+ ){0,3}?"
    r"(?:boy|girl|[\w-]+[- ]grader|freshman|sophomore|junior|senior"
    r"|kindergart[en]+er|preschooler|quarterback|goalie|pitcher|teen(?:ager)?)\b[^.;,]{0,40}?"
    r"\b(?:who|whose|is|has|[a-z]{2,}ed|brought|came|cut|hit|left|made|ran|said|threw|went|wrote)\b",
    re.IGNORECASE,
)
"""A child of whom something is told, not children at large: ``a boy in Room 3``, ``a student lost``."""

_GENERAL = re.compile(
    r"\b(?:if|any|every|each|all|your|(?<!you )(?<!in )(?<!last )may|should|must|can|might|would|when"
    r"|whenever)\b",
    re.IGNORECASE,
)
_CLAUSE = 50
"""So many characters after a child the same clause may say that children at large are meant."""

_PRONOUN = re.compile(
    r"\b(?:he|she|his|her|him|hers"
    r"|th(?:is|e) (?:young (?:man|woman|lady)|boy|girl|senior|junior|freshman|sophomore|child))\b",
    re.IGNORECASE,
)
_HELP = "Take it out, unless the family asked you to tell it and the record of consent says so."


@on_block(
    severity=Severity.WARNING,
    message="“{found}” tells something about one child's health, record or home.",
    help=_HELP,
    source="FERPA, 34 CFR 99.3: personally identifiable information of a student; HIPAA",
    cases=(
        Case("Ana has autism and grew peas.", ("autism",)),
        Case("Ana was diagnosed with diabetes.", ("diagnosed", "diabetes")),
        Case("Leo has ADHD and his dad lost his job.", ("ADHD", "dad lost his job")),
        Case("Sofia came in May. She sees a therapist.", ("sees a therapist",)),
        Case("One of our third graders has leukemia.", ("leukemia",)),
        Case("Ana grew peas and asked for help."),
        Case(
            "Our IEP team meets on Monday. Students with autism may come. Every child with asthma has a plan."
        ),
        Case("Mr. Tran talks of his cancer. If your child takes medicine, call us."),
    ),
)
def health_detail(block: Block, context: Context) -> Iterator[Hit]:
    """Keeps one child's health, disability, record and home life out of every text.

    What helps a story today follows the child for years. What is said of a program, or of children at large,
    is fine.
    """
    text = str(block.text)
    if not (context.mentions_in(block) or _OURS.search(text) or _SOME.search(text)):
        return
    found = list(details(text))
    if not found:
        return
    sentences = context.sentences_of(text)
    owned = _owned(text, sentences, context.people_in(block))
    for start, end in found:
        number = next((n for n, (a, b) in enumerate(sentences) if a <= start < b), 0)
        at = owned[number]
        if at is not None and at <= start:
            yield Hit(start, end, fields={"found": " ".join(text[start:end].split())})


def _owned(
    text: str, sentences: Sequence[tuple[int, int]], people: Sequence[NamedPerson]
) -> list[int | None]:
    """From where on each sentence is about one child: a named one, “our student”, or the one before."""
    owned: list[int | None] = []
    before = False
    for start, end in sentences:
        at = _child_in(text, start, end, people)
        pronoun = _PRONOUN.search(text, start, end) if at is None and before else None
        owned.append(pronoun.start() if pronoun else at)
        before = owned[-1] is not None
    return owned


def _child_in(text: str, start: int, end: int, people: Sequence[NamedPerson]) -> int | None:
    """From where on characters ``start:end`` tell of one child: all of them where one is surely named."""
    if any(p.standing == "child" and start <= p.mention.start < end for p in people):
        return start
    named = [
        p.mention.start
        for p in people
        if start <= p.mention.start < end and p.standing in ("child", "unknown")
    ]
    if named:
        return start if _BECAUSE.match(text, start, end) else min(named)
    meant = _OURS.search(text, start, end) or _SOME.search(text, start, end)
    general = meant and _GENERAL.search(text, start, min(end, meant.end() + _CLAUSE))
    return meant.start() if meant and not general else None
