"""Records written at their own addresses: each is an edit of one change, and nobody undoes unseen what another did."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx
import pytest

from app.queries.keys import Scope
from tests.api.conftest import Client
from tests.editing.conftest import POSITION, SOURCE, Newsroom, create

ADDRESS = "/sources/gazette-2020"
WHY = "?why=a+test"


def put(newsroom: Newsroom, record: object, address: str = ADDRESS, **headers: str) -> httpx.Response:
    return newsroom.call("PUT", address + WHY, record, **headers)


@pytest.fixture
def gazette(newsroom: Newsroom) -> Newsroom:
    """The newsroom, whose record has a source of its own."""
    assert put(newsroom, SOURCE, if_none_match="*").status_code == 201
    return newsroom


def test_a_record_is_created_at_its_address(newsroom: Newsroom) -> None:
    answer = put(newsroom, {key: value for key, value in SOURCE.items() if key != "id"}, if_none_match="*")

    assert answer.status_code == 201, answer.text
    assert answer.headers["location"] == f"{ADDRESS}?negotiation=harbour"
    assert newsroom.client.get(answer.headers["location"])["title"] == SOURCE["title"]
    position = put(newsroom, POSITION, "/positions/south-2020-11-01-islets", if_none_match="*")
    assert position.status_code == 201, position.text


def test_a_record_is_corrected_by_who_read_it(gazette: Newsroom) -> None:
    answer = put(gazette, {**SOURCE, "title": "Other"}, if_match=gazette.mark(ADDRESS))

    assert (answer.status_code, answer.json()["state"]) == (200, "published")
    assert gazette.client.get(ADDRESS)["title"] == "Other"
    assert gazette.mark(ADDRESS).endswith(f'{answer.json()["changes"][0]["mark"]}"')


def test_an_edit_elsewhere_is_in_nobodys_way(gazette: Newsroom) -> None:
    mark = gazette.mark(ADDRESS)
    put(gazette, {"name": "Ada South"}, "/people/ada-south", if_none_match="*")
    assert gazette.mark(ADDRESS) != mark

    assert put(gazette, {**SOURCE, "title": "Other"}, if_match=mark).status_code == 200


def test_a_record_that_moved_is_left_alone(gazette: Newsroom) -> None:
    mark = gazette.mark(ADDRESS)
    put(gazette, {**SOURCE, "title": "First"}, if_match=mark)

    answer = put(gazette, {**SOURCE, "title": "Second"}, if_match=mark)

    assert (answer.status_code, answer.json()["code"]) == (412, "record_moved")
    assert answer.json()["errors"][0]["in"] == "header"
    assert gazette.client.get(ADDRESS)["title"] == "First"


def test_a_mark_may_stand_in_a_document(gazette: Newsroom) -> None:
    change = {"op": "correct", "kind": "source", "record": {**SOURCE, "title": "Other"}}
    mark = gazette.mark(ADDRESS)
    first = gazette.edit({**change, "if_match": mark})
    assert first.status_code == 201
    second = gazette.edit({**change, "record": SOURCE, "if_match": first.json()["changes"][0]["mark"]})
    assert second.status_code == 201, second.text

    late = gazette.edit({**change, "if_match": first.json()["changes"][0]["mark"]})

    assert (late.status_code, late.json()["errors"][0]["at"]) == (412, "/changes/0/if_match")


def test_a_record_is_removed_by_who_read_it(gazette: Newsroom) -> None:
    answer = gazette.call("DELETE", ADDRESS + WHY, if_match=gazette.mark(ADDRESS))

    assert (answer.status_code, answer.json()["changes"][0]["op"]) == (200, "remove")
    gazette.client.refused(ADDRESS, 404)


@pytest.mark.parametrize("mark", ['"nothing"', 'W/"0"', "*x", '""'])
def test_a_mark_of_something_else_is_no_mark(gazette: Newsroom, mark: str) -> None:
    assert gazette.call("DELETE", ADDRESS + WHY, if_match=mark).status_code == 412


def test_whatever_stands_is_meant_by_a_star(gazette: Newsroom) -> None:
    assert gazette.call("DELETE", ADDRESS + WHY, if_match="*").status_code == 200
    assert gazette.call("DELETE", ADDRESS + WHY, if_match="*").status_code == 412


@pytest.mark.parametrize("headers", [{}, {"if_none_match": '"x"'}, {"if_match": "*", "if_none_match": "*"}])
def test_it_must_be_said_what_the_record_was(gazette: Newsroom, headers: dict[str, str]) -> None:
    answer = put(gazette, SOURCE, **headers)

    assert (answer.status_code, answer.json()["code"]) == (428, "mark_required")
    assert gazette.call("DELETE", ADDRESS + WHY).status_code == 428


def test_what_stands_is_not_created_again(gazette: Newsroom) -> None:
    answer = put(gazette, SOURCE, if_none_match="*")

    assert (answer.status_code, answer.json()["code"]) == (412, "record_moved")


def test_faults_are_named_where_they_were_sent(newsroom: Newsroom) -> None:
    answer = newsroom.call(
        "PUT",
        "/positions/South?why=a&coverage_through=2022-03-01",
        {**POSITION, "id": "South", "kind": "ofer", "speaker": 3},
        if_none_match="*",
    )

    found = [(fault["in"], fault["at"], fault["code"]) for fault in answer.json()["errors"]]
    assert found == [
        ("body", "/id", "bad_id"),
        ("body", "/kind", "unknown_value"),
        ("body", "/speaker", "wrong_type"),
        ("query", "coverage_through", "uncovered"),
    ]


def test_an_address_and_its_record_name_one_id(newsroom: Newsroom) -> None:
    answer = put(newsroom, SOURCE, "/sources/other", if_none_match="*")

    assert [(fault["in"], fault["at"], fault["code"]) for fault in answer.json()["errors"]] == [
        ("path", "id", "bad_id")
    ]


@pytest.mark.parametrize(
    ("address", "at", "code"),
    [
        ("/sources/x", "why", "invalid_value"),
        ("/sources/x?why=a&negotiaton=harbour", "negotiaton", "unknown_parameter"),
        ("/sources/x?why=a&coverage_through=2021", "coverage_through", "invalid_value"),
    ],
)
def test_parameters_are_checked_as_everywhere(newsroom: Newsroom, address: str, at: str, code: str) -> None:
    answer = newsroom.call("PUT", address, SOURCE, if_none_match="*")

    assert answer.status_code == 422
    assert (answer.json()["errors"][0]["at"], answer.json()["errors"][0]["code"]) == (at, code)


@pytest.mark.parametrize("negotiation", ["harbour", "elsewhere"])
def test_the_negotiation_may_be_named(newsroom: Newsroom, negotiation: str) -> None:
    answer = newsroom.call("PUT", f"{ADDRESS}{WHY}&negotiation={negotiation}", SOURCE, if_none_match="*")

    assert answer.status_code == (201 if negotiation == "harbour" else 422), answer.text


def test_who_may_only_propose_proposes(gazette: Newsroom) -> None:
    key = gazette.key("Pia", Scope.PROPOSE)
    mark = gazette.mark(ADDRESS)

    kept = gazette.call("PUT", ADDRESS + WHY, {**SOURCE, "title": "Other"}, key, if_match=mark)
    gone = gazette.call("DELETE", f"{ADDRESS}{WHY}&propose=true", if_match=mark)

    assert (kept.status_code, gone.status_code) == (202, 202)
    assert gazette.client.get(ADDRESS)["title"] == SOURCE["title"]
    told = gazette.call("GET", kept.headers["location"]).json()
    assert told["document"]["changes"][0]["record"]["title"] == "Other"
    published = gazette.call("POST", f"/edits/{told['id']}/publish", key=gazette.key("Pat", Scope.PUBLISH))
    assert published.status_code == 200, published.text
    assert gazette.client.get(ADDRESS)["title"] == "Other"


def test_of_two_editors_at_once_one_wins(gazette: Newsroom) -> None:
    mark, ready = gazette.mark(ADDRESS), Barrier(2)
    before = gazette.revision()
    body = [{**SOURCE, "title": title} for title in ("One", "Other")]
    key = gazette.ada

    def correct(record: object) -> httpx.Response:
        other = Client(gazette.client.app)
        with other.runner:
            ready.wait()
            room = Newsroom(other)
            return room.call("PUT", ADDRESS + WHY, record, key, if_match=mark)

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(correct, body))

    assert sorted(answer.status_code for answer in answers) == [200, 412]
    won = next(record for record, answer in zip(body, answers, strict=True) if answer.status_code == 200)
    assert gazette.client.get(ADDRESS)["title"] == won["title"]
    assert gazette.revision() == before + 1


def test_what_no_text_may_hold_is_a_fault_wherever_it_stands(newsroom: Newsroom) -> None:
    removal = {"op": "remove", "kind": "source", "id": "a\0b"}
    marked = create("source", SOURCE | {"id": "a\0b", "title": "c\0d"}, id="a\0b")

    for answer in (newsroom.edit(removal), newsroom.edit(marked)):
        assert (answer.status_code, "control_character" in answer.text) == (422, True)
    assert newsroom.call("PUT", "/sources/a%00b?why=c", SOURCE, if_none_match="*").status_code == 404
    assert newsroom.call("DELETE", "/sources/a%00b?why=c", if_match="*").status_code == 404
    assert newsroom.call("DELETE", "/sources/a?why=c%00", if_match="*").status_code == 422
    assert newsroom.call("POST", "/edits/1/withdraw?reason=c%0Ad").status_code == 422
