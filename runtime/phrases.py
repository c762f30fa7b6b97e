"""The fixed words of domain.yml, filled with values: no sentence that an employer reads is written in Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from runtime.language import spoken
from runtime.yaml_file import read_yaml

Responses = Mapping[str, Sequence[Mapping[str, Any]]]


class Phrases:
    """The responses of a Rasa domain by their names."""

    def __init__(self, responses: Responses) -> None:
        self._responses = responses

    @classmethod
    def read(cls, domain: Path) -> Phrases:
        """Those of a file. Raises KeyError when it is no Rasa domain."""
        return cls(read_yaml(domain)["responses"])

    def __call__(self, name: str, /, **values: object) -> str:
        """The response `name` with its {places} filled, in the spoken language where its catalogue has the response.

        Raises KeyError for a response or a value that is missing.
        """
        return spoken().words.gettext(str(self._responses[name][0]["text"]).strip()).format(**values)

    def __contains__(self, name: object) -> bool:
        return name in self._responses

    def maybe(self, name: str, /, **values: object) -> str | None:
        """The same, or None when any value is unknown."""
        return None if any(value is None for value in values.values()) else self(name, **values)

    def listing(self, items: Sequence[str]) -> str:
        """`a`, `a and b`, `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return self("utter_list", most=", ".join(items[:-1]), last=items[-1])

    def buttons(self, name: str, /, **values: object) -> list[tuple[str, str]]:
        """The (title, payload) of each button of the response `name`."""
        buttons = self._responses[name][0].get("buttons", [])
        return [(str(button["title"]).format(**values), str(button["payload"]).format()) for button in buttons]
