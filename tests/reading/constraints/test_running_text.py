"""What is left of a message is encoded as running text, without debris where conditions were cut out."""

from __future__ import annotations

import re

import pytest

from tests.reading.constraints.reading import read

CONTEXTS = [
    (
        "our carers need dementia care for 12 people; online, part-time; and records",
        "our carers need dementia care; and records",
    ),
    ("dementia care, level 7, 10 credits", "dementia care"),
    ("heat pump installation - Dundee or Perth - weekends only", "heat pump installation"),
    (
        "We would like our managers (about twenty of them) to study quality",
        "We would like our managers to study quality",
    ),
    ("welding (online, for nurses) please", "welding (for nurses) please"),
    ('dementia care "online"', "dementia care"),
    ("welding/online/12 people", "welding"),
    ("Rope access. Aberdeenshire. 3 guys. £2k each absolute max.", "Rope access."),
    ("any courses in bookkeeping? not more than 300 quid", "any courses in bookkeeping?"),
    ("Topics: GDPR, phishing. Staff: 60. Mode: online.", "Topics: GDPR, phishing."),
    ("Must count towards a degree: pharmacology for 14 nurses", "pharmacology"),
    ("something at level 6 to 8 on food safety", "something on food safety"),
    ("we need 2 hours of first aid online", "we need first aid"),
    ("SCQF 11 in public health, 30 credits, starting no later than September", "in public health"),
    ("It can't be online, our broadband is shocking", "our broadband is shocking"),
    ("level 7\nfirst aid\n12 people\nfire safety", "first aid\nfire safety"),
    ("Is there a free course on GDPR?", "Is there a course on GDPR?"),
    ("12 people, and dementia care", "dementia care"),
    ("first aid, online, and fire safety", "first aid, and fire safety"),
]


@pytest.mark.parametrize(("text", "context"), CONTEXTS)
def test_the_conditions_leave_running_text(text: str, context: str) -> None:
    assert read(text).context == context


@pytest.mark.parametrize("text", [text for text, _ in CONTEXTS])
def test_no_two_separators_meet_and_none_stands_at_an_end(text: str) -> None:
    context = read(text).context
    assert not re.search(r"[,;:/]\s*[,;:/.!?]|\(\s*\)|\s[,;.]|¦|\s{2}", context)
    assert not re.search(r"^[\W_]|[,;:/-]$", context)


@pytest.mark.parametrize(
    "text",
    ["online", "10 credits, online", "there'd be a dozen of us", "No more than 20 credits and it has to be in Ayr"],
)
def test_a_message_of_conditions_alone_leaves_nothing(text: str) -> None:
    assert read(text).context == ""


@pytest.mark.parametrize("text", ["cyber security; GDPR;  phishing, ; etc", "a (  ) b", "what about - welding -"])
def test_a_message_without_conditions_is_left_as_it_is(text: str) -> None:
    assert read(text).context == text


def test_the_needs_are_still_split_where_a_condition_stood() -> None:
    assert read("first aid 12 people fire safety").rest == "first aid ;  fire safety"


def test_the_mark_of_a_gap_in_a_message_is_no_gap() -> None:
    assert read("welding ¦ online").context == "welding"
    assert read("welding ¦ riveting").context == "welding ¦ riveting"
