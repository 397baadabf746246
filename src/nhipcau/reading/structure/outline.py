"""One document as blocks in reading order, and its tree of sections."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import NamedTuple

from nhipcau.reading.lexicon import any_of, load, strings
from nhipcau.reading.lexicon.listed import Listed
from nhipcau.reading.source import Source, lowered
from nhipcau.reading.structure.label import ARTICLE, BULLET, NUMBER, ROMAN, Label
from nhipcau.reading.structure.lines import Line, cut_lines
from nhipcau.reading.structure.printed import with_openings
from nhipcau.reading.structure.tabled import pieces_of
from nhipcau.reading.structure.tree import place_pieces
from nhipcau.reading.structure.worn_lines import as_on_paper
from nhipcau.reading.structure.zones import Zone
from nhipcau.reading.types import Cell, Section, Span

_WORDS = load("structure")
_FOOT = any_of(_WORDS["foot"])
_FOOT_BEGINS = frozenset("".join(strings(_WORDS["foot_begins"])))
_ANNEX = any_of(_WORDS["annex"])
_LISTS = any_of(_WORDS["lists"])
_FORM = Listed(_WORDS["form"])
_CLOSING = Listed(load("orders")["closing"])
_CLOSING_WITHIN = 400
"""Characters, more than any of its patterns reaches."""


class Block(NamedTuple):
    """A heading, item, paragraph or table row. `span` leaves the label out, `full` takes it in."""

    span: Span
    full: Span
    words: str
    """Its words with white space folded, plain characters: for deciding, never for printing."""
    label: Label | None
    path: str
    """Labels from the root, joined by "."; bullets do not count."""
    zone: Zone
    opens: Zone
    """The zone of what stands under it; its own where nothing does."""
    parent: int | None
    children: tuple[int, ...]
    is_heading: bool
    is_row: bool
    in_annex: bool
    cells: tuple[Cell, ...] = ()
    trunk: str = ""
    """The path without Arabic numbers at its end: what a label like "3.1" stands on."""

    @property
    def is_lead_in(self) -> bool:
        return self.words.endswith(":")


_block, _section = partial(tuple.__new__, Block), partial(tuple.__new__, Section)
"""The constructors of named tuples without their detour."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One document, cut into blocks in reading order."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...] = ()

    def above(self, index: int) -> tuple[int, ...]:
        """The blocks over a block, outermost first."""
        chain: list[int] = []
        at = self.blocks[index].parent
        while at is not None:
            chain.append(at)
            at = self.blocks[at].parent
        return tuple(reversed(chain))

    def stands_under(self, index: int, over: int) -> bool:
        at = self.blocks[index].parent
        while at is not None and at != over:
            at = self.blocks[at].parent
        return at is not None


def read_outline(source: Source, body: Span, document: Span | None = None) -> Outline:
    """The outline of the body and of what follows the signature in the same document (annexes, tables)."""
    parts = [(body, False)]
    if document is not None and document.end > body.end:
        parts.append((Span(body.end, document.end), True))
    blocks: list[Block] = []
    for within, behind in parts:
        cut = with_openings(source, as_on_paper(cut_lines(source, within)))
        for lines, is_annex in _without_foot(cut, behind=behind):
            blocks += _blocks_of(source, lines, first=len(blocks), is_annex=is_annex)
    return Outline(sections=_sections(source, blocks), blocks=tuple(blocks))


def _without_foot(lines: tuple[Line, ...], *, behind: bool) -> list[tuple[tuple[Line, ...], bool]]:
    """The body, then each annex behind the recipients and the signature; the foot itself holds no orders."""
    parts: list[tuple[tuple[Line, ...], bool]] = []
    start, in_foot, is_annex = 0, behind, behind
    for at, line in enumerate(lines):
        if not in_foot and line.words[0] in _FOOT_BEGINS and _FOOT.match(line.words):
            parts.append((lines[start:at], is_annex))
            in_foot = True
        elif in_foot and _ANNEX.match(line.words) and not line.words.endswith((";", ".")) and line.starts_high:
            start, in_foot, is_annex = at, False, True
    if not in_foot:
        parts.append((lines[start:], is_annex))
    return [part for part in parts if part[0]]


def _blocks_of(source: Source, lines: tuple[Line, ...], *, first: int, is_annex: bool) -> list[Block]:
    places, zones_under = place_pieces(pieces_of(lines, text=source.text, shadow=source.shadow), source=source)
    under: defaultdict[int, list[int]] = defaultdict(list)
    for index, place in enumerate(places, first):
        if place.parent is not None:
            under[place.parent].append(index)
    is_form = is_annex and _is_form(source, lines)
    blocks: list[Block] = []
    root = "Phụ lục" if is_annex and re.match(r"(?i)phụ lục", lines[0].words) else ""
    for index, (piece, words, parent, zone, heads) in enumerate(places):
        full, span, label, is_row, _, cells = piece
        if parent is None:
            path, trunk = root, root
        else:
            above = blocks[parent]
            path, trunk, parent = above.path, above.trunk, parent + first
        if label is not None and label.rank is not BULLET:
            path, trunk = _path(label, path=path, trunk=trunk)
        opens = zones_under.get(index, zone)
        if is_form:
            zone = opens = Zone.FORM
        children = tuple(under[index]) if index in under else ()
        block = (span, full, words, label, path, zone, opens, parent, children, heads, is_row, is_annex, cells, trunk)
        blocks.append(_block(block))
    return _risen(blocks, first=first)


