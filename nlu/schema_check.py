"""Each JSON schema is checked once in a process, not at every use.

Rasa validates the reply of every custom action with `jsonschema.validate`, which first checks that Rasa's own constant
schema is a schema. By a sampling profile that check was 46 % of Rasa's time in a turn (20 of 64 ms for a
recommendation at the public API); the validation itself is a tenth of a millisecond.
"""

from __future__ import annotations

import json
from typing import Any, Dict, Set, Type

from jsonschema.validators import validator_for


def check_schemas_once() -> None:
    """Make jsonschema remember the schemas that its default validator found valid; a faulty one raises every time."""
    validator: Type[Any] = validator_for({})
    if getattr(validator, "checked_schemas", None) is not None:
        return
    check = validator.check_schema
    checked: Set[str] = set()

    def check_once(schema: Dict[str, Any], **options: Any) -> None:
        key = json.dumps([schema, sorted(map(str, options))], sort_keys=True, default=repr)
        if key not in checked:
            check(schema, **options)
            checked.add(key)

    validator.checked_schemas = checked
    validator.check_schema = staticmethod(check_once)
