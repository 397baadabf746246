"""Directives, conclusions and tables as offices lay them out: who must do what, read by the whole engine."""

from __future__ import annotations

import pytest

from nhipcau.reading import read
from nhipcau.reading.types import Found

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: {code}\nBình Hải, ngày 05 tháng 3 năm 2026\n\n{type_}\nVề chuyển đổi số năm 2026\n\n"
)
FOOT = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Hải\n"


def assignments(body: str, *, type_: str = "KẾ HOẠCH", code: str = "31/KH-UBND") -> list[tuple[str, str, str]]:
    """Of each duty: its section, who leads, who helps."""
    reading = read((HEAD.format(code=code, type_=type_) + body.strip("\n") + FOOT).encode(), "van-ban.txt")
    duties = [duty for document in reading.documents for duty in document.duties]
    return [(duty.section, named(duty.parties.lead), named(duty.parties.coordinators)) for duty in duties]


def named(names: tuple[Found[str], ...]) -> str:
    return "; ".join(name.value for name in names)


def test_a_directive_may_give_each_agency_its_paragraph_under_its_bare_name() -> None:
    body = (
        "Chủ tịch UBND tỉnh yêu cầu:\n"
        "Sở Giáo dục và Đào tạo\n- Chỉ đạo các trường dạy bơi cho học sinh.\n"
        "Công an tỉnh\nTăng cường tuần tra, kiểm soát trên các tuyến đường thủy.\n"
        "Ủy ban nhân dân các xã, phường\n- Cắm biển cảnh báo tại khu vực nguy hiểm.\n"
    )
    assert [lead for _, lead, _ in assignments(body, type_="CHỈ THỊ", code="06/CT-UBND")] == [
        "Sở Giáo dục và Đào tạo",
        "Công an tỉnh",
        "Ủy ban nhân dân các xã, phường",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "TT\nNội dung\nĐơn vị chủ trì\nĐơn vị phối hợp\nThời gian hoàn thành\n"
        "1\nBan hành kế hoạch truyền thông\nSở Văn hóa, Thể thao và Du lịch\nBáo Bình Hải\nTháng 4/2026\n"
        "2\nSố hóa hồ sơ lưu trữ\nSở Nội vụ\nCác sở, ban, ngành\nTháng 10/2026\n",
        "STT\nCơ quan chủ trì\nNội dung\nPhối hợp\nThời gian\n"
        "1\nSở Văn hóa, Thể thao và Du lịch\nBan hành kế hoạch truyền thông\nBáo Bình Hải\nTháng 4/2026\n"
        "2\nSở Nội vụ\nSố hóa hồ sơ lưu trữ\nCác sở, ban, ngành\nTháng 10/2026\n",
        "STT\tCơ quan chủ trì thực hiện\tNội dung\tThời hạn\tCơ quan phối hợp\tGhi chú\n"
        "1\tSở Văn hóa, Thể thao và Du lịch\tBan hành kế hoạch truyền thông\t30/4/2026\tBáo Bình Hải\t\n"
        "2\tSở Nội vụ\tSố hóa hồ sơ lưu trữ\t31/10/2026\tCác sở, ban, ngành\t\n",
        "TT\tThời gian hoàn thành\tNội dung\tTrách nhiệm\t\n\t\t\tChủ trì\tPhối hợp\n"
        "1\tTháng 4/2026\tBan hành kế hoạch truyền thông\tSở Văn hóa, Thể thao và Du lịch\tBáo Bình Hải\n"
        "2\tTháng 10/2026\tSố hóa hồ sơ lưu trữ\tSở Nội vụ\tCác sở, ban, ngành\n",
    ],
    ids=["flattened", "flattened, lead first", "cells, lead first", "cells, two lines of heads"],
)
def test_rows_of_a_table_are_duties_whatever_the_order_of_its_columns(rows: str) -> None:
    assert assignments("II. PHÂN CÔNG NHIỆM VỤ\n" + rows) == [
        ("II.1", "Sở Văn hóa, Thể thao và Du lịch", "Báo Bình Hải"),
        ("II.2", "Sở Nội vụ", "Các sở, ban, ngành"),
    ]


