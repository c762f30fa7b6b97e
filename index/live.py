"""The index that serves, exchanged for a newer build while questions are being answered."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

from index.build import current
from index.encoder import CachedEncoder, Encoder
from index.guidance import GuidanceIndex
from index.search import CredentialIndex
from index.skills import SkillIndex
from index.terms import TermIndex
from runtime.onnx_encoder import OnnxEncoder
from runtime.settings import Settings

REMEMBERED = 1000
"""Texts whose vectors are kept for the next turns: needs come again with every change to a search. They hold 1.5 MB."""

PATIENCE = 0.5
"""Seconds that the question which finds a newer build waits for it: a small catalogue is loaded in less, and a large
one must not hold up everybody else, because the action server answers one question at a time."""

log = logging.getLogger(__name__)


class NoIndex(Exception):
    """There is no build to serve; `make run` or `python -m index prepare` makes one."""


@dataclass(frozen=True)
class Serving:
    """What one build serves."""

    folder: Path
    credentials: CredentialIndex
    terms: TermIndex
    skills: SkillIndex
    guidance: GuidanceIndex

    @classmethod
    def load(cls, folder: Path, encoder: Encoder) -> Serving:
        return cls(
            folder,
            credentials=CredentialIndex(folder, encoder),
            terms=TermIndex(folder, encoder),
            skills=SkillIndex(folder, encoder),
            guidance=GuidanceIndex(folder, encoder),
        )


class LiveIndex:
    """Loads the current build when made; raises NoIndex before the first build.

    What it hands out is one build's, or a newer one's after an exchange. A reader keeps the object it took until it is
    done with it, so nobody sees half of an exchange.
    """

    def __init__(self, folder: Path, encoder: Encoder, patience: float = PATIENCE) -> None:
        newest = current(folder)
        if newest is None:
            raise NoIndex(f"no index under {folder}")
        self._folder = folder
        self._encoder = encoder
        self._patience = patience
        self._serving = Serving.load(newest, encoder)
        self._starting = Lock()
        self._loading: Thread | None = None

    @classmethod
    def of_settings(cls, settings: Settings) -> LiveIndex:
        """The index of an installation, with its exported encoder. Raises NoIndex and NoEncoder."""
        return cls(settings.index_folder, CachedEncoder(OnnxEncoder(settings.onnx_folder), REMEMBERED))

    @property
    def credentials(self) -> CredentialIndex:
        return self._serving.credentials

    @property
    def terms(self) -> TermIndex:
        return self._serving.terms

    @property
    def guidance(self) -> GuidanceIndex:
        return self._serving.guidance

    @property
    def skills(self) -> SkillIndex:
        return self._serving.skills

    def refresh(self) -> bool:
        """Begin to load a newer build beside, if there is one and none is being loaded; True when it serves already.

        Until it is loaded the old build serves. It goes on serving when the newer one vanishes or cannot be read; the
        next call tries again.
        """
        newest = current(self._folder)
        with self._starting:
            if newest is None or newest == self._serving.folder or (self._loading and self._loading.is_alive()):
                return False
            loading = self._loading = Thread(target=self._load, args=(newest,), name="index-load", daemon=True)
            loading.start()
        loading.join(self._patience)
        return self._serving.folder == newest

    def wait(self) -> None:
        """Return when nothing is being loaded any more."""
        if self._loading:
            self._loading.join()

    def _load(self, folder: Path) -> None:
        try:
            self._serving = Serving.load(folder, self._encoder)
        except Exception:
            log.exception("The build %s cannot be read; the one before goes on serving", folder.name)
