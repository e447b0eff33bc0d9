"""What to cite, read back by the libraries that readers use."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.worlds import plans, talks
from tests.databases import Databases
from tests.exports.worlds import MAINTAINERS, TITLE

CITED = ["/positions/ru-cf", "/comparisons/nato", "/negotiations/test", "/proposals/older"]
NAMES = {
    "/positions/ru-cf": "ru-cf",
    "/comparisons/nato": "nato",
    "/negotiations/test": "data",
    "/proposals/older": "older",
}
ADDRESSES = {
    "/positions/ru-cf": "/n/test/positions/ru-cf?",
    "/comparisons/nato": "/n/test/issues/nato?parties=ru,ua,us&as_of=2024-12-31&min_attribution=reported&",
    "/negotiations/test": "/n/test?",
    "/proposals/older": "/n/test/proposals/older?",
}
TEX = {
    "\\textbraceleft{}": "{",
    "\\textbraceright{}": "}",
    "\\textasciitilde{}": "~",
    "\\textasciicircum{}": "^",
    **{f"\\{mark}": mark for mark in "&%$#_"},
    "\\textbackslash{}": "\\",
}
HOSTILE = [
    *(
        "an open { brace",
        "a close } brace",
        "}, title = {another}",
        "\\input{/etc/passwd}",
        "\\end{document} \\x",
        "50 % off",
    ),
    *(
        "@misc{other, title={x}}",
        "# $1 & _2_ ~ ^3",
        "one\nER  - \nTY  - BOOK\nTI  - two",
        "one\r\nAU  - Reuters, A.",
        "x\u2028y",
    ),
    *('say "no"', "«Мир», 平和", "a -- b", "  spaced  out ", "TY  - BOOK", "{{double}}", "ends with \\"),
]
"""Summaries that would end a field, begin another one or run in LaTeX, BibTeX or RIS."""


def bibtex(client: Client, path: str) -> dict[str, str]:
    """The fields of the one entry of an answer in BibTeX, as they stand."""
    library = parse_string(client.ask(path).text)
    assert library.failed_blocks == []
    (entry,) = library.entries
    return {"key": entry.key, "type": entry.entry_type, **{field.key: str(field.value) for field in entry.fields}}


def ris(client: Client, path: str) -> dict[str, Any]:
    """The one reference of an answer in RIS."""
    (found,) = rispy.loads(client.ask(path).content.decode())
    assert not found.get("unknown_tag")
    return dict(found)


def csl(client: Client, path: str) -> dict[str, Any]:
    """The one item of an answer in CSL-JSON."""
    (found,) = client.get(path)
    return dict(found)


def untexed(text: str) -> str:
    for tex, plain in TEX.items():
        text = text.replace(tex, plain)
    return text


@pytest.mark.parametrize("path", CITED)
def test_every_form_tells_the_same(known_abroad: Client, path: str) -> None:
    asked = "accessed=2026-11-26"
    item = csl(known_abroad, f"{path}.csl.json?{asked}")
    entry = bibtex(known_abroad, f"{path}.bib?{asked}")
    reference = ris(known_abroad, f"{path}.ris?{asked}")
    text = known_abroad.ask(f"{path}.txt?{asked}").text

    assert entry["key"] == reference["id"] == item["id"]
    assert untexed(entry["title"]) == "{" + item["title"] + "}"
    assert reference["title"] == item["title"]
    assert entry["url"] == reference["urls"][0] == item["URL"]
    assert entry["version"] == reference["edition"] == item["version"]
    assert item["accessed"]["date-parts"] == [[2026, 11, 26]]
    assert (entry["urldate"], reference["access_date"]) == ("2026-11-26", "2026/11/26")
    assert item["issued"]["date-parts"] == [[2025, 1, 1]]
    assert (entry["year"], entry["month"], entry["day"]) == ("2025", "1", "1")
    assert (reference["year"], reference["date"]) == ("2025", "2025/01/01")
    assert untexed(entry["note"]) == item["note"] == ". ".join(reference["notes"])
    for part in (item["title"], item["URL"], item["note"], "1 January 2025", "(accessed 26 November 2026)"):
        assert part in text
    assert text.count("\n") == 1


@pytest.fixture(scope="module")
def hostile(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a service whose positions have hostile summaries, and whose maintainers have hostile names."""
    record = talks()
    told = zip(sorted(record.positions), HOSTILE, strict=False)
    positions = record.positions | {id_: replace(record.positions[id_], summary=words) for id_, words in told}
    more = {
        f"more-{n}": replace(record.positions["ru-cap"], id=f"more-{n}", summary=words)
        for n, words in enumerate(HOSTILE[len(positions) :])
    }
    negotiation = replace(record.negotiation, maintainers=("Reuters and {AP", "A, B & Co.\nAU  - C"))
    with serving(databases, tmp_path_factory.mktemp("hostile") / "parley.db", Settings.model_construct()) as found:
        load_on(found, replace(record, negotiation=negotiation, positions=positions | more))
        yield found


