"""What there is, by a topic or a condition alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import CARE, welding
from tests.actions.turn import Take, Turn, pressed, take, taking, typed

TRADES = (
    welding("a", title="A Roof", subjects=["construction"], mode="campus", location="Perth", scqf_level=6),
    welding("b", title="B Menu", subjects=["tourism and hospitality"], mode="campus", location="Dundee", scqf_level=8),
    welding("c", title="C Hotel", subjects=["tourism and hospitality"], mode="online", scqf_level=7),
    welding("d", title="D Wall", subjects=["construction"], mode="campus"),
)


@pytest.fixture
def browse(serve: Callable[..., Services]) -> Take:
    return taking(serve(*TRADES), "action_browse_credentials")


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "browse", **slots)


def ids(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def test_what_there_is_is_said_by_its_subjects_the_largest_first(browse: Take) -> None:
    turn = browse(asked("how many courses do you have?"))
    assert turn.text.startswith(
        "There are 4 in the catalogue: construction (2) and tourism and hospitality (2). Say which you would like"
    )
    assert [(button.title, button.payload) for button in turn.message.buttons] == [
        ("Construction", '/browse{"value": "construction"}'),
        ("Tourism and hospitality", '/browse{"value": "tourism and hospitality"}'),
        ("Show the first", "/more"),
    ]


def test_all_there_is_comes_by_its_titles_a_page_at_a_time(serve: Callable[..., Services]) -> None:
    services = serve(*TRADES)
    slots = take(services, "action_browse_credentials", asked("what have you got?")).slots
    assert (slots["browsing"], slots["seen"]) == (True, 0)
    turn = take(services, "action_show_more", pressed("more", **slots))
    assert ids(turn) == ["weld-a", "weld-b", "weld-c"]
    assert turn.text.startswith("There are 4 in the catalogue. Here are 1 to 3.")
    assert "/more" in turn.payloads
    assert (turn.slots["needs"], turn.slots["seen"], turn.slots["shown"]) == ([], 3, ["weld-a", "weld-b", "weld-c"])
    assert [one.why for one in turn.message.data.items] == [(), (), ()]
    assert "it says:" not in turn.text


def test_the_button_of_a_subject_looks_through_it(browse: Take) -> None:
    turn = browse(pressed("browse", named={"value": "construction"}))
    assert ids(turn) == ["weld-a", "weld-d"]
    assert [(chip.field, chip.value) for chip in turn.message.data.filters] == [("subjects", "construction")]


@pytest.mark.parametrize("subjects", [[], ["construction"]])
def test_a_catalogue_of_one_subject_or_none_is_listed_at_once(
    subjects: list[str], serve: Callable[..., Services]
) -> None:
    services = serve(welding("a", subjects=subjects), welding("b", subjects=subjects))
    turn = take(services, "action_browse_credentials", asked("what have you got?"))
    assert turn.text.startswith("There are 2 in the catalogue. Here are 1 to 2.")


@pytest.mark.parametrize("topic", ["hospitality", "the hospitality sector", "tourism"])
def test_a_sector_is_a_subject_of_the_catalogue(topic: str, browse: Take) -> None:
    turn = browse(asked(f"what have you got for {{need:{topic}}}?"))
    assert ids(turn) == ["weld-b", "weld-c"]
    assert [(chip.field, chip.value) for chip in turn.message.data.filters] == [("subjects", "tourism and hospitality")]
    assert turn.slots["needs"] == []


def test_two_sectors_are_looked_through_together(browse: Take) -> None:
    turn = browse(asked("anything in {need:hospitality} or {need:construction}?"))
    assert turn.message.data.total == 4


def test_a_topic_that_is_no_subject_is_searched_for_as_a_need(browse: Take) -> None:
    turn = browse(asked("what do you have on {need:pipe welding}?"))
    assert turn.slots["needs"] == ["pipe welding"]
    assert turn.message.data.total == 4
    assert turn.message.data.items[0].why


def test_a_condition_alone_must_be_published_to_be_met(browse: Take) -> None:
    turn = browse(asked("what is there at {level:level 7 or above}?"))
    assert ids(turn) == ["weld-b", "weld-c"]
    assert turn.text.startswith(
        "There are 2 in the catalogue (SCQF level 7 or above). Here are 1 to 2. 1 more may fit but do not publish it."
    )


def test_a_place_is_a_must_and_what_comes_to_the_learner_is_only_counted(browse: Take) -> None:
    turn = browse(asked("what is there in {place:Perth}?"))
    assert ids(turn) == ["weld-a"]
    assert "2 more are online, come to you, or do not publish where they are." in turn.text


def test_what_may_fit_is_told_on_the_first_page_only(serve: Callable[..., Services]) -> None:
    offers = [welding(f"w{at}", scqf_level=7) for at in range(4)]
    services = serve(*offers, welding("silent"))
    first = take(services, "action_browse_credentials", asked("what is at {level:level 7}?"))
    second = take(services, "action_show_more", typed("more", "more", **first.slots))
    assert "1 more may fit" in first.text
    assert second.text.startswith("Here are 4 to 4 of 4 (SCQF level 7).\n")


def test_an_order_goes_with_it(browse: Take) -> None:
    turn = browse(asked("{change:hardest} first please"))
    assert ids(turn) == ["weld-b", "weld-c", "weld-a"]
    assert "The one at the highest level of these is B Menu: SCQF level 8." in turn.text


def test_looking_through_begins_anew_and_can_be_taken_back(browse: Take) -> None:
    turn = browse(asked("all the {mode:online} courses", needs=["pipe welding"], filters={"level_min": 11}, learners=4))
    assert turn.slots["needs"] == []
    assert turn.slots["learners"] is None
    assert "level_min" not in turn.slots["filters"]
    (before,) = turn.slots["before"]
    assert before["needs"] == ["pipe welding"]


def test_what_nothing_meets_is_said_with_what_could_be_dropped(browse: Take) -> None:
    turn = browse(asked("{need:construction} courses {mode:online}"))
    assert (turn.message.data.total, turn.message.data.items) == (0, ())
    assert '/refine{"drop": "modes"}' in turn.payloads


def test_a_condition_that_was_pressed_away_leaves_the_rest(serve: Callable[..., Services]) -> None:
    services = serve(*TRADES)
    first = take(services, "action_browse_credentials", asked("{need:hospitality} {mode:online}"))
    assert ids(first) == ["weld-c"]
    turn = take(services, "action_refine_recommendation", typed("{drop:online} is not needed", "refine", **first.slots))
    assert ids(turn) == ["weld-b", "weld-c"]


def test_a_need_after_looking_through_is_searched_for(serve: Callable[..., Services]) -> None:
    services = serve(*TRADES)
    first = take(services, "action_browse_credentials", asked("what have you got?"))
    turn = take(services, "action_refine_recommendation", typed("{need:pipe welding}", "refine", **first.slots))
    assert turn.message.data.items[0].why[0].need == "pipe welding"


def test_a_provider_that_the_catalogue_does_not_have_is_said_to_be_so(browse: Take) -> None:
    turn = browse(asked("what does {provider:Fife College} run?"))
    assert turn.message.kind == "text"
    assert "Fife College" in turn.text
    assert turn.slots == {}


def test_a_condition_in_a_message_that_was_taken_for_a_need_looks_through_too(serve: Callable[..., Services]) -> None:
    turn = take(serve(*TRADES), "action_recommend_credentials", typed("something {mode:online}", "recommend"))
    assert (ids(turn), turn.slots["browsing"]) == (["weld-c"], True)


def test_a_sector_that_is_refused_is_a_condition(serve: Callable[..., Services]) -> None:
    services = serve(*TRADES)
    slots: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding"}
    turn = take(services, "action_refine_recommendation", typed("nothing in {not:construction}", "refine", **slots))
    assert [chip.value for chip in turn.message.data.filters] == ["not construction"]
    assert set(ids(turn)) == {"weld-b", "weld-c"}
    assert turn.slots["refused"] == []


def test_where_nothing_is_in_the_place_what_is_elsewhere_comes_the_nearest_first(browse: Take) -> None:
    turn = browse(asked("what is there in {place:Brechin}?"))
    assert ids(turn) == ["weld-b", "weld-a"]
    assert "None of them is in Brechin" in turn.text
    assert [one.missed for one in turn.message.data.items] != [(), ()]


def test_where_nothing_is_in_the_only_place_that_would_do_there_is_nothing(browse: Take) -> None:
    assert browse(asked("what is there only in {place:Brechin}?")).message.data.total == 0


@pytest.mark.parametrize("text", ["{story:We are a bakery} in {place:Perth}, {heads:6} persons", "{story:bakery}"])
def test_who_the_employer_is_is_no_topic_so_the_need_is_asked_for(text: str, browse: Take) -> None:
    turn = browse(asked(text))
    assert turn.message.kind == "question"
    assert turn.text.endswith("What should your people be able to do that they cannot do now? A sentence is enough.")


def test_what_was_said_beside_no_need_is_noted_and_kept(browse: Take) -> None:
    turn = browse(asked("{story:We are a bakery} in {place:Perth}, {heads:6} persons"))
    assert turn.text.startswith("I have noted: 6 people and in Perth. What should")
    assert (turn.slots["learners"], turn.slots["filters"]["places"]) == (6, ["Perth"])


def test_courses_for_learners_are_what_the_catalogue_surely_has_for_them(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", employer_words=["night porters"]), welding("b", title="Bees"))
    for action in ("action_browse_credentials", "action_recommend_credentials"):
        turn = take(services, action, typed("training for {who:night porters}", "recommend"))
        assert (ids(turn), turn.slots["needs"]) == (["weld-a"], ["night porters"])


def test_for_learners_that_the_catalogue_has_nothing_for_the_need_is_asked_for(serve: Callable[..., Services]) -> None:
    turn = take(serve(*TRADES), "action_recommend_credentials", typed("courses for {who:astronauts}", "recommend"))
    assert turn.message.kind == "question"


@pytest.mark.parametrize(
    ("text", "found"),
    [("anything {mode:online}?", ["weld-c"]), ("is there one for {need:construction}", ["weld-a", "weld-d"])],
)
def test_a_condition_or_a_subject_in_the_middle_of_a_search_keeps_the_need(
    text: str, found: list[str], browse: Take
) -> None:
    turn = browse(asked(text, needs=["pipe welding"], context="pipe welding"))
    assert turn.slots["needs"] == ["pipe welding"]
    assert sorted(ids(turn)) == found
    assert turn.slots["before"][0]["needs"] == ["pipe welding"]


def test_a_subject_that_has_nothing_of_the_need_is_looked_through(serve: Callable[..., Services]) -> None:
    services = serve(*TRADES, CARE.model_copy(update={"subjects": ("care",)}))
    turn = take(
        services, "action_browse_credentials", asked("something for {need:construction}", needs=["dementia care"])
    )
    assert (turn.slots["needs"], turn.slots["browsing"]) == ([], True)
