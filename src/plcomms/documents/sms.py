"""Text messages: how many a text takes, and how to say it in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plcomms.documents.fit import Part, fitted
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
_PRINTED = re.compile(f"[{''.join(_TYPED)}]")


@dataclass(frozen=True, slots=True)
class Sms:
    """A text as it is sent.

    ``length`` counts as telephones count: in septets, or in UTF-16 units where ``forced`` names the letters
    that the usual alphabet does not have. ``room`` is what one message holds, ``messages`` how many it takes.
    """

    text: Text
    encoding: str
    length: int
    messages: int
    forced: tuple[str, ...] = ()

    @property
    def room(self) -> int:
        """How much one message alone holds in this encoding."""
        return ROOM[self.encoding][0]


def measured(text: str) -> Sms:
    """How ``text`` is sent: no letter is divided between two messages (3GPP TS 23.040, 9.2.3.24.1)."""
    forced = tuple(dict.fromkeys(c for c in text if c not in BASIC and c not in EXTENSION))
    encoding = UCS if forced else GSM
    sizes = [_units(c) if forced else 1 + (c in EXTENSION) for c in text]
    alone, joined = ROOM[encoding]
    messages = 1 if sum(sizes) <= alone else _divided(sizes, joined)
    return Sms(text if isinstance(text, Text) else Text(text), encoding, sum(sizes), messages, forced)


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
    least = measured(fitted(keyed, lambda _text: False)).messages
    return measured(fitted(keyed, lambda text: measured(text).messages <= least))
