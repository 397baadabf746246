"""Reports that are owed, and whom to tell about difficulties."""

from __future__ import annotations

import pytest

from nhipcau.reading.orders.reports import is_report
from tests.reading.made_bodies import channel_of, orders_of


@pytest.mark.parametrize(
    "words",
    [
        "Định kỳ các đơn vị báo cáo kết quả về UBND tỉnh (qua Sở Ngoại vụ).",
        "Tổng hợp, báo cáo UBND tỉnh định kỳ 6 tháng, năm.",
        "Báo cáo kết quả thực hiện về Sở Ngoại vụ trước ngày 15/11 hằng năm.",
        "Sở Nội vụ theo dõi, đôn đốc, tổng hợp tình hình báo cáo UBND tỉnh.",
        "Các sở lập kế hoạch triển khai thực hiện và định kỳ báo cáo Bộ.",
        "Sở Ngoại vụ theo dõi, đôn đốc, tổ chức kiểm tra, kịp thời báo cáo và kiến nghị UBND tỉnh các biện pháp.",
        "Thực hiện chế độ báo cáo định kỳ hằng năm và khi có yêu cầu, gửi Sở Ngoại vụ để tổng hợp.",
        "Định kỳ hằng năm tổ chức sơ kết, đánh giá việc thực hiện, báo cáo UBND tỉnh, khi cần kiến nghị điều chỉnh.",
        "Các cơ quan báo cáo kết quả về Sở Y tế trước ngày 30/6/2026 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
        "Các xã gửi kết quả về Văn phòng để tổng hợp và báo cáo Chủ tịch.",
        "Phòng Lễ tân theo dõi, tổng hợp, trình Lãnh đạo Cục vào sáng thứ Hai hằng tuần.",
        "Các phòng gửi kết quả thực hiện Thông báo này về Văn phòng trước ngày 25 của tháng cuối quý.",
    ],
)
def test_reporting_to_somebody_or_by_some_time_is_a_report(words: str) -> None:
    assert is_report(words)


@pytest.mark.parametrize(
    "words",
    [
        "Xây dựng phương án phân bổ vốn, gửi Sở Tài chính để tổng hợp và báo cáo cấp có thẩm quyền.",
        "Bồi dưỡng nghiệp vụ cho đội ngũ báo cáo viên.",
        "Thẩm định báo cáo kết quả thực hiện.",
        "Chỉ đạo đối tượng báo cáo thuộc phạm vi quản lý kịp thời cung cấp tài liệu.",
        "Thực hiện chế độ báo cáo theo chỉ đạo của Ban Chỉ đạo và Công văn nêu trên.",
        "Các đơn vị gửi danh sách về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
        "Tổ chức hội nghị, triển khai kế hoạch; bảo đảm thông tin, báo cáo.",
    ],
)
def test_a_report_only_named_or_left_to_another_is_none(words: str) -> None:
    assert not is_report(words)


def test_difficulties_go_through_one_agency_to_another() -> None:
    channel = channel_of(
        "Trong quá trình thực hiện nếu có phát sinh, vướng mắc, các đơn "
        "vị thông tin kịp thời qua Liên hiệp các tổ chức hữu nghị"
        " để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.\n"
    )
    assert channel is not None and channel.to is not None
    assert [name.value for name in channel.via] == ["Liên hiệp các tổ chức hữu nghị"]
    assert channel.to.value == "Ủy ban nhân dân tỉnh"


def test_difficulties_in_brackets_name_the_way_after_the_end() -> None:
    channel = channel_of(
        "Quá trình triển khai, nếu có khó khăn, các đơn vị kịp "
        "thời báo cáo UBND tỉnh (thông qua Sở Ngoại vụ) để chỉ đạo.\n"
    )
    assert channel is not None and channel.to is not None
    assert ([name.value for name in channel.via], channel.to.value) == (["Sở Ngoại vụ"], "UBND tỉnh")


def test_difficulties_may_open_their_sentence() -> None:
    channel = channel_of(
        "3. Khó khăn, vướng mắc phát sinh, các xã báo cáo Ủy ban nhân dân tỉnh qua Sở Y tế để xử lý.\n"
    )
    assert channel is not None and channel.to is not None
    assert ([name.value for name in channel.via], channel.to.value) == (["Sở Y tế"], "Ủy ban nhân dân tỉnh")


def test_difficulties_told_straight_away_go_through_nobody() -> None:
    channel = channel_of(
        "Trong quá trình thực hiện, nếu có khó khăn vướng mắc, báo "
        "cáo kịp thời về Bộ Nội vụ để phối hợp giải quyết./.\n"
    )
    assert channel is not None and channel.to is not None
    assert (channel.via, channel.to.value) == ((), "Bộ Nội vụ")


def test_the_sentence_on_difficulties_is_no_duty() -> None:
    text = (
        "Yêu cầu các sở nghiêm túc thực hiện. Trong quá trình thực "
        "hiện, nếu có vướng mắc, các đơn vị báo cáo Sở Nội vụ.\n"
    )
    (order,) = orders_of(text, type_="CT")
    assert text[order.span.start : order.span.end] == "Yêu cầu các sở nghiêm túc thực hiện."


def test_a_document_without_such_a_sentence_has_no_channel() -> None:
    assert channel_of("1. Khắc phục khó khăn trong công tác cán bộ.\n") is None
    assert channel_of("2. Khó khăn của hợp tác xã được các cấp kịp thời tháo gỡ.\n") is None


def test_difficulties_may_stand_behind_the_closing_order() -> None:
    channel = channel_of(
        "Trên đây là Kế hoạch triển khai “Bình dân học vụ số” trên địa bàn xã năm 2027 của Ban Chỉ đạo, "
        "yêu cầu các thành viên Ban Chỉ đạo, các thôn nghiêm túc thực hiện. "
        "Có gì vướng mắc báo cáo về Ban Chỉ đạo (qua Phòng Nội vụ) để giải quyết.\n"
    )
    assert channel is not None and channel.to is not None
    assert ([name.value for name in channel.via], channel.to.value) == (["Phòng Nội vụ"], "Ban Chỉ đạo")


def test_a_need_for_changes_goes_to_those_who_are_told() -> None:
    text = (
        "Các phòng thực hiện Kế hoạch này.\nNếu cần điều chỉnh, các tổ báo Tổ Văn phòng để trình Giám đốc quyết định."
    )
    channel = channel_of(text)
    assert channel is not None
    assert text[channel.span.start :].startswith("Nếu cần điều chỉnh")
