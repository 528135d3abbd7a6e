"""Every page to print is what a screen reader, an archive and a copier need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def pages(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*.pdf"))
    assert found
    return found


def test_every_page_is_pdf_ua(verapdf: list[str], built: Path, copier: Path) -> None:
    files = [*pages(built), *pages(copier)]
    done = subprocess.run([*verapdf, *map(str, files)], capture_output=True, text=True, check=False)
    assert done.stdout.count("pass ") == len(files), done.stdout + done.stderr
    assert done.returncode == 0


def test_the_validator_refuses_a_page_that_is_not_pdf_ua(verapdf: list[str], tmp_path: Path) -> None:
    from weasyprint import HTML

    bad = tmp_path / "bad.pdf"
    HTML(string="<p>No title, no language.</p>").write_pdf(bad)
    done = subprocess.run([*verapdf, str(bad)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "FAIL" in done.stdout


def test_outloud_finds_no_fault(built: Path) -> None:
    command: list[str | Path] = [Path(sys.executable).parent / "outloud", "--quiet", *pages(built)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_page_is_tagged_titled_and_has_its_letters_inside(built: Path) -> None:
    for file in pages(built):
        info = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
        assert re.search(r"Tagged: +yes", info), file
        assert re.search(r"Title: +\S", info), file
        fonts = subprocess.run(
            ["pdffonts", file], capture_output=True, text=True, check=True
        ).stdout.splitlines()
        assert len(fonts) > 2, file
        for line in fonts[2:]:
            assert line.split()[-5] == "yes", (file, line)


def test_words_are_read_in_the_order_of_the_page(built: Path) -> None:
    """What pdftotext reads from the tags' stream is what the Markdown of the same document says, in order."""
    for file in pages(built):
        markdown = file.with_suffix(".md")
        if not markdown.is_file():
            continue
        headings = re.findall(r"^#+ (.+)$", markdown.read_text("utf-8"), re.M)
        text = " ".join(
            subprocess.run(
                ["pdftotext", "-raw", file, "-"], capture_output=True, text=True, check=True
            ).stdout.split()
        )
        at = 0
        for heading in headings:
            plain = " ".join(re.sub(r"[*_`\\]|\[|\]\(.*?\)", "", heading).split())
            found = text.find(plain, at)
            assert found >= 0, (file, plain)
            at = found


def test_paper_is_the_size_that_was_asked_for(built: Path, copier: Path) -> None:
    for folder, size in ((built, "612 x 792"), (copier, "595.276 x 841.89")):
        for file in pages(folder):
            info = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
            width, height = re.search(r"Page size: +([\d.]+) x ([\d.]+)", info).groups()  # type: ignore[union-attr]
            wanted = {round(float(n)) for n in size.split(" x ")}
            assert {round(float(width)), round(float(height))} == wanted, file
