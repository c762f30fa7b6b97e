"""Proofs over JSON-LD: what is believed of a badge is what was signed, and no context is fetched for it.

`signed_elsewhere.json` was signed by the libraries of Digital Bazaar (jsonld-signatures 11), an implementation that
shares nothing with ours. `signed_by_p384.json` are the credentials of the test vectors of W3C's vc-di-ecdsa.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from catalogue.badges import Outcome, Verdict, Why, check
from catalogue.badges.keys import from_multibase
from catalogue.badges.linked_data import CONTEXTS, MOST_CONTEXTS, MOST_PARTS
from catalogue.badges.proofs import proof_in, signed_by
from catalogue.badges.verdict import Refuted, Uncheckable
from tests.catalogue.badges.made import (
    FORGERS,
    ISSUER,
    KEY,
    MADE,
    SITE,
    Sites,
    bits,
    credential,
    keyed,
    method,
    profile,
    proved,
    proved_as_linked_data,
)

NOW = dt.datetime(2026, 11, 27, tzinfo=dt.UTC)
ELSEWHERE = json.loads((Path(__file__).parent / "signed_elsewhere.json").read_text(encoding="utf-8"))
BY_P384 = json.loads((Path(__file__).parent / "signed_by_p384.json").read_text(encoding="utf-8"))
EXAMPLES = "https://www.w3.org/ns/credentials/examples"
V1, V2 = "https://www.w3.org/2018/credentials/v1", "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


def site_of(suite: str) -> Sites:
    named = {"id": KEY, "type": "Multikey", "controller": ISSUER, "publicKeyMultibase": ELSEWHERE[suite]["key"]}
    return Sites({ISSUER: profile(verificationMethod=[named])})


def shown(**more: Any) -> dict[str, Any]:
    return credential(**{"@context": [V2, OPEN_BADGES], **more})


def found(badge: dict[str, Any], sites: Sites | None = None) -> Verdict:
    return check(json.dumps(badge).encode(), sites or keyed(), NOW)


def told(badge: dict[str, Any], sites: Sites | None = None) -> tuple[Outcome, Why | None]:
    verdict = found(badge, sites)
    return verdict.outcome, verdict.why


def achieving(badge: dict[str, Any], **more: Any) -> dict[str, Any]:
    subject = badge["credentialSubject"]
    return {**badge, "credentialSubject": {**subject, "achievement": {**subject["achievement"], **more}}}


@pytest.mark.parametrize("suite", ELSEWHERE)
def test_a_badge_that_another_program_signed_holds(suite: str) -> None:
    verdict = found(ELSEWHERE[suite]["badge"], site_of(suite))
    assert (verdict.outcome, verdict.why) == (Outcome.SIGNED, None)
    claims = verdict.claims
    assert (claims.name, claims.issuer, claims.host) == ("MIG welding", "Clyde College", "college.example")
    assert (claims.description, claims.criteria) == ("Welds thin steel.", f"{SITE}/mig")
    assert claims.issued == dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize("suite", ELSEWHERE)
def test_whatever_is_changed_of_it_is_found(suite: str) -> None:
    badge, sites = ELSEWHERE[suite]["badge"], site_of(suite)
    proof = badge["proof"]
    for changed in (
        achieving(badge, name="Doctor of Philosophy"),
        {**badge, "issuer": {**badge["issuer"], "name": "Another"}},
        {**badge, "proof": {**proof, "created": "2026-03-02T09:00:00Z"}},
        {**badge, "proof": {**proof, "proofValue": proof["proofValue"][:-4] + "1111"}},
        {**badge, "proof": {**proof, "proofValue": "z2"}},
    ):
        assert told(changed, sites) == (Outcome.FORGED, Why.SIGNATURE)


def test_a_signature_by_p256_holds_over_json_too() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    badge = proved(credential(), key, cryptosuite="ecdsa-jcs-2019")
    assert told(badge, Sites({ISSUER: profile(verificationMethod=[method(key)])})) == (Outcome.SIGNED, None)
    other = ec.generate_private_key(ec.SECP256R1())
    assert told(badge, Sites({ISSUER: profile(verificationMethod=[method(other)])})) == (Outcome.FORGED, Why.SIGNATURE)


def in_full(credential: dict[str, Any]) -> dict[str, Any]:
    """The same with what the context of the examples says in the place of its address, which is not known here."""
    return {**credential, "@context": [V2, {"@vocab": f"{EXAMPLES}#"}]}


@pytest.mark.parametrize("suite", ["ecdsa-jcs-2019", "ecdsa-rdfc-2019"])
def test_a_signature_by_p384_of_the_test_vectors_holds_and_none_of_anything_else(suite: str) -> None:
    key = from_multibase(BY_P384["key"])
    assert key
    shown = in_full(BY_P384[suite]) if "rdfc" in suite else BY_P384[suite]
    signed_by(shown, proof_in(shown)).hold_against(key)
    other = ec.generate_private_key(ec.SECP384R1()).public_key()
    smaller = ec.generate_private_key(ec.SECP256R1()).public_key()
    for changed, by in [({**shown, "name": "Doctor of Philosophy"}, key), (shown, other), (shown, smaller)]:
        with pytest.raises(Refuted):
            signed_by(changed, proof_in(changed)).hold_against(by)


def test_a_curve_that_no_suite_has_leaves_a_badge_unchecked() -> None:
    key = ec.generate_private_key(ec.SECP521R1()).public_key()
    with pytest.raises(Uncheckable) as raised:
        signed_by(BY_P384["ecdsa-jcs-2019"], proof_in(BY_P384["ecdsa-jcs-2019"])).hold_against(key)
    assert raised.value.why == Why.PROOF


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "ecdsa-rdfc-2019"])
def test_a_key_of_another_kind_than_its_suite_leaves_a_badge_unchecked(suite: str) -> None:
    other = {"eddsa-rdfc-2022": "ecdsa-rdfc-2019", "ecdsa-rdfc-2019": "eddsa-rdfc-2022"}[suite]
    assert told(ELSEWHERE[suite]["badge"], site_of(other)) == (Outcome.UNCHECKED, Why.KEY)


def test_of_several_proofs_the_first_that_can_be_checked_is() -> None:
    badge = proved_as_linked_data(shown())
    unknown = {"type": "DataIntegrityProof", "cryptosuite": "bbs-2023"}
    assert told({**badge, "proof": [unknown, badge["proof"]]}) == (Outcome.SIGNED, None)
    assert told(proved_as_linked_data(shown(), FORGERS)) == (Outcome.FORGED, Why.SIGNATURE)


def test_what_no_context_explains_is_not_signed_and_not_believed() -> None:
    badge = proved_as_linked_data(shown(**{"@context": [V2]}))  # does not know what an achievement is
    verdict = found(achieving(badge, name="Doctor of Philosophy"))
    assert verdict.outcome == Outcome.SIGNED
    assert verdict.claims.name is None


def test_a_name_that_a_context_inside_gives_to_something_else_is_read_as_it_was_signed() -> None:
    badge = proved_as_linked_data(shown())
    inside = {"title": "https://schema.org/name", "label": "https://other.example/label"}
    renamed = achieving({**badge, "@context": [V2, OPEN_BADGES, inside]}, title="MIG welding")
    del renamed["credentialSubject"]["achievement"]["name"]
    verdict = found(renamed)
    assert (verdict.outcome, verdict.claims.name) == (Outcome.SIGNED, "MIG welding")
    assert told(achieving(renamed, label="PhD")) == (Outcome.FORGED, Why.SIGNATURE)


@pytest.mark.parametrize("contexts", [[V2, "https://forger.example/context"], [V2, "http://127.0.0.1/"], V1, 7, []])
def test_contexts_that_are_not_here_are_not_fetched(contexts: Any) -> None:
    sites = keyed()
    badge = {**proved_as_linked_data(shown()), "@context": contexts}
    assert told(badge, sites) == (Outcome.UNCHECKED, Why.LINKED_DATA)
    assert sites.asked == []


def test_every_context_of_the_list_is_here() -> None:
    assert all("@context" in json.loads(path.read_text(encoding="utf-8")) for path in CONTEXTS.values())


def test_a_badge_that_was_taken_back_is_known_by_the_status_that_was_signed() -> None:
    address = f"{SITE}/status"
    status = {
        "id": f"{address}#3",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "3",
        "statusListCredential": address,
    }
    badge, sites = proved_as_linked_data(shown(credentialStatus=status)), keyed()
    sites.files[address] = {"credentialSubject": {"encodedList": bits(3)}}
    assert told(badge, sites) == (Outcome.REVOKED, None)
    assert told({**badge, "credentialStatus": {**status, "statusListIndex": "4"}}, sites) == (
        Outcome.FORGED,
        Why.SIGNATURE,
    )


def tangled(many: int) -> dict[str, Any]:
    """A badge with unnamed nodes that each know all others: only trying every order tells them apart."""
    knows = "https://other.example/knows"
    names = [f"_:n{number}" for number in range(many)]
    nodes = [{"id": name, knows: [{"id": other} for other in names if other != name]} for name in names]
    return achieving(shown(), **{knows: nodes})


def test_a_few_nodes_that_look_alike_are_told_apart() -> None:
    assert told(proved_as_linked_data(tangled(3))) == (Outcome.SIGNED, None)


@pytest.mark.parametrize(
    "badge",
    [
        tangled(5),
        tangled(9),
        tangled(40),
        achieving(shown(), alignment=[{"targetName": str(number)} for number in range(MOST_PARTS)]),
        achieving(shown(), alignment=[{"@context": OPEN_BADGES} for _ in range(MOST_CONTEXTS)]),
    ],
    ids=["compared", "alike", "all alike", "parts", "contexts"],
)
def test_a_badge_that_is_made_to_take_long_is_left_unchecked_soon(badge: dict[str, Any]) -> None:
    proof = proved_as_linked_data(shown())["proof"]
    began = time.process_time()
    assert told({**badge, "proof": proof}) == (Outcome.UNCHECKED, Why.LINKED_DATA)
    assert time.process_time() - began < 5


def test_what_is_no_credential_as_it_was_signed_is_not_believed() -> None:
    inside = {"@context": {"type": None}, "type": ["VerifiableCredential"], "id": f"{SITE}/credentials/1"}
    badge = {**inside, "proof": proved_as_linked_data(shown(), MADE)["proof"]}
    assert told(badge) == (Outcome.UNCHECKED, Why.LINKED_DATA)
