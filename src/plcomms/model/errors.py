"""What stops the work. Everything a person can mend while it goes on is a finding instead."""

from __future__ import annotations

from collections.abc import Mapping

from plcomms.model.finding import Finding
from plcomms.model.text import Source


class PlcommsError(Exception):
    """The work stopped: ``message`` says why, ``hint`` what to do.

    ``findings`` are the places at fault, in the files of ``sources``.
    """

    exit_code = 2

    def __init__(
        self,
        message: str,
        hint: str = "",
        findings: tuple[Finding, ...] = (),
        sources: Mapping[str, Source] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.findings = findings
        self.sources = sources or {}


class InputError(PlcommsError):
    """What was given cannot be used."""


class RenderError(PlcommsError):
    """A document could not be made or written."""

    exit_code = 3


class TooLongError(RenderError):
    """What is to stand on a part of a sheet needs more room than it has."""
