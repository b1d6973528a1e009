-- The catalogue: the only truth. Spans are half-open offsets, in code points, into versions.text.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

-- AUTOINCREMENT: an id is never given twice, so a button under an old message cannot open another text.
CREATE TABLE releases (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    source  TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL  -- the current one's number
);

CREATE TABLE versions (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    digest     TEXT NOT NULL,  -- SHA-256 of the bytes it was read from
    added_at   TEXT NOT NULL,  -- UTC, ISO 8601
    title      TEXT NOT NULL,
    language   TEXT NOT NULL,
    issuer     TEXT,
    place      TEXT,
    published  TEXT,           -- ISO 8601 date
    url        TEXT,
    text       TEXT NOT NULL,
    paragraphs TEXT NOT NULL,  -- JSON: [[start, end, kind], ...]
    UNIQUE (release_id, number)
);
CREATE INDEX versions_by_digest ON versions (digest);

-- Sentences of superseded versions stay, without vector and terms: what was once cited can be shown again.
CREATE TABLE sentences (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    paragraph  INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    vector     BLOB,           -- float16, unit length; NULL once superseded
    UNIQUE (version_id, position)
);

-- Chunks of current versions only.
CREATE TABLE chunks (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    first      INTEGER NOT NULL,  -- position of the first sentence
    last       INTEGER NOT NULL,  -- and of the last, included
    vector     BLOB NOT NULL      -- float16, unit length
);
CREATE INDEX chunks_by_version ON chunks (version_id);

-- Terms of the sentences of current versions, one index a language; rowid = sentences.id. The terms are made
-- by index/lexical.py; the tokenizer only has to split them at the spaces again.
CREATE VIRTUAL TABLE terms_es USING fts5 (sentence, title, tokenize = "ascii tokenchars '.'");
CREATE VIRTUAL TABLE terms_en USING fts5 (sentence, title, tokenize = "ascii tokenchars '.'");

-- Acronyms that current versions explain: folded, without marks; and the terms of what they stand for.
CREATE TABLE acronyms (
    version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    language   TEXT NOT NULL,
    short      TEXT NOT NULL,
    long       TEXT NOT NULL,
    PRIMARY KEY (version_id, short, long)
) WITHOUT ROWID;
CREATE INDEX acronyms_by_short ON acronyms (short);
CREATE INDEX acronyms_by_long ON acronyms (long);

-- What the sentences announce, of superseded versions too: what has changed since can be told. Spans are
-- into versions.text; dates are JSON, as index/events/stored.py writes them.
CREATE TABLE events (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id  INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,  -- of the sentence
    kind        TEXT NOT NULL,
    change      TEXT NOT NULL,
    date        TEXT,              -- NULL where it is cancelled without one
    former      TEXT,
    what_start  INTEGER NOT NULL,
    what_end    INTEGER NOT NULL,
    who_start   INTEGER,
    who_end     INTEGER,
    place_start INTEGER,
    place_end   INTEGER
);
CREATE INDEX events_by_sentence ON events (version_id, position);

-- In how many sentences a term occurs.
CREATE VIRTUAL TABLE terms_es_vocabulary USING fts5vocab (terms_es, row);
CREATE VIRTUAL TABLE terms_en_vocabulary USING fts5vocab (terms_en, row);
