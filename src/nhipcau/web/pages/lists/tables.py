"""The lists as tables: all lists, the rows of one, and what was written beside it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.agencies.lists.shapes import SHAPES
from nhipcau.foundation.lists import ListLine, ListSheet, WrittenLine
from nhipcau.foundation.pages import Page
from nhipcau.ground.lists import ListRow, Value
from nhipcau.web.lists import address_with, pages_part
from nhipcau.web.pages.lists.wording import ABOUT, CHOICES, STANDINGS, TITLES
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.tables import Column, Empty, FilterSentence, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.wording import said

SUBJECTS = {"matching": "word", "collectives": "example", "functions": "name", "levels": "name"}


def index_table(sheets: Sequence[ListSheet]) -> Table:
    return Table(
        caption=_("Danh mục từ ngữ"),
        columns=(
            Column(_("Danh mục"), phone=Phone.FIRST, wide=True),
            Column(_("Dùng để làm gì"), phone=Phone.SECOND),
            Column(_("Kèm theo phần mềm"), numeric=True),
            Column(_("Người quản trị ghi"), numeric=True, phone=Phone.END),
        ),
        rows=tuple(
            Row(
                cells=(
                    said(TITLES, sheet.code),
                    said(ABOUT, sheet.code),
                    str(sheet.shipped),
                    str(sum(line.withdrawn is None for line in sheet.written) or ""),
                ),
                url=reverse("list", args=[sheet.code]),
            )
            for sheet in sheets
        ),
        empty=Empty(words=""),
    )


def head() -> tuple[str, ...]:
    return (_("Mục"), _("Nội dung"), _("Nguồn"), _("Hiệu lực"), _("Hiện trạng"))


def rows_table(request: HttpRequest, sheet: ListSheet, page: Page[ListLine], *, sentence: FilterSentence) -> Table:
    """Each row leads a keeper to its form; beside it stands the way to leave it out."""
    titles = head()
    columns = (
        Column(titles[0], phone=Phone.FIRST),
        Column(titles[1], phone=Phone.SECOND, wide=True),
        Column(titles[2]),
        Column(titles[3], tight=True),
        Column(titles[4], phone=Phone.END),
    )
    return Table(
        caption=said(TITLES, sheet.code),
        columns=(*columns, Column("")) if sheet.may_keep else columns,
        rows=tuple(_row(sheet, line) for line in page.rows),
        empty=Empty(words=_("Không có mục nào như vậy."), how=_("Bớt chữ tìm, hoặc người quản trị thêm mục mới.")),
        sentence=sentence,
        csv_url=address_with(request, format="csv"),
        xlsx_url=address_with(request, format="xlsx"),
        pages=pages_part(request, page),
    )


def cells_of(code: str, line: ListLine) -> tuple[str, ...]:
    row = line.row
    return (
        subject_of(code, row),
        content_of(code, row),
        "" if line.standing == "shipped" and common_source(code) else row.source,
        _days(line.valid_from, line.valid_to),
        said(STANDINGS, line.standing),
    )


def common_source(code: str) -> str:
    """Told once where all shipped rows have the same; empty where each has its own."""
    sources = {row.source for row in SHAPES[code].shipped()}
    return sources.pop() if len(sources) == 1 else ""


def subject_of(code: str, row: ListRow) -> str:
    return row.text(SUBJECTS[code]) or ", ".join(row.words("phrases")) or row.key


def content_of(code: str, row: ListRow) -> str:
    """All that the row says beside its subject; patterns are no words for people."""
    hidden = {SUBJECTS[code], "code", "pattern", "keys", "printed", "name", "successor"}
    told = (_told(code, name, value) for name, value in row.content if name not in hidden)
    return " · ".join(words for words in told if words)


def written_table(sheet: ListSheet) -> Table | None:
    """What an administrator wrote, the newest first; None where that is nothing."""
    if not sheet.written:
        return None
    return Table(
        caption=_("Người quản trị đã ghi"),
        ident="written",
        columns=(
            Column(_("Mục"), phone=Phone.FIRST),
            Column(_("Nội dung"), wide=True),
            Column(_("Nguồn"), phone=Phone.SECOND),
            Column(_("Hiệu lực"), tight=True),
            Column(_("Ai ghi")),
            Column(_("Hiện trạng"), phone=Phone.END),
        ),
        rows=tuple(
            Row(
                cells=(
                    subject_of(sheet.code, line.row),
                    _("không dùng mục này") if line.left_out else content_of(sheet.code, line.row),
                    line.row.source,
                    _days(line.valid_from, line.valid_to),
                    f"{line.who}, {day(line.at.date())}",
                    _standing(line, may_keep=sheet.may_keep),
                ),
                quiet=line.withdrawn is not None,
            )
            for line in sheet.written
        ),
        empty=Empty(words=""),
    )


def row_address(name: str, code: str, key: str) -> str:
    return f"{reverse(name, args=[code])}?{urlencode({'muc': key})}"


def _row(sheet: ListSheet, line: ListLine) -> Row:
    cells: tuple[str | Action, ...] = cells_of(sheet.code, line)
    out = line.standing == "left_out"
    if sheet.may_keep:
        leave = Action(_("Bỏ…"), row_address("leave_out_row", sheet.code, line.row.key), weight=Weight.QUIET)
        cells = (*cells, "" if out else leave)
    url = row_address("change_row", sheet.code, line.row.key) if sheet.may_keep and not out else ""
    return Row(cells=cells, url=url, quiet=out)


def _told(code: str, name: str, value: Value) -> str:
    words = CHOICES.get((code, name), {})
    if isinstance(value, bool):
        return ""
    if isinstance(value, tuple):
        return ", ".join(said(words, one) if words else one for one in value)
    if isinstance(value, (str, int)):
        return said(words, str(value)) if words else str(value)
    return day(value)


def _days(first: object, last: object) -> str:
    if first is None and last is None:
        return ""
    return f"{_shown(first) or '…'} – {_shown(last) or '…'}"


def _shown(on: object) -> str:
    return day(on) if on is not None else ""  # type: ignore[arg-type]  # a day where it is not None


def _standing(line: WrittenLine, *, may_keep: bool) -> str | Action:
    if line.withdrawn is not None:
        return _("đã rút lại: %(who)s, %(day)s") % {"who": line.withdrawn_by, "day": day(line.withdrawn.date())}
    if not may_keep:
        return _("đang dùng")
    return Action(_("Rút lại"), reverse("withdraw_row", args=[line.id]), sends=True, weight=Weight.QUIET, icon="undo")
