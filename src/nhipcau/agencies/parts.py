"""One line of a document may name several bodies: told apart here, each piece as if it had been written alone. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nhipcau.agencies.nearness import table
from nhipcau.ground.text import fold

_NOTE = re.compile(r"\s*\((?:để|đ/b|thay)[^)]*\)\s*$")
_BETWEEN = re.compile(r"(\s*[,;]\s*(?:và\s+)?|\s+(?:và|hoặc)\s+|(?<=[A-ZĐ]{3})-(?=[A-ZĐ]{3}))")
_CODE = re.compile(r"[A-ZĐ]{3,}")
_MOST = 80
"""Names in one line. The longest printed lists hold the provinces."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    heads: re.Pattern[str]
    alone: re.Pattern[str]
    lists: re.Pattern[str]
    standing: re.Pattern[str]
    hosts: re.Pattern[str]
    leaders: re.Pattern[str]
    deputies: re.Pattern[str]
    comrade: re.Pattern[str]
    whole: re.Pattern[str]


def parts_of(written: str) -> tuple[str, ...]:
    """The names that stand in the line; the line itself where it is one name or a collective."""
    text = _NOTE.sub("", " ".join(written.split()))
    led = _led(text)
    if led:
        return (led,)
    if is_nobody(text) or _patterns().whole.search(fold(text)):
        return (written,)
    before, colon, after = text.partition(":")
    if colon and after.strip():
        if _CODE.fullmatch(before.strip()) and _patterns().leaders.match(fold(after)):
            return (before.strip(),)
        listed = _listed(fold(before), before.strip(), after.strip())
        if listed:
            return listed[:_MOST]
        if not _patterns().standing.match(fold(before)):
            return (written,)
    pieces = _pieces(text)
    return tuple(pieces[:_MOST]) if len(pieces) > 1 else (written,)


def is_nobody(written: str) -> bool:
    """Filing, drafting codes, posts that name no body: "Lưu: VT", "Bộ trưởng"."""
    printed, folded = _nobodies()
    return bool(printed.search(written)) or any(pattern.search(fold(_NOTE.sub("", written))) for pattern in folded)


def spelt_province(name: str) -> str:
    """The name of a province as the register spells it; any other name as it is."""
    return _provinces().get(fold(name), name)


def _led(text: str) -> str:
    """One body named by those who lead it, in the plainest form: "Chủ tịch, các PCT UBND TP" → "Chủ tịch UBND TP"."""
    patterns = _patterns()
    match = patterns.deputies.match(text)
    if match:
        head = "Chủ tịch" if match["head"] == "CT" else match["head"]
        return f"{head} {text[match.end() :]}"
    comrade = patterns.comrade.match(text)
    return text[comrade.end() :] if comrade else ""


def _listed(key: str, before: str, after: str) -> tuple[str, ...]:
    """ "Giám đốc các Sở: A, B" is Sở A and Sở B; "TT: Tỉnh ủy, HĐND" the standing members of both."""
    patterns = _patterns()
    if patterns.standing.match(key):
        return tuple(f"Thường trực {piece}" for piece in _split(after))
    several = _of_provinces(before, after)
    if several:
        return several
    match = patterns.lists.match(key)
    if match:
        head = match["head"]
        return tuple(f"{head[0].upper()}{_spelt(head)[1:]} {piece}" for piece in _split(after) if piece)
    if patterns.hosts.match(key):
        pieces = _split(after)
        kind = pieces[0].split(" ")[0]
        if not patterns.heads.match(fold(kind)):
            return ()
        return tuple(f"{p if p.startswith(kind) else f'{kind} {p}'} thuộc {before}" for p in pieces)
    return ()


_OF_PROVINCES = re.compile(r"^(?P<bodies>.+?)\s+các tỉnh$")


def _of_provinces(before: str, after: str) -> tuple[str, ...]:
    """ "HĐND, UBND các tỉnh: Kon Tum, Gia Lai" is each of both of each."""
    match = _OF_PROVINCES.match(before)
    if match is None:
        return ()
    bodies = [piece.strip() for piece in re.split(r",| và ", match["bodies"]) if piece.strip()]
    places = [piece.strip(" .;") for piece in re.split(r",| và ", after)]
    return tuple(f"{body} tỉnh {place}" for place in places if place for body in bodies)


