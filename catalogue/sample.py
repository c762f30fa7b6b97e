"""The bundled sample, written for this project with invented providers. Its credentials are marked `sample`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from catalogue.records import Credential, Funding, Guidance, Provider, Term
from catalogue.reference import apply_reference
from catalogue.reports import Changes
from catalogue.skills import read_skills
from catalogue.store import apply_credentials
from catalogue.tables import CredentialRow, TermRow
from runtime.yaml_file import read_yaml

FOLDER = Path(__file__).parent / "sample"
SOURCE = "project sample"

T = TypeVar("T")


def load_sample(session: Session) -> Changes | None:
    """Store the current sample and return the changes; return None where the hub has credentials of its own.

    The sample's glossary, providers, funding and guidance replace the stored ones too. Where the hub has credentials of
    its own, this happens only while there is no glossary. What staff have changed stays as they left it.
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
    if owned:
        return None
    return apply_credentials(session, sample_credentials(), "replace", SOURCE, by_provider=True).changes


def sample_credentials() -> list[Credential]:
    """The sample's credentials; each skill has the URI of its ESCO skill where there is one."""
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
    """The sample's guidance, asked for in the ways of its own file and in those of ways-of-asking.txt."""
    further = _ways_of_asking((FOLDER / "ways-of-asking.txt").read_text(encoding="utf-8"))
    entries = _entries(FOLDER / "guidance.yml")
    return [
        Guidance.model_validate({**entry, "asked": [*entry.get("asked", ()), *further.get(entry["id"], ())]})
        for entry in entries
    ]


def _ways_of_asking(text: str) -> dict[str, list[str]]:
    """The lines under each [id]; those that begin with # are comments."""
    ways: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in filter(None, text.splitlines()):
        if line.startswith("["):
            lines = ways.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            lines.append(line)
    return ways


def _records(read: Callable[[Any], T], name: str) -> list[T]:
    return [read(entry) for entry in _entries(FOLDER / name)]


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    yield from read_yaml(path) or []
