"""The codes of cited documents: where they stand, and which type word they stand behind.

The dashes and slashes before a capital are found first; where a number stands before one, the pattern of a code is
tried there, and the words before it decide whether it is a citation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from nhipcau.reading.lexicon import load, strings, tables
from nhipcau.reading.references.places import NOWHERE, Places
from nhipcau.reading.types import Span

_UP = "A-ZĐƯƠÂÊÔĂ"
_LOW = "a-zà-ỹđ"
# A group of a symbol: capitals with at most a few small letters in between or behind (TTg, CTr, QyĐ, SNgV, GDTrH).
_GROUP = rf"[{_UP}](?:[{_UP}0-9Í]|[a-zđư]{{1,3}}(?![{_LOW}]))*"
_CAPITALS = rf"(?=[{_UP}1][{_UP}0-9a-z])"
_NEXT = rf"(?:(?:T[ ]W|TT[ ]g)(?!\w)|{_CAPITALS}(?:1W|{_GROUP}))"
# OCR reads 0 as O or Q and 1 as l or I, and may split a number before its year.
# An abbreviated type may be glued to its number ("NĐ80/2020/NĐ-CP").
_FIRST_DIGIT = r"[\dOlI](?:(?<![\d/.\-A-ZĐ].)|(?<=[\s(;,](?:NĐ|NQ|QĐ|TT|CT|KL|KH|TB|CV|VB).))(?<!\d:.)"
# A thousand with its point ("1.234/QĐ-UBND"), a series with numbers of its own ("66.4/2025/NQ-CP").
_POINTED = r"\d?\.\d{3}(?=[/-])|\d{0,2}\.\d{1,2}(?=\s{0,3}/\s{0,3}(?:19|20)\d\d\s{0,3}/)"
_DIGITS = (
    rf"{_FIRST_DIGIT}(?:(?<=\d)(?:{_POINTED}|[\dOQlI]{{0,5}}[a-eđ]?|[ ]\d{{1,3}}(?=/(?:19|20)\d\d/))"
    r"|(?<=[OlI])\d{1,4})"
)
_GAP = r"\s{0,3}"
# A third organ and on: one space on one side of the joint at most, then two capitals: "TTLT-BNG -BNV" but not
# "QĐ-UBND - Ban hành".
_MORE = rf"(?:[-/.&]\n?{_NEXT}|(?:[ ][-/&]|[-/&][ ])(?=[{_UP}]{{2}}){_GROUP})*"
CODE = re.compile(
    rf"(?P<number>{_DIGITS})"
    rf"(?:{_GAP}[-/]{_GAP}(?P<year>(?:19|20)\d\d)(?={_GAP}[-/]))?"
    rf"(?:{_GAP}[-/]{_GAP}|[ ]?(?=[{_UP}]{{2,5}}[ ]?[-/][ ]?[{_UP}]))"
    rf"(?P<symbol>{_GROUP}(?:\s{{0,3}}[-/.]{_GAP}{_NEXT})?{_MORE})(?!\w)"
)
# Every code has a dash or a slash before a capital, and before the first of these a number, or the group of a lost
# hyphen ("04 CT/TW"). A pattern that begins with one fixed character is found twenty times faster than one that begins
# with any digit.
_JOINTS = tuple(
    re.compile(rf"{mark}(?<=[\w\s]{mark})(?={_GAP}[{_UP}])(?<![a-km-zà-ỹ]{{2}}{mark})(?<![.;:,]\n{mark})")
    for mark in "-/"
)
_START = re.compile(_FIRST_DIGIT)
# The longest number with its year and spaces, before the joint.
_LONGEST_NUMBER = 24

_NUMBER_WORD = r"(?:\s*\(?\s*(?:so|s6)\s*[:.]?\s*)"
# Between a type and its number: "Kế hoạch phối hợp số", "Công văn hỏa tốc số", "Quyết định (sửa đổi) số".
_BETWEEN = r"(?:[ ]\(?(?!tai\b|cua\b|theo\b|va\b|cac\b|nay\b|kem\b|ngay\b|ve\b|quy\b|dinh\b)[a-z]{2,9}\)?){0,4}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of document as citations name it."""

    code: str
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    has_alias: bool


class Head(NamedTuple):
    """The type word a number belongs to."""

    span: Span
    kind: str
    """Its type; "" for the generic "văn bản"."""


class Code(NamedTuple):
    """What has the shape of a code, and the type word that stands before it."""

    start: int
    end: int
    printed: str
    head: Head | None
    """The type word before it; None where the code stands alone."""


@cache
def kinds() -> tuple[Kind, ...]:
    return tuple(
        Kind(
            code=str(row["code"]),
            words=strings(row["words"]),
            symbols=strings(row.get("symbols", [])),
            has_alias=bool(row.get("alias", False)),
        )
        for row in tables(load("citations/types")["type"])
    )


