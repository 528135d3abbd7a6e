"""Prints the glossary as its readers meet it, for an editor who goes through it line by line.

For each phrase of each entry: a sentence of a school's letter with it, the same sentence with each of the
plain words in its place (as a check would offer them), and the line that the box of words would print.

    python tools/review_glossary.py              all entries
    python tools/review_glossary.py 300 400      entries 300 to 400
    python tools/review_glossary.py --sample 200 that many phrases, drawn by chance (--seed N for others)
    python tools/review_glossary.py --several    what is advised for nouns that stand in the plural
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator

from plcomms.language.inflection.agreement import widened
from plcomms.language.inflection.morphology import is_mass, is_plural, plural
from plcomms.language.suggestion import advised
from plcomms.language.terms.matcher import TermHit, Terms
from plcomms.language.terms.phrases import LINKS
from plcomms.load.glossary import builtin_glossary
from plcomms.model.glossary import Term

SENTENCES = {
    "noun": "Next month the school will talk with you about {the}{phrase} for your child.",
    "acronym": "Next month the school will talk with you about the {phrase} at your school.",
    "verb": "This year our teachers will {phrase} it with care.",
    "adjective": "This year we have {phrase} lessons in every class.",
    "adverb": "This year our teachers plan lessons {phrase}.",
    "phrase": "We write to you {phrase} the new school year.",
}
"""A sentence for each class of words; ``{phrase}`` stands where such words stand."""

COUNTING = "This year {phrase} families came to our school."
"""The sentence for phrases that say how many."""


def sentence(term: Term, phrase: str) -> str:
    """A sentence that has ``phrase`` in it, and what the entry asks for beside it."""
    held = next((str(text) for text in term.only_in if phrase.lower() in text.lower()), phrase)
    counted = not is_plural(held.split()[-1].lower()) and not is_mass(held.split()[-1].lower())
    frame = COUNTING if term.kind == "phrase" and held.startswith("a ") else SENTENCES[term.kind]
    text = frame.format(phrase=held, the="the " if counted else "")
    return f"{text[:-1]} ({term.only_near[0]})." if term.only_near and not term.only_in else text


def replaced(text: str, hit: TermHit, plain: str) -> str:
    """``text`` with ``plain`` where ``hit`` is; marked ``?`` where the program would leave it to a person."""
    put = widened(hit, plain, text)
    start, words = put or (hit.start, plain)
    return ("  " if put else "? ") + text[:start] + words + text[hit.end :]


def lines(term: Term, terms: Terms) -> Iterator[str]:
    """What the sheet says of one entry."""
    for phrase in map(str, (term.term, *term.also)):
        text = sentence(term, phrase)
        hit = next((hit for hit in terms.find(text) if hit.term is term), None)
        yield f"{phrase}  [{term.kind}{'' if term.fix else ', no fix'}]"
        yield f"    {text}" if hit else f"    NOT FOUND: {text}"
        yield from (f"  {replaced(text, hit, str(plain))}" for plain in term.say if hit)
        yield f"    box: {phrase}: {term.means}"


def several(term: Term) -> Iterator[str]:
    """What is advised where the text has several of what a noun's entry speaks of."""
    for phrase in map(str, (term.term, *term.also)):
        words = phrase.split(" ")
        head = next((k for k, word in enumerate(words) if k and word in LINKS), len(words)) - 1
        if is_plural(words[head].lower()):
            continue
        many = words[head] + "s" if term.kind == "acronym" else plural(words[head])
        found = " ".join([*words[:head], many, *words[head + 1 :]])
        hit = TermHit(4, 4 + len(found), term, phrase, found)
        yield f"{found} -> {' / '.join(advised(hit, term.say, f'The {found} are here.'))}"


def main() -> None:
    """Print the sheet."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("first", type=int, nargs="?", default=1)
    options.add_argument("last", type=int, nargs="?", default=10**6)
    options.add_argument("--sample", type=int)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--several", action="store_true")
    asked = options.parse_args()
    glossary = builtin_glossary()
    terms = Terms.of(glossary.terms)
    chosen = glossary.terms[asked.first - 1 : asked.last]
    if asked.sample:
        drawn = random.Random(asked.seed)  # noqa: S311 (no secret: the same sample for the same seed)
        chosen = tuple(drawn.sample(chosen, min(asked.sample, len(chosen))))
    for term in chosen:
        if not asked.several:
            print("\n".join(lines(term, terms)))
        elif term.kind in ("noun", "acronym"):
            print(*several(term), sep="\n")


if __name__ == "__main__":
    main()
