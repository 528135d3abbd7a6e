"""A document's words: its template with what the district says bound into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from plcomms.compose.binding import fill
from plcomms.compose.binding import words as plain_words
from plcomms.compose.days import day_of_month, long_date, month, short_date, times, weekday
from plcomms.compose.labels import GUIDELINES as LABELS
from plcomms.compose.links import linked, links
from plcomms.compose.qr import qr
from plcomms.compose.schedule import date_row
from plcomms.compose.shorten import call, opening, post, shorter
from plcomms.compose.sms import measured, text_message
from plcomms.compose.templates import Templates
from plcomms.compose.values import Function, Record
from plcomms.language.terms.matcher import Terms
from plcomms.language.terms.occurrences import Told, occurrences, required_action, told_in
from plcomms.load.kinds import Kinds
from plcomms.load.markdown import Rich, read_markdown
from plcomms.model.coverage import GUIDELINES, carriers
from plcomms.model.document import Body, Document
from plcomms.model.glossary import reaches
from plcomms.model.links import address, copied, shown
from plcomms.model.news import SECTIONS
from plcomms.model.project import Project
from plcomms.model.text import ALTERNATIVE, Block, Text
from plcomms.plan.turns import turn_of

Look = Callable[[Block, Terms], Told]

_PUBLIC = "community"
"""The audience of people who need not have a child at school."""

_NOT_SAID = "say(...) takes what somebody says, such as vision, a why, a story or faq.answer"
_NOTHING_MORE: Mapping[str, Any] = MappingProxyType({})
_MOST_READ = 4_000
"""How many texts are kept as they were read: those of some eighty schools."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A line of the box of words: the phrase that the document has, and what it means.

    ``entry`` is the name of the glossary's entry for it.
    """

    term: str
    means: str
    entry: str


class Composer:
    """Makes the bodies of a project's documents; templates are read once.

    ``terms`` are those that a reader may have to be told of, ``look`` finds them in a block;
    ``templates`` are those of the folders of ``kinds``, where somebody has read them already.
    """

    def __init__(
        self,
        project: Project,
        kinds: Kinds,
        terms: Terms,
        templates: Templates | None = None,
        look: Look = told_in,
    ) -> None:
        self._project = project
        self._terms = terms
        self._look = look
        self._carriers = carriers(project)
        self._kinds = kinds
        self._templates = (templates or Templates(kinds.folders)).with_filters(FILTERS)
        self._read: dict[tuple[str, object], Rich] = {}

    def compose(self, document: Document, more: Mapping[str, Any] = _NOTHING_MORE) -> Body:
        """The words of ``document``, with a box of those that its reader must be told the meaning of.

        ``more`` are names that its template has beside those of every template.

        Raises:
            InputError: its template has a mistake; the finding says on which line.
        """
        body = self._composed(document, (), more)
        words = self._to_explain(body)
        body = self._composed(document, words, more) if words else body
        return replace(body, html=linked(body.html))

    def _to_explain(self, body: Body) -> tuple[Explanation, ...]:
        """What the reader of ``body`` must be told the meaning of and is not, as it stands there."""
        audience = self._project.glossary.audience(body.document.audience)
        found: dict[str, Explanation] = {}
        for use in occurrences(body.blocks, self._terms, self._look):
            if required_action(use, audience) == "explain":
                term = use.hit.term
                found.setdefault(term.term, Explanation(use.hit.phrase, term.means, term.term))
        return tuple(sorted(found.values(), key=lambda word: word.term.lower()))

    def _composed(self, document: Document, words: tuple[Explanation, ...], more: Mapping[str, Any]) -> Body:
        name = self._kinds.template(document, self._project.glossary.audience(document.audience))
        values = {**self._values(document), **more, "words": words}
        made = self._templates.composed(name, values)
        html, all_blocks = fill(made.text, made.values, self._reading)
        blocks = tuple(block for block in all_blocks if block.kind != ALTERNATIVE)
        heard = tuple(block for block in all_blocks if block.kind == ALTERNATIVE)
        title = next((b.text for b in blocks if b.kind == "heading"), Text(document.name))
        return Body(document, str(title), html, blocks, _told(words, blocks), heard)

    def _values(self, document: Document) -> Mapping[str, Any]:
        """What a template may name."""
        project, sender = self._project, self._project.sender(document.school)
        audience = project.glossary.audience(document.audience)
        district = project.district

        def mine(entries: Iterable[Any]) -> list[Any]:
            """Those of ``entries`` that are for this audience or for all."""
            return [entry for entry in entries if reaches(_only(entry), audience)]

        kind = self._kinds.kinds.get(document.kind)
        each = (kind and kind.each) or "event"

        def one(name: str, entries: Iterable[Any]) -> Any:
            """That of ``entries`` which the document is about, where its kind makes one for each of them."""
            return next((e for e in entries if each == name and e.id == document.event), None)

        return {
            **self._standing(document, mine),
            "document": document,
            "audience": audience,
            "district": district,
            "sender": sender,
            "school": sender.school,
            "definition": district.definition,
            "events": mine(sender.events),
            "event": one("event", sender.events),
            "notices": mine(sender.notices),
            "notice": one("notice", sender.notices),
            "dates": [date_row(entry) for entry in mine(sender.dates)],
            "news": mine(sender.news),
            "sections": [section.name for section in sender.sections] or SECTIONS,
            "headings": dict.fromkeys(SECTIONS, "") | {s.name: s.title or "" for s in sender.sections},
            "carriers": self._carriers,
            "guidelines": GUIDELINES,
            "labels": LABELS,
            "upright": project.upright,
            "say": Function(Say(audience.chain)),
            "qr": Function(qr),
            "times": Function(times),
            "text_message": Function(text_message),
            "post": Function(post),
            "call": Function(call),
        }

    def _standing(self, document: Document, mine: Callable[[Iterable[Any]], list[Any]]) -> Mapping[str, Any]:
        """What is said all year: in an issue, what of it is in turn."""
        district, sender = self._project.district, self._project.sender(document.school)
        every: Mapping[str, Any] = {
            "vision": district.vision,
            "progress": district.progress,
            "whys": district.whys,
            "proof": sender.proof,
            "stories": sender.stories,
            "quotes": mine(sender.quotes),
            "faqs": mine(sender.faqs),
            "next_steps": mine(sender.next_steps),
        }
        own = sender.school.stories if sender.school else district.stories
        if not document.issue:
            return {**every, "more_stories": own[1:]}
        audience = self._project.glossary.audience(document.audience)
        turn = turn_of(self._project.months[document.school], district, audience)
        chosen: Mapping[str, Any] = {
            name: turn.of(name, one) if isinstance(one, tuple | list) else (one if turn.has(name) else None)
            for name, one in every.items()
        }
        return {**chosen, "more_stories": chosen["stories"][1:]}

    def _reading(self, text: str) -> Rich:
        """``read_markdown``, once for each text at each place."""
        key = (str(text), getattr(text, "segments", ()))
        if key not in self._read:
            if len(self._read) > _MOST_READ:
                self._read.clear()
            self._read[key] = read_markdown(text)
        return self._read[key]


def _told(words: Iterable[Explanation], blocks: Iterable[Block]) -> tuple[str, ...]:
    """The entries whose meaning stands in ``blocks``: a district's own template may have no box."""
    texts = [str(block.text) for block in blocks]
    return tuple(str(word.entry) for word in words if any(str(word.means) in text for text in texts))


