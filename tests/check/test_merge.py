from __future__ import annotations

from plcomms.check.merge import merged
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Span

HERE = Span("district.yaml", 10, 20)


def finding(rule: str, message: str, audience: str, excess: float = 0.0) -> Finding:
    said = "Say “use” instead."
    return Finding(rule, Severity.WARNING, message, HERE, said, (), (audience,), (f"d/{audience}",), excess)


def test_a_word_to_avoid_and_to_explain_is_one_finding_that_says_what_each_reader_gets() -> None:
    (one,) = merged(
        [
            finding("jargon", "m", "families"),
            finding("unexplained", "n", "board"),
            finding("jargon", "m", "staff"),
        ],
        {"board": "the school board"},
    )
    assert one.rule == "jargon"
    assert one.audiences == ("families", "staff", "board")
    assert one.documents == ("d/families", "d/staff", "d/board")
    assert one.help == "Say “use” instead. For the school board it is enough to say what it means."


def test_who_must_avoid_a_word_is_not_told_to_explain_it() -> None:
    (one,) = merged([finding("jargon", "m", "families"), finding("unexplained", "n", "families")])
    assert one.help == "Say “use” instead."


def test_a_word_to_explain_alone_stays_one() -> None:
    (one,) = merged([finding("unexplained", "n", "board"), finding("unexplained", "n", "families")])
    assert (one.rule, one.audiences) == ("unexplained", ("board", "families"))


def test_a_statement_too_hard_for_several_is_said_once_for_whom_it_is_hardest() -> None:
    (one,) = merged(
        [
            finding("statement-level", "grade 12 of 10", "board", excess=2.0),
            finding("statement-level", "grade 12 of 8", "families", excess=4.0),
        ]
    )
    assert one.message == "grade 12 of 8"
    assert one.audiences == ("board", "families")
