"""Pages are fetched slowly and as their site asks; one that fails now keeps its copy, one that is gone leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from catalogue.fetching.copies import Copies
from catalogue.fetching.download import NotFetched
from catalogue.fetching.feed import Feed
from catalogue.fetching.gathering import MOST_FAULTS, gather
from tests.catalogue.fetching.web import Web

SITE = "https://college.example"
PAGES = tuple(f"{SITE}/courses/{name}" for name in ("baking", "nets", "welding"))
RULES, MAP = f"{SITE}/robots.txt", f"{SITE}/sitemap.xml"
Gather = Callable[..., tuple[str, ...]]


@pytest.fixture
def web() -> Web:
    return Web({page: f"<p>{page}" for page in PAGES})


@pytest.fixture
def copies(folder: Path) -> Copies:
    return Copies(folder, "Corrie / College")


@pytest.fixture
def gathered(web: Web, copies: Copies, pauses: list[float]) -> Gather:
    def run(*addresses: str, **choice: object) -> tuple[str, ...]:
        feed = Feed.model_validate({"addresses": addresses or PAGES} | choice)
        with copies.locked():
            return gather(feed, copies, web.downloader, pauses.append)

    return run


def names(copies: Copies) -> list[str]:
    return sorted(file.name.rpartition("-")[0] for file in copies.files.iterdir())


def refusal(gathered: Gather, *addresses: str, **choice: object) -> str:
    with pytest.raises(NotFetched) as refused:
        gathered(*addresses, **choice)
    return str(refused.value)


def test_one_address_is_a_file_which_no_rules_of_robots_concern(gathered: Gather, web: Web, copies: Copies) -> None:
    web.files[RULES] = "User-agent: *\nDisallow: /"
    assert gathered(PAGES[0]) == ()
    assert (web.addresses(), names(copies)) == ([PAGES[0]], ["baking"])


def test_several_addresses_are_pages_with_a_pause_between(gathered: Gather, web: Web, pauses: list[float]) -> None:
    web.files[RULES] = "User-agent: *\nCrawl-delay: 3"
    assert gathered() == ()
    assert web.addresses() == [RULES, *PAGES]
    assert pauses == [3.0, 3.0]


def test_the_pages_of_a_sitemap_are_fetched(gathered: Gather, web: Web, copies: Copies) -> None:
    urls = "".join(f"<url><loc>{address}</loc></url>" for address in (*PAGES, f"{SITE}/news"))
    web.files[MAP] = f"<urlset>{urls}</urlset>"
    assert gathered(MAP, sitemap=True, only="/courses/") == ()
    assert names(copies) == ["baking", "nets", "welding"]


def test_a_page_that_robots_are_asked_to_leave_is_left(gathered: Gather, web: Web, copies: Copies) -> None:
    web.files[RULES] = "User-agent: *\nDisallow: /courses/nets"
    assert gathered() == (f"{PAGES[1]} is left out: the site's robots.txt asks that it is not fetched",)
    assert names(copies) == ["baking", "welding"]


def test_a_page_that_is_gone_leaves(gathered: Gather, web: Web, copies: Copies) -> None:
    gathered()
    del web.files[PAGES[0]]
    assert gathered() == (f"{PAGES[0]} answers 404 Not Found",)
    assert names(copies) == ["nets", "welding"]


def test_a_page_that_is_no_longer_listed_leaves(gathered: Gather, copies: Copies) -> None:
    gathered()
    gathered(*PAGES[:2])
    assert names(copies) == ["baking", "nets"]


def test_a_page_that_fails_this_night_keeps_its_copy(gathered: Gather, web: Web, copies: Copies) -> None:
    gathered()
    web.answers[PAGES[0]] = lambda _: httpx.Response(500)
    assert gathered() == (f"{PAGES[0]} answers 500 Internal Server Error",)
    assert names(copies) == ["baking", "nets", "welding"]


def test_a_page_that_is_empty_is_not_kept(gathered: Gather, web: Web, copies: Copies) -> None:
    web.files[PAGES[0]] = ""
    assert gathered() == (f"{PAGES[0]} is empty",)
    assert names(copies) == ["nets", "welding"]


def test_pages_that_have_not_changed_are_not_sent_again(gathered: Gather, web: Web, copies: Copies) -> None:
    gathered()
    digest = copies.digest
    gathered()
    assert all(request.headers.get("If-None-Match") for request in web.asked[-3:])
    assert copies.digest == digest


def test_a_page_that_changes_changes_the_digest(gathered: Gather, web: Web, copies: Copies) -> None:
    gathered()
    digest = copies.digest
    web.files[PAGES[1]] = "<p>new"
    gathered()
    assert copies.digest != digest


def test_a_server_that_is_down_is_not_asked_for_every_page(gathered: Gather, web: Web, copies: Copies) -> None:
    gathered()
    many = [f"{SITE}/{number}" for number in range(50)]
    web.answers = {address: lambda _: httpx.Response(503) for address in many}
    web.asked.clear()
    assert "5 pages after another could not be fetched; the last:" in refusal(gathered, *many)
    assert len(web.asked) == MOST_FAULTS + 1
    assert names(copies) == ["baking", "nets", "welding"]


def test_faults_among_good_pages_do_not_add_up(gathered: Gather, web: Web) -> None:
    many = [f"{SITE}/{number}" for number in range(2 * MOST_FAULTS + 2)]
    web.files |= dict.fromkeys(many, "<p>x")
    web.answers = {address: lambda _: httpx.Response(503) for address in many[::2]}
    assert len(gathered(*many)) == MOST_FAULTS + 1


def test_a_feed_of_which_no_page_is_there_is_a_fault(gathered: Gather, web: Web) -> None:
    web.files.clear()
    assert refusal(gathered) == (f"none of its 3 pages could be fetched; the first: {PAGES[0]} answers 404 Not Found")


def test_a_site_that_asks_for_pauses_without_end_is_a_fault(gathered: Gather, web: Web) -> None:
    web.files[RULES] = "User-agent: *\nCrawl-delay: 9000"
    assert "its site asks for 9000 seconds between pages, which is too long for 3 of them" in refusal(gathered)


def test_copies_that_were_deleted_are_fetched_again(gathered: Gather, web: Web, copies: Copies) -> None:
    gathered()
    for file in copies.files.iterdir():
        file.unlink()
    assert gathered() == ()
    assert names(copies) == ["baking", "nets", "welding"]


def test_a_list_of_copies_that_is_damaged_is_made_anew(gathered: Gather, web: Web, copies: Copies) -> None:
    gathered()
    (listed,) = copies.files.parent.glob("*.json")
    for damaged in ("{", "[]", '{"a": {}}', '{"a": {"name": "b", "digest": "c", "validators": {"x": 1}}}'):
        listed.write_text(damaged)
        assert gathered() == ()
        assert names(copies) == ["baking", "nets", "welding"]


@pytest.mark.parametrize(
    ("address", "media_type", "suffix"),
    [
        (f"{SITE}/export?format=csv", "text/csv; charset=utf-8", ".csv"),
        (f"{SITE}/courses.XML", "text/html", ".xml"),
        (f"{SITE}/feed.php", "text/html", ""),
        (SITE, "application/zip", ".zip"),
    ],
)
def test_the_name_of_a_copy_says_what_it_is_where_that_is_known(
    address: str, media_type: str, suffix: str, gathered: Gather, web: Web, copies: Copies
) -> None:
    web.answers[address] = lambda _: httpx.Response(200, text="x", headers={"Content-Type": media_type})
    gathered(address)
    assert [file.suffix for file in copies.files.iterdir()] == [suffix]
