"""Styles of an ODT as far as they hide or number paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.packed import attribute, child, local_name


class Styles:
    """Named and automatic styles together: their names are unique within a family."""

    def __init__(self, sheets: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        for sheet in sheets:
            for style in sheet.iter("{*}style"):
                if local_name(style) == "style":
                    key = (attribute(style, "family") or "", attribute(style, "name") or "")
                    self._styles.setdefault(key, style)

    def is_hidden(self, name: str | None, *, family: str) -> bool:
        """The nearest style that says anything of it decides."""
        for style in self._chain(name, family=family):
            properties = child(style, "text-properties")
            shown = attribute(properties, "display") if properties is not None else None
            if shown is not None:
                return shown == "none"
        return False

    def list_of(self, name: str | None) -> str | None:
        """The list style that paragraphs of this style are numbered by."""
        for style in self._chain(name, family="paragraph"):
            found = attribute(style, "list-style-name")
            if found is not None:
                return found or None
        return None

    def font_of(self, name: str | None, *, family: str) -> str:
        for style in self._chain(name, family=family):
            properties = child(style, "text-properties")
            font = attribute(properties, "font-name") if properties is not None else None
            if font:
                return font
        return ""

    def _chain(self, name: str | None, *, family: str) -> Iterator[etree._Element]:
        """The style and those it is based on, nearest first. A circle is a damaged file."""
        seen: set[str] = set()
        while name and (style := self._styles.get((family, name))) is not None:
            if name in seen:
                raise Refusal("reading.broken", kind="ODT")
            seen.add(name)
            yield style
            name = attribute(style, "parent-style-name")
