"""Editors write a credential, a term or an answer of their own in the console."""

from __future__ import annotations

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from catalogue.edits.adding import BY_HAND
from catalogue.edits.log import Kind
from catalogue.store import apply_credentials, get_credentials, read_credentials, read_terms
from runtime.clock import today
from runtime.database import Sessions
from tests.hub.console.entries import HOSTILE, WELD, EditForm, fields_of, stock, value


@pytest.fixture(autouse=True)
def _stock(sessions: Sessions) -> None:
    stock(sessions)


def test_a_term_is_written_previewed_and_added(ailsa: TestClient, sessions: Sessions, rebuilt: list[str]) -> None:
    assert "/console/add/term" in ailsa.get("/console/glossary").text
    typed = fields_of(ailsa.get("/console/add/term").text) | {"term": "Stacking", "definition": "Adding <up>."}
    seen = ailsa.post("/console/add/term", data=typed | {"preview": "1"})
    assert "Nothing is saved yet." in seen.text
    assert "Adding &lt;up&gt;." in seen.text
    assert rebuilt == []
    saved = ailsa.post("/console/add/term", data=typed)
    assert saved.url.path == "/console/glossary/stacking"
    assert "Added. The advisor explains it from now on." in saved.text
    assert "Ailsa Grant wrote it" in saved.text
    assert value(sessions, Kind.TERM, "stacking", "definition") == "Adding <up>."
    assert rebuilt == ["rebuilt"]


def test_what_cannot_be_right_is_named_and_what_was_typed_is_kept(ailsa: TestClient, sessions: Sessions) -> None:
    typed = fields_of(ailsa.get("/console/add/term").text) | {"term": "RPL", "definition": HOSTILE}
    answer = ailsa.post("/console/add/term", data=typed)
    assert answer.status_code == 422
    assert "is a name of the term “Recognition of prior learning” already" in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text
    with sessions() as session:
        assert len(read_terms(session)) == 2


def test_an_answer_is_added_and_removed_from_its_history(ailsa: TestClient, rebuilt: list[str]) -> None:
    typed = fields_of(ailsa.get("/console/add/guidance").text) | {"title": "Who pays?", "answer": "You do."}
    page = ailsa.post("/console/add/guidance", data=typed).text
    (number,) = {part.split("/")[0] for part in page.split("/console/edits/")[1:]}
    removed = ailsa.post(f"/console/edits/{number}/undo")
    assert removed.url.path == "/console/guidance"
    assert "Removed: the advisor no longer knows it." in removed.text
    assert "Who pays?" not in removed.text
    assert ailsa.get("/console/guidance/who-pays").status_code == 404
    assert len(rebuilt) == 2


def test_nothing_else_is_added_so(ailsa: TestClient) -> None:
    assert ailsa.get("/console/add/zebra").status_code == 404
    assert ailsa.post("/console/add/zebra", data={"title": "x"}).status_code == 404


SOLDERING = {
    "title": "Soldering",
    "provider": "Tay College",
    "scqf_level": "6",
    "price": "£45 per learner",
    "starts": "3 May 2030",
}


def add_soldering(ailsa: TestClient, **typed: str) -> Response:
    typed = fields_of(ailsa.get("/console/add/credential").text) | SOLDERING | typed
    return ailsa.post("/console/add/credential", data=typed)


def test_a_credential_is_previewed_added_and_found_by_all(
    ailsa: TestClient, sessions: Sessions, rebuilt: list[str]
) -> None:
    assert "/console/add/credential" in ailsa.get("/console/credentials").text
    seen = add_soldering(ailsa, preview="1", description="<b>Lead-free</b>")
    assert ("Nothing is saved yet." in seen.text, rebuilt) == (True, [])
    assert "&lt;b&gt;Lead-free&lt;/b&gt;" in seen.text
    saved = add_soldering(ailsa)
    assert saved.url.path == "/console/credentials/soldering"
    assert "Added. Its pages have it now" in saved.text
    assert rebuilt == ["rebuilt"]
    with sessions() as session:
        (added,) = get_credentials(session, ["soldering"])
    assert (added.provider, added.source, added.last_verified) == ("Tay College", BY_HAND, today())
    assert (added.sample, added.languages) == (False, ("en",))
    assert "Soldering" in ailsa.get("/console/credentials?text=soldering").text


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"title": ""}, "It is empty."),
        ({"scqf_level": "99"}, "SCQF level"),
        ({"starts": "soon"}, "is no day"),
        (
            {"title": "Pipe Welding", "provider": "Forth College"},
            "Forth College has a credential of this title already.",
        ),
    ],
)
def test_a_credential_that_cannot_be_right_is_not_added(
    ailsa: TestClient, sessions: Sessions, rebuilt: list[str], typed: dict[str, str], fault: str
) -> None:
    answer = add_soldering(ailsa, **typed)
    assert (answer.status_code, rebuilt) == (422, [])
    assert fault in answer.text
    assert 'value="£45 per learner"' in answer.text
    with sessions() as session:
        assert len(read_credentials(session)) == 2


def test_an_import_leaves_an_added_credential_alone_and_its_history_removes_it(
    ailsa: TestClient, sessions: Sessions
) -> None:
    page = add_soldering(ailsa).text
    for source in (None, "Forth"):
        with sessions.begin() as session:
            apply_credentials(session, [WELD], "replace", source, by_provider=True)
    with sessions() as session:
        assert [credential.id for credential in read_credentials(session)] == ["soldering", "weld"]
    (number,) = {part.split("/")[0] for part in page.split("/console/edits/")[1:]}
    assert "Removed" in ailsa.post(f"/console/edits/{number}/undo").text
    with sessions() as session:
        assert [credential.id for credential in read_credentials(session)] == ["weld"]
    assert add_soldering(ailsa).url.path == "/console/credentials/soldering-2"


def test_an_added_credential_that_is_edited_stays_the_hubs_own(ailsa: TestClient, sessions: Sessions) -> None:
    add_soldering(ailsa)
    assert EditForm(ailsa, "/credentials/soldering").send(title="Soldering by hand").status_code == 200
    assert value(sessions, Kind.CREDENTIAL, "soldering", "title") == "Soldering by hand"
    page = ailsa.get("/console/credentials/soldering").text
    assert "Ailsa Grant wrote it" in page
