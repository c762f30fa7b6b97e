"""What is taken out of a line of a log, and what stays readable."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.mail import MailRefused
from runtime.database import make_engine
from runtime.redaction import described, redacted


class Learners(BaseModel):
    number: int


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("to morag.mackay+hr@fibre.example failed", "to [e-mail] failed"),
        ("<mairi@hub.example>, 'iain@x.scot'", "<[e-mail]>, '[e-mail]'"),
        ("call 0131 496 0123 or +44 7700 900123", "call [number] or [number]"),
        ("call 01955602222.", "call [number]."),
        ("Authorization: Bearer s3cr3t-tok_en", "Authorization: Bearer [token]"),
        ("https://api.telegram.org/bot123456:AAE-x_yz12345/getMe", "https://api.telegram.org/bot[token]/getMe"),
        ("postgresql://advisor:pa55w0rd@db/advisor is away", "postgresql://[login]@db/advisor is away"),
        ("redis://:pa55@10.0.0.5:6379/0", "redis://[login]@10.0.0.5:6379/0"),
    ],
)
def test_what_identifies_a_person_or_opens_a_door_is_taken_out(written: str, kept: str) -> None:
    assert redacted(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "notice 17 is tried again later: a server said 421",
        "Port 8000 is in use",
        "at 2026-11-27T10:04:22 on 127.0.0.1:5005",
        "The build 0f3e7d9c1b2a45678901 cannot be read",
        "MC-7K4QX2 cannot be sent",
    ],
)
def test_what_an_operator_needs_stays(written: str) -> None:
    assert redacted(written) == written


def test_an_error_of_ours_keeps_its_words() -> None:
    error = MailRefused("the recipient was refused (550)")
    assert described(error) == "MailRefused: the recipient was refused (550)"
    assert described(MailRefused("morag@fibre.example")) == "MailRefused: [e-mail]"


def test_an_error_of_the_system_says_what_the_system_said() -> None:
    assert described(OSError(28, "No space left on device", "/home/morag")) == "OSError: No space left on device"
    assert described(OSError("Morag")) == "OSError"


def test_a_librarys_error_is_named_by_its_type_alone() -> None:
    with pytest.raises(ValidationError) as refused:
        Learners.model_validate({"number": "Morag"})
    assert "Morag" in str(refused.value)
    assert described(refused.value) == "ValidationError"


def test_an_error_of_the_database_quotes_no_value() -> None:
    engine = make_engine("sqlite://")
    with engine.connect() as connection, pytest.raises(SQLAlchemyError) as failed:
        connection.execute(text("SELECT nothing FROM nowhere WHERE name = :name"), {"name": "Morag"})
    engine.dispose()
    assert "Morag" not in str(failed.value)
