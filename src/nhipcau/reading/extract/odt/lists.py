"""The labels that an ODT prints before list items and headings: kept nowhere in the file, counted while it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from nhipcau.reading.extract.list_labels import number_in, plain_bullet
from nhipcau.reading.extract.odt.styles import Styles
from nhipcau.reading.extract.packed import attribute, child, local_name

# style:num-format (part 3, 20.322) → the formats that `number_in` knows; empty prints no number.
_FORMATS = {
    "1": "decimal", "01": "decimalZero", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "": "none",
}  # fmt: skip
_SLOT = re.compile(r"%(\d{1,2})%")
_LEVEL_NAMES = ("list-level-style-number", "list-level-style-bullet", "list-level-style-image", "outline-level-style")
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    prefix: str
    suffix: str
    pattern: str | None
    """"%1%.%2%.": what newer programs write instead of prefix, suffix and the number of levels shown."""
    shown: int
    start: int
    bullet: str
    after: str


@dataclass(slots=True)
class Count:
    """How far one list has come, on each of its levels."""

    style: str
    numbers: dict[int, int] = field(default_factory=dict)


class Lists:
    def __init__(self, sheets: Iterable[etree._Element], *, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._outline: dict[int, _Level] = {}
        for sheet in sheets:
            for style in sheet.iter("{*}list-style"):
                self._levels.setdefault(attribute(style, "name") or "", _levels_of(style))
            for style in sheet.iter("{*}outline-style"):
                self._outline = self._outline or _levels_of(style)
        self._headings = Count("")
        self._by_id: dict[str, Count] = {}
        self._latest: dict[str, Count] = {}

    def begun(self, element: etree._Element, *, first: etree._Element | None) -> Count:
        """The count for a list at the top: a new one, or that of an earlier list which it goes on with."""
        styled = self._styles.list_of(attribute(first, "style-name")) if first is not None else None
        style = attribute(element, "style-name") or styled or ""
        earlier = self._by_id.get(attribute(element, "continue-list") or "")
        if earlier is None and attribute(element, "continue-numbering") == "true":
            earlier = self._latest.get(style)
        count = Count(style, earlier.numbers if earlier else {})
        self._latest[style] = count
        if identity := attribute(element, "id"):
            self._by_id[identity] = count
        return count

    def label(self, count: Count, at: int, *, style: str, start: int | None) -> str:
        """The label of the next item on a level (from 1), with what follows it. Call once per item, in order."""
        levels = self._levels.get(style, {})
        return _counted(levels, count.numbers, at, start=start)

    def heading(self, element: etree._Element) -> str:
        """The number of a heading outside lists, where the document numbers its chapters."""
        at = whole(attribute(element, "outline-level")) or 1
        if attribute(element, "is-list-header") == "true":
            return ""
        start = whole(attribute(element, "start-value")) if attribute(element, "restart-numbering") == "true" else None
        return _counted(self._outline, self._headings.numbers, at, start=start)


def whole(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else None


def _counted(levels: dict[int, _Level], numbers: dict[int, int], at: int, *, start: int | None) -> str:
    level = levels.get(at)
    first = level.start if level else 1
    numbers[at] = start if start is not None else numbers.get(at, first - 1) + 1
    for deeper in [n for n in numbers if n > at]:
        del numbers[deeper]
    if level is None:
        return ""
    label = level.bullet or _written(level, levels, numbers, at)
    return label + level.after if label else ""


def _written(level: _Level, levels: dict[int, _Level], numbers: dict[int, int], at: int) -> str:
    def number(of: int) -> str:
        shown = levels.get(of)
        return number_in(shown.format if shown else "decimal", numbers.get(of, shown.start if shown else 1))

    if level.pattern is not None:
        return _SLOT.sub(lambda slot: number(int(slot[1])), level.pattern)
    own = [number(of) for of in range(max(1, at - level.shown + 1), at + 1)]
    return f"{level.prefix}{'.'.join(one for one in own if one)}{level.suffix}" if own[-1] else ""


def _levels_of(style: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in style:
        at = whole(attribute(element, "level"))
        if local_name(element) in _LEVEL_NAMES and at is not None and 0 < at <= _DEEPEST:
            found[at] = _level(element)
    return found


def _level(element: etree._Element) -> _Level:
    is_bullet = local_name(element) == "list-level-style-bullet"
    alignment = child(element, "list-level-properties", "list-level-label-alignment")
    followed = attribute(alignment, "label-followed-by") if alignment is not None else None
    start = whole(attribute(element, "start-value"))
    return _Level(
        format=_FORMATS.get(attribute(element, "num-format") or "", "decimal"),
        prefix=attribute(element, "num-prefix") or "",
        suffix=attribute(element, "num-suffix") or "",
        pattern=attribute(element, "num-list-format"),
        shown=whole(attribute(element, "display-levels")) or 1,
        start=1 if start is None else start,
        bullet=_bullet(attribute(element, "bullet-char") or "•") if is_bullet else "",
        after="" if followed == "nothing" else " ",
    )


def _bullet(sign: str) -> str:
    """The letter o is a ring in the font that bullets of that name are set in; as text it would be a word."""
    return "◦" if sign == "o" else plain_bullet(sign)
