"""What lists, their fields and their choices are called on pages."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.lists.shapes import Role
from nhipcau.agencies.names.trying import Outcome
from nhipcau.web.wording import FAMILIES, LEVELS, Words

TITLES: Words = {
    "matching": _("Từ ngữ khi khớp tên cơ quan"),
    "collectives": _("Tập hợp: “các sở, ban, ngành”"),
    "functions": _("Chức năng được chuyển giao"),
    "levels": _("Cấp chính quyền đã kết thúc"),
}
ABOUT: Words = {
    "matching": _("Cách viết tắt, cách viết khác của tên cơ quan và tên tỉnh; từ mở đầu một tên; từ không chỉ ai."),
    "collectives": _("Cụm từ chỉ nhiều cơ quan, và quy tắc kê ra cơ quan nào vào ngày của văn bản."),
    "functions": _("Từ ngữ cho biết một việc thuộc chức năng nào, khi chức năng chuyển sang cơ quan khác."),
    "levels": _("Cấp không còn nữa, từ ngữ chỉ cấp ấy, và nơi được đề nghị thay."),
}
MATCHING_ROLES: Words = {
    Role.ALIAS: _("cách viết khác của một tên cơ quan"),
    Role.PROVINCE: _("cách viết khác của tên tỉnh"),
    Role.KNOWN: _("chữ viết đúng, không phải lỗi gõ"),
    Role.FILLER: _("chữ đệm, có hay không đều cùng một tên"),
    Role.HEAD: _("mở đầu một tên trong dòng ghi nhiều cơ quan"),
    Role.ALONE: _("một chữ cũng là tên cơ quan"),
    Role.WHOLE: _("tên của một cơ quan, đọc như tên nhiều cơ quan"),
    Role.HOST: _("sau dấu hai chấm là các đơn vị của nơi này"),
    Role.ITSELF: _("cơ quan ban hành tự gọi mình"),
    Role.NOBODY: _("không chỉ cơ quan nào"),
}
STATES: Words = {
    "listed": _("kê ra được"),
    "open": _("tập hợp mở, phải hỏi người"),
    "general": _("lời chung, không là việc riêng của ai"),
}
CHOICES: dict[tuple[str, str], Words] = {
    ("matching", "role"): MATCHING_ROLES,
    ("collectives", "state"): STATES,
    ("collectives", "levels"): LEVELS,
    ("collectives", "families"): FAMILIES,
    ("levels", "offers"): LEVELS,
}
LABELS: dict[tuple[str, str], Promise] = {
    ("matching", "role"): _("Dùng để làm gì"),
    ("matching", "word"): _("Chữ, cụm từ"),
    ("matching", "stands_for"): _("Là cách viết khác của"),
    ("collectives", "phrases"): _("Cụm từ trong văn bản, mỗi cụm một dòng"),
    ("collectives", "words"): _("Nghĩa là"),
    ("collectives", "state"): _("Kê ra được hay không"),
    ("collectives", "names"): _("Gồm các cơ quan tên là, mỗi tên một dòng"),
    ("collectives", "leaves_out"): _("Không gồm các cơ quan tên là, mỗi tên một dòng"),
    ("collectives", "levels"): _("Chỉ gồm cơ quan cấp"),
    ("collectives", "families"): _("Chỉ gồm cơ quan thuộc khối"),
    ("collectives", "central"): _("Của Trung ương, không phải của tỉnh"),
    ("collectives", "everywhere"): _("Của mọi tỉnh, không chỉ tỉnh của văn bản"),
    ("collectives", "body"): _("Tên cơ quan nằm trong chính cụm từ"),
    ("collectives", "own"): _("Là các đơn vị trực thuộc nơi ban hành"),
    ("collectives", "under"): _("Là các đơn vị trực thuộc cơ quan tên là"),
    ("collectives", "until"): _("Chỉ đến hết ngày"),
    ("collectives", "ended"): _("Lời nhắc sau ngày ấy"),
    ("collectives", "successor"): _("Mã của quy tắc thay sau ngày ấy"),
    ("collectives", "exactly"): _("Phải có đúng bao nhiêu cơ quan"),
    ("functions", "name"): _("Chức năng"),
    ("functions", "marks"): _("Từ ngữ trong sự kiện, mỗi cụm một dòng"),
    ("functions", "words"): _("Từ ngữ trong việc, mỗi cụm một dòng"),
    ("levels", "name"): _("Cấp"),
    ("levels", "last_day"): _("Ngày cuối cùng còn cấp này"),
    ("levels", "words"): _("Từ ngữ chỉ cấp này, mỗi từ một dòng"),
    ("levels", "offers"): _("Đề nghị thay bằng cơ quan cấp"),
}
HELP: dict[tuple[str, str], Promise] = {
    ("matching", "word"): _("Viết tắt được; có dấu hay không dấu đều như nhau."),
    ("matching", "stands_for"): _("Tên đầy đủ, không ghi tên tỉnh; chỉ cần với hai loại “cách viết khác”."),
    ("collectives", "phrases"): _("Đúng cả cụm, ví dụ: các cơ quan khối nội chính. Được xét trước cụm có sẵn."),
    ("collectives", "words"): _("Câu nói cho người đọc biết quy tắc này kê ra ai."),
    ("collectives", "names"): _("Không ghi tên tỉnh, ví dụ: Sở Tư pháp. Có thể bỏ trống nếu đã chọn cấp hoặc khối."),
    ("functions", "marks"): _("Sự kiện chuyển chức năng có cụm nào ở đây thì nói về chức năng này."),
    ("functions", "words"): _("Việc có cụm nào ở đây thì được đề nghị theo chức năng này; người vẫn quyết định."),
}
OUTCOMES: Words = {
    Outcome.ITSELF: _("chính cơ quan ban hành tự gọi mình:"),
    Outcome.SAID: _("một người đã quyết định tên này là"),
    Outcome.SET_ASIDE: _("không phải một cơ quan: một người đã để riêng tên này"),
    Outcome.NOBODY: _("không chỉ cơ quan nào: nơi lưu, người soạn, chức danh chung"),
    Outcome.NAMED: _("trùng tên trong danh bạ:"),
    Outcome.SURE: _("chắc chắn là"),
    Outcome.WAITS: _("máy không biết là ai: tên chờ người quyết định"),
    Outcome.MADE: _("tên của một cơ quan mà danh bạ chưa có: được lập tạm, chờ người xem"),
}
STANDINGS: Words = {
    "shipped": _("kèm theo phần mềm"),
    "added": _("người quản trị thêm"),
    "replaced": _("người quản trị sửa"),
    "left_out": _("không dùng"),
}
