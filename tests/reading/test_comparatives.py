"""Words that find what is shown too much of something, or ask for an order."""

from __future__ import annotations

import pytest

from reading.comparatives import Order, order_in, wished


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("cheaper", Order.CHEAPEST),
        ("too expensive", Order.CHEAPEST),
        ("ower dear", Order.CHEAPEST),
        ("over budget", Order.CHEAPEST),
        ("by price", Order.CHEAPEST),
        ("dearest last", Order.CHEAPEST),
        ("dearest first", Order.DEAREST),
        ("price descending", Order.DEAREST),
        ("cheapest last", Order.DEAREST),
        ("shorter", Order.SHORTEST),
        ("too long", Order.SHORTEST),
        ("ower lang", Order.SHORTEST),
        ("too many days away", Order.SHORTEST),
        ("by length", Order.SHORTEST),
        ("longer", Order.LONGEST),
        ("too short", Order.LONGEST),
        ("more in-depth", Order.LONGEST),
        ("harder", Order.HIGHEST),
        ("too basic", Order.HIGHEST),
        ("not so easy", Order.HIGHEST),
        ("more advanced", Order.HIGHEST),
        ("easier", Order.LOWEST),
        ("too hard", Order.LOWEST),
        ("too advanced", Order.LOWEST),
        ("less academic", Order.LOWEST),
        ("sooner", Order.SOONEST),
        ("too late", Order.SOONEST),
        ("by start date", Order.SOONEST),
        ("later", Order.LATEST),
        ("too soon", Order.LATEST),
        ("nearer", Order.NEAREST),
        ("too far", Order.NEAREST),
        ("Closer To Home", Order.NEAREST),
    ],
)
def test_what_is_found_too_much_comes_last(words: str, order: Order) -> None:
    assert order_in(words) is order


@pytest.mark.parametrize("words", ["better", "too theoretical", "more about pigs", "a to z", "unclear", ""])
def test_other_words_name_no_order(words: str) -> None:
    assert order_in(words) is None


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("short", Order.SHORTEST),
        ("a quick one", Order.SHORTEST),
        ("nothing too long", Order.SHORTEST),
        ("no long", Order.SHORTEST),
        ("short and sweet", Order.SHORTEST),
        ("something wee", Order.SHORTEST),
        ("not too dear", Order.CHEAPEST),
        ("fairly cheap", Order.CHEAPEST),
        ("as soon as possible", Order.SOONEST),
        ("asap", Order.SOONEST),
        ("a bit quicker", Order.SHORTEST),
        ("not long", Order.SHORTEST),
        ("isn't expensive", Order.CHEAPEST),
    ],
)
def test_a_wish_without_a_limit_asks_for_an_order(words: str, order: Order) -> None:
    assert wished(words) is order


@pytest.mark.parametrize(
    "words",
    [
        *("short of staff", "no more than a day", "longer", "small business", "early years", ""),
        *("not cheap", "isn't cheap", "too cheap", "nothing cheap", "a bit cheap"),
        *("not short", "nothing short", "too short", "not quick", "so quick", "a bit short"),
        *("small classes", "small sessions", "a wee class", "early", "not too early", "sweet"),
    ],
)
def test_words_that_only_look_like_such_a_wish_ask_for_none(words: str) -> None:
    assert wished(words) is None
