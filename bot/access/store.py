"""Who was let in by a code, which codes can be used, and which strangers were told that they may not."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.access.codes import VALID_S
from bot.chats_file import ChatsFile

TELL_AGAIN_S = 30 * 24 * 3600
"""A stranger is told again after so many seconds at the earliest, and forgotten then."""

MOST_STRANGERS = 10_000
"""Of more strangers, those are forgotten who were told first."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """One that was let in.

    Attributes:
        id: Of a user or, where negative, of a group.
        by_admin: Whose code it was. A negative number is the group of the settings that became this one.
        since: Seconds since 1970-01-01 UTC.
    """

    id: int
    by_admin: int
    since: int


class AccessStore:
    """What is kept in the file of the chats. May be used from several threads at once; every call is short.

    All moments are in seconds since 1970-01-01 UTC. All methods raise `ChatsUnusable` when the file cannot be
    read or written.
    """

    def __init__(self, file: ChatsFile) -> None:
        """Keep it in `file`."""
        self._file = file

    def of(self, ids: Collection[int]) -> tuple[Admitted, ...]:
        """Those of these users and chats that were let in."""
        blanks = ", ".join("?" * len(ids))
        with self._file.reading() as db:
            rows = db.execute(
                f"SELECT id, by_admin, since FROM admitted WHERE id IN ({blanks})", tuple(ids)
            ).fetchall()
        return tuple(Admitted(*row) for row in rows)

    def by_code(self) -> tuple[Admitted, ...]:
        """All that were let in by a code, newest first."""
        with self._file.reading() as db:
            rows = db.execute(
                "SELECT id, by_admin, since FROM admitted WHERE by_admin > 0 ORDER BY since DESC, id"
            ).fetchall()
        return tuple(Admitted(*row) for row in rows)

    def invite(self, digest: str, by_admin: int, now: int) -> None:
        """Keep a code, as its digest."""
        with self._file.transaction() as db:
            db.execute("DELETE FROM invitations WHERE expires <= ?", (now,))
            db.execute(
                "INSERT INTO invitations (digest, by_admin, expires) VALUES (?, ?, ?)",
                (digest, by_admin, now + VALID_S),
            )

    def use(self, digest: str, user_or_chat: int, admins: Collection[int], now: int) -> int | None:
        """Use a code up and let somebody in by it. Of two who use it at once one is let in.

        Args:
            admins: Whose codes count: one that is no admin any more lets nobody in.

        Returns:
            Whose code it was; None where it lets nobody in.
        """
        with self._file.transaction() as db:
            row = db.execute(
                "SELECT by_admin FROM invitations WHERE digest = ? AND expires > ?", (digest, now)
            ).fetchone()
            if row is None or row[0] not in admins:
                return None
            by_admin: int = row[0]
            db.execute("DELETE FROM invitations WHERE digest = ?", (digest,))
            db.execute(
                "INSERT OR REPLACE INTO admitted (id, by_admin, since) VALUES (?, ?, ?)",
                (user_or_chat, by_admin, now),
            )
            db.execute("DELETE FROM strangers WHERE id = ?", (user_or_chat,))
        return by_admin

    def revoke(self, user_or_chat: int) -> bool:
        """Take back what a code gave; whether there was something to take."""
        with self._file.transaction() as db:
            done = db.execute("DELETE FROM admitted WHERE id = ? AND by_admin > 0", (user_or_chat,))
        return done.rowcount == 1

    def succeed(self, old_group: int, new_group: int, now: int) -> None:
        """Note that a group of the settings has another number now; it counts as long as the old one does."""
        with self._file.transaction() as db:
            db.execute(
                "INSERT OR IGNORE INTO admitted (id, by_admin, since) VALUES (?, ?, ?)",
                (new_group, old_group, now),
            )

    def tell(self, user_or_chat: int, now: int) -> bool:
        """Whether a stranger is to be told; if so, it is noted as done."""
        with self._file.transaction() as db:
            db.execute("DELETE FROM strangers WHERE told <= ?", (now - TELL_AGAIN_S,))
            done = db.execute("INSERT OR IGNORE INTO strangers (id, told) VALUES (?, ?)", (user_or_chat, now))
            if done.rowcount == 1:
                db.execute(
                    "DELETE FROM strangers WHERE id IN"
                    " (SELECT id FROM strangers ORDER BY told DESC, id LIMIT -1 OFFSET ?)",
                    (MOST_STRANGERS,),
                )
        return done.rowcount == 1

    def untell(self, user_or_chat: int) -> None:
        """Take it back: the stranger could not be told."""
        with self._file.transaction() as db:
            db.execute("DELETE FROM strangers WHERE id = ?", (user_or_chat,))
