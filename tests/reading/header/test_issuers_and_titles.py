"""Issuers and titles of letterheads that a page broke, shortened or printed in the Party's way."""

from __future__ import annotations

from nhipcau.reading.header import read_header
from nhipcau.reading.provenance import kind_of
from nhipcau.reading.source import Source
from nhipcau.reading.splitting import split_documents
from nhipcau.reading.types import Found, Header

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"


def header_of(text: str) -> Header:
    source = Source(text=text, media_type="text/plain")
    (span,) = split_documents(source)
    header = read_header(source, span, kind_of(source))
    for found in (header.issuer, header.title, header.place, header.code):
        assert found is None or all(text[s.start : s.end].strip() for s in found.spans)
    return header


def value(found: Found[str] | None) -> str | None:
    return found.value if found else None


def test_the_standing_committee_of_the_assembly_is_named_over_two_lines() -> None:
    header = header_of(
        f"ỦY BAN THƯỜNG VỤ\nQUỐC HỘI\n-------\n\n{NATION}\nNghị quyết số: 12/2026/UBTVQH16\n\n"
        "Hà Nội, ngày 10 tháng 7 năm 2026\n\nNGHỊ QUYẾT\n\nVỀ NGHỀ MUỐI\n\nCăn cứ Hiến pháp;\nĐiều 1. Thông qua.\n"
    )
    assert value(header.issuer) == "Ủy ban Thường vụ Quốc hội"
    assert header.parent_issuer is None


def test_a_name_broken_behind_its_dash_keeps_the_dash() -> None:
    header = header_of(
        f"BỘ LAO ĐỘNG - \nTHƯƠNG BINH VÀ XÃ HỘI\n{NATION}Số: 7/TT-BLĐTBXH\nHà Nội, ngày 3 tháng 7 năm 2024\n"
        "THÔNG TƯ\nQuy định về nghề muối\nCăn cứ Luật Việc làm;\nĐiều 1. Phạm vi.\n"
    )
    assert value(header.issuer) == "Bộ Lao động - Thương binh và Xã hội"


def test_a_decision_of_the_prime_minister_is_printed_under_the_government() -> None:
    header = header_of(
        f"CHÍNH PHỦ\n{NATION}Số: 31/2026/QĐ-TTg\nHà Nội, ngày 3 tháng 7 năm 2026\n"
        "QUYẾT ĐỊNH\nBan hành Quy chế làm muối\nCăn cứ Luật Tổ chức Chính phủ;\nĐiều 1. Ban hành Quy chế.\n"
    )
    assert value(header.issuer) == "Thủ tướng Chính phủ"


def test_a_decree_stays_the_governments() -> None:
    header = header_of(
        f"CHÍNH PHỦ\n{NATION}Số: 31/2026/NĐ-CP\nHà Nội, ngày 3 tháng 7 năm 2026\n"
        "NGHỊ ĐỊNH\nVề nghề muối\nCăn cứ Luật Tổ chức Chính phủ;\nĐiều 1. Phạm vi.\n"
    )
    assert value(header.issuer) == "Chính phủ"


DIRECTIVE = (
    "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 15/CT-UBND | Bình Hải, ngày 25 tháng 12 năm 2025 |\n"
    "CHỈ THỊ\nVỀ VIỆC GIỮ GÌN RUỘNG MUỐI\n{opening}\n1. Sở Công Thương hướng dẫn diêm dân.\n"
)


def test_a_committee_without_its_place_acts_for_the_territory_of_its_own_orders() -> None:
    opening = "Thời gian qua nghề muối còn khó khăn. Chủ tịch UBND tỉnh yêu cầu các sở thực hiện:"
    assert value(header_of(DIRECTIVE.format(opening=opening)).issuer) == "Ủy ban nhân dân tỉnh Bình Hải"


def test_a_cited_committee_does_not_tell_whose_committee_issues() -> None:
    opening = "Kế hoạch do UBND tỉnh ban hành đã được triển khai. Chủ tịch UBND xã yêu cầu các thôn thực hiện:"
    assert value(header_of(DIRECTIVE.format(opening=opening)).issuer) == "Ủy ban nhân dân xã Bình Hải"


def test_a_party_letter_prints_its_subject_under_the_number_without_any_mark() -> None:
    header = header_of(
        "ĐẢNG BỘ TỈNH BÌNH HẢI\nĐẢNG ỦY XÃ CỒN MUỐI\n*\nSố       -CV/ĐU\nTham mưu triển khai thực hiện\n"
        "Kế hoạch số 83-KH/TU của\nBan Thường vụ Tỉnh ủy\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n"
        "Cồn Muối, ngày     tháng 6 năm 2026\n\n"
        "Kính gửi:\n- Ủy ban nhân dân xã;\n- Các chi bộ.\n\n"
        "Thường trực Đảng ủy có ý kiến như sau:\n1. Các chi bộ học tập.\n"
    )
    assert value(header.type) == "CV"
    assert value(header.title) == "Tham mưu triển khai thực hiện Kế hoạch số 83-KH/TU của Ban Thường vụ Tỉnh ủy"
    assert (value(header.issuer), value(header.parent_issuer)) == ("Đảng ủy xã Cồn Muối", "Đảng bộ tỉnh Bình Hải")


