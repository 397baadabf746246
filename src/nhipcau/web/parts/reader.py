"""The split reader: the document's own text on one side, what was read on the other, each value bound to its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html import escape
from typing import ClassVar

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.icons import icon
from nhipcau.web.parts.part import SelfDrawn
from nhipcau.web.parts.words import grouped


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
        return mark_safe(_value(self, _said(get_language())))  # noqa: S308 - what is not ours is escaped


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

    @property
    def groups_drawn(self) -> SafeString:
        """The right side, without a template: a long paper has hundreds of values, each with three things to do."""
        said = _said(get_language())
        return mark_safe("".join([_group(group, said) for group in self.groups]))  # noqa: S308 - as above


@dataclass(frozen=True, slots=True)
class _Act:
    """A button or a link with all that does not differ from value to value."""

    before: str
    between: str
    after: str
    end: str

    def drawn(self, url: str, label: str) -> str:
        to = escape(url)
        return f"{self.before}{to}{self.between}{to}{self.after}{label}{self.end}"


@dataclass(frozen=True, slots=True)
class _Said:
    """What lines say in one language, as HTML."""

    confirm: _Act
    correct: _Act
    reject: _Act
    reopen: _Act
    states: dict[ValueState, str]
    unsure: str
    as_read: str
    adds: str


@lru_cache(maxsize=8)
def _said(language: str | None) -> _Said:
    """`language` is the active one."""
    del language
    return _Said(
        confirm=_button(key="Enter", words=_("Đúng"), name="check"),
        correct=_link(key="e", words=_("Sửa"), name="edit"),
        reject=_button(key="x", words=_("Bỏ"), name="reject"),
        reopen=_button(key="x", words=_("Xem lại"), name="undo"),
        states={
            ValueState.OPEN: "",
            ValueState.CONFIRMED: icon("check") + escape(_("đúng")),
            ValueState.CORRECTED: icon("edit") + escape(_("đã sửa")),
            ValueState.REJECTED: icon("reject") + escape(_("đã bỏ")),
            ValueState.ADDED: icon("add") + escape(_("thêm")),
            ValueState.DOUBTFUL: icon("doubt"),
        },
        unsure=escape(_("nghi ngờ")),
        as_read=escape(_("máy đọc:")),
        adds=f'<p class="read-adds"><span class="unseen">{escape(_("Thêm"))}:</span> ',
    )


def _button(*, key: str, words: str, name: str) -> _Act:
    return _act('<button class="button quiet square" type="submit" formaction="', "hx-post", "button", key, words, name)


def _link(*, key: str, words: str, name: str) -> _Act:
    return _act('<a class="button quiet square" href="', "hx-get", "a", key, words, name)


def _act(before: str, sends: str, tag: str, key: str, words: str, name: str) -> _Act:
    said = escape(words)
    return _Act(
        before=before,
        between=f'" {sends}="',
        after=f'" hx-target="closest .read-value" hx-swap="outerHTML" data-key="{key}" title="{said} ({key})">'
        f'{icon(name)}<span class="unseen">{said}: ',
        end=f"</span></{tag}>",
    )


def _group(group: ReadGroup, said: _Said) -> str:
    number = f' <span class="number soft">{grouped(group.number)}</span>' if group.number is not None else ""
    return (
        f'<section class="read-group" id="{escape(group.ident)}">\n        <h2>{escape(group.name)}{number}</h2>\n'
        f"        {''.join([_item(item, said) for item in group.items])}\n      </section>"
    )


def _item(item: ReadItem, said: _Said) -> str:
    ident = f' id="{escape(item.ident)}"' if item.ident else ""
    values = "".join([_value(value, said) for value in item.values])
    adds = "".join([f'<a href="{escape(add.url)}">{icon("add")}{escape(add.words)}</a> ' for add in item.adds])
    return (
        f'<div class="read-item"{ident}>\n          {_title(item)}\n          <ul>{values}</ul>\n'
        f"          {said.adds + adds + '</p>' if adds else ''}\n        </div>"
    )


def _title(item: ReadItem) -> str:
    if not item.title:
        return ""
    words = escape(item.title)
    title = f'<a href="#{escape(item.words_id)}">{words}</a>' if item.words_id else words
    source = f' <span class="soft">{escape(item.source)}</span>' if item.source else ""
    return f"<h3>{title}{source}</h3>"


def _value(value: ReadValue, said: _Said) -> str:
    beside = ' hx-swap-oob="true"' if value.beside else ""
    still_open = "" if value.settled else " data-open"
    words, bound, label = escape(value.words), "", escape(value.label)
    if value.words_id:
        place = escape(value.words_id)
        words, bound = f'<a href="#{place}">{words}</a>', f' data-words="{place}"'
    as_read = f' <span class="soft">{said.as_read} <s>{escape(value.as_read)}</s></span>' if value.as_read else ""
    doubt = f'<span class="read-doubt">{escape(value.doubt)}</span>' if value.doubt else ""
    return (
        f'<li class="read-value {value.state}" id="{escape(value.ident)}"{beside} data-row tabindex="-1"'
        f'{still_open}{bound}>\n<span class="read-label">{label}</span>\n'
        f'<span class="read-words">{words}{as_read}</span>\n'
        f'<span class="read-state">{_state(value, said)}</span>\n<span class="read-acts">{_acts(value, label, said)}'
        f"</span>\n{doubt}</li>\n"
    )


def _state(value: ReadValue, said: _Said) -> str:
    drawn = said.states[value.state]
    if value.state is not ValueState.DOUBTFUL:
        return drawn
    return drawn + (escape(value.sure) if value.sure else said.unsure)


def _acts(value: ReadValue, label: str, said: _Said) -> str:
    if value.settled:
        return said.reopen.drawn(value.undo_url, label) if value.undo_url else ""
    confirm = said.confirm.drawn(value.confirm_url, label) if value.confirm_url else ""
    correct = said.correct.drawn(value.edit_url, label) if value.edit_url else ""
    reject = said.reject.drawn(value.reject_url, label) if value.reject_url else ""
    return confirm + correct + reject
