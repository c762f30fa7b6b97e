"""How long the pages of the console take with very many requests: the queue at any page, its search, and a request.

`python -m tests.hub.bench 100000 sqlite` and `... postgresql` make a database of that many requests and print, for each
sort of page, the median, the 95th percentile and the slowest of ROUNDS pages: milliseconds by the clock and of the
processor, of PostgreSQL too, from the request of the browser to the whole page. A third word sets another ROUNDS.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

import psycopg
from fastapi import FastAPI
from sqlalchemy import Engine, select, text
from starlette.testclient import TestClient

from advisor.schema import migrate
from advisor.web import spare_what_stays
from hub.console import console_app
from hub.demand.published import Published
from hub.hourly import Hourly
from hub.measures.figures import measures
from hub.models import CollaborationRequest, Staff
from hub.queue import Cursor
from hub.staff import add_staff
from hub.staff_sessions import start_session
from runtime.database import Sessions, make_engine, make_sessions
from runtime.phrases import Phrases
from runtime.settings import ROOT
from tests.engines.servers import postgresql
from tests.hub.console.made import SAME_ORIGIN, Erased
from tests.hub.made import AILSA, PASSWORD, cheap_passwords
from tests.hub.many_requests import fill

ROUNDS = 40
QUEUE = "/console/"
WORDS_OF_MANY = ("staff", "autumn", "callum", "employer")
WORDS_OF_SOME = ("welding", "dementia", "invoices", "forklift")
Page = Callable[[], str]
"""Gives the address of another page of its sort at each call."""


def pages_of(sessions: Sessions, count: int) -> dict[str, Page]:
    """The sorts of pages that are measured."""
    chance = random.Random(3)  # noqa: S311  nothing secret

    def request() -> CollaborationRequest:
        with sessions() as session:
            return session.scalars(
                select(CollaborationRequest).where(CollaborationRequest.id >= chance.randint(1, count)).limit(1)
            ).one()

    def anywhere(view: str) -> Page:
        return lambda: f"{QUEUE}?{view}&{chance.choice(('after', 'before'))}={Cursor.of(request())}"

    def searched(words: Sequence[str], view: str, many: int = 1) -> Page:
        return lambda: f"{QUEUE}?text={'+'.join(chance.sample(words, many))}{view}"

    return {
        "queue, first page": lambda: QUEUE,
        "queue, last page": lambda: f"{QUEUE}?last=1",
        "queue, any page": anywhere("status="),
        "all requests, any page": anywhere("status=all"),
        "one status, any page": anywhere("status=declined"),
        "unread": lambda: f"{QUEUE}?status=unread",
        "area and head count, any page": anywhere("status=all&area=Fife&heads=6-15"),
        "sector, level and wait, any page": anywhere("sector=construction&level=7&waiting=28"),
        "next step overdue": lambda: f"{QUEUE}?due=overdue",
        "search: a reference": lambda: f"{QUEUE}?text={request().reference}",
        "search: a word that some hold": searched(WORDS_OF_SOME, "&status=all"),
        "search: a word that many hold": searched(WORDS_OF_MANY, ""),
        "search: two of these": searched(WORDS_OF_MANY, "&status=all", 2),
        "search: one of each": lambda: f"{QUEUE}?text={chance.choice(WORDS_OF_MANY)}+{chance.choice(WORDS_OF_SOME)}",
        "search: a word that none holds": lambda: f"{QUEUE}?text=zyx{chance.randint(1, 99)}",
        "pools of needs": lambda: "/console/pools",
        "a request": lambda: f"/console/requests/{request().reference}",
        "a request, opened from a view": lambda: f"/console/requests/{request().reference}?from=%3Fstatus%3Dall",
    }


def measured(client: TestClient, page: Page, rounds: int, processor: Callable[[], float]) -> str:
    """A line of figures for a sort of page, of which one page is fetched unmeasured."""
    clocks, processors = [], []
    for address in [page() for _ in range(rounds + 1)]:
        clock, used = time.perf_counter(), processor()
        answer = client.get(address)
        clocks.append(1000 * (time.perf_counter() - clock))
        processors.append(1000 * (processor() - used))
        assert answer.status_code == 200, (address, answer.status_code)
    return "   ".join(_spread(values[1:]) for values in (clocks, processors))


def _spread(values: Sequence[float]) -> str:
    cuts = quantiles(values, n=20, method="inclusive")
    return f"{cuts[9]:6.0f} {cuts[18]:6.0f} {max(values):6.0f}"


def processor_of(sessions: Sessions) -> Callable[[], float]:
    """Gives the seconds of a processor that this process has taken, and those of the sessions of a PostgreSQL."""
    backends: list[Path] = []
    if sessions.kw["bind"].dialect.name == "postgresql":
        with sessions() as session:
            pids = session.scalars(text("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")).all()
        backends = [Path(f"/proc/{pid}/schedstat") for pid in pids]

    def taken() -> float:
        return time.process_time() + sum(int(each.read_text().split()[0]) for each in backends) / 1e9

    return taken


def client_of(sessions: Sessions) -> TestClient:
    """A browser in which a member of staff is signed in."""
    app = FastAPI()
    console = console_app(
        sessions,
        Phrases.read(ROOT / "domain.yml"),
        web_url="http://hub.example",
        hub_name="Test Hub",
        uploads=Path(tempfile.gettempdir()),
        feed_copies=Path(tempfile.gettempdir()),
        rebuild=lambda: None,
        fetch=lambda _: None,
        phrases_of=lambda _: None,
        erase=(erased := Erased()),
        copy=erased.copy,
        published=Published(sessions, 5),
        country="IRL",
        measured=Hourly(sessions, lambda session: measures(session, 5)),
    )
    app.mount("/console", console)
    client = TestClient(app, headers=SAME_ORIGIN)
    with sessions.begin() as session:
        token = start_session(session, session.scalars(select(Staff).where(Staff.email == AILSA)).one())
    client.cookies.set("console", token, domain="testserver.local", path="/console")
    return client


def database(engine: str, folder: Path, stack: ExitStack) -> str:
    """The address of an empty database of that engine, which is there until the stack is closed."""
    if engine == "sqlite":
        return f"sqlite:///{folder / 'hub.db'}"
    server = stack.enter_context(postgresql(folder))
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE hub")
    alone = quote("-c max_parallel_workers_per_gather=0")  # else its helpers would not be counted
    return f"{server.replace('postgresql:', 'postgresql+psycopg:')}/hub?options={alone}"


@contextmanager
def engine_of(name: str) -> Iterator[Engine]:
    """An engine for an empty database of the schema, in a folder of its own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="advisor-bench-")))
        folder.chmod(0o755)
        url = database(name, folder, stack)
        migrate(url)
        engine = make_engine(url)
        stack.callback(engine.dispose)
        yield engine


def lines(engine: Engine, count: int, rounds: int) -> Iterator[str]:
    """What is printed: how long the database took to make, then a line for each sort of page."""
    sessions, begun = make_sessions(engine), time.monotonic()
    with cheap_passwords(), sessions.begin() as session:
        add_staff(session, AILSA, "Ailsa Grant", PASSWORD)
    fill(engine, count)
    yield f"{count:,} requests in {engine.dialect.name}, made in {time.monotonic() - begun:.0f} s"
    yield f"{'ms':34}by the clock: p50, p95, most   of the processor"
    with client_of(sessions) as client:
        spare_what_stays()  # as the web process does
        for name, page in pages_of(sessions, count).items():
            yield f"{name:34}{measured(client, page, rounds, processor_of(sessions))}"


def main(words: Sequence[str]) -> None:
    count, name, *rest = words
    with engine_of(name) as engine:
        for line in lines(engine, int(count), int(rest[0]) if rest else ROUNDS):
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
