"""Edits over HTTP: each is one revision, checked as seed files are, with what stood before in the audit."""

from typing import Any

import pytest

from app.queries.keys import Scope
from app.schemas.wire.models.edits import EditMade, EditProposed
from tests.editing.conftest import POSITION, SOURCE, Newsroom, create
from tests.editing.forms import OF_EACH

ENDED = {"on": "2021-03-01", "how": "withdrawn", "citations": [{"source": "gazette-2021"}]}


LATER = POSITION | {"id": "south-2022-01-05-islets", "stated_on": "2022-01-05"}


def faults(answer: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - an answer of httpx
    return [(fault["at"], fault["code"]) for fault in answer.json()["errors"]]


def test_a_statement_and_its_source_are_one_revision(newsroom: Newsroom) -> None:
    before = newsroom.revision()

    answer = newsroom.edit(create("source", SOURCE), create("position", POSITION))

    assert answer.status_code == 201, answer.text
    told = answer.json()
    EditMade.model_validate(told)
    assert (told["state"], told["revision"], told["by"], told["why"]) == ("published", before + 1, "Ada", "a test")
    assert [(c["op"], c["kind"], c["id"], c["before"]) for c in told["changes"]] == [
        ("create", "source", "gazette-2020", None),
        ("create", "position", "south-2020-11-01-islets", None),
    ]
    assert answer.headers["location"] == f"/revisions/{before + 1}?negotiation=harbour"
    assert newsroom.client.get(answer.headers["location"])["digest"] == told["digest"]
    read = newsroom.client.get("/positions/south-2020-11-01-islets")
    assert read["summary"] == POSITION["summary"]
    assert read["meta"]["digest"] == told["digest"]


def test_numbers_are_kept_exactly(newsroom: Newsroom) -> None:
    position = POSITION | {"id": "south-crews", "issue": "crews", "region": {"at_least": "@"}, "keeps": []}
    text = str(newsroom_document(create("source", SOURCE), create("position", position))).replace("'", '"')
    text = text.replace('"@"', "7.0")

    answer = newsroom.call("POST", "/edits", text.encode())

    assert [code for _, code in faults(answer)] == ["silence_beside_position"]


def newsroom_document(*changes: object) -> dict[str, object]:
    return {"negotiation": "harbour", "why": "a test", "changes": list(changes)}


def test_a_position_ends(newsroom: Newsroom) -> None:
    answer = newsroom.edit({"op": "end", "kind": "position", "id": "south-2020-09-01-islets", "record": ENDED})

    assert answer.status_code == 201, answer.text
    assert newsroom.client.get("/positions/south-2020-09-01-islets")["ended"]["how"] == "withdrawn"


def test_a_record_is_corrected_and_removed(newsroom: Newsroom) -> None:
    newsroom.edit(create("source", SOURCE))
    corrected = newsroom.edit({"op": "correct", "kind": "source", "record": {**SOURCE, "title": "Tolls, once more"}})
    assert corrected.status_code == 201, corrected.text
    assert newsroom.client.get("/sources/gazette-2020")["title"] == "Tolls, once more"

    removed = newsroom.edit({"op": "remove", "kind": "source", "id": "gazette-2020"})

    assert removed.status_code == 201, removed.text
    assert removed.json()["changes"][0]["after"] is None
    newsroom.client.refused("/sources/gazette-2020", 404)
    assert newsroom.client.get(f"/sources/gazette-2020?revision={removed.json()['revision'] - 1}")["title"]


def test_every_kind_can_be_written(newsroom: Newsroom) -> None:
    corrected = [
        {"op": "correct", "kind": kind, "record": OF_EACH[kind]} for kind in ("party", "silence", "negotiation")
    ]
    created = [create(kind, OF_EACH[kind]) for kind in ("person", "issue", "proposal")]

    answer = newsroom.edit(*corrected, *created)

    assert answer.status_code == 201, answer.text
    assert len(answer.json()["changes"]) == 6
    assert newsroom.client.get("/negotiations/harbour")["title"] == "The harbour"
    assert newsroom.client.get("/proposals/plan-2021")["clauses"][0]["region"] == [{"at_most": 12}]


def test_what_says_nothing_new_makes_no_revision(newsroom: Newsroom) -> None:
    newsroom.edit(create("source", SOURCE))
    before = newsroom.revision()

    answer = newsroom.edit({"op": "correct", "kind": "source", "record": SOURCE})

    assert (answer.status_code, answer.json()["state"], answer.json()["revision"]) == (200, "unchanged", before)
    assert newsroom.revision() == before


def test_all_faults_are_named_at_once_with_what_would_be_right(newsroom: Newsroom) -> None:
    before = newsroom.revision()

    answer = newsroom.edit(
        create("source", {**SOURCE, "kind": "news", "languge": "en"}),
        create("position", {**POSITION, "issue": "toll", "speaker": "sam", "citations": []}),
        create("position", POSITION | {"id": "x", "issue": "tolls", "region": ["bth"]}),
        {"op": "remove", "kind": "source", "id": "gazette-2018"},
    )

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert faults(answer) == [
        ("/changes/0/record/kind", "unknown_value"),
        ("/changes/0/record/languge", "unknown_key"),
        ("/changes/1/record/citations", "no_citation"),
        ("/changes/2/record/region/0", "unknown_option"),
        ("/changes/3/id", "unknown_record"),
    ]
    near = [fault["nearest"] for fault in answer.json()["errors"]]
    assert near == [["news_report"], ["language"], [], ["both", "south", "north"], ["gazette-2021", "gazette-2019"]]
    assert newsroom.revision() == before
    assert newsroom.audit() == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"op": "creat", "kind": "source", "record": SOURCE}, [("/changes/0/op", "unknown_value")]),
        ({"op": "create", "kind": "sauce", "record": SOURCE}, [("/changes/0/kind", "unknown_value")]),
        ({"op": "create", "kind": "source"}, [("/changes/0", "missing_key")]),
        ({"op": "create", "kind": "source", "record": []}, [("/changes/0/record", "wrong_type")]),
        ({"op": "create", "kind": "source", "record": {}}, [("/changes/0", "missing_key")]),
        ({"op": "create", "kind": "source", "id": "b", "record": SOURCE}, [("/changes/0/id", "bad_id")]),
        ({"op": "create", "kind": "source", "id": "b c", "record": {}}, None),
        ({"op": "remove", "kind": "source", "id": "x", "record": {}}, [("/changes/0/record", "unknown_key")]),
        ({"op": "remove", "kind": "negotiation", "id": "harbour"}, [("/changes/0/op", "unknown_value")]),
        ({"op": "remove", "kind": "source"}, [("/changes/0", "missing_key")]),
        (create("source", {**SOURCE, "id": "gazette-2019"}), [("/changes/0/record/id", "double_id")]),
        (3, [("/changes/0", "wrong_type")]),
    ],
)  # fmt: skip
def test_a_change_that_cannot_be_read_is_named(
    newsroom: Newsroom, change: object, expected: list[tuple[str, str]] | None
) -> None:
    answer = newsroom.edit(change)

    assert answer.status_code == 422
    if expected is None:
        assert ("/changes/0/id", "bad_id") in faults(answer)
    else:
        assert faults(answer) == expected


