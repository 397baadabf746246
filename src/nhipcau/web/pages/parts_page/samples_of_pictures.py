"""An invented chain of documents as a picture, for the living page."""

from __future__ import annotations

from dataclasses import replace

from nhipcau.web.parts.picture_shapes import NARROW, WIDE, Bundle, Level, Picture, Seat
from nhipcau.web.parts.pictures import draw


def _seat(ident: int, number: str, facts: str, *, why: str = "", hollow: bool = False, present: bool = False) -> Seat:
    label = ", ".join(one for one in (number, facts, why) if one)
    return Seat(
        ident=ident,
        number=number,
        facts=facts,
        why=why,
        force="",
        url="#",
        title="",
        label=label,
        hollow=hollow,
        present=present,
    )


_BELOW = range(3, 17)
_DISPATCHES = Bundle(
    path="0.under.2",
    lines=(f"{len(_BELOW)} công văn", "thực hiện 96/KH-UBND", "2026 · Sở Ngoại vụ"),
    heading=f"{len(_BELOW)} công văn, thực hiện 96/KH-UBND, 2026 · Sở Ngoại vụ – thu gọn",
    url="#",
    label=f"Mở: {len(_BELOW)} công văn",
    seats=tuple(_BELOW),
    items=tuple(_seat(number, f"{number}/SNgV-TH", "06/03/2026 · Sở Ngoại vụ", why="thực hiện") for number in _BELOW),
)
_LEVELS = (
    Level(2, (_seat(1, "38-CT/TW", "chưa có bản gốc", hollow=True),), {}),
    Level(1, (_seat(2, "96/KH-UBND", "02/03/2026 · UBND tỉnh Bình Hải", why="thực hiện", present=True),), {}),
)
_EDGES = [(2, 1), *((number, 2) for number in _BELOW)]
_ONES = (_DISPATCHES, _seat(17, "18/KH-SNgV", "09/03/2026 · Sở Ngoại vụ", why="thực hiện"))
_CLOSED, _OPENED = (
    Level(0, _ONES, {}),
    Level(0, (replace(_DISPATCHES, path="0.under.2.open", opened=True), _ONES[1]), {}),
)
PICTURES: tuple[Picture, ...] = tuple(
    draw((*_LEVELS, below), edges=[*_EDGES, (17, 2)], changes=[], look=look, label="Từ chỉ thị đến nơi thực hiện")
    for below in (_CLOSED, _OPENED)
    for look in (WIDE, NARROW)
)
