"""The files of a build: each page in its frame, and the bytes of those that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from plcomms.compose.unprinted import longest
from plcomms.model.document import Artifact, Request
from plcomms.model.errors import PlcommsError, TooLongError
from plcomms.model.finding import Finding, Severity
from plcomms.model.framed import FramedDocument, Printed
from plcomms.render.assets import Digests, fingerprint
from plcomms.render.formats import formats
from plcomms.render.frame import to_printed
from plcomms.workflows.check import Prepared
from plcomms.workflows.session import Tell, silent
from plcomms.write.manifest import Manifest, digest, key_of
from plcomms.write.spool import Spool
from plcomms.write.workers import map_parallel


@dataclass(frozen=True, slots=True)
class Pages(Mapping[str, FramedDocument]):
    """Documents in their frames, by the paths of their files; each is made when it is asked for.

    ``artifacts`` are what they are made of, by the same paths.
    """

    artifacts: Mapping[str, Artifact]
    frame: Callable[[Artifact], FramedDocument]

    def __getitem__(self, path: str) -> FramedDocument:
        return self.frame(self.artifacts[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self.artifacts)

    def __len__(self) -> int:
        return len(self.artifacts)

    def __contains__(self, path: object) -> bool:
        return path in self.artifacts


@dataclass(frozen=True, slots=True)
class Rendered:
    """Pages as bytes: the key of each, those made anew, their bytes, and those that could not be made.

    ``left_out`` says of each of those that are there what did not fit on it; ``digests`` are those of their
    bytes, ``titles`` what their documents are called.
    """

    keys: Mapping[str, str]
    fresh: tuple[str, ...]
    files: Mapping[str, bytes]
    failed: Mapping[str, Finding]
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)


def render_all(
    pages: Pages,
    before: Manifest,
    folder: Path,
    request: Request,
    jobs: int = 1,
    tell: Tell = silent,
) -> Rendered:
    """The bytes of ``pages`` but of those that ``folder`` holds as they would be.

    One page is made after the other, and its bytes are put away: no more than a few are held at a time.
    """
    known: Digests = {}
    keys: dict[str, str] = {}
    fresh: list[str] = []
    files = Spool()
    left_out: dict[str, tuple[str, ...]] = {}
    digests: dict[str, str] = {}
    titles: dict[str, str] = {}
    failed: dict[str, Finding] = {}

    def changed() -> Iterator[FramedDocument]:
        for path, page in pages.items():
            titles[path] = page.body.title
            keys[path] = key_of(page, fingerprint(page.html, page.roots, known))
            if before.holds(folder, path, keys[path]):
                left_out[path] = before.entries[path].made.left_out
                digests[path] = before.entries[path].digest
            else:
                fresh.append(path)
                yield page

    for done, result in enumerate(map_parallel(_printed_or_error, changed(), jobs)):
        path = fresh[done]
        if isinstance(result, Printed):
            files.add(path, result.data)
            left_out[path], digests[path] = result.left_out, digest(result.data)
        else:
            failed[path] = _failure(pages[path], result, request)
        tell("render", done + 1, len(pages) - len(keys) + len(fresh))
    return Rendered(keys, tuple(fresh), files, failed, left_out, digests, titles)


def render_prepared(prepared: Prepared) -> Rendered:
    """The bytes of all files of ``prepared`` but of those of stopped documents; nothing is written."""
    return render_all(pages_of(prepared), Manifest({}), Path(), Request())


def pages_of(prepared: Prepared) -> Pages:
    """The documents in their frames, by the paths of their files, but for those that are stopped."""
    stopped = prepared.checked.stopped
    artifacts = (one for one in prepared.plan.artifacts if one.document.label not in stopped)
    return Pages({path_of(one): one for one in artifacts}, partial(page_of, prepared=prepared))


def page_of(artifact: Artifact, prepared: Prepared) -> FramedDocument:
    """The document of ``artifact`` in its frame."""
    return prepared.session.framed(artifact, prepared.bodies[artifact.document])


def path_of(artifact: Artifact) -> str:
    """Where the file of ``artifact`` goes, seen from the output folder."""
    return artifact.path(extension_of(artifact))


def extension_of(artifact: Artifact) -> str:
    """How the name of an artifact's file ends."""
    return formats()[artifact.format].extension


def _printed_or_error(page: FramedDocument) -> Printed | PlcommsError:
    """The page's bytes, or why there are none: one document that fails does not stop the others."""
    try:
        return to_printed(page)
    except PlcommsError as error:
        return error


def _failure(page: FramedDocument, error: PlcommsError, request: Request) -> Finding:
    """Why there is no file; that something fits no small card is advice, unless such cards were asked for."""
    label = page.artifact.document.label
    spared = isinstance(error, TooLongError) and not request.look.up
    severity = Severity.ADVICE if spared else Severity.ERROR
    span = longest(page) if isinstance(error, TooLongError) else None
    return Finding("render", severity, error.message, span, error.hint, documents=(label,))
