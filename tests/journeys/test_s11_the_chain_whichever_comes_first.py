"""S11. The chain upward is the same whichever of its documents arrives first; what is only cited waits for its text."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.journeys.conftest import Office, Paper, Which, own_paper, papers

PORTAL = {
    "ke-hoach-96-kh-ubnd.txt": ("96/KH-UBND", ["04-CT/TW", "02-HD/BĐNTW", "31-KH/TU"]),
    "002": ("72/KH-UBND", ["04-CT/TW", "02-HD/BĐNTW", "52-KH/TU"]),
}
DISPATCH = {
    "cong-van-1386-sgddt-vp.txt": ["38-CT/TW", "1503-CV/TU", "2217/KH-UBND", "1386/SGDĐT-VP"],
    "004": ["38-CT/TW", "8485-CV/TU", "3935/KH-UBND", "2076/SYT-VP"],
}


def letter_of_the_party(code: str, *, day: str, about: str, place: str) -> Paper:
    """The cited letter itself, as the province's Party committee would send it."""
    number, _, organ = code.partition("-")
    date, month, year = day.split("/")
    return own_paper(
        f"cong-van-{number}.txt",
        f"""\
TỈNH ỦY {place.upper()}
*
Số {number}-{organ}
V/v triển khai thực hiện Chỉ thị số {about}

ĐẢNG CỘNG SẢN VIỆT NAM

{place}, ngày {date} tháng {month} năm {year}

Kính gửi: Ban cán sự đảng Ủy ban nhân dân tỉnh

Thực hiện Chỉ thị số {about} ngày 19/9/2019 của Ban Bí thư, Ban Thường vụ Tỉnh ủy yêu cầu Ban cán sự đảng Ủy ban nhân \
dân tỉnh lãnh đạo xây dựng kế hoạch thực hiện Chỉ thị.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Trần Văn Bốn
""",
    )


def party_plan(number: str, organ: str, *, day: str, place: str) -> Paper:
    """The cited plan of the province's Party committee itself."""
    date, month, year = day.split("/")
    return own_paper(
        f"ke-hoach-{number}.txt",
        f"""\
TỈNH ỦY {place.upper()}
*
Số {number}-{organ}

ĐẢNG CỘNG SẢN VIỆT NAM

{place}, ngày {date} tháng {month} năm {year}

KẾ HOẠCH
tiếp tục đổi mới và nâng cao hiệu quả công tác đối ngoại nhân dân

Ban Thường vụ Tỉnh ủy ban hành Kế hoạch với những nội dung sau:

I. MỤC ĐÍCH

1. Nâng cao nhận thức của các cấp ủy về công tác đối ngoại nhân dân.

Nơi nhận:
- Các huyện ủy, thành ủy,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Trần Văn Bốn
""",
    )


def levels_above(office: Office, code: str) -> list[set[str]]:
    chain = office.chain(office.document(code))
    return [chain[level] for level in sorted(chain, reverse=True) if level >= 0]


@pytest.mark.parametrize("dispatch", papers(*DISPATCH))
def test_from_directive_to_dispatch_each_level_is_drawn(office: Office, dispatch: Which) -> None:
    office.upload(dispatch)
    wanted = DISPATCH[dispatch.name]
    assert levels_above(office, wanted[-1]) == [{code} for code in wanted]


@pytest.mark.parametrize("plan", papers(*PORTAL))
def test_from_directive_to_plan_through_guidance_each_level_is_drawn(office: Office, plan: Which) -> None:
    office.upload(plan)
    code, above = PORTAL[plan.name]
    assert levels_above(office, code) == [{one} for one in [*above, code]]


@pytest.mark.parametrize("plan", papers(*PORTAL))
def test_what_is_only_cited_is_shown_as_not_held(office: Office, plan: Which) -> None:
    office.upload(plan)
    code, above = PORTAL[plan.name]
    nodes = office.ask(f"/documents/{office.document(code)['id']}/chain")["nodes"]
    assert {node["code"]: node["state"] for node in nodes} == dict.fromkeys(above, "placeholder") | {code: "held"}
    assert "chưa có bản gốc" in office.page("document_chain", office.document(code)["id"]).lower()


