"""Styles of a DOCX as far as they number or hide paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.packed import attribute, child, local_name


class Styles:
    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else [element for element in root if local_name(element) == "style"]
        self._styles = {attribute(style, "styleId") or "": style for style in found}
        self._standard = next(
            (
                attribute(style, "styleId")
                for style in found
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")
            ),
            None,
        )

        defaults = None if root is None else child(root, "docDefaults", "rPrDefault", "rPr", "rFonts")
        self._standard_font = font_in(defaults)

    def chain(self, style_id: str | None) -> Iterator[tuple[str, etree._Element]]:
        """The style and those it is based on, nearest first. A circle is a damaged file."""
        seen: set[str] = set()
        wanted = style_id or self._standard
        while wanted is not None and wanted in self._styles:
            if wanted in seen:
                raise Refusal("reading.broken", kind="DOCX")
            seen.add(wanted)
            style = self._styles[wanted]
            yield wanted, style
            based_on = child(style, "basedOn")
            wanted = attribute(based_on, "val") if based_on is not None else None

    def numbering_of(self, style_id: str | None) -> tuple[str | None, str | None, str | None]:
        """List, level and the style that says so, of paragraphs in this style."""
        for name, style in self.chain(style_id):
            properties = child(style, "pPr", "numPr")
            if properties is not None:
                return value_of(properties, "numId"), value_of(properties, "ilvl"), name
        return None, None, None

    def font_of(self, *style_ids: str | None) -> str:
        """The font of words in these styles, the nearest style first."""
        for style_id in style_ids:
            for _name, style in self.chain(style_id):
                if font := font_in(child(style, "rPr", "rFonts")):
                    return font
        return self._standard_font


def font_in(fonts: etree._Element | None) -> str:
    """The font that letters of Latin scripts are set in; empty where none is named."""
    if fonts is None:
        return ""
    return attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or ""


def value_of(parent: etree._Element | None, name: str) -> str | None:
    """`w:val` of a child."""
    found = child(parent, name)
    return attribute(found, "val") if found is not None else None


def is_on(parent: etree._Element | None, name: str) -> bool:
    """A toggle property: present, and not switched off."""
    found = child(parent, name)
    return found is not None and attribute(found, "val") not in ("0", "false", "off")
