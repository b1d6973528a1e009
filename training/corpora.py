"""The corpora of parallel sentences: how they are read, and whose they are."""

import gzip
from collections.abc import Iterator
from pathlib import Path

LICENCES = {
    "parliament": "Europarl, free of known copyright restrictions",
    "government-services": "US government and civic sites: public domain, CC0, MIT, BSD, Apache",
    "press-machine": "White House releases, US federal works, machine translation by Apertium",
    "public-health": "TICO-19, CC0",
    "transparency-guides": "Open Contracting, OpenOwnership, SDG, GBIF: Apache, MIT, CC BY, CC BY-SA",
    "textbooks": "OpenStax, CC BY 4.0",
    "everyday": "Tatoeba, CC BY 2.0 FR",
    "technical": "Python documentation, CC0; tldr, CC BY; guides, CC BY and CC BY-SA",
    "business-software": "Microsoft documentation, CC BY 4.0",
}
"""Source and licences of each; all of them let what is learned be passed on."""


def rows(folder: Path, name: str) -> Iterator[list[str]]:
    """Give the rows of `NAME.tsv.gz`, split at the tabs.

    Raises:
        FileNotFoundError: The folder has no such file.
    """
    with gzip.open(folder / f"{name}.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")
