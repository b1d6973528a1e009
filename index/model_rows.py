"""The record of the model that made the catalogue's vectors."""

import json
from dataclasses import dataclass
from sqlite3 import Connection

from index.errors import ModelMismatch


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """The model that made the catalogue's vectors.

    Attributes:
        probe: The vectors it gives for fixed texts, float32; they tell models of one name apart.
    """

    name: str
    dimensions: int
    probe: bytes


def read_model(connection: Connection) -> ModelRecord | None:
    """Read which model made the vectors."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'model'").fetchone()
    if row is None:
        return None
    fields = json.loads(row["value"])
    return ModelRecord(fields["name"], fields["dimensions"], bytes.fromhex(fields["probe"]))


def record_model(connection: Connection, record: ModelRecord) -> None:
    """Write which model makes the vectors, if that is not settled yet.

    Raises:
        ModelMismatch: It is settled, and is another one.
    """
    known = read_model(connection)
    if known is None:
        fields = {"name": record.name, "dimensions": record.dimensions, "probe": record.probe.hex()}
        connection.execute("INSERT INTO meta VALUES ('model', ?)", (json.dumps(fields),))
    elif known != record and not is_same_model(known, record):
        raise ModelMismatch(
            f"The catalogue's vectors have just been remade with the model {known.name}, not with"
            f" {record.name}. Nothing was added; run the same command again."
        )


def is_same_model(known: ModelRecord, record: ModelRecord) -> bool:
    """Tell whether two records are of one model, whose vectors differ by rounding alone."""
    import numpy as np

    from index.embed import same_model

    return same_model(*(np.frombuffer(each.probe, dtype="<f4") for each in (known, record)))


def forget_model(connection: Connection) -> None:
    """Leave open which model makes the vectors."""
    connection.execute("DELETE FROM meta WHERE key = 'model'")
