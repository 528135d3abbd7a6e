"""What people write in Markdown, as hypothesis draws it: every construct, alone and inside others.

Each word to be read is unlike all others (``tree0007``), and stands in no address: so its way into a page can
be followed. Pictures have words of their own (``seen0007``).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st

WORD = re.compile(r"tree\d{4}")
SEEN = re.compile(r"seen\d{4}")
PICTURE = "logo.svg"
"""A file of the example."""

Draw = Callable[[st.SearchStrategy], object]

_INLINE = (
    "{w}",
    "{w} {w},",
    "*{w}*",
    "**{w} {w}**",
    "***{w}***",
    "_{w} **{w}**_",
    "~~{w}~~",
    "`{w}`",
    "`` {w} ` ``",
    "[{w}](https://e.example/1)",
    "[*{w}* `{w}`](https://e.example/2 'The {w}')",
    "[{w}  \n{w}](https://e.example/3)",
    "[](https://e.example/4)",
    "[{w}](5.pdf)",
    "[{w}](#6)",
    "[{w}](javascript:7)",
    "[{w}](www.e.example/8)",
    "[{w}][r1]",
    "[{w}][r2]",
    "[r3]",
    "[{w}]",
    "![{s}]({p})",
    "[![{s}]({p})](https://e.example/9)",
    "[{w} ![{s}]({p} '{w}') {w}](https://e.example/10)",
    "<https://e.example/11>",
    "<ana@e.example>",
    "https://e.example/{n}12345678901234567890123456789012345678901234567890123456789012345678901234567890",
    "<b>{w}</b>",
    "<span class='{w}'>{w}</span>",
    "<!-- {w} -->",
    "{w}[^1]",
    "&copy; {w} &lt;{w}",
    "\\*{w}\\*",
    "{{{{ {w} }}}}",
    "{{% {w} %}}",
    "{w}{w}{w}{w}{w}{w}{w}{w}{w}{w}{w}{w}{w}{w}{w}{w}{w}{w}{w}{w}",
    "niño 😀 {w}",
    "{w}  \n{w}",
    "{w}\\\n{w}",
    "[ ] {w}",
    "*{w} {w}",
    "[{w}](",
    "``{w}",
)
_LEAVES = (
    "{i}\n{i}",
    "{i} {i} {i} {i}",
    "{i} {i} {i} {i}\n{i} {i}\n{i}",
    "# {i}",
    "## {i}",
    "### {i}",
    "#### {i} ####",
    "###### {i}",
    "#",
    "{w} {w}\n===",
    "{i}\n---",
    "---",
    "***",
    "```\n{w}\n  {w}\n```",
    "```{w}\n{w}\n```",
    "~~~\n~~~",
    "    {w} {w}\n    {w}",
    "| {i} | {i} |\n|---|:-:|\n| {w} | {i} |\n| {w} | |",
    "| {w} | {w} |\n|---|---|",
    "| | |\n|---|---|\n| | {w} |",
    "| {w} |\n|:--|\n| {i} |",
    "<div>\n{w}\n</div>",
    "<!-- {w}\n\n{w} -->",
    "<table><tr><td>{w}</td></tr></table>",
    "{w}\n: {w} {i}",
    "[^1]: {w} {i}",
    "[^2]: {w}.",
    "[r1]: https://e.example/13",
    "[r2]: https://e.example/14 'Our school'",
    "[r3]: 15.pdf",
    "[r4]: https://e.example/16",
    "[{w}]: {w}",
    "+ {w}",
    "1) {w}",
    ">",
    "-",
    "\\",
)
_BULLETS = ("- ", "* ", "+ ", "1. ", "7. ", "0. ", "3) ", "- [ ] ", "- [x] ")


@st.composite
def texts(draw: Draw, blocks: int = 5) -> str:
    """A text of up to ``blocks`` blocks, some of them lists and quotes in which others stand."""
    count = draw(st.integers(1, blocks))
    made = "\n\n".join(_block(draw, 3) for _ in range(int(str(count))))
    return _numbered(made)


def _block(draw: Draw, depth: int) -> str:
    shape = draw(st.sampled_from(("leaf", "leaf", "leaf", "list", "quote"))) if depth else "leaf"
    if shape == "leaf":
        return _filled(draw, str(draw(st.sampled_from(_LEAVES))))
    inside = [_block(draw, depth - 1) for _ in range(int(str(draw(st.integers(1, 3)))))]
    if shape == "quote":
        return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(inside).split("\n"))
    bullet = str(draw(st.sampled_from(_BULLETS)))
    between = str(draw(st.sampled_from(("\n", "\n\n"))))
    indent = " " * len(bullet.rstrip("[ x]") + " ")
    items = [bullet + inner.replace("\n", f"\n{indent}") for inner in inside]
    items += [bullet.rstrip()] if draw(st.booleans()) else []
    return between.join(items)


def _filled(draw: Draw, leaf: str) -> str:
    while "{i}" in leaf:
        leaf = leaf.replace("{i}", str(draw(st.sampled_from(_INLINE))), 1)
    return leaf


def _numbered(text: str) -> str:
    """``text`` with a word of its own in place of each sign that stands for one."""
    count = iter(range(10_000))
    marks = re.sub(
        r"\{([wsn])\}", lambda m: {"w": "tree", "s": "seen", "n": ""}[m[1]] + f"{next(count):04}", text
    )
    return marks.replace("{p}", PICTURE).replace("{{", "{").replace("}}", "}")
