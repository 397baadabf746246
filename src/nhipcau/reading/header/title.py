"""The type and the title (trích yếu) of a document: under the letterhead, or after "V/v" in an official letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.reading.header.lines import Cell
from nhipcau.reading.header.place_date import read_place_date
from nhipcau.reading.header.words import (
    ADDRESSED,
    ISSUED_WITH,
    SUBJECT_MARK,
    DocumentType,
    ends_with_any,
    letterhead_words,
    marked_words,
    starts_with_any,
    type_named,
    types_opening,
)
from nhipcau.reading.types import Found, Span

_LONGEST_TITLE_LINE = 420
_NUMBERED_ITEM = re.compile(
    r"^(?:[IVX]{1,4}|\d{1,2}|[A-Ha-h])\s*[.)-]\s*\S|^(?:Điều|Chương|Mục|Phần|ĐIỀU|CHƯƠNG|PHẦN|MỤC)\s+[\dIVXtT]"
)
_GIVEN_BY = re.compile(r"^cua\s")
_STEPS, _LEAST_STEPS = 20, 8
_LEAST_TITLE_WORDS = 5
_FULL_LINE = 60
"""Characters."""
_SHORT_REST = 4
"""Words."""
_WIDER = 1.5
"""How many times as wide as the title's widest line the first line of a body is."""


@dataclass(frozen=True, slots=True)
class TypeLine:
    """The line that names the type. `rest` is what follows the type's name on the same line."""

    type: DocumentType
    found: Found[str]
    cell: Cell
    index: int
    rest: Cell | None


def read_type_line(cells: tuple[Cell, ...]) -> TypeLine | None:
    """A line that is the type's name; else one that begins with it in capitals."""
    wholes = [(i, c, t) for i, c in enumerate(cells) if (t := type_named(c.squeezed)) and _is_title(c)]
    # A gazette prints "VĂN BẢN HỢP NHẤT" over the letterhead; the document names its own type below.
    whole = next((found for found in wholes if found[2].code != "VBHN"), wholes[0] if wholes else None)
    begun = next(((i, c, t) for i, c in enumerate(cells) for t in types_opening(c.folded) if _is_begun(c, t)), None)
    chosen = whole if whole and not (begun and begun[0] < whole[0]) else begun
    if chosen is None:
        chosen = next(((0, c, t) for c in cells[:1] for t in types_opening(c.folded) if _is_running(c, t)), None)
    if chosen is None:
        return None
    index, cell, type_ = chosen
    end = _type_end(cell, type_)
    rest = cell.part(end, len(cell.words))
    span = Span(cell.span.start, cell.span.start + end)
    found = Found(type_.code, (span,), "header.type.title", 0.99 if chosen is whole else 0.9)
    return TypeLine(type=type_, found=found, cell=cell, index=index, rest=rest if rest.words.strip(" :.-") else None)


def _is_title(cell: Cell) -> bool:
    return cell.words[:1].isupper() and ":" not in cell.words and not cell.words.endswith(".")


def _is_begun(cell: Cell, type_: DocumentType) -> bool:
    if len(cell.words) > _LONGEST_TITLE_LINE:
        return False
    end = _type_end(cell, type_)
    name, rest = cell.words[:end], cell.words[end:].strip()
    # "QUYẾT ĐỊNH:" opens the orders of a decision, "Luật số: 58/2010/QH12" is its number.
    return name.isupper() and not rest.startswith(":") and not rest.lower().startswith("số:") and bool(rest)


def _is_running(cell: Cell, type_: DocumentType) -> bool:
    """A text without letterhead that opens with its title: "Kế hoạch triển khai công tác …"."""
    if not cell.words.startswith(f"{type_.name} ") or len(cell.words) > 300:
        return False
    return not cell.words.rstrip().endswith((".", ":", ";", ",")) and "số" not in cell.words[: len(type_.name) + 4]


def _type_end(cell: Cell, type_: DocumentType) -> int:
    letters, wanted = 0, len(type_.squeezed)
    for place, letter in enumerate(cell.folded):
        letters += "a" <= letter <= "z"
        if letters == wanted:
            return place + 1
    return len(cell.words)


@dataclass(frozen=True, slots=True)
class Title:
    found: Found[str] | None
    end: int
    """Where the title stops in the text."""


