"""schema.org courses as providers publish them: what is read, and what is left unknown."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from catalogue.importers.schema_org import read_schema_org
from catalogue.records import Credential, Mode, Price, Skill, Span
from tests.catalogue.importers.outcome import FEEDS, Outcome, outcome

TODAY = dt.date(2026, 11, 1)
Course = Callable[..., Credential]


@pytest.fixture(scope="module")
def graph() -> Outcome:
    return outcome(read_schema_org(FEEDS / "graph.jsonld", source="The coast's pages", today=TODAY))


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The credential of a course with these properties beside those it must have."""

    def read(**properties: Any) -> Credential:
        path = tmp_path / "course.json"
        needed = {"@type": "Course", "name": "Net Mending", "provider": "Corrie College", "courseCode": "NET"}
        path.write_text(json.dumps({**needed, **properties}))
        imported = outcome(read_schema_org(path, today=TODAY))
        assert imported.problems == []
        return imported.credentials[0]

    return read


def test_every_course_of_a_graph_becomes_a_credential(graph: Outcome) -> None:
    assert graph.problems == []
    assert [(record.title, record.provider) for record in graph.credentials] == [
        ("Harbour Safety & Rescue", "Skerry University"),
        ("Boat Engines", "Corrie College"),
        ("Net Mending", "Corrie College"),
    ]


def test_an_id_is_made_of_the_provider_and_its_code_or_address(graph: Outcome) -> None:
    ids = [record.id for record in graph.credentials]
    assert ids[1] == "corrie-college-eng-1"
    assert ids[0].startswith("skerry-university-hsr-7-")
    assert ids[2].startswith("corrie-college-https-corrie-example-nets-")


def test_the_words_of_a_course_are_read(graph: Outcome) -> None:
    harbour = graph["Harbour Safety & Rescue"]
    assert harbour.description == "Keep a harbour safe.\nGet people out of the water."
    assert harbour.subjects == ("harbours", "safety")
    assert harbour.learning_outcomes == ("Run a rescue drill.",)
    uri = "http://data.europa.eu/esco/skill/abc"
    assert harbour.skills == (Skill.model_validate({"label": "respond to emergencies", "uri": uri}),)
    assert harbour.entry_requirements == "Able to swim."
    assert harbour.stacks_into == ("Diploma in Port Management",)
    assert harbour.source == "The coast's pages"


def test_the_award_is_read(graph: Outcome) -> None:
    harbour = graph["Harbour Safety & Rescue"]
    assert (harbour.awarding_body, harbour.badge) == ("Skerry University", True)
    assert harbour.recognised_by == ("Harbour Masters' Guild",)


def test_levels_and_credit_of_the_scottish_framework_are_read(graph: Outcome) -> None:
    harbour, engines = graph["Harbour Safety & Rescue"], graph["Boat Engines"]
    assert (harbour.scqf_level, harbour.scqf_credits) == (Span(low=7, high=8), Span(low=15, high=15))
    assert (engines.scqf_level, engines.scqf_credits) == (Span(low=6, high=6), Span(low=8, high=8))


def test_levels_and_credit_of_no_framework_are_unknown(graph: Outcome) -> None:
    nets = graph["Net Mending"]
    assert (nets.scqf_level, nets.scqf_credits) == (None, None)


def test_instances_to_come_say_when_where_and_how(graph: Outcome) -> None:
    harbour = graph["Harbour Safety & Rescue"]
    assert harbour.starts == (dt.date(2027, 1, 18), dt.date(2027, 8, 23))
    assert (harbour.mode, harbour.pattern, harbour.location) == (Mode.BLENDED, None, "Stromness")
    assert (harbour.duration_weeks, harbour.hours_per_week) == (10, 6.0)
    assert harbour.languages == ("en", "gd")


def test_the_first_offer_with_a_price_counts(graph: Outcome) -> None:
    assert graph["Harbour Safety & Rescue"].price == Price(amount=Decimal("349.5"), as_of=dt.date(2026, 8, 1))


def test_what_is_free_says_so_in_more_than_a_nought(graph: Outcome) -> None:
    assert graph["Boat Engines"].price == Price(amount=Decimal(0))
    assert graph["Net Mending"].price is None


def test_words_of_no_vocabulary_are_unknown(graph: Outcome) -> None:
    assert graph["Boat Engines"].mode is None
    assert graph["Net Mending"].languages == ()


def test_starting_at_any_time_is_read(graph: Outcome) -> None:
    engines = graph["Boat Engines"]
    assert (engines.starts_any_time, engines.starts, engines.location) == (True, (), "Oban")


def test_a_page_is_read_for_the_courses_in_its_scripts() -> None:
    (record,) = outcome(read_schema_org(FEEDS / "page.html")).credentials
    assert (record.id, record.title) == ("corrie-college-chart", "Reading Sea Charts")


