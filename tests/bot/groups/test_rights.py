"""Who may settle things: the parts that need no conversation."""

from typing import Any

import pytest
from telegram import ChatMemberAdministrator, ChatMemberMember, ChatMemberOwner, Update, User
from telegram.error import BadRequest, Forbidden, TelegramError, TimedOut

from bot.groups import rights
from bot.groups.rights import Rights
from bot.texts import texts
from index import Language
from tests.bot.groups.making import ANNA, ANONYMOUS, AS_CHANNEL, CHANNEL, GROUP, Json, written

PRIVATE = {"id": 7, "type": "private", "first_name": "Anna"}
USER = User(7, "Anna", False)
_NONE: Any = [False] * 12  # Which rights an administrator has makes no difference.
ADMINISTRATOR = ChatMemberAdministrator(USER, *_NONE)
OWNER = ChatMemberOwner(USER, is_anonymous=False)
MEMBER = ChatMemberMember(USER)


class Telegram:
    """Says who administers the group, or fails."""

    def __init__(self, *answers: Any, administrators: Any = ()) -> None:
        self.answers = list(answers)
        self.administrators = administrators
        self.asked: list[tuple[int, int]] = []

    async def get_chat_member(self, chat_id: int, user_id: int) -> Any:
        self.asked.append((chat_id, user_id))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, TelegramError):
            raise answer
        return answer

    async def get_chat_administrators(self, chat_id: int) -> Any:
        if isinstance(self.administrators, TelegramError):
            raise self.administrators
        return self.administrators


class Told:
    """Notes what people are told."""

    def __init__(self, language: Language = Language.ES) -> None:
        self.said: list[str] = []
        self._language = language

    async def language(self, update: Update) -> Language:
        return self._language

    async def send(self, message: Any, page: Any) -> None:
        self.said.append(page.html)

    async def toast(self, query: Any, text: str) -> None:
        self.said.append(text)


def command(telegram: Telegram, **more: Any) -> Update:
    return update(telegram, {"message": written("/timezone Lima", **more)})


def press(telegram: Telegram, by: Json = ANNA) -> Update:
    query = {"id": "1", "from": by, "chat_instance": "1", "data": "les", "message": written("Idioma")}
    return update(telegram, {"callback_query": query})


def update(telegram: Telegram, data: Json) -> Update:
    made = Update.de_json({"update_id": 1} | data, telegram)  # type: ignore[arg-type]
    assert made is not None
    return made


@pytest.mark.parametrize(("member", "may"), [(OWNER, True), (ADMINISTRATOR, True), (MEMBER, False)])
async def test_in_a_group_telegram_is_asked(member: Any, may: bool) -> None:
    for make in (command, press):
        told, telegram = Told(), Telegram(member)
        assert await Rights(told).may_settle(make(telegram)) is may  # type: ignore[arg-type]
        assert telegram.asked == [(-100, 7)]
        assert bool(told.said) is not may


@pytest.mark.parametrize(
    ("more", "may"),
    [
        ({"chat": PRIVATE}, True),
        ({"by": ANONYMOUS, "sender_chat": GROUP}, True),
        ({"by": ANONYMOUS, "sender_chat": GROUP | {"id": -999}}, False),
        ({"by": AS_CHANNEL, "sender_chat": CHANNEL}, False),
    ],
)
async def test_where_telegram_needs_not_be_asked_it_is_not(more: Any, may: bool) -> None:
    told, telegram = Told(), Telegram(TimedOut())
    assert await Rights(told).may_settle(command(telegram, **more)) is may  # type: ignore[arg-type]
    assert telegram.asked == []
    assert told.said == ([] if may else [texts(Language.ES).groups.toast_not_admin])


async def test_who_writes_anonymously_presses_in_person() -> None:
    telegram = Telegram(ADMINISTRATOR)
    assert await Rights(Told()).may_settle(press(telegram))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", list(Language))
async def test_where_telegram_cannot_be_asked_nobody_may_and_is_told_to_try_again(
    language: Language,
) -> None:
    told = Told(language)
    unreachable = Telegram(TimedOut(), OWNER)
    known = Rights(told)  # type: ignore[arg-type]
    assert not await known.may_settle(command(unreachable))
    assert told.said == [texts(language).groups.toast_rights_unknown]
    assert await known.may_settle(command(unreachable)), "what is not known is not remembered"


@pytest.mark.parametrize(
    ("administrators", "may"), [([OWNER], True), ([], False), (BadRequest("chat not found"), False)]
)
async def test_where_members_are_hidden_the_administrators_are_asked_for(
    administrators: Any, may: bool
) -> None:
    telegram = Telegram(BadRequest("member list is inaccessible"), administrators=administrators)
    assert await Rights(Told()).may_settle(command(telegram)) is may  # type: ignore[arg-type]


async def test_a_group_without_the_bot_is_not_told() -> None:
    told, telegram = Told(), Telegram(Forbidden("bot was kicked from the group chat"))
    assert not await Rights(told).may_settle(command(telegram))  # type: ignore[arg-type]
    assert told.said == []


async def test_what_telegram_says_holds_for_a_minute() -> None:
    now = 100.0
    telegram = Telegram(MEMBER, OWNER)
    known = Rights(Told(), clock=lambda: now)  # type: ignore[arg-type]
    assert not await known.may_settle(command(telegram))
    now += 59
    assert not await known.may_settle(press(telegram))
    now += 1
    assert await known.may_settle(press(telegram))
    assert len(telegram.asked) == 2


async def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rights, "REMEMBERED", 2)
    telegram = Telegram(OWNER)
    known = Rights(Told())  # type: ignore[arg-type]
    for user_id in (1, 2, 3, 2, 1):
        await known.may_settle(press(telegram, ANNA | {"id": user_id}))
    assert [user_id for _, user_id in telegram.asked] == [1, 2, 3, 1]


async def test_everybody_may_order_what_only_shows() -> None:
    ran: list[list[str]] = []

    class Context:
        def __init__(self, *args: str) -> None:
            self.args = list(args)

    async def show(update: Update, context: Any) -> None:
        ran.append(context.args)

    settling = Rights(Told()).settling(show)  # type: ignore[arg-type]
    await settling(command(Telegram(MEMBER)), Context())  # type: ignore[arg-type]
    await settling(command(Telegram(MEMBER)), Context("Lima"))  # type: ignore[arg-type]
    await settling(command(Telegram(OWNER)), Context("Lima"))  # type: ignore[arg-type]
    assert ran == [[]]
