"""The labels that Word prints before paragraphs: kept nowhere in the file, counted while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.docx.styles import Styles, value_of
from nhipcau.reading.extract.list_labels import number_in, plain_bullet
from nhipcau.reading.extract.packed import attribute, child, local_name

_SLOT = re.compile(r"%([1-9])")
_LEVELS = 9
_LINKS = 20


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    text: str
    start: int
    after: str
    restart: int | None
    """The level (from 1) at whose step this one starts again; 0 for never, None for any higher level."""
    legal: bool
    paragraph_style: str | None
    round_bullet: bool


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    used: bool = False


class Numbering:
    """Counts as the paragraphs come; lists that share one definition go on counting together, as in Word."""

    def __init__(self, root: etree._Element | None, *, styles: Styles) -> None:
        elements = [] if root is None else list(root)
        self._styles = styles
        self._abstract = {attribute(e, "abstractNumId") or "": e for e in elements if local_name(e) == "abstractNum"}
        self._nums = {attribute(e, "numId") or "": e for e in elements if local_name(e) == "num"}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}

    def label_of(self, properties: etree._Element | None) -> str:
        """The label with what follows it, empty for a paragraph outside lists. Call once per paragraph, in order."""
        style_id = value_of(properties, "pStyle")
        direct = child(properties, "numPr")
        number, level = value_of(direct, "numId"), value_of(direct, "ilvl")
        styled_number, styled_level, by_style = self._styles.numbering_of(style_id)
        number = number if number is not None else styled_number
        numbered = self._list(number) if number not in (None, "0") else None
        if numbered is None:
            return ""
        at = _whole(level if level is not None else styled_level)
        if at is None:
            at = next((n for n, one in numbered.levels.items() if by_style and one.paragraph_style == by_style), 0)
        return self._counted(numbered, at)

    def _counted(self, numbered: _List, at: int) -> str:
        level = numbered.levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(numbered.abstract, {})
        if not numbered.used:
            numbered.used = True
            counts.update({n: start - 1 for n, start in numbered.starts.items()})
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [n for n in counts if n > at and _restarts(numbered.levels.get(n), at)]:
            counts[deeper] = numbered.starts.get(deeper, _start(numbered.levels.get(deeper))) - 1
        label = _bullet(level) if level.style == "bullet" else self._written(level, numbered, counts)
        return label + level.after if label else ""

    def _written(self, level: _Level, numbered: _List, counts: dict[int, int]) -> str:
        def number(slot: re.Match[str]) -> str:
            at = int(slot[1]) - 1
            of = numbered.levels.get(at)
            count = counts.get(at, _start(of))
            return number_in("decimal" if level.legal or of is None else of.style, count)

        return _SLOT.sub(number, level.text)

    def _list(self, number: str | None) -> _List | None:
        key = number or ""
        if key not in self._lists:
            self._lists[key] = self._made(key)
        return self._lists[key]

    def _made(self, number: str) -> _List | None:
        num = self._nums.get(number)
        abstract_id = value_of(num, "abstractNumId") or ""
        abstract = self._defining(abstract_id)
        if num is None or abstract is None:
            return None
        levels = _levels(abstract)
        starts: dict[int, int] = {}
        for override in num:
            at = _whole(attribute(override, "ilvl")) if local_name(override) == "lvlOverride" else None
            if at is None:
                continue
            levels |= _levels(override)
            start = _whole(value_of(override, "startOverride"))
            if start is not None:
                starts[at] = start
        return _List(abstract=abstract_id, levels=levels, starts=starts)

    def _defining(self, abstract_id: str) -> etree._Element | None:
        """A definition may point to a list style, whose list points to a definition; a circle is a damaged file."""
        for _ in range(_LINKS):
            abstract = self._abstract.get(abstract_id)
            linked = value_of(abstract, "numStyleLink")
            if abstract is None or linked is None:
                return abstract
            number, _level, _style = self._styles.numbering_of(linked)
            abstract_id = value_of(self._nums.get(number or ""), "abstractNumId") or ""
        raise Refusal("reading.broken", kind="DOCX")


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in parent:
        at = _whole(attribute(element, "ilvl")) if local_name(element) == "lvl" else None
        if at is not None and at < _LEVELS:
            found[at] = _level(element)
    return found


def _level(element: etree._Element) -> _Level:
    fonts = child(element, "rPr", "rFonts")
    start = _whole(value_of(element, "start"))
    return _Level(
        style=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText") or "",
        start=1 if start is None else start,
        after="" if value_of(element, "suff") == "nothing" else " ",
        restart=_whole(value_of(element, "lvlRestart")),
        legal=child(element, "isLgl") is not None,
        paragraph_style=value_of(element, "pStyle"),
        round_bullet=fonts is not None and "Courier" in (attribute(fonts, "ascii") or ""),
    )


def _bullet(level: _Level) -> str:
    sign = level.text.strip()
    # Word's second bullet is the letter o of Courier New; as text it would be a word.
    if sign == "o" and level.round_bullet:
        return "◦"
    return plain_bullet(sign)


def _restarts(deeper: _Level | None, at: int) -> bool:
    if deeper is None or deeper.restart is None:
        return True
    return deeper.restart > 0 and at < deeper.restart


def _start(level: _Level | None) -> int:
    return level.start if level else 1


def _whole(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else None
