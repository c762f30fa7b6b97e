"""Groups of learners of one message, and which of them a later message speaks of."""

from __future__ import annotations

import pytest

from reading.groups import Group, for_all, group_named, group_of, groups_in, moved_on_to, own_places
from training.reader.labelled import unmarked

LIST = """Our priorities:
1. {need:data literacy} for {who:service managers} (approx. {heads:120})
2) {need:net zero} for {who:elected members}
(3) lunch
4. {need:trauma-informed practice} and {need:customer service}"""
OWN_LIST = (
    Group("service managers 120", ("data literacy",), 1),
    Group("elected members", ("net zero",), 2),
    Group("", ("trauma-informed practice", "customer service"), 4),
)


def test_numbered_lines_that_name_a_need_are_groups_with_their_numbers() -> None:
    assert groups_in(*unmarked(LIST)) == OWN_LIST


def test_lines_without_numbers_are_counted() -> None:
    text = "- {who:clerks} ({heads:110}): {need:digital basics}\n* lunch\n• {who:managers}: {need:forecasting}"
    assert [(group.number, group.needs) for group in groups_in(*unmarked(text))] == [
        (1, ("digital basics",)),
        (3, ("forecasting",)),
    ]


def test_those_who_are_named_go_before_those_whose_needs_are() -> None:
    groups = (Group("managers", ("welding",), 1), Group("welders", ("talking to managers",), 2))
    assert group_named("and the managers?", groups) == groups[0]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("items 1, 2 and 4 please, and point 7", (1, 2, 4, 7)),
        ("item no. 3", (3,)),
        ("number 4 on MY list", (4,)),
        ("row 2", (2,)),
        ("the first two", ()),
    ],
)
def test_places_of_the_own_list(text: str, places: tuple[int, ...]) -> None:
    assert own_places(text) == places


@pytest.mark.parametrize("text", ["1. {need:data literacy}\n2. as soon as possible", "In 2026. {need:first aid}", ""])
def test_one_line_with_a_need_is_no_list(text: str) -> None:
    assert groups_in(*unmarked(text)) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("for item 2, is there anything simpler?", 2),
        ("What about number 4, you didn't say much", 4),
        ("priority no. 1 please", 1),
        ("and the elected members?", 2),
        ("what is there on trauma", 4),
    ],
)
def test_a_line_is_taken_up_by_its_number_its_learners_or_its_need(text: str, number: int) -> None:
    assert group_named(text, OWN_LIST, cards=3) == next(group for group in OWN_LIST if group.number == number)


@pytest.mark.parametrize("text", ["number 2 please", "item 3", "data literacy or net zero", "cheaper", ""])
def test_a_card_a_line_that_is_none_and_several_lines_take_up_none(text: str) -> None:
    assert group_named(text, OWN_LIST, cards=3) is None


def test_a_grade_is_no_number_of_learners() -> None:
    text = "- Band {heads:3/4} {who:clerks} ({heads:62}): {need:spreadsheets}\n- {who:managers}: {need:forecasting}"
    assert [group.learners for group in groups_in(*unmarked(text))] == ["clerks 62", "managers"]


def test_a_level_of_one_line_holds_for_that_line_alone() -> None:
    text, spans = unmarked(
        "{level:level 7} please\n- {need:HACCP} {level:level 3}\n- {need:allergens}\n{level:level 8}"
    )
    kept = for_all(text, spans, groups_in(text, spans))
    assert [text[span.start : span.end] for span in kept if span.label == "level"] == ["level 7", "level 8"]
    assert for_all(text, spans, ()) == tuple(spans)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("start with 2", 2),
        ("ok now 4 please", 4),
        ("2", 2),
        ("number 1 first", 1),
        ("Let's take them one at a time. Start with 4.", 4),
        ("they HAVE got it sorted so drop 4 altogether", 4),
    ],
)
def test_a_place_alone_takes_up_its_line(text: str, number: int) -> None:
    group = group_named(text, OWN_LIST)
    assert group in OWN_LIST
    assert getattr(group, "number", None) == number


@pytest.mark.parametrize("text", ["2 of them", "in 2 weeks", "start with 2 people", "9"])
def test_a_number_of_something_else_takes_up_no_line(text: str) -> None:
    assert group_named(text, OWN_LIST) is None


MATRIX = """Skills matrix (two sites)
Chemists - {need:water testing} - {heads:9} people - HIGH
Project managers - contracts - {heads:30}
Network crew - {need:leak finding} - {heads:16}
Desk - {need:angry customers} - {heads:55}"""


