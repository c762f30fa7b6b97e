"""A reader learns acts from every message, and spans from those where they were marked."""

from __future__ import annotations

import copy
import random
from dataclasses import replace

import pytest
import torch

from catalogue.facts import ASKED
from contract.context import UNKNOWN
from reading.spans import LABELS, Span
from tests.training.reader.conftest import EXAMPLES, MARKED, QUICK, Learned, act, scores, the_tokenizer
from training.reader.labelled import Labelled, parse
from training.reader.model import Meaning, encoded
from training.reader.train import IGNORED, arrays, batches, further, row, train, width_of

pytestmark = pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing:FutureWarning")  # peft asks for it

MEANING = Meaning.of(["details", "greet", "recommend", "refine"], LABELS, ASKED)


def tags(message: Labelled) -> list[tuple[str, str]]:
    """The tokens of a message that a tag is learned from, each with its tag."""
    tokens = the_tokenizer()
    pair = encoded(tokens, message.context, message.text)
    learned = row(tokens, MEANING, message).tags
    return [(token, MEANING.tags[tag]) for token, tag in zip(pair.tokens, learned, strict=True) if tag != IGNORED]


def test_thirty_messages_are_enough_to_tell_two_acts_apart(learned: Learned) -> None:
    reader, _ = learned
    asked = {text: act(reader, "start", text) for text in ("we need carpentry", "a course on plumbing in Ayr")}
    changed = {text: act(reader, "list", text) for text in ("sort them by name", "cheaper please")}
    assert set(asked.values()) == {"recommend"}
    assert set(changed.values()) == {"refine"}


def test_the_loss_of_every_epoch_is_said_and_sinks(learned: Learned) -> None:
    losses = [float(line.partition("loss ")[2].partition(",")[0]) for line in learned[1]]
    assert len(losses) == 4
    assert losses[3] < losses[0]


def test_what_learned_is_ready_to_read(learned: Learned) -> None:
    reader, _ = learned
    assert not reader.training
    first, second = (scores(reader, "start", "we need carpentry")[0] for _ in range(2))
    assert torch.equal(first, second)


def test_the_acts_of_messages_and_examples_are_told_apart_and_every_label_is_known(learned: Learned) -> None:
    meaning = learned[0].meaning
    assert meaning.acts == ("details", "greet", "recommend", "refine")
    assert set(meaning.tags) == {"O"} | {f"{place}-{label}" for label in LABELS for place in "BI"}


def test_a_span_begins_once_and_goes_on(learned: Learned) -> None:
    assert tags(parse("start | recommend | need {need:dementia care} in {place:Perth}")) == [
        ("need", "O"),
        ("dementia", "B-need"),
        ("care", "I-need"),
        ("in", "O"),
        ("perth", "B-place"),
    ]


def test_two_spans_of_one_label_begin_each() -> None:
    marked = tags(parse("start | recommend | {need:welding} {need:baking}"))
    assert [tag for _, tag in marked] == ["B-need", "B-need"]


def test_a_word_of_several_tokens_is_learned_from_its_first() -> None:
    assert [token for token, _ in tags(parse("start | recommend | {need:bookkeeping}"))] == ["book"]


def test_a_word_that_a_span_holds_in_part_is_marked() -> None:
    assert tags(parse("start | refine | {ordinal:that}'s dear"))[0] == ("that", "B-ordinal")


def test_no_tag_is_learned_from_the_context_nor_from_a_message_that_nobody_marked() -> None:
    assert [token for token, _ in tags(parse("list | refine | sort"))] == ["sort"]
    assert tags(Labelled(UNKNOWN, ("greet",), "hello there", None)) == []


def test_a_marked_message_without_spans_is_learned_as_holding_none() -> None:
    assert tags(Labelled(UNKNOWN, ("greet",), "hello there", ())) == [("hello", "O"), ("there", "O")]


@pytest.mark.parametrize(("acts", "first", "second"), [(("refine",), 3, 0), (("refine", "greet"), 3, 1 + 1)])
def test_the_first_of_two_acts_is_the_act_and_the_other_the_second(
    acts: tuple[str, ...], first: int, second: int
) -> None:
    learned = row(the_tokenizer(), MEANING, Labelled("list", acts, "sort", ()))
    assert (learned.act, learned.second) == (first, second)


def test_the_facts_that_are_asked_for_are_learned_one_by_one() -> None:
    facts = row(the_tokenizer(), MEANING, parse("one | details:price,starts | what does it cost and when")).facts
    assert {fact for fact, asked in zip(MEANING.facts, facts, strict=True) if asked == 0.5} == {"price", "starts"}
    assert sum(facts) == 1


