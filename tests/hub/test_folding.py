"""Requests of a page that ask for much the same are one row of the queue."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from hub.lifecycle import Decision, change
from hub.likeness import folds
from hub.models import CollaborationRequest
from tests.hub.made import AILSA, Opener, meaning

WELDING = "Fabricators must learn coded MIG welding"


@pytest.fixture
def page(opened: Opener) -> list[CollaborationRequest]:
    """Two of different employers that are alike, with another between them."""
    return [
        opened(need=WELDING, contact="a@one.example"),
        opened(need="Payroll for the office", contact="b@two.example"),
        opened(need="coded MIG welding for fabricators", contact="c@three.example"),
    ]


def shape(session: Session, page: list[CollaborationRequest]) -> list[tuple[int, list[int]]]:
    return [(page.index(fold.request), [page.index(other) for other in fold.alike]) for fold in folds(session, page)]


def test_a_request_is_folded_under_the_first_that_it_is_like(
    session: Session, page: list[CollaborationRequest]
) -> None:
    assert shape(session, page) == [(0, [2]), (1, [])]


def test_an_unread_request_is_counted_where_it_is_folded(session: Session, page: list[CollaborationRequest]) -> None:
    assert [fold.unread for fold in folds(session, page)] == [1, 0]
    page[2].unread = False
    assert [fold.unread for fold in folds(session, page)] == [0, 0]


@pytest.mark.parametrize(
    ("email", "need", "folded"),
    [
        ("a@one.example", "More about welding, please", True),
        ("a@one.example", "Payroll", False),
        ("x@other.example", "Welding inspection of bridges by drone and camera", False),
    ],
)
def test_the_same_contact_is_folded_by_one_word_and_others_by_much_the_same(
    session: Session, opened: Opener, email: str, need: str, folded: bool
) -> None:
    page = [opened(need=WELDING, contact="a@one.example"), opened(need=need, contact=email)]
    assert (len(folds(session, page)) == 1) is folded


def test_what_is_closed_is_neither_folded_nor_hides_another(session: Session, page: list[CollaborationRequest]) -> None:
    change(session, page[0], "decline", Decision(AILSA, "no"))
    assert shape(session, page) == [(0, []), (1, []), (2, [])]


@pytest.mark.parametrize("fields", [{"need": "?"}, {"need": "and the"}])
def test_a_request_without_a_word_that_counts_is_like_nothing(
    session: Session, opened: Opener, fields: dict[str, Any]
) -> None:
    page = [opened(**fields), opened(**fields)]
    assert len(folds(session, page)) == 2


def test_a_page_without_requests_has_no_row(session: Session) -> None:
    assert folds(session, []) == []


def test_what_means_the_same_in_other_words_is_folded_and_what_only_sounds_alike_is_not(
    session: Session, opened: Opener
) -> None:
    page = [
        opened(need=WELDING, contact="a@one.example", vector=meaning(1, 0)),
        opened(need="joining steel in the yard", contact="b@two.example", vector=meaning(0.9, 0.44)),
        opened(need=WELDING, contact="c@three.example", vector=meaning(0, 1)),
    ]
    assert shape(session, page) == [(0, [1]), (2, [])]


def test_without_a_vector_of_both_the_words_decide(session: Session, opened: Opener) -> None:
    page = [
        opened(need=WELDING, contact="a@one.example", vector=meaning(1, 0)),
        opened(need=WELDING, contact="b@two.example"),
        opened(need=WELDING, contact="c@three.example", vector=meaning(0, 1, encoder="another")),
    ]
    assert shape(session, page) == [(0, [1, 2])]
