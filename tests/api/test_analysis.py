"""Shifts, timelines and contradictions over HTTP: one party against itself."""

from typing import Any

import pytest

from tests.api.conftest import Client, load_on
from tests.domain.worlds import world

MOVES = """
    cf = now later never
    nato = member open barred
    cap = <whole people>
    vote = yes no
    parties ru ua us eu
    ru excludes cf:now,later id=ru-no on=2023-12-14
    ru offers cf:now id=ru-leak on=2023-12-01 grade=anonymous channel=private
    ru offers cf:now when vote:yes id=ru-terms on=2024-06-14 replaces=ru-no
    ua demands cap:>=250000 id=ua-high on=2023-01-01
    ua demands cap:>=200000 id=ua-cap on=2024-05-01 replaces=ua-high
    ua demands nato:member id=ua-nato on=2022-09-30
    us demands nato:open id=us-nato on=2022-10-01 ended=2024-01-01
    us excludes cap:<1000 id=us-first on=2022-03-01 ended=2022-04-01
    us demands cap:>=1000 id=us-again on=2024-02-01
"""
SPAN = "from=2023-12-14&to=2024-06-14"


@pytest.fixture
def moving(fresh: Client) -> Client:
    """A service that holds parties that move, end what they said, and speak again."""
    load_on(fresh, world(MOVES))
    return fresh


def told(answer: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(item["issue"], item["party"], item["move"]) for item in answer["items"]]


def ids(positions: list[dict[str, Any]]) -> list[str]:
    return [position["id"] for position in positions]


def test_shifts_come_by_issue_then_by_party_in_the_order_asked_for(moving: Client) -> None:
    found = moving.get(f"/shifts?party=us,ua,ru&{SPAN}")

    assert told(found) == [
        ("cap", "us", "new"),
        ("cap", "ua", "softened"),
        ("cf", "ru", "moved"),
        ("nato", "us", "dropped"),
        ("nato", "ua", "unchanged"),
    ]
    assert found["counts"] == {"new": 1, "dropped": 1, "softened": 1, "hardened": 0, "moved": 1, "unchanged": 1}
    assert told(moving.get(f"/shifts?party=ua,us&issue=nato&{SPAN}")) == [
        ("nato", "ua", "unchanged"),
        ("nato", "us", "dropped"),
    ]


def test_a_shift_names_the_words_that_made_the_difference_and_those_that_stayed(moving: Client) -> None:
    (cap,) = moving.get(f"/shifts?party=ua&issue=cap&{SPAN}")["items"]

    assert (cap["from"], cap["to"], cap["move"]) == ("2023-12-14", "2024-06-14", "softened")
    assert (ids(cap["came"]), ids(cap["ended"]), ids(cap["kept"])) == (["ua-cap"], ["ua-high"], [])
    assert cap["distance"] == {"value": 50000, "unit": "people"}
    assert cap["before"]["wanted"] == [{"at_least": 250000}]
    assert (cap["after"]["wanted"], cap["after"]["positions"]) == ([{"at_least": 200000}], ["ua-cap"])
    assert cap["came"][0]["citations"][0]["source"]["id"] == "source-ua-cap"
    assert cap["summary"] == (
        "On the question “What of cap?” the Ukrainian side allows more, or has said yes to more, on 2024-06-14 than on"
        " 2023-12-14, and nothing less."
    )
    (nato,) = moving.get(f"/shifts?party=ua&issue=nato&{SPAN}")["items"]
    assert (ids(nato["came"]), ids(nato["ended"]), ids(nato["kept"])) == ([], [], ["ua-nato"])


def test_with_conditions_a_shift_says_where_it_moved_how(moving: Client) -> None:
    (cf,) = moving.get(f"/shifts?party=ru&issue=cf&{SPAN}")["items"]

    assert [(one["when"], one["move"]) for one in cf["contexts"]] == [
        ([{"vote": ["yes"]}], "moved"),
        ([{"vote": ["no"]}], "softened"),
    ]
    assert cf["distance"] is None
    assert cf["before"]["ruled_out"] == ["now", "later"]
    assert (cf["after"]["ruled_out"], cf["after"]["positions"]) == (None, ["ru-terms"])


def test_who_speaks_again_is_new_without_a_word_that_it_never_spoke(moving: Client) -> None:
    (found,) = moving.get(f"/shifts?party=us&issue=cap&{SPAN}")["items"]

    assert (found["move"], found["before"]) == ("new", None)
    assert "first time" not in found["label"] + found["summary"]


def test_only_some_moves_are_listed_but_all_are_counted(moving: Client) -> None:
    some = moving.get(f"/shifts?move=softened,dropped&{SPAN}")

    assert told(some) == [("cap", "ua", "softened"), ("nato", "us", "dropped")]
    assert some["counts"] == moving.get(f"/shifts?{SPAN}")["counts"]


