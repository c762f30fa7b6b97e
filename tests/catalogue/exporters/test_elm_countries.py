"""The country of each organisation and place in the export of the European Learning Model, which its shapes ask for."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from catalogue.exporters import writer
from catalogue.exporters.elm import opportunity
from catalogue.records import Credential
from tests.catalogue.exporters.test_elm import AUTHORITY, with_
from tests.catalogue.exporters.test_round_trips import FULL

UNITED_KINGDOM = {"type": "Address", "countryCode": {"id": f"{AUTHORITY}/country/GBR", "type": "Concept"}}
IRELAND = {
    "type": "Location",
    "address": {"type": "Address", "countryCode": {"id": f"{AUTHORITY}/country/IRL", "type": "Concept"}},
}


@pytest.mark.parametrize("place", ["Glasgow", "12 High Street, Dundee", "Oban; Fort William", "Inverness and online"])
def test_a_place_of_scotland_has_its_country(place: str) -> None:
    location = opportunity(with_(location=place))["location"]
    assert location == {"type": "Location", "geographicName": {"en": place}, "address": UNITED_KINGDOM}


@pytest.mark.parametrize("place", ["Perth, Australia", "Online", "Glasgow; Paris", "Paris; Glasgow", "Various places"])
def test_a_place_that_may_lie_elsewhere_has_no_country(place: str) -> None:
    assert opportunity(with_(location=place))["location"] == {"type": "Location", "geographicName": {"en": place}}


def test_a_provider_has_its_country_where_its_address_shows_it() -> None:
    provider = opportunity(with_(url="https://www.lochside.ac.uk/baking"))["providedBy"]
    assert provider["location"] == {"type": "Location", "address": UNITED_KINGDOM}


@pytest.mark.parametrize("address", [None, "https://lochside.example", "https://ac.uk.example", "https://lochside.uk"])
def test_a_provider_of_another_address_has_no_country(address: str | None) -> None:
    assert "location" not in opportunity(with_(url=address, location="Oban"))["providedBy"]


def test_organisations_of_which_nothing_else_is_known_are_of_the_country_of_the_hub() -> None:
    written = opportunity(FULL, "IRL")
    awarded = written["learningAchievementSpecification"]["awardingOpportunity"]
    assert written["providedBy"]["location"] == IRELAND
    assert awarded["awardingBody"]["location"] == IRELAND


def test_what_an_address_shows_counts_before_the_country_of_the_hub() -> None:
    provider = opportunity(with_(url="https://www.lochside.ac.uk/baking"), "IRL")["providedBy"]
    assert provider["location"] == {"type": "Location", "address": UNITED_KINGDOM}


def test_the_country_of_the_hub_says_nothing_of_a_place() -> None:
    assert opportunity(with_(location="Perth, Australia"), "GBR")["location"] == {
        "type": "Location",
        "geographicName": {"en": "Perth, Australia"},
    }


def test_with_the_country_of_the_hub_every_organisation_and_place_of_the_sample_has_one(
    sample: list[Credential],
) -> None:
    file = io.StringIO()
    writer("elm", "GBR")([*sample, FULL], file)
    found = list(of_type(json.loads(file.getvalue()), "Organisation", "Location"))
    assert len(found) > 2 * len(sample)
    assert [node for node in found if not (node.get("location") or node.get("address"))] == []


def of_type(value: Any, *types: str) -> Iterator[dict[str, Any]]:
    """The nodes of these types, those within others too."""
    if isinstance(value, dict):
        if value.get("type") in types:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from of_type(inner, *types)
