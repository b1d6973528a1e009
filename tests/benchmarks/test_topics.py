import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.topics import Case, fit, held_out, read_cases, row
from config import Settings
from index import Library
from index.catalogue import Catalogue
from index.database import Database
from index.dense import DenseRetriever
from index.topics import Topics
from tests.hash_embedder import HashEmbedder

RELEASE = """title: New bridge for Lund
date: 2026-02-01
lang: en
---
The new bridge of Lund opens in May. The bridge has two lanes.
"""


def test_a_fit_finds_the_weights_that_made_the_data() -> None:
    chance = np.random.default_rng(4)
    measured = chance.normal(size=(4000, 2))
    likely = 1 / (1 + np.exp(-(2.0 * measured[:, 0] - 1.0 * measured[:, 1] - 0.5)))
    about = (chance.random(4000) < likely).astype(float)
    assert fit(measured, about) == pytest.approx([2.0, -1.0, -0.5], abs=0.2)


def test_held_out_odds_tell_what_is_about_from_what_is_not() -> None:
    cases = [
        Case(
            number,
            f"topic {name}",
            (number + name) % 3 == 0,
            (float((number + name) % 3 == 0), 0.0, 0.1, 0.1),
        )
        for number in range(12)
        for name in range(12)
    ]
    odds = held_out(cases)
    about = [each for each, case in zip(odds, cases, strict=True) if case.about]
    others = [each for each, case in zip(odds, cases, strict=True) if not case.about]
    assert min(about) > 0 > max(others)
    assert row("any", cases, odds, 0.0) == ["any", "+0.0", str(len(about)), "1.000", "1.000"]


def test_releases_are_measured_against_every_topic_that_was_judged(
    settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(RELEASE, encoding="utf-8")
    labels = tmp_path / "labels.json"
    topics = {"bridges": ["puentes", "bridges"], "ferries": ["barcos", "ferries"]}
    told = {"bridge.txt": {"about": ["bridges"], "unclear": []}}
    labels.write_text(json.dumps({"topics": topics, "releases": told}), encoding="utf-8")
    with Library(settings, embedder=HashEmbedder()) as library:
        library.ingest(path)
        database = Database(settings.catalogue_path)
        dense = DenseRetriever(settings, Catalogue(database), embedder=HashEmbedder(), notify=lambda _: None)
        cases = read_cases(labels, library, database, Topics(database, dense))
        assert [(case.name, case.about) for case in cases] == [
            ("bridges", True),
            ("bridges", True),
            ("ferries", False),
            ("ferries", False),
        ]
        assert cases[1].measured[:2] == (1.0, 1.0)
        assert cases[3].measured[:2] == (0.0, 0.0)
        labels.write_text(json.dumps({"topics": topics, "releases": {"gone.txt": {}}}), encoding="utf-8")
        with pytest.raises(SystemExit, match=r"gone\.txt"):
            read_cases(labels, library, database, Topics(database, dense))
        database.close()
