"""Several modules as one: each once, before whoever imports it, and nothing that would change its meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.bundle import CannotBundle, bundle


def written(folder: Path, **sources: str) -> Path:
    for name, source in sources.items():
        (folder / f"{name}.js").write_text(source)
    return folder


def test_a_module_stands_once_and_before_those_that_import_it(tmp_path: Path) -> None:
    written(
        tmp_path,
        low="export const low = 1;\n",
        mid='import { low } from "./low.js";\n\nexport function mid() {\n  return low;\n}\n',
        top='import { mid } from "./mid.js";\nimport {\n  low,\n} from "./low.js";\nexport const top = mid() + low;\n',
    )
    whole = bundle(tmp_path, "top.js")
    assert [line for line in whole.splitlines() if line] == [
        "export const { top } = (() => {",
        *("const low = 1;", "function mid() {", "  return low;", "}"),
        "const top = mid() + low;",
        *("return { top };", "})();"),
    ]


def test_two_modules_that_name_something_alike_are_refused(tmp_path: Path) -> None:
    written(tmp_path, low="const WAIT = 1;\n", top='import { low } from "./low.js";\nconst WAIT = 2;\n')
    with pytest.raises(CannotBundle, match=r"WAIT is declared in low\.js and in top\.js"):
        bundle(tmp_path, "top.js")


@pytest.mark.parametrize(
    "line", ['import * as low from "./low.js";', 'import low from "./low.js";', 'import "./low.js";']
)
def test_another_way_to_import_is_refused(tmp_path: Path, line: str) -> None:
    written(tmp_path, low="export default 1;\n", top=f"{line}\n")
    with pytest.raises(CannotBundle, match=r"top\.js: import"):
        bundle(tmp_path, "top.js")
