"""The foot of a document: where it stands, who receives, who signed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.reading.header.lines import Cell, cells_of, is_noise
from nhipcau.reading.header.recipients import read_recipients
from nhipcau.reading.header.signature import is_name, is_post, is_sign_form, is_signed_mark, read_signature
from nhipcau.reading.header.words import NATION, RECIPIENTS, SIGN_FORM
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Signatory, Span

_LOOK_BACK, _LOOK_AHEAD = 14, 60
_APPENDIX = re.compile(r"^(?:phu luc|danh muc|danh sach|bieu mau|mau so|bieu so|mau|ban khai|noi dung)\b")


@dataclass(frozen=True, slots=True)
class Foot:
    span: Span | None = None
    """From "Nơi nhận" or the first line of the signature to the last of both."""
    recipients: tuple[Found[str], ...] = ()
    signatory: Signatory | None = None


def read_foot(source: Source, within: Span) -> Foot:
    cells = tuple(part for c in cells_of(source, within) if not is_noise(c) for part in _columns(c))
    start = _start(cells)
    if start is None:
        return Foot()
    region = _region(cells, start)
    mark = next((i for i, c in enumerate(region) if RECIPIENTS.match(c.folded)), None)
    recipients = read_recipients(region[mark:]) if mark is not None else None
    listed = recipients.cells if recipients else frozenset[Span]()
    signature = read_signature(tuple(c for c in region if c.span not in listed))
    ends = [region[0].span.end, *(span.end for span in listed), *(span.end for span in signature.spans)]
    return Foot(
        span=Span(region[0].span.start, max(ends)),
        recipients=recipients.found if recipients else (),
        signatory=signature.signatory,
    )


def _columns(cell: Cell) -> list[Cell]:
    """A line in which recognition ran two columns together is parted where the form of signing begins."""
    if not (RECIPIENTS.match(cell.folded) or cell.words[:1] in "-+•"):
        return [cell]
    form = SIGN_FORM.search(cell.words)
    if form and form.start() > 0 and is_sign_form(cell.part(form.start(), len(cell.words))):
        return [cell.part(0, form.start()), cell.part(form.start(), len(cell.words))]
    capitals = re.search(r"(?<=[;.,:])\s+([A-ZÀ-ỸĐ]{2,}(?:\s+[A-ZÀ-ỸĐ]{2,})+)\s*$", cell.words)
    if capitals and is_post(cell.part(capitals.start(1), len(cell.words))):
        return [cell.part(0, capitals.start(1)), cell.part(capitals.start(1), len(cell.words))]
    return [cell]


def _start(cells: tuple[Cell, ...]) -> int | None:
    """The first "Nơi nhận", or the first signature where it stands before it or alone."""
    mark = next((i for i, c in enumerate(cells) if RECIPIENTS.match(c.folded)), None)
    reach = len(cells) if mark is None else mark
    for index in range(reach):
        if (is_sign_form(cells[index]) or is_post(cells[index])) and _is_signed(cells, index, mark):
            return index
    return mark


def _is_signed(cells: tuple[Cell, ...], index: int, mark: int | None) -> bool:
    """A form of signing or a post in capitals stands over a name, or beside the recipients: then it signs."""
    for cell in cells[index + 1 : index + _LOOK_BACK]:
        if is_name(cell):
            return True
        if RECIPIENTS.match(cell.folded):
            return True
        if not (cell.is_capitals or cell.is_rule or is_sign_form(cell) or is_post(cell) or is_signed_mark(cell)):
            return False
        if NATION.search(cell.folded):
            return False
    return index + 1 >= len(cells) and is_sign_form(cells[index]) and mark is None


def _region(cells: tuple[Cell, ...], start: int) -> tuple[Cell, ...]:
    """The cells that can belong to the foot: up to an appendix, another letterhead or a long paragraph."""
    taken = [cells[start]]
    for cell in cells[start + 1 : start + _LOOK_AHEAD]:
        if NATION.search(cell.folded) or (
            _APPENDIX.match(cell.folded) and (cell.is_capitals or cell.line - taken[-1].line > 1)
        ):
            break
        if len(cell.words) > 300:
            break
        taken.append(cell)
    return tuple(taken)
