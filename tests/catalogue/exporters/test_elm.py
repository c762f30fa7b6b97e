"""Learning opportunities as the European Learning Model has them."""

from __future__ import annotations

import datetime as dt
import io
import json
from decimal import Decimal
from typing import Any

import pytest

from catalogue import frameworks
from catalogue.exporters.elm import opportunity, specification, write_elm
from catalogue.exporters.elm_context import CONTEXT
from catalogue.records import Credential, Mode, Pattern, Price, Span
from tests.catalogue.exporters.test_round_trips import BARE, FULL

SNB = "http://data.europa.eu/snb"
AUTHORITY = "http://publications.europa.eu/resource/authority"


def with_(**fields: Any) -> Credential:
    return Credential.model_validate({**BARE.model_dump(), **fields})


def uris(concepts: list[dict[str, Any]]) -> list[str]:
    return [concept["id"] for concept in concepts]


def test_a_document_holds_every_credential_and_its_own_context() -> None:
    file = io.StringIO()
    assert write_elm([FULL, BARE], file) == 2
    document = json.loads(file.getvalue())
    assert document["@context"] == CONTEXT
    assert [node["title"] for node in document["@graph"]] == [{"en": FULL.title}, {"en": "Bare"}]


def test_every_name_of_the_sample_is_in_the_context(sample: list[Credential]) -> None:
    file = io.StringIO()
    write_elm([*sample, FULL], file)
    assert names(json.loads(file.getvalue())["@graph"]) - {"en"} <= set(CONTEXT)


def names(value: Any) -> set[str]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return (set(value) if isinstance(value, dict) else set()).union(*map(names, inner))


def test_no_part_of_the_context_has_to_be_fetched() -> None:
    assert "@import" not in CONTEXT
    assert all(isinstance(value, str | dict) for value in CONTEXT.values())


def test_what_is_unknown_is_left_out() -> None:
    assert set(opportunity(BARE)) == {
        *("id", "type", "identifier", "title", "dcType", "providedBy", "defaultLanguage"),
        "learningAchievementSpecification",
    }
    assert set(specification(BARE)) == {"id", "type", "title"}


@pytest.mark.parametrize(("level", "code"), [(4, "c_61aa9cbc"), (7, "c_326c93a5"), (11, "c_517309ca")])
def test_a_level_is_the_address_of_the_scottish_one(level: int, code: str) -> None:
    (written,) = specification(with_(scqf_level=level))["educationLevel"]
    assert written["id"] == f"{SNB}/qdr/{code}"
    assert written["inScheme"]["id"] == f"{SNB}/qdr/c_027221dd"


def test_a_range_of_levels_is_all_of_them() -> None:
    written = specification(FULL)["educationLevel"]
    assert uris(written) == [frameworks.SCQF_LEVELS[6], frameworks.SCQF_LEVELS[7]]


def test_every_level_has_an_address_of_its_own() -> None:
    assert sorted(frameworks.SCQF_LEVELS) == list(range(1, 13))
    assert len(set(frameworks.SCQF_LEVELS.values())) == 12


@pytest.mark.parametrize(("credits", "points"), [("10", "5"), ("15", "7.5"), ("10-14", "5-7")])
def test_credit_is_given_as_half_as_many_european_points(credits: str, points: str) -> None:
    written = specification(with_(scqf_credits=credits))["creditPoint"]
    assert (written["point"], written["framework"]["id"]) == (points, f"{SNB}/education-credit/6fcec5c5af")


def test_credit_is_also_given_as_hours() -> None:
    assert specification(with_(scqf_credits="15"))["volumeOfLearning"] == "PT150H"


def test_a_range_of_credit_is_no_one_amount_of_hours() -> None:
    assert "volumeOfLearning" not in specification(with_(scqf_credits="10-14"))


