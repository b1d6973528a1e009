from typing import cast

import pytest

from tests.index.embedders import Way, embedder_of, light_embedder_of


@pytest.fixture(
    scope="module", params=[light_embedder_of, embedder_of], ids=["light", "sentence-transformers"]
)
def way(request: pytest.FixtureRequest) -> Way:
    """Make an embedder from a folder and other settings, in each of the ways there are."""
    return cast(Way, request.param)
