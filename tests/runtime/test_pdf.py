"""A PDF is made of its page alone, and where it cannot be made the error says what is missing."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from runtime.pdf import PdfUnavailable, pdf_of

PAGE = (
    '<!doctype html><html lang="en-GB"><head><title>A brief</title>{head}</head>'
    "<body><h1>Gàidhlig</h1>{body}</body></html>"
)


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server of this machine, and the paths that it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with closing(_Server(("127.0.0.1", 0), Handler)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()
        thread.join()


class _Server(ThreadingHTTPServer):
    def close(self) -> None:
        self.server_close()


def test_a_page_becomes_a_pdf() -> None:
    assert pdf_of(PAGE.format(head="", body="<p>text</p>")).startswith(b"%PDF-")


def test_nothing_is_fetched_from_the_network(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    head = (
        f'<link rel="stylesheet" href="{address}/sheet.css"><style>h1 {{ background: url({address}/back.png) }}</style>'
    )
    assert pdf_of(PAGE.format(head=head, body=f'<img src="{address}/image.png" alt="x">')).startswith(b"%PDF-")
    assert paths == []


def test_nothing_is_read_from_the_disk(tmp_path: Path) -> None:
    picture = tmp_path / "picture.svg"
    picture.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="9" height="9"/></svg>'
    )
    without = pdf_of(PAGE.format(head="", body='<img src="file:///nowhere.svg" alt="x">'))
    assert len(pdf_of(PAGE.format(head="", body=f'<img src="{picture.as_uri()}" alt="x">'))) == len(without)


def test_where_the_libraries_of_the_system_are_missing_the_error_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(PdfUnavailable, match="libpango"):
        pdf_of(PAGE.format(head="", body=""))
    sys.modules.pop("weasyprint", None)
