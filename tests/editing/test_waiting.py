"""Edits that wait: one person proposes, another publishes, and the record moves only then."""

import pytest

from app.queries.keys import Scope
from app.schemas.wire.models.edits import EditHead, EditList, EditMade, EditWhole
from tests.editing.conftest import POSITION, SOURCE, Newsroom, create


class Desk:
    """The newsroom with Pia, who proposes, and Pat, who publishes."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.room = newsroom
        self.pia = newsroom.key("Pia", Scope.PROPOSE)
        self.pat = newsroom.key("Pat", Scope.PUBLISH)

    def propose(self, *changes: object) -> int:
        answer = self.room.edit(*(changes or (create("source", SOURCE),)), key=self.pia)
        assert answer.status_code == 202, answer.text
        number: int = answer.json()["id"]
        assert answer.headers["location"] == f"/edits/{number}"
        return number


@pytest.fixture
def desk(newsroom: Newsroom) -> Desk:
    return Desk(newsroom)


def test_what_another_person_publishes_is_one_revision(desk: Desk) -> None:
    before = desk.room.revision()
    number = desk.propose(create("source", SOURCE), create("position", POSITION))
    assert desk.room.revision() == before

    answer = desk.room.call("POST", f"/edits/{number}/publish", key=desk.pat)

    assert answer.status_code == 200, answer.text
    EditMade.model_validate(answer.json())
    assert (answer.json()["id"], answer.json()["revision"]) == (number, before + 1)
    assert answer.json()["by"] == "Pia, published by Pat"
    assert desk.room.client.get("/positions/south-2020-11-01-islets")["party"] == "south"
    told = desk.room.call("GET", f"/edits/{number}").json()
    EditWhole.model_validate(told)
    assert (told["state"], told["decided_by"], told["revision"]) == ("published", "Pat", before + 1)
    actions = [(line.deed.action, line.doer.owner) for line in desk.room.audit()]
    assert actions == [("propose", "Pia"), ("create", "Pat"), ("create", "Pat"), ("publish", "Pat")]


def test_nobody_publishes_what_they_proposed(desk: Desk) -> None:
    number = desk.propose()
    own = desk.room.key(" pia ", Scope.ADMIN)

    answer = desk.room.call("POST", f"/edits/{number}/publish", key=own)

    assert (answer.status_code, answer.json()["code"]) == (403, "own_edit")
    assert desk.room.call("GET", f"/edits/{number}").json()["state"] == "proposed"


def test_what_cannot_be_made_is_not_proposed(desk: Desk) -> None:
    answer = desk.room.edit(create("source", {}), key=desk.pia)

    assert answer.status_code == 422
    assert desk.room.call("GET", "/edits").json()["items"] == []


def test_it_is_checked_again_against_the_record_as_it_stands(desk: Desk) -> None:
    number = desk.propose(create("source", SOURCE), create("position", POSITION))
    other = desk.propose()
    assert desk.room.call("POST", f"/edits/{other}/publish", key=desk.pat).status_code == 200

    answer = desk.room.call("POST", f"/edits/{number}/publish", key=desk.pat)

    assert answer.status_code == 422
    assert [(fault["at"], fault["code"]) for fault in answer.json()["errors"]] == [
        ("/changes/0/record/id", "double_id")
    ]
    assert desk.room.call("GET", f"/edits/{number}").json()["state"] == "proposed"


def test_a_record_that_moved_since_is_not_published_over(desk: Desk) -> None:
    desk.room.edit(create("source", SOURCE))
    mark = desk.room.mark("/sources/gazette-2020")
    change = {"op": "correct", "kind": "source", "record": {**SOURCE, "title": "Other"}, "if_match": mark}
    number = desk.propose(change)
    desk.room.edit({**change, "record": {**SOURCE, "title": "First"}})

    answer = desk.room.call("POST", f"/edits/{number}/publish", key=desk.pat)

    assert answer.status_code == 412
    assert desk.room.client.get("/sources/gazette-2020")["title"] == "First"


@pytest.mark.parametrize("deed", ["reject", "withdraw"])
def test_what_is_rejected_or_withdrawn_is_never_made(desk: Desk, deed: str) -> None:
    before, number = desk.room.revision(), desk.propose()
    key = desk.pat if deed == "reject" else desk.pia

    answer = desk.room.call("POST", f"/edits/{number}/{deed}?reason=The+page+says+otherwise", key=key)

    assert answer.status_code == 200, answer.text
    EditHead.model_validate(answer.json())
    assert answer.json()["state"] == {"reject": "rejected", "withdraw": "withdrawn"}[deed]
    assert answer.json()["reason"] == "The page says otherwise"
    again = desk.room.call("POST", f"/edits/{number}/publish", key=desk.pat)
    assert (again.status_code, again.json()["code"]) == (409, "already_decided")
    assert desk.room.revision() == before
    assert [line.deed.action for line in desk.room.audit()] == ["propose", deed]


def test_only_who_proposed_it_withdraws_it(desk: Desk) -> None:
    number = desk.propose()

    answer = desk.room.call("POST", f"/edits/{number}/withdraw")

    assert (answer.status_code, answer.json()["code"]) == (403, "own_edit")


@pytest.mark.parametrize("number", ["99", "0", "x", "1234567890123"])
def test_an_edit_that_is_not_there(desk: Desk, number: str) -> None:
    for deed in ("", "/publish", "/reject"):
        answer = desk.room.call("POST" if deed else "GET", f"/edits/{number}{deed}", key=desk.pat)
        assert answer.status_code == (404 if number == "99" else 422), answer.text


def test_edits_are_listed_by_page_the_newest_first(desk: Desk) -> None:
    numbers = [desk.propose(create("source", {**SOURCE, "id": f"s{n}"})) for n in range(3)]
    desk.room.call("POST", f"/edits/{numbers[0]}/withdraw", key=desk.pia)

    first = desk.room.call("GET", "/edits?state=proposed&negotiation=harbour&limit=1").json()
    EditList.model_validate(first)
    second = desk.room.call("GET", first["next"]).json()

    assert [item["id"] for item in first["items"] + second["items"]] == [numbers[2], numbers[1]]
    assert second["next"] is None
    assert len(desk.room.call("GET", "/edits").json()["items"]) == 3
    assert desk.room.call("GET", "/edits?state=propsed").json()["errors"][0]["nearest"][0] == "proposed"


def test_what_changes_nothing_when_it_is_published_is_said_so(desk: Desk) -> None:
    desk.room.edit(create("source", SOURCE))
    number = desk.propose({"op": "correct", "kind": "source", "record": SOURCE})
    before = desk.room.revision()

    answer = desk.room.call("POST", f"/edits/{number}/publish", key=desk.pat)

    assert (answer.status_code, answer.json()["state"]) == (200, "unchanged")
    assert desk.room.revision() == before
