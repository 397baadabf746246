"""Forms of those who keep people and posts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Person, Post, Tenure
from nhipcau.web.form_fields import day_field
from nhipcau.web.pages.people.words import CONTACT_GROUNDS, MANNERS, POST_KINDS
from nhipcau.web.parts.forms import help_with_basis

Choices = list[tuple[int | str, str]]
LONGEST = 300


def basis_field(*, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=_("Quyết định làm căn cứ"),
        max_length=LONGEST,
        required=required,
        help_text=_("Số, ký hiệu, ngày và cơ quan ban hành."),
    )


class PostForm(forms.Form):
    title = forms.CharField(
        label=_("Chức vụ"), max_length=150, help_text=_("Như in dưới chữ ký: Giám đốc, Phó Chủ tịch, Chánh Văn phòng.")
    )
    kind = forms.ChoiceField(
        label=_("Loại chức vụ"),
        choices=[(code, POST_KINDS[code]) for code in Post.Kind.values],
        help_text=_("Từ đây suy ra cách ký: cấp trưởng ký trực tiếp, cấp phó ký thay, trưởng đơn vị ký thừa lệnh."),
    )
    unit_head_title = forms.CharField(
        label=_("Chức vụ của cấp trưởng đơn vị"),
        max_length=150,
        required=False,
        help_text=_("Chỉ cho cấp phó của đơn vị, ví dụ Chánh Văn phòng khi thêm Phó Chánh Văn phòng."),
    )
    signs_for = forms.CharField(
        label=_("Ký thay mặt tập thể"),
        max_length=150,
        required=False,
        help_text=_("Để trống thì theo quy định chung; ghi khi chức vụ này thay mặt một tập thể khác."),
    )
    place = forms.IntegerField(label=_("Thứ tự"), min_value=0, max_value=999, initial=0)


class AppointForm(forms.Form):
    """Offers the posts of the agency, the people who hold or held one of them, and its head to stand in for."""

    post = forms.TypedChoiceField(label=_("Chức vụ"), coerce=int, empty_value=None)
    person = forms.TypedChoiceField(
        label=_("Người đã có trong danh sách"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Hoặc để trống và ghi họ tên người mới ở dưới."),
    )
    full_name = forms.CharField(label=_("Họ và tên người mới"), max_length=150, required=False)
    manner = forms.ChoiceField(
        label=_("Giữ chức vụ thế nào"), choices=[(code, MANNERS[code]) for code in Tenure.Manner.values]
    )
    stands_in_for = forms.TypedChoiceField(
        label=_("Ký thay ai"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Chỉ khi thay cấp trưởng vắng mặt trong một số ngày."),
    )
    valid_from = day_field(_("Từ ngày"))
    valid_to = day_field(
        _("Đến hết ngày"), required=False, help_text=_("Để trống khi chưa biết; ký thay thì phải có ngày kết thúc.")
    )
    basis = basis_field()

    def __init__(self, *args: object, posts: Choices, people: Choices, heads: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        for name, offered, none in (
            ("post", posts, _("chọn chức vụ")),
            ("person", people, _("người mới")),
            ("stands_in_for", heads, _("không thay ai")),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)
            field.choices = [("", none), *offered]

    def clean(self) -> dict[str, object]:
        given = self.cleaned_data
        if not given.get("person") and not given.get("full_name", "").strip():
            self.add_error("full_name", _("Chọn người đã có hoặc ghi họ tên người mới."))
        return given


class EndForm(forms.Form):
    valid_to = day_field(
        _("Ngày cuối cùng giữ chức vụ"),
        required=False,
        help_text=_("Để trống nếu đã ghi nhầm là thôi: người này tiếp tục giữ chức vụ."),
    )
    basis = basis_field()


class LastDayForm(forms.Form):
    valid_to = day_field(_("Ngày cuối cùng"))
    basis = basis_field()


class FieldLeadForm(forms.Form):
    valid_from = day_field(_("Phụ trách từ ngày"), help_text=_("Người phụ trách trước đó thôi từ hôm trước."))
    basis = basis_field()


class LastDayOfPostForm(forms.Form):
    on = day_field(_("Ngày cuối cùng còn chức vụ này"))


class PurposeForm(forms.Form):
    purpose = forms.CharField(
        label=_("Xem để làm gì"),
        max_length=LONGEST,
        help_text=help_with_basis(_("Lần xem này và mục đích được ghi vào nhật ký."), basis="Luật 91/2025/QH15"),  # type: ignore[arg-type]  # lazy words
    )


class ContactForm(forms.Form):
    phone = forms.CharField(label=_("Điện thoại công việc"), max_length=40, required=False)
    email = forms.EmailField(label=_("Thư điện tử công việc"), max_length=150, required=False)
    purpose = forms.CharField(
        label=_("Giữ liên hệ để làm gì"),
        max_length=LONGEST,
        help_text=_("Ví dụ: mời họp Ban Chỉ đạo công tác đối ngoại nhân dân."),
    )
    ground = forms.ChoiceField(
        label=_("Căn cứ được giữ"), choices=[(code, CONTACT_GROUNDS[code]) for code in Person.Ground.values]
    )
    consented = day_field(_("Ngày đồng ý"), required=False, help_text=_("Bắt buộc khi căn cứ là sự đồng ý."))
    review_on = day_field(_("Xem lại có còn cần giữ vào ngày"), required=False)


class WhyForm(forms.Form):
    why = forms.CharField(
        label=_("Vì sao"), max_length=LONGEST, help_text=_("Ví dụ: không còn cần, hoặc người này rút lại sự đồng ý.")
    )


class RemovedForms(forms.Form):
    """Which of the office's own rule-sets is taken away: sent by its button, never typed."""

    family = forms.ChoiceField(choices=[("state", ""), ("party", "")])
    valid_from = forms.DateField()


class SigningFormsForm(forms.Form):
    family = forms.ChoiceField(label=_("Thể thức"), choices=[("state", _("nhà nước")), ("party", _("Đảng"))])
    valid_from = day_field(_("Áp dụng từ ngày"))
    collective = forms.CharField(label=_("Thay mặt tập thể"), max_length=10, initial="TM.")
    for_head = forms.CharField(label=_("Ký thay"), max_length=10, initial="KT.")
    by_order = forms.CharField(label=_("Thừa lệnh"), max_length=10, initial="TL.")
    by_mandate = forms.CharField(label=_("Thừa ủy quyền"), max_length=10, initial="TUQ.")
    acting = forms.CharField(label=_("Quyền"), max_length=10, initial="Q.")
    source = forms.CharField(label=_("Văn bản quy định"), max_length=LONGEST)
