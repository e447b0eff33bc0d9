"""The one form of a proposal, and that everything in it counts."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Record
from app.domain.record.positions import Aspect, Citation, Dispute
from app.domain.record.proposals import Answer, Clause, Proposal, Response, Status
from app.domain.record.texts import ReadHow
from app.seeding.reading.folders import read_folder
from app.seeding.writing.digests import digest_of, record_digests
from app.seeding.writing.files import write_record
from app.seeding.writing.formatting import formatting_of
from tests.seeding.planting import edited
from tests.seeding.sample import PLAN as PLAN_FILE
from tests.seeding.sample import write_sample

DRAFT, PLAN = "proposals/south-draft-2020-08.yaml", "proposals/plan-2020-12-01.yaml"
DAY = PartialDate.parse


@pytest.fixture
def record(tmp_path: Path) -> Record:
    found, faults = read_folder(write_sample(tmp_path))
    assert found is not None, faults
    return found


@pytest.fixture
def plan(record: Record) -> Proposal:
    return record.proposals["plan-2020-12-01"]


def digest(record: Record, plan: Proposal) -> str:
    """The digest of the record with no proposal but *plan*."""
    return digest_of(record_digests(replace(record, proposals={plan.id: plan})))


def test_a_clause_keeps_the_region_as_stated_and_its_condition_canonically(tmp_path: Path) -> None:
    edits = ((DRAFT, "region: [both]", "region: both"), (PLAN, '[{vote-passes: ["yes"]}]', "[{vote-passes: 'yes'}]"))
    texts = formatting_of(write_sample(tmp_path, edited(edits))).texts

    assert {path.name: text for path, text in texts.items()} == {Path(PLAN).name: PLAN_FILE}
    assert '{n: "2", issue: tolls, region: both}' in (tmp_path / DRAFT).read_text("utf-8")


def test_each_clause_response_and_dispute_stands_on_lines_of_its_own(record: Record, plan: Proposal) -> None:
    text = write_record(replace(record, proposals={plan.id: replace(plan, clauses=plan.clauses[3:])}))[PLAN]

    assert 'clauses:\n  - {n: "3", issue: islets, region: {all_in: [gull]}}\nresponses:\n  - {party: south' in text


CHANGES: dict[str, object] = {
    "id": "plan",
    "title": "A plan",
    "authors": ("north",),
    "dated": DAY("2020-12"),
    "status": Status.SIGNED,
    "citations": (Citation("gazette-2021", note="n"),),
    "read": ReadHow.EXCERPT,
    "follows": (),
    "disputes": (Dispute("north", None, DAY("2021"), Aspect.RECEIPT, "No.", (Citation("gazette-2021"),)),),
    "note": None,
    "n": "1a",
    "issue": "islets",
    "when": (),
    "summary": "",
    "stated": '["south","both"]',
    "party": "north",
    "on": DAY("2021-02"),
    "response": Answer.DECLINED_TO_SAY,
    "clause": "1",
}
OWN = {"clauses", "responses", "region"}


def changeable(kind: type[Proposal | Clause | Response]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", [field.name for field in fields(kind) if field.name not in OWN])


@changeable(Proposal)
def test_each_field_of_a_proposal_counts(record: Record, plan: Proposal, name: str) -> None:
    changed = replace(plan, **{name: CHANGES[name]})  # type: ignore[arg-type]

    assert digest(record, changed) != digest(record, plan)


@changeable(Clause)
def test_each_field_of_a_clause_counts(record: Record, plan: Proposal, name: str) -> None:
    changed = replace(plan.clauses[1], **{name: CHANGES[name]})  # type: ignore[arg-type]
    clauses = (plan.clauses[0], changed, *plan.clauses[2:])

    assert digest(record, replace(plan, clauses=clauses)) != digest(record, plan)


@changeable(Response)
def test_each_field_of_a_response_counts(record: Record, plan: Proposal, name: str) -> None:
    changed = replace(plan.responses[1], **{name: CHANGES[name]})  # type: ignore[arg-type]
    responses = (plan.responses[0], changed, *plan.responses[2:])

    assert digest(record, replace(plan, responses=responses)) != digest(record, plan)


def test_the_set_that_a_clause_means_counts_beside_its_words(record: Record, plan: Proposal) -> None:
    other = replace(plan.clauses[1], region=plan.clauses[2].region)

    assert digest(record, replace(plan, clauses=(other,))) != digest(record, replace(plan, clauses=plan.clauses[1:2]))


def test_the_order_of_clauses_is_the_documents_and_counts(record: Record, plan: Proposal) -> None:
    assert digest(record, replace(plan, clauses=plan.clauses[::-1])) != digest(record, plan)
