"""Works out what plcomms needs of its own files and writes it beside its code: see ``source/compiled.py``.

Run by ``make`` and by the build of a wheel; needs Jinja, pydantic and PyYAML, and nothing that pages need.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from plcomms.checks import forms, wordings
from plcomms.documents import templates
from plcomms.source import compiled, glossary
from plcomms.source.builtin import builtin
from plcomms.source.wordings import pieces as phrase_pieces


def main() -> None:
    """Write what is not there yet, and take away what is out of date."""
    compiled.write_all(
        [
            *glossary.pieces(),
            *phrase_pieces(wordings.FOLDER),
            *forms.pieces(glossary.builtin_glossary().terms, wordings.phrase_terms()),
            *templates.pieces(builtin("templates")),
        ]
    )


if __name__ == "__main__":
    main()
