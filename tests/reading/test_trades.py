"""What employers say of their own trade."""

from __future__ import annotations

import pytest

from reading.spans import Span
from reading.trades import tells_of_learners, tells_of_trade, trades
from training.reader.labelled import unmarked


@pytest.mark.parametrize(
    ("story", "told"),
    [
        ("I've been a childminder for 14 years", ("childminder",)),
        ("we run a wee joinery firm in Alloa", ("joinery firm",)),
        ("I have small garage in Kirkcaldy", ("garage",)),
        ("we're a 35-person software company", ("software company",)),
        ("I'm with a housing association", ("housing association",)),
        ("we are a small firm", ()),
        ("it has been a hard winter", ()),
        ("I am at my wits' end with the whole lot of them and with everybody", ()),
    ],
)
def test_a_trade_is_told_in_a_few_words(story: str, told: tuple[str, ...]) -> None:
    assert trades(story, [Span(0, len(story), "story")]) == told


def test_only_what_the_reader_marked_as_a_story_tells_of_a_trade() -> None:
    assert trades("I am a welder", [Span(0, 13, "need")]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "for {who:event techs}. {need:sound}, {need:lights}, {mode:video}. {heads:14} of us",
        "for our {who:apprentices}. {need:plumbing}, {need:heating}, {need:gas}. {heads:6} of them",
        "{heads:two} people. She works in the shop and {need:makes the posters}",
        "he does the {need:lambing}, I drive the tractor",
        "They do {need:wiring}",
    ],
)
def test_what_tells_only_of_those_who_are_to_learn(text: str) -> None:
    assert tells_of_learners(*unmarked(text))


@pytest.mark.parametrize(
    "text",
    [
        "for the {who:managers}, something on {need:budgeting}",
        "She does the books and struggles with {need:VAT}",
        "they need {need:wiring}",
        "{need:sound and lights} for {who:event techs}",
        "what about {need:first aid}",
        "for the {who:chefs}, {need:allergens} instead",
        "{need:welding}",
        "for {heads:3} {who:girls}",
        "For {heads:3} {who:girls}, {need:reception and phones}",
        "it's for the {who:lads}, {need:roofs and gutters}",
        "for our {who:carers}: {need:dementia care}",
        "{who:Drivers} answer {need:difficult phone calls}",
    ],
)
def test_what_names_a_need_does_not_tell_only_of_learners(text: str) -> None:
    assert not tells_of_learners(*unmarked(text))


@pytest.mark.parametrize(
    "text",
    [
        "{story:I run an ice rink and hotel leisure club}. {need:curling} mostly, some skating. {heads:14} staff",
        "{story:we run a biogas plant}. {need:farm slurry}, {need:draff}, {need:food waste}. {heads:7} men",
        "we take in {need:food waste} and {need:farm slurry}, near {place:Turriff}",
        "{story:we} do {need:roofing} and {need:slating}. {heads:6} of us",
        "{story:we make stills}. {need:copper pot stills} for the {who:distilleries}",
        "{story:I've a garage} in {place:Wick}, {need:MOTs and servicing}, {heads:five} {who:mechanics}",
        "we mainly sell {need:curtains} and blinds",
        "{story:I am manager of small hotel}, {need:weddings}, {heads:9} people",
        "{story:we have a wee studio}, {need:pottery} for the {who:tourists}",
        "{story:we run a salon}, {need:nails and lashes} for our {who:regular clients}",
        "{story:we run a lab}. {need:leak finding} for {who:water firms}",
    ],
)
def test_what_may_be_all_about_the_own_trade(text: str) -> None:
    assert tells_of_trade(*unmarked(text))


@pytest.mark.parametrize(
    "text",
    [
        "{story:we run a cafe} and need {need:food hygiene}",
        "{story:I run a garage}, anything on {need:hybrid vehicles}?",
        "{story:we're a nursery}. the girls are weak at {need:writing reports}",
        "{story:we run a shop}. {need:VAT} training",
        "{story:we have a yard}, the lads can't {need:read drawings}",
        "{need:food hygiene} for {heads:6}",
        "cafe in {place:Ayr}, {need:food hygiene}, {heads:6} staff",
        "{story:we run a farm} near {place:Perth}",
        "{story:I manage a hostel} and want to get better at {need:budgeting}",
        "{story:I work in a call centre}. my boss has asked me to find somthing on {need:customer service} or"
        " {need:comunication} for our {who:advisors}",
        "{story:I run a bakery}. sumthing on {need:allergens} for the {who:lassies}",
        "{story:we have a garage}. onything on {need:hybrids}",
        "{story:I am secretary in school}. head teacher asked for {need:spreadsheets}",
        "{story:I am with a housing association}, find me a {need:conflict} one",
        "{story:we run a hotel}. {need:front of house} for our new {who:starts}",
        "{story:I'm in HR}. told to find {need:mentoring} for {who:supervisors}",
        "{story:we own a nursery}. {need:outdoor play} for my {who:girls}",
        "{story:we're a dairy}. anythin on {need:lone working}",
    ],
)
def test_what_is_asked_for_is_not_taken_for_the_trade(text: str) -> None:
    assert not tells_of_trade(*unmarked(text))


@pytest.mark.parametrize(
    "text",
    [
        "{story:we run a shop} and would like to offer {need:VAT} advice",
    ],
)
def test_what_is_wanted_is_not_taken_for_the_trade(text: str) -> None:
    assert not tells_of_trade(*unmarked(text))
