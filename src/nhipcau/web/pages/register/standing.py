"""On the page of a chain: whether the document holds on a day, why, and every relation said of it with its way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from nhipcau.documents.selectors.chain import ChainNode, named_for
from nhipcau.documents.selectors.validity import SaidRelation, ValiditySheet, validity_sheet_for
from nhipcau.documents.validity import ENDED, TOUCHED
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.web.document_lines import line_of
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.documents import DocumentLine
from nhipcau.web.parts.words import day
from nhipcau.web.wording import RELATIONS, RELATIONS_BACK, VALIDITIES, said


@dataclass(frozen=True, slots=True)
class RelationLine:
    """One relation as a sentence: words, the other document, what else was said, and the way to take it back."""

    words: str
    other: DocumentLine
    more: str
    action: Action | None


@dataclass(frozen=True, slots=True)
class Standing:
    """`state` is in_force, touched or ended, for its colour; `words` always say it."""

    template: ClassVar[str] = "register/standing.html"
    state: str
    words: str
    days: str
    on: date
    relations: tuple[RelationLine, ...]
    taken_back: tuple[RelationLine, ...]
    acts: tuple[Action, ...]
    resting_url: str


def day_asked(request: HttpRequest) -> date:
    """The day for which validity is asked, from the address; today where none is named."""
    try:
        return parse_date(request.GET.get("ngay", "")[:10]) or clock.today()
    except ValueError:
        return clock.today()


def standing_of(viewer: Actor, document_id: int, *, on: date) -> Standing:
    sheet = validity_sheet_for(viewer, document_id, on=on)
    others = named_for(viewer, [relation.other for relation in (*sheet.relations, *sheet.taken_back)])
    state = sheet.validity.state
    since = sheet.validity.since
    words = said(VALIDITIES, state)
    return Standing(
        state="ended" if state in ENDED else "touched" if state in TOUCHED else "holds",
        words=_("%(state)s từ %(day)s") % {"state": words, "day": day(since)} if since else words,
        days=_days(sheet),
        on=on,
        relations=tuple(_line(document_id, one, others[one.other]) for one in sheet.relations if one.other in others),
        taken_back=tuple(
            _line(document_id, one, others[one.other], back=True) for one in sheet.taken_back if one.other in others
        ),
        acts=_acts(document_id, sheet),
        resting_url=reverse("resting_on", args=[document_id]),
    )


def _line(document_id: int, relation: SaidRelation, other: ChainNode, *, back: bool = False) -> RelationLine:
    """`back`: it was taken back, and may be let stand again."""
    since = _("từ %(day)s") % {"day": day(relation.since)} if relation.since else ""
    by = _("%(who)s ghi") % {"who": relation.by} if relation.by else _("máy đọc trong văn bản")
    return RelationLine(
        words=said(RELATIONS if relation.outward else RELATIONS_BACK, relation.kind),
        other=line_of(other),
        more=" · ".join(one for one in (relation.part, since, relation.basis, by) if one),
        action=Action(
            _("Ghi lại") if back else _("Rút lại"),
            reverse("restore_relation" if back else "withdraw_relation", args=[document_id]),
            sends=True,
            icon="undo",
            fields=(("relation", str(relation.id)),),
        )
        if relation.may_withdraw and relation.id is not None
        else None,
    )


def _days(sheet: ValiditySheet) -> str:
    days = sheet.days
    if days is None:
        return ""
    told = (
        _("có hiệu lực từ %(day)s") % {"day": day(days.effective)} if days.effective else "",
        _("hết hiệu lực sau %(day)s") % {"day": day(days.expires)} if days.expires else "",
        days.basis,
    )
    return " · ".join(one for one in told if one)


def _acts(document_id: int, sheet: ValiditySheet) -> tuple[Action, ...]:
    if not sheet.may_relate:
        return ()
    acts = [
        Action(_("Ghi quan hệ với văn bản khác…"), reverse("state_relation", args=[document_id])),
        Action(_("Ghi ngày hiệu lực…"), reverse("set_effect_days", args=[document_id])),
    ]
    if sheet.days is not None and sheet.days.may_withdraw:
        back = reverse("withdraw_effect_days", args=[document_id])
        acts.append(
            Action(_("Rút lại ngày hiệu lực"), back, sends=True, icon="undo", fields=(("effect", str(sheet.days.id)),))
        )
    return tuple(acts)
