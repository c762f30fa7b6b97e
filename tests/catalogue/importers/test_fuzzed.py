"""No file that is nearly right makes an importer fail in any other way than in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.importers.money import BESIDE_A_PRICE, CURRENCY_NAME, price_in
from tests.catalogue.importers.fuzzing import PARSERS, nearly_right, read, seeds
from tests.catalogue.importers.real.given import course, presented, row


@pytest.mark.parametrize("parser", PARSERS)
def test_the_files_that_a_parser_begins_with_hold_courses(parser: str, tmp_path: Path) -> None:
    assert all(read(parser, content, tmp_path) for content in seeds(parser))


@pytest.mark.parametrize("parser", PARSERS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_that_is_nearly_right_is_read_or_refused_in_words(
    parser: str, data: st.DataObject, tmp_path: Path
) -> None:
    read(parser, data.draw(nearly_right(parser)), tmp_path)


WORD = st.one_of(st.sampled_from(sorted(BESIDE_A_PRICE)), st.from_regex(r"[a-z]{2,10}", fullmatch=True))
AROUND = st.lists(WORD, max_size=3)


@given(amount=st.integers(1, 99_999), before=AROUND, after=AROUND)
def test_a_price_with_any_word_beside_it_that_a_whole_price_never_has_is_unknown(
    amount: int, before: list[str], after: list[str]
) -> None:
    text = " ".join([*before, f"£{amount}", *after])
    if {*before, *after} - BESIDE_A_PRICE and not CURRENCY_NAME.search(text):
        price = price_in(text)
        assert price is None or price.get("per") == "cohort"


@settings(max_examples=40)
@given(amount=st.integers(1, 99_999), before=AROUND, after=AROUND)
def test_every_importer_reads_the_same_price_in_the_same_words(
    amount: int, before: list[str], after: list[str]
) -> None:
    text = " ".join([*before, f"£{amount}", *after])
    read_alone = price_in(text)
    expected = read_alone and (read_alone["amount"], read_alone["currency"])
    records = (
        presented(f"<cost>{text}</cost>"),
        course(offers={"@type": "Offer", "price": text}),
        row("price", text),
    )
    assert [record.price and (record.price.amount, record.price.currency) for record in records] == [expected] * 3
