"""The register that comes with the product: 63 provinces that became 34, their bodies, and what became of them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from nhipcau.agencies import shipped
from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.events.legs import Leg, check_legs
from nhipcau.agencies.labels import agency_named, labels_of
from nhipcau.agencies.models import Agency, AgencyEvent, AgencyEventLeg, AgencyIdent, AgencyName, AgencyParent
from nhipcau.agencies.names.naming import CENTRE, Locality
from nhipcau.agencies.services import make_agency, match_or_make_agencies, undo_event
from nhipcau.agencies.services.shipped import is_loaded, load_register
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from tests.world import World

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
DONG_NAI = Locality(kind="tỉnh", name="Đồng Nai")


@pytest.fixture
def loaded(db: None) -> None:
    load_register(actor=the_installation(), provinces=["Đồng Nai"])


def committees(on: date) -> set[int]:
    """Those of provinces that exist on the day."""
    rows = Agency.objects.filter(level="province", names__folded="uy ban nhan dan")
    return {one.pk for one in rows if one.last_day is None or one.last_day >= on}


def body(name: str, place: Locality = DONG_NAI) -> int:
    found = agency_named(name, locality=place)
    assert found is not None, name
    return found


def heirs_of(agency_id: int) -> list[tuple[int | None, str]]:
    rows = AgencyEventLeg.objects.filter(from_agency=agency_id, event__state="applied").exclude(to_agency=agency_id)
    return list(rows.order_by("id").values_list("to_agency", "function_scope"))


def test_there_were_63_provinces_and_are_34(loaded: None) -> None:
    assert (len(committees(BEFORE)), len(committees(AFTER))) == (63, 34)


def test_every_old_province_has_exactly_one_successor(loaded: None) -> None:
    living = committees(AFTER)
    for one in committees(BEFORE) - living:
        [(heir, scope)] = heirs_of(one)
        assert heir in living
        assert not scope


def test_the_table_names_each_province_once_and_its_heir_lives_on() -> None:
    codes = [one.code for one in shipped.provinces()]
    living = {one.into for one in shipped.provinces() if one.lives_on}
    assert len(codes) == len(set(codes)) == 63
    assert {one.into for one in shipped.provinces()} == living
    assert len(living) == 34
    assert sum(1 for count in Counter(one.into for one in shipped.provinces()).values() if count == 1) == 11


def test_the_units_are_those_counted_on_the_day() -> None:
    assert Counter(one.kind for one in shipped.communes()) == {"phường": 687, "xã": 2621, "đặc khu": 13}
    assert len(shipped.districts()) == 696
    assert {one.province for one in shipped.communes()} == {one.into_code for one in shipped.provinces()}
    assert {one.province for one in shipped.districts()} == {one.code for one in shipped.provinces()}


@pytest.mark.parametrize("event", [*shipped.events_of_province(), *shipped.events_of_centre()], ids=lambda e: e.key)
def test_shipped_events_name_bodies_that_are_shipped(event: shipped.ShippedEvent) -> None:
    bodies = {one.key for one in (*shipped.bodies_of_province(), *shipped.bodies_of_centre())}
    numbers = {key: number for number, key in enumerate(sorted(bodies), start=1)}
    legs = [Leg(from_agency=numbers[one.from_key], to_agency=numbers[one.to_key], function_scope=one.scope) for one in event.legs]  # fmt: skip  # noqa: E501
    check_legs(kind=event.kind, legs=legs)
    assert event.basis


def test_an_information_task_goes_to_culture_and_the_rest_of_that_department_to_science(loaded: None) -> None:
    heirs = heirs_of(body("Sở Thông tin và Truyền thông"))
    whole = [heir for heir, scope in heirs if not scope]
    press = [heir for heir, scope in heirs if "thông tin đối ngoại" in scope]
    assert whole == [body("Sở Khoa học và Công nghệ")]
    assert press == [body("Sở Văn hóa, Thể thao và Du lịch")]


def test_planning_went_into_finance_which_stayed_who_it_was(loaded: None) -> None:
    assert heirs_of(body("Sở Kế hoạch và Đầu tư")) == [(body("Sở Tài chính"), "")]
    assert AgencyName.objects.filter(agency=body("Sở Tài chính"), is_alias=False).count() == 1


def test_two_departments_became_a_new_one(loaded: None) -> None:
    new = Agency.objects.get(pk=body("Sở Nông nghiệp và Môi trường"))
    assert new.first_seen == date(2025, 3, 1)
    assert AgencyName.objects.get(agency=new).symbol == "SNNMT"
    assert AgencyParent.objects.get(agency=new).parent_id == body("Ủy ban nhân dân")


def test_the_departments_of_a_province_that_merged_went_to_those_of_its_heir(loaded: None) -> None:
    gone = Locality(kind="tỉnh", name="Bình Phước")
    assert heirs_of(body("Sở Y tế", gone)) == [(body("Sở Y tế"), "")]
    assert Agency.objects.get(pk=body("Sở Y tế", gone)).last_day == BEFORE


def test_dong_nai_is_a_city_from_30_april_2026_and_the_same(loaded: None) -> None:
    party, health = body("Tỉnh ủy"), body("Sở Y tế")
    assert body("Thành ủy", Locality(kind="thành phố", name="Đồng Nai")) == party
    assert labels_of([party, health], on=date(2026, 4, 29)) == {party: "Tỉnh ủy Đồng Nai", health: "Sở Y tế tỉnh Đồng Nai"}  # fmt: skip  # noqa: E501
    assert labels_of([party, health], on=date(2026, 4, 30)) == {party: "Thành ủy Đồng Nai", health: "Sở Y tế thành phố Đồng Nai"}  # fmt: skip  # noqa: E501


def test_hue_was_thua_thien_hue_under_the_same_identity(db: None) -> None:
    load_register(actor=the_installation(), provinces=["Huế"])
    then, now = Locality(kind="tỉnh", name="Thừa Thiên Huế"), Locality(kind="thành phố", name="Huế")
    assert body("Sở Ngoại vụ", then) == body("Sở Ngoại vụ", now)
    health = body("Sở Y tế", now)
    assert labels_of([health], on=date(2020, 1, 1))[health] == "Sở Y tế tỉnh Thừa Thiên Huế"
    assert labels_of([health], on=date(2025, 1, 1))[health] == "Sở Y tế thành phố Huế"


def test_what_is_not_sure_waits_for_a_person(loaded: None) -> None:
    planned = AgencyEvent.objects.filter(state="planned").values_list("source_key", flat=True)
    assert {"upgrade/quang-ninh-2026", "upgrade/bac-ninh-2026", "press/75"} <= set(planned)


def test_codes_of_provinces_changed_with_the_merger(db: None) -> None:
    load_register(actor=the_installation())
    bac_ninh = body("Ủy ban nhân dân", Locality(kind="tỉnh", name="Bắc Ninh"))
    rows = AgencyIdent.objects.filter(agency=bac_ninh).order_by("id").values_list("value", "valid_from", "valid_to")
    assert list(rows) == [("27", None, BEFORE), ("24", AFTER, None)]


def test_mass_organisations_stand_under_the_front_since_july_2025(loaded: None) -> None:
    row = AgencyParent.objects.get(agency=body("Hội Nông dân"))
    assert (row.parent_id, row.line, row.valid_from) == (body("Ủy ban Mặt trận Tổ quốc Việt Nam"), "front", AFTER)


def test_loading_again_changes_nothing(loaded: None) -> None:
    before = (Agency.objects.count(), AgencyEvent.objects.count(), AgencyName.objects.count())

    again = load_register(actor=the_installation(), provinces=["Đồng Nai"])

    assert (again.made, again.applied, again.planned) == (0, 0, 0)
    assert (Agency.objects.count(), AgencyEvent.objects.count(), AgencyName.objects.count()) == before


def test_an_event_that_a_person_undid_stays_undone(loaded: None) -> None:
    undone = AgencyEvent.objects.get(source_key="transport/75")
    undo_event(actor=the_installation(), event_id=undone.pk)

    load_register(actor=the_installation(), provinces=["Đồng Nai"])

    assert AgencyEvent.objects.get(pk=undone.pk).state == "undone"


def test_agencies_met_in_documents_are_the_shipped_ones(db: None) -> None:
    met = match_or_make_agencies(
        names=["Sở Y tế", "Sở Nông nghiệp và Môi trường", "Tỉnh ủy"], locality=DONG_NAI, on=date(2025, 5, 1)
    )

    load_register(actor=the_installation(), provinces=["Đồng Nai"])

    assert {name: body(name) for name in met.agencies} == met.agencies
    assert not Agency.objects.filter(pk__in=met.made, provisional=True).exists()


def test_documents_that_come_later_find_the_shipped_ones(loaded: None) -> None:
    for name, on in (("Sở Kế hoạch và Đầu tư", date(2020, 4, 8)), ("Sở Nông nghiệp và Môi trường", date(2025, 9, 1))):
        met = match_or_make_agencies(names=[name], locality=DONG_NAI, on=on)
        assert (met.agencies[name], met.made) == (body(name), ())


def test_an_agency_made_by_hand_is_taken_for_the_shipped_one(db: None) -> None:
    made = make_agency(
        actor=the_installation(), name="Ủy ban nhân dân", family="state", level="province", locality=DONG_NAI
    )

    load_register(actor=the_installation())

    assert body("Ủy ban nhân dân") == made.pk


def test_districts_end_and_communes_begin_in_a_province_loaded_with_its_units(db: None) -> None:
    load_register(actor=the_installation(), provinces=["Cao Bằng"], with_units=True)
    place = Locality(kind="tỉnh", name="Cao Bằng")
    districts = Agency.objects.filter(level="district", locality_folded=place.key)
    assert set(districts.values_list("last_day", flat=True)) == {BEFORE}
    communes = Agency.objects.filter(level="commune", locality_folded=place.key)
    assert communes.count() == sum(1 for one in shipped.communes() if one.province == "04")
    assert set(AgencyParent.objects.filter(agency__in=communes).values_list("parent", "valid_from")) == {
        (body("Ủy ban nhân dân", place), AFTER)
    }


def test_communes_that_differ_by_accents_alone_are_two(db: None) -> None:
    for _ in range(2):
        load_register(actor=the_installation(), provinces=["Đồng Nai"], with_units=True)
    assert Agency.objects.filter(level="commune").count() == sum(1 for c in shipped.communes() if c.province == "75")


def test_loading_leaves_one_entry_and_is_told_afterwards(db: None) -> None:
    assert not is_loaded()
    load_register(actor=the_installation())
    assert is_loaded()
    assert AuditEntry.objects.filter(act="agency_register.loaded").count() == 1


def test_bodies_of_the_centre_merged_too(loaded: None) -> None:
    assert heirs_of(body("Ban Đối ngoại Trung ương", CENTRE)) == [(body("Bộ Ngoại giao", CENTRE), "")]


def test_a_province_that_is_none_today_is_refused(db: None) -> None:
    with pytest.raises(Refusal, match=r"agency_register\.no_province"):
        load_register(actor=the_installation(), provinces=["Bình Phước"])


@pytest.mark.parametrize("who", ["clerk", "monitor", "national"])
def test_only_the_administrator_of_the_installation_loads_the_register(world: World, who: str) -> None:
    with pytest.raises(Refusal, match=r"agency\.not_allowed"):
        load_register(actor=world.actors[who])


def test_ten_communes_of_dong_nai_became_wards_with_the_city(db: None) -> None:
    load_register(actor=the_installation(), provinces=["Đồng Nai"], with_units=True)
    event = AgencyEvent.objects.get(source_key="communes/dong-nai-2026")
    assert (event.state, event.effective, event.legs.count()) == ("applied", date(2026, 4, 30), 10)  # type: ignore[attr-defined]  # Django's reverse manager
    one = AgencyIdent.objects.get(scheme="GSO", value="26368").agency_id
    assert labels_of([one], on=date(2026, 4, 29))[one] == "Ủy ban nhân dân xã Long Thành tỉnh Đồng Nai"
    assert labels_of([one], on=date(2026, 4, 30))[one] == "Ủy ban nhân dân phường Long Thành thành phố Đồng Nai"


def test_with_the_sure_changes_of_2026_the_counts_are_those_of_the_source() -> None:
    kinds = Counter(one.kind for one in shipped.communes())
    sure = [one for code in {p.into_code for p in shipped.provinces()} for one in shipped.retypings_in(code)]
    wards = sum(len(one.names) for one in sure if not one.event.planned)
    assert (kinds["phường"] + wards, kinds["xã"] - wards, kinds["đặc khu"]) == (697, 2611, 13)
