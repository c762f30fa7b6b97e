"""The bundled sample is whole, honest about itself, and spread like the real field."""

from __future__ import annotations

import pytest
import yaml

from catalogue.records import Credential
from catalogue.sample import (
    FOLDER,
    SOURCE,
    sample_funding,
    sample_guidance,
    sample_providers,
    sample_terms,
)
from tests.catalogue.doubles import doubles

FILES = sorted(path.name for path in (FOLDER / "credentials").glob("*.yml"))


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


def test_no_two_funding_records_share_an_id() -> None:
    assert doubles(scheme.id for scheme in sample_funding()) == []
