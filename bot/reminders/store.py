"""The reminders of all chats, in the file of what the chats chose."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from bot.chats_file import ChatsFile, tidy
from bot.reminders.following import Followed
from bot.reminders.leads import Lead
from index import Language
from index.events.entry import EntryStatus
from index.events.stored import dump_date, load_date

_COLUMNS = "chat_id, uid, what, date, status, lead, reminded, reminded_wide"
_Row = tuple[int, str, str, str, str, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A chat that is to be told of events.

    Attributes:
        lead: How long before every event; None where it follows only single ones.
        language: In which it is told: what it chose, else what it spoke when it asked for reminders.
        zone: The time zone it chose, an IANA name.
        thread: The topic of a forum in which it asked for them.
    """

    chat_id: int
    lead: Lead | None
    language: Language
    zone: str | None
    thread: int | None


class ReminderStore:
    """Which chat follows which events. May be used from several threads at once; every call is short.

    All methods raise `ChatsUnusable` when the file cannot be read or written.
    """

    def __init__(self, file: ChatsFile) -> None:
        """Keep them in `file`, which stays the caller's to close."""
        self._file = file

    def subscribers(self) -> tuple[Subscriber, ...]:
        """The chats that are to be told of something."""
        with self._file.reading() as db:
            rows = db.execute(
                "SELECT chat_id, lead, coalesce(language, spoken, 'es'), zone, thread FROM chats"
                " WHERE lead IS NOT NULL OR chat_id IN (SELECT chat_id FROM followed) ORDER BY chat_id"
            ).fetchall()
        return tuple(
            Subscriber(chat_id, _lead(lead), Language(language), zone, thread)
            for chat_id, lead, language, zone, thread in rows
        )

    def lead(self, chat_id: int) -> Lead | None:
        """How long before every event the chat wants to be told."""
        with self._file.reading() as db:
            row = db.execute("SELECT lead FROM chats WHERE chat_id = ?", (chat_id,)).fetchone()
        return None if row is None else _lead(row[0])

    def followed(self, chat_id: int) -> tuple[Followed, ...]:
        """The events that the chat follows, in no order that means anything."""
        with self._file.reading() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM followed WHERE chat_id = ? ORDER BY uid", (chat_id,)
            ).fetchall()
        return tuple(_followed(row) for row in rows)

    def note_place(self, chat_id: int, spoken: Language, thread: int | None) -> None:
        """Remember how and where in the chat it was asked for reminders."""
        with self._file.transaction() as db:
            db.execute(
                "INSERT INTO chats (chat_id, spoken, thread) VALUES (?, ?, ?)"
                " ON CONFLICT (chat_id) DO UPDATE SET spoken = excluded.spoken, thread = excluded.thread",
                (chat_id, spoken, thread),
            )

    def choose_lead(self, chat_id: int, lead: Lead | None, told: Iterable[Followed] = ()) -> None:
        """Set how long before every event the chat is told; None ends it and leaves the single reminders.

        Args:
            told: Events whose moment has passed already, as they are noted when that was told.
        """
        with self._file.transaction() as db:
            db.execute(
                "INSERT INTO chats (chat_id, lead) VALUES (?, ?)"
                " ON CONFLICT (chat_id) DO UPDATE SET lead = excluded.lead",
                (chat_id, None if lead is None else lead.code),
            )
            db.execute("UPDATE followed SET reminded_wide = NULL WHERE chat_id = ?", (chat_id,))
            if lead is None:
                db.execute("DELETE FROM followed WHERE chat_id = ? AND lead IS NULL", (chat_id,))
            for each in told:
                db.execute(
                    f"INSERT INTO followed ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                    " ON CONFLICT DO UPDATE SET reminded_wide = excluded.reminded_wide",
                    _row(each),
                )
            _tidy(db, chat_id)

    def add(self, chat_id: int, events: Iterable[Followed]) -> None:
        """Follow these for the chat's own lead, if it still has one; what it follows already stays."""
        with self._file.transaction() as db:
            row = db.execute("SELECT lead FROM chats WHERE chat_id = ?", (chat_id,)).fetchone()
            if row is not None and row[0] is not None:
                db.executemany(
                    f"INSERT OR IGNORE INTO followed ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [_row(each) for each in events],
                )

    def remind(self, event: Followed) -> None:
        """Remind of this event by `event.lead`, in place of the lead it had of its own."""
        with self._file.transaction() as db:
            db.execute("INSERT OR IGNORE INTO chats (chat_id) VALUES (?)", (event.chat_id,))
            db.execute(
                f"INSERT INTO followed ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET lead = excluded.lead, reminded = NULL",
                _row(event),
            )

    def unremind(self, chat_id: int, uid: str) -> None:
        """Take back the reminder of one event; the chat's own lead still holds for it."""
        with self._file.transaction() as db:
            db.execute(
                "UPDATE followed SET lead = NULL, reminded = NULL WHERE chat_id = ? AND uid = ?",
                (chat_id, uid),
            )
            db.execute(
                "DELETE FROM followed WHERE chat_id = :chat AND uid = :uid"
                " AND (SELECT lead FROM chats WHERE chat_id = :chat) IS NULL",
                {"chat": chat_id, "uid": uid},
            )
            _tidy(db, chat_id)

    def note(self, before: Followed, after: Followed, wide: Lead | None) -> bool:
        """Note what the chat knows now, but only if nothing was changed meanwhile; whether it was noted.

        Of two who would tell the same, one is given True.

        Args:
            before: What the chat knew when `after` was worked out.
            wide: The chat's own lead, then.
        """
        with self._file.transaction() as db:
            row = db.execute("SELECT lead FROM chats WHERE chat_id = ?", (before.chat_id,)).fetchone()
            if (None if row is None else _lead(row[0])) != wide:
                return False
            return _change(db, before, after)

    def take_back(self, before: Followed, after: Followed) -> None:
        """Undo what `note` did, unless it was changed again since."""
        with self._file.transaction() as db:
            _change(db, after, before)

    def drop(self, event: Followed) -> None:
        """Follow the event no more."""
        with self._file.transaction() as db:
            db.execute("DELETE FROM followed WHERE chat_id = ? AND uid = ?", (event.chat_id, event.uid))
            _tidy(db, event.chat_id)


