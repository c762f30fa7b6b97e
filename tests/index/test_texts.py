"""A record is found by several short texts, each as it stands in the record."""

from __future__ import annotations

import pytest

from index.texts import Passage, credential_passages, credential_summary, credential_words, term_passages
from tests.index.made import credential, term


def sentences(description: str) -> list[str]:
    record = credential("a", "A", description=description)
    return [passage.text for passage in credential_passages(record) if passage.field == "description"]


def test_a_credential_is_found_by_its_title_outcomes_skills_and_sentences() -> None:
    record = credential("weld", "Welding", "Weld a pipe.", skills=["weld"], description="First. Then second.")
    assert credential_passages(record) == [
        Passage("weld", "title", "Welding"),
        Passage("weld", "learning_outcomes", "Weld a pipe."),
        Passage("weld", "skills", "weld"),
        Passage("weld", "description", "First."),
        Passage("weld", "description", "Then second."),
    ]


def test_a_bare_credential_is_found_by_its_title_alone() -> None:
    assert credential_passages(credential("weld", "Welding")) == [Passage("weld", "title", "Welding")]


def test_a_credential_is_found_by_what_employers_say_too() -> None:
    record = credential("weld", "Welding", employer_words=["the joints leak", "pipes burst"])
    assert credential_passages(record)[1:] == [
        Passage("weld", "employer_words", "the joints leak"),
        Passage("weld", "employer_words", "pipes burst"),
    ]


def test_only_what_employers_say_is_not_published() -> None:
    record = credential(
        "weld", "Welding", "Weld a pipe.", skills=["weld"], description="Short.", employer_words=["the joints leak"]
    )
    assert [passage.field for passage in credential_passages(record) if not passage.published] == ["employer_words"]


def test_the_record_as_a_whole_is_its_title_skills_and_description() -> None:
    record = credential(
        "weld", "Welding", "Weld a pipe.", skills=["weld", "grind"], description="Short. Hot.", employer_words=["leaks"]
    )
    assert credential_summary(record) == "Welding. weld, grind. Short. Hot."


def test_the_whole_of_a_bare_record_is_its_title() -> None:
    assert credential_summary(credential("weld", "Welding")) == "Welding."


def test_a_word_is_looked_for_everywhere_in_the_record_and_counts_twice_in_the_title() -> None:
    record = credential(
        "weld",
        "Welding",
        "Weld a pipe.",
        skills=["grind"],
        description="Short.",
        subjects=["Engineering"],
        employer_words=["the joints leak"],
    )
    assert credential_words(record) == "Welding Welding grind Short. Weld a pipe. Engineering the joints leak"


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("One sentence only", ["One sentence only"]),
        ("Really? Yes! 12 weeks.", ["Really?", "Yes!", "12 weeks."]),
        ("It costs 1.5 times more.", ["It costs 1.5 times more."]),
        ("Tools, e.g. pliers, are given.", ["Tools, e.g. pliers, are given."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
    ],
)
def test_a_description_is_cut_at_the_ends_of_sentences(description: str, expected: list[str]) -> None:
    assert sentences(description) == expected


def test_a_term_is_found_by_its_names_and_its_definition() -> None:
    assert term_passages(term("rpl", "RPL", "Prior learning", definition="Credit for what is known.")) == [
        Passage("rpl", "term", "RPL"),
        Passage("rpl", "aliases", "Prior learning"),
        Passage("rpl", "definition", "Credit for what is known."),
    ]
