"""The words pages use for codes: families, levels, roles, states, relations, document types. One word, one meaning."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Family, Level
from nhipcau.ground.actor import AccountRole

Words = Mapping[str, Promise]

FAMILIES: Words = {
    Family.PARTY: _("cơ quan Đảng"),
    Family.STATE: _("cơ quan nhà nước"),
    Family.FRONT: _("Mặt trận và đoàn thể"),
    Family.ASSOCIATION: _("hội, liên hiệp"),
    Family.MEDIA: _("báo, đài"),
    Family.UNIT: _("đơn vị"),
    Family.UNKNOWN: _("chưa rõ"),
}
LEVELS: Words = {
    Level.CENTRAL: _("Trung ương"),
    Level.PROVINCE: _("tỉnh, thành phố"),
    Level.DEPARTMENT: _("sở, ban, ngành"),
    Level.DISTRICT: _("huyện (đến 30/6/2025)"),
    Level.COMMUNE: _("xã, phường, đặc khu"),
    Level.UNIT: _("đơn vị trực thuộc"),
    Level.UNKNOWN: _("chưa rõ"),
}
ROLES: Words = {
    AccountRole.CLERK: _("văn thư"),
    AccountRole.OFFICER: _("chuyên viên"),
    AccountRole.UNIT_LEADER: _("lãnh đạo đơn vị"),
    AccountRole.OFFICE_MONITOR: _("theo dõi, đôn đốc (Văn phòng)"),
    AccountRole.UNION_STAFF: _("cán bộ Liên hiệp"),
    AccountRole.INSPECTOR: _("thanh tra, giám sát"),
    AccountRole.ADMINISTRATOR: _("quản trị"),
    AccountRole.NATIONAL_MONITOR: _("theo dõi toàn quốc"),
}
NAME_STATES: Words = {
    "open": _("chờ xem"),
    "matched": _("đã khớp"),
    "made": _("đã lập cơ quan"),
    "set_aside": _("không phải một cơ quan"),
}
LINES: Words = {
    "governing": _("chủ quản"),
    "party": _("Đảng"),
    "sector": _("ngành dọc"),
    "front": _("Mặt trận"),
}


def said(words: Words, code: str) -> str:
    """The words for a code; the code itself where none are kept, so that nothing disappears from a page."""
    return str(words.get(code, code))
