"""``plcomms glossary`` finds terms by name, beginning and meaning, for everyone or one audience."""

from __future__ import annotations

from pathlib import Path

import pytest

from plcomms.report.excerpt import width
from tests.conftest import Run

OWN = """\
terms:
  - {term: growth block, say: [practice hour], means: An hour., policy: {staff: ok, families: avoid}}
"""


def test_a_term_is_shown_in_full_and_its_kin_a_line_each(run: Run) -> None:
    out = run("glossary", "assessment").stdout
    assert out.startswith("assessment (noun)")
    begins, within = out.index("Begins with it"), out.index("Has it in what it means")
    assert begins < out.index("assessment-capable learner") < within < out.index("formative assessment")
    assert max(width(line) for line in out.splitlines()) <= 80


def test_a_term_is_found_by_its_plain_words(run: Run) -> None:
    assert "formative assessment" in run("glossary", "quick check").stdout


def test_all_terms_are_listed_in_order(run: Run) -> None:
    lines = run("glossary").stdout.splitlines()
    names = [line.strip().split("  ")[0].casefold() for line in lines]
    assert len(lines) > 350
    assert names == sorted(names)


def test_one_audience_sees_only_what_it_should_be_spared_or_told(run: Run) -> None:
    families, staff = (run("glossary", "--audience", name).stdout for name in ("families", "staff"))
    assert len(staff.splitlines()) < len(families.splitlines())
    assert "  504 plan" in families
    assert "  504 plan" not in staff
    assert all(" avoid " in line or " explain " in line for line in families.splitlines())


def test_a_districts_own_words_are_marked(run: Run, riverbend: Path) -> None:
    (riverbend / "glossary.yaml").write_text(OWN, "utf-8")
    out = run("glossary", "gro", "-C", riverbend).stdout
    assert "* growth block" in out
    assert "* from your district's glossary.yaml" in out
    assert "families, community: avoid it" in " ".join(
        run("glossary", "growth block", "-C", riverbend).stdout.split()
    )


@pytest.mark.parametrize(
    ("words", "said"), [(("qwxyz",), "No term"), (("x", "--audience", "familes"), "families")]
)
def test_what_is_not_there_is_said(run: Run, words: tuple[str, ...], said: str) -> None:
    done = run("glossary", *words)
    assert done.returncode == 2
    assert said in done.stderr
