"""The index that serves, exchanged for a newer build while questions are being answered."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, Thread

from index import calibration as calibrations
from index.build import current
from index.calibration import Calibration
from index.encoder import CachedEncoder, Encoder
from index.guidance import GuidanceIndex
from index.learners import Learners
from index.search import CredentialIndex
from index.skills import SkillIndex
from index.terms import TermIndex
from runtime.onnx_encoder import OnnxEncoder
from runtime.settings import Settings

REMEMBERED = 1000
"""Texts whose vectors are kept for the next turns: needs come again with every change to a search. They hold 1.5 MB."""

PATIENCE = 0.5
"""Seconds that the turn which finds a newer build waits for it: a small catalogue is loaded in less, and with a large
one the employer is answered from the build before."""

log = logging.getLogger(__name__)


class NoIndex(Exception):
    """There is no build to serve; the message says what makes one."""


@dataclass(frozen=True)
class Serving:
    """What one build serves, with the calibration of its encoder."""

    folder: Path
    encoder: Encoder
    calibration: Calibration
    credentials: CredentialIndex
    terms: TermIndex
    skills: SkillIndex
    guidance: GuidanceIndex
    learners: Learners

    @classmethod
    def load(cls, folder: Path, encoder: Encoder, calibration: Calibration) -> Serving:
        """Load a build. Raises NoIndex for one that another encoder made, OSError and ValueError for a damaged one."""
        made_by = json.loads((folder / "manifest.json").read_text())["encoder"]
        if made_by != encoder.name:
            raise NoIndex(f"the index was built by {made_by}, not by {encoder.name}: run `advisor prepare`")
        return cls(
            folder,
            encoder,
            calibration,
            credentials=CredentialIndex(folder, encoder, calibration),
            terms=TermIndex(folder, encoder, calibration.terms),
            skills=SkillIndex(folder, encoder, calibration.skills),
            guidance=GuidanceIndex(folder, encoder, calibration.guidance),
            learners=Learners(encoder),
        )

    def prepare(self, texts: Iterable[str], background: Iterable[str] = ()) -> None:
        """Encode texts in one call, so that a cached encoder has them ready for the searches and questions to come; the
        messages of a background as they were typed alone."""
        texts = list(texts)
        mended = map(self.credentials.scorer.as_encoded, texts)
        self.encoder.encode(list(dict.fromkeys([*texts, *mended, *background])))


class LiveIndex:
    """Loads the current build when made; raises NoIndex before the first build.

    It hands out one build at a time. A reader keeps the one it took until it is done with it, so nobody sees half of an
    exchange.
    """

    def __init__(self, folder: Path, encoder: Encoder, calibration: Calibration, patience: float = PATIENCE) -> None:
        newest = current(folder)
        if newest is None:
            raise NoIndex(f"there is no index under {folder}: run `advisor prepare`")
        self._folder = folder
        self._encoder = encoder
        self._calibration = calibration
        self._patience = patience
        self._serving = Serving.load(newest, encoder, calibration)
        self._starting = Lock()
        self._loading: Thread | None = None

    @classmethod
    def of_settings(cls, settings: Settings) -> LiveIndex:
        """The index of an installation, with its exported encoder and the calibration of that.

        Raises NoEncoder, NoCalibration, BadCalibration and NoIndex.
        """
        encoder = CachedEncoder(OnnxEncoder(settings.onnx_folder), REMEMBERED)
        return cls(settings.index_folder, encoder, calibrations.load(encoder.name, settings.var / "calibration"))

    def snapshot(self) -> Serving:
        """The build that serves now.

        Where there is a newer one, this begins to load it beside and waits for it a little while; until it is loaded
        the old one serves. The old one goes on serving when the newer one vanishes or cannot be read; the next call
        tries again.
        """
        newest = current(self._folder)
        with self._starting:
            if newest is None or newest == self._serving.folder or (self._loading and self._loading.is_alive()):
                return self._serving
            loading = self._loading = Thread(target=self._load, args=(newest,), name="index-load", daemon=True)
            loading.start()
        loading.join(self._patience)
        return self._serving

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
