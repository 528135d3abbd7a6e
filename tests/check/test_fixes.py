"""Corrections change the words they speak of, and nothing else in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.check import fixes
from plcomms.check.engine import check_text
from plcomms.check.fixes import fix, fixed, with_reasons
from plcomms.check.rule import Context, Passage
from plcomms.load.drafts.draft import read_draft
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.load.markdown import read_markdown
from plcomms.load.rewrite import folded
from plcomms.load.yaml.file import read_yaml
from plcomms.model.finding import Edit, Finding, Severity
from plcomms.model.glossary import Glossary, GlossaryFile, Term
from plcomms.model.text import Marked, Source, Span, Text


@cache
def context() -> Context:
    return Context(layered(builtin_glossary(), None), date(2026, 11, 24))


def knowing(name: str, **fields: Any) -> Context:
    """The built-in glossary and one more noun, for which ``thing`` is said."""
    given = {"term": name, "say": ["thing"], "means": "A thing.", "policy": "avoid", **fields}
    own = GlossaryFile(terms=(Term.model_validate(given),))
    return Context(layered(builtin_glossary(), own), date(2026, 11, 24))


@cache
def willing() -> Context:
    """A glossary in which no entry forbids a fix, so that only the sentence can be what forbids it."""
    built_in = layered(builtin_glossary(), None)
    terms = tuple(term.model_copy(update={"fix": True}) for term in built_in.terms)
    glossary = Glossary.model_construct(audiences=built_in.audiences, terms=terms)
    return Context(glossary, date(2026, 11, 24))


def leaves(data: object) -> Iterator[Text]:
    """Every string of a YAML file's data."""
    if isinstance(data, Text):
        yield data
    elif isinstance(data, dict):
        for child in data.values():
            yield from leaves(child)
    elif isinstance(data, list):
        for child in data:
            yield from leaves(child)


def findings_in(source: Source) -> tuple[Finding, ...]:
    audience = context().glossary.audience("families")
    found: list[Finding] = []
    for text in leaves(read_yaml(source.name, source.text).data):
        blocks = read_markdown(Marked(str(text), text.segments)).blocks
        found += check_text(Passage(blocks, audience, "value"), context())
    return tuple(found)


def in_draft(name: str, text: str, using: Context | None = None) -> tuple[Source, tuple[Finding, ...]]:
    draft = read_draft(name, text)
    using = using or context()
    passage = Passage(draft.blocks, using.glossary.audience("families"), name)
    return draft.source, check_text(passage, using)


def origins(text: Text) -> list[int]:
    """Where each character was written, seen one by one; -1 where it has no place of its own."""
    spans = [text.span(i, i + 1) for i in range(len(text))]
    return [span.start if span and span.end - span.start == 1 else -1 for span in spans]


def expected(text: Text, edits: Sequence[Edit]) -> str:
    """The value with ``edits`` in it, worked out character by character."""
    result = ""
    for char, at in zip(text, origins(text), strict=True):
        inside = [e for e in edits if e.span.start <= at < e.span.end]
        result += char if not inside else inside[0].replacement if inside[0].span.start == at else ""
    return result


_SAMPLE = (
    "we utilize leverage it's “formative assessments” stakeholders: the the children, utilizing school's #1 "
    "café 😀 naïve data-driven. implement: {a} [b] 'so' say \"so\" *utilize* x_y & é\u0301 30% | > - "
    "utilized, individualized\tplan - a utilization"
)
WORDS = st.sampled_from(_SAMPLE.split(" "))
VALUE = st.lists(WORDS | st.sampled_from(["\n", "\n\n"]), min_size=1, max_size=14).map(" ".join)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])
BREAKS = st.sampled_from(["\n", "\r\n"])


@st.composite
def yaml_files(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(["", "\ufeff"])), "# We utilize  comments.\n"]
    breaks = draw(BREAKS)
    for i in range(draw(st.integers(1, 3))):
        data = {f"key{i}": draw(VALUE | st.lists(VALUE, min_size=1, max_size=3))}
        parts.append(
            yaml.safe_dump(
                data,
                default_style=draw(STYLES),
                width=draw(st.sampled_from([20, 45, 1000])),
                allow_unicode=draw(st.booleans()),
                default_flow_style=draw(st.booleans()),
            )
        )
        parts.append("# leverage   this:  no\n")
    return "".join(parts).replace("\n", breaks)


