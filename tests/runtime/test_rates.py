"""Rates refuse whoever has used theirs up, say when to come back, and bound everybody also while Redis is away."""

from __future__ import annotations

import pytest

from runtime.rates import Rates, TooOften, checked_rate, network_of

NOWHERE = "redis://127.0.0.1:1"
"""Nothing listens at this port."""


def test_a_rate_that_is_used_up_is_refused_with_the_time_to_wait() -> None:
    rates = Rates()
    for _ in range(3):
        rates.take("3/hour", "ailsa")
    with pytest.raises(TooOften) as refused:
        rates.take("3/hour", "ailsa")
    assert 1 <= refused.value.seconds <= 3600


def test_nobody_pays_for_somebody_else() -> None:
    rates = Rates()
    rates.take("1/hour", "ailsa")
    rates.take("1/hour", "morven")


def test_what_the_short_window_refuses_uses_up_nothing_of_the_long_one() -> None:
    rates = Rates()
    rates.take("2/day;1/hour", "ailsa")
    with pytest.raises(TooOften):
        rates.take("2/day;1/hour", "ailsa")
    rates.take("2/day", "ailsa")


def test_a_rate_that_is_off_refuses_nobody() -> None:
    rates = Rates()
    for _ in range(100):
        rates.take("off", "ailsa")
    rates.take("1/hour", "ailsa")


async def test_the_event_loop_is_refused_alike() -> None:
    rates = Rates()
    await rates.taken("1/hour", "ailsa")
    with pytest.raises(TooOften):
        await rates.taken("1/hour", "ailsa")


@pytest.mark.parametrize("text", ["", "often", "30", "0/minute", "-1/minute", "30/minute;often"])
def test_what_is_no_rate_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="must be rates such as 30/minute;300/hour, or off"):
        checked_rate(text)


@pytest.mark.parametrize("text", ["30/minute", "30/minute;300/hour", "1 per second"])
def test_a_rate_is_kept_as_written(text: str) -> None:
    assert checked_rate(text) == text


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("unknown", "unknown"),
    ],
)
def test_an_address_is_counted_with_all_that_its_machine_may_choose(address: str, network: str) -> None:
    assert network_of(address) == network
