"""From entries of the audit log to the timeline of a thing."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.foundation.audit import Entry
from nhipcau.web.parts.notices import Timeline, TimelineEvent
from nhipcau.web.wording import Words, said

ACTS: Words = {
    "document.registered": gettext_lazy("vào sổ văn bản"),
    "document.taken_in": gettext_lazy("nạp tệp"),
    "document.filled": gettext_lazy("bản gốc đã về"),
    "document.values_confirmed": gettext_lazy("xác nhận"),
    "document.values_corrected": gettext_lazy("sửa"),
    "document.values_rejected": gettext_lazy("bỏ"),
    "document.values_added": gettext_lazy("thêm"),
    "document.verdicts_withdrawn": gettext_lazy("hoàn tác"),
    "task.proposed": gettext_lazy("đưa việc máy đọc được lên bảng"),
    "task.assigned": gettext_lazy("giao việc"),
    "task.taken_back": gettext_lazy("rút lại xác nhận"),
    "task.started": gettext_lazy("bắt đầu làm"),
    "task.finished": gettext_lazy("làm xong"),
    "task.reopened": gettext_lazy("mở lại"),
    "task.rejected": gettext_lazy("không phải việc"),
}


def timeline_of(entries: Sequence[Entry]) -> Timeline:
    return Timeline(events=tuple(_event(entry) for entry in reversed(entries)))


def _event(entry: Entry) -> TimelineEvent:
    pointers = entry.facts.get("pointers")
    many = len(pointers) if isinstance(pointers, list) else 0
    words = said(ACTS, entry.act)
    if many > 1:
        words = _("%(what)s %(many)d chỗ") % {"what": words, "many": many}
    note = entry.facts.get("note")
    return TimelineEvent(at=entry.at, actor=entry.who, words=words, quote=note if isinstance(note, str) else "")
