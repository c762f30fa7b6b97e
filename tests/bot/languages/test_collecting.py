"""Catalogues and the code: every text is in the English one, none is left over, and an update loses no translation."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale
from babel.messages import Catalog
from typer.testing import CliRunner

from advisor.cli import app
from bot.languages import read_language
from bot.languages.catalogue import NAME, read_catalogue
from bot.languages.collecting import collected, update
from bot.languages.languages import OURS
from runtime.language import SOURCE

WHOLE = read_catalogue(OURS / SOURCE / NAME, Locale.parse(SOURCE, sep="-"))


def texts(catalogue: Catalog) -> set[object]:
    return {message.id for message in catalogue if message.id}


def test_english_has_every_text_of_the_code_and_none_that_is_not_used() -> None:
    assert texts(WHOLE) == texts(collected())


def test_english_is_complete() -> None:
    assert [message.id for message in WHOLE if message.id and (message.fuzzy or not message.string)] == []
    assert read_language(OURS / SOURCE).words.gettext("Close") == "Close"


def test_the_catalogue_lies_there_as_it_would_be_written(tmp_path: Path) -> None:
    (tmp_path / SOURCE).mkdir()
    (tmp_path / SOURCE / NAME).write_bytes((OURS / SOURCE / NAME).read_bytes())
    update(tmp_path / SOURCE)
    assert (tmp_path / SOURCE / NAME).read_bytes() == (OURS / SOURCE / NAME).read_bytes()


@pytest.mark.parametrize("place", ["domain.yml", "panel.js", "advisor.html", "demand_parts.html", "api.py", "dump.py"])
def test_texts_are_collected_from_every_kind_of_source(place: str) -> None:
    assert any(where.endswith(place) for message in collected() for where, _ in message.locations)


def test_a_catalogue_is_begun_and_waits_for_its_translations(tmp_path: Path) -> None:
    everything = len(texts(collected()))
    assert update(tmp_path / "gd") == (everything, everything)
    assert read_language(tmp_path / "gd").words.gettext("Close") == "Close"


def test_an_update_keeps_what_is_translated_and_asks_to_look_at_what_changed(tmp_path: Path) -> None:
    update(tmp_path / "gd")
    file = tmp_path / "gd" / NAME
    written = file.read_text(encoding="utf-8").replace('msgid "Close"\nmsgstr ""', 'msgid "Close"\nmsgstr "Dùin"')
    changed = 'msgid "The advisor is writing now."\nmsgstr "A’ sgrìobhadh."\n\nmsgid "Not a word of ours"\nmsgstr "?"\n'
    gone = 'msgid "The advisor is writing."\nmsgstr ""\n'
    file.write_text(written.replace(gone, changed), encoding="utf-8")
    update(tmp_path / "gd")
    catalogue = read_catalogue(file, Locale.parse("gd"))
    assert catalogue["Close"].string == "Dùin"
    again = catalogue["The advisor is writing."]
    assert (again.fuzzy, again.string) == (True, "A’ sgrìobhadh.")
    assert "Not a word of ours" not in file.read_text(encoding="utf-8")


def test_the_command_says_how_much_there_is_to_do(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["words", "gd", "--folder", str(tmp_path)])
    everything = len(texts(collected()))
    assert f"{everything} texts, {everything} of them wait" in " ".join(done.output.split())
    refused = CliRunner().invoke(app, ["words", "klingonese", "--folder", str(tmp_path)])
    assert (refused.exit_code, "'klingonese' is no language" in refused.output) == (1, True)
    (tmp_path / "gd" / NAME).write_text("msgid broken", encoding="utf-8")
    refused = CliRunner().invoke(app, ["words", "gd", "--folder", str(tmp_path)])
    assert (refused.exit_code, "line 1: " in " ".join(refused.output.split())) == (1, True)
