"""Answers made up by Hypothesis: spaces, sides and regions of every kind, with labels that are hard to place."""

from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from app.pictures.fonts import legible
from app.pictures.words import Caption

Json = dict[str, Any]

PARTIES = ["p0", "p1", "p2", "p3", "p4"]
META: Json = {
    "as_of": "2026-06-05",
    "known_on": None,
    "min_attribution": "reported",
    "digest": "sha256:" + "e0" * 32,
    "rule_version": "1",
}
VERDICTS = ["silent", "contradictory", "one_sided", "deadlock", "apart", "untested", "conditional", "zopa", "identical"]

WORDS = st.sampled_from(
    ["a", "Ukraine", "the", "W&W", "<b>", "розташування", "Donaudampfschifffahrtsgesellschaft" * 3, "漢字"]
)
LABELS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join) | st.text(min_size=1, max_size=40).filter(legible)
NUMBERS = st.integers(0, 10**15) | st.integers(0, 100) | st.decimals(0, 1000, places=3)


def captions() -> st.SearchStrategy[Caption]:
    """Names of parties and of another issue, on which conditions hang."""
    other = {
        "question": "Is there a ceasefire?",
        "space": {"kind": "choice", "options": [{"id": "now", "label": "Now"}]},
    }
    names = st.fixed_dictionaries(dict.fromkeys(PARTIES, LABELS))
    return st.builds(
        lambda title, parties: Caption(
            title, "CC-BY-4.0", "https://example.org/" + "x" * 200, parties, {"other": other}
        ),
        LABELS,
        names,
    )


def spaces() -> st.SearchStrategy[Json]:
    """Option spaces."""

    def named(labels: list[str]) -> list[Json]:
        return [{"id": f"o{number}", "label": label} for number, label in enumerate(labels)]

    several = st.lists(LABELS, min_size=2, max_size=8).map(named)
    ranges = st.sampled_from([None, {"at_least": 0}, {"at_most": 10**15}, {"from": 0, "to": 100}])
    return (
        st.builds(lambda of, ordered: {"kind": "choice", "ordered": ordered, "options": of}, several, st.booleans())
        | st.builds(
            lambda unit, limits: {"kind": "quantity", "unit": unit, "whole": False, "range": limits}, LABELS, ranges
        )
        | st.builds(lambda of: {"kind": "subset", "of": of}, several)
    )


def regions(space: Json) -> st.SearchStrategy[list[Any]]:
    """Regions of a space, as answers write them; now and then an empty one."""
    if space["kind"] == "choice":
        return st.lists(st.sampled_from([one["id"] for one in space["options"]]), unique=True)
    if space["kind"] == "quantity":
        return st.lists(_spans(), max_size=3)
    ids = st.lists(st.sampled_from([one["id"] for one in space["of"]]), min_size=1, max_size=4, unique=True)
    keys = st.sampled_from(["all_in", "none_in", "any_in", "any_out"])
    return st.lists(st.dictionaries(keys, ids, max_size=2), max_size=7)


def _spans() -> st.SearchStrategy[Json]:
    def span(ends: tuple[int | Decimal, int | Decimal], shape: str) -> Json:
        low, high = min(ends), max(ends)
        shapes: dict[str, Json] = {
            "both": {"from": low, "to": high},
            "open": {"above": low, "below": high},
            "low": {"at_least": low},
            "high": {"below": high},
            "one": {"exactly": low},
            "any": {},
        }
        return shapes[shape]

    return st.builds(span, st.tuples(NUMBERS, NUMBERS), st.sampled_from(["both", "open", "low", "high", "one", "any"]))


