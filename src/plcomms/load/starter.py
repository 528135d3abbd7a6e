"""The files of a district to begin with."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from plcomms.load.files import shipped
from plcomms.model.district import District, School
from plcomms.model.document import Kind
from plcomms.model.glossary import GlossaryFile
from plcomms.model.issue import Issue

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

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


_ZONE = re.compile(rb"# Your time zone, for calendars\.(?:.|\n)*?\n# timezone: [^\n]*\n")
"""The lines of the district's file that ask for its time zone."""
_KNOWN_ZONE = "# Your time zone, for calendars: that of the computer that made this file.\ntimezone: {zone}\n"


def starter_files(zone: str = "") -> Mapping[str, bytes]:
    """Every file of a new district's folder, by its path in it, JSON Schemas for editors among them.

    ``zone`` is its time zone where that is known; else its file asks for it.
    """
    folder = shipped("templates") / "_starter"
    copied = {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }
    if zone:
        said = _KNOWN_ZONE.format(zone=zone).encode()
        copied["district.yaml"] = _ZONE.sub(lambda _found: said, copied["district.yaml"], count=1)
    return {**copied, **schema_files()}


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
