"""Forms of those who keep the directory: each change from a day on, with the paper it rests on."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Family, Level
from nhipcau.web.form_fields import day_field
from nhipcau.web.wording import FAMILIES, LEVELS

Choices = list[tuple[int | str, str]]
LONGEST_NAME = 300


def _basis(*, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=_("Văn bản làm căn cứ"),
        max_length=LONGEST_NAME,
        required=required,
        help_text=_("Số, ký hiệu, ngày và cơ quan ban hành; ví dụ: Nghị quyết 15/NQ-HĐND ngày 20/02/2025."),
    )


class RenameForm(forms.Form):
    name = forms.CharField(
        label=_("Tên mới"), max_length=LONGEST_NAME, help_text=_("Không ghi tên tỉnh, trừ khi tên gồm cả tên tỉnh.")
    )
    valid_from = day_field(_("Từ ngày"), help_text=_("Tên cũ hết dùng ngày hôm trước và vẫn đúng cho văn bản cũ."))
    basis = _basis()


class AliasForm(forms.Form):
    name = forms.CharField(
        label=_("Tên gọi khác"),
        max_length=LONGEST_NAME,
        help_text=_("Cách gọi hay viết tắt gặp trong văn bản; từ nay văn bản viết vậy là nói tới cơ quan này."),
    )
    basis = _basis(required=False)


class WithSuperior(forms.Form):
    """A form that offers the agencies its user keeps as superiors."""

    parent = forms.TypedChoiceField(label=_("Cơ quan cấp trên"), coerce=int, empty_value=None)

    def __init__(self, *args: object, agencies: Choices, none: object = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        parent = self.fields["parent"]
        assert isinstance(parent, forms.TypedChoiceField)
        parent.required = not none
        parent.choices = [("", none or _("chọn cơ quan")), *agencies]


class MoveForm(WithSuperior):
    valid_from = day_field(_("Từ ngày"), help_text=_("Trực thuộc nơi cũ đến hết ngày hôm trước."))
    basis = _basis()


class AgencyForm(WithSuperior):
    name = forms.CharField(label=_("Tên cơ quan"), max_length=LONGEST_NAME)
    family = forms.ChoiceField(label=_("Khối"), choices=[(code, FAMILIES[code]) for code in Family.values])
    level = forms.ChoiceField(label=_("Cấp"), choices=[(code, LEVELS[code]) for code in Level.values])
    locality = forms.CharField(
        label=_("Tỉnh, thành phố"),
        max_length=100,
        required=False,
        help_text=_("Ví dụ: tỉnh Bình Hải, thành phố Cần Thơ. Để trống nếu là cơ quan ở Trung ương."),
    )
    valid_from = day_field(_("Thành lập từ ngày"), required=False)
    basis = _basis(required=False)
    field_order = ("name", "parent", "family", "level", "locality", "valid_from", "basis")
