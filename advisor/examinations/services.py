"""What the advisor speaks to: its ports, the database with the index made from it, Redis, Telegram, the mail server."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import redis
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from advisor.examinations.fault import Fault
from bot.mail import Mailer, MailUnavailable
from bot.models import Turn
from catalogue.revisions import catalogue_revision
from index.build import current
from index.revision import read_revision
from runtime.clock import now
from runtime.database import make_engine
from runtime.redaction import described
from runtime.settings import ROOT, Settings

PATIENCE = 5.0
"""Seconds that another process or machine may take to answer."""
SLOW = 60
"""Seconds by which this machine's clock may be behind."""
OURS = '"status":"ok"'
ITS_OWN = {"web": ("/health", OURS), "actions": ("/health", OURS), "rasa": ("/", "Hello from Rasa")}
"""Where each process answers, and a piece of what it answers."""
PREPARE = "Run `advisor prepare`."


class NoDatabase(Exception):
    """The file of the database is not there yet."""


def ports_are_free(chosen: Settings) -> Fault | None:
    """Each port is free, or an advisor's own process answers there."""
    for name, (path, words) in ITS_OWN.items():
        port = getattr(chosen, f"{name}_port")
        if _is_taken(port) and words not in _answer(f"http://127.0.0.1:{port}{path}"):
            setting = f"ADVISOR_{name.upper()}_PORT"
            return Fault(f"Something else listens on port {port}.", f"Stop it, or set {setting} to a free port.")
    return None


def database_is_migrated(chosen: Settings) -> Fault | None:
    """The database answers and has the newest schema."""
    newest = ScriptDirectory.from_config(Config(ROOT / "deploy" / "alembic.ini")).get_current_head()
    try:
        with _connected(chosen) as connection:
            schema = MigrationContext.configure(connection).get_current_revision()
    except NoDatabase as error:
        return Fault(f"There is no database yet: {error}.", PREPARE)
    except SQLAlchemyError as error:
        return Fault(
            f"The database does not answer ({described(error)}).",
            "See whether its server runs, and whether ADVISOR_DATABASE_URL names it with the right password.",
        )
    if schema != newest:
        return Fault(f"The database has the schema {schema or 'of no version'}, not {newest}.", PREPARE)
    return None


def clock_is_right(chosen: Settings) -> Fault | None:
    """This machine's clock is not behind what was stored, nor away from that of the database's machine."""
    with _connected(chosen) as connection:
        moments = [connection.scalar(select(func.max(Turn.created)))]
        if connection.dialect.name == "postgresql":
            moments.append(connection.scalar(select(func.clock_timestamp())))
    behind = max(((moment - now()).total_seconds() for moment in moments if moment), default=0.0)
    if behind > SLOW:
        return Fault(f"The clock of this machine is {behind:.0f} s behind.", "Run: timedatectl set-ntp true")
    return None


def index_is_of_the_catalogue(chosen: Settings) -> Fault | None:
    """There is an index, made from the catalogue as it is now."""
    if current(chosen.index_folder) is None:
        return Fault(f"There is no index in {chosen.index_folder}.", PREPARE)
    with _connected(chosen) as connection, Session(connection) as session:
        if read_revision(chosen.index_folder) != catalogue_revision(session):
            return Fault("The index is older than the catalogue.", f"{PREPARE} A running advisor does it by itself.")
    return None


def redis_answers(chosen: Settings) -> Fault | None:
    """Redis answers, where one is set."""
    if not chosen.redis_url:
        return None
    client = redis.Redis.from_url(chosen.redis_url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
    try:
        client.ping()
    except redis.RedisError as error:
        return Fault(f"Redis does not answer ({described(error)}).", "See whether ADVISOR_REDIS_URL names it.")
    finally:
        client.close()
    return None


def telegram_takes_the_token(chosen: Settings) -> Fault | None:
    """The Bot API knows the token, where one is set."""
    if chosen.telegram_token is None:
        return None
    address = f"{chosen.telegram_api}{chosen.telegram_token.get_secret_value()}/getMe"
    try:
        status = httpx.get(address, timeout=PATIENCE).status_code
    except httpx.HTTPError as error:
        return Fault(
            f"Telegram cannot be reached ({described(error)}).",
            "This machine must be allowed to connect to ADVISOR_TELEGRAM_API.",
        )
    if status in (httpx.codes.UNAUTHORIZED, httpx.codes.NOT_FOUND):
        return Fault("Telegram refuses the token.", "Ask @BotFather for it and set ADVISOR_TELEGRAM_TOKEN.")
    if status != httpx.codes.OK:
        return Fault(f"Telegram answers {status}.", "Try again later; nothing is lost meanwhile.")
    return None


def mail_server_answers(chosen: Settings) -> Fault | None:
    """The mail server takes the login, where one is set. No mail is sent."""
    if not chosen.smtp_host:
        return None
    try:
        Mailer(chosen).try_login()
    except MailUnavailable as error:
        return Fault(
            f"The mail server does not answer or refuses the login ({error}).",
            "Compare ADVISOR_SMTP_HOST, _PORT, _SECURITY, _USER and _PASSWORD with what its provider says.",
        )
    return None


@contextmanager
def _connected(chosen: Settings) -> Iterator[Connection]:
    """A connection. Raises NoDatabase and SQLAlchemyError."""
    file = chosen.var / "advisor.db"
    if not chosen.database_url and not file.exists():  # to connect would make it
        raise NoDatabase(f"there is no {file}")
    engine = make_engine(chosen.database)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(PATIENCE)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _answer(url: str) -> str:
    try:
        return httpx.get(url, timeout=PATIENCE, trust_env=False).text
    except httpx.HTTPError:
        return ""
