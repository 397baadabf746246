"""The words a task is found by: what it says, and whom it names where its words do not. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.documents.finding.wording import said_both_ways
from nhipcau.foundation.index import Table
from nhipcau.ground.words import shorthand_in

INDEXED = Table(name="execution_taskwords", key="task_id", columns=("body",), searched=("body",))


def words_of_task(*, words: str, names: Iterable[str]) -> str:
    """`names` as written; those that the words hold already are not kept twice."""
    others = [name for name in dict.fromkeys(names) if name not in words]
    return said_both_ways((words, *others), capitals=shorthand_in(" ; ".join((words, *others))))
