"""Which guidance a question asks for is learned from what employers asked, and what nothing answers is learned too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from catalogue.records import Guidance
from index import build as module
from index.build import build, current
from index.guidance import GuidanceIndex, guidance_passages
from index.guidance_classes import LIKELY, SURE, BadExamples, Example, GuidanceClasses, key_of, learn, read_examples
from tests.index.made import credential
from tests.toy import ToyEncoder, toy_calibration

PAY = Guidance(id="pay", title="Who pays", asked=("who pays for training", "is there any grant"), answer="It differs.")
LEVEL = Guidance(id="level", title="Picking a level", asked=("which level do they need",), answer="It differs.")
TIME = Guidance(id="time", title="Time off work", asked=("how long are they away from work",), answer="It differs.")
LISTED = (PAY, LEVEL, TIME)
PARKING = Guidance(id="parking", title="Parking", asked=("where can they park",), answer="Behind the hall.")
MONEY = Example("can we get money back", ("pay",))
OF_A_COURSE = tuple(
    Example(question, ()) for question in ("how long is it", "how long is the first", "what level is it")
)
ASKED = (MONEY, *OF_A_COURSE)


@pytest.fixture(autouse=True)
def _few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.guidance_classes.ENOUGH", 1)


def learned(listed: Sequence[Guidance], *examples: Example) -> GuidanceClasses | None:
    encoder = ToyEncoder()
    asked = [encoder.encode([passage.text for passage in guidance_passages(one)]) for one in listed]
    return learn(listed, asked, examples, encoder.encode([one.question for one in examples]), "key")


def likelihoods(classes: GuidanceClasses | None, question: str) -> dict[str, float]:
    assert classes
    return dict(classes.likelihoods(ToyEncoder().encode([question])[0]))


def serving(folder: Path) -> Path:
    found = current(folder)
    assert found
    return found


def index(folder: Path, *examples: Example) -> GuidanceIndex:
    build(folder, [], [], ToyEncoder(), guidance=LISTED, examples=examples)
    return GuidanceIndex(serving(folder), ToyEncoder(), toy_calibration().guidance)


def test_an_example_has_its_answers_or_none_and_comments_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "some.txt"
    path.write_text("# what was asked\n\nwho pays? | pay grants\n  \nthis | or that? | level\nis it long?|-\n", "utf-8")
    assert read_examples(path) == [
        Example("who pays?", ("pay", "grants")),
        Example("this | or that?", ("level",)),
        Example("is it long?", ()),
    ]


@pytest.mark.parametrize("line", ["who pays?", "who pays? |", "| pay", "|"])
def test_a_line_that_cannot_be_read_is_named_with_its_file(line: str, tmp_path: Path) -> None:
    path = tmp_path / "some.txt"
    path.write_text(f"# one\nwho pays? | pay\n{line}\n", encoding="utf-8")
    why = r"^some\.txt, line 3: it takes a question and ids of guidance, or -, with \| between$"
    with pytest.raises(BadExamples, match=why):
        read_examples(path)


def test_a_question_is_known_by_an_example_that_shares_no_word_with_its_guidance() -> None:
    found = likelihoods(learned(LISTED, *ASKED), "money back")
    assert max(found, key=found.__getitem__) == "pay"
    assert found["pay"] > SURE


def test_what_is_left_of_the_likelihoods_is_that_of_none() -> None:
    classes = learned(LISTED, *ASKED)
    assert 0 < sum(likelihoods(classes, "who pays for training").values()) < 1
    assert sum(likelihoods(classes, "how long is it").values()) < LIKELY


def test_where_no_example_is_without_an_answer_every_question_asks_for_some_guidance() -> None:
    assert sum(likelihoods(learned(LISTED, MONEY), "how long is it").values()) == pytest.approx(1)


def test_examples_of_guidance_that_the_hub_does_not_have_are_left_out() -> None:
    ours, with_theirs = learned(LISTED, *ASKED), learned(LISTED, *ASKED, Example("must they have a pvg", ("pvg",)))
    assert ours
    assert with_theirs
    assert with_theirs.ids == ("pay", "level", "time")
    assert np.array_equal(ours.weights, with_theirs.weights)


def test_of_several_answers_the_first_that_the_hub_has_counts() -> None:
    found = likelihoods(learned(LISTED, *OF_A_COURSE, Example("any dosh going", ("grants", "pay", "level"))), "dosh")
    assert found["pay"] > found["level"]


def test_one_guidance_and_none_are_two_classes() -> None:
    classes = learned([PAY], *OF_A_COURSE)
    assert likelihoods(classes, "who pays")["pay"] > 0.5 > likelihoods(classes, "how long is it")["pay"]


def test_two_guidances_without_none_are_two_classes() -> None:
    found = likelihoods(learned([LEVEL, PAY], MONEY), "money")
    assert found["pay"] > 0.5 > found["level"]
    assert sum(found.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("listed", "examples"), [((), OF_A_COURSE), ([PAY], [MONEY]), ([PAY], [Example("must they have a pvg", ("pvg",))])]
)
def test_with_fewer_than_two_classes_nothing_is_learned(
    listed: Sequence[Guidance], examples: Sequence[Example]
) -> None:
    assert learned(listed, *examples) is None


def test_classes_come_back_as_they_were_saved(tmp_path: Path) -> None:
    classes = learned(LISTED, MONEY)
    assert classes
    classes.save(tmp_path)
    loaded = GuidanceClasses.load(tmp_path)
    assert loaded
    assert (loaded.key, loaded.ids) == ("key", ("pay", "level", "time"))
    assert likelihoods(loaded, "who pays") == likelihoods(classes, "who pays")


def test_a_folder_without_classes_has_none(tmp_path: Path) -> None:
    assert GuidanceClasses.load(tmp_path) is None


def test_the_key_is_another_for_other_guidance_examples_or_encoder_and_not_for_another_answer() -> None:
    key = key_of(LISTED, ASKED, "toy")
    reworded, reanswered = (
        (PAY.model_copy(update=change), LEVEL, TIME) for change in ({"asked": ("who pays",)}, {"answer": "You do."})
    )
    others = [key_of(reworded, ASKED, "toy"), key_of(LISTED, ASKED[1:], "toy"), key_of(LISTED, ASKED, "another toy")]
    assert len({key, *others}) == 4
    assert key_of(reanswered, ASKED, "toy") == key


def test_a_build_without_examples_has_no_classes(tmp_path: Path) -> None:
    index(tmp_path)
    assert GuidanceClasses.load(serving(tmp_path)) is None


def test_a_build_with_examples_but_no_guidance_has_no_classes(tmp_path: Path) -> None:
    build(tmp_path, [], [], ToyEncoder(), examples=ASKED)
    assert GuidanceClasses.load(serving(tmp_path)) is None


def test_a_new_example_makes_another_build_for_which_it_alone_is_encoded(tmp_path: Path) -> None:
    encoder = ToyEncoder()
    first = build(tmp_path, [], [], encoder, guidance=LISTED, examples=ASKED)
    encoder.encoded.clear()
    second = build(tmp_path, [], [], encoder, guidance=LISTED, examples=[*ASKED, Example("any dosh going", ("pay",))])
    assert (first.name != second.name, encoder.encoded) == (True, ["any dosh going"])


def test_a_build_of_other_credentials_takes_the_classes_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index(tmp_path, *ASKED)
    before = GuidanceClasses.load(serving(tmp_path))
    monkeypatch.setattr(module, "learn", lambda *_: pytest.fail("it learned again"))
    done = build(tmp_path, [credential("weld", "Welding")], [], ToyEncoder(), guidance=LISTED, examples=ASKED)
    after = GuidanceClasses.load(serving(tmp_path))
    assert done.fresh
    assert before
    assert after
    assert (after.key, likelihoods(after, "money")) == (before.key, likelihoods(before, "money"))


def test_a_build_of_other_guidance_learns_again(tmp_path: Path) -> None:
    index(tmp_path, *ASKED)
    build(tmp_path, [], [], ToyEncoder(), guidance=[PAY, LEVEL], examples=ASKED)
    classes = GuidanceClasses.load(serving(tmp_path))
    assert classes
    assert (classes.key, classes.ids) == (key_of([PAY, LEVEL], ASKED, "toy"), ("pay", "level"))


@pytest.fixture
def served(tmp_path: Path) -> GuidanceIndex:
    return index(tmp_path, *ASKED)


def test_a_question_that_an_example_asks_finds_its_guidance_with_its_likelihood(served: GuidanceIndex) -> None:
    advice = served.find("can we get money back")
    assert (advice.guidance, set(advice.nearest), advice.sure) == (PAY, {LEVEL, TIME}, True)
    assert SURE < advice.score < 1


def test_likely_guidance_answers_and_is_not_sure(served: GuidanceIndex) -> None:
    advice = served.find("how long are they away")
    assert (advice.guidance, advice.sure) == (TIME, False)
    assert LIKELY <= advice.score < SURE


def test_only_sure_guidance_answers_what_was_taken_for_something_else(served: GuidanceIndex) -> None:
    assert served.surely("can we get money back") == PAY
    assert served.surely("how long are they away") is None
    assert served.surely("how long is it") is None


def test_an_example_without_an_answer_keeps_a_question_about_a_course_from_being_answered(tmp_path: Path) -> None:
    question = "how long are they at it"
    assert index(tmp_path / "without", MONEY, *OF_A_COURSE[2:]).find(question).guidance == TIME
    assert index(tmp_path / "with", *ASKED, Example(question, ())).find(question).guidance is None


def test_unlikely_guidance_is_named_as_the_nearest_two(served: GuidanceIndex) -> None:
    advice = served.find("which level is it")
    assert (advice.guidance, advice.sure, advice.nearest[0]) == (None, False, LEVEL)
    assert len(advice.nearest) == 2
    assert 0 < advice.score < LIKELY


def test_guidance_that_was_reworded_since_the_build_is_found_by_its_new_way_of_asking(served: GuidanceIndex) -> None:
    question = "where do invoices go"
    assert served.find(question).guidance != LEVEL
    reworded = LEVEL.model_copy(update={"asked": (*LEVEL.asked, question)})
    advice = served.amended([PAY, reworded, TIME]).find(question)
    assert (advice.guidance, advice.sure) == (reworded, True)


def test_guidance_that_was_reworded_is_still_found_as_it_was_learned(served: GuidanceIndex) -> None:
    reworded = PAY.model_copy(update={"asked": (*PAY.asked, "where do invoices go")})
    assert served.amended([reworded, LEVEL, TIME]).find("can we get money back").guidance == reworded


def test_guidance_that_was_added_since_the_build_is_found_by_its_words(served: GuidanceIndex) -> None:
    advice = served.amended([PAY, LEVEL, TIME, PARKING]).find("where can they park")
    assert (advice.guidance, advice.sure) == (PARKING, True)


def test_guidance_whose_answer_alone_was_changed_is_found_as_it_was_learned(served: GuidanceIndex) -> None:
    answered = PAY.model_copy(update={"answer": "You do."})
    advice = served.amended([answered, LEVEL, TIME]).find("can we get money back")
    assert (advice.guidance, advice.score) == (answered, served.find("can we get money back").score)


def test_guidance_that_was_removed_is_not_found(served: GuidanceIndex) -> None:
    advice = served.amended([LEVEL, TIME]).find("can we get money back")
    assert (advice.guidance, set(advice.nearest)) == (None, {LEVEL, TIME})