def _is_form(source: Source, lines: tuple[Line, ...]) -> bool:
    if any(_LISTS.match(line.words) for line in lines[:4]):
        return True
    blanks = (line for line in lines if _FORM.stands_in(source.folded[line.span.start : line.span.end]))
    return len(tuple(islice(blanks, 2))) == 2


def _path(label: Label, *, path: str, trunk: str) -> tuple[str, str]:
    """The labels from the root, and the same without Arabic numbers at the end, from those of the block above."""
    is_number = label.rank is NUMBER
    # "3.1" is printed whole: the numbers over it are in it already.
    base = trunk if label.depth > 1 and is_number else path
    path = f"{base}.{label.printed}" if base else label.printed
    return path, trunk if is_number else path


def _risen(blocks: list[Block], *, first: int) -> list[Block]:
    """Closing paragraphs belong to the part that holds the list, not to its last item."""
    labels = (i for i in range(len(blocks) - 1, -1, -1) if (label := blocks[i].label) and label.rank is not BULLET)
    last_label = next(labels, -1)
    out = list(blocks)
    bare: dict[int, int] = {}
    for at, block in enumerate(blocks):
        parent = block.parent
        if block.label is not None or parent is None:
            continue
        bare.setdefault(parent, at)
        # Whether it closes is asked last: most paragraphs stand where a closing one would.
        if block.is_row or block.is_heading or _holds_closing(out[parent - first], is_tail=at > last_label):
            continue
        if not _CLOSING.opens(lowered(block.words[:_CLOSING_WITHIN])) or _is_first_below(out, at, first=first):
            continue
        # Paragraphs stand under the same heading before it: it is one of them, and other parts follow.
        if at < last_label and bare[parent] < at and _holds_paragraphs(out[parent - first]):
            continue
        while parent is not None and not _holds_closing(out[parent - first], is_tail=at > last_label):
            parent = out[parent - first].parent
        if parent is not None:
            above = out[parent - first]
            out[at] = block._replace(parent=parent, zone=above.opens, path=above.path)
        else:
            path = "Phụ lục" if block.path.startswith("Phụ lục") else ""
            out[at] = block._replace(parent=None, zone=Zone.OPEN, path=path)
    return out


def _is_first_below(blocks: list[Block], at: int, *, first: int) -> bool:
    """The paragraph right under a heading says what the heading announces, whatever words it ends in.

    Under the last of several bare names nothing is announced: the list of them is over.
    """
    parent = blocks[at].parent
    if parent is None or parent - first != at - 1 or not _holds_paragraphs(blocks[at - 1]):
        return False
    above = at - 2
    return above < 0 or blocks[above].label is None or blocks[above].parent != blocks[at - 1].parent


def _holds_paragraphs(block: Block) -> bool:
    """A heading, not an item: paragraphs under it are its own."""
    if block.label is None or block.label.is_bullet:
        return False
    return not block.words.endswith((".", ";", ":"))


def _holds_closing(block: Block, *, is_tail: bool) -> bool:
    if block.label is None:
        return False
    if block.label.rank <= ARTICLE:
        return True
    return block.label.rank <= ROMAN and (not is_tail or block.opens.holds_duties)


def _as_printed(text: str, block: Block, *, label: Label) -> str:
    if label.printed == "-" and block.full.start < block.span.start:
        return text[block.full.start]
    return label.shape or label.printed


def _sections(source: Source, blocks: list[Block]) -> tuple[Section, ...]:
    """From the last block to the first, so that what stands under a block is known before the block is reached."""
    text, shadow = source.text, source.shadow
    parts: list[tuple[Section, ...]] = [()] * len(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        label, below = block.label, block.children
        inner = tuple([part for child in below for part in parts[child]]) if below else ()
        if label is None:
            parts[at] = inner
            continue
        first, end = block.full
        if inner:
            end = max(end, *[part.span.end for part in inner])
        start, stop = block.span
        printed = text[start:stop]
        heading = block.words if printed == shadow[start:stop] else " ".join(printed.split())
        parts[at] = (_section((_as_printed(text, block, label=label), heading, Span(first, end), inner)),)
    return tuple([part for at, block in enumerate(blocks) if block.parent is None for part in parts[at]])
