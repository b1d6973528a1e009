"""An embedding model as a process of its own that embeds passages or questions (see benchmarks/side.py).

    python -m benchmarks.model_side {product,sentence-transformers} < JOB

`product` loads the model as Vocero does by default, `sentence-transformers` always through that.
"""

import sys
from collections.abc import Callable
from functools import partial

from benchmarks.side import Figures, Job, ask_all, serve, timed
from config import Settings
from index.embed import Embedder, SentenceTransformerEmbedder, load_embedder

Load = Callable[[Settings], Embedder]

LOADERS: dict[str, Load] = {"product": load_embedder, "sentence-transformers": SentenceTransformerEmbedder}

_WARM_UP = 32


def ingest(load: Load, job: Job) -> Figures:
    """Embed the passages, all given at once; some of them once before, to warm up."""
    embedder = load(_settings(job))
    embedder.encode_passages(job.inputs[:_WARM_UP])
    return timed(lambda: embedder.encode_passages(job.inputs))


def ask(load: Load, job: Job) -> Figures:
    """Embed the questions one by one."""
    embedder = load(_settings(job))
    return ask_all(lambda question: embedder.encode_questions([question]), job.inputs, job.askers)


def _settings(job: Job) -> Settings:
    # The threads and the batch are those of the settings already.
    return Settings(model=job.model)


if __name__ == "__main__":
    chosen = LOADERS[sys.argv[1]]
    serve(partial(ingest, chosen), partial(ask, chosen))
