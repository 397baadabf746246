"""People named with their title of address: "Đ/c Nguyễn Thị Mai, Phó Chủ tịch UBND xã"."""

from __future__ import annotations

from nhipcau.reading.names import vocabulary as v
from nhipcau.reading.names.titles import begins_body
from nhipcau.reading.words import Words

_LONGEST_NAME = 5


def person(words: Words, at: int) -> int:
    """The end of a title of address with the capitals behind it, two to five; `at` where none stands."""
    stop = first = at + v.ADDRESSES.length_at(words, at)
    if first == at:
        return at
    while stop - first < _LONGEST_NAME and words.has(stop) and words[stop].kind == "word":
        if not words[stop].capital or words.lines[stop] > 1 or begins_body(words, stop):
            break
        stop += 1
    return stop if stop - first > 1 else at
