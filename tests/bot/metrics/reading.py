"""Metrics read as Prometheus reads them."""

from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics.metrics import Metrics


def samples(text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """All values in a text of /metrics, by name and labels."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def value_in(text: str, name: str, **labels: str) -> float:
    """The value of this name and these labels; 0 where nothing of it was counted yet."""
    return samples(text).get((name, frozenset(labels.items())), 0.0)


def value(metrics: Metrics, name: str, **labels: str) -> float:
    """The same of metrics that no server shows; it has to be there."""
    return samples(generate_latest(metrics.registry).decode())[name, frozenset(labels.items())]
