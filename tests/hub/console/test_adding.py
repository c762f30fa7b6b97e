"""Editors write a term or an answer of their own in the console."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from catalogue.edits.log import Kind
from catalogue.store import read_terms
from runtime.database import Sessions
from tests.hub.console.entries import HOSTILE, fields_of, stock, value


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


@pytest.mark.parametrize("kind", ["credential", "zebra"])
def test_nothing_else_is_added_so(ailsa: TestClient, kind: str) -> None:
    assert ailsa.get(f"/console/add/{kind}").status_code == 404
    assert ailsa.post(f"/console/add/{kind}", data={"title": "x"}).status_code == 404
