"""Draws an icon into the page itself, so that it follows the colour of its words, prints, and costs no request."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


def icon(name: str, *, label: str = "") -> SafeString:
    """Hidden from those who listen, unless it stands without words and so carries a `label`."""
    if label:
        return format_html(
            '<svg class="icon" viewBox="0 0 16 16" role="img" aria-label="{}">{}</svg>', label, _paths(name)
        )
    return _silent(name)


@cache
def _silent(name: str) -> SafeString:
    return format_html('<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">{}</svg>', _paths(name))


@cache
def icon_names() -> tuple[str, ...]:
    return tuple(_drawings())


@cache
def _paths(name: str) -> SafeString:
    drawing = _drawings()[name]
    stroked = format_html('<path d="{}"/>', drawing["d"]) if "d" in drawing else ""
    filled = format_html('<path class="solid" d="{}"/>', drawing["solid"]) if "solid" in drawing else ""
    return mark_safe(stroked + filled)  # noqa: S308 - both halves come from format_html


@cache
def _drawings() -> dict[str, dict[str, str]]:
    text = (files("nhipcau.web.parts") / "icons.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
