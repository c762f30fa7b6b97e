"""Feeds say one encoding and use another; the letters come out right all the same."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from catalogue.importers import reading
from catalogue.importers.xcri import read_xcri
from tests.catalogue.importers.outcome import outcome, refusal

TITLE = "Gàidhlig – “café”"


def feed(tmp_path: Path, declared: str | None, used: str, mark: bytes = b"") -> Path:
    prologue = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    course = f"<course><identifier>A1</identifier><title>{TITLE}</title></course>"
    text = f"{prologue}<catalog><provider><title>Corrie</title>{course}</provider></catalog>"
    path = tmp_path / "feed.xml"
    path.write_bytes(mark + text.encode(used))
    return path


@pytest.mark.parametrize(
    ("declared", "used", "mark"),
    [
        ("utf-8", "utf-8", b""),
        (None, "utf-8", b""),
        ("utf-8", "utf-8", codecs.BOM_UTF8),
        ("iso-8859-1", "utf-8", b""),
        ("utf-16", "utf-8", b""),
        ("utf-8", "cp1252", b""),
        ("windows-1252", "cp1252", b""),
        ("iso-8859-1", "cp1252", b""),
        (None, "cp1252", b""),
        ("klingon", "utf-8", b""),
        ("rot13", "utf-8", b""),
        ("utf-16", "utf-16", b""),
        (None, "utf-16-be", codecs.BOM_UTF16_BE),
        ("iso-8859-1", "utf-8", codecs.BOM_UTF8),
    ],
)
def test_letters_are_read_whatever_the_file_says(declared: str | None, used: str, mark: bytes, tmp_path: Path) -> None:
    (found,) = outcome(read_xcri(feed(tmp_path, declared, used, mark))).credentials
    assert found.title == TITLE


def test_another_single_byte_alphabet_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    course = "<course><identifier>A1</identifier><title>Łódź</title></course>"
    text = (
        f'<?xml version="1.0" encoding="iso-8859-2"?><catalog><provider><title>C</title>{course}</provider></catalog>'
    )
    path.write_bytes(text.encode("iso-8859-2"))
    assert [record.title for record in outcome(read_xcri(path)).credentials] == ["Łódź"]


def test_a_letter_that_is_cut_by_the_end_of_a_piece_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = feed(tmp_path, None, "utf-8")
    for size in range(80, 120):
        monkeypatch.setattr(reading, "PIECE", size)
        assert outcome(read_xcri(path)).credentials[0].title == TITLE


def test_half_a_letter_at_the_end_is_refused(tmp_path: Path) -> None:
    path = feed(tmp_path, None, "utf-16")
    path.write_bytes(path.read_bytes()[:-1])
    assert refusal(read_xcri(path)) == "feed.xml breaks off inside a letter, or is not in the encoding it begins with"


def test_letters_that_cannot_be_shown_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    course = "<course><identifier>A1</identifier><title>Net Mend&#x86;ing&#x7f;</title></course>"
    path.write_text(f"<catalog><provider><title>C</title>{course}</provider></catalog>", encoding="utf-8")
    assert [record.title for record in outcome(read_xcri(path)).credentials] == ["Net Mending"]
