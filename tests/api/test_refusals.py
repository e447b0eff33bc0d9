"""Each refusal that a request alone can bring about: its kind, its place, what was asked for, and the nearest."""

from typing import Any

import pytest

from app.problems.kinds import KINDS
from tests.api.conftest import Client
from tests.api.test_problems import shape

# A request for each kind of problem that a request alone can bring about, with the one error it names.
REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("/positions?prty=ru", "unknown-parameter", {"at": "prty", "got": "ru", "nearest": ["party", "sort"]}),
    ("/conflicts?parties=ru&parties=ua", "repeated-parameter", {"at": "parties", "got": "ru,ua"}),
    ("/positions?party=rus", "unknown-value", {"at": "party", "got": "rus", "nearest": ["ru", "us"]}),
    ("/positions?issue=nat", "unknown-value", {"at": "issue", "got": "nat", "nearest": ["nato"]}),
    ("/positions?topic=tst", "unknown-value", {"at": "topic", "got": "tst", "nearest": ["test"]}),
    ("/positions?speaker=putin", "unknown-value", {"at": "speaker", "got": "putin"}),
    ("/positions?source=source-ru", "unknown-value", {"at": "source", "got": "source-ru"}),
    ("/positions?kind=demnd", "unknown-value", {"at": "kind", "got": "demnd", "nearest": ["demand"]}),
    ("/positions?kind=offer,", "unknown-value", {"at": "kind", "got": ""}),
    ("/positions?attribution=on-record", "unknown-value", {"at": "attribution", "nearest": ["on_record"]}),
    ("/positions?channel=secret", "unknown-value", {"at": "channel"}),
    ("/positions?min_attribution=best", "unknown-value", {"at": "min_attribution", "got": "best"}),
    ("/positions?sort=newest", "unknown-value", {"at": "sort", "got": "newest"}),
    ("/positions?negotiation=tests", "unknown-value", {"at": "negotiation", "got": "tests", "nearest": ["test"]}),
    ("/people?party=rus", "unknown-value", {"at": "party", "got": "rus"}),
    ("/issues?topic=peace", "unknown-value", {"at": "topic", "got": "peace", "nearest": ["test"]}),
    ("/issues?role=evnt", "unknown-value", {"at": "role", "got": "evnt", "nearest": ["event"]}),
    ("/sources?kind=leek", "unknown-value", {"at": "kind", "got": "leek", "nearest": ["leak"]}),
    ("/conflicts?parties=ru,uk", "unknown-value", {"at": "parties", "got": "uk"}),
    ("/conflicts?issue=vote", "unknown-value", {"at": "issue", "got": "vote"}),
    ("/matrix?topic=peace", "unknown-value", {"at": "topic", "got": "peace"}),
    ("/comparisons/nato?against=newest", "unknown-value", {"at": "against", "got": "newest", "nearest": ["latest"]}),
    ("/conflicts?parties=ru,ru", "invalid-value", {"at": "parties", "got": "ru"}),
    ("/conflicts?as_of=2024-06-14&parties=ru,ru@2024-06-14", "invalid-value", {"at": "parties", "got": "ru"}),
    ("/conflicts?parties=ru@", "invalid-value", {"at": "parties", "got": "ru@"}),
    ("/conflicts?parties=ru@2024-13", "invalid-value", {"at": "parties", "got": "ru@2024-13"}),
    ("/conflicts?parties=RU", "invalid-value", {"at": "parties", "got": "RU"}),
    ("/conflicts?parties=", "invalid-value", {"at": "parties", "got": ""}),
    ("/conflicts?as_of=2024-02-30", "invalid-value", {"at": "as_of", "got": "2024-02-30"}),
    ("/conflicts?as_of=2024-06", "invalid-value", {"at": "as_of", "got": "2024-06"}),
    ("/conflicts?known_on=soon", "invalid-value", {"at": "known_on", "got": "soon"}),
    ("/positions?stated_from=2024-13", "invalid-value", {"at": "stated_from", "got": "2024-13"}),
    ("/positions?disputed=yes", "invalid-value", {"at": "disputed", "got": "yes", "nearest": ["true", "false"]}),
    ("/positions?party=Ru", "invalid-value", {"at": "party", "got": "Ru"}),
    ("/positions?party=ru,ru", "invalid-value", {"at": "party", "got": "ru"}),
    ("/positions?topic=", "invalid-value", {"at": "topic", "got": ""}),
    ("/positions?q=", "invalid-value", {"at": "q", "got": ""}),
    ("/positions?revision=latest", "invalid-value", {"at": "revision", "got": "latest"}),
    ("/positions?revision=1&recorded_by=2025-01-01", "conflicting-parameters", {"at": "recorded_by"}),
    ("/conflicts?as_of=2022-02-23", "before-coverage", {"at": "as_of", "nearest": ["2022-02-24"]}),
    ("/conflicts?parties=ru@2021,ua", "before-coverage", {"at": "parties", "got": "ru@2021"}),
    ("/positions?as_of=2022-02-23", "before-coverage", {"at": "as_of", "got": "2022-02-23"}),
    ("/positions?cursor=abcdefgh", "invalid-cursor", {"at": "cursor", "got": "abcdefgh"}),
    ("/positions?revision=99", "unknown-revision", {"at": "revision", "got": "99", "nearest": ["1"]}),
    ("/positions?revision=0123456789abcdef", "unknown-revision", {"at": "revision"}),
    ("/parties?recorded_by=2024-12-31", "unknown-revision", {"at": "recorded_by", "got": "2024-12-31"}),
    ("/parties?negotiation=all&revision=99", "unknown-revision", {"at": "revision", "got": "99"}),
    ("/parties/rus", "not-found", {"in": "path", "at": "id", "got": "rus", "nearest": ["ru", "us"]}),
    ("/people/nobody", "not-found", {"in": "path", "at": "id"}),
    ("/issues/nat", "not-found", {"in": "path", "at": "id", "nearest": ["nato"]}),
    ("/sources/none", "not-found", {"in": "path", "at": "id"}),
    ("/positions/ru-natto", "not-found", {"in": "path", "at": "id", "got": "ru-natto"}),
    ("/negotiations/tst", "not-found", {"in": "path", "at": "id", "nearest": ["test"]}),
    ("/comparisons/vote", "not-found", {"in": "path", "at": "issue", "got": "vote"}),
    ("/shifts?party=rus", "unknown-value", {"at": "party", "got": "rus", "nearest": ["ru", "us"]}),
    ("/shifts?parties=ru", "unknown-parameter", {"at": "parties", "got": "ru"}),
    ("/shifts?since=2024-01-01", "unknown-parameter", {"at": "since", "got": "2024-01-01"}),
    ("/shifts?party=ru@2024-06-14", "invalid-value", {"at": "party", "got": "ru@2024-06-14"}),
    ("/shifts?party=ru,ru", "invalid-value", {"at": "party", "got": "ru"}),
    ("/shifts?move=softer", "unknown-value", {"at": "move", "got": "softer", "nearest": ["softened"]}),
    ("/shifts?issue=vote", "unknown-value", {"at": "issue", "got": "vote"}),
    ("/shifts?topic=peace", "unknown-value", {"at": "topic", "got": "peace", "nearest": ["test"]}),
    ("/shifts?from=2024-06", "invalid-value", {"at": "from", "got": "2024-06"}),
    ("/shifts?from=2022-02-23", "before-coverage", {"at": "from", "got": "2022-02-23", "nearest": ["2022-02-24"]}),
    ("/shifts?to=2022-02-23", "before-coverage", {"at": "to", "got": "2022-02-23", "nearest": ["2022-02-24"]}),
    ("/shifts?from=2024-06-14&to=2024-06-13", "invalid-value", {"at": "from", "got": "2024-06-14"}),
    ("/shifts?from=2025-01-01", "invalid-value", {"at": "from", "nearest": ["2024-12-31"]}),
    ("/shifts?cursor=abcdefgh", "invalid-cursor", {"at": "cursor", "got": "abcdefgh"}),
    ("/shifts?negotiation=all", "unknown-value", {"at": "negotiation", "got": "all"}),
    ("/issues/vote/timeline", "not-found", {"in": "path", "at": "id", "got": "vote"}),
    ("/issues/nat/timeline", "not-found", {"in": "path", "at": "id", "got": "nat", "nearest": ["nato"]}),
    ("/issues/cf/timeline?parties=uk", "unknown-value", {"at": "parties", "got": "uk"}),
    ("/issues/cf/timeline?sort=newest", "unknown-value", {"at": "sort", "got": "newest"}),
    ("/issues/cf/timeline?as_of=2022-02-23", "before-coverage", {"at": "as_of", "got": "2022-02-23"}),
    ("/issues/cf/timeline?issue=cf", "unknown-parameter", {"at": "issue", "got": "cf"}),
    ("/contradictions?parties=ru,uk", "unknown-value", {"at": "parties", "got": "uk"}),
    ("/contradictions?as_of=2022-02-23", "before-coverage", {"at": "as_of", "got": "2022-02-23"}),
    ("/contradictions?min_attribution=none", "unknown-value", {"at": "min_attribution", "got": "none"}),
    ("/contradictions?issue=vote", "unknown-value", {"at": "issue", "got": "vote"}),
    ("/settlements?parties=uk", "unknown-value", {"at": "parties", "got": "uk"}),
    ("/settlements?parties=ru,ru", "invalid-value", {"at": "parties", "got": "ru"}),
    ("/settlements?parties=ru@2021", "before-coverage", {"at": "parties", "got": "ru@2021"}),
    ("/settlements?as_of=2022-02-23", "before-coverage", {"at": "as_of", "got": "2022-02-23"}),
    ("/settlements?issue=vote", "unknown-value", {"at": "issue", "got": "vote"}),
    ("/settlements?topic=peace", "unknown-value", {"at": "topic", "got": "peace"}),
    ("/settlements?say_yes=yes", "invalid-value", {"at": "say_yes", "got": "yes", "nearest": ["true", "false"]}),
    ("/settlements?proposals=plan", "unknown-value", {"at": "proposals", "got": "plan"}),
    ("/settlements?proposals=plan,plan", "invalid-value", {"at": "proposals", "got": "plan"}),
    ("/settlements?sort=severity", "unknown-value", {"at": "sort", "got": "severity", "nearest": ["issue"]}),
    ("/settlements?revision=99", "unknown-revision", {"at": "revision", "got": "99"}),
    ("/schemas/position", "not-found", {"in": "path", "at": "kind", "nearest": ["positions"]}),
    ("/problems/unknown", "not-found", {"in": "path", "at": "code"}),
    ("/position", "not-found", {"in": "path", "at": "path", "got": "/position", "nearest": ["/positions"]}),
    ("/positions/", "not-found", {"in": "path", "at": "path", "got": "/positions/"}),
]


@pytest.mark.parametrize(("path", "code", "error"), REFUSED, ids=[path for path, *_ in REFUSED])
def test_a_refusal_says_what_is_wrong_where_and_what_would_be_right(
    client: Client, path: str, code: str, error: dict[str, Any]
) -> None:
    problem = client.refused(path, KINDS[code].status)

    shape(problem)
    assert problem["type"] == f"/problems/{code}"
    assert problem["instance"] == path
    found, expected = problem["errors"][0], {"in": "query", **error}
    best = expected.pop("nearest", [])
    assert {key: found[key] for key in expected} == expected
    assert found["nearest"][: len(best)] == best
