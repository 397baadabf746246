"""Lines put together again into paragraphs and items, and items that were run together taken apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from itertools import islice
from typing import NamedTuple

from nhipcau.reading.lexicon import any_of, load
from nhipcau.reading.structure.begins import ByBegin
from nhipcau.reading.structure.label import ARTICLE, BULLET, NUMBER, POINT, Label
from nhipcau.reading.structure.labels import may_open, read_label
from nhipcau.reading.structure.lines import Line, goes_on, is_wrapped, width_of
from nhipcau.reading.structure.shapes import may_be_number, number_in_shapes
from nhipcau.reading.types import Cell, Span

_ANNEX = any_of(load("structure")["annex"])
# "; - Tăng cường": the break before the bullet was lost.
_FUSED = re.compile(r"[;.:](\s*[-+•]\s*)(?=[A-ZĐÀ-Ỹ])")
_MOST_FUSED = 10_000
"""Items run together in one paragraph, for papers that lost their line ends altogether."""
_POINT = r"(\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*(?=[^\W_])"
_POINTS = re.compile(rf"\((?<![\w/]\(){_POINT}")
# "…, QUYẾT ĐỊNH: Điều 1. Ban hành … Điều 2. Giao …": the breaks before the articles were lost.
_ARTICLE = re.compile(r"Điều (\d{1,3})\.\s+(?=[A-ZĐÀ-Ỹ])")
_REFERRED = re.compile(r"(?:tại|của|theo|và|như|các|ở|với|đến|hoặc|,)\s*$", re.IGNORECASE)
_SIGNS = (
    re.compile(rf"\({_POINT}"),
    _ARTICLE,
    *(re.compile(rf"{re.escape(bullet)}(?<=[;.:\s].)\s*(?=[A-ZĐÀ-Ỹ])") for bullet in "-+•"),
)
"""What stands wherever one of these patterns meets. A pattern that opens with one fixed character is found faster."""
_ROMAN_POINTS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

_REACH = 40
"""Pieces within which the number before a damaged one is looked for."""
_LONGEST_HEAD = 80
_LONGEST_SYLLABLE = 7
_LONGEST_LABEL = len("1.1.1.1.")
_LABEL_ENDS = ".):/-"
_MAY_OPEN = ByBegin(may_open)
"""Whether a label may open the line: most lines are sent past by their first four characters."""


class Piece(NamedTuple):
    """A paragraph, item or table row before it knows its place in the tree. `span` leaves the label out."""

    full: Span
    span: Span
    label: Label | None = None
    is_row: bool = False
    gap: int = 0
    cells: tuple[Cell, ...] = ()
    """Of a row that can hold a duty; empty for rows of other tables."""


_piece, _span = partial(tuple.__new__, Piece), partial(tuple.__new__, Span)
"""The constructors of named tuples without their detour."""


def put_together(lines: tuple[Line, ...], *, shadow: str) -> tuple[Piece, ...]:
    wrapped, width = is_wrapped(lines), width_of(lines)
    pieces: list[Piece] = []
    before: Line | None = None
    # A label alone on its line stands before the heading that the next line brings.
    grown = bare = False
    for at, line in enumerate(lines):
        span, words, is_row = line.span, line.words, line.is_row
        label = None
        if _MAY_OPEN[words[:4]] and (not is_row or _number_opens(line)):
            label = _standing_label(line, before=before, pieces=pieces)
        if label is None and words[-1] in _LABEL_ENDS and len(words) <= _LONGEST_LABEL:
            label = _label_alone(line, following=lines[at + 1] if at + 1 < len(lines) else None)
        if (
            label is None
            and before is not None
            and not (is_row or before.is_row)
            and (
                bare
                or goes_on(before, line, wrapped=wrapped, width=width)
                or (line.gap == 0 and _is_broken_behind_a_word(pieces[-1], before))
            )
            and not (words.isupper() and _ANNEX.match(words))
        ):
            if bare:
                pieces[-1] = pieces[-1]._replace(span=Span(span.start, span.start))
            before, grown, bare = line, True, False
            continue
        if grown and before is not None:
            pieces[-1] = _extended(pieces[-1], before.span.end)
        inner = span if label is None else _span((span.start + label.length, span.end))
        pieces.append(_piece((span, inner, label, is_row, line.gap, ())))
        before, grown, bare = line, False, label is not None and not is_row and inner.start >= inner.end
    if grown and before is not None:
        pieces[-1] = _extended(pieces[-1], before.span.end)
    return _taken_apart(pieces, shadow=shadow)


def _is_broken_behind_a_word(piece: Piece, line: Line) -> bool:
    """ "Điều 3. Chánh" over "Văn phòng UBND …": a page narrow enough broke the article behind its first syllable."""
    label = piece.label
    if label is None or label.rank is not ARTICLE or piece.full != line.span:
        return False
    first = line.words[label.length :].strip()
    return first.isalpha() and len(first) <= _LONGEST_SYLLABLE


def _number_opens(line: Line) -> bool:
    """A heading whose label was parted from its words by a TAB ("I.<TAB>MỤC ĐÍCH")."""
    return len(re.findall(r"\t|\s\|", line.words)) == 1 and bool(re.match(r"[\dIVX]{1,4}[.)]\s*\t", line.words))


def _label_alone(line: Line, *, following: Line | None) -> Label | None:
    if following is None or following.is_row or not following.starts_high:
        return None
    if not following.words[0].isalpha() or read_label(following.words):
        return None
    label = read_label(f"{line.words} {following.words}")
    return label._replace(length=len(line.words)) if label and label.length == len(line.words) + 1 else None


def _extended(piece: Piece, end: int) -> Piece:
    full, span, label, is_row, gap, cells = piece
    return _piece((_span((full.start, end)), _span((span.start, end)), label, is_row, gap, cells))


def _standing_label(line: Line, *, before: Line | None, pieces: list[Piece]) -> Label | None:
    """The label that opens the line, unless the line only goes on with a sentence ("giai đoạn 2020 / - 2025")."""
    label = read_label(line.words)
    if label is None and before is not None and (before.words[-1] == ":" or _is_shapeless(pieces)):
        label = read_label(line.words, shapeless=True)
    if (label is None or label.shape) and may_be_number(line.words):
        label = _number_in_series(line, pieces=pieces) or label
    if label is None or before is None or before.is_closed:
        return label
    rest = line.words[label.length :]
    if label.is_bullet and not _is_heading_in_capitals(before):
        mid = rest[:1].isdigit() or (rest[:1].islower() and line.gap == 0 and len(before.words) > 60)
        return None if mid and not _is_after_bullet(pieces) else label
    if before.hangs and not before.words.endswith(",") and not _heads(pieces, before=before, label=label, rest=rest):
        return None
    if label.rank in (ARTICLE, NUMBER) and before.words.endswith(",") and not rest[:1].isupper():
        return None
    return label


def _number_in_series(line: Line, *, pieces: list[Piece]) -> Label | None:
    """ "1O." behind item 9: the number that is next, in the shapes recognition gave it."""
    for piece in reversed(pieces[-_REACH:]):
        label = piece.label
        if label is not None and label.rank < NUMBER:
            break
        if label is not None and label.rank is NUMBER and label.depth == 1:
            return number_in_shapes(line.words, value=label.value + 1)
    return None


def _heads(pieces: list[Piece], *, before: Line, label: Label, rest: str) -> bool:
    """The line before is a heading, not a sentence, though no sentence could end so ("I. Kết quả đạt được")."""
    last = pieces[-1]
    if last.label is None or last.full != before.span or not rest[:1].isupper() or len(before.words) > _LONGEST_HEAD:
        return False
    if label.rank > last.label.rank:
        return label.value == 1
    return (label.rank, label.style, label.value) == (last.label.rank, last.label.style, last.label.value + 1)


def _is_heading_in_capitals(line: Line) -> bool:
    label = read_label(line.words)
    return line.words[label.length if label else 0 :].isupper()


def _is_shapeless(pieces: list[Piece]) -> bool:
    return bool(pieces) and (label := pieces[-1].label) is not None and label.is_bullet and label.printed.isalpha()


def _is_after_bullet(pieces: list[Piece]) -> bool:
    return bool(pieces) and (label := pieces[-1].label) is not None and label.is_bullet


def _taken_apart(pieces: list[Piece], *, shadow: str) -> tuple[Piece, ...]:
    if not pieces:
        return ()
    # One look over the whole part: where none of their signs stands, nothing was run together.
    within = (pieces[0].full.start, pieces[-1].full.end)
    signs = [met.start() for sign in _SIGNS for met in sign.finditer(shadow, *within)]
    if not signs:
        return tuple(pieces)
    signs.sort()
    found: list[Piece] = []
    for piece in pieces:
        start, end = piece.span
        if piece.is_row or (at := bisect_left(signs, start)) == len(signs) or signs[at] >= end:
            found.append(piece)
            continue
        for article in _split_at_articles(piece, shadow=shadow):
            for one in _split_at_bullets(article, words=shadow[article.span.start : article.span.end]):
                found += _split_at_points(one, shadow=shadow)
    return tuple(found)


def _split_at_articles(piece: Piece, *, shadow: str) -> tuple[Piece, ...]:
    """Articles in sequence inside a paragraph, none of them one that the text refers to."""
    first, end = piece.span
    is_article = piece.label is not None and piece.label.rank is ARTICLE
    begins: list[re.Match[str]] = []
    for met in _ARTICLE.finditer(shadow, first, end):
        due = (piece.label.value if piece.label is not None and is_article else 0) + len(begins) + 1
        if int(met[1]) == due and not _REFERRED.search(shadow[max(first, met.start() - 8) : met.start()]):
            begins.append(met)
    if len(begins) < (1 if is_article else 2):
        return (piece,)
    starts = [met.start() for met in begins]
    parts = [_trimmed(_extended(piece, starts[0]), shadow)]
    for met, start, stop in zip(begins, starts, [*starts[1:], end], strict=True):
        label = read_label(met.group())
        parts.append(_trimmed(Piece(full=Span(start, stop), span=Span(met.end(), stop), label=label), shadow))
    return tuple(part for part in parts if part.span.end > part.span.start)


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
    label = piece.label if is_bullet else Label(rank=BULLET, printed="-", value=0, length=0, style="-")
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
        label = label or Label(rank=POINT, printed=f"({one.group(1)})", value=_point_value(one.group(1)), length=0)
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
