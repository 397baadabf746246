"""The tags and filters of the parts: `{% load parts %}`."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.conf import settings
from django.template import Context
from django.template.base import Parser, Token
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from nhipcau.web.chrome import address
from nhipcau.web.parts import icons, words
from nhipcau.web.parts.drawn_rows import options_drawn, rows_drawn, totals_drawn
from nhipcau.web.parts.part import Content, Part, SelfDrawn
from nhipcau.web.parts.tables import Option, Table

register = template.Library()
register.filter("day", words.day)
register.filter("clock", words.clock)
register.filter("moment", words.moment)
register.filter("grouped", words.grouped)
register.filter("so_far", words.so_far)


@register.simple_tag(takes_context=True)
def part(context: Context, thing: Content | None) -> str:
    """Draw a part, or write words as they are; nothing where there is nothing."""
    if thing is None or isinstance(thing, str):
        return conditional_escape(thing or "")
    if isinstance(thing, SelfDrawn):
        return thing.drawn()
    return _by_template(context, thing)


@register.simple_tag(takes_context=True)
def table_rows(context: Context, table: Table) -> SafeString:
    return rows_drawn(table, draw=lambda cell: part(context, cell))


@register.simple_tag(takes_context=True)
def table_totals(context: Context, table: Table) -> SafeString:
    return totals_drawn(table, draw=lambda cell: part(context, cell))


@register.simple_tag
def options(choices: Sequence[Option], chosen: str | None) -> SafeString:
    """The choices of a `<select>`: a list has hundreds of them."""
    return options_drawn(choices, chosen=chosen or "")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    return icons.icon(name, label=label)


@register.simple_tag
def place(name: str) -> str:
    """The address of a place, as `{% url %}` works it out anew on every page; empty where it is not served."""
    return address(name)


@register.filter
def notice_icon(tone: str) -> str:
    return tone if tone in {"success", "warning", "error"} else "info"


@register.simple_tag
def right_now() -> str:
    return words.moment(timezone.now())


@register.tag
def once(parser: Parser, _token: Token) -> Once:
    """`{% once %}…{% endonce %}`: drawn once in each language; only for what is the same for everybody, on every page.

    The addresses of styles and scripts are, each looked up in a list, and the words of the frame. Addresses of pages
    are not: which are served may differ.
    """
    inner = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(inner)


class Once(template.Node):
    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist
        self._drawn: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language()
        drawn = self._drawn.get(language)
        # With DEBUG the files change while the server runs.
        if drawn is None or settings.DEBUG:
            drawn = self._drawn[language] = self.nodelist.render(Context(autoescape=context.autoescape))
        return drawn


def _by_template(context: Context, thing: Part) -> SafeString:
    assert context.template is not None
    drawing = context.template.engine.get_template(thing.template)
    with context.push(part=thing):
        return drawing.render(context)
