"""Containers are opened in a process of their own, which answers as the same call in place does."""

from __future__ import annotations

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.containers import apart, members
from tests.reading.containers.made_containers import PLAN, archive, attach, mail, with_lock


def test_members_come_as_they_come_in_place() -> None:
    made = mail()
    attach(made, name="b.zip", content=archive({"c.txt": PLAN, "d/e.txt": "x"}))
    sent = made.as_bytes()
    assert list(apart.members(sent, "thư.eml")) == list(members(sent, "thư.eml"))


def test_refusals_come_with_their_facts() -> None:
    (one,) = apart.members(with_lock(archive({"b.txt": "x"})), "a.zip")
    assert isinstance(one.content, Refusal)
    assert (one.content.code, one.content.facts) == ("reading.encrypted", {"kind": "ZIP"})


def test_a_file_without_members_is_given_back_at_once() -> None:
    assert [one.name for one in apart.members(PLAN.encode(), "a.txt")] == ["a.txt"]


def test_who_has_heard_enough_may_leave() -> None:
    found = apart.members(archive({f"{n}.txt": "x" * 100_000 for n in range(50)}), "a.zip")
    assert next(found).name == "a.zip/0.txt"
    found.close()  # type: ignore[attr-defined]


def test_a_container_that_takes_too_long_is_told() -> None:
    (one,) = apart.members(archive({"b.txt": "x"}), "a.zip", seconds=0)
    assert isinstance(one.content, Refusal)
    assert one.content.code == "reading.too_slow"
