"""What is a duty, and where it begins and ends (contract, "What counts as a duty")."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.reading.made_bodies import ordered_words, orders_of

PLAN = """I. MỤC ĐÍCH, YÊU CẦU
- Nâng cao nhận thức của cán bộ.
- Các sở, ban, ngành chủ động phối hợp thực hiện tốt các nhiệm vụ.
II. NHIỆM VỤ, GIẢI PHÁP
1. Tăng cường tuyên truyền
- Các sở, ban, ngành tổ chức quán triệt Chỉ thị.
- Tiếp tục đẩy mạnh công tác thông tin đối ngoại.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
Hướng dẫn Liên hiệp kiện toàn tổ chức.
2. Sở Tài chính bố trí kinh phí.
Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Sở Ngoại vụ để tổng hợp.
"""


def test_tasks_and_implementation_hold_duties_and_purposes_do_not() -> None:
    assert ordered_words(PLAN) == [
        "Các sở, ban, ngành tổ chức quán triệt Chỉ thị.",
        "Tiếp tục đẩy mạnh công tác thông tin đối ngoại.",
        "Hướng dẫn Liên hiệp kiện toàn tổ chức.",
        "Sở Tài chính bố trí kinh phí.",
    ]


def test_an_order_knows_the_headings_over_it_outermost_first() -> None:
    order = orders_of(PLAN)[2]
    assert [PLAN[span.start : span.end] for span in order.above] == ["TỔ CHỨC THỰC HIỆN", "Sở Nội vụ"]
    assert order.section == "III.1"


def test_a_lead_in_passes_down_and_is_no_duty() -> None:
    text = (
        "Chủ tịch UBND tỉnh yêu cầu các sở thực hiện tốt các nội dung sau:\n"
        "1. Rà soát văn bản.\n"
        "2. Sở Nội vụ:\n"
        "- Kiện toàn tổ chức.\n"
    )
    assert ordered_words(text) == ["Rà soát văn bản.", "Kiện toàn tổ chức."]


def test_sentences_before_a_lead_in_are_a_duty_of_their_own() -> None:
    text = (
        "Bộ yêu cầu các cục:\n"
        "1. Chỉ đạo các chi cục tăng cường tuần tra trước và sau Tết. Trong đó chú ý:\n"
        "- Xác định địa bàn trọng điểm.\n"
    )
    assert ordered_words(text) == [
        "Chỉ đạo các chi cục tăng cường tuần tra trước và sau Tết.",
        "Xác định địa bàn trọng điểm.",
    ]


def test_another_actor_in_an_item_is_another_duty() -> None:
    text = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế kiểm tra khách nhập cảnh. Công an tỉnh phối hợp xử lý vi phạm.\n"
    assert ordered_words(text) == ["Sở Y tế kiểm tra khách nhập cảnh.", "Công an tỉnh phối hợp xử lý vi phạm."]


def test_a_separate_report_sentence_is_another_duty() -> None:
    text = (
        "III. TỔ CHỨC THỰC HIỆN\n1. UBND các huyện xây dựng kế hoạch. Hằng năm báo cáo Sở Nội vụ kết quả thực hiện.\n"
    )
    orders = orders_of(text)
    assert [order.is_report for order in orders] == [False, True]


def test_a_second_printed_deadline_is_another_duty() -> None:
    text = (
        "III. TỔ CHỨC THỰC HIỆN\n"
        "1. Các xã hoàn thành sắp xếp trước ngày 30/6/2026; báo cáo kết quả trước ngày 05/7/2026.\n"
    )
    assert len(orders_of(text)) == 2


def test_following_and_urging_with_a_report_in_one_sentence_is_one_report() -> None:
    text = "Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Chỉ thị này; tổng hợp, báo cáo UBND tỉnh.\n"
    (order,) = orders_of(text, type_="CT")
    assert order.is_report


def test_an_item_with_sentences_on_one_act_stays_whole() -> None:
    text = "II. NHIỆM VỤ\n1. Nâng cao chất lượng cán bộ. Tăng cường đào tạo, bồi dưỡng. Chú trọng cán bộ trẻ.\n"
    assert len(orders_of(text)) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Trong thời gian qua, các sở đã chủ trì nhiều hoạt động.",
        "Tuy nhiên, việc phối hợp giữa các đơn vị còn hạn chế.",
        "Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện.",
        "Kinh phí thực hiện được bố trí từ ngân sách nhà nước.",
        "Các thành viên của Tổ làm việc theo chế độ kiêm nhiệm.",
    ],
)
def test_statements_order_nobody(statement: str) -> None:
    assert orders_of(statement + "\n", type_="CT") == ()


def test_the_acts_of_the_decision_itself_are_no_duties_and_carrying_it_out_is_one() -> None:
    text = (
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
        "Điều 3. Chánh Văn phòng; Giám đốc các Sở: Ngoại vụ, Tài chính; "
        "Chủ tịch UBND các huyện chịu trách nhiệm thi hành Quyết định này./.\n"
    )
    (order,) = orders_of(text, type_="QĐ")
    assert order.section == "Điều 3"
    assert text[order.span.start :].startswith("Chánh Văn phòng; Giám đốc")
    assert not text[: order.span.end].endswith("/.")


def test_tasks_of_a_body_set_up_by_a_decision_are_its_duties() -> None:
    text = (
        "Điều 2. Ban Chỉ đạo có các nhiệm vụ sau:\n1. Tham mưu UBND tỉnh về chính sách.\n2. Đôn đốc việc thực hiện.\n"
    )
    assert [order.section for order in orders_of(text, type_="QĐ")] == ["Điều 2.1", "Điều 2.2"]


def test_who_provides_the_funds_is_ordered_to() -> None:
    text = (
        "Điều 2. Kinh phí\n"
        "1. Kinh phí hoạt động của Tổ do Sở Ngoại vụ bảo đảm.\n"
        "2. Kinh phí được bố trí trong dự toán hằng năm.\n"
    )
    assert [order.section for order in orders_of(text, type_="QĐ")] == ["Điều 2.1"]


def test_petitions_hold_no_duties() -> None:
    assert orders_of("Đề nghị Bộ Nội vụ xem xét, quyết định.\n", type_="TTr") == ()


def test_a_dispatch_orders_in_its_paragraphs() -> None:
    text = (
        "Thực hiện Kế hoạch của UBND tỉnh về đối ngoại nhân dân.\n"
        "Giám đốc Sở đề nghị Thủ trưởng các đơn vị phổ biến Kế hoạch đến toàn thể cán bộ.\n"
        "Riêng Văn phòng Sở tổng hợp danh sách.\n"
    )
    assert ordered_words(text, type_="CV") == [
        "Giám đốc Sở đề nghị Thủ trưởng các đơn vị phổ biến Kế hoạch đến toàn thể cán bộ.",
        "Riêng Văn phòng Sở tổng hợp danh sách.",
    ]


def test_a_hard_wrapped_directive_gives_each_agency_its_paragraph() -> None:
    text = (
        "Để khắc phục tình trạng trên, Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:\n"
        "Giám đốc Sở Ngoại vụ có trách nhiệm hướng dẫn các hội hữu nghị tổ chức đại hội\n"
        "nhiệm kỳ đúng quy định.\n"
        "Giám đốc Sở Tài chính bố trí đủ kinh phí hoạt động cho Liên hiệp các tổ chức\n"
        "hữu nghị tỉnh theo khả năng ngân sách.\n"
    )
    assert [words.split(" có trách nhiệm")[0][:21] for words in ordered_words(text, type_="CT")] == [
        "Giám đốc Sở Ngoại vụ",
        "Giám đốc Sở Tài chính",
    ]


def test_inner_points_that_are_acts_are_duties() -> None:
    text = "II. NHIỆM VỤ\n1. Hình thức: (i) tổ chức hội nghị; (ii) phát hành tài liệu; (iii) đăng tải trên báo.\n"
    assert [order.section for order in orders_of(text)] == ["II.1.(i)", "II.1.(ii)", "II.1.(iii)"]


def test_a_list_of_things_belongs_to_the_duty_that_needs_them() -> None:
    text = (
        "III. PHÂN CÔNG\n"
        "- Thiết kế, in và treo băng rôn theo số lượng như sau:\n"
        "+ 03 băng rôn ngang\n"
        "+ 06 băng rôn dọc\n"
        "- Cử người chụp ảnh.\n"
    )
    assert ordered_words(text)[0].endswith("06 băng rôn dọc")


def test_norms_for_everybody_are_no_duties_and_named_responsibilities_are() -> None:
    text = (
        "Điều 4. Quyền và nghĩa vụ của đại lý\n1. Thiết lập hệ thống thiết bị.\n2. Từ chối cung cấp dịch vụ.\n"
        "Điều 7. Trách nhiệm của Sở Thông tin và Truyền thông\n1. Thanh tra, kiểm tra các đại lý.\n"
    )
    assert [order.section for order in orders_of(text, type_="QyĐ")] == ["Điều 7.1"]


def test_confidence_falls_where_nothing_but_the_place_speaks_for_an_order() -> None:
    text = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ chủ trì rà soát tổ chức.\n2. Chính sách đối với cán bộ cơ sở.\n"
    sure, unsure = orders_of(text)
    assert unsure.confidence < sure.confidence


def test_orders_come_in_order_and_never_overlap() -> None:
    orders = orders_of(PLAN)
    assert all(one.span.end <= other.span.start for one, other in pairwise(orders))


def test_another_who_reports_behind_a_report_has_a_duty_of_his_own() -> None:
    text = (
        "III. TỔ CHỨC THỰC HIỆN\n1. Các sở báo cáo kết quả về Sở Ngoại vụ trước ngày 15/11/2026. "
        "Sở Ngoại vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh.\n"
    )
    assert len(orders_of(text)) == 2


def test_everyday_acts_order_as_well_as_the_set_verbs() -> None:
    text = (
        "II. NHIỆM VỤ\n1. Sở Y tế vẽ bản đồ các trạm tiếp khách.\n2. Dọn đường làng trước ngày hội.\n"
        "3. Hội Nông dân xã nấu cơm cho đoàn khách.\n"
    )
    assert len(ordered_words(text)) == 3


def test_half_of_a_noun_is_no_act() -> None:
    text = "Điều 1. Thành lập Tổ giúp việc, gồm:\n1. Tổ trưởng: Thủ tướng Chính phủ.\n2. Thư ký: Chánh Văn phòng.\n"
    assert ordered_words(text, type_="QĐ") == []


def test_who_convened_a_meeting_is_told_and_not_ordered() -> None:
    text = (
        "Ngày 04/8/2027, tại Trụ sở UBND tỉnh, đồng chí Lê Văn An, Phó Chủ tịch chủ trì cuộc họp về giải ngân.\n"
        "Phó Chủ tịch UBND tỉnh kết luận, chỉ đạo như sau:\n"
        "1. Về kiến nghị của UBND huyện Long Sơn: Đồng ý chủ trương. Giao UBND huyện Long Sơn hoàn thiện hồ sơ.\n"
    )
    assert ordered_words(text, type_="TB") == ["Giao UBND huyện Long Sơn hoàn thiện hồ sơ."]


def test_what_a_resolution_adopts_is_its_content_and_not_ordered() -> None:
    text = (
        "Điều 1. Thông qua 02 chính sách của dự án Luật, như sau:\n- Chính sách 1: Tháo gỡ vướng mắc về đất đai.\n"
        "Điều 2. Sở Tư pháp chủ trì hoàn thiện dự thảo.\n"
    )
    assert [order.section for order in orders_of(text, type_="NQ")] == ["Điều 2"]


def test_the_agent_of_a_passive_sentence_is_ordered() -> None:
    text = "Điều 2. Tủ sách điện tử\n1. Tủ sách điện tử do Sở Tư pháp chủ trì xây dựng và quản lý.\n"
    assert [order.section for order in orders_of(text, type_="QĐ")] == ["Điều 2.1"]


def test_fields_written_into_a_sentence_are_its_cells() -> None:
    text = (
        "II. NHIỆM VỤ\n1. Tổ chức Tuần văn hóa (chủ trì: Liên hiệp các tổ chức hữu nghị tỉnh; phối hợp: Tỉnh đoàn; "
        "thời gian: tháng 7/2027).\n"
    )
    (order,) = orders_of(text)
    assert [(cell.column, text[cell.span.start : cell.span.end]) for cell in order.cells] == [
        ("lead", "Liên hiệp các tổ chức hữu nghị tỉnh"),
        ("coordinators", "Tỉnh đoàn"),
        ("due", "tháng 7/2027"),
    ]


def test_a_sentence_that_only_says_who_answers_for_it_belongs_to_the_duty() -> None:
    text = "II. NHIỆM VỤ\n1. Đón tiếp các đoàn khách quốc tế đến thăm tỉnh. Sở Ngoại vụ chịu trách nhiệm chính.\n"
    assert len(orders_of(text)) == 1


def test_a_request_among_the_paragraphs_of_a_part_stays_in_it() -> None:
    text = (
        "II- NHIỆM VỤ, GIẢI PHÁP\n1- Công tác tuyên truyền\nCác cấp ủy tổ chức quán triệt.\n"
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện vận động nhân dân.\n"
        "III- TỔ CHỨC THỰC HIỆN\n1- Ban Tổ chức Huyện ủy theo dõi, đôn đốc.\n"
    )
    assert [order.section for order in orders_of(text)] == ["II.1", "II.1", "III.1"]


def test_an_article_that_begins_with_its_grounds_gives_out_orders() -> None:
    text = (
        "QUYẾT ĐỊNH:\n"
        "Điều 2. Căn cứ kết quả rà soát được công bố tại Điều 1:\n"
        "1. Vụ Pháp chế phối hợp với Văn phòng Bộ đăng tải kết quả rà soát trên Cổng thông tin điện tử.\n"
    )
    assert ordered_words(text, type_="QĐ") == [
        "Vụ Pháp chế phối hợp với Văn phòng Bộ đăng tải kết quả rà soát trên Cổng thông tin điện tử."
    ]


def test_a_rule_on_what_ends_or_goes_on_orders_nobody() -> None:
    text = (
        "Điều 4. Tổ chức thực hiện\n"
        "1. Trường hợp luật được sửa đổi, bổ sung thì các quy định tương ứng trong Nghị quyết này chấm dứt hiệu lực.\n"
        "2. Trường hợp các dự án đang thực hiện trước ngày Nghị quyết có hiệu lực thì được tiếp tục thực hiện.\n"
    )
    assert ordered_words(text, type_="NQ") == []


def test_a_paper_that_replaces_another_and_is_to_be_made_known_orders_that() -> None:
    text = (
        "III- TỔ CHỨC THỰC HIỆN\n"
        "1- Ban Tuyên giáo Tỉnh ủy hướng dẫn tuyên truyền.\n"
        "Kế hoạch này thay thế Kế hoạch số 88-KH/TU, ngày 20/9/2018 và được phổ biến đến chi bộ.\n"
    )
    assert len(ordered_words(text, type_="KH")) == 2


def test_a_command_over_paragraphs_is_an_order_though_its_stop_was_lost() -> None:
    text = (
        "Điều 2. Giao Sở Ngoại vụ chủ trì, phối hợp với các cơ quan, đơn vị liên quan tổ chức thực hiện kế hoạch này "
        "bảo đảm kịp thời, hiệu quả\n"
        "Các đơn vị thuộc Sở có trách nhiệm phối hợp với Sở Ngoại vụ thực hiện.\n"
    )
    assert [words.split()[0] for words in ordered_words(text)] == ["Giao", "Các"]


def test_a_comma_for_the_dot_behind_the_next_number_is_read_as_a_dot() -> None:
    text = "II. NHIỆM VỤ\n1. Sở Ngoại vụ chủ trì tổng kết.\n2, Sở Nội vụ\na) Chủ trì tập huấn.\nb) Báo cáo kết quả.\n"
    assert [order.section for order in orders_of(text)] == ["II.1", "II.2.a", "II.2.b"]
