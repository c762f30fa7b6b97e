"""Learning step by step."""

from __future__ import annotations

import torch

from training.descent import in_half_precision


def test_half_precision_is_used_where_the_processor_has_instructions_for_it() -> None:
    supported = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    with in_half_precision():
        made = torch.ones(2, 2) @ torch.ones(2, 2)
    assert made.dtype is (torch.bfloat16 if supported else torch.float32)
