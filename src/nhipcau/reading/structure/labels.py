"""The labels that number and mark parts: "Chương II", "Điều 3.", "IV.", "2.1.", "đ)", "(1)", "Thứ nhất,", "-", "+"."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

from nhipcau.reading.structure.begins import ByBegin
from nhipcau.reading.structure.label import (
    ARTICLE,
    BULLET,
    CAPITAL,
    CHAPTER,
    DIVISION,
    LETTER,
    NUMBER,
    ORDINAL,
    PART,
    POINT,
    ROMAN,
    Label,
    Rank,
    label_of,
)
from nhipcau.reading.structure.romans import ROMAN_SHAPES, roman, roman_value

__all__ = ["Label", "Rank", "letter_after", "may_open", "read_label"]

ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
"""Order of điểm letters: đ after d (Nghị định 30/2020/NĐ-CP, Phụ lục I); f, j, w, z are wrong but printed."""

ORDER = "abcdđeghiklmnopqrstuvxy"
"""The letters that are right, in their order."""
_AFTER = dict(pairwise(ORDER))

_COUNTED = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_SPELT = {"bốn": 4, "bẩy": 7, "một": 1, "nhì": 2, "lăm": 5}

_PART = re.compile(
    # "PHẦNII.": in capitals no word goes on so.
    r"(?i:(phần|chương|mục|tiểu mục))(?:\s+|(?<=[NG])(?=[IVX]{1,5}[.:]))(?i:thứ\s+)?"
    r"([IVXLC]+|\d{1,2}|[A-ZĐ]|(?i:nhất|hai|ba|tư|năm))\b\s*[.:\-]?\s*"
)
_STROKES = ("H", "T")
"""Letters that number no chapter: the law numbers chapters in Roman figures."""
_WORN_CHAPTER = re.compile(r"(?:Chương|CHƯƠNG)\s+([IVXHlfïíìÏÍÌT1|!]{1,5})\s*[.:]?\s*$")
_ARTICLE = re.compile(r"(?i:điều)\s*(\d{1,3}[a-zđ]?)\s*(?:[.:\-]\s*|$)")
_ROMAN = re.compile(r"([IVXLHlT1|ỊỈÍ!]{1,6})\s*(?:[.:)/]\s*|-\s+)(?=[\w“\"(])")
# "III NỘI DUNG": a scan that lost the dot. VI, XI and the like also begin words printed in capitals ("VI PHẠM").
_ROMAN_ALONE = re.compile(r"(II|III|IV|VII|VIII|IX)\s+(?=[^\W\d_]{2,}\s)")
# "1L Các hội": the last stroke and the dot of "II." taken for an L.
_ROMAN_WITH_L = re.compile(r"([Il1|]{1,2}L)[.:]?\s+(?=[A-ZĐÀ-Ỹ])")
_CAPITAL = re.compile(r"([A-EĐ])\s*(?:[.:)]\s+|-\s+|[./)](?=[A-ZĐÀ-Ỹ]))")
_DEEP = re.compile(r"(\d{1,2}(?:\s?\.\s?\d{1,2}){1,3})\s*(?:[.):/\-]\s*|\s+)(?=[^\d\s%])")
_NUMBER = re.compile(r"(\d{1,2})\s*(?:([.):/])\s*(?=[^\d\s])|([.])\s+(?=\d)|(-)\s+(?=[^\d\s]))")
_FIGURE = re.compile(r"\d{1,2}\s*[/.:]\s*\d")
_LETTER = re.compile(r"([a-zđø])\s?([).:/])\s*(?=\S)")
_LETTER_SHAPES = {"ø": "g"}
"""What character recognition makes of a letter and no Vietnamese word holds."""
_POINT = re.compile(r"\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S)")
_SMALL_ROMAN = re.compile(r"([ivx]{2,5})\s?([).:/])\s*(?=\S)")
_ORDINAL = re.compile(
    r"(?i:(th[ứúưu]\s+(?:mười\s+(?:một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín)|nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
    r"|(?:mười\s+)?(?:một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|bẩy|tám|chín|mười)\s+là))\s*[,:.\-]\s*"
)
# The last ones are the dots and arrows of old symbol fonts, as they come out of a paper that lost its font.
_BULLETS = "-+•·●○◦▪■□➢►❖◆♦✓*✔✗➤▶▸‣◼◾⮚➔\uf0b7\uf02d\uf0a7\uf0d8\uf0fc\uf076\uf0e8"
_BULLET = re.compile(rf"([{re.escape(_BULLETS)}])[-_'~„\"\s]{{0,3}}(?=[^\W_]|[“\"(])")
_SHAPELESS = "seo©®«¢»"
"""What begins letters that recognition put for dots."""
_SHAPELESS_BULLET = re.compile(rf"(se|[{_SHAPELESS}])\s+(?=\w)")
_UNSURE = re.compile(rf"[0-9]|[lIO|][\dlIO|]|(?:se|[{_SHAPELESS}])\s")
"""What begins a label that only its neighbours tell."""


def may_open(begin: str) -> bool:
    """Of the four characters that begin a line: nearly every line begins with a word that no label begins with."""
    return bool(_READERS_OF[begin]) or _UNSURE.match(begin) is not None


def read_label(words: str, *, shapeless: bool = False) -> Label | None:
    """The label at the start of a line. `shapeless`: letters that recognition put for dots count too."""
    for read in _READERS_OF[words[:4]]:
        if label := read(words):
            return label
    return _bullet(words, _SHAPELESS_BULLET) if shapeless else None


def letter_after(label: Label) -> str:
    """The letter that follows in the order of điểm: g after e, k after i."""
    return _AFTER.get(label.printed, "")


def _part(words: str) -> Label | None:
    met = _PART.match(words)
    if not met or (met[1].lower() == "chương" and met[2] in _STROKES):
        return _worn_chapter(words)
    kind, number = met.group(1).lower(), met.group(2)
    rank = {"phần": PART, "chương": CHAPTER}.get(kind, DIVISION)
    value = int(number) if number.isdigit() else roman_value(number.upper()) or _count(number)
    rest = words[met.end() :]
    # "Phần 1 của …", "Mục 2 Chương III" inside a sentence are citations.
    if rest[:1].islower() or re.match(r"(?i:mục|chương|điều|phần)\s", rest):
        return None
    shape = words[: met.end(2)].strip()
    printed = f"{met[1]} {number}" if met.end(1) == met.start(2) else shape
    depth = 2 if kind == "tiểu mục" else 1
    return label_of((rank, printed, value, met.end(), depth, "", "" if shape == printed else shape))


def _worn_chapter(words: str) -> Label | None:
    """ "Chương ï", "Chương fV", "Chương HI": the heading's line, whose number recognition confused."""
    met = _WORN_CHAPTER.match(words)
    value = roman_value(met[1].translate(ROMAN_SHAPES).upper()) if met else 0
    if not met or not value:
        return None
    return label_of((CHAPTER, f"{words[: met.start(1)]}{roman(value)}", value, met.end(), 1, "", words[: met.end(1)]))


