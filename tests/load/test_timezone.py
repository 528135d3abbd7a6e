"""The starter has the time zone of the computer where that is sure, and asks for it where not."""

from __future__ import annotations

from pathlib import Path

import pytest

from plcomms.load.project import load_project
from plcomms.load.starter import starter_files
from plcomms.load.timezone import local_timezone


@pytest.mark.parametrize(
    ("variable", "link", "name", "zone"),
    [
        ("", "/usr/share/zoneinfo/America/Chicago", "", "America/Chicago"),
        ("", "/var/db/timezone/zoneinfo/America/Indiana/Knox", "", "America/Indiana/Knox"),
        ("", "", "America/Denver\n", "America/Denver"),
        (":America/Denver", "", "", "America/Denver"),
        ("America/Denver", "/usr/share/zoneinfo/America/Chicago", "", ""),
        ("", "/usr/share/zoneinfo/Etc/UTC", "Etc/UTC\n", ""),
        ("", "/usr/share/zoneinfo/UTC", "", ""),
        ("EST5EDT", "", "", ""),
        ("", "/somewhere/else", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_time_zone_is_taken_only_where_the_computer_says_it_for_sure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, link: str, name: str, zone: str
) -> None:
    monkeypatch.setenv("TZ", variable)
    if link:
        (tmp_path / "localtime").symlink_to(link)
    if name:
        (tmp_path / "timezone").write_text(name, "utf-8")
    assert local_timezone(tmp_path / "localtime", tmp_path / "timezone") == zone


@pytest.mark.parametrize("zone", ["", "America/Chicago"])
def test_a_new_district_has_the_line_for_its_time_zone(tmp_path: Path, zone: str) -> None:
    for path, data in starter_files(zone).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert load_project(tmp_path).district.timezone == (zone or None)
    text = (tmp_path / "district.yaml").read_text("utf-8")
    assert text.count("timezone: ") == 1
    assert ("# timezone: America/Chicago\n" in text) == (not zone)
