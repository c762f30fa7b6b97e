"""What the sign-in at a provider needs is checked before anything starts."""

from __future__ import annotations

import os

import pytest
from pydantic import ValidationError

from runtime.settings import Settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("ADVISOR_")]:
        monkeypatch.delenv(name)


def read() -> Settings:
    return Settings(_env_file=None)


def test_a_provider_needs_the_id_and_the_secret_of_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_OIDC_ISSUER", "https://login.example.org")
    monkeypatch.setenv("ADVISOR_OIDC_CLIENT_ID", "advisor")
    with pytest.raises(ValidationError, match="needs ADVISOR_OIDC_CLIENT_ID and ADVISOR_OIDC_CLIENT_SECRET"):
        read()
    monkeypatch.setenv("ADVISOR_OIDC_CLIENT_SECRET", "a secret of the client")
    assert "a secret of the client" not in repr(read())


def test_a_provider_is_spoken_to_in_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_OIDC_ISSUER", "http://login.example.org")
    with pytest.raises(ValidationError, match="must be the https address of an issuer"):
        read()
