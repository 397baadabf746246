"""The graph of documents as a picture: layered from directive to dispatch, a long level folded into one box that opens.

Drawn on the server as SVG; every box is a link. The same words stand beside it as a list. Pure reckoning of places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nhipcau.web.parts.picture_shapes import Box, Fold, Frame, Level, Link, Look, Picture, Seat, Wording

BOX_HEIGHT = 74
ROW_GAP = 14
LEVEL_GAP = 46
FRAME = 10
INDENT = 16


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where lines end: the middle of the top and the bottom, and the left edge."""

    x: int
    left: int
    top: int
    bottom: int


def draw(
    levels: Sequence[Level], *, edges: Sequence[tuple[int, int]], changes: Sequence[tuple[int, int]], look: Look,
    words: Wording,
) -> Picture:  # fmt: skip
    """`edges` are (lower, upper), `changes` (changer, changed), by the numbers of the seats."""
    sheet = _Sheet(look=look, words=words)
    above: dict[int, int] = {}
    for depth, level in enumerate(levels):
        order = _ordered(level.seats, edges=edges, above=above)
        above |= {seat.ident: place for place, seat in enumerate(order)}
        sheet.lay(replace(level, seats=order), depth=depth, has_lower={upper for _, upper in edges})
    return Picture(
        look=look.name,
        width=look.width,
        height=max(sheet.y - sheet.between, BOX_HEIGHT) + 2,
        label=words.label,
        boxes=tuple(sheet.boxes),
        folds=tuple(sheet.folds),
        frames=tuple(sheet.frames),
        links=(*_links(edges, sheet.anchors, look=look), *_change_links(changes, sheet.boxes, look=look)),
    )


def _ordered(seats: Sequence[Seat], *, edges: Sequence[tuple[int, int]], above: Mapping[int, int]) -> tuple[Seat, ...]:
    """Under what they carry out, so that few lines cross; otherwise as they came, by date."""
    places: dict[int, list[int]] = {}
    for lower, upper in edges:
        if upper in above:
            places.setdefault(lower, []).append(above[upper])
    middle = {one: sum(found) / len(found) for one, found in places.items()}
    return tuple(sorted(seats, key=lambda seat: middle.get(seat.ident, len(above))))


