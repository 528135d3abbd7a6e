"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from plcomms.language.tokens import Token, tokens, words

__all__ = ["Token", "abbreviations", "sentences", "tokens", "words"]

_CLOSERS = "\"'”’»)\\]}"
_BREAK = re.compile(
    rf"""
    (?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[{_CLOSERS}]*+)(?=\s|\Z)
  | (?<![.!?…])(?P<open>[.!?…]++)(?P<shut>[{_CLOSERS}]*+)(?=[“«(])
  | (?<=[a-z][a-z])[.!?](?=[A-Z][a-z])(?P<tight>)
  | [。！？।۔؟።។]++["'”’」』）»)]*+(?P<wide>)
  | \n[^\S\n]*+\n\s*+(?P<gap>)
  | \n(?=[^\S\n]*+(?:[-*•–▪]|\d{{1,2}}[.)])\s)(?P<row>)
    """,
    re.VERBOSE,
)
_NEXT = re.compile(r"""[\s"'“”‘’«»(\[{¿¡\-–—•*]*+([^\s,;:!?"”’»)\]]{0,40}+)""")
_QUOTED = re.compile(
    r"""(?<![^\s(\[])(?:"(?=\S)[^"\n]{1,60}"|“[^“”\n]{1,60}”|«[^«»\n]{1,60}»|\([^()\n]{1,60}\))"""
    r"""(?=\s*[,;:—–-]|\s+[a-z])"""
)
_ADDRESS = re.compile(r"(?<![\d:.])\d{1,5}[A-Za-z]?(?:\s+[A-Z0-9][\w.'’]*){1,3}\s+\w+\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_LISTED = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})")
_DOMAINS = ("com", "org", "net", "edu", "gov", "us")
_SELF = ("i", "i'm", "i'll", "i've", "i'd", "i’m", "i’ll", "i’ve", "i’d")


@lru_cache(maxsize=1 << 14)
def sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """The offsets of the sentences of ``text``, in order, without the white space around them.

    Every character that is no white space is in exactly one sentence. A line that begins with a list
    sign and text after an empty line begin a new one. ``language`` chooses the list of abbreviations;
    languages without one of their own share the English list.
    """
    kinds, found, start = abbreviations(language), [], 0
    for match in _breaks(text):
        at = match.end()
        if match.lastgroup in ("gap", "row", "wide") or _ends(text, match, start, kinds):
            found.append((start, at))
            start = at
    found.append((start, len(text)))
    return tuple(_trimmed(text, found))


