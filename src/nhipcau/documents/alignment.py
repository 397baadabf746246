"""Where the words of an older reading text stand in a newer one: text is taken out of a file ever better. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

from nhipcau.documents.shape import Spans

_WORD = re.compile(r"\S+")
LEAST_LEFT = 0.5
"""Of the words of a stretch: one word that stands by chance in another sentence is not that sentence."""
_LONGEST = 30_000
"""Words of a stretch that is compared word by word; what is longer than a hundred pages and has not one line left as
it was has lost its places, and is found by its values alone."""


class Alignment:
    """From places in the old text to places in the new one."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._same = old == new
        # Runs of equal text: begin in the old, end in the old, begin in the new.
        self._runs = [] if self._same else sorted(_runs(old, new))
        self._begins = [run[0] for run in self._runs]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The place of these words; None where too few of them are left. Words taken out at its edges narrow it."""
        if self._same:
            return start, end
        kept, left = [], 0
        for old, until, new in self._runs[max(0, bisect_right(self._begins, start) - 1) :]:
            if old >= end:
                break
            if start < until:
                first, last = max(start, old), min(end, until)
                left += len(_WORD.findall(self._old, first, last))
                kept.append((first - old + new, last - old + new))
        if not kept or left < LEAST_LEFT * len(_WORD.findall(self._old, start, end)):
            return None
        return kept[0][0], kept[-1][1]

    def spans(self, old: Spans) -> Spans:
        moved = [self.span(start, end) for start, end in old]
        return [list(span) for span in moved if span is not None]


def _runs(old: str, new: str) -> list[tuple[int, int, int]]:
    """Equal lines first, then equal words between them: whole texts are never compared word by word."""
    old_lines, new_lines = _pieces(old, re.compile(r".*\n?")), _pieces(new, re.compile(r".*\n?"))
    found = []
    for tag, i, j, k, m in _opcodes(_words_of(old, old_lines), _words_of(new, new_lines)):
        if tag == "equal":
            found += _equal(old_lines[i:j], new_lines[k:m])
        elif tag == "replace":
            found += _between(old, new, _reach(old_lines[i:j]), _reach(new_lines[k:m]))
    return found


def _between(old: str, new: str, old_place: tuple[int, int], new_place: tuple[int, int]) -> list[tuple[int, int, int]]:
    old_words = [match.span() for match in _WORD.finditer(old, *old_place)]
    new_words = [match.span() for match in _WORD.finditer(new, *new_place)]
    if max(len(old_words), len(new_words)) > _LONGEST:
        return []
    found = []
    for tag, i, j, k, m in _opcodes(_words_of(old, old_words), _words_of(new, new_words)):
        if tag == "equal":
            found += _equal(old_words[i:j], new_words[k:m])
    return found


def _opcodes(old: list[str], new: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(a=old, b=new).get_opcodes()


def _equal(old: list[tuple[int, int]], new: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    return [(start, end, place) for (start, end), (place, _) in zip(old, new, strict=True)]


def _pieces(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text) if match[0]]


def _words_of(text: str, places: list[tuple[int, int]]) -> list[str]:
    return [text[start:end].rstrip("\n") for start, end in places]


def _reach(places: list[tuple[int, int]]) -> tuple[int, int]:
    return places[0][0], places[-1][1]
