"""Who may come in: sessions with their guard against forgery, tokens that end, guesses that are counted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from nhipcau.agencies.services import deactivate_account, issue_one_time_password, issue_token, revoke_token
from nhipcau.foundation import clock
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from tests.api.conftest import ROOT, Program
from tests.world import World, account_of, plan


def token_of(world: World, name: str, *, days: int = 30) -> str:
    actor = world.actors[name]
    assert actor.account_id is not None
    return issue_token(actor=actor, account_id=actor.account_id, name="sổ điện tử", days=days)[1]


def with_token(words: str) -> Program:
    return Program(Client(headers={"Authorization": f"Bearer {words}"}))


def test_nobody_comes_in_without_session_or_token(world: World) -> None:
    answer = Program(Client()).get("/documents")
    assert (answer.status, answer.body["code"]) == (401, "access.not_signed_in")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_token_acts_as_its_owner_through_the_api(world: World) -> None:
    me = with_token(token_of(world, "clerk")).get("/me").body
    assert (me["username"], me["by_token"], me["roles"]) == ("clerk", True, ["clerk"])


def test_what_a_token_does_is_in_the_log_as_done_through_the_api(world: World) -> None:
    with_token(token_of(world, "clerk")).send(("a.txt", world.file_of(plan())))
    assert AuditEntry.objects.get(act="document.registered").channel == "api"


def test_an_ended_token_opens_nothing(world: World) -> None:
    words = token_of(world, "clerk", days=2)
    with clock.standing_at(clock.now() + timedelta(days=3)):
        assert with_token(words).get("/me").status == 401


def test_a_revoked_token_opens_nothing(world: World) -> None:
    words = token_of(world, "clerk")
    revoke_token(actor=world.actors["clerk"], key=words.split("_")[1])
    assert with_token(words).get("/me").status == 401


def test_a_closed_account_has_no_tokens_that_open(world: World) -> None:
    words = token_of(world, "clerk")
    account = account_of(world.actors["clerk"])
    deactivate_account(actor=world.actors["administrator"], account_id=account.pk)
    assert with_token(words).get("/me").status == 401


def test_a_token_is_kept_nowhere_as_written(world: World) -> None:
    words = token_of(world, "clerk")
    logged = str(list(AuditEntry.objects.values_list("facts", flat=True)))
    shown = str(with_token(words).get("/me/tokens").body)
    assert words.split("_", 2)[2] not in logged + shown
    assert words.split("_")[1] in logged


def test_guessing_at_a_token_locks_it_for_that_address_only(world: World) -> None:
    words, other = token_of(world, "clerk"), token_of(world, "health")
    guess = words[:-4] + "zzzz"
    answers = [with_token(guess).get("/me").status for _ in range(9)]
    assert (answers[0], answers[-1]) == (401, 429)
    assert with_token(words).get("/me").body["code"] == "access.too_many"
    assert with_token(other).get("/me").status == 200


def test_guessing_at_tokens_that_do_not_exist_is_limited(world: World) -> None:
    answers = [with_token(f"nhipcau_{number:08x}_x").get("/me").status for number in range(9)]
    assert answers[-1] == 429


def test_a_wrong_token_does_not_fall_back_on_the_session(world: World) -> None:
    client = Client(headers={"Authorization": "Bearer nhipcau_00000000_x"})
    client.force_login(account_of(world.actors["clerk"]), backend="django.contrib.auth.backends.ModelBackend")
    assert Program(client).get("/me").status == 401


def test_a_session_changes_nothing_without_the_guard_against_forgery(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(account_of(world.actors["clerk"]), backend="django.contrib.auth.backends.ModelBackend")
    answer = Program(client).send(("a.txt", world.file_of(plan())))
    assert (answer.status, answer.body["code"]) == (403, "access.no_csrf_token")


def test_a_token_needs_no_guard_against_forgery(world: World) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {token_of(world, 'clerk')}"})
    assert Program(client).send(("a.txt", world.file_of(plan()))).status == 200


def test_a_one_time_password_is_changed_on_the_page_first(world: World) -> None:
    account = account_of(world.actors["clerk"])
    issue_one_time_password(actor=world.actors["administrator"], account_id=account.pk)
    client = Client()
    client.force_login(account_of(world.actors["clerk"]), backend="django.contrib.auth.backends.ModelBackend")
    answer = Program(client).get("/me")
    assert (answer.status, answer.body["code"]) == (403, "access.own_password_first")


def test_a_token_makes_no_tokens_and_no_passwords(world: World) -> None:
    door = with_token(token_of(world, "administrator"))
    account = world.actors["clerk"].account_id
    codes = [
        door.post("/me/tokens", {"name": "con"}).body["code"],
        door.post(f"/accounts/{account}/one-time-password").body["code"],
    ]
    assert codes == ["access.session_needed"] * 2


def test_an_agency_administrator_makes_no_token_for_the_national_monitor(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        issue_token(actor=world.actors["clerk"], account_id=account_of(world.actors["national"]).pk, name="x", days=1)
    assert refused.value.code == "account.not_allowed"


def test_the_described_api_is_open_to_read(world: World) -> None:
    assert Client().get(f"{ROOT}/openapi.json").status_code == 200
