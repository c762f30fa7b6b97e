"""Open Badges 3.0: only a key that the issuer publishes says who issued one."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from catalogue.badges import NoBadge, Outcome, Verdict, Why, check
from tests.catalogue.badges.made import (
    FORGERS,
    ISSUER,
    KEY,
    MADE,
    OTHER,
    SITE,
    Sites,
    credential,
    jwk,
    keyed,
    method,
    multibase,
    profile,
    proved,
    token,
    unreachable,
)

NOW = dt.datetime(2026, 11, 27, tzinfo=dt.UTC)
DID = f"did:key:{multibase()}"


def found(shown: Any, sites: Sites | None = None) -> Verdict:
    text = shown if isinstance(shown, str) else json.dumps(shown)
    return check(text.encode(), keyed() if sites is None else sites, NOW)


def told(shown: Any, sites: Sites | None = None) -> tuple[Outcome, Why | None]:
    verdict = found(shown, sites)
    return verdict.outcome, verdict.why


def test_a_token_holds_by_a_key_in_the_profile_of_its_issuer() -> None:
    verdict = found(token(credential(), kid=KEY))
    assert (verdict.outcome, verdict.why) == (Outcome.SIGNED, None)
    claims = verdict.claims
    assert (claims.version, claims.issuer, claims.name, claims.host) == (
        "3.0",
        "Clyde College",
        "MIG welding",
        "college.example",
    )
    assert (claims.description, claims.criteria) == ("Welds thin steel.", f"{SITE}/mig")


def test_a_credential_may_stand_in_a_part_of_the_token_and_take_its_days_from_it() -> None:
    inside = {name: value for name, value in credential().items() if name != "validFrom"}
    seconds = int(dt.datetime(2026, 11, 26, tzinfo=dt.UTC).timestamp())
    assert told(token({"iss": ISSUER, "vc": inside, "exp": seconds}, kid=KEY)) == (Outcome.EXPIRED, None)
    assert told(token({"iss": ISSUER, "vc": inside, "nbf": 10**11}, kid=KEY)) == (Outcome.EARLY, None)
    assert told(token({"iss": ISSUER, "vc": inside, "exp": 1e300}, kid=KEY)) == (Outcome.SIGNED, None)


@pytest.mark.parametrize("kid", ["key-1", None], ids=["by its short name", "without a name"])
def test_a_key_is_looked_for_in_the_profile_of_the_issuer(kid: str | None) -> None:
    assert told(token(credential(), **({"kid": kid} if kid else {}))) == (Outcome.SIGNED, None)


def test_a_key_of_the_sites_own_list_is_the_issuers() -> None:
    address = f"{SITE}/.well-known/jwks.json"
    sites = Sites({address: {"keys": [{**jwk(FORGERS), "kid": "old"}, {**jwk(), "kid": "new"}]}})
    assert told(token(credential(), kid=f"{address}#new"), sites) == (Outcome.SIGNED, None)
    assert told(token(credential(), kid=f"{address}#old"), sites) == (Outcome.FORGED, Why.SIGNATURE)
    assert told(token(credential(), kid=f"{address}#unknown"), sites) == (Outcome.UNCHECKED, Why.KEY)


def test_a_key_elsewhere_on_the_same_site_is_the_issuers_only_where_its_profile_says_so() -> None:
    address = f"{SITE}/tenants/forger/key"
    sites = Sites({ISSUER: profile(verificationMethod=[method()]), address: jwk(FORGERS)})
    assert told(token(credential(), FORGERS, kid=address), sites) == (Outcome.FORGED, Why.OTHER_SITE)
    sites = Sites({ISSUER: profile(assertionMethod=address), address: jwk(FORGERS)})
    assert told(token(credential(), FORGERS, kid=address), sites) == (Outcome.SIGNED, None)


def test_a_key_of_another_site_is_forged() -> None:
    sites = Sites({f"{OTHER}/key": jwk(FORGERS)})
    assert told(token(credential(), FORGERS, kid=f"{OTHER}/key"), sites) == (Outcome.FORGED, Why.OTHER_SITE)


def test_a_signature_by_another_key_is_forged() -> None:
    assert told(token(credential(), FORGERS, kid=KEY)) == (Outcome.FORGED, Why.SIGNATURE)


def test_a_token_of_another_issuer_than_its_credential_is_forged() -> None:
    assert told(token({**credential(), "iss": f"{OTHER}/issuer"}, kid=KEY)) == (Outcome.FORGED, Why.OTHER_SITE)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_that_anybody_could_have_made_is_not_believed(algorithm: str) -> None:
    assert told(token(credential(), b"k" * 32, algorithm, kid=KEY)) == (Outcome.UNCHECKED, Why.PROOF)


def test_a_token_with_a_condition_that_is_not_understood_is_no_badge() -> None:
    with pytest.raises(NoBadge):
        told(token(credential(), kid=KEY, crit=["b65"], b65=True))


def test_a_key_in_the_badge_itself_says_that_nothing_was_changed_and_no_more() -> None:
    assert told(token(credential(), FORGERS, jwk=jwk(FORGERS), kid="did:example:1")) == (Outcome.INTACT, None)
    assert told(token(credential(), MADE, jwk=jwk(FORGERS), kid="did:example:1")) == (Outcome.FORGED, Why.SIGNATURE)


def test_an_issuer_that_is_only_a_key_is_not_taken_for_a_site() -> None:
    shown = credential(issuer={"id": DID, "name": "Clyde College"})
    verdict = found(token(shown, kid=f"{DID}#{multibase()}"))
    assert (verdict.outcome, verdict.claims.host) == (Outcome.INTACT, None)
    assert told(token(shown, FORGERS, kid=DID)) == (Outcome.FORGED, Why.SIGNATURE)


@pytest.mark.parametrize(
    ("did", "address"),
    [
        ("did:web:college.example", f"{SITE}/.well-known/did.json"),
        ("did:web:college.example:badges", f"{SITE}/badges/did.json"),
    ],
)
def test_an_issuer_may_be_a_did_of_its_site(did: str, address: str) -> None:
    sites = Sites({address: {"id": did, "verificationMethod": [{"id": f"{did}#1", "publicKeyMultibase": multibase()}]}})
    shown = credential(issuer={"id": did, "name": "Clyde College"})
    assert told(token(shown, kid=f"{did}#1"), sites) == (Outcome.SIGNED, None)
    assert told(token(shown, FORGERS, kid=f"{did}#1"), sites) == (Outcome.FORGED, Why.SIGNATURE)


@pytest.mark.parametrize("name", ["did:example:1", "did:key:zQ3", "did:web:"])
def test_a_key_that_cannot_be_found_leaves_a_badge_unchecked(name: str) -> None:
    assert told(token(credential(issuer={"id": name}), kid=name)) == (Outcome.UNCHECKED, Why.KEY)


def test_a_profile_that_is_away_leaves_a_badge_unchecked() -> None:
    assert told(token(credential(), kid=KEY), Sites({ISSUER: unreachable()})) == (Outcome.UNCHECKED, Why.UNREACHABLE)


@pytest.mark.parametrize(
    ("days", "outcome"),
    [
        ({"validUntil": "2026-11-26T00:00:00Z"}, Outcome.EXPIRED),
        ({"validUntil": "2026-11-28T00:00:00Z"}, Outcome.SIGNED),
        ({"validUntil": "some day"}, Outcome.SIGNED),
        ({"validFrom": "2027-01-01"}, Outcome.EARLY),
    ],
)
def test_the_days_of_a_badge_are_kept(days: dict[str, str], outcome: Outcome) -> None:
    assert told(token(credential(**days), kid=KEY)) == (outcome, None)


# --- a proof inside


def test_a_credential_holds_by_the_proof_in_it() -> None:
    assert told(proved(credential())) == (Outcome.SIGNED, None)
    shown = credential(issuer={"id": DID})
    assert told(proved(shown, name=f"{DID}#{multibase()}")) == (Outcome.INTACT, None)


def test_a_proof_may_name_the_contexts_that_it_was_made_for() -> None:
    shown = proved(credential(), contexts=["https://www.w3.org/ns/credentials/v2"])
    assert told({**shown, "@context": [*shown["@context"], "https://later.example"]}) == (Outcome.SIGNED, None)
    assert told({**shown, "@context": ["https://other.example"]}) == (Outcome.FORGED, Why.SIGNATURE)


@pytest.mark.parametrize(
    "change",
    [{"name": "More"}, {"validUntil": "2099-01-01T00:00:00Z"}, {"credentialSubject": {"achievement": {"name": "PhD"}}}],
)
def test_a_credential_that_was_changed_after_its_proof_is_forged(change: dict[str, Any]) -> None:
    assert told({**proved(credential()), **change}) == (Outcome.FORGED, Why.SIGNATURE)


def test_a_proof_for_another_purpose_or_by_another_key_is_forged() -> None:
    assert told(proved(credential(), proofPurpose="authentication")) == (Outcome.FORGED, Why.SIGNATURE)
    assert told(proved(credential(), FORGERS)) == (Outcome.FORGED, Why.SIGNATURE)
    broken = proved(credential())
    broken["proof"]["proofValue"] = "z0OIl"
    assert told(broken) == (Outcome.FORGED, Why.SIGNATURE)


@pytest.mark.parametrize(
    ("proof", "why"),
    [
        (None, Why.NO_PROOF),
        ([], Why.NO_PROOF),
        ({"type": "Ed25519Signature2018"}, Why.PROOF),
        ({"type": "DataIntegrityProof", "cryptosuite": "bbs-2023"}, Why.PROOF),
    ],
)
def test_a_proof_that_cannot_be_checked_is_said_to_be_none_or_another(proof: Any, why: Why) -> None:
    assert told(credential(proof=proof)) == (Outcome.UNCHECKED, why)
