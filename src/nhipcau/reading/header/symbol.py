"""Number and symbol as a document prints its own: "Số: 74 /UBND-KH", "Số 127-QĐ/TW", "Luật số: 58/2010/QH12"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nhipcau.reading.header.lines import Cell
from nhipcau.reading.types import Found, Span

# The word begins with a capital: "số" inside a title belongs to a cited document.
_WORD = (
    r"(?:^|(?<=[\s|\t]))(?:(?:Luật|Nghị quyết|Pháp lệnh|Lệnh|Bộ luật|LUẬT)\s+số"
    r"|S[ốóôổỗoồờớòỏ]|SỐ|sỐ|S[éèêe6ðđ0](?=\s*[:.;,]\s*\d))"
)
_NO_WORD = r"(?![A-ZĐ][a-zà-ỹ])"
_LETTERS = r"[A-ZĐƯƠÔÂÊĂa-zđươôâêăáàảãạ0-9&.]"
# Spaces may stand about a dash, but "KH-UBND – Bình Hải" has reached the place.
_REST = rf"{_LETTERS}*(?:(?:[-/]|\s[-/]\s?{_NO_WORD}|[-/]\s{_NO_WORD}){_LETTERS}+)*"
_NUMBERED = re.compile(
    rf"{_WORD}\s*[:.;,]?\s*(?P<number>\d+(?:\.\d+)?[a-zA-Z]{{0,2}})?[\s.…_\[\]()]*(?P<bar>[/-])\s*"
    rf"(?P<symbol>(?:(?:19|20)\d\d\s*[/-]\s*)?[A-ZĐƯƠÔÂÊĂ]{_REST})"
)
_SYMBOL_END = re.compile(rf"^[A-ZĐ]{_REST}$")
# Recognition lost the bar: told only by two groups of capitals joined by a dash, and doubted.
_BARLESS = re.compile(
    rf"{_WORD}\s*[:.;,]?\s*(?P<number>\d{{1,5}})(?P<bar>\s)\s*(?P<symbol>[A-ZĐ]{{2,6}}-[A-ZĐ]{{2,}}(?:-[A-ZĐ]+)*)(?![\w-])"
)
_WORN_WORD = re.compile(r"(?:^|\s)s[e60d]\s*[:.;,]\s*\d")
_UNREADABLE = re.compile(rf"{_WORD}\s*[:.]\s*\S{{1,6}}?\s*/\s*(?P<symbol>[A-ZĐ]{{2}}{_REST})")


_LOST_BAR = 0.6


@dataclass(frozen=True, slots=True)
class Symbol:
    """Number and symbol of one document, and where the line that prints them stands."""

    place: Span
    line: int
    symbol: Found[str]
    number: Found[str] | None = None
    code: Found[str] | None = None


def read_symbol(cells: tuple[Cell, ...]) -> Symbol | None:
    """The first numbering line among the cells. A number left blank or unreadable stays null, and so does the code."""
    for index, cell in enumerate(cells):
        if "so" not in cell.folded and not _WORN_WORD.search(cell.folded):
            continue
        if match := _NUMBERED.search(cell.words):
            return _symbol(cell, match, _wrapped(cell, cells[index + 1 : index + 2]))
        if match := _BARLESS.search(cell.words):
            return _barless(cell, match)
        if match := _UNREADABLE.search(cell.words):
            return Symbol(place=_at(cell, match.start(), match.end()), line=cell.line, symbol=_printed(cell, match))
    return None


def _wrapped(cell: Cell, following: tuple[Cell, ...]) -> Cell | None:
    """The next line, where a long symbol was broken after a dash."""
    if following and cell.words.rstrip().endswith("-") and _SYMBOL_END.match(following[0].words):
        return following[0]
    return None


def _symbol(cell: Cell, match: re.Match[str], rest: Cell | None) -> Symbol:
    symbol = _printed(cell, match)
    if rest is not None:
        symbol = Found(f"{symbol.value}-{rest.words}", (*symbol.spans, rest.span), symbol.rule, 0.9)
    place = _at(cell, match.start(), match.end())
    if match["number"] is None:
        return Symbol(place=place, line=cell.line, symbol=symbol)
    rule = "header.number.party" if match["bar"] == "-" else "header.number.state"
    start, end = match.span("number")
    code_spans = (Span(cell.span.start + start, symbol.spans[0].end), *symbol.spans[1:])
    return Symbol(
        place=place,
        line=cell.line,
        symbol=symbol,
        number=Found(match["number"], (_at(cell, start, end),), rule, 0.98),
        code=Found(match["number"] + match["bar"] + symbol.value, code_spans, rule, 0.98),
    )


def _barless(cell: Cell, match: re.Match[str]) -> Symbol:
    whole = _symbol(cell, match, None)
    assert whole.number is not None and whole.code is not None
    return replace(
        whole,
        symbol=replace(whole.symbol, confidence=_LOST_BAR),
        number=replace(whole.number, rule="header.number.lost_bar", confidence=_LOST_BAR),
        code=Found(f"{whole.number.value}/{whole.symbol.value}", whole.code.spans, "header.number.lost_bar", _LOST_BAR),
    )


def _printed(cell: Cell, match: re.Match[str]) -> Found[str]:
    start, end = match.span("symbol")
    printed = cell.words[start:end].rstrip(" .,;&-/")
    value = re.sub(r"\s+", "", printed)
    return Found(value, (_at(cell, start, start + len(printed)),), "header.symbol", 0.97)


def _at(cell: Cell, start: int, end: int) -> Span:
    return Span(cell.span.start + start, cell.span.start + end)