def _count(word: str) -> int:
    low = word.lower()
    return _COUNTED.index(low) + 1 if low in _COUNTED else _SPELT.get(low, ord(low[0]) - 96 if len(low) == 1 else 0)


def _article(words: str) -> Label | None:
    met = _ARTICLE.match(words)
    if not met or words[met.end() : met.end() + 1].islower():
        return None
    number = re.match(r"\d+", met.group(1))
    return label_of((ARTICLE, f"Điều {met[1]}", int(number[0]) if number else 0, met.end(), 1, "", ""))


def _arabic(words: str) -> Label | None:
    """Only what begins like a figure can be a number of several parts, and no other number."""
    return _deep(words) if _FIGURE.match(words) else _number(words)


def _deep(words: str) -> Label | None:
    met = _DEEP.match(words)
    if not met:
        return None
    numbers = [int(part) for part in re.findall(r"\d+", met.group(1))]
    rest = words[met.end() :]
    # "1.5 tỷ đồng" and "20.4 năm" are figures: a heading starts with a capital or is closed by a dot.
    if rest[:1].islower() and not re.match(r"[.):/\-]", words[met.end(1) :].lstrip()):
        return None
    printed = ".".join(str(number) for number in numbers)
    return label_of((NUMBER, printed, numbers[-1], met.end(), len(numbers), "", ""))


def _number(words: str) -> Label | None:
    met = _NUMBER.match(words)
    if not met:
        return None
    printed = met[1]
    return label_of((NUMBER, printed, int(printed), met.end(), 1, ")" if met[2] == ")" else ".", ""))


def _roman(words: str) -> Label | None:
    met = _ROMAN.match(words)
    if not met:
        return _roman_alone(words)
    shape = met.group(1)
    if words[met.end(1) : met.end()].strip() in ("/", ":") and not words[met.end() : met.end() + 1].isupper():
        return None
    plain = shape.translate(ROMAN_SHAPES)
    value = roman_value(plain)
    # A repaired shape must stand before a capital: "T. Văn" or "l." alone are no numbers.
    if (
        not value
        or (plain != shape and not words[met.end() : met.end() + 1].isupper())
        or shape in ("T", "H", "l", "1", "|")
    ):
        return None
    printed = roman(value)
    return label_of((ROMAN, printed, value, met.end(), 1, "", "" if shape == printed else shape))