def test_a_page_is_known_by_its_first_letter_too(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(b"\xef\xbb\xbf\n" + (FEEDS / "page.html").read_bytes())
    assert len(outcome(read_schema_org(path)).credentials) == 1


def test_the_items_of_a_list_are_read() -> None:
    titles = [record.title for record in outcome(read_schema_org(FEEDS / "list.json")).credentials]
    assert titles == ["Smoking Fish", "Salting Fish"]


def test_a_plain_list_of_courses_is_read(tmp_path: Path) -> None:
    items = [{"@type": "Course", "name": f"Course {n}", "courseCode": f"C{n}", "provider": "Corrie"} for n in range(3)]
    path = tmp_path / "courses.json"
    path.write_text(json.dumps([*items, "a word", 7, None]))
    assert [record.id for record in outcome(read_schema_org(path)).credentials] == [
        "corrie-c0",
        "corrie-c1",
        "corrie-c2",
    ]


@pytest.mark.parametrize("document", ["{}", "[]", "[{}, []]", '{"@graph": []}', '{"@graph": {}}'])
def test_a_document_without_courses_is_an_empty_feed(document: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_text(document)
    assert outcome(read_schema_org(path)) == Outcome()


def test_courses_in_a_list_of_a_page_are_read(tmp_path: Path) -> None:
    course = {"@type": "Course", "name": "Nets", "provider": "Corrie", "courseCode": "N"}
    path = tmp_path / "page.json"
    path.write_text(json.dumps({"@type": "CollegeOrUniversity", "makesOffer": [{"itemOffered": [course]}]}))
    assert [record.title for record in outcome(read_schema_org(path)).credentials] == ["Nets"]


@pytest.mark.parametrize(
    ("properties", "span"),
    [
        ({"educationalLevel": "SCQF Level 9"}, "9"),
        ({"educationalLevel": ["Advanced", "SCQF 6"]}, "6"),
        ({"educationalLevel": "level 7"}, None),
        ({"educationalLevel": {"@type": "DefinedTerm", "termCode": "7", "inDefinedTermSet": "FHEQ"}}, None),
        ({"educationalCredentialAwarded": "20 credits at SCQF level 8"}, "8"),
        ({"educationalCredentialAwarded": {"name": "Award, SCQF level 10"}}, "10"),
        ({"educationalCredentialAwarded": "A certificate"}, None),
    ],
)
def test_a_level_counts_only_with_its_framework(properties: dict[str, Any], span: str | None, course: Course) -> None:
    assert course(**properties).scqf_level == (Span.model_validate(span) if span else None)


@pytest.mark.parametrize(
    ("properties", "span"),
    [
        ({"numberOfCredits": {"value": 10, "unitText": "ECTS"}}, "20"),
        ({"numberOfCredits": {"value": 10, "unitText": "credits"}}, None),
        ({"numberOfCredits": {"minValue": 10, "maxValue": 14, "unitText": "SCQF credit points"}}, "10-14"),
        ({"numberOfCredits": "20 SCQF credits"}, "20"),
        ({"numberOfCredits": 0, "educationalLevel": "SCQF level 6"}, None),
        ({"numberOfCredits": 7.5, "educationalLevel": "SCQF level 6"}, None),
        ({"educationalCredentialAwarded": "SCQF level 7, 12-16 credit points"}, "12-16"),
        ({"educationalCredentialAwarded": "60 ECTS credits"}, "120"),
        ({"educationalCredentialAwarded": "60 credits"}, None),
    ],
)
def test_credit_counts_only_with_its_framework(properties: dict[str, Any], span: str | None, course: Course) -> None:
    assert course(**properties).scqf_credits == (Span.model_validate(span) if span else None)


@pytest.mark.parametrize(
    ("offer", "amount"),
    [
        ({"price": "£1,250"}, "1250.00"),
        ({"price": "1,250.00", "priceCurrency": "gbp"}, "1250.00"),
        ({"price": "POA", "priceCurrency": "GBP"}, None),
        ({"price": 95}, None),
        ({"price": 0, "priceCurrency": "GBP", "category": "Free"}, "0"),
        ({"priceSpecification": {"price": "80", "priceCurrency": "GBP"}}, "80"),
        ({"price": True, "priceCurrency": "GBP"}, None),
    ],
)
def test_a_price_needs_an_amount_and_a_currency(offer: dict[str, Any], amount: str | None, course: Course) -> None:
    price = course(offers=offer).price
    assert (price.amount if price else None) == (Decimal(amount) if amount else None)


def test_a_price_for_a_cohort_says_so(course: Course) -> None:
    unit = {"@type": "UnitPriceSpecification", "unitText": "cohort"}
    price = course(offers={"price": "900", "priceCurrency": "GBP", "priceSpecification": unit}).price
    assert price == Price(amount=Decimal(900), per="cohort")


def test_a_weekly_schedule_says_how_long_and_how_much(course: Course) -> None:
    schedule = {"@type": "Schedule", "repeatFrequency": "Weekly", "repeatCount": 8, "duration": "PT7H30M"}
    record = course(hasCourseInstance={"@type": "CourseInstance", "courseSchedule": schedule})
    assert (record.duration_weeks, record.hours_per_week) == (8, 7.5)


def test_a_workload_in_all_is_no_weekly_one(course: Course) -> None:
    record = course(hasCourseInstance={"@type": "CourseInstance", "courseWorkload": "PT40H"})
    assert (record.duration_weeks, record.hours_per_week) == (None, None)


def test_a_workload_in_weeks_is_a_length(course: Course) -> None:
    assert course(hasCourseInstance={"@type": "CourseInstance", "courseWorkload": "P6W"}).duration_weeks == 6


def test_a_list_object_is_as_good_as_a_list(course: Course) -> None:
    assert course(about={"@list": ["nets", "knots"]}).subjects == ("nets", "knots")


def test_a_reference_that_leads_nowhere_is_unknown(course: Course) -> None:
    assert course(offers={"@id": "#nowhere"}).price is None


def test_a_source_that_the_course_names_goes_before_the_one_given(tmp_path: Path) -> None:
    path = tmp_path / "course.json"
    course = {"@type": "Course", "name": "Nets", "provider": "C", "courseCode": "N", "sdPublisher": "The prospectus"}
    path.write_text(json.dumps(course))
    (record,) = outcome(read_schema_org(path, source="by mail")).credentials
    assert record.source == "The prospectus"
