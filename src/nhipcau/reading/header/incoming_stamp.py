"""The stamp of the receiver's mail room, whose lines stand over those of the letterhead or between them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from nhipcau.reading.header.lines import Cell

_STAMP_ENTRY = re.compile(
    r"^(?:so\s*(?:[:;.]|den\b|(?=\d)|$)|(?:ngay|gio|chuyen|luu ho so|so va ky hieu|sao y|ban sao)\b\s*[:;.]?)"
    r"[^/]{0,40}[\d/ :.-]*$"
)
_STAMPED_BESIDE = re.compile(r"^(?:ngay\s*[:.]?\s*\d{1,2}\s?/.{0,12}|(?:chuyen|luu ho so)\s*[:;].{0,30})$")
"""Lines of the stamp that come only behind a line of the letterhead it lies over."""
_STAMP_REACH, _STAMP_NAME_LINES = 6, 3
_INCOMING = ("congvanden", "vanbanden", "den")
_SHORTEST_INCOMING, _LONGEST_INCOMING = 8, 11
_ALIKE = 0.84
"""One letter of ten misread or two lost; "CÔNG ĐIỆN" is farther away."""


def without_incoming_stamp(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The receiver's stamp over a letterhead ("CÔNG VĂN ĐẾN / Số: 4512 / Ngày: …") is none of the document's words."""
    for index, cell in enumerate(cells[:_STAMP_REACH]):
        if cell.is_capitals and _is_incoming(cell.squeezed):
            after = index + 1
            while after < len(cells) and _STAMP_ENTRY.match(cells[after].folded):
                after += 1
            if index > _STAMP_NAME_LINES:
                return cells
            beside = cells[after : after + _STAMP_REACH]
            return (*(c for c in beside if not _STAMPED_BESIDE.match(c.folded)), *cells[after + _STAMP_REACH :])
    return cells


def _is_incoming(squeezed: str) -> bool:
    """The words of such a stamp, also where a letter of them was misread."""
    return squeezed in _INCOMING or (
        _SHORTEST_INCOMING <= len(squeezed) <= _LONGEST_INCOMING
        and any(SequenceMatcher(None, squeezed, words, autojunk=False).ratio() >= _ALIKE for words in _INCOMING[:2])
    )
