"""Files are written all or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plcomms.model.errors import RenderError
from plcomms.write.stage import write_all


def everything(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def fail_at(step: int, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the putting of files in their places end with ``error`` at this ``step``."""
    replace, calls = os.replace, []

    def replacing(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == step:
            raise error
        replace(source, target)

    monkeypatch.setattr(os, "replace", replacing)


def test_files_and_their_folders_are_made(tmp_path: Path) -> None:
    write_all(tmp_path / "out", {"a.html": b"a", "b/c.pdf": b"c"})
    assert everything(tmp_path) == {"out/a.html": b"a", "out/b/c.pdf": b"c"}


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all(tmp_path, {"a": b"old", "b": b"old"})
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RenderError) as caught:
        write_all(tmp_path, {"a": b"new", "b": b"new", "c": b"new"})
    assert "no space left" in caught.value.message
    assert "Free some space" in caught.value.hint
    assert everything(tmp_path) == {"a": b"old", "b": b"old"}


def test_a_folder_in_the_way_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write_all(tmp_path, {"a": b"old"})
    (tmp_path / "b").mkdir()
    with pytest.raises(RenderError):
        write_all(tmp_path, {"a": b"new", "b": b"new"})
    assert everything(tmp_path) == {"a": b"old"}


def test_a_file_where_a_folder_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(RenderError):
        write_all(tmp_path / "out", {"a": b"new"})
    assert everything(tmp_path) == {"out": b"a file"}


@pytest.mark.parametrize("failing", [1, 2, 3, 4])
def test_a_file_that_another_program_holds_open_gives_all_places_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    """Windows refuses to replace a page that is open in a reader; each step in turn stands for that."""
    write_all(tmp_path, {"a": b"old", "b": b"old"})
    fail_at(failing, PermissionError(errno.EACCES, os.strerror(errno.EACCES)), monkeypatch)
    with pytest.raises(RenderError):
        write_all(tmp_path, {"a": b"new", "b": b"new"})
    assert everything(tmp_path) == {"a": b"old", "b": b"old"}


@pytest.mark.parametrize("failing", [1, 2, 3, 4])
def test_who_stops_it_in_the_middle_finds_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    write_all(tmp_path, {"a": b"old", "b": b"old"})
    fail_at(failing, KeyboardInterrupt(), monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, {"a": b"new", "b": b"new"})
    assert everything(tmp_path) == {"a": b"old", "b": b"old"}


def test_what_a_computer_left_that_was_switched_off_is_put_right(tmp_path: Path) -> None:
    (tmp_path / ".a.plcomms-old").write_bytes(b"old")
    (tmp_path / ".a.x1.part").write_bytes(b"half")
    (tmp_path / "b").mkdir()
    with pytest.raises(RenderError):
        write_all(tmp_path, {"a": b"new", "b": b"new"})
    assert everything(tmp_path) == {"a": b"old"}


def test_nothing_is_written_where_a_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/school").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RenderError) as caught:
        write_all(tmp_path / "out", {"a": b"new", "school/letter.pdf": b"new"})
    assert "outside of its folder" in caught.value.message
    assert everything(tmp_path) == {}


def test_an_old_file_that_has_done_its_duty_goes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"new")
    (tmp_path / ".a.plcomms-old").write_bytes(b"old")
    write_all(tmp_path, {"a": b"newer"})
    assert everything(tmp_path) == {"a": b"newer"}
