"""What is put before a question and before a passage, by family of models.

A model says it best itself, in the prompts of its `config_sentence_transformers.json`. Several well-known
ones say it only on their card; those are listed here, each with the card it was taken from.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_SEARCH_SENTENCE = "Represent this sentence for searching relevant passages: "
_SEARCH_TASK = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "

# The names that models give to the prompt of a passage, in the order sentence-transformers looks for them.
_PASSAGE_PROMPTS = ("document", "passage", "corpus")


@dataclass(frozen=True, slots=True)
class Prefixes:
    """The text put before a question and the text put before a passage; either may be empty."""

    query: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class _Family:
    """Models whose name, without the organisation and in lower case, matches `pattern` as a whole.

    Attributes:
        card: The card, on the hub, of the model that `prefixes` was taken from.
    """

    pattern: re.Pattern[str]
    prefixes: Prefixes
    card: str


def _family(pattern: str, card: str, query: str = "", passage: str = "") -> _Family:
    return _Family(re.compile(pattern), Prefixes(query, passage), card)


# The first that matches counts. A family without prefixes is listed where a related one has some, so that
# it is known and not just unheard of.
_FAMILIES = (
    _family(r"(multilingual-e5-large|e5-mistral-7b)-instruct.*", "intfloat/multilingual-e5-large-instruct",
            _SEARCH_TASK),
    _family(r"(multilingual-)?e5-(small|base|large)(-.*|_.*)?", "intfloat/multilingual-e5-small",
            "query: ", "passage: "),
    _family(r"bge-m3(-.*)?", "BAAI/bge-m3"),
    _family(r"bge-(small|base|large)-en(-.*)?", "BAAI/bge-small-en-v1.5", _SEARCH_SENTENCE),
    _family(r"embeddinggemma(-.*)?", "google/embeddinggemma-300m",
            "task: search result | query: ", "title: none | text: "),
    _family(r"snowflake-arctic-embed-.*v2\.0(-.*)?", "Snowflake/snowflake-arctic-embed-l-v2.0", "query: "),
    _family(r"snowflake-arctic-embed-.*", "Snowflake/snowflake-arctic-embed-m", _SEARCH_SENTENCE),
    _family(r"mxbai-embed-large-v1(-.*)?", "mixedbread-ai/mxbai-embed-large-v1", _SEARCH_SENTENCE),
    _family(r"nomic-embed-text-v.*", "nomic-ai/nomic-embed-text-v1.5", "search_query: ", "search_document: "),
    _family(r"gte-(small|base|large|multilingual-base|modernbert-base)(-.*)?",
            "Alibaba-NLP/gte-multilingual-base"),
)  # fmt: skip


def family_prefixes(names: Iterable[str]) -> Prefixes | None:
    """Give the prefixes of the first family that one of the names belongs to, or None.

    Args:
        names: Hub names or paths of folders: `intfloat/multilingual-e5-small`, `/srv/models/bge-m3`, also a
            folder in the hub's cache, `.../models--BAAI--bge-m3/snapshots/5617a9f...`.
    """
    for name in names:
        for candidate in _bare_names(name):
            for family in _FAMILIES:
                if family.pattern.fullmatch(candidate):
                    return family.prefixes
    return None


def choose_prefixes(
    *, query: str | None, passage: str | None, prompts: Mapping[str, str], names: Iterable[str]
) -> Prefixes:
    """Settle what is put before questions and passages: the settings, the model itself, or its family.

    Args:
        query: From the settings; None leaves it to the model.
        passage: From the settings; None leaves it to the model.
        prompts: What the model declares, by kind. An empty one says nothing, since sentence-transformers
            fills those in for models that declare none; any other settles both, for they belong together.
        names: What the model is called, the surest name first.
    """
    declared = Prefixes(
        prompts.get("query") or "",
        next((prompts[kind] for kind in _PASSAGE_PROMPTS if prompts.get(kind)), ""),
    )
    if declared == Prefixes():
        declared = family_prefixes(names) or declared
    return Prefixes(
        declared.query if query is None else query, declared.passage if passage is None else passage
    )


def _bare_names(name: str) -> list[str]:
    """Give what could be the model's own name in a hub name or a path."""
    parts = [part.lower() for part in re.split(r"[/\\]", name) if part]
    cached = [part.rsplit("--", 1)[-1] for part in parts if part.startswith("models--")]
    return [*parts[-1:], *cached]
