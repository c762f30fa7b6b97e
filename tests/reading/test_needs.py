"""A message's needs are split as the employer named them, without who asks, how they ask and what else they say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from reading.constraints import extract
from reading.filters import Filters
from reading.needs import split_needs
from tests.reading.growth import seconds
from training.evaluate_messages import JudgedMessage, read_judged, same_needs, score_messages

JUDGED = Path(__file__).parent.parent / "relevance" / "messages.yml"


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("dementia care", ["dementia care"]),
        ("dementia care and digital record keeping", ["dementia care", "digital record keeping"]),
        ("Excel, Word and PowerPoint", ["Excel", "Word", "PowerPoint"]),
        ("estimating / tendering / contract management", ["estimating", "tendering", "contract management"]),
        ("route planning an load security", ["route planning", "load security"]),
        ("- CAD\n- quality assurance\n- lean", ["CAD", "quality assurance", "lean"]),
        ("1. stock control 2. till reconciliation", ["stock control", "till reconciliation"]),
        ("Topics: GDPR; phishing", ["GDPR", "phishing"]),
        ("data analysis plus storytelling with data", ["data analysis", "storytelling with data"]),
    ],
)
def test_a_list_is_split_at_its_joints(text: str, needs: list[str]) -> None:
    assert split_needs(text) == tuple(needs)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("health and safety", ["health and safety"]),
        ("health & safety and fire safety", ["health & safety", "fire safety"]),
        ("food and drink labelling, allergens", ["food and drink labelling", "allergens"]),
        ("research and development tax credits", ["research and development tax credits"]),
        ("time and attendance recording", ["time and attendance recording"]),
        ("project and programme management", ["project and programme management"]),
        ("equality, diversity and inclusion and menopause", ["equality, diversity and inclusion", "menopause"]),
    ],
)
def test_an_and_inside_one_subject_does_not_part_it(text: str, needs: list[str]) -> None:
    assert split_needs(text) == tuple(needs)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("our carers are struggling with dementia care", "dementia care"),
        ("Our new managers don't know how to manage people", "manage people"),
        ("how do I get my team better at Excel", "Excel"),
        ("Is there a course about carbon accounting?", "carbon accounting"),
        ("Looking for project management training please", "project management"),
        ("what's the cheapest leadership course", "leadership"),
        ("something on AI", "AI"),
        ("IT support", "IT support"),
        ("help desk support", "help desk support"),
        ("training needs analysis", "training needs analysis"),
        ("machine learning", "machine learning"),
        ("Onboarding is a shambles here.", "Onboarding"),
        ("moving and handling refresher for our porters", "moving and handling"),
        ("want tae learn oor lads how tae weld stainless", "weld stainless"),
        ("We're rolling out ISO 14001 and nobody has a clue", "ISO 14001"),
        ("a short course in C++ because the client wants it", "C++"),
        ("we don't need first aid, just fire safety", "fire safety"),
        ("bookkeeping is what we need", "bookkeeping"),
    ],
)
def test_what_is_around_a_need_is_left_out(text: str, need: str) -> None:
    assert split_needs(text) == (need,)


def test_greetings_signatures_and_who_they_are_name_no_need() -> None:
    text = "Hi there, hope you're well! We're a care home. Any courses on first aid? Thanks, Morag"

    assert split_needs(text) == ("first aid",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "; , ;",
        "hello",
        "yes please",
        "our receptionists",
        "nothing",
        "it has to be ;",
        "that my team can do ; in ;",
        "can you make it cheaper, say ;",
        "👋",
        "12",
        "from Ayrshire College",
    ],
)
def test_what_names_no_need_gives_none(text: str) -> None:
    assert split_needs(text) == ()


def test_a_need_named_twice_is_one() -> None:
    assert split_needs("first aid, fire safety and First Aid") == ("first aid", "fire safety")


def test_a_message_of_constraints_only_names_no_need() -> None:
    extraction = extract("level 7, about 12 people, not online, under £300 a head", today=dt.date(2026, 11, 21))

    assert split_needs(extraction.rest) == ()


@pytest.mark.parametrize(
    "text",
    [
        "<b>dementia</b> care<script>alert(1)</script>",
        "'; DROP TABLE credentials; --",
        "Wir brauchen Pflege und Küche",
        "需要电焊培训",
        "\ud800 welding",
        "👋🙂",
        "welding " * 2000,
        "and " * 2500,
        "a" * 10_000,
        "." * 5000 + "x",
        "<" * 5000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_no_text_is_too_odd_to_split(text: str) -> None:
    assert all(need in text for need in split_needs(text))


@pytest.mark.parametrize(
    "phrase",
    [
        "our carers need dementia care, first aid and help with Excel. ",
        "we need ",
        "and ",
        "health and safety and ",
        "thanks ",
        "a",
        ".",
        "- ",
        "don't need x ",
        "IT ",
        "losing folk ",
        "train x ",
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(phrase: str) -> None:
    assert seconds(split_needs, phrase, 12_000) < 10 * seconds(split_needs, phrase, 3_000) + 0.05


def test_needs_are_matched_one_to_one() -> None:
    assert same_needs(["dementia care", "dementia care"], ["dementia care"]) == 1
    assert same_needs(["digital record keeping"], ["record keeping"]) == 1
    assert same_needs(["record"], ["digital record keeping"]) == 0


def test_a_wrong_learner_count_spoils_a_message() -> None:
    judged = [JudgedMessage(text="12 people", needs=(), filters=Filters(), learners=13, split="dev")]

    assert score_messages(judged, []).constraints == 0


def test_needs_of_messages_never_tuned_on_are_found() -> None:
    scores = score_messages(read_judged(JUDGED, "test"), [])

    assert scores.messages > 80
    assert scores.f1 >= 0.85
