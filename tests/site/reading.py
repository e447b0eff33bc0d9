"""A page read as a tree, strictly: what is opened must be closed, as no browser would ask."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from tests.api.conftest import Client

VOID = {"br", "hr", "img", "input", "link", "meta"}


class Node:
    """An element, with what it holds in order: texts and elements."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Node | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.holds: list[Node | str] = []

    @property
    def text(self) -> str:
        """The words in it, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.holds:
            if isinstance(part, str):
                yield part
            else:
                yield from part._texts()

    def every(self, tag: str | None = None, **wanted: str) -> list[Node]:
        """The elements in it of a tag and with these attributes (`class_` holds the word); in order."""
        return [node for node in self._walk() if tag in (None, node.tag) and node.has(**wanted)]

    def the(self, tag: str | None = None, **wanted: str) -> Node:
        """The one such element in it."""
        found = self.every(tag, **wanted)
        assert len(found) == 1, (tag, wanted, len(found))
        return found[0]

    def has(self, **wanted: str) -> bool:
        """Whether it has these attributes; of `class_`, whether it is one of its classes."""
        classes = self.attributes.get("class", "").split()
        return all(
            value in classes if name == "class_" else self.attributes.get(name.replace("_", "-")) == value
            for name, value in wanted.items()
        )

    def _walk(self) -> Iterator[Node]:
        for part in self.holds:
            if isinstance(part, Node):
                yield part
                yield from part._walk()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Node("", {}, None)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), f"{tag} has an attribute twice"
        node = Node(tag, {name: value or "" for name, value in attributes}, self.at)
        self.at.holds.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.at.tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.holds.append(data)


def read(text: str) -> Node:
    """The tree of a page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.at is reader.root, f"<{reader.at.tag}> is never closed"
    return reader.root


def page(client: Client, path: str, status: int = 200) -> Node:
    """A page of a service, which must be one."""
    answer = client.ask(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return read(answer.text)
