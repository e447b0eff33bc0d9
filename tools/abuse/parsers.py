"""Malformed texts for the parsers: of seed files, of regions, of JSON that is sent.

They are made up by atheris, which looks for new ways through the code. A parser may refuse as it says, and no more.

    python -m tools.abuse.parsers yaml -max_total_time=60
"""

import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["app"]):
    from app.domain.algebra.notation import parse_region, write_region
    from app.domain.algebra.spaces import ChoiceSpace, Option, QuantitySpace, SubsetSpace
    from app.domain.errors import DomainError
    from app.schemas.wire.decode import NoJson, loads
    from app.seeding.reading.nodes import plain
    from app.seeding.reading.parsing import read_yaml

OPTIONS = tuple(Option(id_, id_) for id_ in ("a", "b", "c", "d"))
SPACES = (
    ChoiceSpace(OPTIONS),
    SubsetSpace(OPTIONS),
    QuantitySpace(unit="km"),
    QuantitySpace(unit="people", whole=True),
)
MARKS = (b'{"', b'": ', b"[", b"]", b"at_most", b"at_least", b"exactly", b"all_in", b"none_in", b'"a"', b"- ", b"1e9")


def of_yaml(data: bytes) -> None:
    """Read a seed file."""
    found = read_yaml(data, "made-up.yaml")
    if found.node is not None:
        plain(found.node)


def of_json(data: bytes) -> None:
    """Read a body."""
    try:
        loads(data)
    except NoJson:
        return


def of_regions(data: bytes) -> None:
    """Read a region in each kind of space; what is written of it is read as the same."""
    node = read_yaml(data, "made-up.yaml").node
    value = None if node is None else plain(node)
    for space in SPACES:
        try:
            region = parse_region(space, value)
        except DomainError:
            continue
        if parse_region(space, write_region(region)) != region:
            raise AssertionError(value)


PARSERS: dict[str, Callable[[bytes], None]] = {"yaml": of_yaml, "json": of_json, "regions": of_regions}


if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, PARSERS[name])
    atheris.Fuzz()
