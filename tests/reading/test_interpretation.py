"""A message as a whole: its needs, its conditions, and what else it names."""

from __future__ import annotations

import datetime as dt

import pytest

from reading.comparatives import order_in
from reading.groups import Group
from reading.interpretation import BARE, MOST_NEEDS, Interpretation, interpret
from tests.reading.constraints.reading import PROVIDERS, TODAY
from training.reader.labelled import unmarked


def heard(marked: str, names_need: bool = False) -> Interpretation:
    text, spans = unmarked(marked)
    return interpret(text, spans, today=TODAY, providers=PROVIDERS, names_need=names_need)


def test_a_message_has_its_needs_in_its_own_words() -> None:
    message = heard("we need {need:dementia care} and {need:Excel} for {heads:12} {who:carers}")
    assert (message.needs, message.learners, message.conditions.learners) == (
        ("dementia care", "Excel"),
        ("carers",),
        12,
    )


def test_the_context_says_more_than_the_needs_and_nothing_of_the_conditions() -> None:
    message = heard("our lads cannot {need:weld pipes} {price:under £500}, but not {not:ships}")
    assert message.context.startswith("our lads cannot weld pipes")
    assert not {"£500", "ships"} & {*message.context.split()}


def test_a_message_without_a_need_has_no_context() -> None:
    assert heard("{price:under £500}").context == ""


def test_a_topic_that_is_refused_is_no_need() -> None:
    message = heard("{need:welding}, not {not:pipes}")
    assert (message.needs, message.refused) == (("welding",), ("pipes",))


def test_what_a_message_refuses_it_does_not_need_though_it_names_it_again() -> None:
    message = heard("no not {not:cooking}. they know {need:cooking}, it is {need:rotas}")
    assert (message.needs, message.refused) == (("rotas",), ("cooking",))


@pytest.mark.parametrize("text", ["No problem, {not:English} is fine", "no bother, {not:evenings} are ok for us"])
def test_what_is_fine_is_not_refused(text: str) -> None:
    message = heard(text)
    assert not message.refused
    assert not message.conditions.found


def test_a_condition_that_is_refused_is_no_topic() -> None:
    assert heard("not in {not:July}").refused == ()


def test_a_need_may_come_beside_those_before() -> None:
    message = heard("and also {need:dementia care}")
    assert (message.adds, message.needs) == (True, ("dementia care",))


def test_a_need_by_itself_comes_beside_none() -> None:
    assert not heard("{need:dementia care}").adds


def test_a_condition_is_no_need() -> None:
    message = heard("only {mode:online}")
    assert (message.needs, message.says_something) == ((), True)


def test_a_refused_topic_says_something() -> None:
    assert heard("not {not:pipes}").says_something


@pytest.mark.parametrize("text", ["hm", "", "ok then"])
def test_a_message_may_say_nothing(text: str) -> None:
    assert not heard(text).says_something


def test_what_else_a_message_names_is_kept_apart() -> None:
    message = heard(
        "save {ordinal:the second} and {title:First-Line Management}, {change:cheaper}, forget {drop:the budget}"
    )
    assert (message.pointed, message.titles) == (("the second",), ("First-Line Management",))
    assert (message.changes, message.dropped) == (("cheaper",), ("the budget",))


def test_a_provider_that_the_catalogue_does_not_have_is_a_stranger() -> None:
    message = heard("{provider:Kinnoull University} or {provider:Fife Coast College}")
    assert message.strangers == ("Fife Coast College",)
    assert message.conditions.filters.providers == ("Kinnoull University",)


@pytest.mark.parametrize("text", ["GIS", "minute taking", " minute taking?"])
def test_a_short_message_without_spans_is_a_need_where_one_is_named(text: str) -> None:
    assert heard(text, names_need=True).needs == (text.strip(" ?"),)
    assert heard(text).needs == ()


@pytest.mark.parametrize("text", ["12", "👋", "?!", " ".join(["word"] * (BARE + 1)), "{price:under £500}"])
def test_other_messages_are_no_need_by_themselves(text: str) -> None:
    assert heard(text, names_need=True).needs == ()


def test_a_title_is_a_need_where_one_is_named() -> None:
    assert heard("{title:First-Line Management} please", names_need=True).needs == ("First-Line Management",)
    assert heard("{title:First-Line Management} please").needs == ()


def test_a_need_goes_before_a_title() -> None:
    assert heard("{need:welding}, like {title:Pipe Welding}", names_need=True).needs == ("welding",)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("{need:first aid course}", "first aid"),
        ("{need:the welding ticket}", "welding"),
        ("{need:Excel training class}", "Excel"),
        ("{need:help with Excel}", "Excel"),
        ("{need:a course on wills}", "wills"),
        ("{need:some training in first aid}", "first aid"),
        ("{need:and welding and}", "welding"),
        ("{need:negotiation for our}", "negotiation"),
        ("{need:of the welding}", "welding"),
        ("{need:to weld pipes}", "to weld pipes"),
        ("{need:training needs analysis}", "training needs analysis"),
        ("{need:IT}", "IT"),
    ],
)
def test_a_need_is_what_is_to_be_learnt_alone(text: str, need: str) -> None:
    assert heard(text).needs == (need,)


