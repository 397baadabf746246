"""What the pages of the books call kinds, states, levels and limits."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.documents.selectors.books import BookRow, EntryRow
from nhipcau.web.wording import DOCUMENT_TYPES, Words, said

KINDS: Words = {"incoming": gettext_lazy("Sổ văn bản đến"), "outgoing": gettext_lazy("Sổ văn bản đi")}
STATES: Words = {
    "reserved": gettext_lazy("giữ số"),
    "registered": gettext_lazy("đã vào sổ"),
    "void": gettext_lazy("bỏ số"),
    "recalled": gettext_lazy("bị thu hồi"),
    "replaced": gettext_lazy("được thay thế"),
    "corrected": gettext_lazy("được đính chính"),
}
AMENDMENTS: Words = {
    "recalled": gettext_lazy("Thu hồi"),
    "replaced": gettext_lazy("Thay thế"),
    "corrected": gettext_lazy("Đính chính"),
}
RANKS: Words = {
    "agency_leader": gettext_lazy("Ý kiến của lãnh đạo cơ quan"),
    "unit_leader": gettext_lazy("Ý kiến của lãnh đạo đơn vị"),
    "officer": gettext_lazy("Đề xuất của người giải quyết"),
}
PARTS: Words = {"lead": gettext_lazy("Chủ trì"), "coordinator": gettext_lazy("Phối hợp")}
SENDINGS: Words = {
    "waiting": gettext_lazy("chưa gửi"),
    "sent": gettext_lazy("đã gửi"),
    "received": gettext_lazy("đã nhận"),
    "returned": gettext_lazy("bị trả lại"),
}
MEDIA: Words = {"paper": gettext_lazy("bản giấy"), "electronic": gettext_lazy("bản điện tử")}
URGENCIES: Words = {
    "": gettext_lazy("thường"),
    "khẩn": gettext_lazy("khẩn"),
    "thượng khẩn": gettext_lazy("thượng khẩn"),
    "hỏa tốc": gettext_lazy("hỏa tốc"),
}
LIMITS: Words = {
    "register": gettext_lazy("Vào sổ"),
    "submit": gettext_lazy("Trình người có thẩm quyền"),
    "issue": gettext_lazy("Phát hành"),
}
FORMS: Words = {
    "incoming": gettext_lazy("Sổ đăng ký văn bản đến (10 cột)"),
    "resolution": gettext_lazy("Sổ theo dõi giải quyết văn bản đến (7 cột)"),
    "outgoing": gettext_lazy("Sổ đăng ký văn bản đi (10 cột)"),
}


def book_name(book: BookRow) -> str:
    """ "Sổ văn bản đến năm 2026", "Sổ văn bản đi · Kế hoạch · nhiệm kỳ 2025–2030"."""
    when = _("năm %(year)d") % {"year": book.year} if book.year else _("nhiệm kỳ %(term)s") % {"term": book.term}
    series = " · ".join(part for part in (book.label, said(DOCUMENT_TYPES, book.document_type)) if part)
    return " ".join(part for part in (said(KINDS, book.kind), series and f"({series})", when) if part)


def entry_name(row: EntryRow) -> str:
    if row.kind == "incoming":
        return _("Số đến %(number)d") % {"number": row.number}
    return row.code or _("Số đi %(number)d") % {"number": row.number}


def state_words(row: EntryRow) -> str:
    """State, and what corrected it, which changes no state."""
    corrected = any(one.kind == "corrected" for one in row.amendments)
    if row.state == "registered":
        told = [said(STATES, "corrected")] if corrected else []
        if row.kind == "incoming" and row.resolved_on:
            told.append(_("đã giải quyết"))
        return ", ".join(told)
    return said(STATES, row.state)