def read_title(cells: tuple[Cell, ...], type_line: TypeLine) -> Title:
    """What stands between the type and the body, over as many lines as it takes."""
    taken: list[Cell] = [type_line.rest] if type_line.rest else []
    # "CHƯƠNG TRÌNH HÀNH ĐỘNG": the rest of the type line only begins the title.
    begun = type_line.rest is not None and len(type_line.rest.words.split()) <= _SHORT_REST
    end, blank_before = type_line.cell.span.end, type_line.cell.line
    step = _step(cells)
    following = [c for c in cells[type_line.index + 1 :] if c.span.start >= type_line.cell.span.end]
    for position, cell in enumerate(following):
        if not taken and cell.is_rule:
            continue
        if not taken and _is_given_by(cell, following[position + 1 : position + 2]):
            end, blank_before = cell.span.end, cell.line
            continue
        judged = [] if begun and len(taken) == 1 and cell.line - blank_before <= 2 else taken
        if cell.is_rule or _stops(cell, taken=judged, skipped=(cell.line - blank_before) // step - 1):
            break
        taken.append(cell)
        end, blank_before = cell.span.end, cell.line
    return Title(found=_title(taken, "header.title"), end=end)


def _step(cells: tuple[Cell, ...]) -> int:
    """2 where recognition put an empty line behind every line of the page."""
    lines = sorted({cell.line for cell in cells[:_STEPS]})
    steps = [below - above for above, below in pairwise(lines)]
    return 2 if len(steps) >= _LEAST_STEPS and min(steps) > 1 else 1


def _is_given_by(cell: Cell, following: list[Cell]) -> bool:
    """ "CỦA BAN THƯỜNG VỤ …" under the type names the issuer again, where the title follows."""
    return bool(_GIVEN_BY.match(cell.folded)) and cell.is_capitals and bool(following) and not following[0].is_rule


def _title(taken: list[Cell], rule: str) -> Found[str] | None:
    if not taken:
        return None
    value = " ".join(" ".join(cell.printed for cell in taken).split()).strip(" :;._-|")
    value = re.sub(r"^[Vv]\s*/\s*[Vv]\b[\s:.]*", "", value)
    value = re.sub(r"^\d\s+(?=[A-ZÀ-ỸĐ])", "", value)  # The mark of a footnote on the type's name.
    whole = Span(taken[0].span.start, taken[-1].span.end)
    lines = [cell.line for cell in taken]
    spans = (
        (whole,)
        if len(set(lines)) == len(lines) and lines[-1] - lines[0] < 2 * len(lines)
        else tuple(c.span for c in taken)
    )
    return Found(value, spans, rule, 0.95) if value else None


def _stops(cell: Cell, *, taken: list[Cell], skipped: int) -> bool:
    if _opens_body_surely(cell):
        return True
    if not taken:
        return _NUMBERED_ITEM.match(cell.words) is not None
    title_in_capitals = all(c.is_capitals for c in taken)
    # A line lost above the issuer's name leaves no gap there, and "… trên địa bàn thành phố" goes on in small letters.
    if not taken[-1].is_capitals and is_issuer_again(cell, title_in_capitals=False):
        return True
    if _goes_on(taken, cell, skipped=skipped):
        return False
    if _NUMBERED_ITEM.match(cell.words) or is_issuer_again(cell, title_in_capitals=title_in_capitals):
        return True
    if len(cell.words) > 200 or (skipped > 0 and not _fills_its_line(taken[-1], cell, skipped=skipped)):
        return True
    if title_in_capitals and cell.is_capitals:
        return False
    opener = starts_with_any(cell.words.lower(), marked_words("body_openers"))
    ends_as_sentence = cell.words.rstrip(" *").endswith((":", ".", ";", ","))
    return bool(opener and cell.words[:1].isupper()) or ends_as_sentence or (title_in_capitals and not cell.starts_low)


def _fills_its_line(last: Cell, cell: Cell, *, skipped: int) -> bool:
    """A title in capitals broken where its line was full, on a page that sets an empty line behind each."""
    return skipped == 1 and last.is_capitals and cell.is_capitals and len(last.words) >= _FULL_LINE


def _opens_body_surely(cell: Cell) -> bool:
    return bool(
        ISSUED_WITH.match(cell.folded)
        or ADDRESSED.search(cell.folded)
        or re.match(
            r"^(?:can cu|xet|theo de nghi|chuong i\b|dieu 1\b|phan thu nhat|quyet dinh\s*:|noi nhan)", cell.folded
        )
        or (re.match(r"^\(", cell.words) and re.search(r"kem theo|ban hanh|tiep theo", cell.folded))
    )


def _goes_on(taken: list[Cell], cell: Cell, *, skipped: int) -> bool:
    """The title's last line cannot be its end: a hanging word, an open quotation, or a line that begins small."""
    before = " ".join(c.words for c in taken)
    if cell.words[:1].islower() or (cell.words[:1].isdigit() and not _NUMBERED_ITEM.match(cell.words)):
        return not before.rstrip().endswith((".", ":"))
    last = taken[-1].words.lower().rstrip(" -")
    if last.endswith(" số"):
        return cell.words[:1].isdigit()  # "… về chuyển đổi số" is whole; "… Chỉ thị số" wants its number.
    if ends_with_any(last, marked_words("open_ends")) or before.rstrip().endswith((",", "-")):
        may_end = ends_with_any(last, marked_words("may_end")) is not None and not before.rstrip().endswith((",", "-"))
        return len(cell.words) < 200 and not (may_end and (skipped > 0 or _looks_like_a_body(taken, cell)))
    return before.count("“") > before.count("”") and len(cell.words) < 200


def _looks_like_a_body(taken: list[Cell], cell: Cell) -> bool:
    """Behind "… trên địa bàn tỉnh": words that open a body, a sentence's end, a line wider than the title's."""
    opener = starts_with_any(cell.words.lower(), marked_words("body_openers"))
    widest = max(len(c.words) for c in taken)
    return bool(opener) or cell.words.rstrip(" *").endswith((":", ".", ";", ",")) or len(cell.words) > _WIDER * widest


def is_issuer_again(cell: Cell, *, title_in_capitals: bool) -> bool:
    """ "BỘ TRƯỞNG BỘ XÂY DỰNG", "ỦY BAN NHÂN DÂN TỈNH …" between the title and the grounds of a decision."""
    if not cell.is_capitals:
        return False
    heads = (
        *letterhead_words("agency_heads"),
        "bo truong",
        "giam doc",
        "chu tich",
        "tong giam doc",
        "cuc truong",
        "thong doc",
        "hieu truong",
    )
    return starts_with_any(cell.folded, heads) is not None and (
        not title_in_capitals or not cell.folded.startswith("phong")
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of an official letter and the words that mark it."""

    mark: Span | None
    found: Found[str] | None
    end: int


def read_subject(cells: tuple[Cell, ...]) -> Subject | None:
    """What follows "V/v", over several lines, up to an empty line before something else."""
    for index, cell in enumerate(cells):
        if match := SUBJECT_MARK.match(cell.folded):
            first = cell.part(match.end(), len(cell.words))
            mark = cell.part(0, match.end()).span
            return subject_of(first if first.words else cell, cells[index + 1 :], mark=mark)
    return None


def subject_of(first: Cell, following: tuple[Cell, ...], *, mark: Span | None = None) -> Subject:
    """The subject that begins in `first` and goes on in the lines below it."""
    lines = _subject_lines(first, following)
    taken = lines if mark is not None and first.span.start <= mark.start else [first, *lines]
    end = taken[-1].span.end if taken else first.span.end
    return Subject(mark=mark, found=_title(taken, "header.title.subject"), end=end)


def title_without_type(below: tuple[Cell, ...]) -> Subject | None:
    """A title in capitals straight under number and date, where the page lost the line that names the type."""
    taken: list[Cell] = []
    for cell in below:
        if (
            not cell.is_capitals
            or is_issuer_again(cell, title_in_capitals=bool(taken))
            or ADDRESSED.search(cell.folded)
        ):
            break
        taken.append(cell)
    if sum(len(cell.words.split()) for cell in taken) < _LEAST_TITLE_WORDS:
        return None
    return Subject(mark=None, found=_title(taken, "header.title"), end=taken[-1].span.end)


def _subject_lines(first: Cell, following: tuple[Cell, ...]) -> list[Cell]:
    taken: list[Cell] = []
    last = first
    for cell in following:
        if cell.is_rule or ADDRESSED.search(cell.folded) or cell.is_capitals or len(cell.words) > 160:
            break
        if read_place_date((cell,)) is not None:
            continue
        apart = cell.line - last.line - 1
        if apart > 0 and not (cell.starts_low or _goes_on([last], cell, skipped=apart)):
            break
        if _NUMBERED_ITEM.match(cell.words) and not cell.words[:1].isdigit():
            break
        taken.append(cell)
        last = cell
    return taken