def _change(db: sqlite3.Connection, before: Followed, after: Followed) -> bool:
    try:
        done = db.execute(
            "UPDATE followed SET chat_id = ?, uid = ?, what = ?, date = ?, status = ?, lead = ?,"
            " reminded = ?, reminded_wide = ?"
            " WHERE chat_id IS ? AND uid IS ? AND what IS ? AND date IS ? AND status IS ? AND lead IS ?"
            " AND reminded IS ? AND reminded_wide IS ?",
            (*_row(after), *_row(before)),
        )
    except sqlite3.IntegrityError:
        return False  # Somebody follows the event under its new name already.
    return done.rowcount == 1


def _tidy(db: sqlite3.Connection, chat_id: int) -> None:
    """Keep nothing of reminders where there are none."""
    db.execute(
        "UPDATE chats SET spoken = NULL, thread = NULL WHERE chat_id = ? AND lead IS NULL"
        " AND chat_id NOT IN (SELECT chat_id FROM followed)",
        (chat_id,),
    )
    tidy(db, chat_id)


def _lead(code: str | None) -> Lead | None:
    return None if code is None else Lead.of(code)


def _row(event: Followed) -> _Row:
    lead = None if event.lead is None else event.lead.code
    return (
        event.chat_id,
        event.uid,
        event.what,
        dump_date(event.when),
        event.status.value,
        lead,
        event.reminded,
        event.reminded_wide,
    )


def _followed(row: _Row) -> Followed:
    chat_id, uid, what, date, status, lead, reminded, reminded_wide = row
    return Followed(
        chat_id, uid, what, load_date(date), EntryStatus(status), _lead(lead), reminded, reminded_wide
    )
