"""Option spaces, their regions, and the forms people write, drawn at random; small, so that regions meet often."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from app.domain.algebra.regions import MaskRegion, Region, SpanRegion
from app.domain.algebra.spaces import HIGHEST, LOWEST, ChoiceSpace, Cut, Option, QuantitySpace, Space, SubsetSpace
from tests.domain.points import outcomes, samples, written_holds

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LOWER = ("at_least", "from", "above")
UPPER = ("at_most", "to", "below")
CLAUSE_KEYS = ("all_in", "none_in", "any_in", "any_out")


def named(count: int) -> tuple[Option, ...]:
    """Options or members `a`, `b`, ..."""
    return tuple(Option(letter, letter.upper()) for letter in LETTERS[:count])


def halves(low: int = -3, high: int = 3) -> st.SearchStrategy[Fraction]:
    """Numbers in steps of one half: few, so that ends touch."""
    return st.integers(2 * low, 2 * high).map(lambda n: Fraction(n, 2))


def choice_spaces(least: int = 1, most: int = 5) -> st.SearchStrategy[ChoiceSpace]:
    """Choices, ordered or not."""
    return st.builds(ChoiceSpace, st.integers(least, most).map(named), st.booleans())


def subset_spaces(least: int = 1, most: int = 3) -> st.SearchStrategy[SubsetSpace]:
    """Subset spaces."""
    return st.builds(SubsetSpace, st.integers(least, most).map(named))


@st.composite
def quantity_spaces(draw: st.DrawFn, *, ranged: bool | None = None) -> QuantitySpace:
    """Quantities, whole or not, with a range at neither, either or both ends, each open or closed; never empty."""
    line = QuantitySpace("km", draw(st.booleans()))
    low, high = LOWEST, HIGHEST
    if draw(st.booleans()) if ranged is None else ranged:
        low = line.cut(draw(halves(-3, 0)), draw(st.integers(0, 1)))
    if draw(st.booleans()) if ranged is None else ranged:
        high = line.cut(draw(halves(1, 3)) + (low[0] == 0 and line.whole), draw(st.integers(0, 1)))
    return QuantitySpace(line.unit, line.whole, low, high)


def spaces() -> st.SearchStrategy[Space]:
    """Small spaces of all three kinds."""
    return st.one_of(choice_spaces(), quantity_spaces(), subset_spaces())


def cuts_within(space: QuantitySpace) -> list[Cut]:
    """The cuts in steps of one half that lie in the space's range, its ends included."""
    found = {space.cut(Fraction(n, 2), side) for n in range(-6, 7) for side in (0, 1)}
    return sorted({space.low, space.high, *(cut for cut in found if space.low <= cut <= space.high)})


def regions(space: Space) -> st.SearchStrategy[Region]:
    """Any region, the empty and the full one included."""
    if isinstance(space, QuantitySpace):
        cuts = st.lists(st.sampled_from(cuts_within(space)), unique=True, max_size=6)
        return cuts.map(lambda found: SpanRegion(space, tuple(sorted(found)[: len(found) // 2 * 2])))
    return st.integers(0, 2**space.size - 1).map(lambda mask: MaskRegion(space, mask))


def some_regions(space: Space) -> st.SearchStrategy[Region]:
    """Any region but the empty and the full one: those that a position may have; the space needs two outcomes."""
    return regions(space).filter(lambda region: not region.is_empty and not region.is_full)


def plain(number: Fraction) -> int | Decimal:
    """A number as YAML and JSON carry it."""
    whole = number.denominator == 1
    return number.numerator if whole else Decimal(number.numerator) / Decimal(number.denominator)


@st.composite
def intervals(draw: st.DrawFn, space: QuantitySpace) -> dict[str, int | Decimal]:
    """One interval as people write it, not empty, with ends that the range reaches."""
    reached = [n for n in (Fraction(k, 2) for k in range(-6, 7)) if reaches(space, n)]
    inside = [n for n in reached if n in samples(space, [n])]
    forms: list[dict[str, int | Decimal]] = [{}]
    if inside:
        forms.append({"exactly": plain(draw(st.sampled_from(inside)))})
    if reached:
        low, high = sorted(draw(st.tuples(st.sampled_from(reached), st.sampled_from(reached))))
        lower = {draw(st.sampled_from(LOWER)): plain(low)}
        upper = {draw(st.sampled_from(UPPER)): plain(high)}
        forms.extend((lower, upper, lower | upper, lower | upper))
    held = [form for form in forms if any(written_holds(space, form, x) for x in outcomes(space, form))]
    return draw(st.sampled_from(held))


def reaches(space: QuantitySpace, number: Fraction) -> bool:
    """Whether *number* lies between the ends of a quantity's range, open ends included."""
    last = space.high[1] - 1 if space.whole else space.high[1]
    return (space.low[0] < 0 or space.low[1] <= number) and (space.high[0] > 0 or number <= last)


def clauses(space: SubsetSpace) -> st.SearchStrategy[dict[str, list[str]]]:
    """One clause as people write it; it may hold nothing."""
    names = st.lists(st.sampled_from([m.id for m in space.members]), min_size=1, max_size=3)
    return st.dictionaries(st.sampled_from(CLAUSE_KEYS), names, max_size=2)


def written(space: Space) -> st.SearchStrategy[list[object]]:
    """Any region as people write it, as a list."""
    item: st.SearchStrategy[object]
    if isinstance(space, ChoiceSpace):
        item = st.sampled_from([option.id for option in space.options])
    elif isinstance(space, QuantitySpace):
        item = intervals(space)
    else:
        item = clauses(space)
    return st.lists(item, max_size=3)
