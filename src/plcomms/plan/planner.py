"""What will be made: every document that was asked for, and what was refused and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from plcomms.load.glossary import builtin_glossary
from plcomms.load.kinds import Kinds
from plcomms.load.project import DISTRICT
from plcomms.load.schools import SCHOOLS
from plcomms.model.district import Content
from plcomms.model.document import Artifact, Document, Kind, Plan, PrintOptions, Request
from plcomms.model.entries import Event
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.format import Format
from plcomms.model.glossary import Audience, reaches
from plcomms.model.issue import Months
from plcomms.model.notice import Notice
from plcomms.model.project import Project, Sender, span_of
from plcomms.plan.request import nothing_made, require_known, require_printable

_NO_REPLY = "No invitation to “{title}” was made: it does not say both by when and to whom to reply."
_NO_REPLY_HELP = (
    "Add reply_by and reply_to to the event; or take out all about replies, for one without a slip."
)
_NO_EVENTS = "No {kind} was made for {place}: it has no {each} of its own."
_NONE_FOR = "No {kind} was made for {place}: none of its {each}s is for {readers}."
_NO_EVENTS_HELP = "Add one under {each}s: in {file}."
_DISTRICTS = "What the district invites to is made by  plcomms build {kind}  alone: {titles}. {help}"
_IN_ISSUE = "There is one in {file}: add  --issue {month}"
_SAME = "Two different papers would be called “{path}”."
_SAME_HELP = "Give one of them another id: {ids}."
_NO_ENTRIES = "No {kind} was made for {place}: it has no {need}."
_NO_ENTRIES_HELP = "Add {need} to the district's or the school's file."
_NO_ISSUE = "No {kind} was made for {place}: it has no issue of {month}."
_NO_ISSUE_HELP = "Make one with  plcomms new issue --school {school} --month {month}"
_NO_TEMPLATE = "“{kind}” is not made: its own words are not there in “{language}”."
_NO_TEMPLATE_HELP = (
    "Put a template templates/{name}/{name}.{language}.md into the district's folder, or write in en."
)
_NO_FORMAT = "There is no format “{name}”."
_NO_FORMAT_HELP = "These exist: {names}."
_LANGUAGE = "Nothing is made in “{language}” yet: its translation is not there."
_LANGUAGE_HELP = "Documents are made in {first}, the first language of the list."


def plan(project: Project, kinds: Kinds, formats: Mapping[str, Format], request: Request) -> Plan:
    """Everything in ``request`` that ``kinds`` make for ``project``, as files in ``formats``.

    Raises:
        InputError: something was asked for that does not exist.
    """
    require_known(project, kinds.kinds, formats, request)
    require_printable(kinds.kinds, request)
    artifacts: list[Artifact] = []
    refused: list[Finding] = list(_untranslated(project))
    for kind in kinds.kinds.values():
        if request.kinds and kind.name not in request.kinds:
            continue
        for document in _documents(project, kind, request, refused):
            if not kinds.speaks(document, project.glossary.audience(document.audience)):
                refused.append(_no_template(kind, document, project))
                continue
            chosen = [f for f in kind.formats if not request.formats or f in request.formats]
            artifacts += [
                Artifact(document, name, look)
                for name in chosen
                for look in _looks(kind, _format(formats, name), request)
            ]
    if not artifacts and not refused:
        raise nothing_made(kinds.kinds, request)
    _distinct(artifacts, formats)
    return Plan(tuple(sorted(artifacts)), tuple(dict.fromkeys(refused)))


def _distinct(artifacts: Sequence[Artifact], formats: Mapping[str, Format]) -> None:
    """Refuse two files of one name: of the events “night” and “night-2-up” one would replace the other."""
    taken: dict[str, Artifact] = {}
    for artifact in artifacts:
        path = artifact.path(formats[artifact.format].extension)
        other = taken.setdefault(path.lower(), artifact)
        if other is not artifact:
            ids = sorted({other.document.event, artifact.document.event} - {""})
            raise InputError(_SAME.format(path=path), _SAME_HELP.format(ids=" or ".join(ids) or path))


def _format(formats: Mapping[str, Format], name: str) -> Format:
    """The format that a kind calls ``name``."""
    if name not in formats:
        raise InputError(_NO_FORMAT.format(name=name), _NO_FORMAT_HELP.format(names=", ".join(formats)))
    return formats[name]


def possible(artifact: Artifact, project: Project, kinds: Kinds, formats: Mapping[str, Format]) -> bool:
    """Whether ``artifact`` can be made for ``project`` if somebody asks for just that."""
    document = artifact.document
    asked = Request(
        (document.kind,),
        (document.audience,),
        (document.school,) if document.school else (),
        (artifact.format,),
        replace(artifact.look, up=0),
    )
    try:
        return artifact in plan(project, kinds, formats, asked).artifacts
    except InputError:
        return False


def _looks(kind: Kind, format: Format, request: Request) -> Iterator[PrintOptions]:
    """How a format is printed: once for each number on a sheet; what is not for paper has one look.

    Large print has a sheet for itself unless somebody asked for more.
    """
    if not format.printed:
        yield PrintOptions()
        return
    usual = (1,) if request.look.large else kind.up
    for up in (request.look.up,) if request.look.up in kind.up else usual:
        yield replace(request.look, up=up)


def _documents(project: Project, kind: Kind, request: Request, refused: list[Finding]) -> Iterator[Document]:
    language = project.district.languages[0]
    readers = readers_of(kind, project)
    for name, scope in readers.items():
        audience = project.glossary.audience(name)
        if not _asked(audience, readers, request):
            continue
        for school in _places(project, scope, request):
            sender = project.sender(school)
            if kind.monthly and request.issue and request.issue != project.month(school):
                refused += [_no_issue(kind, sender, request.issue)] if school else []
                continue
            if lacking := _lacks(kind, sender):
                refused += [lacking] if kind.name in request.kinds or "dates" not in kind.needs else []
                continue
            told = len(refused)
            entries = tuple(_entries(kind, sender, audience, refused))
            if not entries and kind.name in request.kinds and len(refused) == told:
                refused.append(_no_events(kind, sender, audience, project.months.get(school)))
            for entry in entries:
                month = project.month(school) if kind.monthly else ""
                yield Document(kind.name, name, school, language, entry, month)


def readers_of(kind: Kind, project: Project) -> Mapping[str, str]:
    """Whom ``kind`` is made for, and who sends it to them: ``district``, ``schools`` or ``everywhere``.

    They are those that the kind names, and the district's own audiences that are like one of those.
    """
    readers = dict(kind.audiences)
    for name, audience in project.glossary.audiences.items():
        if name not in builtin_glossary().audiences:
            like = next((other for other in audience.chain if other in kind.audiences), None)
            if like:
                readers.setdefault(name, kind.audiences[like])
    return readers


def _asked(audience: Audience, readers: Mapping[str, str], request: Request) -> bool:
    """Whether ``audience`` was asked for, or one that it is like where the kind has nothing for just that.

    Who asks for a school's papers and names no reader gets what schools send, where schools send that kind.
    """
    if request.schools and not request.audiences and readers[audience.id] == "district":
        return set(readers.values()) == {"district"}
    if not request.audiences or audience.id in request.audiences:
        return True
    like = [name for name in request.audiences if name not in readers]
    return bool(like) and reaches(like, audience)


def _places(project: Project, scope: str, request: Request) -> tuple[str, ...]:
    """Who sends it: a school's id each; the empty one is the district."""
    if request.schools:
        return request.schools
    schools = tuple(project.schools)
    if scope == "district" or not schools:
        return ("",)
    return schools if scope == "schools" else ("", *schools)


