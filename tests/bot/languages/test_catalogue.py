"""Reading a catalogue: what is in no order is refused whole, with the file and the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.languages import BrokenCatalogue, read_language, read_languages
from bot.languages.catalogue import NAME
from runtime.language import SOURCE, Language
from tests.bot.languages.made import TAG, odd, odd_form

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {forms};\\n"\n\n'
ENGLISH_FORMS = "nplurals=2; plural=(n != 1)"


def written(folder: Path, body: str, tag: str = "gd", forms: str = "nplurals=1; plural=0") -> Path:
    (folder / tag).mkdir()
    (folder / tag / NAME).write_text(HEAD.replace("{forms}", forms) + body, encoding="utf-8")
    return folder / tag


def reason(folder: Path) -> str:
    with pytest.raises(BrokenCatalogue) as error:
        read_language(folder)
    return str(error.value)


def test_a_catalogue_that_is_dropped_in_speaks(other: Language) -> None:
    assert (other.tag, other.direction, other.name) == (TAG, "rtl", "עברית")
    assert other.words.gettext("Not published") == odd("Not published")


@pytest.mark.parametrize(("number", "form"), [(1, "one"), (2, "two"), (0, "more"), (5, "more"), (21, "more")])
def test_a_number_has_the_form_of_its_language(other: Language, number: int, form: str) -> None:
    one, many = "{number} earlier message.", "{number} earlier messages."
    assert other.words.ngettext(one, many, number) == odd_form(many, form)


def test_a_translation_that_somebody_has_to_look_at_is_shown_in_english(tmp_path: Path) -> None:
    body = '#, fuzzy\nmsgid "Close"\nmsgstr "Dùin"\n\nmsgid "Send"\nmsgstr ""\n\nmsgid "More"\nmsgstr "Barrachd"\n'
    words = read_language(written(tmp_path, body, "en", ENGLISH_FORMS)).words
    assert [words.gettext(text) for text in ("Close", "Send", "More")] == ["Close", "Send", "Barrachd"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('msgid "Send {code}"\nmsgstr "Cuir"\n', "“Cuir” for “Send {code}” has not the same values: code"),
        ('msgid "Send"\nmsgstr "Cuir {0.__class__}"\n', "has not the same values: 0.__class__"),
        ('msgid "Send"\nmsgstr "Cuir {"\n', "has a brace that stands alone"),
        ('msgid "<b>Send</b>"\nmsgstr "<i>Cuir</i>"\n', "has not the same tags"),
        ('msgid "Send"\nmsgstr "<script>"\n', "has not the same tags"),
        ('msgid "Send"\nnonsense\n', "line 7: Unknown or misformatted keyword"),
        ('msgid "Send"\nmsgstr[x] "Cuir"\n', "it cannot be read (invalid literal"),
    ],
)
def test_a_catalogue_that_is_in_no_order_is_refused_with_the_reason(tmp_path: Path, body: str, why: str) -> None:
    folder = written(tmp_path, body, "en", ENGLISH_FORMS)
    assert (said := reason(folder)).startswith(f"{folder / NAME}: ")
    assert why in said


def test_a_plural_form_may_leave_out_the_number_and_nothing_else(tmp_path: Path) -> None:
    body = (
        'msgid "{number} of {all}"\nmsgid_plural "{number} of {all}"\nmsgstr[0] "one of {all}"\nmsgstr[1] "{number}"\n'
    )
    assert "“{number}” for “{number} of {all}” has not the same values: all" in reason(
        written(tmp_path, body, "en", ENGLISH_FORMS)
    )


@pytest.mark.parametrize(
    ("forms", "why"),
    [
        ("nplurals=2; plural=(n != 1)", "are not those of the language in CLDR"),
        ("nplurals=2; plural=n.__class__", "Plural-Forms cannot be read"),
    ],
)
def test_plural_forms_that_do_not_suit_the_language_are_refused(tmp_path: Path, forms: str, why: str) -> None:
    assert why in reason(written(tmp_path, "", "gd", forms))


def test_a_folder_without_a_catalogue_or_without_the_name_of_a_language_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gd").mkdir()
    assert "it cannot be opened" in reason(tmp_path / "gd")
    assert "'klingonese' is no language" in reason(written(tmp_path, "", "klingonese"))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, "")
    (folder / NAME).write_bytes(HEAD.encode() + 'msgid "Send"\nmsgstr "Dùin"\n'.encode("latin-1"))
    assert "it is not in the encoding that it names" in reason(folder)


def test_a_hub_may_word_the_english_otherwise(tmp_path: Path) -> None:
    body = 'msgid "Micro-credentials hub"\nmsgstr "Skills Isles"\n'
    written(tmp_path, body, SOURCE, ENGLISH_FORMS)
    assert read_languages(SOURCE, tmp_path).usual.words.gettext("Micro-credentials hub") == "Skills Isles"


def test_a_language_that_is_usual_and_has_no_catalogue_stops_the_process(tmp_path: Path) -> None:
    with pytest.raises(BrokenCatalogue, match="ADVISOR_LANGUAGE has no catalogue"):
        read_languages("gd")
    with pytest.raises(BrokenCatalogue, match="no such folder"):
        read_languages(SOURCE, tmp_path / "gone")
