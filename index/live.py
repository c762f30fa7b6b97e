"""The index that serves, exchanged for a newer build while questions are being answered."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread

from index import calibration as calibrations
from index.amended import Amendments
from index.build import current
from index.calibration import Calibration
from index.encoder import CachedEncoder, Encoder
from index.serving import NoIndex, Serving
from runtime.database import Sessions
from runtime.onnx_encoder import OnnxEncoder
from runtime.settings import Settings

REMEMBERED = 1000
"""Texts whose vectors are kept for the next turns: needs come again with every change to a search. They hold 1.5 MB."""

PATIENCE = 0.5
"""Seconds that the turn which finds a newer build waits for it: a small catalogue is loaded in less, and with a large
one the employer is answered from the build before."""

log = logging.getLogger(__name__)


class LiveIndex:
    """Loads the current build when made; raises NoIndex before the first build.

    It hands out one build at a time. A reader keeps the one it took until it is done with it, so nobody sees half of an
    exchange.
    """

    def __init__(
        self,
        folder: Path,
        encoder: Encoder,
        calibration: Calibration,
        patience: float = PATIENCE,
        sessions: Sessions | None = None,
    ) -> None:
        newest = current(folder)
        if newest is None:
            raise NoIndex(f"there is no index under {folder}: run `advisor prepare`")
        self._folder = folder
        self._encoder = encoder
        self._calibration = calibration
        self._patience = patience
        self._amendments = Amendments(sessions) if sessions else None
        self._serving = Serving.load(newest, encoder, calibration)
        self._starting = Lock()
        self._loading: Thread | None = None

    @classmethod
    def of_settings(cls, settings: Settings, sessions: Sessions | None = None) -> LiveIndex:
        """The index of an installation, with its exported encoder and the calibration of that.

        With `sessions` it serves what staff have changed since a build too. Raises NoEncoder, NoCalibration,
        BadCalibration and NoIndex.
        """
        encoder = CachedEncoder(OnnxEncoder(settings.onnx_folder), REMEMBERED)
        calibration = calibrations.load(encoder.name, settings.var / "calibration")
        return cls(settings.index_folder, encoder, calibration, sessions=sessions)

    def snapshot(self) -> Serving:
        """The build that serves now, with what staff have changed since.

        Where there is a newer one, this begins to load it beside and waits for it a little while; until it is loaded
        the old one serves. The old one goes on serving when the newer one vanishes or cannot be read; the next call
        tries again.
        """
        self._look()
        return self._amendments.over(self._serving) if self._amendments else self._serving

    def _look(self) -> None:
        newest = current(self._folder)
        with self._starting:
            if newest is None or newest == self._serving.folder or (self._loading and self._loading.is_alive()):
                return
            loading = self._loading = Thread(target=self._load, args=(newest,), name="index-load", daemon=True)
            loading.start()
        loading.join(self._patience)

    @property
    def serving(self) -> Serving:
        """The build that serves now, without a look for a newer one."""
        return self._serving

    def wait(self) -> None:
        """Return when nothing is being loaded any more."""
        if self._loading:
            self._loading.join()

    def _load(self, folder: Path) -> None:
        try:
            loaded = Serving.load(folder, self._encoder, self._calibration)
            self._serving = replace(loaded, learners=self._serving.learners)  # encoded once
        except Exception:
            log.exception("The build %s cannot be read; the one before goes on serving", folder.name)
