"""Every setting of every process, read once from the environment or `.env` into one frozen object."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

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
    host: str = "127.0.0.1"
    web_port: int = Field(8000, ge=1, le=65535)
    rasa_port: int = Field(5005, ge=1, le=65535)
    actions_port: int = Field(5055, ge=1, le=65535)
    public_url: str = ""
    widget_origins: tuple[str, ...] = ()
    sentence_model: str = ""
    rasa_timeout: float = Field(8.0, gt=0, le=60)
    telegram_token: SecretStr | None = None
    telegram_api: str = "https://api.telegram.org/bot"
    smtp_host: str | None = None
    smtp_port: int = Field(587, ge=1, le=65535)
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_sender: str | None = None
    contact_name: str = "the hub team"
    contact_email: str = "hub@example.org"
    privacy_url: str = "/privacy"

    @model_validator(mode="after")
    def _ready_for_the_public(self) -> Settings:
        if self.environment == "production":
            if not self.public_url.startswith("https://"):
                raise ValueError("ADVISOR_PUBLIC_URL must be an https address when ADVISOR_ENVIRONMENT is production")
            if self.contact_email.endswith("@example.org"):
                raise ValueError("ADVISOR_CONTACT_EMAIL must be the hub's own address in production")
        return self

    @property
    def mail_sender(self) -> str:
        """The address that notices to employers are sent from."""
        return self.smtp_sender or self.contact_email

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.var / 'advisor.db'}"

    @property
    def web_url(self) -> str:
        return self.public_url or f"http://{self.host}:{self.web_port}"

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
    def upload_folder(self) -> Path:
        return self.var / "uploads"

    @property
    def rasa_models(self) -> Path:
        return self.var / "models"

    @property
    def tracker_database(self) -> Path:
        return self.var / "rasa.db"


@lru_cache
def settings() -> Settings:
    """The settings of this process. Raises pydantic's ValidationError, naming the setting that is wrong."""
    return Settings()
