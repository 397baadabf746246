"""What is told of contents, forms and norms and orders nobody; and commands given upon circumstances."""

from __future__ import annotations

import pytest

from tests.reading.made_bodies import ordered_words


@pytest.mark.parametrize(
    "lead_in",
    [
        "2. Nội dung phối hợp gồm:",
        "2. Các hình thức phối hợp được thực hiện như sau:",
        "2. Nội dung kiểm tra, giám sát bao gồm:",
        "2. Nội dung chi hỗ trợ đào tạo nghề muối gồm:",
    ],
)
def test_what_something_consists_of_is_no_duty(lead_in: str) -> None:
    points = "a) Trao đổi thông tin;\nb) Tổ chức kiểm tra liên ngành.\n"
    text = f"II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ kiện toàn tổ chức.\n{lead_in}\n{points}"
    assert ordered_words(text) == ["Sở Nội vụ kiện toàn tổ chức."]


def test_who_is_named_below_such_a_lead_in_is_still_ordered() -> None:
    text = (
        "II. NHIỆM VỤ\n2. Nội dung phối hợp gồm:\na) Sở Nội vụ chủ trì trao đổi thông tin;\nb) Kiểm tra liên ngành.\n"
    )
    assert ordered_words(text) == ["Sở Nội vụ chủ trì trao đổi thông tin;"]


@pytest.mark.parametrize(
    "part",
    [
        "Cơ quan gửi báo cáo: Quỹ tín dụng Bình Hải;",
        "Cơ quan nhận báo cáo: Sở Tài chính, Sở Nội vụ;",
        "Mẫu biểu báo cáo: Theo Phụ lục III;",
        "Thời gian chốt số liệu: Từ ngày đầu tiên; kết thúc vào ngày cuối cùng của năm báo cáo;",
        "Phương thức gửi báo cáo: Gửi trực tiếp; gửi qua bưu chính;",
    ],
)
def test_parts_of_a_rule_on_reports_are_no_duties(part: str) -> None:
    text = f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế báo cáo Ủy ban nhân dân tỉnh hằng năm.\n2. Chế độ báo cáo:\na) {part}\n"
    assert ordered_words(text) == ["Sở Y tế báo cáo Ủy ban nhân dân tỉnh hằng năm."]


@pytest.mark.parametrize(
    "norm",
    [
        "Trường hợp hộ làm muối thuộc nhiều đối tượng thì được lựa chọn một mức hỗ trợ.",
        "Trung tâm là đơn vị sự nghiệp công lập, thực hiện quyền tự chủ, tự chịu trách nhiệm về tài chính.",
    ],
)
def test_what_people_may_choose_and_what_a_body_is_orders_nobody(norm: str) -> None:
    assert ordered_words(f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế bố trí kinh phí.\n2. {norm}\n") == [
        "Sở Y tế bố trí kinh phí."
    ]


@pytest.mark.parametrize(
    "formula",
    [
        "Văn phòng Ủy ban nhân dân tỉnh thông báo để Sở Y tế, các cơ quan liên quan thực hiện.",
        "Văn phòng Ủy ban nhân dân tỉnh thông báo ý kiến của Chủ tịch đến các đơn vị biết, thực hiện.",
    ],
)
def test_an_office_that_passes_on_what_was_decided_has_no_duty(formula: str) -> None:
    text = f"Giao Sở Y tế chủ trì kiểm tra các trạm y tế.\n\n{formula}\n"
    assert ordered_words(text, type_="CV") == ["Giao Sở Y tế chủ trì kiểm tra các trạm y tế."]


@pytest.mark.parametrize(
    "command",
    [
        "Giao Giám đốc: Sở Y tế, Sở Tư pháp phối hợp với các ngành tuyên truyền.",
        "Sở Y tế yêu cầu sau khi kết thúc hội nghị, các đơn vị gửi báo cáo trước ngày 30/6/2026.",
        "Đồng thời cũng yêu cầu các đơn vị thực hiện đúng thời gian.",
    ],
)
def test_a_command_may_name_whom_it_is_given_behind_a_colon_or_circumstances(command: str) -> None:
    assert ordered_words(f"{command}\n", type_="CV") == [command]