@pytest.mark.parametrize(
    ("dispatch", "day", "place"),
    [
        pytest.param(Which("cong-van-1386-sgddt-vp.txt"), "12/02/2020", "Bình Hải", id="sample"),
        pytest.param(Which("004"), "17/02/2020", "Đồng Nai", id="004", marks=pytest.mark.shared),
    ],
)
@pytest.mark.parametrize("first", ["dispatch", "letter"])
def test_the_real_text_fills_its_placeholder_before_or_after(
    office: Office, dispatch: Which, day: str, place: str, first: str
) -> None:
    wanted = DISPATCH[dispatch.name]
    letter = letter_of_the_party(wanted[1], day=day, about=wanted[0], place=place)
    for paper in (dispatch.open(), letter) if first == "dispatch" else (letter, dispatch.open()):
        office.upload(paper)
    assert office.document(wanted[1])["state"] == "held"
    assert levels_above(office, wanted[-1]) == [{code} for code in wanted]


@pytest.mark.parametrize("plan", papers(*PORTAL))
def test_the_page_draws_the_chain_and_missing_originals_are_listed_until_they_come(office: Office, plan: Which) -> None:
    office.upload(plan)
    code, above = PORTAL[plan.name]
    page = office.client.get(f"/van-ban/{office.document(code)['id']}/chuoi/").content.decode()
    drawn = page[page.index('<svg class="picture wide') : page.index("</svg>", page.index('<svg class="picture wide'))]
    places = [drawn.index(f">{one}</text>") for one in [*above, code]]
    assert places == sorted(places)
    missing = office.page("missing_originals")
    assert all(one in missing for one in above)
    (waiting,) = [row for row in office.ask("/missing-originals", size=500)["rows"] if row["code"] == above[-1]]
    number, _, organ = above[-1].partition("-")
    year, month, day = waiting["date"].split("-")
    place = (
        office.document(code)["issuer"].partition("tỉnh ")[2] or office.document(code)["locality"].partition("tỉnh ")[2]
    )
    office.upload(party_plan(number, organ, day=f"{day}/{month}/{year}", place=place))
    assert office.document(above[-1])["state"] == "held"
    assert levels_above(office, code) == [{one} for one in [*above, code]]
    assert above[-1] not in [row["code"] for row in office.ask("/missing-originals", size=500)["rows"]]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_chain_of_many_does_not_depend_on_who_came_first(office: Office, order: tuple[int, ...]) -> None:
    three = [Which("cong-van-1386-sgddt-vp.txt"), Which("ke-hoach-58-ubnd-kh.txt"), Which("bai-bao-38-ct-tw.txt")]
    for place in order:
        office.upload(three[place])
    directive = office.document("38-CT/TW")
    below = office.chain(directive)
    assert {code for level, codes in below.items() if level < 0 for code in codes if code} == {
        "1503-CV/TU",
        "2217/KH-UBND",
        "1386/SGDĐT-VP",
    }
    assert directive["date"] == "2019-09-19"


@pytest.mark.shared
def test_the_four_files_give_five_documents_and_the_same_chains_in_either_order(office: Office) -> None:
    for number in ("004", "003", "002", "000"):
        office.upload(Which(number))
    assert sorted(row["code"] for row in office.documents()) == [
        "", "2076/SYT-VP", "3935/KH-UBND", "72/KH-UBND", "74/UBND-KH"
    ]  # fmt: skip
    assert levels_above(office, "2076/SYT-VP") == [{code} for code in DISPATCH["004"]]
    assert levels_above(office, "72/KH-UBND") == [{one} for one in [*PORTAL["002"][1], "72/KH-UBND"]]
