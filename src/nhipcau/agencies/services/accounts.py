"""Accounts: made, given roles, given a new password without e-mail, closed."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.agencies import access, rules
from nhipcau.agencies.hierarchy import is_within
from nhipcau.agencies.models import Account, Agency
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal


@transaction.atomic
def create_account(
    *,
    actor: Actor,
    username: str,
    full_name: str,
    roles: Collection[AccountRole],
    password: str | None = None,
    agency: int | None = None,
    watches: int | None = None,
    post: str = "",
) -> tuple[Account, str]:
    """The account and the password to tell its owner: the given one, or a one-time password it must change."""
    _check_roles(actor=actor, roles=roles, agency_id=agency, watches_id=watches)
    if Account.objects.filter(username__iexact=username).exists():
        raise Refusal("account.username_taken", username=username)
    account = Account(
        username=username,
        full_name=full_name,
        post=post,
        agency_id=agency,
        watches_id=watches,
        roles=_stored(roles),
        must_change_password=password is None,
    )
    shown = password if password is not None else _one_time_password()
    if password is not None:
        _check_password(password, account)
    account.set_password(shown)
    account.save()
    audit.record(actor, "account.created", account, username=username, roles=_stored(roles), agency=agency)
    return account, shown


@transaction.atomic
def set_roles(*, actor: Actor, account_id: int, roles: Collection[AccountRole], watches: int | None = None) -> Account:
    account = _managed(actor, account_id)
    _check_roles(actor=actor, roles=roles, agency_id=account.agency_id, watches_id=watches)
    before = list(account.roles)
    account.roles, account.watches_id = _stored(roles), watches
    account.save(update_fields=["roles", "watches"])
    audit.record(actor, "account.roles_set", account, before=before, after=_stored(roles), watches=watches)
    return account


@transaction.atomic
def issue_one_time_password(*, actor: Actor, account_id: int) -> str:
    """A way back in without e-mail: shown once, worthless after its owner has changed it."""
    account = _managed(actor, account_id)
    if not access.reaches_no_further(actor, account, on=clock.today()):
        raise Refusal("account.not_allowed")
    password = _one_time_password()
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    audit.record(actor, "account.password_issued", account)
    return password


@transaction.atomic
def change_own_password(*, actor: Actor, account_id: int, password: str) -> None:
    if actor.account_id != account_id:
        raise Refusal("account.not_allowed")
    account = Account.objects.get(pk=account_id)
    _check_password(password, account)
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    audit.record(actor, "account.password_changed", account)


@transaction.atomic
def deactivate_account(*, actor: Actor, account_id: int) -> None:
    """Closes the way in; what the account did stays under its name."""
    account = _managed(actor, account_id)
    if account.pk == actor.account_id:
        raise Refusal("account.own_not_closed")
    account.is_active = False
    account.save(update_fields=["is_active"])
    audit.record(actor, "account.closed", account)


def _managed(actor: Actor, account_id: int) -> Account:
    account = Account.objects.select_for_update().filter(pk=account_id).first()
    if account is None or not access.may_manage_account(actor, account, on=clock.today()):
        raise Refusal("account.not_allowed")
    # An administrator of an agency does not take over accounts that reach further than its own.
    if rules.BOUNDLESS & account.role_set:
        rules.check_roles_may_be_given(actor=actor, roles=account.role_set, agency_id=account.agency_id)
    return account


def _check_roles(
    *, actor: Actor, roles: Collection[AccountRole], agency_id: int | None, watches_id: int | None
) -> None:
    if not actor.has(AccountRole.ADMINISTRATOR):
        raise Refusal("account.not_allowed")
    rules.check_has_roles(roles)
    rules.check_roles_may_be_given(actor=actor, roles=roles, agency_id=agency_id)
    rules.check_agency_given(roles=roles, agency_id=agency_id)
    rules.check_monitor_has_subtree(roles=roles, watches_id=watches_id)
    named = {target for target in (agency_id, watches_id) if target is not None}
    if Agency.objects.filter(pk__in=named).count() < len(named):
        raise Refusal("agency.not_found")
    if rules.is_installation_administrator(actor):
        return
    on = clock.today()
    for target in named:
        if not is_within(target, top_id=actor.agency_id, on=on):
            raise Refusal("agency.not_allowed")


def _check_password(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as weak:
        raise Refusal("account.password_weak", why=" ".join(weak.messages)) from weak


def _one_time_password() -> str:
    """Four groups without letters that look like digits: read out over the telephone, typed without mistakes."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def _stored(roles: Collection[AccountRole]) -> list[str]:
    return sorted(role.value for role in set(roles))
