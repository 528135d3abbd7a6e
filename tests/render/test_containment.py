"""A page reaches no file outside of its folders and no other computer, whatever a template or style names."""

from __future__ import annotations

import http.server
import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from plcomms.images.opener import opened
from plcomms.model.document import Document
from plcomms.model.errors import RenderError
from plcomms.render.assets import embedded, embedded_in_style, find
from plcomms.render.office import pandoc
from tests.render.pages import composed_here, made

KIND = "title: Bulletin\nabout: A test.\naudiences: {families: district}\nformats: [web, pdf]\n"
BULLETIN = Document("bulletin", "families")
SHAPES = (
    '<p><img src="{}" alt="A"></p>',
    '<p style="background: url({})">A</p>',
    "<style>@import url({});</style><p>A</p>",
    "<style>@font-face {{ font-family: a; src: url({}) }} p {{ font-family: a }}</style><p>A</p>",
    '<p><a rel="attachment" href="{}">A</a></p>',
    '<object data="{}">A</object>',
    '<embed src="{}">',
)
"""How a page may ask for another file."""


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this computer, and what was asked of it."""
    paths: list[str] = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/a.png", paths
    server.shutdown()
    server.server_close()


def bulletin(riverbend: Path, shape: str, address: str) -> Path:
    """The example with a kind of its own whose page asks for ``address``."""
    folder = riverbend / "templates/bulletin"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kind.yaml").write_text(KIND, "utf-8")
    (folder / "bulletin.html").write_text(f"<h1>Hello</h1>{shape.format(address)}", "utf-8")
    return riverbend


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_to_print_holds_no_file_from_elsewhere_and_calls_nobody(
    riverbend: Path, tmp_path: Path, asked: tuple[str, list[str]], shape: str
) -> None:
    server, paths = asked
    (tmp_path / "secret.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"><title>118</title></svg>')
    for address in (server, (tmp_path / "secret.svg").as_uri(), "../secret.svg", "ftp://127.0.0.1/a.png"):
        folder = bulletin(riverbend, shape, address)
        try:
            with composed_here():
                data = made(folder, BULLETIN, "pdf")
        except RenderError:
            continue
        assert b"EmbeddedFile" not in data, address
        assert b"secret" not in data.lower() or "attachment" in shape
    assert paths == []


@pytest.mark.parametrize("shape", SHAPES[:2])
def test_a_picture_beside_the_folder_is_not_shown_and_one_in_it_is(riverbend: Path, shape: str) -> None:
    assert made(bulletin(riverbend, shape, "logo.svg"), BULLETIN, "pdf").startswith(b"%PDF")
    beside = riverbend.parent / "beside.svg"
    beside.write_bytes((riverbend / "logo.svg").read_bytes())
    for address in ("../beside.svg", beside.as_uri()):
        with pytest.raises(RenderError), composed_here():
            made(bulletin(riverbend, shape, address), BULLETIN, "pdf")


def test_nothing_outside_of_the_folders_is_put_into_a_page_by_any_spelling(tmp_path: Path) -> None:
    root = tmp_path / "district"
    (root / "pictures").mkdir(parents=True)
    (root / "pictures/a.png").write_bytes(b"a")
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    (root / "link.png").symlink_to(secret)
    for name in (
        "../secret.png",
        "pictures/../../secret.png",
        "%2e%2e/secret.png",
        "/../secret.png",
        "link.png",
        str(secret),
        secret.as_uri(),
        f"file://localhost{secret}",
        f"file:{secret}",
    ):
        with pytest.raises(RenderError):
            find(name, (root,))
        with pytest.raises(RenderError):
            embedded(f'<img src="{name}">', (root,))
        with pytest.raises(RenderError):
            embedded_in_style(f'a {{ src: url("{name}") }}', (root,))
    assert find("pictures/a.png", (root,)).read_bytes() == b"a"
    assert find((root / "pictures/a.png").as_uri(), (root,)).read_bytes() == b"a"


@pytest.mark.parametrize("element", ['<image href="{}"', '<image xlink:href="{}"', '<use href="{}#a"'])
def test_a_drawing_calls_nobody_and_shows_no_other_file(
    tmp_path: Path, asked: tuple[str, list[str]], element: str
) -> None:
    server, paths = asked
    (tmp_path / "secret.png").write_bytes(b"secret")
    for address in (server, (tmp_path / "secret.png").as_uri(), str(tmp_path / "secret.png"), "secret.png"):
        drawing = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
            ' viewBox="0 0 9 9">'
            f'<path d="M0 0h9v9z"/>{element.format(address)} width="9" height="9"/></svg>'
        )
        try:
            shown = opened("art.svg", drawing.encode()).data
        except RenderError:
            continue
        assert address.encode() not in shown
    assert paths == []


def test_pandoc_takes_no_file_and_asks_nobody(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    server, paths = asked
    picture = io.BytesIO()
    Image.new("RGB", (9, 9), "#cc0000").save(picture, "PNG")
    secret = tmp_path / "secret.png"
    secret.write_bytes(picture.getvalue())
    plain = pandoc._run(("--print-default-data-file", "reference.docx"))
    for address in (server, str(secret), secret.as_uri()):
        html = f'<p>Come. <img src="{address}" alt="A"></p>'
        try:
            parts = pandoc.converted(html, "docx", plain)
        except RenderError:
            continue
        assert not [name for name, data in parts.items() if "media/" in name or picture.getvalue() in data]
    assert paths == []
