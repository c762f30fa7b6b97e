"""The page of a record: what it says and whose that is, its phrases, its history, and what is done with it there."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from catalogue.edits.log import Kind
from catalogue.store import apply_credentials, get_credentials
from hub.roles import Role
from hub.staff import give_role
from runtime.clock import today
from runtime.database import Sessions
from tests.hub.console.entries import HOSTILE, WELD, EditForm, edits, stock, value
from tests.hub.made import AILSA

CREDENTIAL, TERM, GUIDANCE = Kind
PAGE = "/console/credentials/weld"


@pytest.fixture(autouse=True)
def _stock(sessions: Sessions) -> None:
    stock(sessions)


def phrase(client: TestClient, what: str, *phrases: str) -> str:
    return client.post(f"{PAGE}/phrases", data={"what": what, "phrase": list(phrases)}).text


def test_a_record_says_what_the_hub_changed_and_what_its_provider_publishes(ailsa: TestClient) -> None:
    EditForm(ailsa, "/credentials/weld").send(price="£500", location="Perth")
    page = ailsa.get(PAGE).text
    for words in ("Pipe Welding", "The hub’s", "£450", "£500", "the provider publishes nothing here"):
        assert words in page
    assert 'href="http://hub.example/credentials/weld"' in page
    assert 'href="https://forth.example/weld"' in page


def test_a_change_is_in_the_history_and_undone_from_there(
    ailsa: TestClient, rory: TestClient, sessions: Sessions, rebuilt: list[str]
) -> None:
    EditForm(ailsa, "/credentials/weld").send(title="Welding of pipes")
    page = rory.get(PAGE).text
    assert "Ailsa Grant changed “Title”" in page
    assert "/console/edits/1/undo" in page
    after = rory.post("/console/edits/1/undo").text
    for words in ("Undone: “Title” is as it was before.", "Undone by Rory Mackay", "Rory Mackay undid a change"):
        assert words in after
    assert value(sessions, CREDENTIAL, "weld", "title") == "Pipe Welding"
    assert len(rebuilt) == 2
    again = ailsa.post("/console/edits/1/undo")
    assert (again.status_code, "can no longer be undone" in again.text) == (409, True)


def test_an_undo_of_nothing_or_of_what_is_gone_is_no_page(ailsa: TestClient, sessions: Sessions) -> None:
    for number in ("1", "99999999999999999999", "x"):
        assert ailsa.post(f"/console/edits/{number}/undo").status_code in (404, 422)
    EditForm(ailsa, "/credentials/weld").send(title="Welding of pipes")
    with sessions.begin() as session:
        apply_credentials(session, [], "replace", by_provider=True)
    assert ailsa.post("/console/edits/1/undo").status_code == 404


def test_what_is_withdrawn_is_gone_at_once_and_comes_back(
    ailsa: TestClient, sessions: Sessions, rebuilt: list[str]
) -> None:
    page = ailsa.post(f"{PAGE}/withdraw", data={"reason": HOSTILE}).text
    for words in ("Withdrawn", "&lt;script&gt;alert(1)", "Bring it back"):
        assert words in page
    assert "As everybody sees it" not in page
    with sessions() as session:
        assert get_credentials(session, ["weld"]) == []
    again = ailsa.post(f"{PAGE}/withdraw", data={})
    assert (again.status_code, "already" in again.text) == (409, True)
    back = ailsa.post("/console/edits/1/undo").text
    assert "brought it back" in back
    with sessions() as session:
        assert get_credentials(session, ["weld"]) == [WELD]
    assert len(rebuilt) == 2


def test_a_check_is_of_today(ailsa: TestClient, sessions: Sessions) -> None:
    assert "Not checked since" in ailsa.get(PAGE).text
    page = ailsa.post(f"{PAGE}/verify").text
    assert "Marked as checked today." in page
    assert "Not checked since" not in page
    assert value(sessions, CREDENTIAL, "weld", "last_verified") == today()


def test_phrases_are_suggested_taken_over_rejected_removed_and_added(
    ailsa: TestClient, sessions: Sessions, suggested: dict[str, tuple[str, ...]]
) -> None:
    suggested["weld"] = ("steam everywhere", "holes all over", "it leaks")
    assert "Suggested by topics" in ailsa.get(PAGE).text
    phrase(ailsa, "add", "it leaks", "my own words\nand more")
    phrase(ailsa, "refuse", "holes all over")
    assert value(sessions, CREDENTIAL, "weld", "employer_words") == ("it leaks", "my own words", "and more")
    page = ailsa.get(PAGE).text.partition('id="phrases"')[2].partition('id="history"')[0]
    written, rest = page.split("Suggested by topics")
    left, rejected = rest.split("<legend>Rejected")
    assert "it leaks" in written
    assert "steam everywhere" in left
    assert "holes all over" not in left
    assert "holes all over" in rejected
    phrase(ailsa, "allow", "holes all over")
    phrase(ailsa, "remove", "and more")
    page = ailsa.get(PAGE).text.partition('id="phrases"')[2].partition('id="history"')[0]
    assert "Rejected" not in page
    assert value(sessions, CREDENTIAL, "weld", "employer_words") == ("it leaks", "my own words")


def test_phrases_that_cannot_be_looked_up_leave_the_page_as_it_is(ailsa: TestClient) -> None:
    assert "cannot be looked up just now" in ailsa.get(PAGE).text


def test_a_record_near_to_no_topic_says_so(ailsa: TestClient, suggested: dict[str, tuple[str, ...]]) -> None:
    suggested["weld"] = ()
    assert "no topic comes near enough" in ailsa.get(PAGE).text


def test_no_phrase_is_refused_and_an_unknown_act_is_no_page(ailsa: TestClient) -> None:
    answer = ailsa.post(f"{PAGE}/phrases", data={"what": "add"})
    assert (answer.status_code, "Tick or type a phrase first." in answer.text) == (422, True)
    assert ailsa.post(f"{PAGE}/phrases", data={"what": "sing", "phrase": "x"}).status_code == 404


def test_a_term_gets_another_name(ailsa: TestClient, sessions: Sessions) -> None:
    page = ailsa.post("/console/glossary/rpl/alias", data={"alias": "prior learning"}).text
    assert "The advisor knows the name from now on." in page
    assert value(sessions, TERM, "rpl", "aliases") == ("RPL", "prior learning")
    taken = ailsa.post("/console/glossary/rpl/alias", data={"alias": "scqf level"})
    assert (taken.status_code, "SCQF level" in taken.text) == (422, True)


@pytest.mark.parametrize(
    ("path", "words"),
    [("/glossary/rpl", "This is our own wording"), ("/guidance/cost", "It differs.")],
)
def test_a_page_shows_what_the_advisor_says(ailsa: TestClient, path: str, words: str) -> None:
    assert words in ailsa.get(f"/console{path}").text.partition('class="said"')[2].partition("</section>")[0]


@pytest.mark.parametrize("path", ["/credentials/gone", "/credentials/A%00", "/glossary/gone", "/guidance/gone"])
def test_a_record_that_is_gone_has_no_page(ailsa: TestClient, path: str) -> None:
    assert ailsa.get(f"/console{path}").status_code == 404
    act = {"credentials": "verify", "glossary": "alias"}.get(path.split("/")[1])
    assert act is None or ailsa.post(f"/console{path}/{act}", data={"alias": "x"}).status_code == 404


def test_who_only_reads_sees_everything_and_is_offered_nothing(
    ailsa: TestClient, sessions: Sessions, suggested: dict[str, tuple[str, ...]]
) -> None:
    suggested["weld"] = ("steam everywhere",)
    EditForm(ailsa, "/credentials/weld").send(title="Welding of pipes")
    with sessions.begin() as session:
        give_role(session, AILSA, Role.VIEWER)
    for path in ("/credentials/weld", "/glossary/rpl", "/guidance/cost", "/credentials?unchecked=12"):
        main = ailsa.get(f"/console{path}").text.partition("<main")[2]
        assert 'method="post"' not in main
        assert '/edit"' not in main
        assert "/edit#" not in main
    page = ailsa.get(PAGE).text
    assert "steam everywhere" in page
    assert "changed “Title”" in page


def test_the_history_names_the_edits_that_were_made(ailsa: TestClient, sessions: Sessions) -> None:
    EditForm(ailsa, "/guidance/cost").send(answer="From nothing to £900.", asked="how much is it\nwhat is the fee")
    assert {edit.field for edit in edits(sessions, GUIDANCE, "cost")} == {"answer", "asked"}
    page = ailsa.get("/console/guidance/cost").text
    assert "<ins>" in page
    assert "Ways of asking" in page
