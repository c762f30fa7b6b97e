from __future__ import annotations

import pytest

from runtime.addresses import checked_address, checked_issuer, checked_web_address


@pytest.mark.parametrize(
    "text", ["a@b.scot", " mairi.o'neil+hub@care.co.uk ", "x_y@sub-domain.example.org", "m@bücher.example"]
)
def test_an_address_is_kept_without_the_space_around_it(text: str) -> None:
    assert checked_address(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", "mairi", "mairi@", "@care.scot", "mairi@care", "a b@care.scot", "a@b@care.scot", "mairi@care..scot",
     ".m@care.scot",
     "m.@care.scot", "m@-care.scot", "m@care.scot,", "<m@care.scot>", "m@care.1", "m@care.scot\nBcc: x@y.scot"],
)  # fmt: skip
def test_a_slip_is_named_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="such as name@"):
        checked_address(text)


def test_an_address_has_an_end() -> None:
    with pytest.raises(ValueError, match="at most 254"):
        checked_address("a" * 250 + "@b.scot")


def test_an_address_on_the_web_is_kept_without_its_fragment() -> None:
    assert checked_web_address(" https://x.ac.uk:8443/f?a=1#top ") == "https://x.ac.uk:8443/f?a=1"


@pytest.mark.parametrize(
    "text", ["", "feed.xml", "ftp://x.ac.uk/f", "https://", "http://x.ac.uk/a b", "http://[x/", "http://x:99999/",
             "file:///etc/passwd", "https://x.ac.uk/" + "a" * 2000],
)  # fmt: skip
def test_what_is_no_address_on_the_web_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not an address on the web"):
        checked_web_address(text)


@pytest.mark.parametrize("text", ["https://me:secret@x.ac.uk/f", "https://me@x.ac.uk/f"])
def test_an_address_that_holds_a_password_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match="others would read it") as refused:
        checked_web_address(text)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "https://login.example.org/tenant", "http://127.0.0.1:8220", "http://localhost"])
def test_an_issuer_is_an_https_address_or_on_this_machine(text: str) -> None:
    assert checked_issuer(f" {text} ") == text


@pytest.mark.parametrize("text", ["http://login.example.org", "login.example.org", "https://x.example?a=b", "https://"])
def test_what_is_no_issuer_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must be the https address of an issuer"):
        checked_issuer(text)
