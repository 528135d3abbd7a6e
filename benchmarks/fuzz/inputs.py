"""Whole inputs of each kind: a folder with a district or a draft, and the command that reads it."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.fuzz.mutations import NASTY, bytes_changed, structure_changed, words_changed

ROOT = Path(__file__).parents[2]
RIVERBEND = ROOT / "examples/riverbend"
TEMPLATES = ROOT / "templates"

Files = dict[str, bytes]

_JINJA = (
    "{{ vision }}", "{{ 1/0 }}", "{{ x }}", "{{ say(vision) }}", "{% for a in whys %}",
    "{% endfor %}", "{% if a %}", "{% endif %}", "{{ range(10**9)|list }}", "{{ 'x' * 10**9 }}",
    "{{ vision.__class__ }}", "{% include 'a' %}", "{% extends 'letter/letter.md' %}",
    "{{ whys[99] }}", "{{ whys|map(attribute='id')|join }}", "{{ self }}", "{{ '%c' % 57344 }}",
    "{{ loop }}", "{% set a = whys %}", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ 9 ** 9 ** 9 }}", "{{ '%099999999d' % 1 }}", "{{ 'a'|center(10**9) }}", "{{ cycler }}",
    "{{ undefined.a }}", "{#", "{% raw %}", "<script>", "![a](../x.png)",
    "<img src='file:///etc/passwd'>", "url(http://x.example/)",
)  # fmt: skip


_SENTENCES = frozenset(
    (
        *("title", "statement", "words", "vision", "definition", "progress", "note", "answer", "question"),
        *("about", "bring", "room", "place", "reply_to", "reply_link", "alt", "detail", "short_name"),
    )
)
"""The fields in which a person may write what they like."""


def small(text: str, most: int = 2) -> Any:
    """What the YAML ``text`` holds, with no more than ``most`` entries in any list."""

    def cut(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: cut(value) for key, value in node.items()}
        return [cut(item) for item in node[:most]] if isinstance(node, list) else node

    return cut(yaml.safe_load(text))


def _yaml(data: Any) -> bytes:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()


DISTRICT = small((RIVERBEND / "district.yaml").read_text("utf-8"))
SCHOOL = small((RIVERBEND / "schools/cedar-elementary.yaml").read_text("utf-8"))
PICTURES: Mapping[str, bytes] = {
    p.relative_to(RIVERBEND).as_posix(): p.read_bytes()
    for p in sorted(RIVERBEND.rglob("*"))
    if p.suffix in (".svg", ".png", ".jpg") and "out" not in p.parts
}
SMALL: Files = {"district.yaml": _yaml(DISTRICT), "schools/cedar-elementary.yaml": _yaml(SCHOOL), **PICTURES}
WHOLE: Files = {
    p.relative_to(RIVERBEND).as_posix(): p.read_bytes()
    for p in sorted(RIVERBEND.rglob("*"))
    if p.is_file() and "out" not in p.relative_to(RIVERBEND).parts
}
GLOSSARY = (
    b"terms:\n  - {term: blended block, say: [reading time], means: Time to read in a group, kind: noun,\n"
    b"     policy: avoid}\n"
    b"remove: [rigor]\naudiences:\n  bus-drivers: {label: Bus drivers, like: [staff]}\n"
)
DRAFT = (ROOT / "README.md").read_bytes()[:4000]
LETTER = (
    b"Dear families,\n\nWe will utilize data-driven instruction on Friday, December 4, 2026 at 6:00 p.m.\n\n"
    b"- Bring a pencil.\n- Meet Ana Ruiz, a fourth grader.\n\nCall 555-0100.\n\nSincerely,\nThe office\n"
)


def _district(random: Random) -> Files:
    files = dict(WHOLE if random.random() < 0.1 else SMALL)
    name = random.choice(("district.yaml", "district.yaml", "schools/cedar-elementary.yaml", "glossary.yaml"))
    files[name] = bytes_changed(files.get(name, GLOSSARY), random)
    return files


def _structure(random: Random) -> Files:
    files = dict(SMALL)
    if random.random() < 0.7:
        files["district.yaml"] = structure_changed(DISTRICT, random).encode("utf-8", "surrogatepass")
    else:
        files["schools/cedar-elementary.yaml"] = structure_changed(SCHOOL, random).encode(
            "utf-8", "surrogatepass"
        )
    return files


def _words(random: Random) -> Files:
    """Files that can be read, with anything at all where people write sentences."""
    files = dict(SMALL)
    for name, data in (("district.yaml", DISTRICT), ("schools/cedar-elementary.yaml", SCHOOL)):
        tree = copy.deepcopy(data)
        places = list(_sentences(tree))
        for node, key in random.sample(places, min(len(places), random.choice((1, 1, 2, 5)))):
            made = words_changed(node[key], random)
            node[key] = made.encode("utf-8", "ignore").decode()
        files[name] = _yaml(tree)
    return files


def _sentences(node: Any) -> Iterator[tuple[Any, Any]]:
    """Where in what YAML holds a sentence stands: the node, and the key in it."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for key, inner in list(pairs):
        if isinstance(inner, (dict, list)):
            yield from _sentences(inner)
        elif isinstance(inner, str) and key in _SENTENCES:
            yield node, key


