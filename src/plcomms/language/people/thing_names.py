"""Tells where a person's name is a part of what a thing is called, by the words beside it.

A place (in Charlotte; Austin, Texas), another school (vs. Kennedy), a shop (at Kelly's), a family (the Lopez
family), a book (“Matilda”), a company (Johnson & Johnson).
"""

from __future__ import annotations

import re

from plcomms.language.lexicon import group
from plcomms.language.people.person_names import is_popular, is_surname, may_be_given
from plcomms.language.people.streets import is_street
from plcomms.language.terms.capitals import Capitals

_NUMBERS = frozenset(["II", "III", "IV", "JR", "SR"])
_QUOTES = {"“": "”", '"': '"', "‘": "’"}
_INNER = re.compile(r"[^\W\d_][\w'’-]*")
_STATE = re.compile(r",?\s+(?:(?:North|South|West|New|Rhode)\s)?([A-Z][a-z]+|[A-Z]{2})\b")
_GOES_TO = re.compile(
    r"\b(?:com(?:e|es|ing)|came|go|goes|going|went|gone|travel\w*|mov\w+|driv\w+|drove|trips?|flights?"
    r"|bus(?:es)?|road|way|head\w*|leav\w+|return\w*|back) (?:to|for) \Z"
)
_LIVES_IN = re.compile(r"\b(?:live[sd]?|living|born|raised|grew up|based|located|headquartered) in \Z")
_AIMED_AT = re.compile(r"\b(?:laugh|look|smil|wav|yell|star|point|shout|glanc)(?:e|ed|es|s|ing)? at \Z")
_GIVEN_TO = re.compile(
    r"\b(?i:awards?|prizes?|letters?|medals?|ribbons?|troph(?:y|ies)|honors?|gold|silver|bronze|titles?"
    r"|crowns?"
    r"|certificates?|solos?|parts?|roles?|votes?|thanks|credit|kudos|congratulations|scholarships?"
    r"|places?)\b[^.;:]{0,40}"
    r" (?:goe?s?|went|given|awarded|presented) to (?:[A-Z]\w+, )*\Z"
)
"""Whom something is given, though a town may be called so: ``the letter goes to Paris, Savannah``."""

_ARE_CHILDREN = re.compile(
    r"(?:,? (?:and|&) [A-Z][\w'’-]+|, [A-Z][\w'’-]+){0,5}"
    r"(?:,? \(?(?:grade|gr\.) ?\w|,? (?:both|all|who (?:is|are))(?: both| all)? (?:in"
    r"|from) (?:the )?(?:grade|room|\w+ grade|m(?:r|s|rs)\b)"
    r"|,? who (?:is|are) in\b|, an? (?:[\w-]+ )?(?:\w+-)?(?:grader"
    r"|preschooler|kindergart\w+|freshman|sophomore|junior|senior)\b"
    r"| (?:is|are|were|was) (?:our|the|both|all) (?:[\w-]+ ){0,3}(?:helpers?"
    r"|winners?|leaders?|champs?|champions?"
    r"|captains?|buddies|students?|graders?|readers?|monitors?|partners|finalists?)\b)"
)
"""What is said of children alone after one or more names that are towns as well."""

_TRAVELS = re.compile(r"\b(?:travel\w*|trips?|driv\w+|drove|flew|fly|flights?|road) to \Z")
_IS_PLAYED = re.compile(
    r"(?:,? \d-\d)? (?:at|in) (?:the |a |an |our )?(?:\w+ )?(?:chess|checkers|tag|cards|uno|mancala"
    r"|singles|arm|spelling|tennis|ping|table|badminton|wrestling)\b"
)
"""What two children play against each other, and no schools."""

