"""All releases split and embedded anew, while the catalogue goes on answering as before."""

from collections.abc import Callable

from index.analysis import Analysis
from index.catalogue import Catalogue
from index.model_rows import ModelRecord
from index.release import Release


def reanalyse_all(
    catalogue: Catalogue,
    analyse: Callable[[Release], Analysis],
    record: ModelRecord,
    progress: Callable[[int, int], None] | None,
) -> None:
    """Analyse every release, then put all analyses in at once.

    Args:
        record: Which model `analyse` embeds with.
        progress: Is called with how many releases are done, and of how many.
    """
    analyses: dict[tuple[int, int], Analysis] = {}
    while True:
        waiting = [r for r in catalogue.releases() if (r.release_id, r.version) not in analyses]
        for done, summary in enumerate(waiting, start=1):
            release = catalogue.version(summary.release_id, summary.version)
            if release is not None:
                analyses[summary.release_id, summary.version] = analyse(release)
            if progress is not None:
                progress(done, len(waiting))
        if catalogue.reanalyse(analyses, record):
            return
        # Another process has added a release meanwhile; do that one too.
