"""What other pages show of ours: the small view made for a frame, the framing policy, and oEmbed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest

from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.worlds import PAIR, talks
from tests.databases import Databases
from tests.site.reading import page, read

EMBEDS = [f"/embed/n/test/issues/{issue}?{PAIR}" for issue in ("nato", "uw", "cap", "cf", "talks", "tribunal")]
PUBLIC = "https://parley.example/at"
NASTY = '"><script>alert(1)</script>'


@pytest.fixture(scope="module")
def public(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A service that knows under which address the world reaches it."""
    told = Settings.model_construct(public_url=f"{PUBLIC}/")
    with serving(databases, tmp_path_factory.mktemp("public") / "parley.db", told) as client:
        load_on(client, talks())
        yield client


def described(client: Client, **asked: str) -> dict[str, object]:
    found: dict[str, object] = client.get(f"/oembed?{urlencode(asked)}")
    return found


@pytest.mark.parametrize("path", EMBEDS)
def test_an_embed_says_what_the_page_says(client: Client, path: str) -> None:
    small, whole = page(client, path), page(client, path.removeprefix("/embed"))

    assert small.the("h1").text == whole.the("h1").text
    assert small.the(class_="finding").text == whole.the(class_="finding").text
    assert [name.text for name in small.every("dt")] == ["Russia", "Ukraine"]
    for stance in whole.every(class_="stance"):
        assert stance.text in small.the("dl").text
    for condition in whole.the(class_="columns").every(class_="condition"):
        assert condition.text.replace("Only if", "only if") in small.the("dl").text


def test_an_embed_says_as_of_when_from_which_revision_and_on_whose_word(client: Client) -> None:
    words = page(client, f"{EMBEDS[0]}&min_attribution=on_record").the("main").text

    assert "As of 14 June 2024; words on the record only; revision 1. Stated positions, not bottom lines." in words


def test_an_embed_tells_a_party_without_words_from_one_that_asks(client: Client) -> None:
    early = page(client, "/embed/n/test/issues/talks?parties=ua,us&as_of=2022-06-01")

    assert early.the("dl").text == "Ukraine Had not spoken yet. United States Had not spoken yet."


def test_an_embed_marks_what_is_disputed(client: Client) -> None:
    path = "/embed/n/test/issues/nato?parties=ru,us&min_attribution=anonymous"

    assert "Disputed: somebody denies words that this rests on." in page(client, path).the("dl").text


def test_the_table_behind_the_picture_of_an_embed_is_that_of_the_page(client: Client) -> None:
    small, whole = page(client, EMBEDS[0]), page(client, EMBEDS[0].removeprefix("/embed"))

    assert small.the("table").the("tbody").text == whole.the("table").the("tbody").text
    assert client.ask(small.the("img").attributes["src"]).status_code == 200


@pytest.mark.parametrize("path", [*EMBEDS, "/embed/n/test/issues/nothing"])
def test_every_link_of_an_embed_leaves_the_frame_and_leads_somewhere(client: Client, path: str) -> None:
    root = read(client.ask(path).text)

    assert root.every("a")
    for link in root.every("a"):
        assert (link.attributes["target"], link.attributes["rel"]) == ("_blank", "noopener")
        assert client.ask(link.attributes["href"]).status_code == 200


@pytest.mark.parametrize(
    "path", [*EMBEDS, "/embed/n/test/issues/nothing", "/embed/n/test/issues/nato?as_of=1999-01-01"]
)
def test_an_embed_runs_no_script_sets_no_cookie_and_may_be_framed_by_all(client: Client, path: str) -> None:
    answer = client.ask(path)
    root = read(answer.text)

    assert not root.every("script")
    assert not root.every("style")
    assert not root.every("form")
    assert "set-cookie" not in answer.headers
    assert "x-frame-options" not in answer.headers
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors *"
    )


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/n/test/issues/nato", "/n/test/issues/nothing", "/method", "/search", "/api", "/docs", "/robots.txt"),
        *("/positions", "/positions.csv", "/positions?a=b", "/oembed", "/comparisons/nato.svg", "/embed", "/nothing"),
        *("/embedded", "/n/test/embed/", "/feed.atom", "/data.zip", "/static/nothing.css"),
    ],
)
def test_nothing_else_may_be_framed(client: Client, path: str) -> None:
    headers = client.ask(path).headers

    assert headers["x-frame-options"] == "DENY"
    assert headers["content-security-policy"].endswith("; frame-ancestors 'none'")
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["content-security-policy"].count("frame-ancestors") == 1


