"""Every writer writes each record as it comes, and none waits for the last."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from catalogue.exporters import FORMATS
from catalogue.exporters.documents import duration
from catalogue.records import Credential
from tests.catalogue.exporters.test_round_trips import FULL


@pytest.mark.parametrize("name", FORMATS)
def test_a_record_is_written_before_the_next_is_asked_for(name: str) -> None:
    file, written = io.StringIO(), list[int]()

    def records() -> Iterator[Credential]:
        for _ in range(3):
            written.append(len(file.getvalue()))
            yield FULL

    assert FORMATS[name](records(), file) == 3
    assert written[0] < written[1] < written[2]


@pytest.mark.parametrize("name", FORMATS)
def test_letters_beyond_english_are_written_as_they_are(name: str) -> None:
    file = io.StringIO()
    FORMATS[name]([FULL.model_copy(update={"title": "Gàidhlig"})], file)
    assert "Gàidhlig" in file.getvalue()


@pytest.mark.parametrize(
    ("hours", "text"), [(150, "PT150H"), (7.5, "PT7H30M"), (0.75, "PT45M"), (2.0, "PT2H"), (1.999, "PT2H")]
)
def test_hours_are_written_as_a_duration(hours: float, text: str) -> None:
    assert duration(hours) == text


def test_a_spreadsheet_program_sees_the_encoding_and_takes_no_range_for_a_day() -> None:
    file = io.StringIO(newline="")
    FORMATS["csv"]([FULL], file)
    text = file.getvalue()
    assert text.startswith("\ufeffid,title,")
    assert ",6–7,10–14," in text
    assert text.endswith("\r\n")


def test_a_text_that_a_spreadsheet_would_run_is_guarded() -> None:
    file = io.StringIO()
    FORMATS["csv"]([FULL], file)
    assert "'=SUM(A1)" in file.getvalue()
    assert ",=SUM" not in file.getvalue()
