"""What a record holds, as answers carry it."""

from __future__ import annotations

from app.domain.analysis.history.holdings import Holdings
from app.schemas.wire.regions import Json


def holdings_json(holdings: Holdings) -> Json:
    """Counts of positions, cells and ages; no score."""
    return {
        "as_of": holdings.day,
        "positions": holdings.positions,
        "by_party": holdings.by_party,
        "by_year": holdings.by_year,
        "by_grade": holdings.by_grade,
        "by_kind": holdings.by_kind,
        "by_source_kind": holdings.by_source_kind,
        "conditional": holdings.conditional,
        "disputed": holdings.disputed,
        "own_voice": holdings.own_voice,
        "two_publishers": holdings.two_publishers,
        "issues": holdings.issues,
        "events": holdings.events,
        "sources": holdings.sources,
        "proposals": holdings.proposals,
        "cells": {str(kind): count for kind, count in holdings.cells.items()},
        "ages": [
            {"party": age.party, "issue": age.issue, "last_said": age.last_said, "days": age.days}
            for age in holdings.ages
        ],
    }
