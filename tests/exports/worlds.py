"""Records with words that forms of files trip over, and how such files are read."""

import csv
from dataclasses import replace
from io import StringIO

import httpx

from app.domain.record.negotiation import Record
from tests.api.worlds import plans

FORMULAS = ("=HYPERLINK(0)", "+1", "-1 of 2", "@SUM(1)", "\tquiet", "\rback", "\uff1d1", "'=1", "''+1")
"""What a spreadsheet would take for a formula, or what looks like our guard against it."""

STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""The first letters of formulas; the last four are wide forms of the first."""

PLAIN = ("a=b", "'tis said", "100 % & more", "«Мир», “peace”", "a,b\nc", 'say "no"', "")

URL = "https://example.org/a_b?x=1&y=50%25#c"
TITLE = "Paix & guerre: 50 % of {Åland_#1} ~ $2"
MAINTAINERS = ("Delegation of Qatar, Doha", "Ärzte & Söhne {eV}")


def awkward() -> Record:
    """The talks with two drafts, under names and with summaries that are hard on files."""
    record = plans()
    words = [*FORMULAS, *PLAIN]
    positions = {
        id_: replace(position, summary=words[number] if number < len(words) else "One sentence.")
        for number, (id_, position) in enumerate(sorted(record.positions.items()))
    }
    parties = record.parties | {"us": replace(record.parties["us"], name="=Ελλάδα | «Россия»")}
    sources = {
        id_: replace(source, title="50 % of <b>{x}_y</b> | more", publisher="=Cité & fils", url=URL)
        for id_, source in record.sources.items()
    }
    negotiation = replace(record.negotiation, title=TITLE, maintainers=MAINTAINERS)
    return replace(record, negotiation=negotiation, positions=positions, parties=parties, sources=sources)


def table_of(answer: httpx.Response) -> list[dict[str, str]]:
    """The rows of an answer in CSV, read strictly, as a program would read them."""
    assert answer.status_code == 200, answer.text
    reader = csv.DictReader(StringIO(answer.content.decode("utf-8"), newline=""), strict=True)
    return list(reader)


def undone(cell: str) -> str:
    """The text of a cell without our guard, as docs/data-dictionary.md says."""
    bare = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and bare[:1] and bare[0] in STARTS else cell
