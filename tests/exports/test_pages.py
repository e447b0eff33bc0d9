"""Pages lead to the files that say the same."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from urllib.parse import urlencode

import pytest

from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.databases import Databases
from tests.exports.worlds import awkward
from tests.site.reading import page

FILE = re.compile(r'<a href="([^"]+)" download>([^<]+)</a>')
CITABLE = ["/n/test", "/n/test/issues/nato", "/n/test/positions/ru-cf", "/n/test/proposals/older"]


def files(client: Client, path: str) -> dict[str, str]:
    """The addresses of the files that a page offers, by their names."""
    found = FILE.findall(client.ask(path, Accept="text/html").text)
    return {name: unescape(address) for address, name in found}


@pytest.mark.parametrize("pin", ["", "?revision=1"])
@pytest.mark.parametrize("path", CITABLE)
def test_every_file_that_a_page_offers_can_be_had(planned: Client, path: str, pin: str) -> None:
    found = files(planned, path + pin)

    assert {"BibTeX", "RIS", "CSL-JSON", "Plain text"} <= set(found)
    for address in found.values():
        assert planned.ask(address).status_code == 200, address
        assert ("revision" in address) == bool(pin) or ".zip" in address


@pytest.mark.parametrize("path", CITABLE)
def test_a_citation_leads_to_the_page_that_offers_it(planned: Client, path: str) -> None:
    (item,) = planned.get(files(planned, path)["CSL-JSON"])

    assert item["URL"].startswith(f"{path}?")
    page = planned.ask(item["URL"], Accept="text/html")
    assert page.status_code == 200
    assert f'{item["URL"]}>; rel="canonical"' in page.headers["link"]


@pytest.fixture(scope="module")
def nasty(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a service that the world reaches, whose sources are called what would end a script."""
    public = Settings.model_construct(public_url="https://parley.example")
    record = awkward()
    sources = {id_: replace(one, title="</script><script>alert(1)</script>") for id_, one in record.sources.items()}
    with serving(databases, tmp_path_factory.mktemp("nasty") / "parley.db", public) as found:
        load_on(found, replace(record, sources=sources))
        yield found


@pytest.mark.parametrize("pin", ["", "?revision=1"])
@pytest.mark.parametrize("path", CITABLE)
def test_the_page_shows_the_citation_that_the_file_holds(nasty: Client, path: str, pin: str) -> None:
    root = page(nasty, path + pin)
    (quoted,) = root.every("blockquote", class_="cite")

    assert quoted.text == nasty.ask(files(nasty, path + pin)["Plain text"]).text.strip()


@pytest.mark.parametrize("path", CITABLE)
def test_a_reader_can_add_the_day_of_access_without_a_script(planned: Client, path: str) -> None:
    (form,) = [form for form in page(planned, path).every("form") if form.every("input", name="accessed")]
    asked = {one.attributes["name"]: one.attributes.get("value", "2026-11-26") for one in form.every("input")}

    assert len(form.every("button")) == 4
    for button in form.every("button"):
        answer = planned.ask(f"{button.attributes['formaction']}?{urlencode(asked)}")
        assert answer.status_code == 200
        assert re.search("26 November 2026|2026-11-26|2026/11/26|2026,11,26", answer.text)


@pytest.mark.parametrize("pin", ["", "?revision=1"])
@pytest.mark.parametrize(
    ("path", "twin"),
    [
        ("/", "/negotiations/test.jsonld"),
        ("/n/test", "/negotiations/test.jsonld"),
        ("/n/test/positions/ru-cf", "/positions/ru-cf.jsonld"),
    ],
)
def test_the_page_holds_the_linked_data_that_the_file_holds(nasty: Client, path: str, twin: str, pin: str) -> None:
    (found,) = page(nasty, path + pin).every("script")

    assert found.attributes == {"type": "application/ld+json"}
    assert json.loads("".join(part for part in found.holds if isinstance(part, str))) == nasty.get(twin + pin)
    assert "ClaimReview" not in nasty.ask(path + pin).text
