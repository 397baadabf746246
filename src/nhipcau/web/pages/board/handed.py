"""On a task whose paper stands no more: what became of it; on the task that goes on with it: where it came from."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.execution.selectors import TaskSheet
from nhipcau.execution.selectors.handing import HandedLine
from nhipcau.web.pages.board.cells import line_of_words
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.notices import Notice, Tone


def handed_notices(sheet: TaskSheet) -> tuple[Notice, ...]:
    went = tuple(_went(line) for line in sheet.handed)
    return (*went, _came(sheet.goes_on_with)) if sheet.goes_on_with else went


def _went(line: HandedLine) -> Notice:
    told = {
        "moved": _("Việc này nay theo %(paper)s"),
        "ended": _("Việc này kết thúc khi %(paper)s thay thế kế hoạch cũ"),
        "kept": _("Đã xong trước khi %(paper)s thay thế kế hoạch này; báo cáo giữ nguyên, không còn kỳ sau"),
        "halted": _("Tạm dừng – văn bản bị thu hồi")
        if line.kind == "recalled"
        else _("Tạm dừng – văn bản được thay thế"),
    }
    words = told[line.fate] % {"paper": line.paper}
    actions = []
    if line.task_id is not None:
        actions.append(Action(_("Việc mới: %(task)s") % {"task": line_of_words(line.words)}, _task(line.task_id)))
    if line.paper_id is not None and line.paper:
        actions.append(Action(_("Xem %(document)s") % {"document": line.paper}, _paper(line.paper_id)))
    return Notice(tone=Tone.WARNING, words=words, why=line.basis, actions=tuple(actions))


def _came(lines: tuple[HandedLine, ...]) -> Notice:
    return Notice(
        tone=Tone.INFO,
        words=ngettext("Tiếp nối %(n)d việc của kế hoạch cũ", "Tiếp nối %(n)d việc của kế hoạch cũ", len(lines))
        % {"n": len(lines)},
        why=lines[0].basis,
        actions=tuple(
            Action(f"{line.paper}: {line_of_words(line.words)}", _task(line.task_id))
            for line in lines
            if line.task_id is not None
        ),
    )


def _task(task_id: int) -> str:
    return reverse("task", args=[task_id])


def _paper(document_id: int) -> str:
    return reverse("document", args=[document_id])
