"""Texts that recognition made of poor scans: confused letters and columns run together cost no duty and no name."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.reading import read
from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.types import Document

HEAD = (
    "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH BÌNH HẢI Độc lập - Tự do ~ Hạnh phúc\n"
    "Số: 12/KH-UBND Bình Hải, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nNăm hữu nghị 2026\n\n"
)
BODY = "1. Sở Ngoại vụ\n\n~ Chủ trì tổ chức hội nghị trước ngày 15/11/2026.\n~ Tổng hợp danh sách khách mời.\n\n"


def read_document(text: str) -> Document:
    reading = read(text.encode(), "a.txt")
    (document,) = reading.documents
    return document


def test_a_wavy_dash_marks_an_item_like_a_straight_one() -> None:
    document = read_document(HEAD + BODY)
    assert [tuple(name.value for name in duty.parties.lead) for duty in document.duties] == [("Sở Ngoại vụ",)] * 2


@pytest.mark.parametrize(
    ("foot", "recipients"),
    [
        (
            "Nơi nhận: CHỦ TỊCH\n~ Bộ Ngoại giao; Lò Thị Hải\n~ Các sở, ban, ngành;\n~ Lưu: VT.\n",
            ["Bộ Ngoại giao", "Các sở, ban, ngành", "Lưu: VT"],
        ),
        (
            "Nai nhận: KT. CHỦ TỊCH\n- Thường trực Tỉnh ủy; PHÓ CHỦ TỊCH\n"
            "- Hội Hữu nghị Việt Đã ký: Lò Thị Hải\nNam;\n- Lưu: VT.\n",
            ["Thường trực Tỉnh ủy", "Hội Hữu nghị Việt Nam", "Lưu: VT"],
        ),
        (
            "Nơi nhận: T/M BAN THƯỜNG VỤ\n- Ban Bí thư (báo. PHÓ BÍ THƯ\ncáo), Nguyễn Thị Hải\n- Lưu Văn phòng.\n",
            ["Ban Bí thư (báo cáo)", "Lưu Văn phòng"],
        ),
    ],
)
def test_who_signed_is_told_from_the_recipients_beside(foot: str, recipients: list[str]) -> None:
    header = read_document(HEAD + BODY + foot).header
    assert header.signatory is not None and header.signatory.name is not None
    assert header.signatory.name.value in ("Lò Thị Hải", "Nguyễn Thị Hải")
    assert [found.value for found in header.recipients] == recipients


def test_recipients_that_are_persons_or_two_on_a_line_stay_whole() -> None:
    foot = "Nơi nhận: CHỦ TỊCH\n- Đồng chí Nguyễn Văn Hải;\n- Báo Bình Hải; Website Bộ Công Thương\n- Lưu: VT.\n"
    header = read_document(HEAD + BODY + foot).header
    assert [found.value for found in header.recipients] == [
        "Đồng chí Nguyễn Văn Hải",
        "Báo Bình Hải; Website Bộ Công Thương",
        "Lưu: VT",
    ]


def test_the_place_of_the_letterhead_is_told_from_the_issuers_name_run_into_its_line() -> None:
    text = HEAD.replace("\nSố: 12/KH-UBND", "\nVÀ TRUYỀN THÔNG").replace("KẾ HOẠCH", "Số: 12/KH-UBND\nKẾ HOẠCH")
    header = read_document(text + BODY).header
    assert header.place is not None and header.place.value == "Bình Hải"
    assert header.date is not None and header.code is not None


WORN = (
    "1. Giao Sở Ngoại vụ chú trì, phối hợp với Liên hiệp các tố chức hữu nghị,"
    " tống hợp, báo cáo trước ngày 15/11/2026.\n"
    "2. Văn phòng có trách nhiệm bảo đám kinh phi đế tố chức thực hiện.\n"
)


def test_words_with_confused_marks_are_understood_and_quoted_as_they_came() -> None:
    text = HEAD + WORN
    reading = read(text.encode(), "a.txt")
    (document,) = reading.documents
    assert reading.text == text
    parties = document.duties[0].parties
    assert [name.value for name in parties.lead] == ["Sở Ngoại vụ"]
    assert [name.value for name in parties.coordinators] == ["Liên hiệp các tố chức hữu nghị"]


def test_a_text_of_confused_marks_is_doubted_and_a_clean_one_is_not() -> None:
    worn = read((HEAD + WORN).encode(), "a.txt")
    clean = read((HEAD + "1. Sở Ngoại vụ chủ trì tổ chức hội nghị hữu nghị.\n").encode(), "b.txt")
    assert [doubt.code for doubt in worn.warnings if doubt.code == "text.worn"] == ["text.worn"]
    assert not [doubt for doubt in clean.warnings if doubt.code == "text.worn"]


UNMARKED = (
    "1. Giao So Ngoai vu chu tri, phoi hop voi Cong an tinh to chuc hoi nghi truoc ngay 15/11/2026.\n"
    "2. De nghi Uy ban Mat tran To quoc Viet Nam tinh tuyen truyen, van dong nhan dan thuc hien.\n"
)


def test_words_that_lost_all_their_marks_are_understood_and_quoted_as_they_came() -> None:
    text = HEAD + UNMARKED
    reading = read(text.encode(), "a.txt")
    (document,) = reading.documents
    assert reading.text == text
    held, asked = document.duties
    assert [name.value for name in held.parties.lead] == ["So Ngoai vu"]
    assert [name.value for name in held.parties.coordinators] == ["Cong an tinh"]
    assert held.due is not None and held.due.value.text == "truoc ngay 15/11/2026"
    assert [name.value for name in asked.parties.requested] == ["Uy ban Mat tran To quoc Viet Nam tinh"]


def test_words_whose_d_lost_its_stroke_are_understood() -> None:
    text = HEAD + (
        "1. Dề nghị Doàn Thanh niên xã vận dộng doàn viên tham gia hội nghị.\n"
        "2. Các dơn vị, dịa phương báo cáo về Sở Ngoại vụ dịnh kỳ hằng quý.\n"
        "3. Dảng ủy các xã chỉ dạo, dôn dốc việc thực hiện Kế hoạch.\n"
    )
    first, second, third = read_document(text).duties
    assert [name.value for name in first.parties.requested] == ["Doàn Thanh niên xã"]
    assert second.due is not None and second.due.value.kind == "quarterly"
    assert [name.value for name in third.parties.lead] == ["Dảng ủy các xã"]


def test_a_person_and_a_place_without_marks_stay_as_they_are_printed() -> None:
    foot = "Noi nhan:\n- Nhu tren;\n- Luu: VT.\n\nTM. UY BAN NHAN DAN\nCHU TICH\n\nDinh Quoc Bao\n"
    header = read_document(HEAD.replace("Bình Hải,", "Tinh Kiem,") + UNMARKED + foot).header
    assert header.place is not None and header.place.value == "Tinh Kiem"
    assert header.signatory is not None and header.signatory.name is not None
    assert header.signatory.name.value == "Dinh Quoc Bao"


def test_names_of_places_and_persons_are_never_taken_for_other_words() -> None:
    foot = "Nơi nhận: CHỦ TỊCH\n~ Như trên; Định Quốc Bảo\n~ Lưu: VT.\n"
    header = read_document(HEAD.replace("Bình Hải,", "Tính Kiếm,") + WORN + foot).header
    assert header.place is not None and header.place.value == "Tính Kiếm"
    assert header.signatory is not None and header.signatory.name is not None
    assert header.signatory.name.value == "Định Quốc Bảo"


def sections_of(body: str) -> list[str]:
    """The labels down to each duty of a poor scan."""
    return [duty.section or "" for duty in read_document(HEAD + body + WORN_TAIL).duties]


WORN_TAIL = "Các sở, ban, ngành tố chức thực hiện; Văn phòng tống hợp, báo cáo trước ngày 15/11/2026.\n"


def test_labels_of_parts_are_told_by_their_row() -> None:
    body = (
        "1. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\n- Tăng cường hữu nghị.\n\n"
        "1L NỘI DUNG\n\n- Lắp đặt 05 cụm pa nô trước ngày 30/9/2026.\n\n"
        "II. KINH PHÍ\n\nSở Tài chính bố trí kinh phí thực hiện.\n\n"
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Ngoại vụ theo dõi, đôn đốc.\n\n"
        "5, Sở Nội vụ tham mưu khen thưởng.\n\n"
    )
    assert sections_of(body)[:3] == ["II", "III", "IV.1"]


def test_numbers_and_letters_are_told_by_their_row() -> None:
    body = (
        "1. Sở Ngoại vụ:\n\na) Chủ trì tổ chức hội nghị hữu nghị;\n\nb) Lập danh sách khách mời;\n\n"
        "©) Đặt chỗ ở cho khách.\n\n"
        "3. Sở Nội vụ tham mưu khen thưởng.\n\n3. Sở Y tế bố trí bác sĩ trực.\n\n4, Công an tỉnh bảo đảm an ninh.\n\n"
    )
    assert sections_of(body)[:6] == ["1.a", "1.b", "1.c", "2", "3", "4"]


def test_a_typists_numbers_stay_as_printed_in_a_clean_text() -> None:
    text = HEAD + "1. Sở Ngoại vụ tổ chức hội nghị.\n\n3. Sở Nội vụ khen thưởng.\n\n3. Sở Y tế bố trí bác sĩ.\n"
    assert [duty.section for duty in read_document(text).duties] == ["1", "3", "3"]


def test_arabic_numbers_of_headings_in_capitals_are_no_roman_ones() -> None:
    body = "1. MỤC ĐÍCH\n\n- Tăng cường hữu nghị.\n\n2. NỘI DUNG\n\n- Tổ chức hội nghị trước ngày 30/9/2026.\n\n"
    assert sections_of(body)[0] == "2"


def test_bodies_with_confused_marks_are_known_by_their_whole_name() -> None:
    body = (
        "1. Bạn Tuyên giáo Tĩnh ủy chủ trì, phối hợp với Tống cục Hải quan tổ chức hội nghị.\n"
        "2. Đề nghị Ủy ban nhân dân các tính, thành phố tố chức thực hiện.\n"
    )
    first, second, *_ = read_document(HEAD + body + WORN_TAIL).duties
    assert [name.value for name in first.parties.lead] == ["Bạn Tuyên giáo Tĩnh ủy"]
    assert [name.value for name in first.parties.coordinators] == ["Tống cục Hải quan"]
    assert [name.value for name in second.parties.lead] == ["Ủy ban nhân dân các tính, thành phố"]


@pytest.mark.parametrize(
    "printed", ["Sô: 12/KH-UBND", "S6: 12/KH-UBND", "Sé: 12 /KH-UBND", "sỐ: 12/KH-UBND", "Số, 12/KH-UBND"]
)
def test_a_documents_number_is_read_behind_a_misspelt_word(printed: str) -> None:
    header = read_document(HEAD.replace("Số: 12/KH-UBND", printed) + BODY).header
    assert header.code is not None and header.code.value == "12/KH-UBND"
    assert header.place is not None and header.place.value == "Bình Hải"


def test_a_number_whose_bar_was_lost_is_read_with_doubt() -> None:
    header = read_document(HEAD.replace("12/KH-UBND", "12 KH-UBND") + BODY).header
    assert header.code is not None and header.code.value == "12/KH-UBND"
    assert header.code.confidence < 0.7


def test_a_date_is_read_whatever_marks_its_words_have_and_with_doubt_when_its_figures_are_letters() -> None:
    worn = read_document(HEAD.replace("ngày 02 tháng 3 năm", "ngảy 02 thắng 3 nãm") + BODY).header
    assert worn.date is not None and worn.date.value.isoformat() == "2026-03-02"
    guessed = read_document(HEAD.replace("ngày 02", "ngày O2") + BODY).header.date
    assert guessed is not None and guessed.value.isoformat() == "2026-03-02"
    assert guessed.confidence <= 0.7


def test_a_letter_whose_address_is_misspelt_keeps_its_addressees() -> None:
    text = HEAD.replace("KẾ HOẠCH\n\nNăm hữu nghị 2026", "V/v hội nghị hữu nghị\n\nKính giri: Các sở, ban, ngành.")
    header = read_document(text + BODY).header
    assert [found.value for found in header.addressees] == ["Các sở, ban, ngành"]


@pytest.mark.parametrize(
    ("printed", "month"), [("quý H/2026", 6), ("quý 11/2026", 6), ("Quý HI năm 2026", 9), ("quý 1V/2026", 12)]
)
def test_a_quarter_in_worn_roman_figures_is_a_term(printed: str, month: int) -> None:
    duty = read_document(HEAD + f"1. Sở Ngoại vụ tổ chức hội nghị trong {printed}.\n" + WORN_TAIL).duties[0]
    assert duty.due is not None and duty.due.value.on is not None
    assert duty.due.value.on.month == month


def test_every_worn_spelling_is_as_long_as_what_it_stands_for() -> None:
    for table in ("phrases", "quarters"):
        spellings = load("scans")[table]
        assert isinstance(spellings, dict)
        assert all(len(printed) == len(meant) for meant, worn in spellings.items() for printed in strings(worn))


def test_a_recipient_goes_on_over_an_empty_line_where_it_cannot_end() -> None:
    foot = "Nơi nhận: CHỦ TỊCH\n- Các Ủy ban của\n\nQuốc hội; Nguyễn Văn An\n- Lưu: VT.\n"
    header = read_document(HEAD + BODY + foot).header
    assert [found.value for found in header.recipients] == ["Các Ủy ban của Quốc hội", "Lưu: VT"]
    assert header.signatory is not None and header.signatory.name is not None
    assert header.signatory.name.value == "Nguyễn Văn An"


def test_a_first_part_in_small_letters_is_told_from_the_number_under_it() -> None:
    body = (
        "1. Công tác thông tin\n\n1. Sở Ngoại vụ biên soạn tập sách ảnh.\n\n2. Văn phòng nâng cấp trang thông tin.\n\n"
        "II, Hoạt động giao lưu\n\n1. Sở Văn hóa tổ chức tuần văn hóa hữu nghị.\n\nHH. Tổ chức thực hiện\n\n"
        "1. Sở Tài chính bố trí kinh phí.\n\n"
    )
    assert sections_of(body)[:4] == ["I.1", "I.2", "II.1", "III.1"]


def test_a_worn_text_without_any_label_is_read() -> None:
    header = read_document(HEAD + "\n" + WORN_TAIL).header
    assert header.code is not None and header.code.value == "12/KH-UBND"


def test_number_and_date_that_came_only_behind_the_type_are_read_and_are_no_part_of_the_title() -> None:
    text = HEAD.replace("Số: 12/KH-UBND Bình Hải, ngày 02 tháng 3 năm 2026\n", "").replace(
        "Năm hữu nghị 2026\n",
        "Tổ chức các hoạt động\nSố: 12/KH-UBND\nBình Hải, ngày 02 tháng 3 năm 2026\ntrong Năm hữu nghị 2026\n",
    )
    header = read_document(text + BODY).header
    assert header.code is not None and header.code.value == "12/KH-UBND"
    assert header.place is not None and header.place.value == "Bình Hải"
    assert header.date is not None and header.date.value == date(2026, 3, 2)
    assert header.title is not None and header.title.value == "Tổ chức các hoạt động trong Năm hữu nghị 2026"


def test_a_name_broken_before_a_word_that_opens_names_is_one_name() -> None:
    text = (
        "BỘ TÀI NGUYÊN VÀ MÔI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRƯỜNG Độc lập - Tự do - Hạnh phúc\n"
        "Số: 12/CT-BTNMT Hà Nội, ngày 02 tháng 3 năm 2026\n\nCHỈ THỊ\nVề quan trắc môi trường\n\n"
    )
    header = read_document(text + BODY).header
    assert header.issuer is not None and header.issuer.value == "Bộ Tài nguyên và Môi trường"


def test_capitals_far_below_the_issuers_name_and_a_spaced_out_motto_are_no_part_of_it() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\nSố: 12/KH-UBND\n\n"
        "C Ộ N G H Ò A X Ã H Ộ I C H Ủ N G H Ĩ A V I Ệ T N A M\nĐộc lập - Tự do - Hạnh phúc\n"
        "Bình Hải, ngày 02 tháng 3 năm 2026\n\n- H Lễ\nNĂM HỮU NGHỊ 2026\n\n"
    )
    header = read_document(text + BODY).header
    assert header.issuer is not None and header.issuer.value == "Ủy ban nhân dân tỉnh Bình Hải"


def test_the_issuers_name_right_under_the_title_is_no_part_of_it() -> None:
    text = HEAD.replace("KẾ HOẠCH", "QUYẾT ĐỊNH").replace(
        "Năm hữu nghị 2026\n", "Về Năm hữu nghị trên địa bàn tỉnh\nỦY BAN NHÂN DÂN TỈNH BÌNH HẢI\n"
    )
    header = read_document(text + BODY).header
    assert header.title is not None and header.title.value == "Về Năm hữu nghị trên địa bàn tỉnh"


def test_a_person_behind_the_file_copy_signs() -> None:
    foot = "Nơi nhận: BÍ THƯ\n- Các huyện ủy, thành ủy;\n- Lưu Văn phòng Tỉnh ủy. Nguyễn Thị Hải\n"
    header = read_document(HEAD + BODY + foot).header
    assert header.signatory is not None and header.signatory.name is not None
    assert header.signatory.name.value == "Nguyễn Thị Hải"
    assert [found.value for found in header.recipients] == ["Các huyện ủy, thành ủy", "Lưu Văn phòng Tỉnh ủy"]


def test_a_colon_behind_a_show_addresses_nobody() -> None:
    table = "TT Nội dung\nTrung tâm Văn hóa, Đoàn Nghệ thuật biểu diễn:\nSở Du lịch các tỉnh\n"
    assert read_document(HEAD + BODY + table).header.addressees == ()


def test_empty_lines_behind_every_line_of_a_page_part_no_sentence() -> None:
    lines = [
        *(line for line in HEAD.split("\n") if line),
        "1. Sở Ngoại vụ chủ trì, phối hợp với Liên hiệp các tổ chức hữu nghị tổ chức hội nghị tổng",
        "kết Năm hữu nghị, hoàn thành trước ngày 15/11/2026 và gửi kết quả về Ủy ban nhân dân tỉnh.",
        "2. Công an tỉnh bảo đảm an ninh trật tự trong thời gian diễn ra các hoạt động của Năm hữu",
        "nghị trên địa bàn toàn tỉnh theo quy định.",
        "3. Sở Tài chính bố trí kinh phí thực hiện Kế hoạch này trong dự toán ngân sách hằng năm của",
        "các cơ quan, đơn vị liên quan theo phân cấp ngân sách hiện hành.",
        "4. Sở Thông tin và Truyền thông hướng dẫn các cơ quan báo chí tuyên truyền về Năm hữu nghị",
        "và kết quả các hoạt động của nhân dân hai bên biên giới.",
        "5. Ủy ban nhân dân các huyện, thành phố xây dựng kế hoạch của địa phương mình và tổ chức",
        "thực hiện nghiêm túc, tiết kiệm.",
    ]
    document = read_document("\n\n".join(lines))
    assert [duty.section for duty in document.duties] == ["1", "2", "3", "4", "5"]
    assert document.header.title is not None and document.header.title.value == "Năm hữu nghị 2026"


def test_headings_set_letter_by_letter_head_their_parts() -> None:
    text = HEAD.replace("ỦY BAN NHÂN DÂN CỘNG", "Ủ Y B A N N H Â N D Â N\tCỘNG") + (
        "I . M Ụ C Đ Í C H , Y Ê U C Ầ U\n1. Tăng cường hữu nghị.\n"
        "I I . N H I Ệ M V Ụ V À G I Ả I P H Á P\n1. Tổ chức hội nghị hữu nghị.\n"
        "I I I . T Ổ C H Ứ C T H Ự C H I Ệ N\n1. Sở Ngoại vụ chủ trì thực hiện Kế hoạch.\n"
    )
    document = read_document(text)
    assert [duty.section for duty in document.duties] == ["II.1", "III.1"]
    assert [section.heading for section in document.sections][1] == "N H I Ệ M V Ụ V À G I Ả I P H Á P"
    assert document.header.issuer is not None and document.header.issuer.value == "Ủy ban nhân dân tỉnh Bình Hải"


def test_letters_that_are_no_words_stay_as_they_came() -> None:
    text = HEAD + BODY + "A B C D E G H N H K\n"
    reading = read(text.encode(), "a.txt")
    assert reading.text == text


def test_a_stop_read_as_a_colon_costs_no_duty() -> None:
    document = read_document(
        HEAD + "1. Sở Giáo dục và Đào tạo tổ chức giao lưu giữa học sinh hai bên biên giới trước ngày 15/11/2026:\n"
        "2. Công an tỉnh bảo đảm an ninh trật tự.\n"
    )
    assert [duty.section for duty in document.duties] == ["1", "2"]


@pytest.mark.parametrize("printed", ["Chương ï", "Chương l", "CHƯƠNG HI", "Chương fV", "Chương H"])
def test_a_chapter_keeps_its_place_whatever_recognition_made_of_its_number(printed: str) -> None:
    meant = {"ï": "I", "l": "I", "HI": "III", "fV": "IV", "H": "II"}[printed.split()[1]]
    text = f"{HEAD}{printed}\nTỔ CHỨC THỰC HIỆN\nĐiều 1. Sở Ngoại vụ có trách nhiệm tổ chức hội nghị.\n"
    (duty,) = read_document(text).duties
    assert duty.section == f"{printed.split()[0]} {meant}.Điều 1"


@pytest.mark.parametrize("speck", ["°", "ˆ", "'", "_", "´ "])
def test_a_speck_before_the_first_word_of_a_line_says_nothing(speck: str) -> None:
    document = read_document(
        HEAD.replace("Số: 12", f"{speck}Số: 12").replace("KẾ HOẠCH", f"{speck}KẾ HOẠCH")
        + f"{speck}1. Sở Ngoại vụ chủ trì tổ chức hội nghị.\n{speck}2. Công an tỉnh bảo đảm an ninh trật tự.\n"
    )
    assert document.header.code is not None and document.header.code.value == "12/KH-UBND"
    assert document.header.type is not None and document.header.type.value == "KH"
    assert [duty.section for duty in document.duties] == ["1", "2"]


def test_the_issuers_last_line_run_into_the_line_of_the_place_is_the_issuers() -> None:
    text = (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH BÌNH HẢI Độc lập - Tự do - Hạnh phúc\n"
        "VĂN PHÒNG Bình Hải, ngày 02 tháng 3 năm 2026\nSố: 12/KH-VP\n\nKẾ HOẠCH\nNăm hữu nghị 2026\n\n"
    )
    header = read_document(text + BODY).header
    assert header.place is not None and header.place.value == "Bình Hải"
    assert header.issuer is not None and header.issuer.value == "Văn phòng Ủy ban nhân dân tỉnh Bình Hải"


def test_recipients_and_addressees_behind_worn_bullets_are_read_one_by_one() -> None:
    letter = HEAD.replace("KẾ HOẠCH\n\nNăm hữu nghị 2026\n", "Kính gửi:\n« Sở Ngoại vụ;\n» Công an tỉnh.\n")
    foot = "Nơi nhận:\n» Như trên;\n« Lưu: VT.\n"
    header = read_document(letter + BODY + foot).header
    assert [found.value for found in header.addressees] == ["Sở Ngoại vụ", "Công an tỉnh"]
    assert [found.value for found in header.recipients] == ["Như trên", "Lưu: VT"]


def test_parts_keep_their_duties_where_their_headings_are_glued_spaced_or_worn() -> None:
    document = read_document(
        HEAD + "PHẦN I. MỤC TIÊU\nTố chức kiếm tra Năm hữu nghị.\nPHẦNII. NHIỆM VỤ\n1. Tổ chức hội nghị hữu nghị.\n"
        "PHẦN III. TỔ CHỨC THỰC HIỆN\n1. Sở Ngoại vụ chủ trì thực hiện Kế hoạch.\n"
    )
    assert [duty.section for duty in document.duties] == ["PHẦN II.1", "PHẦN III.1"]


def test_an_article_whose_stop_grew_a_tail_stands_between_its_neighbours() -> None:
    document = read_document(
        HEAD
        + "Điều 1. Đơn vị tố chức hội nghị hữu nghị.\nĐiều 2, Sở Ngoại vụ có trách nhiệm kiếm tra việc thực hiện.\n"
        "Điều 3. Công an tỉnh có trách nhiệm bảo đảm an ninh.\n"
    )
    assert [duty.section for duty in document.duties] == ["Điều 1", "Điều 2", "Điều 3"]


def test_the_body_is_no_part_of_the_last_addressee_whose_stop_was_lost() -> None:
    letter = HEAD.replace(
        "KẾ HOẠCH\n\nNăm hữu nghị 2026\n",
        "Kính gửi:\n- Sở Ngoại vụ;\n- Công an tỉnh\nThực hiện Chương trình hữu nghị, Ủy ban nhân dân tỉnh yêu cầu:\n",
    )
    header = read_document(letter + BODY).header
    assert [found.value for found in header.addressees] == ["Sở Ngoại vụ", "Công an tỉnh"]


def test_a_sentence_that_a_seal_tore_apart_is_no_table() -> None:
    document = read_document(
        HEAD + "1. Sở Ngoại vụ chủ trì, phối hợp với Liên hiệp các tổ chức hữu nghị tổ chức\n"
        "hội nghị tổng kết Năm\t, nghị, hoàn thành trước ngày 15/11/2026 và gửi kết quả\nvề Ủy ban nhân dân tỉnh.\n"
        "2. Công an tỉnh bảo đảm an ninh\t* trật tự trong thời gian diễn ra các hoạt\n"
        "động của Năm hữu nghị trên địa bàn toàn tỉnh theo quy định.\n"
    )
    first, second = document.duties
    assert first.due is not None and first.due.value.text == "hoàn thành trước ngày 15/11/2026"
    assert [name.value for name in second.parties.lead] == ["Công an tỉnh"]
