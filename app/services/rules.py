"""The rules in words: verdicts, relations, reasons and the words of the record, with the version of the rules."""

from collections.abc import Mapping
from typing import Any

from app.domain.analysis.history.shifts import MOVES
from app.domain.analysis.plans.drafts import Amendment, Change
from app.domain.analysis.plans.evaluation import FITS, Balance
from app.domain.record.negotiation import SilenceKind
from app.domain.record.positions import Attribution, Kind
from app.domain.record.proposals import Answer, Status
from app.domain.verdicts.reasons import REASONS
from app.domain.verdicts.standing import Standing
from app.domain.verdicts.table import LABELS, RULE_VERSION, Relation, Verdict
from app.schemas.wire.drafts import NEARNESS
from app.schemas.wire.regions import Json

# In the order in which they are tried, then `conditional`, which is decided over all contexts.
CONDITIONS: dict[Verdict, tuple[str, str]] = {
    Verdict.SILENT: ("No selected party has a position in force.", "none"),
    Verdict.CONTRADICTORY: (
        "One party's unconditional positions, those set aside left out, leave no outcome, or none that it asks for.",
        "that of the comparison without such parties; none if fewer than two are left",
    ),
    Verdict.ONE_SIDED: ("Only one selected party has a position in force.", "none"),
    Verdict.DEADLOCK: ("The red lines together rule out every outcome.", "conflict"),
    Verdict.APART: (
        "No outcome that nobody rules out is one that all who demanded or offered something have said yes to.",
        "conflict if a party demands, or has said yes only to what others rule out; else open",
    ),
    Verdict.UNTESTED: ("There are such outcomes, but a speaking party has neither demanded nor offered.", "open"),
    Verdict.ZOPA: ("There are such outcomes, and not all demand, or none of them meets all demands.", "overlap"),
    Verdict.COMPATIBLE: ("An outcome meets all the demands, and the demands differ.", "overlap"),
    Verdict.IDENTICAL: ("All demand the same region.", "overlap"),
    Verdict.CONDITIONAL: (
        "Positions have conditions, and the parties meet in some but not all of the cases that these tell apart.",
        "conflict if what it depends on is opposed or ruled out by what the compared parties say elsewhere; else open",
    ),
}

RELATIONS = {
    Relation.NONE: "There is no comparison: fewer than two parties have spoken.",
    Relation.CONFLICT: "What was said cannot be met together.",
    Relation.OPEN: "Nothing clashes, but nothing is agreed either.",
    Relation.OVERLAP: "Outcomes exist that all have said yes to.",
}

STANDINGS = {
    Standing.FREE: "The compared parties' words elsewhere leave open what this depends on.",
    Standing.OPPOSED: "A compared party demands otherwise elsewhere.",
    Standing.RULED_OUT: "Red lines of compared parties elsewhere exclude it.",
}

KINDS = {
    Kind.DEMAND: "The party asks for an outcome in the region.",
    Kind.OFFER: "The party says that it would accept an outcome in the region.",
    Kind.RED_LINE: "The party says that it will not accept any outcome in the region.",
}

ATTRIBUTIONS = {
    Attribution.ON_RECORD: "The party's own words or document.",
    Attribution.REPORTED: "A publication describes the party's public stance.",
    Attribution.ANONYMOUS: "Unnamed sources, or a leak that nobody acknowledges.",
}

SILENCES = {
    SilenceKind.NONE_FOUND: "Nothing was found where we looked.",
    SilenceKind.DECLINED_TO_SAY: "The party was asked and did not say.",
    SilenceKind.LEFT_OPEN: "The party spoke about it and left this open.",
    SilenceKind.NOT_APPLICABLE: "The question does not arise for the party.",
    SilenceKind.NOT_YET: "The party spoke only later; derived from the record.",
    SilenceKind.ENDED: "What the party had said has ended; derived from the record.",
}


CHANGES = {
    Change.KEPT: "The clause stands in both drafts with the same content and condition.",
    Change.AMENDED: "The clause was changed.",
    Change.DROPPED: "The newer draft has no such clause.",
    Change.ADDED: "The older draft had no such clause.",
    Change.NOT_SEEN: "The other draft was not seen whole: whether it has such a clause is not known.",
}

AMENDMENTS = {
    Amendment.NARROWER: "The clause forbids all that it forbade before, and more.",
    Amendment.WIDER: "The clause forbids less than before, and nothing else.",
    Amendment.MOVED: "The clause forbids something else than before.",
}

BALANCES = {
    Balance.GETS: "The clause lies within all that the party demands on the issue.",
    Balance.GIVES_UP: "The clause crosses a red line of the party in whole or part, or has nothing of its demands.",
}

ANSWERS = {
    Answer.ACCEPTS: "The party accepts it.",
    Answer.ACCEPTS_WITH_CHANGES: "The party accepts it if something in it is changed.",
    Answer.REJECTS: "The party rejects it.",
    Answer.AS_BASIS: "The party takes it as a basis for talks, and accepts none of it by that.",
    Answer.NOT_RECEIVED: "The party says that it has not received it.",
    Answer.DECLINED_TO_SAY: "The party was asked and did not say.",
}

STATUSES = {
    Status.LEAKED: "It became known without being made public by its authors.",
    Status.TABLED: "It was put before another party.",
    Status.PUBLISHED: "Its authors made it public.",
    Status.SIGNED: "It was signed.",
    Status.WITHDRAWN: "Its authors took it back.",
}


def rules_json() -> Json:
    """The rules as `/rules` answers them."""
    verdicts = [
        {"code": verdict, "label": LABELS[verdict], "condition": condition, "relation": relation}
        for verdict, (condition, relation) in CONDITIONS.items()
    ]
    return {
        "rule_version": RULE_VERSION,
        "verdicts": verdicts,
        "relations": _words(RELATIONS),
        "reasons": _words(REASONS),
        "standings": _words(STANDINGS),
        "kinds": _words(KINDS),
        "attributions": _words(ATTRIBUTIONS),
        "silences": _words(SILENCES),
        "fits": _words(FITS),
        "balances": _words(BALANCES),
        "changes": _words(CHANGES),
        "amendments": _words(AMENDMENTS),
        "nearness": _words(NEARNESS),
        "responses": _words(ANSWERS),
        "statuses": _words(STATUSES),
        "moves": _words(MOVES),
    }


def _words(meanings: Mapping[Any, str]) -> list[Json]:
    return [{"code": code, "meaning": meaning} for code, meaning in meanings.items()]
