"""One file inside another."""

from __future__ import annotations

from dataclasses import dataclass, field

from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Member:
    """`name` leads from the outermost file ("a.zip/b.pdf"); `content` is its bytes, or why it cannot be had."""

    name: str
    content: bytes | Refusal = field(repr=False)
