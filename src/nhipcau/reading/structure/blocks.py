"""Lines put together again into paragraphs and items, and items that were run together taken apart."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from nhipcau.reading.lexicon import any_of, load
from nhipcau.reading.structure.labels import Label, Rank, read_label
from nhipcau.reading.structure.lines import Line, goes_on, is_wrapped, width_of
from nhipcau.reading.types import Cell, Span

_ANNEX = any_of(load("structure")["annex"])
# "; - Tăng cường": the break before the bullet was lost.
_FUSED = re.compile(r"[;.:](\s*[-+•]\s*)(?=[A-ZĐÀ-Ỹ])")
_MOST_FUSED = 10_000
"""Items run together in one paragraph, for papers that lost their line ends altogether."""
_POINTS = re.compile(r"\((?<![\w/]\()(\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*(?=[^\W_])")
_ROMAN_POINTS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


class Piece(NamedTuple):
    """A paragraph, item or table row before it knows its place in the tree. `span` leaves the label out."""

    full: Span
    span: Span
    label: Label | None = None
    is_row: bool = False
    gap: int = 0
    cells: tuple[Cell, ...] = ()
    """Of a row that can hold a duty; empty for rows of other tables."""


def put_together(lines: tuple[Line, ...], *, shadow: str) -> tuple[Piece, ...]:
    wrapped, width = is_wrapped(lines), width_of(lines)
    pieces: list[Piece] = []
    before: Line | None = None
    grown = False
    for line in lines:
        label = None if line.is_row and not _number_opens(line) else _standing_label(line, before=before, pieces=pieces)
        if label is None and before is not None and not (line.is_row or before.is_row):
            goes = goes_on(before, line, wrapped=wrapped, width=width) or (not grown and _is_bare_head(pieces[-1]))
            if goes and not _opens_annex(line):
                before, grown = line, True
                continue
        if grown and before is not None:
            pieces[-1] = _extended(pieces[-1], before.span.end)
        span = Span(line.span.start + label.length, line.span.end) if label else line.span
        pieces.append(Piece(line.span, span, label, line.is_row, line.gap))
        before, grown = line, False
    if grown and before is not None:
        pieces[-1] = _extended(pieces[-1], before.span.end)
    return _taken_apart(pieces, shadow=shadow)


def _number_opens(line: Line) -> bool:
    """A heading whose label was parted from its words by a TAB ("I.<TAB>MỤC ĐÍCH")."""
    return len(re.findall(r"\t|\s\|", line.words)) == 1 and bool(re.match(r"[\dIVX]{1,4}[.)]\s*\t", line.words))


def _is_bare_head(piece: Piece) -> bool:
    """ "Chương II" or "Điều 3" alone on its line: the heading stands on the next."""
    return piece.label is not None and piece.label.rank <= Rank.ARTICLE and piece.span.start >= piece.span.end


def _opens_annex(line: Line) -> bool:
    return line.words.isupper() and bool(_ANNEX.match(line.words))


def _extended(piece: Piece, end: int) -> Piece:
    return Piece(
        Span(piece.full.start, end), Span(piece.span.start, end), piece.label, piece.is_row, piece.gap, piece.cells
    )


def _standing_label(line: Line, *, before: Line | None, pieces: list[Piece]) -> Label | None:
    """The label that opens the line, unless the line only goes on with a sentence ("giai đoạn 2020 / - 2025")."""
    label = read_label(line.words)
    if label is None and before is not None and (before.words[-1] == ":" or _is_shapeless(pieces)):
        label = read_label(line.words, shapeless=True)
    if label is None or before is None or before.is_closed:
        return label
    rest = line.words[label.length :]
    if label.is_bullet and not _is_heading_in_capitals(before):
        mid = rest[:1].isdigit() or (rest[:1].islower() and line.gap == 0 and len(before.words) > 60)
        return None if mid and not _is_after_bullet(pieces) else label
    if before.hangs and not before.words.endswith(","):
        return None
    if label.rank in (Rank.ARTICLE, Rank.NUMBER) and before.words.endswith(",") and not rest[:1].isupper():
        return None
    return label


def _is_heading_in_capitals(line: Line) -> bool:
    label = read_label(line.words)
    return line.words[label.length if label else 0 :].isupper()


def _is_shapeless(pieces: list[Piece]) -> bool:
    return bool(pieces) and (label := pieces[-1].label) is not None and label.is_bullet and label.printed.isalpha()


def _is_after_bullet(pieces: list[Piece]) -> bool:
    return bool(pieces) and (label := pieces[-1].label) is not None and label.is_bullet


def _taken_apart(pieces: list[Piece], *, shadow: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for piece in pieces:
        words = shadow[piece.span.start : piece.span.end]
        if piece.is_row or not ("(" in words or "-" in words or "+" in words or "•" in words):
            found.append(piece)
            continue
        for one in _split_at_bullets(piece, words=words):
            found += _split_at_points(one, shadow=shadow)
    return tuple(found)


def _split_at_bullets(piece: Piece, *, words: str) -> tuple[Piece, ...]:
    breaks = list(islice(_FUSED.finditer(words), _MOST_FUSED))
    if not breaks:
        return (piece,)
    is_bullet = piece.label is not None and piece.label.is_bullet
    # ";- " without a space between was certainly two items; a dash after a space may be a dash.
    certain = is_bullet or len(breaks) > 1 or any(met.group().startswith(";-") for met in breaks)
    if not certain:
        return (piece,)
    cuts = [piece.span.start + met.end() for met in breaks]
    ends = [piece.span.start + met.start(1) for met in breaks] + [piece.span.end]
    label = piece.label if is_bullet else Label(rank=Rank.BULLET, printed="-", value=0, length=0, style="-")
    later = [Piece(full=Span(at, end), span=Span(at, end), label=label) for at, end in zip(cuts, ends[1:], strict=True)]
    return (_extended(piece, ends[0]), *later)


def _split_at_points(piece: Piece, *, shadow: str) -> tuple[Piece, ...]:
    """(1) … (2) … inside a paragraph: a lead-in and its points."""
    first = piece.span.start
    met = _in_sequence(list(_POINTS.finditer(shadow[first : piece.span.end])))
    if len(met) < 2:
        return (piece,)
    starts = [first + one.start() for one in met]
    ends = [*starts[1:], piece.span.end]
    points = []
    for one, start, end in zip(met, starts, ends, strict=True):
        label = read_label(one.group())
        label = label or Label(rank=Rank.POINT, printed=f"({one.group(1)})", value=_point_value(one.group(1)), length=0)
        points.append(_trimmed(Piece(full=Span(start, end), span=Span(first + one.end(), end), label=label), shadow))
    lead = _trimmed(_extended(piece, starts[0]), shadow)
    return (lead, *points) if lead.span.end > lead.span.start else tuple(points)


def _trimmed(piece: Piece, shadow: str) -> Piece:
    end = piece.span.end
    while end > piece.span.start and shadow[end - 1].isspace():
        end -= 1
    return _extended(piece, end)


def _point_value(mark: str) -> int:
    if mark.isdigit():
        return int(mark)
    if mark in _ROMAN_POINTS:
        return _ROMAN_POINTS.index(mark) + 1
    return "abcdđeghiklm".find(mark) + 1


def _in_sequence(met: list[re.Match[str]]) -> list[re.Match[str]]:
    kept: list[re.Match[str]] = []
    for one in met:
        if _point_value(one.group(1)) == len(kept) + 1 and (
            not kept or one.group(1).isdigit() == kept[0].group(1).isdigit()
        ):
            kept.append(one)
    return kept
