import pytest

from index.model_profiles import Prefixes, choose_prefixes, family_prefixes

SENTENCE = "Represent this sentence for searching relevant passages: "
TASK = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        ("intfloat/multilingual-e5-small", "query: ", "passage: "),
        ("intfloat/multilingual-e5-base", "query: ", "passage: "),
        ("intfloat/multilingual-e5-large", "query: ", "passage: "),
        ("intfloat/e5-base-v2", "query: ", "passage: "),
        ("intfloat/multilingual-e5-large-instruct", TASK, ""),
        ("BAAI/bge-m3", "", ""),
        ("BAAI/bge-small-en-v1.5", SENTENCE, ""),
        ("google/embeddinggemma-300m", "task: search result | query: ", "title: none | text: "),
        ("Snowflake/snowflake-arctic-embed-m-v1.5", SENTENCE, ""),
        ("Snowflake/snowflake-arctic-embed-xs", SENTENCE, ""),
        ("Snowflake/snowflake-arctic-embed-l-v2.0", "query: ", ""),
        ("mixedbread-ai/mxbai-embed-large-v1", SENTENCE, ""),
        ("nomic-ai/nomic-embed-text-v1.5", "search_query: ", "search_document: "),
        ("Alibaba-NLP/gte-multilingual-base", "", ""),
    ],
)
def test_a_known_family_has_the_prefixes_of_its_card(name: str, query: str, passage: str) -> None:
    assert family_prefixes([name]) == Prefixes(query, passage)


@pytest.mark.parametrize(
    "name",
    [
        "Multilingual-E5-Small",
        "/srv/models/multilingual-e5-small",
        "/srv/models/multilingual-e5-small/",
        "models/multilingual-e5-small-tuned",
        r"C:\models\multilingual-e5-small",
        "/root/.cache/huggingface/hub/models--intfloat--multilingual-e5-small/snapshots/c007d7ef6fd86656",
    ],
)
def test_a_family_is_recognised_wherever_its_model_lies(name: str) -> None:
    assert family_prefixes([name]) == Prefixes("query: ", "passage: ")


@pytest.mark.parametrize(
    "name",
    ["", "/", "all-MiniLM-L6-v2", "multilingual-e5-small/tuned", "my-e5", "BAAI/bge-reranker-v2-m3", "e5"],
)
def test_a_name_of_no_known_family_has_no_prefixes(name: str) -> None:
    assert family_prefixes([name]) is None


def test_the_surest_name_counts_first() -> None:
    assert family_prefixes(["/models/mine", "/models/bge-m3", "intfloat/e5-small"]) == Prefixes()


@pytest.mark.parametrize(
    ("prompts", "expected"),
    [
        ({"query": "Q: ", "document": "D: "}, Prefixes("Q: ", "D: ")),
        ({"query": "Q: ", "passage": "P: "}, Prefixes("Q: ", "P: ")),
        ({"query": "Q: ", "document": "", "corpus": "C: "}, Prefixes("Q: ", "C: ")),
        # One prompt settles both: this model wants nothing before a passage, whatever its name.
        ({"query": "Q: ", "document": ""}, Prefixes("Q: ", "")),
        ({"document": "D: "}, Prefixes("", "D: ")),
        # What sentence-transformers fills in for a model that says nothing.
        ({"query": "", "document": ""}, Prefixes("query: ", "passage: ")),
        ({"classification": "C: "}, Prefixes("query: ", "passage: ")),
        ({}, Prefixes("query: ", "passage: ")),
    ],
)
def test_the_models_own_prompts_go_before_those_of_its_family(
    prompts: dict[str, str], expected: Prefixes
) -> None:
    chosen = choose_prefixes(query=None, passage=None, prompts=prompts, names=["multilingual-e5-small"])

    assert chosen == expected


@pytest.mark.parametrize(
    ("query", "passage", "expected"),
    [
        ("pregunta: ", None, Prefixes("pregunta: ", "D: ")),
        (None, "texto: ", Prefixes("Q: ", "texto: ")),
        ("", "", Prefixes()),
    ],
)
def test_the_settings_go_before_all_each_on_its_own(
    query: str | None, passage: str | None, expected: Prefixes
) -> None:
    prompts = {"query": "Q: ", "document": "D: "}

    assert choose_prefixes(query=query, passage=passage, prompts=prompts, names=["bge-m3"]) == expected


def test_an_unknown_model_that_says_nothing_gets_no_prefixes() -> None:
    assert choose_prefixes(query=None, passage=None, prompts={}, names=["mine"]) == Prefixes()
