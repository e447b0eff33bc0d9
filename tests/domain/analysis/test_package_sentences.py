"""One sentence for each party about a package."""

from app.domain.analysis.package_sentences import package_sentence
from app.domain.analysis.plans.evaluation import evaluate
from tests.domain.analysis.plans import plan
from tests.domain.worlds import ask, world

WORDS = """
    nato = member open barred
    cf = now later never
    uw = {d l}
    goal = yes no
    cap = <whole people>
    ua demands nato:member
    ua demands cap:>=800
    ua offers cf:now when goal:yes
    ua demands uw:-d-l
    ru excludes nato:member
    ru excludes cap:>=600
    ru offers cf:now,later
"""


def said(package: str, side: str) -> str:
    record = world(WORDS)
    question = ask(record, side)
    return package_sentence(question, question.selectors[0], evaluate(question, plan(record, package)))


def test_each_verdict_is_counted_in_words_hardest_first() -> None:
    assert said("1 nato:member \n 2 cap:>=500 \n 3 cf:now \n 4 goal:yes", "ru") == (
        "Of 4 clauses the Russian side rules out every outcome of 1, rules out some outcomes of 1, has said yes to"
        " every outcome of 1 and has not spoken on the issue of 1."
    )


def test_what_is_asked_for_and_left_out_is_counted_too() -> None:
    assert said("1 nato:barred", "ua") == (
        "Of 1 clause the Ukrainian side asks for something else on 1; it also asks for something on 2 issues without"
        " a clause."
    )
    assert said("1 nato:barred \n 2 cap:=900", "ua").endswith(
        "; it also asks for something on 1 issue without a clause."
    )


def test_terms_that_a_package_leaves_open_are_said() -> None:
    assert said("1 cf:now \n 2 uw:-d \n 3 nato:member \n 4 cap:=900", "ua") == (
        "Of 4 clauses the Ukrainian side has said nothing against 1, has said yes to some outcomes of 1 and has said"
        " yes to every outcome of 2, at worst, since the clauses leave some of its terms open."
    )


def test_a_side_of_another_day_is_named_with_it() -> None:
    assert said("1 nato:open", "ua@2023-01-01").startswith("Of 1 clause the Ukrainian (as of 2023-01-01) side has not")
