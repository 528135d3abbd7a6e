"""Whatever a template does, it ends in time, within memory, and with a line that says where."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plcomms.compose.confined import _GRACE, SECONDS, Confined, Stopped
from plcomms.compose.template_faults import stopped_at
from plcomms.compose.template_loader import names_in
from plcomms.compose.templates import Templates
from plcomms.compose.values import shown
from plcomms.load.kinds import load_kinds
from plcomms.model.errors import InputError
from plcomms.model.text import Marked, Segment, Span, Text
from tests.conftest import RIVERBEND, ROOT

OURS = ROOT / "templates"
Fault = Callable[..., tuple[str, int, str]]

LONG = {
    "loops in loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "macros that call themselves twice": (
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(99) }}"
    ),
    "one step that takes for ever": (
        "{% set n = namespace(a=[1], b=[1]) %}{% for i in range(99) %}"
        "{% set n.a = [n.a, n.a] %}{% set n.b = [n.b, n.b] %}{% endfor %}{{ n.a == n.b }}"
    ),
}
LARGE = {
    "a text that doubles": (
        "{% set n = namespace(s='x') %}{% for i in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}"
    ),
    "a list that doubles": (
        "{% set n = namespace(s=[1]) %}{% for i in range(99) %}{% set n.s = n.s + n.s %}{% endfor %}"
    ),
    "a replacement": "{{ ('x' * 99999) | replace('x', 'y' * 99999) }}",
    "a macro's own words": "{% macro m() %}{% for i in range(99999) %}"
    + "x" * 9999
    + "{% endfor %}{% endmacro %}{{ m() }}",
}


@pytest.fixture
def fault(tmp_path: Path) -> Fault:
    """Where and what is said of a district's own template, and that it took no longer than it may."""

    def asked(name: str, text: str, seconds: float = 1.0) -> tuple[str, int, str]:
        file = tmp_path / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        templates = Templates((tmp_path / "templates", OURS))
        assert not templates._is_ours(name)
        templates.__dict__["_confined"] = Confined((tmp_path / "templates", OURS), seconds)
        templates._confined.ask("_frames/drawings.html", {}, False)
        began = time.monotonic()
        with pytest.raises(InputError) as caught:
            templates.composed(name, {"name": "Ana", "words": ()})
        assert time.monotonic() - began < seconds + 4
        found = caught.value.findings[0]
        assert found.span
        place = caught.value.sources[found.span.file].position(found.span.start)
        return found.span.file, place.line, found.message

    return asked


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_template_that_takes_too_long_is_stopped_and_told_at_its_line(fault: Fault, text: str) -> None:
    file, line, message = fault("own/own.html", f"<p>One.</p>\n{{{{ name }}}}\n{text}\n")
    assert (file, line) == ("templates/own/own.html", 3)
    assert "longer" in message


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_a_template_that_takes_too_much_memory_is_stopped_and_told_at_its_line(
    fault: Fault, text: str
) -> None:
    file, line, message = fault("own/own.html", f"<p>One.</p>\n{{{{ name }}}}\n{text}\n", 30)
    assert (file, line) == ("templates/own/own.html", 3)
    assert "memory" in message


@pytest.mark.parametrize(
    "around", ["{}", "{{% block a %}}{{% block b %}}\n{}\n{{% endblock %}}{{% endblock %}}"]
)
def test_words_without_end_are_told_at_the_line_that_makes_them(fault: Fault, around: str) -> None:
    loops = "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"
    file, line, message = fault("own/own.html", "<p>One.</p>\n" + around.format(loops))
    assert (file, line) == ("templates/own/own.html", 3 if "block" in around else 2)
    assert "characters" in message


def test_it_ends_before_a_person_gives_up() -> None:
    assert SECONDS + _GRACE < 4


def test_markdown_that_a_template_makes_is_inside_the_limits(fault: Fault) -> None:
    for text in ("{% for i in range(9999) %}[{% endfor %}", "{% for i in range(999) %}> {% endfor %}x"):
        assert fault("own/own.md", text)[0] == "templates/own/own.md"


def test_a_template_of_ours_that_uses_one_of_the_districts_is_confined_too(
    fault: Fault, tmp_path: Path
) -> None:
    templates = Templates((tmp_path / "templates", OURS))
    assert templates._is_ours("faq/faq.html")
    assert templates._is_ours("plcomms/faq/faq.html")
    loop = "<p>\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    assert fault("_parts/words.html", loop)[:2] == ("templates/_parts/words.html", 2)
    templates = Templates((tmp_path / "templates", OURS))
    assert not templates._is_ours("faq/faq.html")
    assert not templates._is_ours("plcomms/faq/faq.html")
    assert templates._is_ours("_frames/web.html")


