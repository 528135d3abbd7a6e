"""What people call languages, guidelines and pieces of a message: one place for all of it."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES: Mapping[str, str] = {
    "am": "Amharic",
    "ar": "Arabic",
    "bn": "Bengali",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "gu": "Gujarati",
    "hi": "Hindi",
    "hmn": "Hmong",
    "ht": "Haitian Creole",
    "ja": "Japanese",
    "km": "Khmer",
    "ko": "Korean",
    "my": "Burmese",
    "ne": "Nepali",
    "pa": "Punjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ru": "Russian",
    "so": "Somali",
    "sw": "Swahili",
    "ti": "Tigrinya",
    "tl": "Tagalog",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""The names of languages that are spoken in many homes."""

GUIDELINES: Mapping[str, str] = {
    "future": "Ready for college, work and life",
    "progress": "Families see how their child is doing",
    "ownership": "Students take charge of more of their learning",
    "teachers": "Teachers have the room and the tools they need",
    "clear-why": "A clear reason that people can repeat",
    "stories": "Told often, through stories of children",
    "invitation": "We ask families to come in",
}

PIECES: Mapping[str, tuple[str, str]] = {
    "vision": ("the vision", "the vision"),
    "why": ("1\u00a0why", "{count}\u00a0whys"),
    "definition": ("the definition", "the definition"),
    "progress": ("the words on progress", "the words on progress"),
    "proof": ("1\u00a0fact", "{count}\u00a0facts"),
    "story": ("1\u00a0story", "{count}\u00a0stories"),
    "quote": ("1\u00a0quotation", "{count}\u00a0quotations"),
    "event": ("1\u00a0event", "{count}\u00a0events"),
    "answer": ("1\u00a0answer", "{count}\u00a0answers"),
    "note": ("the principal's note", "the principal's note"),
    "news": ("1\u00a0piece of news", "{count}\u00a0pieces of news"),
    "date": ("1\u00a0date", "{count}\u00a0dates"),
    "step": ("1\u00a0next\u00a0step", "{count}\u00a0next\u00a0steps"),
}
"""What carries a guideline: one of it, and many; a number stays on the line of what it counts."""


def language_name(code: str) -> str:
    """What people call a language; its code where it has no name here."""
    return LANGUAGES.get(code) or LANGUAGES.get(code.split("-", maxsplit=1)[0]) or code


def counted(what: str, count: int) -> str:
    """So many of a piece of the message: “3 stories”."""
    one, many = PIECES.get(what, (what, what))
    return (one if count == 1 else many).format(count=count)


def called(what: str) -> str:
    """What one piece of the message is: “story”."""
    return counted(what, 1).removeprefix("1\u00a0").removeprefix("the ")
