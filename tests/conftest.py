"""The browser that tests of pages share."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


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
