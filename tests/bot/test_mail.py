"""E-mail is handed to the hub's mail server; what it refuses for ever is told from what can be tried again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from bot.mail import Mailer, MailRefused, MailUnavailable
from runtime.settings import Settings
from tests.bot.mail_server import FakeMailServer
from tests.conftest import EMAIL

TO = "mairi@craigellan.example"


@pytest.fixture
def server() -> Iterator[FakeMailServer]:
    with FakeMailServer() as server:
        yield server


@pytest.fixture
def mailer(chosen: Settings, server: FakeMailServer) -> Mailer:
    update = {"smtp_host": "127.0.0.1", "smtp_port": server.port, "smtp_security": "none"}
    return Mailer(chosen.model_copy(update=update))


def send(mailer: Mailer, text: str = "Sabhal Mòr says “aye”.") -> None:
    mailer.send(TO, "Your request MC-7K4QX2", text, message_id="<notice-1@hub.example>")


def test_a_message_arrives_with_what_tells_people_and_programs_what_it_is(
    mailer: Mailer, server: FakeMailServer
) -> None:
    send(mailer)
    (message,) = server.taken
    assert (message["From"], message["To"], message["Subject"]) == (EMAIL, TO, "Your request MC-7K4QX2")
    assert (message["Message-ID"], message["Auto-Submitted"]) == ("<notice-1@hub.example>", "auto-generated")
    assert message.get_content().strip() == "Sabhal Mòr says “aye”."


def test_the_sender_of_the_settings_goes_before_the_contact(chosen: Settings, server: FakeMailServer) -> None:
    update = {"smtp_host": "127.0.0.1", "smtp_port": server.port, "smtp_security": "none"}
    send(Mailer(chosen.model_copy(update=update | {"smtp_sender": "news@hub.example"})))
    assert server.taken[0]["From"] == "news@hub.example"


@pytest.mark.parametrize(("reply", "kind"), [("550 no such user", MailRefused), ("450 try later", MailUnavailable)])
def test_a_recipient_that_is_refused(mailer: Mailer, server: FakeMailServer, reply: str, kind: type[Exception]) -> None:
    server.refuse[TO] = reply
    with pytest.raises(kind, match=f"recipient was refused \\({reply[:3]}\\)"):
        send(mailer)


@pytest.mark.parametrize(("reply", "kind"), [("554 spam", MailRefused), ("451 try later", MailUnavailable)])
def test_a_message_that_is_refused(mailer: Mailer, server: FakeMailServer, reply: str, kind: type[Exception]) -> None:
    server.refuse_text = reply
    with pytest.raises(kind, match=f"message was refused \\({reply[:3]}\\)"):
        send(mailer)


def test_a_server_that_says_nothing_is_tried_again(mailer: Mailer, server: FakeMailServer) -> None:
    server.answers = False
    with pytest.raises(MailUnavailable, match="SMTPServerDisconnected"):
        send(mailer)


def test_a_server_that_is_down_is_tried_again(chosen: Settings) -> None:
    update = {"smtp_host": "127.0.0.1", "smtp_port": 1, "smtp_security": "tls"}
    with pytest.raises(MailUnavailable, match="ConnectionRefusedError"):
        send(Mailer(chosen.model_copy(update=update)))


def test_a_server_without_encryption_is_not_trusted_unless_the_setting_says_so(
    chosen: Settings, server: FakeMailServer
) -> None:
    update = {"smtp_host": "127.0.0.1", "smtp_port": server.port}
    with pytest.raises(MailUnavailable, match="SMTPNotSupportedError"):
        send(Mailer(chosen.model_copy(update=update)))
    assert server.taken == []


@pytest.mark.parametrize(
    ("to", "subject"),
    [
        (f"{TO}\r\nBcc: all@elsewhere.example", "Your request"),
        (TO, "Your request\nBcc: all@elsewhere.example"),
        (TO, "Your request\r\n\r\nAnother text"),
    ],
)
def test_no_value_begins_another_header_or_the_text(
    mailer: Mailer, server: FakeMailServer, to: str, subject: str
) -> None:
    with pytest.raises(MailRefused, match="line end"):
        mailer.send(to, subject, "Sabhal", message_id="<notice-1@hub.example>")
    assert server.taken == []


def test_a_list_of_addresses_is_not_sent_to_each(mailer: Mailer, server: FakeMailServer) -> None:
    with suppress(MailRefused, MailUnavailable):
        mailer.send(f"{TO}, all@elsewhere.example", "Your request", "Sabhal", message_id="<notice-1@hub.example>")
    assert "all@elsewhere.example" not in server.recipients
