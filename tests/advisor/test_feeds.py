"""`advisor catalogue feed` and `fetch` as an operator types them, against a server on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from advisor import feed_commands
from catalogue.fetching.copies import Copies
from catalogue.fetching.fetching import fetch_feed
from catalogue.fetching.kept_feeds import read_feed
from catalogue.store import read_credentials
from runtime.database import Sessions
from runtime.settings import Settings, settings
from tests.advisor.conftest import Advisor
from tests.advisor.site import HEAD, NETS, Site
from tests.bot.mail_server import FakeMailServer
from tests.conftest import EMAIL

COLLEGE = "Corrie College"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server on loopback, which the hub allows."""
    monkeypatch.setenv("ADVISOR_REACHABLE_NETWORKS", '["127.0.0.0/8"]')
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.fixture
def hub(advisor: Advisor, chosen: Settings, site: Site, monkeypatch: pytest.MonkeyPatch) -> Advisor:
    """A hub that fetches the feed of the college and pauses no second between pages."""
    monkeypatch.setattr(time, "sleep", lambda _: None)
    done = advisor("catalogue", "feed", "add", COLLEGE, f"{site.url}/feed.csv")
    assert done.output == f"{COLLEGE} is fetched from now on: advisor catalogue fetch\n"
    return advisor


def fetched(advisor: Advisor, *words: str) -> tuple[int, str]:
    done = advisor("catalogue", "fetch", "--no-index", *words)
    return done.exit_code, done.output.strip()


def titles(stored: Sessions) -> list[str]:
    with stored() as session:
        return [record.title for record in read_credentials(session)]


def test_a_feed_is_fetched_and_then_costs_nothing(hub: Advisor, stored: Sessions) -> None:
    assert fetched(hub) == (0, f"{COLLEGE}: taken: 1 added, 0 changed, 0 removed, 0 unchanged")
    assert titles(stored) == ["Net Mending"]
    assert fetched(hub) == (0, f"{COLLEGE}: unchanged: nothing has changed")
    assert fetched(hub, "--again") == (0, f"{COLLEGE}: taken: 0 added, 0 changed, 0 removed, 1 unchanged")


def test_the_index_is_built_where_something_has_changed(hub: Advisor, python: Callable[[str], None]) -> None:
    python("exit 1")
    done = hub("catalogue", "fetch")
    assert done.exit_code == 1
    assert "The index could not be built" in done.output
    assert hub("catalogue", "fetch").exit_code == 0


def test_a_fault_ends_with_one_once(hub: Advisor, site: Site) -> None:
    site.files.clear()
    fault = f"{COLLEGE}: fault: {site.url}/feed.csv answers 404 Not Found"
    assert fetched(hub) == (1, fault)
    assert fetched(hub) == (0, fault)


def test_who_asks_for_one_feed_is_always_told_of_its_fault(hub: Advisor, site: Site) -> None:
    site.files.clear()
    assert fetched(hub, COLLEGE)[0] == fetched(hub, COLLEGE)[0] == 1


