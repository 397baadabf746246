"""S8. Lost letters are proposed with their reason, beside the text; the text stays as it came."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Office, Which, own_paper, papers

SHARED_PLAN = papers("002")
DAMAGED = """ỦY BAN NHÂN DÂN
TỈNH BÌNH HẢI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 77/KH-UBND
Bình Hải, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Quản lý vin trợ phi chính phủ nước ngoài

I. NHIỆM VỤ
1. Sở Ngoại vụ chủ trì thẩm định các khoản vin trợ, bảo vệ lợi ích và toàn vẹn lãnh th của đất nước.
2. Ủy ban nhân dân các huyện, thành phphân công lãnh đạo phụ trách.

Nơi nhận:
- Thường trực T
nh ủy;
- Lưu: VT, Th08.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn Bến
"""


def test_damaged_words_are_proposed_beside_the_text(office: Office) -> None:
    office.upload(own_paper("ke-hoach-77.txt", DAMAGED))
    (document,) = office.documents()
    proposed = {(one["quote"], one["proposed"]) for one in office.ask(f"/documents/{document['id']}")["repairs"]}
    assert proposed == {("vin", "viện"), ("th", "thổ"), ("phphân", "phố phân"), ("T\nnh", "Tỉnh")}
    page = office.page("document", document["id"])
    assert "chỗ có thể hỏng chữ" in page
    assert "thành phphân công lãnh đạo" in page
    assert office.text(document) == DAMAGED


@pytest.mark.parametrize("plan", SHARED_PLAN)
def test_the_letters_a_portal_lost_are_proposed(office: Office, plan: Which) -> None:
    office.upload(plan)
    (document,) = office.documents()
    proposed = {(one["quote"], one["proposed"]) for one in office.ask(f"/documents/{document['id']}")["repairs"]}
    wanted = {("Vtiếp", "Về tiếp"), ("th", "thổ"), ("đi", "đối"), ("vin", "viện"), ("phphân", "phố phân")}
    assert wanted <= proposed
    assert not {quote for quote, _ in proposed if "08" in quote or quote.startswith("Th0")}
