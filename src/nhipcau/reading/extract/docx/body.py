"""The body of a DOCX as paragraphs and tables: what Word prints with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.blocks import Block, Cell, Line, Table
from nhipcau.reading.extract.docx.fonts import OldFonts
from nhipcau.reading.extract.docx.numbering import Numbering
from nhipcau.reading.extract.docx.styles import is_on, value_of
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.packed import attribute, child, local_name

_DELETED = frozenset(("del", "moveFrom"))
_SILENT = _DELETED | frozenset(
    (
        "pPr",
        "rPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "sectPr",
        "sdtPr",
        "sdtEndPr",
        "instrText",
        "delText",
        "delInstrText",
    )
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Ticks and boxes of the symbol fonts; other glyphs of private fonts are no writing.
_SYMBOLS = {"F0FE": "☒", "F0A8": "☐", "F06F": "☐", "F0FC": "✓", "F0B7": "•", "F02D": "-", "F0E0": "→"}
_WIDEST_SPAN = 63
_NOTES = ("footnote", "endnote")


class Body:
    def __init__(self, *, numbering: Numbering, fonts: OldFonts, watch: Watch) -> None:
        self._fonts = fonts
        self._numbering = numbering
        self._watch = watch
        self._carried = ""
        self._depth = 0
        self._notes: dict[str, int] = {}
        self.hidden: list[Block] = []
        """What the file holds but does not show."""

    def blocks(self, parent: etree._Element) -> tuple[Block, ...]:
        self._depth += 1
        if self._depth * 4 > self._watch.limits.markup_depth:
            raise Refusal("reading.unsafe", kind="DOCX")
        found = tuple(block for element in parent for block in self._block(element))
        self._depth -= 1
        return found

    def notes(self, root: etree._Element) -> tuple[Block, ...]:
        """Footnotes that the body has cited, each after its number, in their order in the file."""
        found: list[Block] = []
        for note in root:
            key = f"{local_name(note)}{attribute(note, 'id')}"
            if local_name(note) in _NOTES and key in self._notes:
                lines = [line for line in self.blocks(note) if not (isinstance(line, Line) and not line.text.strip())]
                first = lines[0] if lines else None
                if isinstance(first, Line):
                    found += [Line(f"[{self._notes[key]}] {first.text.strip()}"), *lines[1:]]
        return tuple(found)

    def _block(self, element: etree._Element) -> Iterator[Block]:
        name = local_name(element)
        if name == "p":
            self._watch.check_time()
            yield from self._paragraph(element)
        elif name == "tbl":
            yield Table(tuple(self._rows(element)))
        elif name == "AlternateContent":
            yield from self.blocks(_chosen(element))
        elif name not in _SILENT and len(element):
            yield from self.blocks(element)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        properties = child(paragraph, "pPr")
        words: list[str] = []
        boxes: list[Block] = []
        self._gather(paragraph, words=words, boxes=boxes)
        text, self._carried = self._carried + "".join(words), ""
        mark = child(properties, "rPr")
        if any(child(mark, name) is not None for name in _DELETED):
            # A deleted paragraph end joins its words to the next paragraph.
            self._carried = text
        else:
            label = self._numbering.label_of(properties)
            yield Line(f"{label}{text.strip()}" if label else text)
        yield from boxes

    def _gather(self, parent: etree._Element, *, words: list[str], boxes: list[Block]) -> None:
        for element in parent:
            name = local_name(element)
            if name == "t":
                words.append(element.text or "")
            elif name in _SIGNS:
                words.append(_SIGNS[name])
            elif name == "sym":
                words.append(_SYMBOLS.get((attribute(element, "char") or "").upper(), ""))
            elif name in ("footnoteReference", "endnoteReference"):
                words.append(self._note_mark(element, name.removesuffix("Reference")))
            elif name == "txbxContent":
                boxes += self.blocks(element)
            elif name == "textpath":
                boxes.append(Line(attribute(element, "string") or ""))
            elif name == "AlternateContent":
                self._gather(_chosen(element), words=words, boxes=boxes)
            elif name == "r":
                self._run(element, words=words, boxes=boxes)
            elif name == "softHyphen":
                words.append(self._fonts.soft_hyphen)
            elif name not in _SILENT:
                self._gather(element, words=words, boxes=boxes)

    def _run(self, run: etree._Element, *, words: list[str], boxes: list[Block]) -> None:
        is_hidden = is_on(child(run, "rPr"), "vanish")
        said: list[str] = []
        with self._fonts.of(run):
            self._gather(run, words=said, boxes=self.hidden if is_hidden else boxes)
            shown = self._fonts.shown("".join(said))
        if is_hidden:
            self.hidden.append(Line(shown))
        else:
            words.append(shown)

    def _note_mark(self, reference: etree._Element, kind: str) -> str:
        number = self._notes.setdefault(f"{kind}{attribute(reference, 'id')}", len(self._notes) + 1)
        return f"[{number}]"

    def _rows(self, table: etree._Element) -> Iterator[tuple[Cell, ...]]:
        for row in _inside(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            cells = [Cell()] * _span(properties, "gridBefore", least=0)
            for cell in _inside(row, "tc"):
                about = child(cell, "tcPr")
                merged = child(about, "vMerge")
                goes_on = merged is not None and attribute(merged, "val") != "restart"
                cells.append(Cell() if goes_on else Cell(self.blocks(cell)))
                cells += [Cell()] * (_span(about, "gridSpan", least=1) - 1)
            yield tuple(cells)


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The newer form of what is stored twice (a drawing and its picture for old readers)."""
    return next((one for one in alternatives if local_name(one) == "Choice" and len(one)), alternatives)


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows and cells, also where content controls or tracked insertions stand between."""
    for element in parent:
        name = local_name(element)
        if name == wanted:
            yield element
        elif name in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            yield from _inside(element, wanted)


def _span(properties: etree._Element | None, name: str, *, least: int) -> int:
    value = value_of(properties, name) or ""
    return (
        min(_WIDEST_SPAN, max(least, int(value))) if value.isascii() and value.isdigit() and len(value) < 4 else least
    )
