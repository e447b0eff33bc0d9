"""Whatever a file holds, check answers with faults and never breaks."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.seeding.reading.folders import read_folder
from app.seeding.reading.nodes import plain
from app.seeding.reading.parsing import read_yaml
from app.seeding.writing.digests import digest_of, record_digests
from app.seeding.writing.formatting import formatting_of
from tests.seeding.sample import FILES, write_sample

TREES: dict[str, Any] = {
    name: plain(node) for name, text in FILES.items() if (node := read_yaml(text.encode(), name).node)
}
KEYS = (
    *("when", "unless", "keeps", "replaces", "contradicts", "ended", "scope", "jointly_with", "note", "range", "x"),
    *("follows", "authors", "clauses", "clause", "n", "responses", "response", "disputes", "dated", "region"),
)
ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**20, "", "a", "north", "tolls", "crews", "vote-passes", "2020", "2020-06", "2019-01-01"),
    *([], {}, ["north"], [["a"]], {"a": 1}, {"at_most": 5}, {"exactly": 10**20}, {"all_in": ["gull"]}, "x" * 200),
    *(["plan-2020-12-01"], "2a", "rejects", [{"tolls": "both"}], [{"crews": {"at_least": 5}}], {"none_in": ["gull"]}),
    *("north-2020-06-15-tolls", ["north-2020-06-15-tolls"], {"on": 2020, "how": "lapsed"}, "anonymous", "red_line"),
)


def places(value: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - plain data of any shape
    """Every container within a value, with each of its keys or positions."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    return [(value, key) for key in keys] + [found for key in keys for found in places(value[key])]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_record_is_refused_with_faults_or_can_be_formatted(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    trees = deepcopy(TREES)
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places(trees)[len(trees) :] or [(trees, "people.yaml")]))
        value = deepcopy(data.draw(st.sampled_from(ODD)))
        if isinstance(holder, dict) and data.draw(st.booleans()):
            holder[data.draw(st.sampled_from(KEYS))] = value
        else:
            holder[key] = value
    folder = write_sample(tmp_path_factory.mktemp("odd"), {name: json.dumps(tree) for name, tree in trees.items()})

    record, faults = read_folder(folder)

    assert (record is None) == any(fault.severity == "error" for fault in faults)
    if record:
        for path, text in formatting_of(folder).texts.items():
            path.write_text(text, encoding="utf-8")
        again, _ = read_folder(folder)
        assert again is not None
        assert digest_of(record_digests(again)) == digest_of(record_digests(record))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_any_text_is_refused_with_faults_or_read(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    text = FILES[name]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 6))
        text = text[:start] + data.draw(st.text(":-{}[],\"'#&*!|>\n x%@?é日\t~05.", max_size=3)) + text[start + cut :]
    folder = write_sample(tmp_path_factory.mktemp("text"), {**FILES, name: text})

    record, faults = read_folder(folder)

    assert (record is None) == any(fault.severity == "error" for fault in faults)
    assert all(fault.line >= 1 and fault.column >= 1 for fault in faults)
