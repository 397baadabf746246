"""Who leads, who coordinates, who is only asked, and where a report goes."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.reading.deadlines import read_due
from nhipcau.reading.parties import read_parties
from nhipcau.reading.source import Source
from nhipcau.reading.types import Cell, Found, Header, Order, Parties, Role, SourceKind, Span


def said(value: str) -> Found[str]:
    return Found(value=value, spans=(Span(0, 1),), rule="test", confidence=1.0)


PLAN = Header(
    type=said("KH"),
    issuer=said("Ủy ban nhân dân tỉnh Bình Hải"),
    date=Found(value=date(2026, 3, 10), spans=(Span(0, 1),), rule="test", confidence=1.0),
    title=said(
        "Thực hiện Chỉ thị số 38-CT/TW của Ban Bí thư về đổi mới hoạt động của Liên hiệp các tổ chức hữu nghị Việt Nam"
    ),
)


def parties_of(
    text: str,
    *,
    above: tuple[str, ...] = (),
    header: Header = PLAN,
    is_report: bool = False,
    kind: SourceKind = SourceKind.OFFICIAL,
) -> Parties:
    """The parties of the order `text`, with headings and lead-ins above it, outermost first."""
    whole = "\n".join((*above, text))
    spans, at = [], 0
    for line in above:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    order = Order(span=Span(at, at + len(text)), section="", above=tuple(spans), is_report=is_report)
    return read_parties(Source(text=whole, media_type="text/plain"), order, header, kind)


def lead(parties: Parties) -> list[str]:
    return [name.value for name in parties.lead]


def coordinators(parties: Parties) -> list[str]:
    return [name.value for name in parties.coordinators]


def requested(parties: Parties) -> list[str]:
    return [name.value for name in parties.requested]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Ngoại vụ chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính xây dựng kế hoạch.",
        "Sở Ngoại vụ chủ trì phối hợp Sở Nội vụ, Sở Tài chính xây dựng kế hoạch.",
        "Sở Ngoại vụ chủ trì, phối hợp chặt chẽ với Sở Nội vụ và Sở Tài chính xây dựng kế hoạch.",
        "Giao Sở Ngoại vụ chủ trì, phối hợp cùng Sở Nội vụ, Sở Tài chính xây dựng kế hoạch.",
        "Chủ tịch UBND tỉnh yêu cầu Sở Ngoại vụ phối hợp với Sở Nội vụ, Sở Tài chính xây dựng kế hoạch.",
        "Căn cứ chức năng, nhiệm vụ được giao, Sở Ngoại vụ phối hợp với Sở Nội vụ, Sở Tài chính xây dựng kế hoạch.",
        "Hằng năm, Sở Ngoại vụ chủ trì, phối hợp với các cơ quan: Sở Nội vụ, Sở Tài chính xây dựng kế hoạch.",
    ],
)
def test_one_leads_and_those_after_phoi_hop_voi_coordinate(sentence: str) -> None:
    parties = parties_of(sentence)
    assert lead(parties) == ["Sở Ngoại vụ"]
    assert coordinators(parties)[-2:] == ["Sở Nội vụ", "Sở Tài chính"]


def test_an_item_without_subject_takes_that_of_the_nearest_heading() -> None:
    parties = parties_of(
        "Tham mưu UBND tỉnh ban hành chương trình.", above=("III. TỔ CHỨC THỰC HIỆN", "2. Sở Ngoại vụ")
    )
    assert lead(parties) == ["Sở Ngoại vụ"]
    assert parties.lead[0].rule == "lead.heading"


def test_an_item_of_the_common_list_names_nobody() -> None:
    parties = parties_of(
        "Tiếp tục mở rộng quan hệ hữu nghị.", above=("II. NHIỆM VỤ, GIẢI PHÁP", "2. Đổi mới hoạt động")
    )
    assert lead(parties) == []


def test_a_lead_in_passes_down_its_subject_and_its_coordinators() -> None:
    parties = parties_of(
        "Khảo sát nhu cầu của hội viên.",
        above=("1. Sở Nội vụ", "Chủ trì, phối hợp với các đơn vị liên quan triển khai, cụ thể:"),
    )
    assert lead(parties) == ["Sở Nội vụ"]
    assert coordinators(parties) == ["các đơn vị liên quan"]


def test_the_heading_of_responsibility_names_the_one_responsible() -> None:
    assert lead(
        parties_of("Hướng dẫn các địa phương.", above=("Điều 6. Tổ chức", "1. Trách nhiệm của Bộ Công an"))
    ) == ["Bộ Công an"]


def test_a_later_sentence_of_the_paragraph_keeps_its_subject() -> None:
    first, second = "Các sở, ngành triển khai Kế hoạch này; ", "báo cáo kết quả về Sở Ngoại vụ."
    order = Order(span=Span(len(first), len(first) + len(second)), section="", is_report=True)
    parties = read_parties(Source(text=first + second, media_type="text/plain"), order, PLAN, SourceKind.OFFICIAL)
    assert lead(parties) == ["Các sở, ngành"]


def test_the_issuer_that_introduces_its_plan_is_not_the_one_addressed() -> None:
    intro = "Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện như sau:"
    assert lead(parties_of("Tăng cường công tác thông tin đối ngoại.", above=(intro,))) == []


def test_a_body_outside_the_administration_is_requested_not_ordered() -> None:
    parties = parties_of("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tuyên truyền, vận động hội viên.")
    assert (lead(parties), requested(parties)) == ([], ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"])
    assert Role.REQUESTED in parties.roles


def test_de_nghi_from_a_head_to_its_own_units_is_an_order() -> None:
    parties = parties_of("Đề nghị Giám đốc, Thủ trưởng các đơn vị trực thuộc triển khai thực hiện.")
    assert (lead(parties), requested(parties)) == (["Giám đốc, Thủ trưởng các đơn vị trực thuộc"], [])


def test_a_plain_assignment_makes_the_front_lead() -> None:
    assert lead(parties_of("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh chủ trì vận động nhân dân.")) == [
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"
    ]


def test_where_the_whole_plan_is_about_the_union_the_union_leads_the_cooperation() -> None:
    parties = parties_of(
        "Phối hợp với Liên hiệp các tổ chức hữu nghị tỉnh và các sở, ngành liên quan tổ chức triển khai Kế hoạch này.",
        above=("2. Sở Ngoại vụ",),
    )
    assert lead(parties) == ["Liên hiệp các tổ chức hữu nghị tỉnh"]
    assert coordinators(parties) == ["Sở Ngoại vụ", "các sở, ngành liên quan"]


def test_elsewhere_the_one_who_cooperates_leads() -> None:
    parties = parties_of("Phối hợp với Sở Nội vụ bố trí biên chế.", above=("4. Sở Tài chính",))
    assert (lead(parties), coordinators(parties)) == (["Sở Tài chính"], ["Sở Nội vụ"])


def test_where_own_acts_outweigh_the_cooperation_the_actor_leads() -> None:
    parties = parties_of(
        "Báo Bình Hải phối hợp với Liên hiệp các tổ chức hữu nghị tỉnh đưa tin; mở chuyên mục; nâng cao chất lượng bài."
    )
    assert lead(parties) == ["Báo Bình Hải"]


def test_cooperation_without_a_subject_has_coordinators_only() -> None:
    parties = parties_of("Tăng cường sự phối hợp của các sở, ban, ngành, Mặt trận Tổ quốc, đặc biệt là Sở Ngoại vụ.")
    assert lead(parties) == []
    assert coordinators(parties) == ["các sở, ban, ngành", "Mặt trận Tổ quốc", "Sở Ngoại vụ"]


def test_who_directs_leads_and_with_whom_his_people_work_coordinates() -> None:
    parties = parties_of("Sở Y tế chỉ đạo Thanh tra Sở Y tế phối hợp với các đơn vị liên quan tăng cường kiểm tra.")
    assert (lead(parties), coordinators(parties)) == (["Sở Y tế"], ["các đơn vị liên quan"])


def test_cells_of_a_row_name_the_parties() -> None:
    text = "Xây dựng Quy chế | Sở Nội vụ (Phòng Tổ chức) | Sở Tài chính; các đơn vị liên quan | Quý II/2026"
    cells = tuple(
        Cell(column=column, span=Span(text.index(words), text.index(words) + len(words)))
        for column, words in (
            ("lead", "Sở Nội vụ (Phòng Tổ chức)"),
            ("coordinators", "Sở Tài chính; các đơn vị liên quan"),
        )
    )
    order = Order(span=Span(0, len(text)), section="1", cells=cells)
    parties = read_parties(Source(text=text, media_type="text/plain"), order, PLAN, SourceKind.OFFICIAL)
    assert lead(parties) == ["Sở Nội vụ (Phòng Tổ chức)"]
    assert coordinators(parties) == ["Sở Tài chính", "các đơn vị liên quan"]


def test_a_cell_may_hold_an_abbreviation_nobody_listed() -> None:
    text = "Soạn thảo | TCTL, BST"
    order = Order(span=Span(0, len(text)), section="1", cells=(Cell(column="lead", span=Span(12, len(text))),))
    parties = read_parties(Source(text=text, media_type="text/plain"), order, PLAN, SourceKind.OFFICIAL)
    assert lead(parties) == ["TCTL", "BST"]


def test_a_report_goes_to_its_recipient_through_its_channel() -> None:
    parties = parties_of(
        "Các đơn vị báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Ngoại vụ và Sở Nội vụ).", is_report=True
    )
    assert parties.report_to is not None
    assert parties.report_to.value == "Ủy ban nhân dân tỉnh"
    assert [name.value for name in parties.via] == ["Sở Ngoại vụ", "Sở Nội vụ"]


def test_a_report_sent_to_be_consolidated_goes_to_the_one_who_consolidates() -> None:
    parties = parties_of("Báo cáo kết quả gửi về Sở Ngoại vụ để tổng hợp, tham mưu UBND tỉnh.", is_report=True)
    assert parties.report_to is not None
    assert parties.report_to.value == "Sở Ngoại vụ"


def test_an_inherited_name_is_surer_than_one_guessed_behind_an_opener() -> None:
    inherited = parties_of("Hướng dẫn hội viên.", above=("2. Sở Ngoại vụ",)).lead[0]
    guessed = parties_of("Trên cơ sở kết quả rà soát, các đơn vị tổ chức thực hiện.").lead[0]
    assert inherited.confidence > guessed.confidence


def test_what_the_press_tells_of_an_order_is_believed_less() -> None:
    sentence = "Sở Ngoại vụ chủ trì xây dựng kế hoạch."
    official, press = parties_of(sentence), parties_of(sentence, kind=SourceKind.PRESS)
    assert press.lead[0].confidence < official.lead[0].confidence


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Sở Nội vụ hướng dẫn, đôn đốc, kiểm tra các đơn vị.", (Role.LEAD, Role.GUIDE, Role.MONITOR, Role.INSPECT)),
        ("Sở Tài chính bố trí kinh phí thực hiện Kế hoạch.", (Role.LEAD, Role.FUND)),
        ("Sở Ngoại vụ tham mưu UBND tỉnh ban hành chương trình.", (Role.LEAD, Role.ADVISE)),
        ("Báo Bình Hải tuyên truyền về công tác đối ngoại.", (Role.LEAD, Role.DISSEMINATE)),
    ],
)
def test_the_acts_tell_the_roles_of_the_lead(sentence: str, roles: tuple[Role, ...]) -> None:
    assert parties_of(sentence).roles == roles


def test_every_name_quotes_the_text() -> None:
    text = "Giao Sở Kế hoạch\nvà Đầu tư chủ trì, phối hợp với các sở,\nngành liên quan thẩm định."
    parties = parties_of(text)
    for name in (*parties.lead, *parties.coordinators):
        assert " ".join(text[name.spans[0].start : name.spans[0].end].split()) == name.value
    assert lead(parties) == ["Sở Kế hoạch và Đầu tư"]


def test_a_row_shifted_against_its_heads_is_read_by_what_its_cells_hold() -> None:
    """A merged head puts the product under the lead, the lead under the coordinators, the beginning under the end."""
    printed: tuple[tuple[str, str], ...] = (
        ("content", "Soạn thảo Quy chế"),
        ("lead", "Dự thảo lần 1"),
        ("coordinators", "Sở Nội vụ"),
    )
    printed += (("other", "Các đơn vị liên quan"), ("due", "2/2026"), ("other", "5/2026"))
    text = " | ".join(words for _, words in printed)
    cells = tuple(Cell(column=c, span=Span(text.index(w), text.index(w) + len(w))) for c, w in printed)
    order = Order(span=Span(0, len(text)), section="1", cells=cells)
    source = Source(text=text, media_type="text/plain")
    parties, due = read_parties(source, order, PLAN, SourceKind.OFFICIAL), read_due(source, order, PLAN)
    assert (lead(parties), coordinators(parties)) == (["Sở Nội vụ"], ["Các đơn vị liên quan"])
    assert due is not None
    assert due.value.on == date(2026, 5, 31)


def test_a_partner_ordered_elsewhere_to_lead_the_same_act_leads_it() -> None:
    head = (
        "1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính thẩm tra hồ sơ quyết toán công trình trụ sở Hội hữu nghị.\n"
    )
    heading = "2. Sở Tài chính\n"
    act = "Phối hợp với Sở Xây dựng thẩm tra hồ sơ quyết toán công trình trụ sở Hội hữu nghị."
    at = len(head) + len(heading)
    order = Order(span=Span(at, at + len(act)), section="2", above=(Span(len(head), at - 1),))
    parties = read_parties(
        Source(text=head + heading + act, media_type="text/plain"), order, Header(), SourceKind.OFFICIAL
    )
    assert (lead(parties), coordinators(parties)) == (["Sở Xây dựng"], ["Sở Tài chính"])


def test_a_lead_in_that_appeals_to_people_addresses_them() -> None:
    parties = parties_of(
        "Rửa tay thường xuyên.", above=("Sở Y tế cung cấp thông tin và khuyến cáo người dân như sau:",)
    )
    assert lead(parties) == ["người dân"]


def test_the_issuer_that_announces_its_plan_under_another_name_leads_nothing() -> None:
    parties = parties_of(
        "Đổi mới hình thức tuyên truyền.",
        above=(
            "Thực hiện Chương trình hành động của Tỉnh ủy, Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:",
            "1- Công tác tuyên truyền",
        ),
    )
    assert lead(parties) == []


def test_an_urgent_appeal_names_whom_it_is_for() -> None:
    parties = parties_of("Đun sôi nước trước khi uống.", above=("Sở Y tế khuyến cáo mạnh mẽ người dân như sau:",))
    assert lead(parties) == ["người dân"]


DISPATCH = Header(type=said("CV"), issuer=said("Sở Ngoại vụ tỉnh Bình Hải"))


@pytest.mark.parametrize(
    ("text", "header", "asked"),
    [
        ("Đề nghị Công an tỉnh có ý kiến về an ninh.", DISPATCH, ["Công an tỉnh"]),
        ("Riêng đề nghị Công an tỉnh có ý kiến về an ninh.", DISPATCH, ["Công an tỉnh"]),
        ("Đề nghị quý cơ quan, địa phương đánh giá kết quả.", DISPATCH, ["quý cơ quan, địa phương"]),
        ("Mời Hội Hữu nghị Việt - Nhật tỉnh tham gia kết nối.", PLAN, ["Hội Hữu nghị Việt - Nhật tỉnh"]),
        (
            "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện giới thiệu quần chúng ưu tú.",
            Header(type=said("KH"), issuer=said("Huyện ủy Long Sơn")),
            ["Ủy ban Mặt trận Tổ quốc Việt Nam huyện"],
        ),
    ],
)
def test_who_stands_beside_the_issuer_is_asked_and_leads_nothing(text: str, header: Header, asked: list[str]) -> None:
    parties = parties_of(text, header=header)
    assert requested(parties) == asked
    assert lead(parties) == []


@pytest.mark.parametrize("units", ["các phòng, đơn vị trực thuộc", "các trường học", "Trung tâm Dịch vụ đối ngoại"])
def test_a_department_that_asks_its_own_units_orders_them(units: str) -> None:
    parties = parties_of(f"Đề nghị {units} triển khai thực hiện.", header=DISPATCH)
    assert lead(parties) == [units]
    assert requested(parties) == []


def test_petitioning_is_an_act_of_the_one_in_the_heading() -> None:
    parties = parties_of("Kiến nghị các cơ quan có thẩm quyền thu hồi giấy phép.", above=("3. Sở Y tế:",))
    assert lead(parties) == ["Sở Y tế"]
    assert requested(parties) == []


def test_those_who_only_propose_do_not_act() -> None:
    parties = parties_of(
        "Trên cơ sở đề xuất của các sở, ban, ngành, UBND các huyện, thị xã, Sở Tài chính tổng hợp, trình UBND tỉnh."
    )
    assert lead(parties) == ["Sở Tài chính"]


def test_two_who_chair_together_both_lead() -> None:
    parties = parties_of(
        "Đồng chủ trì với Sở Công Thương, phối hợp với các sở, ngành liên quan xúc tiến thương mại.",
        above=("4. Sở Ngoại vụ",),
    )
    assert lead(parties) == ["Sở Ngoại vụ", "Sở Công Thương"]
    assert coordinators(parties) == ["các sở, ngành liên quan"]


def test_the_last_sentence_may_name_who_answers() -> None:
    parties = parties_of("Đón tiếp các đoàn khách quốc tế. Sở Ngoại vụ chịu trách nhiệm chính.")
    assert lead(parties) == ["Sở Ngoại vụ"]


def test_a_lead_in_that_tells_of_an_order_names_whom_it_is_for() -> None:
    parties = parties_of(
        "Theo dõi chặt chẽ diễn biến của bão.",
        above=("Ngày 9/11, UBND tỉnh ban hành văn bản yêu cầu các sở, ban, ngành ứng phó với bão:",),
    )
    assert lead(parties) == ["các sở, ban, ngành"]


def test_the_units_of_the_issuer_are_not_the_issuer() -> None:
    ministry = Header(type=said("TT"), issuer=said("Bộ Y tế"))
    parties = parties_of(
        "Rà soát các thủ tục đang áp dụng.",
        above=("1. Các cơ quan, đơn vị thuộc Bộ Y tế có trách nhiệm:",),
        header=ministry,
    )
    assert lead(parties) == ["Các cơ quan, đơn vị thuộc Bộ Y tế"]


def test_a_number_with_a_dash_is_no_part_of_the_subject() -> None:
    parties = parties_of(
        "Báo cáo kết quả về Ban Thường vụ Tỉnh ủy trước ngày 30/11 hằng năm.",
        above=("5- Các huyện ủy, thành ủy",),
    )
    assert lead(parties) == ["Các huyện ủy, thành ủy"]


def test_an_act_behind_a_time_and_a_colon_is_nobody() -> None:
    parties = parties_of("Quý I: Tổ chức gặp mặt lưu học sinh. Ban Hòa bình - Đoàn kết chủ trì.")
    assert lead(parties) == ["Ban Hòa bình - Đoàn kết"]


@pytest.mark.parametrize(
    ("issuer", "sentence", "asked"),
    [
        (
            "Sở Ngoại vụ tỉnh Bình Hải",
            "Đề nghị Bộ Chỉ huy Bộ đội Biên phòng tỉnh bố trí lực lượng trực.",
            "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
        ),
        ("Sở Ngoại vụ tỉnh Bình Hải", "Sở Y tế: đề nghị cử 01 tổ y tế phục vụ Đoàn.", "Sở Y tế"),
        ("Ủy ban nhân dân xã Sơn Lâm", "Đề nghị Đồn Biên phòng Sơn Lâm giúp đỡ các thôn.", "Đồn Biên phòng Sơn Lâm"),
    ],
)
def test_who_stands_outside_a_department_or_a_commune_is_asked(issuer: str, sentence: str, asked: str) -> None:
    parties = parties_of(sentence, header=Header(issuer=said(issuer)))
    assert (lead(parties), requested(parties)) == ([], [asked])


def test_all_before_the_binding_words_of_a_lead_in_is_who_is_bound() -> None:
    parties = parties_of(
        "Thực hiện đúng thời hạn của các báo cáo.",
        above=("3. Cơ quan, tổ chức thực hiện chế độ báo cáo có trách nhiệm:",),
    )
    assert lead(parties) == ["Cơ quan, tổ chức thực hiện chế độ báo cáo"]


def test_the_units_of_the_ministrys_own_office_stand_beside_the_police_of_provinces() -> None:
    parties = parties_of(
        "Thủ trưởng đơn vị thuộc cơ quan Bộ, Giám đốc Công an tỉnh, thành phố chịu trách nhiệm thi hành Thông tư này."
    )
    assert lead(parties) == ["Thủ trưởng đơn vị thuộc cơ quan Bộ", "Giám đốc Công an tỉnh, thành phố"]


@pytest.mark.parametrize(
    ("order", "lead", "coordinators"),
    [
        (
            "Giao Giám đốc: Sở Y tế, Sở Tư pháp, Đài Phát thanh - Truyền hình Bình Hải phối hợp với các ngành.",
            ["Giám đốc", "Sở Y tế", "Sở Tư pháp", "Đài Phát thanh - Truyền hình Bình Hải"],
            ["các ngành"],
        ),
        ("Đơn vị chủ trì kiểm tra có trách nhiệm thành lập đoàn liên ngành.", ["Đơn vị chủ trì kiểm tra"], []),
        (
            "Các thành viên Ban Chỉ đạo công tác Dân số - KHHGĐ tỉnh Bình Hải thi hành Quyết định này.",
            ["Các thành viên Ban Chỉ đạo công tác Dân số - KHHGĐ tỉnh Bình Hải"],
            [],
        ),
        (
            "Cục Thú y phối hợp với Cục Y tế dự phòng - Bộ Y tế, các cơ quan liên quan xây dựng kế hoạch.",
            ["Cục Thú y"],
            ["Cục Y tế dự phòng - Bộ Y tế", "các cơ quan liên quan"],
        ),
        ("Khách hàng vay vốn có trách nhiệm sử dụng vốn đúng mục đích.", ["Khách hàng vay vốn"], []),
        ("Ngoài báo cáo định kỳ hằng năm, Sở Nội vụ báo cáo đột xuất khi được yêu cầu.", ["Sở Nội vụ"], []),
        (
            "Việc duy trì, quản lý tủ sách do Giám đốc Công an tỉnh, Giám đốc Sở Tư pháp chịu trách nhiệm thực hiện.",
            ["Giám đốc Công an tỉnh", "Giám đốc Sở Tư pháp"],
            [],
        ),
        ("Giao Phòng Tổ chức đảng, đảng viên theo dõi việc thực hiện.", ["Phòng Tổ chức đảng, đảng viên"], []),
        (
            "Bí thư chi bộ, tổ bảo vệ an ninh, trật tự ở cơ sở tuần tra ban đêm.",
            ["Bí thư chi bộ, tổ bảo vệ an ninh, trật tự ở cơ sở"],
            [],
        ),
        ("Mỗi học kỳ, các trường tổ chức ít nhất 02 chuyên đề.", ["các trường"], []),
        ("Đồng thời cũng yêu cầu các đơn vị trực thuộc thực hiện.", ["các đơn vị trực thuộc"], []),
        ("Sở Y tế yêu cầu sau khi kết thúc hội nghị, các đơn vị gửi báo cáo.", ["các đơn vị"], []),
        ("Kiểm tra tại 05 xã. Phòng Nội vụ chủ trì, tháng 9/2026.", ["Phòng Nội vụ"], []),
    ],
)
def test_names_at_one_remove_are_read_whole(order: str, lead: list[str], coordinators: list[str]) -> None:
    parties = parties_of(order)
    assert [name.value for name in parties.lead] == lead
    assert [name.value for name in parties.coordinators] == coordinators


def test_behind_a_topic_the_one_commanded_leads_and_not_who_commands() -> None:
    parties = parties_of("Công văn nêu rõ: Sở Y tế yêu cầu các bệnh viện rà soát thuốc.")
    assert [name.value for name in parties.lead] == ["các bệnh viện"]
