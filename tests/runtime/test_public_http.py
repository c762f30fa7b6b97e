"""Only the public internet is reached, and the address that was checked is the one that is connected to."""

from __future__ import annotations

import ipaddress

import httpx
import pytest

from runtime.public_http import AddressRefused, PublicTransport, may_reach, resolved

PUBLIC, OTHER, LOOPBACK = "93.184.216.34", "2606:2800:21f:cb07::1", "127.0.0.1"


class Connections(httpx.AsyncBaseTransport):
    """The network by hand: it remembers who was reached, and those that are down cannot be."""

    def __init__(self, *down: str) -> None:
        self.down = down
        self.reached: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.host in self.down:
            raise httpx.ConnectError("down")
        self.reached.append(request)
        return httpx.Response(200, text="courses")


class Names:
    """A name server by hand; each answer is given once."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)

    async def __call__(self, host: str, port: int) -> list[str]:
        if not self.answers:
            raise OSError
        return self.answers.pop(0)


async def get(url: str, names: Names, network: Connections, *allowed: str) -> httpx.Response:
    networks = [ipaddress.ip_network(text) for text in allowed]
    transport = PublicTransport(networks, resolve=names, inner=network)
    async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
        return await client.get(url)


@pytest.mark.parametrize(
    "text",
    ["127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
     "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fd00::1", "ff0e::1", "::ffff:127.0.0.1", "::127.0.0.1",
     "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::1", "fec0::1", "2001::1"],
)  # fmt: skip
def test_an_address_of_this_machine_or_its_neighbours_may_not_be_reached(text: str) -> None:
    assert not may_reach(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", ["8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_a_public_address_may_be_reached(text: str) -> None:
    assert may_reach(ipaddress.ip_address(text))


@pytest.mark.parametrize(("text", "reached"), [("10.1.2.3", True), ("::ffff:10.1.2.3", True), ("10.2.0.1", False)])
def test_a_network_that_the_hub_allows_may_be_reached(text: str, reached: bool) -> None:
    assert may_reach(ipaddress.ip_address(text), [ipaddress.ip_network("10.1.0.0/16")]) is reached


async def test_the_connection_goes_to_the_checked_address_under_the_name_that_was_asked_for() -> None:
    network = Connections()
    answer = await get("https://college.example:8443/feed", Names([PUBLIC], [LOOPBACK]), network)
    (request,) = network.reached
    assert answer.text == "courses"
    assert (str(request.url), request.headers["Host"]) == (f"https://{PUBLIC}:8443/feed", "college.example:8443")
    assert request.extensions["sni_hostname"] == "college.example"


async def test_a_name_that_means_another_machine_the_next_time_is_refused_then() -> None:
    names, network = Names([PUBLIC], [LOOPBACK]), Connections()
    await get("http://college.example/", names, network)
    with pytest.raises(AddressRefused, match=r"college.example is in a private network \(127.0.0.1\)"):
        await get("http://college.example/", names, network)
    assert len(network.reached) == 1


async def test_a_name_with_one_private_address_is_refused_whole() -> None:
    network = Connections()
    with pytest.raises(AddressRefused):
        await get("http://college.example/", Names([PUBLIC, LOOPBACK]), network)
    assert network.reached == []


async def test_the_next_address_is_tried_where_one_cannot_be_reached() -> None:
    network = Connections(OTHER)
    assert (await get("http://college.example/", Names([OTHER, PUBLIC]), network)).text == "courses"
    assert [request.url.host for request in network.reached] == [PUBLIC]


async def test_a_host_that_cannot_be_reached_at_all_is_the_clients_own_error() -> None:
    with pytest.raises(httpx.ConnectError, match="down"):
        await get("http://college.example/", Names([PUBLIC]), Connections(PUBLIC))


async def test_a_name_that_nobody_knows_is_said_to_be_unknown() -> None:
    with pytest.raises(httpx.ConnectError, match=r"the name college.example is not known"):
        await get("http://college.example/", Names(), Connections())


async def test_a_name_without_an_address_cannot_be_reached() -> None:
    with pytest.raises(httpx.ConnectError, match="has no address"):
        await get("http://college.example/", Names([]), Connections())


async def test_another_scheme_than_the_webs_is_refused() -> None:
    with pytest.raises(AddressRefused, match="ftp: is not http or https"):
        await get("ftp://college.example/", Names([PUBLIC]), Connections())


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", "127.1", "2130706433", "0x7f.1"])
async def test_every_way_to_write_this_machine_is_refused_with_the_systems_own_names(host: str) -> None:
    network = Connections()
    async with httpx.AsyncClient(transport=PublicTransport(inner=network), trust_env=False) as client:
        with pytest.raises(AddressRefused):
            await client.get(f"http://{host}/")
    assert network.reached == []


async def test_the_system_names_each_address_once() -> None:
    assert await resolved("127.0.0.1", 80) == [LOOPBACK]
