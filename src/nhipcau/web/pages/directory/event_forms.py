"""The form of an event: which agencies, from which day, by which paper; its arrows follow from the kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.events.legs import Leg
from nhipcau.agencies.models import EventKind
from nhipcau.web.form_fields import day_field
from nhipcau.web.lists import whole_number
from nhipcau.web.pages.directory.event_words import KINDS

Choices = Sequence[tuple[int, str]]
LONGEST_NAME = 300
PART = "part"
"""Before the names of the fields of each row for a single function."""


class PartForm(forms.Form):
    """One function and who takes it; an empty row says nothing."""

    scope = forms.CharField(label=_("Chức năng"), max_length=LONGEST_NAME, required=False)
    to_agency = forms.TypedChoiceField(label=_("Cơ quan nhận"), coerce=int, empty_value=None, required=False)
    new_name = forms.CharField(label=_("hoặc cơ quan mới, tên là"), max_length=LONGEST_NAME, required=False)

    def __init__(self, *args: object, agencies: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        field = self.fields["to_agency"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("chọn cơ quan")), *agencies]

    def clean(self) -> dict[str, object]:
        given = self.cleaned_data
        heads = bool(given.get("to_agency")) + bool(given.get("new_name"))
        if given.get("scope") and heads != 1:
            self.add_error("to_agency", _("Chọn một cơ quan nhận, hoặc ghi tên một cơ quan mới."))
        if heads and not given.get("scope"):
            self.add_error("scope", _("Ghi chức năng được chuyển tới cơ quan này."))
        return given

    @property
    def head(self) -> Leg | None:
        """The arrow without its start; None for an empty row."""
        given = self.cleaned_data
        if not given.get("scope"):
            return None
        return Leg(
            to_agency=given["to_agency"], new_name=given["new_name"].strip(), function_scope=given["scope"].strip()
        )


PARTS = 3
MOST_PARTS = 12
_PartForms = forms.formset_factory(PartForm, extra=PARTS, max_num=MOST_PARTS, absolute_max=MOST_PARTS)


def part_forms(sent: QueryDict, *, agencies: Choices, more: bool) -> forms.BaseFormSet[PartForm]:
    """The rows for single functions; with `more` those filled so far and some empty ones."""
    of = {"agencies": agencies}
    if not sent:
        return _PartForms(prefix=PART, form_kwargs=of)
    if more:
        return _PartForms(initial=_rows_so_far(sent), prefix=PART, form_kwargs=of)
    whole = sent.copy()
    whole.setdefault(f"{PART}-TOTAL_FORMS", "0")
    whole.setdefault(f"{PART}-INITIAL_FORMS", "0")
    return _PartForms(whole, prefix=PART, form_kwargs=of)


def heads_of(parts: forms.BaseFormSet[PartForm]) -> tuple[Leg, ...]:
    return tuple(part.head for part in parts if part.head is not None)


def given_so_far(sent: QueryDict) -> dict[str, object]:
    """What was filled in when more rows were asked for: nothing of it is judged yet."""
    many = ("from_agencies", "to_agencies")
    return {name: sent.getlist(name) if name in many else sent.get(name) for name in EventForm.base_fields}


def _rows_so_far(sent: QueryDict) -> list[dict[str, str]]:
    total = whole_number(sent.get(f"{PART}-TOTAL_FORMS", "")) or 0
    rows = [
        {name: sent.get(f"{PART}-{number}-{name}", "") for name in PartForm.base_fields}
        for number in range(min(total, MOST_PARTS))
    ]
    return [row for row in rows if any(row.values())]


class EventForm(forms.Form):
    """Names of new agencies stand one a line."""

    kind = forms.ChoiceField(label=_("Việc gì xảy ra"), choices=[(code, KINDS[code]) for code in EventKind.values])
    effective = day_field(
        _("Từ ngày"), help_text=_("Ngày đầu tiên của tình trạng mới; tình trạng cũ hết vào ngày hôm trước.")
    )
    basis = forms.CharField(
        label=_("Văn bản làm căn cứ"),
        max_length=LONGEST_NAME,
        help_text=_("Số, ký hiệu, ngày và cơ quan ban hành; ví dụ: Nghị quyết 15/NQ-HĐND ngày 20/02/2025."),
    )
    from_agencies = forms.TypedMultipleChoiceField(
        label=_("Cơ quan thay đổi"),
        coerce=int,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Những cơ quan đổi tên, kết thúc hoặc giao chức năng. Giữ phím Ctrl để chọn nhiều."),
    )
    to_agencies = forms.TypedMultipleChoiceField(
        label=_("Cơ quan nhận"),
        coerce=int,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Cơ quan đã có nhận nhiệm vụ. Để trống khi đổi tên, giải thể hoặc khi lập cơ quan mới."),
    )
    new_names = forms.CharField(
        label=_("Tên mới hoặc tên cơ quan mới"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tên sau khi đổi, hoặc tên cơ quan được lập; mỗi tên một dòng, không ghi tên tỉnh."),
    )
    function_scope = forms.CharField(
        label=_("Chức năng được chuyển"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("Chỉ ghi khi chuyển một phần; ví dụ: báo chí, xuất bản, thông tin đối ngoại."),
    )
    takes_units = forms.BooleanField(label=_("Đơn vị trực thuộc đi theo"), required=False)
    new_locality = forms.CharField(
        label=_("Tên địa phương mới"),
        max_length=100,
        required=False,
        help_text=_("Khi tỉnh thành thành phố trực thuộc Trung ương; ví dụ: thành phố Bình Hải."),
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=600, required=False)

    def __init__(self, *args: object, agencies: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        for name in ("from_agencies", "to_agencies"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedMultipleChoiceField)
            field.choices = list(agencies)

    @property
    def effective_day(self) -> date:
        day: date = self.cleaned_data["effective"]
        return day

    def legs(self, parts: Sequence[Leg] = ()) -> tuple[Leg, ...]:
        """What the kind makes of it: everyone to the one head, one to several, each to itself, or to nobody.

        `parts` are functions that go their own ways beside the rest, from each that gives.
        """
        going: list[int] = self.cleaned_data["from_agencies"]
        apart = tuple(replace(part, from_agency=one) for one in going for part in parts)
        return (*(self._whole() if not apart or self._names_head() else ()), *apart)

    def _names_head(self) -> bool:
        return bool(self.cleaned_data["to_agencies"] or self.cleaned_data["new_names"].strip())

    def _whole(self) -> tuple[Leg, ...]:
        given = self.cleaned_data
        going: list[int] = given["from_agencies"]
        names = [line.strip() for line in given["new_names"].splitlines() if line.strip()]
        heads = [Leg(to_agency=one) for one in given["to_agencies"]] + [Leg(new_name=name) for name in names]
        match given["kind"]:
            case EventKind.RENAME | EventKind.UPGRADE:
                name = names[0] if len(names) == 1 and len(going) == 1 else ""
                return tuple(
                    Leg(from_agency=one, to_agency=one, new_name=name, new_locality=given["new_locality"])
                    for one in going
                )
            case EventKind.ABOLISH if not heads:
                return tuple(Leg(from_agency=one) for one in going)
            case _:
                return tuple(
                    Leg(
                        from_agency=one,
                        to_agency=head.to_agency,
                        new_name=head.new_name,
                        function_scope=given["function_scope"],
                        takes_units=given["takes_units"],
                    )
                    for one in going
                    for head in heads
                )
