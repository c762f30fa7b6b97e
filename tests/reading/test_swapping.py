"""Words that a message puts into the place of others, or wants out, wherever they stand in a request."""

from __future__ import annotations

import pytest

from reading.rewording import changes_in
from reading.taking_out import Changes, removes
from tests.reading.constraints.reading import TODAY
from tests.reading.heard import typed

VALUES = {
    "request_need": "brazing copper and testing it",
    "request_learners": "6",
    "request_deadline": "before summer",
    "request_remarks": (
        "Taught with one residential week, preferably in Inverness, from autumn. / "
        "We'd pay a fair price, maybe £1,200 a head. / No big exam but some assessment."
    ),
}


def made(marked: str) -> Changes:
    return changes_in(typed(marked, "change"), VALUES, TODAY)


@pytest.mark.parametrize(
    "marked",
    [
        "Please change, not 6 but {heads:8} persons, I forgot two from night shift",
        "not {heads:6}, its {heads:8}",
        "change it to 8, I forgot the lads in Forres",
        "sorry, make that {heads:8}",
        "can ye change 6 tae 8",
    ],
)
def test_a_new_number_stands_alone_and_nothing_is_said_to_fail(marked: str) -> None:
    changes = made(marked)
    assert changes.answers["request_learners"].split()[0] == "8"  # type: ignore[union-attr]
    assert "," not in str(changes.answers["request_learners"])
    assert (changes.failed, [*changes.answers]) == ([], ["request_learners"])


@pytest.mark.parametrize(
    ("marked", "gone", "left"),
    [
        ("On reflection, please remove the residential week", ("residential", "Inverness"), "from autumn"),
        ("and take the price out, I shouldn't have said that", ("price", "1,200"), "residential"),
        ("scrap the bit about the exam", ("exam",), "residential"),
        ("could you drop the price please", ("price", "1,200"), "exam"),
    ],
)
def test_what_is_out_goes_with_what_says_more_of_it(marked: str, gone: tuple[str, ...], left: str) -> None:
    changes = made(marked)
    remarks = str(changes.answers["request_remarks"])
    assert not any(words in remarks for words in gone)
    assert left in remarks
    assert changes.out.keys() == {"request_remarks"}


def test_a_date_that_is_out_is_open() -> None:
    assert made("take out the part about summer").answers == {"request_deadline": "not sure"}


def test_new_words_for_a_remark_are_noted_behind_it() -> None:
    changes = made('could you change "exam" to say no exam at all, coursework or a chat')
    assert "some assessment" not in str(changes.answers["request_remarks"])
    assert changes.remarks == ["no exam at all, coursework or a chat"]


def test_what_is_said_beside_a_change_is_noted_without_it() -> None:
    changes = made("Sorry, make that {heads:sixteen} people, {story:Aileen} says the folk near Lockerbie would come")
    assert changes.answers == {"request_learners": "sixteen"}
    assert changes.remarks == ["Aileen says the folk near Lockerbie would come"]


@pytest.mark.parametrize("marked", ["returning to {ordinal:the first course} that you listed", "read it back please"])
def test_what_changes_nothing_does_not_fail(marked: str) -> None:
    assert made(marked) == Changes()


@pytest.mark.parametrize(
    "text", ["and take the price out", "on reflection, please remove it", "Drop the exam", "jist tak oot May"]
)
def test_a_sentence_takes_out(text: str) -> None:
    assert removes(text)


@pytest.mark.parametrize(
    "text", ["we take in washing", "they drop in on Fridays", "a hairdresser cut", "who removes asbestos"]
)
def test_other_sentences_do_not(text: str) -> None:
    assert not removes(text)
