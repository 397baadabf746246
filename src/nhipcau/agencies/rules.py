"""Decisions about accounts and names. Pure: no database, no clock, no Django."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal

# Roles that reach beyond one subtree: only the administrator of the whole installation hands them out.
BOUNDLESS = frozenset({AccountRole.NATIONAL_MONITOR})
MONITORS = frozenset({AccountRole.OFFICE_MONITOR, AccountRole.INSPECTOR})


def is_installation_administrator(actor: Actor) -> bool:
    return actor.administers_everything


def check_roles_may_be_given(*, actor: Actor, roles: Collection[AccountRole], agency_id: int | None) -> None:
    """Nobody hands out more than it holds: an agency's administrator gives no account beyond it."""
    if is_installation_administrator(actor):
        return
    if agency_id is None or BOUNDLESS & set(roles):
        raise Refusal("account.role_not_allowed")


def check_monitor_has_subtree(*, roles: Collection[AccountRole], watches_id: int | None) -> None:
    """An Office monitor or inspector without a subtree to watch would see nothing and wonder why."""
    if MONITORS & set(roles) and watches_id is None:
        raise Refusal("account.watches_missing")


def check_agency_given(*, roles: Collection[AccountRole], agency_id: int | None) -> None:
    """Accounts belong to agencies; only administrators and the national monitor may stand outside all of them."""
    free = {AccountRole.ADMINISTRATOR, AccountRole.NATIONAL_MONITOR}
    if agency_id is None and set(roles) - free:
        raise Refusal("account.agency_missing")


def check_has_roles(roles: Collection[AccountRole]) -> None:
    if not roles:
        raise Refusal("account.role_missing")


def check_token_days(*, days: int, longest: int) -> None:
    """A token that never ends is forgotten and found by somebody else."""
    if not 1 <= days <= longest:
        raise Refusal("account_token.too_long", limit=longest)


def check_basis_given(basis: str) -> None:
    """A name or a superior changes by a paper, and whoever asks later wants to know which."""
    if not basis.strip():
        raise Refusal("agency.basis_missing")


def check_follows(*, valid_from: date, last: date | None) -> None:
    """What is written of an agency through time is added at the end, never slipped in between."""
    if last is not None and valid_from <= last:
        raise Refusal("agency.earlier_than_last", day=f"{last.day:02d}/{last.month:02d}/{last.year}")
