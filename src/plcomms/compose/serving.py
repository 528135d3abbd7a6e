"""The process in which templates that are not ours are rendered, seen from inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from plcomms.compose.composer import FILTERS
from plcomms.compose.confined import Tell, serve
from plcomms.compose.template_faults import Fault
from plcomms.compose.templates import confined, untrusting

Answer = Callable[[str, Any, bool], Mapping[str, Any]]


def serve_templates() -> None:
    """Answer what ``Confined.ask`` asks until it has no more questions."""
    serve(_answers)


def _answers(folders: tuple[Path, ...], tell: Tell) -> Answer:
    environment = untrusting(folders, tell)
    environment.add_filters(FILTERS)

    def answer(name: str, values: Mapping[str, Any], document: bool) -> Mapping[str, Any]:
        made = confined(environment, name, values, document)
        if isinstance(made, Fault):
            return {"fault": (made.name, made.line, made.message, made.help), "text": "", "values": ()}
        return {"fault": None, "text": made.text, "values": made.values}

    return answer
