"""A build that was stopped at any moment is understood by the next one."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from plcomms.model.document import Artifact, Document, Made, PrintOptions
from plcomms.write import journal
from plcomms.write.conflicts import changed_by_hand
from plcomms.write.journal import commit, put_right, read_manifest
from plcomms.write.manifest import Entry, Manifest, digest, from_data, read
from tests.write.test_stage import everything

OLD = {"a.txt": b"old a", "b/b.txt": b"old b", "gone.txt": b"old gone"}
NEW = {"a.txt": b"new a", "b/b.txt": b"new b", "c.txt": b"new c"}


class PulledPlugError(BaseException):
    """Stands for the end of the process: nothing after it runs."""


def manifest(files: dict[str, bytes]) -> Manifest:
    artifact = Artifact(Document("letter", "families"), "text", PrintOptions())
    return Manifest({p: Entry(Made(artifact, p, "A", None), digest(d), digest(d)) for p, d in files.items()})


def stopped_at(moment: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """A build whose process ends just before the given change of the disk; whether it got that far."""
    before, after = manifest(OLD), manifest(NEW)
    commit(folder, OLD, Manifest({}), before, ())
    done = []
    with monkeypatch.context() as patch:

        def counted(name: str) -> None:
            real = getattr(os, name)

            def call(*arguments: object, **options: object) -> object:
                done.append(name)
                if len(done) >= moment:
                    raise PulledPlugError
                return real(*arguments, **options)

            patch.setattr(os, name, call)

        for name in ("replace", "unlink", "fsync", "rmdir"):
            counted(name)
        try:
            commit(folder, NEW, before, after, ("gone.txt",))
        except PulledPlugError:
            return True
    return False


@pytest.mark.parametrize("moment", range(1, 40))
def test_what_a_stopped_build_wrote_is_known_as_its_own_and_the_next_one_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    stopped_at(moment, tmp_path / "stopped", monkeypatch)
    commit(tmp_path / "whole", NEW, Manifest({}), manifest(NEW), ())
    put_right(tmp_path / "stopped")
    before = read_manifest(tmp_path / "stopped")
    assert changed_by_hand(tmp_path / "stopped", before, dict.fromkeys((*OLD, *NEW), b"other")) == {}
    gone = [path for path in before.entries if path not in NEW]
    fresh = {path: data for path, data in NEW.items() if read(tmp_path / "stopped" / path) != data}
    commit(tmp_path / "stopped", fresh, before, manifest(NEW), gone)
    assert everything(tmp_path / "stopped") == everything(tmp_path / "whole")


def test_the_moments_that_are_tried_are_all_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stopped_at(5, tmp_path / "early", monkeypatch)
    assert not stopped_at(39, tmp_path / "late", monkeypatch)


def test_a_file_that_somebody_changed_after_a_stopped_build_is_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stopped_at(20, tmp_path, monkeypatch)
    (tmp_path / "a.txt").write_bytes(b"mine")
    put_right(tmp_path)
    assert changed_by_hand(tmp_path, read_manifest(tmp_path), NEW) == {"a.txt": b"mine"}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"before": 1}', "[" * 100_000, "\0"])
def test_a_damaged_journal_is_passed_over(tmp_path: Path, text: str) -> None:
    commit(tmp_path, OLD, Manifest({}), manifest(OLD), ())
    (tmp_path / journal.NAME).write_text(text, "utf-8")
    put_right(tmp_path)
    assert read_manifest(tmp_path) == manifest(OLD)


@pytest.mark.parametrize(
    "path", ["../mine.txt", "/etc/passwd", "a/../../mine.txt", "C:\\mine.txt", "\\\\s\\a"]
)
def test_a_manifest_that_leads_out_of_its_folder_is_not_believed(tmp_path: Path, path: str) -> None:
    """Folders are sent about: what stands in this file decides what is taken away."""
    commit(tmp_path / "out", OLD, Manifest({}), manifest(OLD), ())
    file = tmp_path / "out" / Manifest.NAME
    data = json.loads(file.read_text("utf-8"))
    data["files"][0]["made"]["path"] = path
    file.write_text(json.dumps(data), "utf-8")
    assert read_manifest(tmp_path / "out") == Manifest({})
    with pytest.raises(ValueError, match=re.escape(path)):
        from_data(data["files"])
