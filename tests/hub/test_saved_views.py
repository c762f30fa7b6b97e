from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from hub.saved_views import MOST_VIEWS, TooManyViews, UnusableName, forget_view, save_view, views_of
from tests.hub.made import AILSA, RORY


def names(session: Session, owner: str) -> list[tuple[str, str]]:
    return [(view.name, view.query) for view in views_of(session, owner)]


def test_everybody_sees_their_own_views_and_those_that_are_shared(session: Session) -> None:
    save_view(session, AILSA, " Moray \n now ", "?area=Moray", shared=False)
    save_view(session, AILSA, "Late", "?due=overdue", shared=True)
    assert names(session, AILSA) == [("Late", "?due=overdue"), ("Moray now", "?area=Moray")]
    assert names(session, RORY) == [("Late", "?due=overdue")]


def test_a_view_of_the_same_name_is_replaced_and_that_of_a_colleague_is_not(session: Session) -> None:
    save_view(session, RORY, "Late", "?due=week", shared=True)
    for query in ("?due=overdue", "?due=unset"):
        save_view(session, AILSA, "Late", query, shared=False)
    assert names(session, AILSA) == [("Late", "?due=week"), ("Late", "?due=unset")]


def test_nobody_forgets_the_view_of_a_colleague(session: Session) -> None:
    view = save_view(session, AILSA, "Late", "", shared=True)
    assert not forget_view(session, RORY, view.id)
    assert forget_view(session, AILSA, view.id)
    assert not forget_view(session, AILSA, view.id)


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_name_must_be_one(session: Session, name: str) -> None:
    with pytest.raises(UnusableName):
        save_view(session, AILSA, name, "", shared=False)


def test_there_is_a_most_of_views_which_can_still_be_replaced(session: Session) -> None:
    for number in range(MOST_VIEWS):
        save_view(session, AILSA, str(number), "", shared=False)
    with pytest.raises(TooManyViews):
        save_view(session, AILSA, "one more", "", shared=False)
    save_view(session, AILSA, "0", "?status=all", shared=False)
