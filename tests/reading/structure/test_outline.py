"""Paths of labels, paragraphs put together again, what stands over what."""

from __future__ import annotations

import pytest

from nhipcau.reading.structure import Zone
from tests.reading.made_bodies import outline_of, paths_of


def test_labels_nest_by_kind_and_bullets_do_not_count_in_the_path() -> None:
    paths = paths_of(
        "II. NHIỆM VỤ\n"
        "1. Tuyên truyền\n"
        "a) Quán triệt chỉ thị.\n"
        "- Tổ chức hội nghị.\n"
        "2. Cán bộ\n"
        "III. TỔ CHỨC THỰC HIỆN\n"
    )
    assert paths["Quán triệt chỉ thị."] == "II.1.a"
    assert paths["Tổ chức hội nghị."] == "II.1.a"
    assert paths["Cán bộ"] == "II.2"
    assert paths["TỔ CHỨC THỰC HIỆN"] == "III"


def test_a_number_printed_whole_is_not_joined_to_the_numbers_it_repeats() -> None:
    paths = paths_of(
        "I. CÔNG TÁC\n3. Xây dựng đề cương\n3.1. Dự thảo đề cương.\n4. Xây dựng dự thảo\n4.1. Họp ban soạn thảo.\n"
    )
    assert paths["Dự thảo đề cương."] == "I.3.1"
    assert paths["Họp ban soạn thảo."] == "I.4.1"


def test_articles_hold_roman_parts_of_the_plan_they_approve() -> None:
    paths = paths_of(
        "Điều 1. Phê duyệt Đề án với các nội dung sau:\n"
        "III. GIẢI PHÁP\n"
        "1. Đào tạo:\n"
        "a) Mở lớp.\n"
        "Điều 2. Kinh phí\n"
        "1. Nguồn vốn.\n"
    )
    assert paths["Mở lớp."] == "Điều 1.III.1.a"
    assert paths["Nguồn vốn."] == "Điều 2.1"


def test_a_list_that_begins_again_under_a_numbered_heading_nests_under_it() -> None:
    paths = paths_of(
        "1. MỤC TIÊU\n"
        "Nâng cao nhận thức.\n"
        "2. NỘI DUNG CỤ THỂ\n"
        "1. Tổ chức thi đua.\n"
        "2. Hoàn thành kế hoạch.\n"
        "3. Tổng kết.\n"
    )
    assert paths["Hoàn thành kế hoạch."] == "2.2"
    assert paths["Tổng kết."] == "2.3"


def test_a_page_break_inside_a_sentence_does_not_end_the_paragraph() -> None:
    outline = outline_of(
        "- Nâng cao nhận thức của cán bộ, hội\n\n\n\nviên về công tác đối ngoại nhân dân;\n- Đẩy mạnh tuyên truyền.\n"
    )
    assert [block.words for block in outline.blocks] == [
        "Nâng cao nhận thức của cán bộ, hội viên về công tác đối ngoại nhân dân;",
        "Đẩy mạnh tuyên truyền.",
    ]


def test_a_sentence_that_goes_on_after_a_semicolon_or_inside_a_number_goes_over_the_end_of_the_page() -> None:
    lines = (
        "1. Tăng cường hiệu lực quản lý nhà nước về thi đua, khen thưởng của tỉnh; nâng\n"
        "cao hiệu quả hoạt động của các khối, cụm thi đua và các phong trào của tỉnh nhà;\n\n"
        "gắn khen thưởng với kết quả của phong trào; triển khai thực hiện Chỉ thị số 38-\n\n"
        "CT/TW ngày 19 tháng 9 năm 2019 của Ban Bí thư Trung ương Đảng đến mọi cán bộ và\n"
        "đảng viên.\n2. Tổng kết.\n"
    )
    assert [block.words.split()[-1] for block in outline_of(lines).blocks] == ["viên.", "kết."]


def test_running_heads_between_the_lines_of_a_paragraph_are_left_out_of_its_words() -> None:
    text = (
        "1. Tổ chức rà soát,\n"
        "sắp xếp các\n"
        "\n"
        "CÔNG BÁO/Số 302/Ngày 02-06-2026\n"
        "74\n"
        "\n"
        "đơn vị theo quy định.\n"
        "2. Báo cáo.\n"
    )
    assert "CÔNG BÁO" not in " ".join(block.words for block in outline_of(text).blocks[1:])
    assert [block.label.printed for block in outline_of(text).blocks if block.label] == ["1", "2"]


def test_fused_bullets_come_apart() -> None:
    outline = outline_of("- Chú trọng nội dung chính trị;- Tăng cường sự phối hợp của các sở.\n")
    assert [block.words for block in outline.blocks] == [
        "Chú trọng nội dung chính trị;",
        "Tăng cường sự phối hợp của các sở.",
    ]


def test_a_range_of_years_broken_at_the_dash_is_no_bullet() -> None:
    outline = outline_of("1. Thực hiện chương trình giai đoạn 2026\n- 2030 trên địa bàn tỉnh.\n")
    assert len(outline.blocks) == 1


def test_points_inside_a_paragraph_stand_under_its_lead_in() -> None:
    paths = paths_of(
        "Thứ ba, Ban cán sự đảng tập trung chỉ đạo: (1) quản lý hoạt động đối ngoại. (2) Tạo điều kiện về kinh phí.\n"
    )
    assert paths["Tạo điều kiện về kinh phí."] == "Thứ ba.(2)"


