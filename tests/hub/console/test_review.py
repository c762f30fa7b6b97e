"""The page of a file that waits: what it would change, or why it cannot be taken in; looking changes nothing."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from catalogue.store import MOST_DIFFERENCES, MOST_PROBLEMS
from tests.hub.console.made import Titles, Uploader

HEAD = "id,title,provider"
BOMB = '<!DOCTYPE catalog [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><catalog>&b;</catalog>'
TWICE = "nets,Net Mending,Corrie\nnets,Rope Work,Corrie\n"


BEFORE = {"weld": "Welding", "braze": "Brazing", "sail": "Sailing"}
MIXED = f"{HEAD},assessed,source\nweld,Weld<x>ing,Forth College,,Forth\nnets,Net Mending,Corrie,,\n"


def test_a_look_shows_all_that_would_change_and_changes_nothing(upload: Uploader, titles: Titles) -> None:
    review = upload(MIXED, replace="source", source="Forth")
    assert review.answer.status_code == 200
    assert review.counts == [1, 1, 1, 0]
    assert "replace everything of the source “Forth”" in review.text
    assert "1 credential leaves" in review.text
    assert "Nothing in the catalogue names the source" not in review.text
    assert '<li>Net Mending <span class="muted">Corrie</span> <span class="reference">nets</span></li>' in review.text
    assert '<li>Brazing <span class="muted">Forth College</span>' in review.text
    assert titles() == BEFORE


def test_a_changed_record_is_shown_field_by_field(upload: Uploader, titles: Titles) -> None:
    page = re.sub(r"\s+", " ", upload(MIXED).text)
    assert '<th scope="row">Title</th> <td data-label="Was"><del>Welding</del></td>' in page
    assert '<td data-label="Becomes"><ins>Weld&lt;x&gt;ing</ins></td>' in page
    assert '<th scope="row">Assessed</th> <td data-label="Was"><del>yes</del></td>' in page
    assert '<td data-label="Becomes"><span class="unknown">not published</span></td>' in page
    assert '<th scope="row">Source of this record</th>' not in page


def test_a_whole_replacement_says_how_much_leaves(upload: Uploader, titles: Titles) -> None:
    review = upload(f"{HEAD}\nnets,Net Mending,Corrie\n", replace="all")
    assert "replace the whole catalogue" in review.text
    assert "3 credentials leave" in review.text
    review.apply()
    assert titles() == {"nets": "Net Mending"}


def test_a_source_that_nobody_has_removes_nothing_and_says_so(upload: Uploader, titles: Titles) -> None:
    review = upload(f"{HEAD}\nnets,Net Mending,Corrie\n", replace="source", source="Fort")
    assert review.counts == [1, 0, 0, 0]
    assert "Nothing in the catalogue names the source “Fort”" in review.text
    review.apply()
    assert titles() == BEFORE | {"nets": "Net Mending"}


def test_a_file_that_changes_nothing_has_nothing_to_apply(upload: Uploader, titles: Titles, rebuilt: list[str]) -> None:
    same = f"{HEAD},assessed,source\nweld,Welding,Forth College,yes,Forth\n"
    review = upload(same)
    assert review.counts == [0, 0, 0, 1]
    assert "Nothing would change" in review.text
    assert "Apply" not in review.text


def test_of_many_records_the_first_are_shown_and_the_rest_counted(upload: Uploader) -> None:
    rows = "".join(f"c{number},Course,Corrie\n" for number in range(MOST_DIFFERENCES + 7))
    review = upload(f"{HEAD}\n{rows}")
    assert review.text.count('<li>Course <span class="muted">') == MOST_DIFFERENCES
    assert "… and 7 more." in review.text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("feed.csv", b"\n", "feed.csv is empty; one of its first rows must name the columns"),
        ("feed.csv", f"{HEAD}\n", "feed.csv holds no credential."),
        ("feed.json", "[]", "feed.json holds no credential."),
        ("feed.xlsx", b"PK\x03\x04", "feed.xlsx is damaged or no workbook"),
        ("feed.csv", HEAD.encode() + b"\n\0,x,y\n", "feed.csv is not a text file"),
        ("feed.xml", "<catalog><provider><title>Corrie</ti", "breaks off or is not well-formed XML"),
        ("feed.xml", BOMB, "feed.xml declares a document type or entities"),
        ("feed.json", '{"@type": "Course", "name": ', "feed.json breaks off"),
        ("page.html", "<!doctype html><p>Courses</p>", "page.html is a page without a script"),
    ],
)
def test_a_file_that_is_no_use_says_why_and_changes_nothing(
    upload: Uploader, titles: Titles, name: str, content: bytes | str, words: str
) -> None:
    review = upload(content, name, replace="all", source="Forth")
    assert review.answer.status_code == 200
    (fault,) = re.findall(r'<li><a href="#file">(.+)</a></li>', review.text)
    assert words in fault
    assert "<title>Cannot be imported:" in review.text
    assert 'value="all" checked' in review.text
    assert "Apply" not in review.text
    assert review.apply(seen="").status_code == 409
    assert titles() == BEFORE


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("feed.txt", "Courses of next year", "What feed.txt holds cannot be told; say which format it has"),
        ("feed.csv", "<catalog></catalog>", "feed.csv is called csv but looks like xcri; say which it is"),
    ],
)
def test_a_format_that_is_not_clear_is_asked_for(
    upload: Uploader, titles: Titles, name: str, content: str, words: str
) -> None:
    review = upload(content, name)
    assert f'<li><a href="#format">{words}, under “Format”.</a></li>' in review.text
    assert 'name="format" aria-invalid="true" aria-describedby="format-fault"' in review.text
    assert titles() == BEFORE


def test_a_format_is_said_without_sending_the_file_again(upload: Uploader, titles: Titles) -> None:
    review = upload("id,title,provider\nropes,Ropes,Corrie\n", "feed.xml")
    (kept,) = re.findall(r'name="kept" value="(\w+)"', review.text)
    data = {"replace": "nothing", "format": "csv", "kept": kept}
    again = review.client.post("/console/catalogue", data=data, files={"file": ("", b"")})
    assert "What would change" in again.text
    review.text = again.text
    review.apply()
    assert titles() == BEFORE | {"ropes": "Ropes"}


def test_a_file_that_is_no_longer_kept_must_be_sent_again(upload: Uploader, rory: TestClient) -> None:
    review = upload("Courses of next year", "feed.txt")
    (kept,) = re.findall(r'name="kept" value="(\w+)"', review.text)
    data = {"replace": "nothing", "format": "csv", "kept": kept}
    answer = rory.post("/console/catalogue", data=data, files={"file": ("", b"")})
    assert answer.status_code == 410
    assert "That file is no longer here" in answer.text


@pytest.mark.parametrize(
    ("rows", "place", "sentence"),
    [
        ("nets,,Corrie\n", "line 2, title", "there is no title"),
        ("nets,Net Mending,\n", "line 2, provider", "there is no provider"),
    ],
)
def test_problems_are_told_by_place_and_nothing_is_changed(
    upload: Uploader, titles: Titles, rows: str, place: str, sentence: str
) -> None:
    review = upload(f"{HEAD}\n{rows}", replace="all")
    assert f'<tr><th scope="row">{place}</th><td>{sentence}' in review.text
    assert "There is one problem in it." in re.sub(r"\s+", " ", review.text)
    assert '<a href="#file">' in review.text
    assert "Apply" not in review.text
    assert review.apply(seen="").status_code == 409
    assert titles() == BEFORE


@pytest.mark.parametrize("value", ["13", "0", "eleven", "9-7"])
def test_an_impossible_value_is_left_out_and_named(upload: Uploader, titles: Titles, value: str) -> None:
    review = upload(f"{HEAD},scqf_level\nnets,Net Mending,Corrie,{value}\n")
    assert '<h2 id="warnings">One warning</h2>' in review.text
    assert '<th scope="row">line 2, scqf_level</th>' in review.text
    review.apply()
    assert titles() == BEFORE | {"nets": "Net Mending"}


def test_bad_records_are_named_beside_what_the_others_would_change(upload: Uploader, titles: Titles) -> None:
    review = upload(f"{HEAD}\n{TWICE}")
    assert '<h2 id="problems">One record cannot be taken</h2>' in review.text
    assert "&#39;nets&#39; is already the id of line 2, which has another title" in review.text
    assert review.counts == [1, 0, 0, 0]


def test_bad_records_are_left_out_only_when_that_is_ticked(upload: Uploader, titles: Titles) -> None:
    review = upload(f"{HEAD}\n{TWICE}")
    refused = review.apply()
    assert refused.status_code == 422
    assert "tick that they are left out" in refused.text
    assert titles() == BEFORE
    done = review.client.post(f"{review.path}/apply", data={"seen": review.seen, "skip_bad": "true"})
    assert "1 added, 0 changed, 0 removed, 0 unchanged, 1 bad left out." in done.text
    assert titles() == BEFORE | {"nets": "Net Mending"}


def test_of_many_problems_the_first_are_told_and_the_rest_counted(upload: Uploader) -> None:
    rows = "".join(f"c{number},,Corrie\n" for number in range(MOST_PROBLEMS + 7))
    review = upload(f"{HEAD}\n{rows}")
    assert review.text.count("there is no title") == MOST_PROBLEMS
    assert f"There are {MOST_PROBLEMS + 7} problems in it." in re.sub(r"\s+", " ", review.text)
    assert "… and 7 more." in review.text


def test_what_a_file_says_is_text_and_never_markup(upload: Uploader) -> None:
    review = upload(f"{HEAD}\nnets,<script>alert(1)</script>,Corrie\n", "<script>.csv", source="<b>")
    assert "<script" not in review.text
    assert "“&lt;b&gt;”" in review.text


def test_a_file_with_semicolons_is_read(upload: Uploader) -> None:
    assert upload("id;title;provider\nnets;Net Mending;Corrie\n").counts == [1, 0, 0, 0]


@pytest.mark.parametrize("row", ["nets,,Corrie", "nets,Net Mending,"])
def test_a_fault_is_said_in_the_words_of_the_form_and_not_of_a_program(upload: Uploader, row: str) -> None:
    page = upload(f"{HEAD}\n{row}\nok,Sailing,Clyde\n").text
    assert not re.search(
        r"field required|string_too_short|at least \d+ char|\bvalidat|NoneType|value_error", page, re.I
    )
    assert re.search(r"no (?:title|provider)", page)
