"""Sides of a comparison by their names."""

from __future__ import annotations

from collections.abc import Mapping

from app.wording.days import day_words


def side_words(names: Mapping[str, str], selected: str) -> str:
    """A side as it was selected, by the name of its party, and its own day where it has one.

    >>> side_words({"ru": "Russia"}, "ru"), side_words({"ru": "Russia"}, "ru@2022-03-29")
    ('Russia', 'Russia on 29 March 2022')
    """
    party, _, day = selected.partition("@")
    name = names.get(party, party)
    return f"{name} on {day_words(day)}" if day else name
