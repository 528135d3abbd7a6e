"""Headers of a message in any alphabet (RFC 2047, RFC 5322): nothing lost, doubled or too long.

Python's own writer loses a space between two encoded words, or doubles it, and makes words of more than 75
characters; so all of a header that is not plain ASCII is written here, its spaces inside the encoded words.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any

LONGEST_WORD = 75
"""Characters of an encoded word (RFC 2047, section 2)."""
LONGEST_LINE = 76
"""Characters of a line that has one in it (RFC 2047, section 2)."""

_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/?^_`{|}~ -]+")
_WORD = "=?utf-8?{encoding}?{text}?="
_ROOM = LONGEST_WORD - len(_WORD.format(encoding="q", text=""))
_BREAK = "\r\n "
_Q_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
"""What stands for itself in the Q encoding wherever an encoded word may be (RFC 2047, section 5)."""


class Headers(EmailPolicy):
    """The rules by which a message is written: subjects and names as this module writes them."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """A subject is kept as the words that it is: what looks like an encoded word in it is none."""
        if name.lower() == "subject" and isinstance(value, str) and not re.search(r"[\r\n]", value):
            return name, value
        return super().header_store_parse(name, value)

    def fold(self, name: str, value: Any) -> str:
        """The header ``name`` with its ``value``, in lines."""
        if name.lower() == "subject":
            return f"{name}: {unstructured(str(value), len(name) + 2)}\r\n"
        if name.lower() in ("from", "reply-to"):
            written = (mailbox(one.display_name, one.addr_spec, len(name) + 2) for one in value.addresses)
            return f"{name}: {', '.join(written)}\r\n"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The same as bytes: all of it is ASCII."""
        return self.fold(name, value).encode("ascii")


def new_message() -> EmailMessage:
    """An empty message that is written by ``Headers``."""
    return EmailMessage(policy=Headers(linesep="\r\n"))


def unstructured(words: str, before: int) -> str:
    """``words`` as the value of a header, of whose first line ``before`` characters are taken."""
    lines = _plain(words, before) if words.isascii() and "=?" not in words else None
    return _BREAK.join(lines if lines is not None else _encoded(words, before))


def mailbox(name: str, address: str, before: int) -> str:
    """Whose address it is, and the address: an ASCII ``address`` is as it was."""
    if not name:
        return address
    quoted = name if _ATOMS.fullmatch(name) else '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    lines = _plain(f"{quoted} <{address}>", before) if name.isascii() and "=?" not in name else None
    return _BREAK.join(lines if lines is not None else (*_encoded(name, before), f"<{address}>"))


def is_short(name: str, before: int) -> bool:
    """Whether a ``name`` takes one encoded word at most: some programs put a space between two in a name."""
    return mailbox(name, "", before).count("=?") <= 1


def _plain(words: str, before: int) -> list[str] | None:
    """ASCII ``words`` in lines broken at spaces; None where one is too long or a space is lost."""
    lines, room = [""], LONGEST_LINE - before
    for word in words.split(" "):
        if not word or len(word) > LONGEST_LINE - 1:
            return None
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
            room = LONGEST_LINE - 1
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return lines if before + len(lines[0]) <= LONGEST_LINE else None


def _encoded(words: str, before: int) -> Iterator[str]:
    """``words`` as encoded words, in the shorter of the two encodings; no letter is divided."""
    octets = words.encode("utf-8", "replace")
    q_size = sum(1 if octet in _Q_SAFE or octet == 0x20 else 3 for octet in octets)
    encoding = "q" if q_size <= -(-len(octets) // 3) * 4 else "b"
    made, room = b"", LONGEST_LINE - before - (LONGEST_WORD - _ROOM)
    for letter in words:
        more = letter.encode("utf-8", "replace")
        if made and len(_text(made + more, encoding)) > room:
            yield _WORD.format(encoding=encoding, text=_text(made, encoding))
            made, room = b"", _ROOM
        made += more
    yield _WORD.format(encoding=encoding, text=_text(made, encoding))


def _text(octets: bytes, encoding: str) -> str:
    if encoding == "b":
        return base64.b64encode(octets).decode()
    return "".join(chr(o) if o in _Q_SAFE else "_" if o == 0x20 else f"={o:02X}" for o in octets)
