"""How a task stands in time: the badge, and how its day was reckoned, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.execution.selectors import SOON_DAYS, TaskRow
from nhipcau.ground.calendar import WorkingCalendar
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal
from nhipcau.web.parts.timeliness import ReckoningStep, Timeliness, TimelinessState
from nhipcau.web.parts.words import day
from nhipcau.web.refusals import words_of
from nhipcau.web.wording import DUE_KINDS, TASK_STATES, said

WEEKDAYS: tuple[Promise, ...] = (
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)
RESTING = frozenset({"suspended", "superseded"})
PERIODS = frozenset({"yearly", "half_yearly", "quarterly", "monthly", "weekly"})


def badge_of(row: TaskRow) -> Timeliness:
    """For a line of a list: the word and the shape."""
    state, words = _standing(row)
    return Timeliness(state=state, words=words)


def timeliness_of(row: TaskRow, *, on: date, calendar: WorkingCalendar) -> Timeliness:
    """For the page of the task: unfolds to the reckoning."""
    state, words = _standing(row)
    return Timeliness(state=state, words=words, reckoning=reckoning_of(row, on=on, calendar=calendar))


def reckoning_of(row: TaskRow, *, on: date, calendar: WorkingCalendar) -> tuple[ReckoningStep, ...]:
    due = row.due
    if not due or row.nature == "standing":
        return (_as_written(due), ReckoningStep(_("Quy tắc"), _rule_without_day(row)))
    if row.due_on is None:
        return (_as_written(due), ReckoningStep(_("Quy tắc"), _rule_without_day(row)))
    return tuple(step for step in _steps(row, due, row.due_on, on=on, calendar=calendar) if step is not None)


def period_unknown(row: TaskRow) -> bool:
    """Asked to report again and again, and not told how often (§3.4)."""
    return bool(row.due) and row.due is not None and row.due.get("kind") == "unspecified_period"


def quoted(due: Mapping[str, Json] | None) -> str:
    """The words the text names the time with."""
    return " ".join(str(due.get("text") or "").split()) if due else ""


def with_weekday(value: date) -> str:
    return f"{WEEKDAYS[value.weekday()]}, {day(value)}"


def _standing(row: TaskRow) -> tuple[TimelinessState, str]:
    if row.state == "done":
        return TimelinessState.IN_TIME, _("đã xong")
    if row.state in RESTING:
        # Nobody is late with what its paper has taken from them.
        return TimelinessState.UNDATED, said(TASK_STATES, row.state)
    if row.nature == "standing":
        return TimelinessState.UNDATED, _("thường xuyên")
    if row.days_left is None:
        return TimelinessState.UNDATED, _undated(row)
    if row.days_left < 0:
        days = -row.days_left
        words = ngettext("quá hạn %(days)d ngày", "quá hạn %(days)d ngày", days) % {"days": days}
        return (TimelinessState.LATE, words) if row.late else (TimelinessState.UNDATED, _("ngày đã qua"))
    if row.days_left == 0:
        return TimelinessState.NEAR, _("hạn hôm nay")
    left = ngettext("còn %(days)d ngày", "còn %(days)d ngày", row.days_left) % {"days": row.days_left}
    return (TimelinessState.NEAR if row.days_left <= SOON_DAYS else TimelinessState.IN_TIME), left


def _undated(row: TaskRow) -> str:
    kind = str(row.due.get("kind")) if row.due else ""
    if not kind:
        return _("không nêu thời hạn")
    if kind == "unspecified_period":
        return _("chưa xác định kỳ báo cáo") if row.nature == "report" else _("chưa rõ kỳ nào")
    return said(DUE_KINDS, kind)


def _as_written(due: Mapping[str, Json] | None) -> ReckoningStep:
    words = quoted(due)
    return ReckoningStep(_("Văn bản viết"), f"“{words}”" if words else _("không nêu thời hạn"))


def _rule_without_day(row: TaskRow) -> str:
    if row.nature == "standing":
        return _("việc thường xuyên không có ngày cuối, nên không bao giờ quá hạn")
    match str(row.due.get("kind")) if row.due else "":
        case "unspecified_period":
            return _("văn bản nói định kỳ mà không nói kỳ nào; máy không tự đặt ngày")
        case "relative":
            return _("tính từ một việc chưa ghi ngày; có ngày ấy mới tính được hạn")
        case "horizon":
            return _("làm trong cả giai đoạn, không có một ngày cuối")
        case "event":
            return _("theo sự việc, không theo ngày")
        case "":
            return _("văn bản không nêu ngày; máy không tự đặt ngày")
        case _kind:
            return _("văn bản nói kỳ mà không nói ngày; máy không tự đặt ngày")


def _steps(
    row: TaskRow, due: Mapping[str, Json], last: date, *, on: date, calendar: WorkingCalendar
) -> tuple[ReckoningStep | None, ...]:
    if due.get("kind") == "relative":
        return _from_receipt(row, due, last, on=on, calendar=calendar)
    strict = bool(due.get("strict"))
    named = last + timedelta(days=1) if strict else last
    return (
        _as_written(due),
        _named_day(due, named),
        ReckoningStep(
            _("Quy tắc"),
            _("“trước ngày” là trước hẳn ngày ấy, nên ngày cuối còn đúng hạn là ngày liền trước")
            if strict
            else _("đúng ngày ấy vẫn còn đúng hạn"),
        ),
        ReckoningStep(_("Ngày cuối"), with_weekday(last)),
        _working_day_before(last, calendar=calendar),
        ReckoningStep(_("Lặp lại"), said(DUE_KINDS, str(due.get("kind")))) if due.get("kind") in PERIODS else None,
        ReckoningStep(_("Hôm nay"), f"{with_weekday(on)} · {_standing(row)[1]}"),
    )


def _from_receipt(
    row: TaskRow, due: Mapping[str, Json], last: date, *, on: date, calendar: WorkingCalendar
) -> tuple[ReckoningStep | None, ...]:
    """Counted from the day in the lead's incoming book; the days off that the count passed over are named (S22)."""
    since = row.counted_from
    passed = (
        ", ".join(f"{day(one.on)} ({one.name})" for one in calendar.special_between(after=since, until=last))
        if since
        else ""
    )
    return (
        _as_written(due),
        ReckoningStep(_("Tính từ"), _("%(day)s, ngày vào sổ đến của cơ quan chủ trì") % {"day": with_weekday(since)})
        if since
        else None,
        ReckoningStep(
            _("Quy tắc"),
            _("ngày thứ nhất là ngày làm việc kế tiếp; không tính ngày nghỉ")
            if due.get("working")
            else _("tính cả ngày nghỉ; hạn rơi vào ngày nghỉ thì chuyển sang ngày làm việc kế tiếp"),
        ),
        ReckoningStep(_("Bỏ qua"), passed) if passed else None,
        ReckoningStep(_("Ngày cuối"), with_weekday(last)),
        ReckoningStep(_("Hôm nay"), f"{with_weekday(on)} · {_standing(row)[1]}"),
    )


def _working_day_before(last: date, *, calendar: WorkingCalendar) -> ReckoningStep | None:
    """Where the last day is a day off, the working day before it and why; nothing where it is worked itself (S15)."""
    try:
        before = calendar.working_day_on_or_before(last)
    except Refusal as refusal:
        return ReckoningStep(_("Nên xong"), words_of(refusal))
    if before == last:
        return None
    off = calendar.off.get(last)
    why = off.name if off else _("nghỉ hằng tuần")
    words = _("%(day)s, ngày làm việc liền trước (ngày cuối là ngày nghỉ: %(why)s)")
    return ReckoningStep(_("Nên xong"), words % {"day": with_weekday(before), "why": why})


def _named_day(due: Mapping[str, Json], named: date) -> ReckoningStep:
    """ "Trước ngày 15/11" of a year: which day that is, and which day of the week (S15)."""
    label = _("Kỳ này") if due.get("kind") in PERIODS else _("Ngày được nêu")
    return ReckoningStep(label, _("%(day)s là %(weekday)s") % {"day": day(named), "weekday": WEEKDAYS[named.weekday()]})
