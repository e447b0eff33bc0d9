"""Roll calls of the United Nations General Assembly in 1946: a country missing from a roll call is silent on it."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from app.domain.algebra.regions import MaskRegion
from app.domain.record.force import in_force
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution
from app.domain.record.selectors import parse_selector
from app.domain.verdicts.comparison import compare
from app.domain.verdicts.question import Question
from app.domain.verdicts.table import Verdict
from tests.external.readings import DAY, read, slug, vote_record

pytestmark = pytest.mark.external

YES = 0b100


@pytest.fixture(scope="module")
def published(external_data: Path) -> dict[str, Any]:
    found: dict[str, Any] = read(external_data, "un_votes/un_1946.json")
    return found


@pytest.fixture(scope="module")
def told(published: dict[str, Any]) -> Record:
    return vote_record(published["votes"])


def cast(told: Record, country: str) -> list[int]:
    """The votes of a country as masks over no, abstain and yes, where it cast one."""
    held = [in_force(told.cell(slug(country), issue), DAY.last, Attribution.ON_RECORD) for issue in told.issues]
    regions = [position.region for positions in held for position in positions]
    return [region.mask for region in regions if isinstance(region, MaskRegion)]


def test_votes_and_shares_of_yes_come_out(published: dict[str, Any], told: Record) -> None:
    assert len(published["published"]) == 10
    for row in published["published"]:
        votes = cast(told, row["country"])

        assert len(votes) == row["votes"], row["country"]
        assert round(float(Fraction(votes.count(YES), len(votes))), 7) == row["share_yes"], row["country"]


def test_a_country_missing_from_a_roll_call_is_silent_on_it(published: dict[str, Any], told: Record) -> None:
    missing = [
        (slug(country), number)
        for country, votes in published["votes"].items()
        for number, vote in enumerate(votes)
        if vote is None
    ]
    assert missing
    for country, number in missing[:: max(1, len(missing) // 25)]:
        voters = [slug(who) for who, votes in published["votes"].items() if votes[number] is not None][:2]
        selectors = tuple(map(parse_selector, [country, *voters]))

        found = compare(Question(told, selectors, date(2024, 1, 1)), f"call-{number}")

        assert found.silent == (country,)
        assert found.verdict in (Verdict.IDENTICAL, Verdict.APART)
        assert found.verdict is compare(Question(told, selectors[1:], date(2024, 1, 1)), f"call-{number}").verdict
