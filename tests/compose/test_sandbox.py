"""A template reaches values, and functions that are on a list; nothing else, however it asks."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import nodes
from jinja2.runtime import BlockReference, LoopContext, Macro
from markupsafe import Markup
from pydantic import BaseModel

from plcomms.compose.allowlist import CALLABLE, MEMBERS, OWN_FILTERS
from plcomms.compose.composer import FILTERS, Composer
from plcomms.compose.sandbox import Missing, Refused, TemplateEnvironment
from plcomms.compose.template_faults import Fault
from plcomms.compose.template_loader import Folders
from plcomms.compose.templates import Rendering, confined, untrusting
from plcomms.compose.values import ALSO, Builtin, Function, Record, members_of, shown
from plcomms.language.terms.matcher import Terms
from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.coverage import GUIDELINES
from plcomms.model.document import Document
from plcomms.model.text import Text
from tests.conftest import RIVERBEND, ROOT

NAME = "letter/letter.families.html"
Ask = Callable[[str], Fault | Rendering]

WALKED = """
{% macro outer(x) %}{{ note("macro", caller) }}{{ caller() }}{% endmacro %}
{% block a %}{{ note("self", self) }}{{ note("block", self.a) }}{% endblock %}
{% call outer(1) %}x{% endcall %}
{% for e in [1, 2] recursive %}{{ note("loop", loop) }}{% endfor %}
{% set ns = namespace(x=1) %}{{ note("namespace", ns) }}
{% set c = cycler(1, 2) %}{{ note("cycler", c) }}
{% set j = joiner(",") %}{{ note("joiner", j) }}
{% import "_parts/reach.html" as r %}{{ note("module", r) }}{{ note("macro", r.reach) }}
{{ note("groups", [1, 2] | groupby("x", default=0) | list) }}
{{ note("lazy", [1, 2] | map("string")) }}
"""
"""A template that hands over everything that Jinja itself puts before a template."""

ESCAPES = {
    "a model's own functions": "{{ district.parse_raw('c', proto='pickle', allow_pickle=True) }}",
    "a model's own functions, as an item": "{{ district['parse_file']('/etc/passwd') }}",
    "the whole district": "{{ district.model_dump() }}",
    "the whole district as words": "{{ district }}",
    "the whole district in a sentence": "{{ 'all: %s' % district }}",
    "the whole district, joined": "{{ [district] | join }}",
    "who agreed to what": "{{ stories[0].people[0].consent }}",
    "who agreed to what, by a filter": "{{ stories[0].people | map(attribute='consent') | list }}",
    "the subclasses of everything": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "a class as an item": "{{ ''['__class__'] }}",
    "a class by the filter attr (CVE-2025-27516)": "{{ '' | attr('__class__') }}",
    "a format by the filter attr (CVE-2025-27516)": "{{ ('{0.__class__}' | attr('format'))(district) }}",
    "attr by the filter map": "{{ ['{0.__class__}'] | map('attr', 'format') | list }}",
    "str.format (CVE-2016-10745)": "{{ '{0.__class__.__init__.__globals__}'.format(say) }}",
    "str.format_map (CVE-2019-10906)": "{{ '{a.__class__}'.format_map({'a': district}) }}",
    "a format that is kept (CVE-2024-56326)": "{% set f = '{0.__class__}'.format %}{{ [district] | map(f) }}",
    "a format of markup": "{% set m %}{0.__class__}{% endset %}{{ m.format(district) }}",
    "a file with a name that is code (CVE-2024-56201)": '{% include \'{{ 1 }}\\n"""\' %}',
    "map by attribute": "{{ stories | map(attribute='__class__') | list }}",
    "map by a path of attributes": "{{ [district] | map(attribute='name.__class__') | list }}",
    "map by a model's function": "{{ stories | map(attribute='model_dump') | list }}",
    "groupby": "{{ stories | groupby('__class__') }}",
    "sort": "{{ stories | sort(attribute='__init__') }}",
    "unique": "{{ stories | unique(attribute='__hash__') | list }}",
    "max": "{{ stories | max(attribute='__hash__') }}",
    "sum": "{{ stories | sum(attribute='__len__') }}",
    "join by attribute": "{{ stories | join(',', attribute='__doc__') }}",
    "selectattr": "{{ stories | selectattr('__class__') | list }}",
    "rejectattr": "{{ stories | rejectattr('model_fields') | list }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "joiner": "{{ joiner.__init__.__globals__ }}",
    "namespace": "{{ namespace.__init__.__globals__ }}",
    "an attribute of a namespace": "{% set ns = namespace() %}{{ ns.__class__ }}",
    "self": "{{ self.__init__.__globals__.__builtins__ }}",
    "what self is made of": "{{ self._TemplateReference__context.environment }}",
    "what is undefined": "{{ nothing.__class__.__mro__ }}",
    "what an undefined thing is made of": "{{ nothing._undefined_exception }}",
    "loop": "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "what loop is made of": "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
    "caller": "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}x{% endcall %}",
    "a macro": "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "an imported file": "{% import '_parts/reach.html' as r %}{{ r._body_stream }}",
    "the code of a generator": "{{ (stories | map(attribute='title')).gi_frame.f_globals }}",
    "one of our functions": "{{ say.__call__.__globals__ }}",
    "what one of our functions is made of": "{{ say._call }}",
    "what a function belongs to": "{{ ''.join.__self__ }}",
    "the class of a day": "{{ events[0].date.max }}",
    "the format of a day": "{{ events[0].date.strftime('%1000000000d') }}",
    "where words were written": "{{ sender.name.segments }}",
    "a cut of words": "{{ sender.name.cut(0, 1) }}",
    "the bytes of words": "{{ sender.name.encode() }}",
    "the values that were named": "{{ _holes }}",
    "the context": "{{ context.environment }}",
    "the environment": "{{ environment.loader }}",
    "changing a list": "{{ [1].append(2) }}",
    "changing a mapping": "{{ {}.update({'a': 1}) }}",
    "changing a record": "{% set district.name = 'x' %}",
    "calling what is no function": "{{ district() }}",
    "calling words": "{{ ''() }}",
    "saying what is not said": "{{ say(district) }}",
    "a file outside": "{% include '../../district.yaml' %}",
    "a file of the machine": "{% include '/etc/passwd' %}",
    "markup of a value": "{{ sender.name | safe }}",
    "the tag do": "{% do [].append(1) %}",
    "the tag debug": "{% debug %}",
    "pprint": "{{ district | pprint }}",
    "tojson": "{{ district | tojson }}",
    "xmlattr": "{{ {'a': 1} | xmlattr }}",
    "random": "{{ [1, 2] | random }}",
    "a forged mark": "\ue0000\ue001{{ sender.name }}",
    "a forged mark in a text": "{{ '\\ue0000\\ue001' }}",
    "a forged mark by its number": "{{ '%c0%c' % (57344, 57345) }}",
    "a forged mark as HTML writes it": "<img alt='&#57344;0&#xe001;'>",
    "a forged mark in pieces": "&#573{% if 1 %}44;0&#573{% endif %}45;",
    "a cut mark": "{% macro m() %}{{ sender.name }}{% endmacro %}{{ m()[1:] }}",
    "another's mark": "{% macro m() %}{{ sender.name }}{% endmacro %}{{ m()[0] ~ '0' ~ m()[-1] }}",
    "a mark that a filter cuts": "{% filter truncate(5) %}{{ sender.name }} and more{% endfilter %}",
    "half a character": "{{ '\\ud800' }}",
    "no character": "{{ '%c' % 0 }}",
}

