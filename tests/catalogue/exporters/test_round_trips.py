"""What is exported and read back: all of it in CSV; in schema.org, exactly the fields that it can hold."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

from catalogue.exporters.csv_file import write_csv
from catalogue.exporters.schema_org import write_schema_org, write_schema_org_lines
from catalogue.importers import detect
from catalogue.importers.schema_org import read_schema_org
from catalogue.importers.sheets.reader import read_csv
from catalogue.records import Credential, Mode, Pattern, Price, Skill, Span
from tests.catalogue import made
from tests.catalogue.importers.outcome import outcome

LONG_AGO = dt.date(2000, 1, 1)
SCHEMA_ORG = {
    *("id", "title", "provider", "awarding_body", "description", "subjects", "learning_outcomes", "skills"),
    *("scqf_level", "scqf_credits", "credit_bearing", "mode", "pattern", "duration_weeks", "hours_per_week"),
    *("location", "price", "starts", "entry_requirements", "recognised_by", "stacks_into", "badge", "languages"),
    *("url", "source", "last_verified", "sample"),
}
STAYS_BEHIND = set(Credential.model_fields) - SCHEMA_ORG
"""Fields that schema.org has no place for, or that are the hub's alone."""

FULL = Credential.model_validate(
    made.FULL
    | {
        "id": "full",
        "title": 'Nets, "knots" and ropes',
        "provider": "Corrie College",
        "awarding_body": "Skerry University",
        "description": "=SUM(A1)\nover two lines | with a bar",
        "subjects": ("either|or", "back\\slash", "ends with \\"),
        "learning_outcomes": ("Tie a knot.", "-Untie it."),
        "skills": (
            Skill(label="tie knots"),
            Skill.model_validate({"label": "mend nets", "uri": "https://esco.example/1"}),
        ),
        "employer_words": ("our ropes keep breaking",),
        "scqf_level": Span(low=6, high=7),
        "scqf_credits": Span(low=10, high=14),
        "credit_bearing": True,
        "assessed": False,
        "assessment": "@home",
        "mode": Mode.WORKPLACE,
        "pattern": Pattern.BLOCK,
        "duration_weeks": 3,
        "hours_per_week": 7.5,
        "location": "Oban",
        "price": Price(amount=Decimal("99.50"), currency="EUR", per="cohort", as_of=dt.date(2026, 8, 1)),
        "starts": (dt.date(2027, 1, 18), dt.date(2027, 8, 23)),
        "starts_any_time": False,
        "entry_requirements": "'tis easy",
        "rpl": "+1 for sailors",
        "quality_assurance": "Looked at.",
        "recognised_by": ("Net Menders' Guild",),
        "stacks_into": ("Diploma in Ropes",),
        "badge": True,
        "languages": ("en", "gd"),
        "url": "https://corrie.example/nets?a=1&b=2",
        "source": "the prospectus",
        "last_verified": dt.date(2026, 8, 2),
        "sample": True,
    }
)
BARE = Credential(id="bare", title="Bare", provider="Corrie College")


def through_csv(records: list[Credential], folder: Path) -> list[Credential]:
    path = folder / "catalogue.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        assert write_csv(records, file) == len(records)
    read = outcome(read_csv(path))
    assert read.problems == []
    return read.credentials


def through_schema_org(records: list[Credential], folder: Path) -> list[Credential]:
    path = folder / "catalogue.json"
    with path.open("w", encoding="utf-8", newline="") as file:
        assert write_schema_org(records, file) == len(records)
    assert detect(path) == "schema-org"
    read = outcome(read_schema_org(path, today=LONG_AGO))
    assert read.problems == []
    return read.credentials


def test_courses_on_lines_hold_what_one_document_holds(sample: list[Credential], tmp_path: Path) -> None:
    path = tmp_path / "catalogue.jsonl"
    with path.open("w", encoding="utf-8", newline="") as file:
        assert write_schema_org_lines(sample, file) == len(sample)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["@context"] for line in lines] == ["https://schema.org"] * len(sample)
    assert detect(path) == "schema-org"
    assert outcome(read_schema_org(path, today=LONG_AGO)).credentials == [what_schema_org_holds(one) for one in sample]


def what_schema_org_holds(record: Credential) -> Credential:
    unknown = {name: Credential.model_fields[name].default for name in STAYS_BEHIND}
    return record.model_copy(update={**unknown, "badge": record.badge or None})


def test_the_full_record_of_these_tests_fills_every_field() -> None:
    assert set(Credential.model_fields) == FULL.model_fields_set


@pytest.mark.parametrize("record", [FULL, BARE], ids=["full", "bare"])
def test_csv_loses_nothing_of_a_record(record: Credential, tmp_path: Path) -> None:
    assert through_csv([record], tmp_path) == [record]


def test_csv_loses_nothing_of_the_sample(sample: list[Credential], tmp_path: Path) -> None:
    assert through_csv(sample, tmp_path) == sample


def test_an_empty_catalogue_is_a_header_alone(tmp_path: Path) -> None:
    assert through_csv([], tmp_path) == []


@pytest.mark.parametrize("field", sorted(SCHEMA_ORG))
def test_schema_org_holds_the_field(field: str, tmp_path: Path) -> None:
    (read,) = through_schema_org([FULL], tmp_path)
    assert getattr(read, field) == getattr(FULL, field)


@pytest.mark.parametrize("field", sorted(STAYS_BEHIND))
def test_schema_org_leaves_the_field_unknown(field: str, tmp_path: Path) -> None:
    (read,) = through_schema_org([FULL], tmp_path)
    assert not getattr(read, field)


def test_schema_org_says_that_a_badge_is_given_but_not_that_it_is_not(tmp_path: Path) -> None:
    given, not_given = BARE.model_copy(update={"badge": True}), BARE.model_copy(update={"id": "b", "badge": False})
    assert [record.badge for record in through_schema_org([given, not_given], tmp_path)] == [True, None]


@pytest.mark.parametrize("bearing", [True, False, None])
def test_schema_org_says_whether_a_course_bears_credit_also_without_any(bearing: bool | None, tmp_path: Path) -> None:
    record = BARE.model_copy(update={"credit_bearing": bearing})
    assert through_schema_org([record], tmp_path) == [record]


def test_schema_org_tells_free_from_unknown(tmp_path: Path) -> None:
    free = BARE.model_copy(update={"price": Price(amount=Decimal(0))})
    assert through_schema_org([free, BARE.model_copy(update={"id": "b"})], tmp_path)[0].price == free.price


def test_schema_org_loses_nothing_else_of_the_sample(sample: list[Credential], tmp_path: Path) -> None:
    assert through_schema_org(sample, tmp_path) == [what_schema_org_holds(record) for record in sample]


def test_an_empty_document_is_still_one(tmp_path: Path) -> None:
    assert through_schema_org([], tmp_path) == []
