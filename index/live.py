"""The index that serves, exchanged for a newer build while questions are being answered."""

from __future__ import annotations

from pathlib import Path

from index.build import current
from index.encoder import Encoder
from index.search import CredentialIndex
from index.terms import TermIndex


class NoIndex(Exception):
    """There is no build to serve; `make run` or `python -m index prepare` makes one."""


class LiveIndex:
    """Loads the current build when made. `credentials` and `terms` are one build's, or a newer one's after a swap.

    A reader keeps the object it took until it is done with it, so nobody sees half of a swap.
    """

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._folder = folder
        self._encoder = encoder
        self._serving: Path | None = None
        self.refresh()

    def refresh(self) -> bool:
        """Load a newer build if there is one; True when it was exchanged. Raises NoIndex before the first build.

        While a build is there to serve, one that vanished changes nothing.
        """
        newest = current(self._folder)
        if newest is None and self._serving is None:
            raise NoIndex(f"no index under {self._folder}")
        if newest is None or newest == self._serving:
            return False
        # both are loaded before either is exchanged: a build that cannot be read leaves the old one serving
        credentials, terms = CredentialIndex(newest, self._encoder), TermIndex(newest, self._encoder)
        self.credentials, self.terms, self._serving = credentials, terms, newest
        return True
