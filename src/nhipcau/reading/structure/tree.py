"""Which part stands under which: the open headings while reading down, the path of labels, the sections."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from nhipcau.reading.source import Source
from nhipcau.reading.structure.blocks import Piece
from nhipcau.reading.structure.bodies import is_body
from nhipcau.reading.structure.label import ARTICLE, BULLET, CAPITAL, LETTER, NUMBER, ORDINAL, ROMAN, Label
from nhipcau.reading.structure.lines import in_one_line
from nhipcau.reading.structure.zones import OPEN, Zone, zone_of

_LEAD_IN_STEP = 0.05
_NESTED_STEP = 0.5
_UNNUMBERED_CAPITALS = 55.0
_UNNUMBERED_HEADING = 75.0
_UNNUMBERED_ROW = 99.0
_NOWHERE = 0.0
"""The depth of a paragraph, under which nothing stands."""
_LONGEST_UNLABELLED = 14
_WITHOUT_TASKS = frozenset({Zone.PURPOSE, Zone.PRINCIPLE, Zone.SITUATION})
_LONGEST_NAME = 9
"""Words of an agency's name that stands alone on its line."""
_LONGEST_HEADING = 24
"""Words of a heading in capitals."""
_NO_HEADING_ENDS = frozenset(".;,!?…/")
_HEAD_REACH = 600
"""Characters of a piece in which its heading ends, or it is none."""
_DEEPEST = 20
"""Levels that are told apart. Papers nest ten at the most; what goes deeper is kept on the last level."""


class Place(NamedTuple):
    """A piece with its place in the tree."""

    piece: Piece
    words: str
    parent: int | None
    zone: Zone
    is_heading: bool


_place = partial(tuple.__new__, Place)
"""The constructor of a named tuple without its detour."""


class Stack:
    """The parts that are still open while reading down, outermost first."""

    def __init__(self) -> None:
        self.open: list[tuple[float, int, Label | None]] = []

    def close_from(self, order: float) -> None:
        while self.open and self.open[-1][0] >= order:
            self.open.pop()

    def close_bullets(self) -> None:
        while self.open and (label := self.open[-1][2]) is not None and label.rank is BULLET:
            self.open.pop()

    def close_below_deepest(self) -> None:
        del self.open[_DEEPEST - 1 :]

    @property
    def top(self) -> int | None:
        return self.open[-1][1] if self.open else None

    @property
    def depth(self) -> float:
        return self.open[-1][0] if self.open else 0.0


def place_pieces(pieces: tuple[Piece, ...], *, source: Source) -> tuple[list[Place], dict[int, Zone]]:
    """Each piece in its place, and of those with others under them the zone these stand in."""
    shadow = source.shadow
    places: list[Place] = []
    # What a piece announces is asked when the first other stands under it: under most pieces there is none.
    zones_under: dict[int, Zone] = {}
    stack = Stack()
    open_parts = stack.open
    for index, piece in enumerate(pieces):
        label = piece.label
        start, end = piece.span
        words = in_one_line(shadow[start:end])
        if label is not None:
            order, opens_part = _order_of(label, stack=stack, places=places), False
        elif piece.is_row:
            order, opens_part = _UNNUMBERED_ROW, False
        else:
            following = pieces[index + 1] if index + 1 < len(pieces) else None
            order, opens_part = _settle_unlabelled(words, stack=stack, places=places, following=following)
        if len(open_parts) >= _DEEPEST:
            stack.close_below_deepest()
        parent, zone = None, OPEN
        if open_parts:
            parent = open_parts[-1][1]
            if parent not in zones_under:
                zones_under[parent] = _zone_under(places[parent], plain=source.plain)
            zone = zones_under[parent]
        places.append(_place((piece, words, parent, zone, opens_part)))
        if opens_part or label is not None:
            open_parts.append((order, index, label))
    return places, zones_under


def _zone_under(place: Place, *, plain: str) -> Zone:
    """The zone that a piece announces, else the one it stands in itself."""
    piece, words, _, outer, is_heading = place
    may_say = piece.label is not None or (is_heading and words.count(" ") < _LONGEST_UNLABELLED)
    if not may_say or piece.is_row or (outer in _WITHOUT_TASKS and _is_sentence(words)):
        return outer
    start, end = piece.span
    return zone_of(words, plain=plain[start : min(end, start + _HEAD_REACH)]) or outer


def _is_sentence(words: str) -> bool:
    """An aim that speaks of tasks is no heading over tasks."""
    return words.endswith((".", ";")) and words.count(" ") >= _LONGEST_NAME


def _order_of(label: Label, *, stack: Stack, places: list[Place]) -> float:
    """Close what the labelled piece ends; say how deep it stands."""
    if label.rank is BULLET:
        return _settle_bullet(label, stack=stack)
    order = _numbered_order(label, stack=stack, places=places)
    stack.close_from(order)
    return order


