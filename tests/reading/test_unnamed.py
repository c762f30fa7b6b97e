"""A firm or a person that is not to be named."""

from __future__ import annotations

import pytest

from reading.unnamed import NOT_NAMED, firm_instead, without_person


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ('Do not publish the firm\'s name. If need be put "an Ayrshire firm".', "an Ayrshire firm"),
        ("please dont name us, say a bakery in Fife", "a bakery in Fife"),
        ("please do not write name of our company, say a forest firm in Moray", "a forest firm in Moray"),
        ("dinnae pit the firm's name on it", NOT_NAMED),
        ("keep our name out of it", NOT_NAMED),
        ("our name must not be published", NOT_NAMED),
        ("no company name please", NOT_NAMED),
    ],
)
def test_a_firm_stays_out_and_what_stands_there_is_read(text: str, instead: str) -> None:
    assert firm_instead(text) == instead


@pytest.mark.parametrize(
    "text",
    [
        "Fibre Ltd, Wick",
        "can you name the course",
        "do not use our old address",
        "we do not share a yard",
        "",
        *("do not use company emails, names are below", "don't give the home a name yet"),
        *("we never give our staff names", "do not mention names of courses"),
    ],
)
def test_other_words_leave_no_firm_out(text: str) -> None:
    assert firm_instead(text) is None


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("I would rather not give a personal name at this stage", True),
        ("I prefer no personal name", True),
        ("please do not put my name on it", True),
        ("my name is Ann", False),
        ("not Ann, Mary", False),
    ],
)
def test_a_person_may_stay_out(text: str, out: bool) -> None:
    assert without_person(text) is out
