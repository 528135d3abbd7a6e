"""Reports to write: drafts with findings of every kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plcomms.load.drafts.draft import read_draft
from plcomms.report.report import Report
from plcomms.workflows.check import check_district
from plcomms.workflows.draft import check_draft

DRAFT = """\
# Our news

We utilize the gym, and we utilize the field, <b>& "quotes" 100%</b>, too.

We *utilize* the
formative assessments here.

## Later

The the bus comes.\tWe 学校 😀 e\u0301 leverage it.
"""


def checked(text: str, name: str = "draft: a,b.md") -> Report:
    return check_draft(read_draft(name, text), "families", date(2026, 11, 24))


@pytest.fixture(scope="session")
def draft() -> Report:
    """The report on a draft."""
    return checked(DRAFT)


@pytest.fixture
def district(riverbend: Path) -> Report:
    """The report on a district with findings in two files, a comment that sets one aside, and an error."""
    school = riverbend / "schools" / "cedar-elementary.yaml"
    text = school.read_text("utf-8").replace("I stand at", "I utilize", 1)
    school.write_text(f"# plcomms: ignore-file doubled-word -- a joke\n{text} # the end\n", "utf-8")
    own = riverbend / "district.yaml"
    own.write_text(own.read_text("utf-8").replace("  statement: ", "  statement: The the ", 1), "utf-8")
    report = check_district(riverbend, date(2026, 11, 24))
    assert report.findings
    return report
