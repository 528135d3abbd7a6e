"""Nothing reaches for the network, and nothing heavy is loaded before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import RIVERBEND

BLOCKED = """
import socket, sys
def refuse(*_, **__):
    raise SystemExit("something tried to use the network")
socket.socket.connect = refuse
socket.socket.connect_ex = refuse
socket.create_connection = refuse
socket.getaddrinfo = refuse
socket.gethostbyname = refuse
sys.argv = ["plcomms", *sys.argv[1:]]
from plcomms.cli.start import main
main()
"""


def run(script: str, *words: str | Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, words)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_and_build_need_no_network(environment: dict[str, str], tmp_path: Path) -> None:
    checked = run(BLOCKED, "check", RIVERBEND, environment=environment)
    assert checked.returncode == 0, checked.stderr
    what = ("letter", "invitation", "one-pager", "--school", "cedar-elementary", "--up", "1")
    readers = ("--audience", "families", "--audience", "board")
    ask = ("build", "-C", RIVERBEND, "--out", tmp_path, *what, *readers)
    made = run(BLOCKED, *ask, environment=environment)
    assert made.returncode == 0, made.stderr
    formats = {path.name.partition(".")[2] for path in (tmp_path / "cedar-elementary").iterdir()}
    assert formats >= {"html", "pdf", "eml", "docx", "pptx", "md", "txt", "ics", "paste.html"}
    assert "network" not in checked.stderr + made.stderr


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (("--help",), ("weasyprint", "textstat", "pypandoc", "markdown_it", "pydantic.main", "jinja2")),
        (("check", str(RIVERBEND)), ("weasyprint", "pypandoc", "markdownify", "fontTools")),
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(
    environment: dict[str, str], words: tuple[str, ...], heavy: tuple[str, ...]
) -> None:
    script = (
        "import os, sys\n"
        "leave = os._exit\n"
        "os._exit = lambda code: leave(print(' '.join(sys.modules), file=sys.stderr, flush=True) or code)\n"
        "sys.argv = ['plcomms', *sys.argv[1:]]\n"
        "from plcomms.cli.start import main\n"
        "main()\n"
    )
    done = run(script, *words, environment=environment)
    loaded = set(done.stderr.split())
    assert "plcomms.cli.app" in loaded
    assert loaded.isdisjoint(heavy), sorted(loaded.intersection(heavy))


OPENING = ("open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes", "ZipFile", "parse")
SHIPPED = ("language/", "load/starter.py", "load/compiled.py", "load/timezone.py")
"""Modules that read what comes with plcomms or the system, never what a person wrote."""
WRITING = ("write/stage.py", "write/lock.py", "render/office/pandoc.py", "cli/app.py", "compose/confined.py")
DOOR = "workspace.py"


def opened_in(path: Path) -> Iterator[str]:
    """The calls in a module that open files: by a path, and not what is in the memory already."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        call, first = ast.unparse(node.func), ast.unparse(node.args[0]) if node.args else ""
        owner, _, name = call.rpartition(".")
        in_memory = first.startswith(("io.BytesIO", "made", "out", "BytesIO")) or owner.endswith("archive")
        ours = name in ("read_text", "parse") and owner not in ("ET", "ElementTree") and bool(node.args)
        if name in OPENING and not in_memory and not (ours and first != "'utf-8'"):
            yield f"{call}({first})"


def test_peoples_files_are_opened_at_one_door_alone() -> None:
    source = Path(__file__).parents[2] / "src/plcomms"
    elsewhere = [
        f"{path.relative_to(source)}: {call}"
        for path in sorted(source.rglob("*.py"))
        if not str(path.relative_to(source)).startswith((*SHIPPED, *WRITING, DOOR))
        for call in opened_in(path)
    ]
    assert elsewhere == []
    assert list(opened_in(source / DOOR)) == ["os.fdopen(os.open(path, _WITHOUT_WAITING))", "os.open(path)"]
