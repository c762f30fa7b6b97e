"""A file comes whole, within a size and a time, and only if it has changed; every fault has a sentence."""

from __future__ import annotations

import gzip
import io
import ssl

import httpx
import pytest

from catalogue.fetching.download import Downloaded, NotFetched, Validators
from runtime.public_http import AddressRefused
from tests.catalogue.fetching.web import Endless, Web, failing, redirect

FEED = "https://college.example/feed.xml"


def get(
    web: Web, address: str = FEED, *, known: Validators | None = None, most: int = 10_000, seconds: float = 30
) -> tuple[bytes, Downloaded]:
    with io.BytesIO() as file:
        got = web.downloader.get(address, file, most=most, seconds=seconds, known=known)
        assert got
        return file.getvalue(), got


def refusal(web: Web, address: str = FEED, *, most: int = 10_000, seconds: float = 30) -> str:
    with pytest.raises(NotFetched) as refused:
        get(web, address, most=most, seconds=seconds)
    return str(refused.value)


def test_a_file_comes_with_its_digest_its_type_and_its_validators() -> None:
    given = {"ETag": '"1"', "Last-Modified": "Mon, 23 Nov 2026 08:00:00 GMT", "Content-Type": "Text/CSV; charset=utf-8"}
    content, got = get(Web(answers={FEED: lambda _: httpx.Response(200, content=b"abc", headers=given)}))
    assert content == b"abc"
    assert got.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (got.media_type, got.validators) == ("text/csv", Validators('"1"', given["Last-Modified"]))


def test_it_is_asked_for_by_name_and_only_if_it_has_changed() -> None:
    web, known = Web({FEED: "abc"}), Validators('"old"', "Mon, 23 Nov 2026 08:00:00 GMT")
    get(web, known=known)
    headers = web.asked[0].headers
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == (known.etag, known.modified)
    assert headers["User-Agent"] == "a test"


def test_what_has_not_changed_is_not_sent_again() -> None:
    web = Web({FEED: "abc"})
    _, got = get(web)
    with io.BytesIO() as file:
        assert web.downloader.get(FEED, file, most=10, seconds=30, known=got.validators) is None
        assert file.getvalue() == b""


def test_an_answer_that_it_has_not_changed_needs_something_that_is_known() -> None:
    assert refusal(Web(answers={FEED: lambda _: httpx.Response(304)})) == f"{FEED} answers 304 Not Modified"


def test_a_packed_file_is_unpacked_and_its_size_then_counted() -> None:
    packed = gzip.compress(b"x" * 50_000)
    web = Web(answers={FEED: lambda _: httpx.Response(200, content=packed, headers={"Content-Encoding": "gzip"})})
    assert get(web, most=50_000)[0] == b"x" * 50_000
    assert refusal(web, most=49_999) == f"{FEED} is larger than 0 MB"


@pytest.mark.parametrize("packed", ["br", "gzip, gzip"])
def test_a_file_packed_in_another_way_is_refused(packed: str) -> None:
    web = Web(
        answers={
            FEED: lambda _: httpx.Response(200, stream=Endless(waiting=False), headers={"Content-Encoding": packed})
        }
    )
    assert "packed in a way that was not asked for" in refusal(web)


def test_a_server_that_sends_without_end_is_left_at_the_size() -> None:
    web = Web(answers={FEED: lambda _: httpx.Response(200, stream=Endless(waiting=False))})
    assert "is larger than" in refusal(web)


def test_a_server_that_never_comes_to_an_end_is_left_after_the_time() -> None:
    web = Web(answers={FEED: lambda _: httpx.Response(200, stream=Endless(waiting=True))})
    assert refusal(web, seconds=0.05) == f"{FEED} did not come to an end within 0 seconds"


def test_redirects_are_followed() -> None:
    web = Web(
        {"https://b.example/feed": "abc"},
        {FEED: redirect("/new"), "https://college.example/new": redirect("https://b.example/feed", 301)},
    )
    assert get(web)[0] == b"abc"


def test_redirects_have_an_end() -> None:
    web = Web(answers={FEED: redirect(FEED)})
    assert refusal(web) == f"{FEED} leads on more than 5 times"
    assert len(web.asked) == 6


def test_a_redirect_to_an_open_line_is_refused() -> None:
    web = Web({"http://college.example/f": "abc"}, {FEED: redirect("http://college.example/f")})
    assert refusal(web) == f"{FEED} leads from https to http://college.example/f, which is not safe"


def test_an_open_line_may_lead_to_a_safe_one() -> None:
    web = Web({FEED: "abc"}, {"http://college.example/f": redirect(FEED)})
    assert get(web, "http://college.example/f")[0] == b"abc"


def test_a_certificate_that_is_not_valid_is_named() -> None:
    fault = httpx.ConnectError("[SSL]")
    fault.__context__ = ssl.SSLCertVerificationError()
    fault.__context__.verify_message = "certificate has expired"
    web = Web(answers={FEED: failing(fault)})
    assert refusal(web) == f"{FEED} cannot be fetched: its certificate is not valid (certificate has expired)"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (AddressRefused("x is in a private network (10.0.0.1), which may not be reached"), "is not fetched: x is in a"),
        (httpx.ReadTimeout(""), "does not answer"),
        (httpx.ConnectError("the name x is not known"), "cannot be fetched: the name x is not known"),
        (httpx.RemoteProtocolError(""), "cannot be fetched: RemoteProtocolError"),
    ],
)
def test_every_fault_of_the_network_has_a_sentence(error: Exception, words: str) -> None:
    assert words in refusal(Web(answers={FEED: failing(error)}))


@pytest.mark.parametrize(("status", "gone"), [(404, True), (410, True), (403, False), (500, False), (204, False)])
def test_an_answer_without_the_file_is_named(status: int, gone: bool) -> None:
    with pytest.raises(NotFetched, match=f"answers {status}") as refused:
        get(Web(answers={FEED: lambda _: httpx.Response(status)}))
    assert (refused.value.status, refused.value.gone) == (status, gone)


def test_a_redirect_to_nowhere_is_a_fault() -> None:
    assert "cannot be fetched" in refusal(Web(answers={FEED: redirect("http://[::")}))
