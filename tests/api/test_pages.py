"""The list of routes, the interactive documentation and robots.txt, as a browser reads them."""

from html.parser import HTMLParser

import pytest

from tests.api.conftest import Client


class Page(HTMLParser):
    """What a page loads, links and says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.linked: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.tags.append((tag, found))
        if tag in ("script", "img", "iframe") and found.get("src"):
            self.loaded.append(found["src"] or "")
        if tag == "link":
            self.loaded.append(found["href"] or "")
        if tag == "a":
            self.linked.append(found["href"] or "")

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("path", ["/", "/api", "/docs"])
def test_a_page_loads_nothing_from_elsewhere(client: Client, path: str) -> None:
    answer = client.ask(path)

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    for address in Page(answer.text).loaded:
        assert address == "data:," or (address.startswith("/") and not address.startswith("//"))
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "//" not in answer.headers["content-security-policy"]


def test_all_that_the_documentation_loads_is_there(client: Client) -> None:
    for address in Page(client.ask("/docs").text).loaded:
        answer = client.ask(address)
        assert (answer.status_code, len(answer.content) > 0) == (200, True)

    assert "validatorUrl: null" in client.ask("/docs/start.js").text
    assert client.ask("/docs/swagger-ui-bundle.js").headers["content-type"].startswith("text/javascript")


def test_the_documentation_runs_no_inline_script(client: Client) -> None:
    scripts = [attributes for tag, attributes in Page(client.ask("/docs").text).tags if tag == "script"]

    assert scripts
    assert all(attributes.get("src") for attributes in scripts)


def test_the_list_of_routes_links_every_route(client: Client) -> None:
    page = Page(client.ask("/api").text)

    for path, operations in client.get("/openapi.json")["paths"].items():
        assert path in page.words
        assert (path in page.linked) == ("get" in operations and "{" not in path)
    assert {"/docs", "/openapi.json"} <= set(page.linked)


def test_robots_may_read_everything(client: Client) -> None:
    answer = client.ask("/robots.txt")

    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == "User-agent: *\nAllow: /\n"
