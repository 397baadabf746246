"""Orders that are written as table rows or as fields: "Đơn vị chủ trì: …", "Thời gian thực hiện: …"."""

from __future__ import annotations

from nhipcau.reading.orders.evidence import judge
from nhipcau.reading.orders.sheet import Sheet, Verdict
from nhipcau.reading.structure import Block, Zone
from nhipcau.reading.structure.bodies import is_body
from nhipcau.reading.structure.fields import field_of
from nhipcau.reading.types import Cell, Span

_NO_TASKS = (Zone.PURPOSE, Zone.SITUATION, Zone.SCOPE, Zone.NORM)
_ACTORS_AND_TIMES = ("lead", "due")


def take_row(sheet: Sheet, index: int) -> None:
    """A row is a duty; without a number of its own it belongs to the numbered row above (contract, rule 25)."""
    block = sheet.outline.blocks[index]
    above = sheet.outline.blocks[block.parent] if block.parent is not None else None
    if block.label is None and above is not None and above.is_row and above.cells and sheet.found:
        sheet.lengthen_last(end=block.span.end)
        return
    if not any(cell.column in ("content", "lead") for cell in block.cells):
        return
    lead = next((cell for cell in block.cells if cell.column == "lead"), None)
    carried = () if lead is not None or sheet.last_lead is None else (sheet.last_lead,)
    sheet.last_lead = lead or sheet.last_lead
    sure = 0.85 if any(cell.column == "content" for cell in block.cells) else 0.65
    verdict = Verdict("order.row", sure)
    sheet.add(index, block.span, verdict=verdict, section=block.path, cells=block.cells + carried)


def take_field(sheet: Sheet, index: int) -> bool:
    """A field of the task above it, or the first of a task written as a row of fields."""
    block = sheet.outline.blocks[index]
    met = field_of(block.words)
    if met is None:
        return False
    if met[0] == "content" and not is_body(block.words):
        return _take_form(sheet, index)
    # "Phòng: …" and "Đơn vị: …" before an order are subjects, not fields.
    return not judge(block.words[met[1] :]).is_order or met[0] in ("due", "other")


def _take_form(sheet: Sheet, index: int) -> bool:
    """One duty: "1. Tên nhiệm vụ: … 2. Cơ quan chủ trì: … 5. Thời gian: …"."""
    blocks, first = sheet.outline.blocks, sheet.outline.blocks[index]
    cells: list[Cell] = []
    last = index
    for at in (at for at in range(index, len(blocks)) if blocks[at].parent == first.parent):
        cell = sheet.cell_of(blocks[at])
        if cell is None or (at != index and cell.column == "content"):
            break
        cells.append(cell)
        last = at
    if not any(cell.column in _ACTORS_AND_TIMES for cell in cells):
        return False
    sheet.taken.update(range(index, last + 1))
    path = blocks[first.parent].path if first.parent is not None else ""
    span = Span(first.span.start, blocks[last].span.end)
    sheet.add(index, span, verdict=Verdict("order.fields", 0.85), section=path, cells=tuple(cells))
    return True


def take_with_fields(sheet: Sheet, index: int) -> bool:
    """An item under which only its fields stand: content, lead, time."""
    block = sheet.outline.blocks[index]
    if block.zone in _NO_TASKS or block.is_heading or block.opens is Zone.SCOPE:
        return False
    cells: list[Cell] = []
    for child in sheet.children(block):
        cell = sheet.cell_of(child)
        if cell is None:
            return False
        cells.append(cell)
    known = tuple(cells)
    if len(known) < 2 or not any(cell.column in _ACTORS_AND_TIMES for cell in known):
        return False
    if block.is_lead_in and known[0].column == "content":
        return False
    inner = sheet.below(index)
    sheet.taken.update((index, *inner))
    span = Span(block.span.start, max(sheet.outline.blocks[at].span.end for at in inner))
    sheet.add(index, span, verdict=Verdict("order.fields", 0.8), section=block.path, cells=known)
    return True


def end_with_fields(sheet: Sheet, index: int) -> int:
    """Index of the last block that only adds fields, rows or a remark in brackets to the item."""
    blocks, last = sheet.outline.blocks, index
    for at in range(index + 1, len(blocks)):
        below = sheet.outline.stands_under(at, index)
        if not _adds_to(blocks[at], item=blocks[index], below=below) and not (
            below and last > index and _says(blocks[at])
        ):
            break
        last = at
    return last


def _adds_to(block: Block, *, item: Block, below: bool) -> bool:
    if block.is_row:
        return below
    remark = block.label is None and block.parent == item.parent and not block.is_heading
    return (below or remark) and (field_of(block.words) is not None or block.words.startswith("("))


def _says(block: Block) -> bool:
    return block.label is not None and not judge(block.words).is_order
