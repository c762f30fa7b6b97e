"""A question of principle finds its guidance by every way of asking, and below a certainty only the nearest two."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.records import Guidance
from index.build import build, current
from index.guidance import GuidanceIndex, guidance_passages
from index.guidance_classes import Example
from tests.toy import ToyEncoder, toy_calibration


def guidance(name: str, title: str, *asked: str, answer: str = "It depends.") -> Guidance:
    return Guidance(id=name, title=title, asked=asked, answer=answer)


PAY = guidance("pay", "Who pays", "who pays for training", "is there any grant", answer="Unicorns pay nothing.")
LEVEL = guidance("level", "Picking a level", "which level do they need")
TIME = guidance("time", "Time away from work", "how long are they away from work")


def index(folder: Path, *listed: Guidance) -> GuidanceIndex:
    encoder = ToyEncoder()
    build(folder, [], [], encoder, guidance=listed)
    serving = current(folder)
    assert serving is not None
    return GuidanceIndex(serving, encoder, toy_calibration().guidance)


def test_what_is_searched_is_the_title_and_every_way_of_asking() -> None:
    assert [(one.owner, one.field, one.text) for one in guidance_passages(PAY)] == [
        ("pay", "title", "Who pays"),
        ("pay", "asked", "who pays for training"),
        ("pay", "asked", "is there any grant"),
    ]


@pytest.mark.parametrize("question", ["who pays for training", "is there any grant", "who pays"])
def test_guidance_is_found_by_any_way_of_asking(tmp_path: Path, question: str) -> None:
    assert index(tmp_path, PAY, LEVEL, TIME).find(question).guidance == PAY


def test_guidance_is_not_found_by_its_answer(tmp_path: Path) -> None:
    assert index(tmp_path, PAY, LEVEL, TIME).find("unicorns pay nothing").guidance is None


def test_a_sure_answer_names_the_next_nearest_two(tmp_path: Path) -> None:
    advice = index(tmp_path, PAY, LEVEL, TIME).find("which level do they need")
    assert (advice.guidance, set(advice.nearest)) == (LEVEL, {PAY, TIME})


def test_an_unsure_one_names_the_nearest_two_and_answers_nothing(tmp_path: Path) -> None:
    advice = index(tmp_path, PAY, LEVEL, TIME).find("are they ever away on a training day")
    assert (advice.guidance, advice.nearest) == (None, (TIME, LEVEL))
    assert 0 < advice.score < toy_calibration().guidance.answered


def test_equals_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    assert index(tmp_path, TIME, PAY, LEVEL).find("goats").nearest == (LEVEL, PAY)


def test_the_same_question_scores_one(tmp_path: Path) -> None:
    only = guidance("pay", "who pays", "who pays")
    assert index(tmp_path, only).find("Who pays?").score == 1


def test_the_middle_of_all_ways_of_asking_counts_as_much_as_the_nearest(tmp_path: Path) -> None:
    narrow = guidance("b-narrow", "red car", "red car", "red van")
    wide = guidance("a-wide", "red car", "blue ship", "green tree")
    assert index(tmp_path, narrow, wide).find("red car").guidance == narrow


def test_one_guidance_alone_has_no_others(tmp_path: Path) -> None:
    advice = index(tmp_path, PAY).find("who pays for training")
    assert (advice.guidance, advice.nearest) == (PAY, ())


@pytest.mark.parametrize("question", ["", "  "])
def test_no_question_has_no_answer(tmp_path: Path, question: str) -> None:
    advice = index(tmp_path, PAY).find(question)
    assert (advice.guidance, advice.nearest, advice.score) == (None, (), 0)


def test_a_hub_without_guidance_answers_nothing(tmp_path: Path) -> None:
    advice = index(tmp_path).find("who pays")
    assert (advice.guidance, advice.nearest, advice.score) == (None, (), 0)


def test_guidance_is_known_by_its_id(tmp_path: Path) -> None:
    assert index(tmp_path, PAY).get("pay") == PAY


def test_guidance_that_is_gone_is_none(tmp_path: Path) -> None:
    assert index(tmp_path, PAY).get("gone") is None


def test_guidance_of_few_words_is_found_by_likeness_however_much_nothing_answers(tmp_path: Path) -> None:
    encoder, listed = ToyEncoder(), (PAY, LEVEL, TIME)
    of_courses = [Example(f"is there a place {number}", ()) for number in range(50)]
    build(tmp_path, [], [], encoder, guidance=listed, examples=of_courses)
    serving = current(tmp_path)
    assert serving
    found = GuidanceIndex(serving, encoder, toy_calibration().guidance).find("who pays for training")
    assert (found.guidance, found.sure) == (PAY, True)


def test_what_is_probably_asked_for_answers_only_where_it_was_learned(tmp_path: Path) -> None:
    assert index(tmp_path, PAY, LEVEL, TIME).probably("who pays for training") == PAY
    assert index(tmp_path, PAY, LEVEL, TIME).probably("unicorns pay nothing") is None
