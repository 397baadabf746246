"""Forms of the administrator."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.ground.actor import AccountRole
from nhipcau.web.wording import ROLES

Choices = list[tuple[int | str, str]]


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("Vai trò"),
        choices=[(role.value, ROLES[role]) for role in AccountRole],
        widget=forms.CheckboxSelectMultiple,
    )
    watches = forms.TypedChoiceField(
        label=_("Theo dõi từ cơ quan"),
        help_text=_("Chỉ cho vai trò theo dõi và thanh tra: thấy việc của cơ quan này và mọi cơ quan trực thuộc."),
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(self, *args: object, agencies: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        watches = self.fields["watches"]
        assert isinstance(watches, forms.TypedChoiceField)
        watches.choices = [("", _("không theo dõi")), *agencies]


class AccountForm(RolesForm):
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=150,
        help_text=_("Chữ không dấu, số, dấu chấm; không đổi được về sau."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    post = forms.CharField(label=_("Chức vụ"), max_length=150, required=False)
    agency = forms.TypedChoiceField(label=_("Cơ quan"), required=False, coerce=int, empty_value=None)
    field_order = ("username", "full_name", "post", "agency", "roles", "watches")

    def __init__(self, *args: object, agencies: Choices, **kwargs: object) -> None:
        super().__init__(*args, agencies=agencies, **kwargs)
        agency = self.fields["agency"]
        assert isinstance(agency, forms.TypedChoiceField)
        agency.choices = [("", _("không thuộc cơ quan nào (quản trị hệ thống)")), *agencies]
