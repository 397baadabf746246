"""Tasks written as tables, as flattened tables, and as fields."""

from __future__ import annotations

import pytest

from tests.reading.made_bodies import ordered_words, orders_of

TABLE = (
    "II. NỘI DUNG TRIỂN KHAI\n"
    "STT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n"
    "I\tCÔNG TÁC TUYÊN TRUYỀN\t\t\t\n"
    "1\tTổ chức hội nghị\tSở Ngoại vụ\tCác sở\tTháng 3/2025\n"
    "2\tXuất bản bản tin\t\tBáo Bình Hải\tQuý IV/2025\n"
)
FLAT = """PHỤ LỤC
DANH MỤC NHIỆM VỤ
TT
Tên nhiệm vụ
Cơ quan
chủ trì
Cơ quan
phối hợp
Thời gian
hoàn thành
1
Xây dựng đề án phát triển mạng
lưới hữu nghị
Sở Ngoại vụ
Các sở, ngành
Tháng 5/2026
2
Rà soát các hội hữu nghị
Sở Nội vụ
Sở Ngoại vụ
2026
"""


def cells(order_index: int, text: str) -> dict[str, str]:
    order = orders_of(text)[order_index]
    return {cell.column: " ".join(text[cell.span.start : cell.span.end].split()) for cell in order.cells}


def test_a_row_is_a_duty_with_its_cells() -> None:
    assert cells(0, TABLE) == {
        "content": "Tổ chức hội nghị",
        "lead": "Sở Ngoại vụ",
        "coordinators": "Các sở",
        "due": "Tháng 3/2025",
    }


def test_a_merged_lead_cell_is_carried_down() -> None:
    assert cells(1, TABLE)["lead"] == "Sở Ngoại vụ"


def test_rows_stand_under_the_group_their_table_names() -> None:
    assert [order.section for order in orders_of(TABLE)] == ["II.I.1", "II.I.2"]


def test_a_group_whose_roman_number_was_read_as_one_keeps_its_rows_apart() -> None:
    misread = TABLE.replace("I\tCÔNG TÁC", "1\tCÔNG TÁC")
    assert [order.section for order in orders_of(misread)] == [order.section for order in orders_of(TABLE)]


def test_a_row_whose_number_nobody_can_read_is_a_duty_of_its_own() -> None:
    misread = TABLE.replace("2\tXuất bản", "đ)t\tXuất bản")
    assert len(orders_of(misread)) == len(orders_of(TABLE)) == 2
    assert ordered_words(misread)[1].startswith("Xuất bản")


def test_a_number_before_the_task_in_its_own_cell_is_the_rows() -> None:
    text = (
        "II. NHIỆM VỤ\nNhiệm vụ\tĐơn vị chủ trì\tHoàn thành\n"
        "1. Lập danh mục sổ\tVăn phòng\t20/8/2025\n2. Quét hồ sơ\tTrung tâm Lưu trữ\t30/9/2025\n"
    )
    assert [order.section for order in orders_of(text)] == ["II.1", "II.2"]
    assert cells(1, text)["content"] == "Quét hồ sơ"


def test_a_table_without_actors_holds_no_duties() -> None:
    assert orders_of("TT | Tỉnh | Huyện\n1 | Bình Hải | Hải An, Hải Bình\n") == ()


def test_a_table_head_in_two_lines_names_the_columns_of_a_group() -> None:
    text = (
        "STT | Nội dung công việc | Phân công | Thời gian | Ghi chú\n"
        " |  | Đơn vị chủ trì | Đơn vị phối hợp | Bắt đầu | Hoàn thành | \n"
        "1 | Xây dựng dự thảo | Sở Tư pháp | Sở Nội vụ | 2/2025 | 5/2025 |  \n"
    )
    assert cells(0, text)["due"] == "5/2025"
    assert cells(0, text)["coordinators"] == "Sở Nội vụ"


def test_a_flattened_table_gives_a_duty_per_number() -> None:
    assert [order.section[-1] for order in orders_of(FLAT)] == ["1", "2"]
    assert cells(0, FLAT)["lead"] == "Sở Ngoại vụ"
    assert cells(0, FLAT)["due"] == "Tháng 5/2026"


@pytest.mark.parametrize(
    ("lead", "coordinators", "content", "due"),
    [
        ("Cơ quan, đơn vị chủ trì", "Cơ quan, đơn vị phối hợp", "Nhiệm vụ được giao", "Thời gian trình UBND tỉnh"),
        ("Sở, ngành chủ trì", "Sở, ban, ngành phối hợp", "Nhóm nhiệm vụ, giải pháp", "Thời gian phải hoàn thành"),
        ("Cơ quan chủ trì soạn thảo", "Cơ quan tham gia", "Tên đề án, nhiệm vụ", "Lộ trình thực hiện"),
        ("Đơn vị được giao chủ trì", "Cơ quan liên quan", "Đầu việc", "Ngày hoàn thành"),
        ("Cán bộ phụ trách", "Các đơn vị phối hợp", "Nội dung công việc triển khai", "Thời hạn (dự kiến)"),
    ],
)
def test_columns_are_known_by_whatever_offices_call_them(lead: str, coordinators: str, content: str, due: str) -> None:
    head = f"STT\t{content}\t{lead}\t{coordinators}\tSản phẩm/Kết quả\t{due}\n"
    row = "1\tRà soát hồ sơ\tSở Nội vụ\tSở Tài chính\tBáo cáo\tTháng 6/2026\n"
    found = cells(0, "II. NỘI DUNG TRIỂN KHAI\n" + head + row)
    assert (found["lead"], found["coordinators"]) == ("Sở Nội vụ", "Sở Tài chính")
    assert (found["content"], found["due"]) == ("Rà soát hồ sơ", "Tháng 6/2026")