@dataclass(frozen=True, slots=True)
class Say:
    """What ``say(statement)`` gives in a template: the words that the audience of ``chain`` gets."""

    chain: tuple[str, ...]

    def __call__(self, statement: Any, public: bool = False) -> str:
        """The words for the audience; none where there is no ``statement``.

        On what is ``public`` the community, which else reads what families do, is not told of "your child".
        """
        if not statement:
            return ""
        if not isinstance(statement, Record) or not hasattr(statement, "statement"):
            raise TypeError(_NOT_SAID)
        chain = self.chain[:1] if public and self.chain[0] == _PUBLIC else self.chain
        own = (statement.variants[name] for name in chain if name in statement.variants)
        words: str = next(own, statement.statement)
        return words


def _only(entry: Any) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(entry, "for_", ()) or getattr(entry, "only", ())
    return found


FILTERS: Mapping[str, Callable[..., Any]] = {
    "date": long_date,
    "short_date": short_date,
    "day": day_of_month,
    "weekday": weekday,
    "month": month,
    "times": times,
    "link": address,
    "links": links,
    "shown": shown,
    "copied": copied,
    "shorter": shorter,
    "opening": opening,
    "plain": plain_words,
    "sms": measured,
}
"""The filters that a template may use beside Jinja's own."""


def compose_all(composer: Composer, documents: Iterable[Document]) -> Iterator[Body]:
    """The bodies of ``documents``, in order."""
    return map(composer.compose, documents)
