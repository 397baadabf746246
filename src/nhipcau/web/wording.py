"""The words pages use for codes: families, levels, roles, states, relations, document types. One word, one meaning."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Family, Level
from nhipcau.ground.actor import AccountRole

Words = Mapping[str, Promise]

FAMILIES: Words = {
    Family.PARTY: _("cơ quan Đảng"),
    Family.STATE: _("cơ quan nhà nước"),
    Family.FRONT: _("Mặt trận và đoàn thể"),
    Family.ASSOCIATION: _("hội, liên hiệp"),
    Family.MEDIA: _("báo, đài"),
    Family.UNIT: _("đơn vị"),
    Family.UNKNOWN: _("chưa rõ"),
}
LEVELS: Words = {
    Level.CENTRAL: _("Trung ương"),
    Level.PROVINCE: _("tỉnh, thành phố"),
    Level.DEPARTMENT: _("sở, ban, ngành"),
    Level.DISTRICT: _("huyện (đến 30/6/2025)"),
    Level.COMMUNE: _("xã, phường, đặc khu"),
    Level.UNIT: _("đơn vị trực thuộc"),
    Level.UNKNOWN: _("chưa rõ"),
}
ROLES: Words = {
    AccountRole.CLERK: _("văn thư"),
    AccountRole.OFFICER: _("chuyên viên"),
    AccountRole.UNIT_LEADER: _("lãnh đạo đơn vị"),
    AccountRole.OFFICE_MONITOR: _("theo dõi, đôn đốc (Văn phòng)"),
    AccountRole.UNION_STAFF: _("cán bộ Liên hiệp"),
    AccountRole.INSPECTOR: _("thanh tra, giám sát"),
    AccountRole.ADMINISTRATOR: _("quản trị"),
    AccountRole.NATIONAL_MONITOR: _("theo dõi toàn quốc"),
}
DISAGREEMENT_STATES: Words = {"open": _("chờ chọn"), "settled": _("đã chọn")}
DISAGREEMENT_KINDS: Words = {
    "differs": _("Bản đọc mới khác với ý người đã xem."),
    "missing": _("Bản đọc mới không còn thấy giá trị người đã xem."),
    "board": _("Bản đọc mới khác với việc đang có trên bảng; chưa ai xác nhận chỗ này."),
    "gone": _("Bản đọc mới không còn thấy việc đang có trên bảng; chưa ai xác nhận việc này."),
    "divided": _("Bản đọc mới chia tệp thành các văn bản khác với sổ; sổ vẫn theo bản đọc trước."),
}
REPAIR_REASONS: Words = {
    "repair.lost_letter": _("Có thể mất một chữ cái có dấu."),
    "repair.lost_letter_and_space": _("Có thể mất một chữ cái có dấu và dấu cách sau nó."),
    "repair.torn_word": _("Có thể chữ cái có dấu đã thành chỗ xuống dòng."),
    "repair.confused_letter": _("Có thể nhầm dấu hoặc nhầm chữ cái."),
}
NAME_STATES: Words = {
    "open": _("chờ xem"),
    "matched": _("đã khớp"),
    "made": _("đã lập cơ quan"),
    "set_aside": _("không phải một cơ quan"),
}
NEARNESS: Words = {
    "spelling": _("chỉ khác cách viết"),
    "initials": _("viết tắt"),
    "misspelt": _("có thể viết sai hoặc mất chữ"),
    "part": _("viết thiếu một phần tên"),
    "longer": _("viết dài hơn tên trong danh bạ"),
}
GROUP_STATES: Words = {
    "listed": _("đã kê ra"),
    "empty": _("danh bạ ngày ấy không có cơ quan nào như vậy"),
    "open": _("tập hợp mở, chờ nêu tên"),
    "named": _("người đã nêu tên"),
    "general": _("lời chung, không giao việc riêng cho ai"),
}
LINES: Words = {
    "governing": _("chủ quản"),
    "party": _("Đảng"),
    "sector": _("ngành dọc"),
    "front": _("Mặt trận"),
}


# A list of words as it is said in one language, with the list itself, so that no other gets its number.
_SPOKEN: dict[tuple[str | None, int], tuple[Words, Mapping[str, str]]] = {}


def said(words: Words, code: str) -> str:
    """The words for a code; the code itself where none are kept, so that nothing disappears from a page.

    `words` is one of the lists kept for good; a page asks hundreds of times.
    """
    language = get_language()
    spoken = _SPOKEN.get((language, id(words)))
    if spoken is None:
        spoken = _SPOKEN[language, id(words)] = words, {one: str(told) for one, told in words.items()}
    return spoken[1].get(code, code)


RELATIONS: Words = {
    "implements": _("thực hiện"),
    "based_on": _("căn cứ"),
    "cites": _("viện dẫn"),
    "amends": _("sửa đổi"),
    "replaces": _("thay thế"),
    "partially_replaces": _("thay thế một phần"),
    "repeals": _("bãi bỏ"),
    "corrects": _("đính chính"),
    "recalls": _("thu hồi"),
    "same_as": _("cũng là"),
    "follows": _("tiếp sau, chưa nói rõ có thay thế không"),
    "transmits": _("kèm theo"),
    "reports_on": _("đưa tin về"),
    "about": _("nói về"),
}
RELATIONS_BACK: Words = {
    "implements": _("được thực hiện bởi"),
    "based_on": _("là căn cứ của"),
    "cites": _("được viện dẫn trong"),
    "amends": _("được sửa đổi bởi"),
    "replaces": _("bị thay thế bởi"),
    "partially_replaces": _("bị thay thế một phần bởi"),
    "repeals": _("bị bãi bỏ bởi"),
    "corrects": _("được đính chính bởi"),
    "recalls": _("bị thu hồi bởi"),
    "same_as": _("cũng là"),
    "follows": _("có văn bản mới hơn, chưa nói rõ thay thế:"),
    "transmits": _("được gửi kèm"),
    "reports_on": _("được đưa tin trong"),
}
RESTING_KINDS: Words = {
    "document": _("văn bản"),
    "task": _("việc"),
    "form": _("biểu mẫu"),
    "lawpack": _("gói quy định"),
    "localrule": _("quy định phải rà soát"),
    "body": _("ban, tổ chức"),
    "meeting": _("phiên họp"),
    "agencyevent": _("sự kiện của cơ quan"),
}
CONFLICT_STATES: Words = {"open": _("chờ quyết định"), "decided": _("đã quyết định")}
CONFLICT_KINDS: Words = {
    "two_dates": _("Cùng số, ký hiệu trong một dãy số nhưng khác ngày"),
    "two_issuers": _("Một văn bản được ghi hai cơ quan ban hành"),
    "two_titles": _("Một văn bản được ghi hai trích yếu khác nhau"),
}
CONFLICT_CHOICES: Words = {
    "same": _("Là một văn bản, một nơi ghi nhầm"),
    "different": _("Là hai văn bản khác nhau"),
    "set_aside": _("Không cần xử lý"),
}
VALIDITIES: Words = {
    "in_force": _("còn hiệu lực"),
    "not_yet": _("chưa có hiệu lực"),
    "amended": _("đã được sửa đổi"),
    "partly_replaced": _("đã bị thay thế một phần"),
    "replaced": _("đã bị thay thế"),
    "repealed": _("đã bị bãi bỏ"),
    "recalled": _("đã bị thu hồi"),
    "expired": _("đã hết hiệu lực"),
    "followed": _("có văn bản mới hơn, chưa nói rõ thay thế"),
    "unknown": _("chưa rõ hiệu lực"),
}
NATURES: Words = {
    "task": _("việc có sản phẩm"),
    "report": _("báo cáo"),
    "standing": _("việc thường xuyên"),
}
TASK_STATES: Words = {
    "proposed": _("máy đọc, chưa xác nhận"),
    "assigned": _("đã giao"),
    "in_progress": _("đang làm"),
    "done": _("đã xong"),
    "rejected": _("không phải việc"),
    "superseded": _("nay theo văn bản khác"),
    "suspended": _("tạm dừng"),
}
SOURCE_KINDS: Words = {
    "official": _("văn bản"),
    "portal": _("bản trên cổng thông tin"),
    "press": _("tin báo chí"),
    "paper": _("bản giấy, theo sổ văn bản"),
}
REVIEWS: Words = {"unreviewed": _("còn chỗ chưa xem"), "confirmed": _("đã xem hết")}
DOCUMENT_TYPES: Words = {
    "NQ": _("Nghị quyết"),
    "QĐ": _("Quyết định"),
    "CT": _("Chỉ thị"),
    "QC": _("Quy chế"),
    "QyĐ": _("Quy định"),
    "TC": _("Thông cáo"),
    "TB": _("Thông báo"),
    "HD": _("Hướng dẫn"),
    "CTr": _("Chương trình"),
    "KH": _("Kế hoạch"),
    "PA": _("Phương án"),
    "ĐA": _("Đề án"),
    "DA": _("Dự án"),
    "BC": _("Báo cáo"),
    "BB": _("Biên bản"),
    "TTr": _("Tờ trình"),
    "HĐ": _("Hợp đồng"),
    "CV": _("Công văn"),
    "CĐ": _("Công điện"),
    "BGN": _("Bản ghi nhớ"),
    "BTT": _("Bản thỏa thuận"),
    "GUQ": _("Giấy ủy quyền"),
    "GM": _("Giấy mời"),
    "GGT": _("Giấy giới thiệu"),
    "PG": _("Phiếu gửi"),
    "PC": _("Phiếu chuyển"),
    "PB": _("Phiếu báo"),
    "KL": _("Kết luận"),
    "NĐ": _("Nghị định"),
    "TT": _("Thông tư"),
    "TTLT": _("Thông tư liên tịch"),
    "LUAT": _("Luật"),
    "HP": _("Hiến pháp"),
    "PL": _("Pháp lệnh"),
    "BAI_BAO": _("Tin báo chí"),
    "KHAC": _("Văn bản khác"),
}
VALUE_LABELS: Words = {
    "type": _("Loại văn bản"),
    "number": _("Số"),
    "symbol": _("Ký hiệu"),
    "code": _("Số, ký hiệu"),
    "issuer": _("Cơ quan ban hành"),
    "parent_issuer": _("Cơ quan chủ quản"),
    "place": _("Địa danh"),
    "date": _("Ngày ban hành"),
    "title": _("Trích yếu"),
    "urgency": _("Độ khẩn"),
    "signatory.authority": _("Thẩm quyền ký"),
    "signatory.position": _("Chức vụ người ký"),
    "signatory.name": _("Người ký"),
    "addressee": _("Kính gửi"),
    "recipient": _("Nơi nhận"),
    "reference": _("Văn bản được viện dẫn"),
    "reference.type": _("Loại"),
    "reference.code": _("Số, ký hiệu"),
    "reference.date": _("Ngày"),
    "reference.issuer": _("Cơ quan"),
    "reference.title": _("Trích yếu"),
    "reference.relation": _("Quan hệ"),
    "duty": _("Việc"),
    "duty.lead": _("Chủ trì"),
    "duty.coordinators": _("Phối hợp"),
    "duty.requested": _("Được đề nghị"),
    "duty.via": _("Qua"),
    "duty.due": _("Thời hạn"),
    "duty.report_to": _("Báo cáo cho"),
    "duty.nature": _("Loại việc"),
    "duty.section": _("Mục"),
    "channel.to": _("Vướng mắc gửi tới"),
    "channel.via": _("Vướng mắc gửi qua"),
}
REVIEW_STATES: Words = {
    "waiting": _("chờ rà soát"),
    "reviewing": _("đang rà soát"),
    "drafting": _("đang soạn thảo, sửa đổi"),
    "submitted": _("đã trình"),
    "kept": _("giữ nguyên"),
    "issued": _("đã ban hành"),
    "repealed": _("bãi bỏ"),
}
DAY_KINDS: Words = {
    "holiday": _("nghỉ lễ, tết"),
    "in_lieu": _("nghỉ bù"),
    "swapped": _("nghỉ do hoán đổi"),
    "ordinary": _("ngày bình thường"),
    "complete": _("cả năm đã đủ ngày"),
    "reopened": _("cả năm mở lại"),
}
DUE_KINDS: Words = {
    "date": _("một ngày"),
    "yearly": _("hằng năm"),
    "half_yearly": _("6 tháng một lần"),
    "quarterly": _("hằng quý"),
    "monthly": _("hằng tháng"),
    "weekly": _("hằng tuần"),
    "unspecified_period": _("định kỳ, chưa rõ kỳ nào"),
    "relative": _("số ngày kể từ một việc"),
    "horizon": _("cả giai đoạn"),
    "event": _("khi có việc xảy ra"),
}
