"""A phrase that speaks of one, and the same as it speaks of several."""

from __future__ import annotations

import pytest

from plcomms.language.inflection.morphology import is_plural
from plcomms.language.noun_phrases import as_many, as_one, head_and_rest, names_an_action
from plcomms.language.vocabulary import frequency
from plcomms.load.glossary import builtin_glossary

SAID = sorted(
    {str(said) for term in builtin_glossary().terms if term.kind in ("noun", "acronym") for said in term.say}
)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("student who needs more support", "students who need more support"),
        ("student who is learning English", "students who are learning English"),
        ("student who has a disability", "students who have a disability"),
        ("teen living on his or her own", "teens living on their own"),
        ("program that does tasks by itself", "programs that do tasks by themselves"),
        ("part of the district with its own board seat", "parts of the district with their own board seat"),
        ("rule or system that holds people back", "rules or systems that hold people back"),
        ("person who checks that rules are followed", "people who check that rules are followed"),
        ("program in two languages that moves to English", "programs in two languages that move to English"),
        ("student who speaks another language and is learning English",
         "students who speak another language and are learning English"),
        ("area that a school serves", "areas that a school serves"),
        ("grant that schools compete for", "grants that schools compete for"),
        ("problem while testing", "problems while testing"),
        ("time when outer doors are locked", "times when outer doors are locked"),
        ("person who listens to complaints", "people who listen to complaints"),
        ("fee that builders of new homes pay", "fees that builders of new homes pay"),
        ("change in which homes go to a school", "changes in which homes go to a school"),
        ("skill most children have by a certain age", "skills most children have by a certain age"),
        ("life and work skill", "life and work skills"),
        ("website or app", "websites or apps"),
        ("small, hurtful remark or act", "small, hurtful remarks or acts"),
        ("checklist, model or sentence starter", "checklists, models or sentence starters"),
        ("planning and focus skill", "planning and focus skills"),
        ("free or low-cost lunch", "free or low-cost lunches"),
        ("meeting to set goals", "meetings to set goals"),
        ("turning point", "turning points"),
        ("thing that gets in the way of learning", "things that get in the way of learning"),
        ("job cut", "job cuts"),
        ("problem found in a check of the books", "problems found in a check of the books"),
        ("go-between", "go-betweens"),
    ],
)  # fmt: skip
def test_the_noun_its_clause_and_its_pronouns_stand_in_the_plural(one: str, many: str) -> None:
    assert as_many(one).words == many
    assert as_many(many).words == many


@pytest.mark.parametrize(
    "said",
    [
        "help getting ready",
        "being ready for kindergarten",
        "not giving up",
        "finding students of very high ability",
        "feeling welcome at school",
        "hearing and using the sounds of words",
        "heating and cooling",
        "what we teach",
        "who can get it",
        "proof of where you live",
        "control over your own work",
        "trouble making sense of sounds",
        "bring your own device",
        "one login",
        "college-level",
        "time to send it in",
        "at college level",
        "part online, part in class",
    ],
)
def test_what_is_not_counted_has_no_plural(said: str) -> None:
    assert as_many(said).words == said
    assert not as_many(said).sure


@pytest.mark.parametrize(
    ("many", "one"),
    [("learning goals", "learning goal"), ("main subjects", "main subject"), ("ways to go", "way to go"),
     ("families", "family"), ("classes in two languages", "class in two languages"), ("staff", "staff"),
     ("lessons that fit each child", "lesson that fits each child")],
)  # fmt: skip
def test_a_plural_is_made_one_where_nothing_else_would_change(many: str, one: str) -> None:
    assert as_one(many) == one


def _bare(word: str) -> str:
    return word.rstrip(",")


def test_all_plain_words_of_the_glossary_change_in_their_noun_and_what_agrees_with_it() -> None:
    """No plural is put on a word that has none, and none twice; a clause behind it agrees."""
    wrong = []
    for said in SAID:
        counted = as_many(said)
        before, after = said.replace("his or her", "their").split(" "), counted.words.split(" ")
        changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
        nouns = [(a, b) for a, b in changed if is_plural(b) and not is_plural(a.rstrip(","))]
        rare = [b for a, b in nouns if "-" not in b and frequency(_bare(b)) < frequency(_bare(a)) - 3]
        head, rest = head_and_rest(counted.words)
        clause = rest.split(" ")[1:3]
        disagrees = (
            counted.sure
            and clause[:1] in (["that"], ["who"], ["which"])
            and is_plural(head.split(" ")[-1])
            and clause[1] in ("is", "has", "was", "does", "needs", "helps", "makes", "gets", "works")
        )
        again = as_many(counted.words).words
        if rare or disagrees or again != counted.words or (names_an_action(said) and changed):
            wrong.append((said, counted.words))
    assert not wrong
