"""Which language each block of a text is written in, told by its small words and its letters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from plcomms.language.normalize import normalized
from plcomms.language.readability.syllables import easy_words
from plcomms.language.sentences import sentences
from plcomms.language.vocabulary import known
from plcomms.model.text import Block

UNKNOWN = "und"
"""The tag of a language that cannot be named (ISO 639-2, undetermined)."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_WORDS = re.compile(r"(?<!\S)(?:\S*[@/\\]\S*|\S+\.(?:com|org|net|edu|gov|us)\b)|\bwww\.\S+")
_MAY_BE_NONE = re.compile(r"[@/\\]|\.(?:com|org|net|edu|gov|us)\b|www\.")
"""What stands in each of these; most texts have none of it, and are looked through but once."""
_SCRIPTS = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "ARABIC": "ar", "CYRILLIC": "ru",
    "DEVANAGARI": "hi", "HEBREW": "he", "GREEK": "el", "THAI": "th", "LAO": "lo", "KHMER": "km",
    "MYANMAR": "my", "ETHIOPIC": "am", "ARMENIAN": "hy", "BENGALI": "bn", "GUJARATI": "gu", "GURMUKHI": "pa",
    "TAMIL": "ta", "TELUGU": "te",
}  # fmt: skip
"""The script of a letter, as Unicode names it, and the language that schools here write most in it."""

