"""Words of English by which the time of a verb is told, folded."""

from index.events.announcing.english import LEXICON
from index.events.announcing.predicate import Tense
from index.mentions.listed import listed

BE = {word: Tense.PRESENT for word in ("is", "are", "am", "'re", "be")} | {
    word: Tense.PAST for word in ("was", "were", "been", "being")
}
HAVE = listed("has have had having")
WILL = listed("will shall would")
NOT = listed("not never n't")
ADVERBS = listed("""also again then now once soon jointly currently already still likely both later today
    tomorrow therefore finally together officially tentatively first next""")
DUE = listed("""scheduled set slated due expected planned planning preparing poised going invited about
    looking ready projected anticipated""")
"""What makes of "is … to" a future: "is scheduled to meet"."""
HEADS = listed("""agree agreed agrees commit commits committed plan plans planned intend intends intended
    decide decided decides pledge pledged pledges accept accepted accepts invite invited invites propose
    proposed proposes aim aims hope hopes expect expects expected prepare prepares preparing look looks
    looked looking resolve resolved promise promised want wants wish wished commitment agreement decision
    plan invitation scheduled set slated due vow vowed urge ask asked instruct instructed direct directed""")
"""Words whose infinitive is still to come: "agreed to meet", "an invitation to visit"."""
NO_VERB = listed("""the a an this that these those his her its their our my your all each both further date
    him them us me you it president secretary prime vice mr be""")
"""What stands behind "to" and is no verb."""
DETERMINERS = LEXICON.articles | listed("of in on at for with by from more most very s ’s 's'")
"""Behind these, what looks like a verb is a noun or an adjective."""
ONLY_PARTICIPLES = listed("begun taken given spoken gone done seen")
"""Irregular forms that are never a past by themselves."""
PRESENT = listed("""take begin start host hold meet travel visit depart arrive open launch return welcome
    enter come convene celebrate kick conclude resume attend receive address happen run continue end close
    mark feature""")
"""Verbs that tell an event in the present: "begins on Monday", "takes place tomorrow"."""
PRESENT |= frozenset(LEXICON.verbs) | {"speak", "head"}
PLURAL_PRESENT = listed("take begin start kick meet resume")
AFTER_PLURALS = listed(
    "open close convene reconvene gather arrive depart leave travel return vote speak end conclude"
)
"""The same, but also adjectives or nouns: verbs only behind a plural, "applications open on Monday"."""
NOUNS_TOO = listed("""visits tours calls addresses votes debates signs marches protests launches returns
    phones receives travels airs broadcasts leaves lands flies starts ends marks heads dates welcomes
    hosts""")
"""Third persons that are plurals of nouns, too."""
SUBJECTS = listed("he she it who which that they we and")
BODIES = listed("""committee subcommittee commission council house senate court board panel delegation
    tribunal assembly parliament cabinet legislature team caravan bureau agency department office""")
"""What may be said to do something without being a name: "the committee votes on Tuesday"."""
LASTING = listed("remains stays keeps is was its this")
CALLS = listed("join register save rsvp")
"""Verbs by which the reader is asked to come."""
PARTICIPLES = listed("scheduled slated set planned due expected rescheduled postponed moved")
""""Set for May 4", "scheduled on Monday"."""
ADJECTIVES = listed("""elected united limited armed related enhanced shared proposed dedicated advanced
    continued renewed expanded interested targeted organized organised detailed retired appointed
    increased skilled unprecedented combined federated scheduled designated distinguished esteemed
    wounded displaced registered""")
"""Participles that mostly stand before a noun: "other elected officials"."""
TAKING_PLACE = listed("occur happen begin start")
"""Verbs whose subject is what takes place."""
IRREGULAR = {
    "met": "meet",
    "held": "hold",
    "took": "take",
    "went": "go",
    "gave": "give",
    "spoke": "speak",
    "said": "say",
    "told": "tell",
    "made": "make",
    "began": "begin",
    "led": "lead",
    "brought": "bring",
    "came": "come",
    "had": "have",
    "did": "do",
    "sent": "send",
    "wrote": "write",
    "saw": "see",
    "left": "leave",
    "became": "become",
    "found": "find",
    "built": "build",
    "won": "win",
    "lost": "lose",
    "sat": "sit",
    "stood": "stand",
    "heard": "hear",
    "kept": "keep",
    "laid": "lay",
    "paid": "pay",
    "rose": "rise",
    "fell": "fall",
    "grew": "grow",
    "flew": "fly",
    "thanked": "thank",
    "begun": "begin",
    "taken": "take",
    "given": "give",
    "spoken": "speak",
    "gone": "go",
    "done": "do",
    "seen": "see",
    "sworn": "swear",
    "shown": "show",
    "drawn": "draw",
    "written": "write",
    "chosen": "choose",
    "known": "know",
    "broken": "break",
    "flown": "fly",
    "grown": "grow",
    "driven": "drive",
    "withdrawn": "withdraw",
    "understood": "understand",
    "overseen": "oversee",
    "taught": "teach",
    "sought": "seek",
    "fought": "fight",
    "bought": "buy",
    "sold": "sell",
    "spent": "spend",
    "fed": "feed",
}
"""Past forms and participles."""
