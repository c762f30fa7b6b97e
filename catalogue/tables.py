"""The catalogue's tables. A row has a few columns for queries and the record itself."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

import catalogue.edits.log  # noqa: F401  its table
from catalogue.fetching.feed import Feed, Fetch
from catalogue.importers.sheets.mapping import ColumnMapping
from catalogue.records import Credential, Funding, Guidance, Provider, Term
from runtime.database import Base, Document


class CredentialRow(Base):
    """A credential. `published` is what its provider's last feed said of it, by which the hub's own fields are known;
    what is `withdrawn` is shown to staff alone."""

    __tablename__ = "credential"

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    provider: Mapped[str] = mapped_column(String(300), index=True)
    title: Mapped[str] = mapped_column(String(300))
    source: Mapped[str | None] = mapped_column(String(300), index=True)
    record: Mapped[Credential] = mapped_column(Document(Credential))
    published: Mapped[Credential | None] = mapped_column(Document(Credential))
    withdrawn: Mapped[dt.datetime | None]


OFFERED = CredentialRow.withdrawn.is_(None)
"""The credentials that everybody may see."""


class TermRow(Base):
    __tablename__ = "term"

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    record: Mapped[Term] = mapped_column(Document(Term))
    published: Mapped[Term | None] = mapped_column(Document(Term))


class GuidanceRow(Base):
    __tablename__ = "guidance"

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    record: Mapped[Guidance] = mapped_column(Document(Guidance))
    published: Mapped[Guidance | None] = mapped_column(Document(Guidance))


class FundingRow(Base):
    __tablename__ = "funding"

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    record: Mapped[Funding] = mapped_column(Document(Funding))


class ProviderRow(Base):
    __tablename__ = "provider"

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    record: Mapped[Provider] = mapped_column(Document(Provider))


class SourceRow(Base):
    """What the hub has decided about a source: the columns of its spreadsheets, and where its feed is fetched from."""

    __tablename__ = "source"

    name: Mapped[str] = mapped_column(String(300), primary_key=True)
    mapping: Mapped[ColumnMapping | None] = mapped_column(Document(ColumnMapping))
    feed: Mapped[Feed | None] = mapped_column(Document(Feed))
    last_fetch: Mapped[Fetch | None] = mapped_column(Document(Fetch))


class RevisionRow(Base):
    """A mark that changes whenever the records called `name` are replaced."""

    __tablename__ = "revision"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    mark: Mapped[str] = mapped_column(String(32))
