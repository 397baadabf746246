"""Labels of parts that recognition confused ("1L", "IH.", "5,", "©)"), told by the labels before and behind them.

Only for the shadow of a poor scan, letter for letter: a label is taken for another where its strokes can be those of
the other and exactly that one is missing in its row. What stands in no row stays as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

_GAP = 8
"""Blank lines and spaces between two lines of one sentence, at the most."""
_LETTERS = "abcdđeghiklmnopq"
# Strokes of I, V and X and what recognition makes of them.
_PART = re.compile(
    r"^[ ]{0,8}(?P<shape>[1IlLH|!iVXY]{1,5})(?P<stop>[ ]?[.,:)-]{0,2}[ ]{0,2})(?=(?P<head>[^\W\d_][^\n]{3,120})$)", re.M
)
_STROKES = str.maketrans({**dict.fromkeys("1lL|!i", "I"), "Y": "V"})
_SURE, _OF = 3, 5
"""More than three of five labels must be what their place in the row says, or the row is none."""
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LABELLED = re.compile(r"^[ ]{0,8}(?P<shape>[1IlLH|!iVXY]{1,5}|\d{1,2})(?P<stop>[.,-][ ]{0,2})(?=[^\W\d_])", re.M)
_ONES, _SECOND = ("1", "l"), 2
_NUMBER = re.compile(r"^[ ]{0,8}(?P<number>\d{1,2}|l)(?P<stop>[.,-])[ ]{0,2}(?=[^\W\d_])", re.M)
_ARTICLE = re.compile(r"^[ ]{0,8}Điều[ ](?P<number>\d{1,3})(?P<stop>[.,:])(?=[ ]{1,2}[A-ZĐÀ-Ỹ])", re.M)
_POINT = re.compile(r"^[ ]{0,8}(?P<letter>[^\s(])\)[ ]{0,2}(?=[^\W\d_])", re.M)


class _Mend(NamedTuple):
    start: int
    words: str


class _Head(NamedTuple):
    """The heading of a part in capitals: where its label stands, how much room it has, its strokes as printed
    and made plain. An H is two strokes, or one where a label runs into the next."""

    start: int
    room: int
    shape: str
    strokes: tuple[str, ...]


def with_labels(plain: str) -> str:
    """The text with the labels that their rows tell. Of the same length."""
    mends = [*_parts(plain), *_small_parts(plain), *_articles(plain), *_numbers(plain), *_points(plain)]
    if not mends:
        return plain
    letters = list(plain)
    for start, words in mends:
        letters[start : start + len(words)] = words
    return "".join(letters)


def _parts(plain: str) -> Iterator[_Mend]:
    heads = [head for met in _PART.finditer(plain) if (head := _head(met)) is not None]
    starts = [0, *(at for at in range(1, len(heads)) if _begins(heads, at)), len(heads)]
    for first, end in pairwise(starts):
        run = heads[first:end]
        sure = sum(roman in head.strokes for head, roman in zip(run, _ROMANS, strict=False))
        # A row of ones alone may be of Arabic numbers.
        if sure * _OF <= len(run) * _SURE or len(run) > len(_ROMANS) or all(head.shape.isdigit() for head in run):
            continue
        if all(_is_worn_from(head.strokes, roman) for head, roman in zip(run, _ROMANS, strict=False)):
            yield from _labelled(run)


def _small_parts(plain: str) -> Iterator[_Mend]:
    """Parts whose headings are in small letters: a first one printed "1." over another "1.", and shapes of strokes."""
    met = [one for one in _LABELLED.finditer(plain) if plain[one.end() : one.end() + 1].isupper()]
    values = [_ROMANS.index(one["shape"]) + 1 if one["shape"] in _ROMANS else 0 for one in met]
    following = list(accumulate(reversed(values), lambda later, value: value or later, initial=0))[-2::-1]
    before = 0
    for one, value, later, under in zip(met, values, following, [*met[1:], None], strict=False):
        shape = one["shape"]
        first = shape in _ONES and under is not None and under["shape"] in _ONES and before != 1 and later == _SECOND
        roman = "I" if first else _ROMANS[before] if before < len(_ROMANS) else ""
        strokes = shape.translate(_STROKES).replace("H", "II")
        if value == before + 1 and one["stop"][0] == ",":
            yield _Mend(one.start("stop"), ".")
        worn = strokes == roman or (before > 0 and "H" in shape and _is_worn_from((strokes,), roman))
        if first or (not value and len(shape) > 1 and not shape.isdigit() and worn):
            if len(roman) < one.end("stop") - one.start("shape"):
                yield _Mend(one.start("shape"), f"{roman}.".ljust(one.end("stop") - one.start("shape")))
            value = _ROMANS.index(roman) + 1
        before = value or before


def _head(met: re.Match[str]) -> _Head | None:
    if not met["head"].isupper() or not re.search(r"[^\W\d_]{3}", met["head"]):
        return None
    plain = met["shape"].translate(_STROKES)
    strokes = tuple({plain.replace("H", "II"), plain.replace("H", "I") if len(plain) > 1 else plain.replace("H", "II")})
    return _Head(met.start("shape"), met.end("stop") - met.start("shape"), met["shape"], strokes)


def _begins(heads: Sequence[_Head], at: int) -> bool:
    """Another row of parts: in another document, or under another chapter."""
    following = heads[at + 1].strokes if at + 1 < len(heads) else ()
    return "I" in heads[at].strokes and "I" not in heads[at - 1].strokes and "II" in following


def _is_worn_from(strokes: Sequence[str], roman: str) -> bool:
    """The same, or one stroke lost or added."""
    if roman in strokes:
        return True
    pairs = [sorted((one, roman), key=len) for one in strokes]
    return any(longer[:at] + longer[at + 1 :] == shorter for shorter, longer in pairs for at in range(len(longer)))


def _labelled(run: Sequence[_Head]) -> Iterator[_Mend]:
    for head, roman in zip(run, _ROMANS, strict=False):
        if head.shape != roman and len(roman) < head.room:
            yield _Mend(head.start, f"{roman}.".ljust(head.room))


def _articles(plain: str) -> Iterator[_Mend]:
    """ "Điều 2, Tổ chức thực hiện" between Articles 1 and 3: its stop grew a tail. One inside a sentence is cited."""
    met = list(_ARTICLE.finditer(plain))
    values = [0, *(int(one["number"]) for one in met), 0]
    for at, one in enumerate(met, 1):
        follows = values[at] == values[at - 1] + 1
        if one["stop"] == "," and follows and values[at + 1] in (0, values[at] + 1):
            yield _Mend(one.start("stop"), ".")


def _numbers(plain: str) -> Iterator[_Mend]:
    met = list(_NUMBER.finditer(plain))
    values = [1 if one["number"] == "l" else int(one["number"]) for one in met]
    for at, (one, value) in enumerate(zip(met, values, strict=True)):
        before = values[at - 1] if at else 0
        after = values[at + 1] if at + 1 < len(values) else 0
        in_row = value in (before + 1, after - 1)
        if one["number"] == "l":
            if after == 2 and one["stop"] != ",":
                yield _Mend(one.start("number"), "1")
        elif one["stop"] == ",":
            above = plain[max(0, one.start() - _GAP) : one.start()].rstrip()
            if in_row and not above.endswith(",") and plain[one.end() : one.end() + 1].isupper():
                yield _Mend(one.start("stop"), ".")
        elif before and value == before + 2 == after and len(str(before + 1)) == len(one["number"]):
            yield _Mend(one.start("number"), str(before + 1))


def _points(plain: str) -> Iterator[_Mend]:
    met = list(_POINT.finditer(plain))
    printed = [one["letter"] for one in met]
    for at, (one, letter) in enumerate(zip(met, printed, strict=True)):
        before = printed[at - 1] if at else ""
        after = printed[at + 1] if at + 1 < len(printed) else ""
        follows = _LETTERS[_LETTERS.index(before) + 1] if before and before in _LETTERS[:-1] else ""
        if letter.isdigit():
            meant = "a" if after == "b" and not before.isdigit() else letter
        elif letter == after == "đ" and before == "c":
            meant = "d"
        elif letter not in _LETTERS or (letter == before == "d"):
            meant = follows or ("a" if after == "b" else letter)
        else:
            continue
        printed[at] = meant
        if meant != letter:
            yield _Mend(one.start("letter"), meant)
