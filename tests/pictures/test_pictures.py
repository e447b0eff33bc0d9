"""Pictures of the record say what the answers of the API say, and are kept and refused like these."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.pictures import words
from app.pictures.styles import STYLE
from app.pictures.timelines import timeline_svg
from app.settings import Settings
from app.wording.days import day_words, short_day_words
from tests.api.conftest import Client, Statements, load_on, serving
from tests.api.worlds import PAIR, talks
from tests.databases import Databases
from tests.pictures.made_up import META
from tests.pictures.reading import SVG, check, pixels, said

Json = dict[str, Any]

PICTURES = [
    "/matrix.{}",
    "/matrix/card.{}",
    "/comparisons/nato.{}",
    "/comparisons/nato/card.{}",
    "/comparisons/cf.{}",
    "/comparisons/uw.{}",
    "/comparisons/cap.{}",
    "/issues/nato/timeline.{}",
    "/issues/cap/timeline.{}",
]


def data(svg: str) -> Any:  # noqa: ANN401 - any JSON
    node = check(svg).find(f"{SVG}metadata")
    assert node is not None
    return json.loads(node.text or "")


def described(svg: str) -> str:
    return check(svg).findtext(f"{SVG}desc") or ""


def marked(answer: httpx.Response) -> str:
    assert answer.status_code == 200, answer.text
    return answer.headers["etag"]


@pytest.mark.parametrize("path", [path.format("svg") for path in PICTURES])
def test_a_picture_says_what_it_is_and_what_it_rests_on(client: Client, path: str) -> None:
    answer = client.ask(path)

    assert answer.headers["content-type"] == "image/svg+xml"
    text = said(check(answer.text))
    meta = client.get("/matrix")["meta"]
    assert "not bottom lines" in text
    assert f"As of {day_words(meta['as_of'])}" in text
    assert meta["digest"][:23] in text
    assert "words reported or better" in text


@pytest.mark.parametrize("path", [path.format("png") for path in PICTURES])
def test_a_png_shows_its_texts_whatever_fonts_the_machine_has(client: Client, path: str) -> None:
    answer = client.ask(path)

    assert answer.headers["content-type"] == "image/png"
    card = "/card." in path
    width, height, rows = pixels(answer.content, 120 if card else 90)
    assert (width, height) == (1200, 630) if card else width >= 1200
    # The question stands at the top left, and with it ink.
    title = b"".join(row[: 4 * width // 3] for row in rows[20:])
    assert sum(value < 100 for value in title[::4]) > 300


def test_the_matrix_says_what_its_twin_says(client: Client) -> None:
    svg = client.ask("/matrix.svg").text
    twin = client.get("/matrix?limit=500")

    assert data(svg) == {"items": twin["items"], "counts": twin["counts"], "meta": twin["meta"]}
    for item in twin["items"]:
        assert f"{item['question']} " in described(svg)
        for cell in [*item["pairs"], item["whole"]]:
            assert cell["label"] in described(svg)


@pytest.mark.parametrize("issue", ["nato", "cf", "uw", "cap", "talks", "tribunal"])
def test_an_option_space_says_what_its_twin_says(client: Client, issue: str) -> None:
    svg = client.ask(f"/comparisons/{issue}.svg?{PAIR}").text
    twin = client.get(f"/comparisons/{issue}?{PAIR}")

    drawn = data(svg)
    assert (drawn["verdict"], drawn["zone"], drawn["gap"]) == (twin["verdict"], twin["zone"], twin["gap"])
    for shown, side in zip(drawn["sides"], twin["sides"], strict=True):
        assert [shown[key] for key in ("wanted", "offered", "ruled_out")] == [
            side[key] for key in ("wanted", "offered", "ruled_out")
        ]
        assert [one["id"] for one in shown["positions"]] == [one["id"] for one in side["positions"]]
    assert twin["label"] in said(check(svg))


def test_marks_carry_letters_and_conditions_numbers(client: Client) -> None:
    root = check(client.ask(f"/comparisons/cf.svg?{PAIR}").text)

    letters = [node.text for node in root.iter(f"{SVG}text")]
    assert "O if 1" in letters
    assert "A" in letters
    assert any((text or "").startswith("if 1: only if ") for text in letters)


def test_a_gap_is_drawn_with_its_number(client: Client) -> None:
    text = said(check(client.ask(f"/comparisons/cap.svg?{PAIR}").text))

    assert "Stated gap" in text
    assert "165,000 people, from 85,000 to 250,000" in text


def test_a_timeline_lists_the_changes_of_its_twin(client: Client) -> None:
    svg = client.ask("/issues/talks/timeline.svg").text
    twin = client.get("/issues/talks/timeline?limit=500")

    assert [(one["to"], one["party"], one["move"]) for one in data(svg)["items"]] == [
        (one["to"], one["party"], one["move"]) for one in twin["items"]
    ]
    for one in twin["items"]:
        assert short_day_words(one["to"]) in said(check(svg))


def test_a_timeline_on_which_nothing_happened_says_so(client: Client) -> None:
    text = said(check(client.ask("/issues/tribunal/timeline.svg").text))

    assert "No stance is recorded" in text
    assert "No stated position on any of these days" in text


def test_a_picture_takes_the_parameters_of_its_twin(client: Client) -> None:
    text = said(check(client.ask("/comparisons/nato.svg?parties=ua,ru@2022-06-01&min_attribution=anonymous").text))

    assert "Russia on 1 June 2022" in text
    assert "words anonymous or better" in text


def test_a_picture_is_of_one_page_where_a_limit_is_named(client: Client) -> None:
    cursor = client.get("/matrix?limit=2")["next"].partition("cursor=")[2]

    assert len(data(client.ask("/matrix.svg?limit=2").text)["items"]) == 2
    text = said(check(client.ask(f"/matrix.svg?limit=2&cursor={cursor}").text))
    assert f"2 of {len(client.get('/matrix?limit=500')['items'])} issues" in text
    of_all = len(client.get("/issues/talks/timeline?limit=500")["items"])
    assert f"1 of {of_all} changes" in said(check(client.ask("/issues/talks/timeline.svg?limit=1").text))


@pytest.mark.parametrize("form", ["svg", "png"])
@pytest.mark.parametrize("path", ["/matrix.{}", "/comparisons/nato.{}", "/comparisons/nato/card.{}"])
def test_a_pinned_picture_is_kept_for_good_and_an_unpinned_one_asked_about(
    client: Client, path: str, form: str
) -> None:
    pinned = client.ask(path.format(form) + "?revision=1")
    fresh = client.ask(path.format(form))

    assert "immutable" in pinned.headers["cache-control"]
    assert 'rel="latest-version"' in pinned.headers["link"]
    assert fresh.headers["cache-control"] == "public, no-cache"
    assert 'rel="alternate"; type="application/json"' in fresh.headers["link"]
    assert client.ask(path.format(form), if_none_match=marked(fresh)).status_code == 304
    assert marked(client.ask(path.format(form) + "?revision=1")) == marked(pinned)


def test_a_picture_names_its_twin(client: Client) -> None:
    answer = client.ask(f"/comparisons/nato.svg?{PAIR}&revision=1")
    target = answer.headers["link"].partition("<")[2].partition(">")[0]

    assert client.get(target)["parties"] == ["ru", "ua"]


@pytest.mark.parametrize("path", ["/matrix{}", "/comparisons/nato{}", "/issues/cf/timeline{}"])
def test_a_picture_reads_no_more_than_its_twin(client: Client, statements: Statements, path: str) -> None:
    with statements(client.engine) as of_twin:
        client.get(path.format(""))
    with statements(client.engine) as of_picture:
        client.ask(path.format(".svg"))

    assert of_picture == of_twin


def test_each_change_of_a_quantity_is_seen_in_its_bar(client: Client) -> None:
    def spell(day: str, amount: int) -> Json:
        after: Json = {"wanted": [{"at_most": amount}], "offered": None, "ruled_out": None, "cut": {}, "set_aside": []}
        return {
            "party": "ru",
            "from": day,
            "to": day,
            "move": "moved",
            "after": after,
            "before": None,
            "came": [],
            "kept": [],
        }

    issue = {"question": "How many?", "space": {"kind": "quantity", "unit": "people", "range": None}}
    items = [spell("2024-01-01", 5), spell("2024-06-01", 9), spell("2025-01-01", 12)]
    svg = timeline_svg({"items": items, "silent": [], "meta": META}, words.Caption("Talks"), issue)

    assert check(svg)
    assert svg.count('class="cut"') == 2


def test_head_says_what_get_would(client: Client) -> None:
    got, headed = client.ask("/comparisons/nato.png"), client.ask("/comparisons/nato.png", "HEAD")

    assert headed.content == b""
    assert headed.headers["etag"] == got.headers["etag"]


@pytest.mark.parametrize("form", ["svg", "png"])
@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/comparisons/nato-x.{}", 404, "not-found"),
        ("/issues/nope/timeline.{}", 404, "not-found"),
        ("/comparisons/nato.{}?revision=999", 404, "unknown-revision"),
        ("/matrix.{}?party=ru", 422, "unknown-parameter"),
        ("/matrix.{}?limit=501", 422, "invalid-value"),
        ("/matrix.{}?parties=rus", 422, "unknown-value"),
        ("/matrix/card.{}?as_of=2026-13-01", 422, "invalid-value"),
        ("/comparisons/nato.{}?against=latest", 422, "unknown-parameter"),
        ("/comparisons/nato.{}?as_of=2024-01-01&as_of=2024-01-02", 422, "repeated-parameter"),
    ],
)
def test_what_cannot_be_drawn_is_a_problem_like_any(
    client: Client, form: str, path: str, status: int, code: str
) -> None:
    assert client.refused(path.format(form), status)["type"].startswith("/problems/")
    assert code in json.dumps(client.refused(path.format(form), status))


def test_no_other_suffix_is_a_picture(client: Client) -> None:
    client.refused("/matrix.gif", 404)
    client.refused("/comparisons/nato.jpeg", 404)


def test_a_picture_lets_only_its_own_style_in(client: Client) -> None:
    answer = client.ask("/comparisons/nato.svg")

    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert f"<style>{STYLE}</style>" in answer.text
    assert " style=" not in answer.text
    assert "prefers-color-scheme:dark" in STYLE


def test_pictures_and_cards_name_our_address_where_it_is_known(databases: Databases, tmp_path: Path) -> None:
    known = Settings.model_construct(public_url="https://parley.example")
    with serving(databases, tmp_path / "parley.db", known) as here:
        load_on(here, talks())
        text = said(check(here.ask("/comparisons/nato.svg?parties=ru,ua").text)).replace(" ", "")

    assert "https://parley.example/n/test/issues/nato?parties=ru,ua&revision=sha256:" in text
