"""Each question of a message is answered, beside what the message does and in an order that makes sense."""

from __future__ import annotations

from typing import Any

import pytest

from actions.questions import taken_apart
from actions.services import Services
from reading.asking import leans
from tests.actions.test_second_act import kinds, run
from tests.actions.turn import turn_of, typed

REFINE, DETAILS, FALL_BACK = "action_refine_recommendation", "action_show_details", "action_fall_back"
GUIDANCE = "action_give_guidance"
PAGE: dict[str, Any] = {"needs": ["pipe welding"], "shown": ["weld-ship", "weld-gas"]}


def test_a_question_about_the_page_comes_before_the_change_of_it(services: Services) -> None:
    said, asked = "it is {heads:12 people}, not 20.", "What does {ordinal:the second} cost?"
    tracker = typed(f"{said} {asked}", "refine", parts=[(said, "refine", ()), (asked, "details", ["price"])], **PAGE)
    (told, found), slots = run(services, REFINE, tracker)
    assert (told.kind, told.data.card.id, found.kind) == ("credential", "weld-gas", "recommendations")
    assert slots["search"]["learners"] == 12


def test_a_place_in_a_question_about_a_course_is_no_wish(services: Services) -> None:
    said, asked = "it is {heads:12 people}.", "Is {ordinal:the second} in {place:Leith}?"
    tracker = typed(f"{said} {asked}", "refine", parts=[(said, "refine", ()), (asked, "details", ["delivery"])], **PAGE)
    assert "places" not in run(services, REFINE, tracker)[1]["search"].get("filters", {})


def test_a_statement_that_changes_nothing_shows_no_list_again_and_its_numbers_are_kept(services: Services) -> None:
    said, asked = "that suits {heads:my two} {who:fitters}.", "When does {ordinal:the first} start?"
    tracker = typed(f"{said} {asked}", "refine", parts=[(said, "affirm", ()), (asked, "details", ["starts"])], **PAGE)
    (told,), slots = run(services, REFINE, tracker)
    assert (told.kind, told.data.card.id) == ("credential", "weld-ship")
    assert (slots["search"]["learners"], slots["search"]["current"]) == (2, "weld-ship")


def test_a_question_about_a_new_need_comes_after_its_list(services: Services) -> None:
    said, asked = "we need {need:dementia care}.", "What level is {ordinal:it}?"
    parts = [(said, "recommend", ()), (asked, "details", ["scqf_level"])]
    sent, _ = run(services, "action_recommend_credentials", typed(f"{said} {asked}", "recommend", parts=parts, **PAGE))
    assert [one.kind for one in sent] == ["recommendations", "credential"]
    assert sent[1].data.card.id == "care"


def test_where_nothing_was_shown_facts_are_those_of_the_list(services: Services) -> None:
    said, asked = "we need {need:dementia care}.", "What does it cost?"
    parts = [(said, "recommend", ()), (asked, "details", ["price"])]
    assert kinds(services, "action_recommend_credentials", typed(f"{said} {asked}", "recommend", parts=parts)) == [
        "recommendations"
    ]


def test_two_questions_about_one_course_are_one_answer(services: Services) -> None:
    first, second = "What does {ordinal:the second} cost?", "And when does it start?"
    parts = [(first, "details", ["price"]), (second, "details", ["starts"])]
    tracker = typed(f"{first} {second}", "details", facts=["price", "starts"], parts=parts, **PAGE)
    (told,), _ = run(services, DETAILS, tracker)
    assert [fact.key for fact in told.data.answers] == ["price", "starts"]


def test_questions_about_two_courses_are_two_answers(services: Services) -> None:
    first, second = "What does {ordinal:the second} cost?", "And when does {ordinal:the first} start?"
    parts = [(first, "details", ["price"]), (second, "details", ["starts"])]
    tracker = typed(f"{first} {second}", "details", facts=["price", "starts"], parts=parts, **PAGE)
    sent, _ = run(services, DETAILS, tracker)
    assert [(one.data.card.id, one.data.answers[0].key) for one in sent] == [
        ("weld-gas", "price"),
        ("weld-ship", "starts"),
    ]