class _Sheet:
    """Boxes laid so far, from above."""

    def __init__(self, *, look: Look, words: Wording) -> None:
        self.look, self.words, self.y = look, words, 1
        self.between = LEVEL_GAP if look.columns > 1 else ROW_GAP
        self.boxes: list[Box] = []
        self.folds: list[Fold] = []
        self.frames: list[Frame] = []
        self.anchors: dict[int, _Anchor] = {}

    def lay(self, level: Level, *, depth: int, has_lower: set[int]) -> None:
        shown = _shown(level, columns=self.look.columns, has_lower=has_lower)
        hidden = [seat for seat in level.seats if seat not in shown]
        items: list[Seat | None] = []
        for seat in shown:
            items += [seat, *level.changers.get(seat.ident, ())]
        folds = bool(hidden) or level.opened
        if folds:
            items.append(None)
        rows = [items[at : at + self.look.columns] for at in range(0, len(items), self.look.columns)]
        framed = len(rows) > 1 and self.look.columns > 1
        top = self.y
        if framed:
            self.y += FRAME
        for row in rows:
            self._lay_row(row, level=level, hidden=hidden, depth=depth)
        self.y -= ROW_GAP
        if framed:
            self._frame(level, top=top)
        self.y += self.between

    def _lay_row(self, row: Sequence[Seat | None], *, level: Level, hidden: Sequence[Seat], depth: int) -> None:
        look = self.look
        gap = (look.width - look.columns * look.box) // max(1, look.columns - 1) if look.columns > 1 else 0
        indent = min(depth, 6) * INDENT if look.columns == 1 else 0
        width = look.box - indent
        used = len(row) * width + (len(row) - 1) * gap
        x = indent or (look.width - used) // 2
        for item in row:
            anchor = _Anchor(x=x + width // 2, left=x, top=self.y, bottom=self.y + BOX_HEIGHT)
            if item is None:
                self._lay_fold(level, hidden=hidden, x=x, width=width)
                self.anchors |= {seat.ident: anchor for seat in hidden}
            else:
                self.boxes.append(Box(item, x, self.y, width, BOX_HEIGHT, _lines(item, letters=look.letters)))
                self.anchors.setdefault(item.ident, anchor)
            x += width + gap
        self.y += BOX_HEIGHT + ROW_GAP

    def _lay_fold(self, level: Level, *, hidden: Sequence[Seat], x: int, width: int) -> None:
        words = self.words.less if level.opened else self.words.more.format(n=len(hidden))
        url = level.close_url if level.opened else level.open_url
        self.folds.append(Fold(words, url, x, self.y, width, BOX_HEIGHT, level.number, level.opened))

    def _frame(self, level: Level, *, top: int) -> None:
        """A level of several rows is led to as one."""
        self.y += FRAME
        self.frames.append(Frame(-FRAME, top, self.look.width + 2 * FRAME, self.y - top))
        whole = _Anchor(x=self.look.width // 2, left=1, top=top, bottom=self.y)
        for seat in level.seats:
            self.anchors[seat.ident] = whole


def _shown(level: Level, *, columns: int, has_lower: set[int]) -> tuple[Seat, ...]:
    """All that fit into a row; of more, first those that something hangs on. The document itself is never folded."""
    room = columns if columns > 1 else 4
    spare = sum(len(one) for one in level.changers.values())
    if level.opened or len(level.seats) + spare <= room:
        return level.seats
    picked = sorted(level.seats, key=lambda s: (not s.present, s.ident not in has_lower))[: max(1, room - 1)]
    return tuple(seat for seat in level.seats if seat in picked)


def _lines(seat: Seat, *, letters: int) -> tuple[tuple[str, str, int], ...]:
    """Class, words and distance from the top of each line that says something."""
    told = (("number", seat.number), ("facts", seat.facts), ("why", seat.why), ("force", seat.force))
    said = [(kind, _short(words, letters - 4 if kind == "number" else letters)) for kind, words in told if words]
    return tuple((kind, words, 19 + 16 * place) for place, (kind, words) in enumerate(said))


def _short(words: str, letters: int) -> str:
    """As much as fits: capitals and figures are wider than small letters, spaces and strokes narrower."""
    room = float(letters)
    for place, letter in enumerate(words):
        room -= 1.3 if letter.isupper() else 1.2 if letter.isdigit() else 1.0 if letter.isalpha() else 0.6
        if room < 0:
            return words[: max(1, place - 1)].rstrip(" ·,(") + "…"
    return words


def _links(edges: Sequence[tuple[int, int]], anchors: Mapping[int, _Anchor], *, look: Look) -> list[Link]:
    pairs = {
        (anchors[lower], anchors[upper]): None
        for lower, upper in edges
        if lower in anchors and upper in anchors and anchors[lower] != anchors[upper]
    }
    ways = _without_detours(list(pairs))
    return [Link(_path(lower, upper, look=look)) for lower, upper in ways]


def _without_detours(pairs: list[tuple[_Anchor, _Anchor]]) -> list[tuple[_Anchor, _Anchor]]:
    """A line that skips a level says nothing where a way through the level is drawn; the list names it still."""
    upward: dict[_Anchor, set[_Anchor]] = {}
    for lower, upper in pairs:
        upward.setdefault(lower, set()).add(upper)

    def leads_on(start: _Anchor, goal: _Anchor) -> bool:
        waiting, met = [one for one in upward.get(start, ()) if one != goal], set()
        while waiting:
            one = waiting.pop()
            if one == goal:
                return True
            if one not in met:
                met.add(one)
                waiting += upward.get(one, ())
        return False

    return [(lower, upper) for lower, upper in pairs if not leads_on(lower, upper)]


def _path(lower: _Anchor, upper: _Anchor, *, look: Look) -> str:
    if look.columns == 1:
        middle = (lower.top + lower.bottom) // 2
        return f"M{upper.left + INDENT // 2} {upper.bottom}V{middle}H{lower.left}"
    bend = max(LEVEL_GAP // 2, (lower.top - upper.bottom) // 2)
    return (
        f"M{upper.x} {upper.bottom}C{upper.x} {upper.bottom + bend} {lower.x} {lower.top - bend} {lower.x} {lower.top}"
    )


def _change_links(changes: Sequence[tuple[int, int]], boxes: Sequence[Box], *, look: Look) -> list[Link]:
    """Between neighbours; where the row has been broken in between, the words in the box say it."""
    placed = {box.seat.ident: box for box in boxes}
    found = []
    for changer, changed in changes:
        later, earlier = placed.get(changer), placed.get(changed)
        if later is None or earlier is None:
            continue
        if look.columns == 1 and later.x == earlier.x and later.y > earlier.y:
            found.append(Link(f"M{later.x + 24} {later.y}V{earlier.y + earlier.height}", change=True))
        elif later.y == earlier.y and later.x > earlier.x:
            y = later.y + later.height // 2
            found.append(Link(f"M{later.x} {y}H{earlier.x + earlier.width}", change=True))
    return found
