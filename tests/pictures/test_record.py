"""Every issue of the record can be drawn, at every grade, as it stands and as it came about."""

import json
from dataclasses import replace
from typing import Any

import pytest

from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution
from app.domain.verdicts.comparison import compare
from app.pictures.cards import comparison_card, matrix_card
from app.pictures.matrices import matrix_svg
from app.pictures.spaces import space_svg
from app.pictures.timelines import timeline_svg
from app.pictures.words import Caption
from app.queries.revisions import Revision
from app.routers.answers import verdict_meta
from app.schemas.wire.comparisons import comparison_json
from app.schemas.wire.encode import dumps
from app.schemas.wire.records import issue_json
from app.services.analysing import timelines
from app.services.comparing import matrix
from app.services.inquiries import Asked, Inquiry, inquiry_on
from app.services.scopes import Reading
from tests.pictures.reading import check


def plain(body: object) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(dumps(body))


@pytest.fixture(scope="module")
def asked(real_record: Record) -> Inquiry:
    """A question to the whole record: all parties, on the last day that is covered, on anybody's word."""
    id_ = real_record.negotiation.id
    revision = Revision(1, id_, "sha256:" + 64 * "a", "2026-01-01T00:00:00Z", "Ada", "a test")
    return inquiry_on(real_record, Reading(id_, revision), Asked(min_attribution=Attribution.ANONYMOUS))


@pytest.fixture(scope="module")
def caption(real_record: Record) -> Caption:
    issues = {id_: issue_json("ukraine", issue) for id_, issue in real_record.issues.items()}
    parties = {party.id: party.name for party in real_record.parties.values()}
    return Caption(real_record.negotiation.title, "CC-BY-4.0", None, parties, plain(issues))


def test_the_matrix_and_its_card_can_be_drawn(asked: Inquiry, caption: Caption) -> None:
    rows, counts = matrix(asked)
    answer = plain({"items": [row for _, row in rows], "counts": counts, "meta": verdict_meta(asked)})

    check(matrix_svg(answer, caption))
    check(matrix_card(answer, caption))


def test_every_option_space_and_its_card_can_be_drawn(asked: Inquiry, caption: Caption) -> None:
    for issue in asked.issues:
        found = compare(asked.question, issue)
        answer = plain({**comparison_json(asked.question.record, found), "meta": verdict_meta(asked)})

        check(space_svg(answer, caption))
        check(comparison_card(answer, caption))


def test_every_timeline_can_be_drawn(asked: Inquiry, caption: Caption) -> None:
    for issue in asked.issues:
        ranked, silent = timelines(replace(asked, issues=(issue,)), "date")
        answer = plain({"items": [item for _, item in ranked], "silent": silent, "meta": verdict_meta(asked)})

        check(timeline_svg(answer, caption, dict(caption.issues[issue])))