def test_by_default_shifts_go_over_all_that_the_record_covers(moving: Client) -> None:
    found = moving.get("/shifts")

    assert (found["meta"]["from"], found["meta"]["to"]) == ("2022-02-24", "2024-12-31")
    assert "as_of" not in found["meta"]
    assert found["meta"]["beyond_coverage"] is False
    assert moving.get("/shifts?to=2031-01-01")["meta"]["beyond_coverage"] is True
    assert {move for _, _, move in told(found)} == {"new"}
    assert told(moving.get("/shifts?from=2024-06-14&to=2024-06-14"))[0] == ("cap", "ua", "unchanged")


def test_a_weaker_grade_and_earlier_knowledge_change_shifts(moving: Client) -> None:
    span = "from=2023-11-30&to=2023-12-10&party=ru"

    assert told(moving.get(f"/shifts?{span}")) == []
    assert told(moving.get(f"/shifts?{span}&min_attribution=anonymous")) == [("cf", "ru", "new")]
    assert told(moving.get(f"/shifts?{span}&min_attribution=anonymous&known_on=2023-11-30")) == []


def test_links_of_shifts_write_the_day_as_it_was_asked_for(moving: Client) -> None:
    answer = moving.ask("/shifts?from=2023-12-14&to=2024-06-14&party=ua,us&limit=1&revision=1")

    following = answer.json()["next"]
    assert following.startswith("/shifts?negotiation=test&limit=1&party=ua,us&from=2023-12-14&to=2024-06-14&revision=")
    assert "since" not in answer.headers["link"]
    assert told(moving.get(following)) == [("cap", "us", "new")]


def test_a_timeline_has_an_item_for_each_day_on_which_words_changed(moving: Client) -> None:
    found = moving.get("/issues/cap/timeline?parties=us,ua,ru")

    assert [(item["to"], item["party"], item["move"]) for item in found["items"]] == [
        ("2022-03-01", "us", "new"),
        ("2022-04-01", "us", "dropped"),
        ("2023-01-01", "ua", "new"),
        ("2024-02-01", "us", "new"),
        ("2024-05-01", "ua", "softened"),
    ]
    assert [ids(item["came"]) for item in found["items"]] == [["us-first"], [], ["ua-high"], ["us-again"], ["ua-cap"]]
    assert found["items"][1]["from"] == "2022-03-31"
    assert found["silent"] == ["ru"]
    newest = moving.get("/issues/cap/timeline?parties=us,ua,ru&sort=-date")
    assert newest["items"] == found["items"][::-1]


def test_an_item_of_a_timeline_is_the_shift_from_the_day_before(moving: Client) -> None:
    for item in moving.get("/issues/cf/timeline?min_attribution=anonymous")["items"]:
        span = f"party={item['party']}&issue=cf&from={item['from']}&to={item['to']}&min_attribution=anonymous"
        assert moving.get(f"/shifts?{span}")["items"] == [item]


def test_parties_that_moved_on_one_day_stand_in_the_order_asked_for(fresh: Client) -> None:
    load_on(fresh, world("i = x y\nru demands i:x\nua demands i:y"))

    for order in ("date", "-date"):
        for parties in (["ru", "ua"], ["ua", "ru"]):
            found = fresh.get(f"/issues/i/timeline?parties={','.join(parties)}&sort={order}")
            assert [item["party"] for item in found["items"]] == parties


def test_words_from_before_the_coverage_are_no_news_of_its_first_day(fresh: Client) -> None:
    load_on(fresh, world("i = x y\nru demands i:x id=ru-old on=2021-12-17\nru offers i:y on=2022-03-01"))

    assert [item["to"] for item in fresh.get("/issues/i/timeline")["items"]] == ["2021-12-17", "2022-03-01"]
    (found,) = fresh.get("/shifts")["items"]
    assert (found["move"], ids(found["kept"])) == ("softened", ["ru-old"])


def test_a_timeline_ends_with_its_day(moving: Client) -> None:
    found = moving.get("/issues/cap/timeline?as_of=2023-12-31")

    assert [item["to"] for item in found["items"]] == ["2022-03-01", "2022-04-01", "2023-01-01"]
    assert (found["meta"]["as_of"], found["silent"]) == ("2023-12-31", ["eu", "ru"])


def test_a_public_no_beside_a_private_offer_is_a_contradiction_with_its_days(moving: Client) -> None:
    (found,) = moving.get("/contradictions")["items"]

    assert (found["issue"], found["party"], ids(found["positions"])) == ("cf", "ru", ["ru-no", "ru-leak"])
    assert (found["from"], found["through"]) == ("2023-12-14", "2024-06-13")
    assert (found["across"], found["named"], found["when"]) == (["channel", "attribution"], False, [{}])
    assert found["summary"] == (
        "On the question “What of cf?” 2 statements of the Russian side cannot all hold; they were said through"
        " different channels and rest on evidence of different grades, and stood together from 2023-12-14 through"
        " 2024-06-13."
    )


