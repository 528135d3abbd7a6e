"""Rules over a project and its documents: findings, each place said once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from plcomms.check.languages import part, told_apart
from plcomms.check.merge import merged
from plcomms.check.registry import all_rules
from plcomms.check.rule import Context, Hit, Passage, Rule
from plcomms.check.statements import PICTURE, AudienceText, statements
from plcomms.load.markdown import read_markdown
from plcomms.model.document import Body
from plcomms.model.finding import Edit, Finding
from plcomms.model.project import Project
from plcomms.model.text import ALTERNATIVE, Block, Marked, Span, Text

_AT_ONCE = 100
"""How many documents each rule looks at before the next rule does: a school's, or all of a small district."""


def _unseen(_passage: Passage) -> None:
    """Look at nothing."""


def check_project(
    project: Project, bodies: Iterable[Body], context: Context, seen: Callable[[Passage], None] = _unseen
) -> tuple[Finding, ...]:
    """All that the rules find in ``project`` and in the ``bodies`` made of it, in the order of the files.

    Words that stand for pictures are read as any others, but what is said of a document as a whole, such as
    its reading level, is said without them. The bodies are gone through once, some at a time; each document
    is ``seen`` while what was worked out of its words is still known.
    """
    hits = [_ProjectHit(r, hit) for r in _in_scopes(("project",)) for hit in r.check(project, context)]
    shown: dict[tuple[str, Span], list[str]] = {}
    found: list[Finding] = []
    rest = iter(bodies)
    while some := list(islice(rest, _AT_ONCE)):
        documents = [passage_of(body, context) for body in some]
        with_heard = [
            _with(passage, body.heard, context) for passage, body in zip(documents, some, strict=True)
        ]
        for passage in with_heard:
            _note(passage, shown, hits)
        scopes = {"text": _Parts(with_heard, context), "document": _Parts(documents, context)}
        for rule in _in_scopes(tuple(scopes)):
            found += _found_by(rule, scopes[rule.scope].of(rule), context)
        for passage in documents:
            seen(passage)
        context.forget()
    found += [hit.finding() for hit in hits]
    for said in statements(project):
        found += _check_statement(said, shown, context)
        context.forget()
    return merged(found, _labels(context))


def _with(passage: Passage, heard: tuple[Block, ...], context: Context) -> Passage:
    """``passage`` and the words that are ``heard`` in the place of its pictures."""
    return replace(passage, blocks=(*passage.blocks, *told_apart(heard, context))) if heard else passage


def _note(passage: Passage, shown: dict[tuple[str, Span], list[str]], hits: Iterable[_ProjectHit]) -> None:
    """Note what ``passage`` shows: where its words were written, and the places that ``hits`` speak of."""
    label = passage.document.label if passage.document else ""
    for at in _origins(passage.blocks):
        shown.setdefault((passage.audience.id, at), []).append(label)
    for hit in hits:
        if passage.document and hit.hit.shows and any(_shows(b, hit.hit.shows) for b in passage.blocks):
            hit.labels.append(label)
            hit.audiences.append(passage.audience.id)


@dataclass(frozen=True, slots=True)
class _ProjectHit:
    """A hit on the project, with the documents that show the words it speaks of, and their readers."""

    rule: Rule
    hit: Hit
    labels: list[str] = field(default_factory=list)
    audiences: list[str] = field(default_factory=list)

    def finding(self) -> Finding:
        """What there is to say of it."""
        made = _finding(self.rule, self.hit, None)
        if not self.hit.shows:
            return made
        return replace(made, documents=tuple(self.labels), audiences=tuple(dict.fromkeys(self.audiences)))


def _shows(block: Block, spans: Iterable[Span]) -> bool:
    return any(
        one.file == other.file and one.start < other.end and other.start < one.end
        for one in spans
        for other in (segment.span for segment in block.text.segments)
    )


def check_text(passage: Passage, context: Context) -> tuple[Finding, ...]:
    """All that the rules find in one loose text; the words of its pictures do not count in it as a whole."""
    passage = replace(passage, blocks=told_apart(passage.blocks, context))
    seen = replace(passage, blocks=tuple(b for b in passage.blocks if b.kind != ALTERNATIVE))
    scopes = {"text": passage, "document": seen}
    rules = [rule for rule in all_rules() if rule.scope in scopes]
    parts = {scope: _Parts([passage], context) for scope, passage in scopes.items()}
    found = (f for rule in rules for f in _found_by(rule, parts[rule.scope].of(rule), context))
    return merged(found, _labels(context))


