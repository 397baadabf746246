"""An invented chain of documents as a picture, for the living page."""

from __future__ import annotations

from nhipcau.web.parts.picture_shapes import NARROW, WIDE, Level, Picture, Seat, Wording
from nhipcau.web.parts.pictures import draw

_WORDS = Wording(more="Còn {n} văn bản…", less="Thu gọn cấp này", label="Từ chỉ thị đến nơi thực hiện")


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


def _level(number: int, *seats: Seat) -> Level:
    return Level(number=number, seats=seats, changers={}, open_url="#", close_url="#", opened=False)


_BELOW = range(3, 17)
_LEVELS = (
    _level(2, _seat(1, "38-CT/TW", "chưa có bản gốc", hollow=True)),
    _level(1, _seat(2, "96/KH-UBND", "02/03/2026 · UBND tỉnh Bình Hải", why="thực hiện", present=True)),
    _level(0, *(_seat(number, f"{number}/SNgV-TH", "06/03/2026 · Sở Ngoại vụ", why="thực hiện") for number in _BELOW)),
)
_EDGES = [(2, 1), *((number, 2) for number in _BELOW)]
PICTURES: tuple[Picture, ...] = tuple(
    draw(_LEVELS, edges=_EDGES, changes=[], look=look, words=_WORDS) for look in (WIDE, NARROW)
)
