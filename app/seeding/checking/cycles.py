"""Names that lead back to where they started."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def cycles(names: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """Each cycle once: by the first id in it, which of those that it names lead back to it.

    *names* gives the ids that each id names; those that it does not hold name nothing.
    """
    reach = {id_: _reached(names, id_) for id_, named in names.items() if named}
    return {
        id_: {named for named in names[id_] if named == id_ or id_ in reach.get(named, ())}
        for id_, reached in sorted(reach.items())
        if id_ in reached and not any(other < id_ and id_ in reach.get(other, ()) for other in reached)
    }


def _reached(names: Mapping[str, Sequence[str]], start: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(names[start])
    while waiting:
        id_ = waiting.pop()
        if id_ not in reached:
            reached.add(id_)
            waiting.extend(names.get(id_, ()))
    return reached
