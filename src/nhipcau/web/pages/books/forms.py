"""Forms of the books: a line that comes in, one that goes out, what becomes of it, who resolves it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.documents.models import Amendment, Book, Opinion
from nhipcau.ground.refusal import Refusal
from nhipcau.web.form_fields import day_field
from nhipcau.web.pages.books.words import AMENDMENTS, KINDS, MEDIA, RANKS, SENDINGS, URGENCIES
from nhipcau.web.parts.forms import help_with_basis
from nhipcau.web.refusals import words_of
from nhipcau.web.wording import DOCUMENT_TYPES

Choices = Iterable[tuple[int | str, object]]
MOST_COORDINATORS = 6


def _words(
    label: object, *, longest: int, required: bool = False, offered: str = "", help_text: object = ""
) -> forms.CharField:
    look = forms.TextInput(attrs={"list": offered, "autocomplete": "off"}) if offered else forms.TextInput()
    return forms.CharField(label=label, max_length=longest, required=required, help_text=help_text, widget=look)  # type: ignore[arg-type]  # lazy words


def _text(label: object, *, required: bool = False, rows: int = 3, help_text: object = "") -> forms.CharField:
    look = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=4000, required=required, help_text=help_text, widget=look)  # type: ignore[arg-type]  # lazy words


class WithBook(forms.Form):
    """A form that asks which book only where there are several."""

    book = forms.TypedChoiceField(label=_("Sổ"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: object, books: Choices = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        known = list(books)
        if not known:
            del self.fields["book"]
            return
        field = self.fields["book"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("sổ chung của năm")), *known]


class IncomingForm(WithBook):
    arrived_on = day_field(_("Ngày đến"))
    arrived_at = forms.TimeField(
        label=_("Giờ đến"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    author = _words(_("Tác giả (cơ quan ban hành)"), longest=300, required=True)
    code = _words(_("Số, ký hiệu văn bản"), longest=80)
    document_date = day_field(_("Ngày tháng văn bản"), required=False)
    type_name = _words(_("Tên loại"), longest=100, offered="types")
    subject = _text(_("Trích yếu nội dung"), required=True)
    urgency = forms.ChoiceField(label=_("Mức độ khẩn"), choices=list(URGENCIES.items()), required=False)
    medium = forms.ChoiceField(label=_("Bản đến"), choices=list(MEDIA.items()), required=False)
    handed_to = _words(_("Đơn vị hoặc người nhận"), longest=300, offered="units")
    transferred_on = day_field(_("Ngày chuyển"), required=False)
    signed_for = _words(_("Ký nhận"), longest=150)
    due_on = day_field(
        _("Thời hạn giải quyết"),
        required=False,
        help_text=help_with_basis(
            _("Theo quy chế làm việc của cơ quan, hoặc thời hạn ghi trong văn bản."),  # type: ignore[arg-type]  # lazy words
            basis="NĐ 30/2020, khoản 2 Điều 24",
        ),
    )
    remarks = _text(_("Ghi chú"), rows=2)
    field_order = ("book",)


class OutgoingForm(WithBook):
    reserved = forms.TypedChoiceField(label=_("Số"), coerce=int, empty_value=None, required=False)
    dated = day_field(_("Ngày tháng văn bản"))
    symbol = _words(
        _("Ký hiệu"), longest=60, required=True, offered="symbols", help_text=_("Phần sau số, ví dụ: UBND-NC, KH-UBND.")
    )
    type_name = _words(_("Tên loại"), longest=100, offered="types")
    subject = _text(_("Trích yếu nội dung"), required=True)
    signer = _words(_("Người ký"), longest=150, required=True)
    addressees = _text(_("Nơi nhận"), rows=4, help_text=_("Mỗi nơi một dòng."))
    kept_by = _words(_("Đơn vị, người nhận bản lưu"), longest=200)
    copies = forms.IntegerField(label=_("Số lượng bản"), min_value=0, max_value=1_000_000, required=False)
    urgency = forms.ChoiceField(label=_("Mức độ khẩn"), choices=list(URGENCIES.items()), required=False)
    medium = forms.ChoiceField(label=_("Bản đi"), choices=list(MEDIA.items()), required=False)
    transferred_on = day_field(_("Ngày chuyển"), required=False)
    remarks = _text(_("Ghi chú"), rows=2)
    field_order = ("book", "reserved")

    def __init__(self, *args: object, reserved: Choices = (), next_number: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on to WithBook
        field = self.fields["reserved"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", next_number), *reserved]


class ReserveForm(WithBook):
    count = forms.IntegerField(label=_("Giữ bao nhiêu số"), min_value=1, max_value=20, initial=1)
    on = day_field(_("Ngày"))
    remarks = _words(_("Giữ cho văn bản nào"), longest=200)
    field_order = ("book",)


class CompleteIncomingForm(forms.Form):
    author = _words(_("Tác giả (cơ quan ban hành)"), longest=300, required=True)
    code = _words(_("Số, ký hiệu văn bản"), longest=80)
    document_date = day_field(_("Ngày tháng văn bản"), required=False)
    type_name = _words(_("Tên loại"), longest=100)
    subject = _text(_("Trích yếu nội dung"), required=True)
    urgency = forms.ChoiceField(label=_("Mức độ khẩn"), choices=list(URGENCIES.items()), required=False)
    handed_to = _words(_("Đơn vị hoặc người nhận"), longest=300)
    submitted_on = day_field(_("Ngày trình"), required=False)
    transferred_on = day_field(_("Ngày chuyển"), required=False)
    signed_for = _words(_("Ký nhận"), longest=150)
    due_on = day_field(_("Thời hạn giải quyết"), required=False)
    remarks = _text(_("Ghi chú"), rows=2)


class CompleteOutgoingForm(forms.Form):
    type_name = _words(_("Tên loại"), longest=100)
    subject = _text(_("Trích yếu nội dung"), required=True)
    signer = _words(_("Người ký"), longest=150)
    urgency = forms.ChoiceField(label=_("Mức độ khẩn"), choices=list(URGENCIES.items()), required=False)
    kept_by = _words(_("Đơn vị, người nhận bản lưu"), longest=200)
    copies = forms.IntegerField(label=_("Số lượng bản"), min_value=0, max_value=1_000_000, required=False)
    transferred_on = day_field(_("Ngày chuyển"), required=False)
    signed_for = _words(_("Ký nhận"), longest=150)
    remarks = _text(_("Ghi chú"), rows=2)


class VoidForm(forms.Form):
    reason = _words(_("Lý do bỏ số"), longest=200, required=True)


class AmendForm(forms.Form):
    kind = forms.ChoiceField(label=_("Việc gì"), choices=[(code, AMENDMENTS[code]) for code in Amendment.Kind.values])
    by_number = forms.IntegerField(
        label=_("Số của văn bản ấy trong sổ này"),
        min_value=1,
        required=False,
        help_text=_("Nếu thông báo thu hồi, văn bản thay thế hay công văn đính chính đã vào sổ này."),
    )
    words = _words(
        _("Hoặc ghi: theo văn bản nào"),
        longest=300,
        help_text=help_with_basis(
            _("Số, ký hiệu, ngày của thông báo thu hồi, văn bản thay thế hoặc công văn đính chính."),  # type: ignore[arg-type]  # lazy words
            basis="NĐ 30/2020, khoản 3, 4 Điều 18",
        ),
    )
    on = day_field(_("Ngày"))


class ResolveForm(forms.Form):
    on = day_field(_("Ngày giải quyết xong"))
    answer = forms.TypedChoiceField(label=_("Văn bản trả lời"), coerce=int, empty_value=None, required=False)
    answer_words = _words(_("Hoặc số, ký hiệu văn bản trả lời"), longest=200)

    def __init__(self, *args: object, answers: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        field = self.fields["answer"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("không có trong sổ đi")), *answers]


class AssignForm(forms.Form):
    """The leader's opinion: one who leads, up to six who cooperate, each with a time."""

    words = _text(_("Ý kiến chỉ đạo"), help_text=_("Để trống nếu ý kiến đã ghi trên phiếu."))
    by_name = _words(_("Người cho ý kiến"), longest=150, offered="leaders")
    on = day_field(_("Ngày cho ý kiến"))
    lead = _words(
        _("Chủ trì"),
        longest=300,
        required=True,
        offered="units",
        help_text=help_with_basis(
            _("Đơn vị cấp dưới trong danh sách nhận việc trên bảng của họ; tên khác là bộ phận, người trong cơ quan."),  # type: ignore[arg-type]  # lazy words
            basis="NĐ 30/2020, khoản 2 Điều 23",
        ),
    )
    lead_due = day_field(_("Thời hạn của chủ trì"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        for place in range(1, MOST_COORDINATORS + 1):
            told = {"n": place}
            self.fields[f"with_{place}"] = _words(_("Phối hợp %(n)d") % told, longest=300, offered="units")
            self.fields[f"with_{place}_due"] = day_field(_("Thời hạn của phối hợp %(n)d") % told, required=False)

    def clean(self) -> None:
        """Several units each need a time (article 23.2): said where it is missing."""
        super().clean()
        given = self.cleaned_data
        places = [n for n in range(1, MOST_COORDINATORS + 1) if str(given.get(f"with_{n}") or "").strip()]
        for name in ("lead_due", *(f"with_{n}_due" for n in places)) if places else ():
            if name not in self.errors and given.get(name) is None:
                self.add_error(name, words_of(Refusal("book.time_missing")))

    def coordinators(self) -> tuple[tuple[str, date | None], ...]:
        given = self.cleaned_data
        pairs = ((given[f"with_{n}"], given[f"with_{n}_due"]) for n in range(1, MOST_COORDINATORS + 1))
        return tuple((name.strip(), due) for name, due in pairs if name.strip())


class OpinionForm(forms.Form):
    rank = forms.ChoiceField(label=_("Ở cấp"))
    words = _text(_("Ý kiến"), required=True)
    by_name = _words(_("Người cho ý kiến"), longest=150, required=True, offered="leaders")
    on = day_field(_("Ngày"))

    def __init__(self, *args: object, ranks: Iterable[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        field = self.fields["rank"]
        assert isinstance(field, forms.ChoiceField)
        asked = set(ranks)
        field.choices = [(rank, RANKS[rank]) for rank in Opinion.Rank.values if rank in asked]


class DeliveryForm(forms.Form):
    state = forms.ChoiceField(label=_("Tình trạng"), choices=list(SENDINGS.items()))
    on = day_field(_("Ngày"))
    note = _words(_("Ghi chú"), longest=200)


class OpenBookForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại sổ"), choices=[(code, KINDS[code]) for code in Book.Kind.values])
    label = _words(
        _("Tên riêng của dãy số"),
        longest=100,
        help_text=_("Ví dụ: Bản sao, Hội đồng thẩm định. Để trống nếu là sổ chung."),
    )
    year = forms.IntegerField(label=_("Năm"), min_value=1945, max_value=2200, required=False)
    term = _words(
        _("Hoặc nhiệm kỳ"),
        longest=20,
        help_text=_("Văn bản của Đảng đánh số theo loại, liên tục cả nhiệm kỳ. Ví dụ: 2025–2030."),
    )
    document_type = forms.ChoiceField(
        label=_("Loại văn bản"), choices=[("", _("mọi loại")), *DOCUMENT_TYPES.items()], required=False
    )
    opened_on = day_field(_("Mở từ ngày"))
    first_number = forms.IntegerField(
        label=_("Số bắt đầu"),
        min_value=1,
        max_value=1_000_000,
        initial=1,
        help_text=_("Lớn hơn 1 khi nối tiếp sổ giấy."),
    )
