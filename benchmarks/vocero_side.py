"""Vocero's side of benchmarks/pipeline.py, as a process of its own (see benchmarks/side.py)."""

from pathlib import Path

from benchmarks.side import Figures, Job, ask_all, serve, stored_bytes, timed
from config import Settings
from index import Library, Outcome


def ingest(job: Job) -> Figures:
    """Ingest the releases file by file: reading, splitting, embedding, storing, saving the vector index."""
    library = Library(_settings(job))
    library.warm_up()

    def work() -> None:
        with library:
            for path in job.inputs:
                ingested = library.ingest(Path(path))
                if ingested.outcome is not Outcome.ADDED:
                    raise SystemExit(f"{path} is {ingested.outcome.value}: the releases must all differ")

    figures = timed(work)
    with Library(_settings(job)) as library:
        figures["sentences"] = library.state().sentences
    return figures | {"bytes": stored_bytes(Path(job.store))}


def ask(job: Job) -> Figures:
    """Ask the questions of an open library, its model and its vector index loaded."""
    with Library(_settings(job)) as library:
        library.warm_up()
        if not library.ask(job.inputs[0]).candidates:
            raise SystemExit("the library answers nothing")
        return ask_all(library.ask, job.inputs, job.askers)


def _settings(job: Job) -> Settings:
    # The model, the threads and the batch are those of the settings already. The other side reads nothing.
    return Settings().model_copy(update={"data_dir": Path(job.store), "read": 0})


if __name__ == "__main__":
    serve(ingest, ask)
