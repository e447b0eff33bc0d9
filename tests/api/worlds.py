"""The record that the tests of the API ask about: three parties, a leak, conditions, an event, numbers, regions."""

from app.domain.record.negotiation import Record
from tests.domain.worlds import world

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
