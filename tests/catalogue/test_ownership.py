"""What the hub adds to a record outlives the provider's next feed; what the hub left alone follows the feed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalogue.exporters import FORMATS
from catalogue.feeds import Replace, import_feed
from catalogue.records import Credential, Span
from catalogue.store import each_credential, read_credentials

BAKING = {"@type": "Course", "name": "Baking", "provider": {"name": "Lochside College"}, "courseCode": "B1"}


def feed(session: Session, folder: Path, **properties: Any) -> Credential:
    """Import the provider's feed with these properties of its only course; the record that it leads to."""
    (path := folder / "feed.json").write_text(json.dumps({**BAKING, **properties}))
    import_feed(session, path, source="Lochside College", replace=Replace.SOURCE)
    (record,) = read_credentials(session)
    return record


def change(session: Session, folder: Path, **fields: Any) -> None:
    """Do what a hub does: export the catalogue, change fields of its record, import it again."""
    (path := folder / "export.csv").parent.mkdir(exist_ok=True)
    changed = (record.model_copy(update=fields) for record in list(each_credential(session)))
    with path.open("w", encoding="utf-8", newline="") as file:
        FORMATS["csv"](changed, file)
    import_feed(session, path)


def test_what_the_hub_added_outlives_the_next_feed(session: Session, tmp_path: Path) -> None:
    feed(session, tmp_path, description="Bread.")
    change(session, tmp_path, scqf_level=Span(low=7, high=7), rpl="Ask the college.", assessed=True)
    record = feed(session, tmp_path, description="Bread and cakes.")
    assert (str(record.scqf_level), record.rpl, record.assessed) == ("7", "Ask the college.", True)
    assert record.description == "Bread and cakes."


def test_what_the_hub_left_alone_follows_the_feed(session: Session, tmp_path: Path) -> None:
    feed(session, tmp_path, description="Bread.", timeRequired="P8W")
    change(session, tmp_path, rpl="Ask the college.")
    record = feed(session, tmp_path)
    assert (record.description, record.duration_weeks) == (None, None)


def test_a_correction_of_the_hub_goes_before_the_feed_until_they_agree(session: Session, tmp_path: Path) -> None:
    feed(session, tmp_path, timeRequired="P8W")
    change(session, tmp_path, duration_weeks=10)
    assert feed(session, tmp_path, timeRequired="P9W").duration_weeks == 10
    assert feed(session, tmp_path, timeRequired="P10W").duration_weeks == 10
    assert feed(session, tmp_path, timeRequired="P12W").duration_weeks == 12


def test_a_feed_that_changes_nothing_of_the_hub_reports_nothing_changed(session: Session, tmp_path: Path) -> None:
    feed(session, tmp_path, description="Bread.")
    change(session, tmp_path, rpl="Ask the college.")
    report = import_feed(session, tmp_path / "feed.json", source="Lochside College")
    assert (len(report.changes.unchanged), report.changes.changed) == (1, ())


def test_credits_of_the_feed_go_before_a_hub_that_denied_them(session: Session, tmp_path: Path) -> None:
    feed(session, tmp_path)
    change(session, tmp_path, credit_bearing=False)
    record = feed(session, tmp_path, numberOfCredits="20 SCQF credits")
    assert (str(record.scqf_credits), record.credit_bearing) == ("20", True)


@pytest.mark.parametrize("write", [True, False])
def test_a_look_at_a_feed_says_what_it_would_do_with_the_hubs_fields(
    session: Session, tmp_path: Path, write: bool
) -> None:
    feed(session, tmp_path, description="Bread.")
    change(session, tmp_path, rpl="Ask the college.")
    (tmp_path / "feed.json").write_text(json.dumps({**BAKING, "description": "Cakes."}))
    report = import_feed(session, tmp_path / "feed.json", source="Lochside College", write=write)
    (difference,) = report.differences
    assert difference.fields == ("description",)
