"""What the pages of people call posts, manners of holding them, grounds of keeping a contact."""

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