def _roman_alone(words: str) -> Label | None:
    met = _ROMAN_WITH_L.match(words)
    if met:
        printed = "I" * len(met.group(1))
        return label_of((ROMAN, printed, len(printed), met.end(), 1, "", met.group().rstrip()))
    met = _ROMAN_ALONE.match(words)
    if not met or not words.isupper():
        return None
    printed = met[1]
    return label_of((ROMAN, printed, roman_value(printed), met.end(), 1, "", ""))


def _capital(words: str) -> Label | None:
    met = _CAPITAL.match(words)
    if not met:
        return None
    return label_of((CAPITAL, met[1], "ABCDĐE".index(met[1]) + 1, met.end(), 1, "", ""))


def _letter(words: str) -> Label | None:
    met = _LETTER.match(words)
    shape = met.group(1) if met else ""
    printed = _LETTER_SHAPES.get(shape, shape)
    if not met or printed not in ALPHABET:
        return None
    value = ALPHABET.index(printed) + 1
    return label_of((LETTER, printed, value, met.end(), 1, met[2], "" if shape == printed else shape))


def _point(words: str) -> Label | None:
    met = _POINT.match(words)
    if not met:
        return None
    mark = met.group(1)
    value = int(mark) if mark.isdigit() else roman_value(mark.upper()) or ALPHABET.find(mark) + 1
    return label_of((POINT, f"({mark})", value, met.end(), 1, "", ""))


def _small_roman(words: str) -> Label | None:
    """ "ii)" and longer; a single "i)" is a letter until its neighbours say otherwise."""
    met = _SMALL_ROMAN.match(words)
    value = roman_value(met.group(1).upper()) if met else 0
    if not met or not value:
        return None
    return label_of((POINT, met[1], value, met.end(), 1, met[2], ""))


def _ordinal(words: str) -> Label | None:
    met = _ORDINAL.match(words)
    if not met:
        return None
    parts = met.group(1).lower().split()
    by_is = parts[-1] == "là"
    counted = parts[:-1] if by_is else parts[1:]
    value = _count(counted[0]) if len(counted) == 1 else 10 + _count(counted[1])
    return label_of((ORDINAL, met[1], value, met.end(), 1, "là" if by_is else "", ""))


def _bullet(words: str, pattern: re.Pattern[str] = _BULLET) -> Label | None:
    met = pattern.match(words)
    if not met:
        return None
    mark = met.group(1)
    return label_of((BULLET, mark, 0, met.end(), 1, mark if mark in "-+*" else "•", ""))


_Readers: TypeAlias = tuple[Callable[[str], "Label | None"], ...]


def _readers() -> dict[str, _Readers]:
    """For each character what a line that begins with it can be labelled with, the surest first."""
    digits = "0123456789"
    firsts: tuple[tuple[Callable[[str], Label | None], str], ...] = (
        (_part, "PpCcMmTt"),
        (_article, "Đđ"),
        (_arabic, digits),
        (_roman, "IVXLHlT1|ỊỈÍ!"),
        (_capital, "ABCDEĐ"),
        (_letter, ALPHABET + "".join(_LETTER_SHAPES)),
        (_small_roman, "ivx"),
        (_point, "("),
        (_ordinal, "TtMmHhBbNnSsCcLl"),
        (_bullet, _BULLETS),
    )
    known = {first for _, starts in firsts for first in starts}
    return {first: tuple(read for read, starts in firsts if first in starts) for first in known}


_READERS = _readers()


_ROMAN_LETTERS = "ivxlhtịỉí"
# The words, in small, that begin a line and count, as far as their fourth character.
_WORDED: tuple[tuple[Callable[[str], Label | None], tuple[str, ...]], ...] = (
    (_part, ("phần", "chươ", "mục ", "tiểu")),
    (_article, ("điều",)),
    (_roman, tuple(one + other for one in _ROMAN_LETTERS for other in _ROMAN_LETTERS)),
    (_small_roman, tuple(one + other for one in "ivx" for other in "ivx")),
    (
        _ordinal,
        (
            "thứ ", "thú ", "thư ", "thu ", "mười", "một ", "hai ", "ba ", "bốn ", "tư ", "lăm ", "năm ", "sáu ",
            "bảy ", "bẩy ", "tám ", "chín",
        ),
    ),
)  # fmt: skip


def _readers_of(begin: str) -> _Readers:
    """Two letters begin a word: it counts, or the line has no label. Else the first character tells."""
    if not begin[:2].isalpha():
        return _READERS.get(begin[:1], ())
    low = "".join(" " if letter.isspace() else letter for letter in begin.lower())
    return tuple(read for read, starts in _WORDED if low.startswith(starts))


_READERS_OF = ByBegin(_readers_of)
