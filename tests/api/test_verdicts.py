"""Comparisons, conflicts, overlaps and the matrix over HTTP: what is listed, in which order, and what stays."""

from typing import Any

import pytest

from tests.api.conftest import Client, load_on
from tests.api.worlds import PAIR
from tests.domain.worlds import world


def by_issue(answer: dict[str, Any]) -> dict[str, Any]:
    return {item["issue"]: item for item in answer["items"]}


def test_every_negotiated_issue_is_compared_and_no_event(client: Client) -> None:
    found = client.get(f"/comparisons?{PAIR}")

    assert list(by_issue(found)) == ["cap", "cf", "nato", "talks", "tribunal", "uw"]
    assert found["meta"]["as_of"] == "2024-06-14"
    assert found["meta"]["min_attribution"] == "reported"
    assert found["meta"]["rule_version"] == "1"


def test_a_comparison_by_itself_is_the_one_of_the_list(client: Client) -> None:
    listed = by_issue(client.get(f"/comparisons?{PAIR}"))["cf"]

    alone = client.get(f"/comparisons/cf?{PAIR}")

    assert {name: value for name, value in alone.items() if name not in ("against", "meta")} == listed
    assert alone["against"] is None


def test_a_ceasefire_on_refused_terms_is_a_conflict_that_says_who_refuses(client: Client) -> None:
    found = by_issue(client.get(f"/conflicts?{PAIR}"))["cf"]

    assert (found["verdict"], found["relation"]) == ("conditional", "conflict")
    met = next(case for case in found["cases"] if "ru-cf" in case["positions"])
    assert met["standing"] == "ruled_out"
    assert met["against"][0] == {"party": "ua", "counted": True, "sets": [["ua-uw"]]}


def test_conflicts_are_listed_most_severe_first(client: Client) -> None:
    found = client.get(f"/conflicts?{PAIR}")["items"]

    assert [(item["verdict"], item["issue"]) for item in found] == [
        ("apart", "cap"),
        ("apart", "nato"),
        ("apart", "uw"),
        ("conditional", "cf"),
    ]


def test_an_issue_without_a_conflicting_set_is_no_conflict(client: Client) -> None:
    found = by_issue(client.get("/conflicts?parties=ru,ua,us&as_of=2024-06-14"))

    assert "tribunal" not in found
    assert "talks" not in found


def test_conflicts_name_the_minimal_sets(client: Client) -> None:
    found = by_issue(client.get("/conflicts?parties=ru,ua,us&as_of=2024-06-14"))["nato"]

    assert [one["parties"] for one in found["sets"]] == [["ru", "ua"]]
    assert found["sets"][0]["blocking"] == [["ru-nato", "ua-nato"]]


def test_nobody_silent_stands_in_a_set(client: Client) -> None:
    found = by_issue(client.get("/conflicts?parties=ru,ua,us&as_of=2024-06-14"))["nato"]

    assert found["silent"] == ["us"]
    assert all("us" not in one["parties"] for one in found["sets"])
    assert "United States" in found["summary"]


def test_a_weaker_grade_lets_anonymous_words_count(client: Client) -> None:
    reported = client.get("/overlaps?parties=ru,ua,us&as_of=2024-06-14")
    anonymous = client.get("/conflicts?parties=ru,us&as_of=2024-06-14&min_attribution=anonymous")

    assert [item["issue"] for item in reported["items"]] == ["talks"]
    assert [item["issue"] for item in anonymous["items"]] == ["nato"]
    assert by_issue(anonymous)["nato"]["by_grade"] == {
        "on_record": "silent",
        "reported": "one_sided",
        "anonymous": "apart",
    }


def test_overlaps_name_the_maximal_sets(client: Client) -> None:
    found = by_issue(client.get("/overlaps?as_of=2024-06-14"))["talks"]

    assert [one["parties"] for one in found["sets"]] == [["ua", "us"]]


def test_swapped_parties_mirror_the_answer(client: Client) -> None:
    there = by_issue(client.get("/conflicts?parties=ru,ua&as_of=2024-06-14"))
    back = by_issue(client.get("/conflicts?parties=ua,ru&as_of=2024-06-14"))

    assert list(there) == list(back)
    for issue, item in there.items():
        mirror = back[issue]
        same = set(item) - {"parties", "sides", "summary", "sets", "cases"}
        assert {name: item[name] for name in same} == {name: mirror[name] for name in same}
        assert item["sides"] == mirror["sides"][::-1]
        assert [set(one["parties"]) for one in item["sets"]] == [set(one["parties"]) for one in mirror["sets"]]


