"""The form of a record saves what was changed, shows two editors both versions, and previews without saving."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from catalogue.edits.fields import FIELDS, Shape
from catalogue.edits.log import Kind
from runtime.database import Sessions
from tests.hub.console.entries import HOSTILE, EditForm, edits, fields_of, stock, value
from tests.hub.made import AILSA

CREDENTIAL, TERM, GUIDANCE = Kind


@pytest.fixture(autouse=True)
def _stock(sessions: Sessions) -> None:
    stock(sessions)


def test_what_was_changed_is_saved_and_told_and_the_index_is_built(
    ailsa: TestClient, sessions: Sessions, rebuilt: list[str]
) -> None:
    answer = EditForm(ailsa, "/credentials/weld").send(title="Welding of pipes", price="£500, as of 3 May 2027")
    assert answer.url.path == "/console/credentials/weld"
    assert "Saved: " in answer.text
    assert (value(sessions, CREDENTIAL, "weld", "title"), len(edits(sessions, CREDENTIAL, "weld"))) == (
        "Welding of pipes",
        2,
    )
    assert {edit.actor for edit in edits(sessions, CREDENTIAL, "weld")} == {AILSA}
    assert rebuilt == ["rebuilt"]


@pytest.mark.parametrize(
    ("kind", "path"),
    [(CREDENTIAL, "/credentials/weld"), (TERM, "/glossary/rpl"), (GUIDANCE, "/guidance/cost")],
)
def test_a_form_that_is_sent_as_it_came_changes_nothing(
    ailsa: TestClient, sessions: Sessions, rebuilt: list[str], kind: Kind, path: str
) -> None:
    form = EditForm(ailsa, path)
    assert form.fields.keys() >= {field.name for field in FIELDS[kind]}
    assert "Nothing was changed." in form.send().text
    assert edits(sessions, kind, path.rpartition("/")[2]) == []
    assert rebuilt == []


def test_a_saved_meaning_says_that_the_advisor_has_it(ailsa: TestClient, sessions: Sessions) -> None:
    answer = EditForm(ailsa, "/glossary/rpl").send(definition="Knowing counts.", see_also="SCQF level")
    assert "The advisor explains it so from now on." in answer.text
    assert value(sessions, TERM, "rpl", "see_also") == ("level",)


def test_of_two_who_edit_the_same_field_the_second_sees_both_versions_and_may_then_save(
    ailsa: TestClient, rory: TestClient, sessions: Sessions
) -> None:
    hers, his = EditForm(ailsa, "/glossary/rpl"), EditForm(rory, "/glossary/rpl")
    his.send(definition="Credit for skills.", source="Handbook")
    answer = hers.send(definition="Credit for experience.", for_employers="Saves time.")
    assert answer.status_code == 409
    for words in (
        "A colleague has changed the same",
        "Credit for <del>skills.</del>",
        "Credit for <ins>experience.</ins>",
    ):
        assert words in answer.text
    assert value(sessions, TERM, "rpl", "definition") == "Credit for skills."
    assert value(sessions, TERM, "rpl", "for_employers") is None
    again = EditForm(ailsa, "/glossary/rpl")
    again.fields = fields_of(answer.text)
    assert again.fields["definition"] == "Credit for experience."
    assert again.fields["source"] == "Handbook"
    assert again.send().url.path == "/console/glossary/rpl"
    assert value(sessions, TERM, "rpl", "definition") == "Credit for experience."
    assert value(sessions, TERM, "rpl", "source") == "Handbook"


def test_what_cannot_be_right_is_named_at_its_field_and_everything_typed_stays(
    ailsa: TestClient, sessions: Sessions
) -> None:
    answer = EditForm(ailsa, "/credentials/weld").send(price="£9 a term", starts="soon", location="Perth")
    assert answer.status_code == 422
    for words in (
        'id="price-fault"',
        'id="starts-fault"',
        'aria-invalid="true"',
        'href="#price"',
        "£9 a term",
        "Perth",
    ):
        assert words in answer.text
    assert edits(sessions, CREDENTIAL, "weld") == []


def test_a_contradiction_is_said_of_the_whole_record(ailsa: TestClient) -> None:
    answer = EditForm(ailsa, "/credentials/weld").send(scqf_credits="15", credit_bearing="no")
    assert answer.status_code == 422
    assert "cannot say credit_bearing: no" in answer.text


@pytest.mark.parametrize(
    ("path", "typed", "words"),
    [
        ("/glossary/rpl", {"definition": "Knowing counts."}, "Recognition of prior learning: Knowing counts."),
        ("/guidance/cost", {"answer": "From nothing to £900."}, "From nothing to £900."),
        ("/credentials/weld", {"scqf_level": "7"}, "<dd>SCQF level 7</dd>"),
    ],
)
def test_a_preview_shows_it_as_employers_get_it_and_saves_nothing(
    ailsa: TestClient, sessions: Sessions, path: str, typed: dict[str, str], words: str
) -> None:
    answer = EditForm(ailsa, path).send(**typed, preview="1")
    assert answer.status_code == 200
    for part in ("Nothing is saved yet.", words):
        assert part in answer.text
    for kind in Kind:
        assert edits(sessions, kind, path.rpartition("/")[2]) == []
    ((name, text),) = typed.items()
    assert fields_of(answer.text)[name] == text


def test_a_preview_of_what_cannot_be_right_says_so(ailsa: TestClient) -> None:
    assert EditForm(ailsa, "/glossary/rpl").send(definition="", preview="1").status_code == 422


@pytest.mark.parametrize("kind", Kind)
def test_hostile_text_stays_text_in_every_field(ailsa: TestClient, sessions: Sessions, kind: Kind) -> None:
    path = {CREDENTIAL: "/credentials/weld", TERM: "/glossary/rpl", GUIDANCE: "/guidance/cost"}[kind]
    read = {"price", "starts", "languages", "see_also", "url", "duration_weeks", "hours_per_week", "as_of"}
    read |= {"scqf_level", "scqf_credits"} | ({"source"} if kind is GUIDANCE else set())
    typed = {field.name: HOSTILE for field in FIELDS[kind] if field.shape is not Shape.CHOICE}
    refused = EditForm(ailsa, path).send(**typed)
    assert refused.status_code == 422
    saved = EditForm(ailsa, path).send(**{name: text for name, text in typed.items() if name not in read})
    lists = {"/credentials": saved, "/edits": ailsa.get("/console/edits"), path: ailsa.get(f"/console{path}/edit")}
    for page in (refused, *lists.values(), ailsa.get(f"/console{path.rpartition('/')[0]}")):
        assert "<script>alert" not in page.text
        assert "\u202e" not in page.text
        assert "49" not in page.text.partition("alert(1)")[2][:60]
    assert saved.status_code == 200
    assert len(edits(sessions, kind, path.rpartition("/")[2])) == len(typed.keys() - read)


@pytest.mark.parametrize("path", ["/credentials/gone", "/glossary/gone", "/guidance/gone"])
def test_a_record_that_is_gone_has_no_form_and_takes_none(ailsa: TestClient, path: str) -> None:
    assert ailsa.get(f"/console{path}/edit").status_code == 404
    assert ailsa.post(f"/console{path}/edit", data={"title": "x"}).status_code == 404


def test_changes_of_everything_are_listed_with_who_and_what(ailsa: TestClient, rory: TestClient) -> None:
    assert "Nobody has changed anything yet." in ailsa.get("/console/edits").text
    EditForm(ailsa, "/glossary/rpl").send(definition="Knowing counts.")
    EditForm(rory, "/credentials/weld").send(title="Welding of pipes")
    page = ailsa.get("/console/edits?before=x").text
    assert page.index("Rory Mackay changed “Title”") < page.index("Ailsa Grant changed “Meaning”")
    older = ailsa.get("/console/edits?before=2").text
    assert "Ailsa Grant" in older
    assert "Rory" not in older.partition("<main")[2]
