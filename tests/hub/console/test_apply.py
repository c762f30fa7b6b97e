"""The decision about a file that waits: one button does exactly what was shown, and nothing else ever happens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import event, text
from starlette.testclient import TestClient

from catalogue.feeds import import_feed
from catalogue.records import Credential
from catalogue.skills import read_skills
from catalogue.store import apply_credentials, read_credentials
from runtime.database import Sessions
from tests.hub.console.made import CATALOGUE as PAGE
from tests.hub.console.made import Titles, Uploader

HEAD = "id,title,provider"
BEFORE = {"weld": "Welding", "braze": "Brazing", "sail": "Sailing"}
MIXED = f"{HEAD},assessed,source\nweld,Weld<x>ing,Forth College,,Forth\nnets,Net Mending,Corrie,,\n"


def test_what_was_shown_is_applied_with_one_button(
    upload: Uploader, titles: Titles, uploads: Path, rebuilt: list[str]
) -> None:
    answer = upload(MIXED, replace="source", source="Forth").apply()
    assert answer.url.path == PAGE
    said = "courses.csv is in the catalogue: 1 added, 1 changed, 1 removed, 0 unchanged."
    assert f'role="status" tabindex="-1" autofocus>{said} The search catches up within minutes.' in answer.text
    assert titles() == {"weld": "Weld<x>ing", "nets": "Net Mending", "sail": "Sailing"}
    assert rebuilt == ["rebuilt"]
    assert list(uploads.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("feed.csv", f"{HEAD}\ncorrie-nets,Net Mending,Corrie\n"),
        (
            "feed.xml",
            "<catalog><provider><title>Corrie</title><course><identifier>nets</identifier>"
            "<title>Net Mending</title></course></provider></catalog>",
        ),
        ("feed.json", '{"@type": "Course", "name": "Net Mending", "provider": "Corrie", "courseCode": "nets"}'),
        (
            "page.html",
            '<!doctype html><script type="application/ld+json">{"@type": "Course", "name": "Net Mending", '
            '"provider": "Corrie", "courseCode": "nets"}</script>',
        ),
    ],
)
def test_every_format_is_taken(upload: Uploader, titles: Titles, name: str, content: str) -> None:
    upload(content, name).apply()
    assert titles() == BEFORE | {"corrie-nets": "Net Mending"}


def test_the_format_can_be_said(upload: Uploader, titles: Titles) -> None:
    upload(f"{HEAD}\nnets,Net Mending,Corrie\n", "feed.txt", format="csv").apply()
    assert "nets" in titles()


def test_the_source_is_for_records_that_name_none(upload: Uploader, sessions: Sessions, titles: Titles) -> None:
    review = upload(MIXED, source="Corrie   College")
    assert "nothing is removed. Credentials that name no source get “Corrie College”." in review.text
    assert "Nothing in the catalogue names the source" not in review.text
    review.apply()
    with sessions() as session:
        assert {record.id: record.source for record in read_credentials(session)}["nets"] == "Corrie College"


def test_without_a_source_a_record_names_none(upload: Uploader, sessions: Sessions) -> None:
    upload(f"{HEAD}\nnets,Net Mending,Corrie\n").apply()
    with sessions() as session:
        assert read_credentials(session)[0].source is None


def test_skills_get_their_addresses_in_esco(upload: Uploader, sessions: Sessions) -> None:
    skill = read_skills().skills[0]
    upload(f'{HEAD},skills\nnets,Net Mending,Corrie,"{skill.label}"\n').apply()
    with sessions() as session:
        assert read_credentials(session)[0].skills[0].uri == skill.uri


def test_discarding_it_changes_nothing(upload: Uploader, titles: Titles, uploads: Path, rebuilt: list[str]) -> None:
    answer = upload(MIXED).discard()
    assert "courses.csv was discarded; the catalogue has not changed." in answer.text
    assert titles() == BEFORE
    assert (list(uploads.iterdir()), rebuilt) == ([], [])


def test_when_the_catalogue_moved_on_the_new_report_is_shown_and_asked_again(
    upload: Uploader, sessions: Sessions, titles: Titles, rebuilt: list[str]
) -> None:
    review = upload(MIXED)
    with sessions.begin() as session:
        apply_credentials(session, [Credential(id="weld", title="Welding II", provider="Forth College")])
    answer = review.apply()
    assert answer.status_code == 409
    assert "The catalogue has changed since you looked" in answer.text
    assert "Welding II" in answer.text
    assert (titles()["weld"], rebuilt) == ("Welding II", [])
    review.text = answer.text
    review.apply()
    assert (titles()["weld"], rebuilt) == ("Weld<x>ing", ["rebuilt"])


@pytest.mark.parametrize("seen", ["", "0" * 64, "nonsense"])
def test_nothing_is_applied_that_was_not_looked_at(upload: Uploader, titles: Titles, seen: str) -> None:
    assert upload(MIXED).apply(seen=seen).status_code == 409
    assert titles() == BEFORE


def test_a_file_with_a_problem_is_not_applied_whatever_was_looked_at(
    upload: Uploader, sessions: Sessions, titles: Titles, tmp_path: Path
) -> None:
    file = tmp_path / "courses.csv"
    file.write_text(f"{HEAD}\nnets,,Corrie\nrope,Rope,Corrie\n")
    with sessions() as session:
        fingerprint = import_feed(session, file, write=False).fingerprint
    assert upload(file.read_text()).apply(seen=fingerprint).status_code == 422
    assert titles() == BEFORE


def test_a_file_of_a_colleague_is_out_of_reach(
    upload: Uploader, rory: TestClient, titles: Titles, uploads: Path, rebuilt: list[str]
) -> None:
    review = upload(MIXED)
    assert rory.get(review.path).status_code == 410
    assert review.apply(rory).status_code == 410
    assert review.discard(rory).url.path == PAGE
    assert titles() == BEFORE
    assert (len(list(uploads.iterdir())), rebuilt) == (1, [])


def test_a_stranger_applies_nothing(upload: Uploader, stranger: TestClient, titles: Titles) -> None:
    review = upload(MIXED)
    answer = review.apply(stranger)
    assert answer.status_code == 403
    assert f'href="/console/sign-in?next=%2Fcatalogue%2F{review.path.rpartition("/")[2]}"' in answer.text
    assert titles() == BEFORE


def test_another_site_applies_nothing(upload: Uploader, titles: Titles) -> None:
    review = upload(MIXED)
    review.client.headers["Sec-Fetch-Site"] = "cross-site"
    assert review.apply().status_code == review.discard().status_code == 403
    assert titles() == BEFORE


def test_a_file_that_is_gone_is_asked_for_again(upload: Uploader, titles: Titles, uploads: Path) -> None:
    review = upload(MIXED)
    shutil.rmtree(uploads)
    answer = review.apply()
    assert answer.status_code == 410
    assert '<a href="#file">That file is no longer here:' in answer.text
    assert review.client.get(review.path).status_code == 410
    assert titles() == BEFORE


def test_applying_twice_applies_once(upload: Uploader, titles: Titles, rebuilt: list[str]) -> None:
    review = upload(MIXED)
    review.apply()
    assert review.apply().status_code == 410
    assert rebuilt == ["rebuilt"]


def test_a_newer_upload_takes_the_place_of_the_one_before(upload: Uploader, titles: Titles) -> None:
    first, second = upload(MIXED), upload(f"{HEAD}\nnets,Nets,Corrie\n")
    assert first.apply().status_code == 410
    assert second.apply().status_code == 200
    assert titles() == BEFORE | {"nets": "Nets"}


def test_while_somebody_else_writes_nothing_is_lost(
    upload: Uploader, sessions: Sessions, titles: Titles, rebuilt: list[str]
) -> None:
    engine = sessions.kw["bind"]
    event.listen(engine, "checkout", lambda connection, *_: connection.execute("PRAGMA busy_timeout = 1"))
    review = upload(MIXED)
    with sessions() as other:
        other.execute(text("UPDATE credential SET title = title"))
        answer = review.apply()
    assert answer.status_code == 503
    assert "Somebody else is changing the catalogue" in answer.text
    assert (titles(), rebuilt) == (BEFORE, [])
    assert review.apply().url.path == PAGE
    assert rebuilt == ["rebuilt"]