@settings(max_examples=150, deadline=None)
@given(yaml_files())
def test_the_file_has_at_each_finding_the_words_that_were_found(text: str) -> None:
    source = Source("f.yaml", text)
    for finding in findings_in(source):
        said = re.match("(?:Readers stumble over )?“(.*)”", finding.message)
        if said and finding.rule in ("jargon", "unexplained"):
            assert finding.span
            written = text[finding.span.start : finding.span.end]
            unescaped = re.sub(r"\\\r?\n\s*", "", written).replace("\\ ", " ").replace("\\t", " ")
            assert folded(unescaped).replace("*", "") == said[1].replace("*", "")


@settings(max_examples=150, deadline=None)
@given(yaml_files())
def test_fixing_leaves_every_other_byte_and_value_alone(text: str) -> None:
    source = Source("f.yaml", text)
    result = fixed(source, findings_in(source))
    edits = sorted({edit for finding in result.done for edit in finding.edits})
    at, rest = 0, result.text
    for edit in edits:
        kept = text[at : edit.span.start]
        assert rest.startswith(kept)
        written = rest[len(kept) :]
        quoted = (edit.replacement, edit.replacement.replace("'", "''"), edit.replacement.replace('"', '\\"'))
        used = next(words for words in quoted if written.startswith(words))
        rest, at = written[len(used) :], edit.span.end
    assert rest == text[at:]
    before, after = (list(leaves(read_yaml("f.yaml", t).data)) for t in (text, result.text))
    assert [expected(value, edits) for value in before] == [str(value) for value in after]


@settings(max_examples=60, deadline=None)
@given(yaml_files())
def test_fixing_twice_changes_nothing_more(text: str) -> None:
    def run(given: str) -> str:
        def look(texts: Mapping[str, str]) -> tuple[Sequence[Finding], Mapping[str, Source]]:
            source = Source("f.yaml", texts.get("f.yaml", given))
            return findings_in(source), {"f.yaml": source}

        return fix(look, lambda _: ()).texts.get("f.yaml", given)

    once = run(text)
    assert run(once) == once


def corrected(text: str, using: Context | None = None) -> str:
    """``text`` as ``check --fix`` leaves it."""

    def look(texts: Mapping[str, str]) -> tuple[Sequence[Finding], Mapping[str, Source]]:
        source, findings = in_draft("draft.md", texts.get("draft.md", text), using)
        return findings, {"draft.md": source}

    return fix(look, lambda _texts: ()).texts.get("draft.md", text)


def fixed_draft(text: str) -> str:
    source, findings = in_draft("draft.md", text)
    return fixed(source, findings).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We *utilize* the gym.\r\n\r\nSo.\r\n", "We *use* the gym.\r\n\r\nSo.\r\n"),
        ("\ufeffUtilize it.\n", "\ufeffUse it.\n"),
        ("> We utilize formative\n> assessments here.\n", "> We utilize formative\n> assessments here.\n"),
        ("- We are utilizing\n  it now.\n", "- We are using\n  it now.\n"),
        (
            "Run `utilize` and see <https://x.org/utilize>.\n",
            "Run `utilize` and see <https://x.org/utilize>.\n",
        ),
        ("<!-- We utilize this. -->\n\nCome.\n", "<!-- We utilize this. -->\n\nCome.\n"),
        ("---\ntitle: We utilize\n---\n\nWe utilize.\n", "---\ntitle: We utilize\n---\n\nWe use.\n"),
        ("| a | b |\n|---|---|\n| utilize | utilized |\n", "| a | b |\n|---|---|\n| use | used |\n"),
    ],
)
def test_a_draft_is_corrected_in_its_words_alone(before: str, after: str) -> None:
    assert fixed_draft(before) == after


def test_words_with_markup_among_them_are_left_with_the_reason() -> None:
    source, findings = in_draft("draft.md", "We give *formative* assessments here.\n")
    result = fixed(source, findings)
    assert result.text == source.text
    assert fixes.SPLIT in {f.help[-len(fixes.SPLIT) :] for f in with_reasons(findings, result.left)}


def finding(start: int, end: int, text: str, words: str) -> Finding:
    span = Span("f.yaml", start, end)
    return Finding("r", Severity.WARNING, f"{start}", span, edits=(Edit(span, words, text[start:end]),))


