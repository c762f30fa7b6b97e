"""A page that marks its course up in its elements is read like one with JSON-LD, which goes first."""

from __future__ import annotations

import json

import pytest

from catalogue.importers import page_elements
from catalogue.importers.schema_org import read_schema_org
from tests.catalogue.importers.outcome import Outcome, outcome, refusal
from tests.catalogue.importers.real.given import TODAY, written

BAKING = """<div itemscope itemtype="https://schema.org/Course" itemid="https://l.example/baking">
<h1 itemprop="name">Baking &amp;
  Pastry</h1><p itemprop="description">Learn <b>bread</b>.</p>
<div itemprop="provider" itemscope itemtype="https://schema.org/Organization">
<span itemprop="name">Lochside College</span></div>
<a itemprop="url" href="https://l.example/baking">more</a><span itemprop="teaches">Knead dough</span>
<div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><meta itemprop="priceCurrency" content="GBP">
<span itemprop="price" content="350">£350 only</span></div>
<div itemprop="hasCourseInstance" itemscope itemtype="https://schema.org/CourseInstance">
<time itemprop="startDate" datetime="2027-01-18">January</time><meta itemprop="courseMode" content="online">
</div></div>"""


def page(body: str, head: str = "") -> Outcome:
    text = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return outcome(read_schema_org(written(text, "page.html"), today=TODAY))


def refused(body: str) -> str:
    text = f"<!doctype html><html><body>{body}</body></html>"
    return refusal(read_schema_org(written(text, "page.html"), today=TODAY))


def test_every_fact_of_a_course_is_read_from_the_elements() -> None:
    (record,) = page(BAKING).credentials
    assert (record.title, record.provider, record.description) == (
        "Baking & Pastry",
        "Lochside College",
        "Learn bread.",
    )
    assert record.price is not None
    assert (str(record.price.amount), record.price.currency) == ("350.00", "GBP")
    assert ([str(day) for day in record.starts], record.mode) == (["2027-01-18"], "online")
    assert (str(record.url), record.learning_outcomes) == ("https://l.example/baking", ("Knead dough",))


def test_several_courses_are_several_records() -> None:
    second = BAKING.replace("Baking &amp;\n  Pastry", "Nets").replace("l.example/baking", "l.example/nets")
    assert [record.title for record in page(BAKING + second).credentials] == ["Baking & Pastry", "Nets"]


def test_a_course_in_json_ld_goes_before_the_elements() -> None:
    course = {"@type": "Course", "name": "Baking", "provider": {"name": "Lochside College"}, "courseCode": "B1"}
    script = f'<script type="application/ld+json">{json.dumps(course)}</script>'
    assert [record.title for record in page(BAKING, script).credentials] == ["Baking"]


def test_json_ld_without_a_course_leaves_the_elements_to_be_read() -> None:
    script = '<script type="application/ld+json">{"@type": "WebSite", "name": "Lochside"}</script>'
    assert len(page(BAKING, script).credentials) == 1


def test_the_organisation_of_the_page_is_the_provider_of_a_course_without_one() -> None:
    provider = '<div itemscope itemtype="https://schema.org/CollegeOrUniversity"><b itemprop="name">Lochside</b></div>'
    course = '<div itemscope itemtype="https://schema.org/Course"><h1 itemprop="name">Baking</h1></div>'
    assert page(provider + course).credentials[0].provider == "Lochside"


def test_microdata_of_other_things_holds_no_course() -> None:
    assert "without a script" in refused('<div itemscope itemtype="https://schema.org/Recipe"></div>')


@pytest.mark.parametrize(
    "inside",
    ["", "<b itemprop=name>", '<b itemprop="name">Baking', '<time itemprop="startDate">soon</time>', "<" * 50, "&#0;"],
)
def test_a_course_that_is_cut_short_is_an_error_of_that_course(inside: str) -> None:
    read = page(f'<div itemscope itemtype="https://schema.org/Course">{inside}')
    assert (len(read.credentials), len(read.problems)) == (0, 1)


def test_elements_nested_without_end_are_refused() -> None:
    course = '<div itemscope itemtype="https://schema.org/Course">'
    assert "nested without end" in refused(course + "<div>" * 1_100)


def test_a_page_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_elements, "MAX_MARKUP", 100)
    assert "too large to read its elements" in refused(BAKING)


def test_a_page_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_elements, "MOST_SECONDS", -1.0)
    assert "takes too long to read" in refused(BAKING)