def test_rows_without_marks_are_a_list_too() -> None:
    groups = groups_in(*unmarked(MATRIX))
    assert [(group.number, *group.needs) for group in groups] == [
        (1, "water testing"),
        (3, "leak finding"),
        (4, "angry customers"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{need:first aid}\n{need:fire safety}",
        "We need {need:first aid}\nand {need:rigging}\n"
        "and our {who:crew} which works out at sea all year round wants {need:fire safety} as well",
    ],
)
def test_two_rows_and_sentences_are_none(text: str) -> None:
    assert groups_in(*unmarked(text)) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ok save that one. Now the elected ones", 2),
        ("great, can you save that one and go to the managers now", 1),
        ("Start with 2 please, that's the easy one", 2),
        ("And 4, for the two of us", 4),
        ("You have not dealt with item 4.", 4),
        ("Thank you. Now item 1.", 1),
        ("elected members next", 2),
        ("hm. and 2?", 2),
    ],
)
def test_a_sentence_goes_on_to_a_line_of_the_own_list(text: str, number: int) -> None:
    moved = moved_on_to(text, OWN_LIST)
    assert moved is not None
    assert moved.number == number


@pytest.mark.parametrize(
    "text",
    [
        "start with 1 and 2 then",
        "is the first one for managers only",
        "our managers are on shifts and the members cannot be away from the council on most days of the week now",
        "what does it cost for 2 of them?",
        "",
    ],
)
def test_what_goes_on_to_no_line_or_to_two_goes_on_to_none(text: str) -> None:
    assert moved_on_to(text, OWN_LIST) is None


def test_a_bare_place_is_a_card_where_cards_have_numbers() -> None:
    assert moved_on_to("and number 2?", OWN_LIST, cards=3) is None
    assert moved_on_to("and number 4?", OWN_LIST, cards=3) == OWN_LIST[2]
    assert moved_on_to("and item 2?", OWN_LIST, cards=3) == OWN_LIST[1]


def test_a_group_covers_its_own_words_and_no_others() -> None:
    assert OWN_LIST[0].covers(["data literacy"])
    assert OWN_LIST[0].covers(["managers"])
    assert not OWN_LIST[0].covers(["data literacy", "first aid"])


def test_requirements_numbered_in_a_paragraph_are_groups() -> None:
    text = (
        "We have two needs. (1) Our {who:formalities staff}, {heads:four} of them, need {need:records management}; "
        "(2) our {who:fee earners} need {need:machine learning} and {need:patent claims}."
    )
    groups = groups_in(*unmarked(text))
    assert [(group.number, group.needs, group.count) for group in groups] == [
        (1, ("records management",), 4),
        (2, ("machine learning", "patent claims"), None),
    ]


@pytest.mark.parametrize("text", ["see (3) {need:first aid} and (4) {need:fire safety}", "(1) {need:first aid}"])
def test_other_numbers_in_brackets_are_no_requirements(text: str) -> None:
    assert groups_in(*unmarked(text)) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "{who:fitters} ({heads:19}), {need:electric vehicles}, {need:high voltage}, plus something on "
            "{need:charging} for {heads:two} {who:managers}",
            [("fitters 19", 19, ("electric vehicles", "high voltage")), ("two managers", 2, ("charging",))],
        ),
        (
            "{heads:6} {who:drivers} {need:first aid}, {need:CPC}, and {need:food hygiene} for {heads:4} {who:cooks}",
            [("6 drivers", 6, ("first aid", "CPC")), ("4 cooks", 4, ("food hygiene",))],
        ),
    ],
)
def test_a_need_in_front_of_those_for_whom_it_is_is_theirs(text: str, found: list[object]) -> None:
    assert [(group.learners, group.count, group.needs) for group in groups_in(*unmarked(text))] == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("On (2) first. Which of these could they take?", 2),
        ("Let us turn to (1). No more than two, please", 1),
        ("Number 2 then, the climate one", 2),
        ("and number 4, the customers. We have a shop", 4),
        ("Start with number 1, that's the one that would stop us", 1),
        ("right, let's do 4", 4),
        ("can we do 2 now, it is most urgent", 2),
    ],
)
def test_a_message_turns_to_a_number_of_the_own_list(text: str, number: int) -> None:
    moved = moved_on_to(text, OWN_LIST)
    assert moved is not None
    assert moved.number == number


def test_the_group_whose_learners_are_named() -> None:
    assert group_of(("elected members",), OWN_LIST) == OWN_LIST[1]
    assert group_of(("cooks",), OWN_LIST) is None
    assert group_of(("service managers", "elected members"), OWN_LIST) is None
