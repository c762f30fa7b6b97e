"""The sample fills an empty catalogue, keeps itself up to date, and leaves a hub's own alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy.orm import Session

from catalogue.records import Credential, Guidance, Term
from catalogue.reference import apply_reference
from catalogue.reports import Changes
from catalogue.sample import SOURCE, load_sample, sample_funding, sample_providers
from catalogue.store import (
    apply_credentials,
    read_credentials,
    read_funding,
    read_guidance,
    read_providers,
    read_terms,
)
from runtime.database import Base, Sessions, make_engine, make_sessions


@dataclass(frozen=True)
class Loaded:
    """A database that was empty before the sample was loaded, and what the loading reported."""

    sessions: Sessions
    changes: Changes | None


@pytest.fixture(scope="module")
def loaded() -> Iterator[Loaded]:
    engine = make_engine("sqlite://")
    Base.metadata.create_all(engine)
    sessions = make_sessions(engine)
    with sessions.begin() as session:
        changes = load_sample(session)
    yield Loaded(sessions, changes)
    engine.dispose()


def test_an_empty_catalogue_is_filled(
    loaded: Loaded, sample: list[Credential], terms: list[Term], guidance: list[Guidance]
) -> None:
    assert loaded.changes is not None
    with loaded.sessions() as session:
        assert len(loaded.changes.added) == len(read_credentials(session)) == len(sample)
        assert len(read_terms(session)) == len(terms)
        assert len(read_guidance(session)) == len(guidance)
        assert len(read_providers(session)) == len(sample_providers())
        assert len(read_funding(session)) == len(sample_funding())


def test_a_hubs_own_catalogue_is_left_alone(session: Session) -> None:
    own = Credential(id="own", title="Our own", provider="Forth College")
    apply_credentials(session, [own])
    assert load_sample(session) is None
    assert read_credentials(session) == [own]


def test_a_hubs_own_catalogue_still_gets_a_glossary_and_guidance_where_there_is_none(
    session: Session, terms: list[Term], guidance: list[Guidance]
) -> None:
    apply_credentials(session, [Credential(id="own", title="Our own", provider="Forth College")])
    load_sample(session)
    assert len(read_terms(session)) == len(terms)
    assert len(read_guidance(session)) == len(guidance)


def test_a_hubs_own_glossary_is_left_alone(session: Session) -> None:
    apply_credentials(session, [Credential(id="own", title="Our own", provider="Forth College")])
    official = Term(id="scqf", term="SCQF", definition="As the framework puts it.", wording="official")
    apply_reference(session, terms=[official], providers=[], funding=[], guidance=[])
    load_sample(session)
    assert (read_terms(session), read_guidance(session)) == ([official], [])


def test_an_older_sample_is_brought_up_to_date(loaded: Loaded, sample: list[Credential]) -> None:
    older = sample[0].model_copy(update={"title": "As it was called last year"})
    gone = Credential(id="gone", title="No longer in the sample", provider="Forth College", source=SOURCE, sample=True)
    with loaded.sessions() as session:  # not committed: the next test finds the sample as it was loaded
        apply_credentials(session, [older, gone], by_provider=True)
        changes = load_sample(session)
        assert changes is not None
        assert (changes.added, changes.changed, changes.removed) == ((), (older.id,), ("gone",))
        assert read_credentials(session) == sorted(sample, key=lambda record: record.id)
