"""A catalogue as small as the actions' tests can do with: five ways to weld a pipe, and care."""

from __future__ import annotations

import datetime as dt
from typing import Any

from catalogue.records import Credential, Funding, Guidance, Term
from catalogue.skills import EscoSkill


def welding(place: str, **facts: Any) -> Credential:
    told = {"id": f"weld-{place}", "title": f"{place.title()} Pipe Welding", "provider": "Forth College", **facts}
    return Credential.model_validate({"skills": ["pipe welding"], **told})


CARE = Credential.model_validate(
    {
        "id": "care",
        "title": "Dementia Care",
        "provider": "Clyde College",
        "learning_outcomes": ["Calm an anxious person."],
        "skills": ["dementia care"],
        "scqf_level": "7-8",
        "scqf_credits": "10-15",
        "mode": "online",
    }
)
CREDENTIALS = [
    welding("gas", mode="campus", scqf_level=6),
    welding("ship", mode="campus", scqf_level=6),
    welding("site", mode="workplace", scqf_level=6),
    welding("deck", mode="blended", scqf_level=6),
    welding("yard", mode="online", scqf_level=9, provider="Clyde College"),
    CARE,
]
TERMS = [
    Term(
        id="rpl",
        term="Recognition of prior learning",
        aliases=("RPL",),
        definition="Credit for what somebody can do already.",
        for_employers="Old hands may skip a part.",
        see_also=("scqf", "gone"),
        source="Tertiary notes",
    ),
    Term(id="scqf", term="SCQF", definition="Twelve steps of study.", wording="official"),
    Term(id="badge", term="Digital badge", definition="A picture that proves an award."),
    Term(id="levy", term="Apprenticeship levy", definition="A yearly tax on large payrolls."),
]
GUIDANCE = [
    Guidance(
        id="old-hands",
        title="Having experience recognised",
        asked=("may old hands skip a part", "does experience count"),
        answer="Yes, if the university agrees. Bring examples of the work.",
        source="https://hub.example/old-hands",
        as_of=dt.date(2026, 6, 1),
        next="human",
        see_also=("rpl", "gone", "badge", "scqf"),
    ),
    Guidance(
        id="who-pays",
        title="Who pays for training",
        asked=("who pays for training", "is there any money for us"),
        answer="Mostly the employer does.",
        source="https://hub.example/who-pays",
        next="funding",
    ),
    Guidance(
        id="choosing",
        title="Picking the right course",
        asked=("how do we pick the right course",),
        answer="Begin with the tasks and not with the title of the job.",
        next="find",
    ),
]
FUNDING = [
    Funding(
        id="a-fund",
        name="Forth Fund",
        status="ended",
        as_of=dt.date(2024, 4, 1),
        rule="It paid for a week.",
        source="https://hub.example/forth-fund",
    ),
    Funding(
        id="b-fund",
        name="Clyde Fund",
        status="in transition",
        as_of=dt.date(2026, 6, 1),
        rule="It pays for two weeks.",
        source="https://hub.example/clyde-fund",
    ),
]
SKILLS = [
    EscoSkill.model_validate(
        {
            "uri": "http://data.europa.eu/esco/skill/0-weld",
            "label": "join pipes by heat",
            "aliases": ["weld pipes"],
            "covers": ["pipe welding"],
        }
    ),
    EscoSkill.model_validate(
        {"uri": "http://data.europa.eu/esco/skill/1-care", "label": "look after people", "covers": ["dementia care"]}
    ),
]
