"""Marks of the pages, and examples in their code."""

import doctest
import importlib

from app.domain.verdicts.table import Relation
from app.site.words import MARKS


def test_every_relation_has_a_mark_of_its_own() -> None:
    assert set(MARKS) == set(Relation)
    assert len(set(MARKS.values())) == len(MARKS)


def test_examples_of_twins_come_out_as_they_say() -> None:
    found = doctest.testmod(importlib.import_module("app.routers.twins"))

    assert (found.failed, found.attempted > 0) == (0, True)
