"""Files that wait: one for each member of staff, under a name that nobody can guess, for a day."""

from __future__ import annotations

import datetime as dt
import io
import os
from pathlib import Path

import pytest

from catalogue.feeds import Replace
from hub.console import uploads as module
from hub.console.uploads import LIFETIME, Choice, Upload, UploadGone, Uploads
from runtime.clock import now

AILSA, RORY = "ailsa@hub.example", "rory@hub.example"
CHOICE = Choice(replace=Replace.SOURCE, source="Forth College", format="csv")


@pytest.fixture
def kept(uploads: Path) -> Uploads:
    return Uploads(uploads)


def put(kept: Uploads, staff: str = AILSA, name: str = "courses.csv", content: bytes = b"id\n") -> Upload:
    return kept.keep(io.BytesIO(content), name, staff, CHOICE)


def later(monkeypatch: pytest.MonkeyPatch, by: dt.timedelta) -> None:
    moment = now() + by
    monkeypatch.setattr(module, "now", lambda: moment)


def test_a_file_is_found_again_with_all_that_was_said_of_it(kept: Uploads) -> None:
    upload = put(kept, content=b"id,title\n")
    assert kept.find(upload.token, AILSA) == upload == kept.waiting(AILSA)
    assert (upload.name, upload.choice) == ("courses.csv", CHOICE)
    assert kept.path(upload).read_bytes() == b"id,title\n"


def test_its_name_cannot_be_guessed_and_others_of_the_machine_cannot_look(kept: Uploads, uploads: Path) -> None:
    upload = put(kept)
    assert len(upload.token) == 32
    assert kept.path(upload).parent.stat().st_mode & 0o077 == 0


def test_another_member_of_staff_does_not_find_it(kept: Uploads) -> None:
    upload = put(kept)
    assert kept.waiting(RORY) is None
    with pytest.raises(UploadGone):
        kept.find(upload.token, RORY)


@pytest.mark.parametrize("token", ["", "..", "../" + "a" * 29, "a" * 32, "A" * 32, "a" * 33])
def test_a_token_of_no_upload_finds_nothing(kept: Uploads, token: str) -> None:
    put(kept)
    with pytest.raises(UploadGone):
        kept.find(token, AILSA)


def test_a_token_that_leads_elsewhere_finds_nothing(kept: Uploads, uploads: Path) -> None:
    upload = put(kept)
    for token in (f"../{uploads.name}/{upload.token}", f"./{upload.token}", f"{upload.token}/"):
        with pytest.raises(UploadGone):
            kept.find(token, AILSA)


def test_an_upload_takes_the_place_of_ones_own_and_of_nobody_elses(kept: Uploads) -> None:
    first, other, second = put(kept), put(kept, RORY), put(kept)
    assert (kept.waiting(AILSA), kept.waiting(RORY)) == (second, other)
    with pytest.raises(UploadGone):
        kept.find(first.token, AILSA)


def test_a_file_that_was_removed_is_gone(kept: Uploads, uploads: Path) -> None:
    upload = put(kept)
    kept.remove(upload)
    kept.remove(upload)
    assert list(uploads.iterdir()) == []
    with pytest.raises(UploadGone):
        kept.find(upload.token, AILSA)


def test_a_file_whose_bytes_are_gone_is_gone(kept: Uploads) -> None:
    upload = put(kept)
    kept.path(upload).unlink()
    with pytest.raises(UploadGone):
        kept.find(upload.token, AILSA)


def test_after_a_day_a_file_is_gone(kept: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = put(kept)
    later(monkeypatch, LIFETIME)
    assert kept.waiting(AILSA) is None
    with pytest.raises(UploadGone):
        kept.find(upload.token, AILSA)


def test_the_next_upload_clears_what_is_old_whoever_left_it(kept: Uploads, uploads: Path) -> None:
    old, recent = put(kept, RORY), put(kept, "isla@hub.example")
    yesterday = (now() - LIFETIME - dt.timedelta(minutes=1)).timestamp()
    os.utime(uploads / old.token, (yesterday, yesterday))
    mine = put(kept)
    assert {path.name for path in uploads.iterdir()} == {recent.token, mine.token}


def test_an_upload_that_broke_off_is_nobodys_and_is_cleared(kept: Uploads, uploads: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        kept.keep(Broken(), "courses.csv", AILSA, CHOICE)
    (left,) = uploads.iterdir()
    assert kept.waiting(AILSA) is None
    kept.remove(put(kept))
    assert list(uploads.iterdir()) == [left]
    os.utime(left, (0, 0))
    mine = put(kept)
    assert [path.name for path in uploads.iterdir()] == [mine.token]


def test_a_note_that_says_nothing_is_no_upload(kept: Uploads, uploads: Path) -> None:
    upload = put(kept)
    (uploads / upload.token / "upload.json").write_text("{}")
    assert kept.waiting(AILSA) is None


def test_what_else_lies_in_the_folder_is_let_be(kept: Uploads, uploads: Path) -> None:
    uploads.mkdir()
    (uploads / "README").write_text("what this is")
    os.utime(uploads / "README", (0, 0))
    put(kept)
    assert (uploads / "README").exists()


@pytest.mark.parametrize(
    ("sent", "safe"),
    [
        ("courses 2026 (final).csv", "courses 2026 (final).csv"),
        ("Cùrsaichean.xml", "Cùrsaichean.xml"),
        ("C:\\Users\\Ailsa\\courses.csv", "courses.csv"),
        ("../../etc/passwd", "passwd"),
        ("<script>.csv", "_script_.csv"),
        ("\x1b[31m.csv", "__31m.csv"),
        (".csv", "csv"),
        ("..", "catalogue"),
        ("x" * 300 + ".csv", "x" * 40 + ".csv"),
        ("x" * 300, "x" * 40),
        ("語" * 300 + ".csv", "語" * 40 + ".csv"),
    ],
)
def test_a_file_keeps_as_much_of_its_name_as_is_safe(kept: Uploads, sent: str, safe: str) -> None:
    upload = put(kept, name=sent)
    assert upload.name == safe
    assert kept.path(upload).exists()
