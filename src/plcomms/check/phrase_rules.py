"""Rules that are phrases in a YAML file, all looked for in one pass over a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from plcomms.check.forms import known_forms
from plcomms.check.rule import Case, Context, Hit, Passage, Rule, Severity
from plcomms.language.suggestion import advised
from plcomms.language.terms.matcher import TermHit, Terms
from plcomms.load.phrase_rules import read_phrase_rules
from plcomms.model.glossary import Term, reaches
from plcomms.model.phrase_rule import Phrase, PhraseRule
from plcomms.model.text import Block

FOLDER = Path(__file__).parent / "phrases"
_BETWEEN = "” or “"


@cache
def phrase_rules() -> tuple[Rule, ...]:
    """A rule for each file in ``check/phrases``."""
    return tuple(_rule(spec) for spec in _specs())


@cache
def _specs() -> tuple[PhraseRule, ...]:
    return read_phrase_rules(FOLDER)


def _rule(spec: PhraseRule) -> Rule:
    def check(passage: Passage, context: Context) -> Iterator[Hit]:
        if not reaches(spec.audiences, passage.audience):
            return
        for number, phrases in context.met_in(
            passage.blocks, "phrases", lambda block: _found(block, context)
        ):
            for found in phrases.get(spec.id, ()):
                yield _hit(spec, found, number, passage.blocks[number])

    reader = spec.audiences[0] if spec.audiences else "families"
    cases = (
        *(Case(text, marked, reader) for text, marked in spec.fails.items()),
        *(Case(text, audience=reader) for text in spec.passes),
    )
    severity = Severity[spec.severity.upper()]
    told = (spec.message, spec.help, spec.summary, spec.reason, spec.source)
    return Rule(spec.id, "text", severity, *told, cases, check, spec.audiences)


def _hit(spec: PhraseRule, found: TermHit, number: int, block: Block) -> Hit:
    phrase = spec.say[found.term.term]
    help = spec.help if phrase.plain else (spec.other or "")
    if phrase.why:
        help = f"{phrase.why} {help}".strip()
    plain = advised(found, phrase.plain, block.text)
    fields = {"found": " ".join(found.found.split()), "plain": _BETWEEN.join(plain)}
    return Hit(found.start, found.end, number, fields, help=help)


def _found(block: Block, context: Context) -> Mapping[str, list[TermHit]]:
    """The phrases met in ``block``, by the rule that speaks of them."""
    terms, homes = _terms(context.names)
    found: dict[str, list[TermHit]] = {}
    for hit in terms.find_in(context.words_of(block), block.quiet):
        found.setdefault(homes[hit.term.term], []).append(hit)
    return found


def phrase_terms() -> list[Term]:
    """All phrases of all files as terms."""
    return [_term(text, phrase, spec) for spec in _specs() for text, phrase in spec.say.items()]


@lru_cache(maxsize=4)
def _terms(names: tuple[str, ...]) -> tuple[Terms, Mapping[str, str]]:
    """All phrases of all files as one list of terms, and the rule that each belongs to."""
    homes = {str(text): spec.id for spec in _specs() for text in spec.say}
    terms = phrase_terms()
    return Terms.of(terms, names, known_forms(terms)), homes


def _term(text: str, phrase: Phrase, spec: PhraseRule) -> Term:
    """``text`` as the search for terms takes it; its fields were checked when the file was read."""
    return Term.model_construct(
        term=text,
        kind=phrase.kind or spec.kind,
        say=phrase.plain,
        means=spec.reason,
        policy={},
        not_in=phrase.not_in,
        not_near=phrase.not_near,
        only_near=phrase.only_near,
    )
