"""A glossary that was made ready beforehand finds what one that is made ready now finds."""

from __future__ import annotations

import random

import pytest

from plcomms.check.forms import terms_of
from plcomms.language.terms.index import read
from plcomms.language.terms.matcher import Terms, index_of
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.model.glossary import GlossaryFile, Term
from plcomms.model.shelf import Shelf

OWN = (
    Term(term="goal sheet", say=("weekly page",), means="A page.", policy={"all": "avoid"}),
    Term(
        term="personalize the learning",
        kind="verb",
        say=("fit it",),
        means="Fit it.",
        policy={"all": "avoid"},
    ),
    # The same words as a form of a term that ships with plcomms.
    Term(term="differentiating instruction", say=("fit",), means="Fit.", policy={"all": "explain"}),
    Term(term="Rubrics", say=("list",), means="A list.", policy={"all": "explain"}),
)
NAMES = ("Rubric Hall", "Ana Ruiz", "Pathway Academy, North")


def texts() -> list[str]:
    """Sentences in which many phrases of the glossary stand, in several forms."""
    draw = random.Random(3)
    phrases = [
        phrase for term in builtin_glossary().terms for phrase in (term.term, *term.also, *term.not_in)
    ]
    made = []
    for _ in range(150):
        words = [draw.choice((str, str.capitalize, str.upper))(str(p)) for p in draw.sample(phrases, 5)]
        made.append(
            f"We {words[0]}s and {words[1]} the {words[2]}, {words[3]}ing a {words[4]} at Rubric Hall."
        )
    return [*made, "Goal sheets help. We differentiate, differentiating instruction. Rubrics and rubrics."]


@pytest.mark.parametrize("own", [(), OWN])
def test_what_was_made_ready_beforehand_finds_the_same(own: tuple[Term, ...]) -> None:
    terms = layered(builtin_glossary(), GlossaryFile(terms=own) if own else None).terms
    assert isinstance(terms, Shelf)
    quick, slow = terms_of(terms, NAMES), Terms.of(tuple(terms), NAMES)
    assert quick.acronyms == slow.acronyms
    found = 0
    for text in texts():
        hits = [list(each.find(text)) for each in (quick, slow)]
        assert [(h.start, h.end, h.term.term, h.phrase) for h in hits[0]] == [
            (h.start, h.end, h.term.term, h.phrase) for h in hits[1]
        ]
        found += len(hits[0])
    assert found > 200


def test_where_a_district_replaces_a_term_all_is_made_ready_now() -> None:
    first = builtin_glossary().terms[0]
    own = first.model_copy(update={"means": "Ours."})
    terms = layered(builtin_glossary(), GlossaryFile(terms=(own,))).terms
    assert terms[0].means == "Ours."
    assert len(terms) == len(builtin_glossary().terms)
    hit = next(terms_of(terms, ()).find(f"The {first.term}."), None)
    assert hit is None or hit.term.means == "Ours."


def test_an_index_is_read_as_it_was_written() -> None:
    index = read(index_of(OWN))
    assert index.acronyms == Terms.of(OWN).acronyms
    assert [h.term.term for h in Terms.indexed(OWN, index, len(OWN)).find("A goal sheet.")] == ["goal sheet"]


def test_a_shelf_is_a_row_of_terms() -> None:
    ours = builtin_glossary().terms
    more = Shelf.joined(ours, OWN)
    assert list(more[-4:]) == list(OWN)
    assert more[0] == ours[0]
    assert len(list(more)) == len(ours) + 4
