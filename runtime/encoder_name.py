"""The name of an exported encoder, which says whether two vectors can be compared; reading it loads no model."""

from __future__ import annotations

from pathlib import Path

NAME_FILE = "made-for.txt"
"""The file of an exported encoder whose first line names the model that it was exported from."""


def name_of_encoder(folder: Path) -> str:
    """The name of the encoder in a folder. Raises OSError where there is none, IndexError where the file is empty."""
    return (folder / NAME_FILE).read_text(encoding="utf-8").splitlines()[0]
