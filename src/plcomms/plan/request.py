"""What was asked for, held against what there is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from plcomms.load.validation import nearest_help
from plcomms.model.document import Kind, Request
from plcomms.model.errors import InputError
from plcomms.model.format import Format
from plcomms.model.project import Project

_UNKNOWN = "There is no {what} “{word}”."
_WHAT = {"kinds": "kind of document", "audiences": "audience", "schools": "school", "formats": "format"}
_NAMED_HELP = "Give the school by the name of its file: {ids}"
_SHARED = "More than one school is called “{word}”."
_NOTHING = "Nothing is made that way: {kinds} {verb} for {audiences}, as {formats}."
_NOTHING_HELP = "Ask for one of these, or leave the option out."
_SHEET = "{kinds} {verb} not made {up} on a sheet."
_SHEET_HELP = "Ask for --up {known}, or leave it out."


def require_known(
    project: Project, kinds: Mapping[str, Kind], formats: Mapping[str, Format], request: Request
) -> None:
    """Refuse what does not exist.

    Raises:
        InputError: the ``request`` names a kind, an audience, a school or a format that there is none of.
    """
    known: Mapping[str, Collection[str]] = {
        "kinds": kinds,
        "audiences": project.glossary.audiences,
        "schools": project.schools,
        "formats": formats,
    }
    for what, words in known.items():
        for word in getattr(request, what):
            if word not in words:
                named = _named(project, word) if what == "schools" else ()
                help = (
                    _NAMED_HELP.format(ids=" or ".join(named)) if named else nearest_help(word, sorted(words))
                )
                message = _SHARED if len(named) > 1 else _UNKNOWN
                raise InputError(message.format(what=_WHAT[what], word=word), help)


def _named(project: Project, word: str) -> tuple[str, ...]:
    """The files' names of the schools that people call ``word``, in full or for short."""
    asked = " ".join(word.casefold().split())
    return tuple(
        key
        for key, school in project.schools.items()
        if asked in (school.name.casefold(), (school.short_name or "").casefold())
    )


def require_printable(kinds: Mapping[str, Kind], request: Request) -> None:
    """Refuse a number on a sheet that none of the kinds that were named has.

    Raises:
        InputError: it was asked for.
    """
    named = [kinds[name] for name in request.kinds]
    if not named or not request.look.up or any(request.look.up in kind.up for kind in named):
        return
    said = {"kinds": " and ".join(kind.name for kind in named), "verb": "is" if len(named) == 1 else "are"}
    known = " or ".join(str(up) for up in sorted({up for kind in named for up in kind.up}))
    raise InputError(_SHEET.format(up=request.look.up, **said), _SHEET_HELP.format(known=known))


def nothing_made(kinds: Mapping[str, Kind], request: Request) -> InputError:
    """What to say where ``kinds`` make nothing of the ``request``."""
    asked = [kind for kind in kinds.values() if not request.kinds or kind.name in request.kinds]
    audiences = dict.fromkeys(a for kind in asked for a in kind.audiences)
    formats = dict.fromkeys(f for kind in asked for f in kind.formats)
    words = _NOTHING.format(
        kinds=" and ".join(kind.name for kind in asked),
        verb="is" if len(asked) == 1 else "are",
        audiences=", ".join(audiences),
        formats=", ".join(formats),
    )
    return InputError(words, _NOTHING_HELP)
