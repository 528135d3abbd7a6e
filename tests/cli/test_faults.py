"""What is missing on a computer is named with the command that gets it, never as a fault of plcomms."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

import plcomms
from plcomms.cli import faults
from plcomms.cli.app import run_command
from plcomms.cli.faults import in_words
from plcomms.workflows.kit import makeable
from tests.conftest import RIVERBEND

WITHOUT = """
import sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in {names!r}:
            if {library!r}:
                raise OSError("cannot load library 'libpango-1.0-0': cannot open shared object file")
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
import ctypes
class NoLibrary(ctypes.CDLL):
    def __init__(self, name, *more, **others):
        if "pango" in str(name):
            raise OSError(name)
        super().__init__(name, *more, **others)
ctypes.CDLL = NoLibrary
sys.argv = ["plcomms", *sys.argv[1:]]
from plcomms.cli.start import main
main()
"""


def run_without(
    *names: str, words: tuple[str | Path, ...], library: bool = False
) -> subprocess.CompletedProcess[str]:
    """The program where the modules called ``names`` are not there."""
    script = WITHOUT.format(names=set(names), library=library)
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, words)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("module", "package"),
    [
        ("typer", "typer"),
        ("pydantic_core", "pydantic"),
        ("yaml", "pyyaml"),
        ("jinja2", "jinja2"),
        ("textstat", "textstat==0.7.8"),
    ],
)
def test_a_package_that_is_not_there_is_named_with_the_command_that_gets_it(
    module: str, package: str
) -> None:
    done = run_without(module, words=("check", RIVERBEND))
    assert done.returncode == 3, done.stderr
    assert f"The Python package {package.partition('==')[0]} is missing" in done.stderr
    command = done.stderr.split("Try: ")[1].splitlines()[0]
    assert command.startswith(sys.executable)
    assert package in command
    assert "Traceback" not in done.stderr
    assert "fault in plcomms" not in done.stderr


@pytest.mark.parametrize(
    ("names", "library", "said"),
    [
        (("weasyprint.text.ffi",), True, "pango"),
        (("weasyprint",), False, "-m pip install weasyprint"),
        (("cffi",), False, "-m pip install cffi"),
    ],
)
def test_without_what_pdf_needs_the_rest_is_made_and_what_is_missing_is_said(
    riverbend: Path, names: tuple[str, ...], library: bool, said: str
) -> None:
    ask = ("build", "letter", "-C", riverbend, "--school", "cedar-elementary")
    done = run_without(*names, words=(*ask, "--format", "pdf"), library=library)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Pages to print (PDF) need" in done.stderr
    assert said in done.stderr.split("To get it:")[1]
    assert not (riverbend / "out").exists()
    done = run_without(*names, words=ask, library=library)
    assert done.returncode == 0, done.stderr
    assert "Left out: pdf" in done.stderr
    assert "fault in plcomms" not in done.stderr
    made = {path.suffix for path in (riverbend / "out/cedar-elementary").iterdir()}
    assert made >= {".html", ".md", ".txt"}
    assert ".pdf" not in made


def test_what_is_here_lacks_nothing() -> None:
    assert "pdf" in makeable()


@pytest.mark.parametrize("words", [(), ("--debug",)])
def test_a_fault_before_the_command_begins_shows_its_trace_only_when_asked(words: tuple[str, ...]) -> None:
    script = (
        "import sys; sys.modules['plcomms.cli.app'] = object(); sys.argv = ['plcomms', *sys.argv[1:]]\n"
        "from plcomms.cli.start import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words, "check"], capture_output=True, text=True, check=False
    )
    assert ("Traceback" in done.stderr) == bool(words)
    assert "is not whole" in done.stderr


def test_the_word_debug_behind_a_command_is_no_option_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "plcomms", "check", "--debug"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_file_of_plcomms_that_is_missing_is_told_as_a_damaged_installation() -> None:
    file = str(Path(plcomms.__file__).parent / "language/data/abbreviations.en.txt")
    message, hint = in_words(FileNotFoundError(errno.ENOENT, "No such file", file))
    assert "is not whole" in message
    assert "--force-reinstall plcomms" in hint


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
        PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/a/b"),
        MemoryError(),
    ],
)
def test_what_the_computer_refuses_is_no_fault_of_plcomms(error: BaseException) -> None:
    message, hint = in_words(error)
    assert message
    assert hint


@pytest.mark.parametrize("error", [KeyError("Ana"), FileNotFoundError(errno.ENOENT, "No such file", "a.md")])
def test_what_is_a_fault_of_plcomms_stays_one(error: BaseException) -> None:
    assert in_words(error) == ("", "")


def test_of_thousands_of_places_that_stop_the_work_the_first_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = "".join(f"wrong{n}: x\n" for n in range(3_000))
    (tmp_path / "district.yaml").write_text(f"name: A\nvision: We read.\n{names}", "utf-8")
    monkeypatch.setattr(sys, "argv", ["plcomms", "check", str(tmp_path)])
    assert run_command() == 2
    said = capsys.readouterr().err
    assert "wrong150" in said
    assert "wrong250" not in said
    assert "There are 28" in said


def test_a_fault_of_plcomms_shows_no_trace_unless_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(*options: str) -> str:
        monkeypatch.setattr(sys, "argv", ["plcomms", *options, "check"])
        with pytest.raises(ValueError, match="Ana") as caught:
            int("Ana Ruiz")
        assert faults.tell(caught.value) == faults.FAULT
        return capsys.readouterr().err

    assert "Ana Ruiz" not in told()
    assert "Ana Ruiz" in told("--debug")
