"""On a real Redis, by the setting alone: several processes count limits together, and go on while it is away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from runtime.rates import Rates, TooOften
from tests.engines.servers import RedisServer


@pytest.fixture
def replicas(redis: RedisServer) -> Iterator[tuple[Rates, Rates]]:
    """The counts of two processes."""
    made = Rates(redis.url), Rates(redis.url)
    yield made
    for rates in made:
        rates.close()


def test_two_processes_count_together(replicas: tuple[Rates, Rates]) -> None:
    one, two = replicas
    one.take("2/hour", "ailsa")
    two.take("2/hour", "ailsa")
    for rates in (one, two):
        with pytest.raises(TooOften) as refused:
            rates.take("2/hour", "ailsa")
        assert 1 <= refused.value.seconds <= 3600
    two.take("2/hour", "morven")


async def test_the_event_loop_counts_with_them(replicas: tuple[Rates, Rates]) -> None:
    one, two = replicas
    await one.taken("1/hour", "ailsa")
    with pytest.raises(TooOften):
        await two.taken("1/hour", "ailsa")


def test_while_redis_is_away_each_process_counts_by_itself_and_afterwards_together(
    replicas: tuple[Rates, Rates], redis: RedisServer
) -> None:
    one, two = replicas
    one.take("1/hour", "ailsa")
    redis.stop()
    one.take("1/hour", "ailsa")
    with pytest.raises(TooOften):
        one.take("1/hour", "ailsa")
    two.take("1/hour", "ailsa")
    redis.start()
    one.take("1/hour", "ailsa")
    with pytest.raises(TooOften):
        two.take("1/hour", "ailsa")


def test_a_redis_that_never_was_there_refuses_nobody_at_the_first_try() -> None:
    rates = Rates("redis://127.0.0.1:1/0")  # nothing listens at this port
    rates.take("1/hour", "ailsa")
    with pytest.raises(TooOften):
        rates.take("1/hour", "ailsa")
