"""Staff pass a brief on as a page or a PDF, without names; the log says that they did."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from hub.audit import entries
from hub.console import brief
from runtime.database import Sessions
from runtime.pdf import PdfUnavailable
from tests.hub.console.made import Sender

NEED = "Mairi <b>wants</b> her carers to listen"


def test_the_page_holds_the_need_without_names_and_is_led_to(ailsa: TestClient, sent: Sender) -> None:
    reference = sent(need=NEED, region="Elgin")
    assert f'href="/console/requests/{reference}/brief"' in ailsa.get(f"/console/requests/{reference}").text
    page = ailsa.get(f"/console/requests/{reference}/brief").text
    article = page[page.index("<article") : page.index("</article>")]
    assert "[withheld] &lt;b&gt;wants&lt;/b&gt; her carers to listen" in article
    assert "Moray" in article
    for name in ("Mairi", "Sinclair", "Craigellan", "Elgin"):
        assert name not in article


def test_the_pdf_is_a_file_and_the_log_has_it(ailsa: TestClient, sent: Sender, sessions: Sessions) -> None:
    reference = sent(need=NEED)
    answer = ailsa.get(f"/console/requests/{reference}/brief.pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="brief-{reference}.pdf"'
    with sessions() as session:
        assert [entry.about for entry in entries(session)] == [f"the brief of {reference}"]


def test_where_no_pdf_can_be_made_the_page_is_shown_with_the_reason(
    ailsa: TestClient, sent: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(_: str) -> bytes:
        raise PdfUnavailable("libpango")

    monkeypatch.setattr(brief, "pdf_of", unavailable)
    page = ailsa.get(f"/console/requests/{sent()}/brief.pdf").text
    assert "This machine makes no PDF" in page
    assert "Brief for a micro-credential" in page
