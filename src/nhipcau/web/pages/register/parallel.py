"""On a plan of an agency that was merged: what else is in force for the same directive, and where the days differ."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.agencies.calling import Happened
from nhipcau.documents.selectors import DocumentSheet
from nhipcau.documents.selectors.amending import frozen_by
from nhipcau.documents.selectors.parallel import Parallel, ParallelPlan, parallel_plans_of
from nhipcau.execution.selectors.deadlines import reporting_days_for
from nhipcau.execution.selectors.handing import handovers_to
from nhipcau.flows.superseding import may_consolidate
from nhipcau.ground.actor import Actor
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.parts.words import day


def parallel_notices(viewer: Actor, sheet: DocumentSheet, happened: Happened | None) -> tuple[Notice, ...]:
    """`happened` to the issuer of the paper."""
    found = parallel_plans_of(viewer, sheet.row, happened=happened) if sheet.beside.directives else None
    if found is None:
        return ()
    held = (_held_notice(viewer, sheet, found),) if found.plans else ()
    missing = (_missing_notice(found),) if found.not_held else ()
    return (*held, *missing)


def _held_notice(viewer: Actor, sheet: DocumentSheet, found: Parallel) -> Notice:
    told = "; ".join(_named(plan) for plan in found.plans)
    days = reporting_days_for(viewer, [sheet.row.id, *(plan.id for plan in found.plans)])
    own = days.get(sheet.row.id, ())
    differing = [plan for plan in found.plans if days.get(plan.id) and own and days[plan.id] != own]
    why = [
        _("Cùng triển khai %(directive)s, nay cùng do %(agency)s trả lời.")
        % {"directive": ", ".join(found.directives), "agency": found.agency}
    ]
    why += [
        _("Thời hạn báo cáo khác nhau: văn bản này “%(own)s”, %(other)s “%(days)s”.")
        % {"own": "; ".join(own), "other": plan.code, "days": "; ".join(days[plan.id])}
        for plan in differing
    ]
    why.append(_("Khi có kế hoạch chung, một lần thay thế chuyển việc của các kế hoạch cũ sang; có thể hoàn tác."))
    return Notice(
        tone=Tone.WARNING,
        words=_("Còn kế hoạch khác đang có hiệu lực: %(plans)s") % {"plans": told},
        why=" ".join(why),
        actions=(
            *(
                Action(_("Xem %(document)s") % {"document": plan.code}, reverse("document", args=[plan.id]))
                for plan in found.plans
            ),
            _way_out(viewer, sheet, found),
        ),
    )


def _way_out(viewer: Actor, sheet: DocumentSheet, found: Parallel) -> Action:
    """To the preview where the viewer may replace the others by this one; else to a word on the two."""
    if may_consolidate(viewer, found.replaceable):
        return Action(_("Dùng kế hoạch này thay thế…"), reverse("consolidate_plans", args=[sheet.row.id]))
    return Action(_("Ghi quan hệ thay thế"), reverse("state_relation", args=[sheet.row.id]))


def handover_notices(viewer: Actor, document_id: int, *, may_undo: bool) -> tuple[Notice, ...]:
    """That this paper took the place of others, and the way back."""
    return tuple(
        Notice(
            tone=Tone.INFO,
            words=_("Đã thay thế kế hoạch khác: %(moved)d việc chuyển sang, %(ended)d việc kết thúc.")
            % {"moved": one.moved, "ended": one.ended},
            why=_("%(basis)s. %(who)s ghi ngày %(day)s; %(kept)d việc đã xong và báo cáo cũ giữ nguyên.")
            % {"basis": one.basis.rstrip("."), "who": one.by, "day": day(one.at.date()), "kept": one.kept},
            actions=(
                Action(
                    _("Hoàn tác"),
                    reverse("undo_consolidation", args=[document_id]),
                    sends=True,
                    icon="undo",
                    fields=(("handover", str(one.id)),),
                ),
            )
            if may_undo
            else (),
        )
        for one in handovers_to(viewer, document_id)
        if one.kind == "consolidated"
    )


def frozen_notices(viewer: Actor, document_id: int) -> tuple[Notice, ...]:
    """The reader's own book says that it was recalled or replaced: nothing of it is changed any more."""
    return tuple(
        Notice(
            tone=Tone.WARNING,
            words=(
                _("Văn bản đã bị thu hồi: %(words)s")
                if one.kind == "recalled"
                else _("Văn bản đã được thay thế: %(words)s")
            )
            % {"words": one.words},
            why=_("Ghi trong sổ ngày %(day)s. Văn bản không sửa được nữa; việc còn mở tạm dừng.")
            % {"day": day(one.on)},
            actions=(Action(_("Xem dòng trong sổ"), reverse("entry", args=[one.entry_id])),),
        )
        for one in frozen_by(viewer, document_id)
    )


def _missing_notice(found: Parallel) -> Notice:
    return Notice(
        tone=Tone.WARNING,
        words=_("Kế hoạch của %(agencies)s có thể cũng đang có hiệu lực.") % {"agencies": ", ".join(found.not_held)},
        why=_("Trong sổ chưa có kế hoạch nào của nơi đó triển khai %(directive)s; nay cùng do %(agency)s trả lời.")
        % {"directive": ", ".join(found.directives), "agency": found.agency},
    )


def _named(plan: ParallelPlan) -> str:
    return _("%(code)s ngày %(day)s của %(issuer)s") % {
        "code": plan.code,
        "day": day(plan.date),
        "issuer": plan.issuer,
    }
