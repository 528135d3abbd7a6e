"""What of all that is found a person wants to hear of."""

from __future__ import annotations

from pathlib import Path

from plcomms.check import baseline, suppressions
from plcomms.check.lookup import nearest_said
from plcomms.check.notes import OTHERS
from plcomms.check.registry import all_rules
from plcomms.check.selection import Selection
from plcomms.load.files import read_text
from plcomms.model.errors import InputError
from plcomms.workspace import OURS

_NO_RULE = "There is no rule “{name}”."
_RULES_HELP = "plcomms explain lists all rules."


def selection_for(
    folder: Path, only: tuple[str, ...] = (), skip: tuple[str, ...] = (), new: bool = True
) -> Selection:
    """What to speak of: some rules or all, and where ``new``, only what the baseline in ``folder`` has not.

    Raises:
        InputError: there is no such rule, or the baseline cannot be read.
    """
    rules = [*(rule.id for rule in all_rules()), *OTHERS]
    notes = [*suppressions.NOTES, *baseline.NOTES]
    for name, known in (*((name, rules) for name in only), *((name, [*rules, *notes]) for name in skip)):
        if name not in known:
            raise InputError(_NO_RULE.format(name=name), f"{nearest_said(name, known)} {_RULES_HELP}".strip())
    place = folder / baseline.NAME
    if not new or not place.is_file():
        return Selection(only, skip)
    text, problem = read_text(place, baseline.NAME, OURS)
    if problem:
        raise InputError(problem.message, problem.help)
    return Selection(only, skip, baseline.read(baseline.NAME, text))