def _spelt(head: str) -> str:
    return {"so": "Sở", "bo": "Bộ", "cuc": "Cục", "vu": "Vụ", "tong cuc": "Tổng cục", "vien": "Viện"}.get(
        head, head.capitalize()
    )


def _split(text: str) -> list[str]:
    """At commas; what goes on in small letters belongs to the piece before ("Khám, chữa bệnh")."""
    found: list[str] = []
    for piece in re.split(r"\s*[,;]\s*", text.strip(" .;,")):
        if found and piece[:1].islower():
            found[-1] = f"{found[-1]}, {piece}"
        elif piece:
            found.append(piece)
    return found


def _pieces(text: str) -> list[str]:
    if fold(text).startswith(("cac ", "nhung ", "toan the ")):
        return [text]
    cut = _BETWEEN.split(text)
    found = [cut[0]]
    for between, piece in zip(cut[1::2], cut[2::2], strict=True):
        joined = found[-1] + between + piece
        shared = _shares_head(found[-1], piece)
        if shared:
            found.append(shared)
        elif _is_name(piece) and _is_name(found[-1]):
            found.append(piece)
        else:
            found[-1] = joined
    if any(" các " in f" {piece}" and not piece.startswith("các ") for piece in found[1:]):
        return [text]
    return found


def _shares_head(before: str, piece: str) -> str:
    """ "Đài TNVN, THVN" leaves the second "Đài" out."""
    head = before.split(" ")[0]
    if re.fullmatch(r"[A-ZĐ]{4,}", piece) and re.fullmatch(r"[A-ZĐ]{4,}", before.rpartition(" ")[2]):
        return f"{head} {piece}" if head != before and fold(head) == "dai" else ""
    return ""


def _is_name(piece: str) -> bool:
    key = fold(piece)
    patterns = _patterns()
    if piece.startswith("các "):
        return True
    if patterns.alone.fullmatch(key):
        return True
    if not piece[:1].isupper() or not patterns.heads.match(key):
        return False
    return " " in key or bool(re.fullmatch(r"(?:thanh|tinh) ?(?:uy|doan)", key))


@cache
def _patterns() -> _Patterns:
    rows = table()["several"]
    assert isinstance(rows, dict)
    names = ("heads", "alone", "lists", "standing", "hosts", "leaders", "deputies", "comrade", "whole")
    return _Patterns(**{name: re.compile(rows[name]) for name in names})


@cache
def _nobodies() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    rows = table()["nobody"]
    assert isinstance(rows, dict)
    return re.compile(rows["printed"]), tuple(re.compile(pattern) for pattern in rows["patterns"])


@cache
def _provinces() -> dict[str, str]:
    rows = table()["province"]
    assert isinstance(rows, list)
    return {fold(spelling): row["name"] for row in rows for spelling in row["spellings"]}


_HOSTED = re.compile(
    r"^(?P<unit>.+?)\s*(?:(?:trực )?thuộc|[-–]|(?P<open>\())\s*"
    r"(?P<host>(?:Bộ|Sở|Văn phòng|Tổng cục|Ủy ban|UBND|VPCP)\b[^()]*?)"
    r"(?(open)\))$"
)


def host_of(piece: str) -> tuple[str, str]:
    """A unit and the body it is said to belong to: "Ban Tôn giáo Chính phủ thuộc Bộ Nội vụ". The host may be empty."""
    match = _HOSTED.match(piece)
    return (match["unit"], match["host"]) if match else (piece, "")


def speaks_of_itself(key: str, *, host_key: str) -> bool:
    """Whether a folded name is the issuer's short name for itself: "Bộ" in a paper of Bộ Y tế, "Lãnh đạo Bộ"."""
    rows = table()["itself"]
    assert isinstance(rows, dict)
    word = next((key.removeprefix(before) for before in rows["before"] if key.startswith(before)), key)
    return word in rows["words"] and host_key.startswith(f"{word} ")
