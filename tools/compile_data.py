"""Works out what plcomms needs of its own files and writes it beside its code: see ``load/compiled.py``.

Run by ``make`` and by the build of a wheel; needs Jinja, pydantic and PyYAML, and nothing that pages need.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from plcomms.check import forms, phrase_rules
from plcomms.compose import template_loader
from plcomms.load import compiled, glossary
from plcomms.load.files import shipped
from plcomms.load.phrase_rules import pieces as phrase_pieces


def main() -> None:
    """Write what is not there yet, and take away what is out of date."""
    compiled.write_all(
        [
            *glossary.pieces(),
            *phrase_pieces(phrase_rules.FOLDER),
            *forms.pieces(glossary.builtin_glossary().terms, phrase_rules.phrase_terms()),
            *template_loader.pieces(shipped("templates")),
        ]
    )


if __name__ == "__main__":
    main()