LARGE = {
    "too large a text": "{{ 'x' * 10 ** 7 }}",
    "too large a list": "{{ [1] * 10 ** 7 }}",
    "too large a number": "{{ 10 ** 10001 }}",
    "numbers that grow": (
        "{% set n = namespace(x=9) %}{% for i in range(16) %}{% set n.x = n.x * n.x %}{% endfor %}"
    ),
    "too wide a number": "{{ '%1000000d' % 1 }}",
    "a width from outside": "{{ '%*d' % (1000000, 1) }}",
    "too wide a format": "{{ '%1000000d' | format(1) }}",
    "batch": "{{ [1] | batch(10 ** 6, 'x') | list }}",
    "slice": "{{ [1] | slice(10 ** 6) | list }}",
    "indent": "{{ 'x\\ny' | indent(10 ** 6, true) }}",
    "round": "{{ 1.5 | round(10001, 'ceil') }}",
    "wordwrap": "{{ 'x y' | wordwrap(10 ** 6) }}",
}
"""Each small enough to end, if it were not refused."""

MISTAKES = {
    "center": "{{ 'x' | center(10 ** 6) }}",
    "ljust": "{{ 'x'.ljust(10 ** 6) }}",
    "too long a range": "{{ range(10 ** 6) | list }}",
    "a document without end": "{% for a in range(9999) %}{% for b in range(9999) %}"
    "{{ sender.name }}{% endfor %}{% endfor %}",
    "a macro in itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a block in itself": "{% block a %}{{ self.a() }}{% endblock %}",
    "a loop in itself": "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "a file in itself": "{% include 'letter/letter.families.html' %}",
    "an import of itself": "{% import 'letter/letter.families.html' as x %}",
    "brackets in brackets": "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
    "a long sum": "{{ 1" + "+1" * 2000 + " }}",
    "a long path": "{{ sender" + ".name" * 2000 + " }}",
    "loops in loops": "{% for x in [1] %}" * 25 + "{% endfor %}" * 25,
    "conditions in conditions": "{% if 1 %}" * 120 + "{% endif %}" * 120,
    "elements in elements": "<div>" * 150,
    "division by zero": "{{ 1 / 0 }}",
    "a sum of words and numbers": "{{ 'x' + 1 }}",
    "a power that is too large": "{{ 2.0 ** 9999 }}",
    "more digits than Python says": "{{ (10 ** 5000) | string }}",
    "words that are not there": "{{ 'x'.index('y') }}",
    "pairs that are none": "{% for a, b in [1] %}{% endfor %}",
    "a number that is no bytes": "{{ '%b' % 1 }}",
    "a call that takes no block": "{% call 'x'.upper() %}{% endcall %}",
    "no such test": "{{ 1 is tall }}",
    "no such filter, by map": "{{ [1] | map('tall') | list }}",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """What comes of the text of a district's own template."""
    own = tmp_path_factory.mktemp("district") / "templates"
    (own / "letter").mkdir(parents=True)
    project, kinds = load_project(RIVERBEND), load_kinds(RIVERBEND)
    composer = Composer(project, kinds, Terms.of(()))
    values = {name: shown(value) for name, value in composer._values(Document("letter", "families")).items()}

    def asked(text: str) -> Fault | Rendering:
        (own.parent / "templates" / NAME).write_text(text, "utf-8")
        environment = untrusting((own, kinds.folders[-1]), lambda _name, _lines: None)
        environment.add_filters(FILTERS)
        return confined(environment, NAME, values, True)

    return asked


@pytest.mark.parametrize("text", ESCAPES.values(), ids=ESCAPES)
def test_what_no_template_gets_is_refused_at_its_line(ask: Ask, text: str) -> None:
    made = ask(f"<p>One.</p>\n\n{text}\n")
    assert isinstance(made, Fault), made
    assert made.name == NAME
    whole = ("a forged mark in pieces", "a mark that a filter cuts", "changing a record")
    assert made.line == (1 if text in [ESCAPES.get(name) for name in whole] else 3)
    assert made.help


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_what_would_become_too_large_is_refused_before_it_is_made(ask: Ask, text: str) -> None:
    made = ask(f"<p>One.</p>\n\n{text}\n")
    assert isinstance(made, Fault), made
    assert "too large" in made.message
    assert made.line == 3


@pytest.mark.parametrize("text", MISTAKES.values(), ids=MISTAKES)
def test_whatever_a_template_raises_is_told_at_its_line(ask: Ask, text: str) -> None:
    made = ask(f"<p>One.</p>\n\n{text}\n")
    assert isinstance(made, Fault), made
    assert made.name == NAME
    assert made.line == (1 if text == MISTAKES["elements in elements"] else 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ sender.nme }}", "a sender has no 'nme'"),
        ("{{ district.model_dump() }}", "a district has no 'model_dump'"),
        ("{{ ''.__class__ }}", "'__class__' is not for templates"),
        ("{{ sender }}", "name one of its parts"),
        ("{% include 'nope.html' %}", "nope.html"),
        ("{{ 'x' * 10 ** 9 }}", "too large"),
        ("{{ say(sender) }}", "vision"),
    ],
)
def test_it_is_said_in_plain_words(ask: Ask, text: str, said: str) -> None:
    made = ask(text)
    assert isinstance(made, Fault)
    assert said in made.message
    assert "object" not in made.message


