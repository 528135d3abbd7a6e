"""Each defence taken out of a copy of the program, and the tests that should fail then.

``python benchmarks/defences.py`` prints a table; the exit code is 1 where a test does not notice. Give names (or
parts of them) to try some only. A patch that no longer fits the code is a failure too: bring it up to date.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SRC = "src/plcomms/"


@dataclass(frozen=True, slots=True)
class Defence:
    """A defence: what it is, the characters that are it, those without it, and the tests that watch it."""

    name: str
    file: str
    there: str
    gone: str
    tests: str


GATE = "tests/check/test_gate.py"
JOURNAL = "tests/write/test_journal.py"
WRITE = "tests/write/test_stage.py"
REBUILD = "tests/whole/test_rebuild.py"
WORKSPACE = "tests/load/test_workspace.py"
CONTAINED = "tests/render/test_containment.py"
SANDBOX = "tests/compose/test_sandbox.py"
DEFENCES = (
    Defence(
        "gate: sees all that was found",
        "workflows/build.py",
        "planned, bodies, checked, report",
        "planned, bodies, Checked(report.findings), report",
        GATE,
    ),
    Defence(
        "gate: stops a build", "workflows/build.py", "stopped = prepared.checked.stopped", "stopped = {}", GATE
    ),
    Defence("gate: stops a kit", "workflows/kit.py", "stopped = prepared.checked.stopped", "stopped = {}", GATE),
    Defence(
        "consent: of who is named or quoted",
        "check/rules/consent.py",
        "            yield from _missing(",
        "            yield from () and _missing(",
        "tests/check/test_cases.py tests/check/test_privacy.py",
    ),
    Defence(
        "consent: ends on its day",
        "check/rules/consent.py",
        "record.until < today",
        "False",
        "tests/check/test_cases.py",
    ),
    Defence(
        "consent: in the picture",
        "check/rules/consent.py",
        '("name", "picture") if story.picture',
        '("name",) if story.picture',
        "tests/check/test_cases.py",
    ),
    Defence(
        "files: found in the folder alone",
        "render/assets.py",
        "if place and is_inside(place, root) and place.is_file()",
        "if place and place.is_file()",
        CONTAINED,
    ),
    Defence(
        "files: pictures of the folder alone",
        "workspace.py",
        "    if not path.is_relative_to(root.resolve()):\n",
        "    if not path:\n",
        WORKSPACE,
    ),
    Defence(
        "files: no place on one computer",
        "workspace.py",
        "        return _said(_ABSOLUTE, name)\n",
        "        pass\n",
        WORKSPACE,
    ),
    Defence(
        "files: no pipe, no device",
        "workspace.py",
        "    return None if stat.S_ISREG(mode) else _said(_NO_FILE, name)",
        "    return None",
        WORKSPACE,
    ),
    Defence(
        "files: no more than the limit",
        "workspace.py",
        "    if len(data) > limit.most:\n        return _said(_LARGE, name, size=limit.size, help=limit.help)\n    return data\n",
        "    return data\n",
        WORKSPACE,
    ),
    Defence(
        "templates: of the folder alone",
        "workspace.py",
        "if path.is_symlink() and not is_inside(path, root):",
        "if False:",
        WORKSPACE,
    ),
    Defence(
        "pages to print: fetch from the folder",
        "render/formats/pdf.py",
        "given(find(url, page.roots))",
        "given(__import__('pathlib').Path(url.removeprefix('file://')))",
        CONTAINED,
    ),
    Defence(
        "pages to print: fetch no address",
        "render/formats/pdf.py",
        '            if url.startswith("data:"):\n                return super().fetch(url)\n',
        '            if not url.startswith("file:"):\n                return URLFetcher().fetch(url)\n',
        CONTAINED,
    ),
    Defence(
        "drawings: lead nowhere",
        "images/drawing.py",
        "        return _inside(tag, value)\n",
        "        return value\n",
        f"{CONTAINED} tests/images/test_drawing.py",
    ),
    Defence(
        "pictures: PNG without its notes",
        "images/bitmap.py",
        "    eight.info = {}\n    eight.save(out, \"PNG\", exif=b\"\", icc_profile=None, **given)",
        "    from PIL.PngImagePlugin import PngInfo\n    said = PngInfo()\n"
        "    [said.add_text(k, v) for k, v in info.items() if isinstance(v, str)]\n"
        "    eight.save(out, \"PNG\", pnginfo=said, **given)",
        "tests/images/test_opener.py",
    ),
    Defence(
        "pictures: JPEG without its notes",
        "images/bitmap.py",
        'exif=b"", comment=b"", icc_profile=None, **given)',
        'exif=info.get("exif", b""), icc_profile=None, **given)',
        "tests/images/test_opener.py",
    ),
    Defence(
        "writing: all or nothing",
        "write/stage.py",
        "        for target, old in reversed(swapped):\n            _taken_back(target, old)\n",
        "",
        WRITE,
    ),
    Defence(
        "writing: in the folder alone",
        "write/stage.py",
        "            if not is_inside(target.parent, folder):\n",
        "            if False:\n",
        WRITE,
    ),
    Defence(
        "writing: beside its place first",
        "write/stage.py",
        "            fresh[target] = _beside(target, data)\n        with",
        "            target.write_bytes(data)\n        with",
        WRITE,
    ),
    Defence(
        "journal: what was begun is known",
        "write/journal.py",
        "    if noted is None:\n        return written\n",
        "    return written\n",
        JOURNAL,
    ),
    Defence(
        "journal: what was left is put right", "write/journal.py", "    if noted:\n", "    if False:\n", JOURNAL
    ),
    Defence(
        "manifest: leads out of no folder", "write/manifest.py", "        raise ValueError(path)\n", "        pass\n", JOURNAL
    ),
    Defence(
        "by hand: what was changed is kept",
        "write/conflicts.py",
        "            found[path] = old\n",
        "            pass\n",
        f"{REBUILD} -k by_hand",
    ),
    Defence(
        "by hand: what was changed is not taken away",
        "write/conflicts.py",
        "if before.wrote(path, read(folder / path)))",
        "if read(folder / path))",
        f"{REBUILD} -k must_not_be_there",
    ),
    Defence(
        "mark: known without a manifest",
        "write/conflicts.py",
        " and not is_sealed(old)",
        "",
        f"{REBUILD} -k by_itself",
    ),
    Defence(
        "mark: broken by any change",
        "write/seal.py",
        "    return data[start:end] == ",
        "    return bool(found) or data[start:end] == ",
        "tests/write/test_seal.py",
    ),
    Defence(
        "lock: one build at a time",
        "write/lock.py",
        "                fcntl.flock(file, fcntl.LOCK_EX)\n",
        "                pass\n",
        "tests/write/test_lock.py",
    ),
    Defence(
        "lock: ends with the build",
        "write/workers.py",
        "    threading.Thread(target=_end_with_parent, daemon=True).start()\n",
        "",
        f"{REBUILD} -k helpers_end_with",
    ),
    Defence(
        "templates: call what is on the list",
        "compose/sandbox.py",
        "        return isinstance(obj, CALLABLE)",
        "        return True",
        SANDBOX,
    ),
    Defence(
        "templates: reach declared fields alone",
        "compose/sandbox.py",
        "        return self.undefined(_NO_MEMBER.format(kind=_called(obj), name=name), obj, name)\n\n    def is_safe",
        "        return getattr(obj, name)\n\n    def is_safe",
        SANDBOX,
    ),
    Defence(
        "templates: print no record of consent",
        "compose/values.py",
        'HIDDEN: Mapping[str, tuple[str, ...]] = {"Person": ("consent",)}',
        "HIDDEN: Mapping[str, tuple[str, ...]] = {}",
        SANDBOX,
    ),
    Defence(
        "templates: end after their time",
        "compose/confined.py",
        "SECONDS = 2.5",
        "SECONDS = 250",
        "tests/compose/test_confined.py",
    ),
    Defence(
        "links: http, https, mailto and tel alone",
        "model/links.py",
        'scheme in ("http", "https"):',
        'scheme in ("http", "https", "javascript", "file", "data"):',
        "tests/model tests/compose/test_links.py",
    ),
    Defence(
        "text: HTML of people stays words",
        "load/commonmark.py",
        "    read = _read(source, html=False, whole=True)",
        "    read = _read(source, html=True, whole=True)",
        "tests/load/test_markdown.py",
    ),
    Defence(
        "text: nothing is tried in many ways",
        "load/drafts/html_tags.py",
        """{1,2000}+|\\"[^\\"]{0,4000}+\\"|'[^']{0,4000}+'){0,60}+|""",
        """{1,2000}|\\"[^\\"]{0,4000}\\"|'[^']{0,4000}'){0,60}|""",
        "tests/load/test_growth.py",
    ),
    Defence(
        "refusals: the first of thousands",
        "cli/app.py",
        "error.findings[:_MOST]",
        "error.findings",
        "tests/cli/test_faults.py -k thousands",
    ),
)  # fmt: skip


