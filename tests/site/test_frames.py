"""What every page has: strict headers, links to itself and to its data, what it rests on, a way for the keyboard."""

import re
from pathlib import Path

import pytest

from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.worlds import PAIR, talks
from tests.databases import Databases
from tests.site.reading import page, read

OF_RECORD = ["/", "/n/test", f"/n/test/issues/nato?{PAIR}", "/n/test/issues/uw", "/n/test/issues/cap", "/search?q=nato"]
PAGES = [*OF_RECORD, "/method", "/api", "/search"]
MISSING = ["/n/test/issues/nothing", "/n/nowhere", "/n/test/nothing"]


@pytest.mark.parametrize("path", [*PAGES, *MISSING])
def test_a_page_runs_no_script_and_has_no_style_of_its_own(client: Client, path: str) -> None:
    answer = client.ask(path)
    root = read(answer.text)

    # What machines read of a page is data, which nothing runs.
    assert all(node.attributes == {"type": "application/ld+json"} for node in root.every("script"))
    assert not root.every("style")
    for node in root.every():
        assert not [name for name in node.attributes if name == "style" or name.startswith("on")]
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_only_what_is_served_with_it(client: Client, path: str) -> None:
    root = page(client, path)
    loaded = [
        link.attributes["href"] for link in root.every("link") if link.attributes["rel"] in ("stylesheet", "icon")
    ]

    assert len(loaded) == 2
    for address in loaded + [image.attributes["src"] for image in root.every("img")]:
        answer = client.ask(address)
        assert answer.status_code == 200
    for address in loaded:
        assert client.ask(address).headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", [*PAGES, *MISSING])
def test_a_page_is_plain_for_everybody(client: Client, path: str) -> None:
    root = read(client.ask(path).text)
    ids = [node.attributes["id"] for node in root.every() if "id" in node.attributes]

    assert root.the("html").attributes["lang"] == "en"
    assert root.the("title").text.endswith("· Parley")
    assert root.the("h1").text
    assert root.the("main").attributes == {"id": "main", "tabindex": "-1"}
    assert len(ids) == len(set(ids))
    assert "Stated positions are not bottom lines" in root.the("footer").text


@pytest.mark.parametrize("path", [*PAGES, *MISSING])
def test_the_first_thing_the_keyboard_reaches_skips_to_the_content(client: Client, path: str) -> None:
    first = read(client.ask(path).text).the("body").every("a")[0]

    assert (first.attributes["href"], first.text) == ("#main", "Skip to the content")


@pytest.mark.parametrize("path", PAGES)
def test_every_control_has_words_and_every_region_that_scrolls_can_be_reached(client: Client, path: str) -> None:
    root = page(client, path)

    for control in [*root.every("input"), *root.every("select")]:
        if control.attributes.get("type") != "hidden":
            assert control.parent
            assert control.parent.tag == "label"
            assert control.parent.text
    for form in root.every("form"):
        assert form.attributes["method"] == "get"
    for region in root.every(class_="wide"):
        assert region.has(role="region", tabindex="0")
        assert region.attributes.get("aria-label") or root.the(id=region.attributes["aria-labelledby"]).text


def test_a_party_beside_itself_has_no_anchor_twice(client: Client) -> None:
    root = page(client, "/n/test/issues/nato?parties=ru@2024-01-01,ru")
    ids = [node.attributes["id"] for node in root.every() if "id" in node.attributes]

    assert ids.count("ru-nato") == 1
    assert len(root.every("article")) == 2


@pytest.mark.parametrize("path", PAGES)
def test_every_table_says_what_it_is_and_what_its_headings_head(client: Client, path: str) -> None:
    for table in page(client, path).every("table"):
        assert table.the("caption").text
        for head in table.every("th"):
            assert head.attributes["scope"] in ("col", "row", "rowgroup")
        widths = {len([cell for cell in row.every() if cell.tag in ("th", "td")]) for row in table.every("tr")}
        assert len(widths - {1}) == 1


@pytest.mark.parametrize("path", PAGES)
def test_the_links_of_a_page_within_it_lead_somewhere(client: Client, path: str) -> None:
    root = page(client, path)
    ids = {node.attributes["id"] for node in root.every() if "id" in node.attributes}
    links = {link.attributes["href"] for link in root.every("a")}

    assert {link[1:] for link in links if link.startswith("#")} <= ids
    assert not [link for link in links if not link.startswith(("/", "#", "https://"))]


@pytest.mark.parametrize("path", OF_RECORD)
def test_a_page_says_what_it_rests_on(client: Client, path: str) -> None:
    words = page(client, path).the("footer").text

    assert "From revision 1 of the record, recorded on 1 January 2025" in words
    assert "The record covers" in words


