"""Every name that a finding bears can be looked up."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import plcomms
from plcomms.check import baseline, suppressions
from plcomms.check.notes import OTHERS
from plcomms.check.registry import all_rules


def names_of_findings() -> Iterator[str]:
    """The first word of each ``Finding(...)`` in our source, where it stands there or in a constant."""
    for path in Path(plcomms.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding":
                first = node.args[0]
                name = (
                    constants.get(first.id) if isinstance(first, ast.Name) else getattr(first, "value", None)
                )
                if isinstance(name, str):
                    yield name


def test_every_finding_that_no_rule_makes_is_explained() -> None:
    found = set(names_of_findings())
    assert {"yaml", "shape", "needs", "no-reply", "number-sign"} <= found
    rules = {rule.id for rule in all_rules()}
    assert found - rules - {*suppressions.NOTES, *baseline.NOTES} == set(OTHERS)
    assert not rules & set(OTHERS)
