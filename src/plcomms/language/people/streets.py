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
_CORNER = re.compile(r"(?<![A-Z])\b[a-z]+ at (?:[A-Z]\w+ (?:and|&) )?\Z")
_AIMED = re.compile(
    r"\b(?:look|laugh|smil|wav|yell|cheer|glanc|point|aim|star|shout|throw|threw|mad|angry|bark)\w* at "
    r"(?:[A-Z]\w+ (?:and|&) )?\Z"
)
_ONE = re.compile(
    r" (?:and|&) [A-Z]\w+(?![\w'’-])(?! [A-Z])|(?=[.,;]| (?:is|are|at|on|has|for|takes?|until|today|this)\b)"
)
"""A corner of two streets: ``the pantry is at Grace and Clay``; one laughs, waves or throws at people."""

_BETWEEN = re.compile(
    r"(?:\b(?:is|are|sits|stands|lies|block|lot|road|lane|[A-Z]\w+) between (?:[A-Z]\w+ and )?"
    r"|\b(?:stops?|shuts?|closes?|closed|lanes?|work|route|routes|detour|runs?|extends?|goes|construction)\b[^.;]{0,30}"
    r" from (?:[A-Z]\w+ to )?|\bBus(?:es)? \d+ [a-z]+ (?:[A-Z]\w+,? and )?"
    r"|\b(?:main|mains|pipes?|sewer|tunnel|lines?) (?:under|below|along|beneath) "
    r"|\b(?:gate|doors?|entrance|lot) on |\b(?i:drop|pick)(?:ped)?[ -](?:off|up) on |, not on "
    r"|\b(?i:head|walk|drive|go|turn) (?:north|south|east|west) on |\b[Cc]ross(?:es|ed|ing)? )\Z"
)
_SHUT = re.compile(r"\b(?:shuts?|close|closes|blocks?|fills?) \Z")
_ON = re.compile(r"\b(?:is|are|forms?|meets?|starts?|ends?|stops?|runs?|stands?|sits?) on \Z")
_CROSSED = re.compile(r" (?:at|near|between|by|past) (?:[A-Z]|the [a-z]+[.,])| from [A-Z]\w+ to [A-Z]")
_NEAR = 30


def is_street(capitals: Capitals, k: int) -> bool:
    """Whether word ``k`` by itself is a street: after ``on`` or ``at`` where one walks, parks or stops."""
    token = capitals.tokens[k]
    start, end = capitals.sentences[token.sentence]
    ahead = capitals.text[start : token.start]
    if any(e.search(ahead) for e in (_TO_STREET, _SHOP_ON, _PLOWED, _ALONG)):
        return True
    if _BETWEEN.search(ahead) or _is_corner(ahead, capitals.text[token.end : end]):
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


def _is_corner(ahead: str, rest: str) -> bool:
    """Whether a name between ``ahead`` and ``rest`` is a street beside another: ``at Grace and Clay``."""
    if _CORNER.search(ahead) and not _AIMED.search(ahead):
        return bool(_ONE.match(rest))
    return bool((_ON.search(ahead) or _SHUT.search(ahead)) and _CROSSED.match(rest))
