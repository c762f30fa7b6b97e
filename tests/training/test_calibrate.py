"""An encoder without figures is refused by name until it is calibrated, and then serves with figures of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.records import Guidance
from catalogue.skills import EscoSkill
from index.build import build
from index.calibration import Calibration, NoCalibration, load
from index.live import LiveIndex
from tests.index.made import credential, term
from tests.toy import ToyEncoder
from training.calibrate import calibrate
from training.calibration_file import write
from training.conversations import Found
from training.evaluate import Judged
from training.material import Material, Question, SkillNeed

TODAY = dt.date(2026, 11, 26)
BUDGETS = "http://data.europa.eu/esco/skill/1"


def needs_of(text: str) -> tuple[str, ...]:
    """The message as its only need, without the words that ask."""
    return (text.removeprefix("book me ").removeprefix("write "),)


def judged(query: str, **relevant: int) -> Judged:
    return Judged(query, (query,), relevant)


@pytest.fixture(scope="module")
def material() -> Material:
    """A catalogue of six records with a dozen judgements."""
    return Material(
        credentials=[
            credential("weld", "pipe welding", "weld steel pipes", employer_words=["leaky joints"]),
            credential("care", "dementia care", "calm an anxious person"),
            credential("bread", "bread baking", "prove sourdough slowly"),
            credential("books", "bookkeeping", "close the month in a ledger"),
            credential("lead", "team leading", "give honest feedback"),
            credential("fire", "fire safety", "lead people out of a building"),
        ],
        terms=[
            term("rpl", "RPL", definition="credit for learning done before"),
            term("badge", "Digital badge", definition="picture that proves an award online"),
        ],
        skills=[EscoSkill.model_validate({"uri": BUDGETS, "label": "manage budgets"})],
        guidance=[
            Guidance(id="pay", title="who pays", asked=("who pays for training", "is there a grant"), answer="You."),
            Guidance(id="days", title="days away", asked=("how long are they away",), answer="A day."),
        ],
        queries=[
            judged("pipe welding", weld=2),
            judged("leaky joints", weld=2),
            judged("dementia care", care=2),
            judged("bread baking", bread=2),
            judged("honest feedback", lead=2),
            judged("nuclear submarines"),
            judged("people who like sonar"),
            judged("dog grooming"),
        ],
        questions=[
            Question("what is RPL", ("rpl",)),
            Question("learning done before", ("rpl",)),
            Question("the picture that people put online to prove an award", ("badge",)),
            Question("what is photosynthesis", ()),
        ],
        skill_needs=[SkillNeed("manage budgets", ("manage budgets",)), SkillNeed("manage people", ())],
        examples={
            "guidance": ["who pays for training", "is there any grant", "who pays", "how long away"],
            "out_of_scope": ["book me a flight", "write a poem", "who won the match", "fire my boss"],
        },
    )


@pytest.fixture(scope="module")
def calibration(material: Material) -> Calibration:
    return calibrate(material, ToyEncoder(), needs_of, TODAY)


def test_an_encoder_is_refused_by_name_until_it_is_calibrated(
    calibration: Calibration, material: Material, tmp_path: Path
) -> None:
    with pytest.raises(NoCalibration, match=r"no calibration for the encoder toy.*Run `advisor calibrate`"):
        load("toy", tmp_path)
    write(calibration, tmp_path)
    encoder = ToyEncoder()
    build(tmp_path, material.credentials, [], encoder)
    serving = LiveIndex(tmp_path, encoder, load("toy", tmp_path)).snapshot()
    assert [hit.credential.id for hit in serving.credentials.search(["pipe welding"]).hits] == ["weld"]
    assert not serving.credentials.search(["nuclear submarines"]).hits


def test_the_file_says_when_by_what_and_on_how_much(calibration: Calibration) -> None:
    assert (calibration.encoder, calibration.made.date, calibration.made.command) == ("toy", TODAY, "advisor calibrate")
    assert calibration.made.counts["queries"] == 8
    assert calibration.made.counts["examples for out_of_scope"] == 4


def test_a_need_without_a_skill_stays_below_the_least_similarity_of_one(calibration: Calibration) -> None:
    shared_word, all_words = 0.5, 1.0
    assert shared_word < calibration.skills.least == 0.75 < all_words


def test_most_questions_for_guidance_are_answered_and_strange_ones_are_not(calibration: Calibration) -> None:
    assert 0 < calibration.guidance.answered <= calibration.guidance.same_question < 1


def test_a_paraphrase_of_a_term_is_near_enough_and_an_unknown_word_is_not(calibration: Calibration) -> None:
    assert 0.2 < calibration.terms.phrase < 0.9
    assert calibration.terms.description < 0.9


def test_a_guess_asks_for_no_more_than_what_looks_strange(calibration: Calibration) -> None:
    assert calibration.margins.guess <= calibration.margins.out_of_scope


def test_what_the_hub_does_not_do_is_held_against_the_needs_that_are_read_from_it(material: Material) -> None:
    asked: list[str] = []

    def in_the_catalogue(text: str) -> tuple[str, ...]:
        asked.append(text)
        return ("fire safety",)

    found, silent = (calibrate(material, ToyEncoder(), read, TODAY) for read in (in_the_catalogue, lambda _: ()))
    assert asked == material.examples["out_of_scope"]
    assert found.margins.out_of_scope > silent.margins.out_of_scope


def test_what_was_said_before_counts_where_it_tells_records_apart(material: Material) -> None:
    """Every need of a conversation is "people", which all records have; what was said before decides."""
    found = [
        Found("one", 1, judged("people", weld=2), ("pipe welding in the yard",)),
        Found("two", 1, judged("people", bread=2), ("bread baking in the shop",)),
    ]
    weighed = calibrate(replace(material, found=found), ToyEncoder(), needs_of, TODAY)
    assert weighed.weights.background > 0
    assert weighed.made.counts["needs in conversations"] == 2


def test_judgements_of_one_side_alone_are_refused(material: Material) -> None:
    answered = [query for query in material.queries if query.relevant]
    one_sided = Material(**{**vars(material), "queries": answered})
    with pytest.raises(ValueError, match="both groups"):
        calibrate(one_sided, ToyEncoder(), needs_of, TODAY)
