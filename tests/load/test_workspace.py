"""What people's files may be: which are read, how much of them, and what is said of the others."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.load.files import decoded
from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.load.schools import school_files
from plcomms.model.errors import InputError, RenderError
from plcomms.render.assets import find
from plcomms.workspace import TEXT, Limit, Refusal, contents, is_device_name, located, piped, place_of
from tests.conftest import ROOT

Edit = Callable[[str, str, str], None]
FEW = Limit(10, "10 bytes", "Split it.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A district's folder with a picture in it, and a secret beside it."""
    root = tmp_path / "district"
    (root / "pictures").mkdir(parents=True)
    (root / "pictures/logo.png").write_bytes(b"logo")
    (tmp_path / "secret.png").write_bytes(b"secret")
    return root


OUTSIDE = {
    "../secret.png": "lies outside",
    "pictures/../../secret.png": "lies outside",
    "..": "lies outside",
    "link.png": "lies outside",
    "linked/secret.png": "lies outside",
    "../nothing.png": "lies outside",
    "/etc/passwd": "names a place on one computer",
    "//server/share/logo.png": "names a place on one computer",
    "C:\\logo.png": "names a place on one computer",
    "c:/logo.png": "names a place on one computer",
    "\\\\server\\share\\logo.png": "names a place on one computer",
    "file:///C:/x/logo.png": "names a place on one computer",
    "FILE:pictures/logo.png": "names a place on one computer",
    "https://example.org/logo.png": "is an address",
    "data:image/png;base64,AAAA": "is an address",
    "pictures\\logo.png": "pictures/logo.png",
    "NUL": "Windows keeps the name “NUL”",
    "aux/logo.png": "Windows keeps the name “aux”",
    "pictures/com1.png": "Windows keeps the name “com1.png”",
    "a\0.png": "No file can be called",
    "": "No file can be called",
    "pictures": "is a folder",
    "pipe.png": "is a device or a pipe",
    "loop.png": "There is no file",
    "nothing.png": "There is no file",
    "a" * 300: "There is no file",
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_name_that_is_no_file_of_the_folder_is_refused_in_words(folder: Path, name: str) -> None:
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    (folder / "linked").symlink_to(folder.parent)
    (folder / "loop.png").symlink_to("loop.png")
    os.mkfifo(folder / "pipe.png")
    found = located(folder, name)
    assert isinstance(found, Refusal)
    assert OUTSIDE[name] in " ".join(found)
    assert found.help
    for page in (name, name.replace("\\", "%5C")):
        with pytest.raises(RenderError):
            find(page, (folder / "elsewhere",))
        if name not in ("pictures\\logo.png", "FILE:pictures/logo.png"):
            with pytest.raises(RenderError):
                find(page, (folder,))


@pytest.mark.parametrize(
    "name", ["pictures/logo.png", "./pictures/logo.png", "pictures/../pictures/logo.png", "here.png"]
)
def test_a_file_of_the_folder_is_found_where_links_lead(folder: Path, name: str) -> None:
    (folder / "here.png").symlink_to("pictures/logo.png")
    assert located(folder, name) == (folder / "pictures/logo.png").resolve()


@given(st.text(st.sampled_from("./\\ab:~%\0 C"), max_size=20))
def test_whatever_a_name_is_nothing_outside_is_found(name: str) -> None:
    root = ROOT / "examples/riverbend/schools"
    found = located(root, name)
    assert isinstance(found, Refusal) or found.is_relative_to(root)


@pytest.mark.parametrize("place", ["C:\\District of Ärzte\\a b", "\\\\server\\share\\a#b", "D:\\"])
def test_a_windows_address_is_the_place_that_it_was_made_of(place: str) -> None:
    path = PureWindowsPath(place) / "pictures" / "logo 100%.png"
    assert place_of(path.as_uri(), path) == path


def test_an_address_is_a_place_on_the_system_it_is_for() -> None:
    here = PurePosixPath("/a")
    assert place_of("file:///a%20b/c.png", here) == PurePosixPath("/a b/c.png")
    assert place_of("file://server/share/c.png", here) is None
    assert place_of("http://x/c.png", here) is None
    assert place_of("file://[", here) is None


@pytest.mark.parametrize("name", ["con", "NUL.txt", "Lpt9", "com¹"])
def test_windows_keeps_names_for_itself(name: str) -> None:
    assert is_device_name(name)
    assert not is_device_name(f"{name[:3]}cord")


def test_no_more_is_read_than_the_limit(folder: Path) -> None:
    file = folder / "a.md"
    file.write_bytes(b"x" * 10)
    assert contents(file, "a.md", FEW) == b"x" * 10
    file.write_bytes(b"x" * 11)
    assert contents(file, "a.md", FEW) == Refusal("“a.md” is over 10 bytes.", "Split it.")
    assert piped(io.BytesIO(b"x" * 11), "<stdin>", FEW) == Refusal("“<stdin>” is over 10 bytes.", "Split it.")
    endless = contents(Path("/proc/self/maps"), "maps", FEW)
    assert endless == Refusal("“maps” is over 10 bytes.", "Split it.")


@pytest.mark.parametrize("special", ["/dev/zero", "/dev/stdin", "pipe"])
def test_no_device_is_read_and_nobody_waits_for_a_pipe(folder: Path, special: str) -> None:
    path = Path(special) if special.startswith("/") else folder / special
    if special == "pipe":
        os.mkfifo(path)
    assert isinstance(contents(path, special), Refusal)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("Ä".encode("utf-16"), "is saved as UTF-16"),
        (b"a\nb\0", "line 2 has a zero byte"),
        (b"a\n\nb\xe4", "a character on line 3"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, said: str) -> None:
    text, problem = decoded(data, "a.md")
    assert text == ""
    assert problem is not None
    assert said in problem.message


def test_a_file_without_the_right_to_read_it_is_told(folder: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("everything may be read by the administrator")
    (folder / "a.md").write_text("a")
    (folder / "a.md").chmod(0)
    assert "cannot be read" in str(contents(folder / "a.md", "a.md"))


@pytest.mark.parametrize("kind", ["pipe", "folder", "large", "device"])
@pytest.mark.parametrize("name", ["district.yaml", "schools/oak.yaml", "glossary.yaml"])
def test_a_districts_file_that_is_none_is_told_and_nobody_waits(
    riverbend: Path, name: str, kind: str
) -> None:
    path = riverbend / name
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.write_bytes(b"# a\n" * (TEXT.most // 4 + 1))
    if kind == "folder" and name == "schools/oak.yaml":
        assert load_project(riverbend)
        return
    with pytest.raises(InputError) as caught:
        load_project(riverbend)
    assert [f.span.file for f in caught.value.findings if f.span] == [name]


def test_a_school_that_no_computer_could_hold_is_told(riverbend: Path) -> None:
    (riverbend / "schools/aux.yaml").write_text("name: A\n", "utf-8")
    assert any("no folder on Windows" in f.message for f in school_files(riverbend).problems)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("linked file", "templates/letter/secret.md"),
        ("linked folder", "templates/letter/secret.md"),
        ("linked templates", "is a link that leads out"),
        ("pipe", "is a device or a pipe"),
        ("bytes", "not saved as UTF-8"),
        ("large", "is over 2 MB"),
    ],
)
def test_templates_are_files_of_the_district_and_text(
    riverbend: Path, tmp_path: Path, what: str, said: str
) -> None:
    """What stands in a template is printed: a link in a folder from elsewhere would print a secret."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/letter.md").write_text("secret", "utf-8")
    folder = riverbend / "templates/letter"
    folder.parent.mkdir(exist_ok=True)
    if what == "linked templates":
        folder.parent.rmdir()
        folder.parent.symlink_to(tmp_path / "secret")
    else:
        folder.mkdir()
    secret = folder / "secret.md"
    if what == "linked file":
        secret.symlink_to(tmp_path / "secret/letter.md")
    elif what == "linked folder":
        secret.symlink_to(tmp_path / "secret")
    elif what == "pipe":
        os.mkfifo(secret)
    elif what in ("bytes", "large"):
        secret.write_bytes(b"\xff\xe4" if what == "bytes" else b"a" * 2_000_001)
    with pytest.raises(InputError) as caught:
        load_kinds(riverbend)
    assert any(said in f"{f.span.file if f.span else ''} {f.message}" for f in caught.value.findings)


def test_people_are_told_and_nothing_hangs_where_a_draft_is_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "draft.md")
    done = subprocess.run(
        [sys.executable, "-m", "plcomms", "check", tmp_path / "draft.md"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "is a device or a pipe" in done.stderr
