"""The bytes of files until they are written: in memory while they are few, else in a file without a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from tempfile import SpooledTemporaryFile

from plcomms.model.errors import RenderError

_FEW = 8_000_000
"""How many bytes are held in memory: those of a hundred pages or more."""

_FULL = "The files cannot be kept until they are written: {reason}."
_FULL_HELP = "Nothing was changed. Free some space on the disk that has the folder for temporary files."


class Spool(Mapping[str, bytes]):
    """The bytes of files by their paths, read again whenever they are asked for.

    The system takes the file back with the spool, or with the process, however that ends.
    """

    def __init__(self, few: int = _FEW) -> None:
        self._file = SpooledTemporaryFile(max_size=few)  # noqa: SIM115 (it is as old as the spool)
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def add(self, path: str, data: bytes) -> None:
        """Keep ``data``, which are the bytes of ``path`` from now on.

        Raises:
            RenderError: there is no room for them.
        """
        try:
            self._file.seek(self._end)
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise RenderError(_FULL.format(reason=reason), _FULL_HELP) from error
        self._places[path] = self._end, len(data)
        self._end += len(data)

    def __getitem__(self, path: str) -> bytes:
        start, length = self._places[path]
        self._file.seek(start)
        return self._file.read(length)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, path: object) -> bool:
        return path in self._places


class Together(Mapping[str, bytes]):
    """Several mappings of files as one; of files of one path the first holds."""

    def __init__(self, *parts: Mapping[str, bytes]) -> None:
        self._parts = parts

    def __getitem__(self, path: str) -> bytes:
        for part in self._parts:
            if path in part:
                return part[path]
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(path for part in self._parts for path in part))

    def __len__(self) -> int:
        return sum(1 for _ in self)
