"""A zip depends on its files alone."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from plcomms.write.archive import zipped

NAMES = st.from_regex(r"[A-Za-z0-9é_ -]{1,20}(/[A-Za-z0-9é_ -]{1,20})?\.pdf", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(max_size=200), max_size=8))
def test_every_file_comes_out_as_it_went_in_whatever_the_order(files: dict[str, bytes]) -> None:
    made = zipped(files)
    assert made == zipped(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(files)
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {info.date_time for info in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}
