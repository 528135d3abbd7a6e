"""Texts in Spanish and other languages: each rule gets what it can read."""

from __future__ import annotations

from datetime import date

from plcomms.model.finding import Severity
from plcomms.report.formats.terminal import write
from plcomms.report.report import Report
from plcomms.workflows.draft import Districts, check_draft, draft_of
from plcomms.workflows.fix import fix_draft

TODAY = date(2026, 9, 14)
LETTER = (
    "Estimados padres, el jueves a las seis de la tarde abrimos las puertas del gimnasio. Los niños cantan y "
    "tocan la guitarra, y después hay pan dulce. Pueden venir con los abuelos y los primos. Si necesitan "
    "que alguien los lleve, llamen a la escuela antes del martes.\n"
)
SPLIT = "Cada madre o padre puede llevar a su hijo/a a escoger un libro. Es la la mejor noche.\n"
ENGLISH = (
    "Dear families, on Thursday at six we open the doors of the gym. Your children sing and play, and then "
    "there is sweet bread. You can bring the whole family. If you need a ride, call 555-0100 by Tuesday.\n"
)
HARD = (
    "La implementación sistemática de metodologías interdisciplinarias requiere una evaluación permanente de "
    "los indicadores institucionales, considerando simultáneamente las particularidades socioeconómicas de "
    "cada comunidad educativa, las responsabilidades administrativas correspondientes y las recomendaciones "
    "metodológicas internacionales.\n"
)


def _checked(text: str, language: str = "", audience: str = "families") -> Report:
    return check_draft(draft_of("carta.md", text), audience, TODAY, language=language)


def _rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_a_letter_in_spanish_has_scores_and_a_band_and_no_grade() -> None:
    report = _checked(LETTER)
    assert _rules(report) == []
    (grade,) = report.grades
    assert (grade.grade, grade.language, grade.band) == (None, "es", "very_easy")
    assert {name for name, _ in grade.scores} == {
        *("szigriszt_pazos", "fernandez_huerta", "gutierrez_polini", "crawford")
    }
    assert "very easy" in write(report)


def test_no_correction_is_made_in_spanish() -> None:
    _, result = fix_draft("carta.md", SPLIT, "families", Districts(TODAY).of(None))
    assert result.texts == {}


def test_the_same_words_are_corrected_where_somebody_says_that_they_are_english() -> None:
    report = _checked(SPLIT, language="en")
    assert "doubled-word" in _rules(report)


def test_a_bilingual_letter_has_a_grade_and_a_band_each_of_its_own_part() -> None:
    report = _checked(f"{ENGLISH}\n{LETTER}")
    assert _rules(report) == []
    alone = _checked(ENGLISH).grades[0].grade
    found = {grade.language: grade for grade in report.grades}
    assert found["en"].grade == alone
    assert found["es"].band == "very_easy"


def test_findings_behind_blocks_in_another_language_stand_at_their_own_words() -> None:
    text = f"{LETTER}\nWe leverage data.\n\n{LETTER}\nWe utilize the room.\n"
    report = _checked(text)
    marked = [text[f.span.start : f.span.end] for f in report.findings if f.span and f.rule == "jargon"]
    assert marked == ["leverage", "utilize"]


def test_a_paragraph_in_two_languages_is_corrected_in_its_english_alone() -> None:
    text = "Please come to the the school. Su hijo puede llevar a la la escuela un libro de la casa.\n"
    _, result = fix_draft("a.md", text, "families", Districts(TODAY).of(None))
    assert result.texts["a.md"] == text.replace("the the", "the")


def test_hard_spanish_is_found_for_families_with_the_sentence_to_split() -> None:
    (finding,) = [f for f in _checked(HARD).findings if f.rule == "spanish-level"]
    assert "very hard" in finding.message
    assert "La implementación sistemática de metodologías interdisciplinarias" in finding.help
    assert finding.severity is Severity.ADVICE
    assert "spanish-level" not in _rules(_checked(HARD, audience="staff"))
    longer = _checked(
        "\n".join([HARD, HARD.replace("sistemática", "progresiva"), LETTER, HARD.replace("La ", "Una ")])
    )
    assert [f.severity for f in longer.findings if f.rule == "spanish-level"] == [Severity.WARNING]


def test_terms_of_the_glossary_are_met_in_spanish_with_their_meaning() -> None:
    text = "Usamos evaluaciones formativas y andamiaje. Su hija tiene un plan 504 y metas de su IEP.\n"
    found = {text[f.span.start : f.span.end]: f for f in _checked(text).findings if f.span}
    assert set(found) == {"evaluaciones formativas", "andamiaje", "plan 504", "IEP"}
    assert "una prueba corta que le muestra al maestro" in found["evaluaciones formativas"].help
    assert not any(f.edits for f in found.values())


def test_a_term_is_met_without_its_accents_and_not_where_the_text_explains_it() -> None:
    assert _rules(_checked("La evaluacion formativa es de todos los dias en la escuela.\n")) == ["jargon"]
    explained = "La evaluación formativa (una prueba corta de cada semana) ayuda a los niños.\n"
    assert _rules(_checked(explained)) == []


def test_plain_spanish_is_no_jargon_though_its_english_is() -> None:
    text = (
        "El año escolar empieza en agosto. La junta escolar y un número de familias se reúnen con el grupo.\n"
    )
    assert _rules(_checked(text)) == []


def test_what_gives_a_child_away_is_found_in_spanish() -> None:
    text = "Ana nació el 3 de mayo de 2015. Su número de estudiante es 482913, y el seguro es 123-45-6789.\n"
    assert sorted(_rules(_checked(text))) == ["birth-date", "student-number", "student-number"]


def test_what_is_in_other_languages_is_said_once_to_be_unchecked() -> None:
    text = f"{ENGLISH}\nKính gửi quý phụ huynh, xin mời quý vị.\n\nXin gọi cho trường của chúng tôi.\n"
    report = _checked(text)
    (finding,) = report.findings
    assert finding.message.startswith("2 paragraphs in Vietnamese were not checked")
    assert finding.severity is Severity.ADVICE
    assert [grade.language for grade in report.grades] == ["en"]


def test_a_draft_is_in_the_language_that_somebody_says() -> None:
    report = _checked("Math Night: no notes.\n", language="es-US")
    assert [grade.language for grade in report.grades] == ["es"]
    assert _rules(_checked("We leverage data.\n", language="vi")) == ["other-language"]
