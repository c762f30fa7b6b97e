"""What staff change is answered from the next turn on, whatever build serves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from catalogue.edits.adding import add
from catalogue.edits.editing import Phrasal, Typed, change, mark, rephrase, undo, withdraw
from catalogue.edits.fields import as_typed
from catalogue.edits.log import Kind, history
from catalogue.edits.phrasing import Phrasing, read_phrasing
from catalogue.edits.rows import find_row
from catalogue.records import Guidance
from catalogue.reference import apply_reference
from catalogue.store import apply_credentials, read_credentials, read_guidance, read_terms
from index.build import build, current
from index.live import LiveIndex
from index.search import CredentialIndex
from index.topics import NearMiss, Topic
from reading.filters import Filters
from runtime.database import Base, Sessions, make_engine, make_sessions
from tests.index.made import credential, term
from tests.toy import BreakingEncoder, ToyEncoder, toy_calibration

BY = "ailsa@hub.example"
WELDING = credential("weld", "Pipe Welding", "Weld thin pipes")
BEES = credential("bees", "Keeping Bees", "Keep a hive")
RPL = term("rpl", "RPL", definition="credit for learning done before")
BADGE = term("badge", "Digital badge", definition="picture proving an award online")
COST = Guidance(id="cost", title="what does it cost", asked=("how much money is it",), answer="It differs.")
PIPES = Topic("Work: any", "Pipe Welding", ("a", "b"), ("steam everywhere", "holes all over"), (NearMiss("a", ("b",)),))


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[Sessions]:
    engine = make_engine(f"sqlite:///{tmp_path / 'advisor.db'}")
    Base.metadata.create_all(engine)
    made = make_sessions(engine)
    with made.begin() as session:
        apply_credentials(session, [WELDING, BEES], by_provider=True)
        apply_reference(session, terms=[BADGE, RPL], providers=[], funding=[], guidance=[COST])
    yield made
    engine.dispose()


@pytest.fixture
def live(tmp_path: Path, sessions: Sessions) -> LiveIndex:
    rebuild(tmp_path, sessions)
    return LiveIndex(tmp_path / "index", ToyEncoder(), toy_calibration(), sessions=sessions)


def rebuild(folder: Path, sessions: Sessions, phrasing: Phrasing | None = None) -> None:
    with sessions() as session:
        records, terms, guidance = read_credentials(session), read_terms(session), read_guidance(session)
        said = phrasing or read_phrasing(session)
    build(folder / "index", records, terms, ToyEncoder(), guidance=guidance, topics=[PIPES], phrasing=said)


def edit(sessions: Sessions, kind: Kind, key: str, **typed: str) -> None:
    with sessions.begin() as session:
        record = find_row(session, kind, key).record
        change(session, kind, key, Typed(typed, {name: mark(as_typed(record, name, {})) for name in typed}), by=BY)


def found(live: LiveIndex, need: str) -> list[str]:
    return [hit.credential.id for hit in live.snapshot().credentials.search([need]).hits]


def test_a_term_that_staff_wrote_is_explained_at_the_next_turn(live: LiveIndex, sessions: Sessions) -> None:
    assert live.snapshot().terms.explain("what is stacking").terms == ()
    with sessions.begin() as session:
        add(session, Kind.TERM, {"term": "Stacking", "definition": "Adding up.", "wording": "project"}, by=BY)
    (explained,) = live.snapshot().terms.explain("what is stacking").terms
    assert explained.definition == "Adding up."


def test_a_changed_definition_is_explained_at_the_next_turn(live: LiveIndex, sessions: Sessions) -> None:
    (before,) = live.snapshot().terms.explain("RPL").terms
    edit(sessions, Kind.TERM, "rpl", definition="knowing counts")
    (after,) = live.snapshot().terms.explain("RPL").terms
    assert (before.definition, after.definition) == (RPL.definition, "knowing counts")


def test_a_new_alias_and_new_wording_find_the_term_as_a_build_would(live: LiveIndex, sessions: Sessions) -> None:
    assert live.snapshot().terms.explain("what is a wallet token").terms == ()
    edit(sessions, Kind.TERM, "badge", aliases="wallet token", definition="proof of an award that travels with people")
    terms = live.snapshot().terms
    assert [found.id for found in terms.explain("what is a wallet token").terms] == ["badge"]
    assert [found.id for found in terms.explain("proof of an award that travels").terms] == ["badge"]
    assert [found.id for found in terms.explain("credit for learning done before").terms] == ["rpl"]


def test_changed_guidance_answers_at_the_next_turn_also_asked_in_new_ways(live: LiveIndex, sessions: Sessions) -> None:
    assert live.snapshot().guidance.find("tell me your fees").guidance is None
    edit(sessions, Kind.GUIDANCE, "cost", asked="tell me your fees", answer="From nothing to £900.")
    guidance = live.snapshot().guidance.find("tell me your fees").guidance
    assert guidance is not None
    assert guidance.answer == "From nothing to £900."


def test_an_edit_encodes_only_what_is_new_and_the_turns_after_it_nothing(tmp_path: Path, sessions: Sessions) -> None:
    rebuild(tmp_path, sessions)
    encoder = ToyEncoder()
    live = LiveIndex(tmp_path / "index", encoder, toy_calibration(), sessions=sessions)
    live.snapshot()
    edit(sessions, Kind.TERM, "rpl", definition="knowing counts")
    assert live.snapshot() is live.snapshot()
    assert encoder.encoded == ["knowing counts"]


def test_nothing_is_encoded_where_nothing_was_edited(tmp_path: Path, sessions: Sessions) -> None:
    rebuild(tmp_path, sessions)
    live = LiveIndex(tmp_path / "index", BreakingEncoder(), toy_calibration(), sessions=sessions)
    assert live.snapshot().terms is live.serving.terms


def test_what_is_withdrawn_is_found_by_nothing_and_is_back_when_it_is_undone(
    live: LiveIndex, sessions: Sessions
) -> None:
    assert found(live, "pipe welding") == ["weld"]
    with sessions.begin() as session:
        withdraw(session, "weld", "", by=BY)
    credentials = live.snapshot().credentials
    assert found(live, "pipe welding") == []
    assert [hit.credential.id for hit in credentials.browse(Filters(providers=("Forth College",))).hits] == ["bees"]
    assert credentials.likest("pipe welding", ["weld", "bees"]) == ()
    assert (credentials.names("welding"), credentials.names("hive")) == (False, True)
    with sessions.begin() as session:
        undo(session, history(session, Kind.CREDENTIAL, "weld")[0].id, by=BY)
    assert found(live, "pipe welding") == ["weld"]


def test_a_catalogue_of_which_all_is_withdrawn_answers_nothing(live: LiveIndex, sessions: Sessions) -> None:
    with sessions.begin() as session:
        for key in ("weld", "bees"):
            withdraw(session, key, "", by=BY)
    result = live.snapshot().credentials.search(["pipe welding"], Filters(level_max=7))
    assert (list(result.hits), result.uncovered) == ([], ("pipe welding",))


def test_what_is_withdrawn_is_in_no_new_build(live: LiveIndex, sessions: Sessions, tmp_path: Path) -> None:
    with sessions.begin() as session:
        withdraw(session, "weld", "", by=BY)
    rebuild(tmp_path, sessions)
    live.snapshot()
    live.wait()
    assert [record.id for record in live.snapshot().credentials.records] == ["bees"]


def test_while_the_database_is_away_what_was_known_last_is_served(
    live: LiveIndex, sessions: Sessions, tmp_path: Path
) -> None:
    edit(sessions, Kind.TERM, "rpl", definition="knowing counts")
    live.snapshot()
    _rename(tmp_path, "revision", "aside")
    assert live.snapshot().terms.explain("RPL").terms[0].definition == "knowing counts"


def test_a_database_that_never_answered_leaves_the_build_as_it_is(
    live: LiveIndex, sessions: Sessions, tmp_path: Path
) -> None:
    _rename(tmp_path, "revision", "aside")
    assert live.snapshot() is live.serving


def _rename(folder: Path, table: str, name: str) -> None:
    engine = create_engine(f"sqlite:///{folder / 'advisor.db'}")
    with engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE {table} RENAME TO {name}"))
    engine.dispose()


def phrases(folder: Path, key: str) -> tuple[str, ...]:
    serving = current(folder / "index")
    assert serving
    return CredentialIndex(serving, ToyEncoder(), toy_calibration()).suggested(key)


def test_suggested_phrases_serve_until_they_are_refused_and_beside_what_staff_add(
    tmp_path: Path, sessions: Sessions
) -> None:
    rebuild(tmp_path, sessions)
    assert phrases(tmp_path, "weld") == ("steam everywhere", "holes all over")
    assert phrases(tmp_path, "gone") == ()
    with sessions.begin() as session:
        rephrase(session, "weld", Phrasal.ADD, ["it leaks"], by=BY)
        rephrase(session, "weld", Phrasal.REFUSE, ["holes all over"], by=BY)
        assert read_phrasing(session) == Phrasing({"weld": frozenset({"holes all over"})})
    rebuild(tmp_path, sessions)
    assert phrases(tmp_path, "weld") == ("steam everywhere",)


def test_phrases_of_a_feed_stand_beside_those_of_the_nearest_topics(tmp_path: Path, sessions: Sessions) -> None:
    told = WELDING.model_copy(update={"employer_words": ("pipes burst",)})
    with sessions.begin() as session:
        apply_credentials(session, [told], by_provider=True)
        rephrase(session, "weld", Phrasal.ADD, ["it leaks"], by=BY)
        assert not read_phrasing(session)
    rebuild(tmp_path, sessions)
    assert phrases(tmp_path, "weld") == ("steam everywhere", "holes all over")


def test_another_phrasing_makes_another_build(tmp_path: Path, sessions: Sessions) -> None:
    made = [build(tmp_path / "a", [WELDING], [], ToyEncoder(), topics=[PIPES]).name for _ in range(2)]
    refused = Phrasing(refused={"weld": frozenset({"holes all over"})})
    other = build(tmp_path / "a", [WELDING], [], ToyEncoder(), topics=[PIPES], phrasing=refused).name
    assert made[0] == made[1] != other
