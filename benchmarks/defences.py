"""Each defence taken out of a copy of the program, and the tests that should fail then.

``python benchmarks/defences.py`` prints a table; the exit code is 1 where a test does not notice. Give names (or
parts of them) to try some only. A patch that no longer fits the code is a failure too: bring it up to date.

A defence is found by its own characters, and tests by the names of their files, wherever both may stand.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SRC = "src/plcomms"
_ALONE = ("-q", "-x", "-p", "no:cacheprovider")


@dataclass(frozen=True, slots=True)
class Defence:
    """A defence: what it is, the characters that are it, those without it, and the tests that watch it.

    The characters stand in one module alone; ``tests`` are names of files and options of pytest.
    """

    name: str
    there: str
    gone: str
    tests: str


DEFENCES = (
    Defence(
        "gate: sees all that was found",
        "planned, bodies, checked, report",
        "planned, bodies, Checked(report.findings), report",
        "test_gate.py",
    ),
    Defence(
        "gate: stops a build",
        "    stopped = prepared.checked.stopped\n    pages",
        "    stopped = {}\n    pages",
        "test_gate.py",
    ),
    Defence(
        "gate: stops a kit",
        "    stopped = prepared.checked.stopped\n    work",
        "    stopped = {}\n    work",
        "test_gate.py",
    ),
    Defence(
        "issues: no past event is printed",
        "for event in voice.events if event.date >= today",
        "for event in voice.events",
        "test_past.py",
    ),
    Defence(
        "issues: no past day of a date is printed",
        "        \"dates\": tuple(still_to_come(entry, today) for entry in voice.dates if entry.last_day >= today),\n",
        "",
        "test_year.py",
    ),
    Defence(
        "issues: no reply is asked for after its day",
        "    return event.model_copy(update=dict.fromkeys(REPLIES))",
        "    return event",
        "test_past.py",
    ),
    Defence(
        "issues: no story is told twice",
        "        new = [name for name in own if name not in self.told or name in pins]",
        "        self.told.clear()\n        new = own",
        "test_turns.py",
    ),
    Defence(
        "issues: nothing of the last issue is repeated",
        "if key not in self.last.get(name, ()) and key not in pinned",
        "if key not in pinned",
        "test_turns.py",
    ),
    Defence(
        "issues: one that is there is refused",
        "    if month in known:\n        raise _there(project, school, month)\n",
        "",
        "test_new.py",
    ),
    Defence(
        "issues: old ones stay",
        "            and not is_old_issue(artifact.document, prepared.project)\n",
        "",
        "test_new.py test_year.py",
    ),
    Defence(
        "issues: an ended consent takes an old one away",
        "{*stopped, *ended}",
        "{*stopped}",
        "test_new.py",
    ),
    Defence(
        "next issue: is read again before it is believed",
        "    if read_yaml(name, made).data != wanted:",
        "    if False:",
        "test_next_issue.py",
    ),
    Defence(
        "consent: of who is named or quoted",
        "            yield from _missing(",
        "            yield from () and _missing(",
        "test_cases.py -k consent",
    ),
    Defence(
        "consent: in the picture",
        '("name", "picture") if story.picture',
        '("name",) if story.picture',
        "test_cases.py -k consent",
    ),
    Defence(
        "consent: of the words of a quote",
        '        yield quote.by, ("name", "words"), _spans([quote.words',
        '        yield quote.by, ("name",), _spans([quote.words',
        "test_cases.py -k consent",
    ),
    Defence(
        "consent: of who invites",
        "            yield host, (\"name\",), _spans",
        "            yield from () and _spans",
        "test_cases.py -k consent",
    ),
    Defence(
        "consent: not of a day to come",
        "record.given > today",
        "False",
        "test_cases.py -k consent",
    ),
    Defence(
        "consent: ends on its day",
        "record.until < today",
        "False",
        "test_cases.py -k consent",
    ),
    Defence(
        "consent: covers what is done",
        "if need not in record.covers:",
        "if False:",
        "test_cases.py -k consent",
    ),
    Defence(
        "consent: not the child's own",
        'person.role == "student" and _SELF.fullmatch',
        "False and _SELF.fullmatch",
        "test_cases.py -k consent",
    ),
    Defence(
        "children: in a picture",
        "if not shown.named and _STUDENT",
        "if False and _STUDENT",
        "test_cases.py -k pictured-student",
    ),
    Defence(
        "children: named in a text",
        'if known or (not sure and named.standing != "unknown"):',
        "if True:",
        "test_cases.py -k student-named",
    ),
    Defence(
        "children: their birthday",
        "_century(year):\n            yield hit\n",
        "_century(year):\n            yield from ()\n",
        "test_cases.py -k birth-date",
    ),
    Defence(
        "children: their number",
        "        yield from _all(_NUMBER, block)\n",
        "        yield from ()\n",
        "test_cases.py -k student-number",
    ),
    Defence(
        "children: their health",
        "        if at is not None and at <= start:\n",
        "        if False:\n",
        "test_cases.py -k health-detail",
    ),
    Defence(
        "children: where they live",
        '            yield Hit(start + a, start + b, fields={"found": sentence[a:b]})',
        "            yield from ()",
        "test_cases.py -k private-contact",
    ),
    Defence(
        "files: found in the folder alone",
        "if place and is_inside(place, root) and place.is_file()",
        "if place and place.is_file()",
        "test_containment.py -k spelling",
    ),
    Defence(
        "files: pictures of the folder alone",
        "    if not path.is_relative_to(root.resolve()):\n",
        "    if not path:\n",
        "test_workspace.py",
    ),
    Defence(
        "files: no place on one computer",
        "        return _said(_ABSOLUTE, name)\n",
        "        pass\n",
        "test_workspace.py",
    ),
    Defence(
        "files: no pipe, no device",
        "    return None if stat.S_ISREG(mode) else _said(_NO_FILE, name)",
        "    return None",
        "test_workspace.py",
    ),
    Defence(
        "files: no more than the limit",
        "    if len(data) > limit.most:\n        return _said(_LARGE, name, size=limit.size, help=limit.help)\n    return data\n",
        "    return data\n",
        "test_workspace.py",
    ),
    Defence(
        "files: nor of a pipe",
        "    return data if len(data) <= limit.most else _said",
        "    return data if len(data) or True else _said",
        "test_workspace.py",
    ),
    Defence(
        "files: no name that Windows keeps",
        "    if device:\n        return",
        "    if False:\n        return",
        "test_workspace.py",
    ),
    Defence(
        "templates: of the folder alone",
        "if path.is_symlink() and not is_inside(path, root):",
        "if False:",
        "test_workspace.py",
    ),
    Defence(
        "pages to print: fetch from the folder",
        "    path = find(name, roots)\n    kind, data = mime(path), _as_it_is(path)",
        "    path = __import__('pathlib').Path(name.removeprefix('file://'))\n    kind, data = mime(path), _as_it_is(path)",
        "test_containment.py -k beside",
    ),
    Defence(
        "pages to print: fetch no address",
        '            if url.startswith("data:"):\n                return super().fetch(url)\n',
        '            if not url.startswith("file:"):\n                return URLFetcher().fetch(url)\n',
        "test_containment.py -k calls_nobody",
    ),
    Defence(
        "Word: pandoc sees no file and no network",
        '"--sandbox", ',
        "",
        "test_containment.py -k pandoc",
    ),
    Defence(
        "program: calls nobody",
        '    tell("load", 0, 1)\n    asked = asked_by(',
        '    tell("load", 0, 1)\n    __import__("socket").create_connection(("127.0.0.1", 9), 1)\n    asked = asked_by(',
        "test_offline.py -k no_network",
    ),
    Defence(
        "drawings: lead nowhere",
        "        return _inside(tag, value)\n",
        "        return value\n",
        "test_containment.py -k drawing",
    ),
    Defence(
        "drawings: run nothing",
        '_is_foreign(name) or _local(name).startswith("on")',
        "_is_foreign(name)",
        "test_drawing.py -k acts",
    ),
    Defence(
        "drawings: hold no script or page",
        "        if tag in _REFUSED:\n",
        "        if False:\n",
        "test_drawing.py -k different_ways",
    ),
    Defence(
        "drawings: tell nothing of their maker",
        "or _is_foreign(child.tag) or _local(child.tag) in _DROPPED",
        "",
        "test_opener.py -k nothing_is_told",
    ),
    Defence(
        "pictures: PNG without its notes",
        '    eight.info = {}\n    eight.save(out, "PNG", exif=b"", icc_profile=None, **given)',
        '    from PIL.PngImagePlugin import PngInfo\n    said = PngInfo()\n    [said.add_text(k, v) for k, v in info.items() if isinstance(v, str)]\n    eight.save(out, "PNG", pnginfo=said, **given)',
        "test_opener.py -k tells_nothing",
    ),
    Defence(
        "pictures: JPEG without its notes",
        'exif=b"", comment=b"", icc_profile=None, **given)',
        'exif=info.get("exif", b""), icc_profile=None, **given)',
        "test_opener.py -k nothing_is_told",
    ),
    Defence(
        "writing: all or nothing",
        "        for target, old in reversed(swapped):\n            _taken_back(target, old)\n",
        "",
        "test_stage.py",
    ),
    Defence(
        "writing: in the folder alone",
        "            if not is_inside(target.parent, folder):\n",
        "            if False:\n",
        "test_stage.py",
    ),
    Defence(
        "writing: beside its place first",
        "            fresh[target] = _beside(target, data)\n        with",
        "            target.write_bytes(data)\n        with",
        "test_stage.py",
    ),
    Defence(
        "journal: what was begun is known",
        "    if noted is None:\n        return written\n",
        "    return written\n",
        "test_journal.py",
    ),
    Defence(
        "journal: what was left is put right",
        "    if noted:\n",
        "    if False:\n",
        "test_journal.py",
    ),
    Defence(
        "manifest: leads out of no folder",
        "        raise ValueError(path)\n",
        "        pass\n",
        "test_journal.py",
    ),
    Defence(
        "by hand: what was changed is kept",
        "            found[path] = old\n",
        "            pass\n",
        "test_rebuild.py -k by_hand",
    ),
    Defence(
        "by hand: what was changed is not taken away",
        "if before.wrote(path, read(folder / path)))",
        "if read(folder / path))",
        "test_rebuild.py -k must_not_be_there",
    ),
    Defence(
        "mark: known without a manifest",
        " and not is_sealed(old)",
        "",
        "test_rebuild.py -k by_itself",
    ),
    Defence(
        "mark: broken by any change",
        "    return data[start:end] == ",
        "    return bool(found) or data[start:end] == ",
        "test_seal.py",
    ),
    Defence(
        "lock: one build at a time",
        "                fcntl.flock(file, fcntl.LOCK_EX)\n",
        "                pass\n",
        "test_lock.py",
    ),
    Defence(
        "lock: ends with the build",
        "    threading.Thread(target=_end_with_parent, daemon=True).start()\n",
        "",
        "test_rebuild.py -k helpers_end_with",
    ),
    Defence(
        "by hand: a text that changed is not mended",
        "            if contents(target, target.name, OURS) != old:\n",
        "            if False:\n",
        "test_replace.py",
    ),
    Defence(
        "lock: follows no link",
        "os.O_CREAT | os.O_NOFOLLOW",
        "os.O_CREAT",
        "test_lock.py",
    ),
    Defence(
        "templates: call what is on the list",
        "        return isinstance(obj, CALLABLE)",
        "        return True",
        "test_sandbox.py",
    ),
    Defence(
        "templates: reach declared fields alone",
        "        return self.undefined(_NO_MEMBER.format(kind=_called(obj), name=name), obj, name)\n\n    def is_safe",
        "        return getattr(obj, name)\n\n    def is_safe",
        "test_sandbox.py",
    ),
    Defence(
        "templates: a value has no more than its list",
        "            if isinstance(obj, kind) and name in names and hasattr",
        "            if isinstance(obj, kind) and hasattr",
        "test_sandbox.py",
    ),
    Defence(
        "templates: filters of the list alone",
        "{name: FILTERS[name] for name in sorted(JINJA_FILTERS)}",
        "dict(FILTERS)",
        "test_sandbox.py",
    ),
    Defence(
        "templates: print no record of consent",
        'HIDDEN: Mapping[str, tuple[str, ...]] = {"Person": ("consent",)}',
        "HIDDEN: Mapping[str, tuple[str, ...]] = {}",
        "test_sandbox.py",
    ),
    Defence(
        "templates: make nothing large",
        "    if any(sizes):\n",
        "    if any(sizes) and not left:\n",
        "test_sandbox.py",
    ),
    Defence(
        "templates: forge no place of a value",
        "        if OPEN in bare or CLOSE in bare:\n",
        "        if False:\n",
        "test_placeholders.py",
    ),
    Defence(
        "templates: end after their time",
        "SECONDS = 2.5",
        "SECONDS = 250",
        "test_confined.py",
    ),
    Defence(
        "templates: ended from outside",
        "threading.Timer(seconds, process.kill)",
        "threading.Timer(seconds + 20, process.kill)",
        "test_confined.py -k says_nothing",
    ),
    Defence(
        "templates: no more than their memory",
        '("DATA", used + MEMORY), ("AS", used + 2 * MEMORY), ',
        "",
        "test_confined.py",
    ),
    Defence(
        "templates: write no file",
        '("FSIZE", 0), ',
        "",
        "test_confined.py -k sees_no",
    ),
    Defence(
        "templates: see no secret of the computer",
        "stderr=pipe, env=environment, cwd",
        "stderr=pipe, env=None, cwd",
        "test_confined.py -k sees_no",
    ),
    Defence(
        "links: http, https, mailto and tel alone",
        'scheme in ("http", "https"):',
        'scheme in ("http", "https", "javascript", "file", "data"):',
        "test_links.py",
    ),
    Defence(
        "links: no script in one of a template",
        "if not _SAFE_LINK.match(link.strip()):",
        "if False:",
        "test_placeholders.py",
    ),
    Defence(
        "text: HTML of people stays words",
        "    read = _read(source, html=False, whole=True)",
        "    read = _read(source, html=True, whole=True)",
        "test_markdown.py",
    ),
    Defence(
        "text: no more inside one another than a page shows",
        "        if depth > DEEPEST or _depth(token.children or ()) > DEEPEST:\n",
        "        if False:\n",
        "test_markdown.py",
    ),
    Defence(
        "text: nothing is tried in many ways",
        '{1,2000}+|\\"[^\\"]{0,4000}+\\"|\'[^\']{0,4000}+\'){0,60}+|',
        '{1,2000}|\\"[^\\"]{0,4000}\\"|\'[^\']{0,4000}\'){0,60}|',
        "test_growth.py",
    ),
    Defence(
        "program: takes no code from the folder",
        "    _take_no_code_from_here()\n    # Loading",
        "    # Loading",
        "test_start.py -k check_runs",
    ),
    Defence(
        "program: shows no trace",
        "    if not _print_trace(error):\n",
        '    _print("".join(traceback.format_exception(error)))\n    if True:\n',
        "test_faults.py -k no_trace",
    ),
    Defence(
        "refusals: the first of thousands",
        "error.findings[:_MOST]",
        "error.findings",
        "test_faults.py -k thousands",
    ),
)  # fmt: skip


def place_of(defence: Defence, root: Path) -> Path | None:
    """The module that has the characters of ``defence``; None where none has, or several do."""
    found = [file for file in sorted((root / SRC).rglob("*.py")) if defence.there in file.read_text("utf-8")]
    return found[0] if len(found) == 1 else None


def words_for(tests: str, root: Path) -> Iterator[str]:
    """``tests`` as pytest takes them: each file where it stands now."""
    for word in tests.split():
        found = sorted((root / "tests").rglob(word)) if word.endswith(".py") else []
        yield from (str(file.relative_to(root)) for file in found)
        if not found:
            yield word


def failed(copy: Path, *words: str) -> tuple[int, list[str]]:
    """The exit code of pytest in the ``copy``, and the tests that failed or could not be run."""
    environment = os.environ | {
        "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "pytest", *_ALONE, *words]
    done = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED tests", "ERROR tests"))]
    return done.returncode, lines


def noticed(defence: Defence, copy: Path) -> str:
    """What the tests say where ``defence`` is taken out of the ``copy``: ``noticed``, or what is wrong."""
    file = place_of(defence, copy)
    if file is None:
        return "THE PATCH DOES NOT FIT"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace(defence.there, defence.gone), "utf-8")
    try:
        code, lines = failed(copy, *words_for(defence.tests, copy))
    except subprocess.TimeoutExpired:
        return "noticed: the tests come to no end"
    finally:
        file.write_text(whole, "utf-8")
    last = lines[0] if lines else ""
    if code == 1 and last.startswith("FAILED"):
        return f"noticed by {last.removeprefix('FAILED ').partition(' - ')[0]}"
    return "NOT NOTICED" if code == 0 else f"THE TESTS CANNOT RUN {last}"


def main() -> int:
    """Take out one after the other, and print what the tests say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of the names of defences; all where left out")
    asked = parser.parse_args().names
    chosen = [d for d in DEFENCES if not asked or any(word in d.name for word in asked)]
    missed = 0
    tests: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="plcomms-defences-") as place:
        copy = Path(place) / "copy"
        leave = shutil.ignore_patterns(".git", ".venv", "out", "node_modules", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, copy, ignore=leave)
        for defence in chosen:
            said = noticed(defence, copy)
            missed += not said.startswith("noticed")
            tests.update((said.removeprefix("noticed by "),) if said.startswith("noticed by ") else ())
            print(f"{defence.name:52} {said}", flush=True)
        # A test that fails of itself would notice everything.
        _, unsound = failed(copy, *sorted(tests)) if tests else (0, [])
    print(*(f"FAILS WITH THE DEFENCE TOO: {line}" for line in unsound), sep="\n", end="")
    print(f"{len(chosen)} defences, {missed} not noticed")
    return int(missed > 0 or bool(unsound))


if __name__ == "__main__":
    sys.exit(main())
