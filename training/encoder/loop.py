"""The loop that every stage runs: one step a batch, a checkpoint every few minutes, a log to read."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import torch

from training.encoder.student import Student

Batch = TypeVar("Batch")

CHECKPOINT = "checkpoint.pt"
_CHECKPOINT_SECONDS = 240.0
_LOG_STEPS = 50


@dataclass(frozen=True, slots=True)
class Rates:
    """Learning rates at their height; they rise from zero and fall to zero linearly.

    Attributes:
        encoder: Of all weights but the embedding rows.
        rows: Of the embedding rows, of which a step moves only those that it used.
        warm_up: Part of the steps in which they rise.
    """

    encoder: float
    rows: float
    warm_up: float = 0.05

    def share(self, step: int, steps: int) -> float:
        """Give the part of the height at this step of so many."""
        rising = max(1, round(self.warm_up * steps))
        return (step + 1) / rising if step < rising else (steps - step) / max(1, steps - rising)


def record(folder: Path, arguments: dict[str, Any]) -> None:
    """Write down with what arguments a stage ran, and with which torch."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**arguments, "torch": torch.__version__}, indent=2, default=str, sort_keys=True)
    (folder / "arguments.json").write_text(text + "\n", encoding="utf-8")


def train(
    student: Student,
    batches: Sequence[Batch],
    loss_of: Callable[[Batch], torch.Tensor],
    rates: Rates,
    folder: Path,
) -> None:
    """Train over the batches once, in their order.

    A run that was stopped goes on from its last checkpoint in the folder: the batches must be the same,
    which they are with the same arguments. At the end the student is saved to the folder and the
    checkpoint removed.

    Args:
        student: Changed in place.
        batches: One a step.
        loss_of: Gives the loss of a batch.
        rates: The learning rates.
        folder: Of the stage: `checkpoint.pt`, `log.txt`, and in the end the model.
    """
    table = student.encoder.embeddings.word_embeddings
    table.sparse = True  # A step touches some hundred rows of tens of thousands.
    rest = [weights for weights in student.encoder.parameters() if weights is not table.weight]
    optimizers: list[tuple[torch.optim.Optimizer, float]] = [
        (torch.optim.AdamW(rest, lr=rates.encoder, weight_decay=0.01, fused=True), rates.encoder),
        (torch.optim.SparseAdam([table.weight], lr=rates.rows), rates.rows),
    ]
    run(student.encoder, optimizers, rest, batches, loss_of, rates, folder)
    student.save(folder)
    (folder / CHECKPOINT).unlink(missing_ok=True)


def run(
    module: torch.nn.Module,
    optimizers: Sequence[tuple[torch.optim.Optimizer, float]],
    clipped: Sequence[torch.nn.Parameter],
    batches: Sequence[Batch],
    loss_of: Callable[[Batch], torch.Tensor],
    rates: Rates,
    folder: Path,
) -> None:
    """Make the steps of `train` for any module, up to saving what came out.

    Args:
        module: What a checkpoint holds; changed in place.
        optimizers: Each with the height of its learning rate.
        clipped: The weights whose gradients are cut to length 1 together.
        batches: One a step.
        loss_of: Gives the loss of a batch.
        rates: Say how the learning rates rise and fall.
        folder: Of the stage: the checkpoint, which stays, and `log.txt`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = folder / CHECKPOINT
    first = _resume(checkpoint, module, optimizers)
    saved = logged = time.monotonic()
    total = 0.0
    for step in range(first, len(batches)):
        share = rates.share(step, len(batches))
        for optimizer, height in optimizers:
            for group in optimizer.param_groups:
                group["lr"] = height * share
        loss = loss_of(batches[step])
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(clipped, 1.0)
        for optimizer, _ in optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        total += float(loss.detach())
        now = time.monotonic()
        if (step + 1) % _LOG_STEPS == 0:
            line = f"step {step + 1} of {len(batches)} loss {total / _LOG_STEPS:.4f}"
            with (folder / "log.txt").open("a", encoding="utf-8") as log:
                log.write(f"{line} {(now - logged) / _LOG_STEPS:.2f} s/step\n")
            total, logged = 0.0, now
        if now - saved > _CHECKPOINT_SECONDS:
            _save(checkpoint, step + 1, module, optimizers)
            saved = time.monotonic()


def _save(
    path: Path, step: int, module: torch.nn.Module, optimizers: Sequence[tuple[torch.optim.Optimizer, float]]
) -> None:
    state = {
        "step": step,
        "encoder": module.state_dict(),
        "optimizers": [optimizer.state_dict() for optimizer, _ in optimizers],
    }
    # Written beside and moved, so that a run stopped while it writes loses the older one neither.
    beside = path.with_suffix(".new")
    torch.save(state, beside)
    beside.replace(path)


def _resume(
    path: Path, module: torch.nn.Module, optimizers: Sequence[tuple[torch.optim.Optimizer, float]]
) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, map_location=next(module.parameters()).device, weights_only=True)
    module.load_state_dict(state["encoder"])
    for (optimizer, _), saved in zip(optimizers, state["optimizers"], strict=True):
        optimizer.load_state_dict(saved)
    step: int = state["step"]
    return step
