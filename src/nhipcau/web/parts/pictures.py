"""The graph of documents as a picture: layered from directive to dispatch, many of one level bundled until opened.

Drawn on the server as SVG; every box is a link. The same words stand beside it as a list. Pure reckoning of places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nhipcau.web.parts.picture_shapes import Box, Bundle, Fold, Frame, Heading, Item, Level, Link, Look, Picture, Seat

BOX_HEIGHT = 74
ROW_GAP = 14
LEVEL_GAP = 46
FRAME = 10
INDENT = 16
HEADING = 26


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where lines end: the middle of the top and the bottom, and the left edge."""

    x: int
    left: int
    top: int
    bottom: int


def draw(
    levels: Sequence[Level], *, edges: Sequence[tuple[int, int]], changes: Sequence[tuple[int, int]], look: Look,
    label: str,
) -> Picture:  # fmt: skip
    """`edges` are (lower, upper), `changes` (changer, changed), by the numbers of the seats."""
    sheet = _Sheet(look)
    above: dict[int, int] = {}
    for depth, level in enumerate(levels):
        order = _ordered(level.items, edges=edges, above=above)
        above |= {seat: place for place, item in enumerate(order) for seat in _seats(item)}
        sheet.lay(replace(level, items=order), depth=depth)
    return Picture(
        look=look.name,
        width=look.width,
        height=max(sheet.y - sheet.between, BOX_HEIGHT) + 2,
        margin=FRAME + 1 if look.columns > 1 else 0,
        label=label,
        shapes=tuple(sheet.shapes),
        frames=tuple(sorted(sheet.frames, key=lambda frame: frame.inner)),
        links=(*_links(edges, sheet.anchors, look=look), *_change_links(changes, sheet.boxes(), look=look)),
    )


def _seats(item: Item) -> tuple[int, ...]:
    return item.seats if isinstance(item, Bundle) else (item.ident,)


def _ordered(items: Sequence[Item], *, edges: Sequence[tuple[int, int]], above: Mapping[int, int]) -> tuple[Item, ...]:
    """Under what they carry out, so that few lines cross; otherwise as they came."""
    places: dict[int, list[int]] = {}
    for lower, upper in edges:
        if upper in above:
            places.setdefault(lower, []).append(above[upper])

    def middle(item: Item) -> float:
        found = [place for seat in _seats(item) for place in places.get(seat, ())]
        return sum(found) / len(found) if found else len(above)

    return tuple(sorted(items, key=middle))


class _Sheet:
    """Boxes laid so far, from above."""

    def __init__(self, look: Look) -> None:
        self.look, self.y = look, 1
        self.between = LEVEL_GAP if look.columns > 1 else ROW_GAP
        self.shapes: list[Box | Fold | Heading] = []
        self.frames: list[Frame] = []
        self.anchors: dict[int, _Anchor] = {}

    def boxes(self) -> list[Box]:
        return [shape for shape in self.shapes if isinstance(shape, Box)]

    def lay(self, level: Level, *, depth: int) -> None:
        rows = list(self._rows(level.items, level))
        framed = len(rows) > 1 and self.look.columns > 1
        top = self.y
        if framed:
            self.y += FRAME
        opened: list[int] = []
        for row in rows:
            match row:
                case Heading():
                    opened.append(self.y)
                    self._lay_heading(row)
                case None:
                    self._frame(top=opened.pop(), inner=True)
                case _:
                    self._lay_row(row, depth=depth, middle=not framed)
        self.y -= ROW_GAP
        if framed:
            self.y += FRAME
            self._frame(top=top, inner=False)
            self._lead_to_all(level, top=top)
        self.y += self.between

    def _rows(self, items: Sequence[Item], level: Level) -> Iterator[Sequence[Item] | Heading | None]:
        """Full rows; what was opened stands in rows of its own, after its heading and up to None."""
        run: list[Item] = []
        for item in items:
            if isinstance(item, Bundle) and item.opened:
                yield from self._full(run)
                run = []
                yield Heading(item, f"{self.look.name}{item.path}", "", 0, 0, 0)
                yield from self._rows(item.items, level)
                yield None
            else:
                run.append(item)
                run += level.changers.get(item.ident, ()) if isinstance(item, Seat) else ()
        yield from self._full(run)

    def _full(self, run: Sequence[Item]) -> Iterator[Sequence[Item]]:
        for at in range(0, len(run), self.look.columns):
            yield run[at : at + self.look.columns]

    def _lay_heading(self, heading: Heading) -> None:
        # On a phone the line that leads down stands at the left edge.
        x = INDENT if self.look.columns == 1 else 0
        width = self.look.width - x
        words = _short(heading.bundle.heading, width // 8)
        self.shapes.append(replace(heading, words=words, x=x, y=self.y, width=width))
        self.y += HEADING

    def _lay_row(self, row: Sequence[Item], *, depth: int, middle: bool) -> None:
        """A single row stands in the middle; of several, one box under the other."""
        look = self.look
        gap = (look.width - look.columns * look.box) // max(1, look.columns - 1) if look.columns > 1 else 0
        indent = min(depth, 6) * INDENT if look.columns == 1 else 0
        width = look.box - indent
        used = len(row) * width + (len(row) - 1) * gap
        x = indent or ((look.width - used) // 2 if middle else 0)
        for item in row:
            anchor = _Anchor(x=x + width // 2, left=x, top=self.y, bottom=self.y + BOX_HEIGHT)
            if isinstance(item, Bundle):
                lines = _lines(
                    [("number", item.lines[0]), *(("facts", one) for one in item.lines[1:])], look.letters - 2
                )
                ident = f"{look.name}{item.path}"
                self.shapes.append(Fold(item, ident, x, self.y, width, BOX_HEIGHT, lines))
            else:
                lines = _lines(_said(item), look.letters)
                self.shapes.append(Box(item, x, self.y, width, BOX_HEIGHT, lines))
            for seat in _seats(item):
                self.anchors.setdefault(seat, anchor)
            x += width + gap
        self.y += BOX_HEIGHT + ROW_GAP

    def _frame(self, *, top: int, inner: bool) -> None:
        if self.look.columns == 1:
            return
        reach = FRAME // 2 if inner else FRAME
        bottom = self.y - ROW_GAP + reach if inner else self.y
        self.frames.append(Frame(-reach, top, self.look.width + 2 * reach, bottom - top, inner))

    def _lead_to_all(self, level: Level, *, top: int) -> None:
        """A level of several rows is led to as one."""
        whole = _Anchor(x=self.look.width // 2, left=1, top=top, bottom=self.y)
        self.anchors |= {seat: whole for item in level.items for seat in _seats(item)}


def _said(seat: Seat) -> list[tuple[str, str]]:
    return [("number", seat.number), ("facts", seat.facts), ("why", seat.why), ("force", seat.force)]


def _lines(told: Sequence[tuple[str, str]], letters: int) -> tuple[tuple[str, str, int], ...]:
    """Class, words and distance from the top of each line that says something."""
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