def test_our_templates_name_those_that_they_use_so_that_it_can_be_read() -> None:
    """Else one of a district's could be rendered without limits."""
    from jinja2 import Environment, meta

    for file in (f for suffix in ("html", "mjml", "css") for f in OURS.rglob(f"*.{suffix}")):
        text = file.read_text("utf-8")
        used = set(meta.find_referenced_templates(Environment().parse(text)))
        assert used == set(names_in(text)), file


def test_the_process_sees_no_secret_and_writes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISTRICT_TOKEN", "marigold")
    confined = Confined((OURS,))
    assert confined.ask("_frames/drawings.html", {}, False)["fault"] is None  # type: ignore[index]
    process = confined._process
    assert process
    place = Path(f"/proc/{process.pid}")
    if not place.is_dir():
        pytest.skip("only Linux shows what a process has")
    assert b"marigold" not in (place / "environ").read_bytes()
    limits = {line[:25].strip(): line[25:].split()[0] for line in (place / "limits").read_text().splitlines()}
    assert limits["Max file size"] == limits["Max core file size"] == "0"
    assert int(limits["Max data size"]) < 500 * 2**20
    confined._end(process)


def test_words_come_back_with_where_they_were_written(tmp_path: Path) -> None:
    (tmp_path / "own.html").write_text("{{ a }}{{ b }}{{ c }}{{ d }}", "utf-8")
    span = Segment(0, 3, Span("f", 7, 10))
    values = {"a": Text("Ana", [span]), "b": Marked("*é*", [span]), "c": "x", "d": 3}
    reply = Confined((tmp_path, OURS)).ask("own.html", {k: shown(v) for k, v in values.items()}, True)
    assert not isinstance(reply, Stopped)
    made = reply["values"]
    assert made == ("Ana", "*é*", "x", "3")
    assert [type(value) for value in made] == [Text, Marked, str, str]
    assert made[0].segments == made[1].segments == (span,)


def test_a_process_that_was_stopped_is_started_again(tmp_path: Path) -> None:
    (tmp_path / "own.html").write_text("{{ 1 / n }}", "utf-8")
    templates = Templates((tmp_path, OURS))
    for _ in range(2):
        with pytest.raises(InputError):
            templates.composed("own.html", {"n": 0})
        assert templates.composed("own.html", {"n": 1}).values == ("1.0",)
    confined = templates._confined
    assert confined._process
    confined._process.kill()
    with pytest.raises(InputError):
        templates.composed("own.html", {"n": 1})
    assert templates.composed("own.html", {"n": 1}).values == ("1.0",)


@pytest.mark.skipif(os.name == "nt", reason="Windows stops no process for a while")
def test_a_process_that_says_nothing_is_ended_from_outside(tmp_path: Path) -> None:
    confined = Confined((tmp_path, OURS), 0.5)
    confined.ask("_frames/drawings.html", {}, False)
    assert confined._process
    confined._process.send_signal(signal.SIGSTOP)
    began = time.monotonic()
    assert isinstance(confined.ask("_frames/drawings.html", {}, False), Stopped)
    assert time.monotonic() - began < 5


def test_what_ours_make_is_the_same_inside_and_outside(tmp_path: Path) -> None:
    import shutil

    from plcomms.compose.composer import Composer
    from plcomms.language.terms.matcher import Terms
    from plcomms.load.project import load_project
    from plcomms.model.document import Document

    project = load_project(RIVERBEND)
    terms = Terms.of(project.glossary.terms)
    shutil.copytree(RIVERBEND, tmp_path / "own", ignore=shutil.ignore_patterns("out"))
    shutil.copytree(OURS, tmp_path / "own/templates")
    ours = Composer(project, load_kinds(RIVERBEND), terms)
    own = Composer(project, load_kinds(tmp_path / "own"), terms)
    for document in (
        Document("newsletter", "staff", "cedar-elementary"),
        Document("snippets", "principals", "cedar-elementary"),
        Document("one-pager", "board"),
        Document("invitation", "families", "cedar-elementary", event="show-me-night"),
    ):
        assert ours.compose(document) == own.compose(document)
    assert not ours._templates.__dict__.get("_confined")
    assert own._templates._confined._process


def test_what_stops_as_a_macro_is_entered_is_told_at_the_line_of_who_called_it() -> None:
    lines = [(3, 20), (7, 31)]
    entered, caller = ("template:own.html", 12), ("template:own.html", 22)
    assert stopped_at(Stopped([entered, caller], {"own.html": lines}, ""), "own.html") == ("own.html", 3)
    assert stopped_at(Stopped([entered], {"own.html": lines}, ""), "other.html") == ("own.html", 1)
