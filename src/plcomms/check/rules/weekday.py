"""Days of the week that do not go with their date, and dates that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from plcomms.check.rule import Block, Case, Context, Hit, Passage, Severity, on_text
from plcomms.language.dates import DAYS, MONTHS, DateMention, WrittenDay, date_mentions, years_of

_MET = re.compile(rf"(?:{'|'.join(month[:3] for month in MONTHS)})|\d[/.-]\d", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:in|since|last|this|next|every|each|of|during|our)\s+\Z", re.IGNORECASE)
"""What stands before a month alone: ``in February 30 students came``."""

_FIGURES = re.compile(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})/(?:20\d\d|\d\d)(?![\w/]|[-.]\d)")
_NO_MONTH = "In figures it is month, day, year, as in 3/14/2027; there are twelve months."
_GOES_ON = re.compile(
    r"\s+(?!(?:at|in|from|to|is|was|and|or|for|with|by|on|through|thru|until|till|between|will|due|if|we|you|the"
    r"|a|an|when|as|after|before|but|so|it|this|please|noon|morning|afternoon|evening|night|are|were|deadline)\b)[a-z]"
)
_LEADS = re.compile(r"\b(?:on|by|due|until|before|from|through|after|is|was)\s+\Z", re.IGNORECASE)
_SOURCE = "plainlanguage.gov, Test your assumptions: proofread names, days and numbers before you send"


@on_text(
    severity=Severity.WARNING,
    message="{found} is a {weekday}.",
    help="Correct the day of the week or the date; a family will come on one of the two.",
    source=_SOURCE,
    cases=(
        Case("Come on Friday, January 14, 2027.", ("Friday, January 14, 2027",)),
        Case("We meet on Tue, Feb. 11, in the gym.", ("Tue, Feb. 11",)),
        Case("Monday 1/14/2027, or 14 January 2027 (Mon.)", ("Monday 1/14/2027", "14 January 2027 (Mon.)")),
        Case("Book fair: Monday–Friday, April 6–10, 2027.", ("Monday–Friday, April 6–10, 2027",)),
        Case("It was on March 5, 2019. On Monday, March 8 we met again.", ("Monday, March 8",)),
        Case("Come on Thursday, January 14, 2027, or on Thu, Feb 11."),
        Case("Sunday May 2024 was warm. We were there on Monday, March 4, 2019."),
        Case("Break is Monday–Friday, April 5–9, 2027; talks on Thursday and Friday, March 4 and 5, 2027."),
        Case("We meet on Monday. January 14, 2027 is next. Friday 1/2 day. Mon. 1/4 and Thurs. 1/14."),
    ),
)
def weekday(passage: Passage, context: Context) -> Iterator[Hit]:
    """Compares the day of the week with the date.

    One wrong word sends half of the families on the wrong evening. A date without a year is in that of the
    text's other dates; where there is none, the nearest one is meant. What a template makes of an event's
    date is right, whatever its year.
    """
    dated = _dated(passage, context)
    anchors = [when for _, mention in dated if (when := _when(mention))]
    for number, mention in dated:
        hit = _wrong(mention, anchors, passage.blocks[number], context) if mention.weekdays else None
        if hit and (not passage.document or passage.blocks[number].text.span(hit.start, hit.end)):
            yield Hit(hit.start, hit.end, number, hit.fields)


@on_text(
    severity=Severity.WARNING,
    message="There is no {found}.",
    help="{month} has {days} days{year}. Write the day that you mean.",
    source=_SOURCE,
    cases=(
        Case("The slip is due on February 30, 2027.", ("February 30, 2027",)),
        Case(
            "Come by Sept. 31 or on Friday, 31 April. Bring it on 2/30/2027.",
            ("Sept. 31", "31 April", "2/30/2027"),
        ),
        Case("Send it before 13/45/2026 or 0/12/26.", ("13/45/2026", "0/12/26")),
        Case("It is from March 29 to April 31.", ("March 29 to April 31",)),
        Case("On January 5, 2027 we begin; on February 29 we end.", ("February 29",)),
        Case("In February 30 students came. We had 31 June graduates. February 29, 2028 is a Tuesday."),
        Case("Take 2/30 of it. May 31, 2027. On April 30 we meet."),
    ),
)
def impossible_date(passage: Passage, context: Context) -> Iterator[Hit]:
    """Finds days that their month does not have.

    Nobody can come on February 30, and each family guesses another day.
    """
    yield from _no_month(passage)
    dated = _dated(passage, context)
    years = {when.year for _, mention in dated if (when := _when(mention))}
    only = next(iter(years)) if len(years) == 1 else None
    for number, mention in dated:
        text = passage.blocks[number].text
        day = next((day for day in mention.days if not day.exists(mention.year_of(day) or only)), None)
        if day and _is_date(mention, text) and (not passage.document or text.span(*mention.core)):
            found = " ".join(text[slice(*mention.core)].split())
            yield Hit(
                *mention.core,
                number,
                _told(day, found if len(mention.days) == 1 else str(day), mention.year_of(day) or only),
            )


def _no_month(passage: Passage) -> Iterator[Hit]:
    """Dates in figures neither of whose first two is a month: ``13/45/2026``."""
    for number, block in enumerate(passage.blocks):
        for found in _FIGURES.finditer(block.text):
            figures = (int(found[1]), int(found[2]))
            if not any(1 <= figure <= 12 for figure in figures) or 0 in figures:
                yield Hit(*found.span(), number, {"found": found[0]}, help=_NO_MONTH)


def _told(day: WrittenDay, found: str, year: int | None) -> dict[str, object]:
    longest = max(d for d in range(28, 32) if WrittenDay(day.month, d).exists(year))
    in_year = f" in {year}" if year and day.month == 2 else ""
    return {"found": found, "month": MONTHS[day.month - 1], "days": longest, "year": in_year}


def _is_date(mention: DateMention, text: str) -> bool:
    """Whether days that do not exist are meant as a date, and not as a number of things."""
    if mention.weekdays or mention.year:
        return True
    start, end = mention.core
    before = text[max(0, start - 20) : start]
    if mention.numeric:
        return bool(_LEADS.search(before)) and not _GOES_ON.match(text, end)
    return not _COUNTED.search(before) and not _GOES_ON.match(text, end)


def _dated(passage: Passage, context: Context) -> tuple[tuple[int, DateMention], ...]:
    """The dates of a passage, each with the number of its block."""
    return tuple(
        (number, mention)
        for number, found in context.met_in(passage.blocks, "dates", _mentions)
        for mention in found
    )


def _mentions(block: Block) -> tuple[DateMention, ...]:
    return date_mentions(str(block.text)) if _MET.search(block.text) else ()


def _when(mention: DateMention) -> date | None:
    """The first day of a mention that has a year."""
    year = mention.year_of(mention.days[0])
    return mention.days[0].of(year) if year else None


def _wrong(mention: DateMention, anchors: list[date], block: Block, context: Context) -> Hit | None:
    """What is wrong with the days of the week of a mention."""
    text = " ".join(block.text[mention.start : mention.end].split())
    for meant, day in mention.pairs:
        year = mention.year_of(day)
        exact = day.of(year) if year else None
        days = [*filter(None, [exact])] if year else years_of(day, anchors, context.today)
        if days and meant not in {one.weekday() for one in days}:
            one = len(mention.days) == 1
            said = text if one else f"{day}, {year}" if year else str(day)
            return Hit(mention.start, mention.end, fields={"found": said, "weekday": DAYS[days[0].weekday()]})
    return None
