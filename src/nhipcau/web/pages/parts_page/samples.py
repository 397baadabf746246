"""The other parts of the living page: a form, notices, progress, the timeline, navigation."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.web.pages.parts_page.samples_of_documents import PLAN
from nhipcau.web.parts.actions import Action, Confirm, KeyHint, KeyHints, Weight
from nhipcau.web.parts.forms import help_with_basis
from nhipcau.web.parts.navigation import Crumb, Crumbs, Menu, MenuEntry, Tab, Tabs
from nhipcau.web.parts.notices import Notice, NoticeRow, Timeline, TimelineEvent, Tone
from nhipcau.web.parts.progress import Progress, UploadLine, UploadState

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


class SampleForm(forms.Form):
    """A form with every kind of field."""

    agency = forms.CharField(
        label=_("Cơ quan chủ trì"), help_text=help_with_basis("Chỉ một cơ quan.", basis="NĐ 30/2020, Điều 24")
    )
    due = forms.DateField(label=_("Thời hạn"), required=False, help_text="Để trống nếu văn bản không nêu.")
    nature = forms.ChoiceField(label=_("Loại việc"), choices=(("task", "có hạn"), ("standing", "thường xuyên")))
    channel = forms.ChoiceField(
        label="Gửi qua",
        choices=(("direct", "trực tiếp"), ("via", "qua Sở Ngoại vụ")),
        widget=forms.RadioSelect,
        required=False,
    )
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea(attrs={"rows": 3}), min_length=5, required=False)
    urgent = forms.BooleanField(label="Báo cho lãnh đạo đơn vị ngay", required=False)


BUTTONS = (
    Action(words="Giao 12 việc cho 9 đơn vị", url="#", weight=Weight.MAIN),
    Action(words="Báo tiến độ", url="#"),
    Action(words="Xem thêm", url="#", weight=Weight.QUIET),
    Action(words="Bỏ văn bản", url="#", weight=Weight.DESTROY, icon="remove"),
)
NOTICES = (
    Notice(
        tone=Tone.INFO, words="Văn bản này thay thế 305/KH-UBND.", why="Ba việc đang mở được chuyển sang văn bản mới."
    ),
    Notice(tone=Tone.WARNING, words="Hai chỗ máy đọc còn nghi ngờ.", why="Xem từng chỗ trước khi xác nhận tất cả."),
    Notice(
        tone=Tone.ERROR,
        words="Không nhận tệp mat.pdf.",
        why="Trang đầu có dấu MẬT. Không nội dung nào được lưu; chuyển tệp sang sổ bí mật nhà nước.",
        actions=(Action(words="Xem quy định", url="#"),),
    ),
)
ROWS = (
    NoticeRow(
        actor="Trần Thị Lan",
        words="giao việc theo",
        thing=PLAN,
        why="cơ quan của bạn chủ trì",
        at=datetime(2026, 11, 2, 14, 5, tzinfo=HERE),
        action=Action(words="Nhận việc", url="#"),
        unread=True,
    ),
    NoticeRow(
        actor="Lê Văn Minh",
        words="sửa thời hạn của việc III.3,",
        thing="từ 30/4 sang 31/5",
        why="bạn theo dõi việc này",
        at=datetime(2026, 11, 1, 9, 30, tzinfo=HERE),
    ),
)
CONFIRM = Confirm(
    question="Bỏ 412/KH-UBND khỏi sổ?",
    consequences=(
        "25 việc chưa xác nhận theo văn bản này cũng bị bỏ.",
        "Tệp gốc và lịch sử vẫn giữ; có thể lấy lại trong 30 ngày.",
    ),
    agree=Action(words="Bỏ văn bản và 25 việc", url="", sends=True, weight=Weight.DESTROY),
    leave=Action(words="Giữ lại", url="#"),
)
CRUMBS = Crumbs(crumbs=(Crumb(words="Văn bản", url="#"), Crumb(words="412/KH-UBND", url="#"), Crumb(words="Các mảnh")))
TABS = Tabs(
    label="Cách xem việc",
    tabs=(
        Tab(words="Danh sách", url="#", current=True, number=25),
        Tab(words="Theo cơ quan", url="#"),
        Tab(words="Theo ngày", url="#"),
        Tab(words="Thường xuyên", url="#", number=17),
    ),
)
MENU = Menu(
    words="Việc khác",
    entries=(
        MenuEntry(words="Đọc lại", url="#", icon="undo"),
        MenuEntry(words="Tệp gốc", url="#", icon="download"),
        MenuEntry(words="Bỏ khỏi sổ", url="#", icon="remove"),
    ),
)
HINTS = KeyHints(
    hints=(
        KeyHint(keys=("/",), words="tìm"),
        KeyHint(keys=("j", "k"), words="dòng sau, dòng trước"),
        KeyHint(keys=("Enter",), words="mở, hoặc xác nhận"),
    )
)
PROGRESS = Progress(ident="p1", label="Đọc lại 40 văn bản", words="12/40 văn bản", done=12, total=40)
UPLOADS = (
    UploadLine(
        ident="u1", file_name="ke-hoach-412.pdf", state=UploadState.READING, words="đọc trang 3/5", done=3, total=5
    ),
    UploadLine(ident="u5", file_name="danh-sach.docx", state=UploadState.WAITING, words="chờ đến lượt"),
    UploadLine(
        ident="u2",
        file_name="cong-van-kem.txt",
        state=UploadState.DONE,
        words="2 văn bản (công văn kèm kế hoạch) · 25 việc · 2 chỗ nghi",
        actions=(Action(words="Xem", url="#"),),
    ),
    UploadLine(
        ident="u3",
        file_name="mat.pdf",
        state=UploadState.REFUSED,
        words="có dấu MẬT; không lưu gì",
        what_to_do="Chuyển văn bản sang sổ đăng ký bí mật nhà nước. Nếu đây là nhầm lẫn, gửi bản không mang dấu.",
    ),
    UploadLine(
        ident="u4",
        file_name="quet-lai-ke-hoach-412-ban-ro-hon-nhung-ten-tep-rat-dai.pdf",
        state=UploadState.DUPLICATE,
        words="cùng số, ký hiệu, ngày và cơ quan với 412/KH-UBND",
        actions=(
            Action(words="Mở bản đã có", url="#"),
            Action(words="Gắn làm bản quét rõ hơn", url="#"),
            Action(words="Thôi", url="#", weight=Weight.QUIET),
        ),
    ),
)
TIMELINE = Timeline(
    export_url="#",
    events=(
        TimelineEvent(at=datetime(2026, 11, 2, 14, 5, tzinfo=HERE), actor="Trần Thị Lan", words="xác nhận 23 việc"),
        TimelineEvent(
            at=datetime(2026, 11, 2, 13, 40, tzinfo=HERE),
            actor="Máy",
            words="đọc văn bản: 25 việc, 5 căn cứ",
            document=PLAN,
            quote="Sở Ngoại vụ chủ trì, phối hợp với các sở, ngành…",
        ),
        TimelineEvent(
            at=datetime(2026, 11, 1, 8, 2, tzinfo=HERE), actor="Lê Văn Minh", words="nạp tệp ke-hoach-412.pdf"
        ),
    ),
)
