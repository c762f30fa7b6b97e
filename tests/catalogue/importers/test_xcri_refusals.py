"""What a person must put right in an XCRI feed, what makes it no use at all, and what could have done harm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.importers import Problem, reading, xcri, xml_stream
from catalogue.importers.xcri import read_xcri
from catalogue.records import Credential
from tests.catalogue.importers import outcome as outcomes
from tests.catalogue.importers.outcome import Outcome, outcome

Feed = Callable[..., Path]

TITLED = "<identifier>A1</identifier><title>Net Mending</title>"
TODAY = dt.date(2026, 11, 1)


@pytest.fixture
def feed(tmp_path: Path) -> Feed:
    """A feed of these courses, or these bytes as they are."""

    def put(*courses: str, provider: str = "<title>Corrie College</title>", content: bytes | None = None) -> Path:
        inside = "".join(f"<course>{course}</course>" for course in courses)
        path = tmp_path / "feed.xml"
        text = f"<catalog><provider>{provider}{inside}</provider></catalog>"
        path.write_bytes(text.encode() if content is None else content)
        return path

    return put


def read(path: Path) -> Outcome:
    return outcome(read_xcri(path, today=TODAY))


def refusal(path: Path) -> str:
    return outcomes.refusal(read_xcri(path, today=TODAY))


@pytest.mark.parametrize(
    ("course", "problem"),
    [
        ("<identifier>A1</identifier>", "course 2: there is no title"),
        ("<identifier>A1</identifier><title> </title>", "course 2: there is no title"),
        (
            "<identifier>FIRST</identifier><title>Net Mending</title>",
            "course 2 'Net Mending', id: 'corrie-college-first' is already the id of course 1, which has another title",
        ),
    ],
)
def test_what_cannot_be_is_a_problem_at_its_place(course: str, problem: str, feed: Feed) -> None:
    first = "<identifier>first</identifier><title>First</title>"
    imported = read(feed(first, course))
    assert [str(problem) for problem in imported.problems] == [problem]
    assert [record.title for record in imported.credentials] == ["First"]


@pytest.mark.parametrize(
    ("inside", "field", "message"),
    [
        (
            "<credit><scheme>SCQF</scheme><level>13</level></credit>",
            "scqf_level",
            "course 1 'Net Mending', scqf_level: '13' is left out: SCQF level must lie between 1 and 12, not 13",
        ),
        (
            "<credit><scheme>SCQF</scheme><value>-20</value></credit>",
            "scqf_credits",
            "course 1 'Net Mending', scqf_credits: '-20' is left out: SCQF credits must lie between 1 and 480, not -20",
        ),
        (
            "<presentation><start>2013-03-01</start><end>2013-02-01</end></presentation>",
            "starts",
            "course 1 'Net Mending': a presentation ends on 2013-02-01, before it starts on 2013-03-01",
        ),
        (
            "<presentation><cost>-5.00</cost></presentation>",
            "price",
            "course 1 'Net Mending', price_amount: '-5.00' is left out: it must be at least 0",
        ),
    ],
)
def test_a_value_that_cannot_be_is_left_out_with_a_warning(inside: str, field: str, message: str, feed: Feed) -> None:
    imported = read(feed(f"{TITLED}{inside}"))
    assert [str(problem) for problem in imported.warnings] == [message]
    (record,) = imported.credentials
    assert getattr(record, field) in (None, ())


def test_all_faults_of_a_course_are_told_at_once(feed: Feed) -> None:
    assert [problem.message for problem in read(feed("<identifier>A1</identifier>", provider="")).problems] == [
        "there is no title; its provider has no title before its courses"
    ]


def test_a_provider_without_a_name_is_a_problem_of_each_of_its_courses(feed: Feed) -> None:
    imported = read(feed(TITLED, provider=""))
    assert imported.problems == [Problem("course 1 'Net Mending'", "its provider has no title before its courses")]


def test_a_name_that_a_provider_has_behind_a_course_counts_for_those_after_it(feed: Feed) -> None:
    course = f"<course>{TITLED}</course>"
    content = f"<catalog><provider>{course}<title>Corrie College</title>{course}</provider></catalog>"
    imported = read(feed(content=content.encode()))
    assert [problem.location for problem in imported.problems] == ["course 1 'Net Mending'"]
    assert [record.provider for record in imported.credentials] == ["Corrie College"]


def test_a_course_outside_any_provider_is_a_problem(feed: Feed) -> None:
    imported = read(feed(content=f"<catalog><course>{TITLED}</course></catalog>".encode()))
    assert [problem.message for problem in imported.problems] == ["its provider has no title before its courses"]


def test_a_catalogue_without_courses_is_an_empty_feed(feed: Feed) -> None:
    assert read(feed()) == Outcome()


def test_a_title_that_is_too_long_is_shortened_and_says_so(feed: Feed) -> None:
    (record,) = read(feed(f"<identifier>A1</identifier><title>{'net ' * 200}</title>")).credentials
    assert len(record.title) <= 300
    assert record.title.endswith("net …")


def test_a_description_that_is_too_long_is_shortened(feed: Feed) -> None:
    (record,) = read(feed(f"{TITLED}<description>{'net ' * 5000}</description>")).credentials
    assert len(record.description or "") <= 10_000


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE catalog [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE catalog [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE catalog SYSTEM "http://203.0.113.1/catalog.dtd">',
        "<!DOCTYPE catalog>",
    ],
    ids=["entity bomb", "file", "network", "plain"],
)
def test_a_document_type_is_refused_whatever_it_holds(prologue: str, feed: Feed) -> None:
    message = refusal(feed(content=f"{prologue}<catalog>&c;&a;</catalog>".encode()))
    assert message.startswith("feed.xml declares a document type or entities")


def test_a_truncated_file_is_refused_with_its_line(feed: Feed) -> None:
    message = refusal(feed(content=f"<catalog>\n<provider>\n<course>{TITLED}".encode()))
    assert message == "feed.xml breaks off or is not well-formed XML: no element found, at line 3"


def test_what_came_before_the_break_is_still_handed_on(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PIECE", 64)
    whole = f"<catalog><provider><title>Corrie College</title><course>{TITLED}</course>"
    items = read_xcri(feed(content=f"{whole}{'<x/>' * 50}".encode()), today=TODAY)
    assert isinstance(next(items), Credential)
    assert "breaks off" in outcomes.refusal(items)


def test_badly_nested_elements_are_refused(feed: Feed) -> None:
    assert "mismatched tag, at line 2" in refusal(feed(content=b"<catalog>\n<a></b></catalog>"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<rss><channel/></rss>", "feed.xml is XML, but begins with <rss> (a news feed) where <catalog> must stand"),
        (b"id,title,provider\n", "not well-formed XML: syntax error"),
        (b"", "no element found"),
        (b'{"@type": "Course"}', "not well-formed XML"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not well-formed XML"),
    ],
)
def test_another_format_is_refused(content: bytes, words: str, feed: Feed) -> None:
    assert words in refusal(feed(content=content))


def test_a_file_that_is_too_large_is_refused_unread(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    path = feed(TITLED)
    monkeypatch.setattr(xcri, "MAX_BYTES", path.stat().st_size - 1)
    assert "feed.xml is larger than" in refusal(path)


def test_no_bound_is_so_wide_that_a_gigabyte_would_be_read() -> None:
    assert xcri.MAX_BYTES < 1024**3


def test_elements_nested_too_deeply_are_refused(feed: Feed) -> None:
    assert "nested more than 64 deep at line 1" in refusal(feed("<b>" * 70 + "</b>" * 70))


@pytest.mark.parametrize(
    "course",
    [
        f"{TITLED}<description>{'net ' * 1000}</description>",
        f"{TITLED}<x y='{'net ' * 1000}'/>",
        f"{TITLED}{'<x/>' * 1000}",
        f"{TITLED}<x y='{'net ' * 100_000}'/>",
    ],
    ids=["text", "attribute", "elements", "a tag that does not end"],
)
def test_a_record_that_is_too_large_is_refused(course: str, feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_stream, "MAX_RECORD", 4000)
    assert "has a record of more than" in refusal(feed(course))


def test_what_stands_around_the_courses_is_bounded_too(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_stream, "MAX_RECORD", 4000)
    assert "has a record of more than" in refusal(feed(TITLED, provider="<x/>" * 1000))


def test_any_number_of_records_within_the_bound_is_read(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_stream, "MAX_RECORD", 4000)
    courses = (f"<identifier>A{number}</identifier><title>Net Mending</title>\n" for number in range(100))
    assert len(read(feed(*courses)).credentials) == 100
