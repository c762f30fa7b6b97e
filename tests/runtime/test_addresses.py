from __future__ import annotations

import pytest

from runtime.addresses import (
    checked_address,
    checked_contact,
    checked_issuer,
    checked_web_address,
    dialled,
    is_phone,
    same_contact,
)
from runtime.phones import checked_phone, misdialled_in, phones_in


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


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01382 496000", "+44 1382 496000"),
        (" (0141) 496-0123 ", "+44 141 496 0123"),
        ("+44 (0)7700 900 412", "+44 7700 900412"),
        ("07700900412", "+44 7700 900412"),
        ("+353 1 437 0234", "+353 1 437 0234"),
        ("01632 960001 ext 12", "+44 1632 960001 x12"),
    ],
)
def test_a_telephone_number_is_kept_as_it_is_dialled_from_abroad(typed: str, kept: str) -> None:
    assert checked_phone(typed) == kept == checked_contact(typed) == checked_phone(kept)
    assert is_phone(kept)


@pytest.mark.parametrize("typed", ["", "12", "2026", "12-15", "496000", "call me", "0123456789012345"])
def test_what_cannot_be_dialled_is_no_telephone_number(typed: str) -> None:
    with pytest.raises(ValueError, match="does not look like a telephone number"):
        checked_phone(typed)
    with pytest.raises(ValueError, match="or a telephone number"):
        checked_contact(typed)


def test_telephone_numbers_are_found_in_what_is_around_them() -> None:
    text = "12 to 15 of us by 14 March 2027. Rab, 07700 900412, or the office: 01382 496000."
    assert phones_in(text) == [("07700 900412", "+44 7700 900412"), ("01382 496000", "+44 1382 496000")]


@pytest.mark.parametrize(
    "typed",
    [
        "01856 555 0142",
        "01856-5550142",
        "0044 1856 555 0142",
        "+44 1856 55501421",
        "(01856) 555 0142",
    ],
)
def test_the_end_of_a_number_that_cannot_be_dialled_is_no_number(typed: str) -> None:
    text = f"Inga Flett, inga@ferry.example, {typed}. Call me."
    assert phones_in(text) == []
    assert [words.strip("( )").replace(") ", " ") for words in misdialled_in(text)] == [
        typed.strip("( )").replace(") ", " ")
    ]


@pytest.mark.parametrize(
    "text", ["+44 (0)1382 496000", "01382 496000 or 07700 900412", "by 01/02/2027", "0 to 12, 2026"]
)
def test_a_number_that_can_be_dialled_is_not_said_to_be_wrong(text: str) -> None:
    assert misdialled_in(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("07700 900412", "+44 7700 900412"), (" Mairi@Fibre.example", "mairi@fibre.example"), ("Nobody", " nobody ")],
)
def test_a_contact_is_one_however_it_is_typed(one: str, other: str) -> None:
    assert same_contact(one) == same_contact(other)


def test_an_address_is_no_telephone_number() -> None:
    assert not is_phone("+mairi@fibre.example")
    assert not is_phone("+44")


def test_what_is_dialled_is_the_number_without_its_country() -> None:
    assert dialled("+44 7700 900412") == "7700900412"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("0141 496 0000 9-5", "0141 496 0000"),
        ("01856 555014 12 people", "01856 555014"),
        ("ring 0131 496 0000 2 of us will be in", "0131 496 0000"),
        ("07700900412 01856 555 0142", "07700900412"),
    ],
)
def test_what_follows_a_number_is_none_of_it(text: str, typed: str) -> None:
    assert [words for words, _ in phones_in(text)] == [typed]


@pytest.mark.parametrize("text", ["01.09.2026-30.06.2027", "08/12/2026 10", "12 or 15", "SCQF 7, 12 credits"])
def test_days_and_counts_are_no_numbers_that_were_misdialled(text: str) -> None:
    assert phones_in(text) == []
    assert misdialled_in(text) == []