def test_an_embed_is_the_issue_page_for_those_who_look_for_the_whole(client: Client) -> None:
    answer = client.ask(f"{EMBEDS[0]}&utm_source=paper")
    canonical = read(answer.text).the("link", rel="canonical").attributes["href"]

    assert canonical == f"/n/test/issues/nato?{PAIR}"
    assert f'<{canonical}>; rel="canonical"' in answer.headers["link"]
    assert client.ask(EMBEDS[0], If_None_Match=client.ask(EMBEDS[0]).headers["etag"]).status_code == 304


def test_a_problem_in_a_frame_is_a_small_page_that_repeats_nothing_as_markup(client: Client) -> None:
    root = page(client, "/embed/n/test/issues/%3Cb%3E", 404)

    assert root.the("h1").text == "There is nothing at this address"
    assert not root.every("b")
    assert not root.every("nav")


@pytest.mark.parametrize("revision", ["", "&revision=1"])
def test_the_page_of_an_issue_offers_markup_for_the_newest_and_for_good(client: Client, revision: str) -> None:
    newest, pinned = page(client, f"/n/test/issues/nato?{PAIR}{revision}").every("textarea")
    addresses = [read(area.text).the("iframe").attributes["src"] for area in (newest, pinned)]

    assert [area.attributes["readonly"] for area in (newest, pinned)] == ["", ""]
    assert addresses[0] == f"/embed/n/test/issues/nato?{PAIR}"
    assert addresses[1].startswith(f"{addresses[0]}&revision=sha256:")
    assert [client.ask(address).status_code for address in addresses] == [200, 200]
    assert "not told under which address" in page(client, "/n/test/issues/nato").the("main").text


def test_the_page_of_an_issue_leads_to_its_description_where_its_address_is_known(public: Client) -> None:
    head = page(public, f"/n/test/issues/nato?{PAIR}&x=1").the("head")
    link = head.the("link", rel="alternate", type="application/json+oembed").attributes["href"]
    found = public.get(link.removeprefix(PUBLIC))

    assert found["title"] == "What of nato?"
    assert found["html"].startswith(
        f'<iframe src="{PUBLIC}/embed/n/test/issues/nato?parties=ru,ua&amp;as_of=2024-06-14" title="What of nato?" '
    )


def test_a_description_is_as_the_specification_wants_it(public: Client) -> None:
    answer = public.ask(f"/oembed?{urlencode({'url': f'{PUBLIC}/n/test/issues/nato'})}")
    found = answer.json()

    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert (found["version"], found["type"]) == ("1.0", "rich")
    assert (found["provider_name"], found["provider_url"]) == ("Parley", f"{PUBLIC}/")
    assert (found["width"], found["height"]) == (640, 560)
    assert found["thumbnail_url"] == f"{PUBLIC}/comparisons/nato/card.png?negotiation=test"
    assert (found["thumbnail_width"], found["thumbnail_height"]) == (1200, 630)
    assert 'width="640" height="560"' in found["html"]