_SHARED = re.compile(
    r"(?:, [A-Z][\w'’]+)*,? (?:and|or|&) [A-Z][\w'’]+ (?:Streets|Avenues|Roads|Lanes|Drives"
    r"|Schools|Elementar(?:y|ies)|Middle|High|Counties|Halls|Parks|Rivers|zones|neighborhoods|schools"
    r"|streets|avenues|roads|families|teams|lines|rooms"
    r"|preschool|daycare|playground|museum|show|halls|gyms|labs|hallways|tables|buildings|wings|banks"
    r"|stores|campuses|counties|rivers|attendance|boundaries)\b"
)
"""What follows the first of some names that share one noun: ``Grace and Hope Streets``."""

_SHOP_DOES = re.compile(
    r"['’]s (?:brought|brings|cater(?:s|ed)|provide[sd]|sen(?:t|ds)|supplie[sd]|sponsor(?:s|ed)|serve[sd]"
    r"|feeds?|fed|opened|opens|closed|helps?|helped|bought|made|makes|gives?|gave|sells?|sold|donat\w+"
    r"|offers?|hosts?|will (?:give|sell|donate|open|close|host|have|match)"
    r"|(?:and|or) [A-Z][\w'’]*['’]s (?:gives?|gave|will|are|is|have|has|sells?|sold|donat\w+|offers?)"
    r"|on [A-Z]\w+|is (?:giving|open|closed|hosting|donating|selling)"
    r"|(?:spirit |family |dine-out |fundrais\w+ )?nights? (?:is|on|at|for|will)|has (?:given|donated"
    r"|offered))\b"
)
"""What a shop does, or two: ``Macy's and Kohl's give``. After a possessive of a person a noun stands."""

_AT = frozenset(["on", "onto", "at", "in", "near", "along", "past", "behind", "around", "off", "atop"])
"""Words before a place that is called as a person could be: ``on Baxter Hill``."""

_LAND = group("thing-place") | frozenset(["marsh", "brook", "pond", "ridge", "hollow", "bluff", "landing"])
"""What a place may be called that is a surname, too, where one is on it or at it."""

_FAR = 90
_NEAR = 30
_FEW = 2
"""Words in quotation marks with a full stop that may be something somebody calls: “Go Ana!”"""


def names_thing(capitals: Capitals, first: int, end: int) -> bool:
    """Whether words ``first:end``, though a person's name, name a thing here."""
    tokens = capitals.tokens
    before, following = capitals.word_before(first), _following(capitals, end)
    if following in group("of-one-family"):
        return False
    if _is_acronym(following) and not tokens[end - 1].word.isupper():
        return True
    article = (
        before if before in ("the", "a") or (first and capitals.tokens[first - 1].word.islower()) else ""
    )
    if (
        article in ("the", "a", "an", "another", "every", "your", "any", "each")
        or following in group("business")
        or _shares_noun(capitals, end)
        or _is_among_products(capitals, first)
    ):
        return True
    if tokens[end - 1].owns:
        return _owner_is_thing(capitals, first, end)
    place = end - first > 1 and before in _AT and tokens[end - 1].word.lower() in _LAND
    if place or following in group("named") or before in group("works-named"):
        return True
    return end - first == 1 and (_is_firm(capitals, first) or _is_place(capitals, first))


def _is_among_products(capitals: Capitals, first: int) -> bool:
    """Whether the name at word ``first`` is one of some shops or brands: ``Aldi and Harris Teeter``."""
    k = first - 1
    if k > 0 and capitals.tokens[k].low in ("and", "or"):
        k -= 1
    near = k >= 0 and capitals.tokens[k].sentence == capitals.tokens[first].sentence
    listed = near and capitals.text[capitals.tokens[k].end : capitals.tokens[first].start].strip() in (
        ",",
        "and",
        "or",
        ", and",
        ", or",
    )
    return listed and capitals.tokens[k].capital and capitals.tokens[k].low in group("thing-product")


def _shares_noun(capitals: Capitals, end: int) -> bool:
    """Whether the name that ends before word ``end`` is one of some streets or schools in a row."""
    return bool(_SHARED.match(capitals.text, capitals.tokens[end - 1].end))


