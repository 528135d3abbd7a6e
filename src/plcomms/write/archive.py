"""A zip that is the same whenever it is made of the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from plcomms.write.seal import BLANK, sealed

_THE_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold (APPNOTE 4.4.6, MS-DOS format)."""

_UNIX = 3
_READABLE = 0o100644 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The bytes of a zip of ``files`` (path in it: bytes), sorted, without dates or owners, with our mark."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, _THE_FIRST_DAY)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[path])
        archive.comment = BLANK
    return sealed(made.getvalue())
