"""The figures that hold for one encoder: thresholds, weights and margins, in one file for each encoder.

The file of the embedded model lies beside this module; `advisor calibrate` writes that of another encoder.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from runtime.yaml_file import read_yaml

PACKAGED = Path(__file__).parent / "calibration"

Share = Annotated[float, Field(gt=0, lt=1)]
"""A probability, or the cosine of texts that are alike."""
Weight = Annotated[float, Field(ge=0, le=100)]


class NoCalibration(Exception):
    """No file holds the figures of an encoder; the message names it, the file and the command that writes it."""


class BadCalibration(Exception):
    """The file is damaged or another encoder's; the message names it, the encoder and the command that writes it."""


class _Figures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Made(_Figures):
    """Where the figures come from: the day, the command, and how many examples of each sort stand behind them."""

    date: dt.date
    command: str
    counts: Mapping[str, int]


class Weights(_Figures):
    """How much the z-score of each feature counts in the order of records.

    `background` is that of what was said in the conversation until now, held against a record as a whole; `level` what
    each level of the SCQF takes off, so that of courses that answer alike the easier one stands first.
    """

    published: Weight
    employer: Weight
    centre: Weight
    whole: Weight
    words: Weight
    background: Weight
    level: Weight


class Match(_Figures):
    """The logistic regression of the certainty that a record answers a need, and its least value for an answer.

    `nearest` belongs to the similarity of the nearest text, `whole` to that of the record as one text, `words` to the
    logarithm of 1 + the word score.
    """

    nearest: float = Field(gt=0, le=100)
    whole: float = Field(ge=0, le=100)
    words: float = Field(ge=0, le=100)
    constant: float = Field(ge=-100, le=100)
    threshold: Share


class Margins(_Figures):
    """How far above the match threshold an answer must lie that nobody asked for in so many words."""

    guess: Share
    out_of_scope: Share


class Terms(_Figures):
    """The least similarities at which a question is about a term that it does not name.

    `phrase` holds for a few words, `description` for a longer question, `over_name` for one that names another term in
    passing.
    """

    phrase: Share
    description: Share
    over_name: Share


class Questions(_Figures):
    """The least similarities at which guidance answers a question, and words of no known intent are its question."""

    answered: Share
    same_question: Share


class Skills(_Figures):
    """The least similarity at which a skill is put to an employer, and how much less the next ones may have."""

    least: Share
    gap: Share


class Calibration(_Figures):
    """All figures of one encoder, by its name."""

    encoder: str
    made: Made
    weights: Weights
    match: Match
    margins: Margins
    terms: Terms
    guidance: Questions
    skills: Skills

    @property
    def fit(self) -> float:
        """The least certainty at which an answer is called a fit, and a guess shown without being asked for."""
        return self.match.threshold + self.margins.guess


def load(encoder: str, folder: Path) -> Calibration:
    """The figures of an encoder, from `folder` or, where it has none, from this package.

    Raises NoCalibration and BadCalibration.
    """
    name = file_name(encoder)
    path = next((path for path in (folder / name, PACKAGED / name) if path.exists()), None)
    if path is None:
        raise NoCalibration(
            f"There is no calibration for the encoder {encoder}: {folder / name} is missing. Run `advisor calibrate`."
        )
    calibration = _read(path, encoder)
    if calibration.encoder != encoder:
        raise BadCalibration(
            f"{path} is the calibration of {calibration.encoder}, not of {encoder}. Run `advisor calibrate`."
        )
    return calibration


def file_name(encoder: str) -> str:
    """The name of an encoder's file, whatever stands in the encoder's name."""
    return f"{re.sub(r'[^A-Za-z0-9._-]+', '-', encoder).strip('-.') or 'encoder'}.yml"


def _read(path: Path, encoder: str) -> Calibration:
    try:
        return Calibration.model_validate(read_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        reason = f"{'.'.join(map(str, first['loc'])) or 'the whole'}: {first['msg']}"
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
    raise BadCalibration(
        f"{path}, the calibration of the encoder {encoder}, cannot be read ({reason}). Run `advisor calibrate`."
    )
