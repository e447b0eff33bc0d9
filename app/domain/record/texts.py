"""How much of a text the coders read: of a source, and of a proposal."""

from __future__ import annotations

from enum import StrEnum


class ReadHow(StrEnum):
    """How much of a text the coders read."""

    WHOLE = "whole"
    EXCERPT = "excerpt"
