"""Who was promised what: every question, command, edit and press, and what became of it."""

import asyncio
import time
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from bot.texts import texts
from index import Language
from tests.telegram.chats import Chat
from tests.telegram.errors import NOT_MODIFIED
from tests.telegram.log import Call
from tests.telegram.messages import Message

_UNCONFIRMED = frozenset(texts(language).unconfirmed for language in Language)
_FAILED = frozenset(
    said
    for words in map(texts, Language)
    for said in (words.failed, words.unavailable, words.access.too_busy)
)
_WAITING = tuple(texts(language).access.waiting.partition("{")[0] for language in Language)


class Kind(StrEnum):
    """What the bot owes."""

    QUESTION = "question"
    FOLLOW_UP = "follow-up"
    COMMAND = "command"
    EDIT = "edit"
    PRESS = "press"
    GREETING = "greeting"


class Fate(StrEnum):
    """What became of a message that the bot was to answer."""

    ONCE = "answered exactly once"
    TWICE = "answered twice"
    LOST = "lost"
    TOLD = "of unknown fate, and told so"
    FAILED = "told that it did not work"


@dataclass(slots=True, eq=False)
class Debt:
    """Something the bot owes.

    Attributes:
        message: What it is to answer; None where it is no message.
        at: When it was asked, and `paid_at` when the bot paid; `time.monotonic()`.
        said_at: `at` by the clock of the log.
        paid: Set when the bot has done something about it.
        unconfirmed: Whether the bot said that it does not know whether its answer arrived.
        edited: Whether the question was put otherwise afterwards.
    """

    kind: Kind
    language: Language
    message: Message | None = None
    at: float = field(default_factory=time.monotonic)
    paid_at: float | None = None
    paid: asyncio.Event = field(default_factory=asyncio.Event)
    said_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    unconfirmed: bool = False
    edited: bool = False

    def pay(self) -> None:
        """Note that it is paid."""
        if self.paid_at is None:
            self.paid_at = time.monotonic()
        self.paid.set()


