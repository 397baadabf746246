"""Place and date of the letterhead: "Hải Phòng, ngày 12 tháng 3 năm 2020"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from nhipcau.reading.header.lines import Cell
from nhipcau.reading.types import Found, Span

_KIND = r"(?:(?:Thành phố|Thị xã|Thị trấn|Tỉnh|Huyện|Quận|Phường|Xã|Đặc khu)\s+)?"
_PLACE = rf"(?P<place>{_KIND}(?:[A-ZÀ-ỸĐ][\wÀ-ỹ.'’]*)(?:[\s.-]+[A-ZÀ-ỸĐ(][\wÀ-ỹ.'’)]*){{0,6}})"
# Urgent telegrams print the hour: "Bình Hải, hồi 16 giờ 30 ngày 27 tháng 9 năm 2022".
_HOUR = r"(?:(?:[Hh]ồi|[Ll]úc)?\s*\d{1,2}\s*(?:giờ|[hg:])\s*(?:\d{1,2}\s*(?:phút|')?)?\s*,?\s*)?"
# Recognition confuses the marks on an a with one another.
_A = "[aàáảãạăằắẳẵặâầấẩẫậ]"
_DATE = (
    rf"[Nn]g{_A}y\s*(?P<day>[^,;:]{{0,12}}?)\s*[Tt]h{_A}ng\s*(?P<month>[^,;:]{{0,12}}?)\s*[Nn]{_A}m\s*"
    r"(?P<year>[\w.…]{0,8})"
)
_LINE = re.compile(rf"{_PLACE}?\s*[,.;]?\s*{_HOUR}{_DATE}")
# "Hà nội, ngày …": typed with one capital, where nothing else stands on the line.
_CARELESS = re.compile(
    rf"^\W*(?P<place>{_KIND}(?!H[ôo]m\s)[A-ZÀ-ỸĐ][^\W\d_]+\s[^\W\d_]{{2,7}}(?:\s[^\W\d_]{{2,7}})?)\s*,\s*{_HOUR}{_DATE}"
)
_LONGEST_REST = 25
_SIGNS = " .,;_*|-"
_ENDS_IN_DATE = re.compile(rf"{_DATE}[{_SIGNS}]*+.{{0,{_LONGEST_REST}}}?[{_SIGNS}]*$", re.DOTALL)
"""The place before it is worth its search only where next to nothing follows the date."""
_FIGURES = re.compile(
    rf"{_PLACE}\s*,\s*(?:[Nn]g[àa]y\s*)?(?P<day>\d{{1,2}})\s*[/.-]\s*(?P<month>\d{{1,2}})\s*[/.-]\s*(?P<year>\d{{4}})"
)
_BARE_FIGURES = re.compile(r"\d\s*[/.-]\s*\d{4}")
# Next to nothing may follow the date in its cell, so the end of a long cell is all that is searched.
_LONGEST_LINE = 600
_BLANK = re.compile(r"^[\s._…/-]*$")


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """`date` is None where the line prints none or one that cannot be read; `is_unreadable` tells which."""

    line: Span
    at_line: int
    place: Found[str] | None
    date: Found[date] | None
    is_unreadable: bool = False


def read_place_date(cells: tuple[Cell, ...]) -> PlaceDate | None:
    for cell in cells:
        for pattern in patterns_in(cell):
            for match in pattern.finditer(cell.words, max(0, len(cell.words) - _LONGEST_LINE)):
                if found := _placed(cell, match):
                    return found
    return None


def patterns_in(cell: Cell) -> tuple[re.Pattern[str], ...]:
    """None for most cells: they hold neither the words nor the figures of a date."""
    words, folded = cell.words, cell.folded
    is_worded = "ngay" in folded and "thang" in folded
    worded = (_CARELESS, _LINE) if is_worded and _ENDS_IN_DATE.search(words, max(0, len(words) - _LONGEST_LINE)) else ()
    return (*worded, _FIGURES) if _BARE_FIGURES.search(words) else worded


def _placed(cell: Cell, match: re.Match[str]) -> PlaceDate | None:
    before = cell.words[: match.start()].rstrip()
    place = _place(cell, match)
    # A date inside a sentence is no letterhead's; a place that opens its cell, or follows the number or the motto, is.
    if before and (place is None or before.endswith("/")):
        return None
    if before and before[-1].islower() and not re.search(r"(?i:ph[uú]c|nam)\W*$", before):
        return None
    rest = cell.words[match.end() :].strip(_SIGNS)
    if len(rest) > _LONGEST_REST:
        return None
    # What the other column set before the place on its line belongs to the name of the issuer.
    start = place.spans[0].start if place else cell.span.start + match.start()
    line = Span(start, cell.span.start + match.end())
    printed = Span(cell.span.start + _date_start(match), cell.span.start + match.end())
    on = _date(match)
    blank = any(_BLANK.match(match[part]) for part in ("day", "month", "year"))
    return PlaceDate(
        line=line,
        at_line=cell.line,
        place=place,
        date=Found(on, (printed,), "header.date", 0.98) if on else None,
        is_unreadable=on is None and not blank,
    )


def _date_start(match: re.Match[str]) -> int:
    word = re.search(rf"ng{_A}y", match.group(), re.IGNORECASE)
    return match.start() + word.start() if word else match.start("day")


def _place(cell: Cell, match: re.Match[str]) -> Found[str] | None:
    words = match["place"]
    if words is None or len(words) > 45 or words.lower().startswith("ngày"):
        return None
    words = re.sub(r"^.*?(?i:h[aạ]nh ph[uú]c|vi[eệ]t nam)\W+(?=\w)", "", words)
    words = _without_other_column(words)
    end = match.end("place")
    start = end - len(words)
    value = " ".join(words.split()).strip(" ,.-")
    return (
        Found(value, (Span(cell.span.start + start, cell.span.start + end),), "header.place", 0.97) if value else None
    )


def _without_other_column(words: str) -> str:
    """The place alone, where the letterhead's left column was run into its line: "TRUYỀN THÔNG Bình Hải"."""
    rest = words
    while (met := re.match(r"[^\W\d_][\w&-]+\s+", rest)) and met.group().isupper() and met.group().strip() != "TP":
        rest = rest[met.end() :]
    return rest if rest[:1].isupper() and not rest.isupper() else words


def _date(match: re.Match[str]) -> date | None:
    """Day, month, year in that order, as printed; None where they are no date."""
    parts = [re.sub(r"[\s._…]", "", match[part]) for part in ("day", "month", "year")]
    if not all(part.isdigit() for part in parts) or len(parts[2]) != 4:
        return None
    day, month, year = (int(part) for part in parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None
