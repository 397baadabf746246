"""Where a person is and where they can go from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Crumb:
    """The last crumb, the page itself, has no address."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Crumbs:
    template: ClassVar[str] = "parts/crumbs.html"
    crumbs: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    words: str
    url: str
    current: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Tabs:
    template: ClassVar[str] = "parts/tabs.html"
    label: str
    tabs: tuple[Tab, ...]


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