class Ledger:
    """Keeps the debts, and is told of every request of the bot.

    Attributes:
        debts: Every one, in order.
        told: Those of which the bot just said that it does not know whether its answer arrived.
    """

    def __init__(self) -> None:
        """Open an empty ledger."""
        self.debts: list[Debt] = []
        self.told: deque[Debt] = deque()
        self._open: dict[Hashable, Debt] = {}
        self._asked: dict[tuple[int, int], Debt] = {}
        self._answers: dict[tuple[int, int], tuple[int, int]] = {}

    @property
    def unpaid(self) -> list[Debt]:
        """Those the bot has not paid yet."""
        return [debt for debt in self.debts if debt.paid_at is None]

    def owe_answer(self, kind: Kind, language: Language, message: Message) -> Debt:
        """Note that the message is to be answered."""
        debt = Debt(kind, language, message)
        self._asked[message.chat_id, message.id] = debt
        return self._owe(("answer", message.chat_id, message.id), debt)

    def owe_edit(self, language: Language, message: Message) -> Debt:
        """Note that what answers the message is to be changed."""
        self.note_edit(message)
        return self._owe(("edit", message.chat_id, message.id), Debt(Kind.EDIT, language, message))

    def note_edit(self, message: Message) -> None:
        """Note that the message was put otherwise, before it can have been answered or after."""
        self._asked[message.chat_id, message.id].edited = True

    def owe_press(self, language: Language, query_id: str) -> Debt:
        """Note that a pressed button waits."""
        return self._owe(("press", query_id), Debt(Kind.PRESS, language))

    def owe_greeting(self, language: Language, chat: Chat) -> Debt:
        """Note that a group is to be greeted."""
        return self._owe(("greeting", chat.id), Debt(Kind.GREETING, language))

    def watch(self, call: Call) -> None:
        """See what a request of the bot pays."""
        params = call.params
        if call.method == "editMessageText":
            if call.error is None or NOT_MODIFIED in call.error.description:
                self._changed(params["chat_id"], params["message_id"], str(params.get("text", "")))
        elif call.error is not None:
            return
        elif call.method == "sendMessage":
            self._said(call.result)
        elif call.method == "setMessageReaction" and params.get("reaction"):
            key = params["chat_id"], params["message_id"]
            self._pay(("answer", *key))
            self._pay(("edit", *key))
        elif call.method == "answerCallbackQuery":
            self._pay(("press", params["callback_query_id"]))

    def fates(self, chats: Iterable[Chat], bot_id: int) -> dict[Debt, Fate]:
        """What became of every message that was to be answered, by what stands in the chats now."""
        replies: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
        reacted: Counter[tuple[int, int]] = Counter()
        for chat in chats:
            for message in chat.stored.values():
                if message.sender == bot_id and message.reply_to is not None:
                    replies[chat.id, message.reply_to].append(message.text)
                reacted[chat.id, message.id] += sum(who == bot_id for who, _ in message.reactions)
        found = {}
        for debt in self.debts:
            if debt.message is not None and debt.kind is not Kind.EDIT:
                key = debt.message.chat_id, debt.message.id
                found[debt] = _fate(debt, replies[key], reacted[key])
        return found

    def spoke(self, chats: Iterable[Chat], bot_id: int) -> int:
        """How often the bot replied or reacted to a message that asked nothing of it."""
        own = set(self._asked) | {
            (debt.message.chat_id, debt.message.id) for debt in self.debts if debt.message is not None
        }
        unasked = 0
        for chat in chats:
            for message in chat.stored.values():
                if message.sender == bot_id and message.reply_to is not None:
                    replied = chat.stored.get(message.reply_to)
                    # A file stands below the bot's own message whose button asked for it.
                    unasked += (chat.id, message.reply_to) not in own and not (
                        replied is not None and replied.sender == bot_id
                    )
                unasked += (chat.id, message.id) not in own and any(
                    who == bot_id for who, _ in message.reactions
                )
        return unasked

    def _owe(self, key: Hashable, debt: Debt) -> Debt:
        self.debts.append(debt)
        self._open[key] = debt
        return debt

    def _pay(self, key: Hashable) -> None:
        debt = self._open.pop(key, None)
        if debt is not None:
            debt.pay()

    def _said(self, sent: dict[str, object]) -> None:
        chat, replied = sent["chat"], sent.get("reply_to_message")
        assert isinstance(chat, dict) and isinstance(sent["message_id"], int)
        if not isinstance(replied, dict):
            self._pay(("greeting", chat["id"]))
            return
        key = chat["id"], replied["message_id"]
        self._answers[chat["id"], sent["message_id"]] = key
        text = str(sent["text"])
        if text.startswith(_WAITING):
            return
        if text in _UNCONFIRMED:
            # It may come after the answer itself, which paid already: whoever asked is to know of it.
            known = self._asked.get(key)
            if known is not None and not known.unconfirmed:
                known.unconfirmed = True
                self.told.append(known)
        self._pay(("answer", *key))
        self._pay(("edit", *key))

    def _changed(self, chat_id: int, message_id: int, text: str) -> None:
        key = self._answers.get((chat_id, message_id))
        if key is not None and not text.startswith(_WAITING):
            self._pay(("answer", *key))
            self._pay(("edit", *key))


def _fate(debt: Debt, replies: list[str], reactions: int) -> Fate:
    said = [text for text in replies if text not in _UNCONFIRMED and text not in _FAILED]
    given = reactions + sum(not text.startswith(_WAITING) for text in said)
    # Where the bot did not know whether its answer had arrived, and said so, an edit of the question makes
    # that notice the new answer; the one that had arrived stands as it was.
    if given > (2 if debt.unconfirmed and debt.edited else 1):
        return Fate.TWICE
    if debt.unconfirmed:
        return Fate.TOLD
    if given:
        return Fate.ONCE
    return Fate.FAILED if len(replies) > len(said) else Fate.LOST
