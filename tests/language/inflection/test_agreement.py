from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.language.inflection.agreement import agreeing, widened
from plcomms.language.terms.matcher import TermHit, Terms
from plcomms.model.glossary import Term, WordClass


def term(name: str, kind: WordClass, *say: str, also: tuple[str, ...] = ()) -> Term:
    return Term.model_validate(
        {
            "term": name,
            "kind": kind,
            "say": say,
            "also": also,
            "means": "What it means.",
            "policy": "avoid",
        }
    )


TERMS = Terms.of(
    (
        term("competency", "noun", "skill"),
        term("stakeholder", "noun", "family"),
        term("assessment", "noun", "test"),
        term("criterion", "noun", "rule"),
        term("learning target", "noun", "learning goal"),
        term("algorithm", "noun", "set of computer rules"),
        term("accommodation", "noun", "support"),
        term("mastery", "noun", "full understanding"),
        term("standards", "noun", "learning goals", also=("academic standard",)),
        term("micro-credential", "noun", "short certificate"),
        term("parties", "noun", "families, staff and neighbors", also=("party",)),
        term("utilize", "verb", "use"),
        term("co-design", "verb", "help plan"),
        term("implement", "verb", "put in place"),
        term("prioritize", "verb", "choose"),
        term("provide", "verb", "give"),
        term("impact", "verb", "affect"),
        term("unpack", "verb", "explain"),
        term("please indicate", "verb", "please tell us"),
        term("build capacity", "verb", "build skills", also=("building teacher capacity",)),
        term("rigorous", "adjective", "challenging"),
        term("career ready", "adjective", "ready for work"),
        term("approximately", "adverb", "about"),
        term("prior to", "phrase", "before"),
        term("IEP", "acronym", "special education plan"),
        term("SEL", "acronym", "life skills"),
    )
)


def only(text: str) -> TermHit:
    hits = list(TERMS.find(text))
    assert len(hits) == 1, [hit.found for hit in hits]
    return hits[0]