def _own_entries(kind: Kind, sender: Sender) -> Sequence[Event | Notice]:
    """The events or notices of ``sender`` itself, for each of which a document may be made."""
    return _of_each(kind, sender.school or sender.district)


def _of_each(kind: Kind, voice: Content) -> Sequence[Event | Notice]:
    return voice.notices if kind.each == "notice" else voice.events


def _later_issue(kind: Kind, audience: Audience, months: Months | None) -> str:
    """What to do where a later issue has what the chosen one has not; empty where none has."""
    if months is None:
        return ""
    for month in months.later:
        readers = (e.for_ if isinstance(e, Event) else e.only for e in _of_each(kind, months.issues[month]))
        if any(reaches(names, audience) for names in readers):
            return _IN_ISSUE.format(file=months.files[month], month=month)
    return ""


def _no_events(kind: Kind, sender: Sender, audience: Audience, months: Months | None) -> Finding:
    file = f"{SCHOOLS}/{sender.school_id}.yaml" if sender.school else DISTRICT
    each = kind.each or "event"
    said = {"kind": kind.title.lower(), "place": sender.name, "readers": audience.label, "each": each}
    message = (_NONE_FOR if _own_entries(kind, sender) else _NO_EVENTS).format(**said)
    help = _later_issue(kind, audience, months) or _NO_EVENTS_HELP.format(file=file, each=each)
    titles = [event.title for event in sender.district.events if each == "event" and _answerable(event)]
    if sender.school and titles:
        help = _DISTRICTS.format(kind=kind.name, titles=", ".join(titles), help=help)
    return Finding("needs", Severity.ADVICE, message, span_of(sender.name), help)


