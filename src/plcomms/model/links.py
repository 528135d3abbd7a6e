"""What people write where a reader is to go, as an address: of a web page, a mailbox or a telephone.

An address for machines has only letters that every reader of a code, a calendar or a message takes
(RFC 3986): all others are percent-encoded, and the name of a host in another alphabet is in punycode
(RFC 5891). People are shown what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from plcomms.model.text import Text

SCHEMES = ("https", "http", "mailto", "tel")
"""What an address may begin with to become a link; all others, such as ``javascript``, never do."""

_EXTENSION = r"(?:,?\s*(?:ext(?:ension|\.)?|x)\s*(?P<ext>\d{1,6})(?!\d))"
_GAP = r"[\s.\u2010-\u2013-]"
_DIGITS = re.compile(rf"(?P<number>\+?[\d\s().\u2010-\u2013-]{{7,30}}?){_EXTENSION}?", re.IGNORECASE)
"""A whole field that is a telephone number; its extension goes into the address (RFC 3966, section 5.3)."""
_AMERICAN = re.compile(r"1?([2-9]\d\d[2-9]\d{6})")
"""A number of the North American plan with its area, which is a global one with +1 before it."""

_MAILBOX = r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_][\w-]{1,62}"
_HOST = r"(?:[\w-]{1,63}\.){1,8}(?:[^\W\d_]{2,63}|xn--[\w-]{1,59})"
_BARE = re.compile(rf"(?P<host>{_HOST})(?P<rest>(?::\d{{1,5}})?(?:[/?#].*)?)", re.DOTALL)
_FILES = frozenset(
    (
        *(
            "pdf",
            "doc",
            "docx",
            "odt",
            "rtf",
            "txt",
            "md",
            "htm",
            "html",
            "csv",
            "xls",
            "xlsx",
            "ppt",
            "pptx",
        ),
        *("png", "jpg", "jpeg", "gif", "webp", "svg", "zip", "yaml", "yml", "ics"),
    )
)
"""Endings of files, which no name of a host has."""

_HOSTS = r"(?:com|org|net|edu|gov|us|info|io)"
_HOSTS_WITH_PAGE = r"(?:com|org|net|edu|gov|us|info|io|ai|me|co|tv|ly|app|be|gle|mx|es|uk|ca)"
_FOUND = re.compile(
    rf"""
    (?P<web>
        \b https?://[^\s<>"“”«»]{{1,2000}}  # https://riverbend.example/a?b=c
      | (?<![\w@./-]) www\.[^\s<>"“”«»]{{1,2000}}  # www.riverbend.example
      | (?<![\w@./-]) (?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}{_HOSTS_WITH_PAGE}  # zoom.us/j/5
        /[^\s<>"“”«»]{{1,2000}}
      | (?<![\w@./-]) (?:[a-z0-9-]{{1,63}}\.){{1,5}}{_HOSTS} (?![\w@./-]*[\w@/])  # riverbend.org
    )
  | (?P<email>
      (?<![\w.+'-]) [\w][\w.+'-]{{0,63}}@(?:[\w-]{{1,63}}\.){{1,8}}[^\W\d_][\w-]{{1,62}}  # a@b.example
    )
  | (?P<phone>
      (?<![\w.+/$€£-]) (?<!\d,)
      (?: (?:\+?1{_GAP}?)? (?: \(\d{{3}}\)\s? | \d{{3}}{_GAP} ) \d{{3}}{_GAP}\d{{4}}  # (541) 555-0140
        | \d{{3}}[.\u2010-\u2013-]\d{{4}}  # 555-0140
        | \+[1-9]\d{{0,2}}(?:[\s.-]?\(?\d{{1,5}}\)?){{2,6}}  # +52 55 5555 0140
      ) (?![\w/]|[.,-]\d) {_EXTENSION}?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENDINGS = ".,;:!?'’*_"
_PAIRS = {")": "(", "]": "[", "}": "{"}

_ANGLED = re.compile(r"<\s*+(?P<target>[^<>]*[^<>\s])\s*+>")
_MARKED = re.compile(
    r"""\[(?P<words>[^\]]*+)\]\(\s*+(?:<(?P<angled>[^<>]*+)>|(?P<target>.*?))"""
    r"""(?:(?<!\s)\s++["'][^"']*+["'])?(?:(?<!\s)\s*+|(?<=\s))\)""",
    re.DOTALL,
)
"""Both are for what has no room around it, and look at each room inside but once: a field may be long."""
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f]+")
_PCHAR = "!$&'()*+,;=:@/%"
"""What may stand in a path beside unreserved characters (RFC 3986, section 3.3)."""
_QCHAR = _PCHAR + "?"


class Reached(NamedTuple):
    """Characters ``start:end`` of a text are an address of the ``kind`` ``web``, ``email`` or ``phone``."""

    start: int
    end: int
    kind: str
    address: str


def address(where: str) -> str:
    """The address of what somebody wrote in a field for one; empty where it is none.

    ``<https://...>`` and ``[words](https://...)``, a mailbox, a telephone number and the name of a host
    alone are understood.
    """
    return _address(str(target(where)).strip())


def target(where: str) -> Text:
    """What stands in ``where`` as the address itself, as it was written."""
    whole = (where if isinstance(where, Text) else Text(where)).trimmed()
    for pattern in (_ANGLED, _MARKED):
        if found := pattern.fullmatch(whole):
            group = "target" if found["target"] is not None else "angled"
            return whole.cut(*found.span(group))
    return whole


def shown(where: str) -> Text:
    """What people see of a field with an address: its words, or the address as it was written."""
    whole = (where if isinstance(where, Text) else Text(where)).trimmed()
    found = _MARKED.fullmatch(whole)
    return whole.cut(*found.span("words")) if found and found["words"].strip() else target(whole)


def copied(where: str) -> str:
    """An address to be copied or typed: as it was written where that can be followed, else for machines."""
    made = address(where)
    written = target(where)
    followed = written.isascii() and not re.search(r"\s", written)
    return written if followed or not made.startswith("http") else made


def found_in(words: str) -> Iterator[Reached]:
    """The addresses in running text, in order."""
    at = 0
    while found := _FOUND.search(words, at):
        kind = str(found.lastgroup if found.lastgroup != "ext" else "phone")
        start, end = found.span()
        if kind == "web":
            end = start + len(_ended(found[0]))
        made = _address(words[start:end])
        if made:
            yield Reached(start, end, kind, made)
        at = max(end, start + 1)


def _ended(words: str) -> str:
    """A web address without what ends the sentence or the brackets round it."""
    while words:
        last = words[-1]
        opened = _PAIRS.get(last)
        if last in _ENDINGS or (opened and words.count(last) > words.count(opened)):
            words = words[:-1]
        else:
            return words
    return words


@lru_cache(maxsize=4096)
def _address(bare: str) -> str:
    scheme, colon, rest = bare.partition(":")
    scheme = scheme.lower()
    if colon and scheme in ("http", "https"):
        return _web(bare)
    if colon and scheme == "mailto":
        return _mailto(rest)
    if colon and scheme == "tel":
        return _telephone(rest.partition(";ext=")[0].strip(), rest.partition(";ext=")[2])
    if re.fullmatch(_MAILBOX, bare):
        return _mailto(bare)
    if number := _DIGITS.fullmatch(bare):
        return _telephone(number["number"], number["ext"] or "")
    host = _BARE.fullmatch(bare)
    named = host and (host["rest"] or host["host"].rpartition(".")[2].lower() not in _FILES)
    return _web(f"https://{bare}") if named else ""


def _telephone(number: str, extension: str) -> str:
    """A ``tel`` address (RFC 3966): global where the number says so, or has an American area."""
    plus = "+" if number.lstrip().startswith("+") else ""
    digits = "".join(c for c in number if c in "0123456789")
    if not 3 <= len(digits) <= 15 or re.search(r"[^\d\s().+\u2010-\u2013-]", number):
        return ""
    american = None if plus else _AMERICAN.fullmatch(digits)
    said = f"+1{american[1]}" if american else plus + digits
    inside = "".join(c for c in extension if c in "0123456789")
    return f"tel:{said};ext={inside}" if inside else f"tel:{said}"


def _mailto(rest: str) -> str:
    """A ``mailto`` address (RFC 6068) of one mailbox, with its subject if there is one."""
    mailbox, mark, query = rest.partition("?")
    local, _, host = mailbox.strip().rpartition("@")
    named = host_of(host)
    if not local or not named or "." not in named or re.search(r"[\s<>@\"(),:;\\\[\]]", local):
        return ""
    said = _encoded(local, "!$'*+")
    return f"mailto:{said}@{named}" + (f"?{_encoded(query, _QCHAR)}" if mark and query else "")


def _web(written: str) -> str:
    try:
        parts = urlsplit(_UNPRINTED.sub(" ", written).strip())
        port = parts.port
    except ValueError:
        return ""
    # What stands before an @ would be taken for the host by who reads it.
    host = host_of(parts.hostname or "") if "@" not in parts.netloc else ""
    if not host:
        return ""
    made = f"{parts.scheme.lower()}://{host}" + (f":{port}" if port is not None else "")
    made += _encoded(parts.path, _PCHAR)
    made += f"?{_encoded(parts.query, _QCHAR)}" if parts.query else ""
    return made + (f"#{_encoded(parts.fragment, _QCHAR)}" if parts.fragment else "")


def _encoded(part: str, safe: str) -> str:
    """``part`` in the letters of RFC 3986; what is encoded in it stays as it is."""
    return quote(_STRAY.sub("%25", part), safe=safe + "%", encoding="utf-8", errors="replace")


def host_of(written: str) -> str:
    """The name of a host for machines, empty where none can have it."""
    host = written.strip().lower().rstrip(".")
    if not re.fullmatch(r"[a-z0-9_.-]{1,253}", host):
        import idna  # noqa: PLC0415 (few hosts need it)

        try:
            host = idna.encode(host, uts46=True).decode()
        except (idna.IDNAError, UnicodeError):
            return ""
    labels = host.split(".")
    good = all(re.fullmatch(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", label) for label in labels)
    return host if good else ""
