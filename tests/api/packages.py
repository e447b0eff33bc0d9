"""Packages as readers send them, and what a refusal names."""

from typing import Any

import httpx

from tests.api.test_problems import shape

NATO = {"n": "1", "issue": "nato", "region": ["barred"]}
CEASEFIRE = {"n": "2", "issue": "cf", "region": ["now"], "when": [{"uw": {"all_in": ["d", "l"]}}]}
ASKED = {"parties": ["ru", "ua", "us"], "as_of": "2024-06-14"}


def package(*clauses: object, **more: object) -> dict[str, Any]:
    return {"clauses": list(clauses), **more}


def errors(answer: httpx.Response, status: int = 422) -> list[dict[str, Any]]:
    """What a refusal names, after a look at its form."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    shape(answer.json())
    found: list[dict[str, Any]] = answer.json()["errors"]
    return found


def told(answer: httpx.Response) -> list[tuple[str, str, str]]:
    """Place, value and rule of everything that is wrong with a body."""
    assert {error["in"] for error in errors(answer)} == {"body"}
    assert answer.json()["type"] == "/problems/invalid-body"
    return [(error["at"], error["got"], error["code"]) for error in errors(answer)]