def test_a_question_that_tells_no_course_apart_is_about_the_one_named_before_it(services: Services) -> None:
    named, second, third = "{ordinal:The second} then.", "What does it cost?", "Who pays for training?"
    parts = [(named, "refine", ()), (second, "details", ["price"]), (third, "guidance", ())]
    tracker = typed(f"{named} {second} {third}", "details", facts=["price"], parts=parts, **PAGE)
    sent, _ = run(services, DETAILS, tracker)
    assert [one.kind for one in sent] == ["credential", "guidance"]
    assert sent[0].data.card.id == "weld-gas"


def test_a_message_of_no_clear_act_is_taken_by_its_clear_sentences(services: Services) -> None:
    asked, wanted = "Who pays for training?", "and is there {need:dementia care}"
    parts = [(asked, "guidance", ()), (wanted, "recommend", ())]
    tracker = typed(f"{asked} {wanted}", "nlu_fallback", confidence=0.3, parts=parts)
    assert kinds(services, FALL_BACK, tracker) == ["guidance", "recommendations"]


def test_a_sentence_that_alone_clearly_searches_is_what_an_unclear_message_does(services: Services) -> None:
    remark, wanted = "Oh that's more than I thought.", "What is there from {provider:Clyde College}?"
    parts = [(remark, "affirm", ()), (wanted, "browse", ())]
    tracker = typed(f"{remark} {wanted}", "refine", confidence=0.45, parts=parts)
    assert kinds(services, REFINE, tracker) == ["recommendations"]


@pytest.mark.parametrize(
    ("intent", "confidence"),
    [("refine", 0.95), ("browse", 0.45), ("details", 0.45)],
)
def test_a_message_that_is_clear_or_of_the_same_act_is_taken_as_a_whole(
    intent: str, confidence: float, services: Services
) -> None:
    remark, wanted = "Oh that's more than I thought.", "What is there from {provider:Clyde College}?"
    parts = [(remark, "thanks", ()), (wanted, "browse", ())]
    asked = turn_of(services, typed(f"{remark} {wanted}", intent, confidence=confidence, parts=parts))
    assert taken_apart(asked) is None


@pytest.mark.parametrize("second", ["You say it is RPL.", "what about Perth"])
def test_what_is_no_question_in_its_form_is_not_answered_as_one(second: str, services: Services) -> None:
    said = "it is {heads:12 people}."
    tracker = typed(f"{said} {second}", "refine", parts=[(said, "refine", ()), (second, "glossary", ())], **PAGE)
    assert kinds(services, REFINE, tracker) == ["recommendations"]


def test_a_question_in_general_asks_nothing_of_a_course(services: Services) -> None:
    first, second = "Who pays for training?", "Does it even matter?"
    parts = [(first, "guidance", ()), (second, "details", ["other"])]
    assert kinds(services, "action_give_guidance", typed(f"{first} {second}", "guidance", parts=parts, **PAGE)) == [
        "guidance"
    ]


def test_the_same_answer_is_given_once(services: Services) -> None:
    first, second = "Who pays for training, then?", "So who is it that pays for training?"
    parts = [(first, "guidance", ()), (second, "guidance", ())]
    assert kinds(services, "action_give_guidance", typed(f"{first} {second}", "guidance", parts=parts)) == ["guidance"]


def test_what_is_refused_in_passing_is_not_searched_for(services: Services) -> None:
    """A need in a message that asks is searched for too, unless it only repeats what was shown to turn it down."""
    said, asked = "{need:Ship pipe welding}, that's not for us.", "Who pays for training?"
    more = "And what is RPL?"
    parts = [(said, "recommend", ()), (asked, "guidance", ()), (more, "glossary", ())]
    tracker = typed(f"{said} {asked} {more}", "guidance", parts=parts, **PAGE)
    assert "recommendations" not in kinds(services, "action_give_guidance", tracker)