def noticed(defence: Defence, copy: Path) -> str:
    """What the tests say where ``defence`` is taken out of the ``copy``: ``noticed``, or what is wrong."""
    file = copy / SRC / defence.file
    whole = file.read_text("utf-8")
    if whole.count(defence.there) < 1:
        return "THE PATCH DOES NOT FIT"
    file.write_text(whole.replace(defence.there, defence.gone), "utf-8")
    environment = os.environ | {
        "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *defence.tests.split()],
            cwd=copy,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
    except subprocess.TimeoutExpired:
        return "noticed: the tests come to no end"
    finally:
        file.write_text(whole, "utf-8")
    last = next(
        (line for line in done.stdout.splitlines() if line.startswith(("FAILED tests", "ERROR tests"))), ""
    )
    if done.returncode == 1 and last.startswith("FAILED"):
        return f"noticed by {last.removeprefix('FAILED ').partition(' - ')[0]}"
    return "NOT NOTICED" if done.returncode == 0 else f"THE TESTS CANNOT RUN {last}"


def main() -> int:
    """Take out one after the other, and print what the tests say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of the names of defences; all where left out")
    asked = parser.parse_args().names
    missed = 0
    with tempfile.TemporaryDirectory(prefix="plcomms-defences-") as place:
        copy = Path(place) / "copy"
        leave = shutil.ignore_patterns(".git", ".venv", "out", "node_modules", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, copy, ignore=leave)
        for defence in DEFENCES:
            if asked and not any(word in defence.name for word in asked):
                continue
            said = noticed(defence, copy)
            missed += not said.startswith("noticed")
            print(f"{defence.name:46} {said}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
