"""What plcomms makes today, as digests: so that a change of the code can be seen to change none of it.

``python tools/oracle.py write FILE`` notes all that is made of the example district and of a hard one: every
document, the kits, the reports for people and for programs. ``python tools/oracle.py compare FILE`` makes it
again and names what differs. The day is always the same one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RIVERBEND = ROOT / "examples" / "riverbend"
DAY = "2026-11-24"
REPORTS = ("json", "sarif", "text", "github")


def made() -> dict[str, str]:
    """Digest of each output by its name."""
    with tempfile.TemporaryDirectory() as scratch:
        return dict(_all(Path(scratch)))


def _all(scratch: Path) -> Iterator[tuple[str, str]]:
    for name, district in _districts(scratch).items():
        out = scratch / "out" / name
        _run("build", "-C", str(district), "--out", str(out))
        _run("kit", "-C", str(district), "--out", str(out / "kits"), may_fail=True)
        yield from ((f"{name}/{f.relative_to(out)}", _digest(f.read_bytes())) for f in _files(out))
        for report in REPORTS:
            text = _run("check", str(district), "--format", report, "--all", may_fail=True)
            yield f"{name}: check {report}", _digest(_without(district, text).encode())
    for command in (["explain"], ["glossary"], ["kinds"], ["schema", "district"], ["score", _draft(scratch)]):
        yield " ".join(command[:1]), _digest(_run(*command, may_fail=True).replace(str(scratch), "").encode())


def _without(district: Path, text: str) -> str:
    """``text`` without where the ``district`` is, which is another folder in each run."""
    return text.replace(str(district), "").replace(os.path.relpath(district, ROOT), "")


def _districts(scratch: Path) -> dict[str, Path]:
    riverbend, hard, starter = scratch / "riverbend", scratch / "hard", scratch / "starter"
    shutil.copytree(RIVERBEND, riverbend, ignore=shutil.ignore_patterns("out"))
    sys.path.insert(0, str(ROOT))
    for place in ("tests.render.hard", "tests.render.hard"):
        try:
            __import__(place)
        except ModuleNotFoundError:
            continue
        sys.modules[place].write(hard)
        break
    _run("init", str(starter))
    return {"riverbend": riverbend, "hard": hard, "starter": starter}


def _draft(scratch: Path) -> str:
    draft = scratch / "draft.md"
    draft.write_text((RIVERBEND / "district.yaml").read_text("utf-8").replace(":", "."), "utf-8")
    return str(draft)


def _files(folder: Path) -> list[Path]:
    return sorted(f for f in folder.rglob("*") if f.is_file() and not f.name.startswith("."))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:24]


def _run(*arguments: str, may_fail: bool = False) -> str:
    # The code beside this file, whatever the interpreter has installed.
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "PLCOMMS_TODAY": DAY,
        "COLUMNS": "100",
        "TZ": "UTC",
    }
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-m", "plcomms", *arguments],
        env=environment,
        capture_output=True,
        check=False,
        text=True,
        cwd=ROOT,
    )
    if done.returncode and not may_fail:
        raise SystemExit(f"plcomms {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def main() -> None:
    """Write or compare."""
    task, file = sys.argv[1], Path(sys.argv[2])
    now = made()
    if task == "write":
        file.write_text(json.dumps(now, indent=1, sort_keys=True), "utf-8")
        print(f"{len(now)} outputs noted in {file}")
        return
    before = json.loads(file.read_text("utf-8"))
    differ = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    print(*differ, sep="\n")
    print(f"{len(now)} outputs compared, {len(differ)} differ")
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
