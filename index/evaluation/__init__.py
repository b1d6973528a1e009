"""Evaluation: a folder of releases and questions with known answers, and how well a library answers them.

Importing it loads numpy, so `index` itself does not.
"""

from index.evaluation.asking import Reply, ask_everything, look_further, release_languages, require_only
from index.evaluation.judging import CANDIDATES, is_right, rank_of_right
from index.evaluation.measures import Bin, Figure, Measure, Measures, measure
from index.evaluation.mistakes import Mistake, Reading, find_mistakes
from index.evaluation.questions import Evaluation, Gold, Question
from index.evaluation.reading import read_evaluation
from index.evaluation.records import Cited, Record, write_records

__all__ = [
    "CANDIDATES",
    "Bin",
    "Cited",
    "Evaluation",
    "Figure",
    "Gold",
    "Measure",
    "Measures",
    "Mistake",
    "Question",
    "Reading",
    "Record",
    "Reply",
    "ask_everything",
    "find_mistakes",
    "is_right",
    "look_further",
    "measure",
    "rank_of_right",
    "read_evaluation",
    "release_languages",
    "require_only",
    "write_records",
]
