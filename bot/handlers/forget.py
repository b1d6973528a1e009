"""/forget: erases what is stored about whoever asks for it, and says what that was.

It erases the same wherever it is sent: the person's votes and kept questions from all chats, and all of the
private chat with the bot. What a group chose is the group's. In a group nothing is listed for all to read;
the list comes as a notice that only the person sees.

Of an admin of the bot unused codes go too; the settings are not the bot's to change, and beside those who
came in by a code it stays noted whose it was. An anonymous admin of a group, and whoever writes as a channel,
is nobody the bot knows, and is told to ask in private.
"""

import asyncio
from collections.abc import Callable, Sequence

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.chats import Chats
from bot.feedback.buttons import ForgetButton
from bot.feedback.forgetting import Forgetting, Found, Stored
from bot.html import TOAST_LIMIT, clipped
from bot.page import Key, Page
from bot.refusals import NO_MESSAGE, UNCHANGED, says
from bot.replies import Replies
from bot.texts import texts
from index import Language


class Forget:
    """What a person can have erased."""

    def __init__(self, chats: Chats, replies: Replies, in_memory: Sequence[Callable[[int], None]]) -> None:
        """Erase in the file of `chats`.

        Args:
            in_memory: Each makes something that is kept in memory only forget the user of that number.
        """
        self._forgetting = Forgetting(chats.file)
        self._replies = replies
        self._in_memory = tuple(in_memory)

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what there is to erase, and ask whether to do it."""
        message = update.message
        if message is None:
            return
        language = await self._replies.language(update)
        await self._replies.send(message, await self._asking(message, language))

    async def pressed(self, query: CallbackQuery, button: ForgetButton) -> None:
        """Erase it, or leave it, for the person who asked."""
        words = texts(button.language).feedback
        if query.from_user.id != button.user_id:
            await self._replies.toast(query, words.toast_not_yours)
            return
        if not button.sure:
            await self._replies.turn(query, Page(words.not_forgotten))
            return
        for forget in self._in_memory:
            forget(button.user_id)
        found = await asyncio.to_thread(self._forgetting.erase, button.user_id)
        if not found:
            await self._replies.turn(query, Page(words.forget_nothing))
        elif query.message is not None and query.message.chat.type != ChatType.PRIVATE:
            await _change(query, words.forgotten_in_group)
            listed = clipped(" · ".join(_lines(found, button.language)), TOAST_LIMIT)
            await self._replies.toast(query, listed, alert=True)
        else:
            await self._replies.turn(query, Page(_listed(words.forgotten, found, button.language)))

    async def _asking(self, message: Message, language: Language) -> Page:
        words = texts(language).feedback
        user = message.from_user
        if message.sender_chat is not None or user is None:
            return Page(words.forget_nobody)
        found = await asyncio.to_thread(self._forgetting.stored, user.id)
        in_group = message.chat.type != ChatType.PRIVATE
        text = [words.forget_in_group if in_group else _listed(words.forget, found, language)]
        if Stored.ACCESS in found:
            text.append(words.forget_access)
        if await asyncio.to_thread(self._forgetting.admitted_others, user.id):
            text.append(words.forget_admin)
        return Page("\n\n".join(text), (_keys(user.id, language),))


async def _change(query: CallbackQuery, html: str) -> None:
    try:
        await query.edit_message_text(html, ParseMode.HTML)
    except BadRequest as refusal:
        if not says(refusal, *UNCHANGED, *NO_MESSAGE):
            raise


def _keys(user_id: int, language: Language) -> tuple[Key, ...]:
    words = texts(language).feedback
    return (
        Key(words.button_forget, ForgetButton(language, user_id, sure=True)),
        Key(words.button_leave, ForgetButton(language, user_id, sure=False)),
    )


def _listed(heading: str, found: Found, language: Language) -> str:
    return "\n".join([heading, *(f"• {line}" for line in _lines(found, language))])


def _lines(found: Found, language: Language) -> list[str]:
    named = texts(language).feedback.stored
    return [f"{named[kind]}: {count}" for kind, count in found.items()]
