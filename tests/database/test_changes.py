"""What a revision did, read from the edges of its versions, is what two whole records say; the same for verdicts."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from app.db import read
from app.domain.algebra.notation import parse_region
from app.domain.analysis.history.changes import Change, Kept, changes_between
from app.domain.analysis.history.revised import findings, verdict_changes
from app.domain.errors import TooLarge
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Coverage, Record
from app.domain.record.positions import Ended, EndedHow
from app.queries.records import load_record
from app.queries.revisions import before_each, find
from app.services.record_time import verdicts
from app.services.record_time.forms import forms_of
from app.services.record_time.steps import Step, Touch
from app.services.record_time.verdicts import issues_touched, verdicts_of
from tests.database.conftest import Load, Make
from tests.database.generated import records
from tests.database.records import position, river
from tests.domain.analysis.applied import applied
from tests.loading import load

NUMBERS = count()
some = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def store(make_shared: Make) -> Engine:
    """One database for all that is made up, each pair of records a negotiation of its own."""
    return make_shared("steps")


@st.composite
def steps(draw: st.DrawFn) -> tuple[Record, Record]:
    """Two records, of which the second keeps some of the first."""
    first, second = draw(records()), draw(records())
    if draw(st.booleans()):
        shared = sorted(first.positions.keys() & second.positions.keys())
        taken = draw(st.sets(st.sampled_from(shared))) if shared else set()
        mixed = {id_: (second if id_ in taken else first).positions[id_] for id_ in shared}
        second = replace(first, positions=mixed)
    day = draw(st.sampled_from((first.negotiation.coverage.through, first.negotiation.coverage.since)))
    coverage = Coverage(first.negotiation.coverage.since, day)
    return first, replace(second, negotiation=replace(second.negotiation, coverage=coverage))


def step_to(session: Session, negotiation: str, n: int) -> Step:
    revision = find(session, negotiation, str(n))
    assert revision is not None
    return Step(session, revision, before_each(session, [n]).get(n))


def brief(found: tuple[Touch, ...] | tuple[Change, ...]) -> list[tuple[str, str, Kept]]:
    return [(one.kind, one.id, one.change) for one in found]


def loaded_twice(store: Engine, first: Record, second: Record) -> tuple[Record, Record, list[int]]:
    """Two states of a new negotiation, and the numbers of their revisions: one, where they are the same."""
    name = f"step-{next(NUMBERS)}"
    made = [replace(one, negotiation=replace(one.negotiation, id=name)) for one in (first, second)]
    results = [load(store, one, by="Ada", why="made up", at="2022-02-01T12:00:00Z") for one in made]
    return made[0], made[1], [result.revision for result in results if result.revision]


@some
@given(pair=steps())
def test_what_a_revision_touched_is_what_two_records_tell_apart(store: Engine, pair: tuple[Record, Record]) -> None:
    first, second, made = loaded_twice(store, *pair)
    expected = changes_between(forms_of(first), forms_of(second))

    with read(store) as session:
        opening = step_to(session, first.negotiation.id, made[0])
        assert brief(opening.touches()) == brief(changes_between({}, forms_of(first)))
        if len(made) == 1:
            assert expected == ()
            return
        step = step_to(session, first.negotiation.id, made[1])
        touches = step.touches()
        changes = step.changes(touches)

    assert brief(touches) == brief(expected)
    assert tuple(changes.values()) == expected
    assert applied(forms_of(first), expected) == forms_of(second)


@some
@given(pair=steps())
def test_the_issues_that_can_have_changed_are_enough(store: Engine, pair: tuple[Record, Record]) -> None:
    first, second, made = loaded_twice(store, *pair)
    verdicts._KEPT.clear()  # what was found before would answer in place of the shortcut

    with read(store) as session:
        for n, (before, after) in zip(made, ((None, first), (first, second)), strict=False):
            step = step_to(session, first.negotiation.id, n)
            try:
                whole = verdict_changes(before, after)
            except TooLarge:
                continue
            assert verdicts_of(step) == whole


def chain(loaded: Load, *states: Record) -> int:
    """The number of the last of some states that are loaded one after the other."""
    return [loaded(state).revision for state in states][-1] or 0


def with_position(record: Record, id_: str, **more: object) -> Record:
    made = replace(record.positions[id_], **more)  # type: ignore[arg-type]
    return replace(record, positions=record.positions | {id_: made})


def test_a_position_that_another_came_to_replace_is_ended(engine: Engine, loaded: Load) -> None:
    old = position("east-old", "east", "fishing", "2020-01-01", "east-speech")
    new = position("east-new", "east", "fishing", "2020-06-01", "late-report", replaces=("east-old",))
    bare = replace(river(), positions={}, proposals={}, negotiation=replace(river().negotiation, background=()))
    one = replace(bare, positions={old.id: old})
    both = replace(bare, positions={old.id: old, new.id: new})

    n = chain(loaded, one, both, one)

    with read(engine) as session:
        came, went = step_to(session, "river", n - 1), step_to(session, "river", n)
        assert brief(came.touches()) == [
            ("position", "east-new", Kept.ADDED),
            ("position", "east-old", Kept.ENDED),
        ]
        (field,) = came.changes(came.touches())["position", "east-old"].fields
        assert (field.at, field.before, field.after) == ("/replaced_by", None, ["east-new"])
        assert brief(went.touches()) == [
            ("position", "east-new", Kept.REMOVED),
            ("position", "east-old", Kept.CORRECTED),
        ]


def test_only_the_issue_of_a_position_and_those_whose_conditions_name_it_are_asked_about(
    engine: Engine, loaded: Load
) -> None:
    conditional = [one for one in river().positions.values() if one.conditional]
    named = min(conditional[0].condition_issues)
    touched = next(one for one in river().positions.values() if one.issue == named)

    n = chain(loaded, river(), with_position(river(), touched.id, summary="Other words."))

    with read(engine) as session:
        asked = issues_touched(step_to(session, "river", n))
    expected = {named} | {one.issue for one in conditional if named in one.condition_issues}
    assert asked == expected
    assert conditional[0].issue in expected


def test_a_position_that_went_to_another_issue_asks_about_both(engine: Engine, loaded: Load) -> None:
    old = position("east-old", "east", "fishing", "2020-01-01", "east-speech")
    bare = replace(river(), positions={}, proposals={}, negotiation=replace(river().negotiation, background=()))
    one = replace(bare, positions={old.id: old})
    region = parse_region(river().issues["vote"].space, ["yes"])
    other = with_position(one, "east-old", issue="vote", region=region)

    n = chain(loaded, one, other)

    with read(engine) as session:
        step = step_to(session, "river", n)
        assert issues_touched(step) == {"fishing", "vote"}
        assert step.touches()[0].issue == "vote"


def test_sources_and_people_change_no_verdict(engine: Engine, loaded: Load) -> None:
    source = replace(river().sources["leak"], title="Found again")

    n = chain(loaded, river(), replace(river(), sources=river().sources | {source.id: source}))

    with read(engine) as session:
        step = step_to(session, "river", n)
        assert issues_touched(step) == set()
        assert verdicts_of(step) == ()


def test_a_covered_day_more_asks_about_every_issue(engine: Engine, loaded: Load) -> None:
    head = river().negotiation
    moved = replace(head, coverage=Coverage(head.coverage.since, head.coverage.through.replace(day=1)))
    noted = replace(head, note="Another note.")

    n = chain(loaded, river(), replace(river(), negotiation=noted), replace(river(), negotiation=moved))

    with read(engine) as session:
        assert issues_touched(step_to(session, "river", n)) is None
        assert issues_touched(step_to(session, "river", n - 1)) == set()
        assert issues_touched(step_to(session, "river", n - 2)) is None


def test_too_many_verdicts_are_not_computed(engine: Engine, loaded: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    n = chain(loaded, river())
    monkeypatch.setattr("app.domain.analysis.history.revised.MOST_CELLS", 3)
    verdicts._KEPT.clear()

    with read(engine) as session:
        assert verdicts_of(step_to(session, "river", n)) is None
    with pytest.raises(TooLarge, match="at most 3"):
        findings(river())
    verdicts._KEPT.clear()


def test_what_was_found_for_two_states_is_remembered(engine: Engine, loaded: Load) -> None:
    head = river().negotiation
    early = replace(head, coverage=Coverage(head.coverage.since, head.coverage.since))
    n = chain(loaded, river(), replace(river(), negotiation=early))

    with read(engine) as session:
        first = verdicts_of(step_to(session, "river", n))
        assert first
        assert verdicts_of(step_to(session, "river", n)) is first


def test_a_record_at_a_revision_is_what_its_changes_made_of_the_one_before(engine: Engine, loaded: Load) -> None:
    ended = Ended(PartialDate.parse("2021-06-01"), EndedHow.LAPSED)
    n = chain(loaded, river(), with_position(river(), "east-fishing-again", note="Checked again.", ended=ended))

    with read(engine) as session:
        step = step_to(session, "river", n)
        before = forms_of(load_record(session, "river", n - 1))
        made = applied(before, step.changes(step.touches()).values())
        assert made == forms_of(load_record(session, "river", n))
