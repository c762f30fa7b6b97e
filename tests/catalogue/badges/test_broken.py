"""Whatever stands in a badge or in what it points at, the answer is a verdict, or that it is none or cannot be had."""

from __future__ import annotations

import base64
import contextlib
import copy
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest

from catalogue.badges import NoBadge, check
from catalogue.badges.verdict import Uncheckable
from tests.catalogue.badges.made import (
    ASSERTION,
    BADGE,
    ISSUER,
    KEY,
    SITE,
    Sites,
    assertion,
    badge_class,
    bits,
    credential,
    hosted,
    keyed,
    method,
    pem,
    profile,
    proved,
    proved_as_linked_data,
    signed_assertion,
    signing,
    token,
)

NOW = dt.datetime(2026, 11, 27, tzinfo=dt.UTC)
ODD: tuple[Any, ...] = (None, True, -1, 1e400, "", "\ud800", "did:web:", "https://[", [], [[]], [None], {}, {"id": {}})
LINKED = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    {"@vocab": f"{SITE}/words#", "said": {"@id": f"{SITE}/said", "@type": "@id", "@container": "@list"}},
]
STATUS = {"id": f"{SITE}/status", "type": "BitstringStatusListEntry", "statusListCredential": f"{SITE}/status"}


def broken(value: Any) -> Iterator[Any]:
    """The value with one of its parts replaced by something odd, for each part and everything odd."""
    yield from ODD
    if isinstance(value, dict):
        for name, part in value.items():
            for other in broken(part):
                yield {**value, name: other}
    elif isinstance(value, list):
        for at, part in enumerate(value):
            for other in broken(part):
                yield [*value[:at], other, *value[at + 1 :]]


def judge(shown: Any, sites: Sites) -> None:
    text = shown if isinstance(shown, str) else json.dumps(shown)
    with contextlib.suppress(NoBadge, Uncheckable):
        check(text.encode("utf-8", "surrogatepass"), sites, NOW)


def with_status() -> Sites:
    sites = keyed()
    sites.files[f"{SITE}/status"] = {"credentialSubject": {"encodedList": bits(3)}}
    return sites


@pytest.mark.parametrize(
    ("shown", "sites"),
    [
        (assertion(), hosted()),
        (proved(credential()), keyed()),
        (proved_as_linked_data(credential(**{"@context": LINKED})), keyed()),
        (credential(credentialStatus=STATUS), keyed()),
    ],
    ids=["hosted", "proved", "proved as linked data", "unproved"],
)
def test_a_badge_with_something_odd_in_it(shown: Any, sites: Sites) -> None:
    for other in broken(shown):
        judge(other, sites)


@pytest.mark.parametrize(
    ("shown", "sites"),
    [
        (signed_assertion(), signing(revocationList=f"{SITE}/revoked")),
        ({**credential(credentialStatus={**STATUS, "statusListIndex": 3}), "iss": ISSUER}, with_status()),
    ],
    ids=["2.0", "3.0"],
)
def test_a_token_with_something_odd_in_it(shown: Any, sites: Sites) -> None:
    for other in broken(shown):
        judge(token(other, kid=KEY), sites)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", ["kid", "jwk", "alg"])
def test_a_token_with_something_odd_in_its_head(name: str, odd: Any) -> None:
    head, *rest = token(credential(), kid="did:x:1").split(".")
    for field, value in (("kid", "did:x:1"), (name, odd)):
        given = {"alg": "EdDSA", field: value, name: odd}
        head = base64.urlsafe_b64encode(json.dumps(given).encode()).rstrip(b"=").decode()
        judge(".".join([head, *rest]), keyed())


@pytest.mark.parametrize(
    ("shown", "sites"),
    [
        (assertion(), Sites({ASSERTION: assertion(), BADGE: badge_class(), ISSUER: profile(verification={})})),
        (token(signed_assertion()), signing(revocationList=f"{SITE}/revoked")),
        (token(credential(), kid=KEY), Sites({ISSUER: profile(verificationMethod=[method()], publicKey=pem())})),
        (token(credential(credentialStatus={**STATUS, "statusListIndex": 3}), kid=KEY), with_status()),
    ],
    ids=["hosted", "signed", "a token", "a status"],
)
def test_sites_with_something_odd(shown: Any, sites: Sites) -> None:
    sites.files.setdefault(f"{SITE}/revoked", {"revokedAssertions": [{"id": "x"}]})
    whole = copy.deepcopy(sites.files)
    for address, file in whole.items():
        for other in broken(file):
            sites.files = {**whole, address: json.dumps(other).encode()}
            judge(shown, sites)