def test_a_flattened_table_ends_at_the_next_article() -> None:
    text = (
        "Điều 2. Tổ chức thực hiện\nTT\n\nTên đề án\n\nCơ quan trình\n\nCơ quan chủ trì thẩm tra\n\nTiến độ trình\n\n"
        "1\n\nĐề án trồng rừng\n\nỦy ban nhân dân tỉnh\n\nBan Kinh tế - Ngân sách\n\nKỳ họp tháng 7/2026\n\n"
        "Điều 3. Hiệu lực\n\nNghị quyết này có hiệu lực từ ngày ký.\n"
    )
    [order] = orders_of(text)
    assert text[order.span.start : order.span.end].endswith("Kỳ họp tháng 7/2026")
    leads = [text[cell.span.start : cell.span.end] for cell in order.cells if cell.column == "lead"]
    assert leads == ["Ủy ban nhân dân tỉnh", "Ban Kinh tế - Ngân sách"]
    assert cells(0, text)["due"] == "Kỳ họp tháng 7/2026"


def test_fields_under_an_item_belong_to_it() -> None:
    text = (
        "II. NỘI DUNG\n1. Đón đoàn vào\n- Thời gian thực hiện: Quý II/2025.\n- Đơn vị chủ trì: Sở Ngoại vụ.\n"
        "2. Tổ chức đoàn ra\n- Thời gian: Quý III/2025.\n- Chủ trì: Liên hiệp.\n"
    )
    assert [order.section for order in orders_of(text)] == ["II.1", "II.2"]
    assert cells(0, text) == {"due": "Quý II/2025.", "lead": "Sở Ngoại vụ."}


def test_a_task_written_as_numbered_fields_is_one_duty_of_the_part_above() -> None:
    text = (
        "Điều 2. Điều chỉnh nhiệm vụ như sau:\n"
        "1. Tên nhiệm vụ: Xây dựng đề án.\n"
        "2. Cơ quan chủ trì: Sở Tư pháp.\n"
        "3. Thời gian hoàn thành: Quý IV/2026.\n"
    )
    (order,) = orders_of(text, type_="NQ")
    assert order.section == "Điều 2"
    assert {cell.column for cell in order.cells} == {"content", "lead", "due"}


def test_a_schedule_apart_from_its_tasks_is_no_duty() -> None:
    text = (
        "I. Thời gian và địa điểm\n"
        "- Thời gian: 14 giờ ngày 12/9/2019\n"
        "- Địa điểm: Hội trường A.\n"
        "II. Phân công\n"
        "- Chuẩn bị hội trường.\n"
    )
    assert ordered_words(text) == ["Chuẩn bị hội trường."]


def test_a_table_in_marks_of_markdown_is_read_like_any_other() -> None:
    text = "| STT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Rà soát các hội | Sở Nội vụ |\n"
    assert cells(0, text) == {"content": "Rà soát các hội", "lead": "Sở Nội vụ"}


def test_an_empty_first_cell_keeps_the_columns_in_step() -> None:
    text = "Nội dung\tChủ trì\tThời gian\nTổ chức hội nghị\tSở Ngoại vụ\tQuý I\n\tSở Nội vụ\tQuý II\n"
    assert cells(1, text) == {"lead": "Sở Nội vụ", "due": "Quý II"}


SHARED_OUT = """II. NỘI DUNG VÀ PHÂN CÔNG
BẢNG PHÂN CÔNG NHIỆM VỤ
STT
Nội dung
Cơ quan
chủ trì
Cơ quan
phối hợp
Thời gian
hoàn thành
1
Treo khẩu hiệu tại các bến cảng
và trục đường chính
Phòng Văn hóa
và Thông tin
Trung tâm
Y tế huyện,
UBND thị trấn
Trước
25/4/2027
2
Sửa đổi quy chế (thay thế Quyết định
34/2014/QĐ-UBND)
Phòng Nội vụ
Công an huyện
Các cơ quan liên quan
Tháng
5/2027
III. TỔ CHỨC THỰC HIỆN
1. Phòng Y tế bố trí lực lượng trực tại các bến cảng.
"""


def test_a_flattened_table_ends_where_the_next_part_begins() -> None:
    assert [order.section for order in orders_of(SHARED_OUT)] == ["II.1", "II.2", "III.1"]


def test_names_and_times_broken_over_narrow_lines_are_one_cell() -> None:
    first = cells(0, SHARED_OUT)
    assert first["lead"] == "Phòng Văn hóa và Thông tin"
    assert first["coordinators"] == "Trung tâm Y tế huyện, UBND thị trấn"
    assert first["due"] == "Trước 25/4/2027"


def test_every_name_behind_the_lead_coordinates_and_a_cited_number_is_no_time() -> None:
    order = orders_of(SHARED_OUT)[1]
    together = [SHARED_OUT[c.span.start : c.span.end] for c in order.cells if c.column == "coordinators"]
    assert together == ["Công an huyện", "Các cơ quan liên quan"]
    assert cells(1, SHARED_OUT)["due"] == "Tháng 5/2027"


def test_a_lettered_group_of_rows_is_a_heading_and_no_duty() -> None:
    table = (
        "II. NỘI DUNG\n"
        "| TT | Nội dung | Chủ trì | Thời gian |\n"
        "| A | HOẠT ĐỘNG HỮU NGHỊ | | |\n"
        "| 1 | Gặp mặt lưu học sinh Lào | Thường trực Liên hiệp | Tháng 4/2026 |\n"
        "| B | VẬN ĐỘNG VIỆN TRỢ | | |\n"
        "| 1 | Lập danh mục dự án | Ban Phi chính phủ | Tháng 3/2026 |\n"
    )
    assert [order.section for order in orders_of(table)] == ["II.A.1", "II.B.1"]
