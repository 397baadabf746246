"""Files that are refused with what to do, and keep nothing; papers of others that are not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.visits import CLERK, HEALTH_CLERK, OFFICER, Visit, first_plan

Enter = Callable[..., Visit]
# The mark stands as it does on paper: on a line of its own above the number.
SECRET = first_plan().decode().replace("Số: 112/KH-UBND", "MẬT\n\nSố: 911/KH-UBND").encode()

INNER = """UBND TỈNH BÌNH HẢI
SỞ Y TẾ

Số: 17/SYT-VP
V/v sửa chữa phòng trực

Bình Hải, ngày 03 tháng 3 năm 2026

Kính gửi: Phòng Tổ chức - Hành chính.

Sở Y tế yêu cầu Phòng Tổ chức - Hành chính sửa chữa phòng trực trước ngày 30/4/2026.

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC

Bùi Thị Y
""".encode()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("mat.txt", SECRET, "không giữ lại gì"),
        ("hong.pdf", b"%PDF-1.7\n" + b"0" * 400, "hỏng"),
        ("trong.txt", b"", "không có chữ nào"),
        ("anh.bin", bytes(range(256)) * 8, "loại"),
    ],
)
def test_a_refused_file_says_why_and_keeps_nothing(visit: Enter, name: str, content: bytes, sentence: str) -> None:
    clerk = visit(CLERK)
    clerk.go("/van-ban/?state=all")
    before = clerk.find("tbody tr").count()
    line = clerk.hand_in(name, content, becomes="refused")
    expect(line).to_contain_text("Từ chối")
    expect(line).to_contain_text(sentence)
    clerk.go("/van-ban/?state=all")
    assert clerk.find("tbody tr").count() == before


def test_a_document_of_another_agency_is_not_there(visit: Enter) -> None:
    """Not the reader, not its chain or history, not the file; nor does a search find it."""
    clerk = visit(HEALTH_CLERK)
    clerk.hand_in("rieng.txt", INNER)
    path = clerk.path_to_document("17/SYT-VP")
    assert clerk.go(path) == 200
    stranger = visit(OFFICER)
    answers = {stranger.go(path + door) for door in ("", "chuoi/", "lich-su/", "ban-goc")}
    assert answers == {404}
    stranger.go("/tim?q=phong+trực")
    expect(stranger.find("main")).not_to_contain_text("17/SYT-VP")
