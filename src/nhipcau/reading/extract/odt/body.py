"""The body of an ODT as paragraphs and tables: what is printed when all changes are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.blocks import Block, Cell, Line, Table
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.odt.fonts import OldFonts
from nhipcau.reading.extract.odt.lists import Count, Lists, whole
from nhipcau.reading.extract.odt.styles import Styles
from nhipcau.reading.extract.packed import attribute, child, local_name

_WHITE = re.compile(r"[ \t\r\n]+")
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
# Declarations, marks and descriptions that print nothing.
_SILENT = frozenset(
    (
        "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "forms", "soft-page-break",
        "bookmark", "bookmark-start", "bookmark-end", "reference-mark", "reference-mark-start", "reference-mark-end",
        "change", "change-start", "change-end", "annotation-end", "ruby-text", "table-of-content-source",
        "alphabetical-index-source", "illustration-index-source", "table-index-source", "object-index-source",
        "user-index-source", "bibliography-source", "table-source", "scenario", "shapes", "binary-data",
        "event-listeners", "glue-point", "enhanced-geometry", "table-column", "table-columns", "table-header-columns",
    )
)  # fmt: skip
# In the file, not on the page: what was deleted, remarks, the words behind a picture.
_UNSHOWN = frozenset(("tracked-changes", "annotation", "title", "desc"))
_ROW_GROUPS = frozenset(("table-header-rows", "table-rows", "table-row-group"))
_WIDEST = 63
_MOST_SPACES = 100


class Body:
    def __init__(self, *, styles: Styles, lists: Lists, fonts: OldFonts, watch: Watch) -> None:
        self._fonts = fonts
        self._styles = styles
        self._lists = lists
        self._watch = watch
        self._depth = 0
        self._cited = 0
        self.notes: list[Block] = []
        """Footnotes and endnotes in the order they are cited, each after its number."""
        self.hidden: list[Block] = []
        """What the file holds but does not show."""

    def blocks(self, parent: etree._Element) -> tuple[Block, ...]:
        self._depth += 1
        if self._depth * 4 > self._watch.limits.markup_depth:
            raise Refusal("reading.unsafe", kind="ODT")
        found = tuple(block for element in parent for block in self._block(element))
        self._depth -= 1
        return found

    def _block(self, element: etree._Element) -> Iterator[Block]:
        name = local_name(element)
        if name in ("p", "h"):
            yield from self._paragraph(element, self._lists.heading(element) if name == "h" else "")
        elif name in ("list", "numbered-paragraph"):
            first = next(element.iter("{*}p", "{*}h"), None)
            yield from self._list(element, self._lists.begun(element, first=first), at=1, style=None)
        elif name == "table":
            yield Table(tuple(self._rows(element)))
        elif name in _UNSHOWN or (name == "section" and attribute(element, "display") == "none"):
            self.hidden += self._unshown(element)
        elif name not in _SILENT and len(element):
            yield from self.blocks(element)

    def _unshown(self, element: etree._Element) -> tuple[Block, ...]:
        if element.text and element.text.strip():
            self.hidden.append(Line(element.text))
        return self.blocks(element)

    def _list(self, element: etree._Element, count: Count, *, at: int, style: str | None) -> Iterator[Block]:
        self._depth += 1
        if self._depth * 4 > self._watch.limits.markup_depth:
            raise Refusal("reading.unsafe", kind="ODT")
        style = attribute(element, "style-name") or style or count.style
        if local_name(element) == "numbered-paragraph":
            yield from self._item(element, count, at=whole(attribute(element, "level")) or 1, style=style)
        for item in element:
            if local_name(item) in ("list-item", "list-header"):
                yield from self._item(item, count, at=at, style=style)
        self._depth -= 1

    def _item(self, item: etree._Element, count: Count, *, at: int, style: str) -> Iterator[Block]:
        """Its first paragraph bears the label; an item that only holds a deeper list has none of its own."""
        bears = local_name(item) != "list-header"
        for element in item:
            name = local_name(element)
            if name in ("p", "h"):
                start = whole(attribute(item, "start-value"))
                label = self._lists.label(count, at, style=style, start=start) if bears else ""
                bears = False
                yield from self._paragraph(element, label)
            elif name == "list":
                yield from self._list(element, count, at=at + 1, style=style)
            elif name != "number":
                yield from self._block(element)

    def _paragraph(self, paragraph: etree._Element, label: str) -> Iterator[Block]:
        self._watch.check_time()
        words: list[str] = []
        boxes: list[Block] = []
        with self._fonts.of(attribute(paragraph, "style-name"), family="paragraph"):
            self._gather(paragraph, words=words, boxes=boxes)
        text = "".join(words)
        line = Line(f"{label}{text.strip()}" if label else text)
        is_hidden = self._styles.is_hidden(attribute(paragraph, "style-name"), family="paragraph") or any(
            attribute(mark, "is-hidden") == "true" for mark in paragraph.iter("{*}hidden-paragraph")
        )
        if is_hidden:
            self.hidden += [line, *boxes]
        else:
            yield line
            yield from boxes

    def _gather(self, parent: etree._Element, *, words: list[str], boxes: list[Block]) -> None:
        words.append(self._fonts.shown(_WHITE.sub(" ", parent.text or "")))
        for element in parent:
            self._inline(element, words=words, boxes=boxes)
            words.append(self._fonts.shown(_WHITE.sub(" ", element.tail or "")))

    def _inline(self, element: etree._Element, *, words: list[str], boxes: list[Block]) -> None:
        name = local_name(element)
        if name == "s":
            words.append(" " * min(_MOST_SPACES, whole(attribute(element, "c")) or 1))
        elif name in ("tab", "line-break"):
            words.append("\t" if name == "tab" else "\n")
        elif name == "note":
            words.append(self._note(element))
        elif name in _UNSHOWN:
            self.hidden += self._unshown(element)
        elif _is_hidden_text(element) or self._is_hidden_span(element):
            unseen: list[str] = [attribute(element, "string-value") or ""]
            self._gather(element, words=unseen, boxes=self.hidden)
            self.hidden.append(Line("".join(unseen)))
        elif str(element.tag).startswith(f"{{{_DRAWING}}}") and name != "a":
            boxes += self.blocks(element)
        elif name == "span":
            with self._fonts.of(attribute(element, "style-name"), family="text"):
                self._gather(element, words=words, boxes=boxes)
        elif name not in _SILENT:
            self._gather(element, words=words, boxes=boxes)

    def _is_hidden_span(self, element: etree._Element) -> bool:
        return local_name(element) == "span" and self._styles.is_hidden(attribute(element, "style-name"), family="text")

    def _note(self, note: etree._Element) -> str:
        self._cited += 1
        mark = f"[{self._cited}]"
        place = len(self.notes)
        body = child(note, "note-body")
        blocks = self.blocks(body) if body is not None else ()
        lines = [block for block in blocks if not (isinstance(block, Line) and not block.text.strip())]
        if lines and isinstance(lines[0], Line):
            lines[0] = Line(f"{mark} {lines[0].text.strip()}")
        self.notes[place:place] = [Line(""), *lines] if lines else []
        return mark

    def _rows(self, table: etree._Element) -> Iterator[tuple[Cell, ...]]:
        for element in table:
            name = local_name(element)
            if name in _ROW_GROUPS:
                yield from self._rows(element)
            elif name == "table-row":
                yield tuple(self._cells(element))

    def _cells(self, row: etree._Element) -> Iterator[Cell]:
        """Cells that a merged one covers stand in the file, empty: columns stay columns."""
        for element in row:
            name = local_name(element)
            if name not in ("table-cell", "covered-table-cell"):
                continue
            cell = Cell(self.blocks(element)) if name == "table-cell" else Cell()
            yield from [cell] * min(_WIDEST, whole(attribute(element, "number-columns-repeated")) or 1)


def _is_hidden_text(element: etree._Element) -> bool:
    return local_name(element) == "hidden-text" and attribute(element, "is-hidden") != "false"
