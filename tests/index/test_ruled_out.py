"""What is ruled out is out, and makes no wish beside it a must."""

from __future__ import annotations

from tests.index.test_filters import verdict


def test_what_is_ruled_out_is_broken_and_what_is_wished_for_beside_it_missed() -> None:
    wanted = {"places": ("Perth",), "not_places": ("Edinburgh",)}
    assert verdict({"location": "Edinburgh", "mode": "campus"}, **wanted).broken == ("location",)
    assert verdict({"location": "Alloa", "mode": "campus"}, **wanted).missed == ("location",)
    evenings = {"patterns": ("weekends",), "not_patterns": ("evenings",)}
    assert verdict({"pattern": "evenings"}, **evenings).broken == ("pattern",)
    assert verdict({"pattern": "block"}, **evenings).missed == ("pattern",)