def _entries(kind: Kind, sender: Sender, audience: Audience, refused: list[Finding]) -> Iterator[str]:
    if kind.each is None:
        yield ""
        return
    for entry in _own_entries(kind, sender):
        if not reaches(entry.for_ if isinstance(entry, Event) else entry.only, audience):
            continue
        if "reply" in kind.needs and isinstance(entry, Event) and not _answerable(entry):
            refused.append(_no_reply(entry))
            continue
        yield str(entry.id)


def _answerable(event: Event) -> bool:
    """Whether families are told by when and to whom to reply, or are asked for no reply at all."""
    to = event.reply_to or event.reply_phone
    return bool(event.reply_by and to) or not any((event.reply_by, to, event.reply_link))


def _no_reply(event: Event) -> Finding:
    message = _NO_REPLY.format(title=event.title)
    return Finding("no-reply", Severity.ADVICE, message, span_of(event.title), _NO_REPLY_HELP)


def _no_issue(kind: Kind, sender: Sender, month: str) -> Finding:
    message = _NO_ISSUE.format(kind=kind.title.lower(), place=sender.name, month=month)
    help = _NO_ISSUE_HELP.format(school=sender.school_id, month=month)
    return Finding("needs", Severity.ADVICE, message, span_of(sender.name), help)


def _lacks(kind: Kind, sender: Sender) -> Finding | None:
    for need in kind.needs:
        if need in ("reply", "events") and kind.each:
            continue
        entries = sender.district.whys if need == "whys" else getattr(sender, need)
        if need == "dates":
            entries = (*entries, *sender.events)
        if not entries:
            message = _NO_ENTRIES.format(kind=kind.title.lower(), place=sender.name, need=need)
            return Finding(
                "needs", Severity.ADVICE, message, span_of(sender.name), _NO_ENTRIES_HELP.format(need=need)
            )
    return None


def _untranslated(project: Project) -> Iterator[Finding]:
    first, *others = project.district.languages
    for language in others:
        yield Finding(
            "untranslated",
            Severity.ADVICE,
            _LANGUAGE.format(language=language),
            span_of(language),
            _LANGUAGE_HELP.format(first=first),
        )


def _no_template(kind: Kind, document: Document, project: Project) -> Finding:
    said = {"kind": kind.title, "language": document.language}
    help = _NO_TEMPLATE_HELP.format(name=kind.name, language=document.language)
    where = span_of(project.district.languages[0])
    return Finding("untranslated", Severity.WARNING, _NO_TEMPLATE.format(**said), where, help)
