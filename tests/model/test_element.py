"""HTML as a tree: the one that the HTML Standard says, and HTML again."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
import tinyhtml5
from hypothesis import example, given
from hypothesis import strategies as st

from plcomms.model.document import Body, Document
from plcomms.model.element import Element, parse, to_html

WORDS = st.text(st.sampled_from("ab 1<>&\"'é\xa0\n;#"), min_size=1, max_size=8)
ATTRIBUTES = st.dictionaries(st.sampled_from(("class", "href", "alt", "data-x")), WORDS, max_size=2)


def elements(tags: tuple[str, ...], inside: st.SearchStrategy[Any]) -> st.SearchStrategy[Element]:
    children = st.lists(inside | WORDS, max_size=3).map(lambda found: tuple(_joined(found)))
    return st.builds(Element, st.sampled_from(tags), ATTRIBUTES, children)


def _joined(nodes: list[Any]) -> list[Any]:
    """``nodes`` with words that follow one another as one."""
    made: list[Any] = []
    for node in nodes:
        if isinstance(node, str) and made and isinstance(made[-1], str):
            made[-1] += node
        else:
            made.append(node)
    return made


VOIDS = st.builds(Element, st.sampled_from(("br", "img", "hr", "wbr")), ATTRIBUTES)
TREES = st.recursive(VOIDS, lambda inside: elements(("div", "section", "span", "em"), inside), max_leaves=8)


def read_by_standard(html: str) -> list[Any]:
    """What stands in the body of ``html`` as tinyhtml5 reads it, which follows the HTML Standard."""
    found: list[Any] = _as_list(tinyhtml5.parse(html, namespace_html_elements=False).find("body"))[2]
    return found


def _as_list(element: Any) -> Any:
    found = [element.text or ""]
    for child in element:
        comment = not isinstance(child.tag, str)
        found += ["" if comment else _as_list(child), child.tail or ""]
    return element.tag, dict(element.attrib), _joined([node for node in found if node])


def ours(element: Element) -> Any:
    children = [node if isinstance(node, str) else ours(node) for node in element.children]
    return element.tag, dict(element.attributes), children


@given(TREES)
@example(Element("div", {"class": 'a "b" &amp; <c>'}, ("1 < 2 &lt; 3",)))
def test_a_tree_written_as_html_is_read_as_that_tree(tree: Element) -> None:
    assert parse(to_html(tree)) == Element("", {}, (tree,))


@pytest.mark.parametrize(
    "html",
    [
        "<p>One<p>Two",
        "<p>One<div>Two</div>Three",
        "<ul><li>One<li>Two<ul><li>Three<li>Four</ul><li>Five</ul>",
        "<ol><li><p>One<li><p>Two</ol>",
        "<dl><dt>One<dd>Two<dt>Three<dd>Four</dl>",
        "<table><thead><tr><th>One<tbody><tr><td>Two<td>Three<tr><td>Four</table>",
        "<table><tbody><tr><td><table><tbody><tr><td>One</table><td>Two</table>",
        "<section><h2>One</h2><p>Two<br/>Three<hr>Four</section>",
        "<div/>One",
        "<p class=a class=b hidden>One</p>",
        "<p>One</b> two</p></div>",
        "<!-- <p>One</p> --><p>Two &amp; &eacute; &#8217; &copy 3 < 4</p>",
        "<P CLASS=A>One</P>",
        "<style>p > a { color: red }</style><script>a = '<p>'</script><p>One</p>",
    ],
)
def test_html_is_read_as_the_standard_says(html: str) -> None:
    assert ours(parse(f"<main>{html}</main>"))[2] == read_by_standard(f"<main>{html}</main>")


@given(st.text(st.sampled_from("<>/ab p\"'=!-&;"), max_size=40))
def test_any_characters_give_a_tree_that_stays_the_same(html: str) -> None:
    once = parse(html)
    assert parse(to_html(once)) == once


def test_a_part_of_a_drawing_ends_itself() -> None:
    drawing = parse('<svg><path d="M0 0"/><g/></svg><p>One</p>')
    assert [element.tag for element in drawing.elements] == ["svg", "p"]
    assert [element.tag for element in drawing.elements[0].elements] == ["path", "g"]


def test_what_is_left_out_takes_all_in_it_along_and_joins_the_words() -> None:
    root = parse("<p>One <b>two <i>three</i></b>four</p>")
    assert root.without(lambda element: element.tag == "b") == parse("<p>One four</p>")
    assert root.changed(lambda e: "2 " if e.tag == "b" else e) == parse("<p>One 2 four</p>")
    assert root == parse("<p>One <b>two <i>three</i></b>four</p>")


def test_a_body_is_read_once_and_sent_without_its_tree() -> None:
    body = Body(Document("letter", "families"), "Letter", "<p>One</p>" * 50, ())
    unread = len(pickle.dumps(body))
    assert body.root is body.root
    assert body.root.words == "One" * 50
    assert len(pickle.dumps(body)) == unread
    sent = pickle.loads(pickle.dumps(body))  # noqa: S301 (our own)
    assert sent == body
    assert sent.root == body.root
