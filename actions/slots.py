"""Everything that a conversation remembers, as one frozen model of Rasa's slots."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from actions.lists import Lists
from actions.search import Search

log = logging.getLogger(__name__)


class Slots(BaseModel):
    """The slots of domain.yml. A slot that was never set has its default."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    search: Search = Search()
    lists: Lists = ()
    shortlist: tuple[str, ...] = ()
    not_understood: int | None = None
    request_offered: int | None = None
    requested_slot: str | None = None
    missed: int = 0

    request_route: str | None = None
    request_conditions: str | None = None
    request_credential: str | None = None
    request_region: str | None = None
    request_said: str | None = None
    request_remarks: str | None = None
    request_asked: str | None = None
    request_put_right: int | None = None
    request_need: str | None = None
    request_skills: str | None = None
    request_roles: str | None = None
    request_learners: str | None = None
    request_deadline: str | None = None
    request_organisation: str | None = None
    request_name: str | None = None
    request_contact: str | None = None
    request_consent: str | None = None
    request_key: str | None = None
    skill_choices: tuple[str, ...] = ()
    receipt: str | None = None

    status_purpose: str | None = None
    status_reference: str | None = None
    status_contact: str | None = None
    status_code: str | None = None
    status_answer: str | None = None

    @classmethod
    def read(cls, values: Mapping[str, Any], events: Iterable[Mapping[str, Any]] = ()) -> Slots:
        """The slots as Rasa keeps them. A value that cannot be read counts as never set, and is logged.

        A search of the version before this one stood in eleven slots, which Rasa no longer knows: it is read from the
        `events` of the conversation.
        """
        known = {name: value for name, value in values.items() if value is not None}
        if "search" not in known and (earlier := _search_before(events)):
            known["search"] = earlier
        try:
            return cls.model_validate(known)
        except ValidationError as error:
            broken = {str(fault["loc"][0]) for fault in error.errors()}
            log.warning("slots that cannot be read are left out: %s", ", ".join(sorted(broken)))
            return cls.model_validate({name: value for name, value in known.items() if name not in broken})

    def value(self, name: str) -> Any:
        """A slot by its name, for the forms that loop over theirs."""
        return getattr(self, name)


MOVED = {
    **{
        name: name
        for name in ("needs", "context", "filters", "learners", "hidden", "shown", "seen", "asked", "current")
    },
    "filter_words": "words",
    "search_before": "before",
}
"""The slots of version 0.1 that made up a search, with the field each has become."""


def _search_before(events: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The fields of a search that the slots of version 0.1 held last."""
    slots = {event["name"]: event["value"] for event in events if event.get("event") == "slot"}
    return _moved(slots)


def _moved(slots: Mapping[str, Any]) -> dict[str, Any]:
    fields = {MOVED[name]: value for name, value in slots.items() if name in MOVED and value is not None}
    if "before" in fields:
        fields["before"] = [_moved(earlier) for earlier in fields["before"]]
    return fields
