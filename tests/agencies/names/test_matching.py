"""Names as written meet the agency meant: abbreviated, damaged, several in a line, as of the day of the paper."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.agencies.models import Agency, AgencyName, UnmatchedName
from nhipcau.agencies.names.naming import CENTRE, Locality
from nhipcau.agencies.names.nearness import Why, is_short_for, known_words, nearness
from nhipcau.agencies.names.parts import is_nobody, parts_of
from nhipcau.agencies.names.queue import unmatched_name_for
from nhipcau.agencies.services import match_or_make_agencies
from nhipcau.agencies.shipped import ShippedBody, bodies_of_centre, bodies_of_province
from nhipcau.execution.models import Task, TaskParty
from nhipcau.flows.directory import settle_as_agency, take_back_settling
from nhipcau.ground.refusal import Refusal
from tests.world import PROVINCE, Ordered, World, plan

ON = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("TT: Tỉnh ủy, HĐND tỉnh", ("Thường trực Tỉnh ủy", "Thường trực HĐND tỉnh")),
        ("TTTU, TT HĐND TP (để b/c)", ("TTTU", "TT HĐND TP")),
        ("Giám đốc các Sở: Y tế, Giáo dục Đào tạo", ("Sở Y tế", "Sở Giáo dục Đào tạo")),
        ("Bộ Tài chính, Ngân hàng Nhà nước Việt Nam", ("Bộ Tài chính", "Ngân hàng Nhà nước Việt Nam")),
        ("Đài TNVN, THVN", ("Đài TNVN", "Đài THVN")),
        ("HĐND, UBND các tỉnh: Kon Tum", ("HĐND tỉnh Kon Tum", "UBND tỉnh Kon Tum")),
        ("Chủ tịch, các PCT UBND TP", ("Chủ tịch UBND TP",)),
        ("Bộ Văn hóa, Thể thao và Du lịch", ("Bộ Văn hóa, Thể thao và Du lịch",)),
        ("Cục Quản lý Khám, chữa bệnh", ("Cục Quản lý Khám, chữa bệnh",)),
        ("Bộ Khoa học và Công nghệ", ("Bộ Khoa học và Công nghệ",)),
        ("các sở, ban, ngành", ("các sở, ban, ngành",)),
        ("Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh", ("Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh",)),
        (
            "Sở Nội vụ, Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh, Công an tỉnh",
            ("Sở Nội vụ", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh", "Công an tỉnh"),
        ),
        ("Văn phòng HĐND và UBND xã Bến Lở", ("Văn phòng HĐND và UBND xã Bến Lở",)),
        ("Đoàn ĐBQH và HĐND tỉnh", ("Đoàn ĐBQH", "HĐND tỉnh")),
    ],
)
def test_one_line_names_one_body_or_several(line: str, names: tuple[str, ...]) -> None:
    assert parts_of(line) == names


@pytest.mark.parametrize("body", (*bodies_of_province(), *bodies_of_centre()), ids=lambda body: str(body.key))
def test_no_name_of_the_shipped_register_is_cut_in_two(body: ShippedBody) -> None:
    name = body.name.replace("@uy", "Tỉnh ủy").replace("@doan", "Tỉnh đoàn").replace("@tinh", "tỉnh")
    name = name.replace("@place", "Bình Hải")
    assert parts_of(name) == (name,)


@pytest.mark.parametrize("line", ["Lưu: VT, THNC", "CV: KTĐN", "Phòng: TCNS, VX", "Bộ trưởng (để b/c)"])
def test_filing_and_bare_posts_name_nobody(line: str) -> None:
    assert is_nobody(line)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Phòng TCKT", "Phòng Tài chính - Kế toán"),
        ("SNgV", "Sở Ngoại vụ"),
        ("TCTL", "Tổng cục Thủy lợi"),
        ("Báo ĐN", "Báo Đồng Nai"),
        ("trung tâm HTDN", "Trung tâm Hợp tác doanh nghiệp"),
    ],
)
def test_first_letters_stand_for_a_name(short: str, name: str) -> None:
    assert is_short_for(short, name)
    assert not is_short_for(short, "Sở Tư pháp")


def test_a_well_written_word_is_no_slip() -> None:
    assert nearness("so noi vu", "so ngoai vu") is None
    assert nearness("cuc thue", "cuc thuy") is None
    slipped = nearness("so ngoi vu", "so ngoai vu")
    assert slipped is not None and slipped.why is Why.MISSPELT


@given(st.integers(min_value=0, max_value=9999), st.integers(min_value=0, max_value=9999))
def test_numbers_are_never_near_each_other(one: int, other: int) -> None:
    near = nearness(f"truong {one}", f"truong {other}")
    assert (near is not None) == (str(one) == str(other))


@given(st.lists(st.sampled_from(sorted(known_words())), min_size=2, max_size=6))
def test_a_name_is_nearest_to_itself(words: list[str]) -> None:
    name = " ".join(words)
    near = nearness(name, name)
    assert near is None or (near.score, near.why) == (1.0, Why.SPELLING)


@given(
    st.lists(st.sampled_from(sorted(known_words())), min_size=2, max_size=6),
    st.lists(st.sampled_from(sorted(known_words())), min_size=2, max_size=6),
)
def test_only_left_out_or_added_words_bring_well_written_names_near(left: list[str], right: list[str]) -> None:
    near = nearness(" ".join(left), " ".join(right))
    assert near is None or near.why is not Why.MISSPELT


def agencies(names: list[str], *, on: date = ON, host_id: int | None = None) -> dict[str, int | None]:
    return dict(match_or_make_agencies(names=names, locality=PROVINCE, on=on, host_id=host_id).agencies)


def test_a_slip_waits_for_a_person_and_makes_no_agency(world: World) -> None:
    before = Agency.objects.count()
    assert agencies(["Sở Ngoi vụ"]) == {"Sở Ngoi vụ": None}
    assert Agency.objects.count() == before
    row = unmatched_name_for(world.actors["monitor"], UnmatchedName.objects.get(name="Sở Ngoi vụ").pk)
    assert (row.proposals[0].agency_id, row.proposals[0].why) == (world.agencies["foreign"], "misspelt")


def test_what_several_offices_of_a_province_are_called_waits_for_a_person(world: World) -> None:
    offices = ["Văn phòng UBND tỉnh", "Văn phòng Tỉnh ủy"]
    known = agencies(offices)
    host = agencies(["UBND tỉnh"])["UBND tỉnh"]
    before = Agency.objects.count()
    met = match_or_make_agencies(names=["Văn phòng tỉnh", "VP tỉnh"], locality=PROVINCE, on=ON, host_id=host)
    assert (set(met.agencies.values()), Agency.objects.count()) == ({None}, before)
    name = UnmatchedName.objects.get(folded="van phong tinh")
    keeper = world.actors["monitor"]
    proposed = [one.agency_id for one in unmatched_name_for(keeper, name.pk).proposals]
    assert set(known.values()) <= set(proposed)
    settle_as_agency(actor=keeper, name_id=name.pk, agency_id=known[offices[0]] or 0)
    assert agencies(["Văn phòng tỉnh"], host_id=host) == {"Văn phòng tỉnh": known[offices[0]]}
    inner = agencies(["Văn phòng"], host_id=host)["Văn phòng"]
    assert inner not in {None, *known.values()}


def test_of_two_of_one_name_the_paper_means_the_one_of_its_day(world: World) -> None:
    older = world.agencies["health"]
    AgencyName.objects.filter(agency_id=older).update(valid_to=date(2025, 2, 28))
    newer = Agency.objects.create(
        family="state", level="department", locality="tỉnh Bình Hải", locality_folded="binh hai"
    )
    AgencyName.objects.create(agency=newer, name="Sở Y tế", folded="so y te", valid_from=date(2025, 3, 1))
    assert agencies(["Sở Y tế"], on=date(2024, 1, 1)) == {"Sở Y tế": older}
    assert agencies(["Sở Y tế"], on=date(2025, 3, 1)) == {"Sở Y tế": newer.pk}


def test_symbols_of_the_register_are_names_too(world: World) -> None:
    AgencyName.objects.filter(agency_id=world.agencies["foreign"]).update(symbol="SNgV")
    assert agencies(["SNgV"]) == {"SNgV": world.agencies["foreign"]}


def test_the_issuer_speaks_of_itself(db: None) -> None:
    health = match_or_make_agencies(names=["Bộ Y tế"], locality=CENTRE, on=ON).agencies["Bộ Y tế"]
    met = match_or_make_agencies(names=["Bộ", "Lãnh đạo Bộ"], locality=CENTRE, on=ON, host_id=health).agencies
    assert set(met.values()) == {health}


def test_provinces_are_never_guessed(world: World) -> None:
    other = Locality(kind="tỉnh", name="Bình Hài Đông")
    met = match_or_make_agencies(names=["Sở Y tế"], locality=other, on=ON).agencies["Sở Y tế"]
    assert met != world.agencies["health"]


def test_several_bodies_in_one_line_are_several_parties(world: World) -> None:
    world.register(plan(duties=(Ordered("làm việc ấy", lead=("Giám đốc các Sở: Y tế, Ngoại vụ",)),)))
    parties = TaskParty.objects.order_by("position").values_list("agency_id", flat=True)
    assert list(parties) == [world.agencies["health"], world.agencies["foreign"]]


def test_a_decision_is_remembered_and_can_be_taken_back(world: World) -> None:
    world.register(plan(duties=(Ordered("làm việc ấy", lead=("Sở Ngoi vụ",)),)))
    name = UnmatchedName.objects.get(name="Sở Ngoi vụ")
    keeper = world.actors["monitor"]
    assert settle_as_agency(actor=keeper, name_id=name.pk, agency_id=world.agencies["foreign"]) == 1
    assert agencies(["Sở Ngoi vụ"]) == {"Sở Ngoi vụ": world.agencies["foreign"]}
    assert take_back_settling(actor=keeper, name_id=name.pk) == 1
    assert agencies(["Sở Ngoi vụ"]) == {"Sở Ngoi vụ": None}
    assert TaskParty.objects.get().agency_id is None


def test_a_decision_on_which_somebody_works_is_not_taken_back(world: World) -> None:
    world.register(plan(duties=(Ordered("làm việc ấy", lead=("Sở Ngoi vụ",)),)))
    name = UnmatchedName.objects.get(name="Sở Ngoi vụ")
    settle_as_agency(actor=world.actors["monitor"], name_id=name.pk, agency_id=world.agencies["foreign"])
    Task.objects.update(state="in_progress")
    with pytest.raises(Refusal) as refused:
        take_back_settling(actor=world.actors["monitor"], name_id=name.pk)
    assert refused.value.code == "task.already_begun"


def test_what_was_never_decided_is_not_taken_back(world: World) -> None:
    agencies(["Sở Ngoi vụ"])
    name = UnmatchedName.objects.get(name="Sở Ngoi vụ")
    with pytest.raises(Refusal) as refused:
        take_back_settling(actor=world.actors["monitor"], name_id=name.pk)
    assert refused.value.code == "agency_name.not_decided"
