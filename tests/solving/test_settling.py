"""Settlements by the solver: the same as by enumeration, for records and for both questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.analysis.settling import settlements
from app.domain.analysis.settling.settlements import ToMove, settle
from app.domain.analysis.settling.witnesses import check_witness
from app.domain.record.negotiation import Record
from app.solving.solver import solve_by_sat
from tests.domain.analysis.drawn import ask_all, records
from tests.domain.worlds import ask, world


@given(records(), st.booleans())
def test_a_record_is_settled_alike_by_both(record: Record, say_yes: bool) -> None:
    enumerated = settle(ask_all(record), say_yes=say_yes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settlements, "MAX_JOINT", 0)
        solved = settle(ask_all(record), say_yes=say_yes, solve=solve_by_sat)

    assert solved == enumerated


def test_a_chain_of_terms_that_no_enumeration_could_go_through_is_settled() -> None:
    issues = "\n".join(f"i{n:02} = a b c d" for n in range(20))
    chain = "\n".join(f"ru excludes i{n + 1:02}:a,b when i{n:02}:c,d \n ua offers i{n:02}:b" for n in range(19))
    question = ask(world(f"{issues}\n{chain}\n ru excludes i00:a,b \n us offers i19:a"))

    open_way = settle(question, solve=solve_by_sat)
    assert open_way.witness
    assert check_witness(question, open_way.witness) == ()
    assert [choice.said_yes for choice in open_way.witness] == [()] * 20
    asked = settle(question, say_yes=True, solve=solve_by_sat)
    assert not asked.feasible
    assert asked.components[0].to_move[0] == ToMove(("ru20",), 1)
