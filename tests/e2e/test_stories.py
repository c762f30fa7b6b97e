"""Conversations told in tests/stories/*.yml, held with the real Rasa and the real action server.

tests/e2e/telling.py says what a turn may do and get.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from runtime.yaml_file import read_yaml
from tests.e2e.stack import Employer, Stack
from tests.e2e.telling import Telling

FOLDER = Path(__file__).parent.parent / "stories"
SKILLS = {path.stem: read_yaml(path) for path in sorted(FOLDER.glob("*.yml"))}
STORIES = [
    pytest.param(story, id=f"{skill}: {story['story']} ({story['path']})")
    for skill, stories in SKILLS.items()
    for story in stories
]

PATHS = {"happy", "correction", "digression", "cancel", "nonsense", "resume"}


@pytest.mark.parametrize("skill", SKILLS)
def test_every_skill_is_told_on_every_kind_of_path(skill: str) -> None:
    assert {story["path"] for story in SKILLS[skill]} == PATHS


@pytest.mark.parametrize("story", STORIES)
def test_story(story: dict[str, Any], stack: Stack, employer: Employer) -> None:
    Telling(stack, employer).tell(story["turns"])
