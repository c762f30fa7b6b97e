"""A question of principle is answered in the hub's words with its source, its date and the next step, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from actions.guidance import ALL, MOST_SCHEMES, fitting, say_guidance
from actions.services import Services
from catalogue.records import Funding, Guidance
from contract import GuidanceData
from index.build import build
from index.live import LiveIndex
from runtime.phrases import Phrases
from tests.actions.made import FUNDING, GUIDANCE, welding
from tests.actions.turn import Take, Turn, pressed, taking, turn_of, typed
from tests.toy import ToyEncoder, toy_calibration


@pytest.fixture
def give(services: Services) -> Take:
    return taking(services, "action_give_guidance")


def asked(give: Take, text: str) -> Turn:
    return give(typed(text, "guidance"))


def test_a_question_is_answered(give: Take) -> None:
    data = asked(give, "may old hands skip a part?").message.data
    assert isinstance(data, GuidanceData)
    assert data.topic == "Having experience recognised"


def test_a_pressed_topic_is_answered(give: Take) -> None:
    turn = give(pressed("guidance", named={"topic": "choosing"}))
    assert turn.text.startswith("Begin with the tasks")


def test_the_words_alone_say_the_answer_its_source_and_its_day(give: Take) -> None:
    assert asked(give, "does experience count").text.split("\n\n") == [
        "Yes, if the university agrees. Bring examples of the work.",
        "Source: https://hub.example/old-hands (as of 1 June 2026)",
    ]


def test_a_source_without_a_day_is_named_alone(give: Take) -> None:
    assert asked(give, "who pays for training").text.endswith("Source: https://hub.example/who-pays")


def test_an_answer_without_a_source_is_said_to_be_ours(give: Take) -> None:
    turn = asked(give, "how do we pick the right course")
    assert turn.text.endswith("This is our own advice, not a rule.")
    assert turn.message.data.source is turn.message.data.as_of is None


def test_a_question_about_money_tells_the_schemes_that_have_not_ended(give: Take) -> None:
    turn = asked(give, "who pays for training")
    assert [(one.name, one.status) for one in turn.message.data.schemes] == [("Clyde Fund", "changing")]
    assert "Clyde Fund (changing, as of 1 June 2026): It pays for two weeks." in turn.text
    assert turn.payloads[0] == '/guidance{"topic": "who-pays", "value": "all"}'


def test_all_schemes_are_told_where_they_are_asked_for_those_that_ended_last(give: Take) -> None:
    turn = give(pressed("guidance", named={"topic": "who-pays", "value": ALL}))
    assert [(one.name, one.status) for one in turn.message.data.schemes] == [
        ("Clyde Fund", "changing"),
        ("Forth Fund", "ended"),
    ]
    assert not [payload for payload in turn.payloads if ALL in payload]


def scheme(name: str, **facts: Any) -> Funding:
    return FUNDING[1].model_copy(update={"id": name.casefold().replace(" ", "-"), "name": name, **facts})


OF_SOME = {"Offshore Wind Fund": ("wind", "offshore"), "Starters": ("apprentice",)}
SCHEMES = [
    scheme(name, only_where=OF_SOME.get(name, ()))
    for name in ("A Fund", "B Fund", "Offshore Wind Fund", "Starters", "C Fund", "D Fund")
]


def fits(services: Services, text: str = "", **slots: Any) -> list[str]:
    return [one.name for one in fitting(SCHEMES, turn_of(services, typed(text, "guidance", **slots)))]


def test_no_more_than_a_few_schemes_are_told(services: Services) -> None:
    assert fits(services) == ["A Fund", "B Fund", "C Fund"]
    assert len(fits(services)) == MOST_SCHEMES


@pytest.mark.parametrize(
    "said",
    [{"text": "money for offshore wind?"}, {"needs": ["Offshore rescue"]}, {"said": ["our crews work offshore"]}],
)
def test_a_scheme_of_a_sector_comes_first_where_the_sector_was_spoken_of(
    said: dict[str, Any], services: Services
) -> None:
    assert fits(services, **said) == ["Offshore Wind Fund", "A Fund", "B Fund"]


def test_a_scheme_for_some_is_told_to_them_alone(services: Services) -> None:
    assert fits(services, "is there money for an apprentice?") == ["Starters", "A Fund", "B Fund"]


@pytest.mark.parametrize(("amount", "lead"), [(0, "Gift Pipe Welding is free. "), (90, "")])
def test_that_the_course_in_hand_is_free_comes_before_what_there_is_of_money(
    amount: int, lead: str, serve: Callable[..., Services]
) -> None:
    served = serve(welding("gift", price={"amount": amount}))
    turn = turn_of(served, typed("who pays for training", "guidance", current="weld-gift"))
    say_guidance(turn, GUIDANCE[1])
    assert turn.sent[0]["lead"] == f"{lead}Mostly the employer does."


def test_what_has_ended_fits_nobody(services: Services) -> None:
    ended = scheme("Z Fund", status="ended")
    assert fitting([ended], turn_of(services, typed("any money?", "guidance"))) == []


def test_another_question_tells_no_schemes(give: Take) -> None:
    assert asked(give, "does experience count").message.data.schemes == ()


def test_every_state_of_a_scheme_has_words(phrases: Phrases) -> None:
    states = type(FUNDING[0]).model_fields["status"].annotation.__args__  # type: ignore[union-attr]  # a Literal
    assert len({phrases(f"utter_funding_{state.replace(' ', '_')}") for state in states}) == len(states)


@pytest.mark.parametrize("step", Guidance.model_fields["next"].annotation.__args__)  # type: ignore[union-attr]  # a Literal
def test_every_next_step_is_a_tap(step: str, phrases: Phrases) -> None:
    assert len(phrases.buttons(f"utter_next_{step}")) == 1


@pytest.mark.parametrize(
    ("text", "payload"),
    [("how do we pick the right course", "/recommend"), ("does experience count", "/human")],
)
def test_the_next_step_is_offered_first(text: str, payload: str, give: Take) -> None:
    assert asked(give, text).payloads[0] == payload


def test_two_related_words_are_one_tap_away_and_those_that_are_gone_left_out(give: Take) -> None:
    assert asked(give, "does experience count").payloads[1:] == [
        '/glossary{"term": "rpl"}',
        '/glossary{"term": "badge"}',
    ]


def test_a_word_of_the_glossary_answers_when_no_guidance_does(give: Take) -> None:
    assert asked(give, "SCQF").message.data.term_id == "scqf"


def test_an_unanswered_question_offers_the_nearest_two_and_a_person(give: Take) -> None:
    turn = asked(give, "who minds the goats for us")
    assert "no checked answer" in turn.text
    assert turn.payloads == ['/guidance{"topic": "who-pays"}', '/guidance{"topic": "choosing"}', "/human"]


def test_a_pressed_topic_that_is_gone_leaves_a_person(give: Take) -> None:
    turn = give(pressed("guidance", named={"topic": "gone"}))
    assert turn.payloads == ["/human"]


def test_a_search_is_left_as_it_is(give: Take) -> None:
    assert asked(give, "does experience count").slots == {}


def test_guidance_of_a_newer_build_is_known_at_once(services: Services, tmp_path: Path) -> None:
    encoder = ToyEncoder()
    build(tmp_path, [], [], encoder)
    live = replace(services, index=LiveIndex(tmp_path, encoder, toy_calibration()))
    newer = Guidance(id="goats", title="Goats", asked=("who minds the goats",), answer="Nobody.")
    build(tmp_path, [], [], encoder, guidance=[newer])
    assert asked(taking(live, "action_give_guidance"), "who minds the goats").message.data.topic == "Goats"


def test_one_of_several_questions_of_a_message_is_answered_where_the_whole_is_not(give: Take) -> None:
    turn = asked(give, "my head is full of numbers today. does experience count")
    assert turn.message.data.topic == "Having experience recognised"
    turn = asked(give, "the fee and the hours, together with who pays for training")
    assert turn.message.data.topic == "Who pays for training"


def test_guidance_that_only_leads_to_the_schemes_has_a_button_to_them(
    give: Take, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    guidance = services.index.snapshot().guidance.get("who-pays")
    assert guidance is not None
    changed = guidance.model_copy(update={"next": "schemes"})
    monkeypatch.setattr("index.guidance.GuidanceIndex.get", lambda *_: changed)
    turn = give(pressed("guidance", named={"topic": "who-pays"}))
    assert turn.message.data.schemes == ()
    assert turn.payloads[0] == '/guidance{"topic": "who-pays", "value": "all"}'


def test_a_question_that_no_guidance_answers_is_asked_of_the_course_on_the_page(give: Take) -> None:
    question = typed("zzz qqq prior knowledge?", "guidance", facts=["entry_requirements"], shown=["care"])
    turn = give(question)
    assert turn.message.data.card.id == "care"
    silent = give(typed("zzz qqq prior knowledge?", "guidance", facts=["entry_requirements"]))
    assert silent.text.startswith("I have no checked answer to that")
