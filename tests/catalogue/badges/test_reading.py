"""What may be pasted or uploaded, and what is no badge; and what a badge may make this server fetch."""

from __future__ import annotations

import datetime as dt
import json
from functools import partial

import pytest

from catalogue.badges import MOST, NoBadge, Outcome, Why, check
from catalogue.badges.baked import badge_in_png, badge_in_svg
from catalogue.badges.reading import LONGEST, Given, read
from catalogue.badges.verdict import Uncheckable, host_of, moment
from catalogue.badges.web import MOST_FILES, Gone, getter
from catalogue.fetching.download import Downloader
from runtime.public_http import PublicTransport
from tests.catalogue.badges.made import ASSERTION, assertion, chunk, hosted, itxt, png, signed_assertion, token
from tests.catalogue.fetching.web import Web

NOW = dt.datetime(2026, 11, 27, tzinfo=dt.UTC)
JSON = json.dumps({"name": "Schweißen"}, ensure_ascii=False)
TOKEN = token(signed_assertion())
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="http://openbadges.org"><g/><o:{0} verify="{1}">{2}</o:{0}></svg>'
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (JSON.encode(), Given(document={"name": "Schweißen"})),
        (f"\ufeff {JSON} \n".encode(), Given(document={"name": "Schweißen"})),
        (f" {TOKEN}\n".encode(), Given(token=TOKEN)),
        (json.dumps(TOKEN).encode(), Given(token=TOKEN)),
        (f"{ASSERTION}\n".encode(), Given(address=ASSERTION)),
        (png(itxt(b"openbadges", JSON.encode())), Given(document={"name": "Schweißen"})),
        (png(itxt(b"openbadgecredential", TOKEN.encode(), packed=True)), Given(token=TOKEN)),
        (png(chunk(b"tEXt", b"openbadges\0" + ASSERTION.encode())), Given(address=ASSERTION)),
        (SVG.format("assertion", ASSERTION, "").encode(), Given(address=ASSERTION)),
        (SVG.format("credential", "", f"<![CDATA[{JSON}]]>").encode(), Given(document={"name": "Schweißen"})),
        (b'<!DOCTYPE svg PUBLIC "a" "b">' + SVG.format("credential", TOKEN, "").encode(), Given(token=TOKEN)),
    ],
    ids=["JSON", "JSON with blanks", "a token", "a quoted token", "an address", "a PNG", "a packed PNG", "an old PNG",
         "an SVG with an address", "an SVG with JSON", "an SVG with a token"],
)  # fmt: skip
def test_a_badge_is_read_from(given: bytes, expected: Given) -> None:
    assert read(given) == expected


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"x" * (MOST + 1), "huge"),
        (b'{"a": "' + b"x" * LONGEST + b'"}', "huge"),
        (b"hello", "other"),
        (b"[1, 2]", "other"),
        (b'"again"', "other"),
        (b"[" * 100_000, "other"),
        (b"\xff\xfe\x00", "other"),
        (png(), "picture"),
        (png(itxt(b"Comment", b"made by hand")), "picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture"),
        (b"<html></html>", "picture"),
        (b"<svg>", "picture"),
    ],
    ids=range(14),
)
def test_what_is_no_badge_says_why(given: bytes, reason: str) -> None:
    with pytest.raises(NoBadge) as error:
        read(given)
    assert error.value.reason == reason


@pytest.mark.parametrize("shown", [{"name": "no badge"}, {"badge": "x"}, {"type": ["VerifiablePresentation"]}])
def test_json_that_is_no_badge_says_so(shown: object) -> None:
    with pytest.raises(NoBadge, match="other"):
        check(json.dumps(shown).encode(), hosted(), NOW)


@pytest.mark.parametrize("shown", ["a.b.c", token(b"[1]"), token(b"no JSON"), token({"name": "x"})])
def test_a_token_that_is_no_badge_says_so(shown: str) -> None:
    with pytest.raises(NoBadge, match="other"):
        check(shown.encode(), hosted(), NOW)


def test_a_picture_that_breaks_off_or_unpacks_to_too_much_has_no_badge() -> None:
    whole = png(itxt(b"openbadges", JSON.encode()))
    assert [badge_in_png(whole[:at]) for at in range(8, 50)] == [None] * 42
    assert badge_in_png(png(itxt(b"openbadges", b"x" * 10_000_000, packed=True))) is None
    assert badge_in_png(png(chunk(b"iTXt", b"openbadges\0\1\0\0\0no zlib"))) is None
    assert badge_in_png(png(chunk(b"iTXt", b"openbadges\0"))) is None


def test_a_picture_that_declares_entities_has_no_badge() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + SVG.format("assertion", "", "&b;")
    assert badge_in_svg(bomb) is None


def test_an_address_that_leads_to_an_address_is_no_badge() -> None:
    with pytest.raises(NoBadge, match="other"):
        check(ASSERTION.encode(), lambda _: ASSERTION.encode(), NOW)


def test_an_address_that_cannot_be_fetched_says_why() -> None:
    def away(_: str) -> bytes:
        raise Gone

    with pytest.raises(Uncheckable, match="gone"):
        check(ASSERTION.encode(), away, NOW)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8000/", "http://[::1]/", "http://169.254.169.254/latest", "http://10.0.0.7/x"]
)
def test_a_badge_that_points_into_a_private_network_fetches_nothing_there(address: str) -> None:
    get = getter(Downloader(partial(PublicTransport, ()), "tests"))
    verdict = check(json.dumps(assertion(id=address)).encode(), get, NOW)
    assert (verdict.outcome, verdict.why) == (Outcome.UNCHECKED, Why.PRIVATE)


def test_a_badge_fetches_few_files_each_once_and_none_by_another_scheme() -> None:
    web = Web({f"https://a.example/{number}": "{}" for number in range(20)})
    get = getter(web.downloader)
    for number in range(MOST_FILES):
        assert get(f"https://a.example/{number}") == get(f"https://a.example/{number}") == b"{}"
    for address in ("https://a.example/19", "file:///etc/passwd"):
        with pytest.raises(Uncheckable, match="unreachable"):
            get(address)
    assert len(web.asked) == MOST_FILES


def test_what_is_gone_and_what_is_too_large_are_told_apart() -> None:
    web = Web({"https://a.example/huge": "x" * 2_000_000})
    get = getter(web.downloader)
    with pytest.raises(Gone):
        get("https://a.example/nothing")
    with pytest.raises(Uncheckable, match="unreachable"):
        get("https://a.example/huge")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://College.example:8443/x", "college.example"),
        ("did:web:college.example%3A8443:a#b", "college.example"),
        ("did:key:z6", None),
        ("javascript:alert(1)", None),
        ("https://[::", None),
        ("", None),
    ],
)
def test_the_site_of_an_address(address: str, host: str | None) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize("value", [None, 7, "", "soon", "2026-13-01"])
def test_what_is_no_day_is_none(value: object) -> None:
    assert moment(value) is None
