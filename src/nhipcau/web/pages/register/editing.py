"""Forms for another value, and for what the program missed. Each gives the value in the shape the register keeps."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from nhipcau.documents.pointers import kind_of_value
from nhipcau.documents.selectors import ReviewValue
from nhipcau.ground.plain import Json
from nhipcau.reading.types import DueKind
from nhipcau.web.wording import DOCUMENT_TYPES, DUE_KINDS, NATURES, RELATIONS, VALUE_LABELS, Words, said


class ValueForm(forms.Form):
    """One value. `value()` is what will be kept once the form is valid."""

    def value(self) -> Json:
        given = self.cleaned_data["given"]
        return given.isoformat() if isinstance(given, date) else str(given)


class DueForm(ValueForm):
    kind = forms.ChoiceField(label=_("Kiểu thời hạn"), choices=[(code, DUE_KINDS[code]) for code in DueKind])
    on = forms.DateField(label=_("Ngày"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    day = forms.IntegerField(label=_("Ngày trong tháng"), required=False, min_value=1, max_value=31)
    month = forms.IntegerField(label=_("Tháng"), required=False, min_value=1, max_value=12)
    strict = forms.BooleanField(label=_("Phải xong trước ngày ấy"), required=False)
    days = forms.IntegerField(label=_("Số ngày"), required=False, min_value=1, max_value=3650)
    working = forms.BooleanField(label=_("Tính ngày làm việc"), required=False)
    text = forms.CharField(label=_("Lời trong văn bản"), required=False, max_length=300)

    def clean(self) -> dict[str, object]:
        given = dict(super().clean() or self.cleaned_data)
        if given.get("kind") == DueKind.DATE and not given.get("on"):
            self.add_error("on", _("Hãy chọn ngày."))
        if given.get("kind") == DueKind.YEARLY and bool(given.get("day")) != bool(given.get("month")):
            self.add_error("month", _("Hằng năm vào một ngày thì cần cả ngày và tháng."))
        if given.get("kind") == DueKind.RELATIVE and not given.get("days"):
            self.add_error("days", _("Hãy ghi số ngày."))
        return given

    def value(self) -> Json:
        given = self.cleaned_data
        due: dict[str, Json] = {"kind": given["kind"], "text": given["text"]}
        if given["kind"] == DueKind.DATE:
            due |= {"date": given["on"].isoformat(), "strict": given["strict"]}
        elif given["kind"] == DueKind.RELATIVE:
            due |= {"days": given["days"], "working": given["working"], "from": None}
        elif given["day"]:
            due |= {"month": given["month"]} if given["kind"] == DueKind.YEARLY else {}
            due |= {"day": given["day"], "strict": given["strict"]}
        return due


class FromText(forms.Form):
    """What is added may name its words: they must stand in the document, so that it can be traced like all the rest."""

    def __init__(self, *args: object, text: str, start: int, end: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        self._text, self._start, self._end = text, start, end

    def _place_of(self, words: str) -> list[int]:
        """Where the words stand, white space and line breaks not counting."""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        found = re.compile(pattern).search(self._text, self._start, self._end) if pattern else None
        if found is None:
            raise ValidationError(_("Không thấy đúng những chữ này trong văn bản. Hãy chép nguyên văn từ bên trái."))
        return [found.start(), found.end()]


class NameForm(FromText):
    given = forms.CharField(label=_("Tên, nguyên văn"), max_length=300)

    def clean_given(self) -> str:
        words = str(self.cleaned_data["given"])
        self._place = self._place_of(words)
        return words

    def value(self) -> Json:
        return str(self.cleaned_data["given"])

    def spans(self) -> list[list[int]]:
        return [self._place]


class AddDutyForm(FromText):
    words = forms.CharField(
        label=_("Lời giao việc, nguyên văn"),
        help_text=_("Chép nguyên văn từ văn bản; chỗ ngắt dòng không sao."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    section = forms.CharField(label=_("Mục"), required=False, max_length=60, help_text=_("Ví dụ: III.3"))
    nature = forms.ChoiceField(label=_("Loại việc"), choices=[(code, NATURES[code]) for code in NATURES])
    lead = forms.CharField(
        label=_("Chủ trì"),
        required=False,
        help_text=_("Mỗi cơ quan một dòng."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    coordinators = forms.CharField(
        label=_("Phối hợp"),
        required=False,
        help_text=_("Mỗi cơ quan một dòng."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = forms.DateField(label=_("Thời hạn"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean_words(self) -> str:
        words = str(self.cleaned_data["words"])
        self._place = self._place_of(words)
        return words

    def value(self) -> Json:
        given = self.cleaned_data
        due: Json = (
            {"kind": "date", "date": given["on"].isoformat(), "strict": False, "text": ""} if given["on"] else None
        )
        return {
            "span": cast(Json, self._place),
            "section": given["section"],
            "nature": given["nature"],
            "lead": cast(Json, _lines(given["lead"])),
            "coordinators": cast(Json, _lines(given["coordinators"])),
            "requested": [],
            "via": [],
            "roles": [],
            "due": due,
            "report_to": None,
        }

    def spans(self) -> list[list[int]]:
        return [self._place]


_CHOICES: dict[str, Words] = {
    "type": DOCUMENT_TYPES,
    "reference.type": DOCUMENT_TYPES,
    "duty.nature": NATURES,
    "reference.relation": RELATIONS,
}
_LONG = frozenset({"title", "reference.title"})


def form_for(value: ReviewValue, given: QueryDict | None) -> ValueForm:
    """The form that fits the kind of value, filled with what stands now. Several may be open on one page."""
    prefix = value.pointer.strip("/").replace("/", "-")
    if kind_of_value(value.pointer) == "due":
        return DueForm(given, initial=_due_initial(value.value), prefix=prefix)
    form = ValueForm(given, prefix=prefix)
    form.fields["given"] = _field(value)
    form.fields["given"].initial = value.value if isinstance(value.value, str) else ""
    return form


def _field(value: ReviewValue) -> forms.Field:
    label = said(VALUE_LABELS, value.label)
    if kind_of_value(value.pointer) == "date":
        return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    if value.label in _CHOICES:
        choices = [(code, f"{words} ({code})") for code, words in _CHOICES[value.label].items()]
        return forms.ChoiceField(label=label, choices=choices)
    if value.label in _LONG:
        return forms.CharField(label=label, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    return forms.CharField(label=label, max_length=300)


def _due_initial(due: Json) -> dict[str, object]:
    if not isinstance(due, dict):
        return {}
    return {**due, "on": due.get("date")}


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]