def test_a_merged_cell_of_the_lead_is_carried_down() -> None:
    rows = (
        "TT\tĐơn vị chủ trì\tNội dung\tThời hạn\n"
        "1\tSở Nội vụ\tRà soát vị trí việc làm\t30/6/2026\n2\t\tTập huấn cán bộ\t15/9/2026\n"
    )
    assert [lead for _, lead, _ in assignments("II. PHÂN CÔNG NHIỆM VỤ\n" + rows)] == ["Sở Nội vụ", "Sở Nội vụ"]


@pytest.mark.parametrize(
    "heading",
    [
        "MỤC ĐÍCH, YÊU CẦU",
        "Mục tiêu",
        "Quan điểm chỉ đạo",
        "Nguyên tắc thực hiện",
        "Yêu cầu",
        "Yêu cầu đặt ra",
        "Phương châm, yêu cầu",
    ],
)
def test_nothing_under_purposes_and_principles_is_taken_for_a_duty(heading: str) -> None:
    body = (
        f"I. {heading}\n1. Các sở, ban, ngành xác định chuyển đổi số là nhiệm vụ trọng tâm.\n"
        "- Bảo đảm tiết kiệm, hiệu quả; tăng cường phối hợp giữa các cơ quan.\n"
        "II. NHIỆM VỤ\n1. Sở Nội vụ mở lớp tập huấn.\n"
    )
    assert [section for section, _, _ in assignments(body)] == ["II.1"]


def test_points_of_a_conclusion_counted_by_words_keep_their_section_and_lead() -> None:
    body = (
        "Chủ tịch UBND tỉnh kết luận:\n1. Yêu cầu các sở, ban, ngành tập trung:\n"
        "Thứ nhất, Sở Nội vụ rà soát quy chế.\nThứ hai, Sở Tài chính bố trí kinh phí.\n"
        "2. Giao Sở Y tế:\nMột là, tổ chức tập huấn.\n"
    )
    assert [(section, lead) for section, lead, _ in assignments(body, type_="THÔNG BÁO", code="45/TB-UBND")] == [
        ("1.Thứ nhất", "Sở Nội vụ"),
        ("1.Thứ hai", "Sở Tài chính"),
        ("2.Một là", "Sở Y tế"),
    ]


def test_fused_items_and_items_of_several_actors_come_apart() -> None:
    body = (
        "II. NHIỆM VỤ\n1. Sở Nội vụ mở lớp tập huấn; Sở Tài chính bố trí kinh phí.\n"
        "2. Sở Xây dựng:\n- Rà soát quy hoạch;- Cấp phép xây dựng.\n"
    )
    assert [lead for _, lead, _ in assignments(body)] == ["Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng", "Sở Xây dựng"]


def test_what_stands_right_under_an_office_is_its_duty_whatever_words_it_ends_in() -> None:
    body = (
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Cơ quan Ủy ban Kiểm tra Đảng ủy xã\nTham mưu kế hoạch kiểm tra chuyên đề.\n"
        "2. Văn phòng Đảng ủy xã\nLà đầu mối đôn đốc, kiểm tra việc triển khai thực hiện Kế hoạch này.\n"
        "3. Các chi bộ trực thuộc\nCăn cứ Kế hoạch này, tổ chức học tập đến toàn thể đảng viên.\n"
    )
    assert assignments(body) == [
        ("IV.1", "Cơ quan Ủy ban Kiểm tra Đảng ủy xã", ""),
        ("IV.2", "Văn phòng Đảng ủy xã", ""),
        ("IV.3", "Các chi bộ trực thuộc", ""),
    ]