@pytest.mark.parametrize(
    ("most", "size", "pictured"),
    [
        ({"maxwidth": "320"}, (320, 560), False),
        ({"maxheight": "200"}, (640, 200), False),
        ({"maxwidth": "5000", "maxheight": "5000"}, (640, 560), True),
        ({"maxwidth": "", "maxheight": ""}, (640, 560), True),
    ],
)
def test_a_description_keeps_within_what_it_is_told(
    public: Client, most: dict[str, str], size: tuple[int, int], pictured: bool
) -> None:
    found = described(public, url=f"{PUBLIC}/n/test/issues/nato", **most)

    assert (found["width"], found["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in str(found["html"])
    assert ("thumbnail_url" in found) is pictured


@pytest.mark.parametrize(
    "url",
    [
        f"{PUBLIC}/n/test/issues/nato",
        f"{PUBLIC}/embed/n/test/issues/nato",
        "http://parley.example/at/n/test/issues/nato?utm_source=x",
        "https://PARLEY.example:443/at/n/test/issues/nato#sides",
        f"{PUBLIC}/n/test/issues/%6eato?parties=ru&parties=ua",
    ],
)
def test_the_address_of_a_page_may_be_written_in_several_ways(public: Client, url: str) -> None:
    assert f"{PUBLIC}/embed/n/test/issues/nato" in str(described(public, url=url, dnt="1")["html"])


def test_a_pinned_page_is_embedded_as_pinned(public: Client) -> None:
    found = described(public, url=f"{PUBLIC}/n/test/issues/nato?revision=1")

    assert "nato?revision=sha256:" in str(found["html"])


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://elsewhere.example/n/test/issues/nato", f"it does not begin with {PUBLIC}."),
        ("https://parley.example/n/test/issues/nato", f"it does not begin with {PUBLIC}."),
        ("https://parley.example:8443/at/n/test/issues/nato", f"it does not begin with {PUBLIC}."),
        ("https://parley.example.evil/at/n/test/issues/nato", f"it does not begin with {PUBLIC}."),
        ("ftp://parley.example/at/n/test/issues/nato", f"it does not begin with {PUBLIC}."),
        ("https://[parley/at/n/test/issues/nato", f"it does not begin with {PUBLIC}."),
        ("https://parley.example:port/at/n/test/issues/nato", f"it does not begin with {PUBLIC}."),
        ("/n/test/issues/nato", f"it does not begin with {PUBLIC}."),
        (f"{PUBLIC}/", "only pages of issues"),
        (f"{PUBLIC}/n/test/parties/ru", "only pages of issues"),
        (f"{PUBLIC}/n/test/issues/nato/more", "only pages of issues"),
        (f"{PUBLIC}/n/test/issues/nothing", "There is no issue that is negotiated 'nothing'."),
        (f"{PUBLIC}/n/test/issues/vote", "There is no issue that is negotiated 'vote'."),
        (f"{PUBLIC}/n/nowhere/issues/nato", "There is no negotiation 'nowhere'."),
        (f"{PUBLIC}/n/test/issues/nato?parties=xx", "There is no party 'xx'."),
        (f"{PUBLIC}/n/test/issues/nato?as_of=1999-01-01", "The record begins on"),
        (f"{PUBLIC}/n/test/issues/nato?as_of=yesterday", "'yesterday' is no day of the calendar"),
        (f"{PUBLIC}/n/test/issues/nato?revision=99", "no revision '99'"),
    ],
)
def test_what_is_not_ours_or_not_there_is_not_found(public: Client, url: str, said: str) -> None:
    problem = public.refused(f"/oembed?{urlencode({'url': url})}", 404)

    assert said in problem["detail"]
    assert (problem["code"], problem["errors"][0]["at"], problem["errors"][0]["got"]) == ("not_found", "url", url)


@pytest.mark.parametrize("form", ["xml", "yaml", "JSON"])
def test_another_format_is_not_offered(public: Client, form: str) -> None:
    problem = public.refused(f"/oembed?format={form}&url={PUBLIC}/n/test/issues/nato", 501)

    assert problem["code"] == "not_offered"
    assert (problem["errors"][0]["at"], problem["errors"][0]["nearest"]) == ("format", ["json"])


def test_a_service_that_does_not_know_its_address_says_so(client: Client) -> None:
    problem = client.refused("/oembed?url=https://parley.example/n/test/issues/nato", 501)

    assert problem["code"] == "not_offered"
    assert "PARLEY_PUBLIC_URL" in problem["detail"]
    assert not page(client, "/n/test/issues/nato").the("head").every("link", type="application/json+oembed")


@pytest.mark.parametrize(
    ("asked", "at"),
    [
        ("", "url"),
        ("url=", "url"),
        ("url=a&url=b", "url"),
        ("maxwidth=0", "maxwidth"),
        ("maxwidth=wide", "maxwidth"),
        ("maxheight=-1", "maxheight"),
        ("maxheight=1.5", "maxheight"),
    ],
)
def test_what_cannot_be_taken_is_named(public: Client, asked: str, at: str) -> None:
    assert public.refused(f"/oembed?{asked}")["errors"][0]["at"] == at


def test_a_service_that_holds_nothing_asks_to_come_back(databases: Databases, tmp_path: Path) -> None:
    told = Settings.model_construct(public_url=PUBLIC)
    with serving(databases, tmp_path / "parley.db", told) as client:
        problem = client.refused(f"/oembed?url={PUBLIC}/n/test/issues/nato", 503)

    assert problem["code"] == "not_ready"


def test_a_title_is_never_read_as_markup(databases: Databases, tmp_path: Path) -> None:
    record = talks()
    issue = replace(record.issues["nato"], question=NASTY)
    told = Settings.model_construct(public_url=PUBLIC)
    with serving(databases, tmp_path / "parley.db", told) as client:
        load_on(client, replace(record, issues=record.issues | {"nato": issue}))
        found = described(client, url=f"{PUBLIC}/n/test/issues/nato")
        area = page(client, "/n/test/issues/nato").every("textarea")[0]

    for html in (str(found["html"]), area.text):
        frame = read(html).the("iframe")
        assert frame.attributes["title"] == NASTY
        assert not read(html).every("script")
