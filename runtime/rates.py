"""How often somebody may do something: rates as settings write them, and who has reached theirs."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import math
import time
from collections.abc import Sequence

from limits import RateLimitItem, parse_many
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage, storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

log = logging.getLogger(__name__)


MEMORY = "memory://"
"""Where one process counts by itself."""
OFF = "off"
PATIENCE = 0.5
"""Seconds that the shared storage is waited for: a limit must not hold up those whom it protects."""
V6_NETWORK = 64
"""The bits of an IPv6 address that name a subscriber's network: within it one machine may choose its own addresses."""


class TooOften(Exception):
    """A rate is used up; `seconds` is how long to wait until it is not."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


def checked_rate(text: str) -> str:
    """`text` where it is `off` or rates such as `30/minute;300/hour`. Raises ValueError in words for the operator."""
    if text.strip().casefold() == OFF:
        return OFF
    try:
        rates = parse_many(text)
    except ValueError:
        rates = []
    if not rates or any(rate.amount < 1 for rate in rates):
        raise ValueError(f"must be rates such as 30/minute;300/hour, or {OFF}")
    return text


def network_of(address: str) -> str:
    """Who is counted for a client's address: the address itself, for IPv6 its /64."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:  # a proxy that is named may hand on a name, and a socket file has none
        return address
    if parsed.version == 4:
        return address
    return str(parsed.ipv4_mapped or ipaddress.ip_network((address, V6_NETWORK), strict=False))


class Rates:
    """Counts uses in windows that slide. `storage` is memory:// for one process, or an address of Redis for several.

    While the shared storage is away, each process counts for itself: nobody is shut out, and nothing is unbounded.
    """

    def __init__(self, storage: str = MEMORY) -> None:
        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._storage = None if storage == MEMORY else _shared(storage)
        self._shared = SlidingWindowCounterRateLimiter(self._storage) if self._storage else None

    def take(self, rates: str, *who: str) -> None:
        """Count one use by `who` against each of the rates. Raises TooOften."""
        for rate in _parsed(rates):
            if wait := self._count(rate, who):
                raise TooOften(wait)

    async def taken(self, rates: str, *who: str) -> None:
        """`take` for the event loop: what asks another machine runs in a thread. Raises TooOften."""
        if self._shared is None:
            self.take(rates, *who)
        else:
            await asyncio.to_thread(self.take, rates, *who)

    def close(self) -> None:
        if self._storage is not None:
            self._storage.storage.close()

    def _count(self, rate: RateLimitItem, who: Sequence[str]) -> int:
        """Count one use: 0, or the seconds until there is one again."""
        if self._shared is not None:
            try:
                return _hit(self._shared, rate, who)
            except StorageError as error:
                log.warning("the shared rates are away, and this process counts by itself: %s", error)
        return _hit(self._own, rate, who)


def _shared(storage: str) -> RedisStorage:
    made = storage_from_string(storage, wrap_exceptions=True, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
    assert isinstance(made, RedisStorage)  # noqa: S101  the settings take no other scheme
    return made


def _hit(limiter: SlidingWindowCounterRateLimiter, rate: RateLimitItem, who: Sequence[str]) -> int:
    if limiter.hit(rate, *who):
        return 0
    return max(1, math.ceil(limiter.get_window_stats(rate, *who).reset_time - time.time()))


def _parsed(rates: str) -> list[RateLimitItem]:
    """The rates, the shortest window first: whoever is refused by it has used up nothing of a longer one."""
    return [] if rates == OFF else sorted(parse_many(rates), key=lambda rate: rate.get_expiry())
