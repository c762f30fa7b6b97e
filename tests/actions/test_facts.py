"""No fact in any answer that is not a field of a record, over the whole bundled sample."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

import pytest

from actions.lead import SENTENCE
from actions.services import Services
from catalogue.facts import ASKED, NO_ROW, facts
from catalogue.records import Credential
from catalogue.sample import sample_credentials
from contract import Card
from index.encoder import Vectors
from tests.actions.conftest import serving
from tests.actions.founded import NUMBER, invented_in_card, invented_in_sums, invented_in_words
from tests.actions.turn import Turn, pressed, take, typed
from tests.toy import ToyEncoder

PLACES = 512
SAMPLE = {record.id: record for record in sample_credentials()}
ROWS = [fact for fact in ASKED if fact not in NO_ROW]


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
        turn = take(sample, "action_show_more", pressed("more", needs=needs, context=record.title))
        assert turn.message.kind == "recommendations", record.title
        assert (cards_wrong(turn.message.data.items), items_wrong(turn, needs)) == ([], []), record.title
        first = SAMPLE[turn.message.data.items[0].id]
        told = facts(first, sample.phrases, sample.today(), ["duration_weeks", "delivery"])
        known = [*needs, first.title, first.description or "", *(fact.value for fact in told)]
        known += [sentence.rstrip(".") for sentence in SENTENCE.split(first.description or "")[:1]]
        counted = {str(turn.message.data.total), str(len(turn.message.data.items))}
        assert rest_of(turn, list(filter(None, known))) <= counted, record.title


def test_details_say_nothing_that_no_record_says(sample: Services) -> None:
    for record in SAMPLE.values():
        turn = take(sample, "action_show_details", pressed("details", named={"credential": record.id}))
        assert invented_in_card(turn.message.data.card, record) == [], record.id
        assert invented_in_words(turn.text, record) == [], record.id


def test_answers_say_nothing_that_no_record_says(sample: Services) -> None:
    for record in SAMPLE.values():
        turn = take(sample, "action_show_details", typed("what are they?", "details", facts=ROWS, shown=[record.id]))
        assert len(turn.message.data.answers) == len(ROWS)
        assert invented_in_words(turn.text, record) == [], record.id


def test_comparisons_say_nothing_that_no_record_says(sample: Services) -> None:
    for records in threes():
        if len(records) < 2:
            continue
        shown = [record.id for record in records]
        turn = take(sample, "action_compare_credentials", typed("compare", "compare", shown=shown))
        assert cards_wrong(turn.message.data.items) == []
        for at, record in enumerate(records):
            cells = "; ".join(row.values[at] for row in turn.message.data.rows)
            assert invented_in_words(cells, record) == [], record.id


def test_plans_say_nothing_that_no_record_says(sample: Services) -> None:
    for records in threes():
        needs = [one.title for one in records]
        turn = take(sample, "action_make_plan", pressed("plan", needs=needs, context=""))
        data = turn.message.data
        assert (cards_wrong(data.items), items_wrong(turn, needs)) == ([], []), needs
        assert invented_in_sums(data.totals, [SAMPLE[one.id] for one in data.items]) == [], needs
        sums = [f"{total.name}: {total.value}" for total in data.totals]
        assert all(one in turn.text for one in sums)
        assert rest_of(turn, [*sums, *needs, *(one.title for one in data.items)]) <= {str(len(data.items))}


def test_where_the_record_publishes_nothing_that_was_asked_the_hub_answers_in_general(services: Services) -> None:
    text = "does experience count, may old hands skip a part?"
    asked = typed(text, "details", facts=["rpl"], shown=["care"], needs=["care"], current="care")
    silent, general = take(services, "action_show_details", asked).messages
    assert "not published" in silent.text
    assert general.data.topic == "Having experience recognised"


def test_a_short_question_for_a_fact_is_answered_by_the_fact_alone(services: Services) -> None:
    asked = typed("does experience count?", "details", facts=["rpl"], shown=["care"], needs=["care"], current="care")
    assert [one.kind for one in take(services, "action_show_details", asked).messages] == ["credential"]


def test_a_whole_record_is_followed_by_nothing_however_long_the_message(services: Services) -> None:
    text = "she is an old hand, does experience count there?"
    asked = typed(text, "details", facts=["whole"], shown=["care"], needs=["care"], current="care")
    assert [one.kind for one in take(services, "action_show_details", asked).messages] == ["credential"]
