"""Records made up for tests of the index, as short as they can be."""

from __future__ import annotations

from typing import Any

from catalogue.records import Credential, Term


def credential(name: str, title: str, *outcomes: str, **facts: Any) -> Credential:
    facts = {"provider": "Forth College", **facts}
    return Credential.model_validate({"id": name, "title": title, "learning_outcomes": outcomes, **facts})


def term(name: str, *names: str, definition: str) -> Term:
    return Term(id=name, term=names[0], aliases=names[1:], definition=definition)
