"""What the pages of bodies call kinds of bodies and seats in them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.web.wording import Words

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
