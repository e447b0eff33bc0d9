"""The errors of the domain.

DomainError
├── RegionError        a region cannot be read in its option space
├── SpaceMismatch      two regions of different option spaces were combined
├── SelectorError      a party selector such as `ru@2022-03-29` cannot be read
└── TooLarge           a question asks for more work than one answer may cost
"""


class DomainError(Exception):
    """Anything that the rules refuse."""


class RegionError(DomainError):
    """A region cannot be read in its option space.

    Attributes:
        path: Where in the region, as keys and list positions, outermost first.
        nearest: Names that would have been right, best first; empty where there are none.
    """

    def __init__(self, message: str, path: tuple[str | int, ...] = (), nearest: tuple[str, ...] = ()) -> None:
        """Keep the place and the names that would be right beside the message."""
        super().__init__(message)
        self.path = path
        self.nearest = nearest


class SpaceMismatch(DomainError):
    """Two regions of different option spaces were combined."""


class SelectorError(DomainError):
    """A party selector cannot be read."""


class TooLarge(DomainError):
    """A question asks for more work than one answer may cost."""