def test_a_selector_with_a_day_stays_as_it_was_asked(client: Client) -> None:
    found = client.get("/comparisons/cap?parties=ru@2022-03-29,ru&as_of=2024-06-14")

    assert found["parties"] == ["ru@2022-03-29", "ru"]
    assert found["sides"][0]["as_of"] == "2022-03-29"
    assert "different_dates" in found["reasons"]
    assert found["verdict"] == "identical"


def test_filters_narrow_to_issues_and_topics(client: Client) -> None:
    assert list(by_issue(client.get("/comparisons?issue=uw,cap"))) == ["cap", "uw"]
    assert len(client.get("/comparisons?topic=test")["items"]) == 6


def test_by_default_the_day_is_the_last_one_covered(client: Client) -> None:
    assert client.get("/conflicts")["meta"]["as_of"] == "2024-12-31"


def test_a_day_after_the_coverage_is_answered_and_said(client: Client) -> None:
    found = client.get("/comparisons/nato?as_of=2031-01-01")

    assert "beyond_coverage" in found["reasons"]


def test_what_was_not_published_by_a_day_does_not_count(client: Client) -> None:
    then = client.get("/comparisons/cf?known_on=2024-06-13&as_of=2024-06-14")

    assert then["verdict"] == "silent"
    assert then["meta"]["known_on"] == "2024-06-13"


def test_the_matrix_says_what_the_comparisons_say(client: Client) -> None:
    found = client.get("/matrix?as_of=2024-06-14&min_attribution=anonymous")

    for row in found["items"]:
        for cell in [*row["pairs"], row["whole"]]:
            parties = ",".join(cell["parties"])
            alone = client.get(
                f"/comparisons/{row['issue']}?parties={parties}&as_of=2024-06-14&min_attribution=anonymous"
            )
            assert [cell[name] for name in ("verdict", "relation", "label")] == [
                alone[name] for name in ("verdict", "relation", "label")
            ]


def test_the_matrix_counts_all_pages(client: Client) -> None:
    whole, first = client.get("/matrix"), client.get("/matrix?limit=1")

    assert first["counts"] == whole["counts"]
    assert sum(whole["counts"]["pairs"].values()) == 6 * 3
    assert sum(whole["counts"]["whole"].values()) == sum(whole["counts"]["whole_by_relation"].values()) == 6


def test_a_contradictory_comparison_stands_where_the_others_leave_it(fresh: Client) -> None:
    load_on(
        fresh,
        world("""
            a = x y z
            b = x y z
            c = x y z
            ru excludes a:y,z
            ua excludes a:x
            us excludes a:x
            us offers a:x
            ru demands b:x
            ua demands b:y
            ru excludes c:x,y
            ua excludes c:z
        """),
    )

    found = fresh.get("/conflicts")["items"]

    assert [(item["issue"], item["verdict"]) for item in found] == [
        ("a", "contradictory"),
        ("c", "deadlock"),
        ("b", "apart"),
    ]
    assert (found[0]["contradictory"], [one["parties"] for one in found[0]["sets"]]) == (["us"], [["ru", "ua"]])


def test_severity_can_order_the_comparisons_too(client: Client) -> None:
    found = client.get(f"/comparisons?{PAIR}&sort=severity")["items"]

    assert [item["verdict"] for item in found[:4]] == ["apart", "apart", "apart", "conditional"]
    assert {item["verdict"] for item in found[4:]} == {"one_sided", "silent"}


@pytest.mark.parametrize("path", ["/comparisons", "/conflicts", "/overlaps", "/matrix"])
def test_one_party_alone_is_compared_with_nobody(client: Client, path: str) -> None:
    found = client.get(f"{path}?parties=ru")

    if path == "/matrix":
        assert all(row["pairs"] == [] for row in found["items"])
    elif path == "/comparisons":
        assert {item["verdict"] for item in found["items"]} == {"one_sided", "silent"}
    else:
        assert found["items"] == []


def test_the_rules_are_told_with_their_version(client: Client) -> None:
    found = client.get("/rules")

    assert found["rule_version"] == "1"
    assert [verdict["code"] for verdict in found["verdicts"]][:3] == ["silent", "contradictory", "one_sided"]
    assert len(found["verdicts"]) == 10
    assert len(found["reasons"]) == 19
    assert all(word["meaning"] for part in ("relations", "standings", "kinds", "silences") for word in found[part])
