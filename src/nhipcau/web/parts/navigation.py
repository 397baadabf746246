"""Where a person is and where they can go from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nhipcau.web.parts.part import SelfDrawn
from nhipcau.web.parts.words import so_far


@dataclass(frozen=True, slots=True)
class Crumb:
    """The last crumb, the page itself, has no address."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Crumbs(SelfDrawn):
    crumbs: tuple[Crumb, ...]

    def drawn(self) -> SafeString:
        steps = "".join(f"<li>{_crumb(crumb)}</li>" for crumb in self.crumbs)
        label = escape(_("Vị trí"))
        return mark_safe(f'<nav class="crumbs" aria-label="{label}"><ol>{steps}</ol></nav>\n')  # noqa: S308 - escaped


@dataclass(frozen=True, slots=True)
class Tab:
    words: str
    url: str
    current: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Tabs(SelfDrawn):
    label: str
    tabs: tuple[Tab, ...]

    def drawn(self) -> SafeString:
        tabs, label = "".join(map(_tab, self.tabs)), escape(self.label)
        return mark_safe(f'<nav class="tabs" aria-label="{label}"><ul>{tabs}</ul></nav>\n')  # noqa: S308 - escaped


@dataclass(frozen=True, slots=True)
class MenuEntry:
    words: str
    url: str
    icon: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    template: ClassVar[str] = "parts/menu.html"
    words: str
    entries: tuple[MenuEntry, ...]
    icon: str = ""


def _crumb(crumb: Crumb) -> str:
    words = conditional_escape(crumb.words)
    return f'<a href="{escape(crumb.url)}">{words}</a>' if crumb.url else f'<span aria-current="page">{words}</span>'


def _tab(tab: Tab) -> str:
    current = ' aria-current="page"' if tab.current else ""
    number = f' <span class="number">{escape(so_far(tab.number))}</span>' if tab.number is not None else ""
    return f'<li><a href="{escape(tab.url)}"{current}>{conditional_escape(tab.words)}{number}</a></li>'
