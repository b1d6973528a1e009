"""What the bot says, in English."""

from bot.texts import access, briefings, feedback, groups, settings, subscriptions
from bot.texts.texts import Texts
from index import Language
from index.mentions import MentionKind

TEXTS = Texts(
    start=(
        "Hello. I am <b>Vocero</b>: I answer questions about official press releases by quoting, letter for"
        " letter, the sentence that holds the answer.\n\n"
        "Write your question as you would put it to a spokesperson, for example:\n"
        "<i>When is the next meeting?</i>\n\n"
        "When no release answers, I say so and show you the nearest passage.\n"
        "/help explains the rest."
    ),
    help=(
        "<b>How to ask</b>\n"
        "Write a question in Spanish or English. I reply in the language of the question; the quotation"
        " stays in the language of the release. If you edit your question, I correct the answer. For ten"
        " minutes I also understand “and where?” or “and who will attend?”, with the question before.\n"
        "In a group, mention me or reply to a message of mine. When no release answers, I put 🤷.\n\n"
        "<b>Below the answer</b>\n"
        "“Context” shows the neighbouring sentences; “More”, other passages; 👍 and 👎 tell me whether it"
        " helped.\n\n"
        "<b>Commands</b>\n"
        "/next – what is coming up; /next February or /next security narrow it down\n"
        "/briefing or /resumen – a release in a few sentences; with “new”, those this chat has not seen\n"
        "/subscribe – get the releases as they arrive, or a daily or weekly digest\n"
        "/unsubscribe – get them no more\n"
        "/remind – reminders before each event\n"
        "/releases – the releases I know\n"
        "/settings – language, time zone and the rest of this chat\n"
        "/language – choose a language\n"
        "/timezone – choose a time zone\n"
        "/privacy – what happens to your questions\n"
        "/forget – erase what I keep about you"
    ),
    privacy=(
        "<b>Your questions</b>\n"
        "They are answered on the machine this bot runs on: they are sent to no other service and appear in"
        " no log. While one waits for its answer, usually a second, it stands in a file there, so that"
        " a crash does not lose it; then it is erased from there. The last question of each person stays in"
        " memory for ten minutes, to understand “and where?”. Telegram, of course, carries the messages.\n\n"
        "<b>What is stored of a chat</b>\n"
        "Its number with the language, the time zone and the rest it chooses; what it is subscribed to,"
        " with its topics, and how far it has been sent; its reminders; for three days, the numbers of"
        " your messages and of my replies, so as not to answer twice. When the bot leaves the"
        " chat or is blocked, this is erased.\n\n"
        "<b>What is stored about you</b>\n"
        "If you tap 👍 or 👎: the vote, with your number and the answer's. The text of the question, only if"
        " you say yes below that very answer. Where the bot is not open to all: that you were let in and who"
        " invited you or, for a month, that you were told no.\n"
        "/forget erases it."
    ),
    commands={
        "help": "How to ask",
        "next": "What is coming up, with its date",
        "briefing": "A release in a few sentences",
        "subscribe": "Get new releases",
        "unsubscribe": "Get them no more",
        "remind": "Reminders before each event",
        "releases": "The releases I know",
        "settings": "Language, time zone and the rest",
        "language": "Choose a language",
        "timezone": "Choose a time zone",
        "privacy": "What happens to your questions",
        "forget": "Erase what I keep about you",
    },
    unknown_command="I do not know that command. /help says what I can do.",
    no_answer="<b>No release answers that.</b>",
    nearest="The nearest passage, which is not the answer:",
    nothing_similar="No release answers that, nor says anything like it.",
    understood="↪ <i>Understood as: {question}</i>",
    no_releases="I have no releases yet. Please ask again when one has been published.",
    too_long=(
        "That question is too long: it has {length} characters and I take up to {limit}."
        " Could you shorten it?"
    ),
    not_text="I answer written questions. Could you write yours to me?",
    passage="Another passage ({number} of {total}):",
    passage_unanswered="Another near passage ({number} of {total}), which is not the answer:",
    context="<b>Context</b>",
    antecedent="Context, from the same release:",
    quoted="The answer:",
    when="🗓 Date: {date}",
    earlier="Earlier, on {date} (release no. {number}):",
    askable="The newest releases:",
    askable_release="• “{title}”: {kinds}",
    kinds={
        MentionKind.TIME: "dates",
        MentionKind.QUANTITY: "figures",
        MentionKind.NAME: "names",
        MentionKind.QUOTATION: "statements",
    },
    superseded=(
        "⚠️ The release has been updated since; this sentence is from an earlier version, number {version}."
    ),
    cut="[…] <i>The sentence is too long for a message; only a part of it is quoted.</i>",
    release_number="Release no. {number}",
    version="version {version}",
    read_release="Read the release",
    other_language={
        Language.ES: "The release is in Spanish.",
        Language.EN: "The release is in English.",
    },
    releases="<b>Releases: {count}</b>",
    releases_page="page {page} of {pages}",
    agenda="<b>Coming up: {count}</b>",
    agenda_filter=" · “{filter}”",
    agenda_none="No release announces anything from here on.",
    agenda_none_fitting="Nothing that is coming up fits “{filter}”.",
    agenda_past="<b>The last ones, already past:</b>",
    event_past="already past",
    event_cancelled="❌ <b>Cancelled</b>",
    event_withdrawn="⚠️ <b>The release that announced it no longer does</b>",
    event_weekday="⚠️ The release gives another day of the week.",
    event_sources="According to {count} releases: nos. {numbers}",
    event_before="Before: {when} (release no. {number}):",
    event_before_undated="Before (release no. {number}):",
    event_release="release no. {number}",
    calendar_file="Open it to put it into your calendar.",
    zone=(
        "<b>Time zone</b>\n{current}\n\n"
        "Choose another one, or write the city or the country, for example:\n/timezone Bogota"
    ),
    zone_default="I use the usual one, that of {city} ({zone}): it is {time}.",
    zone_chosen="I use that of {city} ({zone}): it is {time}.",
    zone_several="Several zones fit “{typed}”. Which one is yours?",
    zone_unknown=(
        "I do not know the time zone “{typed}”. Write a big city or a country, for example /timezone Lima or"
        " /timezone Spain, or a name such as /timezone America/Lima."
    ),
    language="<b>Language</b>\n{current}\n\nI reply to each question in the language it is asked in.",
    language_automatic="I use the language of your Telegram.",
    language_chosen="I use English.",
    remind_heading="<b>Reminders of this chat</b>",
    remind_wide="• I remind you of every event {lead}.",
    remind_nothing="There are none.",
    remind_how=(
        "<b>How to set them</b>\n"
        "Of every event: <code>/remind a day before</code>, <code>/remind 2 hours before</code>; to end it,"
        " <code>/remind off</code>.\n"
        "Of one: the button below /next, or its topic and how long before, such as"
        " <code>/remind budget 1 day before</code>.\n"
        "How long is in minutes, hours, days or weeks, up to 90 days, or <code>on the same day</code>."
    ),
    remind_before="{span} before",
    remind_same_day="on the same day",
    remind_set="Done. I will send a reminder {lead}: {event}.",
    remind_set_wide="Done. I will remind this chat of every event {lead}.",
    remind_near="These are nearer than that already:",
    remind_off="Done. I no longer remind you of every event.",
    remind_removed="Done. That reminder is gone.",
    remind_more="… and {count} more. /next shows them.",
    remind_choose_lead="How long before shall I remind you?",
    remind_choose_event="Of which of these events?",
    remind_passed="I cannot remind you {lead}: that moment has passed.",
    remind_too_late="It is so near that there is no time left for a reminder before it.",
    remind_no_event="No upcoming event fits “{words}”.",
    remind_not_understood="I do not understand how long before that is.",
    remind_news={
        "reminder": "⏰ <b>Reminder</b>",
        "moved": "🔄 <b>The date has changed</b>",
        "sharpened": "📌 <b>The date is now known more exactly</b>",
        "cancelled": "❌ <b>It has been cancelled</b>",
        "withdrawn": "⚠️ <b>No release announces it any more</b>",
        "resumed": "✅ <b>It is to take place after all</b>",
    },
    remind_former="Before: {date}",
    failed="Something went wrong while answering. Please try again.",
    unavailable="I cannot look into the releases right now. Please try again in a few minutes.",
    unconfirmed="I cannot tell whether my answer reached you. If you do not see it above, please ask again.",
    button_context="Context",
    button_back="Back",
    button_more="More ▸",
    button_other_language="🌐 Español",
    button_previous="◂ Previous",
    button_newer="◂ Newer",
    button_older="Older ▸",
    button_automatic="As in my Telegram",
    button_remind="Remind me",
    button_remind_off="✕ Not of every one",
    button_agenda_all="All that is coming up",
    button_calendar="📅 To my calendar",
    button_default_zone="The usual one",
    toast_stale="This button no longer works.",
    toast_removed="That release has been withdrawn.",
    toast_no_event="No release announces that any more.",
    toast_ask_again="I no longer know what you had asked for. Please write /next again.",
    toast_not_coming="That event is no longer among those to come.",
    toast_failed="Something went wrong. Please try again.",
    groups=groups.EN,
    settings=settings.EN,
    briefings=briefings.EN,
    subscriptions=subscriptions.EN,
    access=access.EN,
    feedback=feedback.EN,
)
