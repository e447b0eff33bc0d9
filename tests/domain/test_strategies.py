"""The tests' own tools: what is drawn at random is what it says, and the oracle can tell it apart."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.notation import parse_region
from app.domain.algebra.spaces import Space
from tests.domain.points import lies_in, outcomes, outcomes_of, written_holds
from tests.domain.strategies import regions, spaces, written


@given(st.data())
def test_what_people_write_reads_as_the_outcomes_it_describes(data: st.DataObject) -> None:
    space = data.draw(spaces())
    form = data.draw(written(space))

    region = parse_region(space, form)

    for x in outcomes(space, *form):
        assert lies_in(region, x) == written_holds(space, form, x)


@given(st.data())
def test_two_different_regions_differ_at_an_outcome_of_the_oracle(data: st.DataObject) -> None:
    space = data.draw(spaces())
    one, other = data.draw(regions(space)), data.draw(regions(space))

    differ = [x for x in outcomes_of(space, one, other) if lies_in(one, x) != lies_in(other, x)]

    assert bool(differ) == (one != other)


@given(spaces())
def test_every_space_has_an_outcome_that_the_oracle_sees(space: Space) -> None:
    assert outcomes_of(space)
