"""The agreement of party pairs that a newspaper printed of the answers to a voting advice application in 2009."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.algebra.metrics import agreement
from tests.external.readings import ANSWERS, VOTE, read

pytestmark = pytest.mark.external


@pytest.fixture(scope="module")
def published(external_data: Path) -> dict[str, Any]:
    found: dict[str, Any] = read(external_data, "wahlomat/bundestagswahl_2009.json")
    return found


def options(answers: list[int]) -> list[int]:
    """Answers of -1, 0 and 1 as numbers of the options of an ordered choice."""
    ids = [option.id for option in VOTE.options]
    return [ids.index(ANSWERS[answer]) for answer in answers]


def test_the_eight_printed_figures_come_out(published: dict[str, Any]) -> None:
    printed = {(pair["a"], pair["b"]): pair["percent"] for pair in published["published"]}
    answers = {party: options(given) for party, given in published["positions"].items()}

    found = {(a, b): agreement(VOTE, answers[a], answers[b]) for a, b in printed}

    assert len(printed) == 8
    assert {pair: round(100 * share) for pair, share in found.items() if share is not None} == printed


def test_every_party_answered_every_thesis(published: dict[str, Any]) -> None:
    assert {len(given) for given in published["positions"].values()} == {published["theses"]}
