"""Who is not named, and who is, in words that stand where a name may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.language.terms.unnamed import is_unnamed

NOBODY = (
    "A fourth grader",
    "An eighth-grader",
    "One of our students",
    "My son",
    "a parent of two",
    "A parent of three at Cedar Elementary",
    "Student",
    "Students",
    "the mother of a second grader",
    "fourth grader",
    "4th grader",
    "Fourth grader",
    "Two fifth graders",
    "A Fourth Grader",
    "A Cedar parent",
    "A parent at Cedar Elementary",
    "Students in Room 12",
    "Ms. Vega's class",
    "Ms. Vega's third graders",
    "A student in Ms. Vega's class",
    "my youngest",
    "Our youngest readers",
    "A proud grandmother",
    "Third grade student",
    "Kindergartner",
    "Grade 4",
    "The chess club",
    "Our student council",
    "A high-school senior",
    "A Millrace Middle School student",
    "someone",
    "Anonymous",
    "Parent of a third grader",
    "A kind, funny fourth grader",
    "Father of two",
    "A student, Cedar Elementary",
    "middle school student",
    "A third grader's mother",
    "student, grade 4",
    "The Class of 2030",
    "Room 12",
    "Members of the robotics team",
    "A Grade 5 student",
    "a grade 2 boy",
    "First grader",
    "A sixth grader from Cedar Elementary School",
    "a family of five",
)
SOMEBODY = (
    "An Nguyen",
    "My Tran",
    "jonah",
    "Jonah",
    "An Tran, student",
    "My Tran, fourth grader",
    "Ana Ruiz",
    "ana ruiz",
    "Student Ana Ruiz",
    "A student named Ana",
    "Our student Ana Ruiz",
    "The mother of Ana",
    "Parent of Leo Kim",
    "Ana's mother",
    "One Park",
    "Some Wu",
    "de la Cruz",
    "van Dyke",
    "Li Junior",
    "Parent Jo Day",
    "Will Student",
    "A fourth grader, Ana",
    "A. Ruiz",
    "The Nguyens",
    "A'isha",
    "an nguyen",
    "my tran",
    "李伟",
    "Élodie",
    "d'Arcy Jones",
    "Our Ana",
    "A student called Ana",
    "My Linh",
    "An",
    "My",
    "The Weeknd",
    "Child, Lee",
    "Jonah, a fourth grader",
    "jonah, a fourth grader",
    "Jonah (fourth grader)",
    "Ana from Room 12",
    "Ana R., grade 4",
    "jonah the student",
    "Ana and two friends of Room 12",
    "Mr. Vega's student Ana",
    "Rose, student",
)


@pytest.mark.parametrize("words", NOBODY)
def test_a_word_for_a_person_is_no_name(words: str) -> None:
    assert is_unnamed(words)


@pytest.mark.parametrize("words", SOMEBODY)
def test_a_name_is_one_whatever_it_begins_with(words: str) -> None:
    assert not is_unnamed(words)


surnames = st.sampled_from(("Nguyen", "Tran", "Lee", "Day", "Ruiz", "Okonkwo", "de la Cruz", "Li"))


@given(st.sampled_from(("An", "My", "Our", "One", "A", "The", "His", "All", "Every")), surnames)
def test_a_first_name_that_is_an_english_word_is_a_name(first: str, last: str) -> None:
    assert not is_unnamed(f"{first} {last}")


@given(st.sampled_from(NOBODY))
def test_spaces_change_nothing(words: str) -> None:
    assert is_unnamed(f"  {words.replace(' ', '  ')} ")
