"""By when, or in what rhythm: the time of one order."""

from __future__ import annotations

from nhipcau.reading.source import Source
from nhipcau.reading.types import Due, Found, Header, Nature, Order


def read_due(source: Source, order: Order, header: Header) -> Found[Due] | None:
    return None


def nature_of(source: Source, order: Order, due: Found[Due] | None) -> Nature:
    """`report` where the order is one; `task` where it is a finite act, a product or has a date; else `standing`."""
    return Nature.REPORT if order.is_report else Nature.STANDING