def test_a_heading_gives_its_zone_to_what_stands_under_it() -> None:
    outline = outline_of(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao nhận thức.\nII. NHIỆM VỤ, GIẢI PHÁP\n- Nâng cao chất lượng.\n"
    )
    zones = {block.words: block.zone for block in outline.blocks}
    assert zones["Nâng cao nhận thức."] is Zone.PURPOSE
    assert zones["Nâng cao chất lượng."] is Zone.TASK


def test_a_heading_is_known_though_recognition_lost_its_marks() -> None:
    outline = outline_of("II. Thănh phần\n- Đại diện các khoa.\n")
    assert outline.blocks[1].zone is Zone.SCOPE


def test_a_closing_paragraph_stands_under_the_part_not_under_its_last_item() -> None:
    text = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ rà soát tổ chức.\nYêu cầu các sở, ban, ngành nghiêm túc thực hiện.\n"
    assert outline_of(text).blocks[-1].path == "III"


def test_a_closing_paragraph_of_a_numbered_directive_stands_outside_the_numbers() -> None:
    text = "1. Sở Nội vụ:\na) Rà soát tổ chức.\nGiao Sở Ngoại vụ theo dõi việc thực hiện Chỉ thị này.\n"
    assert outline_of(text).blocks[-1].path == ""


def test_what_stands_behind_the_recipients_is_not_read_as_body() -> None:
    outline = outline_of("1. Rà soát.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần A\n")
    assert [block.words for block in outline.blocks] == ["Rà soát."]


def test_sections_keep_the_tree_and_reach_to_their_last_word() -> None:
    text = "II. NHIỆM VỤ\n1. Tuyên truyền\n- Tổ chức hội nghị.\n"
    (section,) = outline_of(text).sections
    assert (section.label, section.heading) == ("II", "NHIỆM VỤ")
    assert section.children[0].children[0].label == "-"
    assert text[section.span.start : section.span.end] == text.strip()


def test_a_page_number_between_empty_lines_does_not_break_a_sentence() -> None:
    outline = outline_of(
        "1. Sở Y tế thông báo dịch trên Đài Phát thanh và\n\n                              1\n\n"
        "Truyền hình tỉnh.\n2. Sở Nội vụ.\n"
    )
    assert len(outline.blocks) == 2


def test_the_mark_of_a_page_that_recognition_leaves_does_not_break_a_sentence() -> None:
    outline = outline_of(
        "1. Sở Ngoại vụ chủ trì, phối hợp với các cơ quan\nliên quan đề xuất chính sách, báo cáo Chủ tịch\n\n2\n\n\n"
        "--- PAGE BREAK ---\n\nỦy ban nhân dân tỉnh trong tháng 3 năm 2023.\n\n2. Sở Nội vụ bố trí cán bộ\nphụ trách.\n"
    )
    assert [block.words.split()[-1] for block in outline.blocks] == ["2023.", "trách."]


def test_a_figure_behind_a_bullet_under_a_heading_in_capitals_is_an_item() -> None:
    outline = outline_of("1. MỤC TIÊU\n- 80% người dân có kỹ năng số.\n- 100% cán bộ dùng dịch vụ công.\n")
    assert [block.zone for block in outline.blocks[1:]] == [Zone.PURPOSE, Zone.PURPOSE]


def test_parts_that_open_one_another_without_end_stay_on_the_last_level_that_is_told_apart() -> None:
    paths = paths_of("1. a\n" * 3_000 + "2. Tổ chức thực hiện\n")
    assert max(path.count(".") for path in paths.values()) < 20


def test_a_long_paper_of_ordinary_lines_is_read() -> None:
    assert len(outline_of("Các cơ quan, đơn vị phối hợp thực hiện.\n" * 5_000).blocks) == 5_000


def test_runs_of_an_inner_list_that_begin_again_stand_side_by_side() -> None:
    paths = paths_of(
        "4. Chỉ tiêu đào tạo\n"
        "1. Khái niệm\n"
        "2. Nguồn số liệu\n"
        "Số lớp đã mở\n"
        "1. Khái niệm chung\n"
        "2. Nguồn\n"
        "Số người đã học\n"
        "1. Khái niệm riêng\n"
    )
    assert paths["Khái niệm"] == "4.1"
    assert paths["Khái niệm chung"] == "4.1"
    assert paths["Khái niệm riêng"] == "4.1"


@pytest.mark.parametrize(
    "noise",
    [
        "-----", "· · ·", "Trang 3", "- trang 3/12 -", "- 3 -", "CÔNG BÁO/Số 5/Ngày 01-3-2026",
        "12 CÔNG BÁO/Số 5 năm 2026", "Người ký: Văn phòng", "Ký bởi: Văn phòng", "Cơ quan: tỉnh Bình Hải",
        "Ngày ký: 02-3-2026", "Thời gian ký: 08:00", "Email: vp@binhhai.example",
        "[page break]", "--- Page 3 of 5 ---", "Ngắt trang", "Hết trang 3",
    ],
)  # fmt: skip
def test_marks_of_the_page_are_no_words_of_the_paragraph_they_stand_in(noise: str) -> None:
    text = f"1. Sở Nội vụ chủ trì, phối hợp với các sở\n{noise}\ntổ chức thực hiện Kế hoạch."
    assert len(outline_of(text).blocks) == 1


def test_an_article_broken_behind_its_first_syllable_goes_on_in_the_next_line() -> None:
    text = "Điều 1. Ban\nhành Quy chế.\nĐiều 2. Chánh\nVăn phòng Sở chịu trách nhiệm thi hành.\n"
    assert [" ".join(block.words.split()) for block in outline_of(text).blocks][:2] == [
        "Ban hành Quy chế.",
        "Chánh Văn phòng Sở chịu trách nhiệm thi hành.",
    ]
