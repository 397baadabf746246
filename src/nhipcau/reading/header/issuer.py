"""Who issues: the names in a letterhead, written out and set in running letters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, zip_longest

from nhipcau.reading.header.lines import Cell, fold
from nhipcau.reading.header.signature import is_post, is_sign_form
from nhipcau.reading.header.words import ends_with_any, letterhead_words, starts_with_any
from nhipcau.reading.lexicon import Words, load, strings
from nhipcau.reading.types import Found, Span

_ISSUERS = load("issuers")
_PLACE_KINDS = r"tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu"
_LOCALITY = re.compile(rf"\b((?:{_PLACE_KINDS})\s+[A-ZÀ-ỸĐ0-9].*)$")
_ENDS_IN_KIND = re.compile(rf"(?<=\w)\s+(?:{_PLACE_KINDS})$")
_JOINED = (
    "bộ|tòa án|toà án|viện kiểm sát|ngân hàng|thanh tra|ủy ban|uỷ ban|hội|tổng liên đoàn|ban|sở|kiểm toán|đoàn"
    "|chính phủ|liên hiệp"
)
_ORGANS = frozenset({"ban thuong truc", "ban thuong vu", "ban chap hanh", "thuong truc", "van phong"})
_AUTHORITIES = re.compile(r"^(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND)\b", re.IGNORECASE)
_NOT_ISSUING = ("conghoaxahoichu", "dangcongsanvietnam", "doclaptudo")
"""The nation's name and the motto, in whatever way their letters are spaced."""
_REACH = 4
"""Lines between the lines of one name: the other column may stand between them."""
_DASHED = re.compile(r"\w\s+[-–]\s*$")
"""A line that breaks off behind the dash of a name ("BỘ LAO ĐỘNG -"), and not a rule."""
_COMMITTEE = re.compile(r"^((?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy\b.*)$")


@dataclass(frozen=True, slots=True)
class _Name:
    cells: tuple[Cell, ...]

    @property
    def printed(self) -> str:
        lines = [c.words.strip(" -_.*|,;:") for c in self.cells]
        joints = [" - " if _DASHED.search(c.words) else " " for c in self.cells[:-1]]
        return " ".join("".join(chain.from_iterable(zip_longest(lines, joints, fillvalue=""))).split())

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(c.span for c in self.cells)


@dataclass(frozen=True, slots=True)
class Issuers:
    issuer: Found[str] | None = None
    parent: Found[str] | None = None


def signed_by_the_prime_minister(issuers: Issuers, symbol: Found[str] | None) -> Issuers:
    """What the Prime Minister issues may be printed under the Government's name; "TTg" in its symbol tells it."""
    issuer = issuers.issuer
    if issuer is None or symbol is None or fold(issuer.value) != "chinh phu" or not symbol.value.endswith("TTg"):
        return issuers
    spans = (*issuer.spans, *symbol.spans)
    return replace(issuers, issuer=Found("Thủ tướng Chính phủ", spans, "header.issuer.symbol", 0.9))


def is_name(cell: Cell) -> bool:
    """Whether a cell of a letterhead can be (part of) the name of an agency."""
    words = cell.folded.strip(" -_.*|,;:()")
    if len(words) < 3 or words in letterhead_words("not_agencies") or len(words) > 160:
        return False
    if cell.squeezed.startswith(_NOT_ISSUING):
        return False
    if is_sign_form(cell) or (is_post(cell) and not words.startswith(("chu tich nuoc", "thu tuong chinh phu"))):
        return False
    if words.startswith(("mau so", "mau ", "phu luc", "(mau", "so:")):
        return False
    opens = starts_with_any(words, letterhead_words("agency_heads")) is not None
    return cell.is_capitals or (
        opens and cell.words[:1].isupper() and not cell.words.rstrip().endswith((".", ";", ":"))
    )


