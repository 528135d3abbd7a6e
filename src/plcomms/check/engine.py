"""Rules over a project and its documents: findings, each place said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

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


def check_project(project: Project, bodies: Iterable[Body], context: Context) -> tuple[Finding, ...]:
    """All that the rules find in ``project`` and in the ``bodies`` made of it, in the order of the files.

    Words that stand for pictures are read as any others, but what is said of a document as a whole, such as
    its reading level, is said without them.
    """
    pairs = [(passage_of(body, context), body.heard) for body in bodies]
    documents = [passage for passage, _ in pairs]
    with_heard = [
        replace(p, blocks=(*p.blocks, *told_apart(heard, context))) if heard else p for p, heard in pairs
    ]
    shown: dict[tuple[str, Span], list[str]] = {}
    for passage in with_heard:
        for at in _origins(passage.blocks):
            shown.setdefault((passage.audience.id, at), []).append(
                passage.document.label if passage.document else ""
            )
    found: list[Finding] = []
    scopes = {"text": _Parts(with_heard, context), "document": _Parts(documents, context)}
    for rule in all_rules():
        if rule.scope == "project":
            found += [_shown_in(with_heard, hit, rule) for hit in rule.check(project, context)]
        if rule.scope in scopes:
            found += _found_by(rule, scopes[rule.scope].of(rule), context)
    for said in statements(project):
        found += _check_statement(said, shown, context)
    return merged(found, _labels(context))


def _shown_in(documents: Iterable[Passage], hit: Hit, rule: Rule) -> Finding:
    """The finding of a hit on the project, with the documents that show the words it speaks of."""
    finding = _finding(rule, hit, None)
    if not hit.shows:
        return finding
    theirs = [p for p in documents if p.document and any(_shows(block, hit.shows) for block in p.blocks)]
    labels = tuple(p.document.label for p in theirs if p.document)
    return replace(finding, documents=labels, audiences=tuple(dict.fromkeys(p.audience.id for p in theirs)))


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
