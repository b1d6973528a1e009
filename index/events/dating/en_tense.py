"""How English verbs show whether something was or will be."""

import re

from index.events.dating.rules import in_order
from index.events.dating.stretch import Tense
from index.events.dating.tense import VerbCues

_PAST = (
    "was were had did met held began went came took gave made said saw told spoke led left won lost fell rose"
    " grew became brought built bought sent spent kept found got wrote drove flew shot struck swore"
    " chose broke"
    " sold stood understood heard died paid felt ran drew knew thought joined visited"
)
_FUTURE = (
    "will shall ll going upcoming forthcoming plans expects hopes intends looks begins opens starts"
    " runs takes"
    " meets returns votes"
)
_COMING = in_order("scheduled set due expected planned slated supposed going poised planning")
_BE = in_order("is are be am being was were")
_PUT_OFF = in_order("postponed extended deferred adjourned delayed rescheduled")
_PURPOSES = in_order(
    "attend be begin celebrate chair commemorate discuss end finalize finish give hear hold host join launch"
    " lead mark meet open participate sign speak start take travel visit vote"
)

CUES = VerbCues(
    words=dict.fromkeys(in_order(_PAST), Tense.PAST) | dict.fromkeys(in_order(_FUTURE), Tense.FUTURE),
    endings=re.compile(r"(?P<past>[^e]ed)$"),
    accented=re.compile(r"(?P<future>’ll)$"),
    reporting=tuple(
        in_order(
            "announc inform confirm agreed invit indicat report schedul expect planned slated propos"
            " commit urged"
            " affirm reaffirm vowed pledg promis decided instruct direct order asked encourag warn"
            " called requested need united relat limited designat combin advanced detail based reschedul"
        )
    ),
    phrases={
        **{(be, sign): Tense.FUTURE for be in _BE for sign in (*_COMING, "to")},
        **{
            (sign, "to"): Tense.FUTURE for sign in in_order("scheduled set expected slated due planning plan")
        },
        **{(sign, "for"): Tense.FUTURE for sign in in_order("scheduled set slated planned due")},
        **{(look, "forward"): Tense.FUTURE for look in in_order("look looks looked looking")},
        **{("to", verb): Tense.FUTURE for verb in _PURPOSES},
        **{(late, to): Tense.FUTURE for late in _PUT_OFF for to in ("to", "until", "till", "through")},
        **{(take, "place"): Tense.FUTURE for take in ("take", "takes", "taking")},
    },
    not_verbs=frozenset(
        in_order(
            "indeed exceed proceed succeed feed seed speed breed hundred hatred sacred naked wicked embed"
        )
    ),
    auxiliaries=frozenset(in_order("be is are being to")),
    agents=frozenset(("by",)),
    participles=re.compile(r"ed$"),
    planned=tuple(in_order("schedul reschedul planned expected slated anticipat")),
    links=frozenset(in_order("the this next last day")),
    infinitives=re.compile(rf"^(?:{'|'.join(_PURPOSES)})$"),
    purposes=frozenset(("to",)),
    close=5,
)
