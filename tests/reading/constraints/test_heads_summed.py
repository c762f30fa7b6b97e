"""Numbers of people that sum up those before them, are taken up again, or are ages."""

from __future__ import annotations

import pytest

from tests.reading.constraints.reading import read


@pytest.mark.parametrize(
    ("text", "learners"),
    [
        ("I said {heads:23}. Two of them retire in January so it's {heads:21}.", 21),
        ("{heads:12} drivers, three are leaving so that leaves {heads:nine}", 9),
        ("{heads:eight} of us, plus {heads:two} {who:apprentices}, that makes {heads:ten}", 10),
        ("we were {heads:20}, down to {heads:14} now", 14),
        ("{heads:40} staff, {heads:10} would go, so say {heads:10}", 10),
        ("{heads:14} from us, others would send people too, so perhaps {heads:30ish}", 30),
        ("{heads:6} here and {heads:5} at {place:Oban}, bringing it to {heads:11}", 11),
        ("so {heads:5} {who:welders} and {heads:3} {who:fitters}", 8),
        ("{heads:10} who make cheese and {heads:5} who sell it", 15),
        ("{heads:12} {who:bakers} making bread and {heads:5} {who:drivers}", 17),
        ("{heads:8} in {place:Perth} so far and {heads:4} in {place:Dundee}", 12),
        ("{heads:6} {who:joiners}, so we also need {heads:3} {who:painters}", 9),
        ("{heads:12} {who:carers} and so do {heads:3} {who:nurses}", 15),
    ],
)
def test_a_number_that_sums_up_takes_the_place_of_those_before(text: str, learners: int) -> None:
    assert read(text).learners == learners


@pytest.mark.parametrize(
    ("text", "learners"),
    [
        ("{heads:15} people. Did you get that? {heads:15}", 15),
        ('{heads:30ish}. Can I put "{heads:30ish}"?', 30),
        ("{heads:five} from {place:Perth}? {heads:five} from {place:Dundee}", 10),
        ("{heads:five} from {place:Perth} and {heads:five} from {place:Dundee}", 10),
    ],
)
def test_a_number_that_is_only_taken_up_again_is_counted_once(text: str, learners: int) -> None:
    assert read(text).learners == learners


@pytest.mark.parametrize(
    ("text", "learners"),
    [
        ("{heads:about 30}. mostly {who:weekend supervisors}, {heads:19 to 25}", 30),
        ("{heads:12} {who:lads}, all {who:apprentices}, {heads:17-22}.", 12),
        ("we have {heads:12} {who:welders} and {who:fitters}, {heads:15 to 20}.", 32),
        ("{heads:12} {who:lads} and {heads:20 to 25} {who:clerks}", 37),
    ],
)
def test_a_range_behind_people_is_that_of_their_ages(text: str, learners: int) -> None:
    assert read(text).learners == learners


def test_a_story_of_one_of_them_counts_nobody() -> None:
    assert read("they were never taught, so {heads:one} of them does it by hand").learners is None
