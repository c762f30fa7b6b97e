"""How an answer reads in Telegram: what decides in bold and short lines, and nothing of it taken for a tag."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.telegram.formatting import formatted, plain
from bot.telegram.render import length
from contract import (
    Card,
    Comparison,
    ComparisonData,
    ComparisonRow,
    Credential,
    CredentialData,
    Definition,
    DefinitionData,
    Fact,
    Guidance,
    GuidanceData,
    Message,
    Plan,
    PlanData,
    Receipt,
    ReceiptData,
    Recommendations,
    RecommendationsData,
    Review,
    ReviewData,
    Shortlist,
    ShortlistData,
    Status,
    StatusData,
    Text,
)
from tests.bot.conftest import PHRASES
from tests.bot.telegram_content import read_html

LIMIT = 4096
PRICE = Fact(key="price", name="Price", value="£245 <early>")
CARD = Card(
    id="mig",
    title="MIG & MAG welding",
    provider="Clyde <College>",
    facts=(PRICE,),
    line=("SCQF 6", "£245", "Dundee"),
    checked="Checked on 3 October 2026.",
    stale=False,
    sample=False,
)
TIG = CARD.model_copy(update={"id": "tig", "title": "TIG welding", "sample": True})
LINE = "SCQF level 6; £245; in Dundee"
GAP, MISSED = PHRASES("utter_item_gap", needs="pipe <joints>"), PHRASES("utter_item_missed", facts="in Dundee & Fife")


def titled(number: int, card: Card) -> str:
    return PHRASES("utter_item", number=number, title=card.title, provider=card.provider)


def listed(*cards: Card, beside: tuple[str, ...] = ()) -> str:
    return "\n\n".join("\n".join([titled(number, card), LINE, *beside]) for number, card in enumerate(cards, 1))


def html(message: Message) -> str:
    (part,) = formatted(message, PHRASES, LIMIT)
    return part


def recommended(*cards: Card, beside: tuple[str, ...] = ()) -> Recommendations:
    data = RecommendationsData(needs=(), filters=(), items=cards, uncovered=(), total=len(cards))
    return Recommendations(lead="Two < three:", body=listed(*cards, beside=beside), data=data)


def test_a_card_of_a_list_is_short_lines_with_its_title_in_bold() -> None:
    assert html(recommended(CARD, beside=(GAP, MISSED))).splitlines() == [
        "Two &lt; three:",
        "",
        "<b>1. MIG &amp; MAG welding</b>",
        "Clyde &lt;College&gt;",
        "SCQF 6 · £245 · Dundee",
        "<i>Checked on 3 October 2026.</i>",
        "<b>Does not cover:</b> pipe &lt;joints&gt;",
        "<b>But:</b> in Dundee &amp; Fife",
    ]


def test_a_card_that_the_message_before_had_is_its_title_and_provider() -> None:
    known = CARD.model_copy(update={"known": True})
    body = "\n".join([titled(1, known), MISSED])
    data = RecommendationsData(needs=(), filters=(), items=(known,), uncovered=(), total=1)
    assert html(Recommendations(lead="Still:", body=body, data=data)).splitlines()[2:] == [
        "<b>1. MIG &amp; MAG welding</b>",
        "Clyde &lt;College&gt;",
        "<b>But:</b> in Dundee &amp; Fife",
    ]


def test_a_sample_says_so_in_a_list() -> None:
    assert f"Clyde &lt;College&gt; · <i>{PHRASES('utter_sample_mark')}</i>" in html(recommended(TIG))
    assert PHRASES("utter_sample_mark") not in html(recommended(CARD))


@pytest.mark.parametrize(
    "message",
    [
        Shortlist(lead="Kept:", body=listed(CARD, TIG), data=ShortlistData(items=(CARD, TIG), url=None)),
        Plan(
            lead="A plan:",
            body=listed(CARD, TIG),
            data=PlanData(needs=(), filters=(), items=(CARD, TIG), covers=(), totals=(), uncovered=()),
        ),
    ],
    ids=["shortlist", "plan"],
)
def test_a_shortlist_and_a_plan_read_like_a_list(message: Message) -> None:
    assert "<b>2. TIG welding</b>\nClyde" in html(message)
    assert LINE not in html(message)


def facts_in(name: str, value: str) -> str:
    return PHRASES("utter_review_line", name=name, value=value)


@pytest.mark.parametrize(
    "message",
    [
        Credential(
            lead="MIG & MAG welding", data=CredentialData(card=CARD, description=None, facts=(PRICE,)), body="{}"
        ),
        Credential(lead="It:", data=CredentialData(card=CARD, description=None, facts=(), answers=(PRICE,)), body="{}"),
        Review(lead="All of it:", data=ReviewData(fields=(PRICE,), consent_version="1"), body="{}"),
        Plan(
            lead="A plan:",
            data=PlanData(needs=(), filters=(), items=(), covers=(), totals=(PRICE,), uncovered=()),
            body="{}",
        ),
        Guidance(
            lead="Well:", data=GuidanceData(topic="t", facts=(PRICE,), schemes=(), source=None, as_of=None), body="{}"
        ),
    ],
    ids=["a record", "an answer", "a review", "a plan", "guidance"],
)
def test_the_name_of_a_fact_is_bold_and_its_value_is_not(message: Message) -> None:
    said = message.model_copy(update={"body": facts_in(PRICE.name, PRICE.value)})
    assert html(said).splitlines()[-1] == "<b>Price:</b> £245 &lt;early&gt;"


def test_of_a_record_that_does_not_answer_only_that_is_said() -> None:
    data = CredentialData(card=CARD, asked=True, description="Pipes & plates.", facts=(PRICE,))
    said = Credential(lead="MIG & MAG welding, Clyde\n\nNot mentioned in its record: “MCS”.", data=data)
    assert html(said) == "<b>MIG &amp; MAG welding</b>, Clyde\n\nNot mentioned in its record: “MCS”."


def test_a_comparison_has_a_line_for_each_credential_below_the_name_of_the_fact() -> None:
    row = ComparisonRow(name="Price", values=("£245", "£300"), differs=True)
    body = "\n".join([titled(1, CARD), titled(2, TIG), "", facts_in("Price", "1. £245 | 2. £300")])
    said = Comparison(lead="Side by side:", body=body, data=ComparisonData(items=(CARD, TIG), rows=(row,)))
    assert "<b>2. TIG welding</b>\nClyde &lt;College&gt;\n\n<b>Price</b>\n1. £245\n2. £300" in html(said)


@pytest.mark.parametrize(
    ("message", "bold"),
    [
        (
            Credential(lead="MIG & MAG welding, Clyde", data=CredentialData(card=CARD, description=None, facts=())),
            "<b>MIG &amp; MAG welding</b>, Clyde",
        ),
        (Receipt(lead="Sent as MC-1.", data=ReceiptData(reference="MC-1")), "Sent as <b>MC-1</b>."),
        (
            Status(lead="MC-1: new", data=StatusData(reference="MC-1", status="new", history=())),
            "<b>MC-1</b>: new",
        ),
        (
            Definition(
                lead="SCQF is a framework.",
                data=DefinitionData(
                    term_id="scqf",
                    term="SCQF",
                    definition="d",
                    for_employers=None,
                    source=None,
                    wording="project",
                    see_also=(),
                ),
            ),
            "<b>SCQF</b> is a framework.",
        ),
        (Text(lead="a < b & c", at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)), "a &lt; b &amp; c"),
    ],
    ids=["a record", "a receipt", "a status", "a definition", "words"],
)
def test_what_an_answer_is_about_is_bold_in_its_lead(message: Message, bold: str) -> None:
    assert html(message) == bold


def test_a_long_list_is_broken_before_a_credential_and_every_part_can_be_read() -> None:
    cards = tuple(CARD.model_copy(update={"id": str(at), "title": f"Course {at} <b>"}) for at in range(1, 9))
    parts = formatted(recommended(*cards, beside=(f"quote {'x' * 600}",)), PHRASES, LIMIT)
    assert [part.splitlines()[0] for part in parts[1:]] == ["<b>6. Course 6 &lt;b&gt;</b>"]
    assert all(0 < length(read_html(part)) <= LIMIT for part in parts)
    assert "".join(map(plain, parts)).count("Course") == 8


def test_a_line_that_is_too_long_by_itself_is_broken_between_words_and_loses_nothing() -> None:
    words = [f"<b{number}>&amp;" for number in range(2000)]
    parts = formatted(Text(lead=" ".join(words)), PHRASES, LIMIT)
    assert " ".join(map(read_html, parts)).split() == words
    assert all(0 < length(read_html(part)) <= LIMIT for part in parts)


@pytest.mark.parametrize("words", ["<b>", "</i>", "a & b", "&lt;b&gt;", "<script>", "x < y > z", "🎓 </b>"])
def test_no_words_are_taken_for_a_tag(words: str) -> None:
    assert read_html(html(Text(lead=words, body=words))) == f"{words}\n\n{words}"
