"""What time it is. The only place that asks; rules and services below it are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_source: ContextVar[Callable[[], datetime]] = ContextVar("clock", default=timezone.now)


def now() -> datetime:
    """Aware, in UTC."""
    return _source.get()()


def today() -> date:
    """The day in the time zone of the installation, by which deadlines are counted."""
    return timezone.localtime(now()).date()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Inside, it is that moment: for tests and for showing a board as it was."""
    token = _source.set(lambda: moment)
    try:
        yield
    finally:
        _source.reset(token)
