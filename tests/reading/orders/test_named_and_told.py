"""Who is named behind a colon, what only recounts, and what a lead-in announces."""

from __future__ import annotations

import pytest

from tests.reading.made_bodies import ordered_words

DIRECTIVE = "Ủy ban nhân dân tỉnh yêu cầu:\n"


@pytest.mark.parametrize(
    "order",
    [
        "Các Sở: Công Thương, Ngoại vụ, Du lịch thành lập tổ xúc tiến thị trường.",
        "Các huyện: Phú Lộc, An Lão, Hải Sơn chuẩn bị mặt bằng cho lễ đón.",
    ],
)
def test_names_behind_the_colon_of_their_kind_are_the_subject(order: str) -> None:
    assert ordered_words(f"{DIRECTIVE}1. {order}\n2. Sở Y tế bố trí trực cấp cứu.") == [
        order,
        "Sở Y tế bố trí trực cấp cứu.",
    ]


def test_a_kind_of_body_before_a_colon_may_also_be_told_what_to_do() -> None:
    order = "Các sở: Rà soát, lập danh mục các thỏa thuận đã ký."
    assert ordered_words(f"{DIRECTIVE}1. {order}") == [order]


def test_semicolons_between_those_who_answer_part_no_duties() -> None:
    order = (
        "Chánh Văn phòng, Giám đốc các sở: Giáo dục và Đào tạo, Nội vụ; Chủ tịch UBND các huyện, thị xã; "
        "thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này."
    )
    assert ordered_words(f"Điều 3. Trách nhiệm thi hành\n{order}") == [order]


def test_semicolons_between_those_one_works_with_part_no_duties() -> None:
    order = "Chủ trì, phối hợp với Chủ tịch UBND các huyện, thị xã; thủ trưởng các ngành liên quan tổ chức lễ đón."
    assert ordered_words(f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Ngoại vụ\n- {order}") == [order]


@pytest.mark.parametrize(
    "recounted",
    [
        "Ngày 15 tháng 3 năm 2023, Sở Ngoại vụ có Công văn số 88/SNgV-HTQT yêu cầu các đơn vị gửi hồ sơ.",
        "Đến hết ngày 30/4/2023, Sở mới nhận được hồ sơ của hai đơn vị.",
        "Tính đến ngày 30/4/2023, các huyện đã thực hiện 120 cuộc kiểm tra.",
    ],
)
def test_what_a_sentence_recounts_of_a_day_is_no_duty(recounted: str) -> None:
    assert ordered_words(f"{recounted}\n{DIRECTIVE}1. Các sở gửi hồ sơ trước ngày 20/5/2023.") == [
        "Các sở gửi hồ sơ trước ngày 20/5/2023."
    ]


@pytest.mark.parametrize("whom", ["Công an tỉnh", "Công ty Điện lực Bình Hải", "Chính quyền các cấp"])
def test_an_order_given_upon_what_a_day_brought_is_a_duty(whom: str) -> None:
    order = (
        "Ngày 15 tháng 3 năm 2023, Bộ Ngoại giao có Công văn số 88/BNG-LS về bảo hộ công dân, "
        f"UBND tỉnh yêu cầu {whom} rà soát người lao động ở nước ngoài."
    )
    assert ordered_words(order) == [order]


def test_points_below_a_lead_in_that_announces_tasks_are_duties() -> None:
    points = ["Gõ cửa từng nhà trong tổ;", "Mỗi tối thứ Năm gửi kết quả lên phường."]
    text = "III. TỔ CHỨC THỰC HIỆN\n1. Các tổ trưởng tổ dân phố có nhiệm vụ:\n" + "\n".join(
        f"- {one}" for one in points
    )
    assert ordered_words(text) == points


def test_the_circumstances_before_an_order_hide_it_not() -> None:
    order = "Trong bối cảnh mới, thực hiện nhất quán mục tiêu giữ vững ổn định."
    assert ordered_words(f"{DIRECTIVE}1. Các sở, ngành\na) {order}\nb) Bố trí cán bộ.") == [order, "Bố trí cán bộ."]


def test_two_bodies_named_by_their_number_are_another_actor() -> None:
    text = "3. Chọn Đảng bộ phường An Khê làm điểm. Hai đảng bộ này tiến hành đại hội trong quý I."
    assert ordered_words(f"II. NHIỆM VỤ\n{text}")[-1] == "Hai đảng bộ này tiến hành đại hội trong quý I."


def test_a_rhythm_opens_an_order_and_an_end_closes_one() -> None:
    text = "II. NHIỆM VỤ\nMỗi tối thứ Năm gửi số liệu lên phường.\nCác chi bộ còn lại xong trước ngày 30/6/2023."
    assert ordered_words(text) == [
        "Mỗi tối thứ Năm gửi số liệu lên phường.",
        "Các chi bộ còn lại xong trước ngày 30/6/2023.",
    ]


def test_a_courtesy_behind_an_order_hides_it_not() -> None:
    text = "III. TỔ CHỨC THỰC HIỆN\nBan Giám đốc chỉ đạo chung. Hội phụ huynh: nhà trường mong nhận được sự phối hợp."
    assert ordered_words(text)[0].startswith("Ban Giám đốc chỉ đạo chung.")
