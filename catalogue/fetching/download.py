"""One file from the web: asked for only if it has changed, within a size and a time, whatever the server does."""

from __future__ import annotations

import asyncio
import hashlib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import BinaryIO

import httpx

from catalogue.importers.reading import MEGABYTE
from runtime.public_http import AddressRefused, PublicTransport
from runtime.settings import Settings

PRODUCT = "micro-credential-advisor"
"""The name that a robots.txt knows this program by."""

MAX_REDIRECTS = 5
PATIENCE = 30.0
"""Seconds that a server may be silent."""

ENCODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}
"""What a body may be packed with: each piece unpacks to at most a thousand times its size, and is counted then."""

NewTransport = Callable[[], httpx.AsyncBaseTransport]


class NotFetched(Exception):
    """The file could not be fetched; the text says why, in words for the people of the hub.

    `status` is the status of the answer, None where none came.
    """

    def __init__(self, words: str, status: int | None = None) -> None:
        super().__init__(words)
        self.status = status

    @property
    def gone(self) -> bool:
        """Whether the server says that there is no such file."""
        return self.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


@dataclass(frozen=True)
class Validators:
    """What the server gave with a file to ask later whether it has changed."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True)
class Downloaded:
    """What came: the SHA-256 of the file, the media type that the server gives it, and its validators."""

    digest: str
    media_type: str
    validators: Validators


class Downloader:
    """Fetches in the name of `agent`. `transport` makes the transport of each fetch, and decides whom it may reach."""

    def __init__(self, transport: NewTransport, agent: str) -> None:
        self._transport = transport
        self.agent = agent

    def get(
        self, address: str, file: BinaryIO, *, most: int, seconds: float, known: Validators | None = None
    ) -> Downloaded | None:
        """Write the file that lies at the address; None, with nothing written, where it is as `known` says.

        Raises NotFetched for more than `most` bytes, after `seconds` in all, and for every fault of the network and the
        server. Redirects are followed one by one, never from https to http.
        """
        try:
            return asyncio.run(self._timed(address, file, most, seconds, known))
        except TimeoutError as error:
            raise NotFetched(f"{address} did not come to an end within {seconds:.0f} seconds") from error
        except AddressRefused as error:
            raise NotFetched(f"{address} is not fetched: {error}") from error
        except httpx.TimeoutException as error:
            raise NotFetched(f"{address} does not answer") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NotFetched(f"{address} cannot be fetched: {_why(error)}") from error

    async def _timed(
        self, address: str, file: BinaryIO, most: int, seconds: float, known: Validators | None
    ) -> Downloaded | None:
        headers = {"User-Agent": self.agent, "Accept-Encoding": "gzip", "Accept": "*/*", **_conditions(known)}
        client = httpx.AsyncClient(transport=self._transport(), trust_env=False, timeout=PATIENCE, headers=headers)
        async with asyncio.timeout(seconds), client:
            request = client.build_request("GET", address)
            for _ in range(MAX_REDIRECTS + 1):
                response = await client.send(request, stream=True)
                try:
                    if response.next_request is None:
                        return await _written(response, address, file, most, known)
                finally:
                    await response.aclose()
                if request.url.scheme == "https" and response.next_request.url.scheme != "https":
                    raise NotFetched(f"{address} leads from https to {response.next_request.url}, which is not safe")
                request = response.next_request
        raise NotFetched(f"{address} leads on more than {MAX_REDIRECTS} times")


def downloader_of(chosen: Settings) -> Downloader:
    """A downloader that reaches public addresses and the networks of the settings, and says who asks."""
    agent = f"{PRODUCT} (+{chosen.web_url}; {chosen.contact_email})"
    return Downloader(partial(PublicTransport, chosen.reachable_networks), agent)


async def _written(
    response: httpx.Response, address: str, file: BinaryIO, most: int, known: Validators | None
) -> Downloaded | None:
    if response.status_code == HTTPStatus.NOT_MODIFIED and known:
        return None
    if response.status_code != HTTPStatus.OK:
        status = response.status_code
        raise NotFetched(f"{address} answers {status} {response.reason_phrase}".rstrip(), status)
    if response.headers.get("Content-Encoding", "").strip().lower() not in ENCODINGS:
        raise NotFetched(f"{address} is packed in a way that was not asked for")
    digest, size = hashlib.sha256(), 0
    async for piece in response.aiter_bytes():
        size += len(piece)
        if size > most:
            raise NotFetched(f"{address} is larger than {most // MEGABYTE} MB")
        digest.update(piece)
        file.write(piece)
    given = response.headers
    media_type = given.get("Content-Type", "").partition(";")[0].strip().lower()
    return Downloaded(digest.hexdigest(), media_type, Validators(given.get("ETag"), given.get("Last-Modified")))


def _conditions(known: Validators | None) -> dict[str, str]:
    named = {"If-None-Match": known and known.etag, "If-Modified-Since": known and known.modified}
    return {name: value for name, value in named.items() if value}


def _why(error: Exception) -> str:
    """The reason in the library's words, which are plain for connections and empty for some others."""
    cause = error.__context__
    while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__context__
    return f"its certificate is not valid ({cause.verify_message})" if cause else str(error) or type(error).__name__
