"""Signing staff in by an OpenID Connect provider: the authorisation code flow with PKCE, and a check of who it names.

It stands in for the password alone. Nobody becomes a member of staff by it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import jwt

TIMEOUT = 10.0
KEPT = 3600.0
"""Seconds for which the provider's addresses are kept. Its keys are asked for at every sign-in, because they change."""
LEEWAY = 60
"""Seconds by which clocks may differ."""
ALGORITHMS = ("RS256", "PS256", "ES256")
"""Signatures with a public key. A token that is signed otherwise, or not at all, is refused."""


class SignOnUnavailable(Exception):
    """The provider does not answer, or not as one does."""


class SignOnRefused(Exception):
    """The provider signed nobody in, or what it says does not hold."""


@dataclass(frozen=True)
class Pending:
    """What a browser keeps between going to the provider and coming back; `spelt` for a cookie."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> Pending:
        return cls(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48))

    @property
    def spelt(self) -> str:
        return f"{self.state}.{self.nonce}.{self.verifier}"

    @classmethod
    def read(cls, spelt: str) -> Pending | None:
        parts = spelt.split(".")
        return cls(*parts) if len(parts) == 3 and all(parts) else None


class SingleSignOn:
    """A provider, by its issuer. `redirect` is the address of ours that it sends browsers back to. `client` makes the
    connections to it; by default one for each call. Safe to share by threads."""

    def __init__(
        self,
        issuer: str,
        client_id: str,
        secret: str,
        redirect: str,
        client: Callable[[], httpx.Client] = lambda: httpx.Client(timeout=TIMEOUT),
    ) -> None:
        self._issuer, self._client_id, self._secret, self._redirect = issuer, client_id, secret, redirect
        self._client = client
        self._kept: tuple[float, Mapping[str, Any]] | None = None

    def address(self, pending: Pending) -> str:
        """Where a browser goes to sign in. Raises SignOnUnavailable."""
        digest = hashlib.sha256(pending.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": self._redirect,
            "scope": "openid email",
            "state": pending.state,
            "nonce": pending.nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        target = self._address_of("authorization_endpoint")
        return f"{target}{'&' if urlsplit(target).query else '?'}{urlencode(asked)}"

    def email(self, pending: Pending, state: str, code: str) -> str:
        """The e-mail address, in lower case, of who signed in at the provider, which vouches for it.

        Raises SignOnRefused and SignOnUnavailable.
        """
        if not code or not secrets.compare_digest(pending.state.encode(), state.encode()):
            raise SignOnRefused("it was begun in another browser, or the provider refused it")
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect,
            "code_verifier": pending.verifier,
        }
        answer = self._json("POST", self._address_of("token_endpoint"), data=form, auth=(self._client_id, self._secret))
        claims = self._claims(str(answer.get("id_token", "")))
        if not secrets.compare_digest(str(claims.get("nonce", "")).encode(), pending.nonce.encode()):
            raise SignOnRefused("the token belongs to another sign-in")
        email = claims.get("email")
        if not isinstance(email, str) or claims.get("email_verified") is not True:
            raise SignOnRefused("the provider does not vouch for an e-mail address")
        return email.strip().casefold()

    def _claims(self, token: str) -> Mapping[str, Any]:
        keys = self._json("GET", self._address_of("jwks_uri"))
        try:
            named = jwt.get_unverified_header(token).get("kid")
            known = [key for key in jwt.PyJWKSet.from_dict(dict(keys)).keys if named is None or key.key_id == named]
            if len(known) != 1:
                raise SignOnRefused("the token names no key of the provider")
            claims: Mapping[str, Any] = jwt.decode(
                token,
                known[0],
                algorithms=list(ALGORITHMS),
                audience=self._client_id,
                issuer=self._issuer,
                leeway=LEEWAY,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise SignOnRefused(f"the token does not hold: {type(error).__name__}") from None
        if claims.get("azp", self._client_id) != self._client_id:
            raise SignOnRefused("the token is for another client")
        return claims

    def _address_of(self, name: str) -> str:
        """An address that the provider publishes, of the scheme of its issuer."""
        if self._kept is None or time.monotonic() - self._kept[0] > KEPT:
            found = self._json("GET", f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
            if found.get("issuer") != self._issuer:
                raise SignOnUnavailable("the provider names another issuer")
            self._kept = time.monotonic(), found
        address = self._kept[1].get(name)
        if not isinstance(address, str) or urlsplit(address).scheme != urlsplit(self._issuer).scheme:
            raise SignOnUnavailable(f"the provider publishes no {name}")
        return address

    def _json(self, method: str, address: str, **given: Any) -> Mapping[str, Any]:
        try:
            with self._client() as client:
                answer = client.request(method, address, **given)
            found = answer.json()
        except (httpx.HTTPError, json.JSONDecodeError, UnicodeDecodeError) as error:
            raise SignOnUnavailable(f"the provider does not answer: {type(error).__name__}") from None
        if answer.status_code >= 500 or not isinstance(found, dict):
            raise SignOnUnavailable(f"the provider answers {answer.status_code}")
        if answer.status_code >= 400:
            raise SignOnRefused(f"the provider answers {answer.status_code}")
        return found
