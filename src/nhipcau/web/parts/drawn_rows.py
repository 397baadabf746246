"""Draws cells and choices without a template: a page of a list has hundreds, and a template costs much for each.

What a cell holds is escaped here unless it is HTML already; a part in it is drawn as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nhipcau.web.parts.part import Content, SelfDrawn
from nhipcau.web.parts.tables import Column, Option, Row, Table
from nhipcau.web.parts.words import grouped

Draw = Callable[[Content], str]


def rows_drawn(table: Table, *, draw: Draw) -> SafeString:
    """The `<tr>`s of the table's body; `draw` makes HTML of a part."""
    heads = [_cell_head(column) for column in table.columns]
    chosen = _("Chọn %(row)s") if table.bulk else ""
    return mark_safe("".join(_row(table, row, heads, chosen, draw) for row in table.rows))  # noqa: S308 - escaped below


def totals_drawn(table: Table, *, draw: Draw) -> SafeString:
    """The cells of its last line."""
    number = {True: " number", False: ""}
    cells = zip(table.columns, table.totals, strict=True)
    drawn = (
        f'<td role="cell" class="at-{column.phone}{number[column.numeric]}">{_content(cell, draw)}</td>'
        for column, cell in cells
    )
    return mark_safe("".join(drawn))  # noqa: S308 - escaped below


def options_drawn(options: Sequence[Option], *, chosen: str) -> SafeString:
    return mark_safe("".join(_option(option, chosen=chosen) for option in options))  # noqa: S308 - escaped below


def _option(option: Option, *, chosen: str) -> str:
    selected = " selected" if option.value == chosen else ""
    number = f" ({grouped(option.count)})" if option.count is not None else ""
    return f'<option value="{escape(option.value)}"{selected}>{escape(option.words)}{number}</option>'


def _row(table: Table, row: Row, heads: Sequence[str], chosen: str, draw: Draw) -> str:
    ident = f' id="{escape(table.ident)}-{escape(row.ident)}"' if row.ident else ""
    quiet = ' class="quiet"' if row.quiet else ""
    pick = _pick(row, chosen) if table.bulk else ""
    return f'<tr role="row" data-row{ident}{quiet}>{pick}{"".join(_cells(row, heads, draw))}</tr>\n'


def _cells(row: Row, heads: Sequence[str], draw: Draw) -> Iterator[str]:
    cells: Iterable[tuple[str, Content]] = zip(heads, row.cells, strict=True)
    link = f'<a class="row-link" href="{escape(row.url)}" data-key="Enter">' if row.url else ""
    for head, cell in cells:
        yield f"{head}{link}{_content(cell, draw)}{'</a>' if link else ''}</td>"
        link = ""


def _content(cell: Content, draw: Draw) -> str:
    if type(cell) is str:
        return escape(cell)
    if isinstance(cell, SelfDrawn):
        return cell.drawn()
    return conditional_escape(cell) if isinstance(cell, str) else draw(cell)


def _cell_head(column: Column) -> str:
    kinds = (("number", column.numeric), ("wide", column.wide), ("tight", column.tight))
    return f'<td role="cell" class="{" ".join((f"at-{column.phone}", *(name for name, so in kinds if so)))}">'


def _pick(row: Row, chosen: str) -> str:
    box = ""
    if row.ident:
        label = escape(chosen % {"row": row.label})
        box = f'<input type="checkbox" name="chosen" value="{escape(row.ident)}" data-key="x" aria-label="{label}">'
    return f'<td class="pick" role="cell">{box}</td>'
