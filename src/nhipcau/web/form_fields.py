"""Fields that the forms of many pages have."""

from __future__ import annotations

from django import forms


def day_field(label: object, *, required: bool = True, help_text: object = "") -> forms.DateField:
    """A day, chosen in the browser's own calendar, which reads and gives it as 2026-11-20."""
    shown = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=shown)  # type: ignore[arg-type]  # lazy words
