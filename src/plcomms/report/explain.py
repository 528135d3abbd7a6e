"""A rule or a term explained to somebody who asks at a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from plcomms.check.lookup import Matches, policies
from plcomms.check.rule import Case, Rule
from plcomms.model.finding import Severity
from plcomms.model.glossary import Audience, Term
from plcomms.model.project import span_of
from plcomms.report.excerpt import width

_COLUMNS = 80
_INDENT = "    "
_LONGEST = 400
_DOTS = "…"

_WHY = "Why it matters"
_SAYS = "What plcomms says"
_BEFORE = "Before"
_AFTER = "After"
_FINE = "This is fine"
_MARKED = "marked: {words}"
_SOURCE = "Source"
_FOR = "Only for"
_SEVERITIES = {
    Severity.ERROR: "an error: the document is not made until it is mended",
    Severity.WARNING: "a warning: plcomms check ends with 1",
    Severity.ADVICE: "advice: take it or leave it",
}
_ASIDE = "Set one aside"
_HOW = "# plcomms: ignore {rule} -- your reason"
_HOW_ERROR = "An error cannot be set aside."
_MORE = "plcomms explain RULE says why a rule is there; plcomms explain TERM tells of a word of the glossary."

_MEANS = "It means"
_SAY = "Say instead"
_POLICY = "For whom"
_POLICIES = {"avoid": "avoid it", "explain": "say what it means", "ok": "fine"}
_ALSO = "Also"
_STANDS_FOR = "Stands for"
_SPANISH = "Spanish"
_SPANISH_FORM = "{term}: {means}"
_CONTEXTS = (
    ("not_in", "Not jargon in"),
    ("not_near", "Not jargon near"),
    ("only_in", "Jargon only in"),
    ("only_near", "Jargon only near"),
)
_OWN = "from your district's glossary.yaml"
_OWN_MARK = "*"
_OWN_NOTE = "* from your district's glossary.yaml"
_BEGINS = "Begins with it"
_WITHIN = "Has it in what it means or what to say"
_BETWEEN = "; "
_MOST_CONTEXTS = 12


def _wrap(text: str, indent: str = "", hanging: str | None = None) -> list[str]:
    """``text`` in lines that fit, the first after ``indent``, the others after ``hanging``."""
    after = indent if hanging is None else hanging
    return textwrap.wrap(
        text, _COLUMNS, initial_indent=indent, subsequent_indent=after, break_on_hyphens=False
    )


def rules(known: Iterable[Rule]) -> str:
    """All rules, a line each."""
    listed = list(known)
    columns = max(len(rule.id) for rule in listed)
    lines = [
        "\n".join(
            _wrap(rule.summary, f"{rule.id:<{columns}}  {rule.severity.word:<7}  ", " " * (columns + 11))
        )
        for rule in listed
    ]
    return "\n".join([*lines, "", *_wrap(_MORE)]) + "\n"


def rule(one: Rule) -> str:
    """Everything about one rule."""
    lines = [f"{one.id}: {_SEVERITIES[one.severity]}", "", *_wrap(one.summary), ""]
    lines += _part(_WHY, one.reason)
    lines += _part(_SAYS, " ".join((one.message, one.help)))
    if one.audiences:
        lines += _part(_FOR, ", ".join(one.audiences))
    lines += _example(one.cases)
    lines += _part(_SOURCE, one.source)
    how = _HOW_ERROR if one.severity is Severity.ERROR else _HOW.format(rule=one.id)
    lines += _part(_ASIDE, how)
    return "\n".join(lines).rstrip() + "\n"


def note(name: str, message: str, help: str) -> str:
    """What is said about a comment or the baseline, with its gaps shown as such."""
    return "\n".join([name, "", *_wrap(message), "", *_part(_SAYS, help)]).rstrip() + "\n"


def _part(title: str, text: str) -> Iterator[str]:
    yield title
    yield from _wrap(" ".join(text.split()), _INDENT)
    yield ""


def _example(cases: Sequence[Case]) -> Iterator[str]:
    """The first text that the rule marks, and the same corrected, or one that it leaves alone."""
    bad = next((case for case in cases if case.fixed and case.marked), None) or next(
        (case for case in cases if case.marked), None
    )
    good = next((case for case in cases if not case.marked), None)
    if bad:
        yield _BEFORE
        yield from _lines(bad.text)
        words = ", ".join(f"“{' '.join(_cut(words, 60).split())}”" for words in bad.marked)
        yield from _lines(_MARKED.format(words=words))
        yield ""
        if bad.fixed:
            yield _AFTER
            yield from _lines(bad.fixed)
            yield ""
            return
    if good:
        yield _FINE
        yield from _lines(good.text)
        yield ""


def _lines(text: str) -> Iterator[str]:
    for line in _cut(text, _LONGEST).rstrip().split("\n"):
        inner = _INDENT + line[: len(line) - len(line.lstrip())]
        yield from _wrap(line.strip(), inner) or [""]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rstrip() + _DOTS


def term(one: Term, audiences: Sequence[Audience]) -> str:
    """Everything about one term."""
    origin = f", {_OWN}" if is_own(one) else ""
    facts = [(_MEANS, one.means), (_SAY, _BETWEEN.join(one.say))]
    facts += [
        (
            _POLICY,
            _BETWEEN.join(f"{', '.join(names)}: {_POLICIES[p]}" for p, names in _policies(one, audiences)),
        )
    ]
    facts += [(_STANDS_FOR, one.stands_for or ""), (_ALSO, _BETWEEN.join(one.also))]
    if one.es:
        facts.append((_SPANISH, _SPANISH_FORM.format(term=one.es.term, means=one.es.means)))
    facts += [(title, _some(getattr(one, name))) for name, title in _CONTEXTS]
    facts.append((_SOURCE, one.source or ""))
    lines = [f"{one.term} ({one.kind}{origin})"]
    columns = max(len(title) for title, said in facts if said)
    for title, said in facts:
        if said:
            first = f"{_INDENT}{title:<{columns}}  "
            lines += _wrap(said, first, " " * len(first))
    return "\n".join(lines) + "\n"


def _policies(one: Term, audiences: Sequence[Audience]) -> Iterator[tuple[str, list[str]]]:
    yield from ((policy, names) for policy, names in policies(one, audiences).items() if names)


def _some(words: Sequence[str]) -> str:
    more = f"{_BETWEEN}{_DOTS}" if len(words) > _MOST_CONTEXTS else ""
    return _BETWEEN.join(words[:_MOST_CONTEXTS]) + more


def is_own(one: Term) -> bool:
    """Whether a term comes from the district's own glossary; the built-in one is no file of theirs."""
    return span_of(one.term) is not None


def found(matches: Matches, audiences: Sequence[Audience]) -> str:
    """The terms found for a word: those that it names in full, others a line each."""
    parts = [term(one, audiences) for one in matches.named]
    for title, others in ((_BEGINS, matches.begins), (_WITHIN, matches.within)):
        if others:
            parts.append("\n".join([title, *table(others, audiences)]) + "\n")
    return "\n".join(parts)


def table(terms: Sequence[Term], audiences: Sequence[Audience]) -> Iterator[str]:
    """Terms with what to say instead, a line each; the policy too where they are for one audience."""
    columns = min(max(width(one.term) for one in terms), 30)
    for one in terms:
        mark = _OWN_MARK if is_own(one) else " "
        policy = f"{one.policy_for(audiences[0]):<8}" if len(audiences) == 1 else ""
        room = " " * max(columns - width(one.term), 0)
        line = f"  {mark} {one.term}{room}  {policy}{_BETWEEN.join(one.say)}"
        yield line if width(line) <= _COLUMNS else line[: _COLUMNS - 1].rstrip() + _DOTS
    if any(map(is_own, terms)):
        yield f"  {_OWN_NOTE}"
