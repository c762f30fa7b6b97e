"""Two whole advisors on one PostgreSQL and one Redis: a conversation goes on over both, and over the death of one."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from sqlalchemy import func, select

from bot.chat import SESSION
from catalogue.records import Credential
from catalogue.store import apply_credentials
from hub.models import CollaborationRequest
from tests.e2e.stack import Employer, Stack, real_stack, wait_for
from tests.engines.servers import postgresql, redis_server

NEW_BUILD = 120.0
"""Seconds within which a machine takes what another one imported: it looks every few, and encodes what is new."""
RESTART = 90.0
"""Seconds that a killed Rasa takes to answer again, on a slow machine."""


@pytest.fixture(scope="module")
def replicas() -> Iterator[tuple[Stack, Stack]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="advisor-")))
        folder.chmod(0o755)
        for name in ("postgresql", "redis", "one", "two"):
            (folder / name).mkdir()
        server = stack.enter_context(postgresql(folder / "postgresql"))
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE advisor")
        shared = {
            "database_url": f"{server}/advisor",
            "redis_url": stack.enter_context(redis_server(folder / "redis")).url,
        }
        one = stack.enter_context(real_stack(folder / "one", own_index=True, **shared))
        two = stack.enter_context(real_stack(folder / "two", own_index=True, **shared))
        yield one, two


def say(stack: Stack, token: str, text: str, key: str = "") -> list[dict[str, Any]]:
    """Ask a replica in a conversation that either may have opened; as clients do, again until it is answered."""
    body = {"id": key or uuid.uuid4().hex, "text": text}
    answer = httpx.post(
        f"{stack.url}/api/conversations/messages",
        json=body,
        headers={"Authorization": f"Bearer {token}"},
        timeout=30,
        trust_env=False,
    )
    answer.raise_for_status()
    messages: list[dict[str, Any]] = answer.json()["messages"]
    return messages


def answers(stack: Stack, token: str) -> bool:
    """Whether a replica answers with something else than an apology."""
    try:
        return all(message["kind"] != "error" for message in say(stack, token, "what is SCQF?"))
    except httpx.HTTPError:
        return False


def test_a_request_that_is_made_over_both_replicas_is_one_request(replicas: tuple[Stack, Stack]) -> None:
    employer = Employer(replicas[0].url)
    turns = (
        *("we want to ask the universities to make a course for us", "Design a new one", "splice fibre in the rain"),
        *("technicians", "about 12", "no deadline", "Fibre Ltd, Wick", "Morag", "morag@fibre.example"),
    )
    for number, text in enumerate(turns):
        messages = say(replicas[number % 2], employer.token, text)
    assert messages[-1]["kind"] == "review"
    key = uuid.uuid4().hex
    with ThreadPoolExecutor(4) as pool:  # an impatient client that sends its yes to both, and again
        sent = [pool.submit(say, replicas[number % 2], employer.token, "yes, send it", key) for number in range(4)]
        receipts = [answer.result() for answer in sent]
    assert all(receipt == receipts[0] for receipt in receipts)
    assert receipts[0][-1]["kind"] == "receipt"
    with replicas[1].sessions() as session:
        assert session.scalar(select(func.count()).select_from(CollaborationRequest)) == 1
    employer.close()


def test_what_is_imported_at_one_replica_is_found_at_both(replicas: tuple[Stack, Stack]) -> None:
    title = "Dry Stone Dyking for Estate Workers"
    walls = "Building and mending dry stone walls."
    course = Credential(id="dyking", title=title, provider="Corrie College", description=walls)
    with replicas[0].sessions.begin() as session:
        apply_credentials(session, [course])
    for stack in replicas:
        employer = Employer(stack.url)
        wait_for(lambda who=employer: title in str(who.say("we need dry stone dyking")), NEW_BUILD)  # type: ignore[misc]
        employer.close()


@pytest.mark.parametrize("killed", ["rasa", "actions", "advisor.web"])
def test_a_conversation_goes_on_at_the_other_replica_when_a_process_is_killed(
    replicas: tuple[Stack, Stack], killed: str
) -> None:
    one, two = replicas
    employer = Employer(one.url)
    employer.say("we need dementia care for 12 people in Perth")
    one.kill(killed)
    reply = say(two, employer.token, "what did you understand?")
    assert "dementia" in str(reply).lower()
    wait_for(lambda: answers(one, employer.token), RESTART)
    history = employer.history()
    texts = [message["text"] for message in history if message.get("author") == "employer"]
    assert texts[:2] == ["we need dementia care for 12 people in Perth", "what did you understand?"]
    employer.close()


def test_conversations_that_begin_or_begin_a_new_session_without_the_actions_are_answered_when_they_are_back(
    replicas: tuple[Stack, Stack],
) -> None:
    one = replicas[0]
    old = Employer(one.url)
    for _ in range(SESSION - 2):  # the opening is a turn too
        old.say("what is SCQF?")
    one.kill("actions")
    young = Employer(one.url)
    assert not any(answers(one, employer.token) for employer in (old, young))
    for employer in (old, young):
        wait_for(lambda token=employer.token: answers(one, token), RESTART)  # type: ignore[misc]
        employer.close()


def test_many_conversations_over_both_replicas_lose_and_double_nothing_while_one_is_killed(
    replicas: tuple[Stack, Stack],
) -> None:
    one, two = replicas
    employers = [Employer(replicas[number % 2].url) for number in range(6)]
    keys = {number: [uuid.uuid4().hex for _ in range(5)] for number in range(len(employers))}

    def converse(number: int) -> None:
        for turn, key in enumerate(keys[number]):
            done = False
            for attempt in range(60):  # a client that cannot reach one replica asks the other with the same id
                try:
                    reply = say(replicas[(number + turn + attempt) % 2], employers[number].token, "what is RPL?", key)
                except httpx.HTTPError:
                    continue
                if done := all(message["kind"] != "error" for message in reply):
                    break
            assert done, f"message {turn} of conversation {number} was never answered"
            if number == 0 and turn == 2:
                one.kill("advisor.web")

    with ThreadPoolExecutor(len(employers)) as pool:
        list(pool.map(converse, keys))
    for number, employer in enumerate(employers):
        headers = {"Authorization": f"Bearer {employer.token}"}
        kept = httpx.get(f"{two.url}/api/conversations/messages", headers=headers, timeout=30, trust_env=False).json()
        said = [message["id"] for message in kept["messages"] if message.get("author") == "employer"]
        assert said == keys[number]
        definitions = [message for message in kept["messages"] if message.get("kind") == "definition"]
        assert len(definitions) == len(keys[number])
        employer.close()
    wait_for(lambda: answers(one, employers[0].token), RESTART)