def test_what_would_be_wrong_elsewhere_is_named_too(newsroom: Newsroom) -> None:
    answer = newsroom.edit({"op": "remove", "kind": "source", "id": "north-speech"})

    assert set(faults(answer)) == {("/changes", "unknown_source")}
    assert answer.json()["errors"][0]["got"] == "north-2020-06-15-crews"
    assert "standing position north-2020-06-15-crews" in answer.json()["errors"][0]["detail"]


def test_an_id_is_never_used_again(newsroom: Newsroom) -> None:
    newsroom.edit(create("source", SOURCE))
    newsroom.edit({"op": "remove", "kind": "source", "id": "gazette-2020"})

    answer = newsroom.edit(create("source", SOURCE))

    assert faults(answer) == [("/changes/0", "double_id")]
    assert "which was removed" in answer.json()["detail"]


def test_a_record_is_changed_once_in_an_edit(newsroom: Newsroom) -> None:
    answer = newsroom.edit(create("source", SOURCE), {"op": "remove", "kind": "source", "id": "gazette-2020"})

    assert faults(answer) == [("/changes/1", "double_entry")]


@pytest.mark.parametrize(
    ("document", "at"),
    [
        ({"negotiation": "habour", "why": "x", "changes": [create("source", SOURCE)]}, ["/negotiation"]),
        ({"negotiation": "harbour", "why": " ", "changes": {}}, ["/why", "/changes"]),
        ({"negotiation": "harbour", "why": "x", "changes": []}, ["/changes"]),
        ({"negotiation": "harbour", "why": "x"}, [""]),
        ({"why": "x", "changes": [create("source", SOURCE)], "who": "me"}, ["", "/who"]),
        ([], [""]),
        (
            {"negotiation": "harbour", "why": "x", "looked_on": "2022-02-01", "changes": [create("source", SOURCE)]},
            ["/looked_on"],
        ),
    ],
)
def test_an_edit_that_cannot_be_read_is_named(newsroom: Newsroom, document: object, at: list[str]) -> None:
    answer = newsroom.call("POST", "/edits", document)

    assert answer.status_code == 422, answer.text
    assert [where for where, _ in faults(answer)] == at


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [(b"{", 422, "malformed_body"), (b"", 422, "malformed_body"), (b'{"why": "a\tb"}', 422, "malformed_body")],
)
def test_what_is_no_json_is_refused(newsroom: Newsroom, body: bytes, status: int, code: str) -> None:
    answer = newsroom.call("POST", "/edits", body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_too_many_changes_are_not_made_at_once(newsroom: Newsroom) -> None:
    answer = newsroom.edit(*[{"op": "remove", "kind": "source", "id": f"s{n}"} for n in range(201)])

    assert (answer.status_code, answer.json()["code"]) == (422, "too_large")


def test_a_statement_after_the_coverage_is_refused_unless_the_edit_moves_it(newsroom: Newsroom) -> None:
    source = {**SOURCE, "published": "2022-01-05"}
    statement = create("position", LATER)

    refused = newsroom.edit(create("source", source), statement)

    assert (refused.status_code, refused.json()["code"]) == (409, "beyond_coverage")
    assert faults(refused) == [("/changes/1/record/stated_on", "outside_coverage")]
    unlooked = newsroom.edit(create("source", source), statement, coverage_through="2022-01-06")
    assert unlooked.status_code == 422
    assert faults(unlooked) == [("/coverage_through", "uncovered")]
    made = newsroom.edit(create("source", source), statement, coverage_through="2022-01-06", looked_on="2022-01-12")
    assert made.status_code == 201, made.text
    assert [(c["op"], c["kind"]) for c in made.json()["changes"]] == [
        ("create", "source"),
        ("create", "position"),
        ("correct", "negotiation"),
        ("correct", "silence"),
    ]
    assert newsroom.client.get("/parties")["meta"]["coverage"]["through"] == "2022-01-06"


def test_the_coverage_alone_moves_where_somebody_looked(newsroom: Newsroom) -> None:
    answer = newsroom.edit(coverage_through="2022-01-06", looked_on="2022-01-12")

    assert answer.status_code == 201, answer.text
    assert [(c["op"], c["kind"]) for c in answer.json()["changes"]] == [
        ("correct", "negotiation"),
        ("correct", "silence"),
    ]
    back = newsroom.edit(coverage_through="2022-01-05")
    assert {code for _, code in faults(back)} == {"outside_coverage"}


def test_with_other_faults_the_coverage_is_one_of_them(newsroom: Newsroom) -> None:
    source = {**SOURCE, "published": "2022-01-05"}

    answer = newsroom.edit(create("source", source), create("position", LATER | {"speaker": "nobody"}))

    assert answer.status_code == 422
    assert {code for _, code in faults(answer)} == {"outside_coverage", "unknown_person"}


def test_a_warning_is_told_and_holds_up_nothing(newsroom: Newsroom) -> None:
    wider = POSITION | {"kind": "demand", "region": {"all_in": ["gull"]}}

    answer = newsroom.edit(create("source", SOURCE), create("position", wider))

    assert answer.status_code == 201, answer.text
    assert [warning["code"] for warning in answer.json()["warnings"]] == ["demand_adds_nothing", "members_differ"]


def test_the_audit_holds_what_stood_before_and_after(newsroom: Newsroom) -> None:
    newsroom.edit(create("source", SOURCE))
    newsroom.call(
        "POST",
        "/edits",
        newsroom_document({"op": "correct", "kind": "source", "record": {**SOURCE, "title": "Other"}}),
        x_request_id="request-7",
    )

    made, corrected = newsroom.audit()

    assert (made.deed.action, made.deed.kind, made.deed.id, made.deed.before) == (
        *("create", "source", "gazette-2020"),
        None,
    )
    assert made.deed.after == corrected.deed.before
    assert '"title":"Other"' in str(corrected.deed.after)
    assert (corrected.doer.owner, corrected.doer.key_name, corrected.doer.request_id) == ("Ada", "desk", "request-7")
    assert corrected.deed.revision == newsroom.revision()


def test_a_proposed_edit_says_what_it_would_do(newsroom: Newsroom) -> None:
    before = newsroom.revision()

    answer = newsroom.edit(create("source", SOURCE), key=newsroom.key("Pia", Scope.PROPOSE))

    assert answer.status_code == 202
    EditProposed.model_validate(answer.json())
    assert answer.json()["changes"][0]["after"]["id"] == "gazette-2020"
    assert newsroom.revision() == before
