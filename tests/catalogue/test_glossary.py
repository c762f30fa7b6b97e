"""The glossary's words are found wherever a person would see them, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import event, insert
from sqlalchemy.orm import Session

from catalogue.glossary import Mention, StoredGlossary, TermMatcher
from catalogue.records import Term
from catalogue.reference import apply_reference
from catalogue.tables import TermRow
from runtime.database import Sessions


def term(term_id: str, *names: str) -> Term:
    return Term(id=term_id, term=names[0], aliases=names[1:], definition="A word of the field.")


CREDIT = term("credit", "credit", "credits", "credit point")
CREDIT_RATING = term("credit-rating", "credit rating", "credit-rated")
RPL = term("rpl", "Recognition of prior learning", "RPL")
SCQF = term("scqf", "SCQF")
MICRO = term("micro-credential", "micro-credential")
TERMS = [CREDIT, CREDIT_RATING, RPL, SCQF, MICRO]


def mentions(text: str, terms: Sequence[Term] = TERMS) -> list[Mention]:
    return TermMatcher(terms).mentions(text)


def ids(text: str) -> list[str]:
    return [mention.term_id for mention in mentions(text)]


def test_a_name_is_found_with_the_words_used_there() -> None:
    assert mentions("Does RPL count?") == [Mention("rpl", "RPL")]


def test_an_alias_is_the_same_term() -> None:
    assert mentions("recognition of prior learning") == [Mention("rpl", "recognition of prior learning")]


@pytest.mark.parametrize("text", ["scqf", "ScQf", "SCQF"])
def test_case_makes_no_difference(text: str) -> None:
    assert mentions(text) == [Mention("scqf", text)]


def test_the_longest_name_wins_where_two_overlap() -> None:
    assert mentions("a credit rating") == [Mention("credit-rating", "credit rating")]


def test_a_shorter_name_is_still_found_where_it_stands_alone() -> None:
    assert ids("a credit rating gives credit") == ["credit-rating", "credit"]


def test_terms_come_in_the_order_of_the_text() -> None:
    assert ids("SCQF, then RPL, then credit") == ["scqf", "rpl", "credit"]


def test_a_term_is_found_once_however_often_it_is_used() -> None:
    assert mentions("Credits are credit; credit points too") == [Mention("credit", "Credits")]


@pytest.mark.parametrize("text", ["accredited", "creditor", "non-credit", "credit-worthy", "SCQFx", "RPL2", "_RPL_"])
def test_a_name_inside_another_word_is_not_found(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize("text", ["(RPL)", "RPL.", "RPL,", "'RPL'", "RPL/SCQF", "RPL's rules", "£RPL"])
def test_punctuation_ends_a_name(text: str) -> None:
    assert "rpl" in ids(text)


@pytest.mark.parametrize("gap", ["  ", "\n", "\t", " \n "])
def test_any_space_separates_the_words_of_a_name(gap: str) -> None:
    assert ids(f"credit{gap}rating") == ["credit-rating"]


def test_a_dotless_i_is_no_glossary_word_and_no_accident() -> None:
    assert ids("a mıcro-credential, a mİcro-credential and RPL") == ["rpl"]


def test_marks_of_the_pattern_language_are_plain_letters_in_a_name() -> None:
    assert mentions("Is C++ (basic) here?", [term("cpp", "C++ (basic)")]) == [Mention("cpp", "C++ (basic)")]


def test_of_two_terms_with_one_name_the_first_is_found() -> None:
    assert mentions("badge", [term("first", "badge"), term("second", "Badge")]) == [Mention("first", "badge")]


def test_an_empty_text_names_nothing() -> None:
    assert mentions("") == []


def test_an_empty_glossary_finds_nothing() -> None:
    assert mentions("RPL", []) == []


@pytest.fixture
def statements(sessions: Sessions) -> Iterator[list[str]]:
    """Every statement that the database is sent."""
    sent: list[str] = []
    engine = sessions.kw["bind"]

    def keep(*values: object) -> None:
        sent.append(str(values[2]))

    event.listen(engine, "before_cursor_execute", keep)
    yield sent
    event.remove(engine, "before_cursor_execute", keep)


def exchange(sessions: Sessions, *terms: Term) -> None:
    with sessions.begin() as session:
        apply_reference(session, terms=terms, providers=[], funding=[], guidance=[])


def stored_ids(glossary: StoredGlossary, session: Session, text: str) -> list[str]:
    return [mention.term_id for mention in glossary.matcher(session).mentions(text)]


def test_the_stored_glossary_is_read_once_for_many_texts(sessions: Sessions, statements: list[str]) -> None:
    exchange(sessions, RPL, SCQF)
    glossary = StoredGlossary()
    for _ in range(5):
        with sessions() as session:
            assert stored_ids(glossary, session, "RPL and SCQF") == ["rpl", "scqf"]
    assert sum(statement.startswith("SELECT term.record") for statement in statements) == 1


def test_an_exchanged_glossary_is_used_at_once(sessions: Sessions) -> None:
    glossary = StoredGlossary()
    exchange(sessions, RPL)
    with sessions() as session:
        assert stored_ids(glossary, session, "RPL and SCQF") == ["rpl"]
    exchange(sessions, SCQF)
    with sessions() as session:
        assert stored_ids(glossary, session, "RPL and SCQF") == ["scqf"]


def test_an_exchange_that_is_rolled_back_is_not_used(sessions: Sessions) -> None:
    glossary = StoredGlossary()
    exchange(sessions, RPL)
    with sessions() as session:
        apply_reference(session, terms=[SCQF], providers=[], funding=[], guidance=[])
        session.flush()
        session.rollback()
    with sessions() as session:
        assert stored_ids(glossary, session, "RPL and SCQF") == ["rpl"]


def test_an_exchange_within_the_readers_own_transaction_is_used(sessions: Sessions) -> None:
    glossary = StoredGlossary()
    with sessions.begin() as session:
        for terms in ([RPL], [SCQF]):
            apply_reference(session, terms=terms, providers=[], funding=[], guidance=[])
            assert stored_ids(glossary, session, "RPL and SCQF") == [terms[0].id]


def test_a_database_without_a_glossary_names_nothing(sessions: Sessions) -> None:
    with sessions() as session:
        assert stored_ids(StoredGlossary(), session, "RPL") == []


def test_terms_that_were_stored_before_there_were_revisions_are_found(sessions: Sessions) -> None:
    with sessions.begin() as session:
        session.execute(insert(TermRow).values(id="rpl", record=RPL))
    with sessions() as session:
        assert stored_ids(StoredGlossary(), session, "RPL") == ["rpl"]
