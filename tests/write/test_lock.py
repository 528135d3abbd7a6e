"""One build at a time writes into a folder."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from plcomms.write.lock import build_lock, build_locks

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no lock of this kind")


def test_the_second_says_that_it_waits_and_begins_when_the_first_has_ended(tmp_path: Path) -> None:
    said: list[str] = []
    waits = threading.Event()

    def second() -> None:
        with build_lock(tmp_path / ".." / tmp_path.name, waits.set):
            said.append("second")

    with build_lock(tmp_path, lambda: said.append("never")):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(20)
        thread.join(0.3)
        said.append("first")
    thread.join(20)
    assert said == ["first", "second"]


def test_the_same_folder_twice_waits_for_nobody(tmp_path: Path) -> None:
    said: list[str] = []
    with build_locks((tmp_path, tmp_path / "kits", tmp_path), lambda: said.append("waits")):
        assert said == []
    with build_locks((tmp_path / "kits", tmp_path), lambda: said.append("waits")):
        assert said == []


def test_a_link_in_the_folder_for_temporary_files_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with build_lock(tmp_path / "out", lambda: None):
        (lock,) = tmp_path.glob("*.lock")
    lock.unlink()
    lock.symlink_to(tmp_path / "elsewhere")
    with build_lock(tmp_path / "out", lambda: None):
        assert not (tmp_path / "elsewhere").exists()
