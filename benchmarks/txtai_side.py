"""txtai's side of benchmarks/pipeline.py, as a process of its own (see benchmarks/side.py).

txtai's settings: https://neuml.github.io/txtai/embeddings/configuration/
"""

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.side import Figures, Job, ask_all, serve, stored_bytes, timed

LIMIT = 20  # Hits of a question; as many as `Library.ask` gives candidates.


def ingest(job: Job) -> Figures:
    """Index the texts and save the index."""
    embeddings = _embeddings(
        job,
        path=job.model,
        # Its own default for a model folder, and the faster of its two ways to run such a model.
        method="transformers",
        # The length at which the model's own settings cut a text, as sentence-transformers does.
        maxlength=True,
        encodebatch=job.batch,
        # BM25 beside the vectors, fused by txtai.
        hybrid=True,
        # The texts are stored too and come back with the hits.
        content=True,
        # Vocero's model runs on the processor.
        gpu=False,
    )
    embeddings.transform("")

    def work() -> None:
        embeddings.index(job.inputs)
        embeddings.save(job.store)
        embeddings.close()

    return timed(work) | {"bytes": stored_bytes(Path(job.store))}


def ask(job: Job) -> Figures:
    """Search for the questions in the index loaded from its folder."""
    embeddings = _embeddings(job)
    embeddings.load(job.store)
    # Where it stores texts, txtai leaves locking to its caller: searches that run at once fail ("Recursive
    # use of cursors not allowed"). A queue lets nobody wait out of turn, as a bare lock would.
    worker = ThreadPoolExecutor(1)

    def search(question: str) -> Any:
        return worker.submit(embeddings.search, question, LIMIT).result()

    if not all(hit["text"] for hit in search(job.inputs[0])):
        raise SystemExit("txtai finds no texts")
    return ask_all(search, job.inputs, job.askers)


def _embeddings(job: Job, **configuration: Any) -> Any:
    # By name: txtai publishes no types, and is no dependency of Vocero's.
    embeddings = import_module("txtai").Embeddings(**configuration)
    if job.threads:
        import torch

        torch.set_num_threads(job.threads)
    return embeddings


if __name__ == "__main__":
    serve(ingest, ask)
