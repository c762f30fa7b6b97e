"""A wish excludes nothing: what does not meet it stands further down and says what it has instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from actions.turn import Turn as Asked
from tests.actions.made import welding
from tests.actions.turn import Turn, pressed, take, typed

PERTH = welding("perth", mode="campus", location="Perth", pattern="evenings")
DUNDEE = welding("dundee", mode="campus", location="Dundee", pattern="day release")
OBAN = welding("oban", mode="campus", location="Oban")
ONLINE = welding("online", mode="online")
NOWHERE = welding("nowhere", mode="campus")


def found(services: Services, text: str, **slots: Any) -> Turn:
    return take(services, "action_recommend_credentials", typed(f"{{need:pipe welding}} {text}", "recommend", **slots))


def missed(turn: Turn) -> dict[str, tuple[str, ...]]:
    return {one.id.removeprefix("weld-"): one.missed for one in turn.message.data.items}


def test_a_place_leaves_nothing_out_and_each_card_says_how_far_it_is(serve: Callable[..., Services]) -> None:
    turn = found(serve(OBAN, DUNDEE, PERTH), "in {place:Perth}")
    assert missed(turn) == {
        "perth": (),
        "dundee": ("Dundee, 18 miles from Perth as the crow flies",),
        "oban": ("Oban, 78 miles from Perth as the crow flies",),
    }
    assert [one.id for one in turn.message.data.items] == ["weld-perth", "weld-dundee", "weld-oban"]


def test_what_a_wish_misses_is_said_in_words_too(serve: Callable[..., Services]) -> None:
    turn = found(serve(DUNDEE), "in {place:Perth}")
    assert "\nBut: Dundee, 18 miles from Perth as the crow flies" in turn.text


def test_where_none_is_in_the_place_the_list_says_so(serve: Callable[..., Services]) -> None:
    turn = found(serve(DUNDEE, OBAN), "in {place:Perth}")
    assert "None of them is in Perth." in turn.text


@pytest.mark.parametrize("near", [PERTH, ONLINE, NOWHERE])
def test_where_one_may_be_in_the_place_the_list_does_not_say_that_none_is(
    near: Any, serve: Callable[..., Services]
) -> None:
    assert "None of them is in" not in found(serve(DUNDEE, near), "in {place:Perth}").text


def test_that_none_is_in_the_place_is_said_on_the_first_page_only(serve: Callable[..., Services]) -> None:
    offers = [welding(f"w{at}", mode="campus", location="Oban") for at in range(4)]
    services = serve(*offers)
    first = found(services, "in {place:Perth}")
    assert "None of them is in Perth" in first.text
    second = take(services, "action_show_more", pressed("more", **first.slots))
    assert "None of them is in Perth" not in second.text


def test_a_place_with_its_distance_is_a_must(serve: Callable[..., Services]) -> None:
    turn = found(serve(OBAN, DUNDEE, PERTH), "{place:within 20 miles of Perth}")
    assert missed(turn) == {"perth": (), "dundee": ()}


def test_a_place_without_a_known_distance_says_where_it_is(serve: Callable[..., Services]) -> None:
    hall = welding("hall", mode="campus", location="Old Mill Hall")
    assert missed(found(serve(hall), "in {place:Perth}")) == {"hall": ("on campus, Old Mill Hall",)}


def test_a_pattern_that_is_missed_says_how_it_is_taught(serve: Callable[..., Services]) -> None:
    turn = found(serve(PERTH, DUNDEE), "in the {mode:evenings}")
    assert missed(turn) == {"perth": (), "dundee": ("on campus, day release, Dundee",)}


def test_place_and_pattern_that_are_said_by_one_fact_are_said_once(serve: Callable[..., Services]) -> None:
    hall = welding("hall", mode="campus", location="Old Mill Hall", pattern="day release")
    turn = found(serve(hall), "in {place:Perth}, {mode:evenings}")
    assert missed(turn) == {"hall": ("on campus, day release, Old Mill Hall",)}


def test_a_pattern_that_has_to_be_leaves_the_rest_out(serve: Callable[..., Services]) -> None:
    assert missed(found(serve(PERTH, DUNDEE), "{mode:evenings only}")) == {"perth": ()}


@pytest.mark.parametrize(
    ("fact", "filters", "record", "words"),
    [
        ("scqf_level", {"level_min": 9}, {"scqf_level": 6}, "SCQF level 6"),
        ("scqf_credits", {"credits_max": 5}, {"scqf_credits": 10}, "10 credits (about 100 hours of learning)"),
        ("hours", {"hours_max": 50}, {"scqf_credits": 10}, "10 credits (about 100 hours of learning)"),
        ("hours_per_week", {"hours_per_week_max": 2}, {"hours_per_week": 6}, "6 hours a week"),
        ("duration_weeks", {"weeks_max": 2}, {"duration_weeks": 6}, "6 weeks"),
        ("price", {"price_max": "300"}, {"price": {"amount": 450}}, "£450 a learner"),
        ("starts", {"starts_by": "2027-01-31"}, {"starts": ["2027-05-03"]}, "starts on 3 May 2027"),
        ("mode", {"modes": ["online"]}, {"mode": "campus"}, "on campus"),
        ("provider", {"providers": ["Clyde College"]}, {}, "from Forth College"),
        ("credit_bearing", {"credit_bearing": True}, {"credit_bearing": False}, "without SCQF credit"),
        ("assessed", {"assessed": True}, {"assessed": False}, "not assessed"),
        ("badge", {"badge": True}, {"badge": False}, "without a badge"),
    ],
)
def test_every_fact_can_be_a_wish(
    fact: str, filters: dict[str, Any], record: dict[str, Any], words: str, serve: Callable[..., Services]
) -> None:
    services = serve(welding("one", **record))
    slots: dict[str, Any] = {"needs": ["pipe welding"], "filters": {**filters, "wishes": [fact]}}
    assert missed(take(services, "action_show_more", pressed("more", **slots))) == {"one": (words,)}


def test_a_wish_of_which_nothing_is_published_is_named_as_that(serve: Callable[..., Services]) -> None:
    (one,) = found(serve(NOWHERE), "in {place:Perth}").message.data.items
    assert (one.missed, one.unpublished) == ((), ("where it is held",))


def test_words_in_which_no_value_was_found_are_said_to_be_unchecked(serve: Callable[..., Services]) -> None:
    turn = found(serve(ONLINE), "{price:at a sensible rate}")
    assert "I could not check: at a sensible rate." in turn.text


def test_a_provider_that_the_catalogue_does_not_have_is_said_first(serve: Callable[..., Services]) -> None:
    turn = found(serve(ONLINE), "from {provider:Fife College}")
    assert "Fife College publishes nothing in this catalogue; this is what others have." in turn.text
    assert "I could not check" not in turn.text


def test_a_wish_for_another_subject_says_which_subjects_there_are(serve: Callable[..., Services]) -> None:
    services = serve(welding("steel", subjects=["steel", "yards"]))
    filters = {"subjects": ["glass"], "wishes": ["subjects"]}
    shown = pressed("more", needs=["pipe welding"], context="pipe welding", filters=filters)
    assert missed(take(services, "action_show_more", shown)) == {"steel": ("steel and yards",)}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("is {ordinal:the first one} not in {place:Perth}?", ()),
        ("is {ordinal:the first one} not in {not:Perth}?", ()),
        ("{ordinal:number 1} is in {place:Perth}. Must we go to {place:Perth}?", ()),
        ("is there one like {ordinal:the first one} in {place:Oban}?", ("Oban",)),
        ("{ordinal:the first one} in {place:Perth}", ("Perth",)),
    ],
)
def test_a_place_of_a_course_that_is_asked_about_is_no_wish(
    serve: Callable[..., Services], text: str, places: tuple[str, ...]
) -> None:
    filters = Asked.of(serve(PERTH, OBAN), typed(text, "details", shown=["weld-perth"])).heard.conditions.filters
    assert filters.places == places
    assert filters.not_places == ()


def test_a_condition_that_all_on_the_page_meet_stands_in_brackets(serve: Callable[..., Services]) -> None:
    lead = found(serve(PERTH, ONLINE), "in {place:Perth}").message.lead
    assert "2 credentials fit pipe welding (in Perth)." in lead
    assert "meet" not in lead


@pytest.mark.parametrize(
    ("offers", "sentence"),
    [
        ((DUNDEE, welding("day", pattern="day release")), "None of them meets this: evenings."),
        ((OBAN, NOWHERE), "None of them says whether it meets this: evenings."),
        ((DUNDEE, OBAN), "None of them is sure to meet this: evenings."),
        ((DUNDEE, PERTH), "“evenings”: yes for number 1 and no for number 2."),
        ((DUNDEE,), "Dundee Pipe Welding does not meet this: evenings."),
        ((OBAN,), "Oban Pipe Welding does not say whether it meets this: evenings."),
    ],
)
def test_a_condition_that_the_page_does_not_meet_is_said_to_be_so(
    offers: Any, sentence: str, serve: Callable[..., Services]
) -> None:
    lead = found(serve(*offers), "in the {time:evenings}").message.lead
    assert sentence in lead
    assert "(evenings)" not in lead


def test_a_need_that_nothing_answers_is_named_once_and_on_no_card(serve: Callable[..., Services]) -> None:
    turn = take(
        serve(DUNDEE),
        "action_recommend_credentials",
        typed("{need:pipe welding} and {need:beekeeping}", "recommend"),
    )
    assert turn.text.count("beekeeping") == 1
    assert turn.message.data.items[0].not_covered == ()
    assert turn.message.data.uncovered == ("beekeeping",)


def test_the_same_list_again_is_shown_without_its_reasons(serve: Callable[..., Services]) -> None:
    services = serve(DUNDEE, OBAN)
    first = found(services, "in {place:Perth}")
    assert "it says" in first.text
    asked = typed("in the {time:evenings}", "refine", **first.slots)
    again = take(services, "action_refine_recommendation", asked)
    assert "it says" not in again.text
    assert [one.id for one in again.message.data.items] == [one.id for one in first.message.data.items]
    assert again.message.lead.startswith("None of them is sure to meet this: evenings. I would still start with")
    assert "None of them is in Perth" not in again.text


PAGE: dict[str, Any] = {
    "needs": ["pipe welding"],
    "context": "pipe welding",
    "shown": ["weld-deck", "weld-gas", "weld-ship"],
    "seen": 3,
}


def test_a_wish_that_no_record_speaks_of_is_said_to_be_none_to_look_for(services: Services) -> None:
    turn = take(
        services, "action_refine_recommendation", typed("only the {mode:afternoon} is possible", "refine", **PAGE)
    )
    assert "The records say nothing of afternoon" in turn.text


def test_an_order_that_brings_the_same_ones_says_so(serve: Callable[..., Services]) -> None:
    slots = {**PAGE, "shown": ["weld-dundee", "weld-oban", "weld-perth"]}
    asked = typed("{change:shorter}", "refine", **slots)
    turn = take(serve(PERTH, DUNDEE, OBAN), "action_refine_recommendation", asked)
    assert {one.id for one in turn.message.data.items} == {*slots["shown"]}
    assert "I would still start with" in turn.message.lead


def test_an_order_of_more_than_the_page_does_not(services: Services) -> None:
    turn = take(services, "action_refine_recommendation", typed("{change:shorter}", "refine", **PAGE))
    assert {one.id for one in turn.message.data.items} == {*PAGE["shown"]}
    assert "The shortest stand first" in turn.text


def test_where_nothing_answers_what_comes_near_is_named_and_can_be_asked_about(serve: Callable[..., Services]) -> None:
    services = serve(welding("gas", learning_outcomes=["Weld under water."]), PERTH)
    turn = take(services, "action_recommend_credentials", typed("{need:weld under ice}", "recommend"))
    assert turn.message.lead.endswith(
        "The nearest in subject is Gas Pipe Welding, Forth College; I would not call it an answer."
    )
    assert '/details{"credential": "weld-gas"}' in turn.payloads
    assert (turn.slots["shown"], turn.slots["current"]) == (["weld-gas"], "weld-gas")


def test_where_nothing_is_near_nothing_is_named(services: Services) -> None:
    turn = take(services, "action_recommend_credentials", typed("{need:astronomy}", "recommend"))
    assert "nearest in subject" not in turn.text