def test_who_answers_for_an_act_and_until_when_belongs_to_it() -> None:
    text = "II. NHIỆM VỤ\n1. Kiểm tra công tác lưu trữ tại 05 xã. Phòng Nội vụ chủ trì, tháng 9/2026.\n"
    assert ordered_words(text) == ["Kiểm tra công tác lưu trữ tại 05 xã. Phòng Nội vụ chủ trì, tháng 9/2026."]


def test_a_passive_sentence_may_list_its_acts_before_those_who_answer() -> None:
    words = "Việc duy trì, xây dựng, quản lý tủ sách do Giám đốc Công an tỉnh quyết định và chịu trách nhiệm thực hiện."
    assert ordered_words(f"II. NHIỆM VỤ\n1. {words}\n") == [words]


def test_the_southern_spelling_of_sending_is_an_act() -> None:
    text = "II. NHIỆM VỤ\n1. Các khoa, phòng gởi danh sách về Văn phòng. Phòng Tổ chức tổng hợp trong vòng 03 ngày.\n"
    assert len(ordered_words(text)) == 2


def test_an_invitation_orders_what_it_asks_for_and_not_who_comes_and_when() -> None:
    text = (
        "Sở Y tế trân trọng kính mời:\n- Đại diện lãnh đạo các sở, ban, ngành;\n- Nội dung: Xét duyệt đề tài.\n"
        "Đề nghị các đại biểu gửi danh sách về Văn phòng Sở trước ngày 23/9/2026.\n"
    )
    assert ordered_words(text, type_="GM") == [
        "Đề nghị các đại biểu gửi danh sách về Văn phòng Sở trước ngày 23/9/2026."
    ]


def test_a_heading_on_digital_change_does_not_run_into_the_duty_below() -> None:
    text = (
        "I. NHIỆM VỤ\n1. Tăng cường chuyển đổi số\nPhòng Tổ chức chủ trì rà soát.\n2. Phát triển hạ tầng số\n3. Xong.\n"
    )
    assert "Phòng Tổ chức chủ trì rà soát." in ordered_words(text)


def test_who_is_to_be_done_by_a_day_is_ordered_under_a_heading_of_time_too() -> None:
    text = (
        "I. VỀ KIỂM ĐIỂM\n2. Thời gian kiểm điểm\n- Các chi bộ hoàn thành kiểm điểm trước ngày 10/12/2026.\n"
        "- Các chi bộ họp tại nhà văn hóa.\n"
    )
    assert ordered_words(text, type_="HD") == ["Các chi bộ hoàn thành kiểm điểm trước ngày 10/12/2026."]


def test_the_parts_of_a_ceremony_are_its_programme() -> None:
    text = "II. NỘI DUNG\n1. Sở Nội vụ chuẩn bị hội trường.\n2. Phần lễ: Báo cáo kết quả; phát biểu của lãnh đạo.\n"
    assert ordered_words(text) == ["Sở Nội vụ chuẩn bị hội trường."]


@pytest.mark.parametrize("heading", ["Các đơn vị trực thuộc", "Tập trung giải phóng mặt bằng", "Kết quả đạt được"])
def test_a_heading_that_ends_in_a_whole_term_does_not_run_into_the_duty_below(heading: str) -> None:
    text = f"I. NHIỆM VỤ\n1. {heading}\nPhòng Tổ chức chủ trì rà soát.\n2. Văn phòng tổng hợp.\n"
    assert "Phòng Tổ chức chủ trì rà soát." in ordered_words(text)


def test_the_day_of_a_rhythm_may_stand_in_brackets() -> None:
    text = "Sở Y tế yêu cầu:\n1. Bệnh viện tỉnh\na) Hằng tuần (thứ Sáu) báo cáo Sở về tình hình thuốc.\n"
    assert ordered_words(text, type_="CT") == ["Hằng tuần (thứ Sáu) báo cáo Sở về tình hình thuốc."]
