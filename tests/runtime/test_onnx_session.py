"""An exported model is run on one thread that rests between two runs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from runtime.onnx_session import open_session


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model that adds what it is given to itself."""
    given, made = (helper.make_tensor_value_info(name, TensorProto.FLOAT, ["count"]) for name in ("given", "made"))
    graph = helper.make_graph([helper.make_node("Add", ["given", "given"], ["made"])], "twice", [given], [made])
    path = tmp_path / "model.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), str(path))
    return path


def test_a_session_runs_its_model(model: Path) -> None:
    (made,) = open_session(model).run(["made"], {"given": np.array([1.0, 2.0], dtype=np.float32)})
    assert made.tolist() == [2.0, 4.0]


def test_a_session_takes_one_thread_and_does_not_spin(model: Path) -> None:
    options = open_session(model).get_session_options()
    assert options.intra_op_num_threads == 1
    assert options.get_session_config_entry("session.intra_op.allow_spinning") == "0"


def test_a_session_gives_back_the_memory_of_a_run(model: Path) -> None:
    options = open_session(model).get_session_options()
    assert (options.enable_cpu_mem_arena, options.enable_mem_pattern) == (False, False)


def test_a_session_asks_no_other_device(model: Path) -> None:
    assert open_session(model).get_providers() == ["CPUExecutionProvider"]