def test_a_page_of_verdicts_says_as_of_when_and_on_whose_word(client: Client) -> None:
    words = page(client, f"/n/test/issues/nato?{PAIR}&known_on=2024-06-15").the("footer").text

    assert (
        "As of 14 June 2024. Only what had been published by 15 June 2024. Grade of words: reported or better." in words
    )


@pytest.mark.parametrize("path", ["/", "/n/test/issues/nato?parties=ru@2024-01-01,ua", "/n/test/issues/uw"])
def test_each_file_that_a_page_offers_can_be_had(client: Client, path: str) -> None:
    files = [link.attributes["href"] for link in page(client, path).every("a") if "download" in link.attributes]

    assert len(files) > 5
    for address in files:
        assert client.ask(address).status_code == 200, address


@pytest.mark.parametrize("path", OF_RECORD)
def test_the_link_for_good_leads_to_the_same_page_of_this_revision(client: Client, path: str) -> None:
    root = page(client, path)
    pin = next(link for link in root.the("footer").every("a") if link.text == "Permanent link")
    answer = client.ask(pin.attributes["href"])

    assert "revision=sha256:" in pin.attributes["href"]
    assert answer.status_code == 200
    assert 'rel="latest-version"' in answer.headers["link"]
    words = read(answer.text).the("aside", class_="news").text
    assert words.startswith(
        "This page is pinned: you see the record as it stood at revision 1, recorded on 1 January 2025."
    )
    assert "No newer one says anything else." in words


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_asked_about_again_and_spared_where_it_is_the_same(client: Client, path: str) -> None:
    first, head = client.ask(path), client.ask(path, "HEAD")
    again = client.ask(path, If_None_Match=first.headers["etag"])

    assert first.headers["cache-control"] == "public, no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])


def links(header: str) -> dict[str, str]:
    """The targets of a Link header by relation."""
    return {relation: target for target, relation in re.findall(r'<([^>]*)>; rel="([^"]*)"', header)}


@pytest.mark.parametrize("path", [*OF_RECORD, "/method"])
def test_a_page_and_its_data_name_each_other(client: Client, path: str) -> None:
    answer = client.ask(path)
    root = read(answer.text)
    found = links(answer.headers["link"])

    assert root.the("link", rel="canonical").attributes["href"] == found["canonical"]
    assert root.the("link", rel="alternate", type="application/json").attributes["href"] == found["alternate"]
    data = client.ask(found["alternate"])
    assert data.headers["content-type"] == "application/json"
    back = client.ask(links(data.headers["link"])["alternate"])
    assert links(back.headers["link"])["canonical"] == found["canonical"]


@pytest.mark.parametrize("path", OF_RECORD)
def test_a_page_names_its_feeds_and_the_record_as_linked_data(client: Client, path: str) -> None:
    others = page(client, path).the("head").every("link", rel="alternate")
    kinds = {link.attributes["type"] for link in others}

    assert kinds == {"application/json", "application/atom+xml", "application/feed+json", "application/ld+json"}
    for link in others:
        answer = client.ask(link.attributes["href"])
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] == link.attributes["type"]


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/", "/n/test"),
        ("/?utm_source=paper&utm_source=again&negotiation=other", "/n/test"),
        ("/n/test/?as_of=&topic=", "/n/test"),
        ("/n/test/issues?parties=ua&parties=ru&as_of=2024-06-14", "/n/test?parties=ua,ru&as_of=2024-06-14"),
        ("/n/test/issues/nato?x=1&parties=ru,ua", "/n/test/issues/nato?parties=ru,ua"),
        ("/method?x=1", "/method"),
        ("/search?fbclid=1&q=nato", "/search?negotiation=test&q=nato"),
    ],
)
def test_a_page_ignores_what_it_does_not_know_and_its_canonical_link_leaves_it_out(
    client: Client, path: str, canonical: str
) -> None:
    assert page(client, path).the("link", rel="canonical").attributes["href"] == canonical


def test_links_name_the_address_under_which_the_world_reaches_the_service(databases: Databases, tmp_path: Path) -> None:
    public = Settings.model_construct(public_url="https://parley.example/")
    with serving(databases, tmp_path / "parley.db", public) as client:
        load_on(client, talks())
        answer = client.ask("/n/test/issues/nato")

    card = read(answer.text).the("meta", property="og:image").attributes["content"]
    assert card == "https://parley.example/comparisons/nato/card.png?negotiation=test"
    assert links(answer.headers["link"]) == {
        "canonical": "https://parley.example/n/test/issues/nato",
        "alternate": "https://parley.example/comparisons/nato?negotiation=test",
    }
