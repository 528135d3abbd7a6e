"""What the program says of the words that it is given."""

from __future__ import annotations

import pytest

from plcomms.version import __version__
from tests.conftest import Run


def test_without_words_it_says_what_it_can_do(plcomms: Run) -> None:
    done = plcomms()
    assert done.returncode == 0
    assert "plcomms init my-district" in done.stdout
    assert done.stdout == plcomms("--help").stdout


def test_it_tells_its_version(plcomms: Run) -> None:
    assert plcomms("--version").stdout == f"plcomms {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chek",), "check"),
        (("build", "--foramt", "pdf"), "--format"),
        (("check", "--format", "xml"), "json"),
        (("init",), "folder"),
        (("build", "--up", "9"), "4"),
    ],
)
def test_a_word_that_it_does_not_know_is_answered_with_the_right_ones(
    plcomms: Run, words: tuple[str, ...], said: str
) -> None:
    done = plcomms(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Try: plcomms" in done.stderr
    assert "fault" not in done.stderr


@pytest.mark.parametrize("command", ["build", "check", "init", "kinds", "schema"])
def test_every_command_explains_itself(plcomms: Run, command: str) -> None:
    done = plcomms(command, "--help")
    assert done.returncode == 0
    assert command in done.stdout
