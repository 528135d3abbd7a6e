"""A school's starter kit: which documents are in it, and what their files are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from plcomms.load.kinds import TEMPLATES, Kinds
from plcomms.load.validation import validated
from plcomms.load.yaml.file import read_yaml
from plcomms.model.document import Artifact, Document, Plan, Request
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding
from plcomms.model.format import Format
from plcomms.model.issue import spoken_month
from plcomms.model.kit import Kit, Part
from plcomms.model.project import Project
from plcomms.plan.planner import plan

KIT = "_kit"
"""The folder of the first page's templates, beside those of the kinds."""

_FILE = f"{KIT}/kit.yaml"
_BROKEN = "The list of what a starter kit holds cannot be used."
_FOR = "{title} for {audience}"
_ABOUT = "{name} - {event}"
_UP = "{name} - {up} on a sheet"
_AGAIN = "{name} ({number})"

_LONGEST = 60
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]+')
_COLON = re.compile(r"\s*:\s+")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


@dataclass(frozen=True, slots=True)
class KitItem:
    """A file of a kit: what it is made of, and where it goes.

    ``rank`` is its place among those of which only the first that can be made is wanted, 0 for the first;
    ``name`` is its document's, without what tells one of its files from another.
    """

    artifact: Artifact
    folder: str
    part: Part
    name: str
    stem: str
    rank: int | None = None

    def path(self, extension: str) -> str:
        """Where it goes in the kit."""
        return f"{self.folder}/{self.stem}.{extension}"


@dataclass(frozen=True, slots=True)
class Planned:
    """What a kit is to hold, in order, and what was refused and why."""

    items: tuple[KitItem, ...]
    refused: tuple[Finding, ...]


def load_kit(kinds: Kinds) -> Kit:
    """What a kit holds: the district's own ``templates/_kit/kit.yaml``, else ours.

    Raises:
        InputError: it has a mistake.
    """
    tree = read_yaml(f"{TEMPLATES}/{_FILE}", kinds.read(_FILE))
    kit, problems = validated(Kit, tree)
    if kit is None or problems:
        raise InputError(_BROKEN, findings=problems, sources={tree.source.name: tree.source})
    return kit


def plan_kit(
    project: Project,
    kinds: Kinds,
    formats: Mapping[str, Format],
    kit: Kit,
    school: str,
    request: Request,
    makeable: Collection[str],
) -> Planned:
    """The files of the kit of ``school``, in order, in the ``makeable`` formats that it names.

    ``request`` says how they look.
    """
    items: list[KitItem] = []
    refused: list[Finding] = []
    away = kit.elsewhere(project.schools[school].level)
    for folder in kit.folders:
        for part in folder.parts:
            planned = _plan_part(project, kinds, formats, part, replace(request, schools=(school,)))
            refused += planned.refused
            wanted = {name for name in (*part.first_of, *part.formats) if name in makeable}
            for artifact in planned.artifacts:
                if artifact.document.audience not in away and artifact.format in wanted:
                    items.append(_item(artifact, safe_name(folder.name), part, project, kinds, formats))
    return Planned(tuple(_apart(items)), tuple(dict.fromkeys(refused)))


def _plan_part(
    project: Project, kinds: Kinds, formats: Mapping[str, Format], part: Part, request: Request
) -> Plan:
    kind, audiences = kinds.kinds.get(part.kind), project.glossary.audiences
    wanted = part.audiences or tuple(kind.audiences if kind else ())
    known = tuple(name for name in wanted if name in audiences)
    served = {name for audience in (kind.audiences if kind else ()) for name in audiences[audience].chain}
    if kind is None or not served.intersection(known):
        return Plan(())
    asked = replace(request, kinds=(part.kind,), audiences=known)
    own = plan(project, kinds, formats, asked)
    if kind.each is None:
        return own
    return _with_districts(own, plan(project, kinds, formats, replace(asked, schools=())))


def _with_districts(own: Plan, everywhere: Plan) -> Plan:
    """``own`` and what the district itself invites to: its schools' families are meant, too."""
    districts = tuple(a for a in everywhere.artifacts if not a.document.school)
    return Plan(own.artifacts + districts, () if districts else own.refused)


def _item(
    artifact: Artifact,
    folder: str,
    part: Part,
    project: Project,
    kinds: Kinds,
    formats: Mapping[str, Format],
) -> KitItem:
    kind = kinds.kinds[part.kind]
    document = artifact.document
    name = str(kind.title)
    if len(kind.audiences) > 1:
        name = _FOR.format(title=name, audience=project.glossary.audience(document.audience).label)
    events = project.sender(document.school).events
    entries = project.sender(document.school).notices if kind.each == "notice" else events
    entry = next((e for e in entries if e.id == document.event), None)
    if entry:
        name = _ABOUT.format(name=name, event=entry.title)
    if document.issue:
        name = _ABOUT.format(name=name, event=spoken_month(document.issue))
    name = stem = safe_name(name)
    if formats[artifact.format].printed and kind.up != (1,):
        stem = _UP.format(name=name, up=artifact.look.up)
    rank = part.first_of.index(artifact.format) if artifact.format in part.first_of else None
    return KitItem(artifact, folder, part, name, stem, rank)


def _apart(items: Iterable[KitItem]) -> Iterator[KitItem]:
    """``items`` with names that tell their documents apart, also where a disk takes A for a."""
    owners: dict[str, Document] = {}
    for item in items:
        number, name = 1, item.name
        while (
            owners.setdefault(f"{item.folder}/{name}".lower(), item.artifact.document)
            != item.artifact.document
        ):
            number += 1
            name = _AGAIN.format(name=item.name, number=number)
        yield replace(item, name=name, stem=name + item.stem.removeprefix(item.name))


def choices_of(items: Iterable[KitItem]) -> tuple[tuple[Artifact, ...], ...]:
    """The artifacts of ``items``, together where one of them is enough, the best first."""
    alone = [(item.artifact,) for item in items if item.rank is None]
    together: dict[tuple[Document, str], dict[int, Artifact]] = {}
    for item in items:
        if item.rank is not None:
            together.setdefault((item.artifact.document, item.path("")), {})[item.rank] = item.artifact
    ranked = [tuple(found[rank] for rank in sorted(found)) for found in together.values()]
    return (*alone, *ranked)


def safe_name(words: str) -> str:
    """``words`` as a name of a file that Windows, macOS and Linux all take, cut at a word where it is long.

    Source: learn.microsoft.com, Naming Files, Paths, and Namespaces.
    """
    plain = _FORBIDDEN.sub(" ", _COLON.sub(" - ", unicodedata.normalize("NFC", words)))
    plain = "".join(
        c for c in plain if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    )
    plain = " ".join(plain.split())
    if len(plain) > _LONGEST:
        plain = plain[: _LONGEST + 1].rpartition(" ")[0] or plain[:_LONGEST]
    plain = plain.strip(" .,-")
    return f"_{plain}" if _DEVICES.match(plain) or not plain else plain
