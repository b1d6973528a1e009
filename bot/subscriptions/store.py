"""The subscriptions of all chats, in the file of what the chats chose."""

import datetime
import json
from typing import Any

from bot.chats_file import ChatsFile
from bot.subscriptions.subscription import Pace, Subscription, Wish
from index import Language

_SELECT = """
    SELECT s.chat_id, s.pace, s.hour, s.weekday, s.topics, coalesce(c.language, s.spoken), c.zone, s.thread,
           s.arrival, s.due, s.sending
    FROM subscriptions s LEFT JOIN chats c ON c.chat_id = s.chat_id
"""


class SubscriptionStore:
    """Which chat is subscribed to what. May be used from several threads at once; every call is short.

    All methods raise `ChatsUnusable` when the file cannot be read or written.
    """

    def __init__(self, file: ChatsFile) -> None:
        """Keep them in `file`, which stays the caller's to close."""
        self._file = file

    def all(self) -> tuple[Subscription, ...]:
        """Every subscription, in the order in which the chats are sent something."""
        with self._file.reading() as db:
            rows = db.execute(f"{_SELECT} ORDER BY s.chat_id DESC").fetchall()
        return tuple(map(_subscription, rows))

    def get(self, chat_id: int) -> Subscription | None:
        """The chat's subscription."""
        with self._file.reading() as db:
            row = db.execute(f"{_SELECT} WHERE s.chat_id = ?", (chat_id,)).fetchone()
        return None if row is None else _subscription(row)

    def subscribe(
        self,
        chat_id: int,
        wish: Wish,
        spoken: Language,
        thread: int | None,
        arrival: int,
        due: datetime.datetime | None,
    ) -> None:
        """Subscribe the chat, or change its wish; how far it was sent releases already stays.

        Args:
            arrival: Of a new subscription: what came up to this is not sent.
        """
        with self._file.transaction() as db:
            db.execute(
                "INSERT INTO subscriptions"
                " (chat_id, pace, hour, weekday, topics, spoken, thread, arrival, due)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (chat_id) DO UPDATE SET pace = excluded.pace,"
                " hour = excluded.hour, weekday = excluded.weekday, topics = excluded.topics,"
                " spoken = excluded.spoken, thread = excluded.thread, due = excluded.due",
                (
                    chat_id,
                    wish.pace,
                    wish.minute,
                    wish.weekday,
                    _dumped(wish.topics),
                    spoken,
                    thread,
                    arrival,
                    None if due is None else int(due.timestamp()),
                ),
            )

    def unsubscribe(self, chat_id: int) -> bool:
        """End the chat's subscription; whether it had one."""
        with self._file.transaction() as db:
            return db.execute("DELETE FROM subscriptions WHERE chat_id = ?", (chat_id,)).rowcount > 0

    def claim(self, subscription: Subscription, arrival: int) -> bool:
        """Note that all up to an arrival is on its way; False where the wish was changed meanwhile."""
        with self._file.transaction() as db:
            done = db.execute(
                "UPDATE subscriptions SET sending = ? WHERE chat_id = ? AND arrival = ? AND due IS ?"
                " AND pace = ? AND topics = ?",
                (
                    arrival,
                    subscription.chat_id,
                    subscription.arrival,
                    _seconds(subscription.due),
                    subscription.wish.pace,
                    _dumped(subscription.wish.topics),
                ),
            )
            return done.rowcount == 1

    def release(self, chat_id: int) -> None:
        """Take a claim back: nothing was sent."""
        with self._file.transaction() as db:
            db.execute("UPDATE subscriptions SET sending = NULL WHERE chat_id = ?", (chat_id,))

    def settle(self, subscription: Subscription, arrival: int, due: datetime.datetime | None) -> None:
        """Note that all up to an arrival was dealt with, and when the next digest is.

        Where the wish was changed meanwhile, its own hour stays.
        """
        with self._file.transaction() as db:
            db.execute(
                "UPDATE subscriptions SET arrival = max(arrival, ?), sending = NULL,"
                " due = CASE WHEN due IS ? AND pace = ? THEN ? ELSE due END WHERE chat_id = ?",
                (
                    arrival,
                    _seconds(subscription.due),
                    subscription.wish.pace,
                    _seconds(due),
                    subscription.chat_id,
                ),
            )

    def reschedule(self, subscription: Subscription, due: datetime.datetime | None) -> None:
        """Note when the next digest is, by other clocks than before; not where that was changed meanwhile."""
        with self._file.transaction() as db:
            db.execute(
                "UPDATE subscriptions SET due = ? WHERE chat_id = ? AND due IS ? AND pace = ?",
                (_seconds(due), subscription.chat_id, _seconds(subscription.due), subscription.wish.pace),
            )

    def begin_anew(self, newest: int) -> None:
        """Count from the newest arrival for those who were sent later ones: the catalogue was made anew."""
        with self._file.transaction() as db:
            db.execute(
                "UPDATE subscriptions SET arrival = ?, sending = NULL WHERE arrival > ?", (newest, newest)
            )


def _seconds(moment: datetime.datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


def _dumped(topics: tuple[str, ...]) -> str:
    return json.dumps(topics, ensure_ascii=False)


def _subscription(row: tuple[Any, ...]) -> Subscription:
    chat_id, pace, minute, weekday, topics, language, zone, thread, arrival, due, sending = row
    return Subscription(
        chat_id,
        Wish(Pace(pace), minute, weekday, tuple(json.loads(topics))),
        Language(language),
        zone,
        thread,
        arrival,
        None if due is None else datetime.datetime.fromtimestamp(due, datetime.UTC),
        sending,
    )
