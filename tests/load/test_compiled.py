"""What ships with plcomms is worked out when it is built; what is out of date is worked out anew."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from plcomms.check import forms, phrase_rules
from plcomms.compose import template_loader, templates
from plcomms.load import compiled, glossary
from plcomms.load.compiled import CompiledPiece
from plcomms.load.files import shipped
from plcomms.load.phrase_rules import pieces as phrase_pieces
from tests.conftest import RIVERBEND, ROOT


def all_pieces() -> list[CompiledPiece]:
    terms = glossary.builtin_glossary().terms, phrase_rules.phrase_terms()
    phrases = phrase_pieces(phrase_rules.FOLDER)
    return [
        *glossary.pieces(),
        *phrases,
        *forms.pieces(*terms),
        *template_loader.pieces(shipped("templates")),
    ]


def test_the_tool_writes_all_that_a_run_asks_for_and_nothing_else() -> None:
    assert {piece.file for piece in all_pieces()} == {f for f in compiled.FOLDER.iterdir() if f.is_file()}
    ours = [f for f in (ROOT / "templates").rglob("*.html") if f.parent.name not in ("_report", "_starter")]
    assert len([piece for piece in all_pieces() if piece.ending == ".py"]) > len(ours)


def test_what_was_worked_out_is_what_would_be_worked_out_now() -> None:
    for piece in all_pieces():
        assert piece.file.read_text("utf-8") == piece.work()


SEEN_BY_NOBODY = ("load/compiled.py", "compose/confined.py")
"""What keeps the data or runs templates that are not ours: it does not change what is kept."""


def imports_in_its_stage(module: str) -> set[str]:
    """The modules of the same stage that ``module`` imports, seen from the package's folder."""
    tree = ast.parse((compiled.PACKAGE / module).read_text("utf-8"))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    files = {f"{name.removeprefix('plcomms.').replace('.', '/')}.py" for name in names}
    stage = module.partition("/")[0]
    return {f for f in files if f.startswith(f"{stage}/") and (compiled.PACKAGE / f).is_file()}


def test_each_piece_names_all_code_of_its_stage_that_it_depends_on() -> None:
    """A module that was split must not leave the half that matters out."""
    for one in all_pieces():
        missing = {
            name for file in one.made_by if file.endswith(".py") for name in imports_in_its_stage(file)
        }
        assert missing - {*one.made_by, *SEEN_BY_NOBODY} == set(), one.name


def test_the_forms_of_phrases_depend_on_all_that_knows_of_language() -> None:
    made_by = next(one.made_by for one in all_pieces() if one.name == "forms")
    assert {"language/terms/phrases.py", "language/inflection/morphology.py"} < set(made_by)
    assert "language/data/inflections.tsv" in made_by


def piece(text: str, made_by: tuple[str, ...] = (), work: str = "new") -> CompiledPiece:
    return CompiledPiece("test", text, made_by, lambda: work)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package's folder with a file of code, in which nothing was compiled."""
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path)
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "_compiled")
    (tmp_path / "code.py").write_text("1", "utf-8")
    return tmp_path


def test_it_is_found_by_all_that_it_is_made_of(folder: Path) -> None:
    compiled.write_all([piece("a", ("code.py",), "kept")])
    assert compiled.compiled(piece("a", ("code.py",))) == "kept"
    assert compiled.compiled(piece("b", ("code.py",))) == "new"
    (folder / "code.py").write_text("2", "utf-8")
    compiled._digest_of.cache_clear()
    assert compiled.compiled(piece("a", ("code.py",))) == "new"
    compiled._digest_of.cache_clear()


def test_what_is_out_of_date_is_taken_away(folder: Path) -> None:
    compiled.write_all([piece("a")])
    compiled.write_all([piece("b")])
    assert [f.name for f in (folder / "_compiled").iterdir()] == [piece("b").file.name]


def test_a_template_that_was_translated_before_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Translated now, it makes the same of the same."""
    made = []
    for there in (True, False):
        if not there:
            monkeypatch.setattr(template_loader, "compiled_code", lambda _piece: None)
        ours = templates.Templates((ROOT / "templates",))
        made.append(ours.rendered("_frames/tokens.css", values()))
    assert made[0] == made[1]
    assert "--primary" in made[0]


def values() -> dict[str, object]:
    from plcomms.model.brand import Colours
    from plcomms.model.fonts import FONTS
    from plcomms.render.palette import dark, palette

    colours = palette(Colours())
    font = FONTS["atkinson"]
    return {"palette": colours, "night": dark(colours), "font": font, "display": font, "faces": ""}


def test_nothing_is_read_from_or_written_to_a_persons_folder(tmp_path: Path) -> None:
    """Also where somebody put there what an earlier plcomms kept: it would be run."""
    home = tmp_path / "home"
    kept = home / ".cache" / "plcomms"
    (kept / "templates").mkdir(parents=True)
    environment = {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache"), "PLCOMMS_CACHE": str(kept)}
    command = [sys.executable, "-X", "importtime", "-m", "plcomms", "check", str(RIVERBEND)]
    done = subprocess.run(
        ["strace", "-f", "-e", "trace=file", *command] if _strace() else command,
        env=environment | {"PATH": "/usr/bin:/bin", "PLCOMMS_TODAY": "2026-11-24"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert str(kept) not in done.stderr
    assert [p for p in home.rglob("*") if p.is_file()] == []


def _strace() -> str | None:
    import shutil

    return shutil.which("strace")
