"""From entries of the audit log to the timeline of a thing."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

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
    "document.reread": gettext_lazy("đọc lại bằng bộ máy đọc mới hơn"),
    "document.disagreement_kept": gettext_lazy("giữ như đang có, không lấy bản đọc mới"),
    "document.disagreement_taken": gettext_lazy("lấy bản đọc mới"),
    "document.attached": gettext_lazy("xác định đây là văn bản được nói tới:"),
    "document.detached": gettext_lazy("gỡ ra, không phải văn bản này:"),
    "document.related": gettext_lazy("ghi quan hệ với"),
    "document.relation_withdrawn": gettext_lazy("rút lại quan hệ với"),
    "document.relation_restored": gettext_lazy("ghi lại quan hệ với"),
    "document.effect_set": gettext_lazy("ghi ngày hiệu lực theo"),
    "document.effect_withdrawn": gettext_lazy("rút lại ngày hiệu lực theo"),
    "document.rests_on": gettext_lazy("ghi là căn cứ của"),
    "document.rests_no_longer": gettext_lazy("thôi là căn cứ của"),
    "document.basis_looked_at": gettext_lazy("đã xem nơi dựa vào văn bản này"),
    "document.basis_to_be_looked_at": gettext_lazy("xem lại nơi dựa vào văn bản này"),
    "document.conflict_decided": gettext_lazy("quyết định về chỗ trùng số hoặc lệch"),
    "document.conflict_reopened": gettext_lazy("mở lại chỗ trùng số hoặc lệch"),
    "document.instrument_named": gettext_lazy("ghi nhận có văn bản"),
    "tasks.superseded": gettext_lazy("việc theo báo chí đã có trong văn bản gốc"),
    "tasks.brought_back": gettext_lazy("việc theo báo chí trở lại bảng vì chưa có văn bản gốc"),
    "tasks.limits_counted": gettext_lazy("tính thời hạn từ ngày văn bản đến"),
    "task.limits_counted": gettext_lazy("tính thời hạn từ ngày văn bản đến"),
    "tasks.halted": gettext_lazy("việc tạm dừng vì văn bản bị thu hồi hoặc thay thế"),
    "tasks.resumed": gettext_lazy("việc hết tạm dừng"),
    "tasks.handed_over": gettext_lazy("chuyển việc sang văn bản thay thế"),
    "tasks.handed_back": gettext_lazy("hoàn tác chuyển việc, tạm dừng như trước"),
    "task.halted": gettext_lazy("tạm dừng vì văn bản bị thu hồi hoặc thay thế"),
    "task.resumed": gettext_lazy("hết tạm dừng"),
    "task.handed_over": gettext_lazy("chuyển việc sang văn bản thay thế"),
    "task.handed_back": gettext_lazy("hoàn tác chuyển việc, tạm dừng như trước"),
    "document.consolidated": gettext_lazy("thay thế các kế hoạch cùng triển khai:"),
    "document.consolidation_undone": gettext_lazy("hoàn tác việc thay thế các kế hoạch:"),
    "agency.made": gettext_lazy("lập cơ quan"),
    "agency.taken_back": gettext_lazy("bỏ cơ quan vừa lập, chưa có gì dựa vào"),
    "agency.renamed": gettext_lazy("đổi tên"),
    "agency.moved": gettext_lazy("chuyển sang trực thuộc"),
    "agency.alias_added": gettext_lazy("thêm tên gọi khác"),
    "agency.looked_at": gettext_lazy("xem và xác nhận là một cơ quan"),
    "agency_event.planned": gettext_lazy("ghi dự kiến"),
    "agency_event.applied": gettext_lazy("áp dụng"),
    "agency_event.undone": gettext_lazy("hoàn tác"),
    "agency_event.dropped": gettext_lazy("bỏ dự kiến"),
    "post.made": gettext_lazy("thêm chức vụ"),
    "post.ended": gettext_lazy("bỏ chức vụ"),
    "tenure.begun": gettext_lazy("ghi người giữ chức vụ"),
    "tenure.ended": gettext_lazy("ghi thôi giữ chức vụ"),
    "tenure.resumed": gettext_lazy("ghi lại là còn giữ chức vụ"),
    "tenure.withdrawn": gettext_lazy("bỏ dòng giữ chức vụ nhập nhầm"),
    "field_lead.named": gettext_lazy("cử lãnh đạo phụ trách đối ngoại nhân dân"),
    "field_lead.ended": gettext_lazy("ghi thôi phụ trách đối ngoại nhân dân"),
    "body.founded": gettext_lazy("lập ban"),
    "body.changed": gettext_lazy("sửa thông tin của ban"),
    "body.member_seated": gettext_lazy("thêm thành viên"),
    "body.seat_ended": gettext_lazy("ghi ngày thôi của thành viên"),
    "meeting.called": gettext_lazy("lập phiên họp"),
    "meeting.changed": gettext_lazy("sửa chương trình phiên họp"),
    "meeting.minutes_written": gettext_lazy("ghi biên bản"),
    "meeting.cancelled": gettext_lazy("hủy phiên họp:"),
    "meeting.called_again": gettext_lazy("lập lại phiên họp đã hủy"),
    "meeting.concluded": gettext_lazy("thêm kết luận"),
    "meeting.conclusion_withdrawn": gettext_lazy("bỏ một kết luận"),
    "meeting.conclusion_restored": gettext_lazy("lấy lại một kết luận"),
    "task.given_by_meeting": gettext_lazy("giao việc theo kết luận phiên họp"),
    "task.taken_back_by_meeting": gettext_lazy("rút việc đã giao theo kết luận phiên họp"),
    "tasks.rolled_over": gettext_lazy("bước sang kỳ mới"),
    "task.rolled_over": gettext_lazy("bước sang kỳ mới"),
    "task.superseded": gettext_lazy("việc theo báo chí đã có trong văn bản gốc"),
    "task.brought_back": gettext_lazy("việc theo báo chí trở lại bảng vì chưa có văn bản gốc"),
    "document.known": gettext_lazy("gặp lại văn bản này trong một tệp khác"),
    "tasks.proposed": gettext_lazy("đưa việc máy đọc được lên bảng"),
    "tasks.assigned": gettext_lazy("giao việc"),
    "tasks.taken_back": gettext_lazy("rút lại xác nhận"),
    "tasks.rejected": gettext_lazy("không phải việc"),
    "local_rule.entered": gettext_lazy("ghi vào danh mục rà soát"),
    "local_rule.changed": gettext_lazy("sửa thông tin"),
    "local_rule.moved_on": gettext_lazy("chuyển tình trạng rà soát"),
    "local_rule.milestone_added": gettext_lazy("thêm mốc"),
    "local_rule.milestone_finished": gettext_lazy("ghi mốc đã xong"),
    "local_rule.milestone_reopened": gettext_lazy("mở lại mốc"),
    "local_rule.milestone_recounted": gettext_lazy("tính lại hạn của mốc"),
    "local_rule.milestone_dropped": gettext_lazy("bỏ mốc"),
    "calendar.day_off_added": gettext_lazy("thêm ngày nghỉ"),
    "calendar.days_swapped": gettext_lazy("hoán đổi ngày làm việc"),
    "calendar.day_made_ordinary": gettext_lazy("bỏ ngày nghỉ hoặc hoán đổi"),
    "calendar.year_completed": gettext_lazy("ghi năm đã đủ ngày"),
    "calendar.year_reopened": gettext_lazy("mở lại năm"),
    "calendar.entry_withdrawn": gettext_lazy("rút lại"),
    "limits.recounted": gettext_lazy("tính lại thời hạn theo lịch làm việc"),
    "limits.recount_undone": gettext_lazy("hoàn tác lần tính lại thời hạn"),
    "agency_register.undone": gettext_lazy("rút lại lần nạp danh bạ tỉnh"),
    "list.row_put": gettext_lazy("ghi mục"),
    "list.row_left_out": gettext_lazy("bỏ mục"),
    "list.withdrawn": gettext_lazy("rút lại mục"),
    "task.proposed": gettext_lazy("đưa việc máy đọc được lên bảng"),
    "task.assigned": gettext_lazy("giao việc"),
    "task.taken_back": gettext_lazy("rút lại xác nhận"),
    "book.opened": gettext_lazy("mở sổ"),
    "entry.registered": gettext_lazy("vào sổ"),
    "entry.reserved": gettext_lazy("giữ số"),
    "entry.completed": gettext_lazy("bổ sung, sửa trong sổ"),
    "entry.voided": gettext_lazy("bỏ số"),
    "entry.recalled": gettext_lazy("ghi: bị thu hồi"),
    "entry.replaced": gettext_lazy("ghi: được thay thế"),
    "entry.corrected": gettext_lazy("ghi: được đính chính"),
    "entry.amendment_withdrawn": gettext_lazy("gỡ ghi chép về thu hồi, thay thế, đính chính"),
    "entry.delivery_noted": gettext_lazy("ghi tình trạng gửi, nhận"),
    "entry.handed_out": gettext_lazy("giao giải quyết"),
    "entry.taken_back": gettext_lazy("rút lại việc giao"),
    "entry.opinion_given": gettext_lazy("cho ý kiến trên phiếu"),
    "entry.opinion_withdrawn": gettext_lazy("rút ý kiến"),
    "entry.resolved": gettext_lazy("giải quyết xong"),
    "entry.reopened": gettext_lazy("mở lại, chưa giải quyết xong"),
    "task.given_by_slip": gettext_lazy("giao theo phiếu giải quyết"),
    "task.taken_back_by_slip": gettext_lazy("rút lại theo phiếu giải quyết"),
    "task.started": gettext_lazy("bắt đầu làm"),
    "task.finished": gettext_lazy("làm xong"),
    "task.reopened": gettext_lazy("mở lại"),
    "task.rejected": gettext_lazy("không phải việc"),
}


def timeline_of(entries: Sequence[Entry]) -> Timeline:
    return Timeline(events=tuple(_event(entry) for entry in reversed(entries)))


def _many(entry: Entry, name: str) -> int:
    rows = entry.facts.get(name)
    return len(rows) if isinstance(rows, list) else 0


def _event(entry: Entry) -> TimelineEvent:
    words = said(ACTS, entry.act)
    places, tasks = _many(entry, "pointers"), _many(entry, "tasks")
    if places > 1:
        words = _("%(what)s %(many)d chỗ") % {"what": words, "many": places}
    elif tasks and entry.act.startswith("tasks."):
        words = f"{words} ({ngettext('%(n)d việc', '%(n)d việc', tasks) % {'n': tasks}})"
    note = entry.facts.get("note")
    return TimelineEvent(at=entry.at, actor=entry.who, words=words, quote=note if isinstance(note, str) else "")