def test_hostile_words_stay_words_in_every_form(hostile: Client) -> None:
    said = {item["id"]: item["summary"] for item in hostile.get("/positions?limit=500")["items"]}
    assert set(HOSTILE) <= set(said.values())

    for id_, summary in said.items():
        path = f"/positions/{id_}"
        told = " ".join(summary.split())
        bib, entry = hostile.ask(f"{path}.bib").text, bibtex(hostile, f"{path}.bib")
        assert balanced(bib), bib
        assert untexed(entry["title"]).removesuffix("}").endswith(told.rstrip(".")), bib
        assert untexed(entry["author"]) == "{Reuters and {AP} and {A, B & Co. AU - C}"
        reference = ris(hostile, f"{path}.ris")
        assert reference["title"].endswith(told.rstrip("."))
        assert reference["authors"] == ["Reuters and {AP", "A B & Co. AU - C"]
        assert reference["type_of_reference"] == "ELEC"
        assert csl(hostile, f"{path}.csl.json")["title"].endswith(summary.rstrip("."))
        assert hostile.ask(f"{path}.txt").text.count("\n") == 1


def balanced(text: str) -> bool:
    """Whether braces close as BibTeX counts them: each one, with a backslash before it or not."""
    depth = 0
    for mark in text:
        depth += (mark == "{") - (mark == "}")
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize("path", CITED)
def test_bodies_stay_whole(known_abroad: Client, path: str) -> None:
    item = csl(known_abroad, f"{path}.csl.json")
    entry = bibtex(known_abroad, f"{path}.bib")
    reference = ris(known_abroad, f"{path}.ris")

    assert item["author"] == [{"literal": name} for name in MAINTAINERS]
    assert untexed(entry["author"]) == " and ".join(f"{{{name}}}" for name in MAINTAINERS)
    assert reference["authors"] == [name.replace(",", "") for name in MAINTAINERS]
    assert known_abroad.ask(f"{path}.txt").text.startswith(f"{' and '.join(MAINTAINERS)}. “")


@pytest.mark.parametrize("path", CITED)
def test_a_citation_is_pinned_to_revision_and_day(known_abroad: Client, path: str) -> None:
    meta = known_abroad.get(path)["meta"]
    item = csl(known_abroad, f"{path}.csl.json")

    assert item["version"] == meta["digest"]
    pin = meta["digest"][: len("sha256:") + 16]
    assert item["URL"] == f"https://parley.example/base{ADDRESSES[path]}revision={pin}"
    assert "31 December 2024" in item["note"]
    assert item["note"].endswith("Stated positions are not bottom lines")


def test_a_part_names_the_whole_and_the_whole_is_a_data_set(known_abroad: Client) -> None:
    whole, part = (csl(known_abroad, f"{path}.csl.json") for path in ("/negotiations/test", "/positions/ru-cf"))

    assert (whole["type"], part["type"]) == ("dataset", "webpage")
    assert "container-title" not in whole
    assert part["container-title"] == whole["title"] == f"{TITLE}: stated positions of the parties"
    assert ris(known_abroad, "/negotiations/test.ris")["type_of_reference"] == "DATA"
    assert ris(known_abroad, "/positions/ru-cf.ris")["secondary_title"] == whole["title"]


def test_a_proposal_names_its_date_status_authors_and_source(known_abroad: Client) -> None:
    item = csl(known_abroad, "/proposals/older.csl.json")
    source = known_abroad.get("/sources/source-older")

    assert item["title"] == "The older draft"
    assert "Document dated March 2024, leaked, said to be by =Ελλάδα | «Россия»" in item["note"]
    assert f"Source: {source['publisher']}, “{source['title']}”" in item["note"]
    assert item["id"] == "parley-test-proposal-older"


