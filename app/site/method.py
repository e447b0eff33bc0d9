"""How verdicts come about, written from the engine's own rules: what `/rules` says is what the page says."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.routers.answers import API
from app.services.rules import rules_json
from app.site.frames import Frame, plain, show

router = APIRouter(include_in_schema=False)

LISTS = (
    ("kinds", "What a position does"),
    ("attributions", "On whose word: the grades"),
    ("silences", "Why a party has no stated position"),
    ("relations", "What a verdict means for the parties"),
    ("reasons", "Why a verdict came out as it did"),
    ("standings", "What a condition depends on"),
    ("moves", "How a party moved between two days"),
    ("fits", "A clause of a proposal and what a party said"),
    ("balances", "What a clause gives a party"),
    ("changes", "Two drafts, clause by clause"),
    ("amendments", "How a clause was amended"),
    ("nearness", "Whether a newer draft is nearer to a party"),
    ("responses", "What a party answered to a proposal"),
    ("statuses", "How a proposal became known"),
)
"""The rules in the order in which a reader needs them, with their headings; all but the verdicts."""


@router.get("/method")
def get_method(request: Request) -> Response:
    """Every verdict, relation and reason in words, with the version of the rules."""
    rules: dict[str, Any] = plain({**rules_json(), "api": API})
    public = (request.app.state.settings.public_url or "").rstrip("/")
    frame = Frame("How Parley compares what was said", "/method", twin="/rules", public=public)
    return show("method.html", frame, rules=rules, lists=[(key, heading, rules[key]) for key, heading in LISTS])
