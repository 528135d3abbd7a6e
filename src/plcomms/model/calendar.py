"""The days of a school's calendar: ranges, no school, early release, deadlines, and what comes again."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, PrivateAttr, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from plcomms.model.date_lines import named_lines
from plcomms.model.day_ranges import Days
from plcomms.model.day_titles import of_some_grades, says_closed, says_early
from plcomms.model.entries import Contact, Guideline, Statement
from plcomms.model.fields import CalendarDay, Clock, Id, Line, Model, SchoolDay, school_year_of
from plcomms.model.hours import Hours
from plcomms.model.news import Button
from plcomms.model.recurrence import Recurrence, anchored
from plcomms.model.repetition import Pattern
from plcomms.model.when import By, Every, HoursField, SessionTime, Spans, WhenField, or_a_line

CalendarKind = Literal["no-school", "early-release", "deadline", "day"]

_NO_DAY = (
    "this date has no day; write it after date:, as in  date: Nov 16-20, or how it comes again, "
    "as in  every: first Tuesday"
)
_TWO_DAYS = "“{one}” and “{other}” both say when; leave one of the two out"
_WITH_EVERY = "“{key}” goes with every: alone; write a range of days as  date: Nov 16-20"
_ONE_FIRST = "the first of the days that come again is one day; write it as  date: Sep 4, 2026"
_NO_RANGE = "to: ends a range that date: begins; write it all after date:, as in  date: Nov 16-20"
_TO_EARLY = "this ends on {last}, before it begins on {first}; correct one of the two"
_NO_TITLE = "this date has no title; write it, as in  title: Picture day"
_TWO_TIMES = "“{one}” and “{other}” both say at what time; leave one of the two out"
_NO_START = "there is an end and no start; write both, as in  at: 6:30-8 pm"
_ENDS_EARLY = "this ends at {end}, before it starts; correct one of the two times"
_ALL_DAY = "it cannot last all day and be at a time; leave one of the two out"
_OTHER_SESSION = "{day} is not one of the days of this date; correct one of the two"
_SESSIONS_MEET = "two sessions at one place overlap on {day}; correct the times, or say the room of each"
_CLOSED = "there is no school on this day, so it cannot be let out at a time; leave one of the two out"
_ONLINE_WHERE = "“online: yes” needs the address, too; write it after online: or link:"


class CalendarEntry(Model):
    """A day to know, a range of days, or days that come again; a title and a day are enough.

    Both may stand in one line: “Picture day: Jan 13”.
    """

    model_config = ConfigDict(json_schema_extra=or_a_line)

    id: Id | None = None
    title: Annotated[Line | None, Field(description="What it is: Picture day.")] = None
    date: Annotated[
        WhenField | None,
        Field(description="The day, or days: Nov 16-20, 2026; with every: the first of them."),
    ] = None
    to: Annotated[SchoolDay | None, Field(description="The last day of a range.")] = None
    by: Annotated[By | None, Field(description="The last day to do it, instead of a date.")] = None
    no_school: Annotated[Spans | None, Field(description="Days without school, instead of a date.")] = None
    every: Annotated[
        Every | None,
        Field(description="How it comes again: first Tuesday; other Friday; Monday and Thursday."),
    ] = None
    from_: Annotated[
        SchoolDay | None, Field(alias="from", description="The day from which on it comes again.")
    ] = None
    until: Annotated[SchoolDay | None, Field(description="The last day on which it comes again.")] = None
    except_: Annotated[Spans, Field(alias="except", description="Days on which it does not take place.")] = ()
    at: Annotated[HoursField | None, Field(description="The time: 6:30 pm, or 6:30-8 pm.")] = None
    start: Clock | None = None
    end: Clock | None = None
    all_day: Annotated[bool | None, Field(description="It lasts all day; so does what has no time.")] = None
    dismissal: Annotated[Clock | None, Field(description="When school lets out early.")] = None
    sessions: Annotated[
        tuple[SessionTime, ...], Field(description="Several times of the same: Nov 17, 4-7 pm.")
    ] = ()
    place: Line | None = None
    room: Line | None = None
    address: Line | None = None
    online: Annotated[
        Line | None, Field(description="Web address at which it is held; yes, where link: has it.")
    ] = None
    link: Annotated[Button | None, Field(description="Where to read more, sign up or take part.")] = None
    about: Annotated[Statement | None, Field(description="What else to know, in a sentence.")] = None
    contacts: Annotated[tuple[Contact, ...], Field(description="Whom to ask about it.")] = ()
    for_: Annotated[tuple[Id, ...], Field(alias="for", description="Audiences; none means all.")] = ()
    guidelines: tuple[Guideline, ...] = ()
    _spans: tuple[Days, ...] = PrivateAttr(default=())
    _recurrence: Recurrence | None = PrivateAttr(default=None)

    @model_validator(mode="before")
    @classmethod
    def _in_one_line(cls, value: Any, info: ValidationInfo) -> Any:
        return named_lines(value, _KEYS, info)

    @model_validator(mode="after")
    def _is_on_days(self, info: ValidationInfo) -> Self:
        self._one_way()
        if pattern := self._pattern():
            self._recurrence = self._anchored(pattern, school_year_of(info))
            self._spans = tuple(Days(day, day) for day in self._recurrence.days)
        else:
            self._spans = self._ranged()
        return self

    @model_validator(mode="after")
    def _is_called(self) -> Self:
        if self.title is None and self.no_school is None and self.dismissal is None:
            raise PydanticCustomError("no_title", _NO_TITLE, {})
        return self

    @model_validator(mode="after")
    def _has_one_time(self) -> Self:
        hours = {"at": self.at, "start": self.start, "date": self.date and self.date.hours}
        hours["by"] = self.by and self.by.hours
        hours["every"] = self.every and self.every.hours
        said = [name for name, value in hours.items() if value]
        if len(said) > 1:
            raise _error("two_times", _TWO_TIMES, said[1], one=said[0], other=said[1])
        if self.all_day and (said or self.end):
            raise _error("all_day", _ALL_DAY, "all_day")
        if self.end and not said:
            raise _error("no_start", _NO_START, "end")
        if self.end and self.hours and self.end <= self.hours.start:
            raise _error("ends_early", _ENDS_EARLY, "end", end=f"{self.end:%H:%M}")
        if self.dismissal and self.no_school:
            raise _error("closed", _CLOSED, "dismissal")
        return self

    @model_validator(mode="after")
    def _has_its_address(self) -> Self:
        if self.online and self.online.lower() in _YES and not self.link:
            raise _error("online", _ONLINE_WHERE, "online")
        return self

    @model_validator(mode="after")
    def _sessions_fit(self) -> Self:
        taken: list[tuple[CalendarDay, Hours, str]] = []
        for session in self.sessions:
            for span in session.spans:
                if not any(day in own for own in self._spans for day in span):
                    raise _error("other_session", _OTHER_SESSION, "sessions", day=str(span.first))
            where = f"{session.place or ''}/{session.room or ''}/{session.title or ''}"
            for day in (d for span in session.spans or self._spans for d in span):
                if session.hours and session.hours.end:
                    if any(_meet(day, session.hours, where, other) for other in taken):
                        raise _error("sessions_meet", _SESSIONS_MEET, "sessions", day=str(day))
                    taken.append((day, session.hours, where))
        return self

    def _one_way(self) -> None:
        """See that one key alone says when it is."""
        ways = {"by": self.by, "no_school": self.no_school, "date": self.date, "every": self.every}
        said = [name for name, value in ways.items() if value]
        if len(said) > 1 and said != ["date", "every"]:
            raise _error("two_days", _TWO_DAYS, said[1], one=said[0], other=said[1])
        repeated = self.every or (self.date and self.date.pattern)
        for key, value in (("from", self.from_), ("until", self.until), ("except", self.except_)):
            if value and not repeated:
                raise _error("with_every", _WITH_EVERY, key, key=key)
        if self.to and (not self.date or not self.date.spans or self.every):
            raise _error("with_every", _NO_RANGE, "to")
        if not said and not any(session.spans for session in self.sessions):
            raise PydanticCustomError("no_day", _NO_DAY, {})

    def _pattern(self) -> Pattern | None:
        found = self.every or self.date
        pattern = found.pattern if found else None
        if not pattern:
            return None
        from_, until = self.from_ or pattern.from_, self.until or pattern.until
        return replace(pattern, from_=from_, until=until, except_=(*pattern.except_, *self.except_))

    def _anchored(self, pattern: Pattern, school_year: int | None) -> Recurrence:
        first = None
        if self.every and self.date:
            if len(self.date.spans) != 1 or self.date.spans[0].first != self.date.spans[0].last:
                raise _error("one_first", _ONE_FIRST, "date")
            first = self.date.spans[0].first
        try:
            return anchored(pattern, first, school_year)
        except PydanticCustomError as error:
            field = {"not_then": "date", "not_excepted": "except", "ends_early": "until"}.get(error.type)
            said = {**(error.context or {}), "field": field or ("every" if self.every else "date")}
            raise PydanticCustomError("written", error.message_template, said) from error

    def _ranged(self) -> tuple[Days, ...]:
        days = self.by or self.date
        spans = self.no_school or (days.spans if days else ())
        if not spans:
            spans = tuple(span for session in self.sessions for span in session.spans)
        if self.to:
            first = spans[0].first
            if self.to < first:
                said = {"first": first.isoformat(), "last": self.to.isoformat()}
                raise _error("ends_early", _TO_EARLY, "to", **said)
            spans = (Days(first, self.to),)
        return tuple(sorted(set(spans)))

    @property
    def spans(self) -> tuple[Days, ...]:
        """The days and ranges on which it is, in order; each day by itself where it comes again."""
        return self._spans

    @property
    def recurrence(self) -> Recurrence | None:
        """How it comes again, if it does."""
        return self._recurrence

    def on_days(self, spans: tuple[Days, ...], recurrence: Recurrence | None) -> Self:
        """The same entry on other days: on some of its own, say."""
        other = self.model_copy()
        other._spans, other._recurrence = spans, recurrence
        return other

    @property
    def first_day(self) -> CalendarDay:
        """The first day on which it is."""
        return self._spans[0].first

    @property
    def last_day(self) -> CalendarDay:
        """The last day on which it is, or by which it is due."""
        return max(span.last for span in self._spans)

    @property
    def hours(self) -> Hours | None:
        """From when to when it is; None where nobody said, each session has its own, or school lets out."""
        said = self._said_hours
        return None if said and self._ends_at(said) else said

    @property
    def lets_out(self) -> time | None:
        """When school lets out early: what stands at dismissal, else the hour of an early release."""
        said = self._said_hours
        return self.dismissal or (said.start if said and self._ends_at(said) else None)

    def _ends_at(self, said: Hours) -> bool:
        return self.kind == "early-release" and not self.dismissal and said.end is None

    @property
    def _said_hours(self) -> Hours | None:
        if self.start:
            return Hours(self.start, self.end)
        said = (one.hours for one in (self.date, self.by, self.every) if one and one.hours)
        found = self.at or next(said, None)
        return replace(found, end=self.end) if found and self.end else found

    @property
    def kind(self) -> CalendarKind:
        """What it means for a family: no school, school ends early, a deadline, or a day like others."""
        if self.no_school or says_closed(self.title or ""):
            return "no-school"
        if self.by:
            return "deadline"
        return "early-release" if self.dismissal or says_early(self.title or "") else "day"

    @property
    def closes(self) -> bool:
        """Whether the whole school is closed then, and not some grades of it."""
        return self.kind == "no-school" and not of_some_grades(self.title or "")

    @property
    def meeting(self) -> str | None:
        """The web address at which it is held."""
        if self.online and self.online.lower() in _YES:
            return self.link.address if self.link else None
        return self.online


_KEYS = frozenset(
    name for key, field in CalendarEntry.model_fields.items() for name in (key, field.alias or key)
)
"""The words that may stand before a colon in a date."""

_YES = ("yes", "true", "on")


def _meet(day: CalendarDay, hours: Hours, where: str, other: tuple[CalendarDay, Hours, str]) -> bool:
    same = other[0] == day and other[2] == where
    return same and hours.start < (other[1].end or time.max) and other[1].start < (hours.end or time.max)


def _error(kind: str, message: str, field: str, **said: Any) -> PydanticCustomError:
    return PydanticCustomError(kind, message, {**said, "field": field})
