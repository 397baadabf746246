"""Lays marks over a text without changing a letter of it: a value's words become something a link can lead to."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

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
    drawn: list[str] = []
    _draw(text, start=0, end=len(text), laid=_lay(marks, offset=offset, until=len(text)), seen=set(), into=drawn)
    return mark_safe("".join(drawn))  # noqa: S308 - pieces are escaped


def _lay(marks: Iterable[Mark], *, offset: int, until: int) -> list[_Laid]:
    # Longest first at the same start, so that a duty holds its lead and not the other way round.
    waiting = [
        (mark.start - offset, offset - mark.end, order, mark)
        for order, mark in enumerate(marks)
        if 0 <= mark.start - offset < mark.end - offset <= until
    ]
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


def _draw(text: str, *, start: int, end: int, laid: list[_Laid], seen: set[str], into: list[str]) -> None:
    at = start
    for piece in laid:
        is_link = piece.is_link
        into.append(escape(text[at : piece.start]))
        into.append(_open_tag(piece.mark, is_link=is_link, is_first=piece.mark.ident not in seen))
        seen.add(piece.mark.ident)
        _draw(text, start=piece.start, end=piece.end, laid=piece.inner, seen=seen, into=into)
        into.append("</a>" if is_link else "</span>")
        at = piece.end
    into.append(escape(text[at:end]))


def _open_tag(mark: Mark, *, is_link: bool, is_first: bool) -> str:
    name = escape(mark.ident)
    ident = f' id="{name}"' if is_first else ""
    if mark.note:
        return f'<span class="{"faint" if mark.faint else "worn"}"{ident} title="{escape(mark.note)}">'
    kind, value = "words doubtful" if mark.doubtful else "words", escape(mark.value_id)
    if not is_link:
        return f'<span class="{kind}"{ident} data-words="{name}" data-value="{value}">'
    return f'<a class="{kind}"{ident} href="#{value}" data-words="{name}" data-value="{value}" tabindex="-1">'
