"""Draws Django's forms in the look of the house: `{{ form }}` gives the list of errors on top, then the fields."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting
from django.utils.html import format_html
from django.utils.safestring import SafeString


class FormLook(TemplatesSetting):
    """Named in settings as FORM_RENDERER."""

    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"


def help_with_basis(words: str, *, basis: str) -> SafeString:
    """The help below a field with the article it rests on: `help_with_basis(_("…"), basis="NĐ 30/2020, Điều 16")`."""
    return format_html('{} <span class="basis">{}</span>', words, basis)
