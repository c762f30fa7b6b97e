"""The columns of a spreadsheet are proposed, shown as they would be read, corrected, and kept for the source."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from catalogue.kept_mappings import kept_mapping
from catalogue.store import read_credentials
from runtime.database import Sessions
from tests.catalogue.importers.workbooks import workbook
from tests.hub.console.made import Review, Uploader

FOREIGN = "Course name;Fee;Stunden;Start date\nBaking;350;12;01/02/2027\nBread;£95 deposit;3;Rolling\n"


def fields(text: str) -> dict[str, str]:
    """The field that the page shows as chosen for each heading."""
    rows = re.findall(r'id="heading-\d+">(.*?)</th>\s*<td data-label="Holds">(.*?)</td>', text, re.S)
    chosen = {heading: re.search(r'value="(\w*)" selected', cell) for heading, cell in rows}
    return {heading: match[1] if match else "" for heading, match in chosen.items()}


def cells(text: str, heading: str) -> list[str]:
    """The first cells of a column as the page shows them."""
    (inside,) = re.findall(rf'">{heading}</th>.*?<ol class="cells">(.*?)</ol>', text, re.S)
    return [html.unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in re.findall(r"<li>(.*?)</li>", inside, re.S)]


def choose(review: Review, **typed: str) -> str:
    return str(review.client.post(f"{review.path}/columns", data=typed).text)


def records(sessions: Sessions) -> dict[str, Any]:
    with sessions() as session:
        return {record.title: record for record in read_credentials(session)}


def test_a_foreign_spreadsheet_is_shown_as_it_would_be_read(upload: Uploader) -> None:
    review = upload(FOREIGN, source="Lochside College")
    assert fields(review.text) == {"Course name": "title", "Fee": "price", "Stunden": "", "Start date": "starts"}
    assert cells(review.text, "Fee") == ["£350 a learner", "price in the provider's words “£95 deposit”"]
    assert cells(review.text, "Start date") == ["1 Feb 2027", "any time"]
    assert "prices without a currency are read as pounds" in review.text
    assert review.counts == [2, 0, 0, 0]


def test_a_column_is_corrected_and_the_file_is_read_again(upload: Uploader, sessions: Sessions) -> None:
    review = upload(FOREIGN, source="Lochside College")
    again = choose(
        review,
        **{"column-0": "title", "column-1": "", "column-2": "hours_per_week", "column-3": "starts"},
        order="month",
    )
    assert fields(again) == {"Course name": "title", "Fee": "", "Stunden": "hours_per_week", "Start date": "starts"}
    assert cells(again, "Start date")[0] == "2 Jan 2027"
    review.text = again
    review.apply()
    baking = records(sessions)["Baking"]
    assert (baking.hours_per_week, baking.price, str(baking.starts[0])) == (12, None, "2027-01-02")


def test_a_correction_that_was_not_read_yet_is_never_lost_when_the_file_is_applied(
    upload: Uploader, sessions: Sessions
) -> None:
    review = upload(FOREIGN, source="Lochside College")
    columns = {"column-0": "title", "column-1": "price", "column-2": "hours_per_week", "column-3": "starts"}
    sent = columns | {"order": "day", "provider": "", "seen": review.seen}
    again = review.client.post(f"{review.path}/apply", data=sent)
    assert again.status_code == 409
    assert "You have corrected how the columns are read" in again.text
    assert fields(again.text)["Stunden"] == "hours_per_week"
    assert records(sessions) == {}
    review.text = again.text
    answer = review.client.post(f"{review.path}/apply", data=sent | {"seen": review.seen})
    assert "is in the catalogue" in answer.text
    assert records(sessions)["Baking"].hours_per_week == 12


def test_the_decision_is_sent_together_with_the_columns(upload: Uploader) -> None:
    page = upload(FOREIGN, source="Lochside College").text
    (form,) = re.findall(r'<form id="(\w+)"[^>]*/columns">', page)
    assert re.search(rf'name="seen" value="\w+" form="{form}"', page)
    assert re.search(rf'<button class="main" form="{form}" formaction="[^"]*/apply">', page)


def test_what_was_confirmed_is_kept_for_the_next_file_of_the_source(upload: Uploader, sessions: Sessions) -> None:
    review = upload(FOREIGN, source="Lochside College")
    review.text = choose(review, **{"column-0": "title", "column-2": "hours_per_week"})
    review.apply()
    with sessions() as session:
        kept = kept_mapping(session, "Lochside College")
    assert kept is not None
    assert kept.columns == {"Course name": "title", "Stunden": "hours_per_week"}
    assert fields(upload(FOREIGN, source="Lochside College").text)["Stunden"] == "hours_per_week"
    assert fields(upload(FOREIGN, source="Another College").text)["Stunden"] == ""


def test_nothing_is_kept_of_a_file_that_is_discarded(upload: Uploader, sessions: Sessions) -> None:
    review = upload(FOREIGN, source="Lochside College")
    choose(review, **{"column-0": "title"})
    review.discard()
    with sessions() as session:
        assert kept_mapping(session, "Lochside College") is None


def test_a_provider_may_be_said_for_every_row(upload: Uploader, sessions: Sessions) -> None:
    review = upload(FOREIGN)
    assert "there is no provider" in review.text
    review.text = choose(review, **{"column-0": "title"}, provider="Lochside College")
    review.apply()
    assert records(sessions)["Baking"].provider == "Lochside College"


def test_a_file_whose_titles_are_not_found_can_be_helped(upload: Uploader) -> None:
    review = upload("Kurs;Farbe\nBaking;blue\n", source="Lochside College")
    assert 'href="#columns">No column is known to hold the titles' in review.text
    again = choose(review, **{"column-0": "title"})
    assert fields(again)["Kurs"] == "title"
    assert "What would change" in again


def test_what_is_only_guessed_is_marked_and_applied_as_it_is_shown(upload: Uploader, sessions: Sessions) -> None:
    rows = "".join(f"{name},Lochside College,{cost}\n" for name, cost in (("Baking", 350), ("Nets", 95), ("Ropes", 20)))
    review = upload(f"What we teach,Who runs it,Tariff\n{rows}")
    assert fields(review.text) == {"What we teach": "title", "Who runs it": "provider", "Tariff": ""}
    assert review.text.count("Guessed from its cells") == 2
    assert review.counts == [3, 0, 0, 0]
    review.apply()
    assert records(sessions)["Baking"].provider == "Lochside College"


def test_columns_are_shown_where_no_row_can_be_taken(upload: Uploader) -> None:
    review = upload("Course name,Fee\nBaking,350\nBread,95\n")
    assert '<a href="#columns">Correct how its columns are read</a>' in review.text
    assert fields(review.text) == {"Course name": "title", "Fee": "price"}


def test_the_sheet_of_a_workbook_is_chosen(upload: Uploader, tmp_path: Path) -> None:
    day, night = ([("Course name",), (title,)] for title in ("Baking", "Bread"))
    file = workbook(tmp_path / "courses.xlsx", Notes=[("About this file",)], Day=day, Night=night)
    review = upload(file.read_bytes(), "courses.xlsx", source="Lochside")
    assert re.findall(r'<option value="(\w+)" selected>\1</option>', review.text) == ["Day"]
    again = choose(review, sheet="Night", **{"column-0": "title"})
    assert cells(again, "Course name") == ["Bread"]


def test_our_own_layout_needs_no_look(upload: Uploader) -> None:
    review = upload("id,title,provider\nnets,Net Mending,Corrie\n")
    assert "The file has this catalogue’s own layout" in review.text
    assert "<details open" not in review.text


@pytest.mark.parametrize("name", ["feed.json", "feed.xml"])
def test_other_formats_have_no_columns(upload: Uploader, name: str) -> None:
    assert "How the columns are read" not in upload("[]", name).text


def test_columns_of_a_file_that_is_gone_are_not_chosen(upload: Uploader, rory: TestClient) -> None:
    review = upload(FOREIGN)
    assert rory.post(f"{review.path}/columns", data={"column-0": "title"}).status_code == 410
    review.discard()
    assert review.client.post(f"{review.path}/columns", data={"column-0": "title"}).status_code == 410


def test_a_field_that_is_none_counts_as_not_used(upload: Uploader) -> None:
    again = choose(upload(FOREIGN, source="Lochside"), **{"column-0": "title", "column-1": "nonsense"})
    assert fields(again)["Fee"] == ""
