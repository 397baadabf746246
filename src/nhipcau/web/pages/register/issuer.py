"""Who the issuer of an old paper is today: "UBND tỉnh … (nay: UBND thành phố …, từ 30/4/2026)"."""

from __future__ import annotations

from django.utils.translation import gettext as _

from nhipcau.agencies.calling import Happened, called_now, happened_to
from nhipcau.documents.selectors import DocumentSheet
from nhipcau.foundation import clock


def happened_to_issuer(sheet: DocumentSheet) -> Happened | None:
    """None where the issuer is no agency of the directory."""
    return happened_to(sheet.row.issuer_id) if sheet.row.issuer_id is not None else None


def issuer_now(sheet: DocumentSheet, happened: Happened | None) -> str:
    """Empty where it is called as it was."""
    now = called_now(happened, written_on=sheet.row.date, on=clock.today()) if happened else None
    if now is None:
        return ""
    if not now.label:
        return _("nay: cần xác định đơn vị kế thừa") if now.standing == "undecided" else _("nay: không còn")
    if now.since is None:
        return _("nay: %(agency)s") % {"agency": now.label}
    # As papers write a day: neither day nor month is filled up with a nought.
    day = f"{now.since.day}/{now.since.month}/{now.since.year}"
    return _("nay: %(agency)s, từ %(day)s") % {"agency": now.label, "day": day}
