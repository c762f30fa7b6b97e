"""What the owner of a site asks of programs that fetch its pages: robots.txt (RFC 9309)."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

from protego import Protego

from catalogue.fetching.download import PRODUCT, Downloader, NotFetched
from catalogue.importers.reading import MEGABYTE

PAUSE = 1.0
"""Seconds between two pages of a site that asks for no longer pause."""

LARGEST = MEGABYTE
SECONDS = 30.0


class Robots:
    """The rules of each site, read when its first page is asked for."""

    def __init__(self, downloader: Downloader) -> None:
        self._downloader = downloader
        self._rules: dict[str, Protego] = {}

    def allow(self, address: str) -> bool:
        """Whether this program may fetch the page. Raises NotFetched where the site's rules cannot be read."""
        return bool(self._of(address).can_fetch(address, PRODUCT))

    def pause(self, address: str) -> float:
        """Seconds to wait before the next page of the site. Raises NotFetched where its rules cannot be read."""
        return max(PAUSE, float(self._of(address).crawl_delay(PRODUCT) or 0))

    def _of(self, address: str) -> Protego:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = Protego.parse(self._text(f"{site}/robots.txt"))
        return self._rules[site]

    def _text(self, address: str) -> str:
        """The rules; none where the server says that there are none, by any answer of 400 to 499."""
        with io.BytesIO() as file:
            try:
                self._downloader.get(address, file, most=LARGEST, seconds=SECONDS)
            except NotFetched as error:
                if error.status and 400 <= error.status < 500:
                    return ""
                raise NotFetched(f"{error}, so no page of the site is fetched") from error
            return file.getvalue().decode("utf-8", "replace")
