"""Pages lead to the files that say the same."""

import re
from html import unescape

import pytest

from tests.api.conftest import Client

FILE = re.compile(r'<a href="([^"]+)" download>([^<]+)</a>')


def files(client: Client, path: str) -> dict[str, str]:
    """The addresses of the files that a page offers, by their names."""
    found = FILE.findall(client.ask(path, Accept="text/html").text)
    return {name: unescape(address) for address, name in found}


@pytest.mark.parametrize("pin", ["", "?revision=1"])
@pytest.mark.parametrize("path", ["/n/test", "/n/test/issues/nato", "/n/test/positions/ru-cf"])
def test_every_file_that_a_page_offers_can_be_had(planned: Client, path: str, pin: str) -> None:
    found = files(planned, path + pin)

    assert {"BibTeX", "RIS", "CSL-JSON", "Plain text"} <= set(found)
    for address in found.values():
        assert planned.ask(address).status_code == 200, address
        assert ("revision" in address) == bool(pin) or ".zip" in address


@pytest.mark.parametrize("path", ["/n/test", "/n/test/issues/nato", "/n/test/positions/ru-cf"])
def test_a_citation_leads_to_the_page_that_offers_it(planned: Client, path: str) -> None:
    (item,) = planned.get(files(planned, path)["CSL-JSON"])

    assert item["URL"].startswith(f"{path}?")
    page = planned.ask(item["URL"], Accept="text/html")
    assert page.status_code == 200
    assert f'{item["URL"]}>; rel="canonical"' in page.headers["link"]
