"""Where a name begins and ends, and which names of a list stand together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reading.names import Naming, find_names
from nhipcau.reading.source import Source
from nhipcau.reading.types import Span
from nhipcau.reading.words import fold, words_of


def names(text: str) -> list[str]:
    return [found.value for found in find_names(Source(text=text, media_type="text/plain"), Span(0, len(text)))]


def listed(text: str) -> list[str]:
    source = Source(text=text, media_type="text/plain")
    found = Naming(words_of(source, Span(0, len(text)))).list_at(0)
    return [" ".join(text[name.span.start : name.span.end].split()) for name in found]


SUBJECTS = [
    "Sở Ngoại vụ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở GD&ĐT",
    "Bộ Nông nghiệp và Môi trường",
    "Bộ Dân tộc và Tôn giáo",
    "Văn phòng UBND tỉnh",
    "Ủy ban nhân dân tỉnh Bình Hải",
    "Ủy ban nhân dân các xã, phường, đặc khu",
    "UBND các quận, huyện, thị xã",
    "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Liên hiệp các tổ chức hữu nghị tỉnh Bình Hải",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy",
    "Ban Thường vụ Thành ủy",
    "Đảng ủy UBND tỉnh",
    "Hội Liên hiệp Phụ nữ tỉnh",
    "Cục Quản lý Khám, chữa bệnh",
    "Vụ Kế hoạch - Tài chính",
    "Vụ Pháp chế Bộ Xây dựng",
    "Trung tâm Kiểm soát bệnh tật tỉnh",
    "Trường Đại học Bình Hải",
    "Bệnh viện Đa khoa tỉnh",
    "Công ty Cổ phần Cấp nước Bình Hải",
    "Ban Chỉ đạo Tây Nguyên",
    "Công an tỉnh",
    "Phòng Khảo thí và Bảo đảm chất lượng",
    "Trung tâm Xúc tiến Đầu tư, Thương mại và Hỗ trợ doanh nghiệp tỉnh",
    "Viện Nghiên cứu phát triển kinh tế Bình Hải",
    "Ban Chỉ huy Phòng, chống lụt, bão và Tìm kiếm cứu nạn tỉnh",
    "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh",
    "Ủy ban Kiểm tra Huyện ủy",
    "Ban Dân vận Huyện ủy",
    "Viễn thông Bình Hải",
    "Chủ tịch UBND các huyện, thị xã ven biển",
    "Quý cơ quan, địa phương",
    "Bộ Chỉ huy Quân sự tỉnh",
    "Kho bạc Nhà nước tỉnh",
    "Ngân hàng Chính sách xã hội tỉnh",
    "Chánh Văn phòng Bộ",
    "Giám đốc Sở Y tế các tỉnh, thành phố",
    "Giám đốc, Thủ trưởng các đơn vị trực thuộc",
    "Thủ trưởng các cơ quan, đơn vị có liên quan",
    "Các sở, ban, ngành, đoàn thể",
    "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",
    "Các tổ chức chính trị - xã hội",
    "Các doanh nghiệp bưu chính, viễn thông và công nghệ thông tin",
    "Các cơ sở khám, chữa bệnh",
    "Các đơn vị thuộc Bộ",
    "Các Sở: Tài chính, Nội vụ và Y tế",
    "các cơ quan, đơn vị liên quan",
]


@pytest.mark.parametrize("name", SUBJECTS)
@pytest.mark.parametrize(
    "act", ["chủ trì, phối hợp", "có trách nhiệm triển khai", "căn cứ chức năng, nhiệm vụ", "báo cáo kết quả"]
)
def test_a_name_ends_before_the_act(name: str, act: str) -> None:
    assert listed(f"{name} {act}") == [name]


@pytest.mark.parametrize("name", [n for n in SUBJECTS if n[0].isupper()])
def test_a_name_is_found_inside_a_sentence(name: str) -> None:
    assert name in names(f"Đồng thời, {name} chịu trách nhiệm thực hiện Kế hoạch này.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "các sở, ban, ngành, Ủy ban nhân dân các quận, huyện",
            ["các sở, ban, ngành", "Ủy ban nhân dân các quận, huyện"],
        ),
        (
            "Sở Ngoại vụ, Sở Nội vụ và các sở, ngành, đơn vị liên quan",
            ["Sở Ngoại vụ", "Sở Nội vụ", "các sở, ngành, đơn vị liên quan"],
        ),
        ("Bộ Tài chính và các địa phương", ["Bộ Tài chính", "các địa phương"]),
        (
            "các bộ, cơ quan trung ương có liên quan và các địa phương",
            ["các bộ, cơ quan trung ương có liên quan", "các địa phương"],
        ),
        ("Các bộ, ngành, UBND tỉnh, thành phố", ["Các bộ, ngành", "UBND tỉnh, thành phố"]),
        ("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh", ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]),
        ("Trung tâm Thông tin và Tạp chí Đối ngoại", ["Trung tâm Thông tin", "Tạp chí Đối ngoại"]),
        (
            "Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy",
            ["Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy"],
        ),
        (
            "Đảng đoàn Mặt trận Tổ quốc Việt Nam tỉnh và đảng đoàn các tổ chức chính trị - xã hội",
            ["Đảng đoàn Mặt trận Tổ quốc Việt Nam tỉnh", "đảng đoàn các tổ chức chính trị - xã hội"],
        ),
        ("Các phòng chuyên môn và các thôn, bản", ["Các phòng chuyên môn", "các thôn, bản"]),
        ("Trưởng thôn, trưởng bản", ["Trưởng thôn", "trưởng bản"]),
        (
            "Trung tâm Công nghệ thông tin và Chuyển đổi số, Văn phòng Bộ",
            ["Trung tâm Công nghệ thông tin và Chuyển đổi số", "Văn phòng Bộ"],
        ),
    ],
)  # fmt: skip
def test_a_list_is_cut_at_each_new_name(text: str, expected: list[str]) -> None:
    assert listed(text + " tổ chức thực hiện") == expected


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Sở Ngoại vụ tổng hợp, trình UBND tỉnh", "Sở Ngoại vụ"),
        ("Sở Ngoại vụ tổ chức hội nghị gặp gỡ", "Sở Ngoại vụ"),
        ("Sở Tư pháp soạn tờ trình", "Sở Tư pháp"),
        ("Các cơ quan báo cáo kết quả", "Các cơ quan"),
        ("Các cơ quan chủ trì báo cáo kết quả", "Các cơ quan chủ trì"),
        ("Các đơn vị chọn ít nhất một lớp", "Các đơn vị"),
    ],
)
def test_the_act_is_not_part_of_the_name(sentence: str, name: str) -> None:
    assert listed(sentence)[0] == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Báo cáo kết quả thực hiện trong dịp Tết.",
        "Tổ chức các hoạt động giao lưu hữu nghị.",
        "Ban hành văn bản chỉ đạo.",
        "Phòng ngừa, đấu tranh với tội phạm.",
        "Viện trợ phi chính phủ nước ngoài.",
        "Trường hợp có vướng mắc thì phản ánh.",
        "Đoàn kết, hữu nghị, hợp tác.",
    ],
)
def test_words_that_begin_like_an_agency_are_no_names(sentence: str) -> None:
    assert names(sentence) == []


def test_a_name_broken_by_the_page_is_one_name() -> None:
    assert names("giao Sở Kế hoạch\nvà Đầu tư chủ trì") == ["Sở Kế hoạch và Đầu tư"]


def test_an_item_on_the_next_line_is_not_part_of_the_name() -> None:
    assert names("2. Sở Ngoại vụ\n- Tham mưu UBND tỉnh") == ["Sở Ngoại vụ", "UBND tỉnh"]


def test_the_agency_inside_a_document_number_is_not_named() -> None:
    assert names("theo Kế hoạch số 3935/KH-UBND") == []


def test_the_place_of_the_tone_mark_does_not_matter() -> None:
    assert names("Uỷ ban nhân dân tỉnh và Thành uỷ") == ["Uỷ ban nhân dân tỉnh", "Thành uỷ"]


@given(st.text(alphabet="oaáàảãạeèéuùúyỳýỷỹqQOUYÀÁ ỦYthnk", max_size=30))
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(
    st.lists(
        st.sampled_from(
            ["Sở", "Ngoại vụ", "các", "ban,", "ngành", "và", "UBND", "tỉnh", "chủ trì", "\n", "(", ")", "-", "5", ":"]
        ),
        max_size=14,
    )
)
def test_every_name_quotes_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for found in find_names(Source(text=text, media_type="text/plain"), Span(0, len(text))):
        span = found.spans[0]
        assert " ".join(text[span.start : span.end].split()) == found.value


EVERYDAY_ACTS = [
    *("soạn", "chọn", "giữ", "mời", "gửi", "đăng", "mở", "dạy", "in", "đón", "tiếp", "làm", "nêu", "ghi", "nộp"),
    *("chuyển", "nhận", "duyệt", "ký", "họp", "cử", "lập", "trao", "treo", "viết", "vẽ", "dán", "thuê", "sửa", "xếp"),
    *("trang trí", "kết nghĩa", "dâng hương", "phiên dịch", "biệt phái", "sáp nhập", "khai mạc", "đo đạc", "tra cứu"),
]


@pytest.mark.parametrize("act", EVERYDAY_ACTS)
def test_an_everyday_act_ends_the_name_before_it(act: str) -> None:
    for body in ("Sở Y tế", "các đơn vị", "Ủy ban nhân dân các xã, phường", "Báo Bình Hải", "Hội Nông dân tỉnh"):
        assert names(f"{body} {act} tài liệu cho người dân.")[:1] == [body]


@pytest.mark.parametrize(
    "name",
    [
        "Ban Tiếp công dân tỉnh",
        "Đài Phát thanh và Truyền hình Bình Hải",
        "Báo và Phát thanh, Truyền hình Bình Hải",
        "Trung tâm Kiểm soát bệnh tật tỉnh",
        "Văn phòng Đăng ký đất đai",
        "Hội Liên lạc với người Việt Nam ở nước ngoài tỉnh",
        "Trung tâm Tiếp nhận và Trả kết quả",
        "Cảng vụ Hàng không",
        "Các trường dạy nghề",
    ],
)
def test_a_name_that_holds_an_act_stays_whole(name: str) -> None:
    assert names(f"{name} giữ chuyên mục hằng tuần.") == [name]


def test_a_paper_and_a_station_are_two_unless_merged_in_one_name() -> None:
    two = ["Báo Bình Hải", "Đài Phát thanh và Truyền hình Bình Hải"]
    assert names("Báo Bình Hải, Đài Phát thanh và Truyền hình Bình Hải mở chuyên mục.") == two
    assert names("Báo, Đài Phát thanh - Truyền hình tỉnh đưa tin.") == ["Báo", "Đài Phát thanh - Truyền hình tỉnh"]
    assert names("Đảng ủy UBND tỉnh, Tỉnh đoàn soạn thảo quy chế.") == ["Đảng ủy UBND tỉnh", "Tỉnh đoàn"]
