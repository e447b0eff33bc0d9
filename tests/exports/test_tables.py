"""Lists as CSV, lines of JSON and Markdown: the whole of what the JSON twins list."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from app.exports.catalogue import BY_THEMSELVES, TABLES
from app.exports.tables import Kind, Table
from app.exports.writing import csv_bytes
from app.routers.exports import records, verdicts
from tests.api.conftest import Client, load_on
from tests.api.worlds import plans
from tests.domain.worlds import world
from tests.exports.worlds import FORMULAS, PLAIN, STARTS, awkward, table_of, undone
from tools.dictionary import page

LISTS = {
    **{table.name: f"/{table.name}" for table in BY_THEMSELVES},
    "timeline": "/issues/nato/timeline",
    "evaluation": "/proposals/older/evaluation",
    "diff": "/proposals/older/diff/newer",
}
"""Where the tables are, by name."""
NAMED = {
    **dict.fromkeys(("positions", "issues", "sources", "parties", "people", "negotiations"), ("id", "id")),
    "proposals": ("proposal", "id"),
    "settlements": ("issue", "issues"),
    "evaluation": ("clause", "n"),
}
"""The column that names the item of a row, and what the item calls it; of other tables both are `issue`."""
EMPTY = [
    *("positions.{}?q=zzzz", "sources.{}?kind=leak", "proposals.{}?author=ua", "conflicts.{}?issue=tribunal"),
    *("overlaps.{}?issue=nato", "shifts.{}?issue=tribunal"),
]


def ids(items: list[dict[str, Any]], column: str) -> list[str]:
    found = (item[column] for item in items)
    return list(dict.fromkeys(one[0] if isinstance(one, list) else one for one in found))


def items_at(client: Client, path: str) -> list[dict[str, Any]]:
    """The items of the JSON answer at a path."""
    paged = not path.startswith("/proposals/")
    answer = client.get(f"{path}?limit=500" if paged else path)
    found: list[dict[str, Any]] = answer[next(name for name in ("items", "clauses", "changes") if name in answer)]
    return found


@pytest.mark.parametrize("name", LISTS)
def test_a_table_holds_the_items_of_its_twin_in_their_order(planned: Client, ukraine: Client, name: str) -> None:
    client = ukraine if name in ("people", "contradictions") else planned
    column, named = NAMED.get(name, ("issue", "issue"))

    rows = table_of(client.ask(f"{LISTS[name]}.csv"))

    assert ids(rows, column) == ids(items_at(client, LISTS[name]), named)
    assert rows


@pytest.mark.parametrize("name", LISTS)
def test_lines_of_json_are_the_items_of_the_twin(planned: Client, name: str) -> None:
    lines = planned.ask(f"{LISTS[name]}.ndjson").text.splitlines()

    assert [json.loads(line) for line in lines] == items_at(planned, LISTS[name])


def test_filters_and_order_are_those_of_the_twin(ukraine: Client) -> None:
    asked = "party=ru,ua&kind=demand&as_of=2024-06-14&min_attribution=reported&sort=id"

    rows = table_of(ukraine.ask(f"/positions.csv?{asked}"))

    assert [row["id"] for row in rows] == [item["id"] for item in ukraine.get(f"/positions?{asked}&limit=500")["items"]]
    assert {row["party"] for row in rows} == {"ru", "ua"}


@pytest.mark.parametrize("name", LISTS)
def test_a_file_is_csv_as_the_standard_has_it(known_abroad: Client, name: str) -> None:
    answer = known_abroad.ask(f"{LISTS[name]}.csv")
    table = next(table for table in TABLES if table.name == name)

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="parley-')
    assert f"{name}-" in answer.headers["content-disposition"]
    assert answer.content.startswith(",".join(column.name for column in table.columns).encode() + b"\r\n")
    assert answer.content.endswith(b"\r\n")
    assert all(None not in row and None not in row.values() for row in table_of(answer))


@pytest.mark.parametrize("name", LISTS)
def test_every_cell_is_of_the_kind_that_its_column_says(planned: Client, name: str) -> None:
    table = next(table for table in TABLES if table.name == name)

    for row in table_of(planned.ask(f"{LISTS[name]}.csv")):
        for column in table.columns:
            cell = row[column.name]
            if cell and column.kind in (Kind.INTEGER, Kind.NUMBER):
                assert str(Decimal(cell)) == cell
            if cell and column.kind is Kind.BOOLEAN:
                assert cell in ("true", "false")
            if cell and column.kind is Kind.DATE:
                assert date.fromisoformat(cell).isoformat() == cell


@pytest.mark.parametrize("name", [table.name for table in BY_THEMSELVES])
def test_the_key_of_a_table_tells_its_rows_apart(ukraine: Client, name: str) -> None:
    table = next(table for table in TABLES if table.name == name)

    keys = [tuple(row[column] for column in table.key) for row in table_of(ukraine.ask(f"/{name}.csv"))]

    assert len(set(keys)) == len(keys) > 0
    assert all(all(key) for key in keys)


def test_no_cell_is_a_formula(known_abroad: Client) -> None:
    rows = table_of(known_abroad.ask("/positions.csv?sort=id"))

    cells = [cell for row in rows for cell in row.values() if cell]
    assert not [cell for cell in cells if cell[0] in STARTS]
    assert {row["party_name"] for row in rows if row["party"] == "us"} == {"'=Ελλάδα | «Россия»"}
    assert {row["source_publisher"] for row in rows} == {"'=Cité & fils"}


def test_the_guard_can_be_undone_without_doubt(known_abroad: Client) -> None:
    rows = table_of(known_abroad.ask("/positions.csv?sort=id"))

    told = [position.summary for _, position in sorted(awkward().positions.items())]
    assert [undone(row["summary"]) for row in rows] == told
    assert set(FORMULAS) <= set(told)
    assert set(PLAIN[:3]) <= {row["summary"] for row in rows}


def test_a_number_is_no_formula_whatever_its_sign() -> None:
    shifts = next(table for table in TABLES if table.name == "shifts")
    row = dict.fromkeys((column.name for column in shifts.columns), None) | {"distance": Decimal("-0.0000001")}

    head, line = csv_bytes(shifts, [row]).decode().split("\r\n")[:2]

    assert dict(zip(head.split(","), line.split(","), strict=True))["distance"] == "-0.0000001"


@pytest.mark.parametrize("path", EMPTY)
def test_an_empty_list_is_a_file_without_rows(planned: Client, path: str) -> None:
    table, lines, words = (planned.ask(f"/{path.format(suffix)}") for suffix in ("csv", "ndjson", "md"))

    assert planned.get(f"/{path.replace('.{}', '')}")["items"] == []
    assert table_of(table) == []
    assert table.text.count("\r\n") == 1
    assert (lines.status_code, lines.content) == (200, b"")
    assert "\nNothing was found.\n" in words.text


def test_a_condition_is_told_in_words(planned: Client) -> None:
    (row,) = [row for row in table_of(planned.ask("/positions.csv")) if row["id"] == "ru-cf"]

    assert row["region"] == "“NOW”"
    assert json.loads(row["when_json"]) == [{"nato": ["barred"], "uw": [{"all_in": ["d", "l"]}]}]
    assert row["only_if"] == "“What of nato?”: “BARRED”, and “What of uw?”: with D and L"
    assert f"| {row['only_if']} |" in planned.ask("/positions.md").text


def test_regions_of_each_sort_are_told_in_words(planned: Client) -> None:
    words = {row["id"]: row["region"] for row in table_of(planned.ask("/positions.csv"))}

    assert words["us-talks"] == "any outcome"
    assert words["ru-cap"] == "at most 85,000 people"
    assert words["ua-cap"] == "at least 250,000 people"
    assert words["ua-uw"] == "with any of D or L"


def test_intervals_of_every_form_are_told_in_words(fresh: Client) -> None:
    load_on(fresh, world("cap = <euros>\nru demands cap:5..7 id=a\nua demands cap:=3 id=b\nus demands cap:>5/<1 id=c"))

    words = {row["id"]: row["region"] for row in table_of(fresh.ask("/positions.csv"))}

    assert words == {"a": "from 5 to 7 euros", "b": "exactly 3 euros", "c": "less than 1 euro, or more than 5 euros"}


def test_a_region_that_is_cut_says_so(fresh: Client) -> None:
    # Any five of ten: 252 ways, of which answers list 64.
    members = "abcdefghij"
    clauses = "/".join("+" + "+".join(five) for five in combinations(members, 5))
    load_on(fresh, world(f"big = {{{' '.join(members)}}}\nru demands big:{clauses} id=half\nparties ua"))

    (row,) = table_of(fresh.ask("/positions.csv"))
    (shift,) = table_of(fresh.ask("/shifts.csv"))

    assert row["region"].startswith("with A, B, C, D and E; or with A, B, C, D and F; or with ")
    assert row["region"].endswith("; or others, too many to list, such as with just A, B, C, D and E")
    assert shift["after_wanted"] == row["region"]
    assert len(json.loads(row["region_json"])) == 64


def test_a_gap_is_a_number_with_its_unit(client: Client) -> None:
    (row,) = table_of(client.ask("/comparisons.csv?parties=ru,ua&issue=cap"))

    assert (row["gap"], row["gap_unit"], row["verdict"]) == ("165000", "people", "apart")
    assert row["blocking"] == "ru-cap+ua-cap"
    assert row["parties"] == "ru|ua"
    assert row["as_of"] == client.get("/comparisons")["meta"]["as_of"]


def test_links_are_pinned_paths_that_lead_back(client: Client) -> None:
    for name in ("positions", "matrix", "shifts"):
        for row in table_of(client.ask(f"/{name}.csv"))[:5]:
            assert row["link"].startswith("/")
            assert f"revision={row['revision']}" in row["link"]
            assert client.ask(row["link"]).status_code == 200


def test_links_begin_with_the_public_address_and_never_with_the_host(known_abroad: Client) -> None:
    rows = table_of(known_abroad.ask("/issues.csv", Host="evil.example"))

    assert all(row["link"].startswith("https://parley.example/base/issues/") for row in rows)


def test_a_table_for_people_says_what_it_rests_on(known_abroad: Client) -> None:
    text = known_abroad.ask("/conflicts.md?as_of=2024-06-14&known_on=2024-06-14").text

    assert text.startswith("# Conflicts: Paix & guerre: 50 % of \\{Åland\\_\\#1\\} \\~ $2\n\n| question |")
    assert "; as of 14 June 2024; as known on 14 June 2024; words that are reported or better." in text
    assert text.endswith("Stated positions are not bottom lines.\n")


def test_marks_of_markdown_in_words_stay_words(known_abroad: Client) -> None:
    text = known_abroad.ask("/sources.md").text

    assert "50 % of \\<b\\>\\{x\\}\\_y\\</b\\> \\| more" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len({line.replace("\\|", "").count("|") for line in rows}) == 1


def test_all_negotiations_fit_in_one_table(fresh: Client) -> None:
    record = plans()
    load_on(fresh, record)

    rows = table_of(fresh.ask("/positions.csv?negotiation=all"))

    assert {row["negotiation"] for row in rows} == {"test"}
    assert {row["revision"] for row in rows} == {"1"}
    assert "revision" not in rows[0]["link"]
    assert fresh.ask("/positions.md?negotiation=all").text.startswith("# Positions: all negotiations\n")


def test_a_proposal_without_clauses_has_a_row_of_its_own(fresh: Client) -> None:
    record = plans()
    record.proposals["newer"] = replace(record.proposals["newer"], clauses=())
    load_on(fresh, record)

    rows = table_of(fresh.ask("/proposals.csv"))

    assert [(row["n"], row["clause"], row["question"]) for row in rows if row["proposal"] == "newer"] == [("0", "", "")]
    assert [row["clause"] for row in rows if row["proposal"] == "older"] == ["1", "2", "3", "3a"]


@pytest.mark.parametrize(
    ("name", "module", "most"), [("positions", records, "MOST_ROWS"), ("matrix", verdicts, "MOST_ISSUES")]
)
def test_half_a_table_is_never_given_for_a_whole_one(
    client: Client, monkeypatch: pytest.MonkeyPatch, name: str, module: object, most: str
) -> None:
    monkeypatch.setattr(module, most, 2)

    assert client.refused(f"/{name}.csv")["code"] == "too_large"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_told_apart_and_explained(table: Table) -> None:
    names = [column.name for column in table.columns]

    assert len(set(names)) == len(names)
    assert all(column.about and not column.about.endswith(".") for column in table.columns)
    kinds = {column.name: column.kind for column in table.columns}
    assert all(kinds[name] is not Kind.LIST for name in table.key)
    assert any(column.brief for column in table.columns)


def test_the_data_dictionary_is_the_one_that_the_code_tells(root: Path) -> None:
    written = (root / "docs/data-dictionary.md").read_text(encoding="utf-8")

    assert written == page(), "python -m tools.dictionary writes it anew"
