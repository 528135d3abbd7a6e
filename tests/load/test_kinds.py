"""What a district's own folder of a kind brings beside templates is data: it names no file outside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plcomms.compose.template_loader import Folders
from plcomms.load.kinds import load_kinds
from plcomms.model.document import Request
from plcomms.model.errors import InputError, PlcommsError
from plcomms.render.frame import to_printed
from plcomms.workflows.check import prepare
from plcomms.workflows.rendering import page_of
from tests.conftest import ROOT

OUTSIDE = "#secret-marigold { color: red }"


def made(root: Path, format: str) -> bytes:
    """The letter of the district at ``root``."""
    request = Request(("letter",), ("families",), (), (format,))
    prepared = prepare(root, request, date(2026, 11, 24))
    artifact = next(a for a in prepared.plan.artifacts if not a.document.school)
    return to_printed(page_of(artifact, prepared)).data


RULES = (
    'body {{ background: url("{outside}") }}',
    '@import "{outside}";',
    "body {{ background: url(../secret.css) }}",
    "body {{ background: url(..%2fsecret.css) }}",
    "@import url({outside});",
    '@font-face {{ font-family: x; src: url("{outside}"); }} body {{ font-family: x }}',
)


@pytest.mark.parametrize(
    ("format", "rule"), [("web", rule) for rule in RULES] + [("pdf", rule) for rule in RULES[:2]]
)
def test_styles_bring_no_file_from_outside(riverbend: Path, format: str, rule: str) -> None:
    outside = riverbend.parent / "secret.css"
    outside.write_text(OUTSIDE, "utf-8")
    style = riverbend / "templates" / "letter" / "style.css"
    style.parent.mkdir(parents=True)
    style.write_text(rule.format(outside=outside.as_uri()), "utf-8")
    try:
        page = made(riverbend, format)
    except PlcommsError as error:
        page = error.message.encode()
        assert b"secret.css" in page
    assert b"marigold" not in page
    assert b"bWFyaWdvbGQ" not in page


@pytest.mark.parametrize(
    "text",
    [
        "title: !!python/object/apply:os.system [id]\n",
        "title: !include /etc/passwd\n",
        "title: Letter\nformats: [../../x]\n",
        "title: Letter\nparse_raw: x\n",
    ],
)
def test_a_kind_is_data(riverbend: Path, text: str) -> None:
    file = riverbend / "templates" / "letter" / "kind.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        load_kinds(riverbend)
    assert {f.span.file for f in caught.value.findings if f.span} == {"templates/letter/kind.yaml"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{families: schools", "{famillies: schools", "There is no audience “famillies”."),
        ("[web, pdf", "[webb, pdf", "There is no format “webb”."),
        ("pages: 2", "pages: {parents: 2}", "There is no audience “parents”."),
    ],
)
def test_what_a_kind_names_must_exist(riverbend: Path, old: str, new: str, told: str) -> None:
    file = riverbend / "templates" / "newsletter" / "kind.yaml"
    file.parent.mkdir(parents=True)
    text = (ROOT / "templates/newsletter/kind.yaml").read_text("utf-8")
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(InputError) as caught:
        prepare(riverbend, Request(("newsletter",)), date(2026, 11, 24))
    [found] = caught.value.findings
    assert found.message == told
    assert found.help
    assert found.span
    assert caught.value.sources[found.span.file].text[found.span.start :].startswith(told.split("“")[1][:-2])


def test_a_template_that_leads_outside_is_not_there(riverbend: Path) -> None:
    own = riverbend / "templates" / "letter"
    own.mkdir(parents=True)
    (riverbend.parent / "secret.html").write_text("marigold", "utf-8")
    (own / "part.html").symlink_to(riverbend.parent / "secret.html")
    (own / "letter.families.html").write_text("<p>Hello</p>\n{% include 'letter/part.html' %}\n", "utf-8")
    with pytest.raises(InputError) as caught:
        made(riverbend, "web")
    (finding,) = caught.value.findings
    assert "letter/part.html" in finding.message
    templates = Folders((riverbend / "templates", ROOT / "templates"))
    assert templates.place("letter/letter.families.html") == (own / "letter.families.html", False)
    assert templates.place("letter/part.html") == (None, False)
    assert templates.text("letter/part.html") == ""


def test_a_frame_of_ones_own_is_confined_too(riverbend: Path) -> None:
    frame = riverbend / "templates" / "_frames" / "web.html"
    frame.parent.mkdir(parents=True)
    frame.write_text("<p>\n{{ sender.__class__ }}</p>", "utf-8")
    with pytest.raises(InputError) as caught:
        made(riverbend, "web")
    assert "__class__" in caught.value.findings[0].message
