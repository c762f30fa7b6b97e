"""Importing says exactly what it changes, and changes exactly that."""

from __future__ import annotations

from typing import Literal

import pytest
from sqlalchemy.orm import Session

from catalogue.records import Credential, Funding, Guidance, Price, Provider, Term
from catalogue.reference import apply_reference
from catalogue.reports import Changes
from catalogue.revisions import terms_revision
from catalogue.store import (
    apply_credentials,
    get_credentials,
    read_credentials,
    read_funding,
    read_guidance,
    read_providers,
    read_terms,
)
from runtime.database import Sessions


def credential(name: str, title: str = "Welding") -> Credential:
    return Credential(id=name, title=title, provider="Forth College")


def applied(session: Session, feed: list[Credential], mode: Literal["replace", "merge"] = "merge") -> Changes:
    return apply_credentials(session, feed, mode).changes


def term(name: str) -> Term:
    return Term(id=name, term=name.upper(), definition="A word.")


def guidance(name: str) -> Guidance:
    return Guidance(id=name, title="Who pays", asked=("who pays?",), answer="You do.")


PROVIDER = Provider(id="forth", name="Forth College", kind="college")
FUNDING = Funding.model_validate(
    {
        "id": "fund",
        "name": "Fund",
        "status": "ended",
        "as_of": "2024-01-01",
        "rule": "It paid.",
        "source": "https://example.org/",
    }
)


def test_new_records_are_added(session: Session) -> None:
    changes = applied(session, [credential("b"), credential("a")])
    assert changes == Changes(("a", "b"), (), (), ())
    assert [record.id for record in read_credentials(session)] == ["a", "b"]


def test_a_record_that_differs_is_changed(session: Session) -> None:
    apply_credentials(session, [credential("a")])
    changes = applied(session, [credential("a", "Brazing")])
    assert changes == Changes((), ("a",), (), ())
    assert read_credentials(session) == [credential("a", "Brazing")]


def test_a_record_that_is_the_same_is_left_alone(session: Session) -> None:
    apply_credentials(session, [credential("a")])
    assert applied(session, [credential("a")]) == Changes((), (), (), ("a",))


def test_a_merge_removes_nothing(session: Session) -> None:
    apply_credentials(session, [credential("a"), credential("b")])
    assert applied(session, [credential("c")], "merge") == Changes(("c",), (), (), ())
    assert [record.id for record in read_credentials(session)] == ["a", "b", "c"]


def test_a_replacement_removes_what_is_not_in_the_file(session: Session) -> None:
    apply_credentials(session, [credential("a"), credential("b"), credential("c")])
    changes = applied(session, [credential("b"), credential("c", "Brazing"), credential("d")], "replace")
    assert changes == Changes(("d",), ("c",), ("a",), ("b",))
    assert [record.id for record in read_credentials(session)] == ["b", "c", "d"]


def test_a_replacement_by_nothing_empties_the_catalogue(session: Session) -> None:
    apply_credentials(session, [credential("a")])
    assert applied(session, [], "replace").removed == ("a",)
    assert read_credentials(session) == []


def test_the_changes_can_be_known_without_being_made(sessions: Sessions) -> None:
    with sessions() as session:
        assert applied(session, [credential("a")]).added == ("a",)
        session.rollback()
        assert read_credentials(session) == []


def test_a_changed_title_is_also_found_by_its_column(session: Session) -> None:
    apply_credentials(session, [credential("a")])
    apply_credentials(session, [credential("a", "Brazing")])
    session.flush()
    assert session.connection().exec_driver_sql("SELECT title FROM credential").scalar_one() == "Brazing"


def test_every_fact_survives_storage(session: Session) -> None:
    full = Credential.model_validate(
        {
            **credential("a").model_dump(),
            "scqf_level": "7-8",
            "scqf_credits": 15,
            "skills": ["weld", {"label": "braze", "uri": "http://data.europa.eu/esco/skill/1"}],
            "mode": "blended",
            "price": Price(amount="99.50", per="cohort"),
            "starts": ["2027-01-18"],
            "url": "https://example.org/a",
            "languages": ["en", "gd"],
            "assessed": False,
        }
    )
    apply_credentials(session, [full])
    session.commit()
    session.expire_all()
    assert read_credentials(session) == [full]


