"""Every code that an answer may hold has its words on the pages, and examples in the code come out as they say."""

import doctest
import importlib
from enum import StrEnum

import pytest

from app.domain.analysis.history.shifts import Move
from app.domain.record.negotiation import SilenceKind, SourceKind
from app.domain.record.positions import Aspect, Attribution, EndedHow, Kind
from app.domain.verdicts.table import Relation, Verdict
from app.site import words
from app.site.regions import region_words

TABLES: list[tuple[dict[str, str], type[StrEnum]]] = [
    (words.SHORT, Verdict),
    (words.MARKS, Relation),
    (words.RELATIONS, Relation),
    (words.KINDS, Kind),
    (words.NOUNS, Kind),
    (words.GRADES, Attribution),
    (words.LEAST, Attribution),
    (words.SILENCES, SilenceKind),
    (words.ENDS, EndedHow),
    (words.ASPECTS, Aspect),
    (words.SOURCES, SourceKind),
    (words.MOVES, Move),
]


def test_every_code_has_words_of_its_own() -> None:
    for table, codes in TABLES:
        assert set(table) == {str(code) for code in codes}
        assert len(set(table.values())) == len(table)


@pytest.mark.parametrize("module", ["app.site.environment", "app.site.regions", "app.routers.twins"])
def test_examples_of_words_come_out_as_they_say(module: str) -> None:
    found = doctest.testmod(importlib.import_module(module))

    assert (found.failed, found.attempted > 0) == (0, True)


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ([{"all_in": ["a", "b"], "none_in": ["c"]}], "with A and B and without C"),
        ([{"all_in": ["a"]}, {"all_in": ["b"]}, {"all_in": ["c"]}], "with any of A, B or C"),
        ([{"none_in": ["a"]}, {"none_in": ["b"]}], "without at least one of A or B"),
        ([{"all_in": ["a"]}, {"none_in": ["b"]}], "with A; or without B"),
    ],
)
def test_a_region_of_sets_is_said_briefly(region: list[dict[str, list[str]]], said: str) -> None:
    space = {"kind": "subset", "of": [{"id": id_, "label": id_.upper()} for id_ in "abc"]}

    assert region_words(space, region) == said


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        ({"exactly": 5}, "exactly 5 years"),
        ({"exactly": 1}, "exactly 1 year"),
        ({"from": 1, "to": 12000}, "from 1 to 12,000 years"),
        ({"above": 1, "below": 3}, "more than 1 and less than 3 years"),
        ({"at_least": 20}, "at least 20 years"),
    ],
)
def test_an_interval_is_said_with_its_unit(interval: dict[str, int], said: str) -> None:
    space = {"kind": "quantity", "unit": "years"}

    assert region_words(space, [interval]) == said
