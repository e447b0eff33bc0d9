"""The rules for what records say of each other."""

from __future__ import annotations

from app.seeding.checking.rule import Group, Rule
from app.seeding.faults import Severity


def _refs(code: str, title: str, mend: str) -> Rule:
    return Rule(code, Group.REFERENCES, title, mend)


def _dates(code: str, title: str, mend: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(code, Group.DATES, title, mend, severity)


def _stands(code: str, title: str, mend: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(code, Group.STANDING, title, mend, severity)


def _proposals(code: str, title: str, mend: str) -> Rule:
    return Rule(code, Group.PROPOSALS, title, mend)


def _evidence(code: str, title: str, mend: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(code, Group.EVIDENCE, title, mend, severity)


def _coverage(code: str, title: str, mend: str) -> Rule:
    return Rule(code, Group.COVERAGE, title, mend)


RULES = (
    _refs("double-id", "Ids are unique in their kind", "rename one; an id is never used again"),
    _refs("double-negotiation", "Negotiations in one folder have different ids", "rename one of the two"),
    _refs("unknown-party", "Parties that are named exist", "add the party to negotiation.yaml"),
    _refs("unknown-issue", "Issues that are named exist", "add the issue"),
    _refs("unknown-person", "Speakers exist", "add the person to people.yaml"),
    _refs("unknown-source", "Sources that are cited exist", "add the source"),
    _refs("unknown-position", "Positions that are named exist", "name one that exists"),
    _refs("unknown-background", "Background lists positions and proposals that exist", "delete it from `background`"),
    _refs("unknown-proposal", "Proposals that are named exist", "name one that exists"),
    _refs(
        "unknown-clause",
        "A response names a clause of its proposal",
        "write the clause's `n`, or leave `clause` out where the whole is meant",
    ),
    _refs("double-clause", "Clauses of a proposal have different numbers", "number one as in 6a and 6b"),
    _refs(
        "event-issue",
        "An event is never negotiated: no positions, no silences, no clauses",
        "name the event in a condition",
    ),
    _refs(
        "own-condition",
        "A condition never names the issue of its own position or clause",
        "make what is asked for first an issue of its own",
    ),
    _refs("joint-with-itself", "A joint statement names other parties", "delete the party's own id"),
    _dates("coverage-order", "The coverage starts before it ends", "swap the two days"),
    _dates("office-order", "An office starts before it ends", "swap the two dates"),
    _dates(
        "outside-coverage",
        "Dates lie within the coverage, but for records listed as background",
        "mend the date, widen the coverage, or list the record under `background`",
    ),
    _dates(
        "needless-background",
        "Background lists what is older than the coverage",
        "delete it from `background`",
        Severity.WARNING,
    ),
    _dates("published-too-early", "A source is published on or after what it is cited for", "mend one of the dates"),
    _dates("accessed-too-early", "A source is read on or after the day of its publication", "mend one of the dates"),
    _dates("said-again-too-early", "A citation's `on` is not before the record's own date", "mend one of the dates"),
    _dates("dispute-too-early", "A dispute is not older than what it disputes", "mend one of the dates"),
    _dates("response-too-early", "A response is not older than the proposal", "mend one of the dates"),
    _dates("ended-too-early", "A position ends after it was stated", "mend one of the dates"),
    _dates("silence-order", "A silence starts, ends, and is looked at, in that order", "mend the dates"),
    _stands("names-other-cell", "replaces and keeps name positions of the same party and issue", "name one of those"),
    _stands("names-later", "replaces and keeps name earlier positions", "let the later position name the earlier one"),
    _stands("names-cycle", "replaces and keeps never lead back", "let only the later position name the earlier one"),
    _stands("replaces-and-keeps", "An older position is replaced or kept, not both", "name it under one of the two"),
    _stands(
        "unnamed-older",
        "A newer position names every older one that is still in force",
        "name it under `replaces` if it is over, under `keeps` if it still holds",
    ),
    _stands(
        "anonymous-replaces",
        "An anonymous position replaces only anonymous ones",
        "name the older one under `keeps`: unnamed sources end no stated position",
    ),
    _stands(
        "contradicts-other",
        "contradicts names a position of the same party, issue, grade and channel",
        "delete it: across grades and channels words may differ without being named",
    ),
    _stands(
        "contradiction",
        "A party's positions in force at one grade and channel do not contradict each other",
        "end or replace one, mend a region or condition, or name one under `contradicts` of the other",
    ),
    _stands(
        "red-lines-leave-nothing",
        "Red lines of one party leave an outcome",
        "end or replace one, or move the refusal of every figure to the yes/no issue",
    ),
    _stands(
        "double-position",
        "No two records of one party say the same",
        "make the newer one a further citation of the older, with its own `on`",
    ),
    _stands(
        "demand-adds-nothing",
        "A demand holds no other demand of the same party",
        "make it an offer: a demand weaker than one that still holds is an offer",
        Severity.WARNING,
    ),
    _stands(
        "members-differ",
        "A party's regions on a subset issue name the same members",
        "look whether the source says something of the member that is missing; if not, say so in a note",
        Severity.WARNING,
    ),
    _proposals("follows-later", "A proposal follows earlier ones", "let the later draft name the earlier one"),
    _proposals("follows-cycle", "follows never leads back", "let only the later draft name the earlier one"),
    _proposals(
        "clauses-leave-nothing",
        "The clauses on an issue leave an outcome together",
        "mend a region, or give one of them its condition",
    ),
    _proposals(
        "clause-never-holds",
        "The other clauses leave an outcome in which a clause with a condition holds",
        "mend its region or condition, or that of another clause",
    ),
    _proposals(
        "tangled-conditions",
        "Conditions of clauses that hang together have at most 50,000 joint values",
        "let them name fewer issues, or fewer outcomes apart",
    ),
    _proposals(
        "double-response",
        "A party answers the whole, or a clause, once on a day",
        "join the two, or mend the `on` or `clause` of one",
    ),
    _evidence("no-citation", "Every position, proposal, response and dispute cites a source", "add a citation"),
    _evidence(
        "attribution-differs",
        "A position's attribution is the best of its citations'",
        "mend the position's, or that of a citation",
    ),
    _evidence(
        "joint-without-record",
        "Each party of a joint statement has its own record of it",
        "add the other party's position, of the same day and issue, with `jointly_with`",
    ),
    _evidence(
        "speaker-without-office",
        "A speaker holds an office of the party on the day",
        "add the office to people.yaml, or name another speaker",
        Severity.WARNING,
    ),
    _evidence("passage-not-found", "A passage stands in the source's text", "copy the words as they stand there"),
    _evidence("quote-not-found", "A quote stands in the source's text", "copy the words as they stand there"),
    _coverage("silence-beside-position", "A party is not silent while it has a position", "end the silence earlier"),
    _coverage("silences-overlap", "A cell has one silence at a time", "end one before the other begins"),
    _coverage(
        "uncovered",
        "Each party has a position or a silence on each issue on every day of the coverage",
        "add a silence to silences.yaml, or the position",
    ),
)
