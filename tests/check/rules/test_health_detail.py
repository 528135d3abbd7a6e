"""Details are told apart from news about a child that harms nobody."""

from __future__ import annotations

from datetime import date

import pytest

from plcomms.check.engine import check_passages
from plcomms.check.rule import Context, Passage
from plcomms.check.rules.health_detail import health_detail
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.model.text import Block, Segment, Span, Text

CONTEXT = Context(layered(builtin_glossary(), None), date(2026, 11, 24))
HARMLESS = """
Ana Ruiz had three steals and a block against Edina.
Leo Park stole second and scored on a wild pitch.
Mia Tran missed the school record by one second.
Omar Haddad beat a senior from Hopkins in the final.
Ella Voss sang carols at the hospital with our choir.
Sam Lind has a baby goat at the fair.
Nora Beck plays an orphan in Annie.
Eli Moss lost two teeth in one lunch.
Ruby Chen passed the ball to her sister for the win.
Theo Bly stayed with the leaders until the last lap.
Ivy Cole raised $400 for the food drive.
Grace Yang battled the wind and won her match.
Jonah Stein pulled ahead in the last hundred meters.
Our senior captain, Kai Moua, scored 20 points and had 9 rebounds.
Zoe Hart wrote a report on the planets and cut the paper by hand.
Max Weber fought for every point and beat his opponent 6-4.
Lena Ortiz was caught by the camera in mid-air.
Hugo Bell reported for the student paper from the capitol.
Tess Odom earned a scholarship from the library board.
Finn Doyle read 40 books, the most in his class.
Ada Lund hopes to become a doctor.
Noah Kim hit a double in the third, and his brother threw out a runner.
Jada Fox spoke at the school board about later start times.
Milo Grant will attend Luther College and study nursing.
Amira Said lives in Room 12 of the dorm at band camp, she jokes.
Cole Nash left the stage to cheers.
Pia Roth had the flu shot poster chosen for the clinic.
Owen Clay spent the summer at space camp.
Dana Wu carried the flag and her sister carried the rifle in color guard.
Vera Holt built a robot arm that can lift a chair.
Ian Shaw broke the school mark in the mile.
Rosa Diaz held the door with a broken broom.
Levi Ross shot a 74 and took second place.
Our junior, Sara Ek, was placed on the honor roll and has not missed a day.
Amos Reed's family runs a farm and gave us pumpkins.
Kira Bond lost her mitten on the bus.
Tariq Aziz made a stop sign for the walking club.
Lily Poe collects stamps and keeps bees.
Beau Hall dropped the ball but found it in the grass.
Wes Tran tested the water in the creek and found it clean.
"""
TELLING = """
Damon Pruitt remains on a ventilator after the crash.
Keisha is back after six weeks in an inpatient program.
Quarterback Ty Brandt is out with a torn labrum.
A tenth-grade girl at our school attempted to end her life on Sunday.
Under a court order, Ezra will not ride Bus 12.
In the clip, Jaden W. can be seen punching a classmate.
One of our kindergartners was bitten by a classmate.
Lamar works nights to pay his family's rent.
Josie Kemp tests at a third grade level in math.
Marta is staying with the Olsons until June.
"""


def found(sentence: str) -> list[str]:
    text = Text(sentence, [Segment(0, len(sentence), Span("draft", 0, len(sentence)))])
    passage = Passage((Block("paragraph", text),), CONTEXT.glossary.audience("families"), "draft")
    spans = [finding.span for finding in check_passages(health_detail, [passage], CONTEXT)]
    return [sentence[span.start : span.end] for span in spans if span]


@pytest.mark.parametrize("sentence", HARMLESS.split("\n")[1:-1])
def test_news_of_a_named_child_that_harms_nobody_is_no_detail(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize("sentence", TELLING.split("\n")[1:-1])
def test_health_record_and_home_of_one_child_are_found(sentence: str) -> None:
    assert found(sentence)