def test_contradictions_of_a_day_are_those_of_all_days_that_stood_then(moving: Client) -> None:
    every = moving.get("/contradictions")
    then = moving.get("/contradictions?as_of=2024-06-13")

    assert (every["meta"]["as_of"], then["meta"]["as_of"]) == (None, "2024-06-13")
    assert then["items"] == every["items"]
    assert moving.get("/contradictions?as_of=2024-06-14")["items"] == []
    assert moving.get("/contradictions?as_of=2023-12-13")["items"] == []


def test_contradictions_are_sought_at_the_weakest_grade_unless_another_is_asked_for(moving: Client) -> None:
    assert moving.get("/contradictions")["meta"]["min_attribution"] == "anonymous"
    assert moving.get("/contradictions?min_attribution=reported")["items"] == []
    assert moving.get("/contradictions?known_on=2023-12-13")["items"] == []


def test_contradictions_come_by_issue_then_party_then_first_day(fresh: Client) -> None:
    load_on(
        fresh,
        world("""
            a = x y
            b = x y
            ua demands b:x id=ua-b1 on=2024-02-01
            ua demands b:y id=ua-b2 on=2024-03-01 keeps=ua-b1
            ru demands b:x id=ru-b1 on=2024-02-01
            ru excludes b:x id=ru-b2 on=2024-04-01 keeps=ru-b1
            ru offers b:x id=ru-b3 on=2024-05-01 keeps=ru-b1,ru-b2
            ru demands a:x id=ru-a1 on=2024-06-01
            ru demands a:y id=ru-a2 on=2024-06-01
        """),
    )

    def order(path: str) -> list[list[str]]:
        return [ids(item["positions"]) for item in fresh.get(path)["items"]]

    russian = [["ru-b2", "ru-b1"], ["ru-b3", "ru-b2"]]
    assert order("/contradictions") == [["ru-a1", "ru-a2"], *russian, ["ua-b2", "ua-b1"]]
    assert order("/contradictions?parties=ua,ru") == [["ru-a1", "ru-a2"], ["ua-b2", "ua-b1"], *russian]
    assert order("/contradictions?issue=b&parties=ru&as_of=2024-05-01") == russian
    assert order("/contradictions?topic=test&limit=1") == [["ru-a1", "ru-a2"]]


PAGED = [
    *("/shifts", f"/shifts?{SPAN}&party=us,ua", "/issues/cap/timeline", "/issues/cap/timeline?sort=-date"),
    *("/contradictions", "/settlements", "/settlements?say_yes=true&parties=ru,ua"),
]


@pytest.mark.parametrize("path", PAGED)
def test_pages_hold_what_the_whole_list_holds(moving: Client, path: str) -> None:
    whole = moving.get(path)
    pages = [moving.get(f"{path}{'&' if '?' in path else '?'}limit=1")]
    while pages[-1]["next"]:
        pages.append(moving.get(pages[-1]["next"]))

    assert [item for page in pages for item in page["items"]] == whole["items"]
    for page in pages:
        assert {**page, "items": 0, "next": 0} == {**whole, "items": 0, "next": 0}


def test_too_many_parties_must_be_named_under_the_name_they_have_here(fresh: Client) -> None:
    crowd = " ".join(f"p{n}" for n in range(13))
    load_on(fresh, world(f"nato = member barred\nparties {crowd}\np1 demands nato:member"))

    for path, at in (("/shifts", "party"), ("/issues/nato/timeline", "parties"), ("/contradictions", "parties")):
        problem = fresh.refused(path)
        assert (problem["type"], problem["errors"][0]["at"]) == ("/problems/parties-required", at)
        assert fresh.get(f"{path}?{at}=p1")["meta"]["negotiation"] == "test"


@pytest.mark.parametrize("path", ["/shifts", "/issues/i/timeline", "/contradictions", "/settlements"])
def test_conditions_too_many_to_go_through_are_refused(fresh: Client, path: str) -> None:
    issues = "\n".join(f"c{k} = a b c d e f g h" for k in range(5))
    terms = "\n".join(f"ru offers i:x when c{k}:{option}" for k in range(5) for option in "abcdefg")
    load_on(fresh, world(f"i = x y\n{issues}\nru demands i:y on=2023-01-01\n{terms}"))

    assert fresh.refused(path)["code"] == "too_large"


def test_the_rules_give_the_moves_their_words(moving: Client) -> None:
    moves = {word["code"]: word["meaning"] for word in moving.get("/rules")["moves"]}

    assert list(moves) == ["new", "dropped", "softened", "hardened", "moved", "unchanged"]
    for item in moving.get(f"/shifts?{SPAN}")["items"]:
        assert item["label"] == moves[item["move"]]
