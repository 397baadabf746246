"""What the first letters of a line tell, told once for each way to begin: there are few ways to begin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
_KNOWN_AT_MOST = 20_000
"""Ways to begin that are kept: there is no end of them in a text that is none."""


class ByBegin(dict[str, T], Generic[T]):
    """`by[words[:4]]`: what `tell` says of these letters. Ask always with as many letters."""

    def __init__(self, tell: Callable[[str], T]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, begin: str) -> T:
        told = self._tell(begin)
        if len(self) < _KNOWN_AT_MOST:
            self[begin] = told
        return told
