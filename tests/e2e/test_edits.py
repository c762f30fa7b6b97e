"""What staff edit in the console is what the running advisor says: a meaning at once, a withdrawn credential no more.

The catalogue is put back as it was, because the other tests share the stack.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import httpx
import pytest

from hub.roles import Role
from hub.staff import add_staff
from tests.e2e.stack import Employer, Stack

EDITOR, PASSWORD = "editor@hub.example", "a long enough password"
NEED = "dementia care"


@pytest.fixture(scope="module")
def editor(stack: Stack) -> Iterator[httpx.Client]:
    """A browser in which an editor is signed in."""
    with stack.sessions.begin() as session:
        add_staff(session, EDITOR, "Editor", PASSWORD, Role.EDITOR)
    with httpx.Client(
        base_url=stack.url, follow_redirects=True, trust_env=False, headers={"Origin": stack.url}, timeout=30
    ) as client:
        client.post("/console/sign-in", data={"email": EDITOR, "password": PASSWORD}).raise_for_status()
        yield client


def edit(editor: httpx.Client, path: str, **typed: str) -> str:
    """Change fields by the form of a record; the page that follows."""
    page = editor.get(f"{path}/edit").text
    seen = dict(re.findall(r'name="(seen-[^"]+)" value="([^"]*)"', page))
    answer = editor.post(f"{path}/edit", data=seen | typed)
    assert answer.is_success, answer.text
    return answer.text


def undo_last(editor: httpx.Client, page: str) -> None:
    action = re.search(r'action="(/console/edits/\d+/undo)"', page)
    assert action, "the page offers no undo"
    editor.post(action[1]).raise_for_status()


def shown(employer: Employer) -> list[str]:
    """The ids of the credentials that answer the need."""
    return [card["id"] for message in employer.say(NEED) for card in message["data"].get("items", [])]


def test_a_meaning_that_staff_edit_is_explained_at_once(editor: httpx.Client, employer: Employer) -> None:
    meaning, (before,) = "Old hands skip what they know.", employer.say("what is RPL?")
    path = f"/console/glossary/{before['data']['term_id']}"
    edit(editor, path, definition=meaning)
    (answer,) = employer.say("what is RPL?")
    assert answer["data"]["definition"] == meaning
    page = editor.post(f"{path}/alias", data={"alias": "OHR"}).text
    (answer,) = employer.say("what does OHR mean?")
    assert answer["data"]["definition"] == meaning
    for _ in range(2):
        undo_last(editor, page)
        page = editor.get(path).text
    (after,) = employer.say("what is RPL?")
    assert after["data"]["definition"] == before["data"]["definition"]


def test_a_withdrawn_credential_is_in_no_answer_and_comes_back(
    stack: Stack, editor: httpx.Client, employer: Employer
) -> None:
    key = shown(employer)[0]
    page = editor.post(f"/console/credentials/{key}/withdraw", data={"reason": "The college asked."}).text
    other = Employer(stack.url)
    assert key not in shown(other)
    assert editor.get(f"/credentials/{key}").status_code == 404
    assert editor.get(f"/api/catalogue/credentials/{key}").status_code == 404
    found = editor.get("/api/catalogue/credentials", params={"need": NEED}).json()
    assert key not in [offer["id"] for offer in found["items"]]
    assert html.escape(key) not in editor.get("/credentials", params={"q": NEED}).text
    undo_last(editor, page)
    assert editor.get(f"/credentials/{key}").status_code == 200
    other.close()
