"""The facts of a line and of its slip, in the order in which the statutory columns ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.documents.selectors.entries import EntrySheet, LimitLine, OpinionLine, PartLine, SendingLine, SlipSheet
from nhipcau.foundation import clock
from nhipcau.web.pages.books.words import LIMITS, MEDIA, PARTS, RANKS, SENDINGS
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.timeliness import ReckoningStep, Timeliness, TimelinessState
from nhipcau.web.parts.words import clock as hour
from nhipcau.web.parts.words import day
from nhipcau.web.wording import said

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LimitPart:
    label: str
    badge: Timeliness


@dataclass(frozen=True, slots=True)
class SendingPart:
    name: str
    words: str
    act: Action | None


@dataclass(frozen=True, slots=True)
class OpinionPart:
    words: str
    signed: str
    written: str
    withdrawn: bool
    act: Action | None


@dataclass(frozen=True, slots=True)
class LevelPart:
    title: str
    parts: Facts
    opinions: tuple[OpinionPart, ...]


def facts_of(sheet: EntrySheet) -> Facts:
    row = sheet.row
    at = f", {row.arrived_at.hour} giờ {row.arrived_at.minute:02d}" if row.arrived_at else ""
    told: tuple[tuple[str, str], ...]
    if row.kind == "incoming":
        told = (
            (_("Ngày đến"), f"{day(row.entered_on)}{at}"),
            (_("Tác giả"), row.author),
            (_("Số, ký hiệu"), row.code),
            (_("Ngày tháng văn bản"), day(row.document_date)),
            (_("Tên loại và trích yếu"), ". ".join(part for part in (row.type_name, row.subject) if part)),
            (_("Mức độ khẩn"), row.urgency),
            (_("Bản đến"), said(MEDIA, row.medium)),
            (_("Đơn vị hoặc người nhận"), row.handed_to),
            (_("Ngày trình"), day(row.submitted_on)),
            (_("Ngày chuyển"), day(row.transferred_on)),
            (_("Ký nhận"), row.signed_for),
            (_("Thời hạn giải quyết"), day(row.due_on)),
            (_("Giải quyết xong"), day(row.resolved_on)),
            (_("Văn bản trả lời"), row.answer_words),
        )
    else:
        told = (
            (_("Số, ký hiệu"), row.code),
            (_("Ngày tháng văn bản"), day(row.document_date)),
            (_("Tên loại và trích yếu"), ". ".join(part for part in (row.type_name, row.subject) if part)),
            (_("Người ký"), row.signer),
            (_("Nơi nhận"), row.recipients),
            (_("Người nhận bản lưu"), row.kept_by),
            (_("Số lượng bản"), "" if row.copies is None else str(row.copies)),
            (_("Ngày chuyển"), day(row.transferred_on)),
            (_("Ký nhận"), row.signed_for),
        )
    tail = (
        (_("Ghi chú"), row.remarks),
        (_("Người vào sổ"), f"{row.registered_by}, {hour(row.registered)} {day(row.registered)}"),
    )
    return tuple((label, words) for label, words in (*told, *tail) if words)


def limits_of(lines: tuple[LimitLine, ...]) -> tuple[LimitPart, ...]:
    return tuple(LimitPart(said(LIMITS, line.limit.act), _badge(line)) for line in lines)


def sendings_of(lines: tuple[SendingLine, ...], *, may_keep: bool) -> tuple[SendingPart, ...]:
    return tuple(
        SendingPart(
            name=line.name,
            words=_sending_words(line),
            act=Action(words=_("Ghi"), url=reverse("entry_delivery", args=[line.entry_id, place]), weight=Weight.QUIET)
            if may_keep
            else None,
        )
        for place, line in enumerate(lines)
    )


def slip_lines(slip: SlipSheet) -> tuple[LevelPart, ...]:
    """The three levels, the empty ones too: the form has them."""
    return tuple(
        LevelPart(
            title=said(RANKS, rank),
            parts=tuple(_part(one) for one in slip.parts) if rank == "agency_leader" else (),
            opinions=tuple(_opinion(one) for one in slip.opinions if one.rank == rank),
        )
        for rank in RANKS
    )


def _badge(line: LimitLine) -> Timeliness:
    limit = line.limit
    steps = (
        ReckoningStep(_("Quy định"), limit.article),
        ReckoningStep(_("Tính từ"), day(line.since)),
        *((ReckoningStep(_("Chậm nhất"), day(limit.by)),) if limit.by else ()),
    )
    if limit.by is None:
        words = _("lịch làm việc năm %(year)d chưa đủ để tính") % {"year": limit.unknown_year or 0}
        return Timeliness(TimelinessState.UNDATED, words, steps)
    if line.done_on is not None:
        told = {"day": day(line.done_on)}
        words = _("ngày %(day)s, chậm") % told if line.missed else _("ngày %(day)s, đúng hạn") % told
        return Timeliness(TimelinessState.LATE if line.missed else TimelinessState.IN_TIME, words, steps)
    if line.missed:
        return Timeliness(TimelinessState.LATE, _("quá hạn từ %(day)s") % {"day": day(limit.by)}, steps)
    words = _("ngay khi nhận") if limit.at_once else _("hôm nay, chậm nhất %(day)s") % {"day": day(limit.by)}
    return Timeliness(TimelinessState.NEAR, words, steps)


def _sending_words(line: SendingLine) -> str:
    said_of: Mapping[str, date | None] = {"sent": line.sent_on, "received": line.received_on}
    told = [said(SENDINGS, line.state), day(said_of.get(line.state))]
    if line.number_there is not None:
        told.append(_("số đến %(number)d ở nơi nhận") % {"number": line.number_there})
    return " · ".join(part for part in (*told, line.note) if part)


def _part(one: PartLine) -> tuple[str, str]:
    until = _("đến %(day)s") % {"day": day(one.due_on)} if one.due_on else ""
    late = _("quá hạn") if one.due_on and one.due_on < clock.today() else ""
    return said(PARTS, one.part), " · ".join(part for part in (one.name, until, late) if part)


def _opinion(one: OpinionLine) -> OpinionPart:
    act = Action(words=_("Rút"), url=reverse("withdraw_opinion", args=[one.id]), sends=True, weight=Weight.QUIET)
    return OpinionPart(
        words=one.words,
        signed=f"{one.by_name}, {day(one.on)}",
        written=one.written_by if one.written_by != one.by_name else "",
        withdrawn=one.withdrawn,
        act=act if one.may_withdraw else None,
    )
