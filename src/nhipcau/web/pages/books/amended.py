"""What a line says of its recall, replacement or correction: by which paper, what is to be done, the way back."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.documents.selectors.books import AmendmentLine
from nhipcau.documents.selectors.correcting import corrections_offered_for
from nhipcau.documents.selectors.entries import EntrySheet
from nhipcau.execution.selectors.handing import AmendmentTasks, tasks_of_amendments
from nhipcau.ground.actor import Actor
from nhipcau.web.pages.books.words import AMENDMENTS
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.parts.words import day
from nhipcau.web.wording import VALUE_LABELS, said


def amendment_notices(viewer: Actor, sheet: EntrySheet) -> tuple[Notice, ...]:
    tasks = tasks_of_amendments(viewer, [one.id for one in sheet.row.amendments])
    notices = []
    for one in sheet.row.amendments:
        actions = _actions(one, sheet, tasks.get(one.id)) if sheet.may_keep else ()
        words = f"{said(AMENDMENTS, one.kind)} · {day(one.on)} · {one.words}"
        tone = Tone.INFO if one.kind == "corrected" else Tone.WARNING
        notices.append(Notice(tone, words, why=_told(tasks.get(one.id)), actions=actions))
        if one.kind == "corrected" and sheet.may_keep:
            notices += _offered(viewer, one)
    return tuple(notices)


def _told(tasks: AmendmentTasks | None) -> str:
    if tasks is None:
        return ""
    if tasks.gone_over is not None:
        return _("%(moved)d việc đã chuyển sang văn bản thay thế, %(ended)d việc kết thúc.") % {
            "moved": tasks.moved,
            "ended": tasks.ended,
        }
    return _("%(n)d việc tạm dừng cho đến khi có văn bản khác hoặc ghi chép này được gỡ.") % {"n": tasks.halted}


def _actions(one: AmendmentLine, sheet: EntrySheet, tasks: AmendmentTasks | None) -> tuple[Action, ...]:
    undo = Action(words=_("Gỡ, ghi nhầm"), url=reverse("unamend_entry", args=[one.id]), sends=True, icon="undo")
    if one.kind != "replaced" or one.by_id is None or sheet.document is None:
        return (undo,)
    if tasks is not None and tasks.gone_over is not None:
        fields = (("handover", str(tasks.gone_over)),)
        back = Action(_("Hoàn tác chuyển việc"), reverse("hand_tasks_back"), sends=True, icon="undo", fields=fields)
        return (back,)
    go = Action(_("Chuyển việc sang văn bản thay thế"), reverse("take_over_tasks", args=[one.id]), weight=Weight.MAIN)
    return (go, undo)


def _offered(viewer: Actor, one: AmendmentLine) -> list[Notice]:
    """Each value that the correcting paper puts otherwise, with the way to the place where it stands."""
    return [
        Notice(
            Tone.INFO,
            _("Đính chính: “%(printed)s” sửa thành “%(corrected)s”")
            % {"printed": offer.printed, "corrected": offer.corrected},
            why="" if offer.places else _("Không thấy những chữ này trong các giá trị đã đọc; hãy xem lại văn bản."),
            actions=tuple(
                Action(
                    _("Sửa %(field)s") % {"field": said(VALUE_LABELS, place.label).lower()},
                    reverse("correct_value", args=[offer.document_id, place.pointer.lstrip("/")]),
                )
                for place in offer.places
            ),
        )
        for offer in corrections_offered_for(viewer, one.id)
    ]
