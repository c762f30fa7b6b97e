"""Characters that change the direction of the text after them, which can make a row or a name say something else."""

from __future__ import annotations

import re

BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""The characters that change the direction of the text after them; letters of right-to-left scripts need none."""


def without_bidi_controls(text: str) -> str:
    return BIDI_CONTROLS.sub("", text)
