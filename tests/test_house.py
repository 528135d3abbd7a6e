"""The rules of the house: read from the code as text, nothing is run."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import ROOT

SRC = ROOT / "src/plcomms"
MOST, LEAST = 300, 25
"""How many lines a module has: one idea, and enough of it to be worth a file."""

LARGE: Mapping[str, str] = {
    "language/people/reader.py": "one walk over the capitals of a sentence; its steps share what was read",
    "language/people/standing.py": "one scene, whose questions share what was found in it",
}
SMALL: Mapping[str, str] = {
    "__main__.py": "python -m plcomms",
    "version.py": "read by the build",
    "check/registry.py": "where the rules are found, beside the rules that it finds",
    "language/people/private_details.py": "one list of words, asked by a rule and by who reads names",
    "model/format.py": "a value that plan, render and write share",
    "render/formats/paste.py": "a format",
}

ENVIRONMENT_WRITERS = frozenset(("cli/start.py",))
"""What sets variables for the libraries and programs that a run starts; nothing else may."""

OUTSIDE: Mapping[str, Path] = {"whole": SRC, "tools": ROOT / "tools", "data": ROOT / "tests/data"}
"""The folders of tests that are of no stage: of all of them, of the tools, and what tests read."""

WITHOUT_PATTERNS_OF_HTML = ("render/", "plan/", "compose/")
"""Stages that read HTML as elements, or tag by tag with ``model/html_reader.py``, and in no other way."""
OTHER_PATTERNS: Mapping[str, str] = {
    "compose/shorten.py": "marks of Markdown",
    "plan/kit.py": "signs that no file's name may have",
    "render/formats/markdown.py": "signs of people's own, in words, that Markdown would take for a tag",
    "render/formats/slides.py": "Office XML, as pandoc writes it",
    "render/formats/word.py": "Office XML, as pandoc writes it",
    "render/office/properties.py": "Office XML, as pandoc writes it",
    "render/office/slide_masters.py": "Office XML, as pandoc writes it",
    "render/office/slide_style.py": "Office XML, as pandoc writes it",
    "render/office/word_style.py": "Office XML, as pandoc writes it",
}
"""Where a pattern there has an angle bracket, and what it looks at that is no HTML."""

FOR_THEIR_FILES = {"fontpkg-atkinson-hyperlegible"}
"""Packages that are needed for what they hold, and are not imported."""

_PATHS = ("Path", "PathLike", "PurePath")
_CHANGES = frozenset(("setdefault", "update", "pop", "popitem", "clear", "__setitem__", "__delitem__"))
_LINK = re.compile(r"\]\((?P<to>[^)#\s]+\.md)(?:#[^)]*)?\)")
_VERSION = re.compile(r"[ <>=!~;\[]")
_GROUP = re.compile(r"\(\?P?<(?:[=!]|\w+>)")
_CODE = re.compile(r"`(?P<name>[\w/]+\.py)`")


@cache
def modules() -> Mapping[str, ast.Module]:
    """Every module of the package by its path in it."""
    files = (f for f in sorted(SRC.rglob("*.py")) if "_compiled" not in f.parts)
    return {file.relative_to(SRC).as_posix(): ast.parse(file.read_text("utf-8")) for file in files}


@cache
def lines_of(module: str) -> int:
    return (SRC / module).read_text("utf-8").count("\n")


def test_no_module_is_longer_than_one_idea() -> None:
    assert {module for module in modules() if lines_of(module) > MOST} == set(LARGE)


def test_no_module_is_too_short_to_be_one_without_a_reason() -> None:
    short = {module for module in modules() if lines_of(module) < LEAST}
    assert {module for module in short if not module.endswith("__init__.py")} == set(SMALL)


def test_no_class_has_the_name_of_another() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(f"{module}:{node.lineno}")
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_no_stage_has_two_modules_of_one_name() -> None:
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for module in modules():
        stage, _, rest = module.partition("/")
        if rest and not rest.endswith("__init__.py"):
            places[stage, rest.rpartition("/")[2]].append(module)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def dotted(node: ast.AST) -> str:
    """A name such as ``os.environ`` as it is written; empty where ``node`` is none."""
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return node.id if isinstance(node, ast.Name) else ""


def environment_writes(tree: ast.Module) -> Iterator[int]:
    """The lines on which a variable of the environment is set or taken away."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            if dotted(node.value).endswith("environ"):
                yield node.lineno
        elif isinstance(node, ast.Call):
            *_, owner, name = "", "", *dotted(node.func).split(".")
            if name in ("putenv", "unsetenv") or (owner == "environ" and name in _CHANGES):
                yield node.lineno
        elif isinstance(node, ast.AugAssign) and dotted(node.target).endswith("environ"):
            yield node.lineno


@pytest.mark.parametrize(
    "code",
    [
        "os.environ['A'] = '1'",
        "a = os.environ['A'] = '1'",
        "del os.environ['A']",
        "os.environ |= {}",
        "environ.update(a='1')",
        "os.environ.setdefault('A', '1')",
        "os.putenv('A', '1')",
    ],
)
def test_each_way_to_set_a_variable_is_seen(code: str) -> None:
    assert list(environment_writes(ast.parse(code))) == [1]


