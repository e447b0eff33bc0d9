"""Words read back: the region that a reader takes from them, by what each phrase of English means."""

import re
from decimal import Decimal
from fractions import Fraction

from app.domain.algebra.notation import parse_region
from app.domain.algebra.regions import Region, empty, full
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, Space, SubsetSpace

NUMBER = r"(-?[\d,]*\.?\d+)"
ENDS = {"at least": "at_least", "more than": "above", "at most": "at_most", "less than": "below"}
SOME = "with some, but not all, of "
MEMBERS = (
    ("with any of ", "any_in"),
    ("without at least one of ", "any_out"),
    ("without ", "none_in"),
    ("with ", "all_in"),
)


def read_back(space: Space, words: str) -> Region:
    """The region that words tell of."""
    if words == "no outcome":
        return empty(space)
    if words in {"any outcome", "any number"}:
        return full(space)
    if isinstance(space, ChoiceSpace):
        by_label = {option.label: option.id for option in space.options}
        return parse_region(space, [by_label[label] for label in re.findall("“(.*?)”", words)])
    if isinstance(space, QuantitySpace):
        return parse_region(space, [_interval(part, space.unit) for part in words.split(", or ")])
    return parse_region(space, [_clause(part, space) for part in words.split("; or ")])


def _interval(words: str, unit: str) -> dict[str, int | Decimal]:
    assert words.endswith((f" {unit}", f" {unit.removesuffix('s')}")), words
    found = words.rpartition(" ")[0]
    if exactly := re.fullmatch(f"exactly {NUMBER}", found):
        return {"exactly": _number(exactly[1])}
    if both := re.fullmatch(f"from {NUMBER} to {NUMBER}", found):
        return {"from": _number(both[1]), "to": _number(both[2])}
    ends = [re.fullmatch(f"({'|'.join(ENDS)}) {NUMBER}", part) for part in found.split(" and ")]
    return {ENDS[end[1]]: _number(end[2]) for end in ends if end} if all(ends) else {}


def _number(words: str) -> int | Decimal:
    value = Fraction(words.replace(",", ""))
    return value.numerator if value.denominator == 1 else Decimal(words.replace(",", ""))


def _clause(words: str, space: SubsetSpace) -> dict[str, list[str]]:
    by_label = {member.label: member.id for member in space.members}
    if words.startswith(SOME):
        ids = [by_label[label] for label in re.split(", | and ", words.removeprefix(SOME))]
        return {"any_in": ids, "any_out": ids}
    found = {}
    for part in re.split(" and (?=with)", words):
        start, key = next((start, key) for start, key in MEMBERS if part.startswith(start))
        found[key] = [by_label[label] for label in re.split(", | and | or ", part.removeprefix(start))]
    return found