@cache
def bare_letters() -> dict[int, str]:
    """Every Vietnamese letter to its small letter without marks: same length, so that places agree."""
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x1EF9 + 1)):
        letter = unicodedata.normalize("NFD", chr(code).lower().replace("đ", "d"))[0]
        if letter.isascii() and letter.isalpha() and chr(code).isalpha():
            table[code] = letter
    return table


def bare(text: str) -> str:
    return text.translate(bare_letters())


@cache
def _kind_by_word() -> dict[str, str]:
    return {bare(word): kind.code for kind in kinds() for word in kind.words}


@cache
def kind_by_symbol() -> dict[str, str]:
    return {symbol.upper(): kind.code for kind in kinds() for symbol in kind.symbols}


@cache
def _heads_before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The type word right before a number; failing that, before its issuer: "công văn của Sở Nội vụ số …"."""
    words = sorted(_kind_by_word(), key=len, reverse=True)
    spelt = "|".join(word.replace(" ", r"\s+") for word in words)
    head = rf"(?<![a-z\d])(?P<head>{spelt})"
    return (
        re.compile(rf"{head}(?:{_BETWEEN}(?P<number_word>{_NUMBER_WORD})|\s*[:,]?\s*)$"),
        re.compile(rf"{head}\s+cua\s[^.;:,\d]{{3,80}}\s(?P<number_word>{_NUMBER_WORD})$"),
    )


def head_before(text: str, at: int, *, floor: int) -> Head | None:
    start = max(floor, at - 120)
    plain = _plain_head(text, at, floor=max(start, at - 40))
    if plain is not None:
        return plain
    found = _head_in(bare(text[start:at]))
    if found is None:
        return None
    span = Span(start + found.start("head"), start + found.end("head"))
    return Head(span, _kind_by_word()[" ".join(found["head"].split())])


@cache
def _kind_by_plain_word() -> tuple[dict[str, str], int]:
    """Types by the small letters of words of two syllables and more, and the number of syllables of the longest."""
    words = {word.lower(): kind.code for kind in kinds() for word in kind.words if " " in word}
    return words, max(word.count(" ") + 1 for word in words)


def _plain_head(text: str, at: int, *, floor: int) -> Head | None:
    """The type word in its commonest place, without folding: "Nghị định số 80", "Chỉ thị 38"."""
    before = text[floor:at].lower()
    syllables = before.split()
    if syllables and syllables[-1].rstrip(":.") == "số":
        syllables.pop()
    words, longest = _kind_by_plain_word()
    for length in range(longest, 1, -1):
        word = " ".join(syllables[-length:])
        if word in words and len(word.split()) == length:
            begin = before.rfind(word)
            is_word = begin > 0 and not before[begin - 1].isalnum()
            return Head(Span(floor + begin, floor + begin + len(word)), words[word]) if is_word else None
    return None


def _head_in(before: str) -> re.Match[str] | None:
    near, far = _heads_before()
    found = near.search(before) or (far.search(before) if _NUMBER_BEFORE.search(before) else None)
    # "Hướng dẫn thi hành Nghị quyết số …": the last type word is the one that is numbered.
    while found is not None and (later := near.search(before, found.end("head"))) is not None:
        found = later
    return found


# "số 3 8-CT/TW": a number that OCR split, with nothing else between it and "số".
_SPLIT_NUMBER = re.compile(r"[sS][ốổoỐ6]\s*[:.]?\s*(?P<digits>\d{1,3})[ ]$")
_NUMBER_BEFORE = re.compile(rf"(?<![a-z]){_NUMBER_WORD}$")
_FORM_BEFORE = re.compile(r"(?:mau|bieu|phu luc|bieu mau|mau so|ky hieu)\s*(?:so)?\s*:?\s*$")


def codes_in(text: str, *, start: int, end: int, taken: Places = NOWHERE) -> Iterator[Code]:
    """Codes of the part outside what is taken, left to right; forms ("Mẫu số 01/…") left out."""
    for match in _shapes_in(text, start=start, end=end):
        at = match.start()
        if taken.meet(Span(at, match.end())) or _is_of_address(text, match):
            continue
        if (first := _SPLIT_NUMBER.search(text, max(start, at - 14), at)) is not None:
            at = first.start("digits")
        head = _plain_head(text, at, floor=max(start, at - 40))
        if head is None:
            if _FORM_BEFORE.search(bare(text[max(start, at - 30) : at])):
                continue
            head = head_before(text, at, floor=start)
        if head is None and at == match.start() and " " in match["number"]:
            at += match["number"].index(" ") + 1
        last = _end_of(text, match, limit=end)
        yield Code(start=at, end=last, printed=text[at:last], head=head)


def _is_of_address(text: str, match: re.Match[str]) -> bool:
    """A piece of a web address: "…?Keyword=S%E1%BB%91%2012/2020/TT-BL%C4%90TBXH"."""
    return text.startswith("%", match.end()) or (match.start() > 0 and text[match.start() - 1] == "%")


def code_at(text: str, at: int, *, floor: int, end: int) -> Code | None:
    """The code that begins right here."""
    match = CODE.match(text, at, end)
    if match is None:
        return None
    return Code(start=at, end=match.end(), printed=match.group(), head=head_before(text, at, floor=floor))


def _shapes_in(text: str, *, start: int, end: int) -> Iterator[re.Match[str]]:
    """What has the shape of a code, left to right, none inside another."""
    joints = sorted(joint.start() for pattern in _JOINTS for joint in pattern.finditer(text, start, end))
    done = start
    for joint in joints:
        if joint < done:
            continue
        match = _shape_around(text, joint, floor=max(done, joint - _LONGEST_NUMBER), end=end)
        if match is not None:
            done = match.end()
            yield match


def _shape_around(text: str, joint: int, *, floor: int, end: int) -> re.Match[str] | None:
    for first in _START.finditer(text, floor, joint):
        match = CODE.match(text, first.start(), end)
        if match is not None and match.end() > joint and not _is_glued_to_no_type(match):
            return match
    return None


def _is_glued_to_no_type(match: re.Match[str]) -> bool:
    """ "22KV/ABC": only the abbreviation of a type may follow its number without a dash ("38CT/TW")."""
    if match.start("symbol") != match.end("number"):
        return False
    return re.split(r"[\s\-/]", match["symbol"].upper(), maxsplit=1)[0] not in kind_by_symbol()


# "30/2020/NĐ CP": the dash between type and organ was lost. Not the words of a heading in capitals.
_ORGAN_BEHIND = re.compile(rf"[ ](?=[{_UP}]{{2}}){_GROUP}(?!\w)(?!\s+[{_UP}]{{2}})")


def _end_of(text: str, match: re.Match[str], *, limit: int) -> int:
    if match["symbol"].upper() not in kind_by_symbol():
        return match.end()
    organ = _ORGAN_BEHIND.match(text, match.end(), limit)
    return organ.end() if organ else match.end()


# Organs whose symbol ends in letters: digits glued behind it are the mark of a footnote ("66-NQ/TW1").
_FOOTNOTE = re.compile(r"(?<=[-/])(?:(?:TW|CP|TTg|TTG|TU|(?!BCĐ)B[A-ZĐ]{1,6})(?P<note>\d{1,2})|BCĐ(?P<mark>\d))$")
_LOST_HYPHEN = re.compile(r"^(\d{1,5}) ?(?=[A-ZĐ]{2,5} ?[-/])")
_SPLIT_ORGAN = re.compile(r"(?<=[-/]T) (?=W$)|(?<=[-/]TT) (?=g$)")
_LOST_DASH = re.compile(r"(?<=[A-ZĐa-z]) (?=[A-ZĐ]{2})")
_SPLIT_DIGITS = re.compile(r"\d \d")


def tidy(printed: str) -> tuple[str, int]:
    """The code without spaces, and how many of its last characters belong to a footnote mark ("66-NQ/TW1")."""
    joined = _LOST_DASH.sub("-", _SPLIT_ORGAN.sub("", printed)) if " " in printed else printed
    code = "".join(_LOST_HYPHEN.sub(r"\1-", joined).split())
    note = _FOOTNOTE.search(code)
    mark = (note["note"] or note["mark"]) if note else ""
    return (code[: -len(mark)] if mark else code), len(mark)


def is_damaged(printed: str) -> bool:
    """Whether a dash was lost or letters or digits of one group stand apart: what was meant is a guess."""
    if _LOST_HYPHEN.match(printed) and not printed.partition(" ")[0].isdigit():
        return True
    return " " in printed and bool(
        _SPLIT_DIGITS.search(printed) or _SPLIT_ORGAN.search(printed) or _LOST_DASH.search(printed)
    )


def type_of_symbol(code: str) -> str | None:
    """The type that the symbol itself names: "216/TTr-NHNN" → TTr, "8485-CV/TU" → CV, "202/2025/QH15" → None."""
    groups = [g for g in re.split(r"[-/.]", code.upper()) if g]
    for group in groups[1:3]:
        if group in kind_by_symbol():
            return kind_by_symbol()[group]
    lost_stroke = {"QD": "QĐ", "ND": "NĐ"}
    return next((lost_stroke[g] for g in groups[1:3] if g in lost_stroke), None)


def is_legislature(code: str) -> bool:
    return bool(re.search(r"/(?:UBTV)?QH\d{1,2}$", code, re.IGNORECASE))
