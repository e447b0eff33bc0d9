"""Settlements wait for each other in places of their own, so that heavy questions never hold those of light ones."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.test_problems import shape
from tests.api.worlds import talks
from tests.databases import Databases


@pytest.fixture
def hurried(databases: Databases, tmp_path: Path) -> Iterator[Client]:
    """A service that computes one verdict and one settlement at a time and lets nobody wait."""
    settings = Settings.model_construct(verdicts_at_once=1, settlements_at_once=1, busy_after=0.01)
    with serving(databases, tmp_path / "hurried.db", settings) as found:
        load_on(found, talks())
        yield found


def test_who_would_wait_too_long_for_a_settlement_is_told_to_come_back(hurried: Client) -> None:
    asyncio.run(hurried.app.state.settling_turns.acquire())

    answer = hurried.ask("/settlements")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    shape(answer.json())
    assert answer.json()["code"] == "busy"
    assert "settlements" in answer.json()["detail"]


def test_a_settlement_holds_no_place_of_light_questions_nor_do_they_hold_its_own(hurried: Client) -> None:
    asyncio.run(hurried.app.state.settling_turns.acquire())
    for path in ("/conflicts", "/shifts", "/issues/cf/timeline", "/contradictions", "/positions"):
        assert hurried.ask(path).status_code == 200

    hurried.app.state.settling_turns.release()
    asyncio.run(hurried.app.state.turns.acquire())
    assert hurried.ask("/settlements").status_code == 200
    for path in ("/conflicts", "/shifts", "/issues/cf/timeline", "/contradictions"):
        assert hurried.ask(path).json()["code"] == "busy"


def test_a_place_is_given_back_whatever_the_answer(hurried: Client) -> None:
    for path in (
        "/settlements",
        "/settlements?issue=vote",
        "/settlements?as_of=1999-01-01",
        "/settlements?proposals=x",
    ):
        assert hurried.ask(path).status_code in (200, 422)

    assert hurried.ask("/settlements").status_code == 200
