"""The directory, the queue of names and the accounts through the API."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from nhipcau.agencies.models import Account, UnmatchedName
from tests.api.conftest import Program
from tests.world import Ordered, World, plan

Door = Callable[[str], Program]


def test_the_directory_is_found_by_words_and_tells_who_stands_under_whom(world: World, program: Door) -> None:
    (row,) = program("clerk").get("/agencies", q="so y te binh hai").body["rows"]
    told = program("clerk").get(f"/agencies/{row['id']}").body
    assert (row["label"], told["row"]["parent_id"]) == ("Sở Y tế tỉnh Bình Hải", world.agencies["committee"])
    assert [name["name"] for name in told["names"]] == ["Sở Y tế"]


def test_an_agency_that_is_not_there_is_not_found(program: Door) -> None:
    assert program("clerk").get("/agencies/999999").body["code"] == "agency.not_found"


@pytest.fixture
def waiting(world: World) -> UnmatchedName:
    world.register(plan(duties=(Ordered("làm việc ấy", lead=("Hội đồng quản lý quỹ biển",)),)))
    row, _ = UnmatchedName.objects.get_or_create(
        folded="hoi dong quan ly quy bien", locality_folded="binh hai", defaults={"name": "Hội đồng quản lý quỹ biển"}
    )
    return row


def test_a_name_is_settled_as_an_agency(world: World, program: Door, waiting: UnmatchedName) -> None:
    body = {"meaning": "agency", "agency_id": world.agencies["health"]}
    settled = program("monitor").post(f"/unmatched-names/{waiting.pk}/settle", body).body
    assert (settled["name"]["state"], settled["name"]["agency_label"]) == ("matched", "Sở Y tế tỉnh Bình Hải")


def test_a_name_is_settled_as_a_new_agency_or_as_none(program: Door, waiting: UnmatchedName) -> None:
    door, path = program("monitor"), f"/unmatched-names/{waiting.pk}/settle"
    made = door.post(path, {"meaning": "new", "family": "state", "level": "province"}).body["name"]
    aside = door.post(path, {"meaning": "none"}).body["name"]
    assert (made["state"], aside["state"]) == ("made", "set_aside")


def test_settling_asks_for_what_it_needs(program: Door, waiting: UnmatchedName) -> None:
    answer = program("monitor").post(f"/unmatched-names/{waiting.pk}/settle", {"meaning": "agency"})
    assert (answer.status, answer.body["facts"]["where"]) == (422, "agency_id")


def test_names_are_settled_only_by_those_who_keep_them(program: Door, waiting: UnmatchedName) -> None:
    answer = program("health").post(f"/unmatched-names/{waiting.pk}/settle", {"meaning": "none"})
    assert (answer.status, answer.body["code"]) == (404, "agency_name.not_found")
    assert program("health").get("/unmatched-names").body["total"] == 0


def test_an_account_is_made_with_a_password_shown_once(world: World, program: Door) -> None:
    body = {
        "username": "moi", "full_name": "Người Mới", "roles": ["clerk"], "agency_id": world.agencies["health"]
    }  # fmt: skip
    made = program("administrator").post("/accounts", body)
    assert (made.status, made.body["account"]["must_change_password"]) == (201, True)
    request = RequestFactory().post("/")
    assert authenticate(request, username="moi", password=made.body["password"]) is not None


def test_roles_are_set_passwords_issued_and_accounts_closed(world: World, program: Door) -> None:
    door, path = program("administrator"), f"/accounts/{world.actors['health'].account_id}"
    roles = door.post(f"{path}/roles", {"roles": ["officer", "unit_leader"]}).body["roles"]
    issued = door.post(f"{path}/one-time-password").body["account"]["must_change_password"]
    closed = door.post(f"{path}/deactivate").body["is_active"]
    assert (roles, issued, closed) == (["officer", "unit_leader"], True, False)


@pytest.mark.parametrize("name", ["clerk", "national", "inspector"])
def test_accounts_are_seen_only_by_administrators(world: World, program: Door, name: str) -> None:
    health = world.actors["health"].account_id
    assert program(name).get("/accounts").body["total"] == 0
    assert program(name).get(f"/accounts/{health}").status == 404
    assert program(name).post(f"/accounts/{health}/one-time-password").status == 404


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"username": "clerk", "full_name": "A", "roles": ["administrator"]}, "account.username_taken"),
        ({"username": "a", "full_name": "A", "roles": ["clerk"]}, "account.agency_missing"),
        ({"username": "a", "full_name": "A", "roles": ["clerk"], "agency_id": 999999}, "agency.not_found"),
        ({"username": "a b", "full_name": "A", "roles": ["clerk"]}, "request.invalid"),
        ({"username": "a", "full_name": "A", "roles": ["king"]}, "request.invalid"),
    ],
)
def test_an_account_that_may_not_be_is_refused(program: Door, body: dict[str, object], code: str) -> None:
    before = Account.objects.count()
    assert program("administrator").post("/accounts", body).body["code"] == code
    assert Account.objects.count() == before


def test_tokens_are_issued_listed_and_taken_back(program: Door) -> None:
    door = program("clerk")
    made = door.post("/me/tokens", {"name": "sổ điện tử", "days": 10})
    listed = door.get("/me/tokens").body
    ended = door.post(f"/me/tokens/{made.body['key']}/revoke").body
    assert (made.status, [token["name"] for token in listed], bool(ended["revoked"])) == (201, ["sổ điện tử"], True)
    assert program("health").post(f"/me/tokens/{made.body['key']}/revoke").body["code"] == "account_token.not_found"
