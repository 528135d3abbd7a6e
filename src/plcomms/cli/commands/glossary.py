"""``plcomms glossary``: the words there are, what they mean and who may be given them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plcomms.cli.console import Folder

_NO_AUDIENCE = "There is no audience “{name}”."
_NOTHING = "No term has “{word}” in it."
_NOTHING_HELP = "plcomms glossary lists all terms; your district's own stand in its glossary.yaml."


def run(
    word: Annotated[
        str | None,
        typer.Argument(help="A term, its beginning, or a word of its meaning; none lists all."),
    ] = None,
    folder: Folder = None,
    audience: Annotated[
        str | None,
        typer.Option(help="Only terms that these readers should be spared or told the meaning of."),
    ] = None,
) -> int:
    """Search the glossary: plain words, meaning, Spanish, and what each audience may be given."""
    from plcomms.check.lookup import Matches, nearest_said, search
    from plcomms.load.project import load_glossary, root_near
    from plcomms.load.validation import nearest_help
    from plcomms.model.errors import InputError
    from plcomms.report import explain

    glossary = load_glossary(root_near(folder or Path(), certain=folder is not None))
    if audience is not None and audience not in glossary.audiences:
        raise InputError(_NO_AUDIENCE.format(name=audience), nearest_help(audience, glossary.audiences))
    audiences = [glossary.audience(audience)] if audience else list(glossary.audiences.values())
    if word is None:
        terms = [t for t in glossary.terms if not audience or t.policy_for(audiences[0]) != "ok"]
        typer.echo("\n".join(explain.table(sorted(terms, key=lambda t: t.term.casefold()), audiences)))
        return 0
    matches: Matches = search(glossary, word)
    if not matches.everything:
        names = [term.term for term in glossary.terms]
        help = " ".join((nearest_said(word, names), _NOTHING_HELP)).strip()
        raise InputError(_NOTHING.format(word=word), help)
    typer.echo(explain.found(matches, audiences), nl=False)
    return 0
