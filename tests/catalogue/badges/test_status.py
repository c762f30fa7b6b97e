"""Open Badges 3.0 that were taken back: what the issuer's site lists is believed, and what cannot be read is said."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.badges import Outcome, Why
from tests.catalogue.badges.made import CREDENTIAL, KEY, OTHER, SITE, Sites, bits, credential, keyed, token, unreachable
from tests.catalogue.badges.test_version3 import told

STATUS = f"{SITE}/status/1"


def with_status(kind: str, content: Any, **status: Any) -> tuple[str, Sites]:
    sites = keyed()
    sites.files[STATUS] = content
    entry = {"id": STATUS, "type": kind, "statusListCredential": STATUS, **status}
    return token(credential(credentialStatus=entry), kid=KEY), sites


@pytest.mark.parametrize(
    ("content", "outcome", "why"),
    [
        ({"revokedCredentials": [{"id": CREDENTIAL, "revoked": True}]}, Outcome.REVOKED, None),
        ({"revokedCredential": [CREDENTIAL]}, Outcome.REVOKED, None),
        ({"revokedCredentials": [{"id": "another"}]}, Outcome.SIGNED, None),
        ({"revokedCredentials": "none"}, Outcome.UNCHECKED, Why.STATUS),
        (unreachable(), Outcome.UNCHECKED, Why.STATUS),
        (b"<html>", Outcome.UNCHECKED, Why.STATUS),
    ],
)
def test_a_list_of_revoked_badges_is_believed(content: Any, outcome: Outcome, why: Why | None) -> None:
    assert told(*with_status("1EdTechRevocationList", content)) == (outcome, why)


@pytest.mark.parametrize("kind", ["BitstringStatusListEntry", "StatusList2021Entry"])
@pytest.mark.parametrize(
    ("index", "outcome", "why"),
    [
        ("9", Outcome.REVOKED, None),
        (10, Outcome.SIGNED, None),
        (-1, Outcome.SIGNED, None),
        (10**9, Outcome.UNCHECKED, Why.STATUS),
        ("x", Outcome.UNCHECKED, Why.STATUS),
    ],
)
def test_a_bit_of_a_status_list_is_believed(kind: str, index: Any, outcome: Outcome, why: Why | None) -> None:
    content = {"credentialSubject": {"encodedList": bits(9)}}
    assert told(*with_status(kind, content, statusListIndex=index)) == (outcome, why)


def test_a_status_list_may_be_a_token() -> None:
    content = token({"vc": {"credentialSubject": {"encodedList": bits(9)}}}).encode()
    assert told(*with_status("BitstringStatusListEntry", content, statusListIndex=9)) == (Outcome.REVOKED, None)


def test_a_list_for_another_purpose_takes_nothing_back() -> None:
    content = {"credentialSubject": {"encodedList": bits(9)}}
    made = with_status("BitstringStatusListEntry", content, statusListIndex=9, statusPurpose="message")
    assert told(*made) == (Outcome.SIGNED, None)


@pytest.mark.parametrize(
    "status",
    [
        "a word",
        {"type": "OfAnotherKind", "id": STATUS},
        {"type": "1EdTechRevocationList", "id": f"{OTHER}/list"},
        {"type": "1EdTechRevocationList"},
    ],
)
def test_a_status_that_is_not_understood_or_of_another_site_leaves_a_badge_unchecked(status: Any) -> None:
    shown = token(credential(credentialStatus=status), kid=KEY)
    assert told(shown) == (Outcome.UNCHECKED, Why.STATUS)


@pytest.mark.parametrize("packed", ["not base64!", "uAAAA"])
def test_a_list_of_bits_that_cannot_be_unpacked_leaves_a_badge_unchecked(packed: str) -> None:
    content = {"credentialSubject": {"encodedList": packed}}
    made = with_status("BitstringStatusListEntry", content, statusListIndex=9)
    assert told(*made) == (Outcome.UNCHECKED, Why.STATUS)
