"""A page that marks its course up in RDFa is read like one with JSON-LD or microdata, which go first."""

from __future__ import annotations

import json
import socket
import time

import pytest

from catalogue.importers import page_elements, page_rdfa
from catalogue.importers.schema_org import read_schema_org
from tests.catalogue.importers.outcome import Outcome, outcome, refusal
from tests.catalogue.importers.real.given import TODAY, written

NETS = """<div vocab="https://schema.org/" typeof="Course"><h1 property="name">Net Mending</h1>
<div property="provider" typeof="Organization"><b property="name">Corrie College</b></div>
<i property="teaches">Tie a knot</i><i property="teaches">Untie it</i><i property="teaches">Cut it</i></div>"""


def page(body: str, head: str = "") -> Outcome:
    text = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return outcome(read_schema_org(written(text, "page.html"), today=TODAY))


def refused(body: str) -> str:
    return refusal(read_schema_org(written(f"<html><body>{body}</body></html>", "page.html"), today=TODAY))


def test_values_stay_in_the_order_of_the_page() -> None:
    assert page(NETS).credentials[0].learning_outcomes == ("Tie a knot", "Untie it", "Cut it")


def test_a_course_in_json_ld_goes_before_rdfa() -> None:
    course = {"@type": "Course", "name": "Baking", "provider": {"name": "Lochside College"}, "courseCode": "B1"}
    script = f'<script type="application/ld+json">{json.dumps(course)}</script>'
    assert [record.title for record in page(NETS, script).credentials] == ["Baking"]


def test_microdata_goes_before_rdfa() -> None:
    item = (
        '<div itemscope itemtype="https://schema.org/Course"><b itemprop="name">Baking</b>'
        '<i itemprop="provider">Lochside College</i></div>'
    )
    assert [record.title for record in page(NETS + item).credentials] == ["Baking"]


def test_a_course_that_refers_to_itself_is_read_once() -> None:
    course = NETS.replace('typeof="Course"', 'typeof="Course" resource="https://c.example/nets"', 1)
    linked = course.replace("</div>", '</div><a property="url" href="https://c.example/nets">here</a>', 1)
    (record,) = page(linked).credentials
    assert str(record.url) == "https://c.example/nets"


def test_an_address_within_the_page_is_made_whole_by_the_address_of_the_page() -> None:
    head = '<link rel="canonical" href="https://c.example/courses/nets">'
    linked = NETS.replace("</h1>", '</h1><a property="url" href="../book">Book</a>')
    assert str(page(linked, head).credentials[0].url) == "https://c.example/book"


def test_the_language_of_the_hub_is_read_where_there_are_two() -> None:
    two = NETS.replace("</h1>", '</h1><p property="description" lang="gd">Lìn</p><p property="description">Nets</p>')
    assert page(f'<div lang="en">{two}</div>').credentials[0].description == "Nets"


def test_rdfa_of_other_things_holds_no_course() -> None:
    assert "without a script" in refused('<div vocab="https://schema.org/" typeof="Recipe"></div>')
    assert "without a script" in refused('<div vocab="https://schema.org/" typeof="Course-list"></div>')


def test_a_type_of_another_vocabulary_is_no_course() -> None:
    other = NETS.replace("https://schema.org/", "https://other.example/ns#")
    assert "1 https://other.example/ns#Course" in refused(other)


@pytest.mark.parametrize("inside", ["", '<b property="name">', "<b property=name content>", "<" * 50, "&#0;", "<!--"])
def test_a_course_that_is_cut_short_is_an_error_of_that_course(inside: str) -> None:
    read = page(f'<div vocab="https://schema.org/" typeof="Course">{inside}')
    assert (len(read.credentials), len(read.problems)) == (0, 1)


def test_no_vocabulary_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something is fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert len(page(NETS.replace("https://schema.org/", "https://vocab.invalid/") + NETS).credentials) == 1


def test_resources_nested_without_end_are_refused() -> None:
    assert "nested without end" in refused(NETS + "<div typeof='Thing' property='about'>" * 1_100)


def test_a_page_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_elements, "MOST_SECONDS", -1.0)
    assert "takes too long to read" in refused(NETS)


def test_a_page_of_countless_prefixes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, *[1.0] * 20])  # of the processor: the end comes after the page has been read
    monkeypatch.setattr(time, "process_time", lambda: next(times, 99.0))
    assert "takes too long to read" in refused(NETS + '<p prefix="a: http://a.example/"></p>' * 50)


def test_odd_addresses_of_a_page_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    assert len(page(NETS.replace("</h1>", '</h1><a property="url" href="https://<p x">a</a>')).credentials) == 1
    assert caplog.text == ""


@pytest.mark.parametrize(
    "slip",
    [
        'resource="https\t://[x"',
        'lang=<"en"',
        'lang="x y"',
        'href="//[x"',
        'about="http://[::1"',
        'prefix="a: //[x"',
        'typeof="//[x"',
    ],
)
def test_a_slip_in_an_attribute_costs_no_more_than_the_attribute(slip: str) -> None:
    read = page(f"<div {slip}>{NETS}</div><p property='about' {slip}>x</p>")
    assert [record.title for record in read.credentials] == ["Net Mending"]


def test_rdfa_that_the_library_fails_on_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_rdfa, "ADDRESSES", set())
    assert refused(NETS + '<p property="about" resource="//[x"></p>') == "page.html has RDFa that cannot be read"


def test_a_page_that_is_a_course_itself_needs_no_address() -> None:
    body = (
        '<h1 property="name">Knots</h1><b property="provider" typeof="Organization"><i property="name">Corrie</i></b>'
    )
    text = f'<html><body vocab="https://schema.org/" typeof="Course">{body}</body></html>'
    (record,) = outcome(read_schema_org(written(text, "page.html"), today=TODAY)).credentials
    assert (record.id, record.title) == ("corrie-knots", "Knots")
