"""A press item: headline and time of publication. What it tells about a document is not its own header."""

from __future__ import annotations

import re
from datetime import date

from nhipcau.reading.header.lines import Cell, cells_of, trimmed
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Header, Span

# "21:57 - 05/12/2019", "Thứ Năm, 05/12/2019 | 09:15", "Cập nhật lúc 08:30, 05-12-2019", "05/12/2019 21:57 (GMT+7)".
PUBLISHED = re.compile(
    r"^(?:\W*(?:(?:\w+-)?publish(?:ed|-date)?|posted|"
    r"dang|cap nhat|ngay dang|xuat ban|dang luc|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|luc|ngay|hom nay)\b"
    r"[\s,:|-]*+)*+"
    r"(?:(?P<before>\d{1,2}\s*[:hg]\s*\d{2})(?:\s*phut)?[\s,|/-]*)?(?:ngay\s*)?"
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})"
    r"(?:[\s,|/-]*(?P<after>\d{1,2}\s*[:hg]\s*\d{2}))?[\s\w()+:|-]{0,30}$"
)
_TOP_LINES, _LONGEST_TIME = 12, 70


def published(cells: tuple[Cell, ...]) -> tuple[Cell, re.Match[str]] | None:
    """The line with the time of publication near the top."""
    for cell in cells[:_TOP_LINES]:
        match = PUBLISHED.match(cell.folded.strip()) if len(cell.words) < _LONGEST_TIME else None
        if match:
            return cell, match
    return None


def read_press_header(source: Source, document: Span) -> Header:
    cells = tuple(c for c in cells_of(source, document, most_lines=_TOP_LINES) if not c.is_rule)
    time = published(cells)
    headline = next((c for c in cells if time is None or c.span != time[0].span), None)
    if headline is None:
        return Header(body=document)
    start = max(headline.span.end, time[0].span.end if time and time[0].line <= headline.line + 3 else 0)
    line_end = source.text.find("\n", start)
    start = line_end + 1 if 0 <= line_end < document.end else start
    type_words = time[0].span if time else headline.span
    return Header(
        type=Found("BAI_BAO", (type_words,), "header.type.press", 0.9),
        title=Found(" ".join(headline.words.split()), (headline.span,), "header.title.press", 0.9),
        date=_date(*time) if time else None,
        body=trimmed(source, Span(start, document.end)) or document,
    )


def _date(cell: Cell, match: re.Match[str]) -> Found[date] | None:
    try:
        on = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    at = cell.span.start + len(cell.folded) - len(cell.folded.lstrip())
    return Found(on, (Span(at + match.start("day"), at + match.end("year")),), "header.date.published", 0.9)
