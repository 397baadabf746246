"""Lays marks over a text without changing a letter of it: a value's words become something a link can lead to."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Mark:
    """Words `[start, end)` of the text. Spans of one value share its `ident`; the first laid carries it as `id`.

    `value_id` is the element these words lead to; `doubtful` words are drawn so, and words with a `note` are worn, the
    note saying what they may have been, or `faint`, the note saying how surely they were read.
    """

    ident: str
    start: int
    end: int
    value_id: str = ""
    doubtful: bool = False
    note: str = ""
    faint: bool = False


@dataclass(slots=True)
class _Laid:
    mark: Mark
    start: int
    end: int
    inner: list[_Laid] = field(default_factory=list)

    @property
    def is_link(self) -> bool:
        """HTML forbids a link within a link: words that hold others which lead somewhere lead nowhere themselves."""
        return bool(self.mark.value_id) and not self._holds_link

    @property
    def _holds_link(self) -> bool:
        return any(piece.mark.value_id or piece._holds_link for piece in self.inner)


def mark_text(text: str, *, marks: Iterable[Mark], offset: int = 0) -> SafeString:
    """HTML of the text. Marks may nest and cross; one that crosses the end of another is cut there and taken up again.

    `offset` is where `text` begins in the text the marks count in.
    """
    shifted = [replace(mark, start=mark.start - offset, end=mark.end - offset) for mark in marks]
    inside = [m for m in shifted if 0 <= m.start < m.end <= len(text)]
    seen: set[str] = set()
    return mark_safe("".join(_draw(text, start=0, end=len(text), laid=_lay(inside), seen=seen)))  # noqa: S308 - pieces are escaped


def _lay(marks: Iterable[Mark]) -> list[_Laid]:
    # Longest first at the same start, so that a duty holds its lead and not the other way round.
    waiting = [(mark.start, -mark.end, order, mark) for order, mark in enumerate(marks)]
    heapq.heapify(waiting)
    roots: list[_Laid] = []
    open_marks: list[_Laid] = []
    while waiting:
        start, negative_end, order, mark = heapq.heappop(waiting)
        end = -negative_end
        while open_marks and open_marks[-1].end <= start:
            open_marks.pop()
        if open_marks and end > open_marks[-1].end:
            heapq.heappush(waiting, (open_marks[-1].end, -end, order, mark))
            end = open_marks[-1].end
        laid = _Laid(mark=mark, start=start, end=end)
        (open_marks[-1].inner if open_marks else roots).append(laid)
        open_marks.append(laid)
    return roots


def _draw(text: str, *, start: int, end: int, laid: list[_Laid], seen: set[str]) -> Iterator[str]:
    at = start
    for piece in laid:
        yield escape(text[at : piece.start])
        yield _open_tag(piece, seen=seen)
        yield from _draw(text, start=piece.start, end=piece.end, laid=piece.inner, seen=seen)
        yield "</a>" if piece.is_link else "</span>"
        at = piece.end
    yield escape(text[at:end])


def _open_tag(piece: _Laid, *, seen: set[str]) -> SafeString:
    mark = piece.mark
    kind = "words doubtful" if mark.doubtful else "words"
    ident = "" if mark.ident in seen else format_html(' id="{}"', mark.ident)
    seen.add(mark.ident)
    if mark.note:
        return format_html('<span class="{}"{} title="{}">', "faint" if mark.faint else "worn", ident, mark.note)
    if not piece.is_link:
        return format_html(
            '<span class="{}"{} data-words="{}" data-value="{}">', kind, ident, mark.ident, mark.value_id
        )
    return format_html(
        '<a class="{}"{} href="#{}" data-words="{}" data-value="{}" tabindex="-1">',
        kind,
        ident,
        mark.value_id,
        mark.ident,
        mark.value_id,
    )
