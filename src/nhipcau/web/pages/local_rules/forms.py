"""Forms about a local rule: what it is, what its review came to, the next step of its drafting."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.documents.local_rules.rules import KINDS
from nhipcau.web.form_fields import day_field
from nhipcau.web.wording import DOCUMENT_TYPES

LONGEST_CYCLE = 240
Choices = list[tuple[int | str, str]]


class LocalRuleForm(forms.Form):
    name = forms.CharField(label=_("Tên văn bản, quy định"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=[(code, DOCUMENT_TYPES[code]) for code in KINDS])
    code = forms.CharField(
        label=_("Số, ký hiệu"), max_length=80, required=False, help_text=_("Để trống nếu văn bản chưa ban hành.")
    )
    issued_on = day_field(_("Ngày ban hành"), required=False)
    owner = forms.TypedChoiceField(label=_("Cơ quan ban hành, chủ quản"), coerce=int)
    lead = forms.TypedChoiceField(label=_("Cơ quan chủ trì rà soát, soạn thảo"), coerce=int)
    coordinators = forms.CharField(label=_("Cơ quan phối hợp"), max_length=300, required=False)
    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=500,
        required=False,
        help_text=_("Nhiệm vụ, kết luận hoặc văn bản yêu cầu rà soát; ví dụ: Kế hoạch 58/KH-UBND, mục III.3."),
    )
    cycle_months = forms.IntegerField(
        label=_("Chu kỳ rà soát (tháng)"),
        min_value=1,
        max_value=LONGEST_CYCLE,
        required=False,
        help_text=_("Để trống nếu chỉ rà soát một lần."),
    )
    last_reviewed = day_field(
        _("Rà soát lần gần nhất"), required=False, help_text=_("Để trống thì kỳ sau tính từ ngày ban hành.")
    )

    def __init__(self, *args: object, agencies: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        for name in ("owner", "lead"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)
            field.choices = [("", _("chọn cơ quan")), *agencies]


class ResultForm(forms.Form):
    result = forms.CharField(
        label=_("Kết quả rà soát"),
        max_length=500,
        help_text=_("Văn bản mới, nội dung sửa đổi, hoặc vì sao giữ nguyên, bãi bỏ."),
    )
    result_code = forms.CharField(label=_("Số, ký hiệu văn bản kết quả"), max_length=80, required=False)
    decided_on = day_field(_("Ngày quyết định"), help_text=_("Kỳ rà soát sau tính từ ngày này."))


class MilestoneForm(forms.Form):
    name = forms.CharField(
        label=_("Việc của mốc này"), max_length=200, help_text=_("Ví dụ: gửi dự thảo lấy ý kiến, thẩm định, trình ký.")
    )
    due_on = day_field(_("Hạn là ngày"), required=False, help_text=_("Hoặc ghi số ngày làm việc ở dưới."))
    working_days = forms.IntegerField(label=_("Hạn theo số ngày làm việc"), min_value=1, max_value=400, required=False)
    starts_on = day_field(
        _("Tính từ ngày"), required=False, help_text=_("Ngày đầu tiên được tính là ngày làm việc liền sau.")
    )
