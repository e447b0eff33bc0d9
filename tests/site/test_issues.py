"""An issue's page says what the comparison and the timeline of the API say, each with its source."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Record, Silence, SilenceKind
from app.domain.record.positions import Citation, Passage
from app.domain.verdicts.reasons import REASONS, Reason
from app.wording.codes import GRADES, MOVES
from tests.api.conftest import Client, load_on
from tests.api.worlds import PAIR, talks
from tests.domain.worlds import NAMES, world
from tests.site.reading import Node, page


def columns(root: Node) -> list[Node]:
    return root.the("div", class_="columns").every("section", class_="card")


def all_sides(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [position for side in answer["sides"] for position in side["positions"]]


@pytest.mark.parametrize("asked", ["", "?parties=ru,ua", "?as_of=2022-04-01", "?min_attribution=anonymous"])
def test_every_page_of_the_real_record_says_what_the_api_says(ukraine: Client, asked: str) -> None:
    for issue in ("nato-membership", "us-guarantee-years", "recognition-of-annexation", "ceasefire"):
        answer = ukraine.get(f"/comparisons/{issue}{asked}")
        root = page(ukraine, f"/n/ukraine/issues/{issue}{asked}")

        assert root.the("h1").text == answer["question"]
        finding = root.the("section", class_="finding").text
        assert answer["label"] in finding
        assert answer["summary"] in finding
        assert len(columns(root)) == len(answer["sides"])
        for column, side in zip(columns(root), answer["sides"], strict=True):
            articles = column.every("article")
            assert [article.attributes["id"] for article in articles] == [said["id"] for said in side["positions"]]
            for article, said in zip(articles, side["positions"], strict=True):
                assert_said(article, said)
        why = root.the("h2", id="why").parent
        assert why
        for reason in answer["reasons"]:
            assert REASONS[Reason(reason)] in why.text


def assert_said(article: Node, said: dict[str, Any]) -> None:
    """An article holds all that a position says, with a link to each passage."""
    words = article.text
    assert said["summary"] in words
    assert GRADES[said["attribution"]] in words
    if said["speaker"]:
        assert said["speaker"]["name"] in words
    assert ("Only if" in words) == bool(said["when"])
    assert ("Unless" in words) == bool(said["unless"])
    links = [link.attributes["href"] for link in article.every("a")]
    for cited in said["citations"]:
        assert cited["link"] in links
        assert cited["source"]["publisher"] in words
        if cited["quote"]:
            quotes = {quote.text: quote.attributes for quote in article.every("blockquote")}
            assert quotes[f"“{' '.join(cited['quote'].split())}”"]["lang"] == cited["source"]["language"]
    unsure = [cited for cited in said["citations"] if cited["passage"] and not cited["passage"]["confirmed"]]
    unsure += [
        c
        for dispute in said["disputes"]
        for c in dispute["citations"]
        if c["passage"] and not c["passage"]["confirmed"]
    ]
    assert len(article.every(class_="unconfirmed")) == len(unsure)
    for dispute in said["disputes"]:
        assert dispute["summary"] in words


def test_the_timeline_says_what_the_api_says(ukraine: Client) -> None:
    items = ukraine.get("/issues/nato-membership/timeline?limit=500")["items"]
    shown = page(ukraine, "/n/ukraine/issues/nato-membership").the("ol", class_="timeline")
    entries = [part for part in shown.holds if isinstance(part, Node)]

    assert len(entries) == len(items)
    for entry, item in zip(entries, items, strict=True):
        assert entry.the("time").attributes["datetime"] == item["to"]
        assert MOVES[item["move"]] in entry.text
        for said in item["came"] + item["ended"]:
            assert said["summary"] in entry.text


def test_a_gap_is_said_in_its_unit(client: Client) -> None:
    assert client.get(f"/comparisons/cap?{PAIR}")["gap"]["value"] == 165000
    finding = page(client, f"/n/test/issues/cap?{PAIR}").the("section", class_="finding").text

    assert "The stated gap is 165,000 people." in finding


def test_what_each_side_says_stands_in_one_sentence(client: Client) -> None:
    russia, ukraine = columns(page(client, f"/n/test/issues/uw?{PAIR}"))
    question = client.get(f"/comparisons/uw?{PAIR}")["space"]["of"]

    first, second = (member["label"] for member in question)
    assert russia.the("p", class_="stance").text == f"Asks for outcomes with {first} and {second}."
    assert ukraine.the("p", class_="stance").text == f"Rules out outcomes with any of {first} or {second}."


def test_a_condition_says_only_if_and_who_says_otherwise(client: Client) -> None:
    answer = client.get(f"/comparisons/cf?{PAIR}")
    root = page(client, f"/n/test/issues/cf?{PAIR}")
    (condition,) = root.every("p", class_="condition")

    assert condition.text.startswith("Only if ")
    assert [link.attributes["href"] for link in condition.every("a")] == [
        f"/n/test/issues/{issue}?as_of=2024-06-14" for issue in answer["sides"][0]["positions"][0]["when"][0]
    ]
    cases = root.the("ol", class_="cases").every("li", class_="card")
    assert len(cases) == len(answer["cases"])
    for case, told in zip(cases, answer["cases"], strict=True):
        for against in told["against"]:
            assert f"{NAMES[against['party']]} says otherwise" in case.text
            named = {link.attributes["href"].rsplit("/", 1)[1].split("?")[0] for link in case.every("a")}
            assert {id_ for found in against["sets"] for id_ in found} <= named


SILENT = """
    nato = member barred
    parties eu ru ua us uk
    ru demands nato:barred on=2022-03-01 id=ru-nato
    us offers nato:barred on=2024-08-01
    ua offers nato:barred on=2022-03-29 ended=2023-01-01
