"""Column types of the hub's tables."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import JSON, Enum
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Many(TypeDecorator[tuple[Any, ...]]):
    """A tuple of words or of frozen records in a JSON column; each item is validated when it is read."""

    impl = JSON
    cache_ok = True

    def __init__(self, item: type) -> None:
        super().__init__()
        self.item = item
        self._adapter: TypeAdapter[tuple[Any, ...]] = TypeAdapter(tuple[item, ...])  # type: ignore[valid-type]  # known when it runs

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> Any:
        return self._adapter.dump_python(value or (), mode="json")

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Any, ...]:
        return self._adapter.validate_python(value or ())


def member_of(members: type[StrEnum]) -> Enum:
    """A member of `members`, stored as the text of its value without a constraint: a new member needs no migration."""
    return Enum(members, native_enum=False, length=30, values_callable=lambda enum: [member.value for member in enum])
