"""``plcomms doctor`` says what is missing, what that costs, and the command that gets it."""

from __future__ import annotations

import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from plcomms.doctor.probe import Machine, machine
from plcomms.doctor.report import Requirement, examined
from tests.cli.conftest import Hidden
from tests.conftest import Run

WHOLE = Machine(
    system="linux",
    python=(3, 12, 1),
    executable="/home/dee/.venv/bin/python",
    tool="apt-get",
    packages=(),
    extras={"word": ()},
    pango="1.50.12",
    subset=True,
    pandoc="/usr/bin/pandoc",
    letters=True,
    zones=True,
    temporary=True,
)


def missing(found: Machine) -> list[Requirement]:
    return [sign for sign in examined(found) if not sign.there]


def test_a_machine_that_has_all_lacks_nothing() -> None:
    assert missing(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "required", "cost", "get"),
    [
        ({"python": (3, 10, 4)}, True, "3.11", "python.org"),
        ({"packages": ("segno",)}, True, "segno", "-m pip install segno"),
        ({"pango": "", "subset": False}, True, "No PDF", "libpango-1.0-0"),
        ({"letters": False}, True, "letters", "fontpkg-atkinson-hyperlegible"),
        ({"subset": False}, False, "five times as long", "libharfbuzz-subset0"),
        ({"pandoc": ""}, False, "No Word files", "pypandoc-binary"),
        ({"zones": False}, False, "timezone:", "tzdata"),
        ({"extras": {"fonts": ("fontpkg-noto-sans",)}}, False, "font:", "-m pip install fontpkg-noto-sans"),
        ({"temporary": False}, False, "Word files", "TMPDIR"),
    ],
)
def test_what_is_missing_is_said_with_its_cost_and_its_cure(
    change: dict[str, object], required: bool, cost: str, get: str
) -> None:
    (sign,) = missing(replace(WHOLE, **change))  # type: ignore[arg-type]
    assert sign.required is required
    assert cost in sign.cost
    assert get in sign.get


@pytest.mark.parametrize(
    ("system", "tool", "command"),
    [
        ("linux", "dnf", "sudo dnf install pango"),
        ("darwin", "brew", "brew install pango"),
        ("win32", "", "pacman -S mingw-w64-ucrt-x86_64-pango"),
        ("linux", "", "docs/install.md"),
    ],
)
def test_the_command_is_that_of_the_system(system: str, tool: str, command: str) -> None:
    (sign,) = missing(replace(WHOLE, system=system, tool=tool, pango="", subset=False))
    assert command in sign.get


def test_a_path_with_blanks_can_be_copied_into_a_shell() -> None:
    (sign,) = missing(replace(WHOLE, pandoc="", executable="/home/dee lee/bin/python"))
    assert shlex.split(sign.get)[0] == "/home/dee lee/bin/python"
    (sign,) = missing(replace(WHOLE, pandoc="", system="win32", executable=r"C:\Dee Lee\python.exe"))
    assert sign.get.startswith('"C:\\Dee Lee\\python.exe" -m pip')


def test_this_machine_has_what_it_takes_to_make_documents(run: Run) -> None:
    done = run("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in done.stdout
    assert machine().pango in done.stdout
    assert "MISSING" not in done.stdout
    assert done.stderr == ""


def doctor(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "plcomms", "doctor"]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_a_machine_without_pango_is_told_that_nothing_can_be_printed(hidden: Hidden) -> None:
    done = doctor(hidden("weasyprint", "OSError('cannot load library libpango-1.0-0')"))
    assert done.returncode == 3, done.stdout + done.stderr
    assert "MISSING" in done.stdout
    assert "No PDF can be made" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_machine_without_pandoc_can_do_without(hidden: Hidden, tmp_path: Path) -> None:
    environment = hidden("pypandoc", "ImportError('hidden')") | {"PATH": str(tmp_path)}
    done = doctor(environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "not there" in done.stdout
    assert "-m pip install pypandoc-binary" in done.stdout
    assert "could be added" in done.stdout
