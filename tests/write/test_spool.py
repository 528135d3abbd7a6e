"""Bytes that are put away come back as they were, also where they are too many for memory."""

from __future__ import annotations

import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.model.errors import RenderError
from plcomms.write.spool import Spool, Together


@given(st.lists(st.tuples(st.sampled_from("abc"), st.binary(max_size=40)), max_size=12))
def test_what_was_put_away_last_comes_back(added: list[tuple[str, bytes]]) -> None:
    spool = Spool(few=50)
    for path, data in added:
        spool.add(path, data)
        assert spool[path] == data
    assert dict(spool) == dict(added)


def test_a_few_bytes_need_no_file_and_many_are_not_held() -> None:
    spool = Spool(few=10)
    spool.add("a", b"12345")
    assert not spool._file._rolled  # type: ignore[attr-defined]
    spool.add("b", b"1234567890")
    assert spool._file._rolled  # type: ignore[attr-defined]
    assert (spool["a"], spool["b"]) == (b"12345", b"1234567890")


def test_a_full_disk_is_told_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool(few=1)

    def full(_data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(spool._file, "write", full)
    with pytest.raises(RenderError, match="no space left") as caught:
        spool.add("a", b"1")
    assert "Nothing was changed" in caught.value.hint


def test_files_together_are_in_order_and_of_one_path_the_first_holds() -> None:
    both = Together({"b": b"1"}, {"a": b"2", "b": b"3"}, {"c": b"4"})
    assert [*both.items()] == [("b", b"1"), ("a", b"2"), ("c", b"4")]
    assert len(both) == 3
    with pytest.raises(KeyError):
        both["d"]
