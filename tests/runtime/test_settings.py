"""Settings come from the environment, are checked before anything starts, and keep their secrets."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from runtime.settings import ROOT, Settings, settings

TOKEN = "123456:AAE-made-up"
PRODUCTION = {
    "ADVISOR_ENVIRONMENT": "production",
    "ADVISOR_PUBLIC_URL": "https://advisor.example.com",
    "ADVISOR_CONTACT_EMAIL": "hub@example.com",
}


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in [name for name in os.environ if name.startswith("ADVISOR_")]:
        monkeypatch.delenv(name)
    settings.cache_clear()
    yield
    settings.cache_clear()


def read(file: Path | None = None) -> Settings:
    return Settings(_env_file=file)


def test_nothing_has_to_be_set_to_try_the_advisor() -> None:
    assert read().environment == "development"


def test_a_setting_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_WEB_PORT", "9000")
    assert read().web_port == 9000


def test_a_setting_is_read_from_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ADVISOR_CONTACT_NAME=Ailsa\n")
    assert read(tmp_path / ".env").contact_name == "Ailsa"


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("ADVISOR_CONTACT_NAME=Ailsa\n")
    monkeypatch.setenv("ADVISOR_CONTACT_NAME", "Morven")
    assert read(tmp_path / ".env").contact_name == "Morven"


def test_other_programs_settings_in_the_file_are_no_mistake(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("COMPOSE_PROJECT_NAME=advisor\n")
    assert read(tmp_path / ".env") == read()


def test_the_example_file_says_what_is_so_without_it() -> None:
    assert read(ROOT / ".env.example") == read()


def test_the_example_file_shows_every_setting() -> None:
    shown = re.findall(r"^ADVISOR_(\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(name.lower() for name in shown) == sorted(Settings.model_fields)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEB_PORT", "0"),
        ("WEB_PORT", "65536"),
        ("RASA_PORT", "none"),
        ("RASA_TIMEOUT", "0"),
        ("RASA_TIMEOUT", "61"),
        ("ENVIRONMENT", "staging"),
        ("WIDGET_ORIGINS", '["*"]'),
        ("WIDGET_ORIGINS", '["https://www.example.org/page"]'),
        ("PROXIES", '["the proxy"]'),
        ("LIMITS", "maybe"),
        ("COUNTRY", "GRB"),
        ("COUNTRY", "gbr"),
        ("COUNTRY", "Scotland"),
        ("REDIS_URL", "localhost"),
        ("LIMIT_OPENING", "often"),
        ("LIMIT_SENDING", "0/minute"),
    ],
)
def test_a_wrong_setting_names_itself(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"ADVISOR_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        read()


@pytest.mark.parametrize(("value", "country"), [("", "GBR"), ("IRL", "IRL"), ("none", None)])
def test_the_country_of_the_hub_may_be_unknown(
    value: str, country: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_COUNTRY", value)
    assert read().hub_country == country


def test_a_country_that_is_none_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_COUNTRY", "Scotland")
    with pytest.raises(ValidationError, match="three capital letters of a country, such as GBR or IRL, or none"):
        read()


def test_production_accepts_an_https_address_and_a_real_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)
    assert read().web_url == "https://advisor.example.com"


def test_production_refuses_to_run_without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**PRODUCTION, "ADVISOR_LIMITS": "off"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match="ADVISOR_LIMITS may be off in development only"):
        read()


def test_limits_are_off_one_by_one_or_all_together(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read().rate("opening") == "30/minute;300/hour"
    monkeypatch.setenv("ADVISOR_LIMIT_OPENING", "Off")
    assert (read().rate("opening"), read().rate("upload")) == ("off", "30/hour")
    monkeypatch.setenv("ADVISOR_LIMITS", "off")
    assert read().rate("upload") == "off"


def test_an_origin_is_kept_as_browsers_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_WIDGET_ORIGINS", '["HTTPS://WWW.Example.org/"]')
    assert read().widget_origins == ("https://www.example.org",)


def test_the_public_address_and_loopback_are_served_and_no_wildcard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_HOST", "0.0.0.0")  # noqa: S104  nothing listens here
    monkeypatch.setenv("ADVISOR_PUBLIC_URL", "https://advisor.example.com/")
    monkeypatch.setenv("ADVISOR_HOSTS", '["hub.internal"]')
    assert read().served_hosts == ["127.0.0.1", "[::1]", "advisor.example.com", "hub.internal", "localhost"]


@pytest.mark.parametrize("address", ["", "http://advisor.example.com"])
def test_production_refuses_an_address_without_https(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**PRODUCTION, "ADVISOR_PUBLIC_URL": address}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match="ADVISOR_PUBLIC_URL must be an https address"):
        read()


def test_production_refuses_the_placeholder_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**PRODUCTION, "ADVISOR_CONTACT_EMAIL": "hub@example.org"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match="ADVISOR_CONTACT_EMAIL must be the hub's own address"):
        read()


def test_the_bot_token_hides_in_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_TELEGRAM_TOKEN", TOKEN)
    assert TOKEN not in repr(read())
    assert TOKEN not in str(read())


def test_the_secret_of_the_webhook_is_one_that_telegram_takes_and_needs_an_https_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADVISOR_PUBLIC_URL", "https://advisor.example.com")
    monkeypatch.setenv("ADVISOR_TELEGRAM_WEBHOOK_SECRET", "a secret with spaces")
    with pytest.raises(ValidationError, match="16 to 256 letters"):
        read()
    monkeypatch.setenv("ADVISOR_TELEGRAM_WEBHOOK_SECRET", "a-secret-of-the-hub")
    assert "a-secret-of-the-hub" not in repr(read())
    monkeypatch.setenv("ADVISOR_PUBLIC_URL", "http://advisor.example.com")
    with pytest.raises(ValidationError, match="https address"):
        read()


def test_the_database_password_hides_in_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_DATABASE_URL", "postgresql://hub:hunter2@db/advisor")
    assert "hunter2" not in repr(read())
    assert "hunter2" not in str(read())


def test_the_password_of_redis_hides_in_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_REDIS_URL", "redis://:hunter2@cache:6379/0")
    assert "hunter2" not in repr(read())


def test_an_error_about_settings_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("ADVISOR_ENVIRONMENT", "production")
    with pytest.raises(ValidationError) as caught:
        read()
    assert "made-up" not in str(caught.value)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        read().host = "127.0.0.2"  # type: ignore[misc]  # mypy forbids it too


def test_a_process_reads_its_settings_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_CONTACT_NAME", "Ailsa")
    first = settings()
    monkeypatch.setenv("ADVISOR_CONTACT_NAME", "Morven")
    assert settings() is first


def test_the_database_lies_in_the_folder_of_what_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_VAR", "/srv/advisor")
    assert read().database == "sqlite:////srv/advisor/advisor.db"


def test_another_database_goes_before_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_DATABASE_URL", "postgresql://db/advisor")
    assert read().database == "postgresql+psycopg://db/advisor"
    assert read().tracker_database == "postgresql://db/advisor"


def test_all_that_is_made_lies_in_one_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_VAR", "/srv/advisor")
    chosen = read()
    made = (chosen.index_folder, chosen.onnx_folder, chosen.reader_folder, chosen.rasa_models)
    assert {path.parent for path in made} == {Path("/srv/advisor")}
    assert chosen.tracker_database == "sqlite:////srv/advisor/rasa.db"


def test_without_a_public_address_the_local_one_is_shown() -> None:
    assert read().web_url == "http://127.0.0.1:8000"


def test_the_privacy_notice_has_a_whole_address_also_where_the_setting_is_a_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADVISOR_PUBLIC_URL", "https://advisor.example.com")
    assert read().privacy_address == "https://advisor.example.com/privacy"
    monkeypatch.setenv("ADVISOR_PRIVACY_URL", "https://hub.example/kept")
    assert read().privacy_address == "https://hub.example/kept"


def test_rasa_and_the_actions_are_only_ever_asked_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_HOST", "0.0.0.0")  # noqa: S104  nothing listens here
    assert (read().rasa_url, read().actions_url) == ("http://127.0.0.1:5005", "http://127.0.0.1:5055")
