from __future__ import annotations

import pytest

from runtime.addresses import checked_address


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
