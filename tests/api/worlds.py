"""The records that the tests of the API ask about: three parties, a leak, conditions, an event, numbers, regions."""

from dataclasses import replace

from app.domain.algebra.notation import write_region
from app.domain.record.negotiation import Record, Source, SourceKind
from app.domain.record.positions import Aspect, Citation, Dispute, Passage
from app.domain.record.proposals import Answer, Clause, Proposal, Response, Status
from app.domain.record.texts import ReadHow
from app.schemas.wire.encode import dumps
from tests.domain.analysis.plans import plan
from tests.domain.worlds import day, world

TALKS = """
    nato = member open barred
    cf = now later never
    uw = {d l}
    cap = <whole people>
    talks = direct mediated
    event vote = yes no
    tribunal = held none
    parties ru ua us
    ru demands nato:barred id=ru-nato on=2022-03 again=2024-06-14
    ua demands nato:member id=ua-nato on=2022-09-30
    us offers nato:open id=us-nato on=2024-01-10 grade=anonymous channel=private denied=us@2024-02-13
    ru offers cf:now when uw:+d+l nato:barred id=ru-cf on=2024-06-14
    ua demands cf:now id=ua-cf on=2024-06-14
    ru demands uw:+d+l id=ru-uw on=2024-06-14
    ua excludes uw:any+d+l id=ua-uw on=2024-02-13
    ru demands cap:<=85000 id=ru-cap on=2022-03-29
    ua demands cap:>=250000 id=ua-cap on=2022-03-29
    ua demands talks:direct id=ua-talks on=2024-02-13 replaces=ua-talks-old
    ua demands talks:mediated id=ua-talks-old on=2023-01-01
    us offers talks:direct,mediated id=us-talks on=2024-02-13
    ru offers talks:direct when vote:yes id=ru-talks on=2024-02-14 grade=anonymous
"""

PAIR = "parties=ru,ua&as_of=2024-06-14"


def talks() -> Record:
    """The talks, as `TALKS` tells them."""
    return world(TALKS)


OLDER = """
    1 nato:open,barred
    2 cf:now when uw:+d+l
    3 cap:<=100000
    3a uw:+d
"""

NEWER = """
    1 cf:now
    2 nato:barred
    3 cap:<=200000
    4 tribunal:none
"""


def plans() -> Record:
    """The talks with two drafts: `older`, to which there are answers and a dispute, and `newer`, which follows it."""
    record = talks()
    older = Proposal(
        id="older",
        title="The older draft",
        authors=("us",),
        dated=day("2024-03"),
        status=Status.LEAKED,
        citations=(Citation("source-older", passage=Passage("the first words", "the last words")),),
        clauses=_clauses(record, OLDER),
        responses=(
            _response("ru", "2024-03-10", Answer.AS_BASIS),
            _response("ua", "2024-03-12", Answer.REJECTS, "1"),
            _response("ua", "2024-03-12", Answer.DECLINED_TO_SAY),
            _response("ua", "2024-05-01", Answer.ACCEPTS_WITH_CHANGES),
        ),
        disputes=(
            Dispute(None, "A ministry", day("2024-03-20"), Aspect.AUTHORSHIP, "Denied.", (Citation("source-older"),)),
        ),
        note="A remark.",
    )
    newer = Proposal(
        id="newer",
        title="The newer draft",
        authors=("ru", "us"),
        dated=day("2024-06-14"),
        status=Status.TABLED,
        citations=(Citation("source-newer"),),
        clauses=_clauses(record, NEWER),
        follows=("older",),
    )
    days = {"older": "2024-03-01", "answers": "2024-05-02", "newer": "2024-06-14"}
    sources = {f"source-{draft}": _source(draft, published) for draft, published in days.items()}
    return replace(record, sources=record.sources | sources, proposals={"older": older, "newer": newer})


def _clauses(record: Record, text: str) -> tuple[Clause, ...]:
    return tuple(
        replace(clause, summary=f"About {clause.issue}.", stated=dumps(write_region(clause.region)).decode())
        for clause in plan(record, text)
    )


def _response(party: str, on: str, answer: Answer, clause: str | None = None) -> Response:
    return Response(party, day(on), answer, (Citation("source-answers"),), clause)


def _source(draft: str, published: str) -> Source:
    return Source(
        f"source-{draft}",
        SourceKind.DOCUMENT,
        "A draft",
        "A paper",
        day(published),
        "en",
        day("2025-01-01"),
        ReadHow.WHOLE,
        url=f"https://example.org/{draft}",
    )