def test_a_template_of_ones_own_may_do_what_ours_do(ask: Ask) -> None:
    for text, made in (
        ("{{ sender.name.upper().split()[0] }}", "\ue0000\ue001"),
        (
            "{% for s in stories[:1] %}{{ loop.index }}{{ s.title | upper }}{% endfor %}",
            "\ue0000\ue001\ue0001\ue001",
        ),
        ("{% set n = namespace(a=[]) %}{% set n.a = n.a + [1] %}{{ n.a | length }}", "\ue0000\ue001"),
        ("{{ qr('https://a.example', 'x') }}", '<img class="qr" src="qr:https://a.example" alt="x">'),
        ("{{ labels.future[:5] }}{{ labels['future'] | length }}", "\ue0000\ue001\ue0001\ue001"),
        ("{% for a, b in labels.items() %}{% if loop.last %}{{ a }}{% endif %}{% endfor %}", "\ue0000\ue001"),
        ("{{ text_message([[0, ['Hello']]]).room }}{{ ('x' | sms).length }}", "\ue0000\ue001\ue0001\ue001"),
        ("{{ carriers[0].reaches(audience) }}", "\ue0000\ue001"),
        ("{{ '%d of %s' % (3, 'x') }}{{ '-' * 3 }}", "\ue0000\ue001\ue0001\ue001"),
        ("{{ events[0].date.year }}{{ events[0].start.hour }}", "\ue0000\ue001\ue0001\ue001"),
        ("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}", "\ue0000\ue001\ue0001\ue001"),
    ):
        found = ask(text)
        assert isinstance(found, Rendering), (text, found)
        assert found.text.strip() == made
    assert isinstance(ask("{{ say(vision) }}"), Rendering)


