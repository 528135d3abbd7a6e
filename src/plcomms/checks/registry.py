"""The rules there are, found by looking in ``checks/rules``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from plcomms.checks import rules
from plcomms.checks.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of their ids."""
    modules = (
        importlib.import_module(m.name) for m in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}.")
    )
    found = {rule.id: rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule)}
    return tuple(found[name] for name in sorted(found))
