"""What the columns of a spreadsheet hold: proposed, corrected by a person, kept for the source, or read from a file."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from catalogue.importers.sheets.headings import FIELDS
from catalogue.problems import UnreadableFile
from catalogue.records import Line
from runtime.yaml_file import read_yaml


class ColumnMapping(BaseModel):
    """The field of each heading, and what holds for every row.

    `columns` leaves out what is not used. `sheet` and `heading_row` (counted from 1) are found where they are None;
    `provider` is for rows that name none. `day_first` is the order of dates such as 03/11/2027.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: dict[str, str] = Field(default_factory=dict)
    sheet: str | None = None
    heading_row: int | None = Field(None, ge=1)
    provider: Line | None = None
    day_first: bool = True

    @field_validator("columns")
    @classmethod
    def _known(cls, columns: dict[str, str]) -> dict[str, str]:
        for heading, field in columns.items():
            if field not in FIELDS:
                raise ValueError(
                    f"'{field}', for the column '{heading}', is no field; the fields are {', '.join(FIELDS)}"
                )
        return columns


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping in a YAML file; raises UnreadableFile that says what is wrong with it."""
    try:
        return ColumnMapping.model_validate(read_yaml(path) or {})
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be opened: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path.name} is no YAML file") from error
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(map(str, fault["loc"]))
        message = fault["msg"].removeprefix("Value error, ")
        raise UnreadableFile(f"{path.name} is no mapping: {f'{where}: ' if where else ''}{message}") from error


def write_mapping(mapping: ColumnMapping, path: Path) -> None:
    """Write the mapping as YAML that `read_mapping` reads."""
    values = mapping.model_dump(exclude_none=True)
    path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")
