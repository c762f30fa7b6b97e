"""What is slow to make, and so is shared: the browser, and the encoder."""

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from index.encoder import SentenceEncoder
from index.export import export_onnx


# One browser a module, not a session: while Playwright's synchronous API is open it holds the thread's event loop, and
# every asynchronous test that comes later would fail.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium. Where none is installed, the tests that need it are skipped and say why."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("NO BROWSER TESTS WERE RUN: chromium is not on the PATH (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sentence_encoder() -> SentenceEncoder:
    """The embedded model, for the few tests that toy vectors cannot answer."""
    return SentenceEncoder()


@pytest.fixture(scope="session")
def exported_encoder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the embedded model as it is exported for Rasa by the code of today."""
    folder = tmp_path_factory.mktemp("exported") / "encoder"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch announces its next exporter and remarks on every traced shape
        export_onnx(folder)
    yield folder
    shutil.rmtree(folder)