@pytest.mark.parametrize("text", ["training", "the course", "and", "for the team", "our"])
def test_words_that_name_nothing_to_be_learnt_are_no_need(text: str) -> None:
    assert heard(f"{{need:{text}}}").needs == ()
    assert heard(text, names_need=True).needs == ()


@pytest.mark.parametrize("order", ["cheapest", "the shortest", "Nearest first", "the shortest workshop"])
def test_an_order_that_was_taken_for_a_need_is_a_change(order: str) -> None:
    message = heard(f"{{need:{order}}}")
    assert (message.needs, len(message.changes)) == ((), 1)
    assert order_in(message.changes[0]) is not None


@pytest.mark.parametrize("text", ["cheapest", "The cheapest first!", "shortest courses"])
def test_an_order_that_is_typed_alone_is_a_change_though_it_was_not_marked(text: str) -> None:
    message = heard(text, names_need=True)
    assert (message.needs, message.changes) == ((), (text,))


def test_an_order_stands_beside_a_need_and_a_change() -> None:
    message = heard("{need:welding}, {need:cheapest}, not {change:too long}")
    assert (message.needs, message.changes) == (("welding",), ("too long", "cheapest"))


def test_a_need_with_the_word_of_an_order_in_it_is_a_need() -> None:
    assert heard("{need:nearest neighbour clustering}").needs == ("nearest neighbour clustering",)


@pytest.mark.parametrize("text", ["12/01/2027", " 12-1-27 ", "2027-01-12"])
def test_a_day_alone_is_a_time_though_it_was_not_marked(text: str) -> None:
    message = heard(text, names_need=True)
    assert (message.needs, message.conditions.filters.starts_by) == ((), dt.date(2027, 1, 12))


@pytest.mark.parametrize("text", ["12", "call 12/01/2027 back", "07700 900123"])
def test_other_figures_are_no_day(text: str) -> None:
    assert heard(text).conditions.found == ()


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (
            "{heads:5} {who:carers} need {need:dementia care}, {heads:3} {who:cooks} {need:wine} and {need:hygiene}",
            (Group("5 carers", ("dementia care",)), Group("3 cooks", ("wine", "hygiene"))),
        ),
        (
            "{who:carers} need {need:dementia care}; {who:cooks} need {need:food hygiene}",
            (Group("carers", ("dementia care",)), Group("cooks", ("food hygiene",))),
        ),
        (
            "{heads:two} want {need:Excel} and {heads:four} want {need:first aid}",
            (Group("two", ("Excel",)), Group("four", ("first aid",))),
        ),
    ],
)
def test_groups_with_needs_of_their_own_are_kept_apart(text: str, groups: tuple[Group, ...]) -> None:
    assert heard(text).groups == groups


@pytest.mark.parametrize(
    "text",
    [
        "{heads:5} {who:carers} need {need:dementia care}",
        "{heads:5} {who:carers} and {heads:3} {who:cooks} need {need:food hygiene}",
        "{heads:5} {who:carers} need {need:dementia care}, {heads:3} {who:cooks} as well",
        "{need:dementia care} for {heads:5} {who:carers}",
        "{heads:5} {who:carers} need {need:dementia care}, {heads:3} {who:cooks} need {need:training}",
        "",
    ],
)
def test_a_message_that_does_not_say_what_each_group_needs_tells_none_apart(text: str) -> None:
    assert heard(text).groups == ()


def test_only_so_many_needs_are_taken() -> None:
    text = ", ".join(f"{{need:skill {number}}}" for number in range(MOST_NEEDS + 5))
    assert len(heard(text).needs) == MOST_NEEDS


@pytest.mark.parametrize(
    ("need", "topic"),
    [
        ("don't know enough about building fabric", "building fabric"),
        ("struggle with dementia", "dementia"),
        ("hopeless with angry customers", "angry customers"),
        ("not great at report writing", "report writing"),
        ("bad debts", "bad debts"),
        ("NEVER TOUCHED HIGH VOLTAGE", "HIGH VOLTAGE"),
        ("cant use Excel", "Excel"),
        ("do not resuscitate orders", "do not resuscitate orders"),
        ("never events", "never events"),
    ],
)
def test_what_is_not_known_is_the_topic(need: str, topic: str) -> None:
    assert heard(f"they {{need:{need}}}").needs == (topic,)


@pytest.mark.parametrize(
    ("marked", "needs"),
    [
        ("training for a quality person, {level:HACCP level 3}", ("HACCP",)),
        ("at {level:SVQ level 3}", ()),
        ("{need:welding} not {level:HACCP level 3}", ("welding",)),
    ],
)
def test_what_a_marked_level_is_one_of_is_a_need(marked: str, needs: tuple[str, ...]) -> None:
    text, spans = unmarked(marked)
    assert interpret(text, spans, today=TODAY).needs == needs
