"""Small records, told in a few lines of text each, for tests of the verdict rules.

    cf = now later never                 an issue with a choice; `event vote = yes no` is one that nobody negotiates
    uw = {d l z k}                       a subset issue
    cap = <whole people>                 a quantity from 0 on, in whole numbers; `<euros>` any number
    parties ru ua us                     parties that may say nothing; the others are those that the lines name
    ru offers cf:now when uw:+d+l nato:barred or vote:yes
    ua excludes cf:now,later unless rw:+d-l/+k grade=anonymous on=2024-01-02 id=ua-no

Regions: `a,b`; `+a-b` (a in, b out), `any+a+b`, `any-a-b`; `>=5`, `<5`, `=5`, `5..7`; several behind each other with
`/`. Positions without an id are ru1, ru2, ua1, ... in their order. Other keys: channel, scope (`_` for a blank),
replaces, keeps, ended, again (said again on), published, denied (`us@2024-06-15` or `Axios@2024-06-15`).
"""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import reduce

from app.domain.algebra.notation import Plain, parse_region, write_region
from app.domain.algebra.regions import Region
from app.domain.algebra.spaces import ChoiceSpace, Option, QuantitySpace, Space, SubsetSpace
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Coverage, Issue, Negotiation, Party, Record, Role, Silence, Source, SourceKind
from app.domain.record.positions import (
    Alternative,
    Aspect,
    Attribution,
    Channel,
    Citation,
    Dispute,
    Ended,
    EndedHow,
    Kind,
    Position,
)
from app.domain.record.selectors import parse_selector
from app.domain.record.texts import ReadHow
from app.domain.verdicts.comparison import Comparison, compare
from app.domain.verdicts.findings import Case
from app.domain.verdicts.question import Question

DAY = "2024-06-14"
VERBS = {"demands": Kind.DEMAND, "offers": Kind.OFFER, "excludes": Kind.RED_LINE}
NAMES = {"ru": "Russia", "ua": "Ukraine", "us": "United States", "eu": "European states"}
ADJECTIVES = {"ru": "Russian", "ua": "Ukrainian", "us": "American", "eu": "European"}
KEY = re.compile(r"[a-z]+=")
SPAN = re.compile(r"(>=|<=|>|<|=)(\d+)|(\d+)\.\.(\d+)")
ENDS = {">=": "at_least", "<=": "at_most", ">": "above", "<": "below", "=": "exactly"}


def world(text: str, silences: tuple[Silence, ...] = (), stale_after: int = 365) -> Record:
    """The record that *text* tells; it covers 2022-02-24 through 2024-12-31."""
    coverage = Coverage(date(2022, 2, 24), date(2024, 12, 31))
    negotiation = Negotiation("test", "Test", "A test.", "CC-BY-4.0", coverage, stale_after)
    lines = [line.split() for line in text.splitlines() if line.strip()]
    return reduce(_told, lines, Record(negotiation, silences=silences))


def ask(record: Record, *sides: str, as_of: str = DAY, grade: str = "reported") -> Question:
    """The question about some sides; about all parties, in the order in which they came up, where none is named."""
    selectors = tuple(map(parse_selector, sides or record.parties))
    return Question(record, selectors, date.fromisoformat(as_of), Attribution(grade))


def compared(text: str, *sides: str, issue: str, as_of: str = DAY, grade: str = "reported") -> Comparison:
    """The comparison of some sides on one issue of the world that *text* tells."""
    return compare(ask(world(text), *sides, as_of=as_of, grade=grade), issue)


def written(region: Region | None) -> list[Plain] | None:
    """A region as people write it."""
    return None if region is None else write_region(region)


def terms(case: Case) -> list[dict[str, list[Plain]]]:
    """The alternatives of a case, as people write them."""
    return [{issue: write_region(region) for issue, region in alternative} for alternative in case.when]


def day(text: str) -> PartialDate:
    """A date."""
    return PartialDate.parse(text)


def space(words: str) -> Space:
    """The space that the right side of an issue's line tells."""
    if words.startswith("{"):
        return SubsetSpace(_options(words.strip("{}")))
    if words.startswith("<whole "):
        return QuantitySpace(words[len("<whole ") : -1], whole=True, low=(0, Fraction(0), 0))
    if words.startswith("<"):
        return QuantitySpace(words[1:-1])
    return ChoiceSpace(_options(words))


def plain(region: str) -> object:
    """A region of a position's line as plain data, as `parse_region` reads it."""
    if region[0] in "<>=" or SPAN.fullmatch(region):
        return [_interval(part) for part in region.split("/")]
    if region[0] in "+-" or region.startswith("any"):
        return [_clause(part) for part in region.split("/")]
    return region.split(",")


