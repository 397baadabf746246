"""The form of a row, made from what its list asks; with the source, and from when to when it holds."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.ground.lists import LONGEST_TEXT, FieldKind, ListField, ListRow, ListShape, Value
from nhipcau.web.form_fields import day_field
from nhipcau.web.pages.lists.wording import CHOICES, HELP, LABELS
from nhipcau.web.wording import said


class SourceForm(forms.Form):
    """All that leaving a row out needs."""

    source = forms.CharField(
        label=_("Nguồn"),
        max_length=300,
        help_text=_("Văn bản, hoặc ai cho biết và ngày nào; ví dụ: Công văn 12/SNV-TCBC ngày 05/11/2026."),
    )
    valid_from = day_field(_("Từ ngày"), required=False, help_text=_("Theo ngày của văn bản; để trống là từ trước."))
    valid_to = day_field(_("Đến hết ngày"), required=False, help_text=_("Để trống là đến khi rút lại."))

    @property
    def days(self) -> Mapping[str, object]:
        return {name: self.cleaned_data[name] for name in ("source", "valid_from", "valid_to")}


class RowForm(SourceForm):
    def __init__(self, *args: object, shape: ListShape, row: ListRow | None = None, **kwargs: object) -> None:
        if row is not None:
            kwargs["initial"] = {field.name: _shown(field, row.get(field.name)) for field in _asked(shape)}
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        self._shape = shape
        own = {field.name: _form_field(shape.code, field) for field in _asked(shape)}
        self.fields = {**own, **self.fields}

    @property
    def content(self) -> dict[str, Value]:
        """Without what was left empty."""
        told = {field.name: _value(field, self.cleaned_data[field.name]) for field in _asked(self._shape)}
        return {name: value for name, value in told.items() if value is not None}


def _asked(shape: ListShape) -> tuple[ListField, ...]:
    return tuple(field for field in shape.fields if field.kind is not FieldKind.FIXED)


def _form_field(code: str, field: ListField) -> forms.Field:
    told = {
        "label": LABELS[code, field.name],
        "help_text": HELP.get((code, field.name), ""),
        "required": field.required,
    }
    words = CHOICES.get((code, field.name), {})
    choices = [(value, said(words, value)) for value in field.choices]
    match field.kind:
        case FieldKind.WORDS:
            return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000, **told)  # type: ignore[arg-type]  # as above
        case FieldKind.DAY:
            return day_field(told["label"], help_text=told["help_text"], required=field.required)
        case FieldKind.NUMBER:
            return forms.IntegerField(min_value=0, max_value=10_000, **told)  # type: ignore[arg-type]
        case FieldKind.FLAG:
            return forms.BooleanField(**told)  # type: ignore[arg-type]
        case FieldKind.CHOICE:
            return forms.ChoiceField(choices=choices, **told)  # type: ignore[arg-type]
        case FieldKind.CHOICES:
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **told)  # type: ignore[arg-type]
        case _:
            return forms.CharField(max_length=LONGEST_TEXT, **told)  # type: ignore[arg-type]


def _value(field: ListField, given: object) -> Value | None:
    if given in (None, "", [], False):
        return None
    if field.kind is FieldKind.WORDS:
        return tuple(line.strip() for line in str(given).splitlines() if line.strip())
    if field.kind is FieldKind.CHOICES and isinstance(given, list):
        return tuple(str(one) for one in given)
    return given.strip() if isinstance(given, str) else given  # type: ignore[return-value]  # a day, a number, a flag


def _shown(field: ListField, value: Value | None) -> object:
    return "\n".join(value) if field.kind is FieldKind.WORDS and isinstance(value, tuple) else value
