"""The lists of a day fetched for the length of one act: what came with the product and what was written beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import ParamSpec, TypeVar

from nhipcau.agencies.lists.held import holding, written_held
from nhipcau.agencies.lists.shapes import SHAPES
from nhipcau.foundation.lists import written_of

P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def lists_of_day(on: date | None) -> Iterator[None]:
    """Without a day, what holds until further notice. One query, none inside an act that has asked already."""
    written = written_held()
    if written is None:
        written = tuple(written_of(SHAPES.values()).items())
    with holding(written, on=on):
        yield


def by_lists_of_its_day(act: Callable[P, R]) -> Callable[P, R]:
    """For acts that are given the day of their paper as `on`."""

    @wraps(act)
    def held(*args: P.args, **kwargs: P.kwargs) -> R:
        on = kwargs["on"]
        assert on is None or isinstance(on, date)
        with lists_of_day(on):
            return act(*args, **kwargs)

    return held
