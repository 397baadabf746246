"""HTML pages of law portals and of the press: what a reader sees, without the page's own furniture."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract import legacy
from nhipcau.reading.extract.blocks import Block, Cell, Line, Table, printed
from nhipcau.reading.extract.legacy import modern
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.list_labels import label_of
from nhipcau.reading.extract.sniffing import HTML
from nhipcau.reading.source import Source

_CHARSET = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# What the web standard calls by many names; anything else is not taken at its word.
_ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "windows-1252": "cp1252",
    "windows-1258": "cp1258",
}
_DROPPED = frozenset(
    (
        "head", "script", "style", "noscript", "template", "nav", "aside", "svg", "math", "canvas", "iframe", "object",
        "embed", "audio", "video", "select", "option", "datalist", "button", "textarea", "dialog", "input",
    )
)  # fmt: skip
# Furniture of a page, but part of the text inside an article.
_FURNITURE = frozenset(("header", "footer"))
_APART = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "figure", "hr")
)  # fmt: skip
_BLOCKS = _APART | frozenset(
    (
        "html", "body", "div", "section", "article", "main", "header", "footer", "form", "fieldset", "address",
        "details", "summary", "li", "dt", "dd", "figcaption", "center", "caption", "legend", "thead", "tbody", "tfoot",
        "tr", "td", "th",
    )
)  # fmt: skip
_FURNITURE_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Where a page may say what its text does not show. Menus and choices name all levels there are, and none of this page.
_UNSHOWN = "title, header, footer, aside, noscript, [hidden], [aria-hidden=true], [style*=none i], [style*=hidden i]"
_SPACES = re.compile(r"[ \t\n\r\f]+")
_WIDEST_SPAN = 50


def read_html(data: bytes, watch: Watch) -> Source:
    watch.check_length(len(data) // 4)
    page = LexborHTMLParser(_decoded(data))
    body = page.body
    if body is None:
        raise Refusal("reading.empty")
    text = modern(printed(_Writer(watch).written(body, depth=0)))
    watch.check_length(len(text))
    return Source(text=text, media_type=HTML, aside=_unshown(page, watch))


def _unshown(page: LexborHTMLParser, watch: Watch) -> str:
    found: list[str] = []
    length = 0
    for node in page.css(_UNSHOWN):
        watch.check_time()
        words = node.text(separator="\n")
        length += len(words)
        watch.check_length(length)
        found.append(words)
    return "\n".join(found)


def _decoded(data: bytes) -> str:
    """The byte order mark wins, then the page's own word, then UTF-8. A few broken letters do not lose the page."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif data.startswith(codecs.BOM_UTF8):
        encoding = "utf-8"
    else:
        named = _CHARSET.search(data[:4096])
        encoding = _ENCODINGS.get(named[1].decode("ascii", "replace").lower(), "utf-8") if named else "utf-8"
        # A page that is read as bytes and says UTF-16 cannot be: its own tag could not have been seen.
        encoding = "utf-8" if encoding.startswith("utf-16") else encoding
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    if "\ufffd" in text and not data.startswith(codecs.BOM_UTF8):
        text = legacy.decoded(data) or text
    if text.count("\ufffd") > 5 + len(text) // 1000:
        raise Refusal("reading.not_text")
    return text


class _Writer:
    """Gathers what one part of a page (the body, a cell) shows, paragraph by paragraph."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._seen = 0
        self._words: list[str] = []
        self._label = ""
        self._blocks: list[Block] = []

    def written(self, parent: LexborNode, *, depth: int) -> tuple[Block, ...]:
        self._children(parent, depth=depth, in_article=False, as_typed=False)
        self._close()
        return tuple(self._blocks)

    def _children(self, parent: LexborNode, *, depth: int, in_article: bool, as_typed: bool) -> None:
        if depth > self._watch.limits.markup_depth:
            raise Refusal("reading.unsafe", kind="HTML")
        self._watch.check_time()
        node = parent.child
        while node is not None:
            if node.is_text_node:
                words = node.text_content or ""
                self._words.append(words if as_typed else _SPACES.sub(" ", words))
            elif node.is_element_node and not _is_unseen(node, in_article=in_article):
                self._element(node, depth=depth + 1, in_article=in_article, as_typed=as_typed)
            node = node.next

    def _element(self, node: LexborNode, *, depth: int, in_article: bool, as_typed: bool) -> None:
        tag = node.tag or ""
        in_article = in_article or tag in ("article", "main")
        as_typed = as_typed or tag == "pre"
        if tag == "br":
            self._words.append("\n")
        elif tag == "table":
            self._close()
            self._blocks.append(Table(tuple(_rows(node, watch=self._watch, depth=depth))))
        elif tag in _BLOCKS:
            self._close(apart=tag in _APART)
            self._label = label_of(node) if tag == "li" else self._label
            self._children(node, depth=depth, in_article=in_article, as_typed=as_typed)
            self._close(apart=tag in _APART)
        else:
            self._children(node, depth=depth, in_article=in_article, as_typed=as_typed)

    def _close(self, *, apart: bool = False) -> None:
        text = "".join(self._words).strip()
        self._words.clear()
        if text:
            self._blocks.append(Line(f"{self._label}{text}"))
            self._label = ""
        # A label waits for its words: `<li><p>…</p></li>`.
        if apart and not self._label:
            self._blocks.append(Line(""))


def _rows(table: LexborNode, *, watch: Watch, depth: int) -> Iterator[tuple[Cell, ...]]:
    """Rows with the cells that reach down from above left empty, so that columns stay columns."""
    reaching: dict[int, int] = {}
    for row in _table_rows(table):
        cells: list[Cell] = []
        for node in _element_children(row):
            if node.tag not in ("td", "th") or _is_unseen(node, in_article=True):
                continue
            _fill_from_above(cells, reaching)
            wide, tall = _span(node, "colspan"), _span(node, "rowspan")
            reaching |= dict.fromkeys(range(len(cells), len(cells) + wide), tall - 1)
            cells.append(Cell(_Writer(watch).written(node, depth=depth + 2)))
            cells += [Cell()] * (wide - 1)
        _fill_from_above(cells, reaching)
        if cells:
            yield tuple(cells)


def _fill_from_above(cells: list[Cell], reaching: dict[int, int]) -> None:
    while reaching.get(len(cells), 0):
        reaching[len(cells)] -= 1
        cells.append(Cell())


def _table_rows(table: LexborNode) -> Iterator[LexborNode]:
    for node in _element_children(table):
        if node.tag == "tr":
            yield node
        elif node.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in _element_children(node) if row.tag == "tr")


def _element_children(parent: LexborNode) -> Iterator[LexborNode]:
    node = parent.child
    while node is not None:
        if node.is_element_node:
            yield node
        node = node.next


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(_WIDEST_SPAN, max(1, int(value))) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def _is_unseen(node: LexborNode, *, in_article: bool) -> bool:
    tag = node.tag or ""
    if tag in _DROPPED or (tag in _FURNITURE and not in_article):
        return True
    attributes = node.attributes
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _FURNITURE_ROLES
        or bool(_HIDDEN.search(attributes.get("style") or ""))
    )
