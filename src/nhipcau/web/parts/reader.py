"""The split reader: the document's own text on one side, what was read on the other, each value bound to its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.icons import icon
from nhipcau.web.parts.part import SelfDrawn


class ValueState(StrEnum):
    OPEN = "open"  # read, not yet looked at
    DOUBTFUL = "doubtful"  # read, and the program itself is unsure
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"  # by a person, not read by the program


@dataclass(frozen=True, slots=True)
class ReadValue(SelfDrawn):
    """One value with its label. `ident` names it on the page; `words_id` is its mark in the text (`w12`), or empty.

    `as_read` is what the program read, shown beside a correction; `doubt` says why a value is doubtful and `sure` how
    sure the program is of it.
    """

    ident: str
    label: str
    words: str
    state: ValueState
    words_id: str = ""
    as_read: str = ""
    doubt: str = ""
    sure: str = ""
    confirm_url: str = ""
    edit_url: str = ""
    reject_url: str = ""
    undo_url: str = ""
    beside: bool = False
    """Drawn beside the answer to an act on another value: htmx puts it in its own place."""

    @property
    def settled(self) -> bool:
        return self.state not in {ValueState.OPEN, ValueState.DOUBTFUL}

    def drawn(self) -> SafeString:
        return read_value_drawn(self)


@dataclass(frozen=True, slots=True)
class ReadItem:
    """Values that belong together: the head of a document, one reference, one duty."""

    values: tuple[ReadValue, ...]
    ident: str = ""
    title: str = ""
    source: str = ""
    words_id: str = ""
    adds: tuple[Action, ...] = ()
    """Ways to parts that the program missed."""


@dataclass(frozen=True, slots=True)
class ReadGroup:
    """One stop of the line "Nghi ngờ 2 ▸ Đầu văn bản ▸ Căn cứ 5 ▸ Việc 25 ▸ Nơi nhận"."""

    ident: str
    name: str
    items: tuple[ReadItem, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """`text` comes from `marks.mark_text`. `add` opens the form for a value the program missed."""

    template: ClassVar[str] = "parts/reader.html"
    text: SafeString
    groups: tuple[ReadGroup, ...]
    version: int = 0
    """Of the document when the page was drawn; sent with every act, so that nobody overwrites another's work."""
    add: Action | None = None


def read_value_drawn(value: ReadValue) -> SafeString:
    """One line of the right side: label, words, state, what can be done. A long paper has hundreds."""
    beside = ' hx-swap-oob="true"' if value.beside else ""
    still_open = "" if value.settled else " data-open"
    bound = format_html(' data-words="{}"', value.words_id) if value.words_id else ""
    words = format_html('<a href="#{}">{}</a>', value.words_id, value.words) if value.words_id else escape(value.words)
    return mark_safe(  # noqa: S308 - what is not ours is escaped
        f'<li class="read-value {value.state}" id="{escape(value.ident)}"{beside} data-row tabindex="-1"'
        f'{still_open}{bound}>\n<span class="read-label">{escape(value.label)}</span>\n'
        f'<span class="read-words">{words}{_as_read(value)}</span>\n'
        f'<span class="read-state">{_state(value)}</span>\n<span class="read-acts">{"".join(_acts(value))}</span>\n'
        f"{_doubt(value)}</li>\n"
    )


def _as_read(value: ReadValue) -> str:
    if not value.as_read:
        return ""
    return format_html(' <span class="soft">{} <s>{}</s></span>', _("máy đọc:"), value.as_read)


def _doubt(value: ReadValue) -> str:
    return format_html('<span class="read-doubt">{}</span>', value.doubt) if value.doubt else ""


def _state(value: ReadValue) -> str:
    match value.state:
        case ValueState.CONFIRMED:
            return icon("check") + escape(_("đúng"))
        case ValueState.CORRECTED:
            return icon("edit") + escape(_("đã sửa"))
        case ValueState.REJECTED:
            return icon("reject") + escape(_("đã bỏ"))
        case ValueState.ADDED:
            return icon("add") + escape(_("thêm"))
        case ValueState.DOUBTFUL:
            return icon("doubt") + escape(value.sure or _("nghi ngờ"))
        case ValueState.OPEN:
            return ""


def _acts(value: ReadValue) -> Iterator[str]:
    label = escape(value.label)
    if value.settled:
        if value.undo_url:
            yield _button(value.undo_url, key="x", words=_("Xem lại"), name="undo", label=label)
        return
    if value.confirm_url:
        yield _button(value.confirm_url, key="Enter", words=_("Đúng"), name="check", label=label)
    if value.edit_url:
        yield _link(value.edit_url, key="e", words=_("Sửa"), name="edit", label=label)
    if value.reject_url:
        yield _button(value.reject_url, key="x", words=_("Bỏ"), name="reject", label=label)


def _button(url: str, *, key: str, words: str, name: str, label: str) -> str:
    to, said = escape(url), escape(words)
    return (
        f'<button class="button quiet square" type="submit" formaction="{to}" hx-post="{to}" '
        f'hx-target="closest .read-value" hx-swap="outerHTML" data-key="{key}" title="{said} ({key})">'
        f'{icon(name)}<span class="unseen">{said}: {label}</span></button>'
    )


def _link(url: str, *, key: str, words: str, name: str, label: str) -> str:
    to, said = escape(url), escape(words)
    return (
        f'<a class="button quiet square" href="{to}" hx-get="{to}" hx-target="closest .read-value" '
        f'hx-swap="outerHTML" data-key="{key}" title="{said} ({key})">'
        f'{icon(name)}<span class="unseen">{said}: {label}</span></a>'
    )
