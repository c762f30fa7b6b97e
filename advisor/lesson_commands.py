"""`advisor lessons`: what staff made of messages that went wrong, as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from advisor.terminal import console, fail, open_database, read_settings
from hub.lessons.files import files_of
from training.reader.labelled import parse


def lessons(
    folder: Annotated[Path, typer.Argument(help="where the files go; those of the same names are written over")],
) -> None:
    """Write the approved lessons as files in the forms of data/ and of the glossary; nothing there is changed."""
    with open_database(read_settings())() as session:
        files = files_of(session)
    if not files:
        console.print("No lesson is approved yet, so nothing was written.")
        return
    if "messages.txt" in files:
        files["messages.txt"] = _readable(files["messages.txt"])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"The lessons could not be written to {folder}: {error.strerror}.")
    for name in files:
        console.print(f"{folder / name}")


def _readable(text: str) -> str:
    """The examples that the training can read; the others are named, so that somebody sends them back."""
    kept = []
    for line in text.splitlines():
        try:
            if not line.startswith("#"):
                parse(line)
            kept.append(line)
        except ValueError as error:
            console.print(f"Left out, because the training cannot read it ({error}): {line}", markup=False)
    return "\n".join([*kept, ""])