@st.composite
def sides(draw: st.DrawFn, party: str, space: Json) -> Json:
    """What a side says: up to three stances, and up to three positions with conditions."""
    said = st.none() | regions(space)
    stances = {name: draw(said) for name in ("wanted", "offered", "ruled_out")}
    conditions = st.sampled_from([[{"other": ["now"]}], [{"other": ["now"], "more": ["x"]}, {"more": ["y"]}]])
    positions = [
        {
            "id": f"{party}-{number}",
            "kind": draw(st.sampled_from(["demand", "offer", "red_line"])),
            "region": draw(regions(space)),
            "complete": draw(st.booleans()),
            "when": draw(conditions),
            "unless": draw(st.just([]) | conditions),
            "stated_on": "2024-01-01",
            "attribution": "reported",
        }
        for number in range(draw(st.integers(0, 3)))
    ]
    silence = draw(st.none() | st.just({"kind": "left_open"}))
    return {
        **stances,
        "selected": party,
        "party": party,
        "as_of": "2026-06-05",
        "cut": {},
        "silence": silence,
        "set_aside": draw(st.sampled_from([[], [f"{party}-0"]])),
        "positions": positions,
    }


@st.composite
def comparisons(draw: st.DrawFn) -> Json:
    """Comparisons of one to five sides."""
    space = draw(spaces())
    parties = PARTIES[: draw(st.integers(1, 5))]
    rests = st.sampled_from(["said_yes", "not_ruled_out"])
    held = {"rests_on": rests, "region": regions(space), "example": st.none()}
    zone = draw(st.none() | st.fixed_dictionaries(held))
    gap = {"value": NUMBERS, "unit": LABELS, "attained": st.booleans()}
    against = [{"party": "p0", "counted": True, "sets": []}]
    case = {"when": [{"other": ["now"]}], "relation": "overlap", "standing": "opposed", "against": against}
    return {
        "negotiation": "made-up",
        "issue": "issue",
        "question": draw(LABELS),
        "space": space,
        "parties": parties,
        "verdict": draw(st.sampled_from(VERDICTS)),
        "relation": draw(st.sampled_from(["none", "conflict", "open", "overlap"])),
        "label": draw(LABELS),
        "summary": "A sentence.",
        "silent": draw(st.sampled_from([[], ["p4"]])),
        "zone": zone,
        "gap": draw(st.none() | st.fixed_dictionaries(gap)),
        "cases": [case],
        "sides": [draw(sides(party, space)) for party in parties],
        "meta": META,
    }


@st.composite
def matrices(draw: st.DrawFn, issues: int = 40) -> Json:
    """Matrices of five parties."""
    cells = [[*pair] for pair in combinations(PARTIES, 2)]
    questions = st.lists(LABELS, min_size=issues, max_size=issues)

    def cell(parties: list[str]) -> Json:
        verdict = draw(st.sampled_from([*VERDICTS, "of-a-later-version"]))
        relation = draw(st.sampled_from(["none", "conflict", "open", "overlap"]))
        return {"parties": parties, "verdict": verdict, "relation": relation, "label": verdict.capitalize()}

    items = [
        {
            "issue": f"i{number}",
            "question": question,
            "topic": f"topic-{number % 5}",
            "pairs": [cell(pair) for pair in cells],
            "whole": cell(PARTIES),
        }
        for number, question in enumerate(draw(questions))
    ]
    return {"items": items, "counts": {"whole": {"apart": issues}}, "meta": META}


@st.composite
def timelines(draw: st.DrawFn) -> tuple[Json, Json]:
    """Timelines of up to five parties, with the issue that they are of."""
    space = draw(spaces())
    days = st.dates(min_value=date(2022, 2, 24), max_value=date(2026, 6, 5))
    items = []
    for party in PARTIES[: draw(st.integers(1, 5))]:
        for day in sorted(draw(st.sets(days, max_size=8))):
            after = draw(sides(party, space))
            positions = after.pop("positions")
            items.append(
                {
                    "party": party,
                    "from": day.isoformat(),
                    "to": day.isoformat(),
                    "move": draw(st.sampled_from(["new", "dropped", "softened", "hardened", "moved", "unchanged"])),
                    "before": None,
                    "after": draw(st.sampled_from([after, None])),
                    "came": positions[:1],
                    "kept": positions[1:],
                }
            )
    issue = {"question": draw(LABELS), "space": space}
    return {"items": items, "silent": draw(st.sampled_from([[], ["p4"]])), "meta": META}, issue
