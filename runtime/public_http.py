"""HTTP to addresses that somebody else named: only the public internet is reached, and networks that the hub allows.

A server that fetches what it is told to fetch can be made to ask its own machine or its neighbours (server-side request
forgery). Every name is therefore resolved here, every address it stands for is checked, and the connection goes to
an address that was checked, so that a name cannot mean another machine a moment later.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence

import httpx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a name and a port. Raises OSError when there are none."""

PORTS = {"http": 80, "https": 443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for the IPv4 address in their last four bytes (RFC 6052)."""

LOCAL = tuple(map(ipaddress.ip_network, ("::/96", "64:ff9b:1::/48", "fec0::/10")))
"""Networks of IPv6 that Python counts as global and that lead to neighbours: two are out of use, one is NAT64's own."""


class AddressRefused(httpx.RequestError):
    """The address leads to a network that may not be reached; the text says so for the person who gave it."""


class PublicTransport(httpx.AsyncBaseTransport):
    """A transport for `httpx.AsyncClient` that checks every request, each redirect included.

    Raises AddressRefused for another scheme than http and https, and where any address of the host is neither public
    nor in `allowed`. The client needs `trust_env=False`: behind a proxy it is the proxy that resolves names.
    """

    def __init__(
        self,
        allowed: Sequence[Network] = (),
        *,
        resolve: Resolve | None = None,
        inner: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._allowed = allowed
        self._resolve = resolve or resolved
        # A connection that is kept would be found by its address alone, whichever name its certificate was checked for.
        self._inner = inner or httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        refused: httpx.ConnectError | None = None
        for address in await self._checked(request):
            reached = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,  # with the Host of the name
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": request.url.host},
            )
            try:
                return await self._inner.handle_async_request(reached)
            except httpx.ConnectError as error:  # a machine without IPv6 reaches the host's other address
                refused = error
        raise refused or httpx.ConnectError(f"{request.url.host} has no address")

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def _checked(self, request: httpx.Request) -> list[str]:
        url = request.url
        if url.scheme not in PORTS:
            raise AddressRefused(f"{url.scheme}: is not http or https")
        try:
            addresses = await self._resolve(url.host, url.port or PORTS[url.scheme])
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError(f"the name {url.host} is not known") from error
        for text in addresses:
            if not may_reach(ipaddress.ip_address(text.partition("%")[0]), self._allowed):
                raise AddressRefused(f"{url.host} is in a private network ({text}), which may not be reached")
        return addresses


async def resolved(host: str, port: int) -> list[str]:
    """The addresses of the host as the system knows them, each once, in its order. Raises OSError."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def may_reach(address: Address, allowed: Sequence[Network] = ()) -> bool:
    """Whether the address, or the IPv4 address that an IPv6 one holds, is public or in an allowed network."""
    meant = _held(address) or address
    public = meant.is_global and not meant.is_multicast and not any(meant in network for network in LOCAL)
    return public or any(meant in network for network in allowed)


def _held(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for or leads to."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