def _following(capitals: Capitals, end: int) -> str:
    """The word right after word ``end - 1``; empty where a mark parts them."""
    joined = end < len(capitals.tokens) and not capitals.gap(end - 1).strip(" \n'’s")
    return capitals.tokens[end].word if joined else ""


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1 and word not in _NUMBERS


def _owner_is_thing(capitals: Capitals, first: int, end: int) -> bool:
    """Whether a possessive is a shop's or a work's: ``Rosa's Bakery``, ``at Kelly's on Main``."""
    following, before = _following(capitals, end), capitals.word_before(first)
    if capitals.text[: capitals.tokens[first].start].endswith(" & "):
        return True
    if _SHOP_DOES.match(capitals.text, capitals.tokens[end - 1].end):
        return True
    if following[:1].isupper():
        title = capitals.title(capitals.tokens[first].sentence)
        low = following.lower()
        return not (title or low in group("person-adult") or low in group("person-child"))
    ends = not following or following in group("after-shop")
    return ends and before in group("before-opponent") | group("before-place") | {"by", "and", "or"}


def _is_firm(capitals: Capitals, k: int) -> bool:
    """Whether word ``k`` is one of two surnames joined by a sign: ``Johnson & Johnson``."""
    text, token = capitals.text, capitals.tokens[k]
    joined = text[token.end :].startswith(" & ") or text[: token.start].endswith(" & ")
    return joined and is_surname(token.word)


def _is_place(capitals: Capitals, k: int) -> bool:
    """Whether word ``k`` by itself names a town, a street or another school."""
    token, before = capitals.tokens[k], capitals.word_before(k)
    if (
        is_given_to(capitals, k)
        or _ARE_CHILDREN.match(capitals.text, token.end)
        or _IS_PLAYED.match(capitals.text, token.end)
    ):
        return False
    state = _STATE.match(capitals.text, token.end)
    if state and (state[1].lower() in group("place") or state[1] in group("states")):
        return True
    ahead = capitals.text[max(0, token.start - _NEAR) : token.start].lower()
    if _AIMED_AT.search(ahead):
        return False
    place = token.low in group("place")
    goes = (place or not may_be_given(token.word)) and bool(_GOES_TO.search(ahead))
    if (
        goes
        or _LIVES_IN.search(ahead)
        or _TRAVELS.search(ahead)
        or is_street(capitals, k)
        or before in group("before-opponent")
    ):
        return True
    if before == "in" and not is_popular(token.word):
        return True
    return place and _place_by_company(capitals, k, before)


def is_given_to(capitals: Capitals, k: int) -> bool:
    """Whether the name that begins with word ``k`` is that of somebody whom a prize or a part goes to."""
    start = capitals.tokens[k].start
    return bool(_GIVEN_TO.search(capitals.text[max(0, start - _FAR) : start]))


def _place_by_company(capitals: Capitals, k: int, before: str) -> bool:
    """Whether a word that is a town's name stands where a town does: after ``from``, or beside another."""
    if before in ("and", "or"):
        return k > 1 and capitals.tokens[k - 2].low in group("place")
    return before in group("before-place") or (before == "" and not capitals.tokens[k].opens)


def in_title(text: str, start: int, end: int) -> bool:
    """Whether characters ``start:end`` stand in the title of something in quotation marks."""
    at = next((k for k in range(start - 1, max(-1, start - _FAR), -1) if text[k] in '“"‘”\n'), -1)
    if at < 0 or text[at] not in _QUOTES:
        return False
    closed = text.find(_QUOTES[text[at]], end, end + _FAR)
    if at == start - 1 and closed > 0 and text[end:closed] in ("", ".", ","):
        return True
    inner = _INNER.findall(text[at + 1 : closed]) if closed > 0 else []
    long = [word for word in inner if word.lower() not in group("small")]
    if len(long) < 2 or not all(word[0].isupper() for word in long):
        return False
    return text[closed - 1] not in ".!?" or len(inner) > _FEW
