"""The labels that number and mark parts: "Chương II", "Điều 3.", "IV.", "2.1.", "đ)", "(1)", "Thứ nhất,", "-", "+"."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from nhipcau.reading.structure.romans import ROMAN_SHAPES, roman, roman_value

ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
"""Order of điểm letters: đ after d (Nghị định 30/2020/NĐ-CP, Phụ lục I); f, j, w, z are wrong but printed."""

ORDER = "abcdđeghiklmnopqrstuvxy"
"""The letters that are right, in their order."""


class Rank(IntEnum):
    """How deep a kind of label stands when documents mix them. Smaller holds larger."""

    PART = 10
    CHAPTER = 20
    DIVISION = 30
    ARTICLE = 40
    CAPITAL = 50
    ROMAN = 60
    ORDINAL = 65
    NUMBER = 70
    LETTER = 80
    POINT = 85
    BULLET = 90


class Label(NamedTuple):
    """`printed` is the label meant, without end punctuation; `value` counts within its kind from 1; 0 for bullets."""

    rank: Rank
    printed: str
    value: int
    length: int
    """Characters from the start of the line to the first word behind the label."""
    depth: int = 1
    style: str = ""
    """Tells "1." from "1)" and "-" from "+"."""
    shape: str = ""
    """What stands on the page where it is not what is meant: "IH" for III."""

    @property
    def is_bullet(self) -> bool:
        return self.rank is Rank.BULLET

    @property
    def order(self) -> float:
        return self.rank + (self.depth - 1) / 10


_COUNTED = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_SPELT = {"bốn": 4, "bẩy": 7, "một": 1, "nhì": 2, "lăm": 5}

_PART = re.compile(
    r"(?i:(phần|chương|mục|tiểu mục))\s+(?i:thứ\s+)?([IVXLC]+|\d{1,2}|[A-ZĐ]|(?i:nhất|hai|ba|tư|năm))\b\s*[.:\-]?\s*"
)
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
SHAPELESS = "seo©®«¢»"
"""What begins letters that recognition put for dots."""
_SHAPELESS_BULLET = re.compile(rf"(se|[{SHAPELESS}])\s+(?=\w)")


def may_be_labelled(words: str) -> bool:
    """Nearly every line begins with two letters that no label begins with."""
    begin = words[:2]
    return begin.lower() in _WORDED if begin.isalpha() else begin[:1] in _READERS


def read_label(words: str, *, shapeless: bool = False) -> Label | None:
    """The label at the start of a line. `shapeless`: letters that recognition put for dots count too."""
    begin = words[:2]
    for read in _WORDED.get(begin.lower(), ()) if begin.isalpha() else _READERS.get(words[:1], ()):
        if label := read(words):
            return label
    return _bullet(words, _SHAPELESS_BULLET) if shapeless else None


def letter_after(label: Label) -> str:
    """The letter that follows in the order of điểm: g after e, k after i."""
    return ORDER[ORDER.index(label.printed) + 1 :][:1] if label.printed in ORDER else ""


def _part(words: str) -> Label | None:
    met = _PART.match(words)
    if not met:
        return None
    kind, number = met.group(1).lower(), met.group(2)
    rank = {"phần": Rank.PART, "chương": Rank.CHAPTER}.get(kind, Rank.DIVISION)
    value = int(number) if number.isdigit() else roman_value(number.upper()) or _count(number)
    rest = words[met.end() :]
    # "Phần 1 của …", "Mục 2 Chương III" inside a sentence are citations.
    if rest[:1].islower() or re.match(r"(?i:mục|chương|điều|phần)\s", rest):
        return None
    printed = words[: met.end(2)].strip()
    return Label(rank=rank, printed=printed, value=value, length=met.end(), depth=2 if kind == "tiểu mục" else 1)


def _count(word: str) -> int:
    low = word.lower()
    return _COUNTED.index(low) + 1 if low in _COUNTED else _SPELT.get(low, ord(low[0]) - 96 if len(low) == 1 else 0)


def _article(words: str) -> Label | None:
    met = _ARTICLE.match(words)
    if not met or words[met.end() : met.end() + 1].islower():
        return None
    number = re.match(r"\d+", met.group(1))
    return Label(
        rank=Rank.ARTICLE, printed=f"Điều {met.group(1)}", value=int(number.group()) if number else 0, length=met.end()
    )


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
    return Label(rank=Rank.NUMBER, printed=printed, value=numbers[-1], length=met.end(), depth=len(numbers))


def _number(words: str) -> Label | None:
    met = _NUMBER.match(words)
    if not met or _FIGURE.match(words):
        return None
    style = met.group(2) or met.group(3) or met.group(4)
    return Label(
        rank=Rank.NUMBER,
        printed=met.group(1),
        value=int(met.group(1)),
        length=met.end(),
        style=")" if style == ")" else ".",
    )


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
    return Label(
        rank=Rank.ROMAN, printed=printed, value=value, length=met.end(), shape="" if shape == printed else shape
    )


def _roman_alone(words: str) -> Label | None:
    met = _ROMAN_WITH_L.match(words)
    if met:
        printed = "I" * len(met.group(1))
        return Label(rank=Rank.ROMAN, printed=printed, value=len(printed), length=met.end(), shape=met.group().rstrip())
    met = _ROMAN_ALONE.match(words)
    if not met or not words.isupper():
        return None
    printed = met.group(1)
    return Label(rank=Rank.ROMAN, printed=printed, value=roman_value(printed), length=met.end())


def _capital(words: str) -> Label | None:
    met = _CAPITAL.match(words)
    if not met:
        return None
    return Label(rank=Rank.CAPITAL, printed=met.group(1), value="ABCDĐE".index(met.group(1)) + 1, length=met.end())


def _letter(words: str) -> Label | None:
    met = _LETTER.match(words)
    shape = met.group(1) if met else ""
    printed = _LETTER_SHAPES.get(shape, shape)
    if not met or printed not in ALPHABET:
        return None
    return Label(
        rank=Rank.LETTER,
        printed=printed,
        value=ALPHABET.index(printed) + 1,
        length=met.end(),
        style=met.group(2),
        shape="" if shape == printed else shape,
    )


def _point(words: str) -> Label | None:
    met = _POINT.match(words)
    if not met:
        return None
    mark = met.group(1)
    value = int(mark) if mark.isdigit() else roman_value(mark.upper()) or ALPHABET.find(mark) + 1
    return Label(rank=Rank.POINT, printed=f"({mark})", value=value, length=met.end())


def _small_roman(words: str) -> Label | None:
    """ "ii)" and longer; a single "i)" is a letter until its neighbours say otherwise."""
    met = _SMALL_ROMAN.match(words)
    value = roman_value(met.group(1).upper()) if met else 0
    if not met or not value:
        return None
    return Label(rank=Rank.POINT, printed=met.group(1), value=value, length=met.end(), style=met.group(2))


def _ordinal(words: str) -> Label | None:
    met = _ORDINAL.match(words)
    if not met:
        return None
    parts = met.group(1).lower().split()
    by_is = parts[-1] == "là"
    counted = parts[:-1] if by_is else parts[1:]
    value = _count(counted[0]) if len(counted) == 1 else 10 + _count(counted[1])
    style = "là" if by_is else ""
    return Label(rank=Rank.ORDINAL, printed=met.group(1), value=value, length=met.end(), style=style)


def _bullet(words: str, pattern: re.Pattern[str] = _BULLET) -> Label | None:
    met = pattern.match(words)
    if not met:
        return None
    mark = met.group(1)
    style = mark if mark in "-+*" else "•"
    return Label(rank=Rank.BULLET, printed=mark, value=0, length=met.end(), style=style)


def _readers() -> dict[str, tuple[Callable[[str], Label | None], ...]]:
    """For each character what a line that begins with it can be labelled with, the surest first."""
    digits = "0123456789"
    firsts: tuple[tuple[Callable[[str], Label | None], str], ...] = (
        (_part, "PpCcMmTt"),
        (_article, "Đđ"),
        (_deep, digits),
        (_number, digits),
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


def _worded() -> dict[str, tuple[Callable[[str], Label | None], ...]]:
    """The same by the two letters, in small, that begin a line: a word begins there, not a letter that counts."""
    begins: tuple[tuple[Callable[[str], Label | None], tuple[str, ...]], ...] = (
        (_part, ("ph", "ch", "mụ", "ti")),
        (_article, ("đi",)),
        (_roman, tuple(one.lower() + other.lower() for one in "IVXLHlTỊỈÍ" for other in "IVXLHlTỊỈÍ")),
        (_small_roman, tuple(one + other for one in "ivx" for other in "ivx")),
        (_ordinal, ("th", "mộ", "ha", "ba", "bố", "tư", "lă", "nă", "sá", "bả", "bẩ", "tá", "ch", "mư")),
    )
    known = {begin for _, starts in begins for begin in starts}
    return {begin: tuple(read for read, starts in begins if begin in starts) for begin in known}


_WORDED = _worded()
