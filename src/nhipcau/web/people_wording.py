"""The words pages use for people, posts, bodies and their members."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.web.wording import Words

POST_KINDS: Words = {
    "head": _("cấp trưởng"),
    "deputy": _("cấp phó"),
    "unit_head": _("trưởng đơn vị bên trong"),
    "unit_deputy": _("cấp phó của đơn vị bên trong"),
    "member": _("không ký văn bản"),
}
MANNERS: Words = {
    "full": _("chính thức"),
    "acting": _("quyền (Q.)"),
    "in_charge": _("phụ trách khi chưa có cấp trưởng"),
    "substitute": _("ký thay khi cấp trưởng vắng"),
}
CONTACT_GROUNDS: Words = {
    "public_task": _("nhiệm vụ công"),
    "consent": _("người ấy đồng ý"),
    "public_source": _("đã công khai"),
}
LOOKS: Words = {"state": _("thể thức nhà nước"), "party": _("thể thức Đảng")}
BODY_KINDS: Words = {
    "union": _("Liên hiệp các tổ chức hữu nghị"),
    "aid_board": _("ban điều phối viện trợ nhân dân"),
    "committee": _("ban chỉ đạo, tổ công tác liên ngành"),
    "other": _("tổ chức khác"),
}
SEAT_ROLES: Words = {
    "chair": _("trưởng ban"),
    "vice_chair": _("phó trưởng ban"),
    "secretary": _("thư ký"),
    "member": _("ủy viên"),
}