def test_no_variable_of_the_environment_is_a_local_flag() -> None:
    assert {
        module for module, tree in modules().items() if any(environment_writes(tree))
    } == ENVIRONMENT_WRITERS


def caches(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """The functions whose results are kept as long as the program runs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            marks = (mark.func if isinstance(mark, ast.Call) else mark for mark in node.decorator_list)
            if any(dotted(mark).rpartition(".")[2] in ("cache", "lru_cache") for mark in marks):
                yield node


def names_a_path(function: ast.FunctionDef) -> bool:
    """Whether an argument of ``function`` is, or holds, the path of a file."""
    every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    words = (word for each in every if each.annotation for word in ast.walk(each.annotation))
    return any(dotted(word).rpartition(".")[2] in _PATHS for word in words)


@pytest.mark.parametrize("kept", ["Path", "tuple[Path, ...]", "pathlib.Path | None"])
def test_a_cache_by_a_path_is_seen(kept: str) -> None:
    code = f"@lru_cache(maxsize=2)\ndef read(name: str, place: {kept}) -> str: ..."
    assert [names_a_path(function) for function in caches(ast.parse(code))] == [True]


def test_no_cache_is_keyed_by_a_path_whose_file_may_change() -> None:
    assert [
        f"{module}:{function.name}"
        for module, tree in modules().items()
        for function in caches(tree)
        if names_a_path(function)
    ] == []


def patterns(tree: ast.Module) -> Iterator[str]:
    """What is looked for by regular expressions, without what is a bracket of their own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and dotted(node.func).startswith("re.") and node.args:
            words = (w for w in ast.walk(node.args[0]) if isinstance(w, ast.Constant))
            yield _GROUP.sub("", "".join(w.value for w in words if isinstance(w.value, str)))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import re\nre.compile(r'<p>')", True),
        ("import re\nre.sub(rf'</{tag}>', '', html)", True),
        ("import re\nre.compile('a' r'<b')", True),
        ("import re\nre.compile(r'class=\"a')", True),
        ("import re\nre.compile(r'(?P<name>a)(?<=b)(?<!c)')", False),
    ],
)
def test_a_pattern_of_html_is_seen(code: str, found: bool) -> None:
    assert any(map(of_html, patterns(ast.parse(code)))) == found


def of_html(pattern: str) -> bool:
    return "<" in pattern or any(f"{name}=" in pattern for name in ("class", "href", "src", "alt"))


def test_html_is_read_as_elements_and_no_pattern_looks_for_its_tags() -> None:
    assert {
        module
        for module, tree in modules().items()
        if module.startswith(WITHOUT_PATTERNS_OF_HTML) and any(map(of_html, patterns(tree)))
    } == set(OTHER_PATTERNS)


def imports(tree: ast.Module) -> Iterator[str]:
    """The packages of others that a module names, at its top or where it needs them."""
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        yield from (name.partition(".")[0] for name in names)


def test_what_is_imported_is_declared_and_what_is_declared_is_used() -> None:
    named = {name for tree in modules().values() for name in imports(tree)}
    others = named - sys.stdlib_module_names - {"plcomms"}
    providers = packages_distributions()
    used = {_as_written(one) for name in others for one in providers[name]}
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    declared = {_as_written(_VERSION.split(one)[0]) for one in listed}
    assert (used - declared, declared - used) == (set(), FOR_THEIR_FILES)


def _as_written(package: str) -> str:
    """The name of a package in the one way in which all its spellings are equal (PEP 503)."""
    return re.sub(r"[-_.]+", "-", package).lower()


def test_every_folder_of_tests_is_called_after_a_folder_of_the_code() -> None:
    tests = ROOT / "tests"
    folders = [folder.relative_to(tests) for folder in tests.rglob("*") if any(folder.glob("*.py"))]
    known = {name for name, place in OUTSIDE.items() if place.is_dir()}
    assert [f for f in folders if f.parts[0] not in known and not (SRC / f).is_dir()] == []


def pages() -> list[Path]:
    return [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_page_of_the_docs_is_found_from_another() -> None:
    named = {
        (page.parent / found["to"]).resolve()
        for page in pages()
        for found in _LINK.finditer(page.read_text("utf-8"))
        if (page.parent / found["to"]).resolve() != page
    }
    assert [p.relative_to(ROOT).as_posix() for p in (ROOT / "docs").rglob("*.md") if p not in named] == []


@pytest.mark.parametrize("page", ["architecture.md", "security.md"])
def test_every_module_that_a_page_names_is_there(page: str) -> None:
    every = [
        f"/{file.relative_to(ROOT).as_posix()}"
        for folder in ("src", "tests", "tools", "benchmarks")
        for file in (ROOT / folder).rglob("*.py")
    ]
    named = {found["name"] for found in _CODE.finditer((ROOT / "docs" / page).read_text("utf-8"))}
    assert sorted(name for name in named if not any(file.endswith(f"/{name}") for file in every)) == []