def fixed(text: str) -> str | None:
    hit = only(text)
    fit = widened(hit, hit.term.say[0], text)
    return None if fit is None else text[: fit[0]] + fit[1] + text[hit.end :]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our competencies grow.", "Our skills grow."),
        ("Competencies grow.", "Skills grow."),
        ("OUR COMPETENCIES GROW AND GROW", "OUR SKILLS GROW AND GROW"),
        ("The stakeholders' vote counts.", "The families' vote counts."),
        ("The stakeholder’s vote counts.", "The family’s vote counts."),
        ("Each criterion is fair.", "Each rule is fair."),
        ("The criteria are fair.", "The rules are fair."),
        ("We list learning\ntargets.", "We list learning goals."),
        ("Our Learning Targets", "Our Learning Goals"),
        ("Learning targets help.", "Learning goals help."),
        ("The algorithms decide.", "The sets of computer rules decide."),
        ("Academic standards are high.", "Learning goals are high."),
        ("They earn microcredentials.", "They earn short certificates."),
        ("All parties agree.", "All families, staff and neighbors agree."),
        ("Assessment results are in.", "Test results are in."),
    ],
)
def test_a_noun_keeps_number_owner_and_capitals(text: str, expected: str) -> None:
    assert fixed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We utilize it.", "We use it."),
        ("She utilizes it.", "She uses it."),
        ("We utilized it.", "We used it."),
        ("Utilizing it helps.", "Using it helps."),
        ("They are co-designing it.", "They are helping plan it."),
        ("They codesigned it.", "They helped plan it."),
        ("We implemented it.", "We put in place it."),
        ("It was not provided.", "It was not given."),
        ("We’ve provided it.", "We’ve given it."),
        ("They provided it.", "They gave it."),
        ("It impacts us.", "It affects us."),
        ("Please indicate your choice.", "Please tell us your choice."),
        ("We are building teacher capacity.", "We are building skills."),
    ],
)
def test_a_verb_keeps_its_tense(text: str, expected: str) -> None:
    assert fixed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An assessment is due.", "A test is due."),
        ("It is a rigorous task.", "It is a challenging task."),
        ("Bring an IEP.", "Bring a special education plan."),
        ("We gave an\nassessment.", "We gave a\ntest."),
        ("It is a set; give an algorithm.", "It is a set; give a set of computer rules."),
    ],
)
def test_the_article_before_the_words_changes_with_them(text: str, expected: str) -> None:
    assert fixed(text) == expected
    hit = only(text)
    alone = agreeing(hit, hit.term.say[0], text)
    assert (alone is None) == (text[: hit.start] + str(alone) + text[hit.end :] != expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IEPs change.", "Special education plans change."),
        ("Your IEP’s goals", "Your special education plan’s goals"),
        ("- IEP meetings start.", "- Special education plan meetings start."),
        ("THE NEW IEP FORM", "THE NEW SPECIAL EDUCATION PLAN FORM"),
        ("It runs approximately an hour.", "It runs about an hour."),
        ("Prior to class we sing.", "Before class we sing."),
        ("Students are career ready.", "Students are ready for work."),
    ],
)
def test_other_words_keep_their_capitals(text: str, expected: str) -> None:
    assert fixed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Our accommodations help.",  # many supports, or much support
        "This is a mastery.",
        "Assessment drives teaching.",  # Test drives teaching
        "An academic standard is high.",  # a learning goals
        "A party agreed.",
        "Teachers provided it.",  # gave or given
        "The impact is large.",
        "The district’s impact is large.",
        "The co-designed menu is out.",  # the helped plan menu
        "The unpacking of goals takes time.",
        "We want career ready students.",  # ready for work students
        "SEL helps.",  # life skills helps
    ],
)
def test_nothing_is_written_that_is_not_certain(text: str) -> None:
    assert fixed(text) is None


def test_without_the_text_only_the_words_themselves_are_judged() -> None:
    assert agreeing(only("We competencies."), "skill") == "skills"
    assert agreeing(only("It was provided."), "give") is None
    assert agreeing(only("See the IEP."), "special education plan") == "special education plan"


@given(
    before=st.sampled_from(["", "We ", "The ", "An ", "a ", "They have ", "¡", "it is "]),
    found=st.sampled_from(["assessments", "Utilized", "IEPs’", "competency's", "rigorous", "Prior to"]),
    after=st.text(max_size=12),
)
def test_a_replacement_begins_with_the_hit_or_with_its_article(before: str, found: str, after: str) -> None:
    text = f"{before}{found} {after}"
    for hit in TERMS.find(text):
        fit = widened(hit, hit.term.say[0], text)
        if fit is not None:
            cut = text[fit[0] : hit.start]
            assert cut == "" or cut.strip().lower() in ("a", "an")
            assert fit[1].strip() == fit[1] != ""


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("set of rules", "sets of rules"),
        ("people affected", "people affected"),
        ("person still learning English", "people still learning English"),
        ("student learning English", "students learning English"),
        ("test given a few times a year", "tests given a few times a year"),
        ("skill you can use anywhere", "skills you can use anywhere"),
        ("learning goal", "learning goals"),
        ("belief that effort helps", "beliefs that effort helps"),
        ("person who helps teachers", "people who help teachers"),
        ("elected group that leads the district", "elected groups that lead the district"),
        ("what students will be able to do", None),
        ("work tied to real life", None),
        ("speaking up for yourself", None),
        ("working together to learn", None),
        ("one password for all school apps", None),
        ("username and password", None),
        ("being safe and kind online", None),
    ],
)
def test_plain_words_of_several_words_are_counted_at_their_noun_or_not_at_all(
    one: str, many: str | None
) -> None:
    text = "We speak of competencies here."
    assert agreeing(only(text), one, text) == many
