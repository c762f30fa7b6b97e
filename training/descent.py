"""Learning step by step: AdamW with a rate that rises, then falls, and gradients of bounded length."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TypeVar

import torch

DECAY, LONGEST_STEP, RISING = 0.01, 1.0, 0.1
"""The weight decay, the greatest norm of a gradient, and the share of the steps in which the rate rises."""


Some = TypeVar("Some")
"""What one step learns from."""


def in_half_precision() -> torch.autocast:
    """Half precision, where the processor has instructions for it: elsewhere it takes several times longer."""
    known = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    return torch.autocast("cpu", torch.bfloat16, enabled=known and torch.ops.mkldnn._is_mkldnn_bf16_supported())


class Descent:
    """Changes the parameters of a model that require a gradient, in at most `steps` steps."""

    def __init__(self, model: torch.nn.Module, rate: float, steps: int) -> None:
        self._learned = [value for value in model.parameters() if value.requires_grad]
        self._optimizer = torch.optim.AdamW(self._learned, lr=rate, weight_decay=DECAY)
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimizer, max_lr=rate, total_steps=steps, pct_start=RISING
        )

    def step(self, loss: torch.Tensor) -> float:
        """Take one step against the gradient of a loss; returns the loss."""
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._learned, LONGEST_STEP)
        self._optimizer.step()
        self._schedule.step()
        return loss.item()


def descend(
    model: torch.nn.Module,
    descent: Descent,
    epochs: int,
    steps: Callable[[], Iterable[Some]],
    loss: Callable[[Some], torch.Tensor],
    say: Callable[[str], None],
) -> None:
    """Take the steps of so many epochs, each of which learns anew from what `steps` gives, and say how each went."""
    began = time.perf_counter()
    model.train()
    for epoch in range(epochs):
        losses = [descent.step(loss(some)) for some in steps()]
        say(f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.3f}, {time.perf_counter() - began:.0f} s")
    model.eval()
