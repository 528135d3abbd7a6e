"""Ways to change an input so that it is no longer what anybody would write."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import yaml

NASTY = (
    "<!--", "-->", "_", "*a_", "**", "`", "```", "[", "](", "](x", "![", "<", ">", "> ", "- ",
    "1. ", "    ", "\t", "# ", "|", "|-", "\\", "&", "&#0;", "&#x110000;", "<div>", "</div>",
    "<b", "<table><tr>", "~~", "[^1]", "[^1]: ", "[a]: x", "{{", "}}", "{%", "%}", "{#", "\x00",
    "\x1b[31m", "\ufeff", "\u200b", "\u202e", "\ue000", "\ue001", "\uffff", "\U0010ffff",
    "\u0301", "ﬁ", "ñ", "漢字", "🙂", "👩‍👩‍👧", "\r", "\r\n", "\n", "\n\n", "\x85", "\u2028", "---\n",
    "...\n", "%YAML 9.9\n", "!!python/object:os.system ", "!!binary ", "&a ", "*a", "<<: *a",
    "? ", ": ", ":", "'", '"', "''", "null", "~", "true", "0x1F", "1e999", "-1", "9" * 400,
    "2026-02-30", "25:61", "0000-00-00", "NaN", "../", "/etc/passwd", "file:///etc/passwd",
    "http://169.254.169.254/", "javascript:x", "C:\\x", "\\\\srv\\x", "con",
    "# plcomms: ignore jargon -- x", "# plcomms: ignore", "personalized learning ", "utilize ",
    "Ana Ruiz ", "a." * 50, "A" * 300, "a-" * 100, "(" * 60, "e.g. ", "U.S. ", "3:00 ",
    "12/31/2026 ",
)  # fmt: skip
"""Pieces that mean something to one of the readers on the way."""

KEYS = (
    "name", "contact", "brand", "logo", "logo_alt", "vision", "whys", "stories", "events",
    "quotes", "faqs", "for", "only", "statement", "id", "picture", "file", "alt", "people",
    "consent", "given", "until", "date", "start", "end", "place", "about", "reply_by", "reply_to",
    "reply_link", "languages", "timezone", "font", "colors",
)  # fmt: skip
_MARKS = ("> ", "- ", "1. ", "[", "*", "**", "<div>", "<!--", "_", "*a_", "`", "![", "~~", "\n\n- ")
MANY = (10, 100, 1_000, 10_000, 50_000)


def bytes_changed(data: bytes, random: Random) -> bytes:
    """``data`` with one to eight changes of its bytes."""
    for _ in range(random.choice((1, 1, 1, 2, 4, 8))):
        data = random.choice(_BYTES)(data, random)
    return data[:3_000_000]


def _place(data: bytes, random: Random) -> int:
    return random.randint(0, len(data))


def _flip(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + bytes((random.randrange(256),)) + data[at + 1 :]


def _cut(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + data[at + random.choice((1, 2, 8, 64, 512)) :]


def _twice(data: bytes, random: Random) -> bytes:
    at, length = _place(data, random), random.choice((1, 8, 64, 512))
    return data[:at] + data[at : at + length] * random.choice((2, 3, 20)) + data[at + length :]


def _end(data: bytes, random: Random) -> bytes:
    return data[: _place(data, random)]


def _insert(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + random.choice(NASTY).encode("utf-8", "surrogatepass") + data[at:]


def _insert_many(data: bytes, random: Random) -> bytes:
    at, piece = _place(data, random), random.choice(NASTY).encode("utf-8", "surrogatepass")
    return data[:at] + (piece * random.choice(MANY))[:1_500_000] + data[at:]


def _swap(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _indent(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((b" ", b"  ", b"\t", b"- ", b"")) + lines[at].lstrip()
    return b"\n".join(lines)


_BYTES: Sequence[Callable[[bytes, Random], bytes]] = (
    _flip, _cut, _twice, _end, _insert, _insert, _insert_many, _swap, _indent
)  # fmt: skip


def structure_changed(data: Any, random: Random) -> str:
    """What YAML holds, with one to four changes of its nodes, as YAML again."""
    tree = copy.deepcopy(data)
    for _ in range(random.choice((1, 1, 2, 4))):
        tree = _node_changed(tree, random)
    style = random.choice((None, None, '"', "|"))
    return yaml.dump(tree, allow_unicode=True, sort_keys=False, default_style=style, Dumper=_Deep)


class _Deep(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return not isinstance(data, (list, dict))


def _node_changed(tree: Any, random: Random) -> Any:
    """One node somewhere below ``tree`` replaced; all have the same chance at their depth."""
    node = tree
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return tree
        key = random.choice(keys)
        child = node[key]
        if isinstance(child, (dict, list)) and child and random.random() < 0.75:
            node = child
            continue
        if isinstance(node, dict) and random.random() < 0.1:
            node[random.choice(KEYS)] = node.pop(key)
        elif random.random() < 0.1:
            del node[key]
        else:
            node[key] = _value(child, random)
        return tree


def _value(old: Any, random: Random) -> Any:
    words = old if isinstance(old, str) else "words"
    return random.choice(_VALUES)(words, random)


def _deep(words: str, random: Random) -> Any:
    made: Any = words
    for _ in range(random.choice((3, 30, 200))):
        made = [made] if random.random() < 0.5 else {random.choice(KEYS): made}
    return made


def _prose(words: str, random: Random) -> str:
    return "".join(random.choice((words, *random.choices(NASTY, k=6))) for _ in range(random.randint(1, 20)))


def _nested_marks(words: str, random: Random) -> str:
    mark = random.choice(_MARKS)
    return mark * random.choice(MANY[:4]) + words


_ODD: tuple[Any, ...] = (None, True, 0, -1, 1e308, "", " ", "\n", [], {}, [[]], [None], {"": ""}, "0", 10**40)
_VALUES: Sequence[Callable[[str, Random], Any]] = (
    lambda _w, r: r.choice(_ODD),
    lambda w, r: w * r.choice(MANY[:3]),
    lambda w, r: [w] * r.choice((1, 2, 50)),
    lambda w, r: {r.choice(KEYS): w},
    _deep,
    _prose,
    _prose,
    _nested_marks,
    lambda _w, r: r.choice(NASTY),
    lambda w, _r: w[::-1],
    lambda _w, r: "".join(chr(r.randrange(32, r.choice((0x300, 0xD7FF)))) for _ in range(60)),
)


def words_changed(words: str, random: Random) -> str:
    """``words`` with pieces between them that mean something, or many of one, or others in their place."""
    kind = random.randrange(4)
    if kind == 0:
        return _prose(words, random)
    if kind == 1:
        return random.choice(_MARKS) * random.choice((3, 10, 60)) + words
    if kind == 2:
        return " ".join([words] * random.choice((2, 3, 10)))
    parts = words.split(" ")
    for _ in range(random.choice((1, 2, 4))):
        parts.insert(random.randint(0, len(parts)), random.choice(NASTY))
    return " ".join(parts)
