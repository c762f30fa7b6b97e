"""The files of this folder, each with the facts that a person read in it before any importer did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from catalogue.importers import FORMATS, detect

# from catalogue.importers.elm import read_elm
from catalogue.importers.elm import read_elm
from catalogue.importers.schema_org import read_schema_org
from catalogue.importers.xcri import read_xcri
from catalogue.records import Credential, Price, Skill
from catalogue.runs import one_for_each_id
from tests.catalogue.importers.outcome import Outcome, outcome
from tests.catalogue.importers.real.given import TODAY
from tests.catalogue.importers.workbooks import workbook

FOLDER = Path(__file__).parent
DATED = {"schema-org": read_schema_org, "xcri": read_xcri, "elm": read_elm}
"""The readers that leave out what is past."""

NOT_OF_A_PROVIDER = {"id", "source", "employer_words", "sample"}
COUNTS_AS_WRONG = {"price", "scqf_level", "scqf_credits", "starts", "starts_any_time", "mode", "pattern"}
"""Prices, levels, dates and modes, of which none may be wrong. Any other may be missed, or read where none is."""


@dataclass
class Score:
    """Facts of the files of one format that are read, that are missed, and that are read as others."""

    records: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.right / (self.right + len(self.missed) + len(self.wrong))

    def __str__(self) -> str:
        faults = "".join(f"\n  {fault}" for fault in (*self.missed, *self.wrong))
        facts = self.right + len(self.missed) + len(self.wrong)
        return f"{self.records} records, {facts} facts, {self.share:.3f} read right, {len(self.wrong)} wrong{faults}"


def score(collection: str, folder: Path) -> Score:
    """How the files of `<collection>.yml` are read."""
    total = Score()
    for document in yaml.safe_load((FOLDER / f"{collection}.yml").read_text(encoding="utf-8")):
        read = _read(document, folder)
        records = {record.title: record for record in read.credentials}
        for right in document["right"]:
            total.records += 1
            _compare(right, records.pop(right["title"], None), f"{document['name']}, {right['title']}", total)
        total.wrong += [f"{document['name']}: {title} is no course of it" for title in records]
        total.missed += [f"{document['name']}, {problem}" for problem in read.problems]
    return total


def _read(document: dict[str, Any], folder: Path) -> Outcome:
    path = folder / document["name"]
    if "sheets" in document:
        workbook(path, **{name: [[*map(_cell, row)] for row in rows] for name, rows in document["sheets"].items()})
    else:
        path.write_bytes(document["text"].encode(document.get("encoding", "utf-8")))
    name = detect(path)
    source = document.get("source")
    if name in DATED:
        return outcome(one_for_each_id(DATED[name](path, source=source, today=TODAY)))
    return outcome(one_for_each_id(FORMATS[name].read(path, source=source)))


def _cell(value: Any) -> Any:
    return None if value == "" else value.replace("\\n", "\n") if isinstance(value, str) else value


def _compare(right: dict[str, Any], record: Credential | None, place: str, total: Score) -> None:
    if record is None:
        total.missed += [f"{place}, {name}" for name in right]
        return
    read = dict(_facts(record))
    for name, value in right.items():
        stated, found = _plain(value), read.pop(name, None)
        if found == stated:
            total.right += 1
        elif found is None:
            total.missed.append(f"{place}, {name}: {stated!r} is not read")
        else:
            total.wrong.append(f"{place}, {name}: {found!r} is read for {stated!r}")
    if "scqf_credits" in right:
        read.pop("credit_bearing", None)  # it follows from the points
    total.wrong += [f"{place}, {name}: {found!r} is read where nothing is stated" for name, found in read.items()]


def _facts(record: Credential) -> Iterator[tuple[str, str]]:
    for name in Credential.model_fields:
        value = getattr(record, name)
        if name not in NOT_OF_A_PROVIDER and value not in (None, ()):
            yield name, _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, Price):
        amount = f"{value.amount:f}".rstrip("0").rstrip(".") if value.amount else "0"
        return f"{amount} {value.currency}" + (" per cohort" if value.per == "cohort" else "")
    if isinstance(value, Skill):
        return value.label
    if isinstance(value, list | tuple):
        return " | ".join(map(_plain, value))
    return str(value) if not isinstance(value, dt.datetime) else str(value.date())
