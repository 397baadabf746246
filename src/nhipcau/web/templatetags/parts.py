"""The tags and filters of the parts: `{% load parts %}`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from nhipcau.web.parts import icons, words
from nhipcau.web.parts.part import Content
from nhipcau.web.parts.tables import Column

register = template.Library()
register.filter("day", words.day)
register.filter("clock", words.clock)
register.filter("moment", words.moment)
register.filter("grouped", words.grouped)


@register.simple_tag(takes_context=True)
def part(context: Context, thing: Content | None) -> str:
    """Draw a part, or write words as they are; nothing where there is nothing."""
    if thing is None or isinstance(thing, str):
        return conditional_escape(thing or "")
    assert context.template is not None
    drawing = context.template.engine.get_template(thing.template)
    with context.push(part=thing):
        return drawing.render(context)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    return icons.icon(name, label=label)


@register.filter
def is_part(thing: object) -> bool:
    return hasattr(thing, "template")


@register.filter
def beside(cells: Sequence[Content], columns: Sequence[Column]) -> Iterable[tuple[Column, Content]]:
    return zip(columns, cells, strict=True)


@register.filter
def notice_icon(tone: str) -> str:
    return tone if tone in {"success", "warning", "error"} else "info"


@register.simple_tag
def right_now() -> str:
    return words.moment(timezone.now())
