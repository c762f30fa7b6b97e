"""Fetches that somebody asks for while a process goes on with its work."""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path

from catalogue.fetching.copies import BeingFetched
from catalogue.fetching.download import Downloader
from catalogue.fetching.fetching import fetch_feed
from catalogue.fetching.kept_feeds import NoSuchFeed
from runtime.database import Sessions

log = logging.getLogger(__name__)


class BackgroundFetch:
    """A call fetches the feed of a source in the background and returns at once; how it ended is stored as ever.

    A feed that is being fetched, by this process or another, is left to that.
    """

    def __init__(self, sessions: Sessions, folder: Path, downloader: Downloader) -> None:
        self._sessions, self._folder, self._downloader = sessions, folder, downloader

    def __call__(self, source: str) -> None:
        threading.Thread(target=self._fetch, args=(source,), name="fetch", daemon=True).start()

    def _fetch(self, source: str) -> None:
        try:
            fetch_feed(self._sessions, source, self._folder, self._downloader, time.sleep)
        except (BeingFetched, NoSuchFeed) as error:
            log.info("a feed is not fetched: %s", type(error).__name__)
        except Exception:
            log.exception("a feed could not be read, by a fault of the advisor")
