"""A brief says what is needed, and nothing of who needs it."""

from __future__ import annotations

import pytest

from hub.brief import NOT_NAMED, WITHHELD, Course, brief_of, nameless
from hub.models import Shown
from reading import unnamed
from tests.hub.made import Opener

EVERYWHERE = (
    "Mairi Sinclair of Craigellan Care Homes here, or just Mairi. At Craigellan's night desk, care staff freeze. "
    "Write to mairi@craigellan.example, ring 0131 496 0000, see https://craigellan.example/us"
)
PERSONAL = ("mairi", "sinclair", "craigellan", "0131", "example")


def test_no_text_of_a_brief_holds_a_name_an_address_or_a_number(opened: Opener) -> None:
    request = opened(
        need=EVERYWHERE,
        said=EVERYWHERE,
        remarks=EVERYWHERE,
        roles=EVERYWHERE,
        notes=EVERYWHERE,
        learners="12, says Mairi",
        deadline="before Mairi leaves",
        mode="at Craigellan",
        region="Elgin",
        sector="Craigellan care",
        skills=("as Mairi does",),
        preferred_providers=("Sinclair College",),
        shown=(Shown(id="a", title="Dementia Care", why_rejected="Mairi did it"),),
    )
    text = str(brief_of(request)).casefold()
    for value in PERSONAL:
        assert value not in text
    assert "elgin" not in text
    assert "care staff freeze" in text


def test_what_is_known_of_a_need_is_there_and_what_is_not_is_left_out(opened: Opener) -> None:
    request = opened(
        organisation="Glen Farm",
        need="Shearing for the estate",
        learners="12",
        level="6",
        credit_wanted="yes",
        region="Elgin",
        shown=(Shown(id="a", title="Wool", why_rejected="too long"), Shown(id="b", title="Sheep")),
    )
    brief = brief_of(request)
    facts = dict(brief.facts)
    assert (facts["Learners"], facts["SCQF level"], facts["Credit"], facts["Council area"]) == (
        *("12", "6", "wanted"),
        "Moray",
    )
    assert "Mode" not in facts
    assert brief.courses == (Course("Wool", "too long"), Course("Sheep", None))
    assert brief.need == "Shearing for the estate"


@pytest.mark.parametrize(
    ("organisation", "text", "clean"),
    [
        ("The Care Group", "The care of a group", "The care of a group"),
        ("C++ (Scotland) Ltd", "we teach C++ at C++ (Scotland) Ltd", f"we teach C++ at {WITHHELD}"),
        ("Ó Néill & Sons", "the sons of Ó Néill", f"the {WITHHELD} of Ó {WITHHELD}"),
        ("AB", "AB tests", "AB tests"),
        ("Welding", "welders of Welding", f"welders of {WITHHELD}"),
    ],
)
def test_words_that_many_firms_share_stay(opened: Opener, organisation: str, text: str, clean: str) -> None:
    assert nameless(text, opened(organisation=organisation)) == clean


@pytest.mark.parametrize(
    ("organisation", "person", "text"),
    [
        ("not named", "Ann Ross", "They are not trained, and the firm is named in a tender. Must not be online."),
        ("not named", "not named", "not in Perth, and no named days"),
        ("an Ayrshire firm", "not named", "a firm that does not work beyond Ayrshire"),
        ("a bakery in Fife", "Ann Ross", "bread for a bakery in Leith and one in Fife"),
    ],
)
def test_what_stands_in_the_place_of_a_name_withholds_no_words(
    opened: Opener, organisation: str, person: str, text: str
) -> None:
    assert nameless(text, opened(organisation=organisation, contact_name=person)) == text


def test_a_name_that_begins_with_an_article_is_withheld(opened: Opener) -> None:
    assert nameless("A Taste of Moray, or Taste", opened(organisation="A Taste of Moray")).count(WITHHELD) == 2


def test_the_words_for_no_name_are_those_of_the_form() -> None:
    assert unnamed.NOT_NAMED == NOT_NAMED