def read_issuers(cells: tuple[Cell, ...], *, jointly: bool) -> Issuers:
    """The last name of the letterhead issues; the one above it is its parent. Jointly, all of them issue."""
    names = _without_repetition(_names([cell for cell in cells if is_name(cell)]))
    union = next((name for name in names if fold(name.printed) in letterhead_words("unions")), None)
    if union is not None and len(names) > 1:
        return _of_union(tuple(name for name in names if name is not union), union)
    if not names:
        return Issuers()
    if jointly and len(names) > 1 and not _AUTHORITIES.match(written_out(names[0].printed)):
        printed = " - ".join(written_out(name.printed).strip(" -") for name in names)
        return Issuers(issuer=Found(printed, tuple(s for n in names for s in n.spans), "header.issuer.joint", 0.9))
    issuer = written_out(names[-1].printed)
    parent = names[-2] if len(names) > 1 else None
    if parent is not None:
        issuer = _with_place(issuer, written_out(parent.printed))
    rule = "header.issuer.letterhead"
    return Issuers(
        issuer=Found(issuer, names[-1].spans, rule, 0.95),
        parent=Found(_cased(parent.printed), parent.spans, "header.parent.letterhead", 0.93) if parent else None,
    )


def _of_union(organs: tuple[_Name, ...], union: _Name) -> Issuers:
    """ "BAN CHẤP HÀNH TRUNG ƯƠNG" beside "ĐOÀN TNCS HỒ CHÍ MINH": the organ issues, and the union says of what."""
    organ, whole = written_out(organs[-1].printed), written_out(union.printed)
    named = fold(f" {organ} ").find(" doan ") >= 0
    issuer = organ if named else f"{organ} {whole}"
    spans = organs[-1].spans if named else (*organs[-1].spans, *union.spans)
    return Issuers(
        issuer=Found(issuer, spans, "header.issuer.letterhead", 0.93),
        parent=Found(whole, union.spans, "header.parent.letterhead", 0.9),
    )


def _names(cells: list[Cell]) -> list[_Name]:
    names: list[_Name] = []
    for cell in cells:
        before = names[-1] if names else None
        if before is None or (_opens_name(cell) and not (_is_open(before) or _completes_a_field(before, cell))):
            names.append(_Name((cell,)))
        elif cell.line - before.cells[-1].line <= _REACH:
            names[-1] = _Name((*before.cells, cell))
    # Names that no agency begins so are kept only where they are all there is.
    named = [name for name in names if _opens_name(name.cells[0])]
    return named or names[:1]


def _opens_name(cell: Cell) -> bool:
    words = cell.folded.strip(" -_.*|,;:")
    return starts_with_any(words, letterhead_words("agency_tails")) is None and (
        starts_with_any(words, letterhead_words("agency_heads")) is not None
    )


def _is_open(name: _Name) -> bool:
    printed = fold(name.printed)
    if name.cells[-1].words.rstrip(" *_").endswith(("-", ",", "–")):
        return True
    return (
        printed in letterhead_words("open_names") or ends_with_any(printed, ("va", "cua", "cac", "thuoc")) is not None
    )


def _completes_a_field(name: _Name, cell: Cell) -> bool:
    """ "BỘ TÀI NGUYÊN VÀ MÔI" over "TRƯỜNG": a name broken inside what it is called by."""
    printed, words = f" {fold(name.printed)}", f"{cell.folded.strip(' -_.*|,;:')} "
    return any(printed.endswith(f" {begun}") and words.startswith(f"{rest} ") for begun, rest in _broken_fields())


@cache
def _broken_fields() -> tuple[tuple[str, str], ...]:
    """Every field with three words and more, broken before its last words where these open a name."""
    fields = [fold(field).split() for field in strings(load("agencies")["fields"])]
    broken = ((" ".join(words[:at]), " ".join(words[at:])) for words in fields for at in range(2, len(words)))
    return tuple((begun, rest) for begun, rest in broken if starts_with_any(rest, letterhead_words("agency_heads")))


def _without_repetition(names: list[_Name]) -> list[_Name]:
    """A gazette prints the issuer over the letterhead: the same name twice is one."""
    kept: list[_Name] = []
    for name in names:
        if kept and fold(kept[-1].printed) == fold(name.printed):
            kept[-1] = name
        else:
            kept.append(name)
    return kept


