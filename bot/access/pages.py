"""What strangers, admins and those who come in by a code are shown."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

from bot.access.buttons import AdmittedAction, AdmittedButton
from bot.access.store import Admitted
from bot.html import clipped, escape
from bot.page import Key, Page
from bot.render import date_in_words
from bot.texts import texts
from index import Language

PAGE_SIZE = 6
"""Names on a page: each is a button of its own, and Telegram is asked for each."""

NAME_LIMIT = 60
"""A name is shown up to this many units."""


def stranger_page(
    mode: Literal["allowlist", "pairing"], language: Language, user_id: int, chat_id: int
) -> Page:
    """The one line for a stranger, which in a group is for all of it."""
    words = texts(language).access
    if chat_id < 0:
        text = words.stranger_pairing_group if mode == "pairing" else words.stranger_group
    else:
        text = words.stranger_pairing if mode == "pairing" else words.stranger
    return Page(text.format(user=user_id, chat=chat_id))


def numbers_page(language: Language, user_id: int | None, chat_id: int) -> Page:
    """The numbers of who asks and where; None is one who writes in the name of a chat."""
    words = texts(language).access
    if user_id is None:
        return Page(words.numbers_anonymous.format(chat=chat_id))
    text = words.numbers_group if chat_id < 0 else words.numbers
    return Page(text.format(user=user_id, chat=chat_id))


def invitation_page(language: Language, code: str, username: str) -> Page:
    """A code for the admin who asked for it, with the link that uses it.

    Args:
        username: The bot's.
    """
    link = f"https://t.me/{username}?start={code}"
    return Page(texts(language).access.invitation.format(code=code, link=link))


def used_page(language: Language, number: int, name: str, title: str | None) -> Page:
    """Tells an admin who came in by a code.

    Args:
        number: Of the user or the group.
        name: Of who sent the code.
        title: Of the group; None where it is a user.
    """
    words = texts(language).access
    text = words.used_by_person if title is None else words.used_by_group
    return Page(text.format(name=shown(name), title=shown(title or ""), id=number))


def admitted_page(
    language: Language,
    everybody: Sequence[Admitted],
    page: int,
    names: Mapping[int, str],
    done: str = "",
) -> Page:
    """Page `page`, from 0, of who came in by a code, with a button for each.

    Args:
        names: Of those of that page, as far as Telegram tells them.
        done: HTML of what was just done, to stand above the list.
    """
    words = texts(language)
    before = f"{done}\n\n" if done else ""
    if not everybody:
        return Page(before + words.access.admitted_none)
    page, last = at(everybody, page)
    there = on_page(everybody, page)
    heading = words.access.admitted.format(count=len(everybody))
    if last > 0:
        heading += " · " + words.releases_page.format(page=page + 1, pages=last + 1)
    lines = [
        words.access.admitted_one.format(
            name=shown(names.get(each.id)),
            id=each.id,
            date=escape(date_in_words(datetime.fromtimestamp(each.since, UTC).date(), language)),
        )
        for each in there
    ]
    rows = [(_ask(language, each, page, names.get(each.id)),) for each in there]
    turning = []
    if page > 0:
        turning.append(Key(words.button_newer, AdmittedButton(language, page=page - 1)))
    if page < last:
        turning.append(Key(words.button_older, AdmittedButton(language, page=page + 1)))
    text = "\n\n".join([heading, "\n".join(lines), words.access.admitted_how])
    return Page(before + text, (*rows, tuple(turning)))


def sure_page(language: Language, number: int, name: str | None, page: int) -> Page:
    """Asks whether access is to be taken back."""
    words = texts(language).access
    return Page(
        words.revoke_sure.format(name=shown(name), id=number),
        (
            (
                Key(words.button_revoke, AdmittedButton(language, AdmittedAction.REVOKE, page, number)),
                Key(words.button_keep, AdmittedButton(language, page=page)),
            ),
        ),
    )


def revoked_text(language: Language, number: int, name: str | None) -> str:
    """That access was taken back, as HTML."""
    return texts(language).access.revoked.format(name=shown(name), id=number)


def on_page(everybody: Sequence[Admitted], page: int) -> Sequence[Admitted]:
    """Those of a page, or of the last one where there are fewer pages."""
    page, _ = at(everybody, page)
    return everybody[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]


def at(everybody: Sequence[Admitted], page: int) -> tuple[int, int]:
    """The page that there is, and the last one."""
    last = max(0, (len(everybody) - 1) // PAGE_SIZE)
    return min(page, last), last


def shown(name: str | None) -> str:
    """A name as HTML; a dash where Telegram tells none."""
    return f"<b>{escape(clipped(name, NAME_LIMIT))}</b>" if name and name.strip() else "—"


def _ask(language: Language, one: Admitted, page: int, name: str | None) -> Key:
    label = clipped(name, NAME_LIMIT) if name and name.strip() else str(one.id)
    return Key(f"✕ {label}", AdmittedButton(language, AdmittedAction.ASK, page, one.id))
