"""The rules there are, found by looking in ``check/rules`` and ``check/phrases``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from plcomms.check import rules
from plcomms.check.phrase_rules import phrase_rules
from plcomms.check.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of their ids."""
    modules = (
        importlib.import_module(m.name) for m in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}.")
    )
    written = (rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule))
    found = {rule.id: rule for rule in (*written, *phrase_rules())}
    return tuple(found[name] for name in sorted(found))
