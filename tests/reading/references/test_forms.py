"""The surface forms in which documents are cited, one by one, and families made from them."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from nhipcau.reading.types import Reference

Read = Callable[..., tuple[Reference, ...]]

# (as printed, type, code, date)
FORMS = [
    # Central Party
    ("Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư Trung ương", "CT", "38-CT/TW", "2019-09-19"),
    ("Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư Trung ương Đảng", "CT", "38-CT/TW", "2019-09-19"),
    ("Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư (khóa XII)", "CT", "38-CT/TW", "2019-09-19"),
    ("Chỉ thị số 38-CT/TW của Ban Bí thư Trung ương", "CT", "38-CT/TW", None),
    ("Chỉ thị 38-CT/TW", "CT", "38-CT/TW", None),
    ("(Chỉ thị số 38-CT/TW)", "CT", "38-CT/TW", None),
    ("Chỉ thị số 38-CT/TW, ngày 19/9/2019 của Ban Bí thư", "CT", "38-CT/TW", "2019-09-19"),
    ("Chỉ thị số 04-CT/TW ngày 06/7/2011 của Ban Bí thư (khóa XI)", "CT", "04-CT/TW", "2011-07-06"),
    ("Chỉ thị 04 CT/TW ngày 06/7/2011", "CT", "04-CT/TW", "2011-07-06"),
    ("Chỉ thị số 12-CT/TW, ngày 05/01/2022 của Ban Bí thư", "CT", "12-CT/TW", "2022-01-05"),
    ("Chỉ thị số 12/CT-TW", "CT", "12/CT-TW", None),
    ("Chỉ thị12/CT-TW", "CT", "12/CT-TW", None),
    ("Chỉ thị số 28-CT/TW, ngày 02/12/2008 của Ban Bí thư khóa X", "CT", "28-CT/TW", "2008-12-02"),
    ("Chỉ thị số 44-CT/TW ngày 20/9/1994 của Ban Bí thư (khóa VII)", "CT", "44-CT/TW", "1994-09-20"),
    ("Nghị quyết số 18-NQ/TW, Hội nghị Trung ương 6 (khóa XII)", "NQ", "18-NQ/TW", None),
    ("Nghị quyết 18-NQ/TW", "NQ", "18-NQ/TW", None),
    ("Kết luận số 102-KL/TW của Bộ Chính trị", "KL", "102-KL/TW", None),
    ("Kết luận 230-KL/TW", "KL", "230-KL/TW", None),
    ("Quy định số 03-QĐi/TW ngày 10/7/2018", "QyĐ", "03-QĐi/TW", "2018-07-10"),
    ("Quy định 66-QĐ/TW", "QyĐ", "66-QĐ/TW", None),
    ("Quyết định 66-QĐ/TW", "QĐ", "66-QĐ/TW", None),
    ("Hướng dẫn số 02-HD/BĐNTW ngày 16/01/2017 của Ban Đối ngoại Trung ương", "HD", "02-HD/BĐNTW", "2017-01-16"),
    ("Đề án số 01- ĐA/TW", "ĐA", "01-ĐA/TW", None),
    ("Đề án 01-ĐA/TW", "ĐA", "01-ĐA/TW", None),
    ("Hướng dẫn 36-HD/VPTW", "HD", "36-HD/VPTW", None),
    ("Hướng dẫn số 05-HD/VPTW, ngày 27/5/2026", "HD", "05-HD/VPTW", "2026-05-27"),
    ("Công văn số 59-CV/BCĐ ngày 12/9/2025", "CV", "59-CV/BCĐ", "2025-09-12"),
    ("Công văn 05/CV-BCĐTKNQ18", "CV", "05/CV-BCĐTKNQ18", None),
    ("Kế hoạch số 08 - KH/ĐU ngày 27/02/2026", "KH", "08-KH/ĐU", "2026-02-27"),
    ("Quyết định số 31-QĐ/TW, ngày 01-10-1997", "QĐ", "31-QĐ/TW", "1997-10-01"),
    ("quy định tại số31-QĐ/TW", "QĐ", "31-QĐ/TW", None),
    ("Quyết định số : 31/QĐ-TW", "QĐ", "31/QĐ-TW", None),
    # Provincial Party
    ("Công văn số 6073-CV/VPTU ngày 17/01/2020", "CV", "6073-CV/VPTU", "2020-01-17"),
    ("Quyết định số 674-QĐ/TU ngày 18/9/2017 của Thành ủy", "QĐ", "674-QĐ/TU", "2017-09-18"),
    ("Kế hoạch số 52-KH/TU ngày 06/6/2017 của Ban Thường vụ Tỉnh ủy", "KH", "52-KH/TU", "2017-06-06"),
    ("Văn bản số 8485-CV/TU ngày 17/02/2020 của Tỉnh ủy", "CV", "8485-CV/TU", "2020-02-17"),
    ("Công văn số 1649-CV/TU, ngày 20/1/2020", "CV", "1649-CV/TU", "2020-01-20"),
    ("Kế hoạch số 164-KH/TU ngày 24 tháng 8 năm 2022", "KH", "164-KH/TU", "2022-08-24"),
    ("Thông báo số 217-TB/TU", "TB", "217-TB/TU", None),
    ("Báo cáo số 45-BC/BTGTU", "BC", "45-BC/BTGTU", None),
    ("Tờ trình 12-TTr/BCSĐ", "TTr", "12-TTr/BCSĐ", None),
    # State, province and departments
    ("Kế hoạch số *3935* /KH-UBND ngày 08/4/2020", "KH", "3935/KH-UBND", "2020-04-08"),
    ("Kế hoạch số\n3935/KH-UBND ngày 08/4/2020\ncủa UBND tỉnh", "KH", "3935/KH-UBND", "2020-04-08"),
    ("Kế hoạch số 74 /UBND-KH", "KH", "74/UBND-KH", None),
    ("Công văn số 2076 /SYT-VP", "CV", "2076/SYT-VP", None),
    ("Quyết định số 17/2015/QĐ-UBND ngày 29/7/2015 của Ủy ban nhân dân tỉnh", "QĐ", "17/2015/QĐ-UBND", "2015-07-29"),
    ("Chương trình 13222/CTr-UBND", "CTr", "13222/CTr-UBND", None),
    ("Tờ trình số 259/TTr-SNgV ngày 09 tháng 02 năm 2023", "TTr", "259/TTr-SNgV", "2023-02-09"),
    ("Văn bản số 763/SNgV-HTQT", "CV", "763/SNgV-HTQT", None),
    ("Quy chế 01/QCPH/UBND-UBMTTQ", "QC", "01/QCPH/UBND-UBMTTQ", None),
    ("NQ số 12/2020/NQ-HĐND", "NQ", "12/2020/NQ-HĐND", None),
    ("Nghị quyết 21/2022/NQ-HĐND", "NQ", "21/2022/NQ-HĐND", None),
    ("Báo cáo 2075/BC-SNgV", "BC", "2075/BC-SNgV", None),
    ("Thông báo 15/TB-VPUBND", "TB", "15/TB-VPUBND", None),
    ("Chỉ thị 08/CT-UBND", "CT", "08/CT-UBND", None),
    ("Công điện 03/CĐ-UBND", "CĐ", "03/CĐ-UBND", None),
    # State, central
    ("Quyết định số 41/2013/QĐ-TTg ngày 15/7/2013 của Thủ tướng Chính phủ", "QĐ", "41/2013/QĐ-TTg", "2013-07-15"),
    ("Nghị định số 80/2020/NĐ-CP ngày 08/7/2020", "NĐ", "80/2020/NĐ-CP", "2020-07-08"),
    ("NĐ 80/2020", "NĐ", "80/2020", None),
    ("Nghị định 80", "NĐ", "80", None),
    ("Nghị định số 64/2008/ NĐ-CP", "NĐ", "64/2008/NĐ-CP", None),
    ("Nghị định số75/CP", "NĐ", "75/CP", None),
    ("Nghị định số 177 - CP ngày 20-10-1994", "NĐ", "177-CP", "1994-10-20"),
    ("Chỉ thị số 19/CT-TTg", "CT", "19/CT-TTg", None),
    ("Công điện số 1121/CĐ-TTg", "CĐ", "1121/CĐ-TTg", None),
    ("Văn bản 1121/TTg-QHĐP", "CV", "1121/TTg-QHĐP", None),
    ("Công văn số 8876/VPCP-QHĐP", "CV", "8876/VPCP-QHĐP", None),
    ("Thông báo 304/TB-VPCP", "TB", "304/TB-VPCP", None),
    ("Thông tư số 09/2025/TT-BNG", "TT", "09/2025/TT-BNG", None),
    ("Thông tư liên tịch số 02/2009/TTLT-BNG-BNV", "TTLT", "02/2009/TTLT-BNG-BNV", None),
    ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", "LUAT", "72/2025/QH15", None),
    ("Luật số: 91/2025/QH15", "LUAT", "91/2025/QH15", None),
    ("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", "LUAT", None, "2015-06-19"),
    ("Nghị quyết số 202/2025/QH15", "NQ", "202/2025/QH15", None),
    ("Nghị quyết 1686/NQ-UBTVQH15", "NQ", "1686/NQ-UBTVQH15", None),
    ("Pháp lệnh 30/2000/PL-UBTVQH10", "PL", "30/2000/PL-UBTVQH10", None),
    ("Lệnh số 8/2018/L-CTN", "L", "8/2018/L-CTN", None),
    ("Công văn 13804/BTC-TCT", "CV", "13804/BTC-TCT", None),
    ("Công văn 7197/BKHCN-CDSQG", "CV", "7197/BKHCN-CDSQG", None),
    ("Quyết định số 46/QĐ-HHN", "QĐ", "46/QĐ-HHN", None),
    ("Kế hoạch 21/KH-LHHN", "KH", "21/KH-LHHN", None),
    ("Công văn 15/LHHN-VP", "CV", "15/LHHN-VP", None),
    ("Quyết định 367 - QĐ/TWĐTN-VP", "QĐ", "367-QĐ/TWĐTN-VP", None),
    ("Hướng dẫn 05/HD-MTTW-BTT", "HD", "05/HD-MTTW-BTT", None),
    ("Công văn 1018/CV-MTTW-BTT", "CV", "1018/CV-MTTW-BTT", None),
    ("công văn của Sở Nội vụ số 12/SNV-VP ngày 3/4/2020", "CV", "12/SNV-VP", "2020-04-03"),
    ("Quyết định số 1.234/QĐ-UBND", "QĐ", "1.234/QĐ-UBND", None),
    ("Chương trình phối hợp số 05/CTPH-SNgV-LHHN", "CTr", "05/CTPH-SNgV-LHHN", None),
    ("Thông báo kết luận số 112/TB-VP ngày 1/2/2023", "TB", "112/TB-VP", "2023-02-01"),
    # Damage and look-alikes
    ("QUYÉT ĐỊNH số 41/2013/QĐ-TTg", "QĐ", "41/2013/QĐ-TTg", None),
    ("Cơng văn số 6073-CV/VPTU", "CV", "6073-CV/VPTU", None),
    ("Nghị định số 4 7/2020/ND-CP ngay 09 tháng 4 năm 2020", "NĐ", "47/2020/NĐ-CP", "2020-04-09"),
    ("Chỉ thị số 38-CTÍTW", "CT", "38-CT/TW", None),
    ("Chỉ thị số 38-CT/1W", "CT", "38-CT/TW", None),
    ("Chỉ thị số O4-CT/TW", "CT", "04-CT/TW", None),
    ("Quyết định số 41/2013/QÐ–TTg", "QĐ", "41/2013/QĐ-TTg", None),
    ("Quyết định số 41/2013/QĐ‑TTg", "QĐ", "41/2013/QĐ-TTg", None),
]


@pytest.mark.parametrize(("printed", "type", "code", "on"), FORMS, ids=[form[0] for form in FORMS])
def test_a_citation_is_read_in_each_of_its_forms(
    references: Read, printed: str, type: str, code: str | None, on: str | None
) -> None:
    found = references(f"Các sở, ban, ngành nghiên cứu {printed}; báo cáo kết quả.")
    assert [(r.type and r.type.value, r.code and r.code.value, r.date and r.date.value.isoformat()) for r in found] == [
        (type, code, on)
    ]


CODES = [
    ("Chỉ thị", "38-CT/TW"),
    ("Quyết định", "41/2013/QĐ-TTg"),
    ("Kế hoạch", "3935/KH-UBND"),
    ("Công văn", "2076/SYT-VP"),
]
NUMBER_WORDS = [" số ", " ", " số: ", " số:", " số", " số\n", "\nsố ", " Số "]
DATES = [
    " ngày 06/7/2011",
    ", ngày 06/7/2011",
    " ngày 6/7/2011",
    " ngày 06 tháng 7 năm 2011",
    " ngày 06-7-2011",
    " (06/7/2011)",
    " ký ngày 6.7.2011",
]
FAMILY = list(itertools.product(CODES, NUMBER_WORDS, DATES))


@pytest.mark.parametrize(("named", "number_word", "dated"), FAMILY)
def test_a_citation_survives_the_habits_of_typists(
    references: Read, named: tuple[str, str], number_word: str, dated: str
) -> None:
    word, code = named
    (found,) = references(
        f"Thực hiện {word}{number_word}{code}{dated} của Ban Chỉ đạo tỉnh Bình Hải, các sở triển khai."
    )
    assert found.code and found.date
    assert (found.code.value, found.date.value.isoformat()) == (code, "2011-07-06")


NOT_CITATIONS = [
    "nhiệm kỳ 2019-2024",
    "giai đoạn 2019 - 2025",
    "theo QCVN 102:2016/BTTTT và TCVN 6909:2001",
    "quy định tại khoản 2 Điều 7, điểm c khoản 1 Điều 25 Nghị định này",
    "nội dung của chỉ thị; Chỉ thị này",
    "Kế hoạch này; Quyết định này có hiệu lực",
    "xây dựng Kế hoạch triển khai năm 2025; ban hành quyết định thành lập",
    "Chương trình công tác đối ngoại nhân dân định kỳ hằng năm",
    "theo Mẫu số 01/BC-UBND ban hành kèm theo Kế hoạch này",
    "điện thoại 0225/3842-123",
    "chấp hành kỷ luật lao động, quy định của pháp luật đất đai",
    "dự án Luật Thủy lợi; xây dựng Luật Dân số",
    "tỷ lệ 15/20 và 24/24 giờ",
    "Số: 72/KH-UBND",
    "theo Mẫu số 02/DT-QLDA và biểu số 01-N/STNMT",
    "số tài khoản 0123456789012 tại Kho bạc, số tiền 1.234.567 đồng/năm",
    "điện thoại 0225.3842123 - Fax: 0225.3842-456",
    "từ ngày 12/3/2019 đến ngày 15/4/2019",
    "đường dây 22KV/110KV và 110KV-EVN",
    "giai đoạn 2021-2025, tầm nhìn 2030/2045",
    "tiêu chuẩn ISO 9001:2015/COR và TCVN ISO 9001:2015",
    "theo Thông tư số   /2025/TT-BYT ngày   tháng   năm 2025",
    "Quyết định số …/QĐ-UBND ngày …/…/2025",
    "https://vbpq.example/toanvan.aspx?Keyword=S%E1%BB%91%2012/2020/TT-BL%C4%90TBXH",
    "biển số 51F-123.45, lô B2-CT, căn hộ 12A/TT",
    "chi 15% - 20%/TT, đạt 3/4-QĐ",
]


@pytest.mark.parametrize("words", NOT_CITATIONS)
def test_what_only_looks_like_a_number_of_a_document_is_left_alone(references: Read, words: str) -> None:
    assert references(f"{words}\n") == ()


PINPOINTS = ["điểm c khoản 1 Điều 25", "khoản 2 và khoản 3 Điều 7", "Điều 4, Điều 5", "tiết b điểm 2 mục III"]


@pytest.mark.parametrize("pinpoint", PINPOINTS)
@pytest.mark.parametrize("between", [" ", " của ", " tại "])
def test_what_is_pinpointed_is_found_and_the_pinpoint_is_no_document(
    references: Read, pinpoint: str, between: str
) -> None:
    (found,) = references(f"Theo quy định tại {pinpoint}{between}Nghị định số 80/2020/NĐ-CP ngày 08/7/2020;\n")
    assert found.code and found.date
    assert (found.code.value, found.date.value.isoformat()) == ("80/2020/NĐ-CP", "2020-07-08")


LISTS = [
    "các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND và 14/QĐ-UBND ngày 3/4/2023 của UBND tỉnh Bình Hải",
    "các Quyết định: số 12/QĐ-UBND ngày 1/4/2023, số 13/QĐ-UBND ngày 2/4/2023 và số 14/QĐ-UBND của UBND tỉnh Bình Hải",
    "Quyết định số 12/QĐ-UBND, Quyết định số 13/QĐ-UBND; Quyết định số 14/QĐ-UBND của UBND tỉnh Bình Hải",
]


@pytest.mark.parametrize("listed", LISTS)
def test_papers_in_a_list_share_the_type_before_and_the_issuer_behind(references: Read, listed: str) -> None:
    found = references(f"Thay thế {listed} trong năm.")
    assert [(r.type and r.type.value, r.code and r.code.value, r.issuer and r.issuer.value) for r in found] == [
        ("QĐ", "12/QĐ-UBND", "UBND tỉnh Bình Hải"),
        ("QĐ", "13/QĐ-UBND", "UBND tỉnh Bình Hải"),
        ("QĐ", "14/QĐ-UBND", "UBND tỉnh Bình Hải"),
    ]


def test_a_number_in_a_cell_of_its_own_is_cited_where_its_date_follows(references: Read) -> None:
    (found,) = references("Quyết định\nThủ tướng\nSố 53/2015/QĐ-TTg\nngày 20/10/2015\nVề chính sách nội trú\n")
    assert found.code and found.date and found.code.value == "53/2015/QĐ-TTg"


def test_the_words_of_each_value_stand_in_the_text(references: Read) -> None:
    text = "Thực hiện Chỉ thị số\n38-CT/TW ngày 19/9/2019 của Ban Bí\nthư về công tác hữu nghị trong tình hình mới;"
    (found,) = references(text)
    words = {
        name: " ".join(text[s.start : s.end] for s in value.spans)
        for name in ("type", "code", "date", "issuer", "title")
        if (value := getattr(found, name))
    }
    assert words == {
        "type": "Chỉ thị",
        "code": "38-CT/TW",
        "date": "ngày 19/9/2019",
        "issuer": "Ban Bí\nthư",
        "title": "công tác hữu nghị trong tình hình mới",
    }


@pytest.mark.parametrize(
    "remark",
    [
        "(Đính kèm Kế hoạch)",
        "(có Kế hoạch kèm theo)",
        "(sau đây gọi tắt là Kế hoạch)",
        "(được sửa đổi tại Kế hoạch số 9/KH-UBND)",
    ],
)
def test_a_remark_in_brackets_is_no_part_of_the_summary(references: Read, remark: str) -> None:
    found = references(
        f"Thực hiện Kế hoạch số 41/KH-UBND ngày 30/3/2027 của UBND tỉnh về trồng rừng {remark}, Sở đề nghị:"
    )
    assert found[0].title is not None
    assert found[0].title.value == "trồng rừng"
