"""The search among tasks: what each says with the words marked, who does it, by when, after which paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.documents.finding.extracts import marked
from nhipcau.documents.selectors.finding import count_found_for
from nhipcau.execution.selectors.finding import TaskHit, TasksFound, count_tasks_found_for, find_tasks_for
from nhipcau.foundation.pages import COUNTED
from nhipcau.ground.actor import Actor
from nhipcau.web.lists import page_number, pages_part
from nhipcau.web.pages.board.cells import DueCell, SourceCell, WhoCell, due_cell, line_of_words, source_cell, who_cell
from nhipcau.web.pages.finding.asking import Asking, filters_of
from nhipcau.web.parts.extracts import Extract
from nhipcau.web.parts.words import grouped


@dataclass(frozen=True, slots=True)
class TaskLine:
    """`further` are the places of a long clause that its first line does not show."""

    url: str
    words: Extract
    further: Extract | None
    who: WhoCell
    due: DueCell
    source: SourceCell


def tasks_found(request: HttpRequest, viewer: Actor, asking: Asking) -> Mapping[str, object]:
    """What the template of the search is given where tasks are asked for."""
    found = find_tasks_for(
        viewer,
        words=asking.words,
        documents=filters_of(viewer, asking),
        typing=request.GET.get("typing") == "1",
        page=page_number(request),
    )
    return {
        "told": _told(found),
        "first": found.page.first_row,
        "tasks": [_line(hit, found, full=viewer.sees_everything) for hit in found.page.rows],
        "pages": pages_part(request, found.page),
    }


def number_found(viewer: Actor, asking: Asking) -> int:
    """How many of what is asked for there are; of more than `COUNTED` only that there are more."""
    filters = filters_of(viewer, asking)
    if asking.among_tasks:
        return count_tasks_found_for(viewer, words=asking.words, documents=filters)
    return count_found_for(viewer, words=asking.words, filters=filters)


def _told(found: TasksFound) -> str:
    total = found.page.total
    if found.page.least:
        return _("Hơn %(n)s việc; nhiều quá nên xếp việc mới trước. Thêm chữ để tìm hẹp hơn.") % {"n": grouped(COUNTED)}
    return ngettext("%(n)s việc", "%(n)s việc", total) % {"n": grouped(total)}


def _line(hit: TaskHit, found: TasksFound, *, full: bool) -> TaskLine:
    asked, row = found.asked, hit.row
    line = marked(line_of_words(row.words), marks=asked.marks, prefix=asked.prefix, accents=asked.accented)
    shown = sum(piece.marked for piece in line) >= sum(piece.marked for piece in hit.extract)
    return TaskLine(
        url=reverse("task", args=[row.id]),
        words=Extract(line),
        further=None if shown else Extract(hit.extract),
        who=who_cell(row, full=full),
        due=due_cell(row),
        source=source_cell(row),
    )
