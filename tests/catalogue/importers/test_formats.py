"""A file is matched to its format by name and first bytes, and refused in words when these do not agree."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.importers import FORMATS, UnreadableFile, detect, open_feed
from catalogue.problems import NothingInside
from catalogue.records import Credential
from tests.catalogue.importers.outcome import FEEDS, outcome, refusal
from tests.catalogue.importers.workbooks import workbook

Put = Callable[[str, bytes], Path]

ELM = (
    b'{"@context": "http://data.europa.eu/snb/model/elm/", "type": "LearningOpportunity", "title": {"en": "Nets"}, '
    b'"providedBy": {"legalName": {"en": "Corrie College"}}}'
)
REPOSITORY = (
    b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><metadata>'
    b'{"@type": "Course", "name": "Nets", "provider": "Corrie College"}</metadata></record></ListRecords></OAI-PMH>'
)
CSV = b"id,title,provider\nnets,Net Mending,Corrie College\n"
XML = b'<?xml version="1.0"?>\n<catalog/>'
JSON = b'{"@type": "Course"}'
HTML = b"\n<!DOCTYPE html><html></html>"


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("feed.csv", CSV, "csv"),
        ("feed.CSV", b"", "csv"),
        ("feed.csv", b"a,b\n", "csv"),
        ("feed.xml", XML, "xcri"),
        ("feed.xml", b"\xef\xbb\xbf" + XML, "xcri"),
        ("feed.xml", XML.decode().encode("utf-16"), "xcri"),
        ("feed.xml", REPOSITORY, "oai-pmh"),
        ("feed.json", JSON, "schema-org"),
        ("feed.jsonld", b" [", "schema-org"),
        ("page.htm", HTML, "schema-org"),
        ("page.xhtml", b'<?xml version="1.0"?><html/>', "schema-org"),
        ("feed", CSV, "csv"),
        ("feed.txt", XML, "xcri"),
        ("feed", JSON, "schema-org"),
        ("page.php", HTML, "schema-org"),
    ],
)
def test_the_format_is_told(name: str, content: bytes, format: str, put: Put) -> None:
    assert detect(put(name, content)) == format


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("feed.csv", XML, "feed.csv is called csv but looks like xcri; say which it is"),
        ("feed.xml", HTML, "feed.xml is called xcri but looks like schema-org"),
        ("feed.json", CSV, "feed.json is called schema-org but looks like csv"),
        ("feed.txt", b"Courses of next year", "what feed.txt holds cannot be told; say which format it has"),
        ("feed", b"", "what feed holds cannot be told"),
        ("feed.csv", b"PK\x03\x04", "feed.csv is called csv but looks like xlsx; say which it is"),
        ("feed.xls", b"\xd0\xcf\x11\xe0", "feed.xls is a workbook of an old kind; save it as .xlsx"),
    ],
)
def test_what_cannot_be_told_is_refused(name: str, content: bytes, words: str, put: Put) -> None:
    path = put(name, content)
    with pytest.raises(UnreadableFile) as caught:
        detect(path)
    assert words in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.csv cannot be opened: No such file"):
        detect(tmp_path / "gone.csv")


@pytest.mark.parametrize(("name", "count"), [("machair.xml", 4), ("list.json", 2), ("page.html", 1)])
def test_a_feed_is_opened_as_what_it_is(name: str, count: int) -> None:
    assert len(outcome(open_feed(FEEDS / name)).credentials) == count


def test_the_format_that_is_said_goes_before_what_the_file_looks_like(put: Put) -> None:
    (found,) = outcome(open_feed(put("feed.xml", CSV), "csv", "by mail")).credentials
    assert found == Credential(id="nets", title="Net Mending", provider="Corrie College", source="by mail")


def test_a_wrong_format_that_is_said_is_refused_by_its_reader(put: Put) -> None:
    assert "not well-formed XML" in refusal(open_feed(put("feed.csv", CSV), "xcri"))


def test_a_format_that_is_not_known_is_refused(put: Put) -> None:
    with pytest.raises(
        UnreadableFile,
        match=r"the format 'ooapi' is not known; the formats are csv, xlsx, zip, xcri, schema-org, oai-pmh, elm",
    ):
        open_feed(put("feed.csv", CSV), "ooapi")


def zipped(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("feed.csv", CSV)
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_every_reader_says_how_far_it_is(name: str, put: Put) -> None:
    feeds = {
        "csv": put("feed.csv", CSV),
        "xlsx": workbook(put("feed.xlsx", b"")),
        "zip": zipped(put("feed.zip", b"")),
        "xcri": FEEDS / "machair.xml",
        "schema-org": FEEDS / "graph.jsonld",
        "oai-pmh": put("records.xml", REPOSITORY),
        "elm": put("elm.json", ELM),
    }
    heard: list[int] = []
    outcome(open_feed(feeds[name], progress=heard.append))
    assert heard[-1] == feeds[name].stat().st_size


def test_documents_of_other_programs_are_refused_by_name(put: Put, tmp_path: Path) -> None:
    with pytest.raises(NothingInside, match=r"list\.pdf is a PDF"):
        detect(put("list.pdf", b"%PDF-1.7\n"))
    for name, parts, words in (
        ("list.ods", ("mimetype", "content.xml"), "is an OpenDocument file; save it as .xlsx"),
        ("list.docx", ("[Content_Types].xml", "word/document.xml"), "is a text document; ask for the spreadsheet"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for part in parts:
                archive.writestr(part, "x")
        with pytest.raises(UnreadableFile, match=re.escape(words)):
            detect(tmp_path / name)
