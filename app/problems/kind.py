"""What a kind of problem is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem; its type is `/problems/{code}`."""

    code: str
    status: int
    title: str
    meaning: str

    @property
    def type(self) -> str:
        """The address that explains it."""
        return f"/problems/{self.code}"
