from __future__ import annotations

import re
from pathlib import Path

import pytest

from runtime.phrases import read_phrases
from runtime.settings import ROOT
from tests.bot.conftest import PHRASES


def test_a_phrase_is_the_text_of_its_response_without_blanks_around_it(tmp_path: Path) -> None:
    domain = tmp_path / "domain.yml"
    domain.write_text(
        "responses:\n  utter_hello:\n  - text: |\n      Hello, Mòrag.\n  - text: Another.\n", encoding="utf-8"
    )
    assert read_phrases(domain) == {"utter_hello": "Hello, Mòrag."}


def test_a_file_that_is_no_domain_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "domain.yml").write_text("intents: []\n")
    with pytest.raises(KeyError):
        read_phrases(tmp_path / "domain.yml")


@pytest.mark.parametrize("path", sorted((ROOT / "bot").rglob("*.py")), ids=lambda path: path.stem)
def test_every_phrase_that_the_web_process_says_is_in_the_domain(path: Path) -> None:
    named = set(re.findall(r'"(utter_\w+)"', path.read_text(encoding="utf-8")))
    assert named <= set(PHRASES)
