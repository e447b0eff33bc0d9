"""Links that stay: a page asked for by its revision says so, and whether the newest one still says the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.worlds import plans
from tests.databases import Databases
from tests.site.reading import page, read


@pytest.fixture(scope="module")
def moved(databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Client]:
    """A service with two revisions: the second loses a position and a source, and words a position and a plan anew."""
    record = plans()
    positions = {id_: said for id_, said in record.positions.items() if id_ != "ua-nato"}
    positions["ru-cap"] = replace(positions["ru-cap"], summary="Said otherwise.")
    older = replace(record.proposals["older"], note="Another remark.")
    sources = record.sources | {"source-newer": replace(record.sources["source-newer"], title="Another title")}
    changed = replace(record, positions=positions, sources=sources, proposals=record.proposals | {"older": older})
    with serving(databases, tmp_path_factory.mktemp("moved") / "parley.db", settings) as client:
        load_on(client, record)
        load_on(client, changed, day="2025-02-01")
        yield client


def news(client: Client, path: str) -> str:
    """What a page says of its revision; nothing where it says nothing."""
    return " ".join(node.text for node in page(client, path).every(class_="news"))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("issues/nato?", "Its verdict is another: "),
        ("issues/cap?", "Its verdict is the same, but not all that it says."),
        ("issues/uw?", "It answers this question the same."),
        ("?", "3 of 24 verdicts are others there. See this page in the newest revision"),
        ("?issue=uw&", "All 4 verdicts are the same there."),
        ("positions/ua-nato?", "It does not hold this any more."),
        ("positions/ru-cap?", "It has this changed."),
        ("positions/ru-nato?", "It has the same."),
        ("sources/source-newer?", "It has this changed."),
        ("sources/source-older?", "It has the same."),
        ("parties/ru?", "It has this changed."),
        ("parties/us?", "It has the same."),
        ("proposals/older?", "It has this changed."),
        ("proposals/newer?", "It has this changed."),
        ("proposals/older/diff/newer?", "It has this changed."),
        ("issues/vote?", "It has the same."),
        ("settlements?", ""),
        ("parties?", ""),
        ("sources?", ""),
        ("proposals?", ""),
    ],
)
@pytest.mark.parametrize("named", ["revision=1", "recorded_by=2025-01-31"])
def test_a_page_of_an_older_revision_says_what_became_of_it(moved: Client, path: str, said: str, named: str) -> None:
    words = news(moved, f"/n/test/{path}{named}".replace("/?", "?"))
    pinned = "This page is pinned: you" if named.startswith("revision") else "You"

    assert words.startswith(f"{pinned} see the record as it stood at revision 1, recorded on 1 January 2025.")
    assert "The newest is revision 2, recorded on 1 February 2025." in words
    assert said in words


@pytest.mark.parametrize("path", ["/n/test", "/n/test/issues/nato", "/n/test/positions/ru-cap", "/n/test/settlements"])
def test_a_page_pinned_to_the_newest_revision_says_that_none_says_anything_else(moved: Client, path: str) -> None:
    words = news(moved, f"{path}?revision=2")

    assert words.startswith("This page is pinned: you see the record as it stood at revision 2")
    assert "No newer one says anything else." in words
    assert not news(moved, path)


def test_an_embed_of_an_older_revision_says_so_too(moved: Client) -> None:
    assert news(moved, "/embed/n/test/issues/nato?revision=1").startswith(
        "As revision 1 of the record has it; the newest is revision 2. Its verdict is another: "
    )
    assert news(moved, "/embed/n/test/issues/nato?revision=2") == (
        "As revision 2 of the record has it, and no newer one says anything else."
    )


@pytest.mark.parametrize("named", ["", "?recorded_by=2025-01-31", "?revision=1", "?as_of=2024-06-14&revision=1"])
@pytest.mark.parametrize("path", ["/n/test", "/n/test/issues/nato", "/n/test/positions/ru-cap", "/n/test/settlements"])
def test_the_permanent_link_of_a_page_carries_the_digest_and_leads_to_the_same(
    moved: Client, path: str, named: str
) -> None:
    root = page(moved, f"{path}{named}")
    link = next(one for one in root.the("footer").every("a") if one.text == "Permanent link").attributes["href"]
    again = page(moved, link)

    assert "revision=sha256:" in link
    assert "recorded_by" not in link
    assert again.the("h1").text == root.the("h1").text
    assert ("From revision 1 of" if named else "From revision 2 of") in again.the("footer").text
    assert moved.ask(link).headers["cache-control"] == "public, no-cache"


@pytest.mark.parametrize("named", ["revision=1", "recorded_by=2025-01-31"])
def test_the_link_to_the_newest_revision_leaves_out_what_named_another(moved: Client, named: str) -> None:
    answer = moved.ask(f"/n/test/issues/cap?parties=ru,ua&{named}")
    link = read(answer.text).the("aside", class_="news").the("a", rel="latest-version").attributes["href"]

    assert link == "/n/test/issues/cap?parties=ru,ua"
    assert f'<{link}>; rel="latest-version"' in answer.headers["link"]


def test_a_party_that_the_newest_revision_does_not_hold_is_said(databases: Databases, tmp_path: Path) -> None:
    record = plans()
    without = replace(
        record,
        parties={id_: party for id_, party in record.parties.items() if id_ != "us"},
        positions={id_: said for id_, said in record.positions.items() if said.party != "us"},
        proposals={},
    )
    with serving(databases, tmp_path / "parley.db", Settings.model_construct()) as client:
        load_on(client, record)
        load_on(client, without, day="2025-02-01")

        assert "It does not hold all of these parties any more." in news(client, "/n/test?revision=1")
        assert "It does not answer this question any more." in news(client, "/n/test/issues/nato?revision=1")
        assert "It does not hold this any more." in news(client, "/n/test/parties/us?revision=1")
        assert "It does not hold this any more." in news(client, "/n/test/proposals/older?revision=1")
