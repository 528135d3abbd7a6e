"""What people call formats, looks, languages, guidelines and pieces of a message: one place for all of it."""

from __future__ import annotations

from collections.abc import Mapping

from plcomms.model.document import Artifact, PrintOptions

FORMATS: Mapping[str, str] = {
    "web": "Web page",
    "pdf": "PDF",
    "email": "Email draft",
    "paste": "Email to paste",
    "word": "Word",
    "slides": "Slides",
    "calendar": "Calendar file",
    "text": "Text",
    "markdown": "Markdown",
}
"""What people call each format, in the order in which they look for them."""

_UP = {2: "2 to a sheet", 4: "4 to a sheet"}
_PAPER = {"a4": "A4"}
_INK = {"bw": "for a black-and-white copier"}
_LARGE = "large print"

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
    "step": ("1\u00a0next\u00a0step", "{count}\u00a0next\u00a0steps"),
}
"""What carries a guideline: one of it, and many; a number stays on the line of what it counts."""


def file_name(artifact: Artifact) -> str:
    """What a file is called on the page that shows it: “PDF, 2 to a sheet, A4”."""
    look: PrintOptions = artifact.look
    parts = (
        FORMATS.get(artifact.format, artifact.format),
        _UP.get(look.up, ""),
        _PAPER.get(look.paper, ""),
        _INK.get(look.ink, ""),
        _LARGE if look.large else "",
    )
    return ", ".join(part for part in parts if part)


def format_order(artifact: Artifact) -> tuple[int, str, PrintOptions]:
    """Where a file stands among those of its document; formats that have no name here come last."""
    order = {name: number for number, name in enumerate(FORMATS)}
    return order.get(artifact.format, len(order)), artifact.format, artifact.look


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
