"""No link leads nowhere: what is no address stays plain words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plcomms.load.kinds import TEMPLATES
from plcomms.model.document import Document
from tests.conftest import ROOT
from tests.render.pages import page

CALL = "the front desk, any day"
SITE = "our page on the town's site"
STEP = "at the front desk"
SCHOOL = "cedar-elementary"
DOCUMENTS = (
    Document("newsletter", "families", SCHOOL),
    Document("letter", "families"),
    Document("faq", "families"),
    Document("one-pager", "families"),
    Document("talking-points", "teachers"),
    Document("pocket-card", "teachers"),
    Document("invitation", "families", SCHOOL, event="show-me-night"),
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_what_is_no_address_is_no_link(riverbend: Path, document: Document) -> None:
    for path in (riverbend / "district.yaml", riverbend / f"schools/{SCHOOL}.yaml"):
        text = re.sub(r"(\bphone: )[\d-]+", rf"\g<1>{CALL}", path.read_text("utf-8"))
        text = re.sub(r"(\bwebsite: )\S+", rf"\g<1>{SITE}", text)
        text = re.sub(r"(\b(?:reply_)?link: )\S+", rf"\g<1>{STEP}", text)
        path.write_text(text, "utf-8")
    soup = BeautifulSoup(page(riverbend, document, "markdown").body.html, "html.parser")
    assert [str(a) for a in soup.select("a") if not a.get("href")] == []
    said = soup.get_text(" ", strip=True)
    assert any(words in said for words in (CALL, SITE, STEP))


def test_no_template_links_to_what_may_be_no_address() -> None:
    linked = re.compile(r'href="\{\{[^}]*\| *link *\}\}"')
    told = {p.name for p in (ROOT / TEMPLATES).rglob("*.html") if linked.search(p.read_text("utf-8"))}
    assert told == {"reach.html"}
