"""Heads and feet of documents, however the office printed them."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.reading.header import read_header
from nhipcau.reading.provenance import kind_of
from nhipcau.reading.source import Source
from nhipcau.reading.splitting import split_documents
from nhipcau.reading.types import Found, Header, SourceKind

from . import papers


def headers_of(text: str) -> list[Header]:
    source = Source(text=text, media_type="text/plain")
    kind = kind_of(source)
    return [read_header(source, span, kind) for span in split_documents(source)]


def header_of(text: str) -> Header:
    (header,) = headers_of(text)
    return header


def value(found: Found[str] | None) -> str | None:
    return found.value if found else None


def values(found: tuple[Found[str], ...]) -> list[str]:
    return [one.value for one in found]


def signature(header: Header) -> tuple[str | None, str | None, str | None]:
    assert header.signatory is not None
    return value(header.signatory.authority), value(header.signatory.position), value(header.signatory.name)


def test_a_party_plan_is_numbered_without_colon_and_with_a_dash() -> None:
    header = header_of(papers.PARTY_PLAN)
    assert (value(header.type), value(header.number), value(header.symbol)) == ("KH", "127", "KH/TU")
    assert value(header.code) == "127-KH/TU"
    assert value(header.issuer) == "Tỉnh ủy Bình Hải"
    assert (value(header.place), header.date and header.date.value) == ("Bình Hải", date(2024, 9, 5))


def test_a_title_over_two_lines_is_one_title() -> None:
    header = header_of(papers.PARTY_PLAN)
    assert value(header.title) == (
        "thực hiện Chỉ thị số 12-CT/TW, ngày 05/01/2022 của Ban Bí thư về công tác đối ngoại nhân dân"
    )


def test_a_title_in_capitals_goes_on_with_the_name_of_an_agency() -> None:
    paper = (
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\n-------\nSố: 25/QĐ-UBND\nBình Hải, ngày 02 tháng 3 năm 2026\nQUYẾT ĐỊNH\nVỀ\n"
        "VIỆC BAN HÀNH KẾ HOẠCH THỰC HIỆN NGHỊ QUYẾT CỦA\nHĐND TỈNH VỀ PHÁT TRIỂN NGHỀ MUỐI\nỦY BAN NHÂN DÂN TỈNH\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Kế hoạch.\n"
    )
    assert value(header_of(paper).title) == (
        "VỀ VIỆC BAN HÀNH KẾ HOẠCH THỰC HIỆN NGHỊ QUYẾT CỦA HĐND TỈNH VỀ PHÁT TRIỂN NGHỀ MUỐI"
    )


def test_a_signature_beside_the_recipients_is_no_recipient() -> None:
    header = header_of(papers.PARTY_PLAN)
    assert values(header.recipients) == [
        "Ban Bí thư Trung ương Đảng (để báo cáo)",
        "Các huyện ủy, thành ủy",
        "Lưu Văn phòng Tỉnh ủy",
    ]
    assert signature(header) == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Thị Thu Hà")


def test_a_party_letter_has_a_subject_without_v_v() -> None:
    header = header_of(papers.PARTY_LETTER)
    assert (value(header.type), value(header.code)) == ("CV", "812-CV/BTGTU")
    assert value(header.title) == "Về tuyên truyền công tác đối ngoại nhân dân năm 2024"
    assert value(header.parent_issuer) == "Tỉnh ủy Bình Hải"
    assert len(header.addressees) == 2


def test_columns_that_recognition_ran_together_are_told_apart() -> None:
    header = header_of(papers.SCANNED_LETTER)
    assert value(header.issuer) == "Ủy ban nhân dân tỉnh Bình Hải"
    assert (value(header.code), value(header.place)) == ("1123/UBND-NV", "Bình Hải")
    assert value(header.title) == "triển khai Kế hoạch số 127-KH/TU của Tỉnh ủy"
    assert values(header.recipients) == ["Như trên", "TT Tỉnh ủy (b/c)", "Lưu: VT, NV"]
    assert signature(header) == ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hoàng Minh Tú")


def test_a_number_cited_in_the_subject_is_not_the_letters_own() -> None:
    assert value(header_of(papers.SCANNED_LETTER).number) == "1123"


def test_addressees_stand_a_line_each() -> None:
    assert values(header_of(papers.SCANNED_LETTER).addressees) == [
        "Các sở, ban, ngành cấp tỉnh",
        "Liên hiệp các tổ chức hữu nghị tỉnh",
        "UBND các huyện, thành phố",
    ]


def test_stamps_of_digital_signatures_are_neither_date_nor_signatory() -> None:
    header = header_of(papers.STAMPED_TELEGRAM)
    assert header.date is not None
    assert header.date.value == date(2021, 6, 2)
    assert signature(header) == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "Trần Văn Nam")
    assert value(header.issuer) == "Ủy ban nhân dân tỉnh Bình Hải"
    assert value(header.urgency) == "HỎA TỐC"


def test_a_department_takes_the_province_of_the_committee_above_it() -> None:
    header = header_of(papers.LETTER_WITH_FORM)
    assert value(header.issuer) == "Sở Ngoại vụ tỉnh Bình Hải"
    assert value(header.parent_issuer) == "UBND tỉnh Bình Hải"


def test_the_title_names_the_type_even_where_the_symbol_is_a_letters() -> None:
    header = header_of(papers.PLAN_WITHOUT_LETTERHEAD)
    assert (value(header.type), value(header.code)) == ("KH", "61/UBND-KH")
    assert header.code is not None
    (place,) = header.code.spans
    assert papers.PLAN_WITHOUT_LETTERHEAD[place.start : place.end] == "61 /UBND-KH"


def test_an_issuer_without_letterhead_is_found_in_the_opening_of_the_body() -> None:
    assert value(header_of(papers.PLAN_WITHOUT_LETTERHEAD).issuer) == "Ủy ban nhân dân tỉnh Bình Hải"


def test_what_cannot_be_read_stays_null() -> None:
    header = header_of(papers.WORN_PLAN)
    assert (header.number, header.code, header.date) == (None, None, None)
    assert (value(header.type), value(header.symbol), value(header.place)) == ("KH", "KH-PNV", "An Đông")
    assert signature(header)[2] == "NGUYỄN VĂN BÌNH"


def test_the_body_runs_from_the_grounds_to_before_the_recipients() -> None:
    text = papers.DECISION_WITH_PLAN
    decision, plan = headers_of(text)
    assert decision.body is not None and plan.body is not None
    assert text[decision.body.start :].startswith("Căn cứ Luật Tổ chức")
    assert text[: decision.body.end].endswith("chịu trách nhiệm thi hành./.")
    assert text[plan.body.start :].startswith("I. MỤC ĐÍCH")


def test_a_portals_table_does_not_override_the_print() -> None:
    header = header_of(papers.PORTAL_PAGE)
    assert (value(header.type), header.date and header.date.value) == ("KH", date(2019, 1, 11))
    assert kind_of(Source(text=papers.PORTAL_PAGE, media_type="text/plain")) is SourceKind.PORTAL


def test_a_press_item_has_a_headline_and_no_number_and_no_signer() -> None:
    header = header_of(papers.PRESS_ITEM)
    assert value(header.type) == "BAI_BAO"
    assert value(header.title) == "Bình Hải: Đẩy mạnh công tác đối ngoại nhân dân"
    assert (header.number, header.signatory) == (None, None)
    assert header.date is not None and header.date.value == date(2023, 3, 15)


def test_the_receivers_stamp_is_no_part_of_the_letterhead() -> None:
    header = header_of(papers.STAMPED_ON_ARRIVAL)
    assert (value(header.type), value(header.code)) == ("BC", "45/BC-BTV")
    assert value(header.parent_issuer) == "Hội Liên hiệp Phụ nữ Việt Nam"


def test_a_receivers_stamp_that_a_scan_misread_between_the_lines_is_no_part_of_the_letterhead() -> None:
    scanned = (
        "SỞ NỘI VỤ\nCỘNG VĂN ĐỀN\nSố: 3187\nSỞ NGOẠI VỤ TỈNH BÌNH HẢI\nNgày 14/6 ý\nChuyển: P.TH\nSố: 12/KH-SNgV\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBình Hải, ngày 02 tháng 3 năm 2026\n"
        "KẾ HOẠCH\nCông tác đối ngoại nhân dân năm 2026\nThực hiện nhiệm vụ được giao, Sở Ngoại vụ ban hành Kế hoạch:\n"
    )
    header = header_of(scanned)
    assert (value(header.code), value(header.issuer)) == ("12/KH-SNgV", "Sở Ngoại vụ tỉnh Bình Hải")


def test_a_date_that_a_scan_gives_behind_the_mark_of_the_addressees_is_the_letterheads() -> None:
    scanned = (
        "UBND TỈNH BÌNH HẢI\nSỞ NGOẠI VỤ\nSố: 688/SNgV-HTQT\nV/v chuẩn bị đón đoàn khách quốc tế\nKính gửi:\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBình Hải, ngày 03 tháng 10 năm 2026\n\n"
        "- Công an tỉnh;\n- UBND các huyện, thị xã, thành phố.\n"
        "Thực hiện chỉ đạo của Chủ tịch UBND tỉnh, Sở Ngoại vụ đề nghị các cơ quan thực hiện một số nội dung sau:\n"
    )
    header = header_of(scanned)
    assert (value(header.place), value(header.issuer)) == ("Bình Hải", "Sở Ngoại vụ tỉnh Bình Hải")
    assert header.date is not None and header.date.value == date(2026, 10, 3)
    assert values(header.addressees) == ["Công an tỉnh", "UBND các huyện, thị xã, thành phố"]


def test_a_telegram_is_no_receivers_stamp() -> None:
    wired = (
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\nSố: 07/CĐ-UBND\nBình Hải, ngày 27 tháng 9 năm 2026\nCÔNG ĐIỆN\n"
        "Về việc ứng phó với bão\nChủ tịch Ủy ban nhân dân tỉnh Bình Hải điện:\n- Các sở, ban, ngành.\n"
    )
    header = header_of(wired)
    assert (value(header.type), value(header.issuer)) == ("CĐ", "Ủy ban nhân dân tỉnh Bình Hải")


def test_addressees_without_bullets_are_told_apart_by_their_semicolons() -> None:
    assert values(header_of(papers.STAMPED_ON_ARRIVAL).addressees) == ["UBND tỉnh", "Sở Ngoại vụ"]


def test_a_foot_set_as_a_table_has_recipients_and_signature() -> None:
    header = header_of(papers.STAMPED_ON_ARRIVAL)
    assert values(header.recipients) == ["Như kính gửi", "Lưu VP"]
    assert signature(header) == ("TM. BAN THƯỜNG VỤ KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lương Thị Út")


@pytest.mark.parametrize("name", [name for name in vars(papers) if name.isupper()])
def test_every_value_of_a_head_quotes_words_of_its_file(name: str) -> None:
    text = getattr(papers, name)
    for header in headers_of(text):
        found = [header.type, header.number, header.symbol, header.code, header.issuer, header.place, header.date]
        spans = [span for one in (*found, *header.recipients, *header.addressees) if one for span in one.spans]
        assert spans
        assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)


def test_a_telegram_prints_the_hour_between_place_and_date() -> None:
    header = header_of(
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\nSố: 07/CĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Bình Hải, hồi 16 giờ 30 ngày 27 tháng 9 năm 2027\nCÔNG ĐIỆN\nVề việc ứng phó với bão\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Các sở, ban, ngành.\n"
    )
    assert (value(header.place), header.date and header.date.value) == ("Bình Hải", date(2027, 9, 27))


def test_a_letterhead_that_a_page_broke_anywhere_is_put_together() -> None:
    header = header_of(
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "|\nSố: 68/KH-UBND\n|\nBình\nHải, ngày 11 tháng 3\nnăm 2027\n|\nKẾ HOẠCH\nVề việc trồng rừng\n"
        "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017; UBND tỉnh ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n"
    )
    assert value(header.issuer) == "Ủy ban nhân dân tỉnh Bình Hải"
    assert (value(header.place), header.date and header.date.value) == ("Bình Hải", date(2027, 3, 11))


def test_a_committee_that_lost_its_territory_takes_it_from_the_place_of_issue() -> None:
    header = header_of(
        "ỦY BAN NHÂN DÂN\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\nSố: 18/CT-UBND |\n"
        "Bình Hải, ngày 29 tháng 12 năm 2027 |\n"
        "CHỈ THỊ\nVỀ KỶ LUẬT HÀNH CHÍNH\nThành phố Bình Hải trực thuộc Trung ương từ ngày 01/01/2025.\n"
    )
    assert value(header.issuer) == "Ủy ban nhân dân thành phố Bình Hải"


def test_a_name_in_capitals_takes_the_letters_that_the_body_gives_it() -> None:
    header = header_of(
        "TRƯỜNG ĐẠI HỌC KINH TẾ BÌNH HẢI\nSố: 12/KH-ĐHKT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Bình Hải, ngày 03 tháng 9 năm 2027\nKẾ HOẠCH\nTổ chức khảo thí\n"
        "Căn cứ Quy chế của Trường Đại học Kinh tế Bình Hải;\nI. MỤC ĐÍCH\n"
    )
    assert value(header.issuer) == "Trường Đại học Kinh tế Bình Hải"


def test_a_name_may_share_its_line_with_the_mark_of_signing() -> None:
    header = header_of(papers.PARTY_PLAN.replace("Lê Thị Thu Hà", "Đã ký: Lê Thị Thu Hà"))
    assert signature(header)[2] == "Lê Thị Thu Hà"


def test_a_page_that_says_when_it_was_published_is_press() -> None:
    text = (
        "Chủ động ứng phó với bão\npublish-date 10/11/2027 | 10:44\n\n"
        "Ngày 9/11, UBND tỉnh yêu cầu các sở, ngành chủ động ứng phó:\n\n1. Theo dõi chặt chẽ diễn biến bão.\n"
    )
    assert kind_of(Source(text=text, media_type="text/plain")) is SourceKind.PRESS
    assert value(header_of(text).title) == "Chủ động ứng phó với bão"


def test_the_head_of_a_committee_signs_under_his_other_post() -> None:
    header = header_of(
        "UBND XÃ VĨNH TÂN\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ\nSố: 05/KH-BCĐ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Vĩnh Tân, ngày 12 tháng 8 năm 2027\nKẾ HOẠCH\nTriển khai học vụ số\nI. MỤC ĐÍCH\n1. Nâng cao kỹ năng.\n\n"
        "Nơi nhận:\n- Các thôn;\n- Lưu: VT.\nTM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\n\n\n\nCHỦ TỊCH UBND XÃ\nPhạm Văn Đông\n"
    )
    assert signature(header)[2] == "Phạm Văn Đông"


def test_short_names_of_departments_begin_no_signature() -> None:
    header = header_of(
        "BỘ NGOẠI GIAO\nSố: 12/BNG-KTTH\nHà Nội, ngày 5 tháng 7 năm 2023\n\nKính gửi: Các đơn vị\n\n"
        "Bộ yêu cầu các đơn vị.\n\n"
        "Nơi nhận:\n- Như trên;\n- Các Vụ: DNL, KK, KTNB, QLN;\n- Lưu: VT, KTTH (2) TLK.\nTHỨ TRƯỞNG\n\nVũ Thị An\n"
    )
    assert values(header.recipients) == ["Như trên", "Các Vụ: DNL, KK, KTNB, QLN", "Lưu: VT, KTTH (2) TLK"]
    assert signature(header) == (None, "THỨ TRƯỞNG", "Vũ Thị An")


def test_recipients_run_together_on_one_line_keep_what_they_receive_for() -> None:
    header = header_of(
        "UBND TỈNH BÌNH HẢI\nSố: 12/UBND-NC\nBình Hải, ngày 5 tháng 7 năm 2023\n\nKính gửi: Các sở\n\n"
        "UBND tỉnh yêu cầu các sở.\n\n"
        "Nơi nhận: - Bộ Ngoại giao; (báo cáo) - Thường trực Tỉnh ủy; (báo cáo) - Các PCT UBND tỉnh; - Lưu: VT.\n"
        "CHỦ TỊCH\n\nVũ Thị An\n"
    )
    assert values(header.recipients) == [
        "Bộ Ngoại giao; (báo cáo)",
        "Thường trực Tỉnh ủy; (báo cáo)",
        "Các PCT UBND tỉnh",
        "Lưu: VT",
    ]