def _options(words: str) -> tuple[Option, ...]:
    return tuple(Option(word, word.upper()) for word in words.split())


def _interval(text: str) -> dict[str, object]:
    found = SPAN.fullmatch(text)
    assert found, text
    end, number, low, high = found.groups()
    return {ENDS[end]: int(number)} if end else {"from": int(low), "to": int(high)}


def _clause(text: str) -> dict[str, object]:
    names = {"+": re.findall(r"\+(\w+)", text), "-": re.findall(r"-(\w+)", text)}
    keys = {"+": "any_in", "-": "any_out"} if text.startswith("any") else {"+": "all_in", "-": "none_in"}
    return {keys[sign]: found for sign, found in names.items() if found}


def _told(record: Record, words: list[str]) -> Record:
    """The record with one line more."""
    if words[0] == "parties":
        return replace(record, parties=record.parties | _parties(words[1:]))
    if "=" in words:
        name, right = " ".join(words).split(" = ")
        role = Role.EVENT if name.startswith("event ") else Role.NEGOTIATED
        right, _, scope = right.partition(" scope=")
        id_ = name.removeprefix("event ")
        issue = Issue(id_, f"What of {id_}?", "test", space(right), role=role, scope=scope.replace("_", " ") or None)
        return replace(record, issues=record.issues | {id_: issue})
    keys = dict(word.split("=", 1) for word in words if KEY.match(word))
    return _said(record, [word for word in words if not KEY.match(word)], keys)


def _parties(ids: list[str]) -> dict[str, Party]:
    return {id_: Party(id_, NAMES.get(id_, id_.upper()), ADJECTIVES.get(id_, id_.upper())) for id_ in ids}


def _said(record: Record, words: list[str], keys: dict[str, str]) -> Record:
    """The record with one position more, and with a source of its own for it."""
    party, verb, where = words[:3]
    issue, _, region = where.partition(":")
    parties = record.parties if party in record.parties else record.parties | _parties([party])
    count = sum(position.party == party for position in record.positions.values())
    id_ = keys.get("id", f"{party}{count + 1}")
    said = day(keys.get("on", DAY))
    position = Position(
        id=id_,
        party=party,
        issue=issue,
        kind=VERBS[verb],
        region=parse_region(record.issues[issue].space, plain(region)),
        stated_on=said,
        attribution=Attribution(keys.get("grade", "reported")),
        summary=" ".join(words),
        citations=(
            Citation(f"source-{id_}"),
            *(Citation(f"source-{id_}", on=day(on)) for on in _listed(keys, "again")),
        ),
        when=_condition(record, words, "when"),
        unless=_condition(record, words, "unless"),
        scope=keys["scope"].replace("_", " ") if "scope" in keys else None,
        replaces=_listed(keys, "replaces"),
        keeps=_listed(keys, "keeps"),
        ended=Ended(day(keys["ended"]), EndedHow.WITHDRAWN) if "ended" in keys else None,
        channel=Channel(keys.get("channel", "public")),
        disputes=tuple(_dispute(text) for text in _listed(keys, "denied")),
    )
    source = _source(f"source-{id_}", day(keys.get("published", said.text)))
    return replace(
        record,
        parties=parties,
        positions=record.positions | {id_: position},
        sources=record.sources | {source.id: source},
    )


def _listed(keys: dict[str, str], key: str) -> tuple[str, ...]:
    return tuple(keys[key].split(",")) if key in keys else ()


def _condition(record: Record, words: list[str], word: str) -> tuple[Alternative, ...]:
    """The alternatives behind `when` or `unless`."""
    if word not in words:
        return ()
    alternatives: list[list[str]] = [[]]
    for part in words[words.index(word) + 1 :]:
        if part == "or":
            alternatives.append([])
        else:
            alternatives[-1].append(part)
    return tuple(
        tuple(
            (issue, parse_region(record.issues[issue].space, plain(region)))
            for issue, _, region in sorted(part.partition(":") for part in parts)
        )
        for parts in alternatives
    )


def _dispute(text: str) -> Dispute:
    by, _, on = text.partition("@")
    party, name = (by, None) if by in NAMES else (None, by)
    return Dispute(party, name, day(on), Aspect.CONTENT, "denied", ())


def _source(id_: str, published: PartialDate) -> Source:
    accessed = day("2025-01-01")
    return Source(
        id_, SourceKind.NEWS_REPORT, "A text", "A paper", published, "en", accessed, ReadHow.WHOLE, no_url="made up"
    )