@pytest.mark.parametrize(
    ("mode", "code"),
    [
        (Mode.ONLINE, "920fbb3cbe"),
        (Mode.BLENDED, "e92d221e4d"),
        (Mode.CAMPUS, "9191af2ed9"),
        (Mode.WORKPLACE, "729f3bed4b"),
    ],
)
def test_a_mode_is_an_address_of_the_code_list(mode: Mode, code: str) -> None:
    record = with_(mode=mode)
    assert opportunity(record)["mode"]["id"] == f"{SNB}/learning-assessment/{code}"
    assert specification(record)["mode"] == opportunity(record)["mode"]


def test_languages_are_addresses_where_there_is_one() -> None:
    written = specification(with_(languages=("en", "gd", "sco", "zz")))["language"]
    assert uris(written) == [f"{AUTHORITY}/language/{code}" for code in ("ENG", "GLA", "SCO")]


def test_an_esco_skill_is_told_from_another() -> None:
    skills = ["tie knots", {"label": "mend nets", "uri": "http://data.europa.eu/esco/skill/1"}]
    plain, esco = specification(with_(skills=skills))["learningOutcome"]
    assert plain["relatedSkill"] == {"type": "Concept", "prefLabel": {"en": "tie knots"}}
    assert esco["relatedESCOSkill"] == {"id": "http://data.europa.eu/esco/skill/1", "type": "Concept"}
    assert esco["title"] == {"en": "mend nets"}


def test_a_length_in_weeks_is_one_in_days() -> None:
    assert opportunity(with_(duration_weeks=8))["duration"] == "P56D"


def test_one_start_is_a_period_and_several_are_a_note_too() -> None:
    one, several = with_(starts=["2027-01-18"]), FULL
    assert opportunity(one)["temporal"]["startDate"] == "2027-01-18T00:00:00Z"
    assert "scheduleInformation" not in opportunity(one)
    assert opportunity(several)["scheduleInformation"]["noteLiteral"]["en"] == (
        "Starts: 2027-01-18, 2027-08-23; Pattern: block; 7.5 hours a week"
    )


def test_starting_at_any_time_is_a_note() -> None:
    written = opportunity(with_(starts_any_time=True))["scheduleInformation"]["noteLiteral"]
    assert written == {"en": "Starts at any time"}


def test_studying_full_time_is_an_address() -> None:
    written = opportunity(with_(pattern=Pattern.FULL_TIME))["learningSchedule"]
    assert written["id"] == f"{SNB}/learning-schedule/72a0ab92fa"


def test_a_price_says_whose_and_of_when() -> None:
    price = Price(amount=Decimal("99.50"), per="cohort", as_of=dt.date(2026, 8, 1))
    written = opportunity(with_(price=price))["priceDetail"]
    assert written["amount"]["value"] == "99.50"
    assert written["amount"]["unit"]["id"] == f"{AUTHORITY}/currency/GBP"
    assert written["description"] == {"en": "per cohort, as published on 2026-08-01"}


def test_the_awarding_body_is_not_the_provider() -> None:
    written = opportunity(FULL)
    awarded = written["learningAchievementSpecification"]["awardingOpportunity"]
    assert written["providedBy"]["legalName"] == {"en": "Corrie College"}
    assert awarded["awardingBody"]["legalName"] == {"en": "Skerry University"}
    assert awarded["learningAchievementSpecification"]["id"] == written["learningAchievementSpecification"]["id"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [({}, False), ({"assessed": False}, False), ({"assessed": True}, True), ({"assessment": "A test."}, True)],
)
def test_an_assessment_is_told_where_there_is_one(fields: dict[str, Any], told: bool) -> None:
    assert ("provenBy" in specification(with_(**fields))) is told


def test_a_sample_record_says_that_it_is_one() -> None:
    assert opportunity(FULL)["status"] == "sample"


def test_what_the_hub_wrote_to_search_by_is_not_published() -> None:
    file = io.StringIO()
    write_elm([FULL], file)
    assert "our ropes keep breaking" not in file.getvalue()


def test_the_level_range_of_a_record_is_never_outside_the_framework() -> None:
    assert specification(with_(scqf_level=Span(low=1, high=12)))["educationLevel"][-1]["id"].endswith("c_c3f2cd03")