def test_a_full_line_of_a_title_in_capitals_goes_on_behind_an_empty_line() -> None:
    header = header_of(
        f"BỘ NỘI VỤ\n-------\n\n{NATION}\nSố: 19/2025/TT-BNV\n\nHà Nội, ngày 08 tháng 10 năm 2025\n\nTHÔNG TƯ\n\n"
        "QUY ĐỊNH VỀ ĐẶC ĐIỂM KINH TẾ - KỸ THUẬT CỦA DỊCH VỤ KIỂM ĐỊNH MÁY\n\nMÓC LÀM MUỐI\n\n"
        "Căn cứ Luật Giá;\n\nĐiều 1. Phạm vi.\n"
    )
    assert value(header.title) == ("QUY ĐỊNH VỀ ĐẶC ĐIỂM KINH TẾ - KỸ THUẬT CỦA DỊCH VỤ KIỂM ĐỊNH MÁY MÓC LÀM MUỐI")


def test_a_cited_number_before_a_date_is_no_place() -> None:
    header = header_of(
        "BỘ TÀI CHÍNH\nThông tư số 102/TT-BTC ngày 14 tháng 11 năm 2025\nhướng dẫn kế toán\n(Tiếp theo)\n"
        "Phụ lục số 04\nBÁO CÁO TÀI CHÍNH CỦA QUỸ\n"
    )
    assert header.place is None


def test_words_that_a_page_broke_behind_the_first_are_read_together() -> None:
    header = header_of(
        "ỦY\nBAN NHÂN DÂN\nTỈNH BÌNH HẢI\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n---------------\n|\nSố:\n3521/QĐ-UBND\n|\n"
        "Bình\nHải, ngày 18 tháng 02 năm 2026\n|\nQUYẾT ĐỊNH\n"
        "VỀ VIỆC GIỮ GÌN RUỘNG MUỐI\nCăn cứ Luật Đất đai;\nĐiều 1. Giữ gìn.\n"
    )
    assert (value(header.code), value(header.place)) == ("3521/QĐ-UBND", "Bình Hải")
    assert value(header.issuer) == "Ủy ban nhân dân tỉnh Bình Hải"


def test_a_title_stands_under_number_and_date_where_the_page_lost_the_type() -> None:
    header = header_of(
        f"ỦY BAN NHÂN DÂN |\nTỈNH BÌNH HẢI |\n{NATION}Số: 02/CT-UBND |\nBình Hải, ngày 23 tháng 7 năm 2026 |\n"
        "TĂNG CƯỜNG GIỮ GÌN RUỘNG MUỐI TRƯỚC MÙA MƯA\nNghề muối còn khó khăn; Chủ tịch UBND tỉnh yêu cầu:\n"
        "1. Sở Công Thương hướng dẫn diêm dân.\n"
    )
    assert (value(header.type), value(header.title)) == ("CT", "TĂNG CƯỜNG GIỮ GÌN RUỘNG MUỐI TRƯỚC MÙA MƯA")
    assert value(header.issuer) == "Ủy ban nhân dân tỉnh Bình Hải"


def test_a_headline_over_who_has_just_signed_what_is_a_press_item() -> None:
    header = header_of(
        "Chủ tịch tỉnh chỉ đạo giữ gìn ruộng muối mùa mưa\n\n"
        "Chủ tịch UBND tỉnh Bình Hải Trần Văn Đông vừa ký Công điện số 14/CĐ-UBND ngày 19/7/2026 về ruộng muối.\n\n"
        "1. Sở Công Thương chủ trì kiểm tra các đồng muối.\n"
    )
    assert (value(header.type), header.issuer) == ("BAI_BAO", None)
    assert value(header.title) == "Chủ tịch tỉnh chỉ đạo giữ gìn ruộng muối mùa mưa"


def test_a_kind_of_place_is_said_once_where_the_place_says_it_again() -> None:
    header = header_of(
        f"UBND TỈNH BÌNH HẢI\nVĂN PHÒNG UBND TỈNH\n{NATION}Số: 79/VP-TH\nV/v chuẩn bị hội nghị\n"
        "Bình Hải, ngày 18 tháng 9 năm 2026\nKính gửi: Các phòng.\nYêu cầu các phòng chuẩn bị tài liệu.\n"
    )
    assert value(header.issuer) == "Văn phòng Ủy ban nhân dân tỉnh Bình Hải"


