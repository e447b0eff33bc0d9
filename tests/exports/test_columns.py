"""Columns that were published stay where they are, and hold what the JSON answers say."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.algebra.notation import parse_region
from app.exports.catalogue import TABLES
from app.exports.tables import Kind, Table
from tests.api.conftest import Client, load_on
from tests.domain.worlds import world
from tests.exports.worlds import table_of, undone

PUBLISHED: dict[str, list[str]] = json.loads((Path(__file__).parent / "columns.json").read_text(encoding="utf-8"))
"""The columns of each table, in their order, as they were first published. New ones go to the end of a list."""

ONE_ROW_EACH = [
    *("positions", "issues", "sources", "parties", "negotiations", "comparisons", "conflicts", "overlaps", "shifts"),
    *("contradictions", "settlements"),
]
RENAMED = {
    "positions": {"region": "", "disputes": "", "citations": "", "speaker": ""},
    "issues": {"space": ""},
    "settlements": {"parties": "", "blocking": "", "to_move": "", "positions": ""},
    "contradictions": {"positions": ""},
}
"""Columns that put a field of the same name into words, or count it; tests of their own hold them."""
IN_WORDS = {
    "region",
    "zone",
    "gap",
    "blocking",
    "cases",
    "positions",
    "sets",
    "distance",
    "came",
    "ended",
    "kept",
    "link",
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_published_column_stays_in_its_place(table: Table) -> None:
    names = [column.name for column in table.columns]
    published = PUBLISHED[table.name]

    assert names[: len(published)] == published, "a column was moved, renamed or removed"
    assert names == published, "append the new columns to columns.json"


def test_no_published_table_is_gone() -> None:
    assert set(PUBLISHED) == {table.name for table in TABLES}


@pytest.mark.parametrize(
    "table", [table for table in TABLES if table.name in ONE_ROW_EACH], ids=lambda table: table.name
)
def test_cells_say_what_the_json_answer_says(ukraine: Client, table: Table) -> None:
    path = f"/{table.name}"
    rows = table_of(ukraine.ask(f"{path}.csv"))
    items: list[dict[str, Any]] = [
        json.loads(line, parse_float=Decimal) for line in ukraine.ask(f"{path}.ndjson").text.splitlines()
    ]
    skipped = IN_WORDS | set(RENAMED.get(table.name, {}))
    compared = [column for column in table.columns if column.name in items[0] and column.name not in skipped]

    assert len(rows) == len(items) > 0
    assert len(compared) >= 4
    for row, item in zip(rows, items, strict=True):
        for column in compared:
            assert read(undone(row[column.name]), column.kind) == told(item[column.name]), (column.name, row)


def read(cell: str, kind: Kind) -> object:
    """A cell as its column's kind says, as a reader who knows nothing else would read it."""
    match kind:
        case Kind.LIST:
            return cell.split("|") if cell else []
        case Kind.INTEGER:
            return int(cell) if cell else None
        case Kind.NUMBER:
            return Decimal(cell) if cell else None
        case Kind.BOOLEAN:
            return {"true": True, "false": False, "": None}[cell]
        case Kind.DATE:
            return date.fromisoformat(cell).isoformat() if cell else None
    return cell or None


def told(value: object) -> object:
    """A field as a table can say it: no text is as good as an empty one."""
    return None if value == "" else value


def test_a_table_for_excel_begins_with_a_mark_and_others_do_not(known_abroad: Client) -> None:
    plain, marked = known_abroad.ask("/positions.csv"), known_abroad.ask("/positions.csv?bom=true")

    assert marked.content == b"\xef\xbb\xbf" + plain.content
    assert plain.content.startswith(b"negotiation,")
    assert marked.headers["content-type"] == plain.headers["content-type"]
    assert known_abroad.ask("/proposals/older/diff/newer.csv?bom=true").content.startswith(b"\xef\xbb\xbf")
    assert known_abroad.ask("/positions.csv?bom=false").content == plain.content


@pytest.mark.parametrize("path", ["/positions.md", "/positions.ndjson", "/positions.jsonld", "/matrix.md"])
def test_other_forms_take_no_mark(known_abroad: Client, path: str) -> None:
    (error,) = known_abroad.refused(f"{path}?bom=true")["errors"]

    assert (error["at"], error["got"]) == ("bom", "true")


def test_a_feed_and_a_picture_know_no_mark(known_abroad: Client) -> None:
    assert known_abroad.refused("/feed.atom?bom=true")["code"] == "unknown_parameter"
    assert known_abroad.refused("/matrix.svg?bom=true")["code"] == "unknown_parameter"


