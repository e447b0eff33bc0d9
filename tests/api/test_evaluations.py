"""A package of a reader's own: what each party would say to it."""

import pytest

from tests.api.conftest import Client, Statements, load_on
from tests.api.packages import ASKED, CEASEFIRE, NATO, package
from tests.domain.worlds import world


def test_a_package_is_judged_as_a_proposal_of_the_record_is(planned: Client) -> None:
    stored = planned.get("/proposals/newer/evaluation?parties=ru,ua,us&as_of=2024-06-14")
    clauses = [
        {"n": clause["n"], "issue": clause["issue"], "region": clause["stated"], "summary": clause["summary"]}
        for clause in planned.get("/proposals/newer")["clauses"]
    ]

    answer = planned.send(package(*clauses, title="The newer draft", **ASKED))

    assert answer.status_code == 200
    assert answer.json() == {**stored, "proposal": None}


def test_an_answer_is_not_kept_and_carries_no_mark(planned: Client) -> None:
    answer = planned.send(package(NATO))

    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert "link" not in answer.headers
    assert answer.headers["access-control-allow-origin"] == "*"


def test_the_same_package_gives_the_same_bytes(planned: Client) -> None:
    body = package(NATO, CEASEFIRE, **ASKED)

    assert planned.send(body).content == planned.send(body).content


def test_conditions_are_judged_under_the_whole_package(planned: Client) -> None:
    alone = planned.send(package(CEASEFIRE, parties=["ru"])).json()["clauses"][0]["parties"][0]
    both = planned.send(package(NATO, CEASEFIRE, parties=["ru"])).json()["clauses"][1]["parties"][0]

    assert (alone["verdict"], alone["condition_open"]) == ("not_ruled_out", True)
    assert (both["verdict"], both["condition_open"]) == ("meets", False)


def test_what_is_asked_is_what_the_other_routes_ask(planned: Client) -> None:
    answer = planned.send(
        package(
            NATO,
            negotiation="test",
            parties=["us", "ru@2022-03-29"],
            as_of="2024-01-10",
            known_on="2024-01-10",
            min_attribution="anonymous",
            revision="1",
            title=" Mine ",
        )
    ).json()

    meta = answer["meta"]
    assert [(one["party"], one["verdict"]) for one in answer["clauses"][0]["parties"]] == [
        ("us", "not_ruled_out"),
        ("ru@2022-03-29", "meets"),
    ]
    assert (meta["as_of"], meta["known_on"], meta["min_attribution"]) == ("2024-01-10", "2024-01-10", "anonymous")
    assert (meta["revision"], answer["title"], answer["negotiation"]) == (1, "Mine", "test")


def test_by_default_everybody_is_asked_as_of_the_last_day_covered(planned: Client) -> None:
    answer = planned.send(package(NATO, parties=None, as_of=None, title=None)).json()

    assert [one["party"] for one in answer["parties"]] == ["ru", "ua", "us"]
    assert answer["meta"]["as_of"] == "2024-12-31"
    assert answer["title"] is None


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ('{"at_most": 100000}', [{"at_most": 100000}]),
        ('[{"at_most": 1e5}]', [{"at_most": 100000}]),
        ('[{"exactly": 5}, {"exactly": 6}]', [{"from": 5, "to": 6}]),
    ],
)
def test_regions_are_written_as_in_seed_files_and_answered_in_one_form(
    planned: Client, written: str, canonical: object
) -> None:
    body = f'{{"clauses": [{{"n": "1", "issue": "cap", "region": {written}}}]}}'

    assert planned.send(body.encode()).json()["clauses"][0]["region"] == canonical


def test_numbers_are_exact(fresh: Client) -> None:
    load_on(fresh, world("aid = <euros>\nru demands aid:>=5"))
    body = b'{"clauses": [{"n": "1", "issue": "aid", "region": {"exactly": 0.100000000000001}}]}'

    assert b'{"exactly":0.100000000000001}' in fresh.send(body).content
    assert b'"value":4.899999999999999' in fresh.send(body).content


def test_nothing_is_stored_and_one_transaction_reads(planned: Client, statements: Statements) -> None:
    before = planned.get("/proposals")
    with statements(planned.engine) as sent:
        planned.send(package(NATO, CEASEFIRE))

    assert len(sent) == 25
    assert all(statement.startswith("SELECT") for statement in sent)
    assert planned.get("/proposals") == before
    assert planned.get("/readyz")["revision"] == 1
