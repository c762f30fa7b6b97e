"""The vocabulary names one skill by many words, and its file is whole, acknowledged and no wider than the catalogue."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pydantic import ValidationError

from catalogue.records import Credential
from catalogue.skills import FILE, EscoSkill, SkillVocabulary, read_skills

ESCO = "http://data.europa.eu/esco/skill/"


def skill(name: str, label: str, *aliases: str, covers: tuple[str, ...] = ()) -> EscoSkill:
    return EscoSkill.model_validate({"uri": ESCO + name, "label": label, "aliases": aliases, "covers": covers})


def credential(*skills: str | dict[str, str]) -> Credential:
    return Credential.model_validate({"id": "c", "title": "A course", "provider": "Forth College", "skills": skills})


ROTAS = skill("r", "plan shifts of employees", "compile rotas", covers=("plan rotas",))
STAFF = skill("s", "manage staff", "plan rotas", covers=("lead people",))


@pytest.fixture
def vocabulary() -> SkillVocabulary:
    return SkillVocabulary([STAFF, ROTAS])


@pytest.fixture(scope="module")
def bundled() -> SkillVocabulary:
    return read_skills()


@pytest.mark.parametrize("name", ["plan shifts of employees", "compile rotas", "plan rotas"])
def test_a_skill_is_found_by_its_label_its_aliases_and_the_labels_it_covers(
    vocabulary: SkillVocabulary, name: str
) -> None:
    assert vocabulary.find(name) == ROTAS


def test_case_and_spacing_of_a_name_do_not_matter(vocabulary: SkillVocabulary) -> None:
    assert vocabulary.find("  Manage\n STAFF ") == STAFF


def test_a_name_that_nothing_has_finds_nothing(vocabulary: SkillVocabulary) -> None:
    assert vocabulary.find("weld a pipe") is None


def test_a_label_of_ours_goes_before_an_alias_of_another_skill(vocabulary: SkillVocabulary) -> None:
    assert vocabulary.find("plan rotas") == ROTAS


def test_a_label_goes_before_a_label_of_ours_that_another_skill_covers() -> None:
    other = skill("o", "supervise people", covers=("manage staff",))
    assert SkillVocabulary([other, STAFF]).find("manage staff") == STAFF


def test_a_skill_is_named_by_its_uri(vocabulary: SkillVocabulary) -> None:
    assert vocabulary.named(ESCO + "r") == ROTAS


def test_an_unknown_uri_names_nothing(vocabulary: SkillVocabulary) -> None:
    assert vocabulary.named(ESCO + "gone") is None


def test_the_skills_of_a_credential_get_their_uris(vocabulary: SkillVocabulary) -> None:
    tagged = vocabulary.tagged(credential("Lead people", "plan rotas"))
    assert [(skill.label, str(skill.uri)) for skill in tagged.skills] == [
        ("Lead people", f"{ESCO}s"),
        ("plan rotas", f"{ESCO}r"),
    ]


def test_a_skill_that_no_esco_skill_means_stays_as_it_is(vocabulary: SkillVocabulary) -> None:
    record = credential("weld a pipe")
    assert vocabulary.tagged(record) == record


def test_a_uri_that_a_record_brings_is_kept(vocabulary: SkillVocabulary) -> None:
    record = credential({"label": "manage staff", "uri": "https://example.org/their-own"})
    assert vocabulary.tagged(record) == record


def test_more_than_six_aliases_are_refused() -> None:
    with pytest.raises(ValidationError, match="at most 6"):
        skill("r", "a skill", *"abcdefg")


def test_a_vocabulary_with_a_wrong_entry_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "esco.yml"
    file.write_text("- label: a skill without a URI\n")
    with pytest.raises(ValidationError, match="uri"):
        read_skills(file)


def test_the_bundled_vocabulary_is_a_small_part_of_esco(bundled: SkillVocabulary) -> None:
    assert 300 <= len(bundled.skills) <= 500
    assert [str(skill.uri) for skill in bundled.skills if not str(skill.uri).startswith(ESCO)] == []


def test_no_two_skills_share_a_uri(bundled: SkillVocabulary) -> None:
    assert len({skill.uri for skill in bundled.skills}) == len(bundled.skills)


def test_no_name_stands_for_two_skills(bundled: SkillVocabulary) -> None:
    names = [{name.casefold() for name in (skill.label, *skill.aliases, *skill.covers)} for skill in bundled.skills]
    assert [name for name, count in Counter(name for own in names for name in own).items() if count > 1] == []


def test_every_skill_covers_labels_that_the_sample_has(bundled: SkillVocabulary, sample: list[Credential]) -> None:
    labels = {skill.label for record in sample for skill in record.skills}
    assert [skill.label for skill in bundled.skills if not skill.covers or not labels.issuperset(skill.covers)] == []


def test_most_skills_of_the_sample_have_a_uri(bundled: SkillVocabulary, sample: list[Credential]) -> None:
    uris = [str(skill.uri) for record in sample for skill in record.skills if skill.uri]
    assert len(uris) > 0.6 * sum(len(record.skills) for record in sample)
    assert {bundled.named(uri) for uri in uris} == set(bundled.skills)


def test_the_file_says_where_it_is_from_and_on_what_terms(bundled: SkillVocabulary) -> None:
    head = " ".join(line.removeprefix("# ") for line in FILE.read_text("utf-8").splitlines() if line.startswith("#"))
    for words in ("European Commission", "version 1.2", "Decision 2011/833/EU", "uses the ESCO classification"):
        assert words in head
    assert f"{len(bundled.skills)} of the 13,939" in head