def test_numbers_below_nought_are_numbers_and_no_formulas(fresh: Client) -> None:
    record = world("cap = <degrees>\nru demands cap:<=5 id=a\nua demands cap:>=6 id=b")
    space = record.issues["cap"].space
    below = {"a": [{"at_most": -5}], "b": [{"at_least": -2}]}
    positions = {
        id_: replace(record.positions[id_], region=parse_region(space, region), stated=json.dumps(region))
        for id_, region in below.items()
    }
    load_on(fresh, replace(record, positions=positions))

    words = {row["id"]: (row["region"], row["region_json"]) for row in table_of(fresh.ask("/positions.csv"))}
    (compared,) = table_of(fresh.ask("/comparisons.csv"))

    assert words == {"a": ("at most -5 degrees", '[{"at_most":-5}]'), "b": ("at least -2 degrees", '[{"at_least":-2}]')}
    assert compared["gap"] == "3"


def test_people_have_a_row_for_each_office(ukraine: Client) -> None:
    rows = table_of(ukraine.ask("/people.csv?party=ru"))
    people = {person["id"]: person for person in ukraine.get("/people?party=ru&limit=500")["items"]}

    assert rows
    for row in rows:
        person = people[row["id"]]
        office = person["offices"][int(row["n"]) - 1]
        assert (row["name"], row["party"], row["title"]) == (person["name"], office["party"], office["title"])
        assert (row["from"] or None, row["until"] or None) == (office["from"], office["until"])
    assert len(rows) == sum(len(person["offices"]) for person in people.values())


def test_an_evaluation_has_a_row_for_each_clause_and_party(planned: Client) -> None:
    asked = "parties=ru,ua&min_attribution=anonymous"
    rows = table_of(planned.ask(f"/proposals/older/evaluation.csv?{asked}"))
    clauses = planned.get(f"/proposals/older/evaluation?{asked}")["clauses"]

    told_ = [(one["n"], fit["party"], fit["verdict"], fit["label"]) for one in clauses for fit in one["parties"]]
    assert [(row["clause"], row["party"], row["verdict"], row["label"]) for row in rows] == told_
    (answered,) = [row for row in rows if (row["clause"], row["party"]) == ("1", "ua")]
    assert (answered["response"], answered["response_on"], answered["response_to"]) == ("rejects", "2024-03-12", "1")
    (conditional, _) = [row for row in rows if row["clause"] == "2"]
    assert conditional["only_if"] == "“What of uw?”: with D and L"
    assert {row["min_attribution"] for row in rows} == {"anonymous"}


def test_an_evaluation_for_people_tells_what_the_whole_comes_to(planned: Client) -> None:
    text = planned.ask("/proposals/older/evaluation.md?parties=ru,ua").text

    for party in planned.get("/proposals/older/evaluation?parties=ru,ua")["parties"]:
        assert party["summary"].replace("_", "\\_") in text
    assert text.startswith("# Evaluation: The older draft\n")


def test_a_difference_stands_beside_whom_it_comes_closer_to(planned: Client) -> None:
    rows = table_of(planned.ask("/proposals/older/diff/newer.csv"))
    answer = planned.get("/proposals/older/diff/newer")

    assert [row["n"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    for row, change in zip(rows, answer["changes"], strict=True):
        assert row["older_clause"] == (change["older"] or {"n": ""})["n"]
        assert row["newer_clause"] == (change["newer"] or {"n": ""})["n"]
        for near in ("closer", "further"):
            sides = [one["party"] for one in answer["parties"] if change["issue"] in one[near]]
            assert row[near] == "|".join(sides)
    assert any(row["closer"] or row["further"] for row in rows)


def test_a_timeline_cites_what_was_said_on_the_day(ukraine: Client) -> None:
    rows = table_of(ukraine.ask("/issues/nato-membership/timeline.csv?parties=ru"))

    (first,) = [row for row in rows if row["came"] == "ru-2022-02-24-nato-membership"]
    assert (first["to"], first["source_published"]) == ("2022-02-24", "2022-02-24")
    assert first["said"] == "Russia refuses that Ukraine become a member of NATO."


def test_a_settlement_names_what_would_have_to_move(planned: Client) -> None:
    rows = table_of(planned.ask("/settlements.csv?say_yes=true"))

    for row, item in zip(rows, planned.get("/settlements?say_yes=true")["items"], strict=True):
        assert row["issues"].split("|") == item["issues"]
        sets = ["+".join(move["positions"]) for move in item["to_move"]]
        assert row["to_move"] == "|".join(sets)
        assert row["costs"] == "|".join(str(move["cost"]) for move in item["to_move"])
        assert (row["package"] == "") == (item["witness"] is None)
    assert {row["feasible"] for row in rows} == {"true", "false"}
    assert {row["say_yes"] for row in rows} == {"true"}
    assert {row["say_yes"] for row in table_of(planned.ask("/settlements.csv"))} == {"false"}


def test_contradictions_say_where_all_words_hold(ukraine: Client) -> None:
    for row, item in zip(
        table_of(ukraine.ask("/contradictions.csv")), ukraine.get("/contradictions?limit=500")["items"], strict=True
    ):
        assert row["positions"] == "+".join(position["id"] for position in item["positions"])
        assert json.loads(row["when_json"]) == item["when"]
        always, never = item["when"] == [{}], item["when"] == []
        assert (row["hold_if"] == "", row["hold_if"] == "never") == (always, never)
