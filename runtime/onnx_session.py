"""How every exported model is run: on one thread that does not spin, else a server's own threads starve beside it; and
without keeping the memory of its longest run, which is 35 MB a model and saves no time."""

from __future__ import annotations

from pathlib import Path

import onnxruntime


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """An exported model, ready to run. Raises what onnxruntime raises for a damaged file."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
