"""One line of a document may name several bodies: told apart here, each piece as if it had been written alone. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from nhipcau.agencies.lists.held import Lists, lists_held
from nhipcau.agencies.lists.shapes import MATCHING, Role
from nhipcau.ground.lists import ListRow
from nhipcau.ground.text import fold, key_of

_NOTE = re.compile(r"\s*\((?:để|đ/b|thay)[^)]*\)\s*$")
_BETWEEN = re.compile(r"(\s*[,;]\s*(?:và\s+)?|\s+(?:và|hoặc)\s+|(?<=[A-ZĐ]{3})-(?=[A-ZĐ]{3}))")
_CODE = re.compile(r"[A-ZĐ]{3,}")
_MOST = 80
"""Names in one line. The longest printed lists hold the provinces."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The grammar of lines; what the lists say of single words stands in `_Words`."""

    alone: re.Pattern[str]
    lists: re.Pattern[str]
    standing: re.Pattern[str]
    leaders: re.Pattern[str]
    deputies: re.Pattern[str]
    comrade: re.Pattern[str]
    shared: re.Pattern[str]
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
    pieces = _of_one_place(text) or _pieces(text)
    return tuple(pieces[:_MOST]) if len(pieces) > 1 else (written,)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the lists say of single words, in the form in which it is asked."""

    heads: re.Pattern[str]
    alone: frozenset[str]
    whole: tuple[re.Pattern[str], ...]
    hosts: frozenset[str]
    itself: frozenset[str]
    nobody: frozenset[str]
    nobody_patterns: tuple[re.Pattern[str], ...]
    nobody_printed: tuple[re.Pattern[str], ...]
    provinces: Mapping[str, str]
    aliases: Mapping[str, str]


def is_nobody(written: str) -> bool:
    """Filing, drafting codes, posts that name no body: "Lưu: VT", "Bộ trưởng"."""
    words = _words(lists_held())
    if any(pattern.search(written) for pattern in words.nobody_printed):
        return True
    folded = fold(_NOTE.sub("", written))
    return folded in words.nobody or any(pattern.search(folded) for pattern in words.nobody_patterns)


def spelt_province(name: str) -> str:
    """The name of a province as the register spells it; any other name as it is."""
    return _words(lists_held()).provinces.get(fold(name), name)


def named_by_alias(key: str) -> str:
    """The name that a folded way of writing stands for by the lists; empty where they say nothing."""
    return _words(lists_held()).aliases.get(key, "")


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
    words = _words(lists_held())
    if key in words.hosts:
        pieces = _split(after)
        kind = pieces[0].split(" ")[0]
        if not words.heads.match(fold(kind)):
            return ()
        return tuple(f"{p if p.startswith(kind) else f'{kind} {p}'} thuộc {before}" for p in pieces)
    return ()


def _of_one_place(text: str) -> list[str]:
    """ "HĐND, UBND phường Trấn Biên" is both of that ward."""
    match = _patterns().shared.match(text)
    if match is None:
        return []
    bodies = [body.strip() for body in re.split(r"\s*[,;-]\s*|\s+và\s+", match["bodies"]) if body.strip()]
    return [f"{body} {match['tail']}" for body in bodies] if len(bodies) > 1 else []


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
    named = len(cut) > 1 and any(pattern.search(key_of(text)) for pattern in _words(lists_held()).whole)
    for at in range(1, len(cut), 2):
        between, piece = cut[at : at + 2]
        joined = found[-1] + between + piece
        shared = _shares_head(found[-1], piece)
        if named and _is_within_a_name(found[-1], "".join(cut[at:])):
            found[-1] = joined
        elif shared:
            found.append(shared)
        elif _is_name(piece) and _is_name(found[-1]):
            found.append(piece)
        else:
            found[-1] = joined
    if any(" các " in f" {piece}" and not piece.startswith("các ") for piece in found[1:]):
        return [text]
    return found


def _is_within_a_name(before: str, after: str) -> bool:
    """Whether a comma or "và" stands within the name of one body ("Văn phòng Đoàn ĐBQH | và HĐND tỉnh")."""
    whole, cut = key_of(before + after), len(key_of(before))
    return any(
        one.start() < cut < one.end() for pattern in _words(lists_held()).whole for one in pattern.finditer(whole)
    )


def _shares_head(before: str, piece: str) -> str:
    """ "Đài TNVN, THVN" leaves the second "Đài" out."""
    head = before.split(" ")[0]
    if re.fullmatch(r"[A-ZĐ]{4,}", piece) and re.fullmatch(r"[A-ZĐ]{4,}", before.rpartition(" ")[2]):
        return f"{head} {piece}" if head != before and fold(head) == "dai" else ""
    return ""


def _is_name(piece: str) -> bool:
    key = fold(piece)
    words = _words(lists_held())
    if piece.startswith("các "):
        return True
    if key in words.alone or key_of(piece) in words.aliases or _patterns().alone.fullmatch(key):
        return True
    if not piece[:1].isupper() or not words.heads.match(key):
        return False
    return " " in key or bool(re.fullmatch(r"(?:thanh|tinh) ?(?:uy|doan)", key))


@cache
def _grammar() -> Mapping[str, Mapping[str, object]]:
    table: Mapping[str, Mapping[str, object]] = tomllib.loads(
        (files(__package__) / "matching.toml").read_text(encoding="utf-8")
    )
    return table


@cache
def _patterns() -> _Patterns:
    rows = _grammar()["several"]
    names = ("alone", "lists", "standing", "leaders", "deputies", "comrade", "shared", "whole")
    return _Patterns(**{name: re.compile(str(rows[name])) for name in names})


@lru_cache(maxsize=16)
def _words(lists: Lists) -> _Words:
    rows = lists.of(MATCHING)

    def folded(role: Role) -> frozenset[str]:
        return frozenset(fold(row.text("word")) for row in rows if row.text("role") == role)

    heads = "|".join(re.escape(word) for word in sorted(folded(Role.HEAD)))
    nobody = [row for row in rows if row.text("role") == Role.NOBODY]
    return _Words(
        heads=re.compile(rf"(?:{heads})\b"),
        alone=folded(Role.ALONE),
        whole=tuple(
            re.compile(rf"\b{re.escape(key_of(row.text('word')))}\b") for row in rows if row.text("role") == Role.WHOLE
        ),
        hosts=folded(Role.HOST),
        itself=folded(Role.ITSELF),
        nobody=frozenset(fold(row.text("word")) for row in nobody if not _has_pattern(row)),
        nobody_patterns=tuple(re.compile(row.text("pattern")) for row in nobody if row.text("pattern")),
        nobody_printed=tuple(re.compile(row.text("printed")) for row in nobody if row.text("printed")),
        provinces={fold(word): name for word, name in _standing_for(rows, Role.PROVINCE)},
        aliases={key_of(word): name for word, name in _standing_for(rows, Role.ALIAS)},
    )


def _has_pattern(row: ListRow) -> bool:
    return bool(row.text("pattern") or row.text("printed"))


def _standing_for(rows: tuple[ListRow, ...], role: Role) -> list[tuple[str, str]]:
    return [
        (row.text("word"), row.text("stands_for"))
        for row in rows
        if row.text("role") == role and row.text("stands_for")
    ]


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
    before = _grammar()["itself"]["before"]
    assert isinstance(before, list)
    word = next((key.removeprefix(one) for one in before if key.startswith(one)), key)
    return word in _words(lists_held()).itself and host_key.startswith(f"{word} ")
