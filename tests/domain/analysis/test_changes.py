"""What became of a record, field by field."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.analysis.history.changes import (
    FieldChange,
    Form,
    Kept,
    Named,
    change_of,
    changes_between,
    differences,
    pointer,
)
from tests.domain.analysis.applied import applied, at

POSITION = ("position", "ru-nato")
WORDS = st.sampled_from(("a", "b", "c/d", "e~f"))
SCALARS = st.one_of(WORDS, st.integers(0, 2), st.booleans())
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2))
CITATION = st.fixed_dictionaries({"source": WORDS}, optional={"on": st.just("2024"), "quote": WORDS})
DISPUTE = st.fixed_dictionaries(
    {"by": st.fixed_dictionaries({"party": WORDS}), "summary": WORDS},
    optional={"citations": st.lists(CITATION, max_size=3)},
)
CLAUSE = st.fixed_dictionaries({"n": WORDS, "region": st.lists(WORDS, max_size=2)}, optional={"summary": WORDS})
FORMS: st.SearchStrategy[Form] = st.fixed_dictionaries(
    {"id": st.just("x")},
    optional={
        "summary": WORDS,
        "ended": st.fixed_dictionaries({"on": WORDS}, optional={"citations": st.lists(CITATION, max_size=3)}),
        "replaced_by": st.lists(WORDS, min_size=1, max_size=2),
        "region": VALUES,
        "citations": st.lists(CITATION, max_size=4),
        "disputes": st.lists(DISPUTE, max_size=3),
        "clauses": st.lists(CLAUSE, max_size=4),
    },
)
STATES = st.dictionaries(st.tuples(st.sampled_from(("position", "proposal")), WORDS), FORMS, max_size=3)

State = dict[Named, Form]


@given(state=STATES)
def test_nothing_became_of_a_state_by_itself(state: State) -> None:
    assert changes_between(state, state) == ()


@given(before=STATES, after=STATES)
def test_the_changes_lead_from_one_state_to_the_other(before: State, after: State) -> None:
    assert applied(before, changes_between(before, after)) == after


@given(before=STATES, after=STATES)
def test_the_changes_back_are_the_mirror(before: State, after: State) -> None:
    back = {Kept.ADDED: Kept.REMOVED, Kept.REMOVED: Kept.ADDED}
    there, again = changes_between(before, after), changes_between(after, before)

    assert [(one.kind, one.id) for one in there] == [(one.kind, one.id) for one in again]
    for one, other in zip(there, again, strict=True):
        assert back.get(one.change, Kept.CORRECTED) == (Kept.CORRECTED if other.change is Kept.ENDED else other.change)
        swapped = [(repr(field.after), repr(field.before)) for field in one.fields]
        assert sorted(swapped) == sorted((repr(field.before), repr(field.after)) for field in other.fields)


@given(before=STATES, after=STATES)
def test_a_pointer_leads_to_what_differs(before: State, after: State) -> None:
    for change in changes_between(before, after):
        named = change.kind, change.id
        for field in change.fields:
            assert field.before != field.after or repr(field.before) != repr(field.after)
            if field.after is None:
                assert at(before[named], field.at) == field.before
            else:
                assert at(after[named], field.at) == field.after


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, object, object]]:
    return [(field.at, field.before, field.after) for field in differences(before, after)]


def test_a_clause_that_came_leaves_the_others_as_they_are() -> None:
    one, two, new = ({"n": n, "region": ["a"]} for n in ("1", "2", "1a"))

    found = changed({"clauses": [one, two]}, {"clauses": [one, new, two | {"region": ["b"]}]})

    assert found == [("/clauses/1", None, new), ("/clauses/2/region", ["a"], ["b"])]


def test_what_is_gone_is_pointed_at_where_it_stood() -> None:
    first, second = {"source": "a"}, {"source": "b", "quote": "old"}

    found = changed({"citations": [first, second]}, {"citations": [second | {"quote": "new"}]})

    assert found == [("/citations/0", first, None), ("/citations/0/quote", "old", "new")]


def test_elements_that_changed_places_are_one_list() -> None:
    one, two = {"n": "1"}, {"n": "2"}

    assert changed({"clauses": [one, two]}, {"clauses": [two, one]}) == [("/clauses", [one, two], [two, one])]


def test_elements_that_are_not_told_apart_are_one_list() -> None:
    one, two = {"n": "1", "region": ["a"]}, {"n": "1", "region": ["b"]}

    assert changed({"clauses": [one]}, {"clauses": [one, two]}) == [("/clauses", [one], [one, two])]


def test_true_is_not_one() -> None:
    assert changed({"read": True}, {"read": 1}) == [("/read", True, 1)]


def test_a_pointer_escapes_its_two_characters() -> None:
    assert pointer(("a/b", "c~d", 0)) == "/a~1b/c~0d/0"


ENDED = {"ended": {"on": "2024"}}
REPLACED = {"replaced_by": ["ru-2"]}


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ({}, ENDED, Kept.ENDED),
        ({}, REPLACED, Kept.ENDED),
        ({}, ENDED | REPLACED, Kept.ENDED),
        ({}, ENDED | {"note": "x"}, Kept.ENDED),
        (ENDED, {}, Kept.CORRECTED),
        (ENDED, ENDED | REPLACED, Kept.CORRECTED),
        (REPLACED, {"replaced_by": ["ru-2", "ru-3"]}, Kept.CORRECTED),
        (REPLACED, REPLACED | ENDED, Kept.CORRECTED),
        (REPLACED, ENDED, Kept.CORRECTED),
        ({}, {"note": "x"}, Kept.CORRECTED),
    ],
)
def test_a_position_is_ended_once(before: Form, after: Form, kept: Kept) -> None:
    change = change_of(POSITION, before, after)

    assert change is not None
    assert change.change is kept


def test_only_positions_end() -> None:
    change = change_of(("proposal", "plan"), {}, ENDED)

    assert change is not None
    assert change.change is Kept.CORRECTED


def test_a_record_that_came_or_went_is_told_whole() -> None:
    form = {"id": "ru-nato"}
    came, went = change_of(POSITION, None, form), change_of(POSITION, form, None)

    assert came is not None
    assert went is not None
    assert (came.change, came.fields) == (Kept.ADDED, (FieldChange("", None, form),))
    assert (went.change, went.fields) == (Kept.REMOVED, (FieldChange("", form, None),))
    assert change_of(POSITION, None, None) is None
