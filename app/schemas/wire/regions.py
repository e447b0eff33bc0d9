"""Regions, conditions and option spaces as answers carry them: regions always as lists, in canonical form."""

from __future__ import annotations

from app.domain.algebra.notation import Plain, example_of, is_complete, write_region
from app.domain.algebra.regions import MaskRegion, Region, full
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, Space
from app.domain.record.positions import Alternative

Json = dict[str, object]


def region_json(region: Region) -> list[Plain]:
    """The region as a list: options, intervals or clauses; a long subset region is cut, see `cut_json`."""
    return write_region(region)


def optional_region_json(region: Region | None) -> list[Plain] | None:
    """The region as a list; None where there is none."""
    return None if region is None else write_region(region)


def cut_json(region: Region | None) -> Json:
    """Whether the list of a region is the whole of it, and one outcome of the region where it is not."""
    if region is None or is_complete(region) or not isinstance(region, MaskRegion):
        return {"complete": True, "example": None}
    return {"complete": False, "example": example_of(region)}


def alternatives_json(alternatives: tuple[Alternative, ...]) -> list[Json]:
    """Conditions: a list of alternatives, each an object from issue to region; one without issues is always true."""
    return [{issue: write_region(region) for issue, region in alternative} for alternative in alternatives]


def space_json(space: Space) -> Json:
    """An option space, in the words of the seed files."""
    if isinstance(space, ChoiceSpace):
        options = [{"id": option.id, "label": option.label} for option in space.options]
        return {"kind": space.kind, "ordered": space.ordered, "options": options}
    if isinstance(space, QuantitySpace):
        return {"kind": space.kind, "unit": space.unit, "whole": space.whole, "range": _range_json(space)}
    return {"kind": space.kind, "of": [{"id": member.id, "label": member.label} for member in space.members]}


def _range_json(space: QuantitySpace) -> Plain | None:
    """The range as an interval; None for all numbers."""
    return write_region(full(space))[0] or None
