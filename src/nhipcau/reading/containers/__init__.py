"""Files that hold files: archives and mails, member by member, each as if it had come alone.

A container is never read or kept itself. What goes wrong with one member is said of that member; what goes wrong with
the container is said of the container.
"""

from __future__ import annotations

from collections.abc import Iterator

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.containers.budget import Budget, ContainerLimits
from nhipcau.reading.containers.mails import mail_members
from nhipcau.reading.containers.member import Member
from nhipcau.reading.containers.names import is_marked_path
from nhipcau.reading.containers.zips import is_archive, zip_members
from nhipcau.reading.extract.sniffing import MAIL, ZIP, media_of

__all__ = ["ContainerLimits", "Member", "is_container", "members"]


def is_container(data: bytes) -> bool:
    """An archive or a mail. A DOCX or ODT is packed as well, and is one document."""
    media = media_of(data)
    return media == MAIL or (media == ZIP and is_archive(data))


def members(
    data: bytes,
    filename: str,
    *,
    limits: ContainerLimits = ContainerLimits(),  # noqa: B008 – frozen
) -> Iterator[Member]:
    """Each file in the file, in order, named "a.zip/b.pdf"; a file that holds no others is its own only member.

    Nothing is unpacked before it is asked for. Refuses nothing itself: a refusal is the content of a member.
    """
    yield from _opened(Member(filename, data), budget=Budget(limits), depth=0)


def _opened(one: Member, *, budget: Budget, depth: int) -> Iterator[Member]:
    if isinstance(one.content, Refusal) or not is_container(one.content):
        yield one
        return
    if is_marked_path(one.name):
        yield Member(one.name, Refusal("reading.secret"))
        return
    if depth >= budget.limits.depth:
        yield Member(one.name, Refusal("reading.nested_too_deep", limit=budget.limits.depth))
        return
    opener = mail_members if media_of(one.content) == MAIL else zip_members
    empty = True
    try:
        for inner in opener(one.content, budget=budget):
            empty = False
            name = f"{one.name}/{inner.name}"
            # Folders inside an archive have names too, and any of them may tell a level.
            content = Refusal("reading.secret") if is_marked_path(inner.name) else inner.content
            yield from _opened(Member(name, content), budget=budget, depth=depth + 1)
    except Refusal as refusal:
        yield Member(one.name, refusal)
        return
    if empty:
        yield Member(one.name, Refusal("reading.empty"))
