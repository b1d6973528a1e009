"""Rows that full-text search reads: the terms of sentences, and the acronyms that releases explain.

They follow from a release's text alone, so they can be made anew without a model.
"""

from collections.abc import Sequence
from sqlite3 import Connection

from index.acronyms import compact, find_acronyms
from index.alternatives import Alternatives
from index.lexical import term, terms
from index.release import Language, Release

TERMS_TABLE = {Language.ES: "terms_es", Language.EN: "terms_en"}

_LONGEST_SHORT, _LONGEST_LONG = 3, 12
"""Words of a question that may together be an acronym ("t mec"), or what one stands for."""
_MOST = 3
"""Expansions of one acronym in one language: those that most releases give."""


def write_terms(connection: Connection, version: int, release: Release) -> None:
    """Store the terms and the acronyms of a version whose sentences are stored and that has none yet."""
    title = " ".join(terms(release.title, release.language))
    sentences = connection.execute(
        'SELECT id, start, "end" FROM sentences WHERE version_id = ? ORDER BY position', (version,)
    ).fetchall()
    connection.executemany(
        f"INSERT INTO {TERMS_TABLE[release.language]} (rowid, sentence, title) VALUES (?, ?, ?)",
        [
            (row["id"], " ".join(terms(release.text[row["start"] : row["end"]], release.language)), title)
            for row in sentences
        ],
    )
    # Line breaks inside a paragraph are of the layout only.
    paragraphs = (" ".join(release.text[each.start : each.end].split()) for each in release.paragraphs)
    acronyms = find_acronyms("\n".join((" ".join(release.title.split()), *paragraphs)))
    rows = {
        (version, release.language, compact(each.short), " ".join(terms(each.long, release.language)))
        for each in acronyms
    }
    connection.executemany("INSERT INTO acronyms VALUES (?, ?, ?, ?)", sorted(row for row in rows if row[3]))


def erase_terms(connection: Connection, version: int) -> None:
    """Take the terms and the acronyms of a version out of search."""
    for table in TERMS_TABLE.values():
        connection.execute(
            f"DELETE FROM {table} WHERE rowid IN (SELECT id FROM sentences WHERE version_id = ?)", (version,)
        )
    connection.execute("DELETE FROM acronyms WHERE version_id = ?", (version,))


def find_expansions(
    connection: Connection, asked: Sequence[str], language: Language
) -> tuple[Alternatives, ...]:
    """Find what the words of a question, acronyms or the words these stand for, are called in releases."""
    stems = [term(word, language) for word in asked]
    shorts = {
        (start, end): "".join(asked[start:end]) for start, end in _stretches(len(asked), 1, _LONGEST_SHORT)
    }
    longs = {
        (start, end): " ".join(stems[start:end]) for start, end in _stretches(len(asked), 2, _LONGEST_LONG)
    }
    by_long = _pairs(connection, "long", set(longs.values()), language)
    # What a long form stands for may be explained in the other language too.
    known = set(shorts.values()) | {short for _, short, _ in by_long}
    by_short = _pairs(connection, "short", known, None)
    found = []
    for (start, end), short in shorts.items():
        forms = [(each, long) for each, other, long in by_short if other == short]
        if forms:
            own = [(each, term(short, each)) for each in Language] if end - start > 1 else []
            found.append(Alternatives(start, end, tuple(own + _few(forms)), whole=False))
    for (start, end), long in longs.items():
        acronyms = dict.fromkeys(short for _, short, other in by_long if other == long)
        if acronyms:
            forms = [(each, term(short, each)) for short in list(acronyms)[:_MOST] for each in Language]
            across = [
                (each, other) for each, short, other in by_short if short in acronyms and each is not language
            ]
            own = [(language, long)]
            found.append(Alternatives(start, end, tuple(own + forms + _few(across)), whole=False))
    return tuple(found)


def _stretches(length: int, least: int, most: int) -> list[tuple[int, int]]:
    return [
        (start, end) for start in range(length) for end in range(start + least, min(length, start + most) + 1)
    ]


def _pairs(
    connection: Connection, column: str, values: set[str], language: Language | None
) -> list[tuple[Language, str, str]]:
    """Read language, acronym and long form, those that most releases give first."""
    wanted = sorted(values)
    found = connection.execute(
        f"""SELECT language, short, long, count(*) AS releases FROM acronyms
        WHERE {column} IN ({", ".join("?" * len(wanted))}) AND (? IS NULL OR language = ?)
        GROUP BY language, short, long ORDER BY releases DESC, long, short""",
        (*wanted, language, language),
    ).fetchall()
    return [(Language(row["language"]), row["short"], row["long"]) for row in found]


def _few(forms: list[tuple[Language, str]]) -> list[tuple[Language, str]]:
    """Keep the first few of each language."""
    return [form for each in Language for form in [f for f in forms if f[0] is each][:_MOST]]
