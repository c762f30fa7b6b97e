"""A need is answered with a few skills to confirm, or with none: a wrong guess costs more than silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from catalogue.skills import EscoSkill, read_skills
from index.build import build, current
from index.calibration import load
from index.encoder import Encoder
from index.export import encoder_name
from index.skills import MOST, SkillIndex
from tests.index.made import credential
from tests.toy import BreakingEncoder, ToyEncoder, toy_calibration

JUDGED = Path(__file__).parent.parent / "relevance" / "skills.yml"


def skill(label: str, *aliases: str, covers: tuple[str, ...] = ()) -> EscoSkill:
    uri = f"http://data.europa.eu/esco/skill/{label.replace(' ', '-')}"
    return EscoSkill.model_validate({"uri": uri, "label": label, "aliases": aliases, "covers": covers})


BUDGETS = skill("manage budgets", "handle money", covers=("budget holding",))
WELDING = skill("arc welding")


def index(folder: Path, encoder: Encoder, *skills: EscoSkill) -> SkillIndex:
    build(folder, [], [], encoder, skills=skills)
    serving = current(folder)
    assert serving is not None
    return SkillIndex(serving, encoder, toy_calibration().skills)


def inferred(found: SkillIndex, need: str) -> list[str]:
    return [one.skill.label for one in found.infer(need)]


@pytest.mark.parametrize("need", ["manage budgets", "handle money", "budget holding"])
def test_a_skill_is_inferred_from_any_of_its_names(tmp_path: Path, encoder: ToyEncoder, need: str) -> None:
    assert inferred(index(tmp_path, encoder, WELDING, BUDGETS), need) == ["manage budgets"]


def test_a_skill_comes_back_whole_with_its_similarity(tmp_path: Path, encoder: ToyEncoder) -> None:
    (inferred,) = index(tmp_path, encoder, BUDGETS).infer("manage our budgets")
    assert inferred.skill == BUDGETS
    assert inferred.score == pytest.approx(2 / 6**0.5, abs=1e-4)


def test_a_need_that_is_near_to_nothing_infers_nothing(tmp_path: Path, encoder: ToyEncoder) -> None:
    assert inferred(index(tmp_path, encoder, WELDING, BUDGETS), "calm a person") == []


def test_a_need_that_is_not_near_enough_infers_nothing(tmp_path: Path, encoder: ToyEncoder) -> None:
    half_as_near = "manage people"
    assert toy_calibration().skills.least > 0.5
    assert inferred(index(tmp_path, encoder, BUDGETS), half_as_near) == []


def test_a_skill_that_is_much_less_near_than_the_best_is_not_put_beside_it(tmp_path: Path, encoder: ToyEncoder) -> None:
    found = index(tmp_path, encoder, skill("plan menus"), skill("plan menus daily"))
    assert inferred(found, "plan menus") == ["plan menus"]
    assert inferred(index(tmp_path, encoder, skill("plan menus daily")), "plan menus") == ["plan menus daily"]


def test_skills_that_are_equally_near_come_in_the_order_of_their_labels(tmp_path: Path, encoder: ToyEncoder) -> None:
    found = index(tmp_path, encoder, skill("plan menus"), skill("cost menus"))
    assert inferred(found, "plan and cost menus") == ["cost menus", "plan menus"]


def test_no_more_than_a_few_skills_are_put_to_an_employer(tmp_path: Path, encoder: ToyEncoder) -> None:
    found = index(tmp_path, encoder, *(skill(f"plan {what}") for what in ("menus", "rotas", "events", "routes")))
    assert len(inferred(found, "plan menus rotas events routes")) == MOST


@pytest.mark.parametrize("need", ["", "  "])
def test_no_words_infer_nothing(tmp_path: Path, encoder: ToyEncoder, need: str) -> None:
    assert inferred(index(tmp_path, encoder, BUDGETS), need) == []


def test_a_build_without_skills_infers_nothing(tmp_path: Path, encoder: ToyEncoder) -> None:
    assert inferred(index(tmp_path, encoder), "manage budgets") == []


def test_a_need_is_not_encoded_where_there_are_no_skills(tmp_path: Path) -> None:
    assert inferred(index(tmp_path, BreakingEncoder()), "manage budgets") == []


def test_a_name_that_a_course_has_too_is_encoded_once(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [credential("c", "Welding", skills=["arc welding"])], [], encoder, skills=[WELDING])
    assert encoder.encoded.count("arc welding") == 1


def test_a_changed_skill_makes_another_build(tmp_path: Path, encoder: ToyEncoder) -> None:
    first = build(tmp_path, [], [], encoder, skills=[WELDING])
    second = build(tmp_path, [], [], encoder, skills=[skill("arc welding", "stick welding")])
    assert second.name != first.name
    assert encoder.encoded == ["arc welding", "stick welding"]


def test_the_skills_of_a_build_are_kept_as_they_are(tmp_path: Path, encoder: ToyEncoder) -> None:
    index(tmp_path, encoder, BUDGETS)
    serving = current(tmp_path)
    assert serving is not None
    assert EscoSkill.model_validate(json.loads((serving / "skills.jsonl").read_text("utf-8"))) == BUDGETS


def test_the_bundled_skills_are_rarely_the_wrong_ones(tmp_path: Path, sentence_encoder: Encoder) -> None:
    needs = [entry for entry in yaml.safe_load(JUDGED.read_text("utf-8")) if entry["split"] == "dev"]
    index(tmp_path, sentence_encoder, *read_skills().skills)
    serving = current(tmp_path)
    assert serving
    found = SkillIndex(serving, sentence_encoder, load(encoder_name(), tmp_path).skills)
    shown = [(label, entry["skills"]) for entry in needs for label in inferred(found, entry["need"])]
    right = [label for label, acceptable in shown if label in acceptable]
    assert len(right) >= 10
    assert len(right) >= 0.9 * len(shown)


def test_every_skill_that_a_judged_need_names_is_in_the_vocabulary() -> None:
    labels = {one.label for one in read_skills().skills}
    entries = yaml.safe_load(JUDGED.read_text("utf-8"))
    assert {label for entry in entries for label in entry["skills"]} <= labels
    assert {entry["split"] for entry in entries} == {"dev", "test"}