def test_no_fact_is_learned_from_a_message_that_names_none() -> None:
    assert set(row(the_tokenizer(), MEANING, parse("list | refine | sort")).facts) == {0.0}


def test_facts_that_were_learned_are_told_apart(learned: Learned) -> None:
    reader, _ = learned
    price, time = (reader.meaning.facts.index(name) for name in ("price", "time"))
    cost, length = (scores(reader, "one", text)[2] for text in ("what is the price", "how many weeks does it take"))
    assert cost[price] - cost[time] > length[price] - length[time]


def test_an_act_that_is_not_known_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        row(the_tokenizer(), MEANING, Labelled("list", ("dance",), "sort", ()))


def test_a_long_message_is_cut_off_with_its_spans() -> None:
    text = "welding " * 1_000
    learned = row(the_tokenizer(), MEANING, Labelled("list", ("refine",), text, (Span(7_992, 7_999, "need"),)))
    assert len(learned.ids) == len(learned.tags) == 400
    assert MEANING.tags.index("B-need") not in learned.tags


def test_a_batch_is_filled_up_with_what_is_neither_read_nor_learned_from() -> None:
    short, long = (row(the_tokenizer(), MEANING, parse(f"list | refine | {text}")) for text in ("sort", "sort " * 15))
    ids, mask, types, tags = arrays([short, long])
    count = len(short.ids)
    width = width_of(long)
    assert width_of(short) < len(long.ids) < width
    assert ids.shape == mask.shape == types.shape == tags.shape == (2, width)
    assert [sum(one) for one in mask.tolist()] == [count, len(long.ids)]
    assert set(tags[0, count:].tolist()) == {IGNORED}
    assert types[1].tolist()[: len(long.ids)] == long.types


def test_every_batch_of_a_length_has_the_same_shape_and_every_message_is_in_one() -> None:
    rows = [row(the_tokenizer(), MEANING, parse(f"list | refine | {'sort ' * count}")) for count in range(1, 30)]
    made = list(batches(rows, 96, random.Random(1)))  # noqa: S311 - it shuffles
    shapes = {(len(one), max(map(width_of, one))) for one in made}
    assert shapes == {(96 // width, width) for width in {width_of(each) for each in rows}}
    assert {id(each) for one in made for each in one} == {id(each) for each in rows}


def test_a_message_longer_than_a_batch_is_one_by_itself() -> None:
    long = row(the_tokenizer(), MEANING, parse(f"list | refine | {'sort ' * 60}"))
    assert list(batches([long, long], 32, random.Random(1))) == [[long], [long]]  # noqa: S311 - it shuffles


def test_a_known_reader_goes_on_with_new_messages_and_keeps_what_it_knows(learned: Learned) -> None:
    known, asked = copy.deepcopy(learned[0]), "Bob here, tidings of morn"
    likelihood = scores(known, "none", asked)[0]
    unlikely = known.meaning.acts[int(likelihood.argmin())]
    names = ("Ann", "Rab", "Iain", "Isla")
    new = [parse(f"none | {unlikely} | {{person:{name}}} here, tidings of morn") for name in names]
    reader = further(known, new, MARKED, EXAMPLES, recipe=replace(QUICK, epochs=8, recalled=0.5))
    assert act(reader, "none", asked) == unlikely
    assert act(reader, "start", "we need carpentry") == "recommend"
    assert not reader.training


def test_what_a_known_reader_learned_is_the_mean_of_before_and_after(learned: Learned) -> None:
    known, alone = copy.deepcopy(learned[0]), copy.deepcopy(learned[0])
    new, recipe = MARKED[:6], replace(QUICK, epochs=1, recalled=0.0)
    before = {name: value.clone() for name, value in known.named_parameters() if value.requires_grad}
    after = dict(train(MARKED, EXAMPLES, recipe, new=new, known=alone).named_parameters())
    for name, value in further(known, new, MARKED, EXAMPLES, recipe=recipe).named_parameters():
        if name in before:
            assert torch.allclose(value, (before[name] + after[name]) / 2, atol=1e-6)


def test_an_act_that_a_known_reader_does_not_know_is_refused(learned: Learned) -> None:
    with pytest.raises(ValueError, match="does not know withdraw"):
        further(learned[0], [parse("status | withdraw | take it back")], MARKED, EXAMPLES)
