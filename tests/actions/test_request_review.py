"""The review shows the request as it would be sent, and stores nothing."""

from __future__ import annotations

from typing import Any

from actions.services import Services
from hub.consents import version_of
from tests.actions.requested import SEARCH, answered, only, send, stored
from tests.actions.turn import take


def reviewed(services: Services, **slots: Any) -> dict[str, str]:
    turn = take(services, "action_ask_request_consent", answered(consent=None, **slots))
    return {field.name: field.value for field in turn.message.data.fields}


def test_the_review_holds_every_answer(services: Services) -> None:
    assert reviewed(services) == {
        "What people should be able to do": "splice fibre in a van",
        "Jobs": "technicians",
        "How many people": "about 12",
        "By when": "no deadline",
        "Organisation": "Fibre Ltd, Wick",
        "Reply to": "Morag",
        "E-mail or telephone": "morag@fibre.example",
    }


def test_the_review_holds_the_conditions_of_the_search(services: Services) -> None:
    said = reviewed(services, **SEARCH)["Conditions"]
    assert said == "SCQF level 7 or above; at most £500 a learner; online and blended delivery; with SCQF credit"


def test_the_review_holds_the_way_the_conditions_and_the_skills_in_words(services: Services) -> None:
    ticks = {"request_conditions": "quality assurance", "request_skills": "join pipes by heat"}
    fields = reviewed(services, request_route="credit_rate", **ticks)
    assert fields["The way to get it"] == "Get our own training credit-rated"
    assert fields["What your own training has"] == "quality assurance"
    assert fields["Skills as we understand them"] == "join pipes by heat"


def test_the_review_says_that_the_way_is_not_sure(services: Services) -> None:
    assert reviewed(services, request_route="not sure")["The way to get it"] == "not sure"


def test_the_conditions_of_the_search_stand_before_the_name(services: Services) -> None:
    assert list(reviewed(services, **SEARCH))[-3:] == ["Conditions", "Reply to", "E-mail or telephone"]


def test_the_review_begins_with_the_course_it_is_about(services: Services) -> None:
    fields = reviewed(services, request_credential="care")
    assert next(iter(fields.items())) == ("About the course", "Dementia Care, Clyde College")


def test_a_course_that_has_left_the_catalogue_is_not_in_the_review(services: Services) -> None:
    assert "About the course" not in reviewed(services, request_credential="gone")


def test_whatever_is_sent_as_a_note_stands_in_the_review(services: Services) -> None:
    everything = {
        **SEARCH,
        "request_said": "our lads can't weld",
        "request_credential": "care",
        "request_route": "credit_rate",
        "request_conditions": "quality assurance",
    }
    shown = "\n".join(reviewed(services, **everything).values())
    send(services, **everything)
    sent = only(services)
    notes = [*(sent.notes or "").splitlines(), sent.said or ""]
    assert len(notes) == 4
    assert [note for note in notes if note.rpartition(": ")[2] not in shown] == []


def test_how_many_are_to_learn_is_no_condition_of_the_review(services: Services) -> None:
    assert "Conditions" not in reviewed(services, learners=12)


def test_the_words_alone_show_the_review_and_where_privacy_is_described(services: Services) -> None:
    said = take(services, "action_ask_request_consent", answered(consent=None)).text
    assert "https://hub.example/privacy" in said
    assert "E-mail or telephone: morag@fibre.example" in said


def test_the_review_offers_yes_and_no_and_names_its_version(services: Services) -> None:
    turn = take(services, "action_ask_request_consent", answered(consent=None))
    assert turn.payloads == ["/affirm", "/change", "/deny"]
    words = services.phrases("utter_consent", privacy="https://hub.example/privacy")
    assert turn.message.data.consent_version == version_of(words)


def test_a_review_stores_nothing(services: Services) -> None:
    take(services, "action_ask_request_consent", answered(consent=None))
    assert stored(services) == []