def _template(random: Random) -> Files:
    kind = random.choice(("letter", "newsletter", "talking-points", "invitation", "faq", "one-pager"))
    files = dict(SMALL)
    for file in sorted((TEMPLATES / kind).iterdir()):
        files[f"templates/{kind}/{file.name}"] = file.read_bytes()
    name = random.choice([n for n in files if n.startswith("templates/")])
    data = files[name]
    for _ in range(random.choice((0, 1, 2))):
        at = random.randint(0, len(data))
        data = data[:at] + random.choice(_JINJA).encode() + data[at:]
    files[name] = bytes_changed(data, random) if random.random() < 0.6 else data
    return files


def _pictures(random: Random) -> Files:
    files = dict(SMALL)
    name = random.choice(sorted(PICTURES))
    if random.random() < 0.5:
        name, files = _raster(files, random)
    files[name] = bytes_changed(files[name], random)
    return files


def _raster(files: Files, random: Random) -> tuple[str, Files]:
    """The small district with a PNG or JPEG as its logo."""
    from PIL import Image  # noqa: PLC0415

    format = random.choice(("PNG", "JPEG"))
    name, out = f"logo.{format.lower()}", io.BytesIO()
    size = (random.randint(1, 80), random.randint(1, 80))
    Image.effect_noise(size, 60).convert(random.choice(("L", "RGB", "1"))).save(out, format)
    brand = {**DISTRICT.get("brand", {}), "logo": name}
    return name, {**files, "district.yaml": _yaml({**DISTRICT, "brand": brand}), name: out.getvalue()}


def _draft(random: Random) -> Files:
    base = random.choice((DRAFT, LETTER, LETTER * 3))
    if random.random() < 0.3:
        base = "".join(random.choices(NASTY, k=60)).encode("utf-8", "surrogatepass")
    return {random.choice(("draft.md", "draft.txt")): bytes_changed(base, random)}


def _word(random: Random) -> Files:
    parts = dict(_docx())
    if random.random() < 0.7:
        name = random.choice(sorted(parts))
        parts[name] = bytes_changed(parts[name], random)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    packed = out.getvalue()
    return {"draft.docx": packed if random.random() < 0.7 else bytes_changed(packed, random)}


_MADE: dict[str, Mapping[str, bytes]] = {}


def _docx() -> Mapping[str, bytes]:
    """The parts of a Word letter."""
    if not _MADE:
        import docx  # noqa: PLC0415

        document, out = docx.Document(), io.BytesIO()
        for line in LETTER.decode().split("\n\n"):
            document.add_paragraph(line)
        table = document.add_table(1, 2)
        table.cell(0, 0).text = "utilize"
        document.save(out)
        with zipfile.ZipFile(out) as archive:
            _MADE["docx"] = {n: archive.read(n) for n in archive.namelist() if "theme" not in n}
    return _MADE["docx"]


KINDS: Mapping[str, Callable[[Random], Files]] = {
    "district, bytes": _district,
    "district, structure": _structure,
    "district, words": _words,
    "templates": _template,
    "pictures": _pictures,
    "drafts .md .txt": _draft,
    "drafts .docx": _word,
}
OF_A_DISTRICT = tuple(KINDS)[:5]
"""What can be built too."""


def command(files: Files, folder: Path, build: bool, random: Random) -> tuple[str, ...]:
    """The words of a command that reads ``files``, which stand in ``folder``."""
    drafts = [name for name in files if name.startswith("draft.")]
    if drafts:
        return ("check", *(str(folder / name) for name in drafts), "--format", _report(random))
    if not build:
        return ("check", str(folder), "--format", _report(random))
    kind = random.choice(tuple(_MADE_AS))
    formats = random.sample(_MADE_AS[kind]["formats"], k=random.choice((1, 1, 2)))
    asked = tuple(word for format in formats for word in ("--format", format))
    # All cards of all events in three sizes are a minute of layout, whatever is in them.
    sizes = _MADE_AS[kind].get("up")
    asked += ("--up", str(random.choice(sizes))) if sizes else ()
    return ("build", kind, "-C", str(folder), "--out", str(folder / "out"), *asked)


_MADE_AS: Mapping[str, Any] = {
    file.parent.name: yaml.safe_load(file.read_text("utf-8"))
    for file in sorted(TEMPLATES.glob("[a-z]*/kind.yaml"))
}


def _report(random: Random) -> str:
    return random.choice(("terminal", "terminal", "json", "sarif", "github", "html"))