def test_corrections_of_the_same_words_are_refused_and_others_made() -> None:
    text = "a: one two three four\n"
    found = [finding(3, 10, text, "x"), finding(7, 16, text, "y"), finding(17, 21, text, "z")]
    result = fixed(Source("f.yaml", text), found)
    assert result.text == "a: one two three z\n"
    assert result.left == {found[0]: fixes.OVERLAPS, found[1]: fixes.OVERLAPS}


@pytest.mark.parametrize(
    ("text", "words", "after"),
    [
        ("a: one two\n", "it's", "a: it's two\n"),
        ("a: 'one two'\n", "it's", "a: 'it''s two'\n"),
        ('a: "one two"\n', 'so "x"', 'a: "so \\"x\\" two"\n'),
        ("a: one two\n", "so: x", None),
        ("a: one two\n", "so #x", None),
        ("a: one two\n", "@x", None),
        ("a: [one two, b]\n", "x, y", None),
        ("a: [one two, b]\n", "x y", "a: [x y two, b]\n"),
        ("a: >\n  one two\n", " x", None),
        ("a: one two\n", "*x*", None),
        ("a: one two\n", "x\ny", None),
        ("a: &k one two\nb: *k\n", "x", "a: &k x two\nb: *k\n"),
    ],
)
def test_words_are_written_as_their_scalar_is_quoted_or_not_at_all(
    text: str, words: str, after: str | None
) -> None:
    at = text.index("one")
    found = finding(at, at + 3, text, words)
    result = fixed(Source("f.yaml", text), [found])
    assert result.text == (after or text)
    assert result.left == ({} if after else {found: fixes.UNSAFE})


def look_for(pairs: Mapping[str, str]) -> fixes.Look:
    """A check that knows one word for another."""

    def look(texts: Mapping[str, str]) -> tuple[Sequence[Finding], Mapping[str, Source]]:
        source = Source("f.yaml", texts.get("f.yaml", "a: red\n"))
        word = source.text[3:].strip()
        found = [finding(3, 3 + len(word), source.text, pairs[word])] if word in pairs else []
        return found, {"f.yaml": source}

    return look


def test_a_correction_that_needs_another_is_gone_on_with() -> None:
    done = fix(look_for({"red": "green", "green": "blue"}), lambda _: ())
    assert done.texts == {"f.yaml": "a: blue\n"}
    assert done.before == {"f.yaml": "a: red\n"}
    assert done.count == 2


def test_corrections_that_go_round_change_nothing_and_say_so() -> None:
    done = fix(look_for({"red": "green", "green": "red"}), lambda _: ())
    assert done.texts == {}
    assert set(done.left.values()) == {fixes.ROUND}


def test_a_file_that_could_not_be_used_any_more_is_left() -> None:
    done = fix(look_for({"red": "green"}), lambda texts: texts)
    assert done.texts == {}
    assert set(done.left.values()) == {fixes.UNUSABLE}


@pytest.mark.parametrize(
    "text",
    [
        "We leave MTSS, PBIS and SEL to the office.",
        "Our MTSS framework helps, and so does the District MTSS Team.",
        "We have a plan, and we will operationalize it.",
        "Come to the Diversity, Equity & Inclusion Statement.",
        "We love problem- and inquiry-based lessons.",
        "It was student-driven tests and teacher-driven talks.",
        "Proven, evidence-based practices work.",
        "“We utilize the gym,” said the coach.",
        "## We utilize the gym",
        "Nothing is more robust on the field.",
        "The differentiation platforms are here.",
        "Each team has one high-leverage strategy.",
        "Curricular and co-curricular activities help.",
        "She said, “We met for a long while about many things that matter to us here. We will utilize it.”",
        "With respect to homework, we wait.",
        "It is in compliance with the law.",
        "That will impact on learning.",
        "We shared what was disclosed to families.",
        "The funds were obtained.",
        "We saw a leveraged plan.",
        "That was a sufficient amount.",
        "It was augmented by staff.",
        "The lessons are asynchronous.",
        "The change is necessitated by the storm.",
        "We leverage community partners.",
        "We adhere to the deadline.",
        "The reasons are budgetary.",
        "Complaints were more numerous.",
        "It takes work of sufficient quality.",
        "We have a multitude of information.",
        "A myriad of clubs is open.",
        "We shared our goals going forward.",
        "Whereas we met, we vote.",
        "This follows best practice.",
    ],
)
def test_a_name_a_list_a_quotation_and_what_hangs_together_are_left_to_a_person(text: str) -> None:
    assert corrected(text, willing()) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It adversely affects us.", "It hurts us."),
        ("In compliance with the law, we wait.", "As required by the law, we wait."),
        ("Credit-bearing courses are open.", "Classes that count for credit are open."),
        ("We will disseminate it.", "We will disseminate it."),
        ("We will disseminate the minutes.", "We will send out the minutes."),
        ("Approximately ten came.", "About ten came."),
        ("They solicit input.", "They ask for input."),
        ("We leverage data.", "We use data."),
        ("Going forward, we vote.", "From now on, we vote."),
        ("We met, whereas they left.", "We met, while they left."),
        ("A myriad of clubs are open.", "Many clubs are open."),
    ],
)
def test_what_is_written_agrees_with_its_sentence(before: str, after: str) -> None:
    assert corrected(before, willing()) == after


