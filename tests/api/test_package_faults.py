"""Every fault of a package at once, each with its place and its rule."""

import json

import pytest

from tests.api.conftest import Client, load_on
from tests.api.packages import NATO, errors, package, told
from tests.api.test_problems import shape
from tests.domain.worlds import world

FAULTS: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("[]", [("", "[]", "wrong_type")]),
    ("{}", [("/clauses", "", "missing_key")]),
    ('{"clauses": []}', [("/clauses", "[]", "empty_list")]),
    ('{"clauses": {}}', [("/clauses", "{}", "wrong_type")]),
    ('{"clauses": [5]}', [("/clauses/0", "5", "wrong_type")]),
    ('{"clauses": [{}]}', [(f"/clauses/0/{key}", "", "missing_key") for key in ("n", "issue", "region")]),
    ('{"clauses": [NATO], "clauses": [NATO]}', [("/clauses", "clauses", "double_key")]),
    ('{"clauses": [NATO], "claus": 1}', [("/claus", "claus", "unknown_key")]),
    ('{"clauses": [NATO], "parties": "ru"}', [("/parties", "ru", "wrong_type")]),
    ('{"clauses": [NATO], "parties": []}', [("/parties", "[]", "empty_list")]),
    ('{"clauses": [NATO], "parties": [1, "RU"]}', [
        ("/parties/0", "1", "wrong_type"), ("/parties/1", "RU", "invalid_value"),
    ]),
    ('{"clauses": [NATO], "parties": ["rus", "ru@2021"]}', [
        ("/parties/0", "rus", "unknown_party"), ("/parties/1", "ru@2021", "before_coverage"),
    ]),
    ('{"clauses": [NATO], "parties": ["ru", "ru"]}', [("/parties", '["ru","ru"]', "double_entry")]),
    ('{"clauses": [NATO], "as_of": "2024-06-14", "parties": ["ru", "us", "ru@2024-06-14", "uk"]}', [
        ("/parties", '["ru","us","ru@2024-06-14","uk"]', "double_entry"), ("/parties/3", "uk", "unknown_party"),
    ]),
    ('{"clauses": [NATO], "as_of": "2024-06"}', [("/as_of", "2024-06", "invalid_value")]),
    ('{"clauses": [NATO], "as_of": 20240614}', [("/as_of", "20240614", "wrong_type")]),
    ('{"clauses": [NATO], "as_of": "2022-02-23"}', [("/as_of", "2022-02-23", "before_coverage")]),
    ('{"clauses": [NATO], "known_on": 1e999999999}', [("/known_on", "1E+999999999", "wrong_type")]),
    ('{"clauses": [NATO], "min_attribution": "best"}', [("/min_attribution", "best", "unknown_value")]),
    ('{"clauses": [NATO], "revision": 1}', [("/revision", "1", "wrong_type")]),
    ('{"clauses": [NATO], "title": ""}', [("/title", "", "empty_text")]),
    ('{"clauses": [NATO], "title": "a\\tb"}', [("/title", "a\tb", "control_character")]),
    ('{"clauses": [NATO], "title": "\\u202eab"}', [("/title", "\u202eab", "control_character")]),
    ('{"clauses": [NATO], "\\u0000": 1}', [("/\0", "\0", "control_character")]),
    ('{"clauses": [NATO], "title": NaN}', [("/title", "NaN", "bad_number")]),
    ('{"clauses": [NATO], "a/b~c": 1}', [("/a~1b~0c", "a/b~c", "unknown_key")]),
    ('{"clauses": [{"n": 1, "issue": "nato", "region": ["barred"]}]}', [("/clauses/0/n", "1", "wrong_type")]),
    ('{"clauses": [{"n": "1", "n": 1, "issue": "nato", "region": ["barred"]}]}', [
        ("/clauses/0/n", "n", "double_key"), ("/clauses/0/n", "1", "wrong_type"),
    ]),
    ('{"clauses": [NATO], "as_of": 1, "as_of": 2}', [("/as_of", "as_of", "double_key"), ("/as_of", "2", "wrong_type")]),
    ('{"clauses": [{"n": " ", "issue": "nato", "region": ["barred"]}]}', [("/clauses/0/n", " ", "empty_text")]),
    ('{"clauses": [{"n": "1", "issue": "Nato", "region": ["barred"]}]}', [("/clauses/0/issue", "Nato", "bad_id")]),
    ('{"clauses": [{"n": "1", "issue": "nat", "region": ["barred"]}]}', [("/clauses/0/issue", "nat", "unknown_issue")]),
    ('{"clauses": [{"n": "1", "issue": "vote", "region": ["yes"]}]}', [("/clauses/0/issue", "vote", "event_issue")]),
    ('{"clauses": [{"n": "1", "issue": "nato", "region": []}]}', [("/clauses/0/region", "[]", "region_empty")]),
    ('{"clauses": [{"n": "1", "issue": "nato", "region": ["barrd", "opn"]}]}', [
        ("/clauses/0/region/0", "barrd", "unknown_option"), ("/clauses/0/region/1", "opn", "unknown_option"),
    ]),
    ('{"clauses": [{"n": "1", "issue": "nato", "region": ["member", "open", "barred"]}]}', [
        ("/clauses/0/region", '["member","open","barred"]', "region_whole"),
    ]),
    ('{"clauses": [{"n": "1", "issue": "uw", "region": {"all_in": ["d"], "none_in": ["d"]}}]}', [
        ("/clauses/0/region", '{"all_in":["d"],"none_in":["d"]}', "region_empty"),
    ]),
    ('{"clauses": [{"n": "1", "issue": "uw", "region": {"al_in": ["d"]}}]}', [
        ("/clauses/0/region/al_in", '["d"]', "bad_region"),
    ]),
    ('{"clauses": [{"n": "1", "issue": "cap", "region": {"at_mots": 5}}]}', [
        ("/clauses/0/region/at_mots", "5", "bad_region"),
    ]),
    ('{"clauses": [{"n": "1", "issue": "cap", "region": {"at_most": "5"}}]}', [
        ("/clauses/0/region/at_most", "5", "bad_region"),
    ]),
    ('{"clauses": [{"n": "1", "issue": "cap", "region": {"at_most": 1234567890123456}}]}', [
        ("/clauses/0/region/at_most", "1234567890123456", "long_number"),
    ]),
    ('{"clauses": [{"n": "1", "issue": "cap", "region": {"at_most": 1e999}}]}', [
        ("/clauses/0/region/at_most", "1E+999", "long_number"),
    ]),
    ('{"clauses": [{"n": "1", "issue": "cap", "region": {"at_most": Infinity}}]}', [
        ("/clauses/0/region/at_most", "Infinity", "bad_number"),
    ]),
    ('{"clauses": [{"n": "1", "issue": "nato", "region": ["open"], "when": [{}]}]}', [
        ("/clauses/0/when/0", "{}", "empty_list"),
    ]),
    ('{"clauses": [{"n": "1", "issue": "uw", "region": {"all_in": ["d"]}, "when": [{"uw": {}, "c": 1, "cf": [2]}]}]}', [
        ("/clauses/0/when/0/uw", "uw", "own_condition"),
        ("/clauses/0/when/0/uw", "{}", "region_whole"),
        ("/clauses/0/when/0/c", "c", "unknown_issue"),
        ("/clauses/0/when/0/cf/0", "2", "bad_region"),
    ]),
    ('{"clauses": [{"n": "1", "issue": "nato", "region": ["open"], "when": [{"CF": ["now"]}]}]}', [
        ("/clauses/0/when/0/CF", "CF", "bad_id"),
    ]),
    ('{"clauses": [NATO, NATO]}', [("/clauses/1/n", "1", "double_clause")]),
    ('{"clauses": [NATO, {"n": "2", "issue": "nato", "region": ["open"]}]}', [
        ("/clauses/1/region", '["open"]', "clauses_leave_nothing"),
    ]),
    ('{"clauses": [{"n": "2", "issue": "cf", "region": ["now"], "when": [{"nato": ["open"]}]}, NATO]}', [
        ("/clauses/0", '{"n":"2","issue":"cf","region":["now"],"when":[{"nato":["open"]}]}', "clause_never_holds"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), FAULTS, ids=range(len(FAULTS)))
def test_each_fault_has_its_place_and_its_rule(
    planned: Client, body: str, expected: list[tuple[str, str, str]]
) -> None:
    assert (
        told(
            planned.send(
                body.replace("NATO]", f"{json.dumps(NATO)}]").replace("NATO,", f"{json.dumps(NATO)},").encode()
            )
        )
        == expected
    )


def test_all_faults_are_told_at_once_in_the_order_of_the_text(planned: Client) -> None:
    body = b"""{
        "as_of": "2021-01-01",
        "clauses": [
            {"n": "1", "issue": "nat", "region": ["x"], "foo": 1},
            {"n": "1", "issue": "nato", "region": ["barrd"], "region": ["barrd"]},
            {"n": 3, "issue": "cf", "region": ["x"]},
            {"n": "4", "issue": "cf", "region": ["now"]},
            {"n": "5", "issue": "cf", "region": ["later"]}
        ],
        "parties": ["ru", "uk"]
    }"""

    assert told(planned.send(body)) == [
        ("/as_of", "2021-01-01", "before_coverage"),
        ("/clauses/0/issue", "nat", "unknown_issue"),
        ("/clauses/0/foo", "foo", "unknown_key"),
        ("/clauses/1/n", "1", "double_clause"),
        ("/clauses/1/region", "region", "double_key"),
        ("/clauses/1/region/0", "barrd", "unknown_option"),
        ("/clauses/2/n", "3", "wrong_type"),
        ("/clauses/4/region", '["later"]', "clauses_leave_nothing"),
        ("/parties/1", "uk", "unknown_party"),
    ]


@pytest.mark.parametrize(
    ("body", "nearest"),
    [
        (package(NATO, claues=[]), "clauses"),
        (package({**NATO, "isue": "nato"}), "issue"),
        (package({**NATO, "issue": "nat"}), "nato"),
        (package({**NATO, "region": ["barrd"]}), "barred"),
        (package({"n": "1", "issue": "uw", "region": {"al_in": ["d"]}}), "all_in"),
        (package({"n": "1", "issue": "cap", "region": {"at_mots": 5}}), "at_most"),
        (package(NATO, parties=["rus"]), "ru"),
        (package(NATO, min_attribution="on-record"), "on_record"),
        (package(NATO, as_of="2021-01-01"), "2022-02-24"),
    ],
    ids=range(9),
)
def test_the_nearest_right_value_is_named_first(planned: Client, body: object, nearest: str) -> None:
    assert errors(planned.send(body))[0]["nearest"][0] == nearest


def test_a_negotiation_or_revision_that_is_not_there_is_refused_as_elsewhere(planned: Client) -> None:
    (negotiation,) = errors(planned.send(package(NATO, negotiation="tests")))
    (revision,) = errors(planned.send(package(NATO, revision="99")), 404)
    (day,) = errors(planned.send(package(NATO, revision="1", recorded_by="2025-01-01")))
    (every,) = errors(planned.send(package(NATO, negotiation="all")))

    assert (negotiation["in"], negotiation["at"], negotiation["nearest"]) == ("body", "/negotiation", ["test"])
    assert (revision["in"], revision["at"], revision["got"]) == ("body", "/revision", "99")
    assert (day["in"], day["at"]) == ("body", "/recorded_by")
    assert (every["in"], every["at"]) == ("body", "/negotiation")


def test_where_the_record_is_not_there_the_rest_is_told_all_the_same(planned: Client) -> None:
    answer = planned.send(package({**NATO, "n": 1}, negotiation="tests"))

    assert told(answer) == [("/clauses/0/n", "1", "wrong_type"), ("/negotiation", "tests", "unknown_negotiation")]


def test_nothing_loaded_is_not_ready(fresh: Client) -> None:
    assert fresh.send(package(NATO)).status_code == 503


def test_parties_must_be_named_where_there_are_many(fresh: Client) -> None:
    crowd = " ".join(f"p{n}" for n in range(13))
    load_on(fresh, world(f"nato = member open barred\nparties {crowd}\np1 demands nato:member"))

    assert told(fresh.send(package(NATO))) == [("/parties", "", "parties_required")]
    assert fresh.send(package(NATO, parties=["p1"])).status_code == 200


def test_a_package_has_so_many_clauses_and_no_more(planned: Client) -> None:
    clauses = [{**NATO, "n": str(n)} for n in range(101)]

    assert planned.send(package(*clauses[:100])).status_code == 200
    assert planned.send(package(*clauses)).json()["type"] == "/problems/too-large"


def test_a_region_has_so_many_parts_and_no_more(planned: Client) -> None:
    parts = [{"exactly": 2 * n} for n in range(65)]
    cap = {"n": "1", "issue": "cap", "region": parts}

    assert told(planned.send(package(cap)))[0][2] == "too_long"
    assert planned.send(package({**cap, "region": parts[:64]})).status_code == 200


def test_lists_and_titles_have_an_end(planned: Client) -> None:
    sides = [f"ru@2024-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 29)]

    answer = planned.send(package(NATO, parties=sides[:65], title="a" * 301))

    assert [(at, code) for at, _, code in told(answer)] == [("/parties", "too_long"), ("/title", "long_text")]
    assert planned.send(package(NATO, parties=sides[:64], title="a" * 300)).status_code == 200


def test_a_condition_that_takes_too_many_words_is_refused(fresh: Client) -> None:
    members = [f"m{n}" for n in range(16)]
    load_on(fresh, world(f"buoys = {{{' '.join(members)}}}\nnato = member open barred\nru demands nato:member"))
    mixed = {**NATO, "when": [{"buoys": {"any_in": members, "any_out": members}}]}

    assert [(at, code) for at, _, code in told(fresh.send(package(mixed)))] == [
        ("/clauses/0/when/0/buoys", "long_condition")
    ]


def test_conditions_that_hang_together_too_far_are_too_large(fresh: Client) -> None:
    options = "a b c d e f g h i j"
    load_on(fresh, world("\n".join(f"c{k} = {options}" for k in range(6)) + "\nru demands c0:a"))
    clauses = [
        {"n": f"{k}{o}", "issue": f"c{k}", "region": [o, "j"], "when": [{f"c{k + 1}": [o]}]}
        for k in range(5)
        for o in "abcdefghi"
    ]

    answer = fresh.send(package(*clauses))

    assert answer.json()["type"] == "/problems/too-large"
    shape(answer.json())