"""


def test_silences_are_told_apart(fresh: Client) -> None:
    record = world(SILENT)
    since, looked = PartialDate.parse("2022-01-01"), PartialDate.parse("2024-06-14")
    kinds = {"eu": SilenceKind.DECLINED_TO_SAY, "uk": SilenceKind.NOT_APPLICABLE}
    silences = tuple(Silence(party, "nato", kind, since, looked, looked) for party, kind in kinds.items())
    load_on(fresh, replace(record, silences=silences))
    answer = fresh.get("/comparisons/nato?as_of=2024-06-14")
    shown = columns(page(fresh, "/n/test/issues/nato?as_of=2024-06-14"))

    found = [side["silence"] and side["silence"]["kind"] for side in answer["sides"]]
    assert found == ["declined_to_say", None, "ended", "not_applicable", "not_yet"]
    words = [column.the("p", class_="silence").text for column in shown if column.every("p", class_="silence")]
    assert len(set(words)) == 4
    assert words[0] == "The party was asked and did not say."
    assert "last looked on 14 June 2024" in shown[0].text


def test_a_side_whose_words_are_of_a_weaker_grade_is_not_called_silent(client: Client) -> None:
    assert client.get("/comparisons/nato?parties=us,ru")["sides"][0]["positions"] == []
    column = columns(page(client, "/n/test/issues/nato?parties=us,ru"))[0]

    assert "No words of this grade." in column.text
    more = next(link for link in column.every("a") if link.text == "all grades")
    assert more.attributes["href"] == "/n/test/issues/nato?parties=us,ru&min_attribution=anonymous"
    assert columns(page(client, more.attributes["href"]))[0].every("article")


def passages(record: Record, *, confirmed: bool) -> Record:
    """The record with a passage, and a quotation that is right to left and full of marks, cited by `ru-nato`."""
    position = record.positions["ru-nato"]
    cited = Citation(
        position.citations[0].source,
        passage=Passage("<b>first</b> words", 'the "last" & words', confirmed=confirmed),
        quote="<script>alert('x')</script> לא & \"never\"",
    )
    source = replace(record.sources[cited.source], url="https://example.org/speech")
    positions = record.positions | {"ru-nato": replace(position, citations=(cited,))}
    return replace(record, positions=positions, sources=record.sources | {source.id: source})


def test_words_of_a_record_are_never_read_as_markup(fresh: Client) -> None:
    load_on(fresh, passages(talks(), confirmed=True))
    root = page(fresh, "/n/test/issues/nato")

    quote = root.the(id="ru-nato").the("blockquote")
    assert quote.text == "“<script>alert('x')</script> לא & \"never\"”"
    assert quote.attributes["dir"] == "auto"
    assert not root.every("script")
    assert "<b>q</b>" in page(fresh, "/search?q=%3Cb%3Eq%3C/b%3E").the("main").text


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_passage_that_nobody_confirmed_is_marked_so(fresh: Client, *, confirmed: bool) -> None:
    load_on(fresh, passages(talks(), confirmed=confirmed))
    article = page(fresh, "/n/test/issues/nato").the(id="ru-nato")

    assert ("(passage not confirmed)" in article.text) is not confirmed
    links = [link.attributes["href"] for link in article.every("a", rel="external")]
    assert "#:~:text=%3Cb%3Efirst" in links[0]


def test_a_dispute_is_told_with_the_position(client: Client) -> None:
    article = page(client, "/n/test/issues/nato?min_attribution=anonymous").the(id="us-nato")

    assert "Disputed by United States, 13 February 2024" in article.the("p", class_="dispute").text


def test_the_options_say_who_asks_for_which(client: Client) -> None:
    answer = client.get(f"/comparisons/nato?{PAIR}")
    rows = page(client, f"/n/test/issues/nato?{PAIR}").the("table").the("tbody").every("tr")

    assert [row.the("th").text for row in rows] == [option["label"] for option in answer["space"]["options"]]
    assert [[cell.text for cell in row.every("td")] for row in rows] == [
        ["\N{EN DASH}", "asks for"],
        ["\N{EN DASH}", "\N{EN DASH}"],
        ["asks for", "\N{EN DASH}"],
    ]


def test_pairs_are_told_where_there_are_more_than_two_sides(client: Client) -> None:
    (item,) = client.get("/matrix?issue=nato")["items"]
    pairs = page(client, "/n/test/issues/nato").the("ul", class_="pairs").every("li")

    assert [pair.the("span", class_="verdict").text.split(" ", 1)[1] for pair in pairs] == [
        pair["label"] for pair in item["pairs"]
    ]
    assert not page(client, f"/n/test/issues/nato?{PAIR}").every("ul", class_="pairs")
