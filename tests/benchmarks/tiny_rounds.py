"""Speeds of three rounds, as if measured."""

from benchmarks.model_speed import E5_SHAPE
from benchmarks.side import Figures


def _figures(per_s: float, ms: float) -> Figures:
    return {"passages per_s": per_s, "passages cpu_ms": ms, "p50_ms/1": ms, "cpu_ms/1": ms}


ROUNDS = [
    {"ours": _figures(60.0, 10.0), E5_SHAPE: _figures(20.0, 40.0)},
    {"ours": _figures(80.0, 10.0), E5_SHAPE: _figures(20.0, 20.0)},
    {"ours": _figures(50.0, 15.0), E5_SHAPE: _figures(20.0, 45.0)},
]
