"""What one build of the index serves, and the same with what staff have changed since it was made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from index.calibration import Calibration
from index.encoder import Encoder
from index.guidance import GuidanceIndex
from index.learners import Learners
from index.search import CredentialIndex
from index.skills import SkillIndex
from index.terms import TermIndex
from runtime.standard_english import in_standard_english


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
        messages of a background in standard English alone."""
        texts = list(texts)
        mended = map(self.credentials.scorer.as_encoded, texts)
        self.encoder.encode(list(dict.fromkeys([*texts, *mended, *map(in_standard_english, background)])))
