"""S21. A document marked secret is not taken, leaves nothing behind, and only that it was refused is written down."""

from __future__ import annotations

import pytest

from nhipcau.foundation.models import AuditEntry
from tests.journeys.conftest import Office, Paper, folder_of, own_paper

TITLE = "Phương án bảo vệ mục tiêu trên đảo"
PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH BÌNH HẢI
{mark}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 9/KH-UBND

Bình Hải, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
{title}

I. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ hướng dẫn các cơ quan thực hiện Kế hoạch này.
"""


def marked(mark: str, *, title: str = TITLE) -> Paper:
    return own_paper("phuong-an-dao.txt", PLAN.format(mark=mark, title=title))


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "[MẬT]", "Độ mật: Tối mật"])
def test_a_marked_document_is_refused_with_what_to_do(office: Office, mark: str) -> None:
    words = office.upload(marked(mark))
    assert "dấu chỉ mức độ mật" in words
    assert office.documents(state="") == []


def test_nothing_of_it_is_left_on_disk(office: Office) -> None:
    office.upload(marked("MẬT"))
    files = [path for path in folder_of(office).rglob("*") if path.is_file()]
    assert [path for path in files if "đảo".encode() in path.read_bytes()] == []


def test_the_log_knows_that_it_was_refused_and_not_what_it_was(office: Office) -> None:
    office.upload(marked("MẬT"))
    entry = AuditEntry.objects.get(act="file.refused")
    told = str((entry.facts, entry.object_kind, entry.object_id))
    assert entry.facts["code"] == "reading.secret"
    assert "dao" not in told and "đảo" not in told


def test_the_api_refuses_it_alike(office: Office) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    paper = marked("MẬT")
    answer = office.client.post("/api/v1/intake", {"files": [SimpleUploadedFile(paper.filename, paper.content)]})
    assert (answer.status_code, answer.json()["code"]) == (422, "reading.secret")


def test_a_plan_about_keeping_secrets_is_no_secret(office: Office) -> None:
    office.upload(marked("", title="Thực hiện công tác bảo vệ bí mật nhà nước năm 2026"))
    assert [row["code"] for row in office.documents()] == ["9/KH-UBND"]
