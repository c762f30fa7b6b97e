"""What employers type in Scots and short forms, word for word in standard English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.standard_english import FILE, WORD, in_standard_english, standard, standardised

READ = {
    "foo lang does the first een tak": "how long does the first one take",
    "right. ga back tae that, fit wis the cheapest": "right. ga back to that, what was the cheapest",
    "een o them cannae dae nichts, ken": "one of them can't do nights, know",
    "fa pays for it, us or the cooncil?": "who pays for it, us or the council?",
    "hiv ye onything for weans": "have you anything for children",
    "Whit aboot the twa in Ayr": "what about the two in Ayr",
    "THAE YINS ARE NEAR": "those ones ARE NEAR",
    "10 ppl, 2 hrs a wk pls": "10 people, 2 hours a week please",
    "programmin the knittin machines within Elgin": "programming the knitting machines within Elgin",
    "they’re no able, didnae try": "they’re no able, didn't try",
}


@pytest.mark.parametrize("typed", READ)
def test_scots_and_short_forms_are_read_as_standard_english(typed: str) -> None:
    assert in_standard_english(typed) == READ[typed]


@pytest.mark.parametrize(
    "typed",
    [
        "does it fit our needs, and how far is it",  # no other Scots stands beside it
        "Fit for work, HIV awareness, weaning a wean of calves",
        "our AA and MA staff; Ken Lang of Fae Street",
        "fir trees on the site",
        "the cold chain, maintain the train again, a protein bulletin, captain of a robin",
        "",
    ],
)
def test_english_names_and_capitals_stay_as_they_are(typed: str) -> None:
    assert in_standard_english(typed) == typed


def test_what_only_asks_at_the_head_of_a_clause_is_left_elsewhere() -> None:
    assert in_standard_english("dinnae ken if it will fit, fit is it") == "don't know if it will fit, what is it"


def test_a_place_in_what_was_typed_is_found_in_what_is_read() -> None:
    typed = "gie me thae yins in Ayr for ma lads"
    read = standardised(typed)
    for words, stand in {"thae yins": "those ones", "Ayr": "Ayr", "ma": "my", "lads": "lads", "gie": "give"}.items():
        start = typed.index(words)
        assert read.text[read.at(start) : read.at(start + len(words))] == stand


@given(st.lists(st.sampled_from([*FILE.read_text(encoding="utf-8").split(), ",", "£2.50", "O’Neil", "\n", "née"])))
def test_any_text_keeps_its_number_of_words_and_each_word_its_place(pieces: list[str]) -> None:
    typed = " ".join(pieces)
    read = standardised(typed)
    before, after = list(WORD.finditer(typed)), list(WORD.finditer(read.text))
    assert len(before) == len(after)
    assert [(read.at(one.start()), read.at(one.end())) for one in before] == [one.span() for one in after]


def test_a_word_by_itself() -> None:
    assert [standard(word) for word in ("twa", "pls", "fit", "dementia")] == ["two", "please", "fit", "dementia"]
