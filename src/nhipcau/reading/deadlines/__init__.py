"""By when, or in what rhythm: the time of one order, and from it the order's nature."""

from __future__ import annotations

from nhipcau.reading.deadlines.impossible import impossible_days
from nhipcau.reading.deadlines.nature import nature_of
from nhipcau.reading.deadlines.reader import due_of_words, read_due

__all__ = ["due_of_words", "impossible_days", "nature_of", "read_due"]
