"""A site's rules are read once, obeyed, and where they cannot be read no page is fetched."""

from __future__ import annotations

import httpx
import pytest

from catalogue.fetching.download import NotFetched
from catalogue.fetching.robots import Robots
from tests.catalogue.fetching.web import Web, failing

RULES = "https://college.example/robots.txt"
PAGE = "https://college.example/courses/baking"


def robots(rules: str) -> Robots:
    return Robots(Web({RULES: rules}).downloader)


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /courses/", False),
        ("User-agent: *\nDisallow: /admin/", True),
        ("User-agent: *\nDisallow: /*/baking$", False),
        ("User-agent: micro-credential-advisor\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: Micro-Credential-Advisor\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("\x00\xff no rules at all", True),
    ],
)
def test_the_rules_of_a_site_are_obeyed(rules: str, allowed: bool) -> None:
    assert robots(rules).allow(PAGE) is allowed


@pytest.mark.parametrize(
    ("rules", "seconds"),
    [("User-agent: *\nCrawl-delay: 7", 7.0), ("User-agent: *\nCrawl-delay: 0.1", 1.0), ("User-agent: *", 1.0)],
)
def test_pages_are_as_far_apart_as_the_site_asks_and_never_closer_than_a_second(rules: str, seconds: float) -> None:
    assert robots(rules).pause(PAGE) == seconds


def test_the_rules_are_asked_for_once_for_each_site() -> None:
    web = Web({RULES: "User-agent: *"})
    site = Robots(web.downloader)
    assert site.allow(PAGE)
    assert site.pause(PAGE)
    assert site.allow("https://other.example/x")
    assert web.addresses() == [RULES, "https://other.example/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429])
def test_a_site_that_has_no_rules_allows_all(status: int) -> None:
    assert Robots(Web(answers={RULES: lambda _: httpx.Response(status)}).downloader).allow(PAGE)


def test_a_site_with_empty_rules_allows_all() -> None:
    assert robots("").allow(PAGE)


def test_no_page_is_fetched_while_the_rules_cannot_be_read() -> None:
    for answer in (lambda _: httpx.Response(503), failing(httpx.ReadTimeout(""))):
        with pytest.raises(NotFetched, match="so no page of the site is fetched"):
            Robots(Web(answers={RULES: answer}).downloader).allow(PAGE)
