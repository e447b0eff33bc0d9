"""Every filter of the positions, and what an item holds."""

import pytest

from tests.api.conftest import Client, load_on
from tests.database.records import river

ALL = {
    *("ru-nato", "ua-nato", "us-nato", "ru-cf", "ua-cf", "ru-uw", "ua-uw", "ru-cap", "ua-cap", "ua-talks"),
    *("ua-talks-old", "us-talks", "ru-talks"),
}

FILTERS = [
    ("", ALL),
    ("party=us", {"us-nato", "us-talks"}),
    ("party=us,ru&issue=nato", {"us-nato", "ru-nato"}),
    ("issue=cf,uw", {"ru-cf", "ua-cf", "ru-uw", "ua-uw"}),
    ("topic=test", ALL),
    ("kind=red_line", {"ua-uw"}),
    ("kind=offer", {"us-nato", "ru-cf", "us-talks", "ru-talks"}),
    ("attribution=anonymous", {"us-nato", "ru-talks"}),
    ("min_attribution=reported", ALL - {"us-nato", "ru-talks"}),
    ("min_attribution=anonymous", ALL),
    ("min_attribution=on_record", set()),
    ("channel=private", {"us-nato"}),
    ("source=source-ru-cf,source-ua-cf", {"ru-cf", "ua-cf"}),
    ("as_of=2023-06-01", {"ru-nato", "ua-nato", "ru-cap", "ua-cap", "ua-talks-old"}),
    ("as_of=2024-03-01&issue=talks", {"ua-talks", "us-talks", "ru-talks"}),
    ("as_of=2024-03-01&issue=talks&min_attribution=reported", {"ua-talks", "us-talks"}),
    ("as_of=2030-01-01&issue=cf", {"ru-cf", "ua-cf"}),
    ("known_on=2022-12-31", {"ru-nato", "ua-nato", "ru-cap", "ua-cap"}),
    ("stated_from=2024-06", {"ru-cf", "ua-cf", "ru-uw"}),
    ("stated_to=2022", {"ru-nato", "ua-nato", "ru-cap", "ua-cap"}),
    ("stated_from=2023&stated_to=2024-01", {"ua-talks-old", "us-nato"}),
    ("stated_from=2025&stated_to=2024", set()),
    ("disputed=true", {"us-nato"}),
    ("disputed=false&party=us", {"us-talks"}),
    ("q=demands%20nato", {"ru-nato", "ua-nato"}),
    ("q=NATO%20mem", {"ua-nato"}),
    ("q=!!", set()),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS, ids=[query for query, _ in FILTERS])
def test_a_filter_keeps_what_it_names(client: Client, query: str, expected: set[str]) -> None:
    assert {item["id"] for item in client.get(f"/positions?{query}")["items"]} == expected


def test_the_meta_says_what_was_left_out(client: Client) -> None:
    whole = client.get("/positions")["meta"]
    part = client.get("/positions?as_of=2024-06-14&known_on=2024-06-14&min_attribution=reported")["meta"]

    assert (whole["as_of"], whole["known_on"], whole["min_attribution"]) == (None, None, None)
    assert (part["as_of"], part["known_on"], part["min_attribution"]) == ("2024-06-14", "2024-06-14", "reported")
    assert whole["coverage"] == {"from": "2022-02-24", "through": "2024-12-31"}


def test_a_position_is_listed_as_it_is_answered_alone(client: Client) -> None:
    alone = client.get("/positions/ru-cf")

    meta = alone.pop("meta")
    assert alone in client.get("/positions")["items"]
    assert meta["negotiation"] == "test"


def test_a_position_carries_its_condition_and_its_source(client: Client) -> None:
    found = client.get("/positions/ru-cf")

    assert found["when"] == [{"nato": ["barred"], "uw": [{"all_in": ["d", "l"]}]}]
    assert found["citations"][0]["source"]["id"] == "source-ru-cf"


def test_a_long_region_is_cut_and_says_so(fresh: Client) -> None:
    load_on(fresh, river())

    found = fresh.get("/positions/east-reeds")

    assert (len(found["region"]), found["complete"]) == (64, False)
    assert found["example"] == ["reed-0"]


def test_what_was_not_known_is_told_as_it_was_known(fresh: Client) -> None:
    load_on(fresh, river())

    then = fresh.get("/positions?known_on=2021-03-01&issue=fishing&party=east")["items"]

    again = next(item for item in then if item["id"] == "east-fishing-again")
    assert [citation["source"]["id"] for citation in again["citations"]] == ["leak"]
    assert again["attribution"] == "anonymous"
