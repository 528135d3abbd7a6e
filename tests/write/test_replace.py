"""Corrected files take the place of the old ones, all of them or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plcomms.model.errors import RenderError
from plcomms.write.stage import replace_all


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two files that hold their own names."""
    paths = [tmp_path / name for name in ("a", "b")]
    for path in paths:
        path.write_bytes(path.name.encode())
    return paths


def test_new_bytes_take_the_place_of_old_ones(files: list[Path]) -> None:
    replace_all({path: (path.name.encode(), b"new") for path in files})
    assert [path.read_bytes() for path in files] == [b"new", b"new"]
    assert sorted(os.listdir(files[0].parent)) == ["a", "b"]


def test_a_file_that_changed_meanwhile_is_not_overwritten_and_nor_is_any_other(files: list[Path]) -> None:
    with pytest.raises(RenderError) as refused:
        replace_all({files[0]: (b"a", b"new"), files[1]: (b"other", b"new")})
    assert "was changed" in refused.value.message
    assert [path.read_bytes() for path in files] == [b"a", b"b"]
    assert sorted(os.listdir(files[0].parent)) == ["a", "b"]


def test_where_one_cannot_be_replaced_all_are_as_they_were(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def replace(source: str, target: str) -> None:
        if Path(target) == files[1].resolve() and str(source).endswith(".part"):
            raise OSError(13, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(RenderError) as refused:
        replace_all({path: (path.name.encode(), b"new") for path in files})
    assert "Nothing was changed" in refused.value.hint
    assert [path.read_bytes() for path in files] == [b"a", b"b"]
    assert sorted(os.listdir(files[0].parent)) == ["a", "b"]