def _settle_bullet(label: Label, *, stack: Stack) -> float:
    for at in range(len(stack.open) - 1, -1, -1):
        met = stack.open[at][2]
        if met is None or met.rank is not BULLET:
            break
        if met.style == label.style:
            order = stack.open[at][0]
            stack.close_from(order)
            return order
    return max(float(BULLET), stack.depth + 1.0)


def _numbered_order(label: Label, *, stack: Stack, places: list[Place]) -> float:
    rank, _, _, _, depth, style, _ = label
    order = float(rank) + (depth - 1) + (0.2 if style == ")" and rank is NUMBER else 0.0)
    kin: list[tuple[float, int, Label]] = []
    """Open labels of its kind, innermost first."""
    for at, index, met in reversed(stack.open):
        if met is not None and met.rank is rank and met.depth == depth and met.style == style:
            if met.value == label.value - 1:
                return at
            kin.append((at, index, met))
    if kin:
        at, index, met = kin[0]
        if label.value == 1 and _is_below_lead(places, stack=stack, kin=at):
            return stack.depth + 1.0
        # A list inside a list of its kind is met; what begins again after that is the inner list's next run.
        restarts = label.value == 1 and len(kin) == 1 and met.value >= 1 and _heads_a_list(places[index])
        return at + _NESTED_STEP if restarts and label.rank >= NUMBER else at
    if label.rank is ORDINAL:
        return _below_labels(stack, default=order)
    if label.rank is CAPITAL and any(met is not None and met.rank is ROMAN for _, _, met in stack.open):
        return float(ROMAN) + 1.0
    letters = [at for at, _, met in stack.open if met is not None and met.rank is LETTER]
    if label.rank is NUMBER and label.depth == 1 and label.value == 1 and letters:
        return letters[-1] + 1.0
    return order


def _is_below_lead(places: list[Place], *, stack: Stack, kin: float) -> bool:
    """The line above is a lettered item that leads in a list: "a) … gồm các nội dung sau:" before "1."."""
    if not stack.open or stack.depth <= kin or stack.top != len(places) - 1:
        return False
    label = stack.open[-1][2]
    return label is not None and not label.is_bullet and places[-1].words.endswith(":")


def _below_labels(stack: Stack, *, default: float) -> float:
    """ "Thứ nhất" counts what stands in an item, whatever the item is numbered with."""
    numbered = [at for at, _, met in stack.open if met is not None and not met.is_bullet and met.rank > ARTICLE]
    return max(default, numbered[-1] + _NESTED_STEP) if numbered else default


def _heads_a_list(place: Place) -> bool:
    return not place.words.rstrip().endswith((".", ";", "./.")) or place.words.isupper()


def _settle_unlabelled(words: str, *, stack: Stack, places: list[Place], following: Piece | None) -> tuple[float, bool]:
    """Close what the piece ends; say how deep it stands and whether others stand under it."""
    innermost = stack.open[-1][2] if stack.open else None
    if innermost is not None and innermost.rank is BULLET and not _is_under_lead(stack, places):
        stack.close_bullets()
    if words[-1:] == ":":
        order = stack.depth + _LEAD_IN_STEP if not _is_lead_in_depth(stack.depth) else stack.depth
        stack.close_from(order)
        return order, True
    if not is_heading_line(words, following=following):
        return _NOWHERE, False
    order = _UNNUMBERED_CAPITALS if words.isupper() else _UNNUMBERED_HEADING
    numbers = [at for at, _, met in stack.open if met is not None and met.rank >= NUMBER]
    if not words.isupper() and not numbers:
        order = float(NUMBER)
    elif not words.isupper() and numbers[-1] >= LETTER:
        order = numbers[-1] + _NESTED_STEP
    stack.close_from(order)
    return order, True


def _is_under_lead(stack: Stack, places: list[Place]) -> bool:
    """The last part, a bullet, only names whom or what the paragraph is about ("- Văn phòng:")."""
    _, index, _ = stack.open[-1]
    return index == len(places) - 1 and places[index].words.endswith(":")


def _is_lead_in_depth(depth: float) -> bool:
    return abs(depth * 20 - round(depth * 20)) < 1e-6 and round(depth * 20) % 2 == 1


def is_heading_line(words: str, *, following: Piece | None) -> bool:
    """An unnumbered heading: short, unpunctuated, and followed by items or written in capitals."""
    if words[-1:] in _NO_HEADING_ENDS or not words[:1].isalpha():
        return False
    length = words.count(" ") + 1
    if length > _LONGEST_HEADING:
        return False
    if words.isupper():
        # The caption of a table opens no part.
        return length >= 2 and not re.match(r"(?:BẢNG|BIỂU)\s", words)
    if following is None or not words[:1].isupper():
        return False
    # A directive gives each agency its paragraph under the agency's bare name.
    is_name = length <= _LONGEST_NAME and not following.is_row and is_body(words) and following.gap <= 1
    return length <= 16 and (following.label is not None or is_name)
