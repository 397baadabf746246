"""What happens to agencies, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.agencies.events.selectors import ChangeRow, EventRow, LegRow
from nhipcau.agencies.models import EventKind
from nhipcau.web.wording import Words, said

KINDS: Words = {
    EventKind.RENAME: gettext_lazy("đổi tên"),
    EventKind.MERGE: gettext_lazy("hợp nhất"),
    EventKind.ABSORB: gettext_lazy("sáp nhập"),
    EventKind.SPLIT: gettext_lazy("chia tách"),
    EventKind.UPGRADE: gettext_lazy("nâng cấp"),
    EventKind.ABOLISH: gettext_lazy("giải thể, kết thúc hoạt động"),
    EventKind.FUNCTION_TRANSFER: gettext_lazy("chuyển chức năng"),
}
STATES: Words = {
    "planned": gettext_lazy("dự kiến, chưa áp dụng"),
    "applied": gettext_lazy("đã áp dụng"),
    "undone": gettext_lazy("đã bỏ hoặc hoàn tác"),
}
_NAMED = 3
CHANGES: Words = {
    "agency_ends": gettext_lazy("Cơ quan kết thúc"),
    "agency_changes": gettext_lazy("Thông tin chung"),
    "name_begins": gettext_lazy("Tên mới"),
    "name_ends": gettext_lazy("Tên hết dùng"),
    "name_changes": gettext_lazy("Ngày bắt đầu của tên"),
    "parent_begins": gettext_lazy("Trực thuộc nơi mới"),
    "parent_ends": gettext_lazy("Thôi trực thuộc"),
    "ident_begins": gettext_lazy("Mã mới"),
    "ident_ends": gettext_lazy("Mã hết dùng"),
    "locality_begins": gettext_lazy("Tên địa phương mới"),
    "locality_ends": gettext_lazy("Tên địa phương hết dùng"),
}


def change_words(change: ChangeRow) -> str:
    return said(CHANGES, change.what)


def leg_words(leg: LegRow) -> str:
    """ "Sở Kế hoạch và Đầu tư → Sở Tài chính (chức năng: viện trợ)"."""
    if leg.from_id is not None and leg.from_id == leg.to_id:
        if leg.new_name:
            return _("%(agency)s, nay là %(name)s") % {"agency": leg.from_label, "name": leg.new_name}
        if leg.new_locality:
            return _("%(agency)s, nay của %(place)s") % {"agency": leg.from_label, "place": leg.new_locality}
        return _("%(agency)s, tiếp tục") % {"agency": leg.from_label}
    heir = leg.to_label or _("kết thúc")
    scope = " " + _("(chức năng: %(scope)s)") % {"scope": leg.function_scope} if leg.function_scope else ""
    return f"{leg.from_label or '…'} → {heir}{scope}"


def event_title(row: EventRow) -> str:
    """From whom to whom where all arrows share an end; else by the first arrow, and how many more there are."""
    if not row.legs:
        return said(KINDS, row.kind)
    if len(row.legs) == 1:
        return leg_words(row.legs[0])
    sources = tuple(dict.fromkeys(leg.from_label for leg in row.legs if leg.from_label))
    heirs = tuple(dict.fromkeys(leg.to_label for leg in row.legs if leg.to_label))
    if (sources and len(heirs) == 1) or (heirs and len(sources) == 1):
        return f"{_listed(sources)} → {_listed(heirs)}"
    return _("%(first)s và %(number)d bên khác") % {"first": leg_words(row.legs[0]), "number": len(row.legs) - 1}


def _listed(labels: tuple[str, ...]) -> str:
    named = ", ".join(labels[:_NAMED])
    more = len(labels) - _NAMED
    return _("%(named)s và %(number)d cơ quan khác") % {"named": named, "number": more} if more > 0 else named
