"""Open Badges 2.0: what the issuer's site or key says is told, and nothing else is believed."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from catalogue.badges import Outcome, Verdict, Why, check
from tests.catalogue.badges.made import (
    ASSERTION,
    BADGE,
    FORGERS,
    ISSUER,
    KEY,
    OTHER,
    SITE,
    Sites,
    assertion,
    badge_class,
    hosted,
    jwk,
    pem,
    profile,
    signed_assertion,
    signing,
    token,
    unreachable,
)

NOW = dt.datetime(2026, 11, 27, tzinfo=dt.UTC)


def found(shown: Any, sites: Sites) -> Verdict:
    return check(shown.encode() if isinstance(shown, str) else json.dumps(shown).encode(), sites, NOW)


def told(shown: Any, sites: Sites) -> tuple[Outcome, Why | None]:
    verdict = found(shown, sites)
    return verdict.outcome, verdict.why


def test_a_hosted_badge_holds_and_is_told_as_its_site_has_it() -> None:
    verdict = found({**assertion(), "narrative": "the best of all"}, hosted())
    assert (verdict.outcome, verdict.why) == (Outcome.HOSTED, None)
    claims = verdict.claims
    assert (claims.version, claims.issuer, claims.issuer_id, claims.name) == (
        "2.0",
        "Clyde College",
        ISSUER,
        "MIG welding",
    )
    assert (claims.issuer_id, claims.criteria, claims.host) == (ISSUER, f"{SITE}/mig", "college.example")
    assert claims.issued == dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)


def test_a_badge_may_be_shown_by_its_address() -> None:
    assert told(ASSERTION, hosted()) == (Outcome.HOSTED, None)


def test_a_badge_with_its_class_inside_holds_where_the_site_names_it() -> None:
    assert told(assertion(badge=badge_class()), hosted()) == (Outcome.HOSTED, None)


def test_an_assertion_of_version_1_is_read_too() -> None:
    old = {"verify": {"type": "hosted", "url": ASSERTION}}
    sites = hosted(**old)
    assert told({**assertion(), **old}, sites) == (Outcome.HOSTED, None)


@pytest.mark.parametrize(
    "change",
    [
        {"recipient": {"type": "email", "identity": "sha256$other"}},
        {"badge": f"{SITE}/badges/doctor"},
        {"issuedOn": "2020-01-01T00:00:00Z"},
        {"expires": "2099-01-01T00:00:00Z"},
    ],
    ids=["for another", "of another class", "of another day", "for longer"],
)
def test_a_badge_that_says_something_else_than_its_site_is_forged(change: dict[str, Any]) -> None:
    assert told({**assertion(), **change}, hosted()) == (Outcome.FORGED, Why.ALTERED)


def test_a_badge_on_another_site_than_its_issuers_is_forged() -> None:
    address = f"{OTHER}/assertions/1"
    sites = Sites({address: assertion(id=address), BADGE: badge_class(), ISSUER: profile()})
    assert told(assertion(id=address), sites) == (Outcome.FORGED, Why.OTHER_SITE)


def test_a_badge_whose_issuer_has_no_site_is_taken_for_forged() -> None:
    nobody = {**badge_class(), "issuer": {"id": "urn:uuid:2", "name": "Clyde College"}}
    assert told(assertion(badge=nobody), hosted(badge=nobody)) == (Outcome.FORGED, Why.OTHER_SITE)


@pytest.mark.parametrize("origins", ["badges.example", ["other.example", "badges.example"]])
def test_an_issuer_may_name_another_site_for_its_badges(origins: Any) -> None:
    address = "https://badges.example/1"
    rules = {"verification": {"allowedOrigins": origins}}
    sites = Sites({address: assertion(id=address), BADGE: badge_class(), ISSUER: profile(**rules)})
    assert told(assertion(id=address), sites) == (Outcome.HOSTED, None)


def test_a_hosted_badge_that_was_taken_back_says_so() -> None:
    sites = Sites({ASSERTION: {"id": ASSERTION, "revoked": True}})
    verdict = found(assertion(), sites)
    assert (verdict.outcome, verdict.claims.version) == (Outcome.REVOKED, "2.0")


def test_a_hosted_badge_that_has_expired_says_so() -> None:
    days = {"expires": "2026-11-26T00:00:00Z"}
    assert told(assertion(**days), hosted(**days)) == (Outcome.EXPIRED, None)


def test_a_badge_of_a_day_to_come_says_so() -> None:
    days = {"issuedOn": "2027-01-01T00:00:00Z"}
    assert told(assertion(**days), hosted(**days)) == (Outcome.EARLY, None)


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({}, Why.GONE),
        ({ASSERTION: unreachable()}, Why.UNREACHABLE),
        ({ASSERTION: b"<html>"}, Why.NOT_JSON),
        ({ASSERTION: ["a", "list"]}, Why.NOT_JSON),
        ({ASSERTION: {"id": ASSERTION}}, Why.NOT_JSON),
        ({ASSERTION: assertion()}, Why.GONE),
        ({ASSERTION: assertion(), BADGE: badge_class(), ISSUER: unreachable()}, Why.UNREACHABLE),
    ],
    ids=["gone", "away", "a page", "a list", "no assertion", "its class is gone", "its issuer is away"],
)
def test_what_cannot_be_fetched_leaves_a_badge_unchecked(files: dict[str, Any], why: Why) -> None:
    assert told(assertion(), Sites(files)) == (Outcome.UNCHECKED, why)


def test_an_assertion_without_an_address_or_a_signature_has_no_proof() -> None:
    assert told(assertion(id="urn:uuid:1"), hosted()) == (Outcome.UNCHECKED, Why.NO_PROOF)


# --- signed


def test_a_signed_badge_holds_by_the_key_in_the_profile_of_its_issuer() -> None:
    verdict = found(token(signed_assertion()), signing())
    assert (verdict.outcome, verdict.claims.name, verdict.claims.host) == (
        Outcome.SIGNED,
        "MIG welding",
        "college.example",
    )


def test_a_key_may_lie_at_an_address_that_the_profile_names() -> None:
    address = f"{SITE}/keys/1"
    key = {"type": "CryptographicKey", "id": address, "owner": ISSUER, "publicKeyPem": pem()}
    sites = Sites({BADGE: badge_class(), ISSUER: profile(publicKey=address), address: key})
    shown = signed_assertion()
    shown["verification"]["creator"] = address
    assert told(token(shown), sites) == (Outcome.SIGNED, None)


def test_without_a_named_creator_the_profiles_only_key_is_taken() -> None:
    shown = assertion(id="urn:uuid:1", verification={"type": "SignedBadge"})
    assert told(token(shown), signing()) == (Outcome.SIGNED, None)


def test_a_signature_by_another_key_is_forged() -> None:
    assert told(token(signed_assertion(), FORGERS), signing()) == (Outcome.FORGED, Why.SIGNATURE)


def test_a_changed_token_is_forged() -> None:
    head, _, signature = token(signed_assertion()).split(".")
    other = token(signed_assertion(expires="2099-01-01T00:00:00Z")).split(".")[1]
    assert told(f"{head}.{other}.{signature}", signing()) == (Outcome.FORGED, Why.SIGNATURE)


def test_a_key_that_the_issuers_profile_does_not_name_is_no_key_of_it() -> None:
    shown = signed_assertion()
    shown["verification"]["creator"] = f"{OTHER}/key"
    key = {"id": f"{OTHER}/key", "publicKeyPem": pem(FORGERS)}
    sites = Sites({**signing().files, f"{OTHER}/key": key})
    assert told(token(shown, FORGERS), sites) == (Outcome.FORGED, Why.OTHER_SITE)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_that_anybody_could_have_made_is_not_believed(algorithm: str) -> None:
    key = pem() if algorithm == "none" else b"k" * 32
    assert told(token(signed_assertion(), key, algorithm), signing()) == (Outcome.UNCHECKED, Why.PROOF)


def test_an_issuer_without_a_key_leaves_a_badge_unchecked() -> None:
    shown = assertion(id="urn:uuid:1", verification={"type": "SignedBadge"})
    sites = Sites({BADGE: badge_class(), ISSUER: profile()})
    assert told(token(shown), sites) == (Outcome.UNCHECKED, Why.KEY)


@pytest.mark.parametrize(
    "key",
    [
        {"id": KEY},
        {"id": KEY, "publicKeyPem": "no PEM"},
        {"id": KEY, "publicKeyJwk": {"kty": "RSA", "n": "AQAB", "e": "AQAB"}},
        {"id": KEY, "publicKeyMultibase": "zz"},
    ],
    ids=["none", "no PEM", "a weak key", "no multibase"],
)
def test_a_key_that_cannot_be_used_leaves_a_badge_unchecked(key: dict[str, Any]) -> None:
    sites = Sites({BADGE: badge_class(), ISSUER: profile(publicKey=key)})
    assert told(token(signed_assertion()), sites) == (Outcome.UNCHECKED, Why.KEY)


def test_an_issuer_without_a_site_leaves_a_signed_badge_unchecked() -> None:
    nobody = {**badge_class(), "issuer": {"name": "Clyde College"}}
    assert told(token(signed_assertion(badge=nobody)), signing()) == (Outcome.UNCHECKED, Why.KEY)


@pytest.mark.parametrize("entry", ["urn:uuid:1", {"id": "urn:uuid:1"}, {"id": "x", "uid": "urn:uuid:1"}])
def test_a_signed_badge_on_the_list_of_what_was_taken_back_says_so(entry: Any) -> None:
    address = f"{SITE}/revoked"
    sites = signing(revocationList=address)
    sites.files[address] = {"revokedAssertions": ["urn:uuid:9", entry]}
    assert told(token(signed_assertion()), sites) == (Outcome.REVOKED, None)


def test_a_signed_badge_that_is_not_on_the_list_holds() -> None:
    sites = signing(revocationList=f"{SITE}/revoked")
    sites.files[f"{SITE}/revoked"] = {"revokedAssertions": ["urn:uuid:9", {"id": None}]}
    assert told(token(signed_assertion()), sites) == (Outcome.SIGNED, None)


def test_where_the_list_is_away_a_badge_is_unchecked() -> None:
    sites = signing(revocationList=f"{SITE}/revoked")
    sites.files[f"{SITE}/revoked"] = unreachable()
    assert told(token(signed_assertion()), sites) == (Outcome.UNCHECKED, Why.UNREACHABLE)


def test_who_earned_a_badge_is_in_no_verdict() -> None:
    assert "sha256$abc" not in repr(found(assertion(), hosted()))
    assert jwk()["x"] not in repr(found(token(signed_assertion()), signing()))
