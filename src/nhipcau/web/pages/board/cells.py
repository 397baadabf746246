"""What stands in the cells of the board: who, by when, where from, how far; and the words of a task cut to a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from nhipcau.execution.selectors import PartyLine, TaskRow
from nhipcau.web.pages.board.reckoning import badge_of, quoted
from nhipcau.web.parts.agencies import AgencyChip
from nhipcau.web.parts.icons import icon
from nhipcau.web.parts.part import SelfDrawn
from nhipcau.web.parts.timeliness import Timeliness
from nhipcau.web.parts.words import day, grouped
from nhipcau.web.ways import way_to
from nhipcau.web.wording import TASK_STATES, said

LINE = 130
NAMED = 2
# The label of an item stands in its own column; in front of the words it would be said twice.
_LABEL = re.compile(r"^\s*(?:[-–—+•*·]|\d+(?:\.\d+)*[.)]|[a-zđ]\))\s+")


@dataclass(frozen=True, slots=True)
class WhoCell(SelfDrawn):
    """`more` is how many leads are not named here; `beside` says how many coordinate, `names` who they are."""

    leads: tuple[AgencyChip, ...]
    more: int = 0
    beside: str = ""
    names: str = ""

    def drawn(self) -> SafeString:
        if self.leads:
            more = f", +{self.more}" if self.more else ""
            who = f"<b>{', '.join([one.drawn() for one in self.leads])}{more}</b>"
        else:
            who = f'<span class="soft">{escape(_("chung cho các nơi nhận văn bản"))}</span>'
        if self.beside:
            who += f' <span class="soft nowrap" title="{escape(self.names)}">· {escape(self.beside)}</span>'
        return mark_safe(who)  # noqa: S308 - what is not ours is escaped, here and below


@dataclass(frozen=True, slots=True)
class DueCell(SelfDrawn):
    badge: Timeliness
    on: str = ""
    quote: str = ""

    def drawn(self) -> SafeString:
        badge = self.badge.drawn()
        if self.on:
            return mark_safe(f'{badge} <span class="due-on">{escape(self.on)}</span>')  # noqa: S308
        if self.quote:
            return mark_safe(f'{badge} <q class="due-words soft">{escape(self.quote)}</q>')  # noqa: S308
        return badge


@dataclass(frozen=True, slots=True)
class SourceCell(SelfDrawn):
    code: str
    url: str
    title: str
    section: str

    def drawn(self) -> SafeString:
        section = f' <span class="soft nowrap">{escape(self.section)}</span>' if self.section else ""
        link = f'<a href="{escape(self.url)}" title="{escape(self.title)}">{escape(self.code)}</a>'
        return mark_safe(f'<span class="source">{link}{section}</span>')  # noqa: S308


@dataclass(frozen=True, slots=True)
class StateCell(SelfDrawn):
    words: str
    hollow: bool = False
    press: bool = False

    def drawn(self) -> SafeString:
        words = escape(self.words)
        if self.press:
            return mark_safe(f'<span class="tag state-tag press">{icon("press")}{words}</span>')  # noqa: S308
        if self.hollow:
            return mark_safe(f'<span class="tag state-tag">{icon("undated")}{words}</span>')  # noqa: S308
        return mark_safe(words)  # noqa: S308


@dataclass(frozen=True, slots=True)
class NumberLink(SelfDrawn):
    """Every number leads to the rows it counts."""

    number: int
    url: str

    def drawn(self) -> SafeString:
        return mark_safe(f'<a href="{escape(self.url)}">{grouped(self.number)}</a>')  # noqa: S308


def line_of_words(words: str, *, longest: int = LINE) -> str:
    """The clause without its label, on one line, cut between words."""
    line = capfirst(_LABEL.sub("", " ".join(words.split()), count=1))
    if len(line) <= longest:
        return line
    cut = line.rfind(" ", 0, longest)
    return line[: cut if cut > 0 else longest].rstrip(" ,;:") + "…"


def chip_of(party: PartyLine, *, full: bool = True, tells_unmatched: bool = True) -> AgencyChip:
    """`full` tells apart what several provinces call by one name; the text's own word otherwise."""
    now = became(party)
    label = party.then or party.label
    return AgencyChip(
        name=label if full else party.name,
        full_name=label if not full and label != party.name else "",
        now=now,
        url=way_to("agency", party.agency_id) if party.agency_id is not None else "",
        unmatched=tells_unmatched and party.agency_id is None,
    )


def became(party: PartyLine) -> str:
    """What became of an agency that the text names and that is no more."""
    match party.succession:
        case "followed":
            return party.now
        case "undecided":
            return _("cần xác định đơn vị kế thừa")
        case "ended":
            return _("không có đơn vị kế thừa")
        case _:
            return ""


def who_cell(row: TaskRow, *, full: bool) -> WhoCell:
    others = (*row.coordinators, *row.requested)
    return WhoCell(
        # A question mark at every "các sở, ban, ngành" would drown the line; the page of the task has it.
        leads=tuple(chip_of(party, full=full, tells_unmatched=False) for party in row.leads[:NAMED]),
        more=max(0, len(row.leads) - NAMED),
        beside=_("phối hợp: %(many)d") % {"many": len(others)} if others else "",
        names="; ".join(party.label for party in others),
    )


def due_cell(row: TaskRow) -> DueCell:
    return DueCell(
        badge=badge_of(row),
        on=day(row.due_on),
        quote="" if row.due_on else quoted(row.due)[:60],
    )


def source_cell(row: TaskRow) -> SourceCell:
    return SourceCell(
        code=line_of_words(row.document, longest=28),
        url=_source_url(row),
        title=row.document_title,
        section=row.section,
    )


def _source_url(row: TaskRow) -> str:
    if row.meeting_id is not None:
        return way_to("meeting", row.meeting_id)
    return way_to("document", row.document_id or 0)


def state_cell(row: TaskRow) -> StateCell:
    if row.hollow and row.reported:
        return StateCell(words=_("theo báo chí, chưa có văn bản"), press=True)
    if row.hollow:
        return StateCell(words=_("chưa xác nhận"), hollow=True)
    return StateCell(words=said(TASK_STATES, row.state))
