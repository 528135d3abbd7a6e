"""What tests share: the example, a copy of it to change, and how long hypothesis looks."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
RIVERBEND = ROOT / "examples" / "riverbend"

settings.register_profile("long", max_examples=20_000, deadline=None)
settings.register_profile("short", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))

os.environ.setdefault("PLCOMMS_TODAY", "2026-11-24")


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
