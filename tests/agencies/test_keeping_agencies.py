"""Accounts and the directory: who keeps what, within which part of the hierarchy."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import pytest_django

from nhipcau.agencies.actors import actor_for, the_installation
from nhipcau.agencies.hierarchy import ids_within, is_within, within
from nhipcau.agencies.models import Account, Agency, AgencyParent, UnmatchedName
from nhipcau.agencies.names.queue import unmatched_names_for
from nhipcau.agencies.selectors import (
    AgencyFilters,
    account_for,
    accounts_for,
    agencies_for,
    agency_for,
)
from nhipcau.agencies.services import (
    change_own_password,
    create_account,
    deactivate_account,
    issue_one_time_password,
    make_agency,
    move_agency,
    rename_agency,
    set_roles,
)
from nhipcau.execution.selectors import tasks_of_document_for
from nhipcau.flows.directory import settle_as_agency, settle_as_new_agency, settle_as_no_agency
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal
from tests.world import PROVINCE, Ordered, World, account_of, plan

TODAY = date(2026, 5, 1)
NumQueries = pytest_django.DjangoAssertNumQueries


def test_a_subtree_holds_what_stands_under_its_top_on_that_day(world: World) -> None:
    unit = make_agency(
        actor=the_installation(), name="Phòng Tổng hợp", family="unit", level="unit", locality=PROVINCE,
        parent_id=world.agencies["health"],
    )  # fmt: skip
    AgencyParent.objects.filter(agency=unit).update(valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30))

    def under_committee(on: date) -> bool:
        return Agency.objects.filter(within("pk", [world.agencies["committee"]], on=on), pk=unit.pk).exists()

    assert [under_committee(date(2025, 12, 31)), under_committee(TODAY), under_committee(date(2026, 7, 1))] == [
        False,
        True,
        False,
    ]


def test_a_circle_of_superiors_ends(db: None) -> None:
    one, other = Agency.objects.create(), Agency.objects.create()
    AgencyParent.objects.create(agency=one, parent=other)
    AgencyParent.objects.create(agency=other, parent=one)
    assert ids_within([one.pk, other.pk], top_ids=[one.pk], on=TODAY) == {one.pk, other.pk}


def test_without_a_top_nothing_is_within(db: None) -> None:
    agency = Agency.objects.create()
    assert not is_within(agency.pk, top_id=None, on=TODAY)
    assert ids_within([agency.pk], top_ids=[], on=TODAY) == frozenset()


def test_a_renamed_agency_keeps_its_old_name_until_the_day_before(world: World) -> None:
    actor = world.actors["administrator"]
    agency = world.agencies["foreign"]
    rename_agency(actor=actor, agency_id=agency, name="Sở Đối ngoại", valid_from=TODAY, basis="QĐ 1")
    names = agency_for(actor, agency).names
    assert [(name.name, name.valid_to) for name in names] == [
        ("Sở Ngoại vụ", TODAY - timedelta(days=1)),
        ("Sở Đối ngoại", None),
    ]


def test_nobody_stands_under_its_own_subordinate(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        move_agency(
            actor=world.actors["administrator"],
            agency_id=world.agencies["committee"],
            parent_id=world.agencies["health"],
            valid_from=TODAY,
            basis="",
        )
    assert refused.value.code == "agency.own_superior"


def test_the_same_name_is_not_made_twice_in_a_province(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        world.agency("again", "Sở Ngoại vụ", under="committee")
    assert refused.value.code == "agency.name_taken"


def test_the_directory_is_searched_without_diacritics_in_a_fixed_number_of_queries(
    world: World, django_assert_num_queries: NumQueries
) -> None:
    with django_assert_num_queries(5):
        page = agencies_for(world.actors["clerk"], filters=AgencyFilters(text="so ngoai vu binh hai"))
    assert [(row.label, row.accounts, row.parent_label) for row in page.rows] == [
        ("Sở Ngoại vụ tỉnh Bình Hải", 1, "Ủy ban nhân dân tỉnh Bình Hải")
    ]


def test_an_agencys_administrator_keeps_the_accounts_of_its_subtree(world: World) -> None:
    local = world.account("local", AccountRole.ADMINISTRATOR, agency=world.agencies["health"])
    assert [row.username for row in accounts_for(local).rows] == ["health", "local"]
    with pytest.raises(Refusal):
        account_for(local, account_of(world.actors["clerk"]).pk)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"roles": (AccountRole.NATIONAL_MONITOR,)}, "account.role_not_allowed"),
        ({"agency": None}, "account.role_not_allowed"),
        ({"agency": "foreign"}, "agency.not_allowed"),
        ({"roles": (AccountRole.OFFICE_MONITOR,), "watches": "committee"}, "agency.not_allowed"),
        ({"roles": (AccountRole.OFFICE_MONITOR,)}, "account.watches_missing"),
        ({"roles": ()}, "account.role_missing"),
        ({"username": "Clerk"}, "account.username_taken"),
        ({"password": "12345"}, "account.password_weak"),
    ],
)
def test_an_agencys_administrator_hands_out_no_more_than_it_holds(
    world: World, changes: dict[str, object], code: str
) -> None:
    local = world.account("local", AccountRole.ADMINISTRATOR, agency=world.agencies["health"])
    told = {"username": "moi", "roles": (AccountRole.CLERK,), "agency": "health", "watches": None, **changes}
    told["agency"] = world.agencies.get(str(told["agency"]))
    told["watches"] = world.agencies.get(str(told["watches"]))
    with pytest.raises(Refusal) as refused:
        create_account(actor=local, full_name="Mới", **told)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_only_administrators_make_accounts(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        create_account(
            actor=world.actors["clerk"], username="x", full_name="X", roles=(AccountRole.CLERK,),
            agency=world.agencies["committee"],
        )  # fmt: skip
    assert refused.value.code == "account.not_allowed"


def test_a_one_time_password_opens_and_must_be_changed(world: World) -> None:
    account = account_of(world.actors["clerk"])
    password = issue_one_time_password(actor=world.actors["administrator"], account_id=account.pk)
    account.refresh_from_db()
    assert (account.check_password(password), account.must_change_password) == (True, True)
    change_own_password(actor=world.actors["clerk"], account_id=account.pk, password="mat-khau-moi-dai")
    account.refresh_from_db()
    assert (account.check_password("mat-khau-moi-dai"), account.must_change_password) == (True, False)


def test_no_password_enters_the_audit_log(world: World) -> None:
    password = issue_one_time_password(
        actor=world.actors["administrator"], account_id=account_of(world.actors["clerk"]).pk
    )
    assert password not in str(list(AuditEntry.objects.values_list("facts", flat=True)))


def test_nobody_changes_anothers_password(world: World) -> None:
    with pytest.raises(Refusal):
        change_own_password(
            actor=world.actors["administrator"], account_id=account_of(world.actors["clerk"]).pk, password="x" * 12
        )


def test_a_national_monitor_is_not_taken_over_by_an_agencys_administrator(world: World) -> None:
    local = world.account("local", AccountRole.ADMINISTRATOR, agency=world.agencies["health"])
    account = account_of(world.account("top", AccountRole.NATIONAL_MONITOR, agency=world.agencies["health"]))
    with pytest.raises(Refusal):
        issue_one_time_password(actor=local, account_id=account.pk)


def test_roles_follow_at_once(world: World) -> None:
    watched = world.agencies["committee"]
    account = account_of(world.actors["clerk"])
    set_roles(
        actor=world.actors["administrator"], account_id=account.pk, roles=(AccountRole.INSPECTOR,), watches=watched
    )
    actor = actor_for(Account.objects.get(pk=account.pk), channel="web")
    assert actor.roles == {AccountRole.INSPECTOR}


def test_a_closed_account_is_closed_and_nobody_closes_its_own(world: World) -> None:
    administrator = world.actors["administrator"]
    account = account_of(world.actors["clerk"])
    deactivate_account(actor=administrator, account_id=account.pk)
    account.refresh_from_db()
    assert not account.is_active
    with pytest.raises(Refusal) as refused:
        deactivate_account(actor=administrator, account_id=account_of(administrator).pk)
    assert refused.value.code == "account.own_not_closed"


WAITING = plan(duties=(Ordered("việc", lead=("Ban Quản lý dự án",)), Ordered("khác", lead=("Samsang tỉnh",))))


def waiting_name(text: str = "samsang") -> UnmatchedName:
    return UnmatchedName.objects.get(folded=text)


def test_a_settled_name_fills_the_tasks_that_waited_and_is_remembered(world: World) -> None:
    document = world.register(WAITING)
    filled = settle_as_agency(
        actor=world.actors["administrator"], name_id=waiting_name().pk, agency_id=world.agencies["health"]
    )
    later = world.register(plan(13, duties=(Ordered("việc sau", lead=("Samsang",)),)))
    leads = [tasks_of_document_for(world.actors["national"], d.pk)[-1].leads[0].agency_id for d in (document, later)]
    assert (filled, leads) == (1, [world.agencies["health"]] * 2)


def test_who_is_named_by_a_settled_name_sees_the_document(world: World) -> None:
    from nhipcau.documents.access import may_see

    document = world.register(WAITING)
    assert not may_see(world.actors["health"], document)
    settle_as_agency(actor=world.actors["administrator"], name_id=waiting_name().pk, agency_id=world.agencies["health"])
    assert may_see(world.actors["health"], document)


def test_a_name_may_be_a_new_agency_or_none(world: World) -> None:
    world.register(WAITING)
    actor = world.actors["administrator"]
    settle_as_new_agency(
        actor=actor, name_id=waiting_name().pk, family="unit", level="unit", parent_id=world.agencies["committee"]
    )
    made = waiting_name()
    assert (made.state, made.agency is not None) == ("made", True)
    settle_as_no_agency(actor=actor, name_id=made.pk)
    assert waiting_name().state == "set_aside"


def test_the_queue_is_only_for_those_who_keep_the_directory_of_that_province(world: World) -> None:
    world.register(WAITING)
    seen = {who: unmatched_names_for(world.actors[who]).total for who in ("administrator", "monitor", "clerk")}
    assert seen["administrator"] == seen["monitor"] > 0
    assert seen["clerk"] == 0
    with pytest.raises(Refusal):
        settle_as_no_agency(actor=world.actors["clerk"], name_id=waiting_name().pk)
