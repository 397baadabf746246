"""The tables of one agency's page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.agencies.selectors import AgencySheet
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.wording import LEVELS, LINES, said


def names_table(sheet: AgencySheet) -> Table:
    """What it was called, from when to when."""
    return Table(
        caption=_("Tên qua các thời kỳ"),
        columns=(
            Column(_("Tên"), phone=Phone.FIRST, wide=True),
            Column(_("Từ ngày"), phone=Phone.SECOND),
            Column(_("Đến ngày"), phone=Phone.END),
            Column(_("Căn cứ")),
        ),
        rows=tuple(
            Row(
                cells=(
                    f"{name.name} ({_('tên gọi khác')})" if name.is_alias else name.name,
                    day(name.valid_from) or "…",
                    day(name.valid_to) or _("nay"),
                    name.basis,
                )
            )
            for name in sheet.names
        ),
        empty=Empty(words=_("Chưa có tên nào.")),
        ident="names",
    )


def parents_table(sheet: AgencySheet) -> Table:
    """Whom it stood and stands under."""
    return Table(
        caption=_("Cơ quan cấp trên"),
        columns=(
            Column(_("Cơ quan"), phone=Phone.FIRST, wide=True),
            Column(_("Quan hệ"), phone=Phone.SECOND),
            Column(_("Từ ngày")),
            Column(_("Đến ngày"), phone=Phone.END),
            Column(_("Căn cứ")),
        ),
        rows=tuple(
            Row(
                cells=(p.label, said(LINES, p.line), day(p.valid_from) or "…", day(p.valid_to) or _("nay"), p.basis),
                url=reverse("agency", args=[p.parent_id]),
            )
            for p in sheet.parents
        ),
        empty=Empty(words=_("Chưa ghi cơ quan cấp trên.")),
        ident="parents",
    )


def children_table(sheet: AgencySheet) -> Table:
    """What stands under it today."""
    return Table(
        caption=_("Cơ quan trực thuộc"),
        columns=(Column(_("Cơ quan"), phone=Phone.FIRST, wide=True), Column(_("Cấp"), phone=Phone.END)),
        rows=tuple(
            Row(cells=(c.label, said(LEVELS, c.level)), url=reverse("agency", args=[c.id])) for c in sheet.children
        ),
        empty=Empty(words=_("Không có cơ quan nào trực thuộc.")),
        ident="children",
    )
