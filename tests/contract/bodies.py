"""The data of a message of every kind, as an action sends it."""

from __future__ import annotations

from typing import Any, get_args

from contract import Base, Message

FACT = {"name": "Price", "value": "free"}
CARD = {"id": "a", "title": "Welding", "provider": "Forth College", "facts": [FACT], "checked": "Never checked"} | {
    "stale": True,
    "sample": False,
}
NEED = {"text": "weld", "covered": False, "drop": "key-1"}
CHIP = {"field": "weeks_max", "value": "6 weeks", "words": "six weeks", "drop": "key-2"}
DATA: dict[str, Any] = {
    "text": None,
    "fallback": None,
    "question": {"slot": "request_skills", "optional": True, "choices": ["weld"]},
    "recommendations": {"needs": [NEED], "filters": [CHIP], "items": [CARD], "uncovered": []} | {"total": 0},
    "credential": {"card": CARD, "answers": [FACT], "description": None, "facts": [FACT | {"items": ["free"]}]},
    "comparison": {"items": [CARD], "rows": [{"name": "Price", "values": ["free"]}]},
    "plan": {
        "needs": [NEED],
        "filters": [CHIP],
        "items": [CARD],
        "covers": [{"need": "weld", "items": ["a"]}],
        "totals": [FACT],
    }
    | {"uncovered": []},
    "shortlist": {"items": [], "url": None},
    "guidance": {"topic": "Pay", "facts": [FACT], "schemes": [], "source": None, "as_of": "2026-06-01"},
    "review": {"fields": [FACT], "consent_version": "2026-11"},
    "receipt": {"reference": "MC-7K4QX2"},
    "status": {"reference": "MC-7K4QX2", "status": "received", "history": []},
    "handover": {"name": "Ailsa", "email": "ailsa@hub.example"},
    "error": {"reference": "c0ffee", "retry": True},
    "definition": {"term_id": "rpl", "term": "RPL", "definition": "Credit.", "for_employers": None, "source": None}
    | {"wording": "project", "see_also": []},
}
KINDS: dict[str, type[Base]] = {kind.model_fields["kind"].default: kind for kind in get_args(get_args(Message)[0])}
