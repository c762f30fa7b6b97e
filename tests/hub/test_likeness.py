"""Requests that ask for the same are found by their words, and those that merely sound alike are not."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from hub import likeness
from hub.lifecycle import Decision, change
from hub.likeness import alike, not_encoded
from hub.vectors import NeedVector
from tests.hub.made import AILSA, Opener, meaning

OTHERS = (
    "basic food hygiene for new kitchen staff",
    "spreadsheets and budgets for shop managers",
    "rope access for blade technicians at sea",
    "first aid for forestry teams far from a road",
    "speaking German with hotel guests",
    "reading drawings and welding thin pipes",
    "cyber awareness for council officers",
    "supervising apprentices in joinery",
)


@pytest.mark.parametrize(
    ("need", "same"),
    [
        (
            "staff freeze when residents with dementia refuse care",
            "caring for residents with dementia at night",
        ),
        ("repairing blades of offshore turbines", "technicians who repair a turbine blade"),
        ("welders need to read pipe drawings", "reading the drawings of pipes before welding"),
        ("estimating costs for builders", "our builders estimate what a job costs"),
        ("German for receptionists in a hotel", "hotel receptionists who can speak German"),
    ],
)
def test_the_same_need_in_other_words_is_found_first(session: Session, opened: Opener, need: str, same: str) -> None:
    for number, other in enumerate(OTHERS):
        opened(need=other, contact=f"{number}@other.example")
    wanted = opened(organisation="Wanted", need=same, contact="x@other.example")
    assert alike(session, opened(need=need))[0].request is wanted


@pytest.mark.parametrize(
    "need", ["our people need training for new skills", "we want a course for our team", "kiln firing for potters"]
)
def test_a_need_that_nobody_else_has_is_like_none(session: Session, opened: Opener, need: str) -> None:
    for number, other in enumerate(OTHERS):
        opened(need=other, contact=f"{number}@other.example")
    assert alike(session, opened(need=need)) == []


def test_what_both_say_is_named_in_the_words_of_the_request(session: Session, opened: Opener) -> None:
    opened(need="welded pipes for boilers", contact="x@other.example")
    (found,) = alike(session, opened(need="welding a pipe"))
    assert (set(found.words), found.same_contact) == ({"welding", "pipe"}, False)


def test_a_second_request_of_the_same_contact_comes_first_whatever_it_says(session: Session, opened: Opener) -> None:
    opened(need="welding pipes", contact="x@other.example")
    second = opened(need="kiln firing", contact="MAIRI@craigellan.example")
    found = alike(session, opened(need="welding pipes"))
    assert [likeness.same_contact for likeness in found] == [True, False]
    assert (found[0].request, found[0].words) == (second, ())


def test_only_open_requests_are_compared_and_only_so_many(
    session: Session, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likeness, "COMPARED", 2)
    oldest, middle, newest = (opened(need="welding pipes") for _ in range(3))
    request = opened(need="welding pipes")
    assert {found.request for found in alike(session, request)} == {middle, newest}
    change(session, newest, "decline", Decision(AILSA, "no"))
    assert {found.request for found in alike(session, request)} == {oldest, middle}


def test_the_same_need_without_a_common_word_is_found_by_its_meaning_and_the_nearest_comes_first(
    session: Session, opened: Opener
) -> None:
    near = opened(need="joining metal in the yard", contact="a@one.example", vector=meaning(0.8, 0.6))
    nearer = opened(need="fabrication", contact="b@two.example", vector=meaning(0.9, 0.44))
    opened(need="welding of plastics", contact="c@three.example", vector=meaning(0.5, 0.87))
    found = alike(session, opened(need="welding", vector=meaning(1, 0)))
    assert [(likeness.request, likeness.words) for likeness in found] == [(nearer, ()), (near, ())]


@pytest.mark.parametrize("theirs", [None, meaning(0, 1, encoder="another")])
def test_where_meanings_cannot_be_compared_the_words_are(
    session: Session, opened: Opener, theirs: NeedVector | None
) -> None:
    other = opened(need="welding pipes", contact="x@other.example", vector=theirs)
    (found,) = alike(session, opened(need="welding a pipe", vector=meaning(1, 0)))
    assert found.request is other


def test_those_without_a_vector_of_the_encoder_are_known_the_newest_first(session: Session, opened: Opener) -> None:
    old, closed, other = opened(need="old"), opened(), opened(need="other", vector=meaning(1, encoder="another"))
    opened(vector=meaning(1))
    change(session, closed, "decline", Decision(AILSA, "no"))
    assert not_encoded(session, "toy") == [(other.id, "other"), (old.id, "old")]


def test_a_greeting_is_nothing_that_two_requests_share(session: Session, opened: Opener) -> None:
    opened(need="hello, kiln firing", contact="x@other.example")
    assert alike(session, opened(need="hi, hello, beekeeping")) == []
