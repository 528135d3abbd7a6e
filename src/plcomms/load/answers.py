"""The answers of a person for ``plcomms score``, read from a file."""

from __future__ import annotations

from pathlib import Path

from plcomms.load.files import read_text
from plcomms.load.validation import validated
from plcomms.load.yaml.file import read_yaml
from plcomms.model.errors import InputError
from plcomms.model.score import Score, ScoreFile

SCORE = "score.yaml"

_BROKEN = "The answers cannot be used."
_MISSING = "There is no file “{path}”."
_MISSING_HELP = "Check its name, or leave --answers out."


def read_score(path: Path) -> Score:
    """The answers in the file at ``path``.

    Raises:
        InputError: it is not there, or cannot be used; all that is wrong is in its findings.
    """
    if not path.is_file():
        raise InputError(_MISSING.format(path=path), _MISSING_HELP)
    text, problem = read_text(path, path.name)
    tree = read_yaml(path.name, text)
    file, found = validated(ScoreFile, tree)
    problems = (problem,) if problem else tuple(found)
    if file is None or problems:
        raise InputError(_BROKEN, findings=problems, sources={path.name: tree.source})
    return file.score
