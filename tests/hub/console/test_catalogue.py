"""The catalogue's page: what there is, the form that brings a file, and the files to take away."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import Message

from catalogue import exporters
from catalogue.records import Credential
from catalogue.store import apply_credentials
from hub.console.middleware import LARGEST_FORM, LARGEST_UPLOAD
from runtime.database import Sessions
from tests.hub.console.made import CATALOGUE as PAGE
from tests.hub.console.made import SAME_ORIGIN

MERGE = {"replace": "nothing"}
FILE = {"file": ("courses.csv", b"id,title,provider\nnets,Net Mending,Corrie College\n")}


@pytest.fixture
def stocked(sessions: Sessions) -> None:
    with sessions.begin() as session:
        fields = {"title": "Welding <b>", "provider": "Forth College"}
        checked = Credential.model_validate({"id": "a", "source": "Forth", "last_verified": "2020-05-04", **fields})
        apply_credentials(session, [checked, Credential.model_validate({"id": "b", **fields})])


def test_it_is_one_step_from_every_page(ailsa: TestClient) -> None:
    assert '<a href="/console/catalogue">Catalogue</a>' in ailsa.get("/console/").text
    assert '<a href="/console/catalogue" aria-current="page">Catalogue</a>' in ailsa.get(PAGE).text


def test_only_staff_see_it(stranger: TestClient) -> None:
    assert stranger.get(PAGE).headers["Location"] == "/console/sign-in?next=%2Fcatalogue"


def test_it_counts_credentials_by_source(ailsa: TestClient, stocked: None) -> None:
    page = ailsa.get(PAGE).text
    assert "2 credentials, 2 of them not checked for a year, or never" in page
    table = re.sub(r"<[^>]+>|\s+", " ", page[page.index("<tbody>") : page.index("</tbody>")])
    assert table.split() == ["no", "source", "1", "1", "never", "Forth", "1", "1", "4", "May", "2020"]
    assert '<option value="Forth">' in page


def test_an_empty_catalogue_says_what_to_do(ailsa: TestClient) -> None:
    page = ailsa.get(PAGE).text
    assert "0 credentials</p>" in page
    assert "The catalogue is empty." in page


def test_every_field_of_the_form_has_a_label(ailsa: TestClient) -> None:
    page = ailsa.get(PAGE).text
    form = page[page.index('action="/console/catalogue"') : page.index("</form>", page.index('name="format"'))]
    fields = re.findall(r'<(?:input|select) id="([\w-]+)"|<input type="radio" id="([\w-]+)"', form)
    assert {field or radio for field, radio in fields} == set(re.findall(r'<label for="([\w-]+)"', form))
    assert "<legend>" in form
    assert "<script" not in page


def test_a_file_that_is_kept_leads_to_what_it_would_change(ailsa: TestClient, uploads: Path) -> None:
    answer = ailsa.post(PAGE, data=MERGE, files=FILE, follow_redirects=False)
    (folder,) = uploads.iterdir()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PAGE}/{folder.name}")


def test_a_file_that_waits_is_shown_to_who_uploaded_it(ailsa: TestClient, rory: TestClient) -> None:
    review = ailsa.post(PAGE, data=MERGE, files=FILE).url.path
    assert f'href="{review}"' in ailsa.get(PAGE).text
    assert "A file waits" not in rory.get(PAGE).text


@pytest.mark.parametrize(
    ("data", "files", "field", "sentence"),
    [
        (MERGE, {}, "file", "Choose the file to import."),
        (MERGE, {"file": ("", b"")}, "file", "Choose the file to import."),
        (MERGE | {"file": "courses.csv"}, {}, "file", "Choose the file to import."),
        (MERGE, {"file": ("courses.csv", b"")}, "file", "The file is empty."),
        ({}, FILE, "replace", "Choose what the file does."),
        ({"replace": "everything"}, FILE, "replace", "Choose what the file does."),
        ({"replace": "source", "source": " "}, FILE, "source", "Say whose credentials the file replaces."),
        (MERGE | {"source": "x" * 301}, FILE, "source", "The name of a source has at most 300 characters."),
        (MERGE | {"format": "ooapi"}, FILE, "format", "Choose one of the formats."),
    ],
)
def test_a_form_that_cannot_be_followed_is_given_back_with_its_fault(
    ailsa: TestClient,
    uploads: Path,
    data: dict[str, str],
    files: dict[str, tuple[str, bytes]],
    field: str,
    sentence: str,
) -> None:
    # A form without a file is still sent in parts, as a browser would.
    answer = ailsa.post(PAGE, data=data, files=files or {"other": ("", b"")})
    assert answer.status_code == 422
    assert f'<li><a href="#{field}">{sentence}</a></li>' in answer.text
    assert f'id="{field}-fault">{sentence}' in answer.text
    assert f'aria-invalid="true" aria-describedby="{field}-fault' in answer.text
    assert "<title>Not uploaded:" in answer.text
    assert not uploads.exists()


def test_what_was_chosen_is_still_chosen_after_a_fault(ailsa: TestClient) -> None:
    data = {"replace": "all", "source": "Mòr  & Sons", "format": "xcri"}
    page = ailsa.post(PAGE, data=data, files={"other": ("", b"")}).text
    assert 'value="Mòr &amp; Sons"' in page
    assert 'value="all" checked' in page
    assert '<option value="xcri" selected>' in page


def test_a_form_that_is_not_in_parts_is_a_fault_too(ailsa: TestClient) -> None:
    assert "Choose the file to import." in ailsa.post(PAGE, data=MERGE).text


def test_parts_that_do_not_hold_together_are_refused(ailsa: TestClient) -> None:
    headers = {"Content-Type": "multipart/form-data"}
    assert ailsa.post(PAGE, content=b"--", headers=headers).status_code == 400


def test_two_files_are_refused(ailsa: TestClient, uploads: Path) -> None:
    files = [("file", ("a.csv", b"id\n")), ("file", ("b.csv", b"id\n"))]
    assert ailsa.post(PAGE, data=MERGE, files=files).status_code == 400
    assert not uploads.exists()


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "", "Origin": "https://evil.example"}]
)
def test_a_file_from_another_site_is_refused(ailsa: TestClient, uploads: Path, headers: dict[str, str]) -> None:
    answer = ailsa.post(PAGE, data=MERGE, files=FILE, headers=headers)
    assert answer.status_code == 403
    assert "nothing was changed" in answer.text
    assert not uploads.exists()


def test_a_file_may_be_larger_than_a_form(ailsa: TestClient) -> None:
    files = {"file": ("courses.csv", FILE["file"][1] + b"\n" * LARGEST_FORM * 20)}
    answer = ailsa.post(PAGE, data=MERGE, files=files)
    assert (answer.status_code, "<h1>courses.csv</h1>" in answer.text) == (200, True)


def test_a_file_that_is_too_large_is_refused_with_the_way_to_import_it(ailsa: TestClient) -> None:
    headers = {"Content-Length": str(LARGEST_UPLOAD + 1)}
    answer = ailsa.post(PAGE, content=b"", headers=headers)
    assert answer.status_code == 413
    headers = {"Content-Length": str(LARGEST_UPLOAD)}
    assert ailsa.post(PAGE, content=b"", headers=headers).status_code == 422
    assert "larger than the 100 MB" in answer.text
    assert "`advisor catalogue import`" in answer.text


@pytest.mark.parametrize("path", [f"{PAGE}/", f"{PAGE}/{'a' * 32}/apply", "/console/sign-in"])
def test_no_other_form_may_be_as_large(ailsa: TestClient, path: str) -> None:
    assert ailsa.post(path, content=b"x" * (LARGEST_FORM + 1)).status_code == 413


async def test_the_body_of_a_stranger_is_not_read(console: FastAPI) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        raise AssertionError("the body was asked for")

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"x"), (b"sec-fetch-site", b"same-origin"), (b"content-length", b"90000000")]
    headers.append((b"content-type", b"multipart/form-data; boundary=b"))
    scope = {"type": "http", "http_version": "1.1", "method": "POST", "path": PAGE, "raw_path": PAGE.encode()}
    scope |= {"root_path": "", "query_string": b"", "headers": headers, "scheme": "http", "server": ("x", 80)}
    await console(scope, receive, send)
    assert sent[0]["status"] == 403


def test_a_session_that_ended_leads_back_to_the_form(stranger: TestClient) -> None:
    answer = stranger.post(PAGE, data=MERGE, files=FILE)
    assert answer.status_code == 403
    assert 'href="/console/sign-in?next=%2Fcatalogue"' in answer.text


@pytest.mark.parametrize(
    ("format", "media_type", "suffix"),
    [
        ("csv", "text/csv; charset=utf-8", "csv"),
        ("schema-org", "application/ld+json", "jsonld"),
        ("elm", "application/ld+json", "jsonld"),
    ],
)
def test_the_catalogue_can_be_taken_away(
    ailsa: TestClient, stocked: None, format: str, media_type: str, suffix: str
) -> None:
    assert f'href="{PAGE}/export/{format}"' in ailsa.get(PAGE).text
    answer = ailsa.get(f"{PAGE}/export/{format}")
    assert answer.headers["Content-Type"] == media_type
    name = re.fullmatch(r'attachment; filename="catalogue-[\d-]{10}-(\S+)"', answer.headers["Content-Disposition"])
    assert name is not None
    assert name[1] == f"{format}.{suffix}"
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    records = list(csv.DictReader(answer.text.splitlines())) if suffix == "csv" else json.loads(answer.text)["@graph"]
    assert len(records) == 2


def test_the_european_download_names_the_country_of_the_hub(ailsa: TestClient, stocked: None) -> None:
    assert "/country/IRL" in ailsa.get(f"{PAGE}/export/elm").text


def test_an_export_that_fails_is_an_error_and_no_half_file(
    console: FastAPI, ailsa: TestClient, stocked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(records: Iterable[Credential], file: TextIO) -> int:
        file.write("half a line")
        raise ZeroDivisionError

    broken: exporters.Writer = break_down
    monkeypatch.setitem(exporters.FORMATS, "csv", broken)
    client = TestClient(console, headers=SAME_ORIGIN, cookies=ailsa.cookies, raise_server_exceptions=False)
    with client:
        answer = client.get(f"{PAGE}/export/csv")
    assert (answer.status_code, "half a line" in answer.text) == (500, False)


def test_a_format_that_is_not_offered_is_no_page(ailsa: TestClient) -> None:
    assert ailsa.get(f"{PAGE}/export/ooapi").status_code == 404


def test_only_staff_take_the_catalogue_away(stranger: TestClient) -> None:
    assert stranger.get(f"{PAGE}/export/csv").status_code == 303
