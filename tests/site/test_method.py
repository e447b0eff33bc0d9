"""The method page and the search say what the engine's rules and the record say."""

from tests.api.conftest import Client, load_on
from tests.api.worlds import talks
from tests.site.reading import page


def test_the_method_is_told_in_the_words_of_the_rules(client: Client) -> None:
    rules = client.get("/rules")
    words = page(client, "/method").the("main").text

    for verdict in rules["verdicts"]:
        for key in ("label", "condition", "relation"):
            assert verdict[key] in words
    for entries in rules.values():
        for entry in entries if isinstance(entries, list) else ():
            assert entry.get("meaning", "") in words
    assert f"Version {rules['rule_version']} of the rules" in words


def test_the_method_leaves_no_list_of_the_rules_out(client: Client) -> None:
    lists = {key for key, entries in client.get("/rules").items() if isinstance(entries, list)}
    headings = {heading.attributes["id"] for heading in page(client, "/method").every("h2")}

    assert headings == lists


def test_a_search_finds_the_positions_that_the_api_finds(ukraine: Client) -> None:
    found = ukraine.get("/positions?q=nato%20mem&limit=50")["items"]
    root = page(ukraine, "/search?q=nato%20mem")
    shown = [link.attributes["href"] for link in root.every("a") if "/positions/" in link.attributes["href"]]

    assert found
    assert shown == [f"/n/ukraine/positions/{said['id']}" for said in found]


def test_a_search_finds_issues_by_their_question_and_options_and_sources_by_publisher(ukraine: Client) -> None:
    root = page(ukraine, "/search?q=does%20ukraine%20join%20nat")
    links = [link.attributes["href"] for link in root.the("main").every("a")]
    assert "/n/ukraine/issues/nato-membership" in links

    publisher = ukraine.get("/sources?limit=1")["items"][0]["publisher"]
    root = page(ukraine, f"/search?q={publisher.split()[0]}")
    assert publisher in root.the("main").text


def test_a_search_without_words_finds_nothing_and_says_so(client: Client) -> None:
    assert not page(client, "/search").every("h2")
    assert "None." in page(client, "/search?q=%21%21").the("main").text


def test_a_search_carries_the_revision_on(fresh: Client) -> None:
    load_on(fresh, talks())
    root = page(fresh, "/search?q=nato&revision=1")

    assert root.the("input", name="revision").attributes["value"].startswith("sha256:")
    links = [link.attributes["href"] for link in root.the("main").every("a") if "/issues/" in link.attributes["href"]]
    assert links
    assert all("revision=sha256:" in link for link in links)
