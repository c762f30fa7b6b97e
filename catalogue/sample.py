"""The bundled sample: written for this project, by invented providers, marked `sample`, replaced by one import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from catalogue.records import Credential, Funding, Guidance, Provider, Term
from catalogue.skills import read_skills
from catalogue.store import Changes, apply_credentials, apply_reference
from catalogue.tables import CredentialRow, TermRow
from runtime.yaml_file import read_yaml

FOLDER = Path(__file__).parent / "sample"
SOURCE = "project sample"

T = TypeVar("T")


def load_sample(session: Session) -> Changes | None:
    """Bring the sample up to date where there is nothing but the sample; a hub's own catalogue is left alone (None).

    The glossary, providers, funding and guidance come with it, and alone where a hub's catalogue came before they did.
    """
    foreign = or_(CredentialRow.source != SOURCE, CredentialRow.source.is_(None))
    owned = session.scalar(select(CredentialRow.id).where(foreign).limit(1)) is not None
    if not owned or session.scalar(select(TermRow.id).limit(1)) is None:
        apply_reference(
            session,
            terms=sample_terms(),
            providers=sample_providers(),
            funding=sample_funding(),
            guidance=sample_guidance(),
        )
    return None if owned else apply_credentials(session, sample_credentials(), "replace", SOURCE).changes


def sample_credentials() -> list[Credential]:
    """The files name skills in words; here each gets the URI of the ESCO skill that it is."""
    vocabulary = read_skills()
    return [
        vocabulary.tagged(Credential.model_validate({**entry, "sample": True, "source": SOURCE}))
        for path in sorted((FOLDER / "credentials").glob("*.yml"))
        for entry in _entries(path)
    ]


def sample_terms() -> list[Term]:
    return _records(Term.model_validate, "glossary.yml")


def sample_providers() -> list[Provider]:
    return _records(Provider.model_validate, "providers.yml")


def sample_funding() -> list[Funding]:
    return _records(Funding.model_validate, "funding.yml")


def sample_guidance() -> list[Guidance]:
    return _records(Guidance.model_validate, "guidance.yml")


def _records(read: Callable[[Any], T], name: str) -> list[T]:
    return [read(entry) for entry in _entries(FOLDER / name)]


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    yield from read_yaml(path) or []
