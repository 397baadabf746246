"""Forms of those who keep bodies and their meetings."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.bodies.rules import agenda_items
from nhipcau.agencies.models import Body, Seat
from nhipcau.agencies.people.selectors import people_of_agency_for
from nhipcau.ground.actor import Actor
from nhipcau.web.form_fields import day_field
from nhipcau.web.pages.bodies.choosing import agencies_by_lines, agency_by_words, person_named, post_titled
from nhipcau.web.pages.bodies.words import BODY_KINDS, SEAT_ROLES
from nhipcau.web.pages.people.forms import Choices

LONGEST = 300
LONGEST_MINUTES = 100_000


class ChangeBodyForm(forms.Form):
    name = forms.CharField(label=_("Tên"), max_length=LONGEST)
    founding = forms.CharField(
        label=_("Quyết định thành lập"), max_length=LONGEST, help_text=_("Số, ký hiệu, ngày và cơ quan ban hành.")
    )
    founded = day_field(_("Thành lập ngày"))
    term_from = day_field(_("Nhiệm kỳ từ ngày"), required=False)
    term_to = day_field(_("Nhiệm kỳ đến ngày"), required=False)
    rules_document = forms.CharField(
        label=_("Quy chế hoạt động, điều lệ"),
        max_length=LONGEST,
        required=False,
        help_text=_("Số, ký hiệu, ngày của văn bản ban hành quy chế."),
    )
    ended = day_field(_("Giải thể, kết thúc từ hết ngày"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class BodyForm(ChangeBodyForm):
    kind = forms.ChoiceField(label=_("Loại"), choices=[(code, BODY_KINDS[code]) for code in Body.Kind.values])
    host = forms.TypedChoiceField(
        label=_("Cơ quan thường trực"), coerce=int, help_text=_("Giữ hồ sơ của ban và giao việc theo kết luận họp.")
    )
    field_order = ("kind", "name", "host", "founding", "founded", "term_from", "term_to", "rules_document")

    def __init__(self, *args: object, hosts: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        del self.fields["ended"], self.fields["version"]
        host = self.fields["host"]
        assert isinstance(host, forms.TypedChoiceField)
        host.choices = hosts


def _agency_field(label: object, *, help_text: object = "") -> forms.CharField:
    typed = forms.TextInput(attrs={"list": "agencies", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=LONGEST, widget=typed, help_text=help_text)  # type: ignore[arg-type]  # lazy words


class SeatForm(forms.Form):
    """Typed names become an agency, a post of it, or a person who holds one there."""

    role = forms.ChoiceField(
        label=_("Vị trí trong ban"), choices=[(code, SEAT_ROLES[code]) for code in Seat.Role.values]
    )
    agency = _agency_field(_("Cơ quan"), help_text=_("Gõ vài chữ rồi chọn. Chỉ ghi cơ quan thì cơ quan tự cử người."))
    post = forms.CharField(
        label=_("Theo chức vụ"),
        max_length=150,
        required=False,
        help_text=_("Ai giữ chức vụ này ở cơ quan ấy thì là thành viên, ví dụ Phó Chủ tịch."),
    )
    person = forms.CharField(
        label=_("Đích danh người"), max_length=150, required=False, help_text=_("Chỉ khi quyết định ghi tên một người.")
    )
    valid_from = day_field(_("Từ ngày"))
    valid_to = day_field(_("Đến hết ngày"), required=False)
    basis = forms.CharField(label=_("Quyết định"), max_length=LONGEST, required=False)

    def __init__(self, *args: object, viewer: Actor, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        self._viewer = viewer

    def clean(self) -> dict[str, object]:
        given = self.cleaned_data
        if not given.get("agency"):
            return given
        field = "agency"
        found: dict[str, int | None] = {"agency_id": None, "post_id": None, "person_id": None}
        try:
            agency_id = agency_by_words(self._viewer, given["agency"])
            people = people_of_agency_for(self._viewer, agency_id)
            if given.get("person"):
                field, found["person_id"] = "person", person_named(people, given["person"])
            elif given.get("post"):
                field, found["post_id"] = "post", post_titled(people, given["post"])
            else:
                found["agency_id"] = agency_id
        except forms.ValidationError as wrong:
            self.add_error("person" if given.get("person") else "post" if given.get("post") else field, wrong)
        return {**given, **found}


class EndSeatForm(forms.Form):
    valid_to = day_field(
        _("Ngày cuối cùng trong ban"), required=False, help_text=_("Để trống nếu đã ghi nhầm: tiếp tục là thành viên.")
    )


class MeetingForm(forms.Form):
    title = forms.CharField(label=_("Họp về"), max_length=LONGEST)
    on = day_field(_("Ngày họp"))
    place = forms.CharField(label=_("Nơi họp"), max_length=200, required=False)
    agenda = forms.CharField(
        label=_("Chương trình"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10_000,
        help_text=_("Mỗi dòng một nội dung."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_agenda(self) -> list[str]:
        return agenda_items(self.cleaned_data["agenda"])


class MinutesForm(forms.Form):
    attended = forms.CharField(
        label=_("Thành phần dự"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=5000
    )
    minutes = forms.CharField(
        label=_("Biên bản"), widget=forms.Textarea(attrs={"rows": 16}), max_length=LONGEST_MINUTES
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class CancelForm(forms.Form):
    why = forms.CharField(label=_("Vì sao không họp"), max_length=LONGEST)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ConclusionForm(forms.Form):
    words = forms.CharField(
        label=_("Kết luận mới"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        help_text=_("Mỗi lần một ý; ghi xong, ý nào giao việc thì bấm “Giao thành việc” ở ý ấy."),
    )


class GiveForm(forms.Form):
    lead = _agency_field(_("Chủ trì"), help_text=_("Gõ vài chữ rồi chọn tên cơ quan."))
    coordinators = forms.CharField(
        label=_("Phối hợp"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=3000,
        help_text=_("Mỗi dòng một cơ quan."),
    )
    due = day_field(_("Hoàn thành chậm nhất ngày"), required=False, help_text=_("Để trống thì là việc thường xuyên."))

    def __init__(self, *args: object, viewer: Actor, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        self._viewer = viewer

    def clean_lead(self) -> int:
        return agency_by_words(self._viewer, self.cleaned_data["lead"])

    def clean_coordinators(self) -> list[int]:
        return agencies_by_lines(self._viewer, self.cleaned_data["coordinators"])
