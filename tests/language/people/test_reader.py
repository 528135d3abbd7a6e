"""People are found by the shape of their names and told from streets, schools, books and shops."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.language.normalize import read_words
from plcomms.language.people.reader import person_mentions
from plcomms.language.sentences import sentences
from plcomms.language.terms.named import mentions_in, people_in
from plcomms.model.text import Block, Text

TODAY = date(2026, 11, 24)


def names(text: str) -> list[str]:
    return [
        m.name
        for m in person_mentions(text, sentences(text))
        if m.strength not in ("weak", "titled", "figure")
    ]


def standing(text: str, head: str = "", kind: str = "paragraph") -> dict[str, str]:
    block = Block(kind, Text(text))
    found = mentions_in(block, read_words(block), sentences(text))
    people = people_in(block, sentences(text), found, TODAY, head)
    return {p.mention.name: p.standing for p in people}


@pytest.mark.parametrize(
    "name",
    [
        "Emma Chen",
        "María de la Cruz",
        "Sean O'Neil",
        "D’Angelo Price",
        "Anne-Marie Dubois",
        "Nguyen Thi Mai",
        "Pa Houa Vang",
        "Abdul-Rahman Yusuf",
        "Guadalupe Ortiz Ramirez",
        "Robert L. Tran III",
        "Elizabeth “Liz” Chen",
        "Theo Park",
        "Leo M.",
        "Sofia",
    ],
)
def test_a_name_of_any_shape_is_found_whole(name: str) -> None:
    assert names(f"We met {name} at the fair.") == [name]


def test_a_name_is_found_in_capitals_and_in_small_letters() -> None:
    assert names("EMMA CHEN AND OMAR HADDAD WIN STATE TITLE") == ["EMMA CHEN", "OMAR HADDAD"]
    assert names("congratulations to emma chen and omar haddad") == ["emma chen", "omar haddad"]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you to Rosa's Bakery and the Lopez Foundation.",
        "Rosa Parks Middle and Lincoln Elementary are closed.",
        "Our sister city is Charlotte, North Carolina.",
        "She grew up in Austin, Texas.",
        "The Eagles beat Roosevelt and play at Kennedy.",
        "Meet us at Wendy's on Main.",
        "Read “Matilda” tonight.",
        "The Chen family gave us a piano.",
        "The picnic is at 12 Mastery Lane.",
        "Johnson & Johnson gave masks.",
        "PowerSchool and MagicSchool are down.",
        "April showers bring May flowers.",
    ],
)
def test_a_place_a_shop_a_book_or_a_school_is_nobody(text: str) -> None:
    assert names(text) == []


def test_words_beside_a_name_tell_who_it_is() -> None:
    assert standing("Sofia, a third grader, met Lena Park, our new librarian.") == {
        "Sofia": "child",
        "Lena Park": "adult",
    }
    assert standing("Read Holes by Louis Sachar with Mr. Tran.") == {
        "Louis Sachar": "figure",
        "Tran": "titled",
    }
    assert standing("Omar Haddad waved.") == {"Omar Haddad": "unknown"}


def test_what_a_list_stands_under_tells_who_is_in_it() -> None:
    assert standing("Omar Haddad", "Perfect attendance") == {"Omar Haddad": "child"}
    assert standing("Omar Haddad", "New teachers") == {"Omar Haddad": "adult"}
    assert standing("Student of the month: Omar Haddad.") == {"Omar Haddad": "child"}


def test_who_finished_school_before_this_year_is_grown() -> None:
    assert standing("Omar Haddad, class of 2027, spoke.") == {"Omar Haddad": "child"}
    assert standing("Omar Haddad, class of 2012, spoke.") == {"Omar Haddad": "adult"}


def test_somebody_in_a_picture_is_a_child_until_somebody_says_otherwise() -> None:
    assert standing("Omar Haddad waters the peas.", kind="caption") == {"Omar Haddad": "child"}


PIECES = """Emma|Chen|O'Neil|de la|Mr.|“|”|(|)|\n|'s|’s|J.|AND|said|a|third grader|,|:|;|&|Grade 3|Élodie|
İpek|A\u0301na|ǅ|Washington|\u00ad"""
WORDS = st.sampled_from(PIECES.split("|"))


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60))
def test_each_name_stands_where_it_is_said_to_stand(text: str) -> None:
    block = Block("paragraph", Text(text))
    found = mentions_in(block, read_words(block), sentences(text))
    assert len(people_in(block, sentences(text), found, TODAY)) == len(found)
    ends = [0]
    for one in found:
        start, end = one.start, one.end
        assert ends[-1] <= start < end <= len(text)
        assert " ".join(text[start:end].split()) == one.name
        ends.append(end)


@pytest.mark.parametrize(
    ("text", "name", "who"),
    [
        ("Barney, our turtle, woke up.", "Barney", "figure"),
        ("Our class hamster, Oliver, had babies.", "Oliver", "figure"),
        ("Our third-grade reporter Maeve Lindqvist asked why.", "Maeve Lindqvist", "child"),
        ("Class officers: President: Amara Obi; vice president: Kai Larsen.", "Kai Larsen", "child"),
        ("Our security guard, Earl Watts, waves.", "Earl Watts", "adult"),
        ("Happy Custodian Day, Walt Jurgens!", "Walt Jurgens", "adult"),
        ("A note from the nurse: Silas carries a pen.", "Silas", "unknown"),
        ("Pearl in Mr. Voss's class read.", "Pearl", "child"),
        ("Anouk has an anxiety disorder.", "Anouk", "unknown"),
        ("Jack and Lily Osgood sold lemonade.", "Jack", "unknown"),
        ("Jan, our hall monitor, was here.", "Jan", "child"),
        ("Hope said that the slide was fast.", "Hope", "unknown"),
        ("Wyatt Running Deer drummed.", "Wyatt Running Deer", "unknown"),
        ("We thanked Min-jun twice.", "Min-jun", "unknown"),
    ],
)
def test_it_is_told_who_somebody_is_by_trade_animal_office_or_deed(text: str, name: str, who: str) -> None:
    assert standing(text)[name] == who


@pytest.mark.parametrize(
    "text",
    [
        "A sign goes up at Clara and Emily Streets.",
        "The Subway on Lawrence opens.",
        "The bus stops at Stuart and Lucy.",
        "Stewart's gives us five cents.",
        "Read “The Ballad of Lucy Whipple.”",
        "Twin Tuesday and Wacky Wednesday begin.",
    ],
)
def test_a_street_a_shop_a_title_and_a_weekday_name_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judging team of Colt Ramsey and Skye Bauer placed third.", "child"),
        ("Thank you to Honor Society officers Mikaela Strand and Pearl Nakai.", "child"),
        ("One of our juniors, Nima Sharifi, passed the EMT exam.", "child"),
        ("Sixth grader Tui Leota sang.", "child"),
        ("Junior Brook Harbor will sing.", "child"),
        ("D.J., a sixth grader, biked to school.", "child"),
        ("Fall cast: Romeo, Abdi Noor; the Nurse, Mercy Achebe; Tybalt, Hunter Quist.", "child"),
        ("Gladys Ortman, 102, rang the bell.", "adult"),
        ("Volunteer readers Hugo Lunde and Kay Wirth came.", "adult"),
        ("Orders go to Herff Jones by February.", "adult"),
        ("The new text covers Aurelio Silva and Hammurabi.", "figure"),
        ("A workshop on Aaron Burr is open.", "figure"),
    ],
)
def test_words_beside_a_name_say_who_somebody_is_in_a_high_school(text: str, expected: str) -> None:
    told = {who for who in standing(text).values() if who not in ("none", "titled")}
    assert told == {expected}


@pytest.mark.parametrize(
    "text",
    ["Driver's Ed begins in June.", "Macy's and Kohl's give cards.", "A Taylor saw is in the auction."],
)
def test_a_thing_with_a_name_is_nobody_by_its_grammar(text: str) -> None:
    assert not names(text)


def test_a_dean_beside_a_principal_is_no_dean() -> None:
    assert standing("Principal Kim and Dean Rosario meet.")["Rosario"] == "titled"
    assert standing("Dean Rosario swam.")["Dean Rosario"] == "unknown"


def test_a_day_that_is_called_after_somebody_names_that_person() -> None:
    assert names("The mayor proclaimed Friday “Kaia Lund Day” for our skier.") == ["Kaia Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "In Holes, Stanley digs every day.",
        "The high school will put on Anne of Green Gables in May.",
        "We finished Ramona the Brave, and Beezus has the last word.",
        "Little Women is on stage. Beth will make you cry.",
        "Matilda opens on March 6.",
        "Our two snowplows are named Clark and Betty.",
        "Glenwood beat Harlan 31-14.",
        "The ship Mary Rose is the topic of the talk.",
        "Orion and Cassiopeia are in the new show.",
    ],
)
def test_a_work_a_character_a_rival_and_a_thing_with_a_name_are_no_children(text: str) -> None:
    assert not {"child", "unknown"} & set(standing(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "Hope Street and Faith Lane are the new stops.",
        "The city will plow Stanley, Everett and Franklin.",
        "The new stops are at Hugo and 9th.",
        "Kroger, Aldi and Harris Teeter give to schools.",
    ],
)
def test_a_street_in_a_row_and_a_brand_in_a_row_name_nobody(text: str) -> None:
    assert not {"child", "unknown"} & set(standing(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "In Room 4, Ana keeps the fish alive.",
        "After we read The Snowy Day, Marisol made a snow angel.",
        "Welcome to Hana Yousef, whose family is new.",
        "Stanley, Everett and Franklin shoveled the walk.",
        "LORENZO, one of our first graders, whistled.",
        "Will, a sixth grader, swam.",
        "Christian Day, class of '28, is our pick.",
        "The report was written by Savannah and Dakota, both in grade four.",
        "The drumline, led by Kwame Osei, took first.",
        "Malachi Trundle sang.",
    ],
)
def test_a_child_beside_what_looks_like_a_tale_a_street_or_a_town_is_found(text: str) -> None:
    assert set(standing(text).values()) & {"child", "unknown"}


@pytest.mark.parametrize(
    "text",
    [
        "Singers may try out for Cosette, Marius, or the chorus.",
        "The part of Wilbur is still open.",
        "Juniors read The Great Gatsby, with its lonely Jay.",
        "The cartoon stars Tom and Jerry.",
        "We follow the voyage of Juan Cabrera on a map.",
        "The float by Burbank volunteers had a giant frog.",
        "Carson firefighters brought the ladder truck.",
        "Thank you to Hank and Lois Tull of Tull Orchards for the cider.",
        "Bricks came from Whitney Stone in Moss, Ohio.",
        "Families, hear Grammy winner Raquel Stonebridge sing on May 2.",
        "Tony nominee Blaine Archer teaches a class for our cast.",
        "The pantry is at Olive and Clay.",
        "The clinic is on Douglas near Lewis.",
        "Our pen pals live in Jasper.",
    ],
)
def test_towns_firms_corners_parts_and_stars_are_no_children(text: str) -> None:
    assert not {who for who in standing(text).values() if who in ("child", "unknown")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Congratulations, Prince Mensah!", "Prince Mensah"),
        ("Prince Adeyemi in grade 3 lost a tooth.", "Prince Adeyemi"),
        ("Our tiniest fan, Austin, a preschooler, waved a flag.", "Austin"),
        ("Mayor for a day was Jubilee Sanders, grade 5.", "Jubilee Sanders"),
        ("The song will be led by Cricket Donahue.", "Cricket Donahue"),
        ("Jade Rivers from Ms. Cole's room drew the cover.", "Jade Rivers"),
        ("Marie Curie, a fifth grader, sang.", "Marie Curie"),
        ("Ana Ruiz of Moody Middle School won the map contest.", "Ana Ruiz"),
        ("We laughed at Jonah and Max in the skit.", "Jonah"),
    ],
)
def test_a_name_that_is_also_a_title_a_town_or_a_word_is_a_child_by_what_is_said(
    text: str, name: str
) -> None:
    assert standing(text).get(name) in ("child", "unknown")
