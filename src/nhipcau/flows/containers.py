"""Archives and mails come in: each member as if it had come alone; the container itself is never kept.

A secret member is refused like a secret file, and nothing that held it lies about. The others are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from nhipcau.flows.intake import IntakeOutcome, record_refused, take_in
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.containers.apart import members
from nhipcau.reading.containers.member import Member

Answer = IntakeOutcome | Refusal


def take_in_each(
    *, actor: Actor, filename: str, content: bytes, tell: Callable[[int], None] | None = None
) -> Iterator[tuple[str, Answer]]:
    """Name and answer of each member in turn; of a file that holds no others, its own alone."""
    for member in members(content, filename):
        try:
            yield member.name, take_in_member(actor=actor, member=member, tell=tell)
        except Refusal as refusal:
            yield member.name, refusal


def take_in_member(*, actor: Actor, member: Member, tell: Callable[[int], None] | None = None) -> IntakeOutcome:
    """As `take_in`, also of a member that could not be had."""
    if isinstance(member.content, Refusal):
        record_refused(actor, member.content, size=0)
        raise member.content
    return take_in(actor=actor, filename=member.name, content=member.content, tell=tell)


def few_members(files: Iterable[tuple[str, bytes]], *, most: int, most_bytes: int) -> tuple[Member, ...] | None:
    """The members of all files, where they are so few and small that somebody may wait for them; None otherwise."""
    few: list[Member] = []
    size = 0
    for filename, content in files:
        for member in members(content, filename):
            few.append(member)
            size += len(member.content) if isinstance(member.content, bytes) else 0
            if len(few) > most or size > most_bytes:
                return None
    return tuple(few)
