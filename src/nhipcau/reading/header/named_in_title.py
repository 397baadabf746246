"""Legal documents whose title names issuer, number and date: "THÔNG TƯ / CỦA BỘ … SỐ 08/2010/TT-BTC NGÀY … / …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from nhipcau.reading.header.issuer import Issuers, written_out
from nhipcau.reading.header.lines import Cell
from nhipcau.reading.header.symbol import Symbol
from nhipcau.reading.header.title import TypeLine, read_title
from nhipcau.reading.types import Found, Span

_GIVEN = re.compile(
    r"^cua\s+(?P<issuer>.+?)\s+so\s*:?\s*(?P<number>\d+[a-z]?)\s*(?P<bar>[/-])\s*(?P<symbol>[a-z0-9/&-]+)"
    r"(?:\s*,?\s*ngay\s*(?P<day>\d{1,2})\s*(?:thang|/|-)\s*(?P<month>\d{1,2})\s*(?:nam|/|-)\s*(?P<year>\d{4}))?"
)
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class TitleNumber:
    symbol: Symbol
    issuers: Issuers
    date: Found[date] | None
    title: Found[str] | None
    end: int


def read_title_number(cells: tuple[Cell, ...], type_line: TypeLine) -> TitleNumber | None:
    """The words between the type and the title, over up to three lines, where they name issuer, number and date."""
    lines = cells[type_line.index + 1 : type_line.index + 1 + _MOST_LINES]
    if not lines or not lines[0].folded.startswith("cua "):
        return None
    start = lines[0].span.start
    length = lines[-1].span.end - start
    folded, words = [" "] * length, [" "] * length
    for cell in lines:
        at = cell.span.start - start
        folded[at : at + len(cell.folded)] = cell.folded
        words[at : at + len(cell.words)] = cell.words
    match = _GIVEN.match("".join(folded))
    return _title_number("".join(words), match, start, cells, type_line) if match else None


def _title_number(
    words: str, match: re.Match[str], start: int, cells: tuple[Cell, ...], type_line: TypeLine
) -> TitleNumber:
    def span(group: str) -> tuple[Span, ...]:
        return (Span(start + match.start(group), start + match.end(group)),)

    symbol = words[match.start("symbol") : match.end("symbol")]
    number, rule = match["number"], "header.number.title"
    issuer = " ".join(words[match.start("issuer") : match.end("issuer")].split())
    end = start + match.end()
    after = next((i for i, c in enumerate(cells) if c.span.end > end), len(cells))
    rest = (
        cells[after].part(max(0, end - cells[after].span.start), len(cells[after].words))
        if after < len(cells)
        else None
    )
    begun = rest if rest is not None and rest.words.strip(" .,:") and cells[after].span.start < end else None
    line = TypeLine(
        type=type_line.type,
        found=type_line.found,
        cell=cells[after if begun else after - 1],
        index=after if begun else after - 1,
        rest=begun,
    )
    title = read_title(cells, line)
    return TitleNumber(
        symbol=Symbol(
            place=Span(start, end),
            line=type_line.cell.line,
            symbol=Found(symbol, span("symbol"), rule, 0.93),
            number=Found(number, span("number"), rule, 0.93),
            code=Found(
                number + match["bar"] + symbol, (Span(span("number")[0].start, span("symbol")[0].end),), rule, 0.93
            ),
        ),
        issuers=Issuers(issuer=Found(written_out(issuer), span("issuer"), "header.issuer.title", 0.9)),
        date=_date(match, start),
        title=title.found,
        end=max(title.end, end),
    )


def _date(match: re.Match[str], start: int) -> Found[date] | None:
    if match["day"] is None:
        return None
    try:
        on = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Found(on, (Span(start + match.start("day"), start + match.end("year")),), "header.date.title", 0.93)
