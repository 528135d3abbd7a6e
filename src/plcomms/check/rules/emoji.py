"""Small pictures among the letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import ANY_LANGUAGE, Block, Case, Context, Hit, Severity, on_block

_IN_COLOR = "⌚⌛⏩-⏬⏰⏳☔☕♈-♓♿⚓⚡⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓-❕❗➕-➗➰➿⭐⭕"
"""Signs below U+1F000 that are pictures without more (Unicode's emoji-data.txt, Emoji_Presentation)."""

_SIGN = rf"(?:[\U0001f000-\U0001faff{_IN_COLOR}]|\S\ufe0f)[\ufe0f\u200d\u20e3]*"
_EMOJI = re.compile(rf"{_SIGN}(?:\s?{_SIGN})*")


@on_block(
    severity=Severity.ADVICE,
    message="“{found}” may be missing on paper.",
    help="Say it in words. In a text message it costs, too: a part then holds 70 letters instead of 160.",
    source="3GPP TS 23.038: one sign outside the GSM alphabet sets the whole message in UCS-2",
    cases=(
        Case("Come to the fair 🎉🎈 on May 4!", ("🎉🎈",)),
        Case("We ❤️ reading. Bring a friend ⭐", ("❤️", "⭐")),
        Case("Well done 👍🏽 to our 👩‍🏫 of the year.", ("👍🏽", "👩‍🏫")),
        Case("Supper is free — for everyone. It costs 5 € or $5, at 70 °F, ½ price."),
        Case("Señora Ñuñez → room 4 · © Riverbend™ ✓"),
    ),
    languages=ANY_LANGUAGE,
)
def emoji(block: Block, _context: Context) -> Iterator[Hit]:
    """Says which small pictures are missing on paper.

    Hardly any font for print has them, and a screen reader reads out the whole name of each.
    """
    for found in _EMOJI.finditer(block.text):
        yield Hit(*found.span(), fields={"found": found[0]})