def test_a_position_names_party_day_and_source(known_abroad: Client) -> None:
    item = csl(known_abroad, "/positions/ru-cf.csl.json")
    summary = known_abroad.get("/positions/ru-cf")["summary"].rstrip(".")

    assert item["title"] == f"Russia, 14 June 2024: {summary}"
    source = known_abroad.get("/sources/source-ru-cf")
    assert f"Source: {source['publisher']}, “{source['title']}”, 14 June 2024, {source['url']}" in item["note"]


def test_a_comparison_names_question_verdict_parties_and_rules(client: Client) -> None:
    asked = "parties=ru@2022-03-29,ua&as_of=2024-06-14&known_on=2024-06-14&min_attribution=anonymous"
    item = csl(client, f"/comparisons/nato.csl.json?{asked}")

    assert item["title"] == "What of nato? " + client.get(f"/comparisons/nato?{asked}")["label"]
    assert "As of 14 June 2024, as known on 14 June 2024; words that are anonymous or better" in item["note"]
    assert "Parties: ru@2022-03-29, ua; rules: version 1" in item["note"]
    assert f"/n/test/issues/nato?{asked}".replace("&known_on=2024-06-14", "") in item["URL"].replace(
        "&known_on=2024-06-14", ""
    )
    assert client.ask(item["URL"]).status_code == 200


def test_no_day_of_access_is_made_up(client: Client) -> None:
    assert "accessed" not in csl(client, "/positions/ru-cf.csl.json")
    assert "urldate" not in bibtex(client, "/positions/ru-cf.bib")
    assert "access_date" not in ris(client, "/positions/ru-cf.ris")
    assert "accessed" not in client.ask("/positions/ru-cf.txt").text


def test_without_a_public_address_citations_name_paths_and_never_the_host(client: Client) -> None:
    answer = client.ask("/positions/ru-cf.csl.json", Host="evil.example")

    assert json.loads(answer.text)[0]["URL"].startswith("/n/test/positions/ru-cf?revision=sha256:")
    assert "evil" not in answer.text + str(answer.headers)


def test_a_pinned_citation_outlives_corrections(fresh: Client) -> None:
    load_on(fresh, talks())
    url = "/positions/ru-cf.bib?revision=1&accessed=2026-11-26"
    before = fresh.ask(url)
    load_on(fresh, plans(), "2025-02-02")

    assert fresh.ask(url).content == before.content
    assert before.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert bibtex(fresh, "/positions/ru-cf.bib")["month"] == "2"


@pytest.mark.parametrize(
    ("suffix", "media_type", "manner"),
    [
        ("bib", "application/x-bibtex; charset=utf-8", "attachment"),
        ("ris", "application/x-research-info-systems; charset=utf-8", "attachment"),
        ("csl.json", "application/vnd.citationstyles.csl+json", "attachment"),
        ("txt", "text/plain; charset=utf-8", "inline"),
    ],
)
@pytest.mark.parametrize("path", CITED)
def test_each_form_has_its_kind_and_its_name(
    planned: Client, path: str, suffix: str, media_type: str, manner: str
) -> None:
    answer = planned.ask(f"{path}.{suffix}")
    digits = planned.get(path)["meta"]["digest"].removeprefix("sha256:")[:12]

    assert answer.headers["content-type"] == media_type
    named = f'{manner}; filename="parley-test-{NAMES[path]}-{digits}.{suffix}"'
    assert answer.headers["content-disposition"] == named


@pytest.mark.parametrize(
    "path", ["/positions/ru-cff.bib", "/comparisons/natto.bib", "/negotiations/tests.bib", "/proposals/odler.bib"]
)
def test_what_is_not_there_cannot_be_cited(planned: Client, path: str) -> None:
    refusal = planned.refused(path, 404)

    assert path.rpartition("/")[2].removesuffix(".bib") == refusal["errors"][0]["got"]
    assert refusal["errors"][0]["nearest"]


@pytest.mark.parametrize("path", CITED)
def test_a_suffix_that_is_not_known_is_not_found(planned: Client, path: str) -> None:
    assert planned.refused(f"{path}.docx", 404)["code"] == "not_found"


@pytest.mark.parametrize("path", CITED)
def test_a_day_of_access_must_be_a_day(planned: Client, path: str) -> None:
    assert planned.refused(f"{path}.bib?accessed=2026-13-01")["errors"][0]["at"] == "accessed"
