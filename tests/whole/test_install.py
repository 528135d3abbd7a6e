"""A wheel, installed away from the checkout, does the whole job."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from plcomms.compose import template_loader
from plcomms.load import glossary
from plcomms.load.files import shipped
from tests.conftest import RIVERBEND, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_carries_templates_glossary_and_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "plcomms/_data/glossary.yaml",
        "plcomms/_data/templates/letter/kind.yaml",
        "plcomms/_data/templates/_starter/district.yaml",
        "plcomms/language/data/frequencies.en.txt",
        "plcomms/py.typed",
    ):
        assert needed in names
    for piece in (*glossary.pieces(), *template_loader.pieces(shipped("templates"))):
        assert f"plcomms/_compiled/{piece.file.name}" in names
    assert not [name for name in names if "/out/" in name or name.endswith(".pyc")]


def test_an_installed_wheel_checks_and_builds_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """The libraries are those of this environment; plcomms itself comes from the wheel alone."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    site = next(home.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    here = next(p for p in map(Path, sys.path) if p.name == "site-packages")
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    for entry in here.iterdir():
        if "plcomms" not in entry.name and not entry.name.endswith(".pth"):
            (libraries / entry.name).symlink_to(entry)
    (site / "libraries.pth").write_text(str(libraries), "utf-8")
    work = tmp_path / "work"
    shutil.copytree(RIVERBEND, work / "riverbend", ignore=shutil.ignore_patterns("out"))
    environment = {"PATH": os.environ["PATH"], "PLCOMMS_TODAY": "2026-11-24", "HOME": str(tmp_path)}

    def plcomms(*words: str) -> subprocess.CompletedProcess[str]:
        command: list[str | Path] = [home / "bin/python", "-m", "plcomms", *words]
        return subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)

    where = subprocess.run(
        [home / "bin/python", "-c", "import plcomms; print(plcomms.__file__)"],
        cwd=work,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert where.startswith(str(home))
    code = "from plcomms.load.glossary import pieces; print([piece.file.exists() for piece in pieces()])"
    found = subprocess.check_output([home / "bin/python", "-P", "-c", code], env=environment, text=True)
    assert found.strip() == "[True]"
    assert plcomms("check", "riverbend").returncode == 0
    formats = ("--format", "web", "--format", "pdf", "--format", "markdown")
    made = plcomms("build", "-C", "riverbend", "--school", "cedar-elementary", "newsletter", *formats)
    assert made.returncode == 0, made.stderr
    assert {p.suffix for p in (work / "riverbend/out/cedar-elementary").iterdir()} >= {".html", ".pdf", ".md"}
    assert plcomms("init", "mine").returncode == 0
    assert plcomms("build", "-C", "mine", "letter", *formats).returncode == 0
