"""A district that is hard to lay out: long names and titles, light colours, no story, logo or quote."""

from __future__ import annotations

from pathlib import Path

import yaml

NAME = "Wolfeborough-Kensington Regional Schools"
CONTACT = "Maximiliane Featherstonehaugh-Montgomery"
ROLE = "Deputy Superintendent for Partnerships and Communications"
ADDRESS = "Administration Center, Building C, Suite 204, 1200 Old Post Road, Wolfeborough, NH 03894"
TITLES = (
    "Every child deserves a school that knows how far she has come and what comes next",
    "Families and teachers see the same work at the same time and plan the next step together",
    "Students who take charge of a part of their own learning keep going when it is hard",
    "Teachers have the hours and the freedom that good teaching has always asked for",
)
REASON = (
    "Children learn more when the work fits them. Teachers look at the work each week and plan the next step "
    "with the child. Families see it too, and they can ask at any time. What works today will stay, and we "
    "will build on it."
)
CARRIES = ("future", "progress", "ownership", "teachers")
MANY, ONE = "northwood", "saint-bartholomew"
SCHOOLS = {MANY: "Northwood Elementary and Middle Academy", ONE: "Saint Bartholomew Street Primary School"}


def write(folder: Path, questions: int = 12) -> Path:
    """Write the district into ``folder``: ten events in one of its schools, one in the other."""
    schools = folder / "schools"
    schools.mkdir(parents=True)
    _save(folder / "district.yaml", _district(questions))
    for school, count in ((MANY, 10), (ONE, 1)):
        _save(schools / f"{school}.yaml", _school(SCHOOLS[school], count))
    return folder


def _save(file: Path, data: object) -> None:
    file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")


def _district(questions: int) -> dict[str, object]:
    return {
        "name": NAME,
        "contact": {
            "name": CONTACT,
            "role": ROLE,
            "email": "maximiliane.featherstonehaugh-montgomery@schools.wolfeborough.example",
            "phone": "555-0199",
            "address": ADDRESS,
            "website": "https://www.schools.wolfeborough-kensington.example",
        },
        "brand": {"colors": {"primary": "#ffe066", "accent": "#7fd1ff"}},
        "vision": "Every child in our towns will be known well and taught well, and leave us ready for life.",
        "progress": "Each Friday your child brings home a goal, a piece of work and the next step.",
        "whys": [
            {"id": f"why-{n}", "title": title, "statement": REASON, "guidelines": [carried]}
            for n, (title, carried) in enumerate(zip(TITLES, CARRIES, strict=True))
        ],
        "proof": [
            {"id": "know", "figure": "8 in 10", "statement": "Eight in ten families know what comes next."}
        ],
        "faqs": [
            {
                "question": f"What do we do about question number {n}?",
                "answer": "Ask the teacher, then call us.",
            }
            | ({"topic": "Homework"} if n < 4 else {})
            for n in range(questions)
        ],
    }


def _school(name: str, count: int) -> dict[str, object]:
    events = [
        {
            "id": f"evening-{n}",
            "title": f"Evening {n} of Student Work",
            "about": "Children show you what they made and what comes next.",
            "date": f"2027-02-{n + 10}",
            "start": "6:00 pm",
            "place": name,
            "room": "Second floor, past the large gymnasium",
        }
        for n in range(count)
    ]
    return {
        "name": name,
        "principal": {"name": "Bartholomew Wolfeschlegelsteinhausenberg", "phone": "555-0188"},
        "events": events,
    }
