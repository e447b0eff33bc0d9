"""Every code that an answer may hold has its words, and examples in the code come out as they say."""

import doctest
import importlib
from enum import StrEnum
from pathlib import Path

import pytest

from app.domain.analysis.history.shifts import Move
from app.domain.record.negotiation import SilenceKind, SourceKind
from app.domain.record.positions import Aspect, Attribution, EndedHow, Kind
from app.domain.verdicts.table import Relation, Verdict
from app.wording import codes
from app.wording.stances import OF_KIND, STANCES

ROOM = Path(codes.__file__).parent
TABLES: list[tuple[dict[str, str], type[StrEnum]]] = [
    (codes.VERDICTS, Verdict),
    (codes.RELATIONS, Relation),
    (codes.KINDS, Kind),
    (codes.NOUNS, Kind),
    (codes.GRADES, Attribution),
    (codes.LEAST, Attribution),
    (codes.SILENCES, SilenceKind),
    (codes.ENDS, EndedHow),
    (codes.ASPECTS, Aspect),
    (codes.SOURCES, SourceKind),
    (codes.MOVES, Move),
    (OF_KIND, Kind),
]


def test_every_code_has_words_of_its_own() -> None:
    for table, known in TABLES:
        assert set(table) == {str(code) for code in known}
        assert len(set(table.values())) == len(table)


def test_a_position_does_what_the_stance_does_that_it_makes_up() -> None:
    assert {kind: STANCES[stance] for kind, stance in OF_KIND.items()} == codes.KINDS


@pytest.mark.parametrize("module", sorted(path.stem for path in ROOM.glob("*.py")))
def test_examples_of_words_come_out_as_they_say(module: str) -> None:
    found = doctest.testmod(importlib.import_module(f"app.wording.{module}".removesuffix(".__init__")))

    assert found.failed == 0
