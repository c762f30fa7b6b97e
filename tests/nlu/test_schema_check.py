"""A schema is checked once, a faulty one every time, and a reply is still held against its schema."""

from __future__ import annotations

import json
import subprocess

import pytest

from runtime.settings import ROOT

RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
PROGRAM = """
import json

import jsonschema
from jsonschema.validators import validator_for

from nlu.schema_check import check_schemas_once

SCHEMA = {"type": "object", "properties": {"events": {"type": "array"}}}
calls = []
validator = validator_for({})
check = validator.check_schema


def counting(schema, **options):
    calls.append(schema)
    check(schema, **options)


validator.check_schema = staticmethod(counting)
check_schemas_once()
check_schemas_once()
for _ in range(3):
    jsonschema.validate({"events": []}, SCHEMA)
refused = []
for instance, schema in (({"events": 1}, SCHEMA), ({}, {"type": "nonsense"}), ({}, {"type": "nonsense"})):
    try:
        jsonschema.validate(instance, schema)
    except (jsonschema.ValidationError, jsonschema.SchemaError) as error:
        refused.append(type(error).__name__)
print(json.dumps({"checks": calls.count(SCHEMA), "refused": refused}))
"""
"""How often a schema is checked in three validations, and what is refused."""


def test_a_schema_is_checked_once_and_nothing_faulty_passes() -> None:
    if not RASA_PYTHON.exists():
        pytest.skip("THE CHECK OF SCHEMAS WAS NOT TESTED IN RASA'S PYTHON: there is no .venv-rasa (make setup)")
    done = subprocess.run(
        [RASA_PYTHON, "-W", "ignore", "-c", PROGRAM],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == {"checks": 1, "refused": ["ValidationError", "SchemaError", "SchemaError"]}
