"""What families could read in the last build: kept beside its files, so that the next can say what is new."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from plcomms.model.reader_text import ReaderText
from plcomms.write.manifest import read

NAME = ".plcomms-words.json"


def read_readings(folder: Path) -> Mapping[str, ReaderText]:
    """What the last builds into ``folder`` said, by document; empty where that cannot be read."""
    try:
        data = json.loads(read(folder / NAME) or b"")
        return {str(label): _reading(one) for label, one in data["documents"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _reading(data: Mapping[str, object]) -> ReaderText:
    lines, held = data["lines"], data["held"]
    if not isinstance(lines, list) or not isinstance(held, dict):
        raise TypeError
    names = [str(data[key]) for key in ("kind", "audience", "school", "event", "issue")]
    kind, audience, school, event, issue = names
    of_pieces = {str(key): str(digest) for key, digest in held.items()}
    return ReaderText(kind, audience, school, event, issue, tuple(map(str, lines)), of_pieces)


def as_file(kept: Mapping[str, ReaderText]) -> bytes:
    """The file that holds the readings of documents, by their labels."""
    data = {
        label: {
            "kind": one.kind,
            "audience": one.audience,
            "school": one.school,
            "event": one.event,
            "issue": one.issue,
            "held": dict(sorted(one.held.items())),
            "lines": one.lines,
        }
        for label, one in sorted(kept.items())
    }
    return (json.dumps({"documents": data}, ensure_ascii=False, indent=0) + "\n").encode()
