"""Which words of the body order somebody to do something, and the channel for difficulties."""

from __future__ import annotations

from nhipcau.reading.orders.cutting import cut_orders
from nhipcau.reading.orders.difficulty import read_difficulty_channel

__all__ = ["cut_orders", "read_difficulty_channel"]
