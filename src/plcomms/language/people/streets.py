"""Tells where a capitalised word is a street: in a row of them, where one turns, in what is plowed."""

from __future__ import annotations

import re

from plcomms.language.lexicon import group
from plcomms.language.terms.capitals import Capitals

_STREETS = re.compile(
    r"\b(?:turn\w*|stops?|corners?|intersection|detour|blocks?|crosswalk|lanes?|traffic|park(?:s|ed|ing)?"
    r"|streets?"
    r"|avenue|boundar\w+|drivers|delays|deliver\w+|plow\w*|homes|torn up|pav(?:e|ed|ing)|repav\w+|pipe"
    r"|water main|bus(?:es)? \d+|garage|for sale|residents|noise|crews?|walkers|skips?|construction|lot"
    r"|routes?|closed|begins?|starts?|located|sidewalk|entrance|doors?|trucks?)\b"
)
_BY_STREET = re.compile(
    r"\b(?:on|onto|at|along|between|near|off|down|up) (?:[A-Z][\w'’]* (?:and|or|to|&) )?\Z"
)
_TO_STREET = re.compile(r"\b(?:blocks?|corner|left|right|over) (?:to|of) (?:[A-Z][\w'’]* (?:and|or|&) )?\Z")
_PLOWED = re.compile(
    r"\b(?:plow|re-?pav|pav|resurfac|widen|salt|re-?strip)(?:s|es|e|ed|ing)? (?:[A-Z][\w'’]*,? (?:and "
    r"|or )?){0,6}\Z"
)
_FROM_STREET = re.compile(r"\b(?:from|past|across|(?:north|south|east|west) of) \Z")
_ALONG = re.compile(
    r"\b(?:(?:(?:along|onto|across)|(?:come|comes|coming|go|goes|walk|walks|drive|drives|turn|turns|ride"
    r"|bike|line|lines)"
    r" (?:down|up)) (?:[A-Z]\w+,? (?:and|or|to|then) )?|(?:down|up|along) [A-Z]\w+ to )\Z"
)
_TOWARDS = re.compile(r"\b(?:north|south|east|west) of \Z")
_STREET_NAME = re.compile(
    r"\b(?:[A-Z][\w'’]+|\d+(?:st|nd|rd|th)) (?:Streets?|St\b|Avenues?|Ave\b|Roads?|Rd\b|Lanes?|Drives?"
    r"|Boulevard|Blvd\b|Courts?|Ways?"
    r"|Place|Circle|Trail|Parkway|Terrace|Highway)\b"
)
_SHOP_ON = re.compile(r"\b[A-Z][\w'’]+ on \Z")
"""Where a street's name stands by itself: ``the stop at Grace and Hope``, ``the Dairy Queen on Marshall``."""

_ON_STREET = re.compile(r"\b(?:left|right|corner|located|parked|house|detour|closed) (?:on|of|at|onto) \Z")
_NEAR = 30


def is_street(capitals: Capitals, k: int) -> bool:
    """Whether word ``k`` by itself is a street: after ``on`` or ``at`` where one walks, parks or stops."""
    token = capitals.tokens[k]
    start, end = capitals.sentences[token.sentence]
    ahead = capitals.text[start : token.start]
    if any(e.search(ahead) for e in (_TO_STREET, _SHOP_ON, _PLOWED, _ALONG)):
        return True
    if _ON_STREET.search(ahead[-_NEAR:].lower()):
        return True
    full = _STREET_NAME.search(capitals.text, start, end)
    if (full and _FROM_STREET.search(ahead)) or _TOWARDS.search(ahead):
        return capitals.word_after(k) not in ("on", "of", "in")
    return bool(_BY_STREET.search(ahead)) and bool(_STREETS.search(capitals.text.lower(), start, end))


def is_in_row_of_streets(capitals: Capitals, k: int) -> bool:
    """Whether word ``k`` ends a street's name beside another street's: ``Hope Street and Faith Lane``."""
    token = capitals.tokens[k]
    if token.low not in group("streets-as-surnames"):
        return False
    start, end = capitals.sentences[token.sentence]
    streets = _STREET_NAME.finditer(capitals.text, start, end)
    return any(not found.start() <= token.start < found.end() for found in streets)