def _trimmed(text: str, ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in ranges:
        piece = text[start:end]
        inner = piece.strip()
        if inner:
            at = start + len(piece) - len(piece.lstrip())
            yield at, at + len(inner)


def _breaks(text: str) -> Iterator[re.Match[str]]:
    """Every place where a sentence may end; a short quotation inside a sentence has none."""
    quoted = _QUOTED.finditer(text)
    quote = next(quoted, None)
    for match in _BREAK.finditer(text):
        while quote and quote.end() <= match.start():
            quote = next(quoted, None)
        inside = quote is not None and quote.start() < match.start() and _terse(quote.group())
        if not inside or match.lastgroup in ("gap", "row"):
            yield match


def _terse(quote: str) -> bool:
    """Whether no sentence of a quotation is longer than two words: ``Learn. Grow. Lead.``."""
    return all(len(piece.split()) <= 2 for piece in re.split(r"[.!?…]", quote))


def _ends(text: str, match: re.Match[str], start: int, kinds: Mapping[str, frozenset[str]]) -> bool:
    """Whether the sentence that began at ``start`` ends with the mark that was found."""
    following = _NEXT.match(text, match.end())
    word = following[1].rstrip(".") if following else ""
    if not word:
        return not text[match.end() : match.end() + 40].strip(" \t\n\"'”’»)]}-–—•*")
    if set("¿¡") & set(text[match.end() : following.start(1)] if following else ""):
        return True
    mark = match["mark"] or match["open"] or match.group()
    if match["close"] or match["shut"]:
        return not word[0].islower() and not _spoken(text, following, kinds)
    if mark != ".":
        return not word[0].islower() and (not set(mark) <= set(".…") or word.lower() not in _SELF)
    before = text[max(start, match.start() - 60) : match.start()]
    if match["tight"] is not None and (word.lower() in _DOMAINS or set("./@") & set(before.split()[-1])):
        return False
    return _stops(before, word, start >= match.start() - 60, kinds)


def _spoken(text: str, following: re.Match[str] | None, kinds: Mapping[str, frozenset[str]]) -> bool:
    """Whether what follows a quotation names its speaker: ``Maria asked``, ``Dr. Lee said``."""
    ahead = text[following.start(1) : following.start(1) + 60].split()[:4] if following else []
    named = [i for i, word in enumerate(ahead) if word.strip(".,").lower() in kinds["speech"]]
    return bool(named) and all(word[0].isupper() for word in ahead[: named[0]])


def _stops(before: str, word: str, whole: bool, kinds: Mapping[str, frozenset[str]]) -> bool:
    """Whether one full stop ends a sentence.

    Args:
        before: what stands before it in its sentence, at most 60 characters.
        word: the word after it.
        whole: whether ``before`` begins where the sentence begins.
        kinds: the abbreviations of the language, by kind.
    """
    parts = before.replace("\xa0", " ").split()
    last = parts[-1].lstrip("\"'“‘«([¿¡-–—/") if parts else ""
    earlier = parts[-2] if len(parts) > 1 else ""
    if _LISTED.fullmatch(last) and (earlier.endswith(":") or (whole and len(parts) == 1)):
        return False
    kind = _kind(last, kinds)
    if kind == "initial":
        return _ends_after_letter(last, earlier.rstrip("."), word, kinds)
    if kind:
        return _ends_after(kind, before, word, kinds)
    if word[0].islower():
        return word[1:2].isupper() or (len(last) > 3 and last.isalpha() and last.islower())
    return True


def _kind(last: str, kinds: Mapping[str, frozenset[str]]) -> str:
    """What kind of abbreviation the word before a full stop is; empty where it is none."""
    lower = last.lower()
    if len(last) == 1 and last.isalpha() and (last.isupper() or lower not in kinds["numbered"]):
        return "initial"
    for kind in ("title", "inner", "numbered", "street", "clock", "calendar", "closing", "open"):
        if lower in kinds[kind] and (kind != "calendar" or last[0].isupper()):
            return kind
    return "closing" if _INITIALS.fullmatch(last) else ""


def _ends_after_letter(last: str, earlier: str, word: str, kinds: Mapping[str, frozenset[str]]) -> bool:
    if word[0].islower():
        return False
    if word.lower() in kinds["starter"] or earlier.lower() in kinds["letter"]:
        return True
    return last == "I" and earlier[:1].islower()


def _ends_after(kind: str, before: str, word: str, kinds: Mapping[str, frozenset[str]]) -> bool:
    """Whether a sentence ends after an abbreviation of ``kind``."""
    lower = word.lower()
    begins = lower in kinds["starter"] and not word[0].islower()
    if kind in ("title", "street"):
        known = kind == "street" or before.rsplit(maxsplit=1)[-1].lower() in kinds["street"]
        return known and (begins or (word[0].isupper() and bool(_ADDRESS.search(before))))
    if kind == "inner":
        return False
    if kind == "numbered":
        return not (word[0].isdigit() or word[0].islower() or len(word) == 1)
    if kind == "clock":
        return word[0].isupper() and lower not in kinds["zone"]
    if kind == "open":
        return not word[0].islower() and not word[0].isdigit()
    return begins


@cache
def abbreviations(language: str) -> Mapping[str, frozenset[str]]:
    """The lists of words with a full stop of their own in ``data/abbreviations.<language>.txt``, by kind."""
    root = language.replace("_", "-").split("-")[0].lower()
    if root != "es":
        root = "en"
    data = (Path(__file__).parent / "data" / f"abbreviations.{root}.txt").read_text(encoding="utf-8")
    rows = (line.partition(":") for line in data.splitlines() if line and line[0] != "#")
    return {name: frozenset(members.split()) for name, _, members in rows}
