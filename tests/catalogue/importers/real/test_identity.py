"""Courses without an id of their own, providers that stand elsewhere, and one bad record among many."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from tests.catalogue.importers.real.given import BAKING, LOCHSIDE, document, page, run, xcri_feed

PAGE = "https://lochside.example/baking"


def test_a_course_without_any_identifier_is_known_by_provider_and_title() -> None:
    first, again = (document({**BAKING, "description": text}) for text in ("Bread.", "Cakes."))
    assert first.problems == []
    assert first.credentials[0].id == again.credentials[0].id == "lochside-college-baking"


@pytest.mark.parametrize(
    "properties",
    [
        {"sameAs": PAGE},
        {"mainEntityOfPage": PAGE},
        {"mainEntityOfPage": {"@id": PAGE}},
        {"offers": {"@type": "Offer", "url": PAGE}},
    ],
)
def test_an_address_in_the_course_identifies_it(properties: dict[str, Any]) -> None:
    assert "https-lochside-example-baking" in document({**BAKING, **properties}).credentials[0].id


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{PAGE}">',
        f"<link href='{PAGE}' rel=canonical>",
        f'<meta property="og:url" content="{PAGE}">',
    ],
)
def test_the_address_of_the_page_identifies_its_only_course(head: str) -> None:
    assert "https-lochside-example-baking" in page(json.dumps(BAKING), head=head).credentials[0].id


def test_the_address_of_a_page_of_several_courses_identifies_none() -> None:
    head = f'<link rel="canonical" href="{PAGE}">'
    read = page(json.dumps([BAKING, {**BAKING, "name": "Bread"}]), head=head)
    assert sorted(record.id for record in read.credentials) == ["lochside-college-baking", "lochside-college-bread"]


NAMELESS = {"@type": "Course", "name": "Baking"}


@pytest.mark.parametrize(
    "value",
    [
        {**LOCHSIDE, "hasOfferCatalog": {"@type": "OfferCatalog", "itemListElement": [NAMELESS]}},
        {"@type": "EducationalOccupationalProgram", "name": "Food", "provider": LOCHSIDE, "hasCourse": [NAMELESS]},
        {**NAMELESS, "creator": LOCHSIDE},
        {**NAMELESS, "hasCourseInstance": run(organizer=LOCHSIDE)},
        {**NAMELESS, "offers": {"@type": "Offer", "offeredBy": LOCHSIDE}},
        {**NAMELESS, "provider": "https://lochside.example", "publisher": LOCHSIDE},
    ],
)
def test_the_provider_is_found_where_it_stands(value: dict[str, Any]) -> None:
    assert document(value)["Baking"].provider == "Lochside College"


def test_the_only_organisation_of_a_page_is_the_provider() -> None:
    site = {"@type": "WebSite", "publisher": {"@type": "CollegeOrUniversity", "name": "Lochside College"}}
    assert page(json.dumps(NAMELESS), json.dumps(site)).credentials[0].provider == "Lochside College"


def test_the_source_that_is_said_is_the_last_resort() -> None:
    assert document(NAMELESS, source="Lochside College").credentials[0].provider == "Lochside College"
    assert [problem.message for problem in document(NAMELESS).problems] == ["there is no provider"]


def test_an_xcri_course_is_known_by_its_address_or_its_title() -> None:
    inside = f"<course><title>Baking</title><url>{PAGE}</url></course><course><title>Bread</title></course>"
    baking, bread = xcri_feed(inside).credentials
    assert "https-lochside-example-baking" in baking.id
    assert bread.id == "lochside-college-bread"


def test_courses_of_one_id_are_runs_of_one_course() -> None:
    inside = "".join(
        f"<course><identifier>B1</identifier><title>Baking</title><presentation><start>{day}</start></presentation></course>"
        for day in ("2027-06-01", "2027-01-18")
    )
    (record,) = xcri_feed(inside).credentials
    assert record.starts == (dt.date(2027, 1, 18), dt.date(2027, 6, 1))


def test_a_page_that_names_a_course_twice_has_one() -> None:
    read = page(json.dumps(BAKING), json.dumps(BAKING))
    assert (len(read.credentials), read.problems) == (1, [])


def test_of_a_thousand_courses_one_bad_one_is_named_and_the_others_are_read() -> None:
    good = "".join(f"<course><identifier>B{n}</identifier><title>Baking {n}</title></course>" for n in range(999))
    read = xcri_feed(f"{good}<course><identifier>bad</identifier></course>")
    assert len(read.credentials) == 999
    assert [str(problem) for problem in read.problems] == ["course 1000: there is no title"]


def test_a_deleted_course_is_not_read() -> None:
    inside = '<course recstatus="3"><identifier>B1</identifier><title>Baking</title></course>'
    assert xcri_feed(inside).credentials == []


def test_a_page_that_has_expired_is_left_out_and_named() -> None:
    read = document([{**BAKING, "expires": "2024-01-01"}, {**BAKING, "name": "Bread", "expires": "2027-01-01"}])
    assert [record.title for record in read.credentials] == ["Bread"]
    assert "it expired on 2024-01-01 and is left out" in str(read.warnings[0])
