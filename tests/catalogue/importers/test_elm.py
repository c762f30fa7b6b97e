"""Learning opportunities of the European Learning Model: our own export comes back, and others' documents are read."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from catalogue.exporters.elm import write_elm
from catalogue.importers import UnreadableFile, detect, elm, open_feed
from catalogue.importers.elm import read_elm
from catalogue.records import Credential
from tests.catalogue import made
from tests.catalogue.importers.outcome import Outcome, outcome, refusal
from tests.catalogue.importers.real.given import TODAY, written

LONG_AGO = dt.date(2000, 1, 1)
NOT_HELD = ("employer_words", "source")
"""Fields that the model has no place for, or that are the hub's alone."""

NETS: dict[str, Any] = {
    "type": "LearningOpportunity",
    "title": {"en": "Net Mending"},
    "providedBy": {"legalName": {"en": "Corrie College"}},
}
LOQ = "http://data.europa.eu/snb/model/ap/loq-constraints/"


def through_elm(records: list[Credential], folder: Path) -> list[Credential]:
    path = folder / "catalogue.jsonld"
    with path.open("w", encoding="utf-8", newline="") as file:
        assert write_elm(records, file, country="GBR") == len(records)
    assert detect(path) == "elm"
    read = outcome(read_elm(path, today=LONG_AGO))
    assert (read.problems, read.warnings) == ([], [])
    return read.credentials


def what_elm_holds(record: Credential) -> Credential:
    """The record without what the model cannot say: that something is not so, or that credit of no points is borne."""
    tested = record.assessed is not False and (record.assessed or record.assessment is not None)
    return record.model_copy(
        update={
            **{name: Credential.model_fields[name].default for name in NOT_HELD},
            "assessed": True if tested else None,
            "assessment": record.assessment if tested else None,
            "badge": record.badge or None,
            "credit_bearing": True if record.scqf_credits else None,
            "starts_any_time": record.starts_any_time or None,
            "price_words": None if record.price else record.price_words,
            "starts": tuple(sorted(record.starts)),
        }
    )


def document(*opportunities: dict[str, Any], **members: Any) -> Outcome:
    text = json.dumps({"@context": LOQ, "@graph": [*opportunities], **members})
    return outcome(read_elm(written(text, "register.json"), today=TODAY))


def courses(inside: str) -> str:
    return f'<loq:Courses xmlns:loq="{LOQ}">{inside}</loq:Courses>'


@pytest.mark.parametrize("field", sorted(set(made.FULL) - {*NOT_HELD, "price_words"}))
def test_our_own_export_brings_the_field_back(field: str, tmp_path: Path) -> None:
    record = made.made(**made.FULL)
    (read,) = through_elm([record], tmp_path)
    assert getattr(read, field) == getattr(what_elm_holds(record), field)


def test_our_own_export_loses_nothing_else_of_the_sample(sample: list[Credential], tmp_path: Path) -> None:
    assert through_elm(sample, tmp_path) == [what_elm_holds(record) for record in sample]


def test_a_price_in_words_and_a_free_course_come_back(tmp_path: Path) -> None:
    records = [made.made(price_words="£350 a term"), made.made(id="free", price={"amount": "0"})]
    assert through_elm(records, tmp_path) == records


def test_an_opportunity_without_title_or_provider_is_an_error_and_the_others_are_read() -> None:
    read = document(NETS, {**NETS, "title": None}, {"type": "LearningOpportunity"})
    assert [record.title for record in read.credentials] == ["Net Mending"]
    assert [problem.message for problem in read.problems] == [
        "there is no title",
        "there is no title; there is no provider",
    ]


def test_an_end_before_the_start_is_a_warning() -> None:
    read = document({**NETS, "temporal": {"startDate": "2027-02-01", "endDate": "2013-02-01"}})
    assert (read.credentials[0].starts, len(read.warnings)) == ((), 1)


def test_a_document_of_other_things_says_what_it_holds() -> None:
    text = json.dumps({"@context": LOQ, "type": ["VerifiableCredential", "EuropeanDigitalCredential"]})
    words = refusal(read_elm(written(text, "credential.json"), today=TODAY))
    assert "1 EuropeanDigitalCredential" in words
    assert "a credential of one learner is not read" in words


def test_a_document_without_anything_is_refused() -> None:
    assert "holds no learning opportunity" in refusal(read_elm(written(courses(""), "feed.xml"), today=TODAY))


@pytest.mark.parametrize("text", ["{", '{"@graph": [', courses("<loq:a>")[:-20], courses("<!DOCTYPE a>")])
def test_a_document_that_is_cut_short_is_refused(text: str) -> None:
    refusal(read_elm(written(text, "feed.json" if text.startswith("{") else "feed.xml"), today=TODAY))


@pytest.mark.parametrize("value", [[], 3, None, "a", {"en": None}, [{"en": 5}], {"id": 4}, [[["deep"]]], True])
@pytest.mark.parametrize(
    "name",
    [
        "title",
        "providedBy",
        "temporal",
        "priceDetail",
        "mode",
        "learningAchievementSpecification",
        "identifier",
        "type",
    ],
)
def test_a_value_of_the_wrong_kind_is_no_crash(name: str, value: Any) -> None:
    read = document(NETS, {**NETS, "id": "urn:2", name: value})
    assert len(read.credentials) >= 1


def test_references_beyond_what_is_kept_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elm, "MOST_REFERENCES", 10)
    organisation = {"id": "urn:o", "type": "Organisation", "legalName": {"en": "Corrie College"}}
    read = document(organisation, {**NETS, "providedBy": {"id": "urn:o"}})
    assert [problem.message for problem in read.problems] == ["there is no provider"]


def test_a_reference_to_itself_ends() -> None:
    read = document({**NETS, "id": "urn:1", "providedBy": {"id": "urn:1"}, "hasPart": {"id": "urn:1"}})
    assert len(read.problems) == 1


def test_a_section_of_more_than_a_record_may_hold_is_read() -> None:
    outcomes = "".join(
        f'<loq:learningOutcome id="urn:{n}"><loq:title language="en">Outcome {n}</loq:title></loq:learningOutcome>'
        for n in range(8_000)
    )
    one = (
        '<loq:learningOpportunity id="urn:l"><loq:title language="en">Nets</loq:title><loq:providedBy idref="urn:o"/>'
        '<loq:learningAchievementSpecification><loq:learningOutcome idref="urn:7999"/>'
        "</loq:learningAchievementSpecification></loq:learningOpportunity>"
    )
    school = '<loq:organisation id="urn:o"><loq:legalName>Corrie College</loq:legalName></loq:organisation>'
    text = courses(f"<loq:a>{one}</loq:a><loq:b>{outcomes}</loq:b><loq:c>{school}</loq:c>")
    read = outcome(read_elm(written(text, "feed.xml"), today=TODAY))
    assert read.credentials[0].learning_outcomes == ("Outcome 7999",)


def test_a_json_file_that_names_the_model_is_taken_for_it(tmp_path: Path) -> None:
    path = written(json.dumps({"@context": LOQ, "@graph": [NETS]}), "courses.json")
    assert [record.title for record in outcome(open_feed(path)).credentials] == ["Net Mending"]


def test_a_spreadsheet_by_name_that_holds_the_model_is_unclear(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is called csv but looks like elm"):
        detect(written(courses(""), "courses.csv"))
