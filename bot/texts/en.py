"""What the bot says, in English."""

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
        " stays in the language of the release. If you edit your question, I correct the answer.\n\n"
        "<b>Below the answer</b>\n"
        "“Context” shows the neighbouring sentences; “More”, other passages.\n\n"
        "<b>Commands</b>\n"
        "/releases – the releases I know\n"
        "/language – choose a language\n"
        "/privacy – what happens to your questions"
    ),
    privacy=(
        "<b>Your questions</b>\n"
        "They are answered on the machine this bot runs on: they are sent to no other service, are not"
        " stored, and appear in no log. Telegram, of course, carries the messages.\n\n"
        "<b>What is stored</b>\n"
        "The number of this chat with the language you choose and, for three days, the numbers of your"
        " message and of my reply, so as not to answer twice and to correct it if you edit the question."
    ),
    commands={
        "help": "How to ask",
        "releases": "The releases I know",
        "language": "Choose a language",
        "privacy": "What happens to your questions",
    },
    unknown_command="I do not know that command. /help says what I can do.",
    no_answer="<b>No release answers that.</b>",
    nearest="The nearest passage, which is not the answer:",
    nothing_similar="No release answers that, nor says anything like it.",
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
    language="<b>Language</b>\n{current}\n\nI reply to each question in the language it is asked in.",
    language_automatic="I use the language of your Telegram.",
    language_chosen="I use English.",
    failed="Something went wrong while answering. Please try again.",
    unavailable="I cannot look into the releases right now. Please try again in a few minutes.",
    unconfirmed="I cannot tell whether my answer reached you. If you do not see it above, please ask again.",
    button_context="Context",
    button_back="Back",
    button_more="More ▸",
    button_previous="◂ Previous",
    button_newer="◂ Newer",
    button_older="Older ▸",
    button_automatic="As in my Telegram",
    toast_stale="This button no longer works.",
    toast_removed="That release has been withdrawn.",
    toast_failed="Something went wrong. Please try again.",
)