def test_below_a_list_of_bare_names_the_paper_closes() -> None:
    body = (
        "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n2. Sở Tài chính\n"
        "Yêu cầu các sở, ngành, địa phương nghiêm túc thực hiện Kế hoạch này.\n"
    )
    assert assignments(body)[-1] == ("IV", "các sở, ngành, địa phương", "")


def test_two_offices_in_one_cell_are_told_apart_by_what_each_does() -> None:
    rows = (
        "II. NHIỆM VỤ\nTT\tNội dung\tĐơn vị chủ trì, phối hợp\tThời hạn\n"
        "1\tMua máy quét\tSở Nội vụ chủ trì; Sở Tài chính phối hợp\t30/6/2026\n"
    )
    assert [(lead, helps) for _, lead, helps in assignments(rows)] == [("Sở Nội vụ", "Sở Tài chính")]


def test_what_a_body_is_and_of_whom_it_consists_is_no_duty() -> None:
    body = (
        "Điều 3. Đội Cứu hộ xã\n"
        "1. Đội Cứu hộ xã là đơn vị chuyên trách trực thuộc Ban Chỉ huy tỉnh.\n"
        "2. Ban Chỉ huy xã gồm Trưởng ban, Phó Trưởng ban do Chủ tịch kiêm nhiệm.\n"
        "3. Ban hành Danh mục phương tiện kèm theo Quyết định này.\n"
        "4. Ban Chỉ huy xã có trách nhiệm bố trí phương tiện cho Đội.\n"
    )
    found = assignments(body, type_="QUYẾT ĐỊNH", code="31/QĐ-UBND")
    assert found == [("Điều 3.4", "Ban Chỉ huy xã", "")]


def test_whom_one_advises_is_not_who_acts() -> None:
    body = (
        "II. NHIỆM VỤ CỦA BAN CHỈ HUY XÃ\n"
        "1. Tham mưu cho đảng ủy, chỉ huy cấp trên; đảng ủy, chính quyền cấp xã lãnh đạo xây dựng lực lượng.\n"
    )
    assert len(assignments(body)) == 1


def test_whom_one_gives_something_to_is_not_who_gives_it() -> None:
    body = (
        "II. TRÁCH NHIỆM\n1. Các sở khác có trách nhiệm:\n"
        "Căn cứ thẩm quyền, trao đổi, cung cấp cho Công an tỉnh, Sở Tài chính thông tin phục vụ công tác.\n"
        "2. Căn cứ hướng dẫn của Bộ Nội vụ, Sở Nội vụ tham mưu thành lập đội.\n"
    )
    assert [lead for _, lead, _ in assignments(body)] == ["Các sở khác", "Sở Nội vụ"]


def test_articles_that_lost_their_lines_are_read_one_by_one() -> None:
    body = (
        "QUYẾT ĐỊNH: Điều 1. Ban hành Quy định về văn bản theo Điều 2. "
        "Điều 2. Giao Văn phòng Sở theo dõi, đôn đốc thực hiện. "
        "Điều 3. Các phòng, đơn vị thuộc Sở chịu trách nhiệm thi hành Quyết định này./.\n"
    )
    assert assignments(body, type_="QUYẾT ĐỊNH", code="31/QĐ-SNV") == [
        ("Điều 2", "Văn phòng Sở", ""),
        ("Điều 3", "Các phòng, đơn vị thuộc Sở", ""),
    ]


def test_an_order_keeps_the_paragraphs_that_only_say_of_what_and_in_which_ways() -> None:
    body = (
        "II. TRÁCH NHIỆM\n1. Công an tỉnh có trách nhiệm:\n"
        "Hằng năm cung cấp thông tin, hướng dẫn các xã tuyên truyền về phòng, chống tội phạm:\n"
        "Nội dung tuyên truyền gồm: Thủ đoạn của tội phạm; kinh nghiệm phòng ngừa.\n"
        "Hình thức tuyên truyền gồm: Họp báo; đăng tải thông tin trên trang thông tin điện tử.\n"
    )
    assert assignments(body) == [("II.1", "Công an tỉnh", "")]
