"""From the domain's values to what a column holds: dates, regions, conditions. app/queries/values.py reads them."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.algebra.notation import Plain, is_complete, write_region
from app.domain.algebra.regions import MaskRegion, Region
from app.domain.record.dates import PartialDate
from app.domain.record.positions import Alternative
from app.queries.values import OUTCOMES
from app.schemas.wire.encode import dumps


def date_text(date: PartialDate | None) -> str | None:
    """A date as it was written; None for none."""
    return None if date is None else date.text


def region_text(region: Region) -> str:
    """The region in canonical form; a subset region of too many clauses by its outcomes, so that none is lost."""
    return dumps(_region(region)).decode()


def condition_text(alternatives: Iterable[Alternative]) -> str:
    """The alternatives of a condition, each an object from issue to region."""
    return dumps([{issue: _region(region) for issue, region in alternative} for alternative in alternatives]).decode()


def _region(region: Region) -> list[Plain] | dict[str, str]:
    if isinstance(region, MaskRegion) and not is_complete(region):
        return {OUTCOMES: f"{region.mask:x}"}
    return write_region(region)
