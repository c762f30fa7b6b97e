"""No fact in any answer that is not a field of a record, over the whole bundled sample."""

from __future__ import annotations

import copy
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from actions.base import Phrases
from actions.cards import card
from actions.compare import CompareCredentials
from actions.details import ShowDetails
from actions.plan import MakePlan
from actions.refine import ShowMore
from actions.services import Services
from actions.wording import item
from catalogue.records import Credential
from catalogue.sample import sample_credentials
from contract import Card, Fact
from index.encoder import Vectors
from tests.actions.conftest import TODAY, serving
from tests.actions.founded import NUMBER, invented_in_card, invented_in_sums, invented_in_words
from tests.actions.turn import DOMAIN, Turn, pressed, take, typed
from tests.toy import ToyEncoder

PLACES = 512
SAMPLE = {record.id: record for record in sample_credentials()}
EVERYTHING = (
    "price, credits, level, how long, when does it start, where, degree, experience, who runs it, entry, exam, "
    "what will they learn, badge, languages, website, up to date?"
)


class CrowdedEncoder(ToyEncoder):
    """A quick toy for many words: they may share a place, which changes who is found and no fact."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode(texts)[:, :PLACES]

    def _place(self, word: str) -> int:
        return zlib.crc32(word.encode()) % PLACES


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    with serving(tmp_path_factory.mktemp("sample"), list(SAMPLE.values()), CrowdedEncoder()) as services:
        yield services


def threes() -> list[list[Credential]]:
    listed = sorted(SAMPLE.values(), key=lambda record: zlib.crc32(record.id.encode()))
    return [listed[at : at + 3] for at in range(0, len(listed), 3)]


def cards_wrong(cards: tuple[Card, ...]) -> list[tuple[str, str]]:
    return [(one.id, name) for one in cards for name in invented_in_card(one, SAMPLE[one.id])]


def items_wrong(turn: Turn, needs: list[str], first: int = 1) -> list[str]:
    """What the numbered paragraphs of the items say without a record; those before and after are left."""
    items = turn.message.data.items
    paragraphs = turn.text.split("\n\n")[first : first + len(items)]
    assert [one.split(". ")[0] for one in paragraphs] == [str(at) for at in range(1, len(items) + 1)]
    wrong = []
    for at, (text, one) in enumerate(zip(paragraphs, items, strict=True), 1):
        wrong += invented_in_words(text, SAMPLE[one.id], needs, at)
    return wrong


def rest_of(turn: Turn, known: list[str]) -> set[str]:
    """The figures of what is said around the items, without these words."""
    lead, *behind = turn.text.split("\n\n")
    said = " ".join([lead, *behind[len(turn.message.data.items) :]])
    for words in sorted(known, key=len, reverse=True):
        said = said.replace(words, "")
    return set(NUMBER.findall(said))


def test_recommendations_say_nothing_that_no_record_says(sample: Services) -> None:
    for record in SAMPLE.values():
        needs = [record.title]
        turn = take(ShowMore(sample), pressed("more", needs=needs, context=record.title))
        assert turn.message.kind == "recommendations", record.title
        assert (cards_wrong(turn.message.data.items), items_wrong(turn, needs)) == ([], []), record.title
        assert rest_of(turn, needs) <= {str(turn.message.data.total), str(len(turn.message.data.items))}


def test_details_say_nothing_that_no_record_says(sample: Services) -> None:
    for record in SAMPLE.values():
        turn = take(ShowDetails(sample), pressed("details", named={"credential": record.id}))
        assert invented_in_card(turn.message.data.card, record) == [], record.id
        assert invented_in_words(turn.text, record) == [], record.id


def test_answers_say_nothing_that_no_record_says(sample: Services) -> None:
    for record in SAMPLE.values():
        turn = take(ShowDetails(sample), typed(EVERYTHING, "details", shown=[record.id]))
        assert len(turn.message.data.answers) == 16
        assert invented_in_words(turn.text, record) == [], record.id


def test_comparisons_say_nothing_that_no_record_says(sample: Services) -> None:
    for records in threes():
        if len(records) < 2:
            continue
        turn = take(CompareCredentials(sample), typed("compare", "compare", shown=[one.id for one in records]))
        assert cards_wrong(turn.message.data.items) == []
        for at, record in enumerate(records):
            cells = "; ".join(row.values[at] for row in turn.message.data.rows)
            assert invented_in_words(cells, record) == [], record.id


def test_plans_say_nothing_that_no_record_says(sample: Services) -> None:
    for records in threes():
        needs = [one.title for one in records]
        turn = take(MakePlan(sample), pressed("plan", needs=needs, context=""))
        data = turn.message.data
        assert (cards_wrong(data.items), items_wrong(turn, needs)) == ([], []), needs
        assert invented_in_sums(data.totals, [SAMPLE[one.id] for one in data.items]) == [], needs
        sums = [f"{total.name}: {total.value}" for total in data.totals]
        assert all(one in turn.text for one in sums)
        assert rest_of(turn, [*sums, *needs, *(one.title for one in data.items)]) <= {str(len(data.items))}


RECORD = Credential.model_validate(
    {
        "id": "care",
        "title": "Care in 12 Steps",
        "provider": "Clyde College",
        "learning_outcomes": ["Calm 3 people."],
        "scqf_level": 7,
        "scqf_credits": "10-15",
        "duration_weeks": 6,
        "price": {"amount": "450.50", "as_of": "2026-06-09"},
        "starts": ["2027-01-05"],
    }
)
HONEST = card(RECORD, TODAY)


def test_an_honest_card_holds() -> None:
    assert invented_in_card(HONEST, RECORD) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("scqf_level", "8"),
        ("scqf_level", None),
        ("scqf_credits", "20"),
        ("hours", "100-200"),
        ("ects", "5-8"),
        ("duration_weeks", 7),
        ("hours_per_week", 3.0),
        ("price", None),
        ("starts", (TODAY,)),
        ("last_verified", TODAY),
        ("mode", "online"),
        ("awarding_body", "SQA"),
        ("assessed", True),
        ("unpublished", ("price",)),
    ],
)
def test_an_invented_field_of_a_card_is_caught(field: str, value: Any) -> None:
    assert invented_in_card(HONEST.model_copy(update={field: value}), RECORD) == [field]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("utter_fact_level", "SCQF level {level}0"),
        ("utter_fact_level", "SCQF level 6"),  # a figure that stands in another field: six weeks
        ("utter_fact_credits", "{credits} credits (about 7 hours of learning)"),
        ("utter_fact_credits", "{credits} credits (about {hours} hours of learning, 20 in class)"),
        ("utter_fact_price_learner", "£499 a head"),
        ("utter_fact_price_dated", "{price} (as published in July 2026)"),
        ("utter_fact_weeks", "{weeks} weeks from 6 January 2027"),
        ("utter_fact_weeks", "7 weeks"),
        ("utter_item", "{number}. {title}, {provider}, number 1 of 98"),
    ],
)
def test_an_invented_word_is_caught(name: str, words: str) -> None:
    tampered = copy.deepcopy(DOMAIN)
    tampered["responses"][name][0]["text"] = words
    assert invented_in_words(item(Phrases(DOMAIN), 1, HONEST), RECORD, at=1) == []
    assert invented_in_words(item(Phrases(tampered), 1, HONEST), RECORD, at=1) != []


@pytest.mark.parametrize(
    "sums", [("10-20", "100-150", "450.50"), ("10-15", "100", "450.50"), ("10-15", "100-150", "451")]
)
def test_an_invented_sum_is_caught(sums: tuple[str, str, str]) -> None:
    honest = [Fact(name="", value=value) for value in ("10-15 credits", "100-150 hours", "£450.50")]
    assert invented_in_sums(honest, [RECORD]) == []
    assert invented_in_sums([Fact(name="", value=value) for value in sums], [RECORD]) != []
