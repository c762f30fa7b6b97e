"""What a person must put right in schema.org data, and what makes a file of it no use at all."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalogue.importers import course_search, json_stream, linked_data, reading, schema_org
from catalogue.importers.schema_org import read_schema_org
from tests.catalogue.importers import outcome as outcomes
from tests.catalogue.importers.outcome import outcome

TODAY = dt.date(2026, 11, 1)
NEEDED = {"@type": "Course", "name": "Net Mending", "provider": "Corrie College", "courseCode": "NET"}
Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(content: str | bytes, name: str = "courses.json") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def refusal(path: Path) -> str:
    return outcomes.refusal(read_schema_org(path, today=TODAY))


def instance(**properties: Any) -> dict[str, Any]:
    return {"@type": "CourseInstance", **properties}


@pytest.mark.parametrize(
    ("course", "problem"),
    [
        ({**NEEDED, "name": None}, "course 2: there is no name"),
        ({**NEEDED, "provider": {"@type": "Organization"}}, "course 2 'Net Mending': there is no provider"),
        (
            {**NEEDED, "courseCode": "first"},
            "course 2 'Net Mending', id: 'corrie-college-first' is already the id of course 1, which has another title",
        ),
        (
            {**NEEDED, "identifier": {"propertyID": "micro-credential-advisor", "value": "Not an id"}},
            "course 2 'Net Mending', id: it is not written as this catalogue writes it",
        ),
    ],
)
def test_what_cannot_be_is_a_problem_at_its_place(course: dict[str, Any], problem: str, put: Put) -> None:
    first = {**NEEDED, "name": "First", "courseCode": "first"}
    imported = outcome(read_schema_org(put(json.dumps([first, course])), today=TODAY))
    assert [str(problem) for problem in imported.problems] == [problem]
    assert [record.title for record in imported.credentials] == ["First"]


@pytest.mark.parametrize(
    ("properties", "field", "message"),
    [
        (
            {"educationalLevel": "SCQF level 13"},
            "scqf_level",
            "course 1 'Net Mending', scqf_level: '13' is left out: SCQF level must lie between 1 and 12, not 13",
        ),
        (
            {"numberOfCredits": -20, "educationalLevel": "SCQF level 7"},
            "scqf_credits",
            "course 1 'Net Mending', scqf_credits: '-20' is left out: SCQF credits must lie between 1 and 480, not -20",
        ),
        (
            {"offers": {"price": -5, "priceCurrency": "GBP"}},
            "price",
            "course 1 'Net Mending', price_amount: '-5.00' is left out: it must be at least 0",
        ),
        (
            {"offers": {"price": 150_000, "priceCurrency": "JPY"}},
            "price",
            "course 1 'Net Mending', price_amount: '150000.00' is left out: it must be at most 100,000",
        ),
        (
            {"offers": {"price": "349.999", "priceCurrency": "GBP"}},
            "price",
            "course 1 'Net Mending', price_amount: '349.999 (unclear)' is left out: it is no amount",
        ),
        (
            {"hasCourseInstance": instance(startDate="2027-03-01", endDate="2027-02-01")},
            "starts",
            "course 1 'Net Mending': a presentation ends on 2027-02-01, before it starts on 2027-03-01",
        ),
    ],
)
def test_a_value_that_cannot_be_is_left_out_with_a_warning(
    properties: dict[str, Any], field: str, message: str, put: Put
) -> None:
    imported = outcome(read_schema_org(put(json.dumps({**NEEDED, **properties})), today=TODAY))
    assert [str(problem) for problem in imported.warnings] == [message]
    (record,) = imported.credentials
    assert getattr(record, field) in (None, ())


@pytest.mark.parametrize("content", ["", " \n", "Course", "12", "id,title,provider"])
def test_what_is_no_json_is_refused(content: str, put: Put) -> None:
    assert refusal(put(content)).startswith("courses.json is not JSON")


@pytest.mark.parametrize(
    "content",
    [
        '{"@type": "Course", "name": "Net',
        '[{"@type": "Course"}',
        '[{"a": 1},',
        '{"@graph": [{"a": tr',
        '{"a"',
        "{",
        "[",
    ],
)
def test_a_truncated_document_is_refused_with_its_line(content: str, put: Put) -> None:
    message = refusal(put(f"\n{content}"))
    assert message.startswith("courses.json breaks off or is not well-formed JSON")
    assert message.endswith("at line 2")


@pytest.mark.parametrize("content", ['{"a": 1,}', "{a: 1}", "[1 2]", "[01]", "[+1]", '["\\x"]'])
def test_a_malformed_document_is_refused(content: str, put: Put) -> None:
    assert "is not well-formed JSON" in refusal(put(content + " " * 100))


def test_a_fault_far_into_a_document_is_refused_at_its_line(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PIECE", 64)
    lines = [json.dumps({**NEEDED, "courseCode": f"N{number}"}) for number in range(20)]
    message = refusal(
        put("[\n" + ",\n".join([*lines, '{"name": oops, "provider": "somebody else entirely"}', *lines]) + "]")
    )
    assert message.endswith("at line 22")


def test_what_follows_the_end_is_refused(put: Put) -> None:
    assert refusal(put("[]\nx")) == "courses.json goes on after its end at line 2"


@pytest.mark.parametrize("content", ["[NaN]", "[-Infinity]", f"[{'9' * 5000}]"])
def test_a_number_that_cannot_be_is_refused(content: str, put: Put) -> None:
    assert "has a number that cannot be" in refusal(put(content))


@pytest.mark.parametrize("depth", [70, 100_000])
def test_values_nested_too_deeply_are_refused(depth: int, put: Put) -> None:
    assert "nested more than 64 deep" in refusal(put(f"[{'[' * depth}{']' * depth}]"))


def test_another_encoding_is_refused(put: Put) -> None:
    message = refusal(put('[{"name": "Café"}]'.encode("latin-1")))
    assert message == "courses.json is not UTF-8 text (byte 14); JSON must be"


def test_a_byte_order_mark_does_no_harm(put: Put) -> None:
    path = put(b"\xef\xbb\xbf" + json.dumps(NEEDED).encode())
    assert len(outcome(read_schema_org(path)).credentials) == 1


def test_a_record_that_is_too_large_is_refused(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MAX_RECORD", 2000)
    monkeypatch.setattr(reading, "PIECE", 500)
    assert "has a record of more than" in refusal(put(json.dumps([{**NEEDED, "description": "net " * 2000}])))


def test_a_single_course_that_is_too_large_is_refused(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MAX_RECORD", 2000)
    many = {f"property {number}": "net " * 10 for number in range(200)}
    assert "has a record of more than" in refusal(put(json.dumps({**NEEDED, **many})))


@pytest.mark.parametrize("size", [1, 3, 64])
def test_it_does_not_matter_where_the_pieces_of_the_file_end(
    size: int, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PIECE", size)
    courses = [{**NEEDED, "name": f"Nèts {number}", "courseCode": f"N{number}"} for number in range(4)]
    for document in (courses, {"n": 12, "@graph": courses, "m": None}):
        imported = outcome(read_schema_org(put(json.dumps(document, ensure_ascii=False))))
        assert [record.title for record in imported.credentials] == ["Nèts 0", "Nèts 1", "Nèts 2", "Nèts 3"]


def test_letters_that_are_half_a_pair_are_left_out(put: Put) -> None:
    (record,) = outcome(read_schema_org(put(json.dumps({**NEEDED, "name": "Net \ud800Mending"})))).credentials
    assert record.title == "Net Mending"


def test_a_course_wrapped_too_deeply_is_not_looked_for(put: Put) -> None:
    value: Any = NEEDED
    for _ in range(course_search.MAX_WITHIN + 2):
        value = {"@type": "Thing", "subjectOf": value}
    assert refusal(put(json.dumps(value))).startswith("courses.json holds no credential")


def test_no_more_is_kept_for_references_than_one_record_may_hold(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linked_data, "MAX_RECORD", 100)
    graph = [
        {**NEEDED, "provider": {"@id": "#one"}},
        {"@id": "#big", "description": "net " * 100},
        {"@id": "#one", "name": "Corrie College"},
    ]
    imported = outcome(read_schema_org(put(json.dumps({"@graph": graph}))))
    assert [problem.message for problem in imported.problems] == ["there is no provider"]


def test_a_file_that_is_too_large_is_refused_unread(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put("[]")
    monkeypatch.setattr(schema_org, "MAX_BYTES", 1)
    assert "courses.json is larger than" in refusal(path)


def test_a_page_that_is_too_large_is_refused_unread(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_org, "MAX_PAGE_BYTES", 10)
    assert "page.html is larger than" in refusal(put("<html><body></body></html>", "page.html"))


def test_a_page_without_data_is_refused(put: Put) -> None:
    message = refusal(put("<html><script>1</script></html>", "page.html"))
    assert message == "page.html is a page without a script of type application/ld+json"


def test_a_page_that_breaks_off_inside_its_script_is_refused(put: Put) -> None:
    message = refusal(put('<html>\n<script type="application/ld+json">{', "page.html"))
    assert message == "page.html breaks off inside the script at line 2"


def test_a_script_that_is_not_json_is_named(put: Put) -> None:
    message = refusal(put('<script type="application/ld+json">{oops}</script>', "page.html"))
    assert message.startswith("script 1 of page.html breaks off or is not well-formed JSON")
