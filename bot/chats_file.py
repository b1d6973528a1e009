"""The SQLite file of all that chats chose, and what concerns every table of it.

It is apart from the catalogue, which can be rebuilt from the releases; this file cannot.
"""

import sqlite3
from pathlib import Path

from bot.errors import ChatsUnusable
from bot.sqlite_file import SqliteFile

# One script for each version of the schema; a file is brought up to date by those it lacks.
_MIGRATIONS = (
    """
    CREATE TABLE chats (
        chat_id INTEGER PRIMARY KEY,
        language TEXT CHECK (language IN ('es', 'en'))
    ) STRICT;
    CREATE TABLE replies (
        chat_id INTEGER NOT NULL,
        message_id INTEGER NOT NULL,
        reply_id INTEGER,             -- NULL: answered, but Telegram did not confirm the message
        answered_at INTEGER NOT NULL, -- seconds since 1970-01-01 UTC
        PRIMARY KEY (chat_id, message_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX replies_by_age ON replies (answered_at);
    """,
    """
    ALTER TABLE chats ADD COLUMN zone TEXT; -- an IANA name; NULL: that of the settings
    -- Of the reminders: how long before every event the chat is told (NULL: not at all), the language and the
    -- topic in which it was asked for, for a reminder answers no message that would tell them.
    ALTER TABLE chats ADD COLUMN lead TEXT;
    ALTER TABLE chats ADD COLUMN spoken TEXT CHECK (spoken IN ('es', 'en'));
    ALTER TABLE chats ADD COLUMN thread INTEGER;
    CREATE TABLE followed (           -- the events of which a chat is told
        chat_id INTEGER NOT NULL,
        uid TEXT NOT NULL,            -- as the calendar names the event
        what TEXT NOT NULL,           -- as the chat knows it
        date TEXT NOT NULL,           -- as the chat knows it, in JSON
        status TEXT NOT NULL,         -- as the chat knows it
        lead TEXT,                    -- of this event alone; NULL: only the chat's own lead counts
        reminded TEXT,                -- the date for which the reminder of `lead` was sent; NULL: not yet
        reminded_wide TEXT,           -- the same for the reminder of the chat's own lead
        PRIMARY KEY (chat_id, uid)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    -- sending: the answer is on its way; notice: the reply only says that it is to come; reacted: a reaction
    -- is all the answer there is.
    ALTER TABLE replies ADD COLUMN state TEXT NOT NULL DEFAULT 'answered'
        CHECK (state IN ('sending', 'notice', 'reacted', 'answered'));
    ALTER TABLE chats ADD COLUMN outspoken INTEGER; -- 1: a group is told too where no release answers
    ALTER TABLE chats ADD COLUMN greeted INTEGER;   -- 1: the group was greeted when the bot was added
    ALTER TABLE chats ADD COLUMN briefed INTEGER;   -- number of the last arrival it was briefed of
    CREATE TABLE subscriptions (
        chat_id INTEGER PRIMARY KEY,
        pace TEXT NOT NULL CHECK (pace IN ('each', 'daily', 'weekly')),
        hour INTEGER,                 -- of a digest, in minutes after midnight of the chat's zone
        weekday INTEGER,              -- of a weekly one; 0: Monday
        topics TEXT NOT NULL,         -- as they were written, a JSON list; empty: everything
        spoken TEXT NOT NULL CHECK (spoken IN ('es', 'en')), -- used where the chat chose no language
        thread INTEGER,               -- the topic of a forum in which it was asked for
        arrival INTEGER NOT NULL,     -- number of the last arrival that was dealt with
        due INTEGER,                  -- when the next digest is, in seconds since 1970-01-01 UTC
        sending INTEGER               -- the arrival up to which a message is on its way; NULL: none is
    ) STRICT;
    CREATE TABLE admitted (           -- users and chats that were let in by a code
        id INTEGER PRIMARY KEY,
        by_admin INTEGER NOT NULL,
        since INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE invitations (
        digest TEXT PRIMARY KEY,      -- of the code, which itself is not kept
        by_admin INTEGER NOT NULL,
        expires INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE strangers (          -- who was told, once, that the bot is not for them
        id INTEGER PRIMARY KEY,
        told INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE votes (
        chat_id INTEGER NOT NULL,
        message_id INTEGER NOT NULL,  -- of the answer
        user_id INTEGER NOT NULL,
        good INTEGER NOT NULL,
        answered INTEGER NOT NULL,    -- 0: what was voted on was only the nearest sentence
        voted_at INTEGER NOT NULL,
        PRIMARY KEY (chat_id, message_id, user_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX votes_by_user ON votes (user_id);
    CREATE TABLE kept_questions (     -- of those who agreed
        chat_id INTEGER NOT NULL,
        message_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        question TEXT NOT NULL,
        language TEXT NOT NULL CHECK (language IN ('es', 'en')),
        answered INTEGER NOT NULL,
        good INTEGER NOT NULL,
        sentence_id INTEGER,          -- what was shown; NULL: nothing resembled the question
        kept_at INTEGER NOT NULL,
        PRIMARY KEY (chat_id, message_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX kept_questions_by_user ON kept_questions (user_id);
    """,
)


class ChatsFile(SqliteFile):
    """The file, open. May be used from several threads at once; every transaction is short."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises:
            ChatsUnusable: It is no such file, was written by a newer version, or cannot be opened.
        """
        super().__init__(path, _MIGRATIONS, _unusable)


def tidy(db: sqlite3.Connection, chat_id: int) -> None:
    """Keep nothing of a chat that chose nothing."""
    db.execute(
        f"DELETE FROM chats WHERE chat_id = ? AND coalesce({', '.join(_CHOSEN)}) IS NULL"
        " AND chat_id NOT IN (SELECT chat_id FROM followed)",
        (chat_id,),
    )


def move(db: sqlite3.Connection, chat_id: int, new_id: int) -> None:
    """Give all that a chat chose to the supergroup it became; what is chosen there already stays.

    Which messages were answered and voted on stays with the old one: messages get new numbers there.
    """
    columns = ", ".join(_CHOSEN)
    kept = ", ".join(f"{name} = coalesce({name}, excluded.{name})" for name in _CHOSEN)
    db.execute(
        f"INSERT INTO chats (chat_id, {columns}) SELECT ?, {columns} FROM chats WHERE chat_id = ?"
        f" ON CONFLICT (chat_id) DO UPDATE SET {kept}",
        (new_id, chat_id),
    )
    for table, column in _MOVING:
        db.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?", (new_id, chat_id))
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (chat_id,))
    db.execute("DELETE FROM chats WHERE chat_id = ?", (chat_id,))


def leave(db: sqlite3.Connection, chat_id: int) -> None:
    """Remove what a chat chose and asked to be sent. Who was let in by a code stays let in."""
    for table in ("subscriptions", "followed", "chats"):
        db.execute(f"DELETE FROM {table} WHERE chat_id = ?", (chat_id,))


# A group has no topics, so `thread` is empty in one that becomes a supergroup.
_CHOSEN = ("language", "zone", "lead", "spoken", "thread", "outspoken", "greeted", "briefed")
_MOVING = (("followed", "chat_id"), ("subscriptions", "chat_id"), ("admitted", "id"), ("strangers", "id"))


def _unusable(what: str) -> ChatsUnusable:
    return ChatsUnusable(
        f"{what} It holds what each chat chose. Check the rights and the free space of its folder. Without"
        " the file the bot starts with nothing chosen."
    )
