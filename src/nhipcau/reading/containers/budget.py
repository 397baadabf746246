"""How much one container may hold, all that is nested in it counted together."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.ground.refusal import Refusal

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerLimits:
    """The defaults hold a year of an office's papers; what is larger comes as a folder."""

    depth: int = 4
    """Containers inside containers: a mail that forwards a mail with an archive is three."""
    members: int = 2_000
    size: int = 50 * _MEGABYTE
    """Of one member, as of a file that comes alone."""
    expanded_size: int = 600 * _MEGABYTE
    expansion: int = 200
    """A member may be this many times larger than its packed form; text stays under 20, blank scans under 150."""


class Budget:
    """What is left for the container that is being opened."""

    def __init__(self, limits: ContainerLimits) -> None:
        self.limits = limits
        self._members = limits.members
        self._bytes = limits.expanded_size

    def spend(self, *, members: int, size: int, kind: str) -> None:
        """Refuses the container that asks for more than there is."""
        self._members -= members
        self._bytes -= size
        if self._members < 0:
            raise Refusal("reading.too_many_members", limit=self.limits.members)
        if self._bytes < 0:
            raise Refusal("reading.unsafe", kind=kind)
