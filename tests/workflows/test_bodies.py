"""A large district is built as a small one is, and no more of it is held at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plcomms.check import context, engine
from plcomms.compose import composer
from plcomms.model.document import Body, Request
from plcomms.workflows import bodies, rendering
from plcomms.workflows.bodies import Bodies
from plcomms.workflows.check import Prepared, prepare
from plcomms.write.workers import map_parallel
from tests.conftest import RIVERBEND

SOME = Request(kinds=("letter", "newsletter", "faq"), formats=("text", "web"))


def made(folder: Path = RIVERBEND) -> Prepared:
    return prepare(folder, SOME, date(2026, 11, 24))


@pytest.fixture(scope="module")
def whole() -> Prepared:
    return made()


def test_bodies_that_were_put_away_are_as_they_were(whole: Prepared) -> None:
    away = Bodies(at_hand=2)
    for body in whole.bodies.values():
        away.add(body)
    assert len(away) == len(whole.bodies)
    for document, body in whole.bodies.items():
        assert away[document] == body
        assert away[document].text.segments == body.text.segments


def test_what_is_found_is_the_same_where_documents_are_looked_at_a_few_at_a_time_and_forgotten(
    whole: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_AT_ONCE", 3)
    monkeypatch.setattr(context, "_MOST_KEPT", 0)
    monkeypatch.setattr(bodies, "AT_HAND", 2)
    monkeypatch.setattr(composer, "_MOST_READ", 0)
    few = made()
    assert few.checked == whole.checked
    assert few.bodies == whole.bodies
    assert rendering.render_prepared(few).files == rendering.render_prepared(whole).files


def test_a_page_is_framed_when_it_is_rendered_and_once(
    whole: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    framed, printed = rendering.page_of, rendering._printed_or_error

    def frame(artifact: Any, prepared: Prepared) -> Any:
        steps.append("frame")
        return framed(artifact, prepared)

    def render(page: Any) -> Any:
        steps.append("render")
        return printed(page)

    monkeypatch.setattr(rendering, "page_of", frame)
    monkeypatch.setattr(rendering, "_printed_or_error", render)
    files = rendering.render_prepared(whole).files
    assert steps.count("frame") == steps.count("render") == len(files) > 12
    held = 0
    for step in steps:
        held += 1 if step == "frame" else -1
        assert held <= 6


def test_no_more_is_taken_than_keeps_the_processes_busy() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(2_000):
            taken.append(number)
            yield number

    for done, result in enumerate(map_parallel(abs, numbers(), jobs=2)):
        assert result == done
        assert len(taken) - done <= 60


def test_an_equal_body_is_read_once_while_it_is_asked_for(whole: Prepared) -> None:
    away = Bodies(at_hand=0)
    body: Body = next(iter(whole.bodies.values()))
    away.add(body)
    assert away[body.document] is away[body.document]
