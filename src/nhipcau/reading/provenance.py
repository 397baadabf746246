"""Whether a text is the document itself, a law portal's page of it, or a press item about it."""

from __future__ import annotations

import re
from functools import cache

from nhipcau.reading.header.lines import Cell, own_cells
from nhipcau.reading.header.press import published
from nhipcau.reading.header.symbol import read_symbol
from nhipcau.reading.header.title import read_type_line
from nhipcau.reading.header.words import ADDRESSED, NATION, PARTY, RECIPIENTS, letterhead_words
from nhipcau.reading.source import Source
from nhipcau.reading.types import SourceKind, Span

_TOP_LINES = 40
_LEAST_LABELS = 3
# "(TGCT) …", "(Baochinhphu.vn) - …", "TTXVN -": the mark a newspaper sets before its first sentence.
_NEWS_MARK = re.compile(
    r"^\(?[A-ZĐ][\w.]{1,20}\)?\s*[-–]\s+[A-ZÀ-Ỹ]|^\([A-ZĐ][\w.]{1,20}\)\s+\S"
    r"|^\((?:Báo|Đài|Cổng|Trang)\s[^()\n]{2,40}\)\s*[-–]?\s*[A-ZÀ-Ỹ]"
)
# What a paper tells of a document under its headline; no document says of itself that it was "vừa ký".
_JUST_SIGNED = re.compile(r"\bvừa (?:ký|ban hành|có (?:văn bản|công văn|công điện|chỉ thị))\b")
_TOLD_LINES, _LEAST_HEADLINE_WORDS, _LONGEST_OPENING = 3, 6, 500

_HOUR = re.compile(r"^\d{1,2}\s*[:hg]\s*\d{2}\b")
_WEEKDAY = re.compile(r"^(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b")
_POSTED = re.compile(r"publish|posted|ngay dang|dang luc|cap nhat|xuat ban")


def portal_labels(cells: tuple[Cell, ...]) -> tuple[tuple[Cell, int], ...]:
    """The labels of a portal's property table, with the place in the cell at which each begins."""
    labels = letterhead_words("portal_labels")
    likely = (cell for cell in cells if ":" in cell.folded or cell.folded.endswith(labels))
    return tuple((cell, match.start()) for cell in likely for match in _portal_label().finditer(cell.folded))


@cache
def _portal_label() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in letterhead_words("portal_labels"))
    return re.compile(rf"(?<!\w)(?:{labels})\s*(?::|$)")


def kind_of(source: Source) -> SourceKind:
    return source.once(_kind)


def _kind(source: Source) -> SourceKind:
    cells = tuple(own_cells(source, Span(0, len(source.text)), most_lines=_TOP_LINES))
    if len({cell.folded[at : at + 12] for cell, at in portal_labels(cells)}) >= _LEAST_LABELS:
        return SourceKind.PORTAL
    return SourceKind.PRESS if _is_press(source, cells) else SourceKind.OFFICIAL


def _is_press(source: Source, cells: tuple[Cell, ...]) -> bool:
    """Published at an hour or marked by a newspaper, and without anything of a letterhead or a foot."""
    if NATION.search(source.plain) or any(PARTY.search(c.folded) and c.is_capitals for c in cells):
        return False
    if read_symbol(cells) or read_type_line(cells[:12]) or any(ADDRESSED.search(c.folded) for c in cells):
        return False
    if any(RECIPIENTS.match(line.strip()) for line in source.plain.split("\n")):
        return False
    time = published(cells)
    marked = any(_NEWS_MARK.match(cell.words) for cell in cells[:8]) or (
        time is not None and _POSTED.search(time[0].folded) is not None
    )
    return marked or _tells_of_a_document(cells) or (time is not None and _is_of_a_paper(time, cells))


def _tells_of_a_document(cells: tuple[Cell, ...]) -> bool:
    """A headline, and under it who has just signed what."""
    headline = cells[0].words if cells and not cells[0].is_capitals else ""
    if len(headline.split()) < _LEAST_HEADLINE_WORDS or headline.endswith((".", ":", ";", ",")):
        return False
    return any(_JUST_SIGNED.search(cell.words[:_LONGEST_OPENING]) for cell in cells[1 : 1 + _TOLD_LINES])


def _is_of_a_paper(time: tuple[Cell, re.Match[str]], cells: tuple[Cell, ...]) -> bool:
    """An hour or a day of the week: no letterhead prints them. The hour may stand behind a bar."""
    cell, match = time
    beside = any(_HOUR.match(c.folded) for c in cells if c.line == cell.line and c.span != cell.span)
    return beside or bool(match["before"] or match["after"] or _WEEKDAY.match(cell.folded))
