"""What ships with the program keeps its own promises."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from plcomms.load.glossary import builtin_glossary
from plcomms.load.project import load_project
from plcomms.load.starter import schema
from plcomms.model.coverage import GUIDELINES, carriers
from tests.conftest import RIVERBEND, ROOT, Run


def test_the_schemas_beside_the_example_are_those_of_the_program() -> None:
    for name in ("district", "school", "glossary"):
        assert (RIVERBEND / ".schema" / f"{name}.json").read_text("utf-8") == schema(name), (
            "run: make schemas"
        )


@pytest.mark.parametrize("folder", [RIVERBEND, ROOT / "templates" / "_starter"])
def test_examples_are_valid_by_the_schema_that_editors_use(folder: Path) -> None:
    for file in (folder / "district.yaml", *sorted((folder / "schools").glob("*.yaml"))):
        text = file.read_text("utf-8")
        name = "school" if file.parent.name == "schools" else "district"
        assert f"/{name}.json" in text.splitlines()[0]
        data = yaml.load(text, yaml.BaseLoader)  # noqa: S506 (our own file, read as plain words)
        jsonschema.validate(data, json.loads(schema(name)), format_checker=None)


def test_the_glossary_is_valid_by_the_schema_that_editors_use() -> None:
    data = yaml.load((ROOT / "glossary.yaml").read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506
    for audience in data["audiences"].values():
        audience["grade"] = float(audience["grade"])
    for term in data["terms"]:
        if "fix" in term:
            term["fix"] = {"true": True, "false": False}[term["fix"]]
    jsonschema.validate(data, json.loads(schema("glossary")))


def test_a_schema_is_printed(plcomms: Run) -> None:
    assert json.loads(plcomms("schema", "school").stdout)["title"]


def test_the_example_carries_all_seven_guidelines_and_four_coming_events() -> None:
    project = load_project(RIVERBEND)
    assert {c.guideline for c in carriers(project)} == set(GUIDELINES)
    events = {e.id: e for school in ("", *project.schools) for e in project.sender(school).events}
    assert len(events) == 4
    assert all(event.date > date(2026, 11, 24) for event in events.values())
    assert len(project.schools) == 3


def test_the_glossary_is_large_and_whole() -> None:
    from plcomms.language.readability.scores import measure
    from plcomms.model.text import Block, Text

    glossary = builtin_glossary()
    assert len(glossary.terms) >= 350
    names = Counter(term.term.lower() for term in glossary.terms)
    assert [name for name, times in names.items() if times > 1] == []
    for term in glossary.terms:
        assert term.say, term.term
        assert term.means.endswith("."), term.term
        assert term.policy, term.term
        longest = measure([Block("paragraph", Text(term.means))]).longest
        assert longest <= 30, (term.term, longest)
    assert [term.term for term in glossary.terms if term.es is None] == []
    every = measure([Block("paragraph", Text(term.means)) for term in glossary.terms])
    assert every.grade is not None
    assert every.grade <= 8


def test_no_registry_is_named_anywhere() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("this is not a git checkout, so there is no list of tracked files")
    hosts = ["py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "deb." + "debian.org"]
    named = [
        name
        for name in tracked.stdout.splitlines()
        if (ROOT / name).is_file()
        and any(host in (ROOT / name).read_text("utf-8", "replace") for host in hosts)
    ]
    assert named == []
    assert "uv.lock" not in tracked.stdout


def test_the_programs_help_names_every_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "plcomms", "--help"], capture_output=True, text=True, check=True
    )
    for command in ("init", "check", "build", "kinds", "schema"):
        assert command in done.stdout
