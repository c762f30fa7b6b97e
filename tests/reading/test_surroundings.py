"""What only surrounds a need: idioms, examples, reasons, what people are not good at, places that are too far."""

from __future__ import annotations

import pytest

from reading.relabelled import relabelled
from reading.surroundings import listed_topics
from reading.trades import tells_of_learners
from training.reader.labelled import unmarked


def last_label(marked: str) -> str:
    return relabelled(*unmarked(marked))[-1].label


@pytest.mark.parametrize(
    "marked",
    [
        "our energy bill is {need:murder} and the plant man is retiring",
        "the rotas are {need:a nightmare}",
        "getting folk to stay is a {need:struggle}",
        "da postage ta America is {need:a horror}",
        "paperwork, it's pure {need:hell} so it is",
        "the whole thing is {need:a mess}, to be honest",
        "this system is a {need:joke}!",
        "the forms are like {need:Greek} to them",
        "doing the wages is a real {need:pain}",
        "the forms is {need:pain in the neck}",
        "the last course was {need:an absolute disaster}",
        'they go a bit grey when you say "{need:liquidity ratio}"',
        "she panics if anybody mentions {need:fractions}",
        "the boys glaze over as soon as I mention {need:GDPR}",
    ],
)
def test_an_idiom_and_an_example_are_no_need(marked: str) -> None:
    assert last_label(marked) == "story"


@pytest.mark.parametrize(
    "marked",
    [
        "we need {need:pain management}",
        "what we want is {need:disaster recovery}",
        "our weak spot is {need:VAT}",
        "is there {need:murder mystery planning}",
        "{need:mess management} on board",
        "they struggle when it comes to {need:fractions}",
        "I would say {need:fire safety}",
        "What we need is {need:Greek}, for our travel reps",
        "our subject is {need:pain}",
        "their weak spot is {need:pain} in older patients",
        "the language they want is {need:Greek}",
        "the main topic here is {need:headaches}, for pharmacists",
        "the module was {need:disaster}, and it was full",
        "whit we're after's {need:torture}, for the asylum team",
    ],
)
def test_a_topic_that_looks_like_one_is_a_need(marked: str) -> None:
    assert last_label(marked) == "need"


@pytest.mark.parametrize(
    "marked",
    [
        "nothing {not:online}. cant learn {need:slating off a} screen",
        "you can't learn {need:welding} from a book",
        "nobody learns {need:joinery} over zoom",
        "ye can never teach {need:lambing} by video",
        "{who:some} are from Poland, so also their {need:english writing} is not so strong",
        "her {need:spelling} isn't great",
        "{who:she}'s no great with {need:computers}",
        "most of them are not very confident with {need:numbers}",
        "they are not so good at {need:English}",
    ],
)
def test_a_reason_and_a_weak_point_tell_only_of_those_who_are_to_learn(marked: str) -> None:
    assert tells_of_learners(*unmarked(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "their {need:spelling} is poor, is there anything for that?",
        "she's no great with {need:computers} and needs a course",
        "they can't do {need:spreadsheets} on the computer",
        "our tutors can't teach {need:maths} well",
        "they are good at {need:baking}, now something on {need:pricing}",
        "{need:spelling} is not so strong in the office",
    ],
)
def test_a_weak_point_that_is_asked_for_is_a_need(marked: str) -> None:
    assert not tells_of_learners(*unmarked(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "{place:Inverness} is too far for them",
        "{place:Aberdeen}'s a bit far",
        "{place:Glasgow} would be far too far",
        "{place:Perth} is just a trek",
        "{place:Stornoway} is ower far",
        "no, {place:Dundee} is too long a drive",
        "{place:Dundee} is no use to us",
        "anything in {place:Perth} is too far",
        "{place:Aberdeen} is miles away",
        "{place:Oban}'s a long way for them",
        "{place:Ayr} is hours away.",
    ],
)
def test_a_place_that_is_too_far_is_refused(marked: str) -> None:
    assert last_label(marked) == "not"


@pytest.mark.parametrize(
    "marked",
    [
        "{place:Inverness} is fine",
        "we are in {place:Aberdeen}, Glasgow is too far",
        "in {place:Perth}, nothing too far",
        "how far is {place:Dundee}",
        "we're in Wick, {place:Wick} is a long way from anywhere",
        "{place:Stornoway} is miles away from everything, so online",
        "{place:Perth} is a long way from our other site in Ayr",
        "{place:Aberdeen} is no use on Mondays",
        "{place:Kirkwall} is too far from the mainland, online then",
        "we work in Oban and {place:Oban} is a trek",
        "{place:Elgin} is no good in winter",
    ],
)
def test_a_place_that_is_not_said_to_be_too_far_is_asked_for(marked: str) -> None:
    assert last_label(marked) == "place"


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("{need:gas}, {need:confined space}, {place:dseear}", "need"),
        ("{need:plc} and {need:scada} and {place:dseear}", "need"),
        ("{need:gas}, {place:dseear}", "place"),
        ("{need:gas}, {need:confined space}, in {place:dseear}", "place"),
        ("{need:gas}, {need:confined space}, {place:Perth}", "place"),
        ("{need:gas}, {need:confined space}, {place:Balmullo}", "place"),
        ("{who:fitters}, {need:gas}, {place:dseear}", "place"),
    ],
)
def test_a_topic_at_the_end_of_a_list_of_needs_is_one_where_the_catalogue_has_it(marked: str, label: str) -> None:
    assert listed_topics(*unmarked(marked), lambda word: word == "dseear" or word == "Perth")[-1].label == label
