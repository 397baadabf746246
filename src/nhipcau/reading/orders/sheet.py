"""The orders found so far in one document, and which of its blocks they have used up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from nhipcau.reading.orders.evidence import judge
from nhipcau.reading.orders.reports import is_report, reports_at_all
from nhipcau.reading.orders.sentences import trimmed
from nhipcau.reading.source import Source
from nhipcau.reading.structure import Block, Outline, Zone
from nhipcau.reading.structure.bodies import is_body
from nhipcau.reading.structure.fields import field_of, inline_fields
from nhipcau.reading.structure.lines import in_one_line
from nhipcau.reading.types import Cell, Order, Span

_RESULT_REPORT = re.compile(r"báo cáo\s+(?:kết quả|tình hình|định kỳ)", re.IGNORECASE)


class Verdict(NamedTuple):
    """Why words count as an order, and how sure that is."""

    rule: str
    confidence: float


@dataclass
class Sheet:
    source: Source
    outline: Outline
    taken: set[int] = field(default_factory=set)
    found: list[Order] = field(default_factory=list)
    last_lead: Cell | None = None
    """The lead cell of the row above: a merged cell is printed once for all its rows."""

    def add(self, index: int, span: Span, *, verdict: Verdict, section: str, cells: tuple[Cell, ...] = ()) -> None:
        whole = trimmed(shadow=self.source.shadow, span=span)
        self.found.append(
            Order(
                span=whole,
                section=section,
                above=tuple(self.outline.blocks[at].span for at in self.outline.above(index)),
                paragraph=self.outline.blocks[index].span,
                cells=cells,
                is_report=self._reports(index, whole, cells),
                rule=verdict.rule,
                confidence=verdict.confidence,
            )
        )

    def lengthen_last(self, *, end: int, cells: tuple[Cell, ...] = ()) -> None:
        """What follows still belongs to the order found last."""
        last = self.found[-1]
        whole = trimmed(shadow=self.source.shadow, span=Span(last.span.start, end))
        self.found[-1] = replace(last, span=whole, cells=last.cells + cells)

    def children(self, block: Block) -> tuple[Block, ...]:
        return tuple(self.outline.blocks[child] for child in block.children)

    def below(self, index: int) -> list[int]:
        """Every block under the block, up to the first that is not."""
        found = []
        for at in range(index + 1, len(self.outline.blocks)):
            if not self.outline.stands_under(at, index):
                break
            found.append(at)
        return found

    def things_below(self, index: int) -> list[int]:
        """The blocks under the block without paragraphs that order on their own account."""
        blocks = self.outline.blocks
        return [at for at in self.below(index) if blocks[at].label is not None or not judge(blocks[at].words).is_order]

    def cell_of(self, block: Block) -> Cell | None:
        """The block as a field "head: value"."""
        words = self.source.shadow[block.span.start : block.span.end]
        met = field_of(words)
        if met is None:
            return None
        value = Span(block.span.start + met[1], block.span.end)
        head = Span(block.span.start, block.span.start + words.index(":"))
        return Cell(column=met[0], span=trimmed(shadow=self.source.shadow, span=value), head=head)

    def inline_cells(self, span: Span) -> tuple[Cell, ...]:
        """Fields written into the words of an order, where they name who acts."""
        met = inline_fields(self.source.shadow[span.start : span.end])
        cells = tuple(
            Cell(column=column, span=trimmed(shadow=self.source.shadow, span=Span(span.start + a, span.start + b)))
            for column, a, b in met
        )
        acts = any(cell.column != "due" and is_body(self.words(cell.span)) for cell in cells)
        return cells if acts else ()

    def words(self, span: Span) -> str:
        return in_one_line(self.source.shadow[span.start : span.end])

    def _reports(self, index: int, span: Span, cells: tuple[Cell, ...]) -> bool:
        block, words = self.outline.blocks[index], self.words(span)
        if not block.is_row:
            return is_report(words) or (block.zone is Zone.REPORT and reports_at_all(words))
        content = next((cell for cell in cells if cell.column == "content"), None)
        due = next((cell for cell in cells if cell.column == "due"), None)
        if due is not None and reports_at_all(self.words(due.span)):
            return True
        if content is None:
            return is_report(words) or bool(_RESULT_REPORT.search(words))
        return is_report(self.words(content.span))
