"""What makes a decision quick on the page of a request: drafts, the partners beside it, and the checklist."""

from __future__ import annotations

import re
from html import unescape

from starlette.testclient import TestClient

from hub.lifecycle import Decision, change
from hub.requests import get_request
from runtime.database import Sessions
from tests.hub.console.made import Reader, Sender, Titles
from tests.hub.made import AILSA


def drafted(page: str) -> str:
    """The text of the form that the page opened with a draft."""
    (text,) = re.findall(r"<textarea[^>]* autofocus[^>]*>(.*?)</textarea>", page, re.S)
    return unescape(text)


def test_a_draft_opens_its_form_and_is_sent_as_it_was_changed(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    path = f"/console/requests/{(reference := sent(need='Welding <pipes>.'))}"
    assert "?draft=too_few#transition-decline" in ailsa.get(path).text
    page = ailsa.get(f"{path}?draft=too_few").text
    assert '<details class="transition" name="transition" id="transition-decline" open>' in page
    assert '<option value="too_few" selected>' in page
    words = drafted(page)
    assert words.startswith("Mairi Sinclair, for so few people")
    ailsa.post(f"{path}/transitions/decline", data={"version": "1", "code": "too_few", "reason": f"{words} Sorry."})
    assert stored(reference).events[-1].reason == f"{words} Sorry."


def test_a_draft_asks_for_what_is_missing_and_for_nothing_else(ailsa: TestClient, sent: Sender) -> None:
    path = f"/console/requests/{sent(roles='Carers', deadline='May')}"
    assert drafted(ailsa.get(f"{path}?draft=missing").text) == (
        "Mairi Sinclair, so that we can ask universities and colleges: How many people would take part, roughly?"
    )
    complete = ailsa.get(f"/console/requests/{sent(roles='Carers', deadline='May', learners='7')}?draft=missing").text
    assert "autofocus" not in complete
    assert "draft=missing" not in complete


def test_the_draft_of_what_is_on_offer_names_the_nearest_course(
    ailsa: TestClient, sent: Sender, titles: Titles
) -> None:
    assert titles()
    assert "Welding, by Forth College" in drafted(
        ailsa.get(f"/console/requests/{sent(need='welding pipes')}?draft=offered_already").text
    )
    assert "draft=offered_already" not in ailsa.get(f"/console/requests/{sent(need='beekeeping')}").text


def test_a_reply_is_drafted_and_the_way_back_is_kept(ailsa: TestClient, sent: Sender) -> None:
    page = ailsa.get(f"/console/requests/{sent()}?from=%3Fstatus%3Dall&draft=received").text
    assert drafted(page).startswith("Thank you, Mairi Sinclair.")
    assert "?from=%3Fstatus%3Dall&amp;draft=received#write" in page


def test_a_draft_of_a_form_that_is_not_there_and_an_unknown_one_open_nothing(
    ailsa: TestClient, sessions: Sessions, sent: Sender
) -> None:
    reference = sent()
    with sessions.begin() as session:
        change(session, get_request(session, reference), "withdraw", Decision(AILSA, "gone"))
    for key in ("too_few", "zebra", "%00"):
        answer = ailsa.get(f"/console/requests/{reference}?draft={key}")
        assert answer.status_code == 200
        assert "autofocus" not in answer.text


def test_who_was_asked_is_in_the_drafts_and_marked_among_the_partners(
    ailsa: TestClient, sent: Sender, titles: Titles
) -> None:
    assert titles()
    path = f"/console/requests/{(reference := sent(need='welding pipes', learners='7'))}"
    assert 'Make a link<span class="hidden"> for Forth College</span>' in ailsa.get(path).text
    ailsa.post(f"{path}/partners", data={"provider": "Forth College", "version": "1"})
    ailsa.post(f"{path}/transitions/triage", data={"version": "2", "route": ""})
    page = ailsa.get(f"{path}?draft=asked").text
    assert drafted(page) == (
        "We have passed your need on to Forth College: welding pipes. They answer us, and we tell you here."
    )
    assert "Asked already." in page
    assert f"/requests/{reference}/partners" in page
    shared = re.search(r'id="pass_on-shared" name="shared" value="yes"( checked)?', page)
    assert shared is not None
    assert shared[1]


def test_the_checklist_is_ticked_off_with_the_name_of_who_did_it(ailsa: TestClient, sent: Sender) -> None:
    path = f"/console/requests/{sent()}"
    page = ailsa.post(f"{path}/checks", data={"version": "1", "step-funding": "yes"}).text
    assert "The checklist is saved." in page
    assert re.search(r'name="step-funding" value="yes" checked>.*?Who pays is clear <span[^>]*>Ailsa Grant', page, re.S)
    assert "Ailsa Grant ticked off: Who pays is clear" in page
    same = ailsa.post(f"{path}/checks", data={"version": "2", "step-funding": "yes"})
    assert "Nothing was changed." in same.text
    assert ailsa.post(f"{path}/checks", data={"version": "1"}).status_code == 409


def test_a_new_request_is_passed_on_in_one_step_with_the_link_made_beside_it(
    ailsa: TestClient, sent: Sender, stored: Reader, titles: Titles
) -> None:
    assert titles()
    path = f"/console/requests/{(reference := sent(need='welding pipes'))}"
    form = {"provider": "Forth College", "version": "1", "back": "request"}
    made = ailsa.post(f"{path}/partners?from=%3Fstatus%3Dall", data=form)
    assert (made.url.path, made.url.query) == (path, b"from=%3Fstatus%3Dall")
    assert "http://hub.example/invited/" in made.text
    passed = {"version": "2", "route": "adapt", "reason": "We asked Forth College.", "shared": "yes"}
    ailsa.post(f"{path}/transitions/pass_on", data=passed)
    request = stored(reference)
    assert (request.status, request.route) == ("with_providers", "adapt")


def test_a_partner_is_said_in_one_line(ailsa: TestClient, sent: Sender, titles: Titles) -> None:
    assert titles()
    page = ailsa.get(f"/console/requests/{sent(need='welding pipes', preferred_providers=('Forth College',))}").text
    (line,) = re.findall(r"<strong>Forth College</strong>\s*<p class=\"small\">(.*?)</p>", page, re.S)
    assert " ".join(re.sub(r"<[^>]+>", "", line).split()) == "Named by the employer. Welding."
