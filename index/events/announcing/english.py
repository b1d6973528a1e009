"""The English words that tell of events."""

from index.events.announcing.lexicon import Lexicon, by_kind
from index.events.event import EventKind
from index.mentions.listed import listed

_NOUNS = {
    EventKind.MEETING: """meeting dialogue talk negotiation session forum conference roundtable convening
        gathering consultation plenary ministerial assembly congress convention symposium seminar
        workshop webinar debate round exchange town-hall hall encounter reunion colloquium""",
    EventKind.VISIT: "visit stop stopover layover trip tour travel journey mission",
    EventKind.CALL: "call videoconference teleconference",
    EventKind.SUMMIT: "summit cop",
    EventKind.HEARING: "hearing trial testimony markup",
    EventKind.DEADLINE: "deadline",
    EventKind.CEREMONY: """ceremony inauguration celebration anniversary commemoration festival reception
        dinner breakfast lunch luncheon signing funeral burial interment memorial vigil
        commencement graduation dedication investiture enthronement parade gala groundbreaking opening
        closing unveiling swearing-in remembrance ribbon-cutting festivity""",
    EventKind.OTHER: """event launch relaunch kickoff kick-off election vote referendum runoff concert fair
        expo exhibition exhibit march rally games olympics tournament match race competition contest
        training lecture panel interview briefing speech address remarks sale auction presentation
        hackathon fundraiser appearance drill exercise strike protest clinic picnic party screening show
        performance premiere ceasefire truce championship plebiscite livestream
        broadcast webcast recital cleanup matchup rodeo banquet pilgrimage procession""",
}
_VERBS = {
    EventKind.MEETING: "meet convene reconvene gather sit speak negotiate confer",
    EventKind.VISIT: "visit travel tour depart arrive return fly welcome receive",
    EventKind.CALL: "call phone telephone",
    EventKind.HEARING: "testify",
    EventKind.CEREMONY: "celebrate commemorate inaugurate dedicate rededicate graduate",
    EventKind.OTHER: """host happen occur attend participate join address reopen resume perform vote debate
        swear sign launch unveil compete march protest moderate air broadcast leave land""",
}


def _with_plurals(nouns: dict[str, EventKind]) -> dict[str, EventKind]:
    plurals = {}
    for noun, kind in nouns.items():
        ending = "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else None
        if ending:
            plurals[noun[:-1] + ending] = kind
        elif noun.endswith(("s", "ch", "sh", "x")):
            plurals[noun + "es"] = kind
        else:
            plurals[noun + "s"] = kind
    return nouns | plurals


LEXICON = Lexicon(
    nouns=_with_plurals(by_kind(_NOUNS)),
    verbs=by_kind(_VERBS),
    light=listed("""hold have give deliver organize organise lead conduct chair co-chair cohost co-host open
        begin start launch kick conclude end finish present sign schedule announce plan be stage run
        sponsor make continue initiate"""),
    publishing=listed("publish release issue unveil submit report"),
    unfit=listed("expire lapse sunset mature mark turn remain reach total exceed cost"),
    lasting=listed("continue extend stay apply become be have keep maintain"),
    deadlines=listed("""deadline apply applications application submit submission submissions register
        registration rsvp comment comments enroll enrollment nominations proposals entries bids due
        sign-up"""),
    handing=listed("submit deliver provide present file transmit furnish report return respond"),
    articles=listed("the a an this that these those his her its their our my your another each every"),
    complements=listed("of for on with between among to against"),
    locative=listed("in at aboard"),
    heading={
        "travel": listed("to"),
        "visit": frozenset({"", "to"}),
        "trip": listed("to"),
        "return": listed("to"),
        "arrive": listed("in at"),
        "fly": listed("to"),
        "head": listed("to"),
        "depart": listed("for"),
        "leave": listed("for"),
        "tour": frozenset({""}),
        "go": listed("to"),
        "delegation": listed("to"),
        "welcome": listed("to"),
    },
    venues=listed("""room hall auditorium center centre building office offices headquarters hotel park plaza
        museum library school university campus theater theatre stadium church palace courthouse capitol
        library embassy residence online"""),
    breaks=listed("which that who where when while because as if although though after before"),
    vague=listed("coming days weeks months years next following"),
    bodies=listed("congress assembly convention"),
    conjunctions=listed("and &"),
    reporting=listed("""announce say inform report state explain confirm tell note add declare reveal
        disclose recall remind"""),
)