def reached(start: Mapping[str, Any], environment: TemplateEnvironment) -> Iterator[tuple[str, Any]]:
    """Everything that a template can reach from ``start`` by names, items and loops, each with its path."""
    todo, seen = list(start.items()), set()
    while todo:
        path, value = todo.pop()
        if id(value) in seen and not isinstance(value, (str, int)):
            continue
        seen.add(id(value))
        yield path, value
        found: dict[str, Any] = {}
        names = [*dir(value), *(members_of(value) if isinstance(value, Record) else ())]
        for name in names:
            for ask in (environment.getattr, environment.getitem):
                try:
                    found[f"{path}.{name}"] = ask(value, name)
                except jinja2.exceptions.SecurityError:
                    assert name.startswith("_")
        if isinstance(value, dict):
            found |= {f"{path}[{key}]": item for key, item in value.items()}
        elif isinstance(value, (tuple, list, frozenset)):
            found |= {f"{path}[{at}]": item for at, item in enumerate(value)}
        todo += [(where, item) for where, item in found.items() if not isinstance(item, jinja2.Undefined)]


def test_nothing_that_a_template_reaches_can_be_called_unless_it_is_on_the_list() -> None:
    project, kinds = load_project(RIVERBEND), load_kinds(RIVERBEND)
    composer = Composer(project, kinds, Terms.of(project.glossary.terms))
    noted: dict[str, Any] = {}

    def note(name: str, value: Any) -> str:
        noted[name] = value
        return ""

    environment = TemplateEnvironment(
        jinja2.ChoiceLoader([jinja2.DictLoader({"walked": WALKED}), Folders(kinds.folders)]), FILTERS
    )
    values = {name: shown(value) for name, value in composer._values(Document("letter", "families")).items()}
    values["words"] = shown(project.glossary.terms[:3])
    environment.globals["note"] = type("Note", (Function,), {"__call__": lambda _, *a: note(*a)})(note)
    environment.get_template("walked").render(values)
    del environment.globals["note"]
    assert len(noted) == 10
    names, calls, kinds_called = 0, set(), set()
    allowed = (*CALLABLE, Record, str, int, float, bool, type(None), tuple, list, dict, frozenset, date, time)
    for path, value in reached({**values, **environment.globals, **noted}, environment):
        names += 1
        assert not isinstance(value, (BaseModel, type)), path
        assert not hasattr(value, "__dataclass_fields__"), path
        if callable(value):
            assert environment.is_safe_callable(value), path
            calls.add(path.rpartition(".")[2])
            kinds_called.add(type(value))
        elif path not in ("self", "namespace", "cycler", "module", "lazy"):
            assert isinstance(value, allowed), (path, type(value))
    assert names > 1000
    assert {"say", "qr", "reaches", "split", "range", "joiner"} <= calls
    assert kinds_called == {*CALLABLE, Builtin}
    assert not calls & {"format", "format_map", "encode", "translate", "consent", "cut", "span", "joined"}


