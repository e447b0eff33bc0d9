"""What changed in the record, as pages: revision by revision, field by field, and which verdicts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.settings import Settings
from app.site import changes
from tests.api.conftest import Client, load_on, serving
from tests.api.test_changes import ended
from tests.api.test_revisions import later
from tests.api.worlds import plans, talks
from tests.databases import Databases
from tests.site import test_frames as frames
from tests.site.reading import Node, page

PAGES = [
    *("/n/test/changes", "/n/test/changes?change=corrected,added&party=ru", "/n/test/changes?to=2&since=2025-01-01"),
    *("/n/test/changes?party=us&since=2030-01-01", "/n/test/revisions/1", "/n/test/revisions/2", "/n/test/revisions/4"),
]


@pytest.fixture(scope="module")
def told(databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Client]:
    """The talks in five states: some records are corrected, added, removed and ended, and come back."""
    drafted = plans()
    source = replace(drafted.sources["source-older"], title="Another title")
    with serving(databases, tmp_path_factory.mktemp("changes") / "parley.db", settings) as client:
        load_on(client, talks(), "2025-01-01")
        load_on(client, later(), "2025-02-01")
        load_on(client, ended(talks(), "ru-nato"), "2025-03-01")
        load_on(client, drafted, "2025-04-01")
        load_on(client, replace(drafted, sources=drafted.sources | {"source-older": source}), "2025-05-01")
        yield client


def targets(node: Node) -> list[str]:
    return [link.attributes["href"] for link in node.every("a")]


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_changes_are_made_as_all_pages_are(told: Client, path: str) -> None:
    for test in (
        frames.test_a_page_runs_no_script_and_has_no_style_of_its_own,
        frames.test_a_page_is_plain_for_everybody,
        frames.test_a_page_loads_only_what_is_served_with_it,
        frames.test_every_control_has_words_and_every_region_that_scrolls_can_be_reached,
        frames.test_the_links_of_a_page_within_it_lead_somewhere,
        frames.test_a_page_is_asked_about_again_and_spared_where_it_is_the_same,
        frames.test_a_page_and_its_data_name_each_other,
    ):
        test(told, path)


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_of_changes_leads_somewhere(told: Client, path: str) -> None:
    for target in set(targets(page(told, path))):
        if target.startswith("/"):
            assert told.ask(target).status_code == 200, target


def test_the_page_lists_the_changes_that_the_api_lists(told: Client) -> None:
    items = told.get("/changes?negotiation=test&limit=100")["items"]
    sections = page(told, "/n/test/changes").every("section", class_="revision")

    shown = [
        (int(section.the("h2").text.split()[1].rstrip(",")), line.the("strong").text.lower(), line.the("code").text)
        for section in sections
        for line in section.the("ul", class_="hits").every("li")
    ]
    assert shown == [(item["revision"], item["change"], item["id"]) for item in items]


def test_a_correction_is_told_field_by_field(told: Client) -> None:
    (item,) = told.get("/changes?negotiation=test&from=5")["items"]
    found = page(told, "/n/test/revisions/5").the("section", aria_labelledby="corrected").the("dl", class_="fields")

    assert [field["at"] for field in item["fields"]] == ["/title"]
    assert (found.the("dt").text, found.the("del").text, found.the("ins").text) == ("title", "A draft", "Another title")


def test_a_revision_says_who_made_it_when_and_why_and_what_came_before(told: Client) -> None:
    facts = page(told, "/n/test/revisions/3").the("dl", class_="facts")

    assert "Recorded1 March 2025, 12:00 UTC" in facts.text
    assert "ByAda" in facts.text
    assert told.get("/revisions/3?negotiation=test")["digest"] in facts.text
    assert "/n/test/revisions/2" in targets(facts)
    assert page(told, "/n/test/revisions/3").the("p", class_="lead").text == "a test"
    assert "none: the record begins here" in page(told, "/n/test/revisions/1").the("dl", class_="facts").text
    assert "(the newest)" in page(told, "/n/test/revisions/5").text
    assert "(the newest)" not in page(told, "/n/test/revisions/4").text


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_a_revision_counts_and_lists_what_the_api_counts_and_changes_the_same_verdicts(told: Client, n: int) -> None:
    answer = told.get(f"/revisions/{n}?negotiation=test&limit=500")
    root = page(told, f"/n/test/revisions/{n}")
    verdicts = [one for one in answer["verdicts"] if one["before"] and one["after"]]

    for sort, many in answer["counts"].items():
        listed = [line for section in root.every("section", aria_labelledby=sort) for line in section.every("li")]
        assert len(listed) == many
    assert len(root.the("section", aria_labelledby="verdicts").every("li")) == len(verdicts)
    for line, one in zip(root.the("section", aria_labelledby="verdicts").every("li"), verdicts, strict=True):
        marks = [mark.text for mark in line.every("span", class_="verdict")]
        assert one["question"] in line.text
        assert (marks[0] == marks[1]) is (one["before"]["verdict"] == one["after"]["verdict"])


def test_what_was_removed_leads_to_the_revision_that_still_had_it(told: Client) -> None:
    answers = told.get("/changes?negotiation=test&change=removed&kind=issue")["items"]
    root = page(told, "/n/test/changes?change=removed&kind=issue")

    assert answers
    for item in answers:
        (target,) = [link for link in targets(root) if f"/issues/{item['id']}?" in link]
        assert "revision=sha256:" in target
        assert told.ask(target).status_code == 200


def test_a_revision_may_be_named_by_its_digest_and_its_permanent_link_is(told: Client) -> None:
    digest = told.get("/revisions/2?negotiation=test")["digest"]
    root = page(told, f"/n/test/revisions/{digest}")
    link = next(one for one in root.the("footer").every("a") if one.text == "Permanent link").attributes["href"]

    assert root.the("h1").text == "Revision 2 of the record"
    assert link == f"/n/test/revisions/{digest[:23]}".replace(":", "%3A")
    assert page(told, link).the("h1").text == root.the("h1").text


@pytest.mark.parametrize("most", [1, 3])
def test_older_changes_stand_behind_a_link(told: Client, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(changes, "MOST", most)
    path: str | None = "/n/test/changes?change=corrected,ended,removed"
    seen: list[str] = []
    while path:
        root = page(told, path)
        seen += [heading.text.split(",")[0] for heading in root.every("h2") if heading.text.startswith("Revision")]
        path = next((link.attributes["href"] for link in root.every("a", rel="next")), None)

    assert seen == ["Revision 5", "Revision 4", "Revision 3", "Revision 2"]


def test_every_page_of_a_record_leads_to_its_revision_and_to_the_changes(told: Client) -> None:
    for path in ("/", "/n/test/issues/nato", "/n/test/positions/ru-nato", "/n/test/sources", "/search"):
        footer = page(told, path).the("footer")
        assert {"/n/test/changes", "/n/test/revisions/5"} <= set(targets(footer))
    assert "/n/test/revisions/5" in targets(page(told, "/n/test/issues/nato").the("main"))


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/n/test/revisions/9", 404, "no revision '9'"),
        ("/n/test/revisions/abc", 404, "no revision 'abc'"),
        ("/n/nowhere/changes", 404, "There is no negotiation 'nowhere'."),
        ("/n/nowhere/revisions/1", 404, "There is no negotiation 'nowhere'."),
        ("/n/test/changes?party=nobody", 422, "There is no party 'nobody'."),
        ("/n/test/changes?change=lost", 422, "'lost' is none of"),
        ("/n/test/changes?from=99", 422, "There is no revision '99'."),
        ("/n/test/changes?since=yesterday", 422, "'yesterday' is no day"),
        ("/n/test/changes?revision=9", 404, "no revision '9'"),
    ],
)
def test_what_is_not_there_is_said_on_a_page(told: Client, path: str, status: int, said: str) -> None:
    assert said in page(told, path, status).the("main").text


def test_the_changes_up_to_an_older_revision_can_be_pinned(told: Client) -> None:
    root = page(told, "/n/test/changes?revision=2")

    assert "The newest is revision 5" in root.the("aside", class_="news").text
    assert [section.the("h2").text.split(",")[0] for section in root.every("section", class_="revision")] == [
        "Revision 2",
        "Revision 1",
    ]
