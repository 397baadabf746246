"""Two versions of one text side by side: how many signs differ, and where a place of the one stands in the other."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """NFC, white space folded: what the error rate is counted on."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def edits(wanted: str, found: str) -> int:
    """Edit distance over code points, all columns of the table at once in one long integer (Myers 1999, Hyyrö 2003)."""
    if not wanted:
        return len(found)
    where: dict[str, int] = {}
    for at, sign in enumerate(wanted):
        where[sign] = where.get(sign, 0) | 1 << at
    every = (1 << len(wanted)) - 1
    last = 1 << (len(wanted) - 1)
    up, down, distance = every, 0, len(wanted)
    for sign in found:
        same = where.get(sign, 0)
        diagonal = (((same & up) + up) ^ up) | same | down
        right, left = down | ~(diagonal | up) & every, up & diagonal
        distance += bool(right & last) - bool(left & last)
        right, left = (right << 1 | 1) & every, left << 1 & every
        up, down = left | ~(same | down | right) & every, right & (same | down)
    return distance


class Alignment:
    """Words that both texts hold in the same order are the fixed points; between them places are stretched evenly."""

    def __init__(self, wanted: str, found: str) -> None:
        here = [(met.group(), met.start(), met.end()) for met in _WORD.finditer(wanted)]
        there = [(met.group(), met.start(), met.end()) for met in _WORD.finditer(found)]
        matcher = SequenceMatcher(None, [w for w, _, _ in here], [w for w, _, _ in there], autojunk=False)
        self._starts, self._ends, self._new_starts, self._new_ends = [0], [0], [0], [0]
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                _, start, end = here[block.a + step]
                _, new_start, new_end = there[block.b + step]
                self._starts.append(start)
                self._ends.append(end)
                self._new_starts.append(new_start)
                self._new_ends.append(new_end)
        self._starts.append(len(wanted))
        self._ends.append(len(wanted))
        self._new_starts.append(len(found))
        self._new_ends.append(len(found))

    def span(self, start: int, end: int) -> list[int]:
        """From the first fixed point inside the span to the last one, or between its neighbours where it holds none."""
        first, last = bisect_left(self._starts, start), bisect_right(self._ends, end) - 1
        if first <= last and self._starts[first] < end:
            return [self._new_starts[first], self._new_ends[last]]
        before, after = max(0, first - 1), min(first, len(self._starts) - 1)
        return [self._new_ends[before], max(self._new_ends[before], self._new_starts[after])]