def _with_place(issuer: str, parent: str) -> str:
    """ "Sở Y tế" under "Ủy ban nhân dân tỉnh Đồng Nai" is "Sở Y tế tỉnh Đồng Nai"."""
    if fold(issuer) in _ORGANS:
        return f"{issuer} {parent}"
    if _LOCALITY.search(issuer):
        return issuer
    if _AUTHORITIES.match(parent) and (place := _LOCALITY.search(parent)):
        return f"{_without_kind(issuer)} {place[1]}"
    if (committee := _COMMITTEE.match(parent)) and fold(committee[1].split()[0]) not in fold(issuer):
        return f"{issuer} {committee[1]}"
    return issuer


def _without_kind(issuer: str) -> str:
    """ "Văn phòng UBND tỉnh" says of what kind its place is, and its place says it once more."""
    return _ENDS_IN_KIND.sub("", issuer)


@cache
def _abbreviations() -> dict[str, str]:
    table = _ISSUERS["abbreviations"]
    assert isinstance(table, dict)
    return {short: str(full) for short, full in table.items()}


def written_out(printed: str) -> str:
    """Abbreviations of the letterhead written out, in running letters."""
    table = _abbreviations()
    words = printed
    for short in sorted((short for short in table if short in printed), key=len, reverse=True):
        words = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", f"{table[short]} ", words)
    return _cased(" ".join(words.replace(" .", ".").split()))


def _cased(printed: str) -> str:
    """Capitals set in running letters; of several names joined by a dash, each."""
    parts = re.split(rf"\s+[-–]\s+(?=(?:{_JOINED})\b)", printed, flags=re.IGNORECASE)
    return " - ".join(_cased_name(part) for part in parts)


def _cased_name(printed: str) -> str:
    """Capitals set in running letters: known phrases, then places, then small letters (Decree 30, annex II)."""
    words = printed.lower() if printed.isupper() else _lowered_capitals(printed)
    words = _places_cased(words, strings(_casing()["place_words"]))
    words = _modern_marks(words)
    low = words.lower()
    for phrase, small, pattern in _phrases():
        if small in low:
            words = pattern.sub(phrase, words)
    for short, small, pattern in _shorts():
        if small in words:
            words = pattern.sub(short, words)
    return words[:1].upper() + words[1:]


def _casing() -> dict[str, Words]:
    casing = _ISSUERS["casing"]
    assert isinstance(casing, dict)
    return casing


@cache
def _phrases() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each phrase with its capitals, in small letters, and as it is met in a name; the shortest first."""
    ordered = sorted(strings(_casing()["phrases"]), key=len)
    return tuple((one, one.lower(), re.compile(rf"(?<!\w){re.escape(one)}(?!\w)", re.IGNORECASE)) for one in ordered)


@cache
def _shorts() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    shorts = (*_abbreviations(), *strings(_casing()["acronyms"]))
    return tuple((one, one.lower(), re.compile(rf"(?<!\w){re.escape(one.lower())}(?!\w)")) for one in shorts)


def _lowered_capitals(printed: str) -> str:
    return " ".join(word.lower() if word.isupper() and len(word) > 1 else word for word in printed.split())


def _modern_marks(words: str) -> str:
    """ "Uỷ" and "Ủy", "Hoà" and "Hòa" are one spelling: the mark stands on the first vowel."""
    return words.replace("uỷ", "ủy").replace("Uỷ", "Ủy").replace("hoà ", "hòa ").replace("thuỷ", "thủy")


def _places_cased(words: str, kinds: tuple[str, ...]) -> str:
    low = words.lower()
    for kind in kinds:
        if kind.lower() not in low:
            continue
        words = re.sub(
            rf"(?<!\w)({re.escape(kind)})((?:\s+[^\W\d_]+(?:\s*-\s*[^\W\d_]+)?){{1,4}})$",
            lambda m: m[1] + re.sub(r"[^\W\d_]+", lambda w: w.group().capitalize(), m[2]),
            words,
            flags=re.IGNORECASE,
        )
    return words
