"""A reading as a table for people on a terminal: per document its head, then section, what, lead, coordinators, due."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

from nhipcau.reading.types import Document, Duty, Found, Reading

_HEADS = ("Mục", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn")
# Shares of the terminal's width; the narrowest useful table is 80 columns.
_SHARES = (0.08, 0.44, 0.18, 0.18, 0.12)
_NARROWEST = 80
_WIDEST = 180


def duty_table(reading: Reading) -> str:
    columns = min(_WIDEST, max(_NARROWEST, shutil.get_terminal_size().columns))
    room = columns - 2 * (len(_SHARES) - 1)
    widths = [max(6, int(room * share)) for share in _SHARES]
    parts = [f"━━ {reading.file} ({reading.media_type})\n"]
    parts += [_document(document, text=reading.text, widths=widths) for document in reading.documents]
    return "".join(parts)


def _document(document: Document, *, text: str, widths: Sequence[int]) -> str:
    lines = textwrap.wrap(_head(document), width=sum(widths), initial_indent="   ", subsequent_indent="   ")
    if not document.duties:
        return "\n".join([*lines, "   (không có nhiệm vụ nào được đọc ra)", ""])
    lines += _row(_HEADS, widths)
    lines.append("─" * (sum(widths) + 2 * (len(widths) - 1)))
    for duty in document.duties:
        lines += _row(_cells(duty, text), widths)
    return "\n".join([*lines, ""])


def _head(document: Document) -> str:
    header = document.header
    known = (header.type, header.code, header.issuer, header.title)
    words = [found.value for found in known if found]
    if header.date:
        words.insert(2, f"{header.date.value:%d/%m/%Y}")
    return " · ".join(words) or "(chưa đọc được phần đầu)"


def _cells(duty: Duty, text: str) -> tuple[str, ...]:
    parties = duty.parties
    return (
        duty.section,
        " ".join(text[duty.span.start : duty.span.end].split()),
        _names(parties.lead) or (f"(đề nghị) {_names(parties.requested)}" if parties.requested else ""),
        _names(parties.coordinators),
        duty.due.value.text if duty.due else "",
    )


def _names(names: Sequence[Found[str]]) -> str:
    return "; ".join(found.value for found in names)


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [textwrap.wrap(cell, width=width) for cell, width in zip(cells, widths, strict=True)]
    return [
        "  ".join(part.ljust(width) for part, width in zip(line, widths, strict=True)).rstrip()
        for line in zip_longest(*wrapped, fillvalue="")
    ]
