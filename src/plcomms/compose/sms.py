"""Text messages: how many a text takes, and how to say it in one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plcomms.compose.fit import Part, fitted
from plcomms.model.text import Segment, Text

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The GSM 7 bit default alphabet (3GPP TS 23.038, section 6.2.1), without its escape."""

EXTENSION = frozenset("\f^{}\\[~]|€")
"""Its extension table (section 6.2.1.1): each of these takes two places, an escape and itself."""

GSM, UCS = "GSM-7", "UCS-2"
ROOM = {GSM: (160, 153), UCS: (70, 67)}
"""How much one message holds alone, and as one of several (3GPP TS 23.040, section 9.2.3.24.1).

140 octets are 160 septets or 70 UTF-16 units; the header that joins several takes 6 octets.
"""

_TYPED = {
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    "…": "...",
    "•": "-",
}
"""What printers write, as a telephone's keys write it: one of these would more than halve the room."""
_SIGNS = frozenset(("So", "Sk", "Sm", "Po", "Pd"))
_LEFT_OUT = _SIGNS | {"Mn", "Me", "Cf"}
"""Categories of Unicode of signs, and of what joins them or changes their looks."""
_PRINTED = re.compile(f"[{''.join(_TYPED)}]")


@dataclass(frozen=True, slots=True)
class Sms:
    """A text as it is sent.

    ``length`` counts as telephones count: in septets, or in UTF-16 units where ``forced`` names the letters
    that the usual alphabet does not have. ``room`` is what one message holds, ``messages`` how many it takes.
    ``shortest`` is the shortest wording that it could have had.
    """

    text: Text
    encoding: str
    length: int
    messages: int
    forced: tuple[str, ...] = ()
    shortest: str = ""

    @property
    def room(self) -> int:
        """How much one message alone holds in this encoding."""
        return ROOM[self.encoding][0]

    @property
    def signs(self) -> tuple[str, ...]:
        """Those of ``forced`` that are signs such as emoji, which can be left out."""
        return tuple(c for c in self.forced if unicodedata.category(c) in _SIGNS)

    @property
    def spelled(self) -> tuple[tuple[str, str], ...]:
        """Those of ``forced`` that are letters with an accent, each with the letter that telephones have."""
        found = ((c, _without_accent(c)) for c in self.forced)
        return tuple((c, bare) for c, bare in found if bare)

    @property
    def relieved(self) -> int:
        """How many messages it takes without its signs and accents; as many as before where others stay."""
        gone = {c: "" for c in self.forced if unicodedata.category(c) in _LEFT_OUT} | dict(self.spelled)
        kept = "".join(gone.get(c, c) for c in self.shortest or self.text)
        return measured(" ".join(kept.split())).messages if self.forced else self.messages

    def fits_without(self, letters: int) -> bool:
        """Whether one message would hold it with ``letters`` fewer."""
        return measured(self.shortest or self.text).length - letters <= self.room


def measured(text: str) -> Sms:
    """How ``text`` is sent: no letter is divided between two messages (3GPP TS 23.040, 9.2.3.24.1)."""
    forced = tuple(dict.fromkeys(c for c in text if c not in BASIC and c not in EXTENSION))
    encoding = UCS if forced else GSM
    sizes = [_units(c) if forced else 1 + (c in EXTENSION) for c in text]
    alone, joined = ROOM[encoding]
    messages = 1 if sum(sizes) <= alone else _divided(sizes, joined)
    return Sms(text if isinstance(text, Text) else Text(text), encoding, sum(sizes), messages, forced)


def _without_accent(letter: str) -> str:
    """The letter of the usual alphabet that ``letter`` is with an accent; empty where there is none."""
    bare = unicodedata.normalize("NFD", letter)[0]
    return bare if bare != letter and bare.isalpha() and bare in BASIC else ""


def _units(letter: str) -> int:
    """UTF-16 units: letters outside the basic plane, such as emoji, take two."""
    return 2 if ord(letter) > 0xFFFF else 1


def _divided(sizes: Sequence[int], room: int) -> int:
    """How many messages letters of these ``sizes`` take, one after the other."""
    messages, used = 1, 0
    for size in sizes:
        if used + size > room:
            messages, used = messages + 1, 0
        used += size
    return messages


def typed(text: str) -> Text:
    """``text`` as a telephone's keys write it: straight quotation marks, hyphens, single spaces."""
    whole = text if isinstance(text, Text) else Text(text)
    parts, at = [], 0
    for found in _PRINTED.finditer(whole):
        parts += [whole.cut(at, found.start()), _replaced(whole, found)]
        at = found.end()
    return Text.joined([*parts, whole.cut(at, len(whole))])


def _replaced(whole: Text, found: re.Match[str]) -> Text:
    new = _TYPED[found[0]]
    span = whole.span(*found.span())
    return Text(new, [Segment(0, len(new), span)] if span and new else ())


def text_message(parts: Sequence[Part]) -> Sms:
    """The fullest wording of ``parts`` that one message holds; where none does, that takes fewest messages.

    See ``fit.fitted`` for what is left out first.
    """
    keyed = [
        (rank, *([typed(piece) for piece in wording] for wording in wordings)) for rank, *wordings in parts
    ]
    shortest = fitted(keyed, lambda _text: False)
    least = measured(shortest).messages
    fullest = measured(fitted(keyed, lambda text: measured(text).messages <= least))
    return replace(fullest, shortest=str(shortest))