@pytest.mark.parametrize(
    "fields", [{"only_near": ["school"]}, {"only_in": ["the school zibble"]}, {"fix": False}]
)
def test_a_term_whose_sense_its_company_tells_is_advised_and_left_to_a_person(fields: dict[str, Any]) -> None:
    assert corrected("We saw the school zibble.", knowing("zibble")) == "We saw the school thing."
    using = knowing("zibble", **fields)
    (found,) = in_draft("draft.md", "We saw the school zibble.", using)[1]
    assert found.rule == "jargon"
    assert "thing" in found.help
    assert corrected("We saw the school zibble.", using) == "We saw the school zibble."


def test_the_same_words_are_changed_everywhere_in_a_file_or_nowhere() -> None:
    torn = "We utilize the gym.\n\nThey *uti*lize it. “We utilize it,” he said.\n"
    assert corrected(torn) == torn
    assert corrected("We utilize the gym.\n\nThey utilize it.\n") == "We use the gym.\n\nThey use it.\n"


def test_a_correction_that_would_make_a_new_fault_is_not_made() -> None:
    left = corrected("Families use utilize it.\n")
    assert "use use" not in left


NO_PROSE = [
    "<style>\n.utilize { color: red }\n\n</style>",
    "<script>\nvar utilize = 1;\n</script>",
    "<!-- we utilize\n\nit -->",
    "```js\nwe utilize it\n```\n",
    "<pre class='utilize'>utilize</pre>",
    "<span class='utilize' title=\"utilize\">Here</span>",
    "[here](https://x.example/utilize 'utilize')",
    "![A cup](utilize.png)",
    "{: .utilize }",
    "{#utilize .x utilize=utilize}",
    "::: utilize\nCome.\n:::",
    "`utilize it`",
    "<code>utilize</code>",
    "{% include utilize.html %}",
    "[utilize]: https://x.example/utilize\n",
    "<https://x.example/utilize>",
    "<kbd>utilize</kbd> <a href=utilize>Come</a>",
]
TOPS = [
    "",
    "---\ntitle: utilize\n---\n",
    "+++\ntitle = 'we utilize it'\n+++\n",
    "---\n# utilize\nutilize: 1\n---\n",
]
around = st.sampled_from(["\n\n", "\n\n", " ", "\n"])
mixed = st.lists(st.tuples(st.sampled_from(NO_PROSE), around), min_size=1, max_size=5)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(TOPS), mixed, st.sampled_from(["\n", "\r\n"]))
def test_a_fix_changes_nothing_but_words_of_prose(
    top: str, pieces: list[tuple[str, str]], line_break: str
) -> None:
    source = top + "We utilize it.\n\n" + "".join(f"{piece}{gap}We utilize it.\n\n" for piece, gap in pieces)
    text = source.replace("\n", line_break)
    changed = fixed(*in_draft("f.md", text)).text
    assert changed.replace("We use it.", "We utilize it.") == text
    assert changed.count("We use it.") == len(pieces) + 1


def test_words_that_markup_or_a_line_divides_are_found_and_left_to_people() -> None:
    for text in ("We uti<b>lize</b> it.\n", "We uti-\nlize it.\n"):
        source = read_draft("f.md", text, lambda word: word == "utilize")
        passage = Passage(source.blocks, context().glossary.audience("families"), "f.md")
        found = [finding for finding in check_text(passage, context()) if finding.rule == "jargon"]
        assert len(found) == 1
        assert fixed(source.source, found).text == text