def test_there_is_no_filter_test_or_global_that_is_not_on_the_list() -> None:
    environment = TemplateEnvironment(jinja2.DictLoader({}), FILTERS)
    assert set(environment.globals) == {"range", "namespace", "cycler", "joiner"}
    assert set(OWN_FILTERS) == set(FILTERS) < set(environment.filters)
    unsafe = {
        "attr",
        "center",
        "forceescape",
        "filesizeformat",
        "pprint",
        "random",
        "tojson",
        "urlize",
        "xmlattr",
    }
    assert not unsafe & set(environment.filters)
    assert set(environment.tests) <= set(jinja2.Environment().tests)


def test_only_what_is_on_the_list_is_called_whatever_the_views_hold() -> None:
    environment = TemplateEnvironment(jinja2.DictLoader({}), {})
    for value in (print, Path, Path().exists, load_project(RIVERBEND).district.model_dump, lambda: 1, str):
        assert not environment.is_safe_callable(value)
        with pytest.raises(jinja2.exceptions.SecurityError):
            environment.from_string("{{ f() }}").render(f=value)
    for name in ("exists", "parent", "read_text"):
        assert isinstance(environment.getattr(Path(), name), Missing)


def test_models_hide_their_functions_and_consents_are_not_copied() -> None:
    project = load_project(RIVERBEND)
    record = shown(project.district)
    assert "consent" not in repr(flat(record))
    assert set(members_of(record)) == set(type(project.district).model_fields)
    with pytest.raises(AttributeError):
        record.model_dump  # noqa: B018
    with pytest.raises(AttributeError):
        record.name = "x"
    with pytest.raises(TypeError):
        shown(print)
    with pytest.raises(TypeError):
        shown(Path())


def flat(value: Any) -> Any:
    """``value`` with each record as the mapping that it holds."""
    if isinstance(value, Record):
        return {name: flat(item) for name, item in members_of(value).items()}
    if isinstance(value, (tuple, list)):
        return [flat(item) for item in value]
    return {name: flat(item) for name, item in value.items()} if isinstance(value, dict) else value


def shown_names() -> set[str]:
    """The declared fields of all models and dataclasses, and what is shown beside them."""
    names = {name for more in ALSO.values() for name in more}
    for package in ("model", "plan", "compose", "render"):
        folder = str(ROOT / "src/plcomms" / package)
        for found in pkgutil.walk_packages([folder], f"plcomms.{package}."):
            for kind in vars(importlib.import_module(found.name)).values():
                names |= set(getattr(kind, "model_fields", ())) | set(
                    getattr(kind, "__dataclass_fields__", ())
                )
    return names


def test_all_that_our_templates_ask_for_is_shown() -> None:
    """Also on the lines that an example never comes to: a property that is not on the list is not there."""
    known = shown_names() | {name for _, names in MEMBERS for name in names} | set(GUIDELINES)
    for file in (f for suffix in ("html", "mjml", "css") for f in (ROOT / "templates").rglob(f"*.{suffix}")):
        if file.parent.name == "_report":
            continue
        tree = jinja2.Environment().parse(file.read_text("utf-8"))
        own = {word.key for call in tree.find_all(nodes.Call) for word in call.kwargs}
        own |= {block.name for block in tree.find_all(nodes.Block)}
        asked = {each.attr for each in tree.find_all(nodes.Getattr)}
        for call in tree.find_all(nodes.Filter):
            asked |= {str(word.value.as_const()) for word in call.kwargs if word.key == "attribute"} - {"1"}
        assert {part for name in asked for part in name.split(".")} <= known | own, file


def test_words_keep_where_they_were_written() -> None:
    name = load_project(RIVERBEND).district.name
    kept = shown({"a": [name]})["a"][0]
    assert isinstance(kept, Text)
    assert kept.segments == name.segments  # type: ignore[attr-defined]


@settings(max_examples=300)
@given(st.text(st.sampled_from("{}%()[]'\"|.,_:~+-*/ \nabr0159xsif\ue000\ue001&#;"), max_size=60))
def test_whatever_is_typed_is_a_page_or_a_fault(ask: Ask, text: str) -> None:
    made = ask("{{ sender.name }}{{" + text + "}}{% if " + text + " %}{% endif %}")
    assert isinstance(made, (Fault, Rendering))
    assert isinstance(ask(text), (Fault, Rendering))


def test_markup_stays_what_it_is() -> None:
    assert isinstance(shown(Markup("<b>")), Markup)
    assert issubclass(Refused, jinja2.TemplateError)
    assert set(CALLABLE) >= {Function, Macro, BlockReference, LoopContext}
