"""A folder or a zip of pages and feeds is read file by file, and no archive can do harm."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from catalogue.importers import detect, many_files, open_feed
from tests.catalogue.importers.outcome import Outcome, outcome, refusal

CSV = "id,title,provider\nnets,Net Mending,Corrie College\nrope,,Corrie College\n"
COURSE = {"@type": "Course", "name": "Baking", "provider": {"name": "Lochside College"}}
PAGE = f'<!doctype html><html><script type="application/ld+json">{json.dumps(COURSE)}</script></html>'
FILES = {
    "courses/nets.csv": CSV,
    "pages/baking.html": PAGE,
    "pages/index.html": "<!doctype html><html></html>",
    "notes.txt": "Courses of next year",
    ".hidden.csv": CSV,
    "broken.json": '{"@type": "Course"',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "site"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    with zipfile.ZipFile(path := tmp_path / "site.zip", "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in FILES.items():
            out.writestr(name, text)
    return path


def of_both(folder: Path, archive: Path) -> list[Outcome]:
    return [outcome(open_feed(path)) for path in (folder, archive)]


def test_every_file_is_read_as_what_it_is(folder: Path, archive: Path) -> None:
    assert detect(archive) == "zip"
    for read in of_both(folder, archive):
        assert sorted(record.title for record in read.credentials) == ["Baking", "Net Mending"]


def test_a_fault_names_its_file(folder: Path, archive: Path) -> None:
    for read in of_both(folder, archive):
        places = sorted(problem.location for problem in read.problems)
        assert places == ["broken.json", "courses/nets.csv, line 3, title"]


def test_a_file_without_a_credential_is_a_warning(folder: Path, archive: Path) -> None:
    for read in of_both(folder, archive):
        named = {problem.location: problem.message for problem in read.warnings}
        assert "is a page without a script" in named["pages/index.html"]
        assert "what notes.txt holds cannot be told" in named["notes.txt"]


def test_the_source_is_that_of_every_file(archive: Path) -> None:
    read = outcome(open_feed(archive, source="by mail"))
    assert {record.source for record in read.credentials} == {"by mail"}


def test_a_zip_within_a_zip_is_not_opened(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(path := tmp_path / "outer.zip", "w") as out:
        out.write(archive, "inner.zip")
    (problem,) = outcome(open_feed(path)).warnings
    assert str(problem) == "inner.zip: a zip within a zip or a folder is not opened"


@pytest.mark.parametrize("name", ["../../outside.csv", "/etc/outside.csv", "..\\outside.csv"])
def test_a_name_never_leads_out_of_the_archive(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(path := tmp_path / "bad.zip", "w") as out:
        out.writestr(name, CSV)
    assert len(outcome(open_feed(path)).credentials) == 1
    assert not list(tmp_path.glob("**/outside.csv"))


@pytest.mark.parametrize(("limit", "value"), [("MAX_FILES", 2), ("MAX_TOTAL", 100), ("MAX_FILE", 50)])
def test_an_archive_that_unpacks_to_too_much_is_refused(
    limit: str, value: int, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_files, limit, value)
    assert refusal(open_feed(archive)) == "site.zip unpacks to more than a catalogue can hold"


def test_an_archive_that_lies_about_its_sizes_is_refused(archive: Path) -> None:
    content = bytearray(archive.read_bytes())
    place = content.index(b"PK\x01\x02") + 24  # the size of the first file in the table of contents
    content[place : place + 4] = (1).to_bytes(4, "little")
    archive.write_bytes(content)
    assert "is damaged" in refusal(open_feed(archive))


def test_an_archive_with_a_file_that_cannot_be_unpacked_is_refused(archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("feed.csv", "id,title,provider\n" * 50)
    content = bytearray(archive.read_bytes())
    content[38:46] = b"\xff" * 8  # its compressed bytes, after 30 of a header and its name
    archive.write_bytes(content)
    assert "is damaged" in refusal(open_feed(archive))


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    (path := tmp_path / "bad.zip").write_bytes(b"PK\x03\x04" + b"x" * 50)
    assert "is damaged" in refusal(open_feed(path, "zip"))


def test_a_folder_of_too_many_files_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_files, "MAX_FILES", 2)
    assert refusal(open_feed(folder)) == "site holds more than 2 files"


def test_a_link_in_a_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (secret := tmp_path / "secret.csv").write_text(CSV.replace("nets", "secret"))
    (folder / "link.csv").symlink_to(secret)
    assert "secret" not in {record.id for record in outcome(open_feed(folder)).credentials}