def test_a_second_act_that_no_sentence_does_is_left(services: Services) -> None:
    first, second = "not {heads:6}, {heads:8}.", "and what does it cost for all"
    parts = [(first, "refine", ()), (second, "total", ())]
    tracker = typed(f"{first} {second}", "total", also="guidance", parts=parts, **PAGE)
    assert len(kinds(services, "action_total_price", tracker)) == 1


def test_a_question_that_is_taken_for_nothing_is_answered_where_guidance_likely_does(services: Services) -> None:
    first, second = "is {ordinal:it} assessed?", "may old hands skip a part?"
    parts = [(first, "details", ["assessment"]), (second, "out_of_scope", ())]
    tracker = typed(f"{first} {second}", "details", facts=["assessment"], parts=parts, **PAGE, current="weld-gas")
    assert kinds(services, DETAILS, tracker) == ["credential", "guidance"]


def test_a_question_that_is_taken_for_nothing_and_that_no_guidance_answers_is_left(services: Services) -> None:
    first, second = "is {ordinal:it} assessed?", "who won the cup last year then?"
    parts = [(first, "details", ["assessment"]), (second, "out_of_scope", ())]
    tracker = typed(f"{first} {second}", "details", facts=["assessment"], parts=parts, **PAGE, current="weld-gas")
    assert kinds(services, DETAILS, tracker) == ["credential"]


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("what level is {ordinal:it}", "credential"),
        ("what level is that one?", "credential"),
        ("is it like an HNC?", "guidance"),
    ],
)
def test_the_level_of_it_is_that_of_the_course_that_was_spoken_of(asked: str, kind: str, services: Services) -> None:
    first = "thanks for that, it helps."
    parts = [(asked, "levels", ()), (first, "affirm", ())]
    tracker = typed(f"{asked} {first}", "affirm", parts=parts, **PAGE, current="weld-gas")
    assert kinds(services, FALL_BACK, tracker)[-1] == kind


@pytest.mark.parametrize(
    "asked", ["is {ordinal:that} above an HNC?", "is it lower than a degree?", "is it below or above the HNC?"]
)
def test_a_course_is_set_beside_a_qualification_by_its_level(asked: str, services: Services) -> None:
    first = "thanks for that, it helps."
    parts = [(asked, "glossary", ()), (first, "affirm", ())]
    tracker = typed(f"{asked} {first}", "affirm", parts=parts, **PAGE, current="weld-gas")
    assert kinds(services, FALL_BACK, tracker)[-1] == "credential"


def test_a_part_that_nothing_answers_is_left_where_another_is_answered_in_general(services: Services) -> None:
    first, second = "who pays for training?", "who won the cup in nineteen ninety?"
    parts = [(first, "guidance", ()), (second, "guidance", ())]
    assert kinds(services, GUIDANCE, typed(f"{second} {first}", "guidance", parts=parts[::-1])) == ["guidance"]


def test_what_nothing_answers_at_all_is_said(services: Services) -> None:
    first, second = "who sang at the fair last night?", "who won the cup in nineteen ninety?"
    parts = [(first, "guidance", ()), (second, "guidance", ())]
    assert "text" in kinds(services, GUIDANCE, typed(f"{first} {second}", "guidance", parts=parts))


@pytest.mark.parametrize(
    ("words", "does"),
    [
        ("and is there a charge for that?", True),
        ("is there any help with that", True),
        ("wha peys for it?", True),
        ("is there a fee for this?", True),
        ("can we get money back on it", True),
        ("what do they know about that?", True),
        ("is that free?", False),
        ("what does it cost?", False),
        ("is it for beginners?", False),
    ],
)
def test_a_question_that_says_little_leans_on_the_words_before_it(words: str, does: bool) -> None:
    assert leans(words) is does
