"""A catalogue as small as the actions' tests can do with: five ways to weld a pipe, and care."""

from __future__ import annotations

from typing import Any

from catalogue.records import Credential, Term


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
