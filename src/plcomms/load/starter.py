"""The files of a district to begin with."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from pydantic import BaseModel

from plcomms.load.files import shipped
from plcomms.model.district import District, School
from plcomms.model.document import Kind
from plcomms.model.glossary import GlossaryFile
from plcomms.model.issue import MONTH_NAMES, Issue, month_of
from plcomms.workspace import is_device_name

SCHEMAS: Mapping[str, type[BaseModel]] = {
    "district": District,
    "school": School,
    "issue": Issue,
    "glossary": GlossaryFile,
    "kind": Kind,
}
"""The files that people write, and their shapes."""

REPORT = Path(__file__).parents[1] / "report" / "report.schema.json"
"""The schema of what a check prints for programs."""

FIRST_ISSUE = "schools/your-school/2026-11.yaml"
_SCHOOL_ID = "your-school"
_MONTH = "2026-11"
_ISSUE = "issue: {month}"
_DISTRICT, _SCHOOL = "Your District", "Your School"
_WRITTEN_ON = date(2026, 11, 24)
"""The day that the files which ship were written for."""
_SUMMER = 7
_ISO_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_SPOKEN_DAY = re.compile(rf"\b(?P<month>{'|'.join(MONTH_NAMES)}) (?P<day>\d{{1,2}})\b")
_SCHOOL_YEAR = re.compile(r"\b2026-27\b")
_LONGEST_ID = 60

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


_ZONE = re.compile(rb"# Your time zone, for calendars\.(?:.|\n)*?\n# timezone: [^\n]*\n")
"""The lines of the district's file that ask for its time zone."""
_KNOWN_ZONE = "# Your time zone, for calendars: that of the computer that made this file.\ntimezone: {zone}\n"


def starter_files(
    zone: str = "", today: date = _WRITTEN_ON, district: str = "", school: str = ""
) -> Mapping[str, bytes]:
    """Every file of a new district's folder, by its path in it, JSON Schemas for editors among them.

    ``zone`` is its time zone where that is known; else its file asks for it. Its days are as far from
    ``today`` as they are in the files that ship from the day they were written for. ``district`` and
    ``school`` are the names, where they are known.
    """
    folder = shipped("templates") / "_starter"
    shift = today - _WRITTEN_ON
    weeks = timedelta(weeks=shift.days // 7)
    slug = id_from(school) or _SCHOOL_ID
    copied: dict[str, bytes] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        text = _in_lines(path.read_text("utf-8"), lambda line: _dated(line, weeks))
        text = _in_lines(text, lambda line: _named(_named(line, _DISTRICT, district), _SCHOOL, school))
        name = name.replace(_SCHOOL_ID, slug).replace(_MONTH, month_of(today))
        copied[name] = text.replace(
            _ISSUE.format(month=_MONTH), _ISSUE.format(month=month_of(today))
        ).encode()
    if zone:
        said = _KNOWN_ZONE.format(zone=zone).encode()
        copied["district.yaml"] = _ZONE.sub(lambda _found: said, copied["district.yaml"], count=1)
    return {**copied, **schema_files()}


def starter_issue() -> str:
    """The text of the month that a new district begins with."""
    return (shipped("templates") / "_starter" / FIRST_ISSUE).read_text("utf-8")


def _in_lines(text: str, change: Callable[[str], str]) -> str:
    """``text`` with each line changed that is no comment."""
    return "".join(line if line.startswith("#") else change(line) for line in text.splitlines(True))


def _dated(line: str, shift: timedelta) -> str:
    """``line`` with every day in it later by ``shift``: whole weeks, so that a Thursday stays one."""
    if not shift:
        return line

    def spoken(found: re.Match[str]) -> str:
        number = MONTH_NAMES.index(found["month"]) + 1
        day = date(_WRITTEN_ON.year + (number < _SUMMER), number, int(found["day"])) + shift
        return f"{MONTH_NAMES[day.month - 1]} {day.day}"

    year = _WRITTEN_ON + shift
    line = _SCHOOL_YEAR.sub(lambda _found: said_school_year(year), line)
    line = _ISO_DAY.sub(lambda found: (date.fromisoformat(found[0]) + shift).isoformat(), line)
    return _SPOKEN_DAY.sub(spoken, line)


def said_school_year(day: date) -> str:
    """The school year of ``day`` as people write it: 2026-27."""
    begins = day.year - (day.month < _SUMMER)
    return f"{begins}-{(begins + 1) % 100:02}"


def _named(line: str, stands: str, name: str) -> str:
    """``line`` with ``name`` instead of what stands for it: in quotes where YAML needs them."""
    if not name:
        return line
    whole = re.fullmatch(rf"( *\w+: ){stands}(\r?\n?)", line)
    if whole:
        return f"{whole[1]}{_quoted(name)}{whole[2]}"
    return line.replace(stands, name.replace(": ", " - ").replace(" #", " "))


def _quoted(name: str) -> str:
    plain = re.fullmatch(r"[A-Za-z][\w .,'’&()-]*", name) and not name.endswith(" ")
    return name if plain else json.dumps(name, ensure_ascii=False)


def id_from(name: str) -> str:
    """The short name that is made of ``name``: oak-elementary of Oak Elementary; empty where none can be."""
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", ""))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    made = "-".join(words)[:_LONGEST_ID].strip("-")
    return f"{made}-school" if made == "district" or is_device_name(made) else made


def schema_files() -> Mapping[str, bytes]:
    """The JSON Schemas that the first line of each file refers to, by their paths in a district's folder."""
    return {
        f".schema/{name}.json": schema(name).encode() for name in ("district", "school", "issue", "glossary")
    }


def schema(name: str) -> str:
    """The JSON Schema of the file called ``name``, one of ``SCHEMAS``, or of a ``report``."""
    if name == "report":
        return REPORT.read_text("utf-8")
    shape = SCHEMAS[name].model_json_schema(by_alias=True, mode="validation")
    return json.dumps({"$schema": _DIALECT, **shape}, indent=1, ensure_ascii=False) + "\n"