def test_the_changes_read_as_a_sentence() -> None:
    assert str(Changes(("a", "b"), ("c",), (), ("d",))) == "2 added, 1 changed, 0 removed, 1 unchanged"


def test_records_come_in_the_order_they_are_asked_for(session: Session) -> None:
    apply_credentials(session, [credential("a"), credential("b"), credential("c")])
    assert [record.id for record in get_credentials(session, ["c", "a"])] == ["c", "a"]


def test_a_record_that_is_gone_is_left_out(session: Session) -> None:
    apply_credentials(session, [credential("a")])
    assert [record.id for record in get_credentials(session, ["gone", "a"])] == ["a"]


@pytest.mark.parametrize("ids", [[], ["gone"]])
def test_asking_for_nothing_that_exists_finds_nothing(ids: list[str], session: Session) -> None:
    assert get_credentials(session, ids) == []


def test_the_reference_records_are_stored(session: Session) -> None:
    advice = [guidance("d"), guidance("c")]
    apply_reference(session, terms=[term("b"), term("a")], providers=[PROVIDER], funding=[FUNDING], guidance=advice)
    assert read_terms(session) == [term("a"), term("b")]
    assert read_guidance(session) == [guidance("c"), guidance("d")]
    assert read_providers(session) == [PROVIDER]
    assert read_funding(session) == [FUNDING]


def test_the_reference_records_are_replaced_as_a_whole(sessions: Sessions) -> None:
    with sessions.begin() as session:
        advice = [guidance("c"), guidance("d")]
        apply_reference(session, terms=[term("a"), term("b")], providers=[PROVIDER], funding=[FUNDING], guidance=advice)
    with sessions.begin() as session:
        apply_reference(session, terms=[term("b")], providers=[], funding=[], guidance=[guidance("d")])
    with sessions() as session:
        assert (read_terms(session), read_providers(session), read_funding(session)) == ([term("b")], [], [])
        assert read_guidance(session) == [guidance("d")]


def test_the_reference_records_can_be_replaced_twice_in_one_transaction(session: Session) -> None:
    for _ in range(2):
        whole = {"providers": [PROVIDER], "funding": [FUNDING], "guidance": [guidance("c")]}
        apply_reference(session, terms=[term("a")], **whole)  # type: ignore[arg-type]
    assert read_terms(session) == [term("a")]
    assert read_guidance(session) == [guidance("c")]


def test_every_exchange_of_the_glossary_has_another_revision(session: Session) -> None:
    revisions = [terms_revision(session)]
    for terms in ([term("a")], [term("b")], [term("a")]):
        apply_reference(session, terms=terms, providers=[], funding=[], guidance=[])
        revisions.append(terms_revision(session))
    assert revisions[0] is None
    assert len(set(revisions)) == len(revisions)


def test_credentials_leave_the_revision_of_the_glossary(session: Session) -> None:
    apply_reference(session, terms=[term("a")], providers=[], funding=[], guidance=[])
    before = terms_revision(session)
    apply_credentials(session, [credential("a")])
    assert terms_revision(session) == before


def test_every_word_of_a_guidance_survives_storage(session: Session) -> None:
    facts = {"source": "https://hub.example/a", "as_of": "2026-06-01", "next": "funding", "see_also": ["rpl"]}
    whole = Guidance.model_validate({**guidance("a").model_dump(), **facts})
    apply_reference(session, terms=[], providers=[], funding=[], guidance=[whole])
    session.commit()
    session.expire_all()
    assert read_guidance(session) == [whole]


def test_replacing_the_glossary_leaves_the_credentials(session: Session) -> None:
    apply_credentials(session, [credential("a")])
    apply_reference(session, terms=[], providers=[], funding=[], guidance=[])
    assert read_credentials(session) == [credential("a")]