def _labels(context: Context) -> dict[str, str]:
    """What each audience is called in a sentence."""
    return {name: str(audience.label) for name, audience in context.glossary.audiences.items()}


def check_passages(rule: Rule, passages: Iterable[Passage], context: Context) -> Iterator[Finding]:
    """What one rule finds in the parts of some passages that are in its languages."""
    return _found_by(rule, _Parts(tuple(passages), context).of(rule), context)


class _Parts:
    """Some passages, and what of each is in a rule's languages."""

    def __init__(self, passages: Sequence[Passage], context: Context) -> None:
        self._passages = passages
        self._context = context
        self._by_languages: dict[tuple[str, ...], list[Passage]] = {}

    def of(self, rule: Rule) -> list[Passage]:
        """The parts of them that ``rule`` reads."""
        languages = rule.languages
        if languages not in self._by_languages:
            parts = (part(whole, languages, self._context) for whole in self._passages)
            self._by_languages[languages] = [passage for passage in parts if passage]
        return self._by_languages[languages]


def _found_by(rule: Rule, passages: Iterable[Passage], context: Context) -> Iterator[Finding]:
    """What one rule finds in ``passages``, which are in its languages."""
    for passage in passages:
        for hit in rule.check(passage, context):
            yield _finding(rule, hit, passage)


def _check_statement(
    said: AudienceText, shown: Mapping[tuple[str, Span], Sequence[str]], context: Context
) -> Iterator[Finding]:
    """What is found in a statement by itself, as each audience gets it.

    An audience that has it in no document is passed over where one that it is like gets it too.
    """
    blocks = told_apart(blocks_of(said.words, ALTERNATIVE if said.name == PICTURE else "label"), context)
    origins = list(_origins(blocks))
    for name in said.audiences:
        passage = Passage(blocks, context.glossary.audience(name), said.name)
        labels = tuple(dict.fromkeys(label for at in origins for label in shown.get((name, at), ())))
        by_itself = not labels
        if by_itself and any(like in said.audiences for like in passage.audience.like):
            continue
        scopes = (*(["statement"] if said.states else []), *(["text"] if by_itself else []))
        parts = _Parts([passage], context)
        for rule in _in_scopes(scopes):
            for finding in _found_by(rule, parts.of(rule), context):
                yield replace(finding, documents=labels)


@cache
def _in_scopes(scopes: tuple[str, ...]) -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules() if rule.scope in scopes)


def blocks_of(words: str, kind: str = "label") -> tuple[Block, ...]:
    """The blocks of what somebody wrote in a field; it is one of ``kind`` where it is no Markdown."""
    if isinstance(words, Marked):
        return read_markdown(words).blocks
    return (Block(kind, words if isinstance(words, Text) else Text(words)),)


def passage_of(body: Body, context: Context) -> Passage:
    """What the reader of ``body`` reads."""
    audience = context.glossary.audience(body.document.audience)
    blocks = told_apart(body.blocks, context)
    return Passage(blocks, audience, body.title, body.document, frozenset(body.explained))


def _origins(blocks: Iterable[Block]) -> Iterator[Span]:
    for block in blocks:
        yield from (segment.span for segment in block.text.segments[:1])


def _finding(rule: Rule, hit: Hit, passage: Passage | None) -> Finding:
    text = passage.blocks[hit.block].text if passage and passage.blocks else None
    span = hit.at or (text.span(hit.start, hit.end) if text is not None else None)
    label = passage.document.label if passage and passage.document else ""
    return Finding(
        rule.id,
        hit.severity or rule.severity,
        rule.message.format_map(hit.fields),
        span,
        (rule.help if hit.help is None else hit.help).format_map(hit.fields),
        _edits(text, hit, span),
        (passage.audience.id,) if passage else (),
        (label,) if label else (),
        hit.excess,
        hit.topic,
    )


def _edits(text: Text | None, hit: Hit, span: Span | None) -> tuple[Edit, ...]:
    """The correction, where every character that it replaces stands in one file, one for one or folded."""
    if hit.replacement is None or span is None or text is None:
        return ()
    pieces = text.cut(hit.start, hit.end).segments
    whole = sum(p.end - p.start for p in pieces) == hit.end - hit.start
    literal = all(p.exact or text[hit.start + p.start : hit.start + p.end].isspace() for p in pieces)
    return (Edit(span, hit.replacement, text[hit.start : hit.end]),) if whole and literal else ()