def test_a_private_address_is_refused_unless_it_is_allowed(
    hub: Advisor, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.cache_clear()
    monkeypatch.setenv("ADVISOR_REACHABLE_NETWORKS", "[]")
    code, output = fetched(hub)
    assert code == 1
    assert "127.0.0.1 is in a private network (127.0.0.1), which may not be reached" in output


def test_a_feed_that_leads_to_a_private_address_is_not_followed_there(
    hub: Advisor, site: Site, stored: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.cache_clear()
    monkeypatch.setenv("ADVISOR_REACHABLE_NETWORKS", '["127.0.0.1/32"]')
    site.leads["/feed.csv"] = f"http://127.0.0.2:{site.server.server_port}/secret.csv"
    code, output = fetched(hub)
    assert code == 1
    assert "127.0.0.2 is in a private network (127.0.0.2), which may not be reached" in output
    assert titles(stored) == []


def test_the_contact_of_the_hub_gets_one_mail_for_each_fault(
    hub: Advisor, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeMailServer() as server:
        for name, value in {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"ADVISOR_SMTP_{name}", value)
        monkeypatch.setenv("ADVISOR_CONTACT_EMAIL", EMAIL)
        settings.cache_clear()
        site.files.clear()
        server.refuse[EMAIL] = "450 try later"
        code, output = fetched(hub)
        assert code == 1
        assert f"No e-mail could be sent to {EMAIL}" in output
        server.refuse.clear()
        assert (fetched(hub)[0], fetched(hub)[0]) == (1, 0)
        (message,) = server.taken
        assert message["To"] == EMAIL
        text = message.get_content()
        assert f"The feed of {COLLEGE} could not be taken over since" in text
        assert "answers 404 Not Found. The catalogue is as it was." in text


def test_a_feed_that_waits_is_told_too(hub: Advisor, site: Site, stored: Sessions) -> None:
    fetched(hub)
    site.files["/feed.csv"] = HEAD + NETS.replace("nets", "ropes")
    assert fetched(hub) == (1, f"{COLLEGE}: waiting: 1 of 1 credentials are no longer in it")
    assert fetched(hub)[0] == 0
    assert titles(stored) == ["Net Mending"]


def test_a_fault_of_our_own_in_one_feed_stops_no_other(
    hub: Advisor, site: Site, stored: Sessions, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hub("catalogue", "feed", "add", "A broken one", f"{site.url}/feed.csv")

    def broken(sessions: Sessions, source: str, *words: object, **more: object) -> object:
        if source == "A broken one":
            raise ZeroDivisionError
        return fetch_feed(sessions, source, *words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(feed_commands, "fetch_feed", broken)
    assert fetched(hub)[0] == 1
    assert titles(stored) == ["Net Mending"]
    assert "the feed of A broken one could not be read, by a fault of the advisor" in caplog.text


def test_pages_are_listed_in_a_file(hub: Advisor, site: Site, stored: Sessions, tmp_path: Path) -> None:
    course = '<script type="application/ld+json">{"@type": "Course", "name": "%s", "provider": {"name": "C"}}</script>'
    site.files |= {"/a": f"<html>{course % 'Baking'}</html>", "/b": f"<html>{course % 'Nets'}</html>"}
    (tmp_path / "pages.txt").write_text(f"# courses\n{site.url}/a\n\n{site.url}/b\n")
    hub("catalogue", "feed", "add", COLLEGE, "--pages", str(tmp_path / "pages.txt"))
    assert fetched(hub)[0] == 0
    assert titles(stored) == ["Baking", "Nets"]


def test_feeds_are_listed_and_removed(hub: Advisor, site: Site, stored: Sessions) -> None:
    listed = f"{COLLEGE}: {site.url}/feed.csv\n"
    assert hub("catalogue", "feed", "list").output == f"{listed}  not fetched yet\n"
    fetched(hub)
    assert "UTC: 1 added, 0 changed" in hub("catalogue", "feed", "list").output
    assert (
        hub("catalogue", "feed", "remove", COLLEGE).output == f"{COLLEGE} is fetched no more; its credentials stay.\n"
    )
    assert hub("catalogue", "feed", "list").output == ""
    assert titles(stored) == ["Net Mending"]


@pytest.mark.parametrize("words", [("feed", "remove", "Forth"), ("fetch", "Forth")])
def test_a_name_without_a_feed_is_said_to_have_none(words: tuple[str, ...], advisor: Advisor) -> None:
    done = advisor("catalogue", *words)
    assert (done.exit_code, "Nothing is fetched under the name Forth." in done.output) == (1, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("ftp://x.example/f",), "ftp://x.example/f is not an address on the web"),
        (("https://me:secret@x.example/f",), "An address with a user name or a password in it is not kept"),
        ((), "Give the address of the feed"),
        (("https://x.example/f", "--only", "/courses/"), "it needs --sitemap"),
        (("https://x.example/f", "--format", "ooapi"), "The format 'ooapi' is not known"),
    ],
)
def test_a_feed_that_cannot_be_kept_says_why(words: tuple[str, ...], sentence: str, advisor: Advisor) -> None:
    done = advisor("catalogue", "feed", "add", COLLEGE, *words)
    assert (done.exit_code, sentence in done.output) == (1, True)


@pytest.mark.parametrize("option", ["--pages", "--mapping"])
def test_a_file_that_is_no_text_says_so(option: str, advisor: Advisor, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"\xff\xfe\x00")
    done = advisor("catalogue", "feed", "add", COLLEGE, "https://x.example/f", option, str(tmp_path / "f"))
    assert done.exit_code == 1


def test_a_mapping_is_kept_with_the_feed(hub: Advisor, site: Site, stored: Sessions, tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text("columns:\n  Ref: code\n  What: title\n  Who: provider\n")
    site.files["/feed.csv"] = "Ref,What,Who\nN1,Net Mending,Corrie College\n"
    hub("catalogue", "feed", "add", COLLEGE, f"{site.url}/feed.csv", "--mapping", str(tmp_path / "m.yml"))
    assert fetched(hub)[0] == 0
    assert titles(stored) == ["Net Mending"]


def test_two_fetches_at_once_leave_the_feed_to_the_first(hub: Advisor, chosen: Settings) -> None:
    with Copies(chosen.var / "new" / "feeds", COLLEGE).locked():
        assert fetched(hub) == (0, f"{COLLEGE}: another process fetches it at the moment")


def test_a_repository_is_a_feed_that_is_harvested(hub: Advisor, site: Site, stored: Sessions) -> None:
    done = hub("catalogue", "feed", "add", "Isles Hub", f"{site.url}/oai", "--harvest", "xcri")
    assert done.exit_code == 0
    with stored() as session:
        assert read_feed(session, "Isles Hub")[0].harvest == "xcri"
    refused = hub("catalogue", "feed", "add", "Isles Hub", f"{site.url}/oai", "--harvest", "xcri", "--sitemap")
    assert "what is harvested has one address, which is no sitemap" in refused.output


def test_a_paused_feed_is_left_out_at_night_and_fetched_by_its_name(hub: Advisor, stored: Sessions) -> None:
    assert hub("catalogue", "feed", "pause", COLLEGE).output == f"{COLLEGE} is paused.\n"
    assert fetched(hub) == (0, "")
    assert "paused; not fetched yet" in hub("catalogue", "feed", "list").output
    assert fetched(hub, COLLEGE)[0] == 0
    assert titles(stored) == ["Net Mending"]
    assert hub("catalogue", "feed", "resume", COLLEGE).output == f"{COLLEGE} is fetched each night again.\n"
    assert "unchanged" in fetched(hub)[1]


def test_a_feed_that_is_not_there_cannot_be_paused(hub: Advisor) -> None:
    refused = hub("catalogue", "feed", "pause", "Nobody")
    assert (refused.exit_code, "Nothing is fetched under the name Nobody" in refused.output) == (1, True)
