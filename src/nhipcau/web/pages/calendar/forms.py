"""Forms of the calendar: counting working days, and what its keeper writes, each with its paper."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.ground.calendar import DayKind
from nhipcau.web.form_fields import day_field
from nhipcau.web.wording import DAY_KINDS

LONGEST_COUNT = 400
OFF_KINDS = (DayKind.HOLIDAY, DayKind.IN_LIEU)


class CountForm(forms.Form):
    """Sent by GET: the address of an answer can be passed on."""

    after = day_field(_("Kể từ ngày"))
    days = forms.IntegerField(label=_("Số ngày làm việc"), min_value=1, max_value=LONGEST_COUNT)


class BasisForm(forms.Form):
    basis = forms.CharField(
        label=_("Văn bản quyết định"),
        max_length=300,
        help_text=_("Số, ký hiệu, ngày và cơ quan ban hành; ví dụ: Thông báo 15/TB-BNV ngày 02/12/2026 của Bộ Nội vụ."),
    )


class DayOffForm(BasisForm):
    on = day_field(_("Ngày nghỉ"))
    kind = forms.ChoiceField(label=_("Loại ngày nghỉ"), choices=[(kind.value, DAY_KINDS[kind]) for kind in OFF_KINDS])
    name = forms.CharField(label=_("Tên ngày nghỉ"), max_length=200)
    field_order = ("on", "kind", "name", "basis")


class SwapForm(BasisForm):
    on = day_field(_("Ngày được nghỉ"), help_text=_("Một ngày làm việc, thường xen giữa các ngày nghỉ."))
    worked_instead = day_field(_("Ngày làm bù"), help_text=_("Một ngày nghỉ hằng tuần không trùng ngày lễ."))
    field_order = ("on", "worked_instead", "basis")


class OrdinaryForm(BasisForm):
    on = day_field(
        _("Ngày"), help_text=_("Từ thứ Hai đến thứ Sáu là ngày làm việc, thứ Bảy và Chủ nhật là ngày nghỉ hằng tuần.")
    )
    field_order = ("on", "basis")