NAMES: Mapping[str, str] = {
    "am": "Amharic", "ar": "Arabic", "bn": "Bengali", "bs": "Bosnian", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fr": "French", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hmn": "Hmong", "ht": "Haitian Creole", "hy": "Armenian", "it": "Italian", "ja": "Japanese",
    "km": "Khmer", "ko": "Korean", "lo": "Lao", "my": "Burmese", "pa": "Punjabi", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "so": "Somali", "sw": "Swahili", "ta": "Tamil", "te": "Telugu",
    "th": "Thai", "tl": "Tagalog", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""What people call the languages that are told apart here."""

_SPANISH = re.compile(r"[¿¡]|(?<![^\W\d_])[a-záéíóúüñ]*(?:ñ[aeoáéó]|ci[oó]n(?:es)?|dades)(?![^\W\d_])")
"""Signs and word endings of Spanish that none of the other languages here has."""

_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_SAMPLE = 4000
"""Characters of a block that are looked at: more would tell nothing new."""

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_SURE = 2
_LONG = 8
"""Words in small letters from which on a text without a known small word is in a language not listed."""

_SPARSE = 12
"""One word in so many is a small word in any text of a language that is known here."""

_MOST = 6
"""Particles that are looked over in a name: no name has more, and a text may have thousands in a row."""

_PARTICLES = frozenset(
    ["de", "del", "la", "las", "los", "el", "y", "e", "da", "do", "dos", "das", "di", "du", "le"]
)
"""Small words that stand inside names: ``María de la Cruz``, ``Los Altos``."""


def identify(blocks: Sequence[Block], main: str = "en") -> tuple[str, ...]:
    """The language of each of ``blocks``, as a tag such as ``en``, ``es``, ``vi`` or ``und``.

    Blocks too short to tell take the language of their neighbours: headings and labels that of the next block
    that tells, all others that of the one before. Where none tells, what little there is decides, else
    it is ``main``.
    """
    found = [_of(str(block.text)[:_SAMPLE]) for block in blocks]
    if not any(found):
        return (_slightly(blocks, main),) * len(blocks)
    before = list(_carried(found))
    after = list(_carried(found[::-1]))[::-1]
    return tuple(
        one or ((next_ or last) if block.kind in ("heading", "label") else (last or next_))
        for block, one, last, next_ in zip(blocks, found, before, after, strict=True)
    )


@lru_cache(maxsize=1 << 13)
def runs(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of ``text`` that are in one language each, where its sentences are in more than one.

    A sentence that does not tell for sure goes with the one before it. Most texts are one range.
    """
    votes = Counter(_votes(text[:_SAMPLE], names=False)).most_common(2)
    if len(votes) < 2 or votes[1][1] < _SURE + 1:
        return ((0, len(text)),)
    starts, last = [0], ""
    for start, end in _pieces(text):
        first, most, second = _leading(_votes(text[start:end], names=False))
        if most - second >= _SURE and first != last:
            if last:
                starts.append(start)
            last = first
    return tuple(pairwise((*starts, len(text))))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of ``text``, those that go over a line break in lines."""
    for start, end in sentences(text):
        for found in _LINE.finditer(text, start, end):
            yield found.span()


def code_of(given: str) -> str:
    """The tag that somebody means by a code or a language's name, such as ``es-US`` or ``Spanish``.

    Empty where it is neither.
    """
    name = given.strip().casefold()
    by_name = {called.casefold(): code for code, called in NAMES.items()}
    own = {"español": "es", "espanol": "es", "inglés": "en", "ingles": "en"}
    code = by_name.get(name) or own.get(name) or name.replace("_", "-")
    return code if re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", code) else ""


def _carried(found: Sequence[str]) -> Iterator[str]:
    last = ""
    for one in found:
        last = one or last
        yield last


def _slightly(blocks: Sequence[Block], main: str) -> str:
    """The language of blocks none of which tells: of the words in names and titles too, if they agree."""
    votes: Counter[str] = Counter()
    for block in blocks:
        votes.update(_votes(str(block.text)[:_SAMPLE], names=True))
    first, most, second = _leading(votes)
    return first if most >= _SURE and most > second else main


def _leading(votes: Mapping[str, int]) -> tuple[str, int, int]:
    """The language with the most votes, how many these are, and how many the next one has.

    Languages that are like Spanish share its small words: as many votes as theirs are enough for Spanish,
    which is by far the likeliest in a school here.
    """
    if "es" in votes and votes.get("en", 0) < votes["es"] == max(votes.values()):
        return "es", votes["es"], votes.get("en", 0)
    (first, most), (_, second) = [*Counter(votes).most_common(2), ("", 0), ("", 0)][:2]
    return first, most, second


@lru_cache(maxsize=1 << 13)
def _of(text: str) -> str:
    """The language of ``text``; empty where it does not tell."""
    if script := _script(text):
        return script
    first, most, second = _leading(_votes(text, names=False))
    small = [word for word in _words(text) if word.islower()]
    if len(small) >= _LONG and most * _SPARSE < len(small):
        return "" if sum(map(known, small)) * 2 > len(small) else UNKNOWN
    if most > second and (most >= _SURE or first == "en"):
        return first
    if not most and len(small) > 1 and easy_words().issuperset(small):
        return "en"
    return ""


def _plain(text: str) -> str:
    """``text`` without addresses."""
    return _NOT_WORDS.sub(" ", text) if _MAY_BE_NONE.search(text) else text


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[str, ...]:
    """The words of ``text`` outside of addresses; they are asked for twice in a row."""
    return tuple(_WORD.findall(_plain(text)))


@lru_cache(maxsize=1 << 13)
def _votes(text: str, names: bool) -> Mapping[str, int]:
    """How many words speak for each language; with ``names`` those inside names as well."""
    found = [word for word in _words(text) if len(word) > 1 or not word.isupper()]
    shouted = sum(map(str.isupper, found)) * 2 > len(found)
    votes: dict[str, int] = {}
    small = _languages()
    for k, plain in [(k, plain) for k, plain in enumerate(map(_folded, found)) if plain in small]:
        if not shouted and _in_name(found, k, plain) and not (names and found[k].islower()):
            continue
        for language in small[plain]:
            votes[language] = votes.get(language, 0) + 1
    if not text.isascii() or "cion" in text or "dades" in text:
        text = _plain(text)
        votes["es"] = votes.get("es", 0) + len(_SPANISH.findall(text))
        votes["vi"] = votes.get("vi", 0) + sum(1 for word in found if _VIETNAMESE.search(word))
    return {language: count for language, count in votes.items() if count}


_folded = lru_cache(maxsize=1 << 14)(normalized)


def _in_name(found: Sequence[str], k: int, plain: str) -> bool:
    """Whether word ``k`` belongs to a name: ``de`` and ``la`` of ``María de la Cruz``."""
    if plain not in _PARTICLES:
        return False
    if found[k][0].isupper() and k + 1 < len(found) and found[k + 1][0].isupper():
        return True
    return _beside(found, range(k - 1, -1, -1)) and _beside(found, range(k + 1, len(found)))


def _beside(found: Sequence[str], row: range) -> bool:
    """Whether the next word along ``row`` that is no particle has a capital."""
    near = next((found[j] for j in row[:_MOST] if found[j].lower() not in _PARTICLES), "")
    return near[:1].isupper()


def _script(text: str) -> str:
    """The language of the script that most letters are in; empty for Latin."""
    if text.isascii():
        return ""
    strange = [c for c in text if ord(c) > 0x36F and c.isalpha() and not 0x1E00 <= ord(c) < 0x1F00]
    if not strange or len(strange) * 2 < sum(map(str.isalpha, text)):
        return ""
    scripts = Counter(_SCRIPTS.get(unicodedata.name(c, "").split(" ")[0], UNKNOWN) for c in strange)
    if scripts["ja"] and scripts["ja"] * 10 > len(strange):
        return "ja"
    return scripts.most_common(1)[0][0]


@cache
def _languages() -> Mapping[str, tuple[str, ...]]:
    """The languages that have each small word."""
    found: dict[str, list[str]] = {}
    path = Path(__file__).parent / "data" / "function_words.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[0] != "#":
            language, _, members = line.partition(":")
            for word in members.split():
                found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}
