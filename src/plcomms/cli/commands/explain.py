"""``plcomms explain``: why a rule is there, or what a term means."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plcomms.cli.console import Folder

_NOTHING = "There is no rule and no term “{name}”."
_ALL_HELP = "plcomms explain lists all rules; plcomms glossary lists all terms."


def run(
    name: Annotated[
        str | None, typer.Argument(help="A rule or a term; none lists all rules.", metavar="[RULE_OR_TERM]")
    ] = None,
    folder: Folder = None,
) -> int:
    """Explain a rule (why it matters, an example, its source) or a term (what it means, what to say)."""
    from plcomms.check.baseline import NOTES as BASELINE_NOTES
    from plcomms.check.lookup import nearest_said, search
    from plcomms.check.notes import OTHERS
    from plcomms.check.registry import all_rules
    from plcomms.check.suppressions import NOTES
    from plcomms.load.project import load_glossary, root_near
    from plcomms.model.errors import InputError
    from plcomms.report import explain

    known = {rule.id: rule for rule in all_rules()}
    own = {**NOTES, **BASELINE_NOTES}
    notes = {**{name: (message, help) for name, (_, message, help) in own.items()}, **OTHERS}
    if name is None:
        typer.echo(explain.rules(known.values()), nl=False)
        return 0
    wanted = name.strip().strip("[]").lower()
    if wanted in known:
        typer.echo(explain.rule(known[wanted]), nl=False)
        return 0
    if wanted in notes:
        typer.echo(explain.note(wanted, *notes[wanted]), nl=False)
        return 0
    glossary = load_glossary(root_near(folder or Path(), certain=folder is not None))
    matches = search(glossary, name)
    if not matches.named:
        names = [*known, *notes, *(term.term for term in glossary.terms)]
        raise InputError(_NOTHING.format(name=name), " ".join((nearest_said(name, names), _ALL_HELP)).strip())
    audiences = list(glossary.audiences.values())
    typer.echo("\n".join(explain.term(term, audiences) for term in matches.named), nl=False)
    return 0
