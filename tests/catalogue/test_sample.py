"""The bundled sample is whole, honest about itself, and spread like the real field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pytest
import yaml
from sqlalchemy.orm import Session

from catalogue.records import Credential, Guidance, Term
from catalogue.sample import (
    FOLDER,
    SOURCE,
    load_sample,
    sample_funding,
    sample_guidance,
    sample_providers,
    sample_terms,
)
from catalogue.store import (
    Changes,
    apply_credentials,
    apply_reference,
    read_credentials,
    read_funding,
    read_guidance,
    read_providers,
    read_terms,
)
from runtime.database import Base, Sessions, make_engine, make_sessions

FILES = sorted(path.name for path in (FOLDER / "credentials").glob("*.yml"))


@pytest.fixture(scope="module")
def terms() -> list[Term]:
    return sample_terms()


@pytest.fixture(scope="module")
def guidance() -> list[Guidance]:
    return sample_guidance()


def doubles(names: Iterator[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_credentials_is_valid(name: str) -> None:
    entries = yaml.safe_load((FOLDER / "credentials" / name).read_text(encoding="utf-8"))
    assert [Credential.model_validate(entry).id for entry in entries]


def test_the_glossary_the_guidance_the_providers_and_the_funding_are_valid() -> None:
    assert sample_terms()
    assert sample_guidance()
    assert sample_providers()
    assert sample_funding()


def test_there_are_credentials_of_sixteen_sectors(sample: list[Credential]) -> None:
    assert len(FILES) >= 16
    assert len(sample) >= 240


def test_every_level_from_four_to_eleven_is_offered(sample: list[Credential]) -> None:
    for level in range(4, 12):
        assert any(record.scqf_level and record.scqf_level.overlaps(level, level) for record in sample), level


def test_sizes_credit_and_prices_are_as_uneven_as_the_real_field(sample: list[Credential]) -> None:
    assert any(record.credit_bearing is False for record in sample)
    assert any(record.scqf_level is None for record in sample)
    assert any(record.price is None for record in sample)
    assert any(record.price and record.price.amount == 0 for record in sample)
    assert len({record.scqf_credits for record in sample}) > 10


def test_every_mode_is_offered(sample: list[Credential]) -> None:
    assert {str(record.mode) for record in sample if record.mode} == {"online", "blended", "campus", "workplace"}


def test_no_two_credentials_share_an_id(sample: list[Credential]) -> None:
    assert doubles(record.id for record in sample) == []


def test_every_provider_of_a_credential_is_on_the_list_of_providers(sample: list[Credential]) -> None:
    assert {record.provider for record in sample} <= {provider.name for provider in sample_providers()}


def test_no_two_providers_share_an_id_or_a_name() -> None:
    providers = sample_providers()
    assert doubles(provider.id for provider in providers) == []
    assert doubles(provider.name for provider in providers) == []


def test_every_sample_record_says_that_it_is_one(sample: list[Credential]) -> None:
    assert all(record.sample and record.source == SOURCE for record in sample)


def test_no_real_provider_is_said_to_offer_an_invented_credential(sample: list[Credential]) -> None:
    real = {provider.name for provider in sample_providers() if not provider.sample}
    assert real.isdisjoint({record.provider for record in sample})


def test_a_real_provider_always_says_where_its_facts_were_read() -> None:
    assert [provider.id for provider in sample_providers() if not provider.sample and not provider.source] == []


def test_no_sample_address_leads_to_a_real_site(sample: list[Credential]) -> None:
    hosts = {record.url.host for record in sample if record.url}
    assert hosts <= {"example.org"}


def test_every_credential_has_words_to_be_found_by(sample: list[Credential]) -> None:
    assert [record.id for record in sample if not (record.description and record.learning_outcomes)] == []


def test_there_are_eighty_terms_or_more(terms: list[Term]) -> None:
    assert len(terms) >= 80


def test_no_two_terms_share_an_id(terms: list[Term]) -> None:
    assert doubles(term.id for term in terms) == []


def test_no_name_or_alias_stands_for_two_terms(terms: list[Term]) -> None:
    assert doubles(" ".join(name.casefold().split()) for term in terms for name in (term.term, *term.aliases)) == []


def test_every_related_term_exists(terms: list[Term]) -> None:
    ids = {term.id for term in terms}
    assert [(term.id, other) for term in terms for other in term.see_also if other not in ids or other == term.id] == []


def test_no_definition_claims_to_be_official(terms: list[Term]) -> None:
    assert {term.wording for term in terms} == {"project"}


def same_questions(listed: Iterable[Term | Guidance]) -> list[str]:
    return doubles(" ".join(re.findall(r"\w+", question.casefold())) for entry in listed for question in entry.asked)


def test_no_question_is_asked_of_two_terms_or_guidances(terms: list[Term], guidance: list[Guidance]) -> None:
    assert same_questions([*terms, *guidance]) == []


def test_no_two_guidances_share_an_id_or_a_title(guidance: list[Guidance]) -> None:
    assert doubles(entry.id for entry in guidance) == []
    assert doubles(entry.title.casefold() for entry in guidance) == []


def test_every_guidance_is_asked_for_in_several_ways(guidance: list[Guidance]) -> None:
    assert [entry.id for entry in guidance if len(entry.asked) < 5] == []


def test_every_term_that_guidance_names_exists(guidance: list[Guidance], terms: list[Term]) -> None:
    ids = {term.id for term in terms}
    assert [(entry.id, other) for entry in guidance for other in entry.see_also if other not in ids] == []


def test_an_answer_of_guidance_is_thirty_to_eighty_words(guidance: list[Guidance]) -> None:
    counts = {entry.id: len(entry.answer.split()) for entry in guidance}
    assert {name: count for name, count in counts.items() if not 30 <= count <= 80} == {}


def test_a_day_is_never_named_without_its_source(guidance: list[Guidance]) -> None:
    assert [entry.id for entry in guidance if entry.as_of and not entry.source] == []


def test_no_guidance_claims_to_be_official(guidance: list[Guidance]) -> None:
    assert {entry.wording for entry in guidance} == {"project"}


def test_every_next_step_is_taken_by_some_guidance(guidance: list[Guidance]) -> None:
    assert {entry.next for entry in guidance} >= {"find", "request", "human", "funding"}


def test_no_two_funding_records_share_an_id() -> None:
    assert doubles(scheme.id for scheme in sample_funding()) == []


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
        apply_credentials(session, [older, gone])
        changes = load_sample(session)
        assert changes is not None
        assert (changes.added, changes.changed, changes.removed) == ((), (older.id,), ("gone",))
        assert read_credentials(session) == sorted(sample, key=lambda record: record.id)
