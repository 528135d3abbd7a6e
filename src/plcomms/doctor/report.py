"""What a machine lacks, what that costs, and how to get it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plcomms.doctor.probe import Machine
from plcomms.model.requirement import PANGO, SUBSET, with_pip, with_tool

OLDEST = (3, 11)

_PYTHON = "Python {version}"
_PYTHON_COST = "plcomms needs Python {oldest} or newer; some of its commands will stop."
_PYTHON_GET = "Install Python {oldest} or newer from your system or from python.org, then plcomms in it."
_PACKAGES = "Python packages that plcomms is made of"
_PACKAGES_COST = "Missing: {names}. Commands that need them will stop."
_PANGO = "Pango {version}, which lays out pages to print"
_PANGO_COST = "No PDF can be made, so there is nothing to print. Checks, web pages and Markdown still work."
_SUBSET = "HarfBuzz-Subset, which packs letters into a PDF"
_SUBSET_COST = "PDFs are right, but each takes about five times as long."
_LETTERS = "Letters: Atkinson Hyperlegible"
_LETTERS_COST = "Pages cannot be made with the letters they are designed in."
_LETTERS_PACKAGE = "fontpkg-atkinson-hyperlegible"
_ZONES = "Time zones of the world"
_ZONES_COST = "The line  timezone:  cannot be used, and calendar files show no time zone."
_ZONES_PACKAGE = "tzdata"
_PANDOC = "Pandoc, which writes Word files and slides"
_PANDOC_COST = "No Word files and no slides. Starter kits hold plain text (.md) to edit instead."
_PANDOC_PACKAGE = "pypandoc-binary"
_TEMPORARY = "A folder for temporary files"
_TEMPORARY_COST = "It cannot be written, so Word files and slides cannot be made."
_TEMPORARY_GET = (
    "Free some space on the disk, or set TMPDIR (TEMP on Windows) to a folder that you may write to."
)
_EXTRAS: Mapping[str, tuple[str, str]] = {
    "fonts": ("More fonts to choose from", "The line  font:  of a brand cannot name them."),
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that was looked at: whether it is there, what it costs where not, and how to get it."""

    name: str
    there: bool
    required: bool = False
    cost: str = ""
    get: str = ""


def examined(machine: Machine) -> tuple[Requirement, ...]:
    """All that there is to say of ``machine``, what is required first."""
    version, oldest = ".".join(map(str, machine.python)), ".".join(map(str, OLDEST))
    letters, zones, pandoc = (
        _pip(machine, [name]) for name in (_LETTERS_PACKAGE, _ZONES_PACKAGE, _PANDOC_PACKAGE)
    )
    packages = _PACKAGES_COST.format(names=", ".join(machine.packages))
    pango = _PANGO.format(version=machine.pango).replace(" ,", ",")
    return (
        Requirement(
            _PYTHON.format(version=version),
            machine.python >= OLDEST,
            True,
            _PYTHON_COST.format(oldest=oldest),
            _PYTHON_GET.format(oldest=oldest),
        ),
        Requirement(_PACKAGES, not machine.packages, True, packages, _pip(machine, machine.packages)),
        Requirement(pango, bool(machine.pango), True, _PANGO_COST, _by_tool(machine, PANGO)),
        Requirement(_LETTERS, machine.letters, True, _LETTERS_COST, letters),
        *_wishes(machine, zones, pandoc),
    )


def _wishes(machine: Machine, zones: str, pandoc: str) -> Iterator[Requirement]:
    """What makes things better or faster, and can be done without."""
    if machine.pango:
        yield Requirement(_SUBSET, machine.subset, False, _SUBSET_COST, _by_tool(machine, SUBSET))
    yield Requirement(_PANDOC, bool(machine.pandoc), False, _PANDOC_COST, pandoc)
    yield Requirement(_ZONES, machine.zones, False, _ZONES_COST, zones)
    for extra in (name for name in _EXTRAS if name in machine.extras):
        name, cost = _EXTRAS[extra]
        yield Requirement(name, not machine.extras[extra], False, cost, _pip(machine, machine.extras[extra]))
    yield Requirement(_TEMPORARY, machine.temporary, False, _TEMPORARY_COST, _TEMPORARY_GET)


def _pip(machine: Machine, packages: Sequence[str]) -> str:
    """The command that gets ``packages`` into the Python that runs plcomms."""
    return with_pip(packages, machine.system, machine.executable)


def _by_tool(machine: Machine, commands: Mapping[str, str]) -> str:
    return with_tool(commands, machine.system, machine.tool)
