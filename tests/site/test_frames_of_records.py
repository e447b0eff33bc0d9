"""What every page has, the pages of records, proposals and settlements have too; and they find what is meant."""

import pytest

from tests.api.conftest import Client
from tests.site import test_frames as frames
from tests.site.reading import page

PAGES = [
    *("/n/test/parties", "/n/test/parties/ru", "/n/test/parties/ua?as_of=2024-06-14&min_attribution=anonymous"),
    *("/n/test/positions/ru-cf", "/n/test/positions/us-nato", "/n/test/positions/ru-talks?as_of=2024-06-14"),
    *("/n/test/sources", "/n/test/sources/source-older", "/n/test/proposals", "/n/test/proposals/older"),
    *("/n/test/proposals/older?parties=ru,ua@2024-03-01&as_of=2024-06-14", "/n/test/proposals/older/diff/newer"),
    *("/n/test/settlements", "/n/test/settlements?say_yes=true&parties=ru,ua&proposals=older,newer"),
]
MISSING = [
    *("/n/test/parties/nobody", "/n/test/positions/nothing", "/n/test/sources/nothing", "/n/test/proposals/nothing"),
    *("/n/test/proposals/older/diff/nothing", "/n/nowhere/settlements", "/n/nowhere/parties/ru"),
]
OF_ALL = [
    frames.test_a_page_runs_no_script_and_has_no_style_of_its_own,
    frames.test_a_page_is_plain_for_everybody,
    frames.test_the_first_thing_the_keyboard_reaches_skips_to_the_content,
]
OF_PAGES = [
    frames.test_a_page_loads_only_what_is_served_with_it,
    frames.test_every_control_has_words_and_every_region_that_scrolls_can_be_reached,
    frames.test_every_table_says_what_it_is_and_what_its_headings_head,
    frames.test_the_links_of_a_page_within_it_lead_somewhere,
    frames.test_a_page_says_what_it_rests_on,
    frames.test_the_link_for_good_leads_to_the_same_page_of_this_revision,
]
TWINNED = [path for path in PAGES if "?" not in path or "proposals/" in path or "settlements" in path]
"""Pages that are asked as their data can be asked: a record by itself has no day and no grade."""


@pytest.mark.parametrize("path", [*PAGES, *MISSING])
def test_a_page_is_one_for_everybody_and_runs_nothing(planned: Client, path: str) -> None:
    for test in OF_ALL:
        test(planned, path)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_linked_labelled_and_kept_like_every_other(planned: Client, path: str) -> None:
    for test in OF_PAGES:
        test(planned, path)


@pytest.mark.parametrize("path", TWINNED)
def test_a_page_and_its_data_name_each_other(planned: Client, path: str) -> None:
    frames.test_a_page_and_its_data_name_each_other(planned, path)


@pytest.mark.parametrize("path", PAGES)
def test_each_file_that_a_page_offers_can_be_had(planned: Client, path: str) -> None:
    for link in page(planned, path).every("a"):
        if "download" in link.attributes:
            assert planned.ask(link.attributes["href"]).status_code == 200


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_a_page_that_says_so(planned: Client, path: str) -> None:
    assert "Status 404" in page(planned, path, 404).text


def test_what_is_not_there_is_answered_with_what_comes_near(planned: Client) -> None:
    root = page(planned, "/n/test/positions/ru-natto", 404)

    assert "/n/test/positions/ru-nato" in [link.attributes["href"] for link in root.every("a")]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_ignores_what_it_does_not_know(planned: Client, path: str) -> None:
    joint = "&" if "?" in path else "?"
    known, with_more = (page(planned, text).the("main").text for text in (path, f"{path}{joint}utm_source=x&cursor=y"))

    assert known == with_more
    canonical = page(planned, f"{path}{joint}utm_source=x").the("link", rel="canonical").attributes["href"]
    assert canonical == page(planned, path).the("link", rel="canonical").attributes["href"]


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/n/test/parties/ru?parties=ua", "/n/test/parties/ru"),
        ("/n/test/sources?as_of=2024-06-14", "/n/test/sources"),
        ("/n/test/proposals?as_of=2024-06-14&min_attribution=anonymous", "/n/test/proposals"),
        ("/n/test/settlements?proposals=newer&proposals=older&limit=1", "/n/test/settlements?proposals=newer,older"),
    ],
)
def test_a_canonical_link_holds_what_the_page_depends_on(planned: Client, path: str, canonical: str) -> None:
    assert page(planned, path).the("link", rel="canonical").attributes["href"] == canonical


@pytest.mark.parametrize("path", ["/n/test/sources", "/n/test/proposals", "/n/test/positions/ru-cf"])
def test_links_carry_the_day_and_the_grade_on(planned: Client, path: str) -> None:
    root = page(planned, f"{path}?as_of=2024-06-14&min_attribution=anonymous")
    links = [link.attributes["href"] for link in root.the("main").every("a")]

    assert "/n/test?as_of=2024-06-14&min_attribution=anonymous" in links


def test_the_navigation_leads_to_pages(planned: Client) -> None:
    links = page(planned, "/n/test/parties/ru").the("nav", aria_label="Pages").every("a")

    assert {"Parties", "Proposals", "Settlements", "Sources"} <= {link.text for link in links}
    for link in links:
        assert planned.ask(link.attributes["href"]).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_every_verdict_has_a_word_and_a_mark_that_is_not_read_out(planned: Client, path: str) -> None:
    for verdict in page(planned, path).every("span", class_="verdict"):
        mark = verdict.the("span", class_="mark")
        assert mark.has(aria_hidden="true")
        assert len(verdict.text) > len(mark.text)
