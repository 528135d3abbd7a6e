"""The events of a YAML text, by the fast parser where this computer has it, else by the slow one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML may be built without libyaml; both give the same events with the same marks."""


def events(text: str) -> Iterator[yaml.Event]:
    """What stands in ``text``, in order.

    Raises:
        yaml.YAMLError: from here on it cannot be read.
    """
    return yaml.parse(text, Loader=LOADER)


def can_be_read(text: str) -> bool:
    """Whether all of ``text`` is YAML."""
    try:
        for _ in events(text):
            pass
    except yaml.YAMLError:
        return False
    return True