def test_an_organ_of_the_youth_union_issues_and_the_union_stands_beside_it() -> None:
    header = header_of(
        "BAN CHẤP HÀNH TRUNG ƯƠNG                         ĐOÀN TNCS HỒ CHÍ MINH\n***\n"
        "Số: 225-KH/TWĐTN-CTTN                         Hà Nội, ngày 16 tháng 5 năm 2024\n"
        "KẾ HOẠCH\nTổ chức các hoạt động hè\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n"
    )
    assert value(header.issuer) == "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"
    assert value(header.parent_issuer) == "Đoàn Thanh niên Cộng sản Hồ Chí Minh"


def test_a_type_broken_behind_its_first_word_still_heads_the_title() -> None:
    header = header_of(
        f"ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\n{NATION}Số: 79/QĐ-UBND\nBình Hải, ngày 18 tháng 9 năm 2026\n"
        "QUYẾT\nĐỊNH\nVỀ\nVIỆC BAN HÀNH QUY ĐỊNH VỀ NGHỀ MUỐI\nCăn cứ Luật Việc làm;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành.\n"
    )
    assert value(header.type) == "QĐ"
    assert value(header.title) == "VỀ VIỆC BAN HÀNH QUY ĐỊNH VỀ NGHỀ MUỐI"


def test_a_letter_may_mark_its_subject_with_ve_and_type_its_place_carelessly() -> None:
    header = header_of(
        f"UBND TỈNH BÌNH HẢI\nSỞ NỘI VỤ\n{NATION}Số: 12/SNV\nVề: báo cáo nghề muối\n"
        "Bình hải, ngày 18 tháng 9 năm 2026\nKính gửi: Các phòng.\nYêu cầu các phòng báo cáo.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT, TH\nD:\\CV\\2026\\nghe muoi.doc\nGIÁM ĐỐC\nTrần Văn Bình\n"
    )
    assert (value(header.type), value(header.title)) == ("CV", "báo cáo nghề muối")
    assert value(header.place) == "Bình hải"
    assert [found.value for found in header.recipients] == ["Như trên", "Lưu: VT, TH"]


def test_an_issuer_in_capitals_takes_the_spelling_of_the_place_it_is_dated_from() -> None:
    header = header_of(
        f"SỞ Y TẾ BÌNH HẢI\n{NATION}Số: 12/SYT\nV/v báo cáo\nBình Hải, ngày 3 tháng 3 năm 2026\n"
        "Kính gửi: Các khoa.\nYêu cầu các khoa báo cáo.\n"
    )
    assert value(header.issuer) == "Sở Y tế Bình Hải"


def test_a_title_on_digital_change_is_whole_and_one_that_wants_its_number_goes_on() -> None:
    head = f"UBND TỈNH BÌNH HẢI\n{NATION}Số: 7/KH-UBND\nBình Hải, ngày 3 tháng 3 năm 2026\nKẾ HOẠCH\n"
    whole = header_of(f"{head}Thực hiện chuyển đổi số\nSở Nội vụ cùng các ngành làm như sau:\nI. MỤC ĐÍCH\n1. Rõ.\n")
    assert value(whole.title) == "Thực hiện chuyển đổi số"
    begun = header_of(f"{head}Thực hiện Chỉ thị số\n05-CT/TU của Tỉnh ủy\nI. MỤC ĐÍCH\n1. Rõ.\n")
    assert value(begun.title) == "Thực hiện Chỉ thị số 05-CT/TU của Tỉnh ủy"


def test_neither_a_headline_nor_a_set_of_bodies_is_an_issuer() -> None:
    headline = header_of("Huyện ủy chỉ đạo đại hội các chi bộ trực thuộc đảng bộ cơ sở\n\nNgày mai họp.\n")
    assert headline.issuer is None
    told = header_of("Sau khi họp, các cơ quan liên quan tổ chức kiểm tra. Kết quả tốt.\n")
    assert told.issuer is None


def test_a_title_may_end_with_the_province_and_the_body_is_not_taken_for_its_rest() -> None:
    head = f"UBND TỈNH BÌNH HẢI\n{NATION}Số: 7/KH-UBND\nBình Hải, ngày 3 tháng 3 năm 2026\nKẾ HOẠCH\n"
    body = "Thực hiện Kế hoạch số 12/KH-TU ngày 3/2/2026, UBND tỉnh\nban hành Kế hoạch như sau:\nI. A\n1. Rõ.\n"
    for last in ("trên địa bàn tỉnh", "giai đoạn giải phóng mặt bằng", "của Ủy ban nhân dân các cấp"):
        assert value(header_of(f"{head}Phát triển nghề muối {last}\n\n{body}").title) == f"Phát triển nghề muối {last}"
        assert value(header_of(f"{head}Phát triển nghề muối {last}\n{body}").title) == f"Phát triển nghề muối {last}"
    broken = header_of(f"{head}Phát triển nghề muối trên địa bàn tỉnh\nBình Hải đến năm 2030\n\n{body}")
    assert value(broken.title) == "Phát triển nghề muối trên địa bàn tỉnh Bình Hải đến năm 2030"
