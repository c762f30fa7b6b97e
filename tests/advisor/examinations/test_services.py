"""What `advisor doctor` finds around the advisor: ports, database, clock, index, Redis, Telegram, the mail server."""

from __future__ import annotations

import datetime as dt
import http.server
import socket
import threading
from collections.abc import Iterator

import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine, text

from advisor.examinations import services
from advisor.examinations.fault import Fault
from advisor.schema import migrate
from bot.models import Conversation, Turn
from catalogue.revisions import catalogue_revision
from catalogue.store import apply_credentials
from index.build import build
from index.revision import write_revision
from runtime.clock import now
from runtime.database import make_engine, make_sessions
from runtime.settings import Settings
from tests.actions.made import CREDENTIALS
from tests.bot.mail_server import FakeMailServer
from tests.bot.telegram_server import FakeBotApi
from tests.toy import ToyEncoder


def what(fault: Fault | None) -> str:
    assert fault is not None
    return fault.what


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def stranger() -> Iterator[int]:
    """The port of a server that is no advisor."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def migrated(chosen: Settings) -> Settings:
    migrate(chosen.database)
    return chosen


def with_ports(chosen: Settings, **ports: int) -> Settings:
    return chosen.model_copy(update=ports)


def test_a_port_on_which_something_else_listens_is_named(chosen: Settings, free_port: int, stranger: int) -> None:
    free = with_ports(chosen, web_port=free_port, rasa_port=free_port, actions_port=free_port)
    assert services.ports_are_free(free) is None
    fault = services.ports_are_free(with_ports(free, rasa_port=stranger))
    assert what(fault) == f"Something else listens on port {stranger}."
    assert fault is not None
    assert "ADVISOR_RASA_PORT" in fault.mend


def test_a_port_on_which_the_advisor_answers_is_good(chosen: Settings, free_port: int) -> None:
    class Healthy(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"status":"ok"}')

        def log_message(self, *_: object) -> None:
            """Nothing: the test needs no log."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Healthy) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        ports = {"web_port": server.server_port, "rasa_port": free_port, "actions_port": free_port}
        fault = services.ports_are_free(with_ports(chosen, **ports))
        server.shutdown()
        thread.join()
    assert fault is None


def test_a_database_that_is_not_there_is_named_and_not_made(chosen: Settings) -> None:
    assert "There is no database yet" in what(services.database_is_migrated(chosen))
    assert not (chosen.var / "advisor.db").exists()


def test_a_database_that_does_not_answer_is_named_without_its_password(chosen: Settings, free_port: int) -> None:
    away = chosen.model_copy(update={"database_url": f"postgresql://advisor:pa55w0rd@127.0.0.1:{free_port}/advisor"})
    fault = services.database_is_migrated(away)
    assert "does not answer (OperationalError)" in what(fault)
    assert "pa55w0rd" not in str(fault)


def test_a_database_of_an_older_schema_is_named(migrated: Settings) -> None:
    assert services.database_is_migrated(migrated) is None
    engine = create_engine(migrated.database)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    assert what(services.database_is_migrated(migrated)).startswith("The database has the schema 0001, not ")


def test_a_clock_that_was_set_back_is_named(migrated: Settings) -> None:
    assert services.clock_is_right(migrated) is None
    engine = make_engine(migrated.database)
    with make_sessions(engine).begin() as session:
        session.add(Conversation(id="c0ffee"))
        session.flush()
        later = now() + dt.timedelta(seconds=services.SLOW + 60)
        session.add(Turn(conversation_id="c0ffee", client_id="1", sent="hello", created=later))
    engine.dispose()
    assert "s behind" in what(services.clock_is_right(migrated))


def test_an_index_that_is_missing_or_older_than_the_catalogue_is_named(migrated: Settings) -> None:
    assert "There is no index" in what(services.index_is_of_the_catalogue(migrated))
    build(migrated.index_folder, CREDENTIALS[:1], [], ToyEncoder())
    engine = make_engine(migrated.database)
    with make_sessions(engine).begin() as session:
        apply_credentials(session, CREDENTIALS[:1])
        write_revision(migrated.index_folder, catalogue_revision(session))
    assert services.index_is_of_the_catalogue(migrated) is None
    with make_sessions(engine).begin() as session:
        apply_credentials(session, CREDENTIALS[:2])
    engine.dispose()
    assert "older than the catalogue" in what(services.index_is_of_the_catalogue(migrated))


def test_a_redis_that_does_not_answer_is_named(chosen: Settings, free_port: int) -> None:
    assert services.redis_answers(chosen) is None
    away = chosen.model_copy(update={"redis_url": f"redis://:pa55w0rd@127.0.0.1:{free_port}/0"})
    fault = services.redis_answers(away)
    assert "Redis does not answer" in what(fault)
    assert "pa55w0rd" not in str(fault)


def test_a_token_that_telegram_refuses_is_told_from_a_telegram_that_is_away(chosen: Settings, free_port: int) -> None:
    assert services.telegram_takes_the_token(chosen) is None
    with FakeBotApi(token="123456:right") as api:
        here = {"telegram_api": f"{api.url}/bot", "telegram_token": SecretStr("123456:right")}
        right = chosen.model_copy(update=here)
        assert services.telegram_takes_the_token(right) is None
        wrong = right.model_copy(update={"telegram_token": SecretStr("123456:wrong")})
        assert "refuses the token" in what(services.telegram_takes_the_token(wrong))
        api.refuse("getMe", 502, "Bad Gateway")
        assert "Telegram answers 502" in what(services.telegram_takes_the_token(right))
    away = right.model_copy(update={"telegram_api": f"http://127.0.0.1:{free_port}/bot"})
    fault = services.telegram_takes_the_token(away)
    assert "cannot be reached" in what(fault)
    assert "123456" not in str(fault)


def test_a_mail_server_that_does_not_answer_is_named(chosen: Settings) -> None:
    assert services.mail_server_answers(chosen) is None
    with FakeMailServer() as server:
        mail = {"smtp_host": "127.0.0.1", "smtp_port": server.port, "smtp_security": "none"}
        chosen = chosen.model_copy(update=mail)
        assert services.mail_server_answers(chosen) is None
        server.answers = False
        assert "does not answer" in what(services.mail_server_answers(chosen))
        assert server.taken == []
