"""What lies on this machine: settings, the folder of made things, room on the disk, models."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from dotenv import dotenv_values

from advisor.examinations.fault import Fault
from advisor.prepare import training_hash
from bot.languages import BrokenCatalogue, read_languages
from runtime.encoder_name import NAME_FILE
from runtime.onnx_encoder import MODEL_FILE, TOKENIZER_FILE
from runtime.settings import ROOT, Settings
from training.reader.kept import is_exported

LEAST_FREE = 1024**3
"""Bytes that must be free: a second build of the index, a model, the logs and the backups of some days."""


def settings_are_known(chosen: Settings, file: Path = ROOT / ".env") -> Fault | None:
    """Every ADVISOR_ line of `file` is a setting. That a value is wrong ends the command before."""
    known = {f"ADVISOR_{name.upper()}" for name in Settings.model_fields}
    unknown = sorted(name for name in dotenv_values(file) if name.startswith("ADVISOR_") and name not in known)
    if unknown:
        return Fault(f"{file} names settings that do not exist: {', '.join(unknown)}.", "Compare with .env.example.")
    return None


def folder_is_ours(chosen: Settings) -> Fault | None:
    """All that is made can be written by this user, and others on this machine read no conversation."""
    folder = chosen.var
    if not folder.exists():
        return Fault(f"{folder} does not exist yet.", "Run `advisor up`, which makes it.")
    inside = [path for path in folder.iterdir() if not path.is_symlink()]
    locked = [path for path in (folder, *inside) if not os.access(path, os.R_OK | os.W_OK)]
    if locked:
        return Fault(f"This user may not write {locked[0]}.", f"Run: chown -R THE-ADVISORS-USER {folder}")
    if chosen.environment == "production" and folder.stat().st_mode & 0o007:
        return Fault(f"Every user of this machine may look into {folder}.", f"Run: chmod o= {folder}")
    return None


def disk_has_room(chosen: Settings) -> Fault | None:
    """At least LEAST_FREE bytes are free where things are made."""
    place = next(path for path in (chosen.var, *chosen.var.parents) if path.exists())
    free = shutil.disk_usage(place).free
    if free < LEAST_FREE:
        mend = f"Make room: old backups, {chosen.var / 'log'}, {chosen.var / 'rasa-cache'} and the oldest models."
        return Fault(f"Only {free // 1024**2} MB are free on the disk of {place}.", mend)
    return None


def languages_can_be_read(chosen: Settings) -> Fault | None:
    """Every catalogue of words is in order, and that of the hub's language is there."""
    try:
        read_languages(chosen.language, chosen.languages)
    except BrokenCatalogue as error:
        return Fault(str(error), "Mend it as docs/languages.md says, or take it out.")
    return None


def models_are_made(chosen: Settings) -> Fault | None:
    """The encoders, the reader and the dialogue are there, and made from what the project holds now."""
    missing = []
    for folder, name in ((chosen.onnx_folder, "the encoder"), (chosen.answers_folder, "what answers questions")):
        if not all((folder / file).is_file() for file in (MODEL_FILE, TOKENIZER_FILE, NAME_FILE)):
            missing.append(name)
    if not is_exported(chosen.reader_folder):
        missing.append("the reader of messages")
    if not (chosen.rasa_models / f"{training_hash()}.tar.gz").exists():
        missing.append("the dialogue")
    if missing:
        return Fault(f"Missing or out of date: {', '.join(missing)}.", "Run `advisor prepare` (minutes).")
    return None
