"""Every setting of every process, read once from the environment or `.env` into one frozen object."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urljoin, urlsplit

from pydantic import AfterValidator, Field, IPvAnyNetwork, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from runtime.addresses import checked_issuer, checked_origin
from runtime.countries import NONE, checked_country
from runtime.rates import OFF, checked_rate

Rate = Annotated[str, AfterValidator(checked_rate)]
Origin = Annotated[str, AfterValidator(checked_origin)]
Country = Annotated[str, AfterValidator(checked_country)]
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Named `ADVISOR_<FIELD>` in the environment; `.env.example` shows each with its default."""

    model_config = SettingsConfigDict(
        env_prefix="ADVISOR_",
        env_file=ROOT / ".env",
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,  # the input holds the secrets, and an error is logged
    )

    environment: Literal["development", "production"] = "development"
    var: Path = ROOT / "var"
    database_url: str = Field("", repr=False)  # may hold a password
    redis_url: str = Field("", repr=False, pattern=r"^(rediss?://.+)?$")
    host: str = "127.0.0.1"
    web_port: int = Field(8000, ge=1, le=65535)
    rasa_port: int = Field(5005, ge=1, le=65535)
    actions_port: int = Field(5055, ge=1, le=65535)
    public_url: str = ""
    widget_origins: tuple[Origin, ...] = ()
    hosts: tuple[str, ...] = ()
    proxies: tuple[IPvAnyNetwork, ...] = ()
    reachable_networks: tuple[IPvAnyNetwork, ...] = ()
    limits: Literal["on", "off"] = "on"
    limit_opening: Rate = "30/minute;300/hour"
    limit_sending: Rate = "300/minute;5000/hour"
    limit_conversation: Rate = "40/minute;600/hour"
    limit_sign_in: Rate = "10/minute;60/hour"
    limit_upload: Rate = "30/hour"
    limit_lookup: Rate = "120/minute;2000/hour"
    sentence_model: str = ""
    rasa_timeout: float = Field(8.0, gt=0, le=60)
    telegram_token: SecretStr | None = None
    telegram_webhook_secret: SecretStr | None = None
    telegram_api: str = "https://api.telegram.org/bot"
    smtp_host: str | None = None
    smtp_port: int = Field(587, ge=1, le=65535)
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_sender: str | None = None
    oidc_issuer: Annotated[str, AfterValidator(checked_issuer)] = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr | None = None
    second_factor: Literal["optional", "required"] = "optional"
    keep_conversations: int = Field(365, ge=1, le=3650)
    keep_requests: int = Field(1095, ge=1, le=3650)
    keep_signals: int = Field(760, ge=550, le=3650)
    demand_least: int = Field(5, ge=3, le=100)
    metrics_token: SecretStr | None = Field(None, min_length=16)
    country: Country = "GBR"
    language: str = "en-GB"
    languages: Path | None = None
    contact_name: str = "the hub team"
    contact_email: str = "hub@example.org"
    privacy_url: str = "/privacy"

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _taken_by_telegram(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
            raise ValueError("must be 16 to 256 letters, digits, _ and -")
        return secret

    @model_validator(mode="after")
    def _reached_by_telegram(self) -> Settings:
        if self.telegram_webhook_secret and not self.public_url.startswith("https://"):
            raise ValueError("ADVISOR_TELEGRAM_WEBHOOK_SECRET needs ADVISOR_PUBLIC_URL to be an https address")
        return self

    @model_validator(mode="after")
    def _known_to_the_provider(self) -> Settings:
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_client_secret):
            raise ValueError("ADVISOR_OIDC_ISSUER needs ADVISOR_OIDC_CLIENT_ID and ADVISOR_OIDC_CLIENT_SECRET")
        return self

    @model_validator(mode="after")
    def _ready_for_the_public(self) -> Settings:
        if self.environment == "production":
            if not self.public_url.startswith("https://"):
                raise ValueError("ADVISOR_PUBLIC_URL must be an https address when ADVISOR_ENVIRONMENT is production")
            if self.contact_email.endswith("@example.org"):
                raise ValueError("ADVISOR_CONTACT_EMAIL must be the hub's own address in production")
            if self.limits == OFF:
                raise ValueError("ADVISOR_LIMITS may be off in development only")
        return self

    @property
    def hub_country(self) -> str | None:
        """The country that organisations are taken to be in of which nothing else is known, by its three letters."""
        return None if self.country == NONE else self.country

    @property
    def mail_sender(self) -> str:
        """The address that notices to employers are sent from."""
        return self.smtp_sender or self.contact_email

    @property
    def database(self) -> str:
        """The address for SQLAlchemy. PostgreSQL is spoken to with psycopg, however the setting names it."""
        named = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", self.database_url)
        return named or f"sqlite:///{self.var / 'advisor.db'}"

    @property
    def web_url(self) -> str:
        return self.public_url or f"http://{self.host}:{self.web_port}"

    @property
    def privacy_address(self) -> str:
        """The whole address of the privacy notice: where it is told, the page around may be another site or none."""
        return urljoin(self.web_url, self.privacy_url)

    @property
    def request_form(self) -> str | None:
        """The whole address of the form by which a request is sent without the assistant; None where the hub has no
        public address, because any other leads to this machine alone."""
        return f"{self.public_url.rstrip('/')}/advisor/request" if self.public_url else None

    @property
    def served_hosts(self) -> list[str]:
        """The names under which the public process answers: any other Host header is refused."""
        named = {*self.hosts, *LOOPBACK, self.host, urlsplit(self.public_url).hostname or ""}
        return sorted(named - {"", "0.0.0.0", "::"})  # noqa: S104  nothing listens here

    def rate(self, what: Literal["opening", "sending", "conversation", "sign_in", "upload", "lookup"]) -> str:
        """How often `what` may be done by one address or one conversation; `off` where limits are off."""
        return OFF if self.limits == OFF else str(getattr(self, f"limit_{what}"))

    @property
    def rasa_url(self) -> str:
        return f"http://127.0.0.1:{self.rasa_port}"

    @property
    def actions_url(self) -> str:
        return f"http://127.0.0.1:{self.actions_port}"

    @property
    def index_folder(self) -> Path:
        return self.var / "index"

    @property
    def onnx_folder(self) -> Path:
        return self.var / "encoder"

    @property
    def reader_folder(self) -> Path:
        return self.var / "reader"

    @property
    def answers_folder(self) -> Path:
        return self.var / "answers"

    @property
    def upload_folder(self) -> Path:
        return self.var / "uploads"

    @property
    def feed_folder(self) -> Path:
        return self.var / "feeds"

    @property
    def dump_folder(self) -> Path:
        return self.var / "dump"

    @property
    def rasa_models(self) -> Path:
        return self.var / "models"

    @property
    def tracker_database(self) -> str:
        """Where Rasa keeps its conversations: in the same PostgreSQL, with the driver of Rasa's own Python."""
        if self.database.startswith("postgresql"):
            return re.sub(r"^postgresql(\+\w+)?://", "postgresql://", self.database)
        return f"sqlite:///{self.var / 'rasa.db'}"


@lru_cache
def settings() -> Settings:
    """The settings of this process. Raises pydantic's ValidationError, naming the setting that is wrong."""
    return Settings()
