"""Rights that could be stretched: by an account that reaches further, by names, by tokens, by sessions of before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from nhipcau.agencies.models import UnmatchedName
from nhipcau.agencies.names.queue import unmatched_names_for
from nhipcau.agencies.services import deactivate_account, issue_one_time_password, issue_token
from nhipcau.flows.directory import settle_as_agency, settle_as_new_agency
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal
from tests.security.conftest import Papers
from tests.world import Ordered, World, account_of, plan

PASSWORD = "mat-khau-thu-nghiem"


def sign_in(name: str, *, password: str = PASSWORD, **more: str) -> tuple[Client, int, str]:
    client = Client()
    answer = client.post("/dang-nhap", {"username": name, "password": password, **more})
    return client, answer.status_code, answer.headers.get("Location", "")


def test_an_agency_administrator_gets_no_way_into_an_account_that_reaches_further(world: World) -> None:
    """The monitor sits in the office but sees the whole province."""
    keeper = world.account("keeper", AccountRole.ADMINISTRATOR, agency=world.agencies["office"])
    monitor = account_of(world.actors["monitor"]).pk
    for attempt in (
        lambda: issue_one_time_password(actor=keeper, account_id=monitor),
        lambda: issue_token(actor=keeper, account_id=monitor, name="x", days=1),
    ):
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.code == "account.not_allowed"


def test_an_agency_administrator_settles_no_names_of_the_province(world: World, papers: Papers) -> None:
    """Else a commune would be named in the papers of all others by saying that it is meant."""
    keeper = world.account("keeper", AccountRole.ADMINISTRATOR, agency=world.agencies["foreign"])
    assert unmatched_names_for(keeper, state="").total == 0
    with pytest.raises(Refusal) as refused:
        settle_as_agency(actor=keeper, name_id=papers.name.pk, agency_id=world.agencies["foreign"])
    assert refused.value.code == "agency_name.not_found"
    assert UnmatchedName.objects.get(pk=papers.name.pk).agency_id is None


def test_who_watches_the_province_settles_its_names(world: World, papers: Papers) -> None:
    assert unmatched_names_for(world.actors["monitor"], state="").total > 0


def test_a_new_agency_stands_under_one_that_exists(world: World, papers: Papers) -> None:
    with pytest.raises(Refusal) as refused:
        settle_as_new_agency(
            actor=world.actors["monitor"], name_id=papers.name.pk, family="state", level="unit", parent_id=10**6
        )
    assert refused.value.code == "agency.not_found"


def test_a_token_opens_nothing_while_a_one_time_password_waits(world: World, papers: Papers) -> None:
    issue_one_time_password(actor=world.actors["administrator"], account_id=account_of(world.actors["clerk"]).pk)
    answer = Client(headers={"Authorization": f"Bearer {papers.token}"}).get("/api/v1/me")
    assert (answer.status_code, answer.json()["code"]) == (403, "access.own_password_first")


def test_nothing_is_done_before_the_one_time_password_is_changed(world: World, papers: Papers) -> None:
    account = account_of(world.actors["clerk"])
    password = issue_one_time_password(actor=world.actors["administrator"], account_id=account.pk)
    client, _, _ = sign_in("clerk", password=password)
    for address in ("/", "/van-ban/", f"/van-ban/{papers.document.pk}/ban-goc", "/nap/", "/co-quan/"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/mat-khau"), address
    assert client.get("/api/v1/documents").status_code == 403


def test_a_closed_account_is_out_at_once(world: World, papers: Papers) -> None:
    client, _, _ = sign_in("clerk")
    assert client.get("/van-ban/").status_code == 200
    deactivate_account(actor=world.actors["administrator"], account_id=account_of(world.actors["clerk"]).pk)
    assert client.get("/van-ban/").status_code == 302
    assert client.get("/api/v1/me").status_code == 401
    assert sign_in("clerk")[1] == 200


def test_a_new_password_ends_the_sessions_elsewhere(world: World) -> None:
    here, there = sign_in("clerk")[0], sign_in("clerk")[0]
    fresh = "mot-mat-khau-moi-2026"
    given = {"present": PASSWORD, "fresh": fresh, "again": fresh}
    assert here.post("/mat-khau", given).status_code == 302
    assert (here.get("/van-ban/").status_code, there.get("/van-ban/").status_code) == (200, 302)


def test_a_password_given_by_the_administrator_ends_every_session(world: World) -> None:
    client, _, _ = sign_in("clerk")
    issue_one_time_password(actor=world.actors["administrator"], account_id=account_of(world.actors["clerk"]).pk)
    assert client.get("/van-ban/").headers["Location"].startswith("/dang-nhap")


def test_signing_in_takes_a_session_of_its_own(world: World) -> None:
    client = Client()
    session = client.session
    session["planted"] = "x"
    session.save()
    client.cookies["sessionid"] = planted = str(session.session_key)
    client.post("/dang-nhap", {"username": "clerk", "password": PASSWORD})
    assert client.cookies["sessionid"].value != planted


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_and_choosing_a_language_lead_to_no_other_site(world: World, next: str) -> None:
    assert sign_in("clerk", next=next)[2] == "/"
    told = Client().post("/ngon-ngu", {"language": "en", "next": next}).headers["Location"]
    assert told == "/"


def test_guesses_at_a_password_lock_the_account_for_that_address(world: World) -> None:
    answers = [sign_in("clerk", password=f"doan-{number}")[1] for number in range(9)]
    assert (answers[0], answers[-1]) == (200, 429)
    assert sign_in("clerk")[1] == 429
    assert sign_in("health")[1] == 302


def test_the_address_a_guess_comes_from_is_not_taken_from_what_it_says(world: World) -> None:
    answers = [
        Client(headers={"X-Forwarded-For": f"10.0.0.{number}"})
        .post("/dang-nhap", {"username": "clerk", "password": "doan"})
        .status_code
        for number in range(9)
    ]
    assert answers[-1] == 429


ODD = ["²", "٣", "-1", "9" * 5000, str(2**70), "", "\x00", "' OR 1=1 --", "{}", "NaN", "../..", "%00", "<b>"]


@pytest.mark.parametrize("odd", ODD)
def test_odd_words_where_numbers_are_meant_break_no_page(
    world: World, papers: Papers, browser: Callable[[str], Client], odd: str
) -> None:
    visitor = browser("national")
    names = (
        "agency",
        "page",
        "q",
        "state",
        "due_from",
        "sort",
        "type",
        "document",
        "parent",
        "format",
        "group",
        "view",
    )
    asked = dict.fromkeys(names, odd)
    one = (
        f"/viec/{papers.task.pk}/bat-dau",
        f"/van-ban/{papers.document.pk}/dung/title",
        f"/van-ban/{papers.document.pk}/hoan-tac",
    )
    found = [
        address
        for address in ("/viec/", "/van-ban/", "/co-quan/", "/co-quan/chua-khop/", "/tim", "/quan-tri/")
        if visitor.get(address, asked).status_code >= 500
    ]
    found += [address for address in one if visitor.post(address, {"version": odd, "batch": odd}).status_code >= 500]
    settle = f"/co-quan/chua-khop/{papers.name.pk}/"
    found += [
        settle
        for act in ("agency", "new")
        if visitor.post(
            f"{settle}?parent={2**70}", {"as": act, "agency": odd, "family": "state", "level": "unit"}
        ).status_code
        >= 500
    ]
    assert found == []


def test_a_paper_opens_nothing_of_the_others_in_its_file(world: World, browser: Callable[[str], Client]) -> None:
    """Foreign affairs is named in the plan, not in the dispatch that came in the same file."""
    dispatch = plan(7, title="nội bộ của văn phòng")
    public = plan(8, title="chung", duties=(Ordered("Sở Ngoại vụ chủ trì", lead=("Sở Ngoại vụ",)),))
    first, second = (document.id for document in world.take_in(dispatch, public).documents)
    visitor, holder = browser("foreign"), browser("clerk")
    assert visitor.get(f"/van-ban/{first}/").status_code == 404
    told = visitor.get(f"/api/v1/documents/{second}/text").json()
    assert "nội bộ" not in told["text"]
    assert "Sở Ngoại vụ chủ trì" in told["text"][told["start"] : told["end"]]
    for address in (f"/van-ban/{second}/ban-goc", f"/api/v1/documents/{second}/original"):
        assert visitor.get(address).status_code == 403
        assert "nội bộ" in holder.get(address).content.decode()
    assert b"ban-goc" not in visitor.get(f"/van-ban/{second}/").content


def test_a_paper_alone_in_its_file_is_had_as_it_came(world: World, browser: Callable[[str], Client]) -> None:
    document = world.register(plan(8, duties=(Ordered("Sở Ngoại vụ chủ trì", lead=("Sở Ngoại vụ",)),)))
    assert browser("foreign").get(f"/van-ban/{document.pk}/ban-goc").status_code == 200
